//! Drawing up statements: what the tables make of the ledger, less what was stated before.

use std::collections::{BTreeMap, BTreeSet};

use kernel::db::Tx;
use kernel::{Result, row};

use super::{Hand, Quota, tables_around, turn};
use crate::ledger::{self, CollectorId, NewEntry, NewLine};
use crate::org::{Scope, UnitId};
use crate::shares::StatementId;
use crate::shares::rules::{Receiver, Refusal, What, first_day, last_day, previous, split};

/// Months whose statements are looked at again for what came to light later.
const MONTHS_BACK: usize = 24;

/// What was drawn up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::shares) struct Drawn {
    /// Statements written.
    pub(in crate::shares) statements: usize,
    /// What they share.
    pub(in crate::shares) base_cents: i64,
}

/// A collector and a unit.
pub(super) type Book = (String, String);
/// What was collected, in which month.
type Lot = (What, String);
/// Who receives: the receiver's name, their unit, their collector.
pub(super) type To = (String, UnitId, Option<CollectorId>);

/// What was stated before, by receiver.
type Before = Vec<(To, i64)>;

/// Draws up the statements of a month for every unit of a scope that has none for it.
pub(in crate::shares) fn draw(
    tx: &mut Tx<'_>,
    scope: &Scope,
    month: &str,
    hand: &Hand,
) -> Result<Drawn> {
    let today = tx.now().day_text();
    if last_day(month) >= today {
        return Err(Refusal::MonthRuns.into());
    }
    turn(tx, "draw")?;
    let done = done(tx, scope, month)?;
    let mut drawn = Drawn::default();
    for (book, parts) in pending(tx, scope, month, Reach::AllBelow)? {
        if !parts.is_empty() && !done.contains(&book) {
            drawn.statements += 1;
            drawn.base_cents += parts.iter().map(|part| part.cents).sum::<i64>();
            write(tx, &book, month, &today, &parts, hand)?;
        }
    }
    if drawn.statements == 0 { Err(Refusal::NothingNew.into()) } else { Ok(drawn) }
}

/// Whose collections are looked at: looking at one unit must not read those of all below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    AllBelow,
    UnitAlone,
}

impl Reach {
    /// The condition on `unit_above` beside `a.above = $1`.
    const fn sql(self) -> &'static str {
        match self {
            Self::AllBelow => "",
            Self::UnitAlone => "and a.unit = $1",
        }
    }
}

/// What the tables make of all that was collected up to a month and no statement holds yet.
fn pending(
    tx: &mut Tx<'_>,
    scope: &Scope,
    month: &str,
    reach: Reach,
) -> Result<Vec<(Book, Vec<NewPart>)>> {
    let since = (0..MONTHS_BACK).fold(month.to_owned(), |month, _| previous(&month));
    let collected = collected(tx, scope, (&since, month), reach)?;
    let stated = stated(tx, scope, (&since, month), reach)?;
    let mut maker = Maker::new(tx, scope)?;
    let mut lots: BTreeMap<Book, BTreeSet<Lot>> = BTreeMap::new();
    for (book, lot) in collected.keys().chain(stated.keys()) {
        lots.entry(book.clone()).or_default().insert(lot.clone());
    }
    let mut books = Vec::new();
    for (book, lots) in lots {
        let mut parts = Vec::new();
        for lot in lots {
            let key = (book.clone(), lot.clone());
            let base = collected.get(&key).copied().unwrap_or(0);
            let before = stated.get(&key).cloned().unwrap_or_default();
            parts.extend(maker.parts(tx, &book.1, &lot, base, before)?);
        }
        books.push((book, parts));
    }
    Ok(books)
}

/// What a unit will have to give to others of what its collector received for it and no statement
/// holds yet, by the tables in force.
///
/// # Errors
/// A fault from the database.
pub fn to_share(tx: &mut Tx<'_>, collector: &CollectorId, unit: &UnitId) -> Result<i64> {
    let house = Scope::of_the_house(tx)?;
    let Some(scope) = house.narrowed(tx, unit)? else { return Ok(0) };
    let month: String = tx.now().day_text().chars().take(7).collect();
    let mut cents = 0;
    for (book, parts) in pending(tx, &scope, &month, Reach::UnitAlone)? {
        if book.0 == collector.as_str() && book.1 == unit.as_str() {
            let others = parts.iter().filter(|part| part.to.1 != *unit);
            cents += others.map(|part| part.cents).sum::<i64>();
        }
    }
    Ok(cents)
}

