//! What is kept from one start to the next, also where the connection ends the first one.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rustix::process::Signal;

use super::pty::{PATIENCE, Pty, Setup};
use super::{OVERVIEW, PLAN, PLANSCOPE, opened_as};

fn on(state: &Path) -> Setup {
    let setup = Setup::new(PLANSCOPE).argument(PLAN);
    setup.variable("XDG_STATE_HOME", state)
}

fn opened(state: &Path) -> Pty {
    let mut pty = on(state).start();
    pty.wait_for(OVERVIEW);
    pty
}

/// What is kept there, by the names of the files.
fn kept(state: &Path) -> Vec<String> {
    let files = fs::read_dir(state.join("planscope")).into_iter().flatten();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn the_language_is_kept_and_an_option_comes_before_it() {
    let state = tempfile::tempdir().unwrap();
    let mut pty = opened(state.path());
    pty.press("LL");
    pty.wait_for("[1 总览]");
    pty.press("q");
    assert!(pty.wait_for_end_within(PATIENCE).success());
    on(state.path()).start().wait_for("[1 总览]");
    let english = on(state.path()).argument("--lang").argument("en");
    english.start().wait_for(OVERVIEW);
    on(state.path()).start().wait_for("[1 总览]");
}

#[test]
fn a_connection_that_ends_keeps_it_too() {
    let state = tempfile::tempdir().unwrap();
    let mut pty = opened(state.path());
    pty.press("LL");
    pty.wait_for("[1 总览]");
    pty.signal(Signal::HUP);
    pty.wait_for_end_within(PATIENCE);
    on(state.path()).start().wait_for("[1 总览]");
}

#[test]
fn one_goes_on_where_one_left_off_unless_an_option_says_where() {
    let state = tempfile::tempdir().unwrap();
    let mut pty = opened(state.path());
    pty.press("4Ojjma7G");
    pty.wait_for("24/24");
    pty.press("q");
    assert!(pty.wait_for_end_within(PATIENCE).success());

    let mut again = on(state.path()).start();
    again.wait_for("24/24");
    again.press("'a");
    again.wait_for("Investment Promotion");
    again.wait_for("[4 Actions]");
    again.press("q");
    again.wait_for_end_within(PATIENCE);

    let mut there = on(state.path()).argument("--tab").argument("6").start();
    there.wait_for("[6 Safeguards]");
    there.wait_for("1/4");
    there.press("q");
    there.wait_for_end_within(PATIENCE);
    let elsewhere = on(state.path()).argument("--goto").argument("town.sijing");
    let mut elsewhere = elsewhere.start();
    elsewhere.wait_for("town.sijing");
    // The way back leads to where one had been.
    elsewhere.press("[");
    elsewhere.wait_for("[6 Safeguards]");
}

#[test]
fn a_damaged_file_costs_a_sentence_and_is_written_anew() {
    let state = tempfile::tempdir().unwrap();
    let mut pty = opened(state.path());
    pty.press("4j");
    pty.press("q");
    pty.wait_for_end_within(PATIENCE);
    let [name] = &kept(state.path())[..] else {
        panic!("{:?}", kept(state.path()));
    };
    let file = state.path().join("planscope").join(name);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, &text[..text.len() / 2]).unwrap();
    let mut pty = opened(state.path());
    pty.wait_for("what was kept is damaged");
    pty.press("q");
    pty.wait_for_end_within(PATIENCE);
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .contains("overview.summary")
    );
}

#[test]
fn who_only_reads_writes_nothing() {
    let state = tempfile::tempdir().unwrap();
    let mut pty = on(state.path()).argument("--read-only").start();
    pty.wait_for(OVERVIEW);
    pty.press("LL");
    pty.wait_for("[1 总览]");
    pty.press("q");
    assert!(pty.wait_for_end_within(PATIENCE).success());
    assert_eq!(kept(state.path()), [""; 0]);
}

#[test]
fn a_state_directory_that_cannot_be_used_costs_a_sentence() {
    let state = tempfile::tempdir().unwrap();
    let file = state.path().join("file");
    fs::write(&file, "").unwrap();
    let mut pty = opened(&file);
    pty.wait_for("not kept between starts");
    pty.press("3");
    pty.wait_for("[3 Space]");
    pty.press("q");
    assert!(pty.wait_for_end_within(PATIENCE).success());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o111, 0);
}

