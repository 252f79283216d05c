//! Plans full of texts that nobody would write.

use fastrand::Rng;

use crate::hostile;

pub(crate) const SMALL: &str = include_str!("../plans/good/small.ron");
pub(crate) const LAKESIDE: &str = include_str!("../plans/good/lakeside.ron");
const MAP: &str = include_str!("../plans/good/map.ron");

/// One of the plans of other districts; mostly the smallest, which is drawn soonest.
pub(crate) fn any_plan(rng: &mut Rng) -> &'static str {
    match rng.u8(..8) {
        0 => LAKESIDE,
        1 => MAP,
        _ => SMALL,
    }
}

/// The plan with other texts in some places; the ids stay.
pub(crate) fn with_hostile_texts(plan: &str, rng: &mut Rng) -> String {
    let mut changed = String::new();
    for (n, piece) in plan.split('"').enumerate() {
        let inside = n % 2 == 1;
        let is_text = piece.contains(|c: char| c == ' ' || !c.is_ascii());
        if n > 0 {
            changed.push('"');
        }
        if inside && is_text && rng.u8(..3) == 0 {
            let text = hostile::text(rng);
            changed.push_str(&text.replace('\\', "\\\\").replace('"', "\\\""));
        } else {
            changed.push_str(piece);
        }
    }
    changed
}

/// What was kept of a start, with other texts and numbers in some places, or damaged.
pub(crate) fn with_other_values(kept: &str, rng: &mut Rng) -> String {
    const NUMBERS: [&str; 6] = [
        "0",
        "1",
        "65535",
        "4294967295",
        "18446744073709551615",
        "-1",
    ];
    let mut changed = String::new();
    let mut rest = kept;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let end = number.find(|c: char| !c.is_ascii_digit());
        let (number, after) = number.split_at(end.unwrap_or(number.len()));
        changed.push_str(before);
        changed.push_str(match rng.u8(..6) {
            0 => NUMBERS[rng.usize(..NUMBERS.len())],
            _ => number,
        });
        rest = after;
    }
    changed.push_str(rest);
    let mut parts: Vec<String> = changed.split('"').map(str::to_owned).collect();
    // Every other part is a text.
    for part in parts.iter_mut().skip(1).step_by(2) {
        if rng.u8(..6) == 0 {
            *part = hostile::text(rng)
                .replace('\\', "\\\\")
                .replace('"', "\\\"");
        }
    }
    parts.join("\"")
}

/// A plan that is none any more.
pub(crate) fn torn(rng: &mut Rng) -> String {
    let mut text = with_hostile_texts(SMALL, rng);
    let (from, to) = (place_in(&text, rng), place_in(&text, rng));
    match rng.u8(..3) {
        0 => text.insert_str(from, &hostile::text(rng)),
        1 => text.truncate(from),
        _ => text.replace_range(from.min(to)..from.max(to), ""),
    }
    text
}

/// Between two characters of the text.
fn place_in(text: &str, rng: &mut Rng) -> usize {
    let at = rng.usize(..text.len());
    let starts = (0..=at).rev().find(|at| text.is_char_boundary(*at));
    starts.unwrap_or(0)
}
