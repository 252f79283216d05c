//! The vocabulary of the model, in both languages.
//!
//! Only characters that take the same room in every terminal: no `≥`, no curly quotation marks.

use serde::Serialize;

use super::file::{
    Basis, Bi, ColumnRole, Kind, Legibility, LineMode, Merge, Operator, Relation, Stage, TableRole,
    Target, TargetForm, TownRank,
};
use super::{Direction, Lang, Locator, Path};
use crate::text::Safe;

/// A fixed text of ours in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Label {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Label {
    /// A text in both languages.
    pub const fn new(zh: &'static str, en: &'static str) -> Label {
        Label { zh, en }
    }

    /// The text in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// The draft does not say.
    NotInDraft,
    /// Somebody is to enter it and has not.
    NotEntered,
    /// There can be none.
    DoesNotApply,
    /// Our source of the draft cannot be read there.
    Illegible,
    /// A merged cell whose reading a person must decide.
    Undecided,
}

impl Absence {
    /// The reason, in a few words.
    pub fn label(self, lang: Lang) -> &'static str {
        let label = match self {
            Absence::NotInDraft => Label::new("原文未载", "not in the draft"),
            Absence::NotEntered => Label::new("尚未填写", "not entered yet"),
            Absence::DoesNotApply => Label::new("不适用", "does not apply"),
            Absence::Illegible => Label::new("原图无法辨认", "illegible in the source"),
            Absence::Undecided => Label::new("合并单元格待定", "merged cell, undecided"),
        };
        label.get(lang)
    }

    /// The reason as one word of a listing that a program reads.
    pub fn word(self) -> &'static str {
        match self {
            Absence::NotInDraft => "not-in-draft",
            Absence::NotEntered => "not-entered",
            Absence::DoesNotApply => "does-not-apply",
            Absence::Illegible => "illegible",
            Absence::Undecided => "undecided",
        }
    }
}

impl Lang {
    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        self.pick("中文", "English")
    }
}

impl Kind {
    /// What one thing of this kind is called.
    pub fn label(self, lang: Lang) -> &'static str {
        self.names().one.get(lang)
    }

    /// What several things of this kind are called.
    pub fn plural(self, lang: Lang) -> &'static str {
        lang.pick(self.names().one.zh, self.names().many)
    }

    /// The kind that a person means by a word: `project`, `projects`, `Service center`, `项目`.
    pub fn from_word(word: &str) -> Option<Kind> {
        let word = word.trim().to_lowercase().replace(['-', '_'], " ");
        let american = word
            .replace("centre", "center")
            .replace("programme", "program")
            .replace("organis", "organiz");
        Kind::ALL.into_iter().find(|kind| {
            let names = kind.names();
            [kind.word(), names.one.zh]
                .iter()
                .any(|name| **name == american)
                || american == names.one.en.to_lowercase()
                || american == names.many.to_lowercase()
                || american == kind.words()
        })
    }

    /// The word that lists things of this kind on the command line: `projects`.
    pub fn words(self) -> String {
        let word = self.word();
        match self {
            Kind::Facility | Kind::Industry => format!("{}ies", &word[..word.len() - 1]),
            Kind::Axis => "axes".into(),
            _ => format!("{word}s"),
        }
    }

    fn names(self) -> KindNames {
        let (zh, en, many) = match self {
            Kind::Plan => ("方案", "Plan", "Plans"),
            Kind::Section => ("章节", "Section", "Sections"),
            Kind::Principle => ("原则", "Principle", "Principles"),
            Kind::Goal => ("定位目标", "Goal", "Goals"),
            Kind::Town => ("街镇", "Town", "Towns"),
            Kind::Layer => ("产业层次", "Layer", "Layers"),
            Kind::Industry => ("产业", "Industry", "Industries"),
            Kind::Core => ("核", "Core", "Cores"),
            Kind::Axis => ("轴", "Axis", "Axes"),
            Kind::Zone => ("组团", "Zone", "Zones"),
            Kind::Support => ("支撑", "Support", "Supports"),
            Kind::Tier => ("服务层级", "Service tier", "Service tiers"),
            Kind::Center => ("服务中心", "Service center", "Service centers"),
            Kind::Line => ("线路", "Line", "Lines"),
            Kind::Cluster => ("集聚区", "Cluster", "Clusters"),
            Kind::Project => ("项目", "Project", "Projects"),
            Kind::Facility => ("载体", "Facility", "Facilities"),
            Kind::Platform => ("平台", "Platform", "Platforms"),
            Kind::Event => ("活动", "Event", "Events"),
            Kind::Program => ("计划与工程", "Program", "Programs"),
            Kind::Target => ("指标", "Target", "Targets"),
            Kind::Action => ("行动", "Action", "Actions"),
            Kind::Measure => ("举措", "Measure", "Measures"),
            Kind::Safeguard => ("保障措施", "Safeguard", "Safeguards"),
            Kind::Dimension => ("考核维度", "Dimension", "Dimensions"),
            Kind::Document => ("文件", "Document", "Documents"),
            Kind::Organization => ("机构", "Organization", "Organizations"),
            Kind::Place => ("地点", "Place", "Places"),
            Kind::Term => ("用语", "Term", "Terms"),
            Kind::Table => ("表", "Table", "Tables"),
            Kind::Figure => ("图", "Figure", "Figures"),
            Kind::Collective => ("统称", "Collective mention", "Collective mentions"),
            Kind::Count => ("所述数目", "Stated count", "Stated counts"),
        };
        let one = Label::new(zh, en);
        KindNames { one, many }
    }
}

