//! The tour as a hand-out: what is asked at each stop, where to look, what to say, and when.

use serde::Serialize;

use super::format::escape_markdown;
use super::{Languages, json};
use crate::plan::file::{Bi, Id, Kind, Stop};
use crate::plan::{EntityRef, Lang, Locator, Plan};
use crate::text::{Measure, Safe, counted};

/// Text for reading is wrapped to so many columns.
const WIDTH: usize = 80;
/// Behind the number of a stop.
const INDENT: &str = "    ";

/// The tour as text for reading.
pub fn text(plan: &Plan, stops: &[&Stop], languages: Languages) -> String {
    let lang = languages.own();
    let mut out = String::new();
    for line in Measure::NARROW.wrap_lines(&plan_name(plan, lang), WIDTH) {
        out.push_str(&format!("{line}\n"));
    }
    out.push_str(&format!("{}\n", sum(stops, lang)));
    let mut begins = 0;
    for (number, stop) in (1..).zip(stops) {
        let time = time(begins, stop.minutes, lang);
        out.push_str(&format!(
            "\n{number:>2}  {}  {time}\n",
            stop.title.get(lang)
        ));
        begins += u64::from(stop.minutes);
        let second = languages.second();
        if let Some(second) = second {
            out.push_str(&format!("{INDENT}{}\n", stop.title.get(second)));
        }
        out.push_str(&format!("{INDENT}{}\n", place(plan, stop, lang)));
        for lang in [lang].into_iter().chain(second) {
            let said = stop.say.get(lang).as_str();
            if said.is_empty() {
                continue;
            }
            for line in Measure::NARROW.wrap_lines(said, WIDTH - INDENT.len()) {
                out.push_str(format!("{INDENT}{line}").trim_end());
                out.push('\n');
            }
        }
    }
    out
}

/// The tour as Markdown.
pub fn markdown(plan: &Plan, stops: &[&Stop], languages: Languages) -> String {
    let lang = languages.own();
    let title = escape_markdown(&plan_name(plan, lang));
    let mut out = format!("# {title}\n\n{}\n", sum(stops, lang));
    let mut begins = 0;
    for (number, stop) in (1..).zip(stops) {
        let names = [lang].into_iter().chain(languages.second());
        let names: Vec<String> = names
            .map(|lang| escape_markdown(stop.title.get(lang).as_str()))
            .collect();
        let place = escape_markdown(&place(plan, stop, lang));
        let time = time(begins, stop.minutes, lang);
        begins += u64::from(stop.minutes);
        out.push_str(&format!(
            "\n## {number}. {}\n\n*{time}*  {place}\n",
            names.join(" / ")
        ));
        for lang in [lang].into_iter().chain(languages.second()) {
            let said = escape_markdown(stop.say.get(lang).as_str());
            if !said.is_empty() {
                out.push_str(&format!("\n{said}\n"));
            }
        }
    }
    out
}

/// The tour as JSON: everything, in both languages.
pub fn json(plan: &Plan, stops: &[&Stop]) -> String {
    let mut begins = 0;
    let docs = (1..).zip(stops).map(|(number, stop)| {
        let doc = StopDoc::new(plan, stop, (number, begins));
        begins += u64::from(stop.minutes);
        doc
    });
    let stops: Vec<_> = docs.collect();
    json::document(&TourDoc {
        plan: plan.itself().map(|itself| &plan.get(itself).id),
        minutes: stops.iter().map(|stop| u64::from(stop.minutes)).sum(),
        stops,
    })
}

#[derive(Serialize)]
struct TourDoc<'p> {
    plan: Option<&'p Id>,
    minutes: u64,
    stops: Vec<StopDoc<'p>>,
}

#[derive(Serialize)]
struct StopDoc<'p> {
    number: usize,
    title: &'p Bi,
    place: &'p Safe,
    thing: Option<&'p Id>,
    begins: u64,
    minutes: u32,
    say: &'p Bi,
}

impl<'p> StopDoc<'p> {
    fn new(plan: &'p Plan, stop: &'p Stop, (number, begins): (usize, u64)) -> StopDoc<'p> {
        let Stop {
            title,
            place,
            zoom: _,
            say,
            minutes,
        } = stop;
        StopDoc {
            number,
            title,
            place,
            thing: thing(plan, stop).map(|thing| &plan.get(thing).id),
            begins,
            minutes: *minutes,
            say,
        }
    }
}

