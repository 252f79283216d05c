//! The places one has been to.

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::state::CardPart;
use super::view::Standing;
use crate::plan::file::Zoom;

/// A place: a form, where one stood in it, and how it was looked at. Enough to see the same screen
/// again, as long as nobody folds, sorts or resizes what is on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The form.
    pub form: Form,
    /// Where one stood in it.
    #[serde(default)]
    pub at: Standing,
    /// The link in the card on which one stood, if one was in the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<usize>,
    /// How far the card was scrolled.
    #[serde(default)]
    pub scroll: usize,
    /// Which part of the card was wanted.
    #[serde(default)]
    pub part: CardPart,
    /// How the body was divided.
    #[serde(default)]
    pub zoom: Zoom,
    /// The id of the thing through whose lens one looked, if through any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lens: Option<String>,
}

impl Place {
    /// The same place, whatever part of its list and card is on the screen.
    #[must_use]
    pub fn unscrolled(mut self) -> Place {
        self.at.before = (0, 0);
        (self.scroll, self.part) = (0, CardPart::default());
        self
    }
}

/// The places behind and before the present one.
#[derive(Clone, Debug, Default)]
pub struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
    /// The place that was left last, in whichever direction.
    last: Option<Place>,
}

/// So many places are remembered.
const REMEMBERED: usize = 200;

impl History {
    /// Notes that one leaves `from` by a jump: what was ahead is no longer.
    pub fn leave(&mut self, from: Place) {
        self.forward.clear();
        self.last = Some(from.clone());
        if self.back.last() != Some(&from) {
            self.back.push(from);
        }
        if self.back.len() > REMEMBERED {
            self.back.remove(0);
        }
    }

    /// The place before, for one who now stands at `here`.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        let place = self.back.pop()?;
        self.last = Some(here.clone());
        self.forward.push(here);
        Some(place)
    }

    /// The place after, for one who now stands at `here`.
    pub fn forward(&mut self, here: Place) -> Option<Place> {
        let place = self.forward.pop()?;
        self.last = Some(here.clone());
        self.back.push(here);
        Some(place)
    }

    /// The place that was left last, for one who now jumps there from `here`.
    pub fn last(&mut self, here: Place) -> Option<Place> {
        let place = self.last.take()?;
        self.leave(here);
        Some(place)
    }

    /// The places that were left, the last one first.
    pub fn recent(&self) -> impl Iterator<Item = &Place> {
        let last = self.last.iter();
        last.chain(self.forward.iter().rev())
            .chain(self.back.iter().rev())
    }

    /// Whether any place was left that is another than `here`: a jump may lead where one stands.
    pub fn has_last(&self, here: Place) -> bool {
        let here = here.unscrolled();
        let mut last = self.last.iter();
        last.any(|last| last.clone().unscrolled() != here)
    }

    /// Whether there is a place before.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place after.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}