row! {
    struct Collected {
        collector: String,
        unit: String,
        month: String,
        account: String,
        cents: i64,
    }
}

/// What the ledger says that units of a scope collected.
fn collected(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (since, month): (&str, &str),
    reach: Reach,
) -> Result<BTreeMap<(Book, Lot), i64>> {
    let sql = format!(
        "select l.collector, l.unit, substr(l.on_day, 1, 7), l.account,
         cast(sum(l.credit_cents - l.debit_cents) as bigint)
         from entry_line l join unit_above a on a.unit = l.unit
         where a.above = $1 {} and l.on_day >= $2 and l.on_day <= $3
         and ((l.account >= '756' and l.account < '757')
           or (l.account >= '7541' and l.account < '7542')
           or (l.account >= '706' and l.account < '707'))
         group by l.collector, l.unit, substr(l.on_day, 1, 7), l.account",
        reach.sql()
    );
    let rows: Vec<Collected> =
        tx.rows(&sql, &[scope.unit(), &first_day(since), &last_day(month)])?;
    let mut all = BTreeMap::new();
    for row in rows {
        if let Some(what) = What::of_account(&row.account) {
            let key = ((row.collector, row.unit), (what, row.month));
            *all.entry(key).or_insert(0) += row.cents;
        }
    }
    Ok(all)
}

row! {
    struct Stated {
        collector: String,
        unit: String,
        what: String,
        month: String,
        receiver: String,
        to_unit: UnitId,
        to_collector: Option<CollectorId>,
        cents: i64,
    }
}

/// What statements said of it before, by receiver.
fn stated(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (since, month): (&str, &str),
    reach: Reach,
) -> Result<BTreeMap<(Book, Lot), Before>> {
    let sql = format!(
        "select s.collector, s.unit, p.what, p.month, p.receiver, p.to_unit, p.to_collector,
         cast(sum(p.cents) as bigint)
         from share_part p join share_statement s on s.id = p.statement
         join unit_above a on a.unit = s.unit
         where a.above = $1 {} and p.month >= $2 and p.month <= $3
         group by s.collector, s.unit, p.what, p.month, p.receiver, p.to_unit, p.to_collector",
        reach.sql()
    );
    let rows: Vec<Stated> = tx.rows(&sql, &[scope.unit(), &since, &month])?;
    let mut all: BTreeMap<_, Vec<(To, i64)>> = BTreeMap::new();
    for row in rows {
        if let Some(what) = What::parse(&row.what) {
            let key = ((row.collector, row.unit), (what, row.month));
            let to = (row.receiver, row.to_unit, row.to_collector);
            all.entry(key).or_default().push((to, row.cents));
        }
    }
    Ok(all)
}

/// Who has a statement for the month.
fn done(tx: &mut Tx<'_>, scope: &Scope, month: &str) -> Result<BTreeSet<Book>> {
    let sql = "select s.collector, s.unit from share_statement s
               join unit_above a on a.unit = s.unit where a.above = $1 and s.month = $2";
    Ok(tx.rows::<Book>(sql, &[scope.unit(), &month])?.into_iter().collect())
}

/// A part to be stated.
pub(super) struct NewPart {
    pub(super) what: &'static str,
    pub(super) month: String,
    pub(super) to: To,
    pub(super) quota: Option<String>,
    pub(super) base_cents: i64,
    pub(super) cents: i64,
}

/// What makes parts: the tables, the tree and who receives for whom.
struct Maker {
    tables: Vec<Quota>,
    /// Of each unit, those above it, nearest first, with their kinds.
    above: BTreeMap<String, Vec<(UnitId, String)>>,
    /// Who received for a unit in a month.
    collectors: BTreeMap<(String, String), Option<CollectorId>>,
}

