//! The minutes of walkthroughs as Markdown: what was decided at which stop, when, and where that stands.

use super::Languages;
use super::format::escape_markdown;
use crate::plan::file::{Bi, Facts, Kind};
use crate::plan::{Date, Label, Lang, Plan};
use crate::review::{Body, Content, Entry, Minute, Outcome, Review};
use crate::text::Safe;

/// All minutes of a review folder as Markdown, day by day, in the order in which they were noted.
pub fn markdown(plan: &Plan, review: &Review, languages: Languages) -> String {
    let mut noted: Vec<Noted<'_>> = review.entries().iter().filter_map(Noted::of).collect();
    // Records of one author stand in his order; among authors, their clocks decide.
    noted.sort_by_key(|noted| {
        let at = noted.entry.record.at.as_str();
        (moment(at), at)
    });
    let lang = languages.own();
    let mut out = head(plan, lang);
    if noted.is_empty() {
        out.push_str(&format!(
            "\n{}\n",
            lang.pick("没有记录。", "Nothing has been noted.")
        ));
    }
    for day in noted.chunk_by(|a, b| a.day() == b.day()) {
        out.push_str(&format!("\n## {}\n", escape_markdown(day[0].day())));
        let counts = Outcome::ALL.map(|outcome| {
            let count = day.iter().filter(|it| it.minute.outcome == outcome).count();
            format!("{} {count}", outcome.word(lang))
        });
        out.push_str(&format!("\n{}\n", counts.join(lang.pick("，", ", "))));
        for stop in day.chunk_by(|a, b| a.minute.stop == b.minute.stop) {
            let Minute {
                number,
                stop: title,
                ..
            } = stop[0].minute;
            out.push_str(&format!(
                "\n### {number}. {}\n\n",
                both(title, languages, " / ")
            ));
            for noted in stop {
                out.push_str(&noted.line(lang));
            }
        }
    }
    out
}

/// Seconds of universal time, to bring clocks of several time zones into one order; nothing where it is
/// no moment as journals write it.
fn moment(at: &str) -> Option<i64> {
    let (day, time) = at.split_once('T')?;
    let number = |from: usize| -> Option<i64> { time.get(from..from + 2)?.parse().ok() };
    let local =
        Date::parse(day)?.days() * 86_400 + number(0)? * 3600 + number(3)? * 60 + number(6)?;
    let ahead = || Some(number(9)? * 3600 + number(12)? * 60);
    match time.get(8..9)? {
        "+" => Some(local - ahead()?),
        "-" => Some(local + ahead()?),
        _ => Some(local),
    }
}

/// What stands above the minutes, in both languages.
const TITLE: Label = Label::new("讲解纪要", "Minutes of the walkthrough");

/// Whether a file has minutes that this program wrote: others are not written over.
pub fn is_ours(bytes: &[u8]) -> bool {
    let ours = |lang| bytes.starts_with(format!("# {}\n", TITLE.get(lang)).as_bytes());
    ours(Lang::Zh) || ours(Lang::En)
}

/// A minute with the record that holds it.
struct Noted<'r> {
    entry: &'r Entry,
    minute: &'r Minute,
}

impl<'r> Noted<'r> {
    fn of(entry: &'r Entry) -> Option<Noted<'r>> {
        match &entry.record.is {
            Content::Known(Body::Minute(minute)) => Some(Noted { entry, minute }),
            _ => None,
        }
    }

    /// The day, as the clock of whoever noted it said.
    fn day(&self) -> &'r str {
        let at = self.entry.record.at.as_str();
        at.split_once('T').map_or(at, |(day, _)| day)
    }

    /// Hours and minutes, as that clock said.
    fn time(&self) -> String {
        let at = self.entry.record.at.as_str();
        let time = at.split_once('T').map_or("", |(_, time)| time);
        let zone = if time.ends_with('Z') { " UTC" } else { "" };
        let time: String = time.chars().take(5).collect();
        format!("{time}{zone}")
    }

    /// Outcome and text; below, when, where and by whom.
    fn line(&self, lang: Lang) -> String {
        let Minute {
            place,
            walked,
            outcome,
            text,
            ..
        } = self.minute;
        let colon = lang.pick("：", ": ");
        let text = match text.is_empty() {
            true => String::new(),
            false => format!("{colon}{}", escape_markdown(text.as_str())),
        };
        let author = &self.entry.author;
        let doubt = match author.standing.counts() {
            true => String::new(),
            false => lang.pick("（署名未经核实）", " (unverified)").to_owned(),
        };
        let minute = lang.pick(format!("第{walked}分钟"), format!("minute {walked}"));
        let user = escape_markdown(author.user.as_str());
        let time = escape_markdown(&self.time());
        let place = place.as_str().replace('`', "'");
        let outcome = outcome.word(lang);
        let comma = lang.pick("，", ", ");
        format!(
            "- **{outcome}**{text}  \n  {time}{comma}{minute}{comma}`{place}`{comma}{user}{doubt}\n"
        )
    }
}

