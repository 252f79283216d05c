//! Listings as text: aligned, as Markdown, as CSV.

use super::{Align, Column, Entry, Languages, Listing, Reads};
use crate::plan::{Lang, Locator};
use crate::text::Measure;

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns, for reading.
    Table,
    /// Markdown.
    Md,
    /// For spreadsheets.
    Csv,
    /// For programs: everything, in both languages.
    Json,
}

/// What is shown where there is no value.
const NO_VALUE: &str = "-";

/// Columns stand so far apart.
const GAP: &str = "  ";

/// A listing in aligned columns, headings first. Nothing is cut.
pub fn table(listing: &Listing<'_>, languages: Languages) -> String {
    let grid = Grid::read(listing, languages, Medium::Page);
    let mut lines = vec![grid.heads.clone()];
    lines.extend(grid.rows);
    aligned(&lines, &grid.aligns, "")
}

/// The rows of a listing in aligned columns, without headings, each line behind `indent`.
pub(super) fn rows(listing: &Listing<'_>, languages: Languages, indent: &str) -> String {
    let grid = Grid::read(listing, languages, Medium::Page);
    aligned(&grid.rows, &grid.aligns, indent)
}

/// A listing as a Markdown table.
pub fn markdown(listing: &Listing<'_>, languages: Languages) -> String {
    let grid = Grid::read(listing, languages, Medium::Page);
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for cell in cells {
            out.push_str("| ");
            out.push_str(&cell);
            out.push(' ');
        }
        out.push_str("|\n");
    };
    line(&mut grid.heads.iter().map(|head| escape_markdown(head)));
    line(&mut grid.aligns.iter().map(|align| match align {
        Align::Left => "---".to_string(),
        Align::Right => "--:".to_string(),
    }));
    for row in &grid.rows {
        line(&mut row.iter().map(|cell| escape_markdown(cell)));
    }
    out
}

/// A listing as comma-separated values, safe to open in a spreadsheet.
///
/// A value that is missing is an empty cell; no cell begins with what a spreadsheet takes for a
/// formula or, for a place such as `2.1.3`, for a date.
pub fn csv(listing: &Listing<'_>, languages: Languages) -> String {
    let grid = Grid::read(listing, languages, Medium::Spreadsheet);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in std::iter::once(&grid.heads).chain(&grid.rows) {
        let record = record.iter().map(|cell| guarded(cell));
        // Every row has as many cells as the heading, and memory takes what it is given.
        writer
            .write_record(record)
            .expect("rows of a grid are of one length");
    }
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("csv of texts is text")
}

/// Puts an apostrophe before a cell that a spreadsheet would run as a formula.
fn guarded(cell: &str) -> String {
    let formula = |c: char| "=+-@\t\r＝＋－＠".contains(c);
    if cell.starts_with(formula) || cell.trim_start().starts_with(formula) {
        format!("'{cell}")
    } else {
        cell.to_string()
    }
}

/// Signs that Markdown, or the HTML in it, would take for its own.
pub(super) fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '|' | '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Where a listing will be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    Page,
    Spreadsheet,
}

/// A listing in the wanted languages.
struct Grid {
    heads: Vec<String>,
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    fn read(listing: &Listing<'_>, languages: Languages, medium: Medium) -> Grid {
        let columns = |(at, column): (usize, &Column<'_>)| {
            let second = languages.second();
            let second = second.filter(|_| column.reads == Reads::ByLanguage);
            let langs = std::iter::once(languages.own()).chain(second);
            langs.map(move |lang| (at, lang)).collect::<Vec<_>>()
        };
        let columns: Vec<_> = listing
            .columns
            .iter()
            .enumerate()
            .flat_map(columns)
            .collect();
        let head = |(at, lang): &(usize, Lang)| listing.columns[*at].head(*lang).to_string();
        let cells = |row: &Vec<Entry<'_>>| {
            let cell = |(at, lang): &(usize, Lang)| cell(row.get(*at), *lang, medium);
            columns.iter().map(cell).collect()
        };
        Grid {
            heads: columns.iter().map(head).collect(),
            aligns: columns
                .iter()
                .map(|(at, _)| listing.columns[*at].align)
                .collect(),
            rows: listing.rows.iter().map(cells).collect(),
        }
    }
}

fn cell(entry: Option<&Entry<'_>>, lang: Lang, medium: Medium) -> String {
    match entry {
        Some(Entry::Text(text)) => text.as_str().to_string(),
        Some(Entry::Words { zh, en }) => match lang.pick(zh, en) {
            text if text.is_empty() => lang.pick(en, zh).as_str().to_string(),
            text => text.as_str().to_string(),
        },
        Some(Entry::Places(places)) => self::places(places, lang, medium),
        Some(Entry::Absent(_)) if medium == Medium::Page => NO_VALUE.to_string(),
        Some(Entry::Absent(_) | Entry::Blank) | None => String::new(),
    }
}

fn places(places: &[Locator], lang: Lang, medium: Medium) -> String {
    let place = |at: &Locator| match (at, lang, medium) {
        // "2.1.3" alone would be read as a date.
        (Locator::Section(path), Lang::En, Medium::Spreadsheet) if path.steps() != [0] => {
            format!("sec. {path}")
        }
        _ => at.label(lang).to_string(),
    };
    let separator = match medium {
        Medium::Page => " ",
        Medium::Spreadsheet => "; ",
    };
    places.iter().map(place).collect::<Vec<_>>().join(separator)
}

fn aligned(lines: &[Vec<String>], aligns: &[Align], indent: &str) -> String {
    let measure = Measure::NARROW;
    let mut widths = vec![0; aligns.len()];
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(measure.width(cell));
        }
    }
    let mut out = String::new();
    for line in lines {
        let mut text = indent.to_string();
        for ((cell, width), align) in line.iter().zip(&widths).zip(aligns) {
            let cell = match align {
                Align::Left => measure.pad(cell, *width),
                Align::Right => measure.pad_left(cell, *width),
            };
            text.push_str(&cell);
            text.push_str(GAP);
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
    out
}
