//! The lines of one entry of the summary.

use super::{Detail, INDENT, Line, Page, Put, put};
use crate::app::tabs::overview::summary::{Entry, Says};
use crate::plan::file::{Facts, Kind};
use crate::plan::{EntityRef, Label, Lang};
use crate::text::Shown;
use crate::ui::theme::Role;
use crate::ui::tree::name;
use crate::ui::words;

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

    pub(super) fn lang(&self) -> Lang {
        self.app.lang()
    }

    pub(super) fn role(&self, entry: &Entry) -> Role {
        match entry.thing {
            Some(thing) if self.app.view().seeks(thing) => Role::Match,
            _ => Role::Text,
        }
    }

    pub(super) fn columns(&self, text: &str) -> u16 {
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
        if self.detail >= Detail::Full {
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
        } else if self.detail >= Detail::Full {
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
        second.filter(|_| self.detail >= Detail::Full)
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
            let mut lines = self.list(
                &dim,
                dim_lang,
                (x, width),
                self.industry_segments(),
                Role::Dim,
            );
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

    /// How many lines the segments of an industry may take.
    pub(super) fn industry_segments(&self) -> usize {
        match self.detail {
            Detail::Whole => usize::MAX,
            Detail::Full | Detail::Airy | Detail::Tight => 2,
        }
    }

    /// Whether the things of a kind are named behind their number: few of them are, and where there is
    /// room all.
    pub(super) fn names_things(&self, kind: Kind, things: &[EntityRef]) -> bool {
        let is_unit = matches!(kind, Kind::Core | Kind::Axis | Kind::Zone);
        self.detail >= Detail::Full || (is_unit && things.len() <= 4)
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

    pub(super) fn short(&self, thing: EntityRef, lang: Lang) -> String {
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
