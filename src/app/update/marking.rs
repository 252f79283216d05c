//! Marking places with letters, and returning to them.

use crate::app::history::Place;
use crate::app::key::{Key, KeyCode};
use crate::app::keymap::fold_key;
use crate::app::marks::{Letter, letter_of};
use crate::app::msg::Effect;
use crate::app::overlay::OverlayKind;
use crate::app::rows::Item;
use crate::app::state::{App, NoticeKind};
use crate::app::subject::Subject;
use crate::app::words;
use crate::plan::{EntityRef, Lang, Plan};
use crate::text::Safe;

impl App {
    /// `m` and `'`: the next key is a letter.
    pub(super) fn ask_for_letter(&mut self, letter: Letter) {
        let lang = self.lang();
        let used = self.marks.letters();
        let sentence = match letter {
            Letter::Mark if used.is_empty() => words::WHICH_LETTER.get(lang).to_owned(),
            Letter::Mark => lang.pick(
                format!("按一个字母标记此处；已用：{used}"),
                format!("press a letter to mark this place; in use: {used}"),
            ),
            Letter::Return => {
                let marks = self.marks.iter();
                let each = marks.map(|(letter, place)| format!("{letter} {}", self.name_of(place)));
                let each: Vec<String> = each.collect();
                let each = each.join("  ");
                lang.pick(
                    format!("按字母回到：{each}"),
                    format!("press a letter to return: {each}"),
                )
            }
        };
        self.letter = Some(letter);
        self.say(NoticeKind::Info, sentence);
    }

    /// The key that follows `m` or `'`.
    pub(super) fn take_letter(&mut self, wanted: Letter, key: Key) -> Vec<Effect> {
        self.letter = None;
        match (wanted, letter_of(key)) {
            (Letter::Mark, Some(letter)) => self.mark(letter),
            (Letter::Return, Some(letter)) => self.return_to(letter),
            // As in vi: twice the same key is the place before.
            (Letter::Return, None) if fold_key(key) == Key::char('\'') => {
                return self.run(crate::app::Command::LastPlace);
            }
            (_, None) if key.code == KeyCode::Esc || key == Key::char('c').with_ctrl() => {}
            (_, None) => self.say(NoticeKind::Info, words::NO_LETTER.get(self.lang())),
        }
        Vec::new()
    }

    fn mark(&mut self, letter: char) {
        let here = self.here();
        let name = self.name_of(&here);
        self.marks.set(letter, here);
        let lang = self.lang();
        self.say(
            NoticeKind::Info,
            lang.pick(
                format!("已标记 {letter}：{name}"),
                format!("{letter} marks {name}"),
            ),
        );
    }

    /// Goes to a marked place, if the plan still has it.
    pub(super) fn return_to(&mut self, letter: char) {
        let lang = self.lang();
        let (Some(place), Some(plan)) = (self.marks.get(letter).cloned(), self.plan.clone()) else {
            let sentence = lang.pick(
                format!("没有标记 {letter}；:marks 列出全部"),
                format!("nothing is marked {letter}; :marks lists what is"),
            );
            return self.say(NoticeKind::Info, sentence);
        };
        if let Some(item) = &place.at.item
            && item.subject(&plan).is_none()
        {
            let name = self.name_of(&place);
            let sentence = lang.pick(
                format!("方案中已没有标记 {letter} 处的事项：{name}"),
                format!("what {letter} marks is no longer in the plan: {name}"),
            );
            return self.say(NoticeKind::Failure, sentence);
        }
        let here = self.here();
        self.history.leave(here);
        self.restore(place);
    }

    /// Takes away the mark, or throws away the text, that is selected in the list of them.
    pub(super) fn remove(&mut self) {
        if let Some(letter) = self.selected_mark() {
            self.marks.remove(letter);
        } else {
            self.throw_text_away();
        }
        self.settle_overlay();
    }

    /// The letter that is selected in the list of marks.
    pub(super) fn selected_mark(&self) -> Option<char> {
        let overlay = self.overlay.as_ref();
        let overlay = overlay.filter(|overlay| overlay.kind == OverlayKind::Marks)?;
        let letters = self.marked_places(&overlay.filter);
        letters.get(overlay.cursor.selected).copied()
    }

    /// The letters of the marks that are meant by what is typed.
    pub fn marked_places(&self, filter: &str) -> Vec<char> {
        let query = crate::search::Query::new(filter);
        let marks = self.marks.iter();
        let marks = query.narrow(marks.collect(), |query, (letter, place), surety| {
            let (name, form) = (self.name_of(place), place.form.name(self.lang()));
            let letter = letter.to_string();
            query.means([letter.as_str(), name.as_str(), form], surety)
        });
        marks.into_iter().map(|(letter, _)| letter).collect()
    }

    /// What a place is called: the thing that is selected there, or the form.
    pub fn name_of(&self, place: &Place) -> Safe {
        let lang = self.lang();
        let form = || Safe::from(place.form.name(lang));
        let Some(item) = &place.at.item else {
            return form();
        };
        match self
            .plan()
            .and_then(|plan| Some((plan, item.subject(plan)?)))
        {
            Some((plan, subject)) => subject_name(plan, subject, lang).unwrap_or_else(form),
            None => item.id().map_or_else(form, Safe::from),
        }
    }
}

/// What a thing, a row or a cell is called; headings of ours have no name.
fn subject_name(plan: &Plan, subject: Subject, lang: Lang) -> Option<Safe> {
    let of_thing = |entity: EntityRef| {
        let facts = plan.get(entity);
        match facts.name.get(lang) {
            name if name.is_empty() => facts.id.0.clone(),
            name => name.clone(),
        }
    };
    match subject {
        Subject::Item(Item::Entity(entity)) => Some(of_thing(entity)),
        Subject::Item(Item::Row { table, row }) => {
            let at = plan.row_locator(table, row as usize)?;
            Some(Safe::from(at.to_string()))
        }
        Subject::Item(Item::Heading(heading)) => heading.entity().map(of_thing),
        Subject::Cell(row, column) => {
            let [row, column] = [row, column].map(of_thing);
            Some(Safe::from(format!("{row} x {column}")))
        }
        Subject::Item(Item::Break(_) | Item::Finding(_)) | Subject::Nothing => None,
    }
}
