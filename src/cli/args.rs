//! What can be typed behind `planscope`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use super::check::CheckArgs;
use super::check::parse_day;
use super::out;
use crate::app::{Form, Key};
use crate::export::Format;
use crate::plan::Date;

/// Review a regional action plan in the terminal.
///
/// Without a command the dashboard opens; without PLAN, on the plan built into the program.
#[derive(Debug, Parser)]
#[command(name = "planscope", version, disable_help_subcommand = true)]
pub(super) struct Args {
    /// Plan file; without it the plan built into the program
    pub(super) plan: Option<PathBuf>,
    #[command(flatten)]
    pub(super) view: ViewArgs,
    /// Let clicks and the wheel work in the dashboard; without it the mouse stays the terminal's
    #[arg(long)]
    pub(super) mouse: bool,
    /// Write nothing to the disk: where you stood is not kept for the next start
    #[arg(long)]
    pub(super) read_only: bool,
    /// Review folder, where what people put on record is kept; without it the one of the plan
    #[arg(long, value_name = "DIR")]
    pub(super) review: Option<PathBuf>,
    /// File for the minutes of the walkthrough, written whenever something is noted
    #[arg(long, value_name = "FILE")]
    pub(super) minutes: Option<PathBuf>,
    /// Language [default: that of the locale]
    #[arg(
        long,
        global = true,
        value_enum,
        hide_possible_values = true,
        value_name = "zh|en|both"
    )]
    pub(super) lang: Option<LangArg>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Where to stand at the start, and how it is drawn.
#[derive(Debug, Default, clap::Args)]
pub(super) struct ViewArgs {
    /// Tab to start in, by number or name, and its form: 3, space, space.matrix
    #[arg(long, value_name = "TAB[.FORM]", value_parser = parse_form)]
    pub(super) tab: Option<Form>,
    /// Thing to start at: an id or a place, a form, a lens: T5.19, 2.1.3@overview.draft+town.sijing
    #[arg(long, value_name = "ADDRESS")]
    pub(super) goto: Option<String>,
    /// Thing whose concerns alone are shown: a town, industry, spatial unit, cluster, action, ...
    #[arg(long, value_name = "ID")]
    pub(super) lens: Option<String>,
    /// Begin with the walkthrough of the plan
    #[arg(long)]
    pub(super) tour: bool,
    /// Begin with the walkthrough in this file, which has the form of `tour` in a plan file
    #[arg(long, value_name = "FILE")]
    pub(super) tour_file: Option<PathBuf>,
    /// Colors; auto goes by COLORFGBG and NO_COLOR, whatever was chosen before
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "auto|dark|light|plain"
    )]
    pub(super) theme: Option<ThemeArg>,
    /// Draw the program's own signs with ASCII alone
    #[arg(long)]
    pub(super) ascii: bool,
    /// Columns of the characters on which terminals differ: narrow is one, wide two, auto asks the terminal
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "auto|narrow|wide"
    )]
    pub(super) width: WidthArg,
    /// Day on which the plan is looked at [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub(super) today: Option<Date>,
}

