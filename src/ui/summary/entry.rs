//! The lines of one entry of the summary.

use super::{Detail, Line, Page, Put, put};
use crate::app::tabs::overview::summary::{Entry, Says};
use crate::plan::file::{Facts, Kind, Target};
use crate::plan::{EntityRef, Label, Lang, bounds, unit_after};
use crate::text::Shown;
use crate::ui::theme::Role;
use crate::ui::tree::name;
use crate::ui::words;

/// Entries stand behind the marker of the selected one.
const INDENT: u16 = 2;

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
    pub(super) fn entry_lines(&self, index: usize, width: u16) -> Vec<Line> {
        let entry = &self.entries[index];
        let role = self.role(entry);
        match (&entry.says, entry.thing) {
            (Says::Parts { parts }, Some(layer)) => self.layer_lines(layer, parts, width, role),
            (Says::Kind { kind, things }, _) => self.kind_lines(*kind, things, width, role),
            (Says::Bar { count, most }, Some(town)) => {
                vec![self.bar_line(town, (*count, *most), width, role)]
            }
            (Says::Attention { count, of, label }, _) => {
                self.attention_lines((*count, *of), *label, width, role)
            }
            _ => Vec::new(),
        }
    }

    fn lang(&self) -> Lang {
        self.app.lang()
    }

    fn role(&self, entry: &Entry) -> Role {
        let is_match = |thing| self.query.matches_entity(self.plan, thing);
        match entry.thing {
            Some(thing) if !self.query.is_empty() && is_match(thing) => Role::Match,
            _ => Role::Text,
        }
    }

    fn columns(&self, text: &str) -> u16 {
        self.measure.width(text).min(usize::from(u16::MAX)) as u16
    }

    /// A text two columns behind the last one of a line.
    pub(super) fn behind(&self, line: &[Put], text: impl Into<String>, role: Role) -> Put {
        let end = line
            .last()
            .map_or(0, |last| last.x + self.columns(last.text.as_str()) + 2);
        Put {
            x: end,
            text: Shown::new(text),
            role,
        }
    }

    /// The condensed text of the plan, and the mark that it is condensed.
    pub(super) fn purpose_lines(&self, entry: &Entry, width: u16) -> Vec<Line> {
        let Some(thing) = entry.thing else {
            return Vec::new();
        };
        let text = &self.plan.get(thing).text;
        let mut lines = Vec::new();
        self.wrap_into(
            &mut lines,
            INDENT,
            text.get(self.lang()).as_str(),
            width,
            self.role(entry),
        );
        if let Some(second) = self.app.speech.second()
            && self.detail != Detail::Tight
        {
            let text = text.only(second).as_str();
            self.wrap_into(&mut lines, INDENT, text, width, Role::Dim);
        }
        let mark = words::CONDENSED_MARK.get(self.lang());
        let at = width.saturating_sub(self.columns(mark));
        let mark = put(at, mark, Role::Dim);
        match lines.last_mut() {
            Some(line) if self.behind(line, "", Role::Dim).x <= at => line.push(mark),
            _ => lines.push(vec![mark]),
        }
        lines
    }

    fn wrap_into(&self, lines: &mut Vec<Line>, indent: u16, text: &str, width: u16, role: Role) {
        if text.is_empty() {
            return;
        }
        let room = usize::from(width.saturating_sub(indent).max(1));
        let text = Shown::new(text);
        lines.extend(text.wrap(self.measure, room).map(|text| {
            vec![Put {
                x: indent,
                text: text.into_owned(),
                role,
            }]
        }));
    }

    /// The sign of a layer and its industries, or else what it is made of.
    fn layer_lines(
        &self,
        layer: EntityRef,
        parts: &[EntityRef],
        width: u16,
        role: Role,
    ) -> Vec<Line> {
        let (sign, segments) = match &self.plan.get(layer).is {
            Facts::Layer(facts) => (facts.sign.as_str(), facts.segments.as_slice()),
            _ => ("", [].as_slice()),
        };
        let lang = self.lang();
        let indent = INDENT + self.columns(sign) + 2;
        let mut lines = Vec::new();
        if self.detail == Detail::Full {
            lines.push(self.name_line(layer, indent, Role::Title));
        }
        let segment = |lang| move |it: &crate::plan::file::Named| it.get(lang).as_str().to_owned();
        if parts.is_empty() {
            let names: Vec<String> = segments.iter().map(segment(lang)).collect();
            let most = self.air.segments;
            lines.extend(self.list(&names, lang, (indent, width), most, role));
            if let Some(second) = self.second_in_full() {
                let names: Vec<String> = segments.iter().map(segment(second)).collect();
                lines.extend(self.list(&names, second, (indent, width), 2, Role::Dim));
            }
        } else if self.detail == Detail::Full {
            lines.extend(self.industry_lines(parts, (indent, width), role));
        } else {
            let names: Vec<String> = parts.iter().map(|part| self.short(*part, lang)).collect();
            lines.extend(self.list(&names, lang, (indent, width), usize::MAX, role));
        }
        if let Some(line) = lines.first_mut() {
            let sign = Put {
                x: INDENT,
                text: Shown::new(sign),
                role: Role::Link,
            };
            line.insert(0, sign);
        }
        lines
    }

    /// The second language, where a page says everything.
    fn second_in_full(&self) -> Option<Lang> {
        let second = self.app.speech.second();
        second.filter(|_| self.detail == Detail::Full)
    }

    fn name_line(&self, thing: EntityRef, x: u16, role: Role) -> Line {
        let text = Shown::new(name(self.plan, thing, self.lang()).as_str());
        let mut line = vec![Put { x, text, role }];
        if let Some(second) = self.app.speech.second() {
            let second = name(self.plan, thing, second);
            line.push(self.behind(&line, second.as_str(), Role::Dim));
        }
        line
    }

    /// Each industry on a line: its name, and dim the other one or what it is made of.
    fn industry_lines(
        &self,
        parts: &[EntityRef],
        (indent, width): (u16, u16),
        role: Role,
    ) -> Vec<Line> {
        /// What an industry is made of takes so many lines at the most.
        const MOST: usize = 2;
        let lang = self.lang();
        let names = parts.iter().map(|part| self.short(*part, lang));
        let column = names.map(|name| self.columns(&name)).max().unwrap_or(0);
        let x = indent + column + 2;
        let lines = |part: &EntityRef| {
            let (dim, dim_lang) = match (self.second_in_full(), &self.plan.get(*part).is) {
                (Some(second), _) => (vec![self.short(*part, second)], second),
                (None, Facts::Industry(facts)) => {
                    let segments = facts.segments.iter();
                    let segments = segments.map(|it| it.get(lang).as_str().to_owned());
                    (segments.collect(), lang)
                }
                (None, _) => (Vec::new(), lang),
            };
            let mut lines = self.list(&dim, dim_lang, (x, width), MOST, Role::Dim);
            if lines.is_empty() {
                lines.push(Vec::new());
            }
            let text = Shown::new(self.short(*part, lang));
            lines[0].insert(
                0,
                Put {
                    x: indent,
                    text,
                    role,
                },
            );
            lines
        };
        parts.iter().flat_map(lines).collect()
    }

    /// Names one after the other in so many lines at the most; of those that have no room, how many.
    fn list(
        &self,
        names: &[String],
        lang: Lang,
        (indent, width): (u16, u16),
        most: usize,
        role: Role,
    ) -> Vec<Line> {
        let room = width.saturating_sub(indent).max(1);
        let lines_of = |shown: usize| {
            let mut items = names[..shown].to_vec();
            if shown < names.len() {
                items.push(format!("+{}", names.len() - shown));
            }
            self.filled(&items, lang, room)
        };
        let lines = (1..=names.len()).rev().map(lines_of);
        let mut lines = lines.skip_while(|lines| lines.len() > most);
        let lines = match (lines.next(), names.first()) {
            (Some(lines), _) => lines,
            (None, Some(first)) => {
                vec![
                    Shown::new(first.as_str())
                        .cut(self.measure, usize::from(room))
                        .into_owned(),
                ]
            }
            (None, None) => Vec::new(),
        };
        let line = |text| {
            vec![Put {
                x: indent,
                text,
                role,
            }]
        };
        lines.into_iter().map(line).collect()
    }

    /// Items in lines, none of them divided, unless that saves a line.
    fn filled(&self, items: &[String], lang: Lang, room: u16) -> Vec<Shown<'static>> {
        let comma = lang.pick("、", ", ");
        let whole = self.greedy(items.iter().map(String::as_str), comma, room);
        let text = items.join(comma);
        let divided = match lang {
            Lang::En => self.greedy(text.split(' '), " ", room),
            Lang::Zh => {
                let text = Shown::new(text);
                let lines = text.wrap(self.measure, usize::from(room));
                lines.map(Shown::into_owned).collect()
            }
        };
        let fits = |line: &Shown<'_>| self.columns(line.as_str()) <= room;
        if whole.len() <= divided.len() && whole.iter().all(fits) {
            whole
        } else {
            divided
        }
    }

    /// Pieces in lines, as many in each as fit, with what joins them at the end of a line as well.
    fn greedy<'t>(
        &self,
        pieces: impl Iterator<Item = &'t str>,
        join: &str,
        room: u16,
    ) -> Vec<Shown<'static>> {
        let mut lines: Vec<String> = Vec::new();
        for piece in pieces {
            match lines.last_mut() {
                Some(line)
                    if self.columns(line)
                        + self.columns(join)
                        + self.columns(piece)
                        + self.columns(join.trim_end())
                        <= room =>
                {
                    line.push_str(join);
                    line.push_str(piece);
                }
                Some(line) => {
                    line.push_str(join.trim_end());
                    lines.push(piece.to_owned());
                }
                None => lines.push(piece.to_owned()),
            }
        }
        lines.into_iter().map(Shown::new).collect()
    }

    /// Whether the things of a kind are named behind their number: few of them are, and where there is
    /// room all.
    pub(super) fn names_things(&self, kind: Kind, things: &[EntityRef]) -> bool {
        let is_unit = matches!(kind, Kind::Core | Kind::Axis | Kind::Zone);
        self.detail == Detail::Full || (is_unit && things.len() <= 4)
    }

    fn kind_lines(&self, kind: Kind, things: &[EntityRef], width: u16, role: Role) -> Vec<Line> {
        let lang = self.lang();
        let label = |kind: Kind, count: usize| match count {
            1 => kind.label(lang),
            _ => kind.plural(lang),
        };
        let mut line = vec![Put {
            x: INDENT,
            text: Shown::new(format!("{:>2}", things.len())),
            role: Role::Link,
        }];
        let x = INDENT + 3;
        line.push(put(x, label(kind, things.len()), role));
        if !self.names_things(kind, things) {
            return vec![line];
        }
        let labels = self.entries.iter().filter_map(|entry| match &entry.says {
            Says::Kind { kind, things } if self.names_things(*kind, things) => {
                Some(self.columns(label(*kind, things.len())))
            }
            _ => None,
        });
        let indent = x + labels.max().unwrap_or(0) + 2;
        let names =
            |lang| -> Vec<String> { things.iter().map(|it| self.short(*it, lang)).collect() };
        let mut lines = self.list(&names(lang), lang, (indent, width), usize::MAX, Role::Text);
        if let Some(second) = self.second_in_full() {
            let names = names(second);
            lines.extend(self.list(&names, second, (indent, width), usize::MAX, Role::Dim));
        }
        match lines.first_mut() {
            Some(first) => {
                first.splice(0..0, line);
            }
            None => lines.push(line),
        }
        lines
    }

    /// A town, its number of projects, and a bar in which every project is as long as in the others.
    fn bar_line(
        &self,
        town: EntityRef,
        (count, most): (usize, usize),
        width: u16,
        role: Role,
    ) -> Line {
        let lang = self.lang();
        let towns = self.entries.iter().filter_map(|entry| match entry.says {
            Says::Bar { .. } => entry.thing,
            _ => None,
        });
        let towns: Vec<EntityRef> = towns.collect();
        let longest = |lang| {
            let names = towns
                .iter()
                .map(|town| self.columns(&self.short(*town, lang)));
            names.max().unwrap_or(0)
        };
        let mut end = INDENT + longest(lang).min(width / 2);
        let label = Shown::new(self.short(town, lang));
        let label = label
            .cut(self.measure, usize::from(end - INDENT))
            .into_owned();
        let mut line = vec![Put {
            x: INDENT,
            text: label,
            role,
        }];
        if let Some(second) = self.second_in_full() {
            line.push(Put {
                x: end + 2,
                text: Shown::new(self.short(town, second)),
                role: Role::Dim,
            });
            end += 2 + longest(second);
        }
        let number = end + 1;
        let bar = number + 5;
        let room = usize::from(width.saturating_sub(bar));
        let length = match room.checked_div(most) {
            None => 0,
            Some(0) => count * room / most,
            Some(each) => count * each.min(3),
        };
        line.push(Put {
            x: number,
            text: Shown::new(format!("{count:>3}")),
            role: Role::Text,
        });
        line.push(Put {
            x: bar,
            text: Shown::new(self.bar.repeat(length)),
            role: Role::Bar,
        });
        line
    }

    fn attention_lines(
        &self,
        numbers: (usize, usize),
        label: Label,
        width: u16,
        role: Role,
    ) -> Vec<Line> {
        let text = |(count, of): (usize, usize)| match of {
            0 => count.to_string(),
            of => format!("{count}/{of}"),
        };
        let all = self.entries.iter().filter_map(|entry| match &entry.says {
            Says::Attention { count, of, label } => {
                let label = self.columns(label.get(self.lang()));
                Some((self.columns(&text((*count, *of))), label))
            }
            _ => None,
        });
        let number = text(numbers);
        let (widest, longest) = all.fold((0, 0), |(a, b), (number, label)| {
            (a.max(number), b.max(label))
        });
        let indent = INDENT + widest + 2;
        let mut lines = Vec::new();
        self.wrap_into(&mut lines, indent, label.get(self.lang()), width, role);
        if let (Some(second), [line]) = (self.app.speech.second(), lines.as_mut_slice()) {
            let second = put(indent + longest + 2, label.get(second), Role::Dim);
            if second.x + self.columns(second.text.as_str()) <= width {
                line.push(second);
            }
        }
        if let Some(line) = lines.first_mut() {
            let number = Put {
                x: INDENT + widest - self.columns(&number),
                text: Shown::new(number),
                role: Role::Warning,
            };
            line.insert(0, number);
        }
        lines
    }

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
        let text = self.name_within(thing, lang, names_end.saturating_sub(INDENT));
        let is_said = says_unit(&text, &unit);
        let mut line = vec![Put {
            x: INDENT,
            text: Shown::new(text),
            role: self.role(&self.entries[index]),
        }];
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
            return vec![line];
        }
        if is_said {
            return vec![line];
        }
        let below = Put {
            x: width.saturating_sub(unit_width),
            text: Shown::new(unit),
            role: Role::Text,
        };
        vec![line, vec![below]]
    }

    /// The name in full, or in short where that has no room; the short one is cut if it must be.
    fn name_within(&self, thing: EntityRef, lang: Lang, room: u16) -> String {
        let full = name(self.plan, thing, lang);
        if self.columns(full.as_str()) <= room {
            return full.as_str().to_owned();
        }
        let short = self.short(thing, lang);
        self.measure.cut(&short, usize::from(room)).into_owned()
    }

    fn short(&self, thing: EntityRef, lang: Lang) -> String {
        match &self.plan.get(thing).short {
            Some(short) => short.get(lang).as_str().to_owned(),
            None => name(self.plan, thing, lang).as_str().to_owned(),
        }
    }
}

/// Whether a text is the mark behind the purpose.
pub(super) fn is_mark(put: &Put) -> bool {
    put.x > INDENT
}

/// Whether a name says what is counted, so that the unit need not: "brands" of well-known brands.
fn says_unit(name: &str, unit: &str) -> bool {
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
        assert!(!says_unit(
            "Online retail (cumulative)",
            " hundred million yuan"
        ));
        assert!(!says_unit("Retail sales growth", "%"));
    }
}
