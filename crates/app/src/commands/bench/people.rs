//! Many people: loading them, what a write waits meanwhile, memory, finding and listing them.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kernel::db::{Db, tables_of};
use kernel::time::Stopwatch;
use kernel::web::Cursor;
use kernel::{Error, Result};

use crate::commands::bench::places::Places;
use crate::commands::bench::report::{Figure, Report, ms, percent, percentile, rate};
use crate::commands::bench::visitor::Visitor;
use crate::commands::bench::{segments, start, store};
use crate::commands::terminal::Bar;
use crate::feature::Demo;
use crate::features;
use crate::imports::{self, ImportArgs};
use crate::org::{self, UnitId};
use crate::people::{self, AddressLine, EmailLine, PhoneLine, Record};

/// Sections of the bench's organisation, besides the small one.
const SECTIONS: usize = 20;
/// People of the first section; the others share the rest.
const LARGE_UNIT: usize = 100_000;
/// Searches and pages of one figure.
const LOOKS: usize = 400;

/// Loads `rows` people, then looks for them.
///
/// # Errors
/// A fault from a database.
pub(super) fn measure(
    places: &Places,
    rows: usize,
    quick: bool,
    report: &mut Report,
) -> Result<()> {
    let (db, engine) = (&places.db, places.bare.engine());
    let (small, large) = db.write_now(units)?;
    db.migrate(&[store::TABLES])?;
    let file = places.folder.path().join("people.csv");
    write_file(&file, rows)?;
    start::forget_peak();
    let (stop, waits) = write_meanwhile(db)?;
    let watch = Stopwatch::start();
    load(db, &file, rows)?;
    let took = watch.elapsed();
    stop.store(true, Ordering::SeqCst);
    let mut waits = waits.join().map_err(|_| Error::fault("a client broke"))??;
    let peak = start::memory("VmHWM", None);
    let tables = tables_of(&features::migrations());
    let watch = Stopwatch::start();
    store::copy_bare(db.place(), &places.bare, &tables)?;
    let (ours, bare) = (rate(rows, took), rate(rows, watch.elapsed()));
    report.add(Figure {
        what: format!("people imported, {rows} rows"),
        engine,
        ours: format!("{ours} rows/s"),
        bare: format!("{bare} rows/s"),
        ratio: percent(ours, bare),
        goal: "≥ 50 %, ≥ 20000 rows/s",
    });
    let figure = |what: String, ours: String, goal: &'static str| Figure {
        what,
        engine,
        ours,
        bare: String::new(),
        ratio: String::new(),
        goal,
    };
    let p99 = ms(percentile(&mut waits, 99));
    report.add(figure(format!("a write meanwhile, p99, {rows} rows"), p99, "< 100 ms"));
    report.add(figure(format!("peak memory, {rows} rows"), peak, "flat"));
    db.analyze()?;
    let looks = if quick { 10 } else { LOOKS };
    let root = db.read_now(|tx| Ok(org::root(tx)?.id))?;
    let mut everywhere = Visitor::officer(db, &root)?;
    let mut section = Visitor::officer(db, &large)?;
    let most = (0..rows).filter(|number| section_of(*number) == 0).count();
    for (what, goal, mut times) in [
        (format!("page of a name search in {rows}"), "< 20 ms", everywhere.open(&names(looks))?),
        (format!("page of a list of {most}"), "< 50 ms", section.open(&pages(looks))?),
    ] {
        let (half, most) = (percentile(&mut times, 50), percentile(&mut times, 95));
        let times = format!("{} / {}", ms(half), ms(most));
        report.add(figure(format!("{what}, p50 / p95"), times, goal));
    }
    segments::measure(places, [&small, &large], rows, quick, report)?;
    search_duplicates(places, rows, report)
}

