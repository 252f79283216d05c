//! `planscope doctor`: what this terminal can do, how that is known, and samples to judge by eye.
//!
//! What it prints can be pasted into a report: plain text, the home directory as `~`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::DoctorArgs;
use super::config::{Config, lang_of};
use super::out::{self, Failure, Mark};
use super::{settings, source};
use crate::app::ThemeChoice;
use crate::backend::Depth;
use crate::export::Languages;
use crate::plan::{Label, Lang};
use crate::shell::{
    Asked, Crash, LARGEST, Multiplexer, Surroundings, Widths, ask, size_of_terminal,
};
use crate::text::Measure;
use crate::ui;

/// Prints the report.
pub(super) fn doctor(args: &DoctorArgs, languages: Languages) -> Result<ExitCode, Failure> {
    // Chinese would be no help where the terminal may not read UTF-8.
    let lang = match Surroundings::of_process().is_utf8() {
        true => languages.own(),
        false => Lang::En,
    };
    let found = Found::here(args.plan.as_deref(), lang);
    out::print(&found.report(lang), Mark::None)?;
    let depth = match (found.surroundings.depth(), found.theme) {
        (Depth::NoColour, _) | (_, ThemeChoice::Plain) => ui::Depth::None,
        (Depth::Sixteen, _) => ui::Depth::Sixteen,
        (Depth::Indexed | Depth::True, _) => ui::Depth::Many,
    };
    let sample = ui::sample(found.theme, depth, lang);
    // Into a pipe go characters alone.
    match found.surroundings.check_streams() {
        Ok(()) => out::print_drawn(&ui::ansi(&sample)),
        Err(_) => out::print(&ui::text(&sample), Mark::None),
    }
}

/// All that is known of the surroundings.
struct Found {
    surroundings: Surroundings,
    /// The variable that decides about the locale.
    locale_from: Option<&'static str>,
    colorfgbg: String,
    theme: ThemeChoice,
    size: Option<(u16, u16)>,
    /// What the terminal answered, or why it was not asked.
    asked: Result<Asked, String>,
    plan: PlanFound,
    config: Config,
    log: Option<PathBuf>,
    log_exists: bool,
    home: Option<PathBuf>,
}

/// The plan that would be opened.
enum PlanFound {
    BuiltIn,
    /// How many things it has, or the first line of what is wrong with it.
    File(PathBuf, Result<usize, String>),
}

impl Found {
    fn here(plan: Option<&Path>, lang: Lang) -> Found {
        let surroundings = Surroundings::of_process();
        let asked = match surroundings.check_streams() {
            Ok(()) => ask().map_err(|error| error.to_string()),
            Err(refusal) => Err(refusal.reason(lang)),
        };
        let path = |name: &str| env::var_os(name).map(PathBuf::from);
        let log = Crash::log_path(path);
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter();
        Found {
            locale_from: locale
                .into_iter()
                .find(|name| env::var_os(name).is_some_and(|value| !value.is_empty())),
            colorfgbg: env::var("COLORFGBG").unwrap_or_default(),
            theme: settings::automatic_theme(),
            size: size_of_terminal().map(|size| (size.width, size.height)),
            asked,
            plan: plan.map_or(PlanFound::BuiltIn, |path| look_at(path, lang)),
            config: Config::of_user(),
            log_exists: log.as_ref().is_some_and(|log| log.exists()),
            log,
            home: path("HOME").filter(|home| home.is_absolute() && home != Path::new("/")),
            surroundings,
        }
    }

    /// The report, a line for each thing that is known.
    fn report(&self, lang: Lang) -> String {
        let lines = self.lines(lang);
        let measure = Measure::NARROW;
        let widths = lines
            .iter()
            .map(|(label, _)| measure.width(label.get(lang)));
        let width = widths.max().unwrap_or(0) + 2;
        let line = |(label, text): (Label, String)| {
            format!("{}{text}\n", measure.pad(label.get(lang), width))
        };
        lines.into_iter().map(line).collect()
    }

