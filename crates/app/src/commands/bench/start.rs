//! Start to first answer, idle memory, size of the program.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use kernel::time::Stopwatch;
use kernel::{Error, Result};

use crate::commands::bench::report::{Figure, Report, ms};
use crate::commands::open;

/// How long an idle server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(1);
/// How often the start is measured; the fastest counts, since only the machine can slow it.
const STARTS: usize = 3;

/// Length of a tick of the kernel's accounts, in milliseconds: Linux tells them so everywhere.
const TICK_MS: u64 = 10;

/// Measures the program that runs now, as a server of its own.
///
/// # Errors
/// A fault when it cannot be started.
pub(super) fn measure(report: &mut Report) -> Result<()> {
    let program = std::env::current_exe()?;
    let folder = open::temporary_folder("maillage-bench-", None)?;
    let data = folder.path().join("data");
    let founding = ["--name", "Union", "--admin-email", "a@example.org", "--admin-name", "Ana"];
    let made = command(&program, "init", &data).args(founding).output()?;
    if !made.status.success() {
        return Err(Error::fault("init failed"));
    }
    let mut fastest = Duration::MAX;
    let mut memory = String::new();
    for _ in 0..STARTS {
        let watch = Stopwatch::start();
        let mut server = Running::start(&program, &data)?;
        server.ask()?;
        fastest = fastest.min(watch.elapsed());
        server.leave_alone();
        memory = format!("{}, {} its own", server.memory("VmRSS"), server.memory("RssAnon"));
    }
    let size = std::fs::metadata(&program)?.len();
    let figure = |what: &str, ours: String, goal: &'static str| Figure {
        what: what.to_owned(),
        engine: "",
        ours,
        bare: String::new(),
        ratio: String::new(),
        goal,
    };
    report.add(figure("start to first answer", ms(fastest), "< 150 ms"));
    report.add(figure("idle memory", memory, "< 30 MB"));
    report.add(figure("program", format!("{} MB", size / 1_000_000), "< 40 MB"));
    Ok(())
}

/// A command of the program that runs now, with a folder of its own and no settings of anybody.
pub(super) fn command(program: &Path, verb: &str, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg(verb).arg("--data").arg(data);
    command.args(["--listen", "127.0.0.1:0", "--base-url", "http://127.0.0.1"]);
    command.env_remove("MAILLAGE_DATABASE_URL").env_remove("MAILLAGE_SMTP_URL");
    // Another folder, so that no settings file is found.
    command.current_dir(data.parent().unwrap_or(data));
    command.stdin(Stdio::null()).stderr(Stdio::null()).stdout(Stdio::piped());
    command
}

/// A server that is stopped when this goes away.
pub(super) struct Running(Child, String);

impl Running {
    /// Starts it and waits for the line that says where it listens.
    fn start(program: &Path, data: &Path) -> Result<Self> {
        Self::of(command(program, "serve", data))
    }

    /// Starts a server by a command of its own and waits for the line that says where it listens.
    ///
    /// # Errors
    /// A fault when it does not start.
    pub(super) fn of(mut command: Command) -> Result<Self> {
        let mut child = command.spawn()?;
        let out = child.stdout.take().ok_or_else(|| Error::fault("no output"))?;
        let mut server = Self(child, String::new());
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().strip_prefix("Maillage: http://");
        let address = address.ok_or_else(|| Error::fault("the server did not start"))?;
        address.clone_into(&mut server.1);
        Ok(server)
    }

    /// Where it listens.
    pub(super) fn address(&self) -> &str {
        &self.1
    }

    /// A line of its status, as [`memory`] tells it.
    pub(super) fn memory(&self, line: &str) -> String {
        memory(line, Some(self.0.id()))
    }

    /// Processor time that it took so far; nought where there is no /proc.
    pub(super) fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id()));
        let stat = stat.unwrap_or_default();
        // After the name in brackets: the 12th and 13th fields are ticks in user and kernel mode.
        let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
        let ticks =
            after.split_whitespace().skip(11).take(2).filter_map(|one| one.parse::<u64>().ok());
        Duration::from_millis(ticks.sum::<u64>() * TICK_MS)
    }

    /// Asks whether it is ready and reads the answer.
    fn ask(&mut self) -> Result<()> {
        let mut stream = TcpStream::connect(&self.1)?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        match answer.starts_with("HTTP/1.1 200") {
            true => Ok(()),
            false => Err(Error::fault("the server is not ready")),
        }
    }

    /// Waits for the server to be idle.
    fn leave_alone(&self) {
        let (sender, silence) = mpsc::channel::<()>();
        let _ = silence.recv_timeout(IDLE);
        drop(sender);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// Lets the kernel count the peak of this process's memory from now on.
pub(super) fn forget_peak() {
    // Only Linux can; elsewhere the peak is that of the whole run.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// A line of a process's status, `VmHWM` or `VmRSS`, in MB; «unknown» where there is no /proc.
pub(super) fn memory(line: &str, process: Option<u32>) -> String {
    let process = process.map_or("self".to_owned(), |id| id.to_string());
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let found = status.lines().find_map(|one| one.strip_prefix(line)?.strip_prefix(':'));
    let kib = found.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
    kib.map_or("unknown".to_owned(), |kib| format!("{} MB", kib * 1024 / 1_000_000))
}
