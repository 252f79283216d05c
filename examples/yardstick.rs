//! The yardstick for starting and drawing: the smallest ratatui program that shows one list.
//!
//! Stock parts throughout: ratatui's own set-up, its crossterm backend, crossterm's events. It draws
//! 500 rows' worth of a list, moves with `j` and `k`, and quits on `q`.

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind};
use ratatui::widgets::{List, ListState};

fn main() -> std::io::Result<()> {
    let rows: Vec<String> = (1..=500)
        .map(|n| format!("{n:3}  科技服务 science and technology services"))
        .collect();
    let mut state = ListState::default().with_selected(Some(0));
    let mut terminal = ratatui::try_init()?;
    let result = loop {
        let list = List::new(rows.iter().map(String::as_str)).highlight_symbol("> ");
        let drawn = terminal.draw(|frame| {
            frame.render_stateful_widget(list, frame.area(), &mut state);
        });
        if let Err(error) = drawn {
            break Err(error);
        }
        match event::read() {
            Ok(Event::Key(key)) if key.kind == KeyEventKind::Press => match key.code {
                KeyCode::Char('q') => break Ok(()),
                KeyCode::Char('j') => state.select_next(),
                KeyCode::Char('k') => state.select_previous(),
                _ => {}
            },
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    ratatui::try_restore()?;
    result
}
