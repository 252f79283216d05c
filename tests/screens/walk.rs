//! The walkthrough: the shipped tour as pictures, and going on, back, astray, and to the end.
//!
//! The pictures are taken and looked at as those of the forms are; see `forms.rs`.

use planscope::app::walk::Opening;
use planscope::app::{App, Effect, Msg, Speech};
use planscope::plan::Lang;
use planscope::review::{Body, Minute, Outcome};

use crate::common::*;

/// A dashboard on the shipped plan that opens with its tour.
fn tour(size: (u16, u16), speech: Speech) -> Screen {
    let mut screen = Screen::of(App::new(settings(speech)).opening(Opening::Tour), size);
    screen.tell(Msg::Loaded(parse(SHIPPED)));
    screen
}

fn stops() -> usize {
    parse(SHIPPED).tour().len()
}

/// The number of the stop in the title row.
#[track_caller]
fn at_stop(screen: &Screen, number: usize) {
    screen.shows(&format!(" {number}/{}  ", stops()));
}

#[test]
fn the_shipped_tour_stop_by_stop() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/tour");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (lang, speech) in [("zh", ZH), ("en", EN)] {
            for size in [SMALL, LARGE] {
                let mut screen = tour(size, speech);
                for number in 1..=stops() {
                    at_stop(&screen, number);
                    let name = format!("{number}-{}x{}-{lang}", size.0, size.1);
                    insta::assert_snapshot!(name, screen.text());
                    screen.press("<space>");
                }
            }
        }
    });
}

#[test]
fn at_80_columns_every_stop_has_its_question_its_words_and_its_thing_on_the_screen() {
    for speech in [ZH, EN] {
        let lang = speech.own();
        let mut screen = tour(SMALL, speech);
        let plan = parse(SHIPPED);
        for stop in plan.tour() {
            let title = stop.title.get(lang).as_str();
            screen.shows(title);
            assert!(screen.app.notice.is_none(), "{:?}", screen.app.notice);
            assert!(
                !screen.text().contains("窗口高些") && !screen.text().contains("higher window")
            );
            // What is talked about is marked, above the words.
            let rows = screen.text();
            let row_of = |text: &str| rows.lines().position(|row| row.contains(text));
            let (marked, said) = (row_of("❯"), row_of(title));
            assert!(marked < said, "{title}\n{rows}");
            assert!(marked.is_some() || screen.app.zoom == planscope::plan::file::Zoom::Card);
            screen.press("<space>");
        }
    }
}

#[test]
fn w_begins_space_and_page_down_go_on_b_and_page_up_go_back_esc_ends_where_one_stands() {
    let mut screen = english("2");
    screen.press("w");
    at_stop(&screen, 1);
    assert_eq!(screen.effects, [Effect::StartClock(0)]);
    screen.press("<space>");
    at_stop(&screen, 2);
    screen.press("<pgdn>");
    at_stop(&screen, 3);
    screen.press("b");
    at_stop(&screen, 2);
    screen.press("<pgup>");
    at_stop(&screen, 1);
    screen.press("b").shows("this is the first stop");
    screen.press("<space>");
    let (form, selected) = (screen.form(), screen.selected());
    screen.press("<esc>").hides("2/9").hides("Next stop");
    assert_eq!((screen.form(), screen.selected()), (form, selected));
    assert_eq!(screen.effects.last(), Some(&Effect::StopClock));
}

#[test]
fn on_a_small_map_the_thing_of_the_stop_has_its_name_and_the_marker() {
    for size in [(40, 10), (50, 12), (60, 16), (64, 20)] {
        let screen = screen(SHIPPED, size, EN, "w<space>");
        let text = screen.text();
        let core = text.lines().filter(|line| line.contains("Engine Core"));
        assert!(core.clone().any(|line| line.contains('❯')), "{text}");
    }
}

#[test]
fn the_last_stop_says_that_it_is_the_last() {
    let mut screen = tour(SMALL, EN);
    screen.press(&"<space>".repeat(stops() - 1));
    at_stop(&screen, stops());
    screen.hides("Next stop");
    screen
        .press("<pgdn>")
        .shows("this is the last stop; Esc ends");
    at_stop(&screen, stops());
}

