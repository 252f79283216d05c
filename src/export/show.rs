//! One thing as a document: its card, and its links with what they rest on.

use std::borrow::Cow;

use super::concerns::{self, Names};
use super::format::{self, escape_markdown};
use super::listing::{Column, Entry, Listing, Reads};
use super::{Card, Field, Languages, Value, card};
use crate::lens::Lens;
use crate::plan::file::{Basis, Relation};
use crate::plan::{
    Absence, Direction, Edge, EntityRef, Label, Lang, LinkGroup, Locator, Neighbour, Plan,
};
use crate::text::Measure;

/// Text for reading is wrapped to so many columns.
const WIDTH: usize = 80;

/// One thing as text for reading; through a lens with how it is concerned.
pub fn text(plan: &Plan, entity: EntityRef, lens: Option<&Lens>, languages: Languages) -> String {
    let card = card(plan, entity);
    let mut out = String::new();
    for name in names(plan, entity, languages) {
        out.push_str(&name);
        out.push('\n');
    }
    let kind = plan.kind(entity).label(languages.own());
    out.push_str(&format!("{}  {kind}\n\n", plan.get(entity).id.as_str()));
    if let Some(lens) = lens {
        let sentence = concerns::sentence(plan, lens, entity, languages.own());
        out.push_str(&format!("{sentence}\n\n"));
    }
    out.push_str(&fields_text(plan, &card, languages));
    for part in page(plan, entity, Names::Short) {
        let heading = part.heading.get(languages.own());
        out.push_str(&format!("\n{heading}  {}\n", part.count));
        out.push_str(&format::rows(&part.listing, languages, "  "));
    }
    for group in groups(plan, entity) {
        let heading = group.relation.label(group.direction, languages.own());
        out.push_str(&format!("\n{heading}  {}\n", group.count()));
        out.push_str(&format::rows(&links(plan, &group), languages, "  "));
    }
    out
}

/// One thing as Markdown; through a lens with how it is concerned.
pub fn markdown(
    plan: &Plan,
    entity: EntityRef,
    lens: Option<&Lens>,
    languages: Languages,
) -> String {
    let lang = languages.own();
    let mut names = names(plan, entity, languages).into_iter();
    let mut out = format!(
        "# {}\n\n",
        escape_markdown(&names.next().unwrap_or_default())
    );
    for name in names {
        out.push_str(&format!("{}\n\n", escape_markdown(&name)));
    }
    let kind = plan.kind(entity).label(lang);
    out.push_str(&format!("`{}` ({kind})\n\n", plan.get(entity).id.as_str()));
    if let Some(lens) = lens {
        let sentence = concerns::sentence(plan, lens, entity, lang);
        out.push_str(&format!("{}\n\n", escape_markdown(&sentence)));
    }
    let fields = fields(plan, &card(plan, entity));
    out.push_str(&format::markdown(&fields, languages));
    for part in page(plan, entity, Names::Full) {
        let heading = part.heading.get(lang);
        out.push_str(&format!("\n## {heading} ({})\n", part.count));
        if part.count > 0 {
            out.push_str(&format!("\n{}", format::markdown(&part.listing, languages)));
        }
    }
    for group in groups(plan, entity) {
        let heading = group.relation.label(group.direction, lang);
        out.push_str(&format!("\n## {heading} ({})\n\n", group.count()));
        out.push_str(&format::markdown(&links(plan, &group), languages));
    }
    out
}

/// The parts of the page of a thing, if it has one.
fn page(plan: &Plan, entity: EntityRef, names: Names) -> Vec<concerns::Part<'_>> {
    match concerns::has_page(plan, entity) {
        true => concerns::parts(plan, entity, names),
        false => Vec::new(),
    }
}

/// The links of a thing; where its page says what concerns it, only those of which it does not speak:
/// what may be the same.
fn groups(plan: &Plan, entity: EntityRef) -> Vec<LinkGroup<'_>> {
    let mut groups = plan.links_of(entity);
    if concerns::has_page(plan, entity) {
        groups.retain(|group| group.relation == Relation::MaybeSame);
    }
    groups
}

