//! Answers that wait for their confirmation, and what becomes of them.

use kernel::db::Tx;
use kernel::ids::{random_hex, uuid_at};
use kernel::time::{DAY_MS, Moment};
use kernel::{Result, row};
use serde::Serialize;

use crate::accounts::token_hash;
use crate::consent;
use crate::feature::Held;
use crate::intake::rules::Answers;
use crate::intake::{AnswerId, jobs};
use crate::org::{self, PersonId, UnitId};
use crate::people::{self, Cause, FactKind, Way};

/// Mails that one address may be sent by forms in a day.
const ADDRESS_DAY_MAX: i64 = 5;
/// Answers forgotten at once.
const SWEPT_MAX: i64 = 500;
/// Letters of an identifier in a link; its secret follows.
const ID_LETTERS: usize = 32;

/// The mail that asks for the confirmation.
#[derive(Debug, Clone, Serialize, serde::Deserialize)]
pub struct Letter {
    /// Text key of its subject; takes `title`, `by`.
    pub subject: String,
    /// Text key of its text; takes `name`, `title`, `by`, `link`, `days`.
    pub text: String,
    /// What the form is about.
    pub title: String,
    /// Name of the unit that asks; letters that waited before it was told have none.
    #[serde(default)]
    pub unit: String,
    /// The page that confirms, to which `/` and the link's secret are added.
    pub door: String,
}

/// An answer to put aside until it is confirmed.
#[derive(Debug, Clone)]
pub struct NewAnswer {
    /// Which sort of form, the feature's name: `petitions`.
    pub form: &'static str,
    /// About what, an identifier of the feature.
    pub subject: String,
    /// The unit that will keep the person, unless one below it looks after their place.
    pub unit: UnitId,
    /// Who, and what they ticked.
    pub answers: Answers,
    /// What else the feature asked, as it likes to read it again.
    pub more: String,
    /// What [`crate::intake::weigh`] said.
    pub weighed: crate::intake::Weighed,
    /// The mail.
    pub letter: Letter,
}

row! {
    /// An answer as it waits.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        /// Its identifier.
        pub id: AnswerId,
        form: String,
        /// About what.
        pub subject: String,
        /// The unit of the form.
        pub unit: UnitId,
        answers: String,
        /// What else the feature asked.
        pub more: String,
        /// Language of the page.
        pub language: String,
        secret_hash: String,
        /// What looks odd.
        pub flags: String,
        /// Whose it turned out to be, once confirmed.
        pub person: Option<PersonId>,
        /// When it was sent.
        pub created_at: Moment,
        /// When it was confirmed.
        pub confirmed_at: Option<Moment>,
    }
}

impl Waiting {
    /// Who, and what they ticked; nothing once it is confirmed.
    ///
    /// # Errors
    /// A fault when an older version wrote something else.
    pub fn answers(&self) -> Result<Answers> {
        Ok(serde_json::from_str(&self.answers)?)
    }
}

/// Puts an answer aside and its mail in the queue. An address that was written to often enough
/// today is not written to again, and nothing tells so.
///
/// # Errors
/// A fault from the database.
pub fn take(tx: &mut Tx<'_>, new: &NewAnswer) -> Result<()> {
    let (id, now): (AnswerId, _) = (tx.fresh(), tx.now());
    let secret = random_hex::<20>();
    let token = format!("{}{secret}", id.as_str().replace('-', ""));
    let email = new.answers.email.to_lowercase();
    let added = tx.exec(
        "insert into waiting_answer (id, form, subject, unit, email, answers, more, language,
         secret_hash, flags, created_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, cast($11 as bigint)
         where (select count(*) from waiting_answer where email = $5
          and created_at > cast($12 as bigint)) < cast($13 as bigint)",
        &[
            &id,
            &new.form,
            &new.subject,
            &new.unit,
            &email,
            &serde_json::to_string(&new.answers)?,
            &new.more,
            &new.weighed.language.code(),
            &token_hash(&secret),
            &new.weighed.flags,
            &now,
            &now.plus_ms(-DAY_MS),
            &ADDRESS_DAY_MAX,
        ],
    )?;
    if added == 0 {
        return Ok(());
    }
    jobs::enqueue_letter(tx, &token, &new.letter, now.plus_ms(new.weighed.late_ms))
}

