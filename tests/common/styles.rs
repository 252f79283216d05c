//! The second grid of a snapshot: a letter for the style of each cell, so that a wrong color has a place.
//!
//! | letter | role | letter | role |
//! |---|---|---|---|
//! | `t` | text | `f` | found |
//! | `d` | dim, or a missing value | `w` | warning |
//! | `h` | heading or title | `x` | failure |
//! | `l` | link, key or bar | `r` | rule |
//! | `o` | the open tab | `2` `3` | second and third kind of line |
//! | `m` | marker | | |
//!
//! In the bar of the selected row letters are capital, and cells without a sign are `_`. Roles that look
//! the same share a letter. A style that no role has is no style of the theme, and fails the test.

use planscope::app::ThemeChoice;
use planscope::text::Measure;
use planscope::ui::{Depth, Role, RowState, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Every role with its letter; of those that look the same, the first gives the letter.
const LETTERS: &[(char, Role)] = &[
    ('t', Role::Text),
    ('d', Role::Dim),
    ('h', Role::Heading),
    ('h', Role::Title),
    ('l', Role::Link),
    ('o', Role::OpenTab),
    ('m', Role::Marker),
    ('f', Role::Match),
    ('d', Role::Absent),
    ('w', Role::Warning),
    ('x', Role::Failure),
    ('r', Role::Rule),
    ('l', Role::Bar),
    ('2', Role::Second),
    ('3', Role::Third),
    ('l', Role::Key),
];

type Look = (Color, Color, Modifier);

/// One row of letters for each row of the screen, without the spaces at their ends.
pub(crate) fn grid(buffer: &Buffer, measure: Measure) -> String {
    let letters = letters();
    let area = buffer.area;
    let mut grid = String::new();
    for y in area.top()..area.bottom() {
        let mut row = String::new();
        let mut covered = 0;
        let mut last = ' ';
        for x in area.left()..area.right() {
            let cell = &buffer[(x, y)];
            if covered > 0 {
                covered -= 1;
            } else {
                last = letter(&letters, cell);
                covered = measure.width(cell.symbol()).saturating_sub(1);
            }
            row.push(last);
        }
        grid.push_str(row.trim_end());
        grid.push('\n');
    }
    grid
}

fn look(cell: &Cell) -> Look {
    (cell.fg, cell.bg, cell.modifier)
}

/// What each role looks like, by itself and in rows that are selected.
fn letters() -> Vec<(Look, char)> {
    let theme = Theme::new(ThemeChoice::Dark, Depth::Many);
    let styled = |role: Role, state: RowState| {
        let mut cell = Cell::EMPTY;
        cell.set_style(theme.style(role))
            .set_style(theme.row(state));
        look(&cell)
    };
    let mut letters = Vec::new();
    for state in [RowState::Plain, RowState::Selected, RowState::Focused] {
        for (letter, role) in LETTERS {
            let letter = match state {
                RowState::Focused => letter.to_ascii_uppercase(),
                RowState::Plain | RowState::Selected => *letter,
            };
            letters.push((styled(*role, state), letter));
        }
    }
    letters
}

fn letter(letters: &[(Look, char)], cell: &Cell) -> char {
    let found = letters.iter().find(|(known, _)| *known == look(cell));
    let (_, letter) = found.unwrap_or_else(|| {
        panic!(
            "{:?} has the style {:?}, which no role has",
            cell.symbol(),
            look(cell)
        )
    });
    match (cell.symbol(), letter) {
        (" ", 't') => ' ',
        (" ", 'T') => '_',
        _ => *letter,
    }
}
