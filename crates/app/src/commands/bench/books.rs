//! Fills the books of the bench: a collector, a membership with a year of stamps and a mandate for
//! each person, requests for payment for some.

use kernel::Result;
use kernel::db::{Cell, Db, Tx};

use crate::commands::bench::store;
use crate::members::MembershipId;

/// The account of the bench's collector.
pub(super) const IBAN: &str = "FR7699998075390466691098625";
/// Tables of features, which nobody else writes: only a bench does, in a database that goes away.
const COLLECTOR: &str = "collector";
const BANK_ACCOUNT: &str = "bank_account";
const COLLECTOR_UNIT: &str = "collector_unit";
const ACCOUNT: &str = "account";
const MEMBERSHIP_TYPE: &str = "membership_type";
const MEMBERSHIP: &str = "membership";
const MEMBERSHIP_FACT: &str = "membership_fact";
const STAMP: &str = "stamp";
const DEBIT_MANDATE: &str = "debit_mandate";
const DEBIT_MANDATE_FACT: &str = "debit_mandate_fact";
const PAYMENT_CALL: &str = "payment_call";
/// People filled in one transaction.
const SLICE: i64 = 1_000;
/// What a stamp costs.
const STAMP_CENTS: i64 = 1_000;
/// What a request asks for.
const CALL_CENTS: i64 = 2_400;

/// A request for payment.
pub(super) struct Called {
    /// Its reference.
    pub(super) reference: String,
    /// How much.
    pub(super) cents: i64,
    /// A day on which it may be paid.
    pub(super) on_day: String,
}

/// Fills the books of everybody; gives `calls` requests for payment, and how many became members.
///
/// # Errors
/// A fault from the database.
pub(super) fn fill(db: &Db, calls: usize) -> Result<(Vec<Called>, usize)> {
    let (collector, kind) = db.write_now(|tx| Ok((collector(tx)?, membership_type(tx)?)))?;
    let mut after = String::new();
    let (mut called, mut members) = (Vec::new(), 0);
    loop {
        let (collector, kind, from) = (collector.clone(), kind.clone(), after.clone());
        let begun = called.len();
        let wanted = calls - begun;
        let (last, more, people) = db.write_now(move |tx| {
            let people = store::some_people(tx, &from, SLICE)?;
            memberships(tx, &people, &kind)?;
            mandates(tx, &people, &collector)?;
            let some = people.get(..wanted.min(people.len())).unwrap_or_default();
            let more = requests(tx, some, &collector, begun)?;
            Ok((people.last().map(|(id, _)| id.clone()), more, people.len()))
        })?;
        called.extend(more);
        members += people;
        match last {
            Some(last) => after = last,
            None => return Ok((called, members)),
        }
    }
}

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

fn fresh(tx: &Tx<'_>) -> String {
    tx.fresh::<MembershipId>().to_string()
}

fn collector(tx: &mut Tx<'_>) -> Result<String> {
    let (id, account, now) = (fresh(tx), fresh(tx), tx.now().0);
    let columns = [
        "id",
        "name",
        "folded",
        "legal_form",
        "line_1",
        "line_2",
        "postcode",
        "city",
        "creditor_id",
        "created_at",
    ];
    let mut row = ["", "ADF", "adf", "association", "", "", "30000", "Nîmes", "FR72ZZZ123456"]
        .map(text)
        .to_vec();
    row.push(Cell::Int(now));
    if let Some(first) = row.first_mut() {
        *first = text(&id);
    }
    tx.load(COLLECTOR, &columns, std::iter::once(Ok(row)))?;
    let columns =
        ["id", "collector", "label", "holder", "iban", "debit_version", "from_on", "lead_days"];
    let mut row = [&account, &id, "Courant", "ADF", IBAN, "08", "2020-01-01"].map(text).to_vec();
    row.push(Cell::Int(2));
    tx.load(BANK_ACCOUNT, &columns, std::iter::once(Ok(row)))?;
    let root = crate::org::root(tx)?.id.to_string();
    let row = [&id, &root, "2020-01-01"].map(text).to_vec();
    tx.load(COLLECTOR_UNIT, &["collector", "unit", "from_on"], std::iter::once(Ok(row)))?;
    let codes = ["411", "467", "471", "512", "5115", "627", "756", "7561"];
    let rows = codes.map(|code| Ok([&id, code, code].map(text).to_vec()));
    tx.load(ACCOUNT, &["collector", "code", "label"], rows)?;
    Ok(id)
}

fn membership_type(tx: &mut Tx<'_>) -> Result<String> {
    let (id, now) = (fresh(tx), tx.now().0);
    let root = crate::org::root(tx)?.id.to_string();
    let mut row = [&id, &root, "Adhésion", "Membership", "", ""].map(text).to_vec();
    row.extend([1, 3, 1, now].map(Cell::Int));
    let columns = [
        "id",
        "unit",
        "name_fr",
        "name_en",
        "text_fr",
        "text_en",
        "is_open",
        "arrears_months",
        "place",
        "created_at",
    ];
    tx.load(MEMBERSHIP_TYPE, &columns, std::iter::once(Ok(row)))?;
    Ok(id)
}

