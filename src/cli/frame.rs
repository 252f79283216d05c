//! `planscope frame`: one frame of the dashboard, after some keys.

use std::process::ExitCode;

use super::args::FrameArgs;
use super::out::Failure;
use super::source;
use crate::export::Languages;

/// Prints the frame.
pub(super) fn frame(args: &FrameArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let FrameArgs {
        plan,
        keys,
        size,
        format,
        view,
    } = args;
    let _ = (
        source::load(plan.as_deref())?,
        &keys.0,
        size.columns,
        size.rows,
        format,
        view,
        languages,
    );
    Err(Failure::Other("the dashboard is not built in".into()))
}
