//! The register of mandates.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use super::Hand;
use super::batches::leave_out;
use crate::debits::rules::{Fact, FactKind, Life, MandateState, MandateType};
use crate::debits::{FactId, MandateId, books};
use crate::ledger::CollectorId;
use crate::org::{PersonId, Scope, UnitId};

row! {
    /// A mandate as it is kept.
    #[derive(Debug, Clone)]
    pub struct Mandate {
        /// Which.
        pub id: MandateId,
        /// Whom it allows to debit.
        pub collector: CollectorId,
        /// The collector's name.
        pub collector_name: String,
        /// The unit.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// Whose, as long as their record is kept.
        pub person: Option<PersonId>,
        /// Their name.
        pub person_name: String,
        /// The reference (RUM).
        pub reference: String,
        /// Name of the kind.
        pub kind: String,
        /// The holder of the account.
        pub holder: String,
        /// The account as it is now.
        pub iban: String,
        /// A fixed amount of each collection, in cents; what is due when there is none.
        pub cents: Option<i64>,
        /// `online`, `paper`, `file`.
        pub origin: String,
        /// The last day on which a debit was collected.
        pub last_debit_on: Option<String>,
        /// The debit that is under way.
        pub line: Option<String>,
        /// When it was made.
        pub at: Moment,
    }
}

const COLUMNS: &str = "select m.id, m.collector, c.name, m.unit, u.name, m.person,
    coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''), m.reference, m.kind, m.holder,
    m.iban, m.cents, m.origin, m.last_debit_on, m.line, m.at
    from debit_mandate m join collector c on c.id = m.collector join unit u on u.id = m.unit
    left join person p on p.id = m.person";

row! {
    /// A fact of a mandate, as people read it.
    #[derive(Debug, Clone)]
    pub struct MandateFact {
        /// The mandate.
        pub mandate: MandateId,
        /// What.
        pub kind: String,
        /// On which day.
        pub on_day: String,
        /// Why.
        pub why: String,
        /// The account from then on.
        pub iban: String,
        /// The kept scan of a paper.
        pub scan: Option<String>,
        /// Its name.
        pub scan_name: String,
        /// Who did it.
        pub by_name: String,
    }
}

/// A mandate to write.
#[derive(Debug, Clone)]
pub struct NewMandate {
    /// Whom it allows to debit.
    pub collector: CollectorId,
    /// The unit.
    pub unit: UnitId,
    /// Whose.
    pub person: PersonId,
    /// The reference; made when it is empty.
    pub reference: String,
    /// Several debits or one.
    pub kind: MandateType,
    /// The holder.
    pub holder: String,
    /// The account.
    pub iban: String,
    /// A fixed amount.
    pub cents: Option<i64>,
    /// `online`, `paper`, `file`.
    pub origin: &'static str,
}

/// Most mandates of one person or list.
const MANDATES_MAX: i64 = 200;

/// Writes a mandate without signature.
///
/// # Errors
/// `debits-refusal-reference` when the collector has a mandate of that reference.
pub fn make_mandate(tx: &mut Tx<'_>, hand: &Hand, new: &NewMandate) -> Result<MandateId> {
    let id: MandateId = tx.fresh();
    let reference =
        if new.reference.is_empty() { next_reference(&id) } else { new.reference.clone() };
    let now = tx.now();
    let written = tx.exec(
        "insert into debit_mandate (id, collector, unit, person, reference, kind, holder, iban,
         cents, origin, by_person, by_name, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict do nothing",
        &[
            &id,
            &new.collector,
            &new.unit,
            &new.person,
            &reference,
            &new.kind.name(),
            &new.holder,
            &new.iban,
            &new.cents,
            &new.origin,
            &hand.person,
            &hand.name,
            &now,
        ],
    )?;
    if written == 0 { Err(Error::Refused("debits-refusal-reference")) } else { Ok(id) }
}

/// A reference that nobody has: the identifier without its dashes, within 35 signs.
fn next_reference(id: &MandateId) -> String {
    format!("M{}", id.as_str().replace('-', "")).to_uppercase()
}

