//! What was kept from the last start: read before the first frame, behind what the options say.

use std::env;
use std::path::{Path, PathBuf};

use super::args::{Args, ThemeArg};
use crate::app::memory::{Memory, MemoryError, Recalled};
use crate::app::news::Seen;
use crate::app::unfinished::Unfinished;
use crate::app::{App, Msg, Settings};
use crate::plan::Lang;
use crate::shell::state_home;
use crate::store::StateDir;
use crate::text::Safe;

/// So many texts that were left unfinished are read.
const MOST: usize = 100;

/// What was found, and why there is no more.
#[derive(Debug, Default)]
pub(super) struct Recall {
    recalled: Recalled,
    failure: Option<[Safe; 2]>,
}

impl Recall {
    /// What was kept for a plan, and where more is to be kept, if anywhere.
    pub(super) fn of_plan(plan: Option<&Path>) -> (Recall, Option<StateDir>) {
        let home = state_home(|name| env::var_os(name).map(PathBuf::from));
        match home {
            Some(home) => Recall::read(StateDir::of_plan(&home, plan)),
            None => (Recall::default(), None),
        }
    }

    fn read(state: StateDir) -> (Recall, Option<StateDir>) {
        let mut recall = Recall::default();
        let mut newer = false;
        match state.read(Memory::NAME) {
            Ok(text) => match text.as_deref().map(Memory::parse) {
                None => {}
                Some(Ok(memory)) => recall.recalled.memory = memory,
                Some(Err(error)) => {
                    newer = error == MemoryError::Newer;
                    recall.failure = Some(error.why());
                }
            },
            Err(error) => {
                recall.failure = Some([Lang::Zh, Lang::En].map(|lang| error.message(lang)));
            }
        }
        if let Ok(Some(text)) = state.read(Seen::NAME) {
            match Seen::parse(&text) {
                Ok(seen) => recall.recalled.seen = Some(seen),
                Err(error) => {
                    newer |= error == MemoryError::Newer;
                    recall.failure.get_or_insert(error.why());
                }
            }
        }
        let names = state.names().into_iter();
        let texts = names.filter(|name| name.starts_with(Unfinished::NAMES));
        for name in texts.take(MOST) {
            if let Ok(Some(text)) = state.read(&name) {
                recall.recalled.unfinished.take_file(&name, &text);
            }
        }
        // What a later version has written is for that version to change.
        (recall, Some(state).filter(|_| !newer))
    }

    /// Settles what the first frame shows: an option comes first, then what the user chose last time,
    /// then the surroundings.
    pub(super) fn prepare(&mut self, settings: &mut Settings, args: &Args) {
        let memory = &mut self.recalled.memory;
        if args.view.tab.is_some() {
            memory.place = None;
        }
        if let (None, Some(speech)) = (args.lang, memory.speech) {
            settings.speech = speech;
        }
        let asks_for_no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if let (ThemeArg::Auto, false, Some(theme)) =
            (args.view.theme, asks_for_no_color, memory.theme)
        {
            settings.theme = theme;
        }
    }

    /// Hands the app the rest.
    pub(super) fn tell(self, app: &mut App) {
        app.recall(self.recalled);
        if let Some(failure) = self.failure {
            app.update(Msg::StateFailed(failure));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_later_version_keeps_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let state = StateDir::of_plan(home.path(), None);
        let read = |text: &str| {
            state.write(Memory::NAME, text).unwrap();
            let (recall, state) = Recall::read(state.clone());
            (
                recall.failure.map(|[_, en]| en.to_string()),
                state.is_some(),
            )
        };
        assert_eq!(read("(format: 1)"), (None, true));
        let (said, writes) = read("(format: 2, place: \"elsewhere\")");
        assert!(said.unwrap().contains("later version") && !writes);
        let (said, writes) = read("(format: 1, speech: Latin)");
        assert!(said.unwrap().contains("damaged") && writes);
    }
}
