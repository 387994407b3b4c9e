//! Receiving money and taking a payment back: each one transaction with its ledger entry and
//! the dues that it settles.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::ledger::{self, CollectorId, EntryId, NewEntry, NewLine};
use crate::members::{self, Rule, Settlement};
use crate::org::{Office, PersonId, UnitId};
use crate::treasury::PaymentId;
use crate::treasury::rules::{
    PartKind, PayWay, Refusal, State, TakenBack, cash_too_large, month_of, state,
};
use crate::treasury::store::{Hand, cash_in, facts_of, must_be_open};

/// The legal value that bounds a gift in cash, in cents.
const CASH_CEILING: &str = "cash_ceiling_cents";

/// Money that came in.
#[derive(Debug, Clone)]
pub struct NewPayment {
    /// Which legal entity received it.
    pub collector: CollectorId,
    /// For which unit.
    pub unit: UnitId,
    /// Who paid.
    pub payer: PersonId,
    /// How.
    pub way: PayWay,
    /// When, ISO text.
    pub received_on: String,
    /// What for; each above zero.
    pub parts: Vec<NewPart>,
    /// Number of the cheque or of the receipt.
    pub piece: Option<String>,
    /// Bank of the cheque, as it stands on it.
    pub bank: Option<String>,
    /// Reference of the transfer: an RF reference, an end-to-end identifier.
    pub reference: Option<String>,
    /// What makes it one payment: the same cause twice is the same payment; empty for one of
    /// its own.
    pub cause: String,
}

/// A part of a payment.
#[derive(Debug, Clone)]
pub struct NewPart {
    /// What for.
    pub kind: PartKind,
    /// For whom.
    pub person: PersonId,
    /// How much.
    pub cents: i64,
    /// For dues: which periods.
    pub rule: Rule,
}

impl NewPayment {
    /// The whole amount.
    #[must_use]
    pub fn cents(&self) -> i64 {
        self.parts.iter().map(|part| part.cents).sum()
    }
}

/// Writes a payment, its entry in the ledger and what it settles. The same cause twice is the
/// same payment, and the second time does nothing.
///
/// # Errors
/// [`Refusal`] by name, and then nothing is written.
pub fn receive(tx: &mut Tx<'_>, new: &NewPayment, by: Option<&Office>) -> Result<PaymentId> {
    let name = match by {
        Some(office) => crate::people::name_of(tx, &office.person)?.unwrap_or_default(),
        None => String::new(),
    };
    receive_as(tx, new, Hand { office: by, name: &name }, &Around::default())
}

/// What the treasury's own pages know beside a payment.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::treasury) struct Around<'a> {
    /// The sitting in which it was keyed.
    pub sitting: Option<&'a str>,
    /// The import that told of it, and what the import wrote of its months under: that money
    /// is no longer in any box.
    pub import: Option<(&'a str, &'a str)>,
    /// What its gifts answer.
    pub aim: Option<Aim<'a>>,
}

/// What gifts answer, and for which unit each part is given; no unit for those of the payment.
#[derive(Debug, Clone, Copy)]
pub(in crate::treasury) struct Aim<'a> {
    /// The word of whoever asked.
    pub target: &'a str,
    /// Units, part by part.
    pub units: &'a [UnitId],
}

impl Around<'_> {
    /// The unit that the payer chose for a part.
    fn unit(&self, place: usize) -> Option<&UnitId> {
        self.aim.and_then(|aim| aim.units.get(place))
    }
}

/// As [`receive`], by somebody whose name is known.
pub(in crate::treasury) fn receive_as(
    tx: &mut Tx<'_>,
    new: &NewPayment,
    hand: Hand<'_>,
    around: &Around<'_>,
) -> Result<PaymentId> {
    let id: PaymentId = tx.fresh();
    let cause = if new.cause.is_empty() { format!("payment {id}") } else { new.cause.clone() };
    if let Some(known) = by_cause(tx, &cause)? {
        return Ok(known);
    }
    check(tx, new, around)?;
    let (now, cents) = (tx.now(), new.cents());
    let piece = new.piece.as_deref().unwrap_or_default();
    let receipt = new.piece.as_deref().filter(|_| new.way == PayWay::Cash);
    let import = around.import.map(|(import, _)| import);
    let sql = "insert into payment (id, collector, unit, person, way, received_on, amount_cents,
               piece, bank, reference, cause, receipt, sitting, at, import)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
               on conflict do nothing";
    let written = tx.exec(
        sql,
        &[
            &id,
            &new.collector,
            &new.unit,
            &new.payer,
            &new.way.name(),
            &new.received_on,
            &cents,
            &piece,
            &new.bank.as_deref().unwrap_or_default(),
            &new.reference.as_deref().unwrap_or_default(),
            &cause,
            &receipt,
            &around.sitting,
            &now,
            &import,
        ],
    )?;
    if written == 0 {
        return by_cause(tx, &cause)?.ok_or_else(|| Refusal::ReceiptUsed.into());
    }
    let entry = post(tx, &id, new, around, hand.person())?;
    tx.exec("update payment set entry = $2 where id = $1", &[&id, &entry])?;
    write_parts(tx, &id, new, around)?;
    settle(tx, &id, new, around, hand.person())?;
    note(tx, &id, "received", &new.received_on, "", hand)?;
    if import.is_some() {
        note(tx, &id, "banked", &new.received_on, "", hand)?;
    }
    Ok(id)
}

