//! How bad a finding is, and what it is about.

use serde::{Deserialize, Serialize};

use crate::plan::{Label, Lang};

/// How bad a finding is; the worst comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The plan should not be signed as it is.
    Error,
    /// A person must decide.
    Warning,
    /// Good to know; folded by default.
    Note,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

    /// What one finding of it is called.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Severity::Error => lang.pick("错误", "error"),
            Severity::Warning => lang.pick("警告", "warning"),
            Severity::Note => lang.pick("提示", "note"),
        }
    }

    /// The word for it on the command line and in exports: `error`.
    pub fn word(self) -> &'static str {
        self.label(Lang::En)
    }
}

/// What a rule is about: the three letters of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The model itself.
    Model,
    /// How the document is built.
    Structure,
    /// Names.
    Names,
    /// Numbers of things.
    Counts,
    /// Projects.
    Projects,
    /// The spatial system.
    Space,
    /// Towns.
    Towns,
    /// Targets.
    Targets,
    /// Actions.
    Actions,
    /// Dates and the order of things.
    Time,
    /// Sources.
    Sources,
}

impl Group {
    /// All groups, in the order in which they are listed.
    pub const ALL: [Group; 11] = [
        Group::Model,
        Group::Structure,
        Group::Names,
        Group::Counts,
        Group::Projects,
        Group::Space,
        Group::Towns,
        Group::Targets,
        Group::Actions,
        Group::Time,
        Group::Sources,
    ];

    /// The letters with which the codes of its rules begin: `PRJ`.
    pub fn letters(self) -> &'static str {
        match self {
            Group::Model => "MOD",
            Group::Structure => "STR",
            Group::Names => "TRM",
            Group::Counts => "CNT",
            Group::Projects => "PRJ",
            Group::Space => "SPC",
            Group::Towns => "TWN",
            Group::Targets => "IND",
            Group::Actions => "ACT",
            Group::Time => "TIM",
            Group::Sources => "REF",
        }
    }

    /// What the group is called.
    pub fn label(self, lang: Lang) -> &'static str {
        let label = match self {
            Group::Model => Label::new("模型", "Model"),
            Group::Structure => Label::new("结构", "Structure"),
            Group::Names => Label::new("名称", "Names"),
            Group::Counts => Label::new("计数", "Counts"),
            Group::Projects => Label::new("项目", "Projects"),
            Group::Space => Label::new("空间", "Space"),
            Group::Towns => Label::new("街镇", "Towns"),
            Group::Targets => Label::new("指标", "Targets"),
            Group::Actions => Label::new("行动", "Actions"),
            Group::Time => Label::new("时间", "Time"),
            Group::Sources => Label::new("依据", "Sources"),
        };
        label.get(lang)
    }
}
