//! Claims read: by those who made them, by those who decide and pay.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};
use serde::Serialize;

use crate::claims::rules::{FactKind, State, state};
use crate::claims::{ClaimId, LineId, OrderId};
use crate::ledger::{CollectorId, EntryId};
use crate::org::{self, PersonId, Scope, Unit, UnitId};
use crate::people;

/// Most claims on a page.
const CLAIMS_MAX: i64 = 200;
/// Most orders on a page.
pub(super) const ORDERS_MAX: i64 = 50;

row! {
    /// A claim and its sum.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::claims) struct Claim {
        pub(in crate::claims) id: ClaimId,
        pub(in crate::claims) unit: UnitId,
        pub(in crate::claims) unit_name: String,
        pub(in crate::claims) person: Option<PersonId>,
        pub(in crate::claims) person_name: String,
        /// The officer who keyed it in for them; nobody for one's own.
        pub(in crate::claims) keyed_by: Option<PersonId>,
        pub(in crate::claims) keyed_name: String,
        pub(in crate::claims) purpose: String,
        pub(in crate::claims) payee_name: String,
        pub(in crate::claims) payee_iban: String,
        pub(in crate::claims) collector: Option<CollectorId>,
        pub(in crate::claims) entry: Option<EntryId>,
        pub(in crate::claims) version: i64,
        pub(in crate::claims) at: Moment,
        pub(in crate::claims) cents: i64,
        pub(in crate::claims) lines: i64,
        /// What happened last; nothing to a draft.
        pub(in crate::claims) last: Option<String>,
    }
}

impl Claim {
    /// Whether it is somebody's own, or keyed in by them: they do not decide it.
    pub(in crate::claims) fn is_of(&self, person: &PersonId) -> bool {
        [&self.person, &self.keyed_by].into_iter().flatten().any(|one| one == person)
    }

    /// Where it stands: its last fact says so, since facts are only added where they may be.
    pub(in crate::claims) fn state(&self) -> State {
        match self.last.as_deref().and_then(FactKind::parse) {
            None => State::Draft,
            Some(FactKind::Filed) => State::Filed,
            Some(FactKind::Withdrawn) => State::Withdrawn,
            Some(FactKind::Approved | FactKind::Returned) => State::Approved,
            Some(FactKind::Refused) => State::Refused,
            Some(FactKind::Paid) => State::Paid,
            Some(FactKind::Reversed) => State::Reversed,
        }
    }
}

pub(super) const CLAIM: &str = "select c.id, c.unit, u.name, c.person, c.person_name, c.keyed_by,
    c.keyed_name, c.purpose, c.payee_name, c.payee_iban, c.collector, c.entry, c.version, c.at,
    (select cast(coalesce(sum(l.cents), 0) as bigint) from claim_line l where l.claim = c.id),
    (select count(*) from claim_line l where l.claim = c.id),
    (select f.kind from claim_fact f where f.claim = c.id order by f.number desc limit 1)
    from claim c join unit u on u.id = c.unit";
const SENT: &str = "exists (select 1 from claim_fact f where f.claim = c.id)
    and c.unit in (select unit from unit_above where above = $1)";

/// The claims of a scope that were sent, newest first.
pub(in crate::claims) fn claims(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Claim>> {
    let sql = format!("{CLAIM} where {SENT} order by c.at desc, c.id desc limit $2");
    tx.rows(&sql, &[scope.unit(), &CLAIMS_MAX])
}

/// One claim of a scope that was sent.
pub(in crate::claims) fn claim(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &ClaimId,
) -> Result<Option<Claim>> {
    tx.row(&format!("{CLAIM} where {SENT} and c.id = $2"), &[scope.unit(), id])
}

/// Claims of a scope that somebody else than this person has to read.
pub(in crate::claims) fn waiting(tx: &mut Tx<'_>, scope: &Scope, reader: &PersonId) -> Result<i64> {
    tx.one(
        "select count(*) from claim c join claim_fact f on f.claim = c.id
         where c.unit in (select unit from unit_above where above = $1) and f.kind = 'filed'
         and (c.person is null or c.person <> $2)
         and (c.keyed_by is null or c.keyed_by <> $2)
         and not exists (select 1 from claim_fact g where g.claim = f.claim
             and g.number > f.number)",
        &[scope.unit(), reader],
    )
}

/// The claims of somebody, newest first.
pub(in crate::claims) fn mine(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Claim>> {
    let sql = format!("{CLAIM} where c.person = $1 order by c.at desc, c.id desc limit $2");
    tx.rows(&sql, &[person, &CLAIMS_MAX])
}

/// One claim of somebody.
pub(in crate::claims) fn one_of_mine(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &ClaimId,
) -> Result<Option<Claim>> {
    tx.row(&format!("{CLAIM} where c.person = $1 and c.id = $2"), &[person, id])
}

const KEYED: &str = "c.keyed_by = $2 and c.unit in (select unit from unit_above where above = $1)";

/// The claims that an officer keyed in for others and that may still be changed, newest first.
pub(in crate::claims) fn keyed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    officer: &PersonId,
) -> Result<Vec<Claim>> {
    let sql = format!("{CLAIM} where {KEYED} order by c.at desc, c.id desc limit $3");
    let all: Vec<Claim> = tx.rows(&sql, &[scope.unit(), officer, &CLAIMS_MAX])?;
    Ok(all.into_iter().filter(|claim| claim.state().is_open()).collect())
}

/// One claim of a scope that an officer keyed in for somebody.
pub(in crate::claims) fn one_keyed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    officer: &PersonId,
    id: &ClaimId,
) -> Result<Option<Claim>> {
    tx.row(&format!("{CLAIM} where {KEYED} and c.id = $3"), &[scope.unit(), officer, id])
}