/// Mails the link of an answer that waits once more, with a secret of its own: the first link
/// still holds, and whichever is followed counts once. It counts among the mails of the day.
///
/// # Errors
/// A fault from the database.
pub(super) fn again(
    tx: &mut Tx<'_>,
    (form, subject): (&str, &str),
    email: &str,
    letter: &Letter,
) -> Result<()> {
    let now = tx.now();
    let since = now.plus_ms(-waiting_days(tx)? * DAY_MS);
    let sql = "select id from waiting_answer where email = $1 and form = $2 and subject = $3
               and confirmed_at is null and created_at > $4 order by created_at desc limit 1";
    let found = tx.row::<(AnswerId,)>(sql, &[&email, &form, &subject, &since])?;
    let Some((waits,)) = found else { return Ok(()) };
    let (id, secret): (AnswerId, _) = (tx.fresh(), random_hex::<20>());
    let token = format!("{}{secret}", id.as_str().replace('-', ""));
    let added = tx.exec(
        "insert into waiting_answer (id, form, subject, unit, email, answers, more, language,
         secret_hash, flags, created_at)
         select $1, form, subject, unit, email, answers, more, language, $3, flags,
         cast($4 as bigint) from waiting_answer where id = $2
         and (select count(*) from waiting_answer where email = $5
          and created_at > cast($6 as bigint)) < cast($7 as bigint)",
        &[&id, &waits, &token_hash(&secret), &now, &email, &now.plus_ms(-DAY_MS), &ADDRESS_DAY_MAX],
    )?;
    if added == 0 {
        return Ok(());
    }
    jobs::enqueue_letter(tx, &token, letter, now)
}

/// The answer of a mailed link, as long as it waits.
///
/// # Errors
/// A fault from the database.
pub fn seen(tx: &mut Tx<'_>, form: &str, token: &str) -> Result<Option<Waiting>> {
    let found = of_link(tx, token)?.map(|(found, _)| found);
    Ok(found.filter(|found| found.form == form))
}

/// The answer of a link, whatever its form.
/// With it, for how many days answers wait.
pub(super) fn of_link(tx: &mut Tx<'_>, token: &str) -> Result<Option<(Waiting, i64)>> {
    let parts = token.split_at_checked(ID_LETTERS);
    let Some((Some(id), secret)) = parts.map(|(id, secret)| (AnswerId::parse(id), secret)) else {
        return Ok(None);
    };
    let days = waiting_days(tx)?;
    let since = tx.now().plus_ms(-days * DAY_MS);
    let sql = "select id, form, subject, unit, answers, more, language, secret_hash, flags, person,
               created_at, confirmed_at from waiting_answer where id = $1 and created_at > $2";
    let found: Option<Waiting> = tx.row(sql, &[&id, &since])?;
    let found = found.filter(|found| found.secret_hash == token_hash(secret));
    Ok(found.map(|found| (found, days)))
}

/// What was confirmed.
#[derive(Debug, Clone)]
pub struct Confirmed {
    /// The answer, as it waited.
    pub waiting: Waiting,
    /// Who, and what they ticked.
    pub answers: Answers,
    /// Whose record it is.
    pub person: PersonId,
    /// The unit that keeps it.
    pub home: UnitId,
}

/// What was confirmed and is kept by somebody else: there is no record of it.
#[derive(Debug, Clone)]
pub struct Passed {
    /// The answer, as it waited.
    pub waiting: Waiting,
    /// Who, and what they ticked.
    pub answers: Answers,
}

/// What became of a link.
pub enum Door<T = Confirmed> {
    /// Just now.
    Now(Box<T>),
    /// It had been confirmed before.
    Before(Box<Waiting>),
    /// It is over, or was never one.
    Over,
}

impl<T> Door<T> {
    /// The same, with something else of what was confirmed just now.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Door<U> {
        match self {
            Self::Now(now) => Door::Now(Box::new(of(*now))),
            Self::Before(waiting) => Door::Before(waiting),
            Self::Over => Door::Over,
        }
    }
}

fn opened(tx: &mut Tx<'_>, form: &str, token: &str) -> Result<Door<Passed>> {
    let Some(waiting) = seen(tx, form, token)? else { return Ok(Door::Over) };
    let now = tx.now();
    let sql = "update waiting_answer set confirmed_at = $2 where id = $1 and confirmed_at is null";
    if tx.exec(sql, &[&waiting.id, &now])? == 0 {
        return Ok(Door::Before(Box::new(waiting)));
    }
    let answers = waiting.answers()?;
    Ok(Door::Now(Box::new(Passed { waiting, answers })))
}

/// Forgets what was typed, once it is kept elsewhere; `person` is whose record it became.
fn emptied(tx: &mut Tx<'_>, waiting: &Waiting, person: Option<&PersonId>) -> Result<()> {
    let sql = "update waiting_answer set person = $2, answers = '{}', more = '', email = ''
               where id = $1";
    tx.exec(sql, &[&waiting.id, &person]).map(drop)
}