/// Writes a fact.
pub fn add_fact(
    tx: &mut Tx<'_>,
    hand: &Hand,
    mandate: &MandateId,
    kind: FactKind,
    on_day: &str,
    why: &str,
    more: [&str; 2],
) -> Result<()> {
    let (id, now) = (tx.fresh::<FactId>(), tx.now());
    let [iban, wording] = more;
    tx.exec(
        "insert into debit_mandate_fact (id, mandate, kind, on_day, why, iban, wording, scan_name,
         by_person, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, $10)",
        &[
            &id,
            mandate,
            &kind.name(),
            &on_day,
            &why,
            &iban,
            &wording,
            &hand.person,
            &hand.name,
            &now,
        ],
    )?;
    Ok(())
}

/// Ends, suspends or resumes a mandate today by somebody's wish; what no longer holds is left out
/// of collections that were not sent yet.
pub fn decide(
    tx: &mut Tx<'_>,
    hand: &Hand,
    mandate: &MandateId,
    kind: FactKind,
    why: &str,
) -> Result<()> {
    let today = tx.now().day_text();
    add_fact(tx, hand, mandate, kind, &today, why, ["", ""])?;
    match kind {
        FactKind::Ended | FactKind::Suspended => leave_out(tx, mandate),
        FactKind::Signed | FactKind::Amended | FactKind::Resumed => Ok(()),
    }
}

/// Another account from a day on; refused while a debit is under way, whose file names the former.
///
/// # Errors
/// `debits-refusal-under-way`.
pub fn amend(
    tx: &mut Tx<'_>,
    hand: &Hand,
    mandate: &MandateId,
    holder: &str,
    iban: &str,
) -> Result<()> {
    let changed = tx.exec(
        "update debit_mandate set iban = $2, holder = $3 where id = $1 and line is null",
        &[mandate, &iban, &holder],
    )?;
    if changed == 0 {
        return Err(Error::Refused("debits-refusal-under-way"));
    }
    let today = tx.now().day_text();
    add_fact(tx, hand, mandate, FactKind::Amended, &today, "", [iban, ""])
}

/// A mandate of somebody in a scope.
///
/// # Errors
/// [`Error::NotFound`].
pub fn mandate_in(tx: &mut Tx<'_>, scope: &Scope, id: &MandateId) -> Result<Mandate> {
    let sql = format!(
        "{COLUMNS} where m.id = $1
         and exists (select 1 from unit_above a where a.unit = m.unit and a.above = $2)"
    );
    tx.row(&sql, &[id, scope.unit()])?.ok_or(Error::NotFound)
}

/// Mandates of a scope, newest first, with a word of their reference or holder.
pub fn mandates_in(tx: &mut Tx<'_>, scope: &Scope, word: &str) -> Result<Vec<Mandate>> {
    let sql = format!(
        "{COLUMNS} where exists (select 1 from unit_above a where a.unit = m.unit and a.above = $1)
         and ($2 = '' or m.reference = $2 or p.sort_name >= $3 and p.sort_name < $4)
         order by m.at desc, m.id desc limit $5"
    );
    let folded = values::fold(word);
    let after = format!("{folded}\u{10ffff}");
    tx.rows(&sql, &[scope.unit(), &word, &folded, &after, &MANDATES_MAX])
}

/// The mandates of a person, newest first.
pub fn mandates_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Mandate>> {
    let sql = format!("{COLUMNS} where m.person = $1 order by m.at desc, m.id desc limit $2");
    tx.rows(&sql, &[person, &MANDATES_MAX])
}

/// The facts of a mandate, oldest first.
pub fn facts_of(tx: &mut Tx<'_>, mandate: &MandateId) -> Result<Vec<MandateFact>> {
    tx.rows(
        "select mandate, kind, on_day, why, iban, scan, scan_name, by_name from debit_mandate_fact
         where mandate = $1 order by on_day, at, id limit 500",
        &[mandate],
    )
}

/// The facts that decide about a mandate.
#[must_use]
pub fn life_facts(facts: &[MandateFact]) -> Vec<Fact> {
    facts
        .iter()
        .filter_map(|fact| {
            Some(Fact { kind: FactKind::parse(&fact.kind)?, on_day: fact.on_day.clone() })
        })
        .collect()
}