#[test]
fn after_looking_around_space_comes_back_to_the_stop_as_it_was() {
    for around in [
        "6",
        "v",
        "jj",
        "<enter>j",
        "z",
        "/a<enter>",
        "fsijing<enter>",
        "<enter><enter>",
        "7s",
        "3l",
        "4O",
    ] {
        let mut screen = tour(SMALL, EN);
        screen.press("<space><space>");
        let before = screen.text();
        screen.press(around);
        assert!(screen.app.has_strayed(), "{around}");
        screen.press("<c-l>").shows("Space Back to the stop");
        screen.press("<space>");
        assert_eq!(screen.text(), before, "{around}");
    }
}

#[test]
fn other_languages_and_colors_and_a_peek_are_no_straying() {
    let mut screen = tour(SMALL, EN);
    screen.press("<space>LT");
    assert!(!screen.app.has_strayed());
    screen.press("L").shows("下一站");
    screen.press("p").hides("下一站");
    screen.press("<esc>").shows("下一站");
}

#[test]
fn esc_first_leaves_a_card_a_list_a_peek_or_a_field_and_then_the_walk() {
    for inner in ["<enter>", "?", "p", "/", "#", ":"] {
        let mut screen = tour(SMALL, EN);
        screen.press("<space>");
        screen.press(inner).press("<esc>");
        at_stop(&screen, 2);
        screen.press("<esc>").hides("2/9");
    }
}

#[test]
fn the_stops_are_listed_with_their_minutes_and_enter_goes_there() {
    let mut screen = tour(SMALL, EN);
    screen.press("<space>#");
    screen.shows("Stops of the walkthrough").shows("1 min");
    let marked = screen.marked();
    assert!(marked.contains("2  Where is it?"), "{marked}");
    screen.press("jj<enter>");
    at_stop(&screen, 4);
    // By name it also begins a walk.
    let mut screen = english(":stops<enter>");
    screen.press("jj<enter>");
    at_stop(&screen, 3);
    assert_eq!(screen.effects, [Effect::StartClock(0)]);
}

#[test]
fn c_leaves_the_question_alone_and_gives_the_room_to_the_body() {
    let mut screen = tour(SMALL, EN);
    screen.press("<space>");
    screen.shows("The layout has one core");
    screen.press("c");
    screen
        .hides("The layout has one core")
        .shows("Where is it?");
    screen
        .press("<space>")
        .hides("Five industries lead in producer");
    screen.press("c").shows("Five industries lead in producer");
}

#[test]
fn the_time_is_told_against_the_plan_in_whole_minutes() {
    let mut screen = tour(SMALL, EN);
    screen.shows("1/9  0/10 min  on time");
    screen.tell(Msg::Minutes(3));
    screen.shows("1/9  3/10 min  2 over");
    screen.press("<space><space><space><space><space>");
    screen.shows("6/9  3/10 min  2 ahead");
    let mut screen = tour(SMALL, ZH);
    screen.tell(Msg::Minutes(3));
    screen.shows("1/9  3/10分  超2分");
    // Without a walk nothing counts.
    screen.press("<esc>");
    screen.tell(Msg::Minutes(4));
    screen.hides("10分");
}

#[test]
fn on_a_narrow_screen_the_stop_and_the_pace_stand_whole() {
    let screen = tour((40, 14), EN);
    screen.shows("1/9  on time").hides("o~");
    let screen = tour((60, 16), EN);
    screen.shows("1/9  0/10 min  on time");
}

#[test]
fn words_that_are_too_long_leave_the_body_its_room_and_say_how_much_is_missing() {
    let long = "All that is to be said about it. ".repeat(40);
    let text = SHIPPED.replacen("This is the action plan by which", &long, 1);
    let mut screen = Screen::of(App::new(settings(EN)).opening(Opening::Tour), SMALL);
    screen.tell(Msg::Loaded(parse(&text)));
    screen
        .shows("Industry system")
        .shows("more lines need a higher window");
    screen.resize(LARGE);
    screen.hides("higher window");
}

#[test]
fn a_plan_that_changes_on_a_walk_keeps_the_stop() {
    let mut screen = tour(SMALL, EN);
    screen.press("<space><space>");
    // A stop before it goes; the stop itself is the same.
    let start = SHIPPED.find("tour: [\n").expect("the tour") + "tour: [\n".len();
    let end = start + SHIPPED[start..].find("),\n\n").expect("the first stop") + "),\n\n".len();
    let text = format!("{}{}", &SHIPPED[..start], &SHIPPED[end..]);
    screen.reload(&text);
    screen.shows(" 2/8  ").shows("Which industries?");
    // A plan without a tour ends the walk.
    let start = SHIPPED.find("tour: [\n").expect("the tour");
    screen.reload(&format!("{})", &SHIPPED[..start]));
    screen
        .shows("the walkthrough has ended")
        .hides("Which industries?");
    assert_eq!(screen.effects.last(), Some(&Effect::StopClock));
    screen.press("w").shows("the plan has no tour");
}

