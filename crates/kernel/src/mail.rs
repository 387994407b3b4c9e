//! Mail that leaves by SMTP, is caught for the demo, or is counted by tests.

use std::sync::{Arc, Mutex, PoisonError};

use lettre::Message;
use lettre::message::header::ContentType;
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use smtp::{Smtp, Unsent};

mod smtp;
#[cfg(test)]
mod tests;

/// One message to one person.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Mail {
    /// Address of the recipient (RFC 5322 addr-spec).
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// Plain text body.
    pub text: String,
    /// HTML body, if there is one.
    pub html: Option<String>,
    /// Left part of the Message-ID: the same for every attempt of one job.
    pub id: String,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, as it is saved: `recu-2026-00012.pdf`.
    pub name: String,
    /// Its kind: `application/pdf`.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A message that was kept instead of sent.
#[derive(Debug, Clone)]
pub struct Caught {
    /// The message.
    pub mail: Mail,
    /// What goes with it.
    pub attachments: Vec<Attachment>,
}

/// What one message may carry, together: many servers refuse more than 10 MB once encoded.
pub const ATTACHED_BYTES_MAX: usize = 7 * 1024 * 1024;

/// Why a message was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailFailure {
    /// Try later: the server was away, said 4xx, or did not know us. In technical words; the
    /// addresses that servers like to quote are left out.
    Later(String),
    /// Never: the address or the message was refused (5xx). Words as above.
    Never(String),
}

/// Sends messages one by one; cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    host: String,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(Arc<Smtp>),
    Caught(Arc<Mutex<Vec<Caught>>>),
    Unset,
}

/// Caught messages kept; the oldest go first.
const CAUGHT_MAX: usize = 500;
/// What caught messages carry, together; beyond, the oldest lose what they carried.
const CAUGHT_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Why a server without SMTP sends nothing.
const UNSET: &str = "no SMTP server is set";
/// Why a message waits although the server is there.
const BUSY: &str = "all connections to the server are in use";

impl Mailer {
    /// Sends through `url`: `smtps://user:password@host:port` (TLS),
    /// `smtp://host:port?tls=required` (STARTTLS), `smtp://host:port` (none, for a relay on the
    /// same machine). A few connections are kept: `connections=` and `messages=` in the URL tell
    /// how many the server bears, and how many messages each.
    ///
    /// # Errors
    /// A fault when the URL or the sender's address cannot be read.
    pub fn smtp(url: &str, from: &str) -> Result<Self> {
        Self::new(from, Way::Smtp(Arc::new(Smtp::of_url(url)?)))
    }

    /// Keeps messages in memory instead of sending them: for the demo and for tests.
    ///
    /// # Errors
    /// A fault when the sender's address cannot be read.
    pub fn caught(from: &str) -> Result<Self> {
        Self::new(from, Way::Caught(Arc::default()))
    }

    /// Sends nothing and asks to try later: for a server without SMTP, whose mails wait.
    ///
    /// # Errors
    /// A fault when the sender's address cannot be read.
    pub fn unset(from: &str) -> Result<Self> {
        Self::new(from, Way::Unset)
    }

    /// Connects to the SMTP server, signs in, and leaves: proves that mail can leave.
    ///
    /// # Errors
    /// What stands in the way, in technical words without addresses.
    pub fn try_connection(&self) -> std::result::Result<(), String> {
        match &self.way {
            Way::Caught(_) => Ok(()),
            Way::Unset => Err(UNSET.to_owned()),
            Way::Smtp(smtp) => match smtp.try_connection() {
                Ok(true) => Ok(()),
                Ok(false) => Err("the server does not answer".to_owned()),
                Err(Unsent::Busy) => Err(BUSY.to_owned()),
                Err(Unsent::Failed(error)) => Err(without_addresses(&error.to_string())),
            },
        }
    }

    fn new(from: &str, way: Way) -> Result<Self> {
        let from: Mailbox =
            from.parse().map_err(|error| Error::fault(format!("sender address: {error}")))?;
        let host = from.email.domain().to_owned();
        Ok(Self { from, host, way })
    }

    /// Sends one message.
    ///
    /// # Errors
    /// Whether to try later or never again, with the server's words.
    pub fn send(&self, mail: &Mail) -> std::result::Result<(), MailFailure> {
        self.send_with(mail, &[])
    }

