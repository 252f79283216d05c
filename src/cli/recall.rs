//! What was kept from the last start: read before the first frame, behind what the options say.

use std::env;
use std::path::{Path, PathBuf};

use super::args::Args;
use super::settings::asks_for_no_color;
use crate::app::memory::{Configured, Memory, MemoryError, Recalled};
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

    /// Settles what the first frame shows, where options leave it open: what the user chose by a key
    /// comes before what the configuration says, unless that has been changed since; then the
    /// surroundings.
    pub(super) fn prepare(
        &mut self,
        settings: &mut Settings,
        options: Given,
        configured: Option<Configured>,
    ) {
        let memory = &mut self.recalled.memory;
        if options.tab {
            memory.place = None;
        }
        if let Some(configured) = configured {
            memory.take_configured(configured);
        }
        if let (false, Some(speech)) = (options.lang, memory.speech) {
            settings.speech = speech;
        }
        if let (false, Some(theme)) = (options.theme || asks_for_no_color(), memory.theme) {
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

/// What options say, so that nothing else decides about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    tab: bool,
    lang: bool,
    theme: bool,
}

impl Given {
    /// What the arguments say as they were typed.
    pub(super) fn by(args: &Args) -> Given {
        Given {
            tab: args.view.tab.is_some(),
            lang: args.lang.is_some(),
            theme: args.view.theme.is_some(),
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
