//! The dashboard with faults built in, to see what becomes of them: the space tab cannot be drawn, and
//! whoever wants to edit (`e`) ends the program.
//!
//! `faulty PLAN`

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use planscope::app::map::Look;
use planscope::app::{App, Form, Settings, Source, Speech, Tab, ThemeChoice};
use planscope::plan::Lang;
use planscope::shell::{
    self, Days, Ended, Loader, MouseUse, Options, PlanSource, Surroundings, WidthChoice,
};
use planscope::text::Measure;
use planscope::ui;
use ratatui::buffer::Buffer;

#[expect(clippy::print_stderr, reason = "the terminal is given back by then")]
fn main() -> ExitCode {
    let path: PathBuf = std::env::args_os().nth(1).unwrap_or_default().into();
    let surroundings = Surroundings::of_process();
    let app = App::new(Settings {
        source: Source {
            name: "plan".into(),
            path: Some(path.clone()),
        },
        speech: Speech::One(Lang::En),
        theme: ThemeChoice::Dark,
        measure: Measure::NARROW,
        look: Look::Safe,
        form: Form::Summary,
        goto: None,
        lens: None,
        today: planscope::plan::Date::of_unix_seconds(1_772_323_200),
    });
    let loader = Loader::start(PlanSource::File(path), app.today);
    let ended = shell::run(Options {
        app,
        loader,
        days: Days::Stay,
        depth: surroundings.depth(),
        multiplexer: surroundings.multiplexer,
        mouse: MouseUse::Off,
        draw,
        width: WidthChoice::Asked,
        state: None,
        journal: None,
        journals: None,
        variable,
    });
    match ended.map(|left| left.ended) {
        Ok(Ended::Quit) => ExitCode::SUCCESS,
        Ok(Ended::Outside(ending)) => ExitCode::from(ending.exit_code()),
        Ok(Ended::Fault(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(101)
        }
        Ok(Ended::Unread(_)) | Err(_) => ExitCode::from(2),
    }
}

/// A fault whose words would speak to the terminal, as those of a real one may.
const FAULT: &str = "a fault that says \u{1b}]52;c;QQ==\u{7}\u{9b}";

fn draw(app: &App, depth: ui::Depth, buffer: &mut Buffer) -> ui::Frame {
    assert!(app.form.tab() != Tab::Space, "{FAULT}");
    ui::draw(app, depth, buffer)
}

fn variable(name: &str) -> Option<OsString> {
    assert!(!matches!(name, "VISUAL" | "EDITOR"), "{FAULT}");
    std::env::var_os(name)
}
