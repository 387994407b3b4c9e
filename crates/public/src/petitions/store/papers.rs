//! Signatures on paper: batches as they were keyed in, each line with whom it is about.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};

use crate::consent::{self, Channel, Evidence, Kind};
use crate::intake;
use crate::org::{PersonId, Scope};
use crate::people::{self, AddressLine, Cause, EmailLine, FactKind, PhoneLine, Record, Way};
use crate::petitions::rules::{PaperLine, agrees};
use crate::petitions::store::Petition;
use crate::petitions::store::signatures::once;
use crate::petitions::{BatchId, PetitionId, SignatureId};

row! {
    /// A batch as it was brought in.
    #[derive(Debug, Clone)]
    pub struct Batch {
        /// Name of its file.
        pub name: String,
        /// Who brought it in.
        pub by_name: String,
        /// What came of it, JSON.
        pub report: String,
        /// When.
        pub at: Moment,
    }
}

/// Batches listed of a petition.
const BATCHES_MAX: i64 = 100;

/// The batches of a petition, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn batches_of(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<Batch>> {
    let sql = "select b.name, b.by_name, b.report, b.at from paper_batch b
               where b.petition = $1 and not exists (select 1 from paper_pile p
                where p.batch = b.id and p.counted_at is null)
               order by b.at desc, b.id limit $2";
    tx.rows(sql, &[petition, &BATCHES_MAX])
}

/// Begins a batch.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn add_batch(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    name: &str,
    by_name: &str,
) -> Result<BatchId> {
    let (id, now): (BatchId, _) = (tx.fresh(), tx.now());
    let sql = "insert into paper_batch (id, petition, name, by_name, report, at)
               values ($1, $2, $3, $4, '{}', $5)";
    tx.exec(sql, &[&id, petition, &name, &by_name, &now])?;
    Ok(id)
}

/// Writes down what came of a batch.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn tell_batch(
    tx: &mut Tx<'_>,
    batch: &BatchId,
    report: &str,
) -> Result<()> {
    tx.exec("update paper_batch set report = $2 where id = $1", &[batch, &report]).map(drop)
}

/// What a line came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::petitions) enum Keyed {
    /// Somebody known by their address signed.
    ByEmail,
    /// Somebody known by name and telephone.
    ByPhone,
    /// Somebody nobody knew.
    New,
    /// Somebody who had signed before: it does not count again.
    Second,
}

/// Writes a line down. Somebody is recognised by address when the names agree, else by telephone
/// and whole name; whoever else has a record of the unit that looks after their place. Pairs that
/// look alike by name and street are proposed by the search for duplicates, as always.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn key_in(
    tx: &mut Tx<'_>,
    petition: &Petition,
    batch: &BatchId,
    line: &PaperLine,
    has_wording: bool,
) -> Result<(Keyed, bool)> {
    if was_keyed(tx, petition, line)? {
        return Ok((Keyed::Second, false));
    }
    let record = record_of(line);
    let (person, keyed) = match known(tx, line, &record)? {
        Some(known) => known,
        None => {
            let unit = intake::unit_for(tx, &petition.unit, &line.postcode)?;
            let cause = Cause { by: None, mandate: None, way: Way::House };
            (people::create(tx, &unit, &record, &cause)?, Keyed::New)
        }
    };
    let today = tx.now().day_text();
    let day = if line.signed_on.is_empty() { &today } else { &line.signed_on };
    let counts = add_paper(tx, petition, batch, line, &person, day)?;
    if counts {
        people::add_fact(tx, &person, FactKind::Contact, day, "petitions", None)?;
    }
    let agreed = has_wording && agree(tx, petition, line, &person, day)?;
    Ok((if counts { keyed } else { Keyed::Second }, agreed))
}