/// The plan and its state.
fn head(plan: &Plan, lang: Lang) -> String {
    let itself = plan.itself().map(|itself| plan.get(itself));
    let name = itself.map_or(Kind::Plan.label(lang), |it| it.name.get(lang).as_str());
    let state = match itself.map(|itself| &itself.is) {
        Some(Facts::Plan(facts)) => facts.state.get(lang).as_str(),
        _ => "",
    };
    let title = TITLE.get(lang);
    let mut out = format!("# {title}\n\n{}\n", escape_markdown(name));
    if !state.is_empty() {
        out.push_str(&format!("\n{}\n", escape_markdown(state)));
    }
    out
}

fn both(text: &Bi, languages: Languages, between: &str) -> String {
    let langs = [Some(languages.own()), languages.second()];
    let texts = langs.into_iter().flatten().map(|lang| text.get(lang));
    let texts: Vec<String> = texts.map(Safe::as_str).map(escape_markdown).collect();
    texts.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{FORMAT_LINE, Hand, Journal, Record, Roster};

    fn minute(number: u32, outcome: Outcome, text: &str) -> Body {
        Body::Minute(Minute {
            number,
            stop: Bi {
                zh: format!("第{number}问").into(),
                en: format!("Question {number}").into(),
            },
            place: "town.a@space.map".into(),
            walked: 4,
            outcome,
            text: text.into(),
        })
    }

    fn check(records: &[(&str, Body)], lang: Lang, wanted: &str) {
        let plan = Plan::parse(
            "(format: 1, entities: [(id: \"plan.a\", name: (zh: \"甲案\", en: \"Plan A\"), at: [\"0\"], is: Plan(state: (zh: \"稿\", en: \"draft\")))])",
        );
        let lines = (1..).zip(records).map(|(seq, (at, body))| {
            let record = Record::new(seq, at, body.clone());
            format!("{}\n", record.line())
        });
        let text: String = lines.collect();
        let text = format!("{FORMAT_LINE}\n{text}");
        let hand = Hand {
            stem: "wang".into(),
            owner: Some("wang".into()),
            number: "uid1000".into(),
            loose: false,
        };
        let journal = Journal::read(hand, text.as_bytes());
        let review = Review::fold(vec![journal], Roster::default());
        let written = markdown(&plan.unwrap(), &review, Languages::One(lang));
        assert_eq!(written, wanted);
    }

    #[test]
    fn minutes_stand_by_day_and_stop_with_time_address_and_author() {
        check(
            &[
                ("2026-03-01T08:05:09Z", minute(1, Outcome::Agreed, "")),
                (
                    "2026-03-01T08:06:00Z",
                    minute(1, Outcome::Amend, "say *who*"),
                ),
                (
                    "2026-03-02T09:00:00Z",
                    minute(2, Outcome::Check, "baseline"),
                ),
            ],
            Lang::En,
            "# Minutes of the walkthrough\n\nPlan A\n\ndraft\n\
             \n## 2026-03-01\n\nagreed 1, amend 1, defer 0, check 0\n\
             \n### 1. Question 1\n\n\
             - **agreed**  \n  08:05 UTC, minute 4, `town.a@space.map`, wang\n\
             - **amend**: say \\*who\\*  \n  08:06 UTC, minute 4, `town.a@space.map`, wang\n\
             \n## 2026-03-02\n\nagreed 0, amend 0, defer 0, check 1\n\
             \n### 2. Question 2\n\n\
             - **check**: baseline  \n  09:00 UTC, minute 4, `town.a@space.map`, wang\n",
        );
    }

    #[test]
    fn minutes_of_several_time_zones_stand_in_the_order_in_which_they_were_noted() {
        let ats = [
            "2026-03-01T08:00:00+08:00",
            "2026-03-01T00:30:00Z",
            "2026-02-28T19:45:00-05:00",
            "2026-03-01T09:00:00+08:00",
        ];
        let moments = ats.map(moment);
        assert!(moments.is_sorted(), "{moments:?}");
        let hours = |at: &str| moment(at).map(|seconds| (seconds - moments[0].unwrap()) / 900);
        assert_eq!(ats.map(hours), [0, 2, 3, 4].map(Some));
        for none in [
            "",
            "yesterday",
            "2026-03-01",
            "2026-03-01T",
            "2026-02-30T08:00:00Z",
        ] {
            assert_eq!(moment(none), None, "{none}");
        }
    }

    #[test]
    fn without_minutes_the_document_says_so() {
        check(&[], Lang::Zh, "# 讲解纪要\n\n甲案\n\n稿\n\n没有记录。\n");
    }
}