/// The search for duplicates through all people.
fn search_duplicates(places: &Places, rows: usize, report: &mut Report) -> Result<()> {
    start::forget_peak();
    let watch = Stopwatch::start();
    let compared = crate::duplicates::search(&places.db)?;
    let seconds = format!("{:.1} s, {compared} pairs compared", watch.elapsed().as_secs_f64());
    let peak = start::memory("VmHWM", None);
    for (what, ours, goal) in [
        (format!("duplicates searched in {rows}"), seconds, "minutes"),
        (format!("peak memory of that search in {rows}"), peak, "flat"),
    ] {
        let engine = places.bare.engine();
        let (bare, ratio) = (String::new(), String::new());
        report.add(Figure { what, engine, ours, bare, ratio, goal });
    }
    Ok(())
}

/// A national body, a federation, and its sections; gives a small one of these and the large one.
pub(super) fn units(tx: &mut kernel::db::Tx<'_>) -> Result<(UnitId, UnitId)> {
    org::install(tx)?;
    let root = org::add_unit(tx, None, "national", "Union")?;
    let federation = org::add_unit(tx, Some(&root), "federation", "Gard")?;
    let section = |number| format!("Section {number}");
    let large = org::add_unit(tx, Some(&federation), "section", &section(0))?;
    let small = org::add_unit(tx, Some(&federation), "section", &section(SECTIONS))?;
    for number in 1..SECTIONS {
        org::add_unit(tx, Some(&federation), "section", &section(number))?;
    }
    Ok((small, large))
}

/// A client that writes one short transaction after the other, until told to stop.
type Meanwhile = (Arc<AtomicBool>, std::thread::JoinHandle<Result<Vec<Duration>>>);

fn write_meanwhile(db: &Db) -> Result<Meanwhile> {
    let stop = Arc::new(AtomicBool::new(false));
    let (db, stopped) = (db.clone(), stop.clone());
    let client = move || {
        let mut waits = Vec::new();
        let mut number = 0_u64;
        while !stopped.load(Ordering::SeqCst) {
            let watch = Stopwatch::start();
            let id = format!("meanwhile-{number}");
            db.write_now(move |tx| store::sign(tx, &id, &id))?;
            waits.push(watch.elapsed());
            number += 1;
            db.wait_for_bell(Duration::from_millis(5));
        }
        Ok(waits)
    };
    Ok((stop, std::thread::Builder::new().spawn(client)?))
}

/// Brings a file of `rows` people in, as the command line does: understood, matched, reported.
pub(super) fn load(db: &Db, file: &Path, rows: usize) -> Result<()> {
    let mut bar = Bar::new("people");
    let total = u64::try_from(rows)?;
    let args = ImportArgs {
        file: file.to_owned(),
        unit: None,
        mapping: None,
        sheet: 1,
        time_zone: None,
        tags: None,
        create_units: false,
        dry_run: false,
        json: false,
    };
    let report = imports::import(db, &args, |done| bar.tell(done, total))?;
    bar.end();
    let counted = report.created + report.updated + report.doubtful;
    if counted == total { Ok(()) } else { Err(Error::fault("rows of the bench were lost")) }
}

/// Writes a file as a treasurer keeps it: numbers, names, addresses, sections, days of joining.
pub(super) fn write_file(file: &Path, rows: usize) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    writeln!(
        out,
        "Numéro d’adhérent;Nom;Prénom;Date de naissance;Courriel;Portable;Adresse;Code postal;\
         Ville;Section;Date d’adhésion"
    )?;
    let mut choice = Demo::new(7, rows);
    for number in 0..rows {
        let person = record(&mut choice, number);
        let text = |value: Option<String>| value.unwrap_or_default();
        let email = person.emails.first().map(|line| line.address.clone());
        let phone = person.phones.first().map(|line| line.number.clone());
        let address = person.addresses.first().cloned().unwrap_or_default();
        let section = section_of(number);
        let joined = format!("{}-03-01", 2000 + number % 26);
        writeln!(
            out,
            "{};{};{};{};{};{};{};{};{};Section {section};{joined}",
            text(person.number),
            person.last_name,
            person.first_name,
            text(person.born_on),
            text(email),
            text(phone),
            address.line_1,
            address.postcode,
            address.city,
        )?;
    }
    out.flush()?;
    Ok(())
}