fn plan_name(plan: &Plan, lang: Lang) -> String {
    let name = plan.itself().map(|itself| plan.get(itself).name.get(lang));
    let name = name.map(Safe::to_string);
    name.unwrap_or_else(|| Kind::Plan.label(lang).to_owned())
}

/// `9 stops, 10 minutes`.
fn sum(stops: &[&Stop], lang: Lang) -> String {
    let minutes: u64 = stops.iter().map(|stop| u64::from(stop.minutes)).sum();
    let count = stops.len();
    let en = [
        counted(count, "stop", "stops"),
        counted(minutes, "minute", "minutes"),
    ];
    lang.pick(
        format!("讲解提纲：{count}站，{minutes}分钟"),
        format!("Tour: {}", en.join(", ")),
    )
}

/// From which minute to which: `3-5 min`.
fn time(begins: u64, minutes: u32, lang: Lang) -> String {
    let ends = begins + u64::from(minutes);
    lang.pick(
        format!("第{begins}-{ends}分钟"),
        format!("{begins}-{ends} min"),
    )
}

/// The thing of a stop by its name, and the address.
fn place(plan: &Plan, stop: &Stop, lang: Lang) -> String {
    let address = &stop.place;
    match thing(plan, stop) {
        Some(thing) => {
            let thing = plan.get(thing);
            let name = thing.short.as_ref().unwrap_or(&thing.name).get(lang);
            format!("{name}  {address}")
        }
        None => address.to_string(),
    }
}

/// What a stop is about: the thing of the id, or what stands at the locator.
fn thing(plan: &Plan, stop: &Stop) -> Option<EntityRef> {
    let cited = stop.place.raw().split(['@', '+']).next()?;
    let place = || plan.place(&Locator::parse(cited));
    plan.find(cited).or_else(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = r#"(format: 1, entities: [
        (id: "plan.a", name: (zh: "甲案", en: "Plan A"), at: ["0"], is: Plan(state: ())),
    ], tour: [
        (title: (zh: "什么", en: "What"), place: "plan.a@overview.summary", say: (zh: "这个。", en: "This *one*."), minutes: 2),
        (title: (zh: "哪里", en: "Where"), place: "T9", say: (), minutes: 3),
    ])"#;

    fn check(write: fn(&Plan, &[&Stop], Languages) -> String, languages: Languages, wanted: &str) {
        let plan = Plan::parse(PLAN).unwrap();
        let stops: Vec<&Stop> = plan.tour().iter().collect();
        assert_eq!(write(&plan, &stops, languages), wanted);
    }

    #[test]
    fn the_text_says_where_when_and_what() {
        check(
            text,
            Languages::One(Lang::En),
            "Plan A\nTour: 2 stops, 5 minutes\n\n 1  What  0-2 min\n    Plan A  plan.a@overview.summary\n    This *one*.\n\n 2  Where  2-5 min\n    T9\n",
        );
        check(
            text,
            Languages::Both(Lang::Zh),
            "甲案\n讲解提纲：2站，5分钟\n\n 1  什么  第0-2分钟\n    What\n    甲案  plan.a@overview.summary\n    这个。\n    This *one*.\n\n 2  哪里  第2-5分钟\n    Where\n    T9\n",
        );
    }

    #[test]
    fn one_stop_of_one_minute_is_one() {
        let plan = Plan::parse(&PLAN.replace("minutes: 3", "minutes: 1")).unwrap();
        let last: Vec<&Stop> = plan.tour().iter().skip(1).collect();
        let lines = text(&plan, &last, Languages::One(Lang::En));
        assert_eq!(lines.lines().nth(1), Some("Tour: 1 stop, 1 minute"));
    }

    #[test]
    fn markdown_takes_no_sign_for_its_own() {
        check(
            markdown,
            Languages::One(Lang::En),
            "# Plan A\n\nTour: 2 stops, 5 minutes\n\n## 1. What\n\n*0-2 min*  Plan A  plan.a@overview.summary\n\nThis \\*one\\*.\n\n## 2. Where\n\n*2-5 min*  T9\n",
        );
    }
}
