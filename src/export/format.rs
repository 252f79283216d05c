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
pub fn escape_markdown(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Absence;

    fn listing<'p>(rows: Vec<Vec<Entry<'p>>>) -> Listing<'p> {
        let column = |zh: &'static str, en: &'static str, align, reads| Column {
            zh: zh.into(),
            en: en.into(),
            align,
            reads,
        };
        Listing {
            columns: vec![
                column("名称", "Name", Align::Left, Reads::ByLanguage),
                column("数", "Count", Align::Right, Reads::Alike),
                column("出处", "Places", Align::Left, Reads::Alike),
            ],
            rows,
        }
    }

    fn row(
        zh: &'static str,
        en: &'static str,
        count: Entry<'static>,
        at: &str,
    ) -> Vec<Entry<'static>> {
        let places = at.split(' ').map(Locator::parse).collect::<Vec<_>>();
        let (zh, en) = (zh.into(), en.into());
        vec![Entry::Words { zh, en }, count, Entry::Places(places.into())]
    }

    #[test]
    fn columns_are_aligned_by_what_the_terminal_shows() {
        let rows = vec![
            row("科技", "Technology", Entry::text("7"), "2.1.3"),
            row("商", "Trade", Entry::text("12"), "T1.2 F1"),
            row("文", "Culture", Entry::Absent(Absence::NotInDraft), "0"),
        ];
        let listing = listing(rows);
        let english = "Name        Count  Places\n\
                       Technology      7  2.1.3\n\
                       Trade          12  T1.2 F1\n\
                       Culture         -  opening\n";
        assert_eq!(table(&listing, Languages::One(Lang::En)), english);
        let both = "名称  Name        数  出处\n\
                    科技  Technology   7  二（一）3\n\
                    商    Trade       12  表1.2 图1\n\
                    文    Culture      -  引言\n";
        assert_eq!(table(&listing, Languages::Both(Lang::Zh)), both);
    }

    #[test]
    fn markdown_takes_no_sign_for_its_own() {
        let listing = listing(vec![row("甲", "a|b *c* <U+202E>", Entry::text("1"), "T1")]);
        let expected = "| Name | Count | Places |\n\
                        | --- | --: | --- |\n\
                        | a\\|b \\*c\\* \\<U+202E\\> | 1 | T1 |\n";
        assert_eq!(markdown(&listing, Languages::One(Lang::En)), expected);
    }

    #[test]
    fn no_cell_of_csv_runs_in_a_spreadsheet() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "－1"] {
            let listing = listing(vec![vec![Entry::text(formula), Entry::Blank, Entry::Blank]]);
            let written = csv(&listing, Languages::One(Lang::En));
            assert_eq!(written, format!("Name,Count,Places\n'{formula},,\n"));
        }
    }

    #[test]
    fn csv_leaves_missing_values_empty_and_places_no_dates() {
        let count = Entry::Absent(Absence::NotInDraft);
        let listing = listing(vec![row("甲", "a, \"b\"", count, "2.1.3 T1")]);
        let expected = "Name,Count,Places\n\"a, \"\"b\"\"\",,sec. 2.1.3; T1\n";
        assert_eq!(csv(&listing, Languages::One(Lang::En)), expected);
    }
}
