//! The walkthrough: the stops of a tour, where one is on it, and the time against what was planned.

use serde::{Deserialize, Serialize};

use super::App;
use super::address::{Address, AddressError};
use super::history::Place;
use super::state::Focus;
use super::tabs::Sort;
use crate::plan::file::{Stop, Zoom};
use crate::plan::{Lang, Plan};
use crate::text::Safe;

/// What the program opens with.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Opening {
    /// The dashboard; `w` walks the tour of the plan.
    #[default]
    Dashboard,
    /// The first stop of the plan's own tour.
    Tour,
    /// The first stop of another tour, which `w` then walks as well.
    TourOf(Vec<Stop>),
}

/// The stops of a tour at which one can stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tour {
    stops: Vec<TourStop>,
    /// Those that are passed over.
    pub skipped: Vec<Skipped>,
}

/// A stop at which one can stand.
#[derive(Clone, Debug, PartialEq)]
pub struct TourStop {
    /// The stop as the file has it.
    pub stop: Stop,
    /// Where to stand.
    pub address: Address,
    /// At which minute of the tour it is to begin.
    pub begins: u32,
}

impl TourStop {
    /// At which minute of the tour it is to end.
    pub fn ends(&self) -> u32 {
        self.begins.saturating_add(self.stop.minutes)
    }
}

/// A stop that stands nowhere in this plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    /// Which stop of the tour it is, from 1.
    pub number: usize,
    /// The address that leads nowhere.
    pub place: Safe,
    /// Why.
    pub why: AddressError,
}

impl Skipped {
    /// Which stop is passed over and why, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        let (number, place, why) = (self.number, &self.place, self.why.message(lang));
        Safe::from(lang.pick(
            format!("跳过讲解第{number}站 {place}：{why}"),
            format!("stop {number} of the tour is skipped, {place}: {why}"),
        ))
    }
}

impl Tour {
    /// The stops that stand somewhere in a plan, and those that do not.
    pub fn of(plan: &Plan, stops: &[Stop]) -> Tour {
        let mut tour = Tour::default();
        let mut begins = 0;
        for (number, stop) in (1..).zip(stops) {
            match resolve(plan, stop) {
                Ok(address) => {
                    let stop = TourStop {
                        stop: stop.clone(),
                        address,
                        begins,
                    };
                    begins = stop.ends();
                    tour.stops.push(stop);
                }
                Err(why) => tour.skipped.push(Skipped {
                    number,
                    place: stop.place.clone(),
                    why,
                }),
            }
        }
        tour
    }

    /// The stops, in their order.
    pub fn stops(&self) -> &[TourStop] {
        &self.stops
    }

    /// How long the tour is to take, in minutes.
    pub fn minutes(&self) -> u32 {
        self.stops.last().map_or(0, TourStop::ends)
    }

    /// How one who has been walking for so many whole minutes keeps to the plan at a stop.
    pub fn pace(&self, at: usize, minutes: u32) -> Pace {
        let Some(stop) = self.stops.get(at) else {
            return Pace::OnTime;
        };
        // The minute under way counts as over for one who is early, and as not begun for one who is late.
        if minutes.saturating_add(1) < stop.begins {
            Pace::Ahead(stop.begins - minutes - 1)
        } else if minutes > stop.ends() {
            Pace::Over(minutes - stop.ends())
        } else {
            Pace::OnTime
        }
    }
}

/// Where a stop stands in a plan.
fn resolve(plan: &Plan, stop: &Stop) -> Result<Address, AddressError> {
    let address = Address::parse(stop.place.raw())?;
    address.find(plan)?;
    address.find_lens(plan)?;
    Ok(address)
}

/// The time against the plan, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// The stop has been reached so much earlier than planned.
    Ahead(u32),
    /// Within a minute of the plan.
    OnTime,
    /// The stop should have been left so long ago.
    Over(u32),
}

/// Whether the words of a stop are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// The question and what to say.
    #[default]
    Whole,
    /// The question alone.
    Folded,
}

/// A walk along a tour.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// At which stop one is, from 0.
    pub at: usize,
    /// Whether its words are seen.
    pub words: Words,
    /// How long one has been walking, in whole minutes.
    pub minutes: u32,
    /// What one saw when one came to the stop.
    pub(super) arrived: Option<Arrival>,
}

/// What tells whether one is still where a stop put one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Arrival {
    place: Place,
    focus: Focus,
    zoom: Zoom,
    filter: String,
    sort: Sort,
}

/// A walk that was on when the program was ended from outside: the link was lost, the machine went down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftWalk {
    /// The address of the stop.
    stop: String,
    /// How long one had been walking, in whole minutes.
    pub(super) minutes: u32,
}

/// All that the dashboard knows of its tour.
#[derive(Debug, Default)]
pub(super) struct Walking {
    /// The stops of a tour that is not the plan's.
    pub(super) own: Option<Vec<Stop>>,
    /// Whether the walk begins as soon as there is a plan.
    pub(super) starts: bool,
    pub(super) tour: Tour,
    pub(super) walk: Option<Walk>,
    /// Whether nothing may be put on record.
    pub(super) only_reads: bool,
    /// Whether the document of the minutes follows every minute.
    pub(super) writes_minutes: bool,
    /// A walk of the last start that was not ended.
    pub(super) left: Option<LeftWalk>,
}

