//! Slips of the finger: letters left out, put in, changed, or two that changed places.
//!
//! A text is gone through once, whatever number of places the word may begin at: how far the word has come
//! there with so many slips is a set of bits, one for each of its beginnings, and a letter of the text moves
//! all of them (Wu and Manber, 1992; letters that changed places as in Navarro's nrgrep, 2001).

use super::codes::Code;

/// No word may have more slips.
const MOST: usize = 2;

/// A word whose slips are counted; no longer than 60 characters.
pub(super) struct Pattern {
    /// The first two characters.
    first: [Option<Code>; 2],
    /// The bit of the whole word.
    whole: u64,
    most: usize,
    /// So many characters of a text it takes at least.
    least: usize,
    /// Where the word has a character, bit `i` for the one at `i`: those of the keyboard, by their code.
    keyboard: [u64; 128],
    /// The same of the others.
    others: Vec<(Code, u64)>,
}

/// How far a word has come in a text: bit `i` of set `n` stands for its first `i` characters with at most
/// `n` slips.
#[derive(Clone, Copy, Default)]
struct Reached {
    sets: [u64; MOST + 1],
    /// One character of the text earlier.
    before: [u64; MOST],
    /// Where the word has the last character of the text.
    last: u64,
}

impl Pattern {
    /// The slips of this word, up to `most`.
    pub(super) fn new(word: &[Code], most: usize) -> Pattern {
        debug_assert!(most <= MOST && word.len() <= 60);
        let mut pattern = Pattern {
            first: [word.first().copied(), word.get(1).copied()],
            whole: 1 << word.len(),
            most,
            least: word.len().saturating_sub(most),
            keyboard: [0; 128],
            others: Vec::new(),
        };
        for (i, code) in word.iter().enumerate() {
            *pattern.places(*code) |= 1 << i;
        }
        pattern
    }

    fn places(&mut self, code: Code) -> &mut u64 {
        if usize::from(code) < self.keyboard.len() {
            return &mut self.keyboard[usize::from(code)];
        }
        let known = self.others.iter().position(|(other, _)| *other == code);
        let at = known.unwrap_or_else(|| {
            self.others.push((code, 0));
            self.others.len() - 1
        });
        &mut self.others[at].1
    }

    fn has(&self, code: Code) -> u64 {
        if let Some(places) = self.keyboard.get(usize::from(code)) {
            return *places;
        }
        let other = self.others.iter().find(|(other, _)| *other == code);
        other.map_or(0, |(_, places)| *places)
    }

    /// Whether a word that is not written right may begin so: the first letter is right, or it was left
    /// out, put in, or changed places with the next.
    fn may_begin(&self, text: &[Code]) -> bool {
        let [own, next] = self.first;
        let [begin, second] = [0, 1].map(|at| text.get(at).copied());
        begin.is_some() && (own == begin || next == begin || own == second)
    }

    /// The fewest slips that the word takes to stand in a text where one of `starts` is, at the first such
    /// start: the slips, which start it is, and how much of the text the word takes up.
    pub(super) fn fewest(
        &self,
        text: &[Code],
        starts: impl Iterator<Item = usize> + Clone,
    ) -> Option<(usize, usize, usize)> {
        let slips = self.slips(text, starts.clone())?;
        starts.enumerate().find_map(|(i, start)| {
            let rest = &text[start..];
            let len = self.may_begin(rest).then(|| self.beginning(rest, slips));
            len.flatten().map(|len| (slips, i, len))
        })
    }

    /// The fewest slips that the word takes to stand where any of `starts` is.
    fn slips(&self, text: &[Code], starts: impl Iterator<Item = usize>) -> Option<usize> {
        let mut reached = Reached::default();
        let mut fewest = None;
        let mut starts = starts.peekable();
        while let Some(start) = starts.next() {
            let end = starts.peek().copied().unwrap_or(text.len());
            let rest = &text[start..];
            if rest.len() >= self.least && self.may_begin(rest) {
                reached.begin();
            } else if reached.sets[self.most] == 0 {
                reached = Reached::default();
                continue;
            }
            for code in &text[start..end] {
                if reached.sets[self.most] == 0 {
                    reached = Reached::default();
                    break;
                }
                reached.step(self.has(*code), self.whole);
                if let Some(slips) = self.ends(&reached, fewest) {
                    fewest = Some(slips);
                }
            }
        }
        fewest
    }

    /// The shortest beginning of a text that the word is with so many slips.
    fn beginning(&self, text: &[Code], slips: usize) -> Option<usize> {
        let mut reached = Reached::default();
        reached.begin();
        for (at, code) in text.iter().enumerate() {
            reached.step(self.has(*code), self.whole);
            if reached.sets[slips] & self.whole != 0 {
                return Some(at + 1);
            }
            if reached.sets[slips] == 0 {
                break;
            }
        }
        None
    }

