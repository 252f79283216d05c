//! A concern in words: letter, word, sentence, places.

use super::{Absent, Concern, Ground, Group, Lack, Lens, Way};
use crate::plan::file::{Basis, Kind};
use crate::plan::{Direction, Edge, EntityRef, Label, Lang, Locator, Plan, Source};

impl Way {
    /// A sign for a narrow column: of one column in English, of two in Chinese.
    pub fn sign(self) -> Label {
        match self {
            Way::Itself => Label::new("本", "="),
            Way::Named => Label::new("名", "N"),
            Way::Collective => Label::new("统", "C"),
            Way::Derived => Label::new("推", "D"),
        }
    }

    /// The word.
    pub fn label(self) -> Label {
        match self {
            Way::Itself => Label::new("本项", "itself"),
            Way::Named => Label::new("点名", "named"),
            Way::Collective => Label::new("统称", "collective"),
            Way::Derived => Label::new("推得", "derived"),
        }
    }
}

impl Concern {
    /// The link on which it rests, if it is one.
    pub fn link(&self) -> Option<&Edge> {
        match self {
            Concern::Named(Ground::Link(edge))
            | Concern::Collective {
                ground: Ground::Link(edge),
                ..
            }
            | Concern::Derived(edge) => Some(edge),
            Concern::Itself | Concern::Named(_) | Concern::Collective { .. } => None,
        }
    }

    /// What stands for several things, if the concern comes through that.
    pub fn through(&self) -> Option<EntityRef> {
        match self {
            Concern::Collective { through, .. } => Some(*through),
            Concern::Itself | Concern::Named(_) | Concern::Derived(_) => None,
        }
    }

    /// How it is known.
    pub fn basis(&self) -> Basis {
        self.link().map_or(Basis::Stated, |edge| edge.basis)
    }

    /// Where the draft says so.
    pub fn places(&self, plan: &Plan) -> Vec<Locator> {
        match self {
            Concern::Itself => Vec::new(),
            Concern::Named(Ground::Place(at))
            | Concern::Collective {
                ground: Ground::Place(at),
                ..
            } => vec![at.clone()],
            Concern::Named(Ground::Link(edge))
            | Concern::Collective {
                ground: Ground::Link(edge),
                ..
            }
            | Concern::Derived(edge) => places_of_link(plan, edge),
        }
    }

    /// How a thing is concerned and through what: `Concerned: collective, through "each town"`.
    pub fn sentence(&self, plan: &Plan, lang: Lang) -> String {
        let way = self.way().label().get(lang);
        match (self.because(plan, lang), lang) {
            (None, _) if *self == Concern::Itself => {
                lang.pick("即视角本身", "The lens itself").into()
            }
            (None, Lang::Zh) => format!("相关：{way}"),
            (None, Lang::En) => format!("Concerned: {way}"),
            (Some(because), Lang::Zh) => format!("相关：{way}，{because}"),
            (Some(because), Lang::En) => format!("Concerned: {way}, through {because}"),
        }
    }

    /// What it rests on, in words: the words for several things, or the one link; nothing where the
    /// draft simply names both.
    pub fn because(&self, plan: &Plan, lang: Lang) -> Option<String> {
        match self {
            Concern::Itself | Concern::Named(_) => None,
            Concern::Collective { through, .. } => Some(quoted(plan, *through, lang)),
            Concern::Derived(edge) => {
                let name = |entity: EntityRef| brief(plan, entity, lang);
                let relation = edge.relation.label(Direction::Out, lang);
                Some(match lang {
                    Lang::Zh => format!("{}〔{relation}〕{}", name(edge.from), name(edge.to)),
                    Lang::En => {
                        format!(
                            "{} [{}] {}",
                            name(edge.from),
                            relation.to_lowercase(),
                            name(edge.to)
                        )
                    }
                })
            }
        }
    }
}

/// What a thing is called in short, or else in full.
fn brief(plan: &Plan, entity: EntityRef, lang: Lang) -> String {
    let entity = plan.get(entity);
    let short = entity.short.as_ref().map(|short| short.get(lang));
    let short = short.filter(|short| !short.is_empty());
    short.unwrap_or(entity.name.get(lang)).as_str().to_owned()
}

/// Words of the draft in the quotation marks of the language, unless they bring their own.
fn quoted(plan: &Plan, words: EntityRef, lang: Lang) -> String {
    let name = plan.get(words).name.get(lang);
    match lang {
        Lang::Zh if name.as_str().contains('“') => name.as_str().to_owned(),
        Lang::Zh => format!("“{name}”"),
        Lang::En if name.as_str().contains('"') => name.as_str().to_owned(),
        Lang::En => format!("\"{name}\""),
    }
}

impl Group {
    /// What stands above or before the lines of a group.
    pub fn heading(self, plan: &Plan, lang: Lang) -> String {
        match self {
            Group::Link(relation, direction) => relation.label(direction, lang).to_owned(),
            Group::Place => lang.pick("所在章节", "Stands in").to_owned(),
            Group::Through(through) => quoted(plan, through, lang),
            Group::End(end, relation, direction) => {
                let (name, relation) = (brief(plan, end, lang), relation.label(direction, lang));
                match lang {
                    Lang::Zh => format!("经{name}〔{relation}〕"),
                    Lang::En => format!("{name} [{}]", relation.to_lowercase()),
                }
            }
        }
    }
}

impl Absent {
    /// What of the claim is not there.
    pub fn sentence(&self, plan: &Plan, lang: Lang) -> String {
        match self.lack {
            Lack::NotHere {
                through,
                met,
                others,
            } => {
                let words = quoted(plan, through, lang);
                let all = met == others;
                match lang {
                    Lang::Zh if all => format!("{words}：未见落到此处；其余{others}个都有"),
                    Lang::Zh => format!("{words}：未见落到此处；其余{others}个中{met}个有"),
                    Lang::En if all => {
                        format!(
                            "{words}: nothing of it is here; each of the {others} others has something"
                        )
                    }
                    Lang::En => {
                        let have = if met == 1 { "has" } else { "have" };
                        format!(
                            "{words}: nothing of it is here; {met} of the {others} others {have} something"
                        )
                    }
                }
            }
            Lack::Nowhere { through } => {
                let words = quoted(plan, through, lang);
                lang.pick(
                    format!("{words}：各处均未见落实"),
                    format!("{words}: nothing of it is said for any of them"),
                )
            }
            Lack::NotSplit { targets } => lang.pick(
                format!("{targets}项有数值的指标，均未写明此处承担多少"),
                format!("{targets} with a number; none says what falls here"),
            ),
        }
    }
}

/// The word for what is claimed and not there.
pub const ABSENT: Label = Label::new("缺位", "absent");

/// Where a link is stated; of a part, where it stands itself.
fn places_of_link(plan: &Plan, edge: &Edge) -> Vec<Locator> {
    match edge.source {
        Source::Part => plan.get(edge.from).at.iter().take(1).cloned().collect(),
        Source::Written(_) | Source::Row { .. } | Source::Term(_) => plan.evidence(edge),
    }
}

impl Lens {
    /// How many things of a kind are concerned in a way.
    pub fn count_of(&self, plan: &Plan, kind: Kind, way: Way) -> usize {
        let all = plan.of_kind(kind).iter();
        all.filter(|thing| self.concern(**thing).is_some_and(|c| c.way() == way))
            .count()
    }
}
