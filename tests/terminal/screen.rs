//! Inside GNU screen, with doubtful characters narrow and wide.
//!
//! screen draws what it has understood on the terminal of the test, which reads it back.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use planscope::text::Measure;

use super::pty::{PATIENCE, Pty, Setup, in_time, soon};
use super::tmux::lines_are_whole;
use super::xterm::{check_in, is_wide};
use super::{PLAN, PLANSCOPE, programs};

/// The program in a window of a screen of its own, whose settings and sockets are in `folder`; `None`
/// where screen is not installed.
fn screen(folder: &Path, settings: &str) -> Option<Setup> {
    let program = programs::find("screen")?;
    let file = folder.join("settings");
    // One whose terminal goes must not live on: nobody would end it.
    let usual = "startup_message off\ndefutf8 on\nvbell off\nautodetach off\n";
    fs::write(&file, format!("{usual}{settings}")).unwrap();
    // It insists on a folder that nobody else can enter.
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    let setup = Setup::new(program)
        .variable("SCREENDIR", folder)
        .variable("SHELL", "/bin/sh")
        .variable("LANG", "C.UTF-8");
    let setup = setup.argument("-U").argument("-c").argument(file);
    Some(setup.argument(PLANSCOPE))
}

#[test]
fn lines_are_whole_in_screen() {
    for lang in ["zh", "both", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let start = || {
            let arguments = ["--lang", lang, "--tab", "industries", PLAN];
            let setup = screen(folder.path(), "")?;
            Some(arguments.into_iter().fold(setup, Setup::argument).start())
        };
        let whole = |pty: &Pty| {
            let columns = |text: &str| Measure::NARROW.width(text);
            lines_are_whole(&pty.rows(), columns, ['─', '│'])
        };
        let is_light = |pty: &mut Pty| {
            soon(|| {
                pty.listen(Duration::from_millis(20));
                whole(pty)
            })
        };
        let Some(mut pty) = in_time(start, is_light) else {
            return;
        };
        for tab in ["2", "4", "6", "4"] {
            pty.press(tab);
            let what = format!("whole lines in tab {tab}");
            let open = format!("[{tab} ");
            pty.wait_until(&what, |pty| pty.rows()[1].contains(&open) && whole(pty));
            pty.press("jjjjjjjjjj");
        }
        pty.press("q");
        let status = pty.wait_for_end_within(PATIENCE);
        assert!(status.success(), "{}", pty.picture());
    }
}

#[test]
fn lines_are_whole_where_screen_draws_doubtful_characters_wide() {
    let folder = tempfile::tempdir().unwrap();
    if screen(folder.path(), "cjkwidth on\n").is_none() {
        return;
    }
    let setup = || screen(folder.path(), "cjkwidth on\n").expect("screen is installed");
    let seen = in_time(
        || check_in(&["-cjk_width"], setup, ['╌', '╎']),
        |seen| is_wide(seen, '“'),
    );
    if let Some(seen) = seen {
        assert!(is_wide(&seen, '业') && !is_wide(&seen, '╌'));
    }
}
