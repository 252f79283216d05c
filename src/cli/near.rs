//! What was meant by a word that is not known.

/// How alike two words are, of 1, for the one to be meant by the other.
const ENOUGH: f64 = 0.6;

/// The known word that was most likely meant.
pub(super) fn nearest(word: &str, known: impl IntoIterator<Item = String>) -> Option<String> {
    let word = word.to_lowercase();
    let like = |known: String| {
        let likeness = strsim::normalized_damerau_levenshtein(&word, &known);
        (likeness, known)
    };
    let known = known.into_iter().map(like);
    let (likeness, best) = known.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (likeness >= ENOUGH).then_some(best)
}