    fn lines(&self, lang: Lang) -> Vec<(Label, String)> {
        let yes_no = |is| match is {
            true => lang.pick("终端", "a terminal").to_owned(),
            false => lang.pick("不是终端", "not a terminal").to_owned(),
        };
        let Surroundings {
            input_is_terminal,
            output_is_terminal,
            ..
        } = self.surroundings;
        vec![
            (
                Label::new("程序", "Program"),
                format!("planscope {}", env!("CARGO_PKG_VERSION")),
            ),
            (Label::new("仪表板", "Dashboard"), self.dashboard(lang)),
            (Label::new("语言环境", "Locale"), self.locale(lang)),
            (
                Label::new("终端类型", "TERM"),
                or_dash(&self.surroundings.term),
            ),
            (Label::new("色彩", "Colors"), self.colors(lang)),
            (Label::new("背景", "Background"), self.background(lang)),
            (Label::new("中间程序", "In between"), self.in_between(lang)),
            (Label::new("标准输入", "Input"), yes_no(input_is_terminal)),
            (Label::new("标准输出", "Output"), yes_no(output_is_terminal)),
            (Label::new("窗口", "Size"), self.size(lang)),
            (Label::new("符号宽度", "Widths"), self.widths(lang)),
            (Label::new("复制", "Copying"), self.copying(lang)),
            (Label::new("方案", "Plan"), self.plan(lang)),
            (Label::new("配置文件", "Settings"), self.settings(lang)),
            (Label::new("状态目录", "State"), self.state(lang)),
            (Label::new("故障日志", "Fault log"), self.log(lang)),
        ]
    }

    fn dashboard(&self, lang: Lang) -> String {
        match self.surroundings.check() {
            Ok(()) => lang.pick("可在此打开", "opens here").to_owned(),
            Err(refusal) => {
                let reason = refusal.reason(lang);
                lang.pick(
                    format!("不能在此打开：{reason}"),
                    format!("does not open here: {reason}"),
                )
            }
        }
    }

    fn locale(&self, lang: Lang) -> String {
        let known = match (self.locale_from, self.surroundings.is_utf8()) {
            (None, _) => {
                return lang
                    .pick("未设置，按 UTF-8", "not set, taken for UTF-8")
                    .into();
            }
            (_, true) => "UTF-8",
            (_, false) => lang.pick("不是 UTF-8", "not UTF-8"),
        };
        let name = self.locale_from.unwrap_or_default();
        format!("{known} ({name}={})", value(&self.surroundings.locale))
    }

    fn colors(&self, lang: Lang) -> String {
        let Surroundings {
            term,
            colorterm,
            multiplexer,
            ..
        } = &self.surroundings;
        let term = format!("TERM={}", value(term));
        let set = format!("COLORTERM={}", value(colorterm));
        let many = lang.pick("1600 万色", "16 million");
        let depth = match self.surroundings.no_color {
            true => Depth::NoColour,
            false => self.surroundings.depth(),
        };
        match depth {
            Depth::NoColour => lang.pick("无（NO_COLOR）", "none (NO_COLOR)").to_owned(),
            Depth::True => format!("{many} ({set})"),
            Depth::Indexed if !colorterm.is_empty() && *multiplexer == Multiplexer::Screen => lang
                .pick(
                    format!("256 ({term}；screen 之内不采信 {set})"),
                    format!("256 ({term}; {set} is not believed within screen)"),
                ),
            Depth::Indexed => format!("256 ({term})"),
            Depth::Sixteen => lang.pick(
                format!("16 ({term}，未设 COLORTERM)"),
                format!("16 ({term}, and nothing says more)"),
            ),
        }
    }

    fn background(&self, lang: Lang) -> String {
        let guess = match settings::background(&self.colorfgbg) {
            ThemeChoice::Light => lang.pick("浅色", "light"),
            ThemeChoice::Dark | ThemeChoice::Plain => lang.pick("深色", "dark"),
            ThemeChoice::Either => lang.pick("未知", "unknown"),
        };
        match self.colorfgbg.as_str() {
            "" => lang.pick(
                format!("{guess}（未设 COLORFGBG），用深浅皆宜的配色；按 T 更换"),
                format!("{guess} (COLORFGBG is not set): colors for either; T changes them"),
            ),
            set => format!("{guess} (COLORFGBG={})", value(set)),
        }
    }

