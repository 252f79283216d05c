//! What files among a user's own are called that belong to a plan.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::text::Fnv;

/// A name for a plan file that no other has, also where two of the same name stand in two directories;
/// for the plan built in, `built-in`.
pub(super) fn name_of_plan(plan: Option<&Path>) -> String {
    let Some(plan) = plan else {
        return "built-in".into();
    };
    let whole = std::fs::canonicalize(plan).or_else(|_| std::path::absolute(plan));
    let whole = whole.unwrap_or_else(|_| plan.to_owned());
    let hash = Fnv::of(whole.as_os_str().as_bytes()).long();
    let stem = plan.file_stem().unwrap_or_default().to_string_lossy();
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let stem: String = stem.chars().take(40).map(plain).collect();
    format!("{stem}-{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_has_one_name_however_it_is_reached() {
        let directory = tempfile::tempdir().unwrap();
        let plan = directory.path().join("计划 2.ron");
        std::fs::write(&plan, "").unwrap();
        let link = directory.path().join("计划 2.link");
        std::os::unix::fs::symlink(&plan, &link).unwrap();
        let name = name_of_plan(Some(&plan));
        assert!(name.starts_with("计划-2-"), "{name}");
        assert_eq!(name_of_plan(Some(&link)), name);
        let other = directory.path().join("other/计划 2.ron");
        assert_ne!(name_of_plan(Some(&other)), name);
        assert_eq!(name_of_plan(None), "built-in");
    }

    #[test]
    fn a_name_is_never_too_long_for_a_file() {
        let name = name_of_plan(Some(Path::new(&"镇".repeat(80))));
        assert!(name.len() <= 140, "{name}");
    }
}
