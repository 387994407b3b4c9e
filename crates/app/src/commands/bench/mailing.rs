//! One mail to each of many people, beside what the mail server takes from a client that only
//! writes what it has ready.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use kernel::db::Db;
use kernel::text::Language;
use kernel::{Error, Result};

use crate::commands::bench::places::Places;
use crate::commands::bench::report::{Figure, Report, percent, rate};
use crate::commands::bench::sink::Sink;
use crate::commands::bench::{front, start};
use crate::intake::{self, Answers, Letter, NewAnswer, Weighed};
use crate::org::{self, UnitId};

/// Connections of the bare client: as many as a server of ours has workers.
const CONNECTIONS: usize = 4;
/// Answers that one transaction puts aside.
const SLICE: usize = 500;

/// Sends one mail each to `people`: each rendered in their language with a link of their own.
///
/// # Errors
/// A fault when a mail is lost or comes twice.
pub(super) fn measure(places: &Places, people: usize, report: &mut Report) -> Result<()> {
    put_aside(&places.db, people)?;
    let sink = Sink::open()?;
    let server = front::serve(places.db.place(), places.folder.path(), &sink)?;
    let ours = rate(people, sink.wait(people, Duration::ZERO)?);
    let peak = server.memory("VmHWM");
    drop(server);
    start::forget_peak();
    let sample = sink.sample();
    let (engine, bytes) = (places.bare.engine(), sample.len());
    let bare = rate(people, bare(people, &sample)?);
    report.add(Figure {
        what: format!("mails sent to {people} people, {bytes} bytes each"),
        engine,
        ours: format!("{ours}/s"),
        bare: format!("{bare}/s, ready-made"),
        ratio: percent(ours, bare),
        goal: "≥ 70 %",
    });
    report.add(Figure {
        what: format!("peak memory of the server, {people} mails"),
        engine,
        ours: peak,
        bare: String::new(),
        ratio: String::new(),
        goal: "flat",
    });
    Ok(())
}

/// Puts as many answers aside, whose mails wait for a worker.
fn put_aside(db: &Db, people: usize) -> Result<()> {
    let unit: UnitId = db.write_now(|tx| {
        org::install(tx)?;
        crate::consent::install(tx)?;
        org::add_unit(tx, None, "national", "Union")
    })?;
    for first in (0..people).step_by(SLICE) {
        let (unit, past) = (unit.clone(), people.min(first + SLICE));
        db.write_now(move |tx| {
            (first..past).try_for_each(|number| intake::take(tx, &answer(number, &unit)))
        })?;
    }
    Ok(())
}

fn answer(number: usize, unit: &UnitId) -> NewAnswer {
    NewAnswer {
        form: "petitions",
        subject: "night-bus".to_owned(),
        unit: unit.clone(),
        answers: Answers {
            first_name: "Ana".to_owned(),
            last_name: "Moulin".to_owned(),
            email: format!("s{number}@example.org"),
            ..Answers::default()
        },
        more: "{}".to_owned(),
        weighed: Weighed { flags: String::new(), late_ms: 0, language: Language::English },
        letter: Letter {
            unit: "Union".to_owned(),
            subject: "petitions-mail-subject".to_owned(),
            text: "petitions-mail-text".to_owned(),
            title: "Night bus".to_owned(),
            door: "/petitions/night-bus/confirm".to_owned(),
        },
    }
}

/// What the mail server takes when nothing else is done: ready-made messages, each answered in
/// full before the next, on as many connections.
fn bare(people: usize, sample: &str) -> Result<Duration> {
    let (sink, sample) = (Sink::open()?, Arc::new(sample.to_owned()));
    let share = people.div_ceil(CONNECTIONS).max(1);
    let mut threads = Vec::new();
    for first in (0..people).step_by(share) {
        let (address, sample) = (sink.address.clone(), sample.clone());
        let past = people.min(first + share);
        let work = move || write_all(&address, &sample, first..past);
        threads.push(std::thread::Builder::new().spawn(work)?);
    }
    for thread in threads {
        thread.join().map_err(|_| Error::fault("a client broke"))??;
    }
    sink.wait(people, Duration::ZERO)
}

fn write_all(address: &str, sample: &str, numbers: std::ops::Range<usize>) -> Result<()> {
    let mut out = TcpStream::connect(address)?;
    let mut read = BufReader::new(out.try_clone()?);
    let mut heard = String::new();
    let mut hear = || {
        heard.clear();
        read.read_line(&mut heard)
    };
    hear()?;
    for number in numbers {
        let to = format!("RCPT TO:<s{number}@example.org>\r\n");
        for said in ["MAIL FROM:<maillage@localhost>\r\n", &to, "DATA\r\n", sample] {
            out.write_all(said.as_bytes())?;
            hear()?;
        }
    }
    Ok(())
}
