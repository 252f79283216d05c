//! Taking along: the address of what is selected, and its card.

use crate::app::address::Address;
use crate::app::msg::{CopyError, Effect};
use crate::app::rows::Item;
use crate::app::state::{App, NoticeKind};
use crate::app::subject::{Subject, edges_between};
use crate::app::words;
use crate::export::{self, show};
use crate::plan::EntityRef;
use crate::text::Safe;

impl App {
    /// `y`: the address of what is selected.
    pub(super) fn copy_address(&mut self) -> Vec<Effect> {
        let address = self.address().map(|address| address.to_string());
        copy(&address.unwrap_or_default())
    }

    /// `Y`: what the card says, as Markdown.
    pub(super) fn copy_card(&mut self) -> Vec<Effect> {
        copy(&self.card_as_markdown().unwrap_or_default())
    }

    /// How the place where one stands is cited: its form stands in it only where the thing does not
    /// live there.
    pub fn address(&mut self) -> Option<Address> {
        let plan = self.plan.clone()?;
        let here = self.form;
        let subject = self.subject();
        let (thing, home) = match subject {
            Subject::Item(Item::Row { table, row }) => {
                let at = plan.row_locator(table, row as usize)?;
                let item = Item::Row { table, row };
                (at.to_string(), self.form_of_row(&plan, item))
            }
            _ => {
                let entity = subject.entity()?;
                let id = plan.get(entity).id.raw().to_owned();
                match subject {
                    // A heading stands for a thing that has its row elsewhere.
                    Subject::Item(Item::Heading(_)) => (id, None),
                    _ => (id, self.home_of(&plan, entity)),
                }
            }
        };
        let form = (home != Some(here)).then_some(here);
        let lens = self.lens_id();
        Some(Address { thing, form, lens })
    }

    /// What the card says as a document.
    fn card_as_markdown(&self) -> Option<String> {
        let plan = self.plan()?;
        let languages = self.speech.languages();
        let of_thing = |entity: EntityRef| show::markdown(plan, entity, self.lens(), languages);
        match self.subject() {
            Subject::Item(Item::Row { table, row }) => {
                let row = row as usize;
                let listing = match self.lens() {
                    Some(lens) => export::row_listing_through(plan, table, row, lens),
                    None => export::row_listing(plan, table, row),
                };
                Some(export::format::markdown(&listing, languages))
            }
            Subject::Cell(row, column) => {
                let edges = edges_between(plan, row, column);
                Some(show::meeting(plan, [row, column], &edges, languages))
            }
            subject => subject.entity().map(of_thing),
        }
    }

    /// Whether a copy is on its way; a terminal never says whether it took it.
    pub(super) fn say_copied(&mut self, outcome: Result<(), CopyError>) {
        match outcome {
            Ok(()) => self.say(NoticeKind::Info, words::COPIED.get(self.lang())),
            Err(why) => self.say(NoticeKind::Failure, why.message(self.lang())),
        }
    }
}

fn copy(text: &str) -> Vec<Effect> {
    vec![Effect::Copy(text.lines().map(Safe::from).collect())]
}