impl ViewArgs {
    fn is_default(&self) -> bool {
        let ViewArgs {
            tab,
            goto,
            lens,
            tour,
            tour_file,
            theme,
            ascii,
            width,
            today,
        } = self;
        tab.is_none()
            && goto.is_none()
            && lens.is_none()
            && !tour
            && tour_file.is_none()
            && theme.is_none()
            && !ascii
            && *width == WidthArg::Auto
            && today.is_none()
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Hold a plan to the rules and print what they find
    Check(CheckArgs),
    /// List the things of a kind, or the rows of a table
    List(ListArgs),
    /// Show one thing with all that is known of it and its links
    Show(ShowArgs),
    /// Find things and rows of tables by any of their names, the best first
    ///
    /// A slip is forgiven where nothing fits as it is typed. Exit code 1: nothing is called so.
    Find(FindArgs),
    /// Print the walkthrough as a hand-out
    Tour(super::tour::TourArgs),
    /// Print one frame of the dashboard
    Frame(FrameArgs),
    /// Print a small commented plan to start from
    New,
    /// Export the model, or the minutes of walkthroughs
    Export(ExportArgs),
    /// Say what this terminal can do, with samples to judge by eye
    Doctor(DoctorArgs),
}

#[derive(Debug, clap::Args)]
#[command(override_usage = "planscope list [OPTIONS] [KIND] [PLAN]\n       \
                            planscope list [OPTIONS] rows TABLE [PLAN]")]
pub(super) struct ListArgs {
    /// Kind of thing (projects, towns, targets, ...) or `rows` and a table; then a plan file.
    /// Without a kind: the kinds of which the plan has something
    #[arg(value_name = "KIND", num_args = 0..=3)]
    pub(super) what: Vec<OsString>,
    /// Only what concerns this: a town, industry, spatial unit, cluster, action, ...; and how it does
    #[arg(long, value_name = "ID")]
    pub(super) lens: Option<String>,
    #[command(flatten)]
    pub(super) style: StyleArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Id of the thing, or a place in the draft: project.dongjing-future-bay, T5.8, 2.1.3
    pub(super) id: String,
    /// Say how it concerns this: a town, industry, spatial unit, cluster, action, ...
    #[arg(long, value_name = "ID")]
    pub(super) lens: Option<String>,
    /// Plan file; without it the plan built into the program
    pub(super) plan: Option<PathBuf>,
    #[command(flatten)]
    pub(super) style: StyleArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct FindArgs {
    /// A name, pinyin, initials, a mixture such as "g60 kc", an id, a place such as T5.19
    pub(super) query: String,
    /// Plan file; without it the plan built into the program
    pub(super) plan: Option<PathBuf>,
    /// List so many at the most
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub(super) most: usize,
    #[command(flatten)]
    pub(super) style: StyleArgs,
}

/// How an answer is written.
#[derive(Debug, clap::Args)]
pub(super) struct StyleArgs {
    /// table, md, csv or json; json has everything, in both languages
    #[arg(long, value_enum, default_value_t = FormatArg::Table, hide_possible_values = true, value_name = "FORMAT")]
    format: FormatArg,
    /// Begin CSV with a byte order mark, as some spreadsheets want it
    #[arg(long)]
    bom: bool,
}

impl StyleArgs {
    pub(super) fn format(&self) -> Format {
        match self.format {
            FormatArg::Table => Format::Table,
            FormatArg::Md => Format::Md,
            FormatArg::Csv => Format::Csv,
            FormatArg::Json => Format::Json,
        }
    }

