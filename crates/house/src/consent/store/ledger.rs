//! The ledger of consents, only ever added to, and what holds now, derived from it.

use std::collections::BTreeMap;

use kernel::db::{Arg, Db, Tx, marks};
use kernel::files::FileId;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::consent::rules::{self, Channel, ELECTRONIC_CONTACT, Kind, Since, State, Way};
use crate::org::{MandateId, PersonId, Scope, UnitId};
use crate::people;

/// How an entry came about: what proves it.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// How.
    pub way: Way,
    /// The ISO day on which the person said so; today when `None`.
    pub obtained_on: Option<String>,
    /// To whom and when it was said, or which form it was.
    pub detail: String,
    /// Who wrote it down; `None` for the person and for the house.
    pub by: Option<(PersonId, String)>,
    /// Under which mandate, in which unit.
    pub mandate: Option<(MandateId, UnitId)>,
    /// The scanned paper.
    pub scan: Option<FileId>,
}

impl Evidence {
    /// The person themselves, in their space or by a link of theirs.
    #[must_use]
    pub fn themselves() -> Self {
        Self::of(Way::Themselves, "")
    }

    /// A way and its detail, without anybody writing it down.
    #[must_use]
    pub fn of(way: Way, detail: &str) -> Self {
        let detail = detail.to_owned();
        Self { way, obtained_on: None, detail, by: None, mandate: None, scan: None }
    }
}

row! {
    /// An entry of the ledger.
    #[derive(Debug, Clone, Serialize)]
    pub struct Entry {
        /// Its identifier.
        pub id: String,
        /// What for.
        pub purpose: String,
        /// The purpose's French name.
        pub name_fr: String,
        /// The purpose's English name.
        pub name_en: String,
        /// By which channel.
        pub channel: String,
        /// Given, withdrawn or refused.
        pub kind: String,
        /// How it was obtained.
        pub way: String,
        /// On which day.
        pub obtained_on: String,
        /// To whom, by which form.
        pub detail: String,
        /// Who wrote it down; empty for the person and for the house.
        pub by_name: String,
        /// The wording's version.
        pub version: Option<i64>,
        /// The wording in French.
        pub text_fr: Option<String>,
        /// The wording in English.
        pub text_en: Option<String>,
        /// The scanned paper.
        pub scan: Option<FileId>,
        /// When it was written down.
        pub at: Moment,
    }
}

/// What holds now for a purpose and a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// What for.
    pub purpose: String,
    /// By which channel.
    pub channel: Channel,
    /// What holds.
    pub state: State,
    /// Since when.
    pub at: Moment,
}

/// Most entries read of one person.
const ENTRIES_MAX: i64 = 5_000;

/// Adds an entry to the ledger and lets it count.
///
/// # Errors
/// [`Error::NotFound`] when there is no such purpose.
pub fn record(
    tx: &mut Tx<'_>,
    person: &PersonId,
    purpose: &str,
    channel: Channel,
    kind: Kind,
    evidence: &Evidence,
) -> Result<()> {
    let sql = "select id from consent_wording where purpose = $1 order by version desc limit 1";
    let (wording,): (String,) = tx.row(sql, &[&purpose])?.ok_or(Error::NotFound)?;
    // Nobody knows the words of an old file.
    let wording = Some(wording).filter(|_| evidence.way != Way::Legacy);
    let (id, now): (uuid::Uuid, _) = (tx.fresh(), tx.now());
    let id = id.hyphenated().to_string();
    let obtained_on = evidence.obtained_on.clone().unwrap_or_else(|| now.day_text());
    let (by, by_name) = evidence.by.clone().unzip();
    let (mandate, unit) = evidence.mandate.clone().unzip();
    let args: [&dyn Arg; 15] = [
        &id,
        person,
        &purpose,
        &channel.name(),
        &kind.name(),
        &wording,
        &evidence.way.name(),
        &obtained_on,
        &evidence.detail,
        &by,
        &by_name.unwrap_or_default(),
        &mandate,
        &unit,
        &evidence.scan,
        &now,
    ];
    tx.exec(
        "insert into consent_entry (id, person, purpose, channel, kind, wording, way, obtained_on,
         detail, by_person, by_name, mandate, unit, scan, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &args,
    )?;
    let state = State::after(kind, evidence.way);
    let counted = Counted { id, person: person.clone(), purpose: purpose.to_owned(), channel };
    count(tx, &counted, state, now)
}

