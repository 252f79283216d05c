//! What a plan is held to: rules that read it, and the findings they give.
//!
//! [`run`] reads a [`Plan`](crate::plan::Plan) once and gives a [`Report`]: every [`Finding`], and how many rules ran and how
//! many hit, so that "nothing found" means something. A [`Rule`] is one file in the folder of its
//! [`Group`]: a doc comment with the mistake that it looks for, its texts, one function, its tests. It sees the plan
//! through a `Context`, which holds what several rules need, built once.
//!
//! A rule knows nothing of any one plan: it speaks of tables by their role and of columns by the kind
//! of thing they name. It looks at each thing a bounded number of times: no rule is quadratic in the plan.
//!
//! Pure: opens no file, changes nothing, has no clock (today is an argument) and cannot fail.

mod actions;
mod context;
mod counts;
mod finding;
mod gather;
mod group;
mod kin;
mod model;
mod names;
mod projects;
mod report;
mod rule;
mod sources;
mod space;
mod structure;
mod targets;
mod time;
mod towns;
mod words;

#[cfg(test)]
mod kit;

pub use finding::{Finding, FindingId, Side};
pub use group::{Group, Severity};
pub use report::{Report, places, run, run_some};
pub use rule::{Rule, find_rule, rules};

use context::{CellAt, Context};
use finding::Hit;