    /// What stands before the answer: the byte order mark, where it is wanted.
    pub(super) fn mark(&self) -> out::Mark {
        if self.bom {
            out::Mark::Bom
        } else {
            out::Mark::None
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct FrameArgs {
    /// Plan file; without it the plan built into the program
    pub(super) plan: Option<PathBuf>,
    /// Keys to press before, as in help: 3jj<enter>
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(super) keys: Keys,
    /// Columns and rows
    #[arg(long, default_value = "80x24", value_name = "COLUMNSxROWS")]
    pub(super) size: Size,
    /// text, ansi or svg
    #[arg(long, value_enum, default_value_t = FrameFormat::Text, hide_possible_values = true, value_name = "FORMAT")]
    pub(super) format: FrameFormat,
    /// Review folder [default: that of the plan]
    #[arg(long, value_name = "DIR")]
    pub(super) review: Option<PathBuf>,
    #[command(flatten)]
    pub(super) view: ViewArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// What to export: model, or the minutes of walkthroughs as Markdown
    #[arg(value_enum, hide_possible_values = true)]
    pub(super) what: ExportWhat,
    /// Plan file; without it the plan built into the program
    pub(super) plan: Option<PathBuf>,
    /// File to write to, which must not exist yet; without it standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Of the model: ron, the plan file as it is, or json
    #[arg(long, value_enum, hide_possible_values = true, value_name = "FORMAT")]
    pub(super) format: Option<ModelFormat>,
    /// Of minutes: the review folder; without it the one of the plan
    #[arg(long, value_name = "DIR")]
    pub(super) review: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    /// Plan file to look at as well
    pub(super) plan: Option<PathBuf>,
}

/// The languages to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum LangArg {
    Zh,
    En,
    Both,
}

/// The colors to draw with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ThemeArg {
    #[default]
    Auto,
    Dark,
    Light,
    Plain,
}

/// How wide the characters are on which terminals differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WidthArg {
    #[default]
    Auto,
    Narrow,
    Wide,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    Table,
    Md,
    Csv,
    Json,
}

/// How a frame is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FrameFormat {
    /// Its characters.
    Text,
    /// Its characters and colors, as a terminal gets them.
    Ansi,
    /// A picture.
    Svg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportWhat {
    Model,
    Minutes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ModelFormat {
    Ron,
    Json,
}

/// Keys to press, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys(pub(super) Vec<Key>);

impl FromStr for Keys {
    type Err = crate::app::KeyError;

    fn from_str(text: &str) -> Result<Keys, Self::Err> {
        Key::parse_sequence(text).map(Keys)
    }
}

/// The size of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) columns: u16,
    pub(super) rows: u16,
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Size, String> {
        const LARGEST: u16 = 1000;
        let side = |text: &str| {
            text.parse()
                .ok()
                .filter(|side| (1..=LARGEST).contains(side))
        };
        let (columns, rows) = text.split_once(['x', 'X']).unwrap_or((text, ""));
        match (side(columns), side(rows)) {
            (Some(columns), Some(rows)) => Ok(Size { columns, rows }),
            _ => Err(format!(
                "write columns and rows as 100x30, each from 1 to {LARGEST}"
            )),
        }
    }
}

fn parse_form(text: &str) -> Result<Form, String> {
    Form::parse(text).ok_or_else(|| {
        let known = Form::ALL
            .iter()
            .flat_map(|form| [form.tab().word().to_string(), form.to_string()]);
        match super::near::nearest(text, known) {
            Some(near) => format!("no tab or form has this name; did you mean \"{near}\"?"),
            None => "no tab or form has this name; write 1 to 8, or space.matrix".to_string(),
        }
    })
}

impl Args {
    /// The arguments, unless some of them contradict each other.
    pub(super) fn checked(self) -> Result<Args, clap::Error> {
        let conflict =
            |message: &str| Err(Args::command().error(ErrorKind::ArgumentConflict, message));
        if self.command.is_some() && self.plan.is_some() {
            return conflict(
                "the plan file stands behind the command: planscope list projects plan.ron",
            );
        }
        if self.command.is_some() && !self.view.is_default() {
            return conflict(
                "--tab, --goto, --lens, --tour, --tour-file, --theme, --ascii, --width and --today stand behind the command frame, or alone",
            );
        }
        if self.command.is_some() && self.mouse {
            return conflict("--mouse stands without a command: it is for the dashboard");
        }
        if self.command.is_some() && self.read_only {
            return conflict("--read-only stands without a command: it is for the dashboard");
        }
        if self.command.is_some() && (self.review.is_some() || self.minutes.is_some()) {
            return conflict("--review stands behind the command, and --minutes without one");
        }
        if let Some(Command::Export(args)) = &self.command {
            match (args.what, args.format, &args.review) {
                (ExportWhat::Minutes, Some(_), _) => {
                    return conflict("--format goes with model; minutes are Markdown");
                }
                (ExportWhat::Model, _, Some(_)) => {
                    return conflict("--review goes with minutes");
                }
                _ => {}
            }
        }
        let style = match &self.command {
            Some(Command::List(args)) => Some(&args.style),
            Some(Command::Show(args)) => Some(&args.style),
            Some(Command::Find(args)) => Some(&args.style),
            _ => None,
        };
        let check = match &self.command {
            Some(Command::Check(args)) => args.has_stray_mark(),
            _ => false,
        };
        if check || style.is_some_and(|style| style.bom && style.format != FormatArg::Csv) {
            return conflict("--bom goes with --format csv");
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn sizes_are_columns_by_rows() {
        let size = |columns, rows| Ok(Size { columns, rows });
        assert_eq!("100x30".parse(), size(100, 30));
        assert_eq!("1X1".parse(), size(1, 1));
        for wrong in ["", "100", "0x5", "5x0", "x", "1001x5", "-1x5", "80x24x3"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }
}