#[test]
fn an_own_tour_is_walked_and_a_stop_that_stands_nowhere_is_named() {
    let stops = planscope::plan::parse_tour(
        r#"[
            (title: (en: "One"), place: "town.sijing@space.map", zoom: List, say: (en: "Here."), minutes: 1),
            (title: (en: "Two"), place: "town.sijin", say: (), minutes: 1),
            (title: (en: "Three"), place: "T5.6+town.dongjing", zoom: Card, say: (), minutes: 1),
        ]"#,
    )
    .expect("a tour");
    let app = App::new(settings(EN)).opening(Opening::TourOf(stops));
    let mut screen = Screen::of(app, SMALL);
    screen.tell(Msg::Loaded(parse(SHIPPED)));
    screen.shows(" 1/2  ").shows("Here.");
    screen.shows("stop 2 of the tour is skipped, town.sijin");
    screen
        .press("<space>")
        .shows("lens Dongjing Town")
        .shows("T5.6");
    screen.shows("Esc End");
    screen.press("<esc>").hides(" 2/2  ");
}

#[test]
fn the_question_stands_beside_the_words_where_there_is_room() {
    let screen = tour(LARGE, EN);
    let row = screen.text();
    let row = row.lines().find(|row| row.contains("What is this?"));
    assert!(
        row.is_some_and(|row| row.contains("This is the action plan")),
        "{row:?}"
    );
    assert_eq!(screen.app.lang(), Lang::En);
}

/// The next start, after a program that stood like this was ended from outside.
fn again(screen: &Screen, opening: Opening) -> Screen {
    let memory = planscope::app::memory::Memory::parse(&screen.app.memory().to_text());
    let recalled = planscope::app::memory::Recalled {
        memory: memory.expect("what was kept can be read"),
        ..Default::default()
    };
    let mut app = App::new(settings(EN)).opening(opening);
    app.recall(recalled);
    let mut screen = Screen::of(app, SMALL);
    screen.tell(Msg::Loaded(parse(SHIPPED)));
    screen
}

#[test]
fn a_walk_that_was_cut_short_goes_on_at_its_stop_with_its_time() {
    let mut screen = tour(SMALL, EN);
    screen.press("<space><space><space>6");
    screen.tell(Msg::Minutes(4));
    let mut next = again(&screen, Opening::Dashboard);
    next.shows("a walkthrough was cut short at stop 4/9; w goes on there");
    assert_eq!(next.form(), "safeguards.outline");
    next.press("w")
        .shows("4/9  4/10 min")
        .shows("goes on at stop 4/9");
    assert_eq!(next.effects, [Effect::StartClock(4)]);
    next.press("j").shows("How much, by when?");
    // The option goes on there by itself.
    let next = again(&screen, Opening::Tour);
    next.shows("4/9  4/10 min");
}

#[test]
fn a_walk_that_was_ended_or_quit_is_not_gone_on_with() {
    for end in ["<esc>", "q"] {
        let mut screen = tour(SMALL, EN);
        screen.press("<space>").press(end);
        let mut next = again(&screen, Opening::Dashboard);
        next.hides("cut short");
        next.press("w");
        at_stop(&next, 1);
    }
}

/// What was to be put on record.
fn records(screen: &Screen) -> Vec<&Minute> {
    let bodies = screen.effects.iter().filter_map(|effect| match effect {
        Effect::Append(body) => Some(&**body),
        _ => None,
    });
    let minutes = bodies.filter_map(|body| match body {
        Body::Minute(minute) => Some(minute),
        _ => None,
    });
    minutes.collect()
}

/// What became of the last record.
fn tell_outcome(screen: &mut Screen, outcome: Result<(), &str>) {
    let bodies = screen
        .effects
        .iter()
        .rev()
        .filter_map(|effect| match effect {
            Effect::Append(body) => Some(body.clone()),
            _ => None,
        });
    let body = bodies
        .into_iter()
        .next()
        .expect("something was to be put on record");
    let outcome = outcome.map_err(|why| [why.into(), why.into()]);
    screen.tell(Msg::Appended(body, outcome));
}

