//! How the room of a table is shared among its columns.

use super::Column;

/// How many columns of the screen the words of a column want.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Want {
    /// For short names and a short heading, of which hardly any is cut.
    pub uncut: u16,
    /// For whole names.
    pub natural: u16,
    /// For the whole heading.
    pub heading: u16,
}

impl Want {
    fn whole(self) -> u16 {
        self.natural.max(self.heading).max(self.uncut)
    }
}

/// How many columns of the screen each column gets; 0 where it is not shown.
///
/// Where all fit, each gets all that it wants. Else whole headings give way to short ones, then whole
/// names, then those that matter least are left out; of those that give way alike the wide ones do first,
/// all to the same width.
pub fn widths(columns: &[Column], wants: &[Want], room: u16, gap: u16) -> Vec<u16> {
    let least = |i: usize| columns[i].least.min(wants[i].whole()).clamp(1, room.max(1));
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let gaps = |count: usize| gap.saturating_mul(count.saturating_sub(1) as u16);
    let needed = |shown: &[usize]| {
        let sum = shown.iter().map(|i| u32::from(least(*i))).sum::<u32>();
        sum + u32::from(gaps(shown.len()))
    };
    while shown.len() > 1 && needed(&shown) > u32::from(room) {
        let weakest = (0..shown.len())
            .rev()
            .min_by_key(|at| columns[shown[*at]].keep)
            .unwrap_or(0);
        shown.remove(weakest);
    }
    let room_of_words = room.saturating_sub(gaps(shown.len()));
    // Which columns are shown is settled; now none takes more than short names want before others have that.
    let uncut = |i: &usize| (least(*i).min(wants[*i].uncut.max(1)), wants[*i].uncut);
    let mut shares = share(&shown.iter().map(uncut).collect::<Vec<_>>(), room_of_words);
    for more in [|want: Want| want.natural, Want::whole] {
        let parts = shown.iter().zip(shares);
        let parts = parts.map(|(i, width)| (width, more(wants[*i]).max(width)));
        shares = share(&parts.collect::<Vec<_>>(), room_of_words);
    }
    let mut widths = vec![0; columns.len()];
    for (i, width) in shown.into_iter().zip(shares) {
        widths[i] = width.min(room);
    }
    widths
}

/// Shares `room` among parts that need the first number and could use the second: nobody is cut as
/// long as somebody else is wider.
pub fn share(parts: &[(u16, u16)], room: u16) -> Vec<u16> {
    let at_most = |cap: u16| {
        let part = move |(least, wanted): &(u16, u16)| (*wanted).min(cap).max(*least);
        parts.iter().map(part).collect::<Vec<u16>>()
    };
    let sum = |widths: &[u16]| widths.iter().map(|width| u32::from(*width)).sum::<u32>();
    let widest = parts.iter().map(|part| part.1).max().unwrap_or(0);
    let (mut low, mut high) = (0, widest.min(room));
    while low < high {
        let middle = high - (high - low) / 2;
        match sum(&at_most(middle)) <= u32::from(room) {
            true => low = middle,
            false => high = middle - 1,
        }
    }
    let mut widths = at_most(low);
    let mut left = u32::from(room).saturating_sub(sum(&widths));
    for (width, part) in widths.iter_mut().zip(parts) {
        if left > 0 && *width < part.1 {
            *width += 1;
            left -= 1;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::super::{Field, Form, Sort, columns};
    use super::*;
    use crate::plan::{Lang, Plan};

    #[track_caller]
    fn check_share(parts: &[(u16, u16)], room: u16, expected: &[u16]) {
        assert_eq!(share(parts, room), expected, "{parts:?} in {room}");
    }

    #[test]
    fn the_wide_give_way_to_the_narrow() {
        check_share(&[(4, 10), (4, 6)], 30, &[10, 6]);
        check_share(&[(4, 30), (4, 6)], 26, &[20, 6]);
        check_share(&[(4, 30), (4, 30), (2, 3)], 24, &[11, 10, 3]);
        check_share(&[(12, 30), (4, 30)], 20, &[12, 8]);
        check_share(&[], 20, &[]);
    }

    #[track_caller]
    fn check_shown(room: u16, expected: &[Field]) {
        let plan = Plan::parse("(format: 1, entities: [])").unwrap();
        let columns = columns(&plan, Form::Tasks, Sort::Draft, None, Lang::En);
        let wants = [60, 9, 8, 5].map(|natural| Want {
            uncut: natural,
            natural,
            heading: natural,
        });
        let widths = widths(&columns, &wants, room, 2);
        let shown = columns.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let shown: Vec<Field> = shown.map(|(column, _)| column.field).collect();
        assert_eq!(shown, expected, "in {room}");
        let gaps = 2 * (shown.len() as u16 - 1);
        assert!(
            widths.iter().sum::<u16>() + gaps <= room,
            "{widths:?} in {room}"
        );
    }

    #[test]
    fn whole_headings_give_way_before_words_are_cut() {
        let plan = Plan::parse("(format: 1, entities: [])").unwrap();
        let columns = columns(&plan, Form::Tasks, Sort::Draft, None, Lang::En);
        let want = |(uncut, natural, heading)| Want {
            uncut,
            natural,
            heading,
        };
        let wants = [(30, 60, 7), (20, 20, 9), (4, 1, 10), (5, 5, 5)].map(want);
        let in_room = |room| widths(&columns, &wants, room, 2);
        assert_eq!(in_room(101), [60, 20, 10, 5]);
        assert_eq!(in_room(97), [60, 20, 6, 5]);
        assert_eq!(in_room(70), [35, 20, 4, 5]);
        assert_eq!(in_room(65), [30, 20, 4, 5]);
        assert_eq!(in_room(60), [25, 20, 4, 5]);
    }

    #[test]
    fn what_matters_least_is_left_out_first() {
        use Field::{Deadline, LeadUnit, Name, Place};
        check_shown(100, &[Name, LeadUnit, Deadline, Place]);
        check_shown(50, &[Name, LeadUnit, Deadline]);
        check_shown(40, &[Name, LeadUnit]);
        check_shown(20, &[Name]);
        check_shown(1, &[Name]);
    }
}
