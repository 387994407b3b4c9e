//! Mail against a small SMTP server on loopback that says what each story wants.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::*;

/// What the server answers to a command that begins so, when it is not "250 ok"; `then MAIL` to
/// the sender of a third message.
type Script = &'static [(&'static str, &'static str)];

/// A server; what it hears arrives line by line. It lives as long as the test's process.
fn server(script: Script) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (told, heard) = channel();
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let told = told.clone();
            std::thread::spawn(move || drop(converse(client.unwrap(), script, &told)));
        }
    });
    (address, heard)
}

fn converse(mut client: TcpStream, script: Script, told: &Sender<String>) -> std::io::Result<()> {
    let lines = BufReader::new(client.try_clone()?).lines();
    client.write_all(b"220 test\r\n")?;
    let (mut in_message, mut taken) = (false, 0);
    for line in lines {
        let line = line?;
        taken += usize::from(line == ".");
        let answer = match line.as_str() {
            "." => scripted(script, "."),
            _ if in_message => None,
            "DATA" => scripted(script, "DATA").or(Some("354 go on")),
            "QUIT" => Some("221 bye"),
            line if line.starts_with("EHLO") => {
                Some("250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN")
            }
            line if line.starts_with("MAIL") && taken == 2 => scripted(script, "then MAIL"),
            line if line.starts_with("AUTH") => scripted(script, line).or(Some("235 welcome")),
            line => scripted(script, line),
        };
        let answer = match (answer, in_message && line != ".") {
            (_, true) => None,
            (answer, false) => Some(answer.unwrap_or("250 ok")),
        };
        in_message =
            answer.is_some_and(|answer| answer.starts_with("354")) || (in_message && line != ".");
        drop(told.send(line));
        if let Some(answer) = answer {
            client.write_all(format!("{answer}\r\n").as_bytes())?;
        }
        if !in_message && answer == Some("250 taken, bye") {
            return Ok(());
        }
    }
    Ok(())
}

fn scripted(script: Script, line: &str) -> Option<&'static str> {
    script.iter().find(|(begins, _)| line.starts_with(begins)).map(|(_, answer)| *answer)
}

fn mail() -> Mail {
    Mail {
        to: "Zoé <zoe@example.org>".to_owned(),
        subject: "Votre signature : à confirmer".to_owned(),
        text: "Œuvrons\n.\nensemble\n".to_owned(),
        html: Some("<p>Œuvrons</p>".to_owned()),
        id: "0191-job".to_owned(),
    }
}

fn through(address: &str) -> Mailer {
    Mailer::smtp(&format!("smtp://{address}"), "Section <section@example.net>").unwrap()
}

fn failure_with(script: Script) -> MailFailure {
    let (address, _heard) = server(script);
    through(&address).send(&mail()).unwrap_err()
}

fn message_ids(heard: &Receiver<String>) -> Vec<String> {
    heard.try_iter().filter(|line| line.starts_with("Message-ID:")).collect()
}

#[test]
fn a_message_is_sent_in_the_open_to_a_relay() {
    let (address, heard) = server(&[]);
    through(&address).send(&mail()).unwrap();
    let lines: Vec<String> = heard.try_iter().collect();
    for line in ["MAIL FROM:<section@example.net>", "RCPT TO:<zoe@example.org>", "DATA", "."] {
        assert!(lines.iter().any(|heard| heard.starts_with(line)), "{line} in {lines:?}");
    }
    assert!(lines.contains(&"Message-ID: <0191-job@example.net>".to_owned()), "{lines:?}");
    assert!(lines.iter().all(|line| !line.starts_with("AUTH")));
}

#[test]
fn one_connection_serves_many_messages() {
    let (address, heard) = server(&[]);
    let mailer = through(&address);
    for _ in 0..5 {
        mailer.send(&mail()).unwrap();
    }
    assert_eq!(heard.try_iter().filter(|line| line.starts_with("EHLO")).count(), 1);
}

#[test]
fn a_connection_outlives_a_refused_recipient() {
    let (address, heard) = server(&[("RCPT TO:<no", "550 5.1.1 unknown")]);
    let mailer = through(&address);
    for (to, leaves) in [("no@example.org", false), ("yes@example.org", true)] {
        let sent = mailer.send(&Mail { to: to.to_owned(), ..mail() });
        assert_eq!(sent.is_ok(), leaves, "{to}: {sent:?}");
    }
    let lines: Vec<String> = heard.try_iter().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("EHLO")).count(), 1, "{lines:?}");
    assert!(lines.contains(&"RSET".to_owned()), "{lines:?}");
}