/// Writes down that a person no longer agrees; always allowed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such purpose.
pub fn withdraw(
    tx: &mut Tx<'_>,
    person: &PersonId,
    purpose: &str,
    channel: Channel,
    evidence: &Evidence,
) -> Result<()> {
    record(tx, person, purpose, channel, Kind::Withdrawn, evidence)
}

/// An entry's place in what holds now.
struct Counted {
    id: String,
    person: PersonId,
    purpose: String,
    channel: Channel,
}

/// Lets an entry take the place of what held before, when it is the later or the stricter.
fn count(tx: &mut Tx<'_>, entry: &Counted, state: State, at: Moment) -> Result<()> {
    let kept = standing(tx, &entry.person, &entry.purpose, entry.channel)?;
    if let Some((kept, since)) = kept
        && !kept.gives_way(since, state, at.0)
    {
        return Ok(());
    }
    let channel = entry.channel.name();
    // Two writers at once meet on the unique key, so neither can leave two states.
    tx.exec(
        "insert into consent_now (purpose, channel, state, person, entry, at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (person, purpose, channel) do update
         set state = excluded.state, entry = excluded.entry, at = excluded.at
         where consent_now.state = 'legacy' or excluded.at > consent_now.at
            or (excluded.at = consent_now.at and excluded.state <> 'given')",
        &[&entry.purpose, &channel, &state.name(), &entry.person, &entry.id, &at],
    )
    .map(drop)
}

/// Somebody's record when they may be written to about what concerns them: not who died, nor who
/// wants no electronic contact.
///
/// # Errors
/// A fault from the database.
pub fn writable(tx: &mut Tx<'_>, person: &PersonId) -> Result<Option<people::Kept>> {
    let Some(kept) = people::own(tx, person)? else { return Ok(None) };
    let electronic = standing(tx, person, ELECTRONIC_CONTACT, Channel::Any)?;
    let wants_none = electronic.is_some_and(|(state, _)| state.is_no());
    Ok(Some(kept).filter(|kept| !wants_none && kept.record.died_on.is_none()))
}

/// What holds for one purpose and one channel; `None` when the person was never asked.
///
/// # Errors
/// A fault from the database.
pub fn standing(
    tx: &mut Tx<'_>,
    person: &PersonId,
    purpose: &str,
    channel: Channel,
) -> Result<Option<Since>> {
    let sql = "select state, at from consent_now
               where person = $1 and purpose = $2 and channel = $3";
    let row: Option<(String, i64)> = tx.row(sql, &[person, &purpose, &channel.name()])?;
    Ok(row.map(|(state, at)| (State::parse(&state), at)))
}

/// Whether a person may receive something for a purpose by a channel. Asked when a list is made
/// and again when the message leaves.
///
/// # Errors
/// A fault from the database.
pub fn may_receive(
    tx: &mut Tx<'_>,
    person: &PersonId,
    purpose: &str,
    channel: Channel,
) -> Result<bool> {
    let own = standing(tx, person, purpose, channel)?;
    let whole = standing(tx, person, purpose, Channel::Any)?;
    let electronic = standing(tx, person, ELECTRONIC_CONTACT, Channel::Any)?;
    Ok(rules::may_receive(channel, own, whole, electronic))
}

