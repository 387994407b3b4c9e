//! Connections to one SMTP server: a few, kept open, each carrying one message after the other.
//!
//! The library's own sending writes a message and its end apart. Linux then holds the end back
//! until the first part is acknowledged (Nagle), which the other side delays: forty milliseconds a
//! message. Here both leave in one write, as a command whose answer is the message's.

use std::fmt::Display;
use std::str::FromStr;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lettre::message::Message;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;
use url::Url;

use crate::error::{Error, Result};
use crate::time::Stopwatch;

/// Connections kept open, unless the URL says otherwise.
const CONNECTIONS: usize = 4;
/// Most connections that a URL may ask for.
const CONNECTIONS_MAX: usize = 64;
/// Messages of one connection, unless the URL says otherwise: many servers count too.
const MESSAGES: usize = 500;
/// Most messages of one connection that a URL may ask for.
const MESSAGES_MAX: usize = 100_000;
/// How long a connection may be idle and still be trusted: servers close theirs after minutes.
const IDLE_MAX: Duration = Duration::from_secs(30);
/// How long the server may take for one answer.
const ANSWER_WAIT: Duration = Duration::from_secs(60);
/// The server closes the connection (RFC 5321, 3.8).
const CLOSING: u16 = 421;

/// One server, and the connections to it.
pub(super) struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    hello: ClientId,
    credentials: Option<Credentials>,
    connections_max: usize,
    messages_max: usize,
    links: Mutex<Links>,
    freed: Condvar,
}

/// How many connections there are, and those that nobody uses now, the latest last.
#[derive(Default)]
struct Links {
    open: usize,
    idle: Vec<Link>,
}

/// A connection that signed in.
struct Link {
    connection: SmtpConnection,
    messages: usize,
    since: Stopwatch,
}

/// Why a message did not leave.
pub(super) enum Unsent {
    /// What the server or the network said.
    Failed(SmtpError),
    /// All connections are in use, and stay so.
    Busy,
}

impl From<SmtpError> for Unsent {
    fn from(error: SmtpError) -> Self {
        Self::Failed(error)
    }
}

/// How far a message came that did not leave.
enum Stage {
    /// The server was told nothing but the sender.
    Sender,
    /// It knows for whom the message is.
    Later,
}

impl Smtp {
    /// Reads `smtps://user:password@host:port`, `smtp://host:port?tls=required` and the like;
    /// `connections=` and `messages=` tell how many the server bears.
    ///
    /// # Errors
    /// A fault when the URL cannot be read.
    pub(super) fn of_url(text: &str) -> Result<Self> {
        let wrong = |why: &dyn Display| Error::fault(format!("smtp-url: {why}"));
        let url = Url::parse(text).map_err(|error| wrong(&error))?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| wrong(&"no host"))?.to_owned();
        let asked = |name: &str| {
            url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        let tls = || TlsParameters::new(host.clone()).map_err(|error| wrong(&error));
        let (tls, port) = match (url.scheme(), asked("tls").as_deref()) {
            ("smtps", _) => (Tls::Wrapper(tls()?), 465),
            ("smtp", None) => (Tls::None, 25),
            ("smtp", Some("required")) => (Tls::Required(tls()?), 587),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic(tls()?), 587),
            _ => return Err(wrong(&"neither smtp:// nor smtps://, or an unknown tls=")),
        };
        let number = |name: &str, usual: usize, max: usize| match asked(name) {
            None => Ok(usual),
            Some(text) => usize::from_str(&text)
                .ok()
                .filter(|number| (1..=max).contains(number))
                .ok_or_else(|| wrong(&format!("{name} is a number from 1 to {max}"))),
        };
        let plain = |coded: &str| match percent_decode_str(coded).decode_utf8() {
            Ok(text) => Ok(text.into_owned()),
            Err(error) => Err(wrong(&error)),
        };
        let credentials = match url.password() {
            Some(password) => Some(Credentials::new(plain(url.username())?, plain(password)?)),
            None => None,
        };
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Ok(Self {
            port: url.port().unwrap_or(port),
            connections_max: number("connections", CONNECTIONS, CONNECTIONS_MAX)?,
            messages_max: number("messages", MESSAGES, MESSAGES_MAX)?,
            links: Mutex::default(),
            freed: Condvar::new(),
            host,
            tls,
            hello,
            credentials,
        })
    }

    /// Sends a message to its recipients, in their order.
    ///
    /// # Errors
    /// What the server or the network said; whether the server has the message all the same is
    /// not to be known after a broken connection.
    pub(super) fn send(&self, message: &Message) -> std::result::Result<(), Unsent> {
        let content = message.formatted();
        let (link, kept) = self.link()?;
        match self.send_by(link, message, &content) {
            // A connection that was kept may have been closed meanwhile, or have carried as many
            // messages as the server bears: nothing was sent yet.
            Err((Stage::Sender, _)) if kept => {
                let link = self.fresh_link()?;
                self.send_by(link, message, &content).map_err(|(_, error)| error.into())
            }
            sent => sent.map_err(|(_, error)| error.into()),
        }
    }

    /// Connects and signs in, and keeps the connection.
    ///
    /// # Errors
    /// What stands in the way.
    pub(super) fn try_connection(&self) -> std::result::Result<bool, Unsent> {
        let (mut link, _) = self.link()?;
        let answers = link.connection.test_connected();
        self.give_back(link, answers);
        Ok(answers)
    }

    fn send_by(
        &self,
        mut link: Link,
        message: &Message,
        content: &[u8],
    ) -> std::result::Result<(), (Stage, SmtpError)> {
        let sent = link.send(message, content);
        // After a refusal of what is about the message alone, the connection goes on once the
        // server forgot it.
        let goes_on = match &sent {
            Ok(()) => true,
            Err((Stage::Sender, _)) => false,
            Err((Stage::Later, error)) => !is_over(error) && link.connection.command(Rset).is_ok(),
        };
        self.give_back(link, goes_on);
        sent
    }

    /// A connection, and whether it is one that was kept; waits while all are in use.
    fn link(&self) -> std::result::Result<(Link, bool), Unsent> {
        let mut links = self.links();
        loop {
            links.forget_stale();
            if let Some(link) = links.idle.pop() {
                return Ok((link, true));
            }
            if links.open < self.connections_max {
                links.open += 1;
                drop(links);
                return self.open().map(|link| (link, false));
            }
            let waited = self.freed.wait_timeout(links, ANSWER_WAIT);
            let (back, late) = waited.unwrap_or_else(PoisonError::into_inner);
            if late.timed_out() {
                return Err(Unsent::Busy);
            }
            links = back;
        }
    }

    /// A connection of its own, instead of one that was just given up.
    fn fresh_link(&self) -> std::result::Result<Link, Unsent> {
        let mut links = self.links();
        // Those that were kept as long as the one that was closed are closed too.
        links.open -= links.idle.len();
        links.idle.clear();
        links.open += 1;
        drop(links);
        self.open()
    }

    /// Opens a connection that is counted already.
    fn open(&self) -> std::result::Result<Link, Unsent> {
        self.connect().map_err(|error| {
            self.one_less();
            error.into()
        })
    }

    fn connect(&self) -> std::result::Result<Link, SmtpError> {
        let wrapped = match &self.tls {
            Tls::Wrapper(tls) => Some(tls),
            _ => None,
        };
        let place = (self.host.as_str(), self.port);
        let mut connection =
            SmtpConnection::connect(place, Some(ANSWER_WAIT), &self.hello, wrapped, None)?;
        match &self.tls {
            Tls::Required(tls) => connection.starttls(tls, &self.hello)?,
            Tls::Opportunistic(tls) if connection.can_starttls() => {
                connection.starttls(tls, &self.hello)?;
            }
            _ => {}
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials)?;
        }
        Ok(Link { connection, messages: 0, since: Stopwatch::start() })
    }

    /// Keeps a connection for the next message, or ends it.
    fn give_back(&self, mut link: Link, goes_on: bool) {
        if goes_on && link.messages < self.messages_max {
            link.since = Stopwatch::start();
            self.links().idle.push(link);
            self.freed.notify_one();
            return;
        }
        if goes_on {
            drop(link.connection.quit());
        }
        self.one_less();
    }

    fn one_less(&self) {
        let mut links = self.links();
        links.open = links.open.saturating_sub(1);
        drop(links);
        self.freed.notify_one();
    }

    fn links(&self) -> MutexGuard<'_, Links> {
        self.links.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Links {
    /// Lets connections go that nobody used for long.
    fn forget_stale(&mut self) {
        let before = self.idle.len();
        self.idle.retain(|link| link.since.elapsed() < IDLE_MAX);
        self.open = self.open.saturating_sub(before - self.idle.len());
    }
}