#[test]
fn m_notes_what_was_decided_with_a_line_of_text() {
    let mut screen = tour(SMALL, EN);
    screen.press("<space><space><space>");
    screen.tell(Msg::Minutes(4));
    screen.press("M");
    screen
        .shows("Decided at this stop")
        .shows("agreed")
        .shows("check");
    screen.press("<down>split by town<enter>");
    let noted = records(&screen);
    assert_eq!(noted.len(), 1);
    let minute = noted[0];
    assert_eq!((minute.number, minute.walked), (4, 4));
    assert_eq!(
        (minute.outcome, minute.text.as_str()),
        (Outcome::Amend, "split by town")
    );
    assert_eq!(minute.place.as_str(), "target.retail-sales-growth");
    // It counts when it is on the disk.
    screen.hides("noted, and on the disk");
    tell_outcome(&mut screen, Ok(()));
    screen.shows("noted, and on the disk: amend");
    at_stop(&screen, 4);
    screen.press("M").hides("split by town");
}

#[test]
fn a_minute_says_where_one_stood_also_away_from_the_stop() {
    let mut screen = tour(SMALL, EN);
    screen.press("<space><space>jM<enter>");
    let noted = records(&screen);
    assert_eq!(noted[0].place.as_str(), "industry.sci-tech-services");
    assert_eq!(
        (noted[0].outcome, noted[0].text.as_str()),
        (Outcome::Agreed, "")
    );
}

#[test]
fn a_text_that_was_not_saved_or_not_finished_is_offered_again() {
    let mut screen = tour(SMALL, EN);
    screen.press("MWho leads?<enter>");
    tell_outcome(&mut screen, Err("disk full"));
    screen.shows("not noted: disk full; the text is kept, M tries again");
    screen.press("M").shows("say: Who leads?");
    // Esc leaves it for later; another stop has a text of its own.
    screen.press("<esc><space>M").hides("Who leads?");
    screen.press("<esc>bM").shows("say: Who leads?");
    screen.press("<enter>");
    tell_outcome(&mut screen, Ok(()));
    screen.press("M").hides("Who leads?");
}

#[test]
fn what_is_typed_is_kept_from_the_first_key_on() {
    let mut screen = tour(SMALL, ZH);
    screen.press("M牵");
    let kept = screen.effects.last();
    let wanted = Effect::KeepText {
        key: "minutes 1".into(),
        text: "牵".into(),
    };
    assert_eq!(kept, Some(&wanted));
}

#[test]
fn the_document_of_the_minutes_is_written_when_asked_for_and_says_where() {
    let mut screen = tour(SMALL, EN);
    screen.press(":minutes<enter>");
    assert_eq!(screen.effects.last(), Some(&Effect::WriteMinutes));
    screen.tell(Msg::MinutesWritten(Ok("plan.review/minutes.md".into())));
    screen.shows("the minutes are in plan.review/minutes.md");
    // With a file for it, it follows every minute.
    let app = App::new(settings(EN))
        .opening(Opening::Tour)
        .writing_minutes();
    let mut screen = Screen::of(app, SMALL);
    screen.tell(Msg::Loaded(parse(SHIPPED)));
    screen.press("M<enter>");
    tell_outcome(&mut screen, Ok(()));
    assert_eq!(screen.effects.last(), Some(&Effect::WriteMinutes));
}

#[test]
fn one_who_only_reads_notes_nothing() {
    let app = App::new(settings(EN)).opening(Opening::Tour).only_reading();
    let mut screen = Screen::of(app, SMALL);
    screen.tell(Msg::Loaded(parse(SHIPPED)));
    screen.hides("M Minutes");
    screen
        .press("M")
        .shows("nothing is put on record: read only");
}

#[test]
fn a_note_that_was_begun_is_listed_and_gone_on_with_at_its_stop() {
    for (speech, stop) in [(EN, "minutes, stop 2"), (ZH, "讲解第2站")] {
        let mut screen = screen(SHIPPED, SMALL, speech, "");
        screen.press("w<space>Mwho leads<esc><esc>");
        screen.hides("2/9");
        screen.press(":unfinished<enter>");
        screen.shows(stop).shows("who leads");
        screen.press("<enter>");
        screen.shows("2/9").shows("who leads");
    }
}