/// The payment that a cause wrote.
///
/// # Errors
/// A fault from the database.
pub fn by_cause(tx: &mut Tx<'_>, cause: &str) -> Result<Option<PaymentId>> {
    let found: Option<(PaymentId,)> =
        tx.row("select id from payment where cause = $1", &[&cause])?;
    Ok(found.map(|(id,)| id))
}

fn check(tx: &mut Tx<'_>, new: &NewPayment, around: &Around<'_>) -> Result<()> {
    if new.parts.is_empty() || new.parts.iter().any(|part| part.cents <= 0) {
        return Err(Refusal::NoPart.into());
    }
    if new.received_on > tx.now().day_text() || new.received_on.len() != 10 {
        return Err(Refusal::BadDay.into());
    }
    if around.import.is_none() && new.way.is_in_hand() {
        super::ceiling::must_be_below_ceiling(tx, new)?;
    }
    if new.way != PayWay::Cash || around.import.is_some() {
        return Ok(());
    }
    if new.piece.as_deref().is_none_or(str::is_empty) {
        return Err(Refusal::NoReceiptNumber.into());
    }
    must_be_open(tx, &new.unit, month_of(&new.received_on))?;
    let gifts = new.parts.iter().filter(|part| part.kind == PartKind::Gift);
    let gift_cents: i64 = gifts.map(|part| part.cents).sum();
    let collector = ledger::collector(tx, &new.collector)?.ok_or(Refusal::NoCollector)?;
    let ceiling = match collector.legal_form.is_of_a_party() {
        true => ledger::legal(tx, CASH_CEILING, &new.received_on)?,
        false => None,
    };
    if cash_too_large(new.way, gift_cents, ceiling) {
        return Err(Refusal::CashCeiling.into());
    }
    Ok(())
}

/// The entry's label, as accountants read it.
fn told(new: &NewPayment) -> String {
    let way = match new.way {
        PayWay::Cash => "Espèces",
        PayWay::Cheque => "Chèque",
        PayWay::Transfer => "Virement reçu",
        PayWay::Debit => "Prélèvement",
        PayWay::Card => "Carte",
        PayWay::Other => "Encaissement à vérifier",
    };
    match new.piece.as_deref().or(new.reference.as_deref()).filter(|piece| !piece.is_empty()) {
        Some(piece) => format!("{way} {piece}"),
        None => way.to_owned(),
    }
}

fn post(
    tx: &mut Tx<'_>,
    id: &PaymentId,
    new: &NewPayment,
    around: &Around<'_>,
    by: Option<&PersonId>,
) -> Result<EntryId> {
    let is_past = around.import.is_some();
    // Money that was banked before this program came stands against 471 until somebody enters
    // the opening balances.
    let (account, journal) = if is_past { PayWay::Other.account() } else { new.way.account() };
    let line = |account: &str, person: &PersonId, debit_cents: i64, credit_cents: i64| NewLine {
        account: account.to_owned(),
        unit: Some(new.unit.clone()),
        person: Some(person.clone()),
        label: String::new(),
        debit_cents,
        credit_cents,
    };
    let mut lines = vec![line(account, &new.payer, new.cents(), 0)];
    let credit = |(place, part): (usize, &NewPart)| match around.unit(place) {
        Some(unit) => NewLine {
            unit: Some(unit.clone()),
            ..line(ledger::CHOSEN_GIFTS, &part.person, 0, part.cents)
        },
        None => line(part.kind.account(), &part.person, 0, part.cents),
    };
    lines.extend(new.parts.iter().enumerate().map(credit));
    let entry = NewEntry {
        collector: new.collector.clone(),
        journal,
        on_day: new.received_on.clone(),
        label: told(new),
        piece: new.piece.clone(),
        cause_kind: "payment",
        cause: id.to_string(),
        lines,
        by: by.cloned(),
    };
    ledger::post(tx, &entry)
}

fn write_parts(
    tx: &mut Tx<'_>,
    id: &PaymentId,
    new: &NewPayment,
    around: &Around<'_>,
) -> Result<()> {
    let target = around.aim.map_or("", |aim| aim.target);
    for ((place, part), line) in new.parts.iter().enumerate().zip(0_i64..) {
        tx.exec(
            "insert into payment_part (payment, line, kind, person, cents, rule, target, unit)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                id,
                &line,
                &part.kind.name(),
                &part.person,
                &part.cents,
                &part.rule.text(),
                &target,
                &around.unit(place),
            ],
        )?;
    }
    Ok(())
}

