//! A mail server that takes everything and remembers which address was written to, how often, and
//! with which link.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::Result;

/// What stands before the secret of a link.
const DOOR: &str = "/confirm/";
/// Letters of a secret.
const TOKEN_LETTERS: usize = 72;

/// What came, by address: how often, and the last link's secret.
type Came = HashMap<String, (u32, String)>;

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

    /// Mails that came, and addresses that got more than one.
    pub(super) fn counted(&self) -> (usize, usize) {
        let came = self.came.lock().unwrap_or_else(PoisonError::into_inner);
        (came.len(), came.values().filter(|(count, _)| *count > 1).count())
    }

    /// The secrets of the links that came.
    pub(super) fn tokens(&self) -> Vec<String> {
        let came = self.came.lock().unwrap_or_else(PoisonError::into_inner);
        came.values().map(|(_, token)| token.clone()).collect()
    }
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
                let token = token_of(&content(&mut read, &mut out)?);
                let mut came = came.lock().unwrap_or_else(PoisonError::into_inner);
                let known = came.entry(std::mem::take(&mut to)).or_default();
                *known = (known.0 + 1, token);
                out.write_all(b"250 ok\r\n")?;
            }
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => out.write_all(b"250 ok\r\n")?,
        }
    }
}

/// A mail up to its end. The first line of the answer leaves at once and takes with it that the
/// mail came: its end is a packet of its own, which senders hold back until then (Nagle), forty
/// milliseconds on Linux when nothing is said.
fn content(
    read: &mut impl std::io::BufRead,
    out: &mut impl std::io::Write,
) -> std::io::Result<String> {
    let mut content = String::new();
    loop {
        let from = content.len();
        let is_over = read.read_line(&mut content)? == 0;
        if from == 0 {
            out.write_all(b"250-it comes\r\n")?;
        }
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
