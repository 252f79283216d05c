//! A concern in words: letter, word, sentence, places.

use super::{Concern, Ground, Lens, Way};
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
            Concern::Collective { through, .. } => {
                let name = plan.get(*through).name.get(lang);
                Some(match lang {
                    Lang::Zh if name.as_str().contains('“') => name.as_str().to_owned(),
                    Lang::Zh => format!("“{name}”"),
                    Lang::En if name.as_str().contains('"') => name.as_str().to_owned(),
                    Lang::En => format!("\"{name}\""),
                })
            }
            Concern::Derived(edge) => {
                let name = |entity: EntityRef| {
                    let entity = plan.get(entity);
                    let short = entity.short.as_ref().map(|short| short.get(lang));
                    let short = short.filter(|short| !short.is_empty());
                    short.unwrap_or(entity.name.get(lang)).as_str().to_owned()
                };
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
