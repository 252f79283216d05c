//! Peeking at links: opening the card of one over the screen, moving about in it, following it for real.

use crate::app::command::Command;
use crate::app::keymap::{BINDINGS, Context};
use crate::app::msg::Effect;
use crate::app::peek::{Glance, Peek};
use crate::app::rows::Item;
use crate::app::stable::StableItem;
use crate::app::state::{App, CardPart, Focus};
use crate::app::subject::{Subject, card_groups};
use crate::app::words;
use crate::plan::{Label, Plan};

use super::moving::Edge;

impl App {
    /// `p`: the card of a link; in a peek one card further, or out of it where one stands on no link.
    pub(super) fn peek(&mut self) {
        let Some(mut peek) = self.peek.take() else {
            self.peek = self.peek_target().ok().map(Peek::at);
            return;
        };
        if let Some(to) = self.glance_link(&peek.top) {
            peek.deepen(Subject::Item(to));
            self.peek = Some(peek);
        }
    }

    /// What `p` shows from outside a peek: in the card the thing behind the link, in a list the card of
    /// what is selected where it is not on the screen anyway, else that of its first link.
    pub(super) fn peek_target(&self) -> Result<Subject, Label> {
        let subject = self.subject();
        if self.focus == Focus::List && !self.card_is_seen() {
            return match subject {
                Subject::Nothing => Err(words::NOTHING_TO_PEEK),
                subject => Ok(subject),
            };
        }
        let link = match self.focus {
            Focus::Card => self.link,
            Focus::List => 0,
        };
        let to = self.card_links().get(link).copied();
        to.map(Subject::Item).ok_or(words::NO_LINKS)
    }

    /// Whether a command belongs to the peek; any other closes it.
    pub(super) fn ends_peek(&self, command: Command) -> bool {
        let inside = |row: &&crate::app::keymap::Binding| {
            row.context == Context::Peek && row.command == command
        };
        self.overlay.is_none() && BINDINGS.iter().find(inside).is_none()
    }

    /// Where the links of a card at which one peeks lead.
    pub fn glance_links(&self, glance: &Glance) -> Vec<Item> {
        let plan = self.plan();
        let groups = plan.map(|plan| card_groups(plan, self.findings(), glance.subject));
        let links = groups.iter().flatten().flat_map(|group| &group.links);
        links.map(|link| link.to).collect()
    }

    fn glance_link(&self, glance: &Glance) -> Option<Item> {
        glance
            .link
            .and_then(|link| self.glance_links(glance).get(link).copied())
    }

    /// From link to link in the peek; before the first one, onto none.
    pub(super) fn step_glance(&mut self, by: isize) {
        let Some(peek) = &self.peek else { return };
        let links = self.glance_links(&peek.top).len();
        let seen = self.drawn.peek.link_seen || peek.top.part == CardPart::AtLink;
        let link = match peek.top.link {
            _ if links == 0 => None,
            None if by > 0 => Some(0),
            None => None,
            Some(link) if !seen => Some(link),
            Some(0) if by < 0 => None,
            Some(link) => Some(link.saturating_add_signed(by).min(links - 1)),
        };
        let Some(peek) = &mut self.peek else { return };
        if link.is_none() {
            peek.top.link = None;
            return self.scroll_glance(by);
        }
        peek.top.link = link;
        peek.top.part = CardPart::AtLink;
    }

    pub(super) fn scroll_glance(&mut self, by: isize) {
        let drawn = self.drawn.peek;
        let last = drawn.lines.saturating_sub(drawn.height);
        if let Some(peek) = &mut self.peek {
            peek.top.scroll = peek.top.scroll.saturating_add_signed(by).min(last);
            peek.top.part = CardPart::Scrolled;
        }
    }

    /// To the top of the card, on no link, or to its last link.
    pub(super) fn go_to_edge_of_glance(&mut self, edge: Edge) {
        match edge {
            Edge::First => {
                if let Some(peek) = &mut self.peek {
                    peek.top = Glance::at(peek.top.subject);
                }
            }
            Edge::Last => {
                self.scroll_glance(isize::MAX);
                let Some(peek) = &self.peek else { return };
                let last = self.glance_links(&peek.top).len().checked_sub(1);
                if let (Some(peek), Some(last)) = (&mut self.peek, last) {
                    peek.top.link = Some(last);
                    peek.top.part = CardPart::AtLink;
                }
            }
        }
    }

    /// Enter in a peek: to the thing behind the link on which one stands, or to the thing itself.
    pub(super) fn follow_glance(&mut self) -> Vec<Effect> {
        let Some(peek) = self.peek.take() else {
            return Vec::new();
        };
        match (self.glance_link(&peek.top), peek.top.subject) {
            (Some(to), _) => self.go_to_item(to),
            // The card of what one stands on already.
            (None, subject) if subject == self.subject() => return self.open(),
            (None, Subject::Item(Item::Heading(_) | Item::Break(_))) => {}
            (None, Subject::Item(to)) => self.go_to_item(to),
            (None, Subject::Cell(..) | Subject::Nothing) => {}
        }
        Vec::new()
    }

    /// Back to the card before, or out of the peek.
    pub(super) fn leave_glance(&mut self) {
        self.peek = self.peek.take().and_then(Peek::without_top);
    }

    /// A click on a link of the peek.
    pub(super) fn click_glance(&mut self, link: usize) -> Vec<Effect> {
        if let Some(peek) = &mut self.peek {
            peek.top.link = Some(link);
        }
        self.follow_glance()
    }
}

/// A peek by names, while another plan takes the place of this one.
#[derive(Debug)]
pub(super) struct KeptPeek(Vec<(StableItem, Glance)>);

impl KeptPeek {
    pub(super) fn of(plan: &Plan, peek: Peek) -> KeptPeek {
        let glances = peek.behind.into_iter().chain([peek.top]);
        let named = glances.filter_map(|glance| {
            let name = StableItem::of_subject(plan, glance.subject)?;
            Some((name, glance))
        });
        KeptPeek(named.collect())
    }
}

impl App {
    /// The cards of a peek that the new plan still has.
    pub(super) fn restore_peek(&mut self, kept: KeptPeek) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let found = kept.0.into_iter().filter_map(|(name, glance)| {
            let subject = name.subject(&plan)?;
            Some(Glance { subject, ..glance })
        });
        let mut behind: Vec<Glance> = found.collect();
        for glance in &mut behind {
            let links = self.glance_links(glance).len();
            glance.link = glance.link.filter(|link| *link < links);
        }
        self.peek = behind.pop().map(|top| Peek { behind, top });
    }

    /// Says why there is nothing at which to peek.
    pub(super) fn can_peek(&self) -> Result<(), Label> {
        match &self.peek {
            Some(_) => Ok(()),
            None => self.peek_target().map(drop),
        }
    }
}