/// Gives the dues of a payment to months, once for each person.
fn settle(
    tx: &mut Tx<'_>,
    id: &PaymentId,
    new: &NewPayment,
    around: &Around<'_>,
    by: Option<&PersonId>,
) -> Result<()> {
    if let Some((_, cause)) = around.import
        && members::adopt(tx, cause, id.as_str())? > 0
    {
        return Ok(());
    }
    let mut settled: Vec<&PersonId> = Vec::new();
    for part in new.parts.iter().filter(|part| part.kind == PartKind::Dues) {
        if settled.contains(&&part.person) {
            continue;
        }
        settled.push(&part.person);
        let same = |other: &&NewPart| other.kind == PartKind::Dues && other.person == part.person;
        let settlement = Settlement {
            payment: id.as_str(),
            person: &part.person,
            cents: new.parts.iter().filter(same).map(|part| part.cents).sum(),
            on_day: &new.received_on,
            rule: part.rule.clone(),
            by,
        };
        members::settle(tx, &settlement)?;
    }
    Ok(())
}

/// Writes a fact of a payment.
pub(in crate::treasury) fn note(
    tx: &mut Tx<'_>,
    id: &PaymentId,
    kind: &str,
    on_day: &str,
    why: &str,
    hand: Hand<'_>,
) -> Result<bool> {
    let (fact, now) = (tx.fresh::<PaymentId>(), tx.now());
    let written = tx.exec(
        "insert into payment_fact (id, payment, kind, on_day, why, by_person, by_name, mandate, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        &[&fact, id, &kind, &on_day, &why, &hand.person(), &hand.name, &hand.mandate(), &now],
    )?;
    Ok(written == 1)
}

kernel::row! {
    struct Known {
        collector: CollectorId,
        unit: UnitId,
        way: String,
        cents: i64,
        entry: Option<EntryId>,
        import: Option<String>,
        on_slip: bool,
    }
}

/// Takes a payment back: the entry is reversed, what was settled is open again. Never twice.
///
/// # Errors
/// [`Error::NotFound`]; [`Refusal`] by name, and then nothing is written.
pub fn take_back(
    tx: &mut Tx<'_>,
    id: &PaymentId,
    kind: TakenBack,
    on_day: &str,
    why: &str,
    by: Option<&Office>,
) -> Result<()> {
    let name = match by {
        Some(office) => crate::people::name_of(tx, &office.person)?.unwrap_or_default(),
        None => String::new(),
    };
    take_back_as(tx, id, kind, on_day, why, Hand { office: by, name: &name })
}

/// As [`take_back`], by somebody whose name is known.
pub(in crate::treasury) fn take_back_as(
    tx: &mut Tx<'_>,
    id: &PaymentId,
    kind: TakenBack,
    on_day: &str,
    why: &str,
    hand: Hand<'_>,
) -> Result<()> {
    let sql = "select p.collector, p.unit, p.way, p.amount_cents, p.entry, p.import,
               case when exists (select 1 from slip_line l
                                 where l.payment = p.id and l.released_at is null)
               then 1 else 0 end from payment p where p.id = $1";
    let known: Known = tx.row(sql, &[id])?.ok_or(Error::NotFound)?;
    let way = PayWay::parse(&known.way).unwrap_or(PayWay::Other);
    let facts = facts_of(tx, id)?;
    let kinds: Vec<&str> = facts.iter().map(|fact| fact.kind.as_str()).collect();
    let stands = state(&kinds, known.on_slip);
    if matches!(stands, State::TakenBack(_)) {
        return Err(Refusal::TakenBack.into());
    }
    let is_past = known.import.is_some();
    let may = kind.fits(way, stands) || (is_past && kind == TakenBack::Cancelled);
    if !may {
        return Err(Refusal::NotNow.into());
    }
    if way == PayWay::Cash && !is_past {
        must_be_open(tx, &known.unit, month_of(on_day))?;
        let today = tx.now().day_text();
        if cash_in(tx, &known.unit, &today)? < known.cents {
            return Err(Refusal::NotEnoughCash.into());
        }
    }
    if !note(tx, id, kind.name(), on_day, why, hand)? {
        return Err(Refusal::TakenBack.into());
    }
    if let Some(entry) = &known.entry {
        ledger::reverse(tx, entry, on_day, why, hand.person())?;
    }
    if way == PayWay::Cheque && stands == State::Banked && !is_past {
        leave_bank(tx, id, &known, on_day, hand.person())?;
    }
    members::unsettle_on(tx, id.as_str(), on_day)
}

/// The bank took back what a cheque had brought: 5112 against 512.
fn leave_bank(
    tx: &mut Tx<'_>,
    id: &PaymentId,
    known: &Known,
    on_day: &str,
    by: Option<&PersonId>,
) -> Result<()> {
    let line = |account: &str, debit_cents: i64, credit_cents: i64| NewLine {
        account: account.to_owned(),
        unit: Some(known.unit.clone()),
        person: None,
        label: String::new(),
        debit_cents,
        credit_cents,
    };
    let entry = NewEntry {
        collector: known.collector.clone(),
        journal: "BQ",
        on_day: on_day.to_owned(),
        label: "Chèque repris par la banque".to_owned(),
        piece: None,
        cause_kind: "payment-left-bank",
        cause: id.to_string(),
        lines: vec![line("5112", known.cents, 0), line("512", 0, known.cents)],
        by: by.cloned(),
    };
    ledger::post(tx, &entry).map(drop)
}
