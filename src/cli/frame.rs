//! `planscope frame`: one frame of the dashboard, after some keys.

use std::process::ExitCode;

use ratatui::layout::Size;

use super::args::{FrameArgs, FrameFormat};
use super::open::plan_source;
use super::out::{self, Failure, Mark};
use super::{review, settings};
use crate::app::App;
use crate::export::Languages;
use crate::shell::{Sources, run_script};
use crate::ui::{self, Depth};

/// Prints the frame that the same keys would give on a terminal of this size.
pub(super) fn frame(args: &FrameArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let settings = settings::settings(args.plan.as_deref(), &args.view, languages);
    let app = App::new(settings).opening(settings::opening(&args.view, languages)?);
    let size = Size {
        width: args.size.columns,
        height: args.size.rows,
    };
    // One frame shows what the journals say and adds nothing to them.
    let source = Sources {
        plan: plan_source(args.plan.as_deref()),
        journals: review::source(args.review.as_deref(), args.plan.as_deref(), true),
    };
    let (app, frame) = run_script(app, source, &args.keys.0, size, Depth::Many)
        .map_err(|failure| Failure::unread(&failure))?;
    match args.format {
        FrameFormat::Text => out::print(&ui::text(&frame), Mark::None),
        FrameFormat::Ansi => out::print_drawn(&ui::ansi(&frame)),
        FrameFormat::Svg => out::print(&ui::svg(&frame, app.theme), Mark::None),
    }
}