/// A claim, for the mail about it.
pub(in crate::claims) fn any(tx: &mut Tx<'_>, id: &ClaimId) -> Result<Option<Claim>> {
    tx.row(&format!("{CLAIM} where c.id = $1"), &[id])
}

row! {
    /// A line of a claim.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::claims) struct Line {
        pub(in crate::claims) id: LineId,
        pub(in crate::claims) on_day: String,
        pub(in crate::claims) category: String,
        pub(in crate::claims) label: String,
        pub(in crate::claims) cents: i64,
        pub(in crate::claims) file: String,
        pub(in crate::claims) file_name: String,
    }
}

/// The lines of a claim, in the order in which they were written.
pub(in crate::claims) fn lines(tx: &mut Tx<'_>, id: &ClaimId) -> Result<Vec<Line>> {
    tx.rows(
        "select id, on_day, category, label, cents, file, file_name from claim_line
         where claim = $1 order by at, id",
        &[id],
    )
}

/// The proof of a line: its file and name.
pub(in crate::claims) fn proof(
    tx: &mut Tx<'_>,
    id: &ClaimId,
    line: &LineId,
) -> Result<Option<(String, String)>> {
    let sql = "select file, file_name from claim_line where claim = $1 and id = $2";
    tx.row(sql, &[id, line])
}

row! {
    /// Something that happened to a claim.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::claims) struct Fact {
        pub(in crate::claims) number: i64,
        pub(in crate::claims) kind: String,
        pub(in crate::claims) on_day: String,
        pub(in crate::claims) why: String,
        pub(in crate::claims) pay: Option<OrderId>,
        pub(in crate::claims) entry: Option<EntryId>,
        pub(in crate::claims) by_name: String,
        pub(in crate::claims) at: Moment,
    }
}

/// What happened to a claim, the oldest first.
pub(in crate::claims) fn facts(tx: &mut Tx<'_>, id: &ClaimId) -> Result<Vec<Fact>> {
    tx.rows(
        "select number, kind, on_day, why, pay, entry, by_name, at from claim_fact
         where claim = $1 order by number",
        &[id],
    )
}

/// Where facts leave a claim.
pub(super) fn state_of(facts: &[Fact]) -> State {
    state(facts.iter().filter_map(|fact| FactKind::parse(&fact.kind)))
}

row! {
    /// Claims that were paid together.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::claims) struct Order {
        pub(in crate::claims) id: OrderId,
        pub(in crate::claims) collector: CollectorId,
        pub(in crate::claims) collector_name: String,
        pub(in crate::claims) way: String,
        pub(in crate::claims) on_day: String,
        pub(in crate::claims) claims: i64,
        pub(in crate::claims) cents: i64,
        pub(in crate::claims) by_name: String,
        pub(in crate::claims) at: Moment,
    }
}

/// The units for which somebody may claim: those that they are in, those above, those in which they
/// bear a mandate.
pub(in crate::claims) fn places(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Unit>> {
    let mut units: Vec<Unit> = Vec::new();
    if let Some(kept) = people::own(tx, person)? {
        units.extend(org::path_of(tx, &kept.home)?.into_iter().rev());
    }
    let now = tx.now();
    for id in org::units_of_mandates(tx, person, now)? {
        if !units.iter().any(|unit| unit.id == id) {
            units.extend(org::unit(tx, &id)?);
        }
    }
    Ok(units)
}

/// Some people whom a unit keeps, for the demonstration.
pub(in crate::claims) fn some_people(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<PersonId>> {
    let sql = "select id from person where home_unit = $1 and kind = 'person' order by id limit 20";
    Ok(tx.rows::<(PersonId,)>(sql, &[unit])?.into_iter().map(|(id,)| id).collect())
}
