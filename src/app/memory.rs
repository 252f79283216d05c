//! What is kept from one start to the next: what the user chose, and where one stood.
//!
//! Everything in it may be gone or wrong: a file that somebody has cut or edited, a plan that has
//! changed. What is not understood is left out.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::form::Form;
use super::history::Place;
use super::keys::Keymap;
use super::map::{Layers, MapLayer};
use super::news::Seen;
use super::speech::Speech;
use super::state::{App, NoticeKind, ThemeChoice};
use super::unfinished::Unfinished;
use super::view::FormMemory;
use super::walk::LeftWalk;
use super::words;
use crate::plan::parse;
use crate::text::Safe;

/// What is kept of a dashboard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    format: u32,
    /// The languages that the user chose; until then the locale decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speech: Option<Speech>,
    /// The colors that the user chose; until then the surroundings decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeChoice>,
    /// What the configuration said by then.
    #[serde(skip_serializing_if = "Configured::says_nothing")]
    configured: Configured,
    /// Where one stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The forms in which tabs open, where these are not their first ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tabs: Vec<Form>,
    /// How the forms were left.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forms: Vec<FormMemory>,
    /// The layers of the map, where they have been changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    layers: Option<Vec<MapLayer>>,
    /// The walkthrough that was on.
    #[serde(skip_serializing_if = "Option::is_none")]
    walk: Option<LeftWalk>,
    /// Places that the user has marked.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    marks: BTreeMap<char, Place>,
}

/// What the configuration file says of languages and colors, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Configured {
    /// The languages; empty where it says nothing of them.
    pub lang: String,
    /// The colors.
    pub theme: String,
}

impl Configured {
    fn says_nothing(&self) -> bool {
        *self == Configured::default()
    }
}

/// The version of what is kept that this program writes.
const FORMAT: u32 = 1;

/// What stands above it in its file.
const HEAD: &str = "// Where you stood, kept by planscope from one start to the next. Remove it and it begins anew.\n";

/// Why nothing is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoryError {
    /// The text is damaged.
    Damaged,
    /// A later version of the program has written it.
    Newer,
}

impl Memory {
    /// The name of the file that holds it.
    pub const NAME: &str = "place";

    /// Reads what [`Memory::to_text`] wrote.
    ///
    /// # Errors
    ///
    /// Where the text is no memory, or one that a later version wrote.
    pub fn parse(text: &str) -> Result<Memory, MemoryError> {
        read_kept(text)
    }

    /// Compares what the configuration says now with what it said when this was kept: who has changed it
    /// since wants that, and no longer what was chosen by a key before.
    pub fn take_configured(&mut self, configured: Configured) {
        if configured.lang != self.configured.lang {
            self.speech = None;
        }
        if configured.theme != self.configured.theme {
            self.theme = None;
        }
        self.configured = configured;
    }

    /// The text that is kept.
    pub fn to_text(&self) -> String {
        write_kept(HEAD, |format| Memory {
            format,
            ..self.clone()
        })
    }
}

/// Reads what [`write_kept`] wrote.
pub(super) fn read_kept<T: DeserializeOwned>(text: &str) -> Result<T, MemoryError> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    let head: Head = parse::options()
        .from_str(text)
        .map_err(|_| MemoryError::Damaged)?;
    if head.format > FORMAT {
        return Err(MemoryError::Newer);
    }
    parse::options()
        .from_str(text)
        .map_err(|_| MemoryError::Damaged)
}

/// The text of something that is kept, below a line about it; `kept` puts the version into it.
pub(super) fn write_kept<T: Serialize>(head: &str, kept: impl FnOnce(u32) -> T) -> String {
    let pretty = ron::ser::PrettyConfig::new().struct_names(false);
    let text = parse::options().to_string_pretty(&kept(FORMAT), pretty);
    let text = text.expect("texts and numbers can be written, by a test");
    format!("{head}{text}\n")
}

