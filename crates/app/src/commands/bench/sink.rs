//! A mail server that takes everything and remembers which address was written to, how often, and
//! with which link.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use kernel::time::Stopwatch;
use kernel::{Error, Result};

use crate::commands::terminal;

/// What stands before the secret of a link.
const DOOR: &str = "/confirm/";
/// Letters of a secret.
const TOKEN_LETTERS: usize = 72;
/// How often the sink is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// How long no mail may come before those that are missing are lost.
const SILENCE_MAX: Duration = Duration::from_secs(60);
/// How long all mails may take together.
const WAIT_MAX: Duration = Duration::from_secs(3 * 3_600);

/// What came.
#[derive(Default)]
struct Came {
    /// By address: how often, and the last link's secret.
    by: HashMap<String, (u32, String)>,
    /// Addresses that got more than one.
    twice: usize,
    /// Since the first came.
    watch: Option<Stopwatch>,
    /// From the first to the last.
    took: Duration,
    /// One of them as it came, with its end.
    sample: String,
}

impl Came {
    fn note(&mut self, to: String, content: &str) {
        let (count, token) = self.by.entry(to).or_default();
        *count += 1;
        *token = token_of(content);
        self.twice += usize::from(*count == 2);
        self.took = self.watch.get_or_insert_with(Stopwatch::start).elapsed();
        if self.sample.is_empty() {
            content.clone_into(&mut self.sample);
        }
    }
}

/// A mail server on this machine, until the bench ends.
#[derive(Clone)]
pub(super) struct Sink {
    pub(super) address: String,
    came: Arc<Mutex<Came>>,
}

impl Sink {
    /// Listens on a free port.
    ///
    /// # Errors
    /// A fault when there is none.
    pub(super) fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let sink = Self { address: listener.local_addr()?.to_string(), came: Arc::default() };
        let came = sink.came.clone();
        // The thread ends with the process: nothing else would tell it that no mail comes.
        std::thread::Builder::new().spawn(move || {
            for stream in listener.incoming().flatten() {
                let came = came.clone();
                let talk = move || drop(talk(&stream, &came));
                drop(std::thread::Builder::new().spawn(talk));
            }
        })?;
        Ok(sink)
    }

    /// Waits until `wanted` addresses have exactly one mail each; how long from the first to the
    /// last. Mails may be held back for `held` first; then some must come each minute.
    ///
    /// # Errors
    /// A fault when mails are missing, or came twice.
    pub(super) fn wait(&self, wanted: usize, held: Duration) -> Result<Duration> {
        let (whole, mut last, mut since) = (Stopwatch::start(), 0, Stopwatch::start());
        while last < wanted {
            let came = self.came().by.len();
            if came > last {
                (last, since) = (came, Stopwatch::start());
            }
            let silent = whole.elapsed() > held && since.elapsed() > SILENCE_MAX;
            if last < wanted && (silent || whole.elapsed() > WAIT_MAX) {
                return Err(Error::fault(format!("{} mails are lost", wanted - came)));
            }
            terminal::note(&format!("{came} of {wanted} mails"));
            pause(LOOK);
        }
        // A second mail would come right after the first.
        pause(LOOK * 4);
        let came = self.came();
        match (came.by.len(), came.twice) {
            (all, 0) if all == wanted => Ok(came.took),
            (all, twice) => Err(Error::fault(format!("{all} addresses, {twice} of them twice"))),
        }
    }

    /// The secrets of the links that came.
    pub(super) fn tokens(&self) -> Vec<String> {
        self.came().by.values().map(|(_, token)| token.clone()).collect()
    }

    /// One of the mails as it came, with its end.
    pub(super) fn sample(&self) -> String {
        self.came().sample.clone()
    }

    fn came(&self) -> MutexGuard<'_, Came> {
        self.came.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets time pass.
pub(super) fn pause(wait: Duration) {
    let (sender, silence) = mpsc::channel::<()>();
    let _ = silence.recv_timeout(wait);
    drop(sender);
}

/// Speaks with one sender until it leaves.
fn talk(stream: &TcpStream, came: &Mutex<Came>) -> std::io::Result<()> {
    let mut read = BufReader::new(stream.try_clone()?);
    let mut out = stream;
    stream.set_nodelay(true)?;
    out.write_all(b"220 sink\r\n")?;
    let (mut line, mut to) = (String::new(), String::new());
    loop {
        line.clear();
        if read.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "RCPT" => {
                let address = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
                address.map_or("", |(address, _)| address).clone_into(&mut to);
                out.write_all(b"250 ok\r\n")?;
            }
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let content = content(&mut read)?;
                let mut came = came.lock().unwrap_or_else(PoisonError::into_inner);
                came.note(std::mem::take(&mut to), &content);
                drop(came);
                out.write_all(b"250 ok\r\n")?;
            }
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => out.write_all(b"250 ok\r\n")?,
        }
    }
}

/// A mail up to its end.
fn content(read: &mut impl std::io::BufRead) -> std::io::Result<String> {
    let mut content = String::new();
    loop {
        let from = content.len();
        let is_over = read.read_line(&mut content)? == 0;
        if is_over || content.get(from..) == Some(".\r\n") {
            return Ok(content);
        }
    }
}

/// The secret of the link in a mail, whose long lines may be broken.
fn token_of(content: &str) -> String {
    let whole = content.replace("=\r\n", "");
    let after = whole.split_once(DOOR).map_or("", |(_, after)| after);
    after.get(..TOKEN_LETTERS).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_in_broken_lines() {
        let secret = "a".repeat(TOKEN_LETTERS);
        let (start, end) = secret.split_at(30);
        let content = format!("see\r\nhttp://x/petitions/y/confirm/{start}=\r\n{end}\r\n.\r\n");
        assert_eq!(token_of(&content), secret);
        assert_eq!(token_of("nothing"), "");
    }
}