/// Where two things meet as Markdown: what of the draft brings them together.
pub fn meeting(
    plan: &Plan,
    things: [EntityRef; 2],
    edges: &[Edge],
    languages: Languages,
) -> String {
    let lang = languages.own();
    let [row, column] = things.map(|thing| {
        let names = names(plan, thing, languages);
        escape_markdown(names.first().map_or("", String::as_str))
    });
    let [row_id, column_id] = things.map(|thing| plan.get(thing).id.as_str());
    let mut out = format!("# {row} x {column}\n\n`{row_id}` x `{column_id}`\n\n");
    if edges.is_empty() {
        out.push_str(&format!("-  {}\n", Absence::NotInDraft.label(lang)));
        return out;
    }
    let relation =
        |edge: &Edge| Entry::each(|lang| edge.relation.label(Direction::Out, lang).into());
    let rows = edges.iter().map(|edge| {
        vec![
            relation(edge),
            Entry::label(basis_label(edge.basis)),
            Entry::Places(Cow::Owned(plan.evidence(edge))),
        ]
    });
    let listing = Listing {
        columns: vec![
            Column::ours(Label::new("关系", "Link"), Reads::ByLanguage),
            Column::ours(Label::new("说明", "Basis"), Reads::ByLanguage),
            Column::ours(Label::new("出处", "In the draft"), Reads::Alike),
        ],
        rows: rows.collect(),
    };
    out.push_str(&format::markdown(&listing, languages));
    out
}

/// One thing as comma-separated values: its fields, then its links, a line for each value.
pub fn csv(plan: &Plan, entity: EntityRef, lens: Option<&Lens>, languages: Languages) -> String {
    let mut listing = fields(plan, &card(plan, entity));
    if let Some(lens) = lens {
        let blank = || Entry::Blank;
        let sentence = Entry::each(|lang| concerns::sentence(plan, lens, entity, lang));
        let label = Entry::label(Label::new("相关", "Concerned"));
        listing
            .rows
            .insert(0, vec![label, sentence, blank(), blank(), blank()]);
    }
    for part in page(plan, entity, Names::Full) {
        for row in part.listing.rows {
            // How it is concerned takes the place of the field; the part stands before it.
            let mut cells = row.into_iter();
            let how = cells.next().unwrap_or(Entry::Blank);
            let heading = part.heading;
            let both = Entry::each(|lang| {
                let colon = lang.pick("：", ": ");
                format!("{}{colon}{}", heading.get(lang), how.words(lang))
            });
            listing
                .rows
                .push(std::iter::once(both).chain(cells).collect());
        }
    }
    for group in groups(plan, entity) {
        let heading = Entry::each(|lang| group.relation.label(group.direction, lang).into());
        for link in links(plan, &group).rows {
            let mut row = vec![heading.clone()];
            row.extend(link);
            listing.rows.push(row);
        }
    }
    format::csv(&listing, languages)
}

/// The name in the own language, and, where it differs, in the other: also Chinese behind English.
fn names(plan: &Plan, entity: EntityRef, languages: Languages) -> Vec<String> {
    let name = &plan.get(entity).name;
    let own = languages.own();
    let mut names = vec![name.get(own).to_string()];
    let second = (own == Lang::En).then_some(Lang::Zh).or(languages.second());
    if let Some(second) = second {
        names.push(name.get(second).to_string());
    }
    names.dedup();
    names
}

/// The fields under each other, labels in one column, values wrapped in the other.
fn fields_text(plan: &Plan, card: &Card<'_>, languages: Languages) -> String {
    let measure = Measure::NARROW;
    let own = languages.own();
    let labels = card
        .fields
        .iter()
        .map(|field| measure.width(field.label.get(own)));
    let indent = labels.max().unwrap_or(0) + 2;
    let mut out = String::new();
    let mut put = |label: &str, text: &str| {
        let mut label = measure.pad(label, indent);
        for line in measure.wrap_lines(text, WIDTH - indent) {
            out.push_str(format!("{label}{line}").trim_end());
            out.push('\n');
            label = " ".repeat(indent);
        }
    };
    for field in &card.fields {
        let mut label = field.label.get(own);
        for value in &field.values {
            put(label, &value_text(plan, value, own));
            label = "";
            if let Some(second) = languages.second().and_then(|lang| only(plan, value, lang)) {
                put(label, &second);
            }
        }
        if field.more > 0 {
            put(label, &more(field.more, own));
        }
    }
    if card.hidden > 0 {
        out.push_str(&format!("\n{}\n", hidden(card.hidden, own)));
    }
    out
}

