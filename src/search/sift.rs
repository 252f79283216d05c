//! Going through very many texts, on two threads.

use std::panic::resume_unwind;

/// From so many texts on two threads go through them.
const MANY: usize = 16_000;

/// What `count` texts give, in no order; `sieve` makes what is asked about each.
///
/// A busy machine or one that has no more threads to give takes longer, nothing else.
pub(super) fn sift<T: Send, S: FnMut(usize) -> Option<T>>(
    count: usize,
    sieve: impl Fn() -> S + Sync,
) -> Vec<T> {
    // In turn, block by block: in some parts of a plan texts are longer than in others.
    const BLOCK: usize = 512;
    let through = |first: usize| {
        let mut sieve = sieve();
        let blocks = (first * BLOCK..count).step_by(2 * BLOCK);
        let texts = blocks.flat_map(|start| start..count.min(start + BLOCK));
        texts.filter_map(&mut sieve).collect::<Vec<T>>()
    };
    std::thread::scope(|scope| {
        let other = std::thread::Builder::new();
        let other = (count >= MANY).then(|| other.spawn_scoped(scope, || through(1)));
        let mut found = through(0);
        found.extend(match other {
            Some(Ok(other)) => other.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // Few texts, or no more threads to be had.
            None | Some(Err(_)) => through(1),
        });
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_asked_about_once_however_many_there_are() {
        for count in [0, 1, 511, 512, 513, 1025, MANY - 1, MANY, 3 * MANY + 7] {
            let mut asked = sift(count, || |at| (at % 3 != 1).then_some(at));
            asked.sort_unstable();
            let expected: Vec<usize> = (0..count).filter(|at| at % 3 != 1).collect();
            assert_eq!(asked, expected, "{count}");
        }
    }
}