/// Confirms an answer whose data somebody else keeps: nobody is recognised, no record is made,
/// and the form's feature alone holds what was typed, to hand it over.
///
/// # Errors
/// A fault from the database.
pub fn pass_on(tx: &mut Tx<'_>, form: &'static str, token: &str) -> Result<Door<Passed>> {
    let door = opened(tx, form, token)?;
    if let Door::Now(passed) = &door {
        emptied(tx, &passed.waiting, None)?;
    }
    Ok(door)
}

/// Confirms an answer: whoever reads the address is the person. Somebody known is recognised, by
/// address and name; anybody else becomes a record of the unit that looks after their place. What
/// they ticked is written down with its wording.
///
/// # Errors
/// A fault from the database.
pub fn confirm(tx: &mut Tx<'_>, form: &'static str, token: &str, page: &str) -> Result<Door> {
    let Passed { waiting, answers } = match opened(tx, form, token)? {
        Door::Now(passed) => *passed,
        Door::Before(waiting) => return Ok(Door::Before(waiting)),
        Door::Over => return Ok(Door::Over),
    };
    let now = tx.now();
    let unit = unit_for(tx, &waiting.unit, &answers.postcode)?;
    let cause = Cause { by: None, mandate: None, way: Way::House };
    let known = people::recognise(tx, &unit, &answers.record(&waiting.language), &cause)?;
    people::add_fact(tx, &known.person, FactKind::Contact, &now.day_text(), form, None)?;
    consent::agree(tx, &known.person, &answers.agreed, page)?;
    // What was typed is with the person now, and nowhere else.
    emptied(tx, &waiting, Some(&known.person))?;
    let (person, home) = (known.person, known.home);
    Ok(Door::Now(Box::new(Confirmed { waiting, answers, person, home })))
}

/// The unit that looks after a postcode, when it stands at or below the unit of the form; else
/// that one.
///
/// # Errors
/// A fault from the database.
pub fn unit_for(tx: &mut Tx<'_>, of_form: &UnitId, postcode: &str) -> Result<UnitId> {
    if postcode.is_empty() {
        return Ok(of_form.clone());
    }
    let communes = territory::communes_of_postcode(postcode);
    let commune = match communes.as_slice() {
        [only] => Some(only.insee),
        _ => None,
    };
    let department = communes.first().map(|one| one.department);
    let found = org::unit_for_place(tx, commune, Some(postcode), department)?;
    let Some(found) = found else { return Ok(of_form.clone()) };
    let is_below = org::units_above(tx, &found)?.contains(of_form);
    Ok(if is_below { found } else { of_form.clone() })
}

/// Days for which an answer waits, as they hold today.
///
/// # Errors
/// A fault from the database.
pub fn waiting_days(tx: &mut Tx<'_>) -> Result<i64> {
    let today = tx.now().day_text();
    let sql = "select value from intake_value where name = 'waiting_days' and valid_from_on <= $1
               order by valid_from_on desc limit 1";
    tx.one(sql, &[&today])
}

/// Forgets answers whose time is over, confirmed or not; how many. Identifiers begin with their
/// moment, so that the oldest are found by their key.
///
/// # Errors
/// A fault from the database.
pub(super) fn sweep(tx: &mut Tx<'_>) -> Result<u64> {
    let before = tx.now().plus_ms(-waiting_days(tx)? * DAY_MS);
    let first = AnswerId::from(uuid_at(before));
    tx.exec(
        "delete from waiting_answer where id in (select id from waiting_answer
         where id < $1 order by id limit $2)",
        &[&first, &SWEPT_MAX],
    )
}

/// What this room holds on people.
pub(super) const HELD: Held =
    Held { tables: &["waiting_answer"], export, erase, retention: "intake-retention", merge };

/// Answers of a person or of one of their addresses.
const THEIRS: &str = "(person = $1
    or email in (select e.folded from person_email e where e.person = $1))";

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let sql = format!("select form, answers, created_at from waiting_answer where {THEIRS}");
    let rows: Vec<(String, String, Moment)> = tx.rows(&sql, &[person])?;
    let told = rows.into_iter().map(|(form, answers, at)| {
        serde_json::json!({ "form": form, "answers": answers, "at": at.rfc3339() })
    });
    Ok(serde_json::Value::Array(told.collect()))
}

fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec(&format!("delete from waiting_answer where {THEIRS}"), &[person]).map(drop)
}

fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec("update waiting_answer set person = $2 where person = $1", &[from, into]).map(drop)
}
