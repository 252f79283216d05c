//! The targets of the summary: a name, a number in a column, a unit.

use super::{INDENT, Line, Page, Put};
use crate::plan::file::{Facts, Target};
use crate::plan::{EntityRef, Lang, bounds, unit_after};
use crate::text::Shown;
use crate::ui::theme::Role;
use crate::ui::tree::name;

/// A unit wider than this is left out where the name says it too, or else stands on a line below.
const WIDEST_UNIT: (u16, u16) = (5, 24);
/// From so many columns units of words stand beside their numbers.
const ROOM_FOR_UNITS: u16 = 56;

/// How much room the numbers of targets take, and the units behind them.
#[derive(Clone, Copy)]
pub(super) struct TargetRoom {
    number: u16,
    unit: u16,
    widest_unit: u16,
    /// Where names in the second language start, where there is room for them.
    second: Option<u16>,
}

impl Page<'_> {
    /// The room that the numbers and units of these targets need.
    pub(super) fn target_room(&self, targets: &[usize], width: u16) -> TargetRoom {
        let widest_unit = match width {
            ROOM_FOR_UNITS.. => WIDEST_UNIT.1,
            _ => WIDEST_UNIT.0,
        };
        let mut room = TargetRoom {
            number: 0,
            unit: 0,
            widest_unit,
            second: None,
        };
        let mut longest = 0;
        for (thing, target) in targets.iter().filter_map(|index| self.target(*index)) {
            let (number, unit) = self.value(target);
            let unit = self.columns(&unit);
            longest = longest.max(self.columns(name(self.plan, thing, self.lang()).as_str()));
            room.number = room.number.max(self.columns(&number));
            if unit <= widest_unit {
                room.unit = room.unit.max(unit);
            }
        }
        room.number = room.number.min(width / 2);
        room.second = (width >= ROOM_FOR_UNITS).then_some(INDENT + longest + 2);
        room
    }

    fn target(&self, index: usize) -> Option<(EntityRef, &Target)> {
        let thing = self.entries[index].thing?;
        match &self.plan.get(thing).is {
            Facts::Target(target) => Some((thing, target)),
            _ => None,
        }
    }

    /// The number with its sign, and the unit as it follows: `>= 80` and ` enterprises`.
    fn value(&self, target: &Target) -> (String, String) {
        let lang = self.lang();
        let Some(low) = target.low else {
            return (target.operator.label(lang).to_owned(), String::new());
        };
        let number = bounds(low, target.high);
        let number = match target.operator.sign(lang) {
            "" => number,
            sign => format!("{sign} {number}"),
        };
        (number, unit_after(&target.unit, lang))
    }

    /// A target: its name, its number in a column, and its unit.
    pub(super) fn target_lines(&self, index: usize, width: u16, room: TargetRoom) -> Vec<Line> {
        let Some((thing, target)) = self.target(index) else {
            return Vec::new();
        };
        let lang = self.lang();
        let (number, unit) = self.value(target);
        let value_end = width.saturating_sub(room.unit);
        let names_end = value_end.saturating_sub(room.number + 2);
        let names = self.names_within(thing, lang, names_end.saturating_sub(INDENT));
        let is_said = says_unit(name(self.plan, thing, lang).as_str(), &unit);
        let names = names.into_iter().map(|text| {
            vec![Put {
                x: INDENT,
                text,
                role: self.role(&self.entries[index]),
            }]
        });
        let mut lines: Vec<Line> = names.collect();
        let line = &mut lines[0];
        if let (Some(second), Some(x)) = (self.app.speech.second(), room.second) {
            let text = self.short(thing, second);
            if x + self.columns(&text) <= names_end {
                line.push(Put {
                    x,
                    text: Shown::new(text),
                    role: Role::Dim,
                });
            }
        }
        let is_trend = target.low.is_none();
        line.push(Put {
            x: value_end.saturating_sub(self.columns(&number)),
            text: Shown::new(number),
            role: if is_trend { Role::Dim } else { Role::Text },
        });
        let unit_width = self.columns(&unit);
        if unit_width <= room.widest_unit {
            line.push(Put {
                x: value_end,
                text: Shown::new(unit),
                role: Role::Text,
            });
            return lines;
        }
        if is_said {
            return lines;
        }
        let below = Put {
            x: width.saturating_sub(unit_width),
            text: Shown::new(unit),
            role: Role::Text,
        };
        match lines.get_mut(1) {
            Some(line) => line.push(below),
            None => lines.push(vec![below]),
        }
        lines
    }

    /// The name in full, or in short where that has no room; where the short one has none either, in
    /// as many lines as it takes.
    fn names_within(&self, thing: EntityRef, lang: Lang, room: u16) -> Vec<Shown<'static>> {
        let full = name(self.plan, thing, lang);
        if self.columns(full.as_str()) <= room {
            return vec![full.into_owned()];
        }
        let short = Shown::new(self.short(thing, lang));
        let lines = short.wrap(self.measure, usize::from(room.max(1)));
        let lines: Vec<Shown<'static>> = lines.map(Shown::into_owned).collect();
        match lines.is_empty() {
            true => vec![short],
            false => lines,
        }
    }
}

/// Whether a name says what is counted, so that the unit need not: "brands" of well-known brands.
pub(in crate::ui) fn says_unit(name: &str, unit: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = unit.split_whitespace().filter(|word| word.len() > 3);
    words.any(|word| name.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_unit_if_it_has_a_word_of_it() {
        assert!(says_unit("First stores of brands", " stores"));
        assert!(says_unit("Talent teams", " teams and projects"));
        assert!(!says_unit("Online retail", " hundred million yuan"));
        assert!(!says_unit("Retail sales growth", "%"));
    }
}