/// The first section is large, the last has one in a thousand; the others share the rest.
const fn section_of(number: usize) -> usize {
    match number {
        number if number % 1_000 == 500 => SECTIONS,
        number if number < LARGE_UNIT => 0,
        number => 1 + number % (SECTIONS - 1),
    }
}

const FIRST_NAMES: [&str; 20] = [
    "Ana", "Bruno", "Chloé", "Driss", "Élise", "Fatou", "Gaël", "Hélène", "Inès", "Jules", "Karim",
    "Léa", "Malo", "Nadia", "Omar", "Paola", "Quentin", "Rosa", "Solène", "Théo",
];
const BEGINNINGS: [&str; 20] = [
    "Bar", "Cas", "Del", "Far", "Gar", "Han", "Jac", "Lam", "Mar", "Nor", "Per", "Rav", "Sab",
    "Tal", "Vau", "Abé", "Ben", "Cou", "Dur", "Fau",
];
const MIDDLES: [&str; 20] = [
    "ab", "ac", "ad", "al", "am", "an", "ap", "ar", "as", "at", "eb", "el", "em", "en", "er", "ib",
    "il", "in", "or", "ul",
];
const ENDINGS: [&str; 20] = [
    "ard", "elle", "et", "in", "ois", "eau", "ier", "on", "ac", "as", "esse", "oux", "ert", "and",
    "ou", "quin", "mel", "tin", "lou", "zac",
];

/// An invented person, the same for the same choices.
pub(super) fn record(choice: &mut Demo, number: usize) -> Record {
    let word = |choice: &mut Demo, words: &[&'static str]| {
        choice.one_of(words).copied().unwrap_or_default()
    };
    let first = word(choice, &FIRST_NAMES);
    let beginning = word(choice, &BEGINNINGS);
    // A third bears one of the names that many bear.
    let middle = if choice.chance(33) { "" } else { word(choice, &MIDDLES) };
    let last = format!("{beginning}{middle}{}", word(choice, &ENDINGS));
    let email = EmailLine { address: format!("a{number}@example.org"), ..EmailLine::default() };
    // Scattered over the range, as in a real file, and nobody's twice.
    let scattered = number.wrapping_mul(7_654_321) % 100_000_000;
    let number_text = format!("+337{scattered:08}");
    let phone = PhoneLine { number: number_text, kind: "mobile".to_owned(), bad: false };
    let day = format!("{:02}-{:02}", 1 + choice.below(12), 1 + choice.below(28));
    let address = AddressLine {
        line_1: format!("{} rue des Mimosas", 1 + choice.below(200)),
        postcode: format!("30{:03}", choice.below(960)),
        city: "Alès".to_owned(),
        ..AddressLine::default()
    };
    Record {
        first_name: first.to_owned(),
        last_name: last,
        number: Some(format!("M{number:07}")),
        born_on: Some(format!("{}-{day}", 1940 + choice.below(65))),
        emails: vec![email],
        phones: vec![phone],
        addresses: vec![address],
        ..Record::default()
    }
}

/// Names typed in the search, as somebody would: a last name, or first and last name.
fn names(looks: usize) -> Vec<String> {
    let mut choice = Demo::new(11, looks);
    let name = |look: usize| {
        let record = record(&mut choice, look);
        let both = look.is_multiple_of(2);
        let typed = format!("{} {}", if both { &record.first_name } else { "" }, record.last_name);
        format!("/office/people?q={}", typed.trim().replace(' ', "+"))
    };
    (0..looks).map(name).collect()
}

/// Pages of a list, each from any name on.
fn pages(looks: usize) -> Vec<String> {
    let mut choice = Demo::new(13, looks);
    let page = |look: usize| {
        let record = record(&mut choice, look);
        let after = Cursor { key: people::sort_name(&record), id: String::new() };
        format!("/office/people?after={}", after.encoded())
    };
    (0..looks).map(page).collect()
}
