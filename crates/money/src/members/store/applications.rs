//! What people ask for at the public door: nobody's until they confirm by the mailed link.

use kernel::db::Tx;
use kernel::ids::random_hex;
use kernel::time::{DAY_MS, Moment};
use kernel::{Error, Result, row};
use serde::{Deserialize, Serialize};

use crate::accounts::token_hash;
use crate::consent;
use crate::members::store::memberships::{Hand, NewMembership, create};
use crate::members::store::welcome::plan_steps;
use crate::members::{ApplicationId, MembershipId, Refusal, TypeId};
use crate::org::{PersonId, UnitId};
use crate::people::{self, AddressLine, EmailLine, FactKind, PhoneLine, Record};

/// Days for which an application waits for its link; then it is forgotten.
pub(in crate::members) const WAIT_DAYS: i64 = 7;
/// Applications of one address a day.
const ADDRESS_DAY_MAX: i64 = 5;
/// Applications swept at once.
const SWEPT_MAX: i64 = 500;

/// What somebody typed, without their income, which is never sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::members) struct Answers {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
    pub born_on: String,
    pub line_1: String,
    pub postcode: String,
    pub city: String,
    /// Purposes that were ticked, with the wording that was shown.
    pub agreed: Vec<(String, String)>,
}

impl Answers {
    /// The record that they make.
    pub(in crate::members) fn record(&self, language: &str) -> Record {
        let emails = (!self.email.is_empty())
            .then(|| EmailLine { address: self.email.clone(), ..EmailLine::default() });
        let phones = (!self.phone.is_empty())
            .then(|| PhoneLine { number: self.phone.clone(), ..PhoneLine::default() });
        let has_place = !self.line_1.is_empty() || !self.postcode.is_empty();
        let addresses = has_place.then(|| AddressLine {
            line_1: self.line_1.clone(),
            postcode: self.postcode.clone(),
            city: self.city.clone(),
            ..AddressLine::default()
        });
        Record {
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            born_on: Some(self.born_on.clone()).filter(|day| !day.is_empty()),
            language: Some(language.to_owned()).filter(|code| !code.is_empty()),
            emails: emails.into_iter().collect(),
            phones: phones.into_iter().collect(),
            addresses: addresses.into_iter().collect(),
            ..Record::default()
        }
    }
}

/// An application to write down.
#[derive(Debug, Clone)]
pub(in crate::members) struct NewApplication {
    /// Which unit.
    pub unit: UnitId,
    /// By which type.
    pub kind: TypeId,
    /// Who.
    pub answers: Answers,
    /// The amount that they chose.
    pub amount_cents: i64,
    /// How they will pay.
    pub way: String,
    /// Payments a year.
    pub instalments: i64,
    /// Language of the pages.
    pub language: String,
}

row! {
    /// An application as it waits.
    #[derive(Debug, Clone)]
    pub struct Application {
        /// Its identifier.
        pub id: ApplicationId,
        /// Which unit.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// By which type.
        pub kind: TypeId,
        answers: String,
        /// The amount that they chose.
        pub amount_cents: i64,
        /// How they will pay.
        pub way: String,
        /// Payments a year.
        pub instalments: i64,
        /// Language of the pages.
        pub language: String,
        /// When it was sent.
        pub created_at: Moment,
        /// When it was confirmed.
        pub confirmed_at: Option<Moment>,
    }
}

impl Application {
    /// What they typed.
    pub(in crate::members) fn answers(&self) -> Result<Answers> {
        Ok(serde_json::from_str(&self.answers)?)
    }
}

const APPLICATION: &str = "select a.id, a.unit, u.name, a.type, a.answers, a.amount_cents, a.way,
    a.instalments, a.language, a.created_at, a.confirmed_at
    from application a join unit u on u.id = a.unit";