#[test]
fn a_connection_that_the_server_closed_is_opened_again() {
    let (address, heard) = server(&[(".", "250 taken, bye")]);
    let mailer = through(&address);
    for _ in 0..3 {
        mailer.send(&mail()).unwrap();
    }
    let lines: Vec<String> = heard.try_iter().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("EHLO")).count(), 3, "{lines:?}");
    assert_eq!(lines.iter().filter(|line| *line == ".").count(), 3);
}

#[test]
fn a_server_that_bears_few_messages_is_given_few() {
    let (address, heard) = server(&[]);
    let mailer = Mailer::smtp(&format!("smtp://{address}?messages=2"), "s@example.net").unwrap();
    for _ in 0..5 {
        mailer.send(&mail()).unwrap();
    }
    let lines: Vec<String> = heard.try_iter().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("EHLO")).count(), 3, "{lines:?}");
    assert!(lines.contains(&"QUIT".to_owned()));
}

#[test]
fn a_server_that_has_enough_of_a_connection_gets_another() {
    let (address, heard) = server(&[("then MAIL", "452 4.5.3 too many messages")]);
    let mailer = through(&address);
    for _ in 0..5 {
        mailer.send(&mail()).unwrap();
    }
    let lines: Vec<String> = heard.try_iter().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("EHLO")).count(), 3, "{lines:?}");
    assert_eq!(lines.iter().filter(|line| *line == ".").count(), 5);
}

/// Apart, the end would wait for the other side's delayed word that the first part came.
#[test]
fn a_message_and_its_end_come_together() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = std::thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut came = vec![0; 100_000];
        for answer in ["220 test", "250 test", "250 ok", "250 ok", "354 go on"] {
            client.write_all(format!("{answer}\r\n").as_bytes()).unwrap();
            let length = client.read(&mut came).unwrap();
            came[length..].fill(0);
            if answer.starts_with("354") {
                client.write_all(b"250 ok\r\n").unwrap();
                return String::from_utf8_lossy(&came[..length]).into_owned();
            }
        }
        String::new()
    });
    through(&address).send(&mail()).unwrap();
    let content = server.join().unwrap();
    assert!(content.contains("Message-ID:") && content.ends_with("\r\n.\r\n"), "{content}");
}

#[test]
fn credentials_of_the_url_are_given() {
    let (address, heard) = server(&[]);
    let url = format!("smtp://us%40node:p%2Fw@{address}");
    Mailer::smtp(&url, "s@example.net").unwrap().send(&mail()).unwrap();
    // Base64 of NUL us@node NUL p/w.
    let lines: Vec<String> = heard.try_iter().collect();
    assert!(lines.contains(&"AUTH PLAIN AHVzQG5vZGUAcC93".to_owned()), "{lines:?}");
}

#[test]
fn a_refusal_for_now_is_tried_later_under_the_same_name() {
    let (address, heard) = server(&[("RCPT", "451 4.7.1 greylisted")]);
    let refused = through(&address).send(&mail());
    assert!(matches!(&refused, Err(MailFailure::Later(why)) if why.contains("451")), "{refused:?}");
    assert!(message_ids(&heard).is_empty());
    let (address, heard) = server(&[(".", "452 4.2.2 full")]);
    for _ in 0..2 {
        assert!(matches!(through(&address).send(&mail()), Err(MailFailure::Later(_))));
    }
    assert_eq!(message_ids(&heard), vec!["Message-ID: <0191-job@example.net>"; 2]);
}

#[test]
fn a_refusal_for_good_is_never_tried_again() {
    for script in
        [&[("RCPT", "550 5.1.1 <zoe@example.org> unknown")][..], &[(".", "554 5.7.1 spam")]]
    {
        let failure = failure_with(script);
        assert!(matches!(failure, MailFailure::Never(_)), "{failure:?}");
    }
}

#[test]
fn what_a_server_says_is_told_without_the_address() {
    let failure = failure_with(&[("RCPT", "550 5.1.1 <zoe@example.org> unknown")]);
    let MailFailure::Never(why) = &failure else { panic!("{failure:?}") };
    assert!(why.contains("unknown") && !why.contains("zoe"), "{why}");
}

#[test]
fn a_wrong_password_of_ours_is_not_held_against_the_recipient() {
    let (address, _heard) = server(&[("AUTH", "535 5.7.8 no")]);
    let mailer = Mailer::smtp(&format!("smtp://u:p@{address}"), "s@example.net").unwrap();
    assert!(matches!(mailer.send(&mail()), Err(MailFailure::Later(_))));
    let failure = failure_with(&[("MAIL", "530 5.7.0 sign in first")]);
    assert!(matches!(failure, MailFailure::Later(_)), "{failure:?}");
}