impl Maker {
    fn new(tx: &mut Tx<'_>, scope: &Scope) -> Result<Self> {
        let mut tables = tables_around(tx, scope)?;
        tables.retain(|table| !table.is_withdrawn);
        let rows: Vec<(String, UnitId, String)> = tx.rows(
            "select b.unit, b.above, u.kind from unit_above b join unit u on u.id = b.above
             where b.unit in (select unit from unit_above where above = $1)
             order by b.unit, b.distance",
            &[scope.unit()],
        )?;
        let mut above: BTreeMap<String, Vec<(UnitId, String)>> = BTreeMap::new();
        for (unit, over, kind) in rows {
            above.entry(unit).or_default().push((over, kind));
        }
        Ok(Self { tables, above, collectors: BTreeMap::new() })
    }

    /// The table in force for what a unit collects in a month.
    fn table(&self, unit: &str, lot: &Lot) -> Option<&Quota> {
        let above = self.above.get(unit)?.iter().map(|(over, _)| over);
        table_for(&self.tables, above, lot.0, &lot.1)
    }

    fn collector_of(
        &mut self,
        tx: &mut Tx<'_>,
        unit: &UnitId,
        month: &str,
    ) -> Result<Option<CollectorId>> {
        let key = (unit.to_string(), month.to_owned());
        if let Some(known) = self.collectors.get(&key) {
            return Ok(known.clone());
        }
        let found = ledger::collector_for(tx, unit, &last_day(month))?;
        let found = found.map(|collector| collector.id);
        self.collectors.insert(key, found.clone());
        Ok(found)
    }

    /// The parts of a lot that were not stated yet.
    fn parts(
        &mut self,
        tx: &mut Tx<'_>,
        unit: &str,
        lot: &Lot,
        base: i64,
        before: Before,
    ) -> Result<Vec<NewPart>> {
        let own = UnitId::parse(unit).ok_or_else(|| kernel::Error::fault("a unit without id"))?;
        let quota = self.table(unit, lot).cloned();
        let mut now: Vec<(To, i64)> = Vec::new();
        match &quota {
            None => now.push((self.to(tx, (&own, &own), &lot.1, &Receiver::Own)?, base)),
            Some(quota) => {
                let parts = split(&quota.lines, quota.rounding, base);
                for (line, cents) in quota.lines.iter().zip(parts) {
                    now.push((self.to(tx, (&own, &quota.unit), &lot.1, &line.receiver)?, cents));
                }
            }
        }
        let stated_base: i64 = before.iter().map(|(_, cents)| cents).sum();
        let mut left: BTreeMap<To, i64> = BTreeMap::new();
        for (to, cents) in now {
            *left.entry(to).or_insert(0) += cents;
        }
        for (to, cents) in before {
            *left.entry(to).or_insert(0) -= cents;
        }
        let id = quota.map(|quota| quota.id.to_string());
        let part = |(to, cents): (To, i64)| NewPart {
            what: lot.0.name(),
            month: lot.1.clone(),
            to,
            quota: id.clone(),
            base_cents: base - stated_base,
            cents,
        };
        Ok(left.into_iter().filter(|(_, cents)| *cents != 0).map(part).collect())
    }

    /// Who a receiver is for this unit; where the level is missing, the unit that voted.
    fn to(
        &mut self,
        tx: &mut Tx<'_>,
        (own, voted): (&UnitId, &UnitId),
        month: &str,
        receiver: &Receiver,
    ) -> Result<To> {
        let unit = match receiver {
            Receiver::Own => own.clone(),
            Receiver::Fund => voted.clone(),
            Receiver::Level(kind) => {
                let above = self.above.get(own.as_str()).into_iter().flatten();
                let found = above.into_iter().find(|(_, of)| of == kind);
                found.map_or_else(|| voted.clone(), |(unit, _)| unit.clone())
            }
        };
        let collector = self.collector_of(tx, &unit, month)?;
        Ok((receiver.name(), unit, collector))
    }
}