#[test]
fn the_configuration_says_how_it_opens_and_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("planscope");
    fs::create_dir(&directory).unwrap();
    let file = directory.join("config.ron");
    let configured = |text: &str| {
        fs::write(&file, text).unwrap();
        let setup = Setup::new(PLANSCOPE).argument(PLAN);
        setup.variable("XDG_CONFIG_HOME", folder.path()).start()
    };
    let mut pty = configured("(lang: zh, keys: {\"targets\": \"0\"})");
    pty.wait_for("[1 总览]");
    pty.press("0");
    pty.wait_for("[7 指标]");

    let mut pty = configured("(keys: {\"sort\": \"v\", \"targets\": \"0\"})");
    pty.wait_for("config.ron: sort: \"v\" is the key for \"Next form\" already");
    pty.wait_for(OVERVIEW);
    pty.press("0");
    pty.wait_for("[7 Targets]");

    let mut pty = configured("(lang: zh");
    pty.wait_for("the file is not used");
    pty.wait_for(OVERVIEW);
}

/// What the program shows first, with this configuration and what was kept.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Home {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("config/planscope")).unwrap();
        Home { folder }
    }

    fn configure(&self, text: &str) {
        fs::write(self.folder.path().join("config/planscope/config.ron"), text).unwrap();
    }

    fn setup(&self) -> Setup {
        on(&self.folder.path().join("state"))
            .variable("XDG_CONFIG_HOME", self.folder.path().join("config"))
    }

    /// Starts, presses keys once the first screen has this text, and ends.
    #[track_caller]
    fn start(&self, shows: &str, keys: &str, then: &str) {
        let mut pty = self.setup().start();
        pty.wait_for(shows);
        pty.press(keys);
        pty.wait_for(then);
        pty.press("q");
        assert!(pty.wait_for_end_within(PATIENCE).success());
    }
}

/// The color of the sign that stands before the open tab.
fn color_of_tab(pty: &Pty) -> vt100::Color {
    pty.screen().cell(1, 2).unwrap().fgcolor()
}

#[test]
fn what_a_key_has_chosen_comes_before_the_configuration_until_that_is_changed() {
    let home = Home::new();
    home.configure("(lang: zh)");
    home.start("[1 总览]", "L", OVERVIEW);
    home.start(OVERVIEW, "", OVERVIEW);
    home.configure("(lang: zh, theme: light)");
    home.start(OVERVIEW, "", OVERVIEW);
    home.configure("(lang: both, theme: light)");
    home.start("EN+中", "", OVERVIEW);
}

#[test]
fn colors_go_by_the_option_then_by_the_key_then_by_the_configuration() {
    let home = Home::new();
    let color = |setup: Setup, keys: &str| {
        let mut pty = opened_as(setup);
        if !keys.is_empty() {
            pty.press(keys);
            pty.wait_for("color");
        }
        let color = color_of_tab(&pty);
        pty.press("q");
        assert!(pty.wait_for_end_within(PATIENCE).success());
        color
    };
    let theme = |theme: &str| home.setup().argument("--theme").argument(theme);
    let without = |setup: Setup| setup.variable("NO_COLOR", "1");
    let [dark, light, plain] = ["dark", "light", "plain"].map(|name| color(theme(name), ""));
    assert!(plain == vt100::Color::Default && dark != plain && light != plain && dark != light);

    let unknown = color(home.setup(), "");
    home.configure("(theme: light)");
    assert_eq!(color(home.setup(), ""), light);
    assert_eq!(color(theme("auto"), ""), unknown);
    assert_eq!(color(without(home.setup()), ""), plain);
    assert_eq!(color(without(theme("light")), ""), light);
    // Light, plain, dark.
    assert_eq!(color(without(home.setup()), "T"), dark);
    assert_eq!(color(theme("plain"), "T"), dark);
    assert_eq!(color(home.setup(), ""), dark);
    assert_eq!(color(without(home.setup()), ""), plain);
    assert_eq!(color(theme("light"), ""), light);
    home.configure("(theme: plain)");
    assert_eq!(color(home.setup(), ""), plain);
}