impl App {
    /// The same dashboard, opening with a tour.
    #[must_use]
    pub fn opening(mut self, opening: Opening) -> App {
        self.walking.starts = opening != Opening::Dashboard;
        if let Opening::TourOf(stops) = opening {
            self.walking.own = Some(stops);
        }
        self
    }

    /// The same dashboard, putting nothing on record.
    #[must_use]
    pub fn only_reading(mut self) -> App {
        self.walking.only_reads = true;
        self
    }

    /// The same dashboard, writing the document of the minutes whenever something is noted.
    #[must_use]
    pub fn writing_minutes(mut self) -> App {
        self.walking.writes_minutes = true;
        self
    }

    /// The tour that can be walked.
    pub fn tour(&self) -> &Tour {
        &self.walking.tour
    }

    /// The walk, while one is on.
    pub fn walk(&self) -> Option<&Walk> {
        self.walking.walk.as_ref()
    }

    /// The stop at which one is, while a walk is on.
    pub fn stop(&self) -> Option<&TourStop> {
        self.tour().stops().get(self.walk()?.at)
    }

    /// The walk that is to be gone on with, should the program end now from outside.
    pub(super) fn left_walk(&self) -> Option<LeftWalk> {
        let Some((walk, stop)) = self.walk().zip(self.stop()) else {
            return self.walking.left.clone();
        };
        Some(LeftWalk {
            stop: stop.stop.place.raw().to_owned(),
            minutes: walk.minutes,
        })
    }

    /// The stop, from 0, at which a walk was left, and for how many minutes one had been walking.
    pub(super) fn left_at(&self) -> Option<(usize, u32)> {
        let left = self.walking.left.as_ref()?;
        let mut stops = self.tour().stops().iter();
        let at = stops.position(|stop| stop.stop.place.raw() == left.stop)?;
        Some((at, left.minutes))
    }

    /// Whether one has gone elsewhere since one came to the stop.
    pub fn has_strayed(&self) -> bool {
        let walk = self.walk();
        walk.is_some_and(|walk| walk.arrived.as_ref() != Some(&self.arrival()))
    }

    /// What one sees now, as far as going elsewhere would change it.
    pub(super) fn arrival(&self) -> Arrival {
        Arrival {
            place: self.here().unscrolled(),
            focus: self.focus,
            zoom: self.zoom,
            filter: self.view().filter.clone(),
            sort: self.view().sort,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = r#"(format: 1, entities: [
        (id: "plan.a", name: (en: "a"), at: ["0"], is: Plan(state: ())),
        (id: "town.a", name: (en: "a"), at: ["1"], is: Town(rank: Town)),
        (id: "goal.a", name: (en: "g"), at: ["1"], is: Goal),
    ], tour: [
        (title: (en: "one"), place: "plan.a@overview.summary", say: (), minutes: 2),
        (title: (en: "none"), place: "town.b", say: (), minutes: 5),
        (title: (en: "form"), place: "town.a@space.mpa", say: (), minutes: 5),
        (title: (en: "lens"), place: "town.a+goal.a", say: (), minutes: 5),
        (title: (en: "two"), place: "town.a@space.map+town.a", say: (), minutes: 3),
    ])"#;

    fn tour() -> Tour {
        let plan = Plan::parse(PLAN).unwrap();
        Tour::of(&plan, plan.tour())
    }

    #[test]
    fn a_stop_that_stands_nowhere_is_passed_over_by_its_number_and_takes_no_time() {
        let tour = tour();
        let titles: Vec<_> = tour
            .stops()
            .iter()
            .map(|stop| stop.stop.title.en.as_str())
            .collect();
        assert_eq!(titles, ["one", "two"]);
        assert_eq!(tour.minutes(), 5);
        let told: Vec<_> = tour
            .skipped
            .iter()
            .map(|skipped| skipped.message(Lang::En).to_string())
            .collect();
        assert_eq!(
            told[0],
            "stop 2 of the tour is skipped, town.b: nothing is called \"town.b\"; did you mean \"town.a\"?"
        );
        assert!(told[1].contains("no form \"space.mpa\""), "{}", told[1]);
        assert!(told[2].contains("is no lens"), "{}", told[2]);
    }

    #[test]
    fn the_pace_is_told_in_whole_minutes_and_a_minute_either_way_is_on_time() {
        let tour = tour();
        for (at, minutes, pace) in [
            (0, 0, Pace::OnTime),
            (0, 2, Pace::OnTime),
            (0, 3, Pace::Over(1)),
            (1, 0, Pace::Ahead(1)),
            (1, 1, Pace::OnTime),
            (1, 5, Pace::OnTime),
            (1, 65, Pace::Over(60)),
            (9, 9, Pace::OnTime),
        ] {
            assert_eq!(tour.pace(at, minutes), pace, "stop {at}, minute {minutes}");
        }
    }
}
