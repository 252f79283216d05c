//! Days of the calendar.

use std::fmt;

/// A day, as plans and journals write it: `2025-12-31`.
///
/// There is no clock in here: what day it is today is told by whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with this name, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let real = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        real.then_some(Date { year, month, day })
    }

    /// Reads `2025-12-31`; anything else, and a day that the calendar has not, is none.
    pub fn parse(text: &str) -> Option<Date> {
        let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shaped = plain && year.len() == 4 && month.len() == 2 && parts.next().is_none();
        if !shaped {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day on which so many seconds after the beginning of 1970 lie, in universal time.
    pub fn of_unix_seconds(seconds: u64) -> Date {
        let mut left = seconds / 86_400;
        let mut year = 1970u16;
        while left >= days_of(year) && year < u16::MAX {
            left -= days_of(year);
            year += 1;
        }
        let mut month = 1u8;
        while month < 12 && left >= u64::from(days_in(year, month)) {
            left -= u64::from(days_in(year, month));
            month += 1;
        }
        let last = u64::from(days_in(year, month)) - 1;
        Date {
            year,
            month,
            day: left.min(last) as u8 + 1,
        }
    }

    /// How many days lie before it, counted as if this calendar had begun with the year 1.
    pub fn days(self) -> i64 {
        let years = i64::from(self.year) - 1;
        let leaps = years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
        let months = (1..self.month).map(|month| i64::from(days_in(self.year, month)));
        years * 365 + leaps + months.sum::<i64>() + i64::from(self.day) - 1
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_read_back_as_written() {
        for text in ["2025-12-31", "2024-02-29", "2000-02-29", "0001-01-01"] {
            let date = Date::parse(text);
            assert_eq!(date.map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "2025",
            "2025-13-01",
            "2025-00-10",
            "2023-02-29",
            "1900-02-29",
            "2025-04-31",
            "2025-4-30",
            "25-04-30",
            "2025-04-30x",
            "2025-04-3-",
            "２０２５-04-30",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn each_day_has_one_more_before_it() {
        let days = (0..40_000).map(|day| Date::of_unix_seconds(day * 86_400).days());
        let first = Date::parse("1970-01-01").map(Date::days);
        assert!(days.eq((first.unwrap()..).take(40_000)));
        assert_eq!(Date::parse("0001-01-01").map(Date::days), Some(0));
    }

    #[test]
    fn seconds_fall_on_their_day() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_400, "2000-02-29"),
            (1_767_139_200, "2025-12-31"),
            (1_767_225_599, "2025-12-31"),
            (1_767_225_600, "2026-01-01"),
        ] {
            assert_eq!(Date::of_unix_seconds(seconds).to_string(), day);
        }
        Date::of_unix_seconds(u64::MAX);
    }
}
