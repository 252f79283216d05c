//! A command that does not apply changes nothing and says why; one that applies does something.

use planscope::app::Command;
use planscope::app::keymap::{BINDINGS, NAMES};

use crate::common::Screen;

/// Tries any command that could be run here: by a key, or from help and by name where no list or field is open.
pub(crate) fn check(screen: &mut Screen, random: &mut fastrand::Rng) {
    let contexts = screen.app.contexts();
    let by_key = BINDINGS
        .iter()
        .filter(|row| contexts.contains(&row.context));
    let by_key = by_key.map(|row| row.command);
    let by_name = NAMES.iter().map(|(_, command)| *command);
    let from_help = BINDINGS.iter().map(|row| row.command);
    let over = screen.app.overlay.is_some() || screen.app.peek.is_some();
    let is_open = screen.app.field.is_none() && !over;
    let commands: Vec<Command> = match is_open {
        true => by_name.chain(from_help).collect(),
        false => by_key.collect(),
    };
    let command = commands[random.usize(..commands.len())];
    screen.app.notice = None;
    let allowed = screen.app.can(command);
    let before = state(screen);
    let effects = screen.app.run(command);
    let changed = state(screen) != before;
    let said = screen.app.notice.is_some();
    if allowed.is_err() {
        assert!(
            !changed,
            "{command:?} is refused and changes the state all the same"
        );
        assert!(
            said && effects.is_empty(),
            "{command:?} is refused in silence"
        );
    } else if !may_do_nothing(command) {
        assert!(
            changed || said || !effects.is_empty(),
            "{command:?} applies and does nothing\n{before}"
        );
    }
    screen.tell(planscope::app::Msg::Resized(0, 0));
}

/// Steps, scrolls and walks from mark to mark end at an edge or where they began; a tab may be open
/// already; a heading leads nowhere.
fn may_do_nothing(command: Command) -> bool {
    use Command as C;
    let steps = matches!(
        command,
        C::Up | C::Down | C::Left | C::Right | C::First | C::Last | C::NextMark | C::PreviousMark
    );
    let pages = matches!(
        command,
        C::HalfPageUp | C::HalfPageDown | C::PageUp | C::PageDown | C::CardUp | C::CardDown
    );
    steps || pages || matches!(command, C::Tab(_) | C::Open)
}

/// Everything that a user could notice.
fn state(screen: &Screen) -> String {
    let app = &screen.app;
    let view = app.view();
    let place = (
        app.form,
        app.focus,
        app.zoom,
        app.link,
        app.card_scroll,
        app.card_part,
    );
    let inside = (
        (&app.overlay, &app.peek),
        app.lens_id(),
        &app.field,
        app.speech,
        app.theme,
        app.map.layers,
    );
    let list = (
        view.cursor,
        view.across,
        &view.filter,
        view.sort,
        view.on_map,
        view.rows().len(),
    );
    let walk = (app.walk(), app.has_strayed());
    let history = [Command::Back, Command::Forward, Command::LastPlace].map(|c| app.can(c).is_ok());
    format!(
        "{place:?} {inside:?} {list:?} {history:?} {walk:?} {:?}",
        app.subject()
    )
}