/// What the dashboard knows of its last start, and of what it leaves for the next.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// What the user has chosen, now or before.
    pub(super) chosen: Memory,
    /// Where one stood at the last start: to be gone to as soon as there is a plan.
    pub(super) resume: Option<Place>,
    /// Whether the user knows that nothing is kept between starts.
    forgetful: bool,
}

/// What was found of the last start.
#[derive(Debug, Default)]
pub struct Recalled {
    /// What was kept of the dashboard.
    pub memory: Memory,
    /// What was being typed.
    pub unfinished: Unfinished,
    /// The findings that were there at the last look at them; none where there was no look.
    pub seen: Option<Seen>,
}

impl App {
    /// Goes on from where the last start ended. What decides about the first frame, languages and colors,
    /// is for the settings to say: there options come before what was kept.
    pub fn recall(&mut self, recalled: Recalled) {
        let Recalled {
            memory,
            unfinished,
            seen,
        } = recalled;
        self.unfinished = unfinished;
        self.desk.news.recall(seen);
        self.kept.chosen = Memory {
            speech: memory.speech,
            theme: memory.theme,
            configured: memory.configured,
            ..Memory::default()
        };
        let place = memory.place.as_ref();
        self.form = place.map_or(self.form, |place| place.form);
        for form in memory.tabs.into_iter().chain([self.form]) {
            self.last_forms[form.tab() as usize] = form;
        }
        for form in memory.forms {
            self.views[form.form as usize].recall(form);
        }
        if let Some(layers) = memory.layers {
            self.map.layers = layers.into_iter().collect();
        }
        let fit = |mut place: Place| {
            place.at.clean();
            place
        };
        self.walking.left = memory.walk;
        let marks = memory.marks.into_iter();
        self.marks = marks.map(|(letter, place)| (letter, fit(place))).collect();
        self.kept.resume = memory.place.map(fit);
        if let Some(sentence) = self.unfinished.offer(self.lang()) {
            self.say(NoticeKind::Info, sentence);
        }
    }

    /// Takes the keys of the user's configuration, and says what is wrong with that.
    pub fn configure(&mut self, keymap: Keymap, wrong: Option<String>) {
        self.keymap = keymap;
        if let Some(sentence) = wrong {
            self.say(NoticeKind::Failure, sentence);
        }
    }

    /// What is to be kept for the next start.
    pub fn memory(&self) -> Memory {
        let plan = self.plan();
        let layers = self.map.layers;
        let is_first = |form: &Form| form.tab().forms()[0] == *form;
        let forms = self.last_forms.iter().copied();
        Memory {
            place: Some(self.here()),
            walk: self.left_walk(),
            tabs: forms.filter(|form| !is_first(form)).collect(),
            forms: self
                .views
                .iter()
                .filter_map(|view| view.memory(plan?))
                .collect(),
            layers: (layers != Layers::default()).then(|| {
                let all = MapLayer::ALL.into_iter();
                all.filter(|layer| layers.shows(*layer)).collect()
            }),
            marks: self
                .marks
                .iter()
                .map(|(letter, place)| (letter, place.clone()))
                .collect(),
            ..self.kept.chosen.clone()
        }
    }

    /// Something is not kept, or was not found: said once, however often it is tried.
    pub(super) fn take_state_failure(&mut self, why: [Safe; 2]) {
        if !std::mem::replace(&mut self.kept.forgetful, true) {
            let [zh, en] = &why;
            let head = words::NOT_KEPT.get(self.lang());
            let colon = self.lang().pick("：", ": ");
            let why = self.lang().pick(zh, en);
            self.say(NoticeKind::Failure, format!("{head}{colon}{why}"));
        }
    }
}

impl MemoryError {
    /// Why, in both languages.
    pub fn why(self) -> [Safe; 2] {
        match self {
            MemoryError::Damaged => ["上次保存的内容已损坏", "what was kept is damaged"],
            MemoryError::Newer => [
                "上次由更新版本的程序保存",
                "a later version of planscope has kept it",
            ],
        }
        .map(Safe::from)
    }
}