/// All that holds for a person.
///
/// # Errors
/// A fault from the database.
pub fn state_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Standing>> {
    let sql = "select purpose, channel, state, at from consent_now where person = $1
               order by purpose, channel limit $2";
    let rows: Vec<(String, String, String, Moment)> = tx.rows(sql, &[person, &ENTRIES_MAX])?;
    let standing = |(purpose, channel, state, at): (String, String, String, Moment)| Standing {
        purpose,
        channel: Channel::parse(&channel).unwrap_or(Channel::Any),
        state: State::parse(&state),
        at,
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// The ledger of a person, newest first.
///
/// # Errors
/// A fault from the database.
pub fn entries_of(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<Entry>> {
    tx.rows(
        "select e.id, e.purpose, p.name_fr, p.name_en, e.channel, e.kind, e.way, e.obtained_on,
         e.detail, e.by_name, w.version, w.text_fr, w.text_en, e.scan, e.at
         from consent_entry e join purpose p on p.id = e.purpose
         left join consent_wording w on w.id = e.wording
         where e.person = $1 order by e.at desc, e.id desc limit $2",
        &[person, &limit],
    )
}

/// The last day on which a person refused a purpose for a channel or as a whole.
pub(in crate::consent) fn refused_on(
    tx: &mut Tx<'_>,
    person: &PersonId,
    purpose: &str,
    channel: Channel,
) -> Result<Option<String>> {
    let sql = "select max(obtained_on) from consent_entry where person = $1 and purpose = $2
               and channel in ($3, 'any') and kind <> 'given'";
    tx.one(sql, &[person, &purpose, &channel.name()])
}

/// The home unit and the name of a person within a scope.
pub(in crate::consent) fn person_in_scope(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
) -> Result<Option<(UnitId, String)>> {
    let Some(kept) = crate::people::of_scope(tx, scope, person)? else { return Ok(None) };
    Ok(Some((kept.home, kept.record.display_name())))
}

/// Some people, for the demonstration.
pub(in crate::consent) fn some_people(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<PersonId>> {
    let sql = "select id from person where kind = 'person' order by id limit $1";
    let rows: Vec<(PersonId,)> = tx.rows(sql, &[&limit])?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// The scanned paper of one entry of a person.
pub(in crate::consent) fn scan_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    entry: &str,
) -> Result<Option<FileId>> {
    let sql = "select scan from consent_entry
               where person = $1 and id = $2 and scan is not null";
    Ok(tx.row::<(FileId,)>(sql, &[person, &entry])?.map(|(scan,)| scan))
}

/// Makes what holds now from the ledger again.
pub(in crate::consent) fn rebuild(db: &Db) -> Result<()> {
    db.write_now(|tx| {
        tx.exec("delete from consent_now", &[])?;
        Ok(())
    })?;
    let mut after = String::new();
    loop {
        let from = after.clone();
        let last = db.write_now(move |tx| {
            type Row = (String, PersonId, String, String, String, String, Moment);
            let sql = "select id, person, purpose, channel, kind, way, at from consent_entry
                       where id > $1 order by id limit 500";
            let rows: Vec<Row> = tx.rows(sql, &[&from])?;
            let last = rows.last().map(|row| row.0.clone());
            for (id, person, purpose, channel, kind, way, at) in rows {
                let channel = Channel::parse(&channel).unwrap_or(Channel::Any);
                let state = State::after(Kind::parse(&kind), Way::parse(&way));
                count(tx, &Counted { id, person, purpose, channel }, state, at)?;
            }
            Ok(last)
        })?;
        match last {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

/// The ledger of a person as readable values.
pub(in crate::consent) fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let now = state_of(tx, person)?;
    let now: Vec<_> = now
        .into_iter()
        .map(|one| {
            serde_json::json!({
                "purpose": one.purpose,
                "channel": one.channel,
                "state": one.state,
                "since": one.at.rfc3339(),
            })
        })
        .collect();
    let ledger: Vec<_> = entries_of(tx, person, ENTRIES_MAX)?
        .into_iter()
        .map(|entry| {
            serde_json::json!({
                "at": entry.at.rfc3339(),
                "purpose": entry.name_fr,
                "channel": entry.channel,
                "kind": entry.kind,
                "way": entry.way,
                "obtained_on": entry.obtained_on,
                "detail": entry.detail,
                "by": entry.by_name,
                "wording_version": entry.version,
                "wording": entry.text_fr,
                "has_scan": entry.scan.is_some(),
            })
        })
        .collect();
    Ok(serde_json::json!({ "now": now, "ledger": ledger }))
}

/// Removes a person's ledger and the scanned papers.
pub(in crate::consent) fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let sql = "select scan from consent_entry where person = $1 and scan is not null";
    let scans: Vec<(FileId,)> = tx.rows(sql, &[person])?;
    for (scan,) in scans {
        kernel::files::delete(tx, &scan)?;
    }
    tx.exec("delete from consent_now where person = $1", &[person])?;
    tx.exec("delete from consent_entry where person = $1", &[person]).map(drop)
}

/// Gives the ledger of one record to another. Where one of them says no, a withdrawal is written
/// that goes before the other's agreement, even a later one: the stricter holds.
pub(in crate::consent) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    let (theirs, ours) = (state_of(tx, from)?, state_of(tx, into)?);
    tx.exec("update consent_entry set person = $2 where person = $1", &[from, into])?;
    recount(tx, from)?;
    recount(tx, into)?;
    let refusals = theirs.iter().chain(&ours).filter(|one| one.state.is_no());
    let refusals: Vec<&Standing> = refusals.collect();
    for one in state_of(tx, into)? {
        let refused = refusals.iter().any(|no| {
            no.purpose == one.purpose && (no.channel == one.channel || no.channel == Channel::Any)
        });
        if refused && one.state == State::Given {
            let evidence = Evidence::of(Way::Merge, "");
            withdraw(tx, into, &one.purpose, one.channel, &evidence)?;
        }
    }
    Ok(())
}

/// Makes what holds now for one person from the ledger again.
///
/// # Errors
/// A fault from the database.
pub fn recount(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    type Row = (String, String, String, String, String, Moment);
    tx.exec("delete from consent_now where person = $1", &[person])?;
    let sql = "select id, purpose, channel, kind, way, at from consent_entry
               where person = $1 order by id limit $2";
    let rows: Vec<Row> = tx.rows(sql, &[person, &ENTRIES_MAX])?;
    for (id, purpose, channel, kind, way, at) in rows {
        let channel = Channel::parse(&channel).unwrap_or(Channel::Any);
        let state = State::after(Kind::parse(&kind), Way::parse(&way));
        count(tx, &Counted { id, person: person.clone(), purpose, channel }, state, at)?;
    }
    Ok(())
}

/// Remembers an address that belongs to nobody any more and must not be written to, by its
/// SHA-256 alone.
///
/// # Errors
/// A fault from the database.
pub fn suppress(tx: &mut Tx<'_>, address: &str) -> Result<()> {
    let (hash, now) = (address_hash(address), tx.now());
    let sql = "insert into suppressed (address_hash, at) values ($1, $2) on conflict do nothing";
    tx.exec(sql, &[&hash, &now]).map(drop)
}

/// Those of these addresses whose person asked to be erased, folded, each with the ISO day of it.
///
/// # Errors
/// A fault from the database.
pub fn suppressed_among(tx: &mut Tx<'_>, addresses: &[&str]) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    // Most organisations erased few people, and many files ask.
    if tx.row::<(String,)>("select address_hash from suppressed limit 1", &[])?.is_none() {
        return Ok(found);
    }
    for some in addresses.chunks(HASHES_MAX) {
        let hashes: Vec<String> = some.iter().map(|address| address_hash(address)).collect();
        let marks = marks(1, hashes.len());
        let sql =
            format!("select address_hash, at from suppressed where address_hash in ({marks})");
        let args: Vec<&dyn Arg> = hashes.iter().map(|hash| -> &dyn Arg { hash }).collect();
        let rows: Vec<(String, Moment)> = tx.rows(&sql, &args)?;
        let day =
            |hash: &String| rows.iter().find(|row| row.0 == *hash).map(|row| row.1.day_text());
        let days =
            some.iter().zip(&hashes).filter_map(|(address, hash)| Some((address, day(hash)?)));
        found.extend(days.map(|(address, day)| (folded(address), day)));
    }
    Ok(found)
}

/// Addresses asked for by one statement.
const HASHES_MAX: usize = 200;

/// The last ISO day on which somebody of an address of this person asked to be erased: agreements
/// up to that day are over.
pub(in crate::consent) fn erased_on(tx: &mut Tx<'_>, person: &PersonId) -> Result<Option<String>> {
    let Some(kept) = crate::people::own(tx, person)? else { return Ok(None) };
    let addresses: Vec<&str> =
        kept.record.emails.iter().map(|line| line.address.as_str()).collect();
    Ok(suppressed_among(tx, &addresses)?.into_values().max())
}

fn folded(address: &str) -> String {
    address.trim().to_lowercase()
}

fn address_hash(address: &str) -> String {
    Sha256::digest(folded(address).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