    /// Sends one message with files; at most [`ATTACHED_BYTES_MAX`] together.
    ///
    /// # Errors
    /// As [`Mailer::send`]; never, when the files are too large.
    pub fn send_with(
        &self,
        mail: &Mail,
        attachments: &[Attachment],
    ) -> std::result::Result<(), MailFailure> {
        let message = self.message(mail, attachments)?;
        match &self.way {
            Way::Smtp(smtp) => smtp.send(&message).map_err(|unsent| failure(&unsent)),
            Way::Caught(caught) => {
                let mut caught = caught.lock().unwrap_or_else(PoisonError::into_inner);
                if caught.len() >= CAUGHT_MAX {
                    caught.remove(0);
                }
                caught.push(Caught { mail: mail.clone(), attachments: attachments.to_vec() });
                lighten(&mut caught);
                Ok(())
            }
            Way::Unset => Err(MailFailure::Later(UNSET.to_owned())),
        }
    }

    /// Messages caught so far, oldest first; none when they are really sent.
    #[must_use]
    pub fn caught_mails(&self) -> Vec<Mail> {
        self.caught_whole().into_iter().map(|caught| caught.mail).collect()
    }

    /// The same, each with what goes with it.
    #[must_use]
    pub fn caught_whole(&self) -> Vec<Caught> {
        match &self.way {
            Way::Smtp(_) | Way::Unset => Vec::new(),
            Way::Caught(caught) => caught.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }

    /// Takes the caught messages out, oldest first: for tests.
    #[must_use]
    pub fn take_caught(&self) -> Vec<Mail> {
        self.take_caught_whole().into_iter().map(|caught| caught.mail).collect()
    }

    /// The same, each with what goes with it.
    #[must_use]
    pub fn take_caught_whole(&self) -> Vec<Caught> {
        match &self.way {
            Way::Smtp(_) | Way::Unset => Vec::new(),
            Way::Caught(caught) => {
                std::mem::take(&mut *caught.lock().unwrap_or_else(PoisonError::into_inner))
            }
        }
    }

    /// Whether messages stay on this machine.
    #[must_use]
    pub const fn is_caught(&self) -> bool {
        matches!(self.way, Way::Caught(_))
    }

    fn message(
        &self,
        mail: &Mail,
        attachments: &[Attachment],
    ) -> std::result::Result<Message, MailFailure> {
        let never = |what: String| MailFailure::Never(what);
        let carried: usize = attachments.iter().map(|one| one.bytes.len()).sum();
        if carried > ATTACHED_BYTES_MAX {
            return Err(never("attachments too large".to_owned()));
        }
        let to: Mailbox = mail.to.parse().map_err(|_| never("not an address".to_owned()))?;
        let builder = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .message_id(Some(format!("<{}@{}>", mail.id, self.host)));
        let text = mail.text.clone();
        let html = mail.html.clone();
        let built = if attachments.is_empty() {
            match html {
                Some(html) => builder.multipart(MultiPart::alternative_plain_html(text, html)),
                None => builder.header(ContentType::TEXT_PLAIN).body(text),
            }
        } else {
            let said = match html {
                Some(html) => {
                    MultiPart::mixed().multipart(MultiPart::alternative_plain_html(text, html))
                }
                None => MultiPart::mixed().singlepart(SinglePart::plain(text)),
            };
            let whole = attachments.iter().try_fold(said, |said, one| {
                let kind = ContentType::parse(one.kind)
                    .map_err(|error| never(format!("kind of file: {error}")))?;
                let body = Body::new(one.bytes.clone());
                Ok(said.singlepart(
                    lettre::message::Attachment::new(one.name.clone()).body(body, kind),
                ))
            })?;
            builder.multipart(whole)
        };
        built.map_err(|error| never(error.to_string()))
    }
}

/// The oldest lose what they carried, until all together carry at most [`CAUGHT_BYTES_MAX`].
fn lighten(caught: &mut [Caught]) {
    let weight = |one: &Caught| one.attachments.iter().map(|file| file.bytes.len()).sum::<usize>();
    let mut whole: usize = caught.iter().map(weight).sum();
    for one in caught {
        if whole <= CAUGHT_BYTES_MAX {
            return;
        }
        whole -= weight(one);
        one.attachments.clear();
    }
}

/// 53x is about our own account (RFC 4954): the recipient has nothing to do with it.
fn failure(unsent: &Unsent) -> MailFailure {
    let Unsent::Failed(error) = unsent else { return MailFailure::Later(BUSY.to_owned()) };
    let ours = matches!(error.status().map(u16::from), Some(530..540));
    let told = without_addresses(&error.to_string());
    if error.is_permanent() && !ours {
        return MailFailure::Never(told);
    }
    MailFailure::Later(told)
}

fn without_addresses(told: &str) -> String {
    let words = told.split_whitespace();
    let words = words.map(|word| if word.contains('@') { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}
