//! The names of users.

use nix::unistd::{Uid, User};

/// The name of a user of this machine, if there is one, it can be found out and can name a file.
pub(super) fn name_of(uid: u32) -> Option<String> {
    let user = User::from_uid(Uid::from_raw(uid)).ok().flatten();
    user.map(|user| user.name).filter(|name| can_name(name))
}

/// What a user goes by who has no name, or whose name cannot be found out: `uid1000`.
pub(super) fn number_of(uid: u32) -> String {
    format!("uid{uid}")
}

/// The name of the user whose program this is.
pub fn own_name() -> String {
    let uid = rustix::process::geteuid().as_raw();
    name_of(uid).unwrap_or_else(|| number_of(uid))
}

/// Whether a text can be the name of a journal: letters, digits and few signs, none of them first.
pub(super) fn can_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let starts = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    starts && text.len() <= 64 && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_no_file_should_have_are_replaced_by_the_number() {
        for good in ["li", "li.wei", "uid1000", "_apt", "wang-2"] {
            assert!(can_name(good), "{good}");
        }
        for bad in ["", ".li", "-li", "a/b", "李", "a b", "a\0", &"x".repeat(65)] {
            assert!(!can_name(bad), "{bad}");
        }
    }

    #[test]
    fn a_number_that_nobody_has_has_no_name() {
        assert_eq!(name_of(4_000_000_001), None);
        assert_eq!(name_of(0).as_deref(), Some("root"));
        assert_eq!(number_of(1_000), "uid1000");
    }
}
