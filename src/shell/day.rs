//! Which day it is, and what time, where the user is: by the clock and the time zone of the machine.

use std::env;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::plan::Date;
use crate::store::read_zone;

/// The day that it is now.
pub fn today() -> Date {
    day(&at(SystemTime::now(), zone()))
}

/// The moment as journals write it: `2026-03-01T16:05:09+08:00`, or `Z` for universal time.
pub(super) fn written(now: SystemTime) -> String {
    write(&at(now, zone()))
}

/// Tells when another day has begun: a program may be open for many.
#[derive(Debug)]
pub(super) struct Calendar {
    today: Date,
    /// When the day ends; unknown until it is first asked for.
    ends: Option<SystemTime>,
}

impl Calendar {
    /// One that knows of this day.
    pub(super) fn of(today: Date) -> Calendar {
        let ends = None;
        Calendar { today, ends }
    }

    /// The day, if it is another one by now.
    pub(super) fn turn(&mut self, now: SystemTime) -> Option<Date> {
        match self.ends {
            Some(ends) if now < ends => None,
            _ => self.turn_to(&at(now, zone())),
        }
    }

    fn turn_to(&mut self, now: &ZonedDateTime) -> Option<Date> {
        let next = now.tomorrow().and_then(|next| next.start_of_day());
        self.ends = next.ok().and_then(|next| next.timestamp().try_into().ok());
        let today = day(now);
        let turned = today != self.today;
        self.today = today;
        turned.then_some(today)
    }

    /// When to ask next.
    pub(super) fn due(&self) -> Option<Instant> {
        let left = self.ends?.duration_since(SystemTime::now());
        Some(Instant::now() + left.unwrap_or(Duration::ZERO))
    }
}

/// Where systems keep the files of time zones.
const ZONES: [&str; 3] = [
    "/usr/share/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
];

/// The time zone of the user: the one that `TZ` names, else that of the machine, else universal time.
///
/// One file is read for it: the start of the program waits for that.
fn zone() -> TimeZone {
    let zone = match env::var_os("TZ") {
        Some(name) => zone_of(&name.to_string_lossy()),
        None => zone_in(Path::new("/etc/localtime")),
    };
    zone.unwrap_or(TimeZone::UTC)
}

/// The zone that is meant by `Asia/Shanghai`, by the path of a file, or by a rule such as `CST-8`.
fn zone_of(name: &str) -> Option<TimeZone> {
    let name = name.strip_prefix(':').unwrap_or(name);
    let files = ZONES.iter().map(|folder| Path::new(folder).join(name));
    files
        .filter_map(|file| zone_in(&file))
        .next()
        .or_else(|| TimeZone::posix(name).ok())
}

fn zone_in(file: &Path) -> Option<TimeZone> {
    TimeZone::tzif("local", &read_zone(file)?).ok()
}

/// A moment in a time zone.
fn at(now: SystemTime, zone: TimeZone) -> ZonedDateTime {
    let now = Timestamp::try_from(now).unwrap_or(Timestamp::UNIX_EPOCH);
    now.to_zoned_datetime(zone)
}

fn day(now: &ZonedDateTime) -> Date {
    let number = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(now.year()).unwrap_or_default();
    let day = Date::new(year, number(now.month()), number(now.day()));
    day.unwrap_or_else(|| Date::of_unix_seconds(0))
}

fn write(now: &ZonedDateTime) -> String {
    let zone = match now.offset().seconds() {
        0 => "Z",
        _ => "%:z",
    };
    now.strftime(&format!("%Y-%m-%dT%H:%M:%S{zone}"))
        .to_string()
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    /// A moment of the first of March, in universal time.
    const EVENING: u64 = 1_772_406_309;

    fn in_zone(seconds: u64, zone: &str) -> ZonedDateTime {
        let zone = TimeZone::posix(zone).unwrap();
        at(UNIX_EPOCH + Duration::from_secs(seconds), zone)
    }

    #[test]
    fn the_day_and_the_time_are_those_of_the_place() {
        for (zone, expected) in [
            ("UTC0", "2026-03-01T23:05:09Z"),
            ("CST-8", "2026-03-02T07:05:09+08:00"),
            ("EST5", "2026-03-01T18:05:09-05:00"),
            ("NPT-5:45", "2026-03-02T04:50:09+05:45"),
        ] {
            let now = in_zone(EVENING, zone);
            assert_eq!(write(&now), expected);
            assert!(expected.starts_with(&day(&now).to_string()), "{zone}");
        }
    }

    #[test]
    fn a_zone_is_named_as_everywhere() {
        let time = |zone| {
            let now = UNIX_EPOCH + Duration::from_secs(EVENING);
            zone_of(zone).map(|zone| write(&at(now, zone)))
        };
        let shanghai = "2026-03-02T07:05:09+08:00";
        assert_eq!(time("CST-8").as_deref(), Some(shanghai));
        for nothing in ["", "no zone", "/dev/null", "/usr", "/"] {
            assert_eq!(time(nothing), None, "{nothing}");
        }
        // Not every machine has the files.
        if Path::new(ZONES[0]).join("Asia/Shanghai").exists() {
            let path = "/usr/share/zoneinfo/Asia/Shanghai";
            for name in ["Asia/Shanghai", ":Asia/Shanghai", path] {
                assert_eq!(time(name).as_deref(), Some(shanghai), "{name}");
            }
        }
    }

    #[test]
    fn another_day_begins_at_midnight_where_the_user_is() {
        let shanghai = |seconds| in_zone(seconds, "CST-8");
        let midnight = 1_772_380_800;
        let march = |day| Date::new(2026, 3, day);
        let mut calendar = Calendar::of(march(1).unwrap());
        assert_eq!(calendar.turn_to(&shanghai(midnight - 1)), None);
        let ends = UNIX_EPOCH + Duration::from_secs(midnight);
        assert_eq!(calendar.ends, Some(ends));
        assert_eq!(calendar.turn(ends - Duration::from_secs(1)), None);
        assert_eq!(calendar.turn_to(&shanghai(midnight)), march(2));
        assert_eq!(calendar.turn_to(&shanghai(midnight)), None);
        // Three days asleep.
        assert_eq!(calendar.turn_to(&shanghai(midnight + 3 * 86_400)), march(5));
    }
}
