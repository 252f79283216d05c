//! Findings in rows.

use super::{Judged, Judgement};
use crate::export::{Align, Column, Entry, Listing, Reads};
use crate::plan::{Label, Lang, Locator};
use crate::review::{Review, Waived};

/// A column, with what it says of a finding.
struct Spec {
    head: Label,
    align: Align,
    reads: Reads,
    entry: for<'a> fn(&'a Judged<'a>, &'a Judgement<'a>) -> Entry<'a>,
}

const fn spec(
    head: Label,
    reads: Reads,
    entry: for<'a> fn(&'a Judged<'a>, &'a Judgement<'a>) -> Entry<'a>,
) -> Spec {
    Spec {
        head,
        align: Align::Left,
        reads,
        entry,
    }
}

const SEVERITY: Spec = spec(
    Label::new("程度", "Severity"),
    Reads::ByLanguage,
    |_, one| Entry::each(|lang| one.finding.severity.label(lang).to_owned()),
);
const CODE: Spec = spec(Label::new("规则", "Rule"), Reads::Alike, |_, one| {
    Entry::text(one.finding.code())
});
const TITLE: Spec = spec(
    Label::new("问题", "Mistake"),
    Reads::ByLanguage,
    |_, one| Entry::label(one.finding.rule.title),
);
const THING: Spec = spec(
    Label::new("对象", "Thing"),
    Reads::Alike,
    |judged, one| judged.thing(one).map_or(Entry::Blank, Entry::text),
);
const WHAT: Spec = spec(
    Label::new("发现", "Finding"),
    Reads::ByLanguage,
    |_, one| Entry::bi(&one.finding.what),
);
const PLACES: Spec = spec(
    Label::new("出处", "In the draft"),
    Reads::Alike,
    |_, one| {
        let sides = one.finding.sides.iter();
        let mut places: Vec<Locator> = sides.filter_map(|side| side.at.clone()).collect();
        places.dedup();
        Entry::Places(places.into())
    },
);
const LINE: Spec = Spec {
    align: Align::Right,
    ..spec(Label::new("行号", "Line"), Reads::Alike, |_, one| {
        let line = one.place.map(|place| place.line.to_string());
        line.map_or(Entry::Blank, Entry::text)
    })
};
const WAIVED: Spec = spec(
    Label::new("豁免人", "Waived by"),
    Reads::ByLanguage,
    |judged, one| match one.waived {
        Some(waived) => Entry::each(|lang| who(judged.review, waived, lang)),
        None => Entry::Blank,
    },
);
const REASON: Spec = spec(
    Label::new("豁免理由", "Reason"),
    Reads::Alike,
    |_, one| {
        let reason = one.waived.map(|waived| waived.waiver.reason.as_str());
        reason.map_or(Entry::Blank, Entry::text)
    },
);
const UNTIL: Spec = spec(Label::new("豁免至", "Until"), Reads::Alike, |_, one| {
    let until = one.waived.and_then(|waived| waived.waiver.until);
    until.map_or(Entry::Blank, |until| Entry::text(until.to_string()))
});
const WORDS: [Spec; 2] = [
    spec(
        Label::new("一处原文", "Words there"),
        Reads::ByLanguage,
        |_, one| words(one, 0),
    ),
    spec(
        Label::new("另一处原文", "Words elsewhere"),
        Reads::ByLanguage,
        |_, one| words(one, 1),
    ),
];
const WHY: Spec = spec(Label::new("理由", "Why"), Reads::ByLanguage, |_, one| {
    Entry::label(one.finding.rule.why)
});
const REMEDY: Spec = spec(
    Label::new("处理", "Remedy"),
    Reads::ByLanguage,
    |_, one| Entry::label(one.finding.rule.remedy),
);
const ID: Spec = spec(Label::new("编号", "Id"), Reads::Alike, |_, one| {
    Entry::text(one.finding.id.as_str())
});

/// What fits a page.
pub(super) fn brief<'a>(judged: &'a Judged<'a>) -> Listing<'a> {
    let mut specs = vec![SEVERITY, CODE, THING, LINE, PLACES, WHAT];
    if judged.waived() > 0 {
        specs.extend([WAIVED, REASON]);
    }
    listing(judged, &judged.all, &specs)
}

/// Everything.
pub(super) fn whole<'a>(judged: &'a Judged<'a>) -> Listing<'a> {
    let [one, other] = WORDS;
    let specs = [
        SEVERITY, CODE, TITLE, THING, WHAT, PLACES, one, other, WHY, REMEDY, LINE, WAIVED, REASON,
        UNTIL, ID,
    ];
    listing(judged, &judged.all, &specs)
}

/// What some findings of one rule have that is not the rule's.
pub(super) fn of_rule<'a>(judged: &'a Judged<'a>, some: &'a [Judgement<'a>]) -> Listing<'a> {
    let mut specs = vec![THING, WHAT, PLACES];
    if some.iter().any(|one| one.waived.is_some()) {
        specs.extend([WAIVED, REASON, UNTIL]);
    }
    listing(judged, some, &specs)
}

/// Who waives a finding, and whether that is known.
pub(super) fn who(review: &Review, waived: &Waived, lang: Lang) -> String {
    let called = review.roster().called(&waived.author.user);
    match waived.author.standing.label(lang) {
        Some(doubt) => format!("{called} [{doubt}]"),
        None => called,
    }
}

fn words<'a>(one: &'a Judgement<'a>, side: usize) -> Entry<'a> {
    let side = one.finding.sides.get(side);
    side.map_or(Entry::Blank, |side| Entry::bi(&side.words))
}

fn listing<'a>(judged: &'a Judged<'a>, some: &'a [Judgement<'a>], specs: &[Spec]) -> Listing<'a> {
    let column = |spec: &Spec| Column {
        zh: spec.head.zh.into(),
        en: spec.head.en.into(),
        align: spec.align,
        reads: spec.reads,
    };
    let row = |one: &'a Judgement<'a>| {
        let entry = |spec: &Spec| (spec.entry)(judged, one);
        specs.iter().map(entry).collect()
    };
    Listing {
        columns: specs.iter().map(column).collect(),
        rows: some.iter().map(row).collect(),
    }
}
