//! A program on a pseudo-terminal, and what a terminal would show of it.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Action, Winsize, tcflow, tcgetattr, tcsetwinsize};

/// How long a text may take to appear before a test fails; a busy machine needs most of it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How soon a program must be gone when it is told to end: a second, and what a busy machine adds to it.
pub(crate) const GONE: Duration = Duration::from_secs(3);

/// Columns and rows.
pub(crate) type Size = (u16, u16);

/// How a program is started.
pub(crate) struct Setup {
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    size: Size,
    answers: Answers,
    session: Session,
    /// Where the program keeps its state: nobody's but its own.
    state: tempfile::TempDir,
}

/// Whether the terminal answers what it is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    /// As xterm does.
    Given,
    /// Never.
    Withheld,
}

/// What the terminal is to the session of the program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Session {
    /// Its terminal: a hang-up is a signal as well.
    Controlled,
    /// Any file: a hang-up shows on the descriptor alone.
    Loose,
}

impl Setup {
    /// A program on a terminal of 80 columns and 24 rows that answers, in an English UTF-8 locale.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Setup {
        let state = tempfile::tempdir().expect("a folder for the state");
        let home = state.path().to_owned();
        let setup = Setup {
            state,
            program: program.as_ref().to_owned(),
            arguments: Vec::new(),
            variables: Vec::new(),
            size: (80, 24),
            answers: Answers::Given,
            session: Session::Controlled,
        };
        setup
            .variable("TERM", "xterm-256color")
            .variable("LANG", "en_US.UTF-8")
            .variable("HOME", std::env::temp_dir())
            .variable("XDG_STATE_HOME", home)
            .variable("PATH", std::env::var_os("PATH").unwrap_or_default())
    }

    pub(crate) fn argument(mut self, argument: impl AsRef<OsStr>) -> Setup {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Setup {
        self.variables
            .push((name.into(), value.as_ref().to_owned()));
        self
    }

    pub(crate) fn size(self, size: Size) -> Setup {
        Setup { size, ..self }
    }

    pub(crate) fn answers(self, answers: Answers) -> Setup {
        Setup { answers, ..self }
    }

    pub(crate) fn session(self, session: Session) -> Setup {
        Setup { session, ..self }
    }

    /// Starts the program.
    pub(crate) fn start(self) -> Pty {
        let line = Line::open(self.size);
        let found = line.attributes();
        let child = self.spawn(&line);
        Pty {
            child,
            found,
            size: self.size,
            line: Some(line),
            emulator: vt100::Parser::new(positive(self.size.1), positive(self.size.0), 0),
            answers: self.answers,
            received: Vec::new(),
            _state: self.state,
        }
    }

    /// Starts the program on a line whose other end somebody else looks after.
    pub(crate) fn spawn(&self, line: &Line) -> Child {
        let end = || line.slave.try_clone().expect("a descriptor can be cloned");
        let mut command = Command::new("setsid");
        if self.session == Session::Controlled {
            command.arg("--ctty");
        }
        command
            .arg(&self.program)
            .args(&self.arguments)
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::from(end()))
            .stdout(Stdio::from(end()))
            .stderr(Stdio::from(end()));
        command
            .spawn()
            .expect("setsid of util-linux starts programs")
    }
}

/// The two ends of a pseudo-terminal. No child inherits them by accident.
pub(crate) struct Line {
    pub(crate) master: OwnedFd,
    pub(crate) slave: OwnedFd,
    pub(crate) name: PathBuf,
}

impl Line {
    pub(crate) fn open(size: Size) -> Line {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let master = openpt(flags).expect("the system has pseudo-terminals");
        grantpt(&master).expect("it is ours");
        unlockpt(&master).expect("it is ours");
        let name = ptsname(&master, Vec::new()).expect("it has a name");
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(&name, flags, Mode::empty()).expect("its other end opens");
        let name = name.into_string().expect("the name is plain").into();
        let line = Line {
            master,
            slave,
            name,
        };
        line.resize(size);
        line
    }

    fn resize(&self, (columns, rows): Size) {
        let size = Winsize {
            ws_col: columns,
            ws_row: rows,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&self.slave, size).expect("a terminal has a size");
    }

    /// How it treats what is typed, as a text to compare.
    pub(crate) fn attributes(&self) -> String {
        let found = tcgetattr(&self.slave).expect("it is a terminal");
        format!("{found:?}")
    }

    pub(crate) fn send(&self, bytes: &[u8]) {
        let count = rustix::io::write(&self.master, bytes).expect("the line is open");
        assert_eq!(count, bytes.len(), "the line takes a key press");
    }
}

/// A running program and its terminal.
pub(crate) struct Pty {
    child: Child,
    found: String,
    size: Size,
    line: Option<Line>,
    emulator: vt100::Parser,
    answers: Answers,
    received: Vec<u8>,
    _state: tempfile::TempDir,
}

impl Pty {
    /// What the terminal shows.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// The rows of the screen as text.
    pub(crate) fn rows(&self) -> Vec<String> {
        self.screen().rows(0, self.size.0).collect()
    }

    /// All bytes that the program has written.
    pub(crate) fn received(&self) -> &[u8] {
        &self.received
    }

    /// How many bytes wait to be read.
    pub(crate) fn unread(&self) -> u64 {
        rustix::io::ioctl_fionread(&self.line().master).expect("the line is open")
    }

    /// Types.
    pub(crate) fn press(&self, keys: &str) {
        self.send(keys.as_bytes());
    }

    /// Sends bytes that no keyboard sends.
    pub(crate) fn send(&self, bytes: &[u8]) {
        self.line().send(bytes);
    }