#[test]
fn a_server_that_is_away_is_tried_later() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    assert!(matches!(through(&address).send(&mail()), Err(MailFailure::Later(_))));
}

#[test]
fn a_relay_without_encryption_is_not_used_when_it_is_required() {
    let (address, heard) = server(&[]);
    let mailer = Mailer::smtp(&format!("smtp://{address}?tls=required"), "s@example.net").unwrap();
    assert!(matches!(mailer.send(&mail()), Err(MailFailure::Later(_))));
    assert!(heard.try_iter().all(|line| !line.starts_with("MAIL")));
}

#[test]
fn what_is_not_an_address_is_never_tried() {
    let (address, heard) = server(&[]);
    for to in ["", "zoe", "zoe@", "a@example.org\r\nBcc: b@example.org"] {
        let sent = through(&address).send(&Mail { to: to.to_owned(), ..mail() });
        assert!(matches!(sent, Err(MailFailure::Never(_))), "{to}: {sent:?}");
    }
    assert_eq!(heard.try_iter().count(), 0);
}

#[test]
fn the_documented_urls_are_read() {
    for url in [
        "smtps://user:password@mail.example.org:465",
        "smtps://user:pass%40word@mail.example.org",
        "smtp://mail.example.org:587?tls=required",
        "smtp://user:password@mail.example.org:587?tls=required",
        "smtp://localhost:25",
        "smtp://127.0.0.1",
    ] {
        assert!(Mailer::smtp(url, "Section <s@example.net>").is_ok(), "{url}");
    }
    for wrong in ["", "mail.example.org", "http://mail.example.org", "smtp://x?tls=perhaps"] {
        assert!(Mailer::smtp(wrong, "s@example.net").is_err(), "{wrong}");
    }
    assert!(Mailer::smtp("smtp://localhost", "not an address").is_err());
}

#[test]
fn caught_messages_are_kept_in_order_up_to_a_limit() {
    let mailer = Mailer::caught("s@example.net").unwrap();
    assert!(mailer.is_caught());
    for number in 0..CAUGHT_MAX + 3 {
        mailer.send(&Mail { id: number.to_string(), ..mail() }).unwrap();
    }
    assert_eq!(mailer.caught_mails().len(), CAUGHT_MAX);
    assert_eq!(mailer.caught_mails()[0].id, "3");
    assert_eq!(mailer.clone().take_caught().len(), CAUGHT_MAX);
    assert!(mailer.caught_mails().is_empty());
}

fn file(name: &str, bytes: usize) -> Attachment {
    Attachment { name: name.to_owned(), kind: "application/pdf", bytes: vec![b'%'; bytes] }
}

#[test]
fn a_file_goes_with_its_message() {
    let (address, heard) = server(&[]);
    through(&address).send_with(&mail(), &[file("reçu-12.pdf", 3)]).unwrap();
    let lines: Vec<String> = heard.try_iter().collect();
    for line in ["Content-Type: application/pdf", "Content-Type: text/html; charset=utf-8"] {
        assert!(lines.iter().any(|heard| heard.starts_with(line)), "{line} in {lines:?}");
    }
    assert!(lines.iter().any(|line| line.starts_with("Content-Disposition: attachment")));
    // Three per cent signs, in base64 or as they are.
    assert!(lines.iter().any(|line| line == "JSUl" || line == "%%%"), "{lines:?}");
}

#[test]
fn files_that_no_server_would_take_are_never_sent() {
    let (address, heard) = server(&[]);
    let half = ATTACHED_BYTES_MAX / 2 + 1;
    let sent = through(&address).send_with(&mail(), &[file("a.pdf", half), file("b.pdf", half)]);
    assert!(matches!(sent, Err(MailFailure::Never(_))), "{sent:?}");
    assert_eq!(heard.try_iter().count(), 0);
}

#[test]
fn the_oldest_caught_messages_lose_what_they_carried() {
    let mailer = Mailer::caught("s@example.net").unwrap();
    let whole = CAUGHT_BYTES_MAX / ATTACHED_BYTES_MAX + 1;
    for _ in 0..whole {
        mailer.send_with(&mail(), &[file("a.pdf", ATTACHED_BYTES_MAX)]).unwrap();
    }
    let caught = mailer.take_caught_whole();
    assert_eq!(caught.len(), whole);
    assert!(caught[0].attachments.is_empty());
    assert_eq!(caught[whole - 1].attachments[0].name, "a.pdf");
}