    fn in_between(&self, lang: Lang) -> String {
        match self.surroundings.multiplexer {
            Multiplexer::Tmux => "tmux".to_owned(),
            Multiplexer::Screen => "GNU screen".to_owned(),
            Multiplexer::None if self.surroundings.term.starts_with("screen") => lang
                .pick(
                    "从 TERM 看，可能有 screen 或 tmux",
                    "perhaps screen or tmux, by TERM",
                )
                .to_owned(),
            Multiplexer::None => lang.pick("未见", "nothing known").to_owned(),
        }
    }

    fn size(&self, lang: Lang) -> String {
        let Some((columns, rows)) = self.size else {
            return lang.pick("未知", "unknown").to_owned();
        };
        let size = format!("{columns}x{rows}");
        let (least, most) = (ui::LEAST, (LARGEST.width, LARGEST.height));
        if columns < least.0 || rows < least.1 {
            let least = format!("{}x{}", least.0, least.1);
            return lang.pick(
                format!("{size}，太小：至少 {least}"),
                format!("{size}, too small: {least} at least"),
            );
        }
        if columns > most.0 || rows > most.1 {
            let used = format!("{}x{}", columns.min(most.0), rows.min(most.1));
            return lang.pick(
                format!("{size}，其中 {used} 用于显示"),
                format!("{size}, of which {used} are used"),
            );
        }
        size
    }

    fn widths(&self, lang: Lang) -> String {
        let asked = match &self.asked {
            Ok(asked) => asked,
            Err(why) => {
                return lang.pick(format!("未能询问：{why}"), format!("not asked: {why}"));
            }
        };
        let meaning = match asked.widths {
            Widths::Narrow => lang.pick("各占一列，用细线", "one column each: light lines"),
            Widths::Wide => lang.pick(
                "各占两列，按两列计",
                "two columns each: they are measured so",
            ),
            Widths::Mixed => lang.pick(
                "有宽有窄，终端或非 UTF-8；用稳妥线",
                "some this, some that, perhaps no UTF-8: safe lines",
            ),
            Widths::Silent => lang.pick(
                "300 毫秒内无应答；用稳妥线",
                "no answer within 300 ms: safe lines",
            ),
        };
        let columns = asked.columns.iter().map(|(c, n)| format!("{c} {n}  "));
        let answered = match self.surroundings.multiplexer {
            Multiplexer::None => "",
            Multiplexer::Tmux => lang.pick("（tmux 的回答）", " (as tmux answers)"),
            Multiplexer::Screen => lang.pick("（screen 的回答）", " (as screen answers)"),
        };
        format!("{}{meaning}{answered}", columns.collect::<String>())
    }

    fn copying(&self, lang: Lang) -> String {
        let way = match self.surroundings.multiplexer {
            Multiplexer::None => "OSC 52",
            Multiplexer::Tmux => lang.pick(
                "OSC 52 经 tmux（需 set-clipboard on 或 allow-passthrough on）",
                "OSC 52 through tmux (set-clipboard on, or allow-passthrough on)",
            ),
            Multiplexer::Screen => lang.pick("OSC 52 经 screen", "OSC 52 through screen"),
        };
        lang.pick(
            format!("{way}，至多 8 KiB；终端可拒收且不告知"),
            format!("{way}, up to 8 KiB; a terminal may refuse and never says so"),
        )
    }

    fn plan(&self, lang: Lang) -> String {
        match &self.plan {
            PlanFound::BuiltIn => lang.pick("内置方案", "built into the program").to_owned(),
            PlanFound::File(path, Ok(things)) => lang.pick(
                format!("{}（{things} 项）", self.short(path)),
                format!("{} ({things} things)", self.short(path)),
            ),
            PlanFound::File(path, Err(why)) => {
                let whole = path.display().to_string();
                why.replacen(&whole, &self.short(path), 1)
            }
        }
    }