struct KindNames {
    one: Label,
    /// English only: Chinese has no plural.
    many: &'static str,
}

impl Relation {
    /// The heading over the things linked so, read from one end: "Stands in", "Holds".
    pub fn label(self, direction: Direction, lang: Lang) -> &'static str {
        let (out, back) = match self {
            Relation::PartOf => (("上级", "Part of"), ("下级", "Parts")),
            Relation::LocatedIn => (("所在地", "Located in"), ("位于此地", "Located here")),
            Relation::BelongsTo => (("归属", "Belongs to"), ("成员", "Members")),
            Relation::StandsIn => (("位于", "Stands in"), ("包含", "Holds")),
            Relation::Covers => (("覆盖", "Covers"), ("覆盖此处", "Covered by")),
            Relation::RunsAlong => (("沿线", "Runs along"), ("沿其布局", "Followed by")),
            Relation::LeadsWith => (("主导产业", "Lead industries"), ("以此为主导", "Leads in")),
            Relation::Develops => (("发展", "To develop"), ("由其发展", "Developed by")),
            Relation::Serves => (("服务于", "Serves"), ("由其支撑", "Served by")),
            Relation::ReliesOn => (("依托", "Relies on"), ("为其依托", "Relied on by")),
            Relation::Names => (("提及", "Names"), ("提及此项", "Named by")),
            Relation::Cites => (("援引", "Cites"), ("援引此件", "Cited by")),
            Relation::Involves => (("涉及机构", "Involves"), ("参与", "Involved in")),
            Relation::Shows => (("载有", "Shows"), ("载于", "Shown in")),
            Relation::TakesIn => (("涵盖", "Takes in"), ("涵盖于", "Taken in by")),
            Relation::BranchOf => (("细分自", "Branch of"), ("细分", "Branches")),
            Relation::MaybeSame => (
                ("疑为同一", "Perhaps the same"),
                ("疑为同一", "Perhaps the same"),
            ),
        };
        let (zh, en) = match direction {
            Direction::Out => out,
            Direction::In => back,
        };
        lang.pick(zh, en)
    }
}

impl Basis {
    /// How it is known, in a word.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Basis::Stated => lang.pick("原文所载", "stated"),
            Basis::Inferred => lang.pick("推断", "inferred"),
            Basis::Suspected => lang.pick("疑似", "suspected"),
            Basis::Confirmed => lang.pick("已确认", "confirmed"),
        }
    }
}

impl TableRole {
    /// What the table is for.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            TableRole::Directions => lang.pick("各街镇发展导向", "Directions by town"),
            TableRole::Listing => lang.pick("项目清单", "Listing of projects"),
            TableRole::Sequence => lang.pick("推进时序", "Sequence"),
        }
    }
}

