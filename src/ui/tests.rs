//! What a reader sees on the screens of the shipped plan.

use std::sync::{Arc, OnceLock};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Depth, Look, draw, text};
use crate::app::{App, Form, Key, Msg, Settings, Source, Speech, ThemeChoice};
use crate::plan::{Lang, Plan};
use crate::text::Measure;

const ZH: Speech = Speech::One(Lang::Zh);
const EN: Speech = Speech::One(Lang::En);

fn plan() -> Arc<Plan> {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    let parse = || Arc::new(Plan::parse(include_str!("../../plan.ron")).unwrap());
    Arc::clone(PLAN.get_or_init(parse))
}

/// The screen after some keys, each of which is drawn.
fn screen((width, height): (u16, u16), speech: Speech, keys: &str) -> String {
    let mut app = App::new(Settings {
        source: Source {
            name: "plan.ron".into(),
            path: None,
        },
        speech,
        theme: ThemeChoice::Dark,
        measure: Measure::NARROW,
        look: Look::Safe,
        form: Form::Summary,
        goto: None,
        lens: None,
        today: crate::plan::Date::of_unix_seconds(1_772_323_200),
    });
    app.update(Msg::Loaded(plan()));
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let mut show = |app: &mut App| {
        buffer.reset();
        let frame = draw(app, Depth::Many, &mut buffer);
        app.note_drawn(frame.drawn);
    };
    show(&mut app);
    for key in Key::parse_sequence(keys).unwrap() {
        app.update(Msg::Key(key));
        show(&mut app);
    }
    text(&buffer)
}

#[track_caller]
fn check(size: (u16, u16), speech: Speech, keys: &str, seen: &[&str]) {
    let screen = screen(size, speech, keys);
    for text in seen {
        assert!(screen.contains(text), "{text:?} in\n{screen}");
    }
}

#[test]
fn every_block_of_the_summary_is_seen_on_a_small_screen() {
    let zh = [
        "六个街镇对接虹桥",
        "概述，非原文",
        "公共研发服务",
        "两业轴、产城轴",
        "3 组团  产业组团、文旅组团、宜居组团",
        "泗泾    11  ▪▪▪▪▪▪▪▪▪▪▪",
        "24/24  项指标无基期值",
        "主要指标  24",
        "科技服务业规上企业        >= 80家",
    ];
    check((80, 24), ZH, "jk", &zh);
    let en = [
        "Six northern towns",
        "condensed",
        "X  mobility services",
        "Mfg–Services Axis",
        "Sijing     11  ▪▪▪▪▪▪▪▪▪▪▪",
        "24/24  targets have no baseline",
        "Targets at a glance  24",
        "Sci-tech enterprises         >= 80",
    ];
    check((80, 24), EN, "jk", &en);
}

#[test]
fn a_large_screen_names_every_cluster_and_every_unit() {
    let seen = [
        "Dongjing TOD",
        "Sheshan Center",
        "= 80 hundred million yuan",
        "cross-border e-commerce",
    ];
    check((200, 60), EN, "jk", &seen);
}

#[test]
fn the_summary_opens_what_is_selected_and_says_so() {
    check((80, 24), EN, "jk", &["Enter Open  "]);
    check(
        (80, 24),
        EN,
        "jj<enter>",
        &["[2 Industries]", "Enter Open card"],
    );
}

#[test]
fn an_english_name_is_shown_whole_before_its_place_is() {
    let screen = screen((80, 24), EN, "2");
    let names = screen
        .lines()
        .map(|line| line.split('╎').next().unwrap_or(line));
    let names: Vec<&str> = names.collect();
    assert!(
        names.iter().all(|name| !name.contains('~')),
        "{}",
        names.join("\n")
    );
}

#[test]
fn both_languages_stand_in_columns() {
    let screen = screen((120, 40), Speech::Both(Lang::Zh), "2");
    let column = |name: &str| {
        let line = screen.lines().find(|line| line.contains(name));
        let (before, _) = line.and_then(|line| line.split_once(name)).unwrap();
        Measure::NARROW.width(before)
    };
    assert_eq!(column("Financial services"), column("E-commerce"));
}

#[test]
fn the_outline_of_the_draft_opens_with_its_clauses() {
    let screen = screen((80, 50), ZH, "v");
    for clause in [
        "指导思想",
        "生产性服务业",
        "一核",
        "品牌服务提升行动",
        "加强人才保障",
    ] {
        assert!(screen.contains(clause), "{clause} in\n{screen}");
    }
    assert!(screen.contains("▸ 另提及"), "{screen}");
}

#[test]
fn a_card_that_fills_the_screen_is_read_from_its_top() {
    let opened = screen((50, 14), EN, "2jj<enter>");
    assert!(opened.contains(" Information services\n"), "{opened}");
    assert!(opened.contains("Condensed  Completes"), "{opened}");
    let stepped = screen((50, 14), EN, "2jj<enter>j");
    assert!(stepped.contains("❯ Producer services"), "{stepped}");
}

#[test]
fn the_name_stays_when_the_card_is_scrolled() {
    let first = |screen: String| {
        let line = screen.lines().nth(3).unwrap_or_default().to_owned();
        line.split_once('╎').unwrap().1.trim().to_owned()
    };
    assert_eq!(first(screen((80, 24), ZH, "2jjJJJJJJ")), "信息服务");
    assert_eq!(first(screen((80, 24), ZH, "2jj<enter>G")), "信息服务");
}

#[test]
fn a_condensed_text_is_marked_in_every_language() {
    check((80, 24), ZH, "2jj", &["概述  补全"]);
    check((80, 24), EN, "2jj", &["Condensed  Completes"]);
}

#[test]
fn rows_of_a_table_that_follow_each_other_are_cited_as_one() {
    check((120, 40), ZH, "3vG", &["片区外地名"]);
    check((120, 50), EN, "3vO/Sijing Town<enter>", &["T1.9-12"]);
}

#[test]
fn the_card_of_a_row_gives_what_the_other_tables_say_of_the_project() {
    check(
        (120, 60),
        EN,
        "3vv/Cloud Corridor<enter>",
        &["T3.9", "T4.12", "T5.28", "Stage"],
    );
}