    /// With how many slips the whole word has been reached, if fewer than that.
    fn ends(&self, reached: &Reached, than: Option<usize>) -> Option<usize> {
        let bound = than.unwrap_or(self.most + 1);
        let fewer = &reached.sets[..bound];
        if fewer.last()? & self.whole == 0 {
            return None;
        }
        fewer.iter().position(|set| set & self.whole != 0)
    }
}

impl Reached {
    /// The word may begin here; its first characters may have been left out.
    fn begin(&mut self) {
        for (slips, set) in self.sets.iter_mut().enumerate() {
            *set |= (2 << slips) - 1;
        }
    }

    /// One character of the text further, which the word has at the places `has`.
    fn step(&mut self, has: u64, whole: u64) {
        let [none, one, two] = self.sets;
        let swapped = has & (self.last >> 1);
        let right = |set: u64| (set & has) << 1;
        let changed_or_put_in = |set: u64| set << 1 | set;
        let left_out = |set: u64| set << 1;
        let swap = |set: u64| (set & swapped) << 2;
        let to_none = right(none);
        let to_one =
            right(one) | changed_or_put_in(none) | left_out(to_none) | swap(self.before[0]);
        let to_two = right(two) | changed_or_put_in(one) | left_out(to_one) | swap(self.before[1]);
        let within = whole << 1;
        self.before = [none, one];
        self.sets = [to_none, to_one, to_two].map(|set| set & (within - 1));
        self.last = has;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<Code> {
        text.encode_utf16().collect()
    }

    #[track_caller]
    fn check(word: &str, text: &str, most: usize, expected: Option<usize>) {
        let pattern = Pattern::new(&codes(word), most);
        let found = pattern.fewest(&codes(text), std::iter::once(0));
        assert_eq!(found.map(|found| found.0), expected, "{word} in {text}");
    }

    #[test]
    fn a_slip_is_a_letter_too_many_too_few_wrong_or_in_the_wrong_place() {
        check("sijing", "sijing town", 1, Some(0));
        check("sijng", "sijing", 1, Some(1));
        check("sijiing", "sijing", 1, Some(1));
        check("sijung", "sijing", 1, Some(1));
        check("sijign", "sijing", 1, Some(1));
        check("isjing", "sijing", 1, Some(1));
        check("sjiung", "sijing", 1, None);
        check("sjiung", "sijing", 2, Some(2));
        check("洞径未来湾", "洞泾未来湾", 1, Some(1));
        check("abcd", "", 2, None);
    }

    #[test]
    fn the_first_letter_is_right_left_out_put_in_or_changed_places() {
        check("ijing", "sijing", 1, Some(1));
        check("xsijing", "sijing", 1, Some(1));
        check("isjing", "sijing", 1, Some(1));
        check("xijing", "sijing", 2, None);
    }

    /// The fewest slips between a word and the beginnings of a text, as another counts them.
    fn counted(word: &[char], text: &[char]) -> usize {
        let text_of = |chars: &[char]| chars.iter().collect::<String>();
        let beginnings = (0..=text.len()).map(|end| text_of(&text[..end]));
        let slips = beginnings.map(|text| strsim::osa_distance(&text_of(word), &text));
        slips.min().unwrap_or(usize::MAX)
    }

    #[test]
    fn the_fewest_slips_and_the_first_start_with_them_are_found() {
        let mut rng = fastrand::Rng::with_seed(10);
        let mut text = |len| (0..len).map(|_| rng.char('a'..='c')).collect::<Vec<_>>();
        for round in 0..4000 {
            let (word, text) = (text(round % 9 + 3), text(round % 13));
            let starts = [0, 2, 5, 9].into_iter().filter(|at| *at < text.len());
            let may_begin = |at: &usize| {
                let (first, text) = (&word[..2], &text[*at..]);
                first.contains(&text[0]) || text.get(1) == Some(&word[0])
            };
            let by_start = starts.clone().enumerate().filter(|(_, at)| may_begin(at));
            let by_start = by_start.map(|(i, at)| (counted(&word, &text[at..]), i));
            let expected = by_start.min().filter(|(slips, _)| *slips <= 2);
            let as_codes = |chars: &[char]| codes(&chars.iter().collect::<String>());
            let found = Pattern::new(&as_codes(&word), 2).fewest(&as_codes(&text), starts);
            let found = found.map(|(slips, i, _)| (slips, i));
            assert_eq!(found, expected, "{word:?} in {text:?}");
        }
    }
}