impl ColumnRole {
    /// What the cells of the column name.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            ColumnRole::Town => lang.pick("街镇", "Town"),
            ColumnRole::Cluster => lang.pick("集聚区", "Cluster"),
            ColumnRole::Project => lang.pick("项目", "Project"),
            ColumnRole::LeadIndustry => lang.pick("主导产业", "Lead industry"),
            ColumnRole::ServiceDirection => lang.pick("服务业方向", "Service direction"),
            ColumnRole::Orientation => lang.pick("发展导向", "Orientation"),
            ColumnRole::Segment => lang.pick("服务环节", "Segment"),
            ColumnRole::Order => lang.pick("次序", "Order"),
        }
    }
}

impl Merge {
    /// How the cell reads, in a few words.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Merge::Inferred => lang.pick("合并单元格，推断", "merged cell, inferred"),
            Merge::Undecided => Absence::Undecided.label(lang),
        }
    }
}

impl TargetForm {
    /// What the value is.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            TargetForm::Level => lang.pick("期末水平", "level"),
            TargetForm::Cumulative => lang.pick("累计", "cumulative"),
            TargetForm::YearlyGrowth => lang.pick("年均增长", "average annual growth"),
            TargetForm::YearOnYear => lang.pick("同比增长", "year-on-year growth"),
        }
    }
}

impl TownRank {
    /// The rank.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            TownRank::Town => lang.pick("镇", "town"),
            TownRank::Subdistrict => lang.pick("街道", "subdistrict"),
        }
    }
}

impl LineMode {
    /// What runs on the line.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            LineMode::Metro => lang.pick("地铁", "metro"),
            LineMode::Road => lang.pick("道路", "road"),
            LineMode::Rail => lang.pick("铁路", "railway"),
        }
    }
}

impl Stage {
    /// How far it has come.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Stage::InUse => lang.pick("已在使用", "in use"),
            Stage::UnderWay => lang.pick("在建或改造", "under way"),
            Stage::Planned => lang.pick("规划", "planned"),
        }
    }
}

impl Legibility {
    /// How much of a picture can be read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Legibility::Legible => lang.pick("可辨认", "legible"),
            Legibility::Labels => lang.pick("仅部分标注可辨认", "some labels legible"),
            Legibility::Illegible => lang.pick("仅图题可辨认", "caption only"),
        }
    }
}

impl Operator {
    /// The sign before a value, empty where a value needs none: `>=`, `=`, `about`.
    pub fn sign(self, lang: Lang) -> &'static str {
        match self {
            Operator::AtLeast => ">=",
            Operator::Exactly => "=",
            Operator::About => lang.pick("约", "about"),
            Operator::Range | Operator::Trend => "",
        }
    }

    /// How the value is to be read, in words.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Operator::AtLeast => lang.pick("不低于", "at least"),
            Operator::Exactly => lang.pick("等于", "exactly"),
            Operator::About => lang.pick("约", "about"),
            Operator::Range => lang.pick("区间", "range"),
            Operator::Trend => lang.pick("趋势", "trend"),
        }
    }
}

impl Target {
    /// The value with its sign and unit, in few columns: `>= 80`, `1-2`, `about 8.5%`.
    ///
    /// None for a target without a number.
    pub fn value(&self, lang: Lang) -> Option<Safe> {
        let number = bounds(self.low?, self.high);
        let unit = unit_after(&self.unit, lang);
        Some(Safe::from(match self.operator.sign(lang) {
            "" => format!("{number}{unit}"),
            sign => format!("{sign} {number}{unit}"),
        }))
    }
}

/// One number or two, `80` or `1-2`, without an exponent as long as it can be read.
pub fn bounds(low: f64, high: Option<f64>) -> String {
    match high {
        Some(high) => format!("{}-{}", number(low), number(high)),
        None => number(low),
    }
}

/// A unit as it follows a number: an English word after a space, a sign or a Chinese word directly.
pub fn unit_after(unit: &Bi, lang: Lang) -> String {
    let unit = unit.get(lang).as_str();
    let spaced = unit.starts_with(|c: char| c.is_ascii_alphanumeric());
    if spaced {
        format!(" {unit}")
    } else {
        unit.to_string()
    }
}

