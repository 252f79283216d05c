//! The card of a finding: what is wrong, both places beside each other, why it matters, what clears it.

use super::super::findings::{NEW, role, sign};
use super::super::paint::Piece;
use super::super::theme::Role;
use super::super::words;
use super::page::{Page, wrap};
use crate::app::findings::FindingKey;
use crate::app::journals::state_label;
use crate::app::rows::{Heading, RuleCode};
use crate::checks::{Finding, Severity, Side, find_rule};
use crate::plan::Label;
use crate::text::Shown;

/// From so many columns of the card both places stand beside each other: each has room for half a sentence.
const BESIDE: usize = 52;
/// From so many columns of the screen on.
const WIDE_SCREEN: u16 = 100;
/// Columns between two places beside each other.
const GAP: usize = 3;

impl<'a> Page<'a> {
    pub(super) fn finding(&mut self, key: FindingKey) {
        let app = self.app;
        let Some(finding) = app.finding(key) else {
            return;
        };
        let lang = self.lang();
        let severity = finding.severity;
        let tail = format!(
            "{} {}  {}",
            sign(severity),
            severity.label(lang),
            finding.code()
        );
        let title = finding.rule.title.get(lang).into();
        self.with_tail(0, title, Role::Title, Some(Shown::new(tail)));
        if let Some(tail) = self.lines.last_mut().and_then(|line| line.right.as_mut()) {
            tail.role = role(severity);
        }
        self.wrapped(0, &finding.what.get(lang).into(), Role::Text);
        self.second(
            0,
            app.speech.second().map(|second| finding.what.only(second)),
        );
        if app.is_new(key) {
            let new = words::NEW_SINCE.get(lang);
            self.wrapped(0, &Shown::new(format!("{NEW} {new}")), Role::Key);
        }
        self.waivers(finding);
        self.blank();
        self.sides(finding);
        self.blank();
        self.labelled(&[
            (words::WHY.get(lang), finding.why(lang)),
            (words::CLEARS.get(lang), finding.clears(lang)),
        ]);
        let line = app.findings().and_then(|findings| findings.line(key));
        if let Some(line) = line.filter(|_| app.source.path.is_some()) {
            self.blank();
            self.wrapped(
                0,
                &Shown::new(app.source.at(Some(line)).as_str()),
                Role::Dim,
            );
        }
    }

    /// Who has waived it, until when and why; and waivers that do not hold, with why not.
    fn waivers(&mut self, finding: &Finding) {
        let (app, lang) = (self.app, self.lang());
        let Some(journals) = app.journals() else {
            return;
        };
        let review = &journals.review;
        let id = finding.id.raw();
        let own = review.waivers_of(id).iter();
        let own = own.map(|one| (one, state_label(one.state(app.today))));
        let outdated = review.outdated(id).map(|one| (one, CHANGED_SINCE));
        for (waived, label) in own.chain(outdated) {
            let day = waived.at.as_str().split('T').next().unwrap_or_default();
            let who = review.roster().called(&waived.author.user);
            let mut text = format!("{}  {who}  {day}", label.get(lang));
            if let Some(until) = waived.waiver.until {
                text.push_str(&lang.pick(format!("  至{until}"), format!("  until {until}")));
            }
            if let Some(standing) = waived.author.standing.label(lang) {
                text.push_str(&format!("  {standing}"));
            }
            self.blank();
            self.wrapped(0, &Shown::new(text), Role::Key);
            let reason = Shown::new(waived.waiver.reason.as_str());
            self.wrapped(2, &reason, Role::Text);
        }
    }

    /// The card of a heading over findings: what they have in common.
    pub(super) fn findings_heading(&mut self, heading: Heading) {
        let lang = self.lang();
        self.blank();
        match heading {
            Heading::Severity(severity) => {
                self.wrapped(0, &meaning(severity).get(lang).into(), Role::Text);
            }
            Heading::Notes(_) => {
                self.wrapped(0, &meaning(Severity::Note).get(lang).into(), Role::Text);
            }
            Heading::Waived => {
                self.wrapped(0, &words::WAIVED_MEANS.get(lang).into(), Role::Text);
            }
            Heading::Rule(RuleCode(code)) => {
                let Some(rule) = find_rule(code) else { return };
                self.labelled(&[
                    (words::WHY.get(lang), rule.why.get(lang)),
                    (words::EXAMPLE.get(lang), rule.example.get(lang)),
                    (words::CLEARS.get(lang), rule.remedy.get(lang)),
                ]);
            }
            _ => {}
        }
    }

