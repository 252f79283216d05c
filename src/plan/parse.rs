//! From text to plan.

use ron::extensions::Extensions;

use super::Plan;
use super::file::PlanFile;

/// How a plan file is read: optional values stand bare, and so do the facts of a kind.
pub fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

impl Plan {
    /// Reads a plan from the text of a plan file.
    ///
    /// # Errors
    ///
    /// Where the text is no plan. What is a plan but does not hold together is a [`super::Problem`] instead.
    pub fn parse(text: &str) -> Result<Plan, ron::error::SpannedError> {
        options().from_str::<PlanFile>(text).map(Plan::build)
    }
}