/// Writes down the mark of a line that bears an address, unless the person answered before: a
/// paper that comes late takes no withdrawal back.
fn agree(
    tx: &mut Tx<'_>,
    petition: &Petition,
    line: &PaperLine,
    person: &PersonId,
    day: &str,
) -> Result<bool> {
    const PURPOSE: &str = "newsletter";
    let asks = line.wants_news && !line.email.is_empty();
    let answered =
        |one: &consent::Standing| one.purpose == PURPOSE && one.channel == Channel::Email;
    if !asks || consent::state_of(tx, person)?.iter().any(answered) {
        return Ok(false);
    }
    let evidence = Evidence {
        obtained_on: Some(day.to_owned()),
        ..Evidence::of(consent::Way::Paper, &format!("{} {}", petition.title, line.sheet))
    };
    consent::record(tx, person, PURPOSE, Channel::Email, Kind::Given, &evidence)?;
    Ok(true)
}

/// Whether the same line of the same sheet was keyed in before: a file may come twice.
fn was_keyed(tx: &mut Tx<'_>, petition: &Petition, line: &PaperLine) -> Result<bool> {
    if line.sheet == "/" {
        return Ok(false);
    }
    let sql = "select count(*) from signature where petition = $1 and sheet = $2
               and last_name = $3 and first_name = $4";
    let args: [&dyn kernel::db::Arg; 4] =
        [&petition.id, &line.sheet, &line.last_name, &line.first_name];
    Ok(tx.one::<i64>(sql, &args)? > 0)
}

fn known(tx: &mut Tx<'_>, line: &PaperLine, record: &Record) -> Result<Option<(PersonId, Keyed)>> {
    let house = Scope::of_the_house(tx)?;
    if !line.email.is_empty() {
        let folded = line.email.to_lowercase();
        let found = people::by_emails(tx, &house, &[&folded])?;
        let same = |one: &people::Found| agrees(&one.match_name, &line.last_name, &line.first_name);
        if let Some(one) = found.into_iter().find(same) {
            return Ok(Some((one.person, Keyed::ByEmail)));
        }
    }
    if !line.phone.is_empty() {
        let name = people::match_name(record);
        let found = people::by_phones(tx, &house, &[&line.phone])?;
        if let Some(one) = found.into_iter().find(|one| one.match_name == name) {
            return Ok(Some((one.person, Keyed::ByPhone)));
        }
    }
    Ok(None)
}

fn record_of(line: &PaperLine) -> Record {
    let email = EmailLine { address: line.email.clone(), ..EmailLine::default() };
    let phone = PhoneLine { number: line.phone.clone(), ..PhoneLine::default() };
    let address = AddressLine {
        line_1: line.street.clone(),
        postcode: line.postcode.clone(),
        city: line.city.clone(),
        ..AddressLine::default()
    };
    let has_place = !line.postcode.is_empty() || !line.street.is_empty();
    Record {
        first_name: values::names::proper_case(&line.first_name),
        last_name: values::names::proper_case(&line.last_name),
        emails: (!line.email.is_empty()).then_some(email).into_iter().collect(),
        phones: (!line.phone.is_empty()).then_some(phone).into_iter().collect(),
        addresses: has_place.then_some(address).into_iter().collect(),
        ..Record::default()
    }
}

fn add_paper(
    tx: &mut Tx<'_>,
    petition: &Petition,
    batch: &BatchId,
    line: &PaperLine,
    person: &PersonId,
    day: &str,
) -> Result<bool> {
    let (id, now): (SignatureId, _) = (tx.fresh(), tx.now());
    // Who signed in the open without a record here is not counted once more.
    let once = match line.email.as_str() {
        "" => String::new(),
        email => once(&petition.id, email, (&line.last_name, &line.first_name)),
    };
    let added = tx.exec(
        "insert into signature (id, petition, person, unit, kind, first_name, last_name, email,
         postcode, comment, is_public, wants_news, review, flags, language, batch, sheet,
         signed_on, signed_at, once) values ($1, $2, $3, $4, 'paper', $5, $6, $7, $8, '', 0, 0,
         'free', '', 'fr', $9, $10, $11, $12, $13) on conflict do nothing",
        &[
            &id,
            &petition.id,
            person,
            &petition.unit,
            &line.first_name,
            &line.last_name,
            &line.email,
            &line.postcode,
            batch,
            &line.sheet,
            &day,
            &now,
            &once,
        ],
    )?;
    Ok(added == 1)
}