/// The table in force in a month: that of the nearest unit, which come nearest first.
pub(super) fn table_for<'a>(
    tables: &'a [Quota],
    mut above: impl Iterator<Item = &'a UnitId>,
    what: What,
    month: &str,
) -> Option<&'a Quota> {
    if what == What::Chosen {
        return None;
    }
    let day = last_day(month);
    above.find_map(|over| {
        let those = tables.iter().filter(|table| {
            !table.is_withdrawn
                && table.unit == *over
                && table.what == what
                && table.valid_from_on <= day
        });
        those.max_by(|a, b| a.valid_from_on.cmp(&b.valid_from_on))
    })
}

pub(super) fn write(
    tx: &mut Tx<'_>,
    (collector, unit): &Book,
    month: &str,
    today: &str,
    parts: &[NewPart],
    hand: &Hand,
) -> Result<StatementId> {
    let (id, now): (StatementId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into share_statement (id, collector, unit, month, drawn_on, mandate, by_name, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, collector, unit, &month, &today, &hand.mandate, &hand.name, &now],
    )?;
    for (line, part) in (0_i64..).zip(parts) {
        let (receiver, to_unit, to_collector) = &part.to;
        tx.exec(
            "insert into share_part (statement, line, what, month, receiver, to_unit, to_collector,
             quota, base_cents, cents) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                &id,
                &line,
                &part.what,
                &part.month,
                receiver,
                to_unit,
                to_collector,
                &part.quota,
                &part.base_cents,
                &part.cents,
            ],
        )?;
    }
    post(tx, &id, (collector, unit), month, today, parts)?;
    Ok(id)
}

/// A line that holds an amount on one side, whatever its sign.
fn line(account: &str, unit: &UnitId, debit_cents: i64) -> NewLine {
    NewLine {
        account: account.to_owned(),
        unit: Some(unit.clone()),
        person: None,
        label: String::new(),
        debit_cents: debit_cents.max(0),
        credit_cents: (-debit_cents).max(0),
    }
}

/// The entries of a statement: within a collector from unit to unit; towards another collector as
/// a debt here and a claim there.
fn post(
    tx: &mut Tx<'_>,
    id: &StatementId,
    (collector, unit): (&str, &str),
    month: &str,
    today: &str,
    parts: &[NewPart],
) -> Result<()> {
    let missing = || kernel::Error::fault("a statement without unit or collector");
    let own = UnitId::parse(unit).ok_or_else(missing)?;
    let payer = CollectorId::parse(collector).ok_or_else(missing)?;
    let mut mine = Vec::new();
    let mut theirs: BTreeMap<CollectorId, Vec<NewLine>> = BTreeMap::new();
    for part in parts {
        let (_, to_unit, to_collector) = &part.to;
        // What a unit keeps moves all the same when another collector holds its money.
        match to_collector.as_ref().filter(|other| **other != payer) {
            None if *to_unit == own => continue,
            None => mine.push(line(ledger::SHARES_DUE, &own, part.cents)),
            Some(other) => {
                mine.push(line(ledger::SHARES_GIVEN, &own, part.cents));
                let lines = theirs.entry(other.clone()).or_default();
                lines.push(line(ledger::SHARES_DUE, &own, part.cents));
                lines.push(line(SHARES_RECEIVED, to_unit, -part.cents));
            }
        }
        mine.push(line(ledger::SHARES_DUE, to_unit, -part.cents));
    }
    let entry = |collector: CollectorId, lines: Vec<NewLine>| NewEntry {
        collector,
        journal: "OD",
        on_day: today.to_owned(),
        label: format!("Quotes-parts de {}", month.get(..7).unwrap_or(month)),
        piece: None,
        cause_kind: "share-statement",
        cause: id.to_string(),
        lines,
        by: None,
    };
    if !mine.is_empty() {
        ledger::post(tx, &entry(payer, mine))?;
    }
    for (other, lines) in theirs {
        ledger::post(tx, &entry(other, lines))?;
    }
    Ok(())
}

/// Shares received from another body.
const SHARES_RECEIVED: &str = "7552";
