//! The tabs and the forms in which each shows its part of the plan.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::plan::Lang;

/// A tab of the dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as on the screen")]
pub enum Tab {
    Overview,
    Industries,
    Space,
    Actions,
    Sequencing,
    Safeguards,
    Targets,
    Review,
}

/// A form of a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Form {
    /// Purpose, system, counts and what needs attention, on one screen.
    Summary,
    /// The sections in order, with everything that stands in each.
    Draft,
    /// The tree of industries.
    IndustryTree,
    /// Towns by industries.
    IndustryMatrix,
    /// The schematic map.
    Map,
    /// The tree of the spatial system.
    SpaceTree,
    /// The rows of the listing tables, as written.
    ListingRows,
    /// Projects by spatial unit and sequence.
    ProjectMatrix,
    /// Actions down to their last measure.
    ActionOutline,
    /// Measures with their empty owners and dates.
    Tasks,
    /// The rows of the sequence, as written.
    SequenceRows,
    /// Projects by the evidence that the plan's own criterion has for them.
    Tiers,
    /// Safeguards, their measures and the assessment.
    SafeguardOutline,
    /// Targets with what each still needs to be judged.
    TargetTable,
    /// Target, measure, project, town, and where the chain breaks.
    Chains,
    /// What the rules find fault with.
    Findings,
}

/// How a form is laid out and moved about in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A page of blocks.
    Summary,
    /// A tree or an outline: one column, folded.
    Tree,
    /// Rows with columns.
    Table,
    /// A map.
    Map,
    /// A matrix.
    Matrix,
}

impl Tab {
    /// All tabs, in the order of their numbers.
    pub const ALL: [Tab; 8] = [
        Tab::Overview,
        Tab::Industries,
        Tab::Space,
        Tab::Actions,
        Tab::Sequencing,
        Tab::Safeguards,
        Tab::Targets,
        Tab::Review,
    ];

    /// The forms of this tab, the one it opens with first.
    pub fn forms(self) -> &'static [Form] {
        match self {
            Tab::Overview => &[Form::Summary, Form::Draft],
            Tab::Industries => &[Form::IndustryTree, Form::IndustryMatrix],
            Tab::Space => &[
                Form::Map,
                Form::SpaceTree,
                Form::ListingRows,
                Form::ProjectMatrix,
            ],
            Tab::Actions => &[Form::ActionOutline, Form::Tasks],
            Tab::Sequencing => &[Form::SequenceRows, Form::Tiers],
            Tab::Safeguards => &[Form::SafeguardOutline],
            Tab::Targets => &[Form::TargetTable, Form::Chains],
            Tab::Review => &[Form::Findings],
        }
    }

    /// Its number on the keyboard, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Its full name.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Tab::Overview => lang.pick("总览", "Overview"),
            Tab::Industries => lang.pick("产业", "Industries"),
            Tab::Space => lang.pick("空间", "Space"),
            Tab::Actions => lang.pick("行动", "Actions"),
            Tab::Sequencing => lang.pick("时序", "Sequencing"),
            Tab::Safeguards => lang.pick("保障", "Safeguards"),
            Tab::Targets => lang.pick("指标", "Targets"),
            Tab::Review => lang.pick("审阅", "Review"),
        }
    }

    /// A short form of its name, for narrow screens.
    pub fn short_name(self, lang: Lang) -> &'static str {
        match self {
            Tab::Overview => lang.pick("总览", "Over"),
            Tab::Industries => lang.pick("产业", "Ind"),
            Tab::Space => lang.pick("空间", "Space"),
            Tab::Actions => lang.pick("行动", "Act"),
            Tab::Sequencing => lang.pick("时序", "Seq"),
            Tab::Safeguards => lang.pick("保障", "Safe"),
            Tab::Targets => lang.pick("指标", "Targ"),
            Tab::Review => lang.pick("审阅", "Rev"),
        }
    }

    /// The word by which addresses and options name it.
    pub fn word(self) -> &'static str {
        match self {
            Tab::Overview => "overview",
            Tab::Industries => "industries",
            Tab::Space => "space",
            Tab::Actions => "actions",
            Tab::Sequencing => "sequencing",
            Tab::Safeguards => "safeguards",
            Tab::Targets => "targets",
            Tab::Review => "review",
        }
    }

    /// The tab that a word or a number names.
    pub fn parse(word: &str) -> Option<Tab> {
        Tab::ALL
            .into_iter()
            .find(|tab| tab.word() == word || tab.number().to_string() == word)
    }
}