fn memberships(tx: &mut Tx<'_>, people: &[(String, String)], kind: &str) -> Result<()> {
    let (now, year) = (tx.now().0, tx.now().day_text().chars().take(4).collect::<String>());
    let since = format!("{year}-01-01");
    let (mut memberships, mut facts, mut stamps) = (Vec::new(), Vec::new(), Vec::new());
    for (person, unit) in people {
        let id = fresh(tx);
        let mut row = [&id, person, unit, kind, &since, &since, &since, "debit", "bench"]
            .map(|value: &str| text(value))
            .to_vec();
        row.extend([12, now].map(Cell::Int));
        memberships.push(Ok(row));
        let mut row =
            [&fresh(tx), &id, person, "accepted", &since, "", "", "bench"].map(text).to_vec();
        row.push(Cell::Int(now));
        facts.push(Ok(row));
        for month in 1..=12 {
            let month = format!("{year}-{month:02}");
            let (first, last) = (format!("{month}-01"), format!("{month}-28"));
            let mut row = [&fresh(tx), &id, person, &month, &first, &last, &last, &last, "bench"]
                .map(|value: &str| text(value))
                .to_vec();
            row.extend([STAMP_CENTS, 0, 0, now].map(Cell::Int));
            stamps.push(Ok(row));
        }
    }
    let columns = [
        "id",
        "person",
        "unit",
        "type",
        "counts_from_on",
        "applied_on",
        "accepted_on",
        "way",
        "source",
        "instalments",
        "created_at",
    ];
    tx.load(MEMBERSHIP, &columns, memberships)?;
    let columns =
        ["id", "membership", "person", "kind", "on_day", "why", "by_name", "source", "at"];
    tx.load(MEMBERSHIP_FACT, &columns, facts)?;
    let columns = [
        "id",
        "membership",
        "person",
        "month",
        "from_on",
        "through_on",
        "due_on",
        "late_on",
        "source",
        "due_cents",
        "paid_cents",
        "exempt",
        "created_at",
    ];
    tx.load(STAMP, &columns, stamps).map(drop)
}

fn mandates(tx: &mut Tx<'_>, people: &[(String, String)], collector: &str) -> Result<()> {
    let now = tx.now().0;
    let (mut mandates, mut facts) = (Vec::new(), Vec::new());
    for (person, unit) in people {
        let id = fresh(tx);
        let reference = format!("M{}", id.replace('-', ""));
        let iban = "FR7699993071030400387341296";
        let mut row = [
            &id,
            collector,
            unit,
            person,
            &reference,
            "recurring",
            "Ana Moulin",
            iban,
            "paper",
            "",
        ]
        .map(|value: &str| text(value))
        .to_vec();
        row.push(Cell::Int(now));
        mandates.push(Ok(row));
        let mut row = [&fresh(tx), &id, "signed", "2026-01-01", "", "", "", "", ""]
            .map(|value: &str| text(value))
            .to_vec();
        row.push(Cell::Int(now));
        facts.push(Ok(row));
    }
    let columns = [
        "id",
        "collector",
        "unit",
        "person",
        "reference",
        "kind",
        "holder",
        "iban",
        "origin",
        "by_name",
        "at",
    ];
    tx.load(DEBIT_MANDATE, &columns, mandates)?;
    let columns =
        ["id", "mandate", "kind", "on_day", "why", "iban", "wording", "scan_name", "by_name", "at"];
    tx.load(DEBIT_MANDATE_FACT, &columns, facts).map(drop)
}

fn requests(
    tx: &mut Tx<'_>,
    people: &[(String, String)],
    collector: &str,
    begun: usize,
) -> Result<Vec<Called>> {
    let (now, today) = (tx.now().0, tx.now().day_text());
    let (mut rows, mut called) = (Vec::new(), Vec::new());
    for (place, (person, unit)) in people.iter().enumerate() {
        let number = begun + place + 1;
        let body = format!("9{number:09}");
        let reference = bank::rf_reference(&body)
            .map_err(|_| kernel::Error::fault("a reference of the bench is none"))?;
        let mut row =
            [&fresh(tx), collector, unit, person, &reference, "Cotisation", &today, &today, ""]
                .map(|value: &str| text(value))
                .to_vec();
        row.extend([i64::try_from(number)?, CALL_CENTS, now].map(Cell::Int));
        rows.push(Ok(row));
        called.push(Called { reference, cents: CALL_CENTS, on_day: today.clone() });
    }
    let columns = [
        "id",
        "collector",
        "unit",
        "person",
        "reference",
        "label",
        "made_on",
        "due_on",
        "by_name",
        "number",
        "amount_cents",
        "at",
    ];
    tx.load(PAYMENT_CALL, &columns, rows)?;
    Ok(called)
}