/// The state of a mandate on a day, and the day of its signature.
pub fn tell(
    tx: &mut Tx<'_>,
    mandate: &Mandate,
    day: &str,
) -> Result<(MandateState, Option<String>)> {
    let facts = life_facts(&facts_of(tx, &mandate.id)?);
    let life = Life {
        kind: MandateType::parse(&mandate.kind).unwrap_or(MandateType::Recurring),
        facts: &facts,
        last_debit_on: mandate.last_debit_on.as_deref(),
        lapse_months: books::dormancy_months(tx, day)?,
    };
    Ok((life.state(day), life.signed_on().map(str::to_owned)))
}

/// Does to a mandate what a code asks for: ends or suspends it, with the code as reason.
pub fn act_on_code(
    tx: &mut Tx<'_>,
    hand: &Hand,
    mandate: &MandateId,
    code: &str,
    on_day: &str,
) -> Result<()> {
    let action = bank::reason(code).action;
    if !action.stops_mandate() {
        return Ok(());
    }
    let kind = match action {
        bank::Action::EndMandate | bank::Action::Deceased => FactKind::Ended,
        _ => FactKind::Suspended,
    };
    add_fact(tx, hand, mandate, kind, on_day, code, ["", ""])
}

/// Ends the mandates of somebody who died or left: nothing more is debited.
pub fn gone(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let today = tx.now().day_text();
    let hand = Hand { office: None, person: None, name: String::new() };
    for mandate in mandates_of(tx, person)? {
        let (state, _) = tell(tx, &mandate, &today)?;
        if !matches!(state, MandateState::Ended | MandateState::Used) {
            decide(tx, &hand, &mandate.id, FactKind::Ended, "")?;
        }
    }
    Ok(())
}

/// How long a scan is kept, in days: ten years, as the entries that rest on it.
const SCAN_DAYS: i64 = 3_660;
/// Bytes of one part of a kept file.
const PART_BYTES: usize = 256 * 1024;

/// Keeps the scan of a signed paper with the signature.
pub fn keep_scan(tx: &mut Tx<'_>, mandate: &MandateId, name: &str, content: &[u8]) -> Result<()> {
    let until = tx.now().plus_ms(SCAN_DAYS * kernel::time::DAY_MS);
    let file = kernel::files::open(tx, until)?;
    for (part, bytes) in (0_i64..).zip(content.chunks(PART_BYTES)) {
        kernel::files::add_part(tx, &file, part, bytes)?;
    }
    let safe = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.' | '_');
    let plain: String = name.chars().filter(|sign| safe(*sign)).take(60).collect();
    let name = if plain.is_empty() { "mandat".to_owned() } else { plain };
    tx.exec(
        "update debit_mandate_fact set scan = $2, scan_name = $3
         where mandate = $1 and kind = 'signed' and scan is null",
        &[mandate, &file.to_string(), &name],
    )?;
    Ok(())
}

/// The kept scan of a mandate: its name and content.
pub fn scan_of(tx: &mut Tx<'_>, mandate: &MandateId) -> Result<Option<(String, Vec<u8>)>> {
    let facts = facts_of(tx, mandate)?;
    let Some((file, name)) = facts.into_iter().find_map(|fact| Some((fact.scan?, fact.scan_name)))
    else {
        return Ok(None);
    };
    let Some(file) = kernel::files::FileId::parse(&file) else { return Ok(None) };
    let mut content = Vec::new();
    for part in 0_i64.. {
        match kernel::files::part(tx, &file, part)? {
            Some(bytes) => content.extend(bytes),
            None => break,
        }
    }
    Ok((!content.is_empty()).then_some((name, content)))
}

/// Facts of a person's mandates, newest first: when, what, which reference.
pub fn told_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<(Moment, String, String)>> {
    tx.rows(
        "select f.at, f.kind, m.reference from debit_mandate_fact f
         join debit_mandate m on m.id = f.mandate
         where m.person = $1 order by f.at desc, f.id desc limit $2",
        &[person, &limit],
    )
}

/// Members of a collector's units for the demonstration: person, home unit, name.
pub fn demo_people(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    limit: i64,
) -> Result<Vec<(PersonId, UnitId, String)>> {
    tx.rows(
        "select p.id, p.home_unit, p.first_name || ' ' || p.last_name from collector_unit c
         join unit_above a on a.above = c.unit join person p on p.home_unit = a.unit
         where c.collector = $1 and p.kind = 'person' and p.died_on is null
         order by p.id limit $2",
        &[collector, &limit],
    )
}