fn number(value: f64) -> String {
    if value.abs() < 1e15 {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

impl Locator {
    /// The place as a reader of the language cites it: `2.1.3` or 二（一）3, `T5.19` or 表5.19.
    pub fn label(&self, lang: Lang) -> Safe {
        Safe::from(match (self, lang) {
            (Locator::Section(path), _) if path.steps() == [0] => {
                lang.pick("引言", "opening").to_string()
            }
            (Locator::Section(path), Lang::Zh) => chinese_path(path),
            (Locator::Table(table), Lang::Zh) => format!("表{table}"),
            (Locator::Row(table, row), Lang::Zh) => format!("表{table}.{row}"),
            (Locator::Figure(figure), Lang::Zh) => format!("图{figure}"),
            _ => self.to_string(),
        })
    }
}

/// 二（一）2第1点: what the draft itself prints, as far as a path alone can tell.
fn chinese_path(path: &Path) -> String {
    let levels = path.steps().iter().enumerate();
    levels
        .map(|(level, step)| match level {
            0 => chinese_number(*step),
            1 => format!("（{}）", chinese_number(*step)),
            2 => step.to_string(),
            3 => format!("第{step}点"),
            _ => format!("第{step}项"),
        })
        .collect()
}

/// 一 to 九十九; beyond that no plan has numbered a chapter, and digits will do.
fn chinese_number(number: u8) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let one = DIGITS[usize::from(number % 10)];
    match number / 10 {
        0 if number == 0 => "0".into(),
        0 => one.into(),
        1 => format!("十{one}"),
        tens @ 2..=9 => format!("{}十{one}", DIGITS[usize::from(tens)]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cited_as_a_reader_cites_them() {
        for (written, zh, en) in [
            ("0", "引言", "opening"),
            ("2", "二", "2"),
            ("2.4", "二（四）", "2.4"),
            ("2.1.3", "二（一）3", "2.1.3"),
            ("2.1.2.1", "二（一）2第1点", "2.1.2.1"),
            ("12.20", "十二（二十）", "12.20"),
            ("T5", "表5", "T5"),
            ("T5.19", "表5.19", "T5.19"),
            ("F1", "图1", "F1"),
            ("nowhere", "nowhere", "nowhere"),
        ] {
            let locator = Locator::parse(written);
            assert_eq!(locator.label(Lang::Zh).as_str(), zh);
            assert_eq!(locator.label(Lang::En).as_str(), en);
        }
    }

    #[test]
    fn a_kind_is_found_by_every_name_it_goes_by() {
        for kind in Kind::ALL {
            let words = kind.words();
            let names = [
                kind.word(),
                words.as_str(),
                kind.label(Lang::En),
                kind.plural(Lang::En),
                kind.label(Lang::Zh),
            ];
            for name in names {
                assert_eq!(Kind::from_word(name), Some(kind), "{name}");
            }
        }
        assert_eq!(Kind::from_word("centres"), Some(Kind::Center));
        assert_eq!(Kind::from_word("organisations"), Some(Kind::Organization));
        assert_eq!(Kind::from_word("jobs"), None);
    }

    #[track_caller]
    fn check_value(
        operator: Operator,
        bounds: (Option<f64>, Option<f64>),
        unit: (&str, &str),
    ) -> [String; 2] {
        let target = Target {
            operator,
            low: bounds.0,
            high: bounds.1,
            unit: Bi {
                zh: unit.0.into(),
                en: unit.1.into(),
            },
            quantity: Bi::default(),
            counts: Vec::new(),
            horizon: None,
            form: TargetForm::Level,
            strength: None,
            area: None,
            stated: Vec::new(),
            baseline: None,
            definition: None,
            standard: None,
            lead_unit: None,
        };
        [Lang::Zh, Lang::En].map(|lang| {
            target
                .value(lang)
                .map(|value| value.to_string())
                .unwrap_or_default()
        })
    }

    #[test]
    fn values_read_well_in_both_languages() {
        use Operator::*;
        let value = check_value(AtLeast, (Some(80.0), None), ("家", "enterprises"));
        assert_eq!(value, [">= 80家", ">= 80 enterprises"]);
        let value = check_value(About, (Some(8.5), None), ("%", "%"));
        assert_eq!(value, ["约 8.5%", "about 8.5%"]);
        let value = check_value(Range, (Some(1.0), Some(2.0)), ("个", ""));
        assert_eq!(value, ["1-2个", "1-2个"]);
        let value = check_value(Trend, (None, None), ("", ""));
        assert_eq!(value, ["", ""]);
    }
}