/// A value with its places and what is to be known of it.
fn value_text(plan: &Plan, value: &Value<'_>, lang: Lang) -> String {
    let mut text = value.text(plan, lang).as_str().to_string();
    if let Value::Absent(_) = value {
        return format!("-  {text}");
    }
    if !value.at().is_empty() {
        let places: Vec<_> = value
            .at()
            .iter()
            .map(|at| at.label(lang).to_string())
            .collect();
        text.push_str(&format!("  [{}]", places.join(" ")));
    }
    if let Some(note) = value.note() {
        text.push_str(&match lang {
            Lang::Zh => format!("（{}）", note.zh),
            Lang::En => format!("  ({})", note.en),
        });
    }
    text
}

/// What a value says in another language, where that is not the same.
fn only(plan: &Plan, value: &Value<'_>, lang: Lang) -> Option<String> {
    let differs = !matches!(value, Value::Absent(_) | Value::Locators(_));
    let text = value.text(plan, lang);
    let other = value.text(plan, lang.other());
    (differs && text != other).then(|| text.as_str().to_string())
}

fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有 {count} 项"),
        Lang::En => format!("and {count} more"),
    }
}

fn hidden(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (_, Lang::Zh) => format!("有 {count} 个隐藏字符，已显示其编号"),
        (1, Lang::En) => "1 hidden character, shown by its number".into(),
        (_, Lang::En) => format!("{count} hidden characters, shown by their numbers"),
    }
}

/// The fields as a listing, a row for each value. Its columns suit [`links`] as well.
fn fields<'p>(plan: &'p Plan, card: &Card<'p>) -> Listing<'p> {
    let mut columns = vec![Column::ours(Label::new("栏目", "Field"), Reads::ByLanguage)];
    columns.extend(value_columns());
    let row = |field: &Field<'p>, value: &Value<'p>| {
        let text = match value {
            Value::Absent(reason) => Entry::Absent(*reason),
            Value::Locators(_) => Entry::Blank,
            _ => Entry::each(|lang| value.text(plan, lang).as_str().into()),
        };
        let places = match value {
            Value::Locators(places) => Cow::Owned(places.to_vec()),
            _ => Cow::Owned(value.at().to_vec()),
        };
        let note = match value {
            Value::Absent(reason) => Some(absence(*reason)),
            _ => value.note(),
        };
        let id = match value {
            Value::Thing { entity, .. } => Entry::Text((&plan.get(*entity).id.0).into()),
            _ => Entry::Blank,
        };
        vec![
            Entry::label(field.label),
            text,
            id,
            note.map_or(Entry::Blank, Entry::label),
            Entry::Places(places),
        ]
    };
    let mut rows = Vec::new();
    for field in &card.fields {
        rows.extend(field.values.iter().map(|value| row(field, value)));
        if field.more > 0 {
            let more = Entry::each(|lang| more(field.more, lang));
            let blank = || Entry::Blank;
            rows.push(vec![
                Entry::label(field.label),
                more,
                blank(),
                blank(),
                blank(),
            ]);
        }
    }
    Listing { columns, rows }
}

/// The things of a group of links, with what each link rests on.
fn links<'p>(plan: &'p Plan, group: &LinkGroup<'p>) -> Listing<'p> {
    let row = |link: Neighbour<'p>| {
        let basis = link.basis();
        let other = plan.get(link.other);
        vec![
            Entry::bi(&other.name),
            Entry::Text((&other.id.0).into()),
            Entry::label(basis_label(basis)),
            Entry::Places(Cow::Owned(evidence(plan, &link))),
        ]
    };
    Listing {
        columns: value_columns(),
        rows: group.neighbours().map(row).collect(),
    }
}

fn value_columns<'p>() -> Vec<Column<'p>> {
    vec![
        Column::ours(Label::new("内容", "Value"), Reads::ByLanguage),
        Column::ours(Label::new("编号", "Id"), Reads::Alike),
        Column::ours(Label::new("说明", "Basis"), Reads::ByLanguage),
        Column::ours(Label::new("出处", "In the draft"), Reads::Alike),
    ]
}

/// Every place that says so, each once, in order.
fn evidence(plan: &Plan, link: &Neighbour<'_>) -> Vec<Locator> {
    let mut places = Vec::new();
    for at in link.edges().flat_map(|edge| plan.evidence(edge)) {
        if !places.contains(&at) {
            places.push(at);
        }
    }
    places
}

fn basis_label(basis: Basis) -> Label {
    Label::new(basis.label(Lang::Zh), basis.label(Lang::En))
}

fn absence(reason: Absence) -> Label {
    Label::new(reason.label(Lang::Zh), reason.label(Lang::En))
}
