//! `planscope new`: a small plan to start from.

use std::process::ExitCode;

use super::out::{self, Failure, Mark};

/// The plan, with comments for the one who goes on with it.
const SAMPLE: &str = include_str!("new.ron");

/// Prints the plan.
pub(super) fn new() -> Result<ExitCode, Failure> {
    out::print(SAMPLE, Mark::None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;

    #[test]
    fn what_one_starts_from_is_a_sound_plan() {
        let plan = Plan::parse(SAMPLE).unwrap();
        assert_eq!(plan.problems(), []);
        assert!(plan.itself().is_some());
        assert!(!plan.edges().is_empty());
    }

    #[test]
    fn it_is_printed_as_it_is_written() {
        assert!(SAMPLE.lines().all(|line| crate::text::clean(line) == line));
    }
}
