//! Counting in English.

use std::fmt::Display;

/// One thing or several: `1 stop`, `2 stops`.
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, one: &str, several: &str) -> String {
    let things = if count == N::from(1) { one } else { several };
    format!("{count} {things}")
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn only_one_is_one() {
        assert_eq!(counted(0_usize, "entry", "entries"), "0 entries");
        assert_eq!(counted(1_u64, "entry", "entries"), "1 entry");
        assert_eq!(counted(2_usize, "entry", "entries"), "2 entries");
    }
}