    /// Where the configuration is, and what is wrong with it.
    fn settings(&self, lang: Lang) -> String {
        let Some(path) = &self.config.path else {
            return lang.pick("无处可放", "nowhere to put them").to_owned();
        };
        let known = match (self.config.is_read, self.config.warnings.len()) {
            (false, 0) => lang.pick("没有此文件", "no such file").to_owned(),
            (true, 0) => lang.pick("已采用", "in use").to_owned(),
            (_, _) => {
                let warnings = self.config.warnings.iter();
                let each = warnings.map(|both| lang_of(both, lang).as_str());
                each.collect::<Vec<_>>().join(lang.pick("；", "; "))
            }
        };
        lang.pick(
            format!("{}（{known}）", self.short(path)),
            format!("{} ({known})", self.short(path)),
        )
    }

    /// Where things are kept from one start to the next.
    fn state(&self, lang: Lang) -> String {
        match self.log.as_deref().and_then(Path::parent) {
            Some(directory) => self.short(directory),
            None => lang.pick("无处可放", "nowhere to put it").to_owned(),
        }
    }

    fn log(&self, lang: Lang) -> String {
        let Some(log) = &self.log else {
            return lang.pick("无处可写", "nowhere to write one").to_owned();
        };
        let known = match self.log_exists {
            true => lang.pick("有记录", "has entries"),
            false => lang.pick("尚无", "none so far"),
        };
        lang.pick(
            format!("{}（{known}）", self.short(log)),
            format!("{} ({known})", self.short(log)),
        )
    }

    /// A path as a stranger may see it: the home directory as `~`.
    fn short(&self, path: &Path) -> String {
        let inside = self
            .home
            .as_ref()
            .and_then(|home| path.strip_prefix(home).ok());
        match inside {
            Some(inside) => Path::new("~").join(inside).display().to_string(),
            None => path.display().to_string(),
        }
    }
}

fn look_at(path: &Path, lang: Lang) -> PlanFound {
    // The error would name the file by the path it was given.
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let things = match source::load(Some(&whole), lang) {
        Ok(loaded) => Ok(loaded.plan.len()),
        Err(failure) => Err(failure.first_line()),
    };
    PlanFound::File(whole, things)
}

/// A value from outside, short enough for a line.
fn value(text: &str) -> String {
    Measure::NARROW.cut(text, 60).into_owned()
}