impl Link {
    fn send(
        &mut self,
        message: &Message,
        content: &[u8],
    ) -> std::result::Result<(), (Stage, SmtpError)> {
        self.messages += 1;
        let (envelope, connection) = (message.envelope(), &mut self.connection);
        let later = |error| (Stage::Later, error);
        // Addresses beyond ASCII and bodies of eight bits ask the server first; the library knows.
        let plain = std::str::from_utf8(content).ok().filter(|content| content.is_ascii());
        let is_plain = envelope.to().iter().all(|to| AsRef::<str>::as_ref(to).is_ascii());
        let Some(content) = plain.filter(|_| is_plain) else {
            return connection.send(envelope, content).map(drop).map_err(later);
        };
        let sender = Mail::new(envelope.from().cloned(), Vec::new());
        connection.command(sender).map_err(|error| (Stage::Sender, error))?;
        for to in envelope.to() {
            connection.command(Rcpt::new(to.clone(), Vec::new())).map_err(later)?;
        }
        connection.command(Data).map_err(later)?;
        connection.command(stuffed(content)).map(drop).map_err(later)
    }
}

/// Whether the connection is of no more use: the network broke, or the server said that it goes.
fn is_over(error: &SmtpError) -> bool {
    error.status().is_none_or(|status| u16::from(status) == CLOSING)
}

/// A message with its end, as it travels: a line that begins with a dot gets a second one.
fn stuffed(content: &str) -> String {
    let mut out = content.replace("\r\n.", "\r\n..");
    if out.starts_with('.') {
        out.insert(0, '.');
    }
    out.push_str(if out.ends_with("\r\n") { ".\r\n" } else { "\r\n.\r\n" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_message_ends_it() {
        assert_eq!(stuffed("a\r\n.\r\nb\r\n"), "a\r\n..\r\nb\r\n.\r\n");
        assert_eq!(stuffed(".a"), "..a\r\n.\r\n");
        assert_eq!(stuffed("a\r\n..b\r\n"), "a\r\n...b\r\n.\r\n");
    }

    #[test]
    fn a_url_tells_how_much_the_server_bears() {
        let read = Smtp::of_url("smtp://u%40n:p%2Fw@mail.example.org/node?connections=2").unwrap();
        assert_eq!((read.connections_max, read.messages_max, read.port), (2, MESSAGES, 25));
        assert!(matches!(&read.hello, ClientId::Domain(name) if name == "node"));
        assert_eq!(Smtp::of_url("smtps://a?messages=20").unwrap().messages_max, 20);
        for wrong in ["smtp://a?connections=0", "smtp://a?connections=65", "smtp://a?messages=no"] {
            assert!(Smtp::of_url(wrong).is_err(), "{wrong}");
        }
    }
}