/// Writes an application down and gives the secret of its link.
///
/// # Errors
/// [`Error::TooOften`] when the address was used too often today.
pub(in crate::members) fn apply(
    tx: &mut Tx<'_>,
    new: &NewApplication,
) -> Result<(ApplicationId, String)> {
    let (id, now): (ApplicationId, _) = (tx.fresh(), tx.now());
    let folded = new.answers.email.to_lowercase();
    let since = now.plus_ms(-DAY_MS);
    let sql = "select count(*) from application where email = $1 and created_at > $2";
    let asked: i64 = tx.one(sql, &[&folded, &since])?;
    if asked >= ADDRESS_DAY_MAX {
        return Err(Error::TooOften { wait_s: 24 * 60 * 60 });
    }
    let token = random_hex::<20>();
    let answers = serde_json::to_string(&new.answers)?;
    tx.exec(
        "insert into application (id, unit, type, answers, email, language, token_hash,
         amount_cents, way, instalments, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &id,
            &new.unit,
            &new.kind,
            &answers,
            &folded,
            &new.language,
            &token_hash(&token),
            &new.amount_cents,
            &new.way,
            &new.instalments,
            &now,
        ],
    )?;
    Ok((id, token))
}

/// The application of a mailed link, as long as it holds.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn seen_by_token(
    tx: &mut Tx<'_>,
    token: &str,
) -> Result<Option<Application>> {
    let since = tx.now().plus_ms(-WAIT_DAYS * DAY_MS);
    let sql = format!("{APPLICATION} where a.token_hash = $1 and a.created_at > $2");
    tx.row(&sql, &[&token_hash(token), &since])
}

/// Confirms an application: whoever reads the address is the person. Somebody known by address
/// and name is recognised; anybody else becomes a record of the unit. A second time changes
/// nothing.
///
/// # Errors
/// [`Refusal::LinkOver`] when the link is over.
pub(in crate::members) fn confirm(tx: &mut Tx<'_>, token: &str) -> Result<Application> {
    let found = seen_by_token(tx, token)?.ok_or(Refusal::LinkOver)?;
    let now = tx.now();
    let sql = "update application set confirmed_at = $2 where id = $1 and confirmed_at is null";
    if tx.exec(sql, &[&found.id, &now])? == 0 {
        return Ok(found);
    }
    let answers = found.answers()?;
    let (person, unit) = person_of(tx, &found, &answers)?;
    let id = join(tx, &found, &person, &unit)?;
    consent::agree(tx, &person, &answers.agreed, "/join")?;
    let sql = "update application set person = $2, answers = '{}' where id = $1";
    tx.exec(sql, &[&found.id, &person])?;
    plan_steps(tx, &id, &person)?;
    Ok(found)
}

fn join(
    tx: &mut Tx<'_>,
    found: &Application,
    person: &PersonId,
    unit: &UnitId,
) -> Result<MembershipId> {
    let today = tx.now().day_text();
    let new = NewMembership {
        person,
        unit,
        kind: &found.kind,
        applied_on: &today,
        counts_from_on: &today,
        cents: found.amount_cents,
        way: &found.way,
        instalments: found.instalments,
        source: "join",
    };
    create(tx, &new, &Hand::Themselves(person.clone()))
}

/// Who applies, and the unit that keeps them.
fn person_of(
    tx: &mut Tx<'_>,
    found: &Application,
    answers: &Answers,
) -> Result<(PersonId, UnitId)> {
    let record = answers.record(&found.language);
    let known = people::recognise(tx, &found.unit, &record, &Hand::House.cause())?;
    if known.is_new {
        let today = tx.now().day_text();
        people::add_fact(tx, &known.person, FactKind::Interest, &today, "join", None)?;
    }
    Ok((known.person, known.home))
}

/// Forgets applications that nobody confirmed in time; how many.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn sweep(tx: &mut Tx<'_>) -> Result<u64> {
    let before = tx.now().plus_ms(-WAIT_DAYS * DAY_MS);
    tx.exec(
        "delete from application where id in (select id from application
         where confirmed_at is null and created_at < $1 order by created_at limit $2)",
        &[&before, &SWEPT_MAX],
    )
}