impl Form {
    /// All forms, in the order of the tabs.
    pub const ALL: [Form; 16] = [
        Form::Summary,
        Form::Draft,
        Form::IndustryTree,
        Form::IndustryMatrix,
        Form::Map,
        Form::SpaceTree,
        Form::ListingRows,
        Form::ProjectMatrix,
        Form::ActionOutline,
        Form::Tasks,
        Form::SequenceRows,
        Form::Tiers,
        Form::SafeguardOutline,
        Form::TargetTable,
        Form::Chains,
        Form::Findings,
    ];

    /// The tab to which it belongs.
    pub fn tab(self) -> Tab {
        match self {
            Form::Summary | Form::Draft => Tab::Overview,
            Form::IndustryTree | Form::IndustryMatrix => Tab::Industries,
            Form::Map | Form::SpaceTree | Form::ListingRows | Form::ProjectMatrix => Tab::Space,
            Form::ActionOutline | Form::Tasks => Tab::Actions,
            Form::SequenceRows | Form::Tiers => Tab::Sequencing,
            Form::SafeguardOutline => Tab::Safeguards,
            Form::TargetTable | Form::Chains => Tab::Targets,
            Form::Findings => Tab::Review,
        }
    }

    /// How it is laid out.
    pub fn shape(self) -> Shape {
        match self {
            Form::Summary => Shape::Summary,
            Form::Draft
            | Form::IndustryTree
            | Form::SpaceTree
            | Form::ActionOutline
            | Form::SafeguardOutline
            | Form::Chains => Shape::Tree,
            Form::ListingRows
            | Form::Tasks
            | Form::SequenceRows
            | Form::Tiers
            | Form::TargetTable
            | Form::Findings => Shape::Table,
            Form::Map => Shape::Map,
            Form::IndustryMatrix | Form::ProjectMatrix => Shape::Matrix,
        }
    }

    /// The heading of its pane.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Form::Summary => lang.pick("概要", "Summary"),
            Form::Draft => lang.pick("原文结构", "Draft"),
            Form::IndustryTree => lang.pick("产业体系", "Industry system"),
            Form::IndustryMatrix => lang.pick("街镇×产业", "Town x industry"),
            Form::Map => lang.pick("示意图", "Map"),
            Form::SpaceTree => lang.pick("空间体系", "Spatial system"),
            Form::ListingRows => lang.pick("项目列表", "Listings as written"),
            Form::ProjectMatrix => lang.pick("项目×空间", "Project x unit"),
            Form::ActionOutline => lang.pick("行动纲要", "Outline"),
            Form::Tasks => lang.pick("任务", "Tasks"),
            Form::SequenceRows => lang.pick("推进时序", "Sequence as written"),
            Form::Tiers => lang.pick("依据分组", "Tiers by evidence"),
            Form::SafeguardOutline => lang.pick("保障纲要", "Outline"),
            Form::TargetTable => lang.pick("指标表", "Targets"),
            Form::Chains => lang.pick("支撑链", "Chains"),
            Form::Findings => lang.pick("体检发现", "Findings"),
        }
    }

    /// The word by which addresses and options name it within its tab.
    pub fn word(self) -> &'static str {
        match self {
            Form::Summary => "summary",
            Form::Draft => "draft",
            Form::IndustryTree | Form::SpaceTree => "tree",
            Form::IndustryMatrix | Form::ProjectMatrix => "matrix",
            Form::Map => "map",
            Form::ListingRows | Form::SequenceRows => "rows",
            Form::ActionOutline | Form::SafeguardOutline => "outline",
            Form::Tasks => "tasks",
            Form::Tiers => "tiers",
            Form::TargetTable => "table",
            Form::Chains => "chains",
            Form::Findings => "findings",
        }
    }

    /// The form that `TAB` or `TAB.FORM` names.
    pub fn parse(text: &str) -> Option<Form> {
        match text.split_once('.') {
            None => Tab::parse(text).map(|tab| tab.forms()[0]),
            Some((tab, word)) => {
                let forms = Tab::parse(tab)?.forms();
                forms.iter().copied().find(|form| form.word() == word)
            }
        }
    }
}

impl fmt::Display for Form {
    /// As addresses and options name it: `space.map`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tab().word(), self.word())
    }
}

impl From<Form> for String {
    fn from(form: Form) -> String {
        form.to_string()
    }
}

impl TryFrom<String> for Form {
    type Error = String;

    fn try_from(text: String) -> Result<Form, String> {
        Form::parse(&text).ok_or(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_named_by_its_tab_and_word_and_by_no_other() {
        for form in Form::ALL {
            let address = form.to_string();
            assert_eq!(Form::parse(&address), Some(form), "{address}");
            assert!(form.tab().forms().contains(&form));
        }
        assert_eq!(Form::parse("3"), Some(Form::Map));
        assert_eq!(Form::parse("space.table"), None);
    }
}
