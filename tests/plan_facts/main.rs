//! The shipped plan holds what the draft says: every count of it, read from the loaded plan.
//!
//! The numbers here were counted in the draft by hand, not in `plan.ron`.

#[path = "../common/mod.rs"]
mod common;
mod duties;
mod lens;
mod system;
mod tables;
mod targets;
mod whole;

use std::sync::{Arc, LazyLock};

use planscope::plan::file::Kind;
use planscope::plan::{EntityRef, Plan};

static PLAN: LazyLock<Arc<Plan>> = LazyLock::new(|| common::parse(common::SHIPPED));

fn named(id: &str) -> EntityRef {
    PLAN.find(id).unwrap_or_else(|| panic!("no {id}"))
}

fn zh(entity: EntityRef) -> &'static str {
    PLAN.get(entity).name.zh.as_str()
}

#[track_caller]
fn check_names(kind: Kind, expected: &[&str]) {
    let names: Vec<_> = PLAN.of_kind(kind).iter().map(|e| zh(*e)).collect();
    assert_eq!(names, expected);
}
