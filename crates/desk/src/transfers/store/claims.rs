//! Asking for somebody whom another unit may keep: the same answer whether anybody does.

use kernel::Result;
use kernel::db::{Arg, Tx};
use kernel::time::DAY_MS;

use crate::access::{self, Act};
use crate::org::{PersonId, Scope};
use crate::people;
use crate::transfers::TransferId;
use crate::transfers::rules::Refusal;
use crate::transfers::store::act::Hand;

/// Days for which a claim waits; then what was typed is forgotten.
pub(in crate::transfers) const CLAIM_DAYS: i64 = 30;
/// Most claims of one unit in a day.
const CLAIMS_DAY_MAX: i64 = 50;
/// Rows that one turn of the sweep writes at most.
const SWEPT_MAX: i64 = 500;

/// Asks whichever unit keeps a record with this address. Somebody of the asking officer's own
/// scope is theirs to see, and is returned; else the answer is the same for everybody.
///
/// # Errors
/// [`Refusal::TooMany`].
pub(in crate::transfers) fn claim(
    tx: &mut Tx<'_>,
    hand: &Hand,
    name: &str,
    email: &str,
    reason: &str,
) -> Result<Option<PersonId>> {
    let folded = email.to_lowercase();
    let scope = &hand.office.scope;
    if let Some(known) = people::by_emails(tx, scope, &[&folded])?.into_iter().next() {
        return Ok(Some(known.person));
    }
    let since = tx.now().plus_ms(-DAY_MS);
    let sql = "select count(*) from transfer
               where to_unit = $1 and kind = 'claim' and asked_at > $2";
    if tx.one::<i64>(sql, &[&hand.office.unit.id, &since])? >= CLAIMS_DAY_MAX {
        return Err(Refusal::TooMany.into());
    }
    let found = bearer(tx, name, &folded)?;
    let (id, now): (TransferId, _) = (tx.fresh(), tx.now());
    let kept = match &found {
        Some(person) => people::own(tx, person)?,
        None => None,
    };
    let shown = kept.as_ref().map(|kept| kept.record.display_name()).unwrap_or_default();
    let mandate = &hand.office.mandate;
    let args: [&dyn Arg; 16] = [
        &id,
        &found,
        &shown,
        &kept.as_ref().map(|kept| &kept.home),
        &kept.as_ref().map(|kept| kept.home_name.as_str()).unwrap_or_default(),
        &hand.office.unit.id,
        &hand.office.unit.name,
        &reason,
        &name,
        &folded,
        &hand.office.person,
        &hand.name,
        &mandate.role_fr,
        &mandate.role_en,
        &mandate.id,
        &now,
    ];
    // Asked again, it is the same claim: even a declined one stays as it is.
    let written = tx.exec(
        "insert into transfer (id, kind, person, person_name, person_city, from_unit, from_name,
         to_unit, to_name, reason, wanted_name, wanted_email, asked_by, asked_by_name,
         asked_role_fr, asked_role_en, asked_mandate, asked_at, word, answered_by_name,
         answered_role_fr, answered_role_en)
         values ($1, 'claim', $2, $3, '', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
         $16, '', '', '', '') on conflict do nothing",
        &args,
    )?;
    if let Some(person) = found.filter(|_| written == 1) {
        access::note(tx, &hand.office, &hand.name, &person, Act::Selected, reason)?;
    }
    Ok(None)
}

/// The one whose name agrees among those who bear the address; else the first.
fn bearer(tx: &mut Tx<'_>, name: &str, folded: &str) -> Result<Option<PersonId>> {
    // Whoever keeps the record decides; the officer who asks learns nothing of what is found.
    let house = Scope::of_the_house(tx)?;
    let mut found = people::by_emails(tx, &house, &[folded])?;
    found.sort_by(|one, other| one.person.cmp(&other.person));
    let words = |text: &str| {
        let folded = values::names::fold(text);
        let mut words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    let wanted = words(name);
    let agreeing = found.iter().find(|one| words(&one.match_name) == wanted);
    Ok(agreeing.or(found.first()).map(|one| one.person.clone()))
}

/// Forgets what was typed in claims older than [`CLAIM_DAYS`]; returns how many rows it wrote.
///
/// # Errors
/// A fault from the database.
pub(in crate::transfers) fn sweep(tx: &mut Tx<'_>) -> Result<u64> {
    let before = tx.now().plus_ms(-CLAIM_DAYS * DAY_MS);
    let gone = tx.exec(
        "delete from transfer where id in (select id from transfer
         where kind = 'claim' and asked_at < $1 and person is null limit $2)",
        &[&before, &SWEPT_MAX],
    )?;
    let blank = tx.exec(
        "update transfer set wanted_name = '', wanted_email = '',
         outcome = coalesce(outcome, 'lapsed') where id in (select id from transfer
         where kind = 'claim' and asked_at < $1 and wanted_email <> '' limit $2)",
        &[&before, &SWEPT_MAX],
    )?;
    Ok(gone + blank)
}