    /// Makes the terminal larger or smaller.
    pub(crate) fn resize(&mut self, size: Size) {
        self.size = size;
        let (columns, rows) = (positive(size.0), positive(size.1));
        self.emulator.screen_mut().set_size(rows, columns);
        self.line().resize(size);
    }

    /// Draws something that the program knows nothing of.
    pub(crate) fn disturb(&mut self, bytes: &[u8]) {
        self.emulator.process(bytes);
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |pty| pty.screen().contents().contains(text));
    }

    /// Waits until something is so.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&Pty) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(self) {
            let over = Instant::now() > end || self.is_gone();
            self.listen(Duration::from_millis(20));
            assert!(
                !over || is_so(self),
                "never came: {what}\n{}",
                self.picture()
            );
        }
    }

    /// Takes in what the program writes until some is there, or the time has passed; says whether
    /// any came.
    pub(crate) fn listen(&mut self, limit: Duration) -> bool {
        let Some(line) = &self.line else {
            std::thread::sleep(limit);
            return false;
        };
        let limit = Timespec {
            tv_sec: 0,
            tv_nsec: limit.subsec_nanos().into(),
        };
        let mut fds = [PollFd::new(&line.master, PollFlags::IN)];
        let ready = poll(&mut fds, Some(&limit)).is_ok_and(|count| count > 0);
        let mut buffer = [0; 64 * 1024];
        let count = match ready {
            true => rustix::io::read(&line.master, &mut buffer).unwrap_or(0),
            false => 0,
        };
        // Where a question may end, so that its answer tells where the cursor is by then.
        for part in buffer[..count].split_inclusive(|byte| matches!(byte, b'n' | b'c')) {
            self.received.extend_from_slice(part);
            self.emulator.process(part);
            self.answer();
        }
        count > 0
    }

    fn answer(&self) {
        if self.answers == Answers::Withheld {
            return;
        }
        let (row, column) = self.screen().cursor_position();
        if self.received.ends_with(b"\x1b[6n") {
            self.press(&format!("\x1b[{};{}R", row + 1, column + 1));
        } else if self.received.ends_with(b"\x1b[c") {
            self.press("\x1b[?64;1;22c");
        }
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("the program is there");
    }

    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Holds back what the program writes, as Ctrl-S does where the terminal obeys it.
    pub(crate) fn stop_output(&self) {
        tcflow(&self.line().slave, Action::OOff).expect("the line is open");
    }

    /// Lets through again what the program writes.
    pub(crate) fn go_on_with_output(&self) {
        tcflow(&self.line().slave, Action::OOn).expect("the line is open");
    }

    /// Takes the terminal away.
    pub(crate) fn hang_up(&mut self) {
        self.line = None;
    }

    fn is_gone(&mut self) -> bool {
        self.child.try_wait().expect("it is our child").is_some()
    }

    /// Waits until the program has ended by itself, within [`GONE`] from now.
    #[track_caller]
    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        self.wait_for_end_within(GONE)
    }

    #[track_caller]
    pub(crate) fn wait_for_end_within(&mut self, limit: Duration) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                while self.listen(Duration::from_millis(20)) {}
                return status;
            }
            let picture = || self.picture();
            assert!(
                start.elapsed() < limit,
                "still there after {limit:?}\n{}",
                picture()
            );
            self.listen(Duration::from_millis(5));
        }
    }

    /// Waits for the end without reading what the program writes.
    #[track_caller]
    pub(crate) fn wait_for_end_unread(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                return status;
            }
            assert!(start.elapsed() < GONE, "still there after {GONE:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the terminal is as it was found; else what is not.
    pub(crate) fn left_behind(&self) -> Vec<&'static str> {
        let screen = self.screen();
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        let colors = [screen.fgcolor(), screen.bgcolor()] != [vt100::Color::Default; 2];
        let pen = screen.bold() || screen.dim() || screen.underline() || screen.inverse();
        [
            (screen.alternate_screen(), "alternate screen"),
            (screen.hide_cursor(), "hidden cursor"),
            (screen.bracketed_paste(), "bracketed paste"),
            (screen.application_cursor(), "application cursor keys"),
            (mouse, "mouse"),
            (colors || pen, "colors"),
            (self.line().attributes() != self.found, "termios"),
        ]
        .into_iter()
        .filter_map(|(left, name)| left.then_some(name))
        .collect()
    }

    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        assert_eq!(self.left_behind(), Vec::<&str>::new(), "{}", self.picture());
    }

    fn line(&self) -> &Line {
        self.line.as_ref().expect("the terminal is still there")
    }

    /// The screen as text in a frame, for the message of a test that failed.
    pub(crate) fn picture(&self) -> String {
        let mut picture = String::new();
        for row in self.rows() {
            let _ = writeln!(picture, "| {row}");
        }
        picture
    }
}

/// Starts something until it is as it is where the terminal's answer about widths comes in time: on a
/// busy machine it may be late, and then the safe look rightly stays. `None` where nothing can be started.
#[track_caller]
pub(crate) fn in_time<T>(
    start: impl Fn() -> Option<T>,
    is_so: impl Fn(&mut T) -> bool,
) -> Option<T> {
    for _ in 0..20 {
        let mut started = start()?;
        if is_so(&mut started) {
            return Some(started);
        }
    }
    panic!("the answer never came in time");
}

/// Whether something is so within a few seconds.
pub(crate) fn soon(mut is_so: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + Duration::from_secs(8);
    while !is_so() {
        if Instant::now() > end {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

impl Drop for Pty {
    fn drop(&mut self) {
        self.line = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn positive(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a screen has cells")
}