    /// Sentences, each behind a label.
    fn labelled(&mut self, says: &[(&'static str, &'static str)]) {
        let indent = self.label_room(says.iter().map(|(label, _)| *label));
        for (label, text) in says {
            let first = self.lines.len();
            self.wrapped(indent, &(*text).into(), Role::Text);
            self.label(first, indent, (*label).into());
        }
    }

    /// What a rule saw: beside each other where there is room, else one below the other.
    fn sides(&mut self, finding: &'a Finding) {
        match finding.sides.as_slice() {
            [one, two] if self.screen >= WIDE_SCREEN && self.width >= BESIDE => {
                self.beside(one, two);
            }
            sides => {
                let places: Vec<Shown<'a>> = sides.iter().map(|side| self.place(side)).collect();
                let indent = self.label_room(places.iter().map(Shown::as_str));
                for (side, place) in sides.iter().zip(places) {
                    let first = self.lines.len();
                    let (words, role) = self.words(side);
                    self.wrapped(indent, &words, role);
                    let second = self.app.speech.second();
                    self.second(indent, second.map(|second| side.words.only(second)));
                    self.label(first, indent, place);
                }
            }
        }
    }

    fn beside(&mut self, one: &'a Side, two: &'a Side) {
        let left = (self.width - GAP) / 2;
        let right = self.width - GAP - left;
        let columns = [(one, left), (two, right)].map(|(side, width)| self.column(side, width));
        let [mut one, mut two] = columns.map(Vec::into_iter);
        loop {
            let (first, second) = (one.next(), two.next());
            if first.is_none() && second.is_none() {
                break;
            }
            let empty = || Piece::new("", Role::Text);
            let (first, second) = (first.unwrap_or_else(empty), second.unwrap_or_else(empty));
            let used = self.columns(&first.text).min(left);
            let air = Shown::new(" ".repeat(left + GAP - used));
            self.push(0, vec![first, Piece::new(air, Role::Text), second]);
        }
    }

    /// A place as a column of its own: where it is, then the words that stand there.
    fn column(&self, side: &'a Side, width: usize) -> Vec<Piece<'a>> {
        let place = self.place(side);
        let mut pieces = lines_of(self, &place, width, Role::Dim);
        let (words, role) = self.words(side);
        pieces.extend(lines_of(self, &words, width, role));
        if let Some(second) = self.app.speech.second() {
            let words = Shown::from(side.words.only(second));
            pieces.extend(lines_of(self, &words, width, Role::Dim));
        }
        pieces
    }

    /// Where a side stands; what it is where it has no place.
    fn place(&self, side: &Side) -> Shown<'a> {
        match &side.at {
            Some(at) => Shown::new(at.label(self.lang()).as_str()),
            None => self.plan.kind(side.entity).label(self.lang()).into(),
        }
    }

    /// What stands there, or that nothing does.
    fn words(&self, side: &'a Side) -> (Shown<'a>, Role) {
        match side.words.get(self.lang()) {
            words if words.is_empty() => {
                let text = format!("-  {}", words::NOTHING_STANDS_THERE.get(self.lang()));
                (Shown::new(text), Role::Absent)
            }
            words => (words.into(), Role::Text),
        }
    }
}

/// What is said of a waiver of what was seen there before.
const CHANGED_SINCE: Label = Label::new(
    "早先的豁免已失效：所见已变",
    "an earlier waiver no longer holds: what it saw has changed",
);

/// What it means that a finding is as bad as this.
fn meaning(severity: Severity) -> Label {
    match severity {
        Severity::Error => Label::new(
            "照此不宜签发：每一条都应改正，或由人写明理由予以豁免。",
            "The plan should not be signed like this: each is to be mended, or waived by a person with a reason.",
        ),
        Severity::Warning => Label::new(
            "须由人判断：可能是错，也可能有意为之。",
            "A person must decide: it may be a mistake, and it may be meant.",
        ),
        Severity::Note => Label::new(
            "供参考，不影响签发。",
            "Good to know; nothing that stands in the way of a signature.",
        ),
    }
}

fn lines_of<'a>(page: &Page<'a>, text: &Shown<'_>, width: usize, role: Role) -> Vec<Piece<'a>> {
    let lines = wrap(page.measure, text, width).into_iter();
    lines.map(|text| Piece { text, role }).collect()
}
