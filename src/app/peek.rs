//! A peek: the card of a link laid over the screen, without leaving the place where one stands.

use super::state::CardPart;
use super::subject::Subject;

/// Cards laid over the screen, each the card of a link of the one before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Peek {
    /// The cards below the top one, the first peek at the front.
    pub behind: Vec<Glance>,
    /// The card that is seen.
    pub top: Glance,
}

/// A card at which one peeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// What it speaks of.
    pub subject: Subject,
    /// The link on which one stands, once one has stepped onto one.
    pub link: Option<usize>,
    /// The first line that is wanted.
    pub scroll: usize,
    /// Which part is wanted.
    pub part: CardPart,
}

/// So many cards lie over each other at the most: the one at the bottom is forgotten first.
const DEEPEST: usize = 50;

impl Glance {
    /// A card at its top.
    pub fn at(subject: Subject) -> Glance {
        Glance {
            subject,
            link: None,
            scroll: 0,
            part: CardPart::Scrolled,
        }
    }
}

impl Peek {
    /// A first card.
    pub fn at(subject: Subject) -> Peek {
        Peek {
            behind: Vec::new(),
            top: Glance::at(subject),
        }
    }

    /// One card further.
    pub fn deepen(&mut self, subject: Subject) {
        let below = std::mem::replace(&mut self.top, Glance::at(subject));
        self.behind.push(below);
        if self.behind.len() >= DEEPEST {
            self.behind.remove(0);
        }
    }

    /// The peek without its top card; none where that was the only one.
    pub fn without_top(mut self) -> Option<Peek> {
        let top = self.behind.pop()?;
        Some(Peek { top, ..self })
    }
}
