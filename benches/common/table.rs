//! Medians and verdicts.

use std::time::Duration;

/// The middle of some times.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Milliseconds, as they are printed.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// What stands at the end of a row: whether what was measured is within its budget.
pub(crate) fn verdict(measured: f64, budget: f64) -> &'static str {
    if measured <= budget { "ok" } else { "OVER" }
}
