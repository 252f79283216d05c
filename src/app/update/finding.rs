//! What the rules say: taking it in, and stepping through what they say of one thing.

use std::sync::Arc;

use crate::app::findings::{FindingKey, Findings};
use crate::app::form::{Form, Tab};
use crate::app::msg::Effect;
use crate::app::rows::Item;
use crate::app::state::{App, Focus, NoticeKind};
use crate::app::subject::Subject;
use crate::app::words;
use crate::plan::lexer::Place;
use crate::plan::{EntityRef, Label, Plan};

impl App {
    /// Whether the rules are still being run over the plan.
    pub fn is_checking(&self) -> bool {
        self.plan.is_some() && self.findings.is_none() && !self.unchecked
    }

    /// The rules have been run over a plan: the one that is open, unless another has come meanwhile.
    pub(super) fn take_findings(
        &mut self,
        plan: &Arc<Plan>,
        findings: Option<Arc<Findings>>,
    ) -> Vec<Effect> {
        if !self
            .plan
            .as_ref()
            .is_some_and(|open| Arc::ptr_eq(open, plan))
        {
            return Vec::new();
        }
        self.unchecked = findings.is_none();
        if self.unchecked {
            self.say(NoticeKind::Failure, words::NOT_CHECKED.get(self.lang()));
            return Vec::new();
        }
        self.put_findings(plan, findings);
        let resume = self.kept.resume.take();
        if let Some(place) = resume.filter(|place| place.form == self.form) {
            self.restore(place);
        }
        if let Some(start) = self.start.take() {
            self.go_to_address(&start);
        }
        Vec::new()
    }

    /// Lists what the rules say, and says it of each thing.
    pub(super) fn put_findings(&mut self, plan: &Plan, findings: Option<Arc<Findings>>) {
        self.findings = findings.map(|findings| self.with_waivers(findings));
        self.desk.news.compare(self.findings.as_deref());
        self.views[Form::Findings as usize].set_findings(plan, self.findings.clone());
        self.count_findings_of_lens();
    }

    /// How many findings there are on what the lens concerns.
    pub(super) fn count_findings_of_lens(&mut self) {
        let (Some(lens), Some(findings)) = (&self.lens, &self.findings) else {
            return;
        };
        let all = findings.report().findings.iter();
        let things = all.filter_map(|finding| finding.entity);
        let concerned = things.filter(|thing| lens.concern(*thing).is_some());
        self.lens_tabs[Tab::Review as usize] = concerned.count();
    }

    /// Goes where the program was to start; among findings once there are any.
    pub(super) fn go_to_start(&mut self, start: String) {
        let address = crate::app::address::Address::parse(&start);
        let form = address.ok().and_then(|address| address.form);
        match (form, &self.findings) {
            (Some(Form::Findings), None) => self.start = Some(start),
            _ => self.go_to_address(&start),
        }
    }

    /// Where in the file the finding on which one stands is to be mended; not where one stands on a link.
    pub(super) fn selected_line(&self) -> Option<Place> {
        let Subject::Item(Item::Finding(key)) = self.subject() else {
            return None;
        };
        let in_list = self.focus == Focus::List;
        self.findings().filter(|_| in_list)?.line(key)
    }

    /// In the card of a finding, what stands at the place to which the link leads.
    pub(super) fn place_of_finding(&self) -> Option<EntityRef> {
        let is_finding = matches!(self.subject(), Subject::Item(Item::Finding(_)));
        let in_card = is_finding && self.focus == Focus::Card;
        let link = in_card.then(|| self.card_links().get(self.link).copied());
        Subject::Item(link.flatten()?).entity()
    }

    /// Whether `!` leads anywhere.
    pub(super) fn can_step_findings(&self) -> Result<(), Label> {
        let Some(findings) = &self.findings else {
            return Err(match self.unchecked {
                true => words::NOT_CHECKED,
                false => words::CHECKING,
            });
        };
        match self.next_finding(findings) {
            Some((_, key)) if self.subject() == Subject::Item(Item::Finding(key)) => {
                Err(words::NO_OTHER_FINDING)
            }
            Some(_) => Ok(()),
            None => Err(words::NO_FINDING_HERE),
        }
    }

    /// `!`: the first finding on what is selected; on a finding, the next one on the same thing.
    pub(super) fn go_to_next_finding(&mut self) {
        let Some((on, key)) = self.findings.clone().and_then(|it| self.next_finding(&it)) else {
            return;
        };
        self.go_to_finding(key);
        self.desk.pursued = Some(on);
    }

    /// The finding to which `!` leads, with the thing or the row that it is on.
    fn next_finding(&self, findings: &Findings) -> Option<(Item, FindingKey)> {
        let here = match self.subject() {
            Subject::Item(item) => item,
            Subject::Cell(row, _) => Item::Entity(row),
            Subject::Nothing => return None,
        };
        let Item::Finding(key) = here else {
            let on = match here {
                Item::Heading(heading) => Item::Entity(heading.entity()?),
                item => item,
            };
            return Some((on, findings.open_on(on).next()?));
        };
        let pursued = self
            .desk
            .pursued
            .filter(|on| findings.on(*on).contains(&key));
        let on = pursued.unwrap_or(findings.thing(here));
        // A waived one is passed over, unless one stands on it.
        let keys = findings.on(on).iter().copied();
        let keys: Vec<FindingKey> = keys
            .filter(|own| *own == key || !findings.is_waived(*own))
            .collect();
        let at = keys.iter().position(|own| *own == key)?;
        Some((on, keys[(at + 1) % keys.len()]))
    }

    /// Goes to a finding in the list of them.
    pub(super) fn go_to_finding(&mut self, key: FindingKey) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        self.go_to_place(&plan, Item::Finding(key), Some(Form::Findings));
    }
}
