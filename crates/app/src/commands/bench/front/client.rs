//! Visitors who keep their connection: one request after the other, each answered in full.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use kernel::time::Stopwatch;
use kernel::{Error, Result};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Longest wait for an answer.
const ANSWER_WAIT: Duration = Duration::from_secs(60);
/// Memory of a client's thread, in bytes.
const STACK_BYTES: usize = 256 * 1024;

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Where it leads, when it leads on.
    pub(super) location: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// Fails unless the status is this one.
    ///
    /// # Errors
    /// A fault that names both.
    pub(super) fn must_be(self, status: u16) -> Result<Self> {
        if self.status == status {
            return Ok(self);
        }
        Err(Error::fault(format!("the server answered {} instead of {status}", self.status)))
    }
}

/// A connection that is kept.
pub(super) struct Client {
    out: TcpStream,
    read: BufReader<TcpStream>,
    /// Lines of every request.
    head: String,
}

impl Client {
    /// Connects; `head` are further lines of every request.
    ///
    /// # Errors
    /// A fault when nobody listens.
    pub(super) fn open(address: &str, head: &str) -> Result<Self> {
        let out = TcpStream::connect(address)?;
        out.set_nodelay(true)?;
        out.set_read_timeout(Some(ANSWER_WAIT))?;
        let read = BufReader::new(out.try_clone()?);
        Ok(Self { out, read, head: head.to_owned() })
    }

    /// Opens a path.
    ///
    /// # Errors
    /// A fault when the connection breaks.
    pub(super) fn get(&mut self, path: &str) -> Result<Answer> {
        let head = &self.head;
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{head}\r\n");
        self.send(request.as_bytes())
    }

    /// Sends a form from a network of its own, as a proxy in front tells it.
    ///
    /// # Errors
    /// A fault when the connection breaks.
    pub(super) fn post(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        from: usize,
    ) -> Result<Answer> {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let body = pairs.join("&");
        let [_, b, c, d] = u32::try_from(from).unwrap_or(0).to_be_bytes();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.{b}.{c}.{d}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n{}\r\n{body}",
            body.len(),
            self.head
        );
        self.send(request.as_bytes())
    }

    fn send(&mut self, request: &[u8]) -> Result<Answer> {
        self.out.write_all(request)?;
        let mut line = String::new();
        self.read.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| Error::fault("the server broke off"))?;
        let (mut length, mut location) = (0_usize, String::new());
        loop {
            line.clear();
            self.read.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().unwrap_or(0),
                "location" => value.trim().clone_into(&mut location),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.read.read_exact(&mut body)?;
        Ok(Answer { status, location, body })
    }
}

/// Lets `clients` do `count` things at once, each the numbers of its share, one after the other;
/// how long each took, and how long all.
///
/// # Errors
/// A fault of any of them.
pub(super) fn all_at_once(
    address: &str,
    head: &'static str,
    (clients, count): (usize, usize),
    act: impl Fn(&mut Client, usize) -> Result<()> + Send + Sync + 'static,
) -> Result<(Vec<Duration>, Duration)> {
    let act = std::sync::Arc::new(act);
    let share = count.div_ceil(clients).max(1);
    let watch = Stopwatch::start();
    let mut threads = Vec::with_capacity(clients);
    for first in (0..count).step_by(share) {
        let (address, act) = (address.to_owned(), act.clone());
        let work = move || -> Result<Vec<Duration>> {
            let mut client = Client::open(&address, head)?;
            let mut times = Vec::with_capacity(share);
            for number in first..(first + share).min(count) {
                let watch = Stopwatch::start();
                act(&mut client, number)?;
                times.push(watch.elapsed());
            }
            Ok(times)
        };
        threads.push(std::thread::Builder::new().stack_size(STACK_BYTES).spawn(work)?);
    }
    let mut times = Vec::with_capacity(count);
    for thread in threads {
        times.append(&mut thread.join().map_err(|_| Error::fault("a client broke"))??);
    }
    Ok((times, watch.elapsed()))
}
