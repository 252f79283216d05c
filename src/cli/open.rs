//! `planscope`: opens the dashboard.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use super::args::{Args, WidthArg};
use super::config::Config;
use super::out::{self, Failure};
use super::recall::{Given, Recall};
use super::{locale, review, settings, source};
use crate::app::App;
use crate::export::Languages;
use crate::shell::{
    self, Days, Ended, Left, Loader, MouseUse, Options, PlanSource, Surroundings, WidthChoice,
};
use crate::ui;

/// Opens the dashboard, where there is a terminal to open it on.
pub(super) fn open(args: Args) -> Result<ExitCode, Failure> {
    let config = Config::of_user();
    let options = Given::by(&args);
    let args = &config.complete(args);
    let languages = locale::languages(args.lang);
    let (path, view) = (args.plan.as_deref(), &args.view);
    let surroundings = Surroundings::of_process();
    surroundings.check().map_err(|refusal| {
        // Who typed a command wrong wanted no dashboard.
        let misspelt = path.and_then(|path| source::misspelt(path, languages.own()));
        misspelt.unwrap_or_else(|| Failure::Other(refusal.message(languages.own())))
    })?;
    let mut start = settings::settings(path, view, languages);
    // From here on the plan is on its way: it takes longer than all the rest of starting.
    let loader = Loader::start(plan_source(path), start.today);
    let (mut recall, state) = Recall::of_plan(path);
    recall.prepare(&mut start, options, config.configured());
    let mut app = App::new(start).opening(settings::opening(view, languages)?);
    recall.tell(&mut app);
    let journals = review::source(args.review.as_deref(), path, args.read_only);
    let journal = review::journal(journals.as_ref(), args.minutes.as_deref());
    if journal.is_none() {
        app = app.only_reading();
    } else if args.minutes.is_some() {
        app = app.writing_minutes();
    }
    let wrong = config.sentence(app.lang());
    app.configure(config.keymap, wrong);
    let options = Options {
        app,
        loader,
        days: match view.today {
            Some(_) => Days::Stay,
            None => Days::Pass,
        },
        journals,
        multiplexer: surroundings.multiplexer,
        mouse: match args.mouse {
            true => MouseUse::On,
            false => MouseUse::Off,
        },
        journal,
        state: state.filter(|_| !args.read_only),
        draw: ui::draw,
        depth: surroundings.depth(),
        width: match (view.width, view.ascii) {
            (WidthArg::Auto, false) => WidthChoice::Asked,
            _ => WidthChoice::Fixed,
        },
        variable: |name| env::var_os(name),
    };
    let left = shell::run(options)
        .map_err(|error| Failure::Other(format!("the terminal is gone: {error}")))?;
    told(left, path, languages)
}

/// What the shell is told when the dashboard has ended.
fn told(left: Left, path: Option<&Path>, languages: Languages) -> Result<ExitCode, Failure> {
    let lost = left.lost.map(|lost| lost.raw().to_owned());
    match (left.ended, lost) {
        (Ended::Quit, None) => Ok(ExitCode::SUCCESS),
        (Ended::Quit, Some(lost)) => Err(Failure::Other(lost)),
        (Ended::Unread(failure), _) => {
            let misspelt = path.and_then(|path| source::misspelt(path, languages.own()));
            Err(misspelt.unwrap_or_else(|| Failure::unread(&failure)))
        }
        (Ended::Fault(sentence), _) => Err(Failure::Fault(sentence)),
        (Ended::Outside(ending), lost) => {
            lost.iter()
                .for_each(|lost| out::remark(&format!("planscope: {lost}")));
            Ok(ExitCode::from(ending.exit_code()))
        }
    }
}

/// Where the plan of the dashboard is read from.
pub(super) fn plan_source(path: Option<&Path>) -> PlanSource {
    match path {
        Some(path) => PlanSource::File(path.to_path_buf()),
        None => PlanSource::BuiltIn(source::BUILT_IN),
    }
}
