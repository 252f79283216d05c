//! Over a real ssh connection, to a server of our own on the loopback.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Signal, kill_process};

use super::pty::{Pty, Setup};
use super::{OVERVIEW, PLAN, PLANSCOPE, programs};

/// A server with keys of its own that lets only us in.
struct Server {
    child: Child,
    folder: tempfile::TempDir,
    port: u16,
    ssh: PathBuf,
}

impl Server {
    /// `None` where there is no ssh.
    fn start() -> Option<Server> {
        let [sshd, ssh, keygen] = ["sshd", "ssh", "ssh-keygen"].map(programs::find);
        let (sshd, ssh, keygen) = (sshd?, ssh?, keygen?);
        let folder = tempfile::tempdir().unwrap();
        for key in ["host", "user"] {
            make_key(&keygen, &folder.path().join(key));
        }
        let port = free_port();
        let config = folder.path().join("config");
        fs::write(&config, configuration(folder.path(), port)).unwrap();
        if rustix::process::geteuid().is_root() {
            // Started as root it wants this empty directory, which the service makes at boot.
            let _ = fs::create_dir("/run/sshd");
        }
        if let Err(why) = checked(&sshd, &config) {
            programs::leave_out(&why);
            return None;
        }
        let log = fs::File::create(folder.path().join("log")).unwrap();
        let child = Command::new(&sshd)
            .args(["-D", "-e", "-f"])
            .arg(&config)
            .stderr(log)
            .spawn()
            .expect("sshd starts");
        let server = Server {
            child,
            folder,
            port,
            ssh,
        };
        server.wait_until_it_listens();
        Some(server)
    }

    fn wait_until_it_listens(&self) {
        let end = std::time::Instant::now() + super::pty::PATIENCE;
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(
                std::time::Instant::now() < end,
                "sshd listens: {}",
                self.log()
            );
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// What the server said.
    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// A terminal with the program on the other side; its process and its parent are in the file.
    fn connect(&self) -> (Pty, PathBuf) {
        let file = self.folder.path().join("pid");
        let script = format!(
            "echo $$ $PPID > {}; XDG_STATE_HOME={0}.state LANG=C.UTF-8 exec {PLANSCOPE} --lang en {PLAN}",
            file.display()
        );
        let options = [
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "IdentitiesOnly=yes",
        ];
        let mut setup = Setup::new(&self.ssh)
            .argument("-tt")
            .argument("-F")
            .argument("none");
        for option in options {
            setup = setup.argument("-o").argument(option);
        }
        let key = self.folder.path().join("user");
        let mut pty = setup
            .argument("-i")
            .argument(key)
            .argument("-p")
            .argument(self.port.to_string())
            .argument("127.0.0.1")
            .argument(script)
            .start();
        pty.wait_until(OVERVIEW, |pty| {
            pty.screen().contents().contains(OVERVIEW) || self.log().contains("fatal")
        });
        assert!(!self.log().contains("fatal"), "{}", self.log());
        (pty, file)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn make_key(keygen: &Path, file: &Path) {
    let output = Command::new(keygen)
        .args(["-q", "-t", "ed25519", "-N", "", "-f"])
        .arg(file)
        .output()
        .expect("ssh-keygen runs");
    assert!(output.status.success(), "{output:?}");
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("it has one").port()
}

fn configuration(folder: &Path, port: u16) -> String {
    let folder = folder.display();
    format!(
        "ListenAddress 127.0.0.1\n\
         Port {port}\n\
         HostKey {folder}/host\n\
         AuthorizedKeysFile {folder}/user.pub\n\
         AuthenticationMethods publickey\n\
         PermitRootLogin prohibit-password\n\
         StrictModes no\n\
         UsePAM no\n\
         PrintMotd no\n\
         PidFile none\n"
    )
}

/// Whether the server could start here, else what it says is missing.
fn checked(sshd: &Path, config: &Path) -> Result<(), String> {
    let output = Command::new(sshd)
        .arg("-t")
        .arg("-f")
        .arg(config)
        .stdin(Stdio::null())
        .output()
        .expect("sshd runs");
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("sshd cannot start: {said}")),
    }
}

#[test]
fn it_opens_walks_and_quits_over_ssh() {
    let Some(server) = Server::start() else {
        return;
    };
    let (mut pty, file) = server.connect();
    for tab in ["[2 Industries]", "[3 Space]", "[7 Targets]"] {
        pty.press(&tab[1..2]);
        pty.wait_for(tab);
    }
    pty.resize((120, 40));
    pty.wait_until("a screen of the new size", |pty| {
        ['─', '╌'].map(|rule| pty.rows()[38].starts_with(&rule.to_string().repeat(81)))
            != [false; 2]
    });
    pty.press("q");
    assert!(pty.wait_for_end_within(super::pty::PATIENCE).success());
    pty.assert_given_back();
    programs::assert_gone_soon(programs::pid_in(&file));
}

#[test]
fn a_link_that_drops_ends_it() {
    let Some(server) = Server::start() else {
        return;
    };
    let (pty, file) = server.connect();
    let pid = programs::pid_in(&file);
    // The client dies without a word; its end of the connection closes.
    pty.signal(Signal::KILL);
    programs::assert_gone_soon(pid);
}

#[test]
fn a_server_process_that_is_killed_ends_it() {
    let Some(server) = Server::start() else {
        return;
    };
    let (_pty, file) = server.connect();
    let pid = programs::pid_in(&file);
    let [_, parent] = programs::numbers_in(&file)[..] else {
        panic!("two processes are named");
    };
    kill_process(parent, Signal::KILL).expect("it is a child of our server");
    programs::assert_gone_soon(pid);
}