fn or_dash(text: &str) -> String {
    match text {
        "" => "-".to_owned(),
        text => value(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found with these variables and this answer.
    fn found(variables: &[(&str, &str)], asked: Result<Asked, String>) -> Found {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Found {
            surroundings: Surroundings {
                input_is_terminal: asked.is_ok(),
                output_is_terminal: asked.is_ok(),
                ..Surroundings::from_variables(variable)
            },
            locale_from: variable("LANG").map(|_| "LANG"),
            colorfgbg: variable("COLORFGBG").unwrap_or_default(),
            theme: ThemeChoice::Dark,
            size: Some((80, 24)),
            asked,
            plan: PlanFound::BuiltIn,
            config: Config::default(),
            log: Some("/home/li/.local/state/planscope/panic.log".into()),
            log_exists: false,
            home: Some("/home/li".into()),
        }
    }

    fn answer(widths: Widths, columns: u16) -> Result<Asked, String> {
        Ok(Asked {
            widths,
            columns: ['─', '①', '“', '★'].map(|c| (c, columns)).to_vec(),
        })
    }

    /// Whether the line of a label says exactly this.
    #[track_caller]
    fn check(found: &Found, label: &str, expected: &str) {
        let report = found.report(Lang::En);
        let line = report.lines().find_map(|line| line.strip_prefix(label));
        assert_eq!(line.map(str::trim), Some(expected), "{report}");
    }

    #[test]
    fn each_line_says_what_is_known_and_how() {
        let usual = found(
            &[("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8")],
            answer(Widths::Narrow, 1),
        );
        check(&usual, "Dashboard", "opens here");
        check(&usual, "Locale", "UTF-8 (LANG=zh_CN.UTF-8)");
        check(&usual, "Colors", "256 (TERM=xterm-256color)");
        check(
            &usual,
            "Background",
            "unknown (COLORFGBG is not set): colors for either; T changes them",
        );
        check(&usual, "In between", "nothing known");
        check(
            &usual,
            "Widths",
            "─ 1  ① 1  “ 1  ★ 1  one column each: light lines",
        );
        check(&usual, "Plan", "built into the program");
        check(
            &usual,
            "Fault log",
            "~/.local/state/planscope/panic.log (none so far)",
        );
    }

    #[test]
    fn colors_and_background_have_their_reasons() {
        let with = |variables: &[(&str, &str)]| found(variables, answer(Widths::Narrow, 1));
        let term = ("TERM", "xterm");
        check(
            &with(&[term]),
            "Colors",
            "16 (TERM=xterm, and nothing says more)",
        );
        let deep = [term, ("COLORTERM", "truecolor"), ("COLORFGBG", "0;15")];
        check(&with(&deep), "Colors", "16 million (COLORTERM=truecolor)");
        check(&with(&deep), "Background", "light (COLORFGBG=0;15)");
        check(
            &with(&[term, ("NO_COLOR", "1")]),
            "Colors",
            "none (NO_COLOR)",
        );
        let screen = [
            ("TERM", "screen-256color"),
            ("COLORTERM", "truecolor"),
            ("STY", "1"),
        ];
        check(
            &with(&screen),
            "Colors",
            "256 (TERM=screen-256color; COLORTERM=truecolor is not believed within screen)",
        );
    }

    #[test]
    fn a_multiplexer_is_said_to_answer_for_itself() {
        let tmux = [("TERM", "tmux-256color"), ("TMUX", "x")];
        let tmux = found(&tmux, answer(Widths::Narrow, 1));
        check(&tmux, "In between", "tmux");
        check(
            &tmux,
            "Widths",
            "─ 1  ① 1  “ 1  ★ 1  one column each: light lines (as tmux answers)",
        );
        let far = found(&[("TERM", "screen")], answer(Widths::Wide, 2));
        check(&far, "In between", "perhaps screen or tmux, by TERM");
        check(
            &far,
            "Widths",
            "─ 2  ① 2  “ 2  ★ 2  two columns each: they are measured so",
        );
    }

    #[test]
    fn a_terminal_that_says_nothing_or_is_none_is_reported_so() {
        let silent = Ok(Asked {
            widths: Widths::Silent,
            columns: Vec::new(),
        });
        let silent = found(&[("TERM", "vt220")], silent);
        check(&silent, "Widths", "no answer within 300 ms: safe lines");
        let none = found(&[], Err("standard output is not a terminal".into()));
        check(
            &none,
            "Widths",
            "not asked: standard output is not a terminal",
        );
        check(&none, "TERM", "-");
        check(&none, "Output", "not a terminal");
    }

    #[test]
    fn sizes_beyond_the_limits_are_named() {
        let with = |size| Found {
            size,
            ..found(&[], answer(Widths::Narrow, 1))
        };
        check(&with(Some((80, 24))), "Size", "80x24");
        check(
            &with(Some((39, 24))),
            "Size",
            "39x24, too small: 40x10 at least",
        );
        check(
            &with(Some((3000, 60))),
            "Size",
            "3000x60, of which 500x60 are used",
        );
        check(&with(None), "Size", "unknown");
    }

    #[test]
    fn paths_do_not_tell_who_reports() {
        let mut found = found(&[], answer(Widths::Narrow, 1));
        let file = PathBuf::from("/home/li/plans/a.ron");
        found.plan = PlanFound::File(file.clone(), Ok(3));
        check(&found, "Plan", "~/plans/a.ron (3 things)");
        let error = "/home/li/plans/a.ron:1:1: expected opening `(`";
        found.plan = PlanFound::File(file, Err(error.into()));
        check(&found, "Plan", "~/plans/a.ron:1:1: expected opening `(`");
        found.log = Some("/var/state/panic.log".into());
        check(&found, "Fault log", "/var/state/panic.log (none so far)");
        assert!(!found.report(Lang::Zh).contains("/home/li"));
    }
}
