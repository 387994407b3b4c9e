//! A year of payments for the demonstration: cheques banked, cash counted, transfers, some
//! bounced, and requests that wait.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::ledger::{self, Collector};
use crate::members::{self, Rule};
use crate::treasury::PaymentId;
use crate::treasury::rules::cards::{Carrier, Charge, Keys, Known, Payout, Standing};
use crate::treasury::rules::{PartKind, PayWay, TakenBack};
use crate::treasury::store::{self, Around, Debtor, Hand, Movement, NewCall, NewMovement};
use crate::treasury::store::{NewPart, NewPayment, NewSubscription};

/// Sections that live a year of payments.
const SECTIONS_MAX: i64 = 60;
/// People of one section who pay.
const PAYERS_MAX: i64 = 40;
/// What somebody pays by card each month, and what the carrier keeps of it.
const AGAIN_CENTS: i64 = 1_000;
const FEE_CENTS: i64 = 39;
/// The house, for what nobody keyed.
const HOUSE: Hand<'_> = Hand { office: None, name: "" };

/// What is paid in four quarters, carried to the bank, and asked for.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let today = tx.now().day_text();
    let year = today.get(..4).unwrap_or_default().to_owned();
    carriers(tx)?;
    for (unit,) in store::demo_units(tx, SECTIONS_MAX)? {
        let Some(collector) = ledger::collector_for(tx, &unit, &today)? else { continue };
        let payers = store::demo_debtors(tx, &unit, PAYERS_MAX)?;
        for (number, payer) in payers.iter().enumerate() {
            live_a_year(tx, demo, &collector, payer, &year, number)?;
        }
        let cheques: Vec<PaymentId> =
            store::waiting_cheques(tx, &unit)?.into_iter().map(|line| line.payment).collect();
        bank(tx, demo, &collector, &unit, &cheques)?;
        let cash = store::cash_in(tx, &unit, &today)?;
        if cash > 10_000 {
            let new = NewMovement {
                kind: Movement::Deposit,
                on_day: today.clone(),
                cents: cash - cash % 5_000,
                label: "Versement à la banque".to_owned(),
                piece: String::new(),
                account: String::new(),
            };
            store::move_cash(tx, HOUSE, &unit, &collector.id, &new)?;
        }
        ask(tx, &collector, payers.first(), &today)?;
        again(tx, &collector, payers.get(1))?;
    }
    Ok(())
}

/// Banks of the cheques.
const BANKS: [&str; 4] = ["Banque postale", "Crédit mutuel", "LCL", "Crédit agricole"];
/// Days on which somebody pays what the quarter asks.
const QUARTERS: [&str; 4] = ["02-10", "05-12", "08-28", "11-04"];

fn live_a_year(
    tx: &mut Tx<'_>,
    demo: &mut Demo,
    collector: &Collector,
    payer: &Debtor,
    year: &str,
    number: usize,
) -> Result<()> {
    const WAYS: [PayWay; 6] = [
        PayWay::Cheque,
        PayWay::Cheque,
        PayWay::Transfer,
        PayWay::Transfer,
        PayWay::Cash,
        PayWay::Card,
    ];
    let today = tx.now().day_text();
    let way = demo.one_of(&WAYS).copied().unwrap_or(PayWay::Cheque);
    for (quarter, day) in QUARTERS.iter().enumerate() {
        let on_day = format!("{year}-{day}");
        if on_day > today || demo.chance(12 + 6 * quarter) {
            continue;
        }
        let due = members::due(tx, &payer.person, &on_day)?;
        let cents: i64 = due.iter().map(|due| due.due_cents - due.paid_cents).sum();
        if cents <= 0 {
            continue;
        }
        let gift_cents = if demo.chance(6) { 1_000 } else { 0 };
        let part = |kind: PartKind, cents: i64| NewPart {
            kind,
            person: payer.person.clone(),
            cents,
            rule: Rule::OldestFirst,
        };
        let mut parts = vec![part(PartKind::Dues, cents)];
        if gift_cents > 0 {
            parts.push(part(PartKind::Gift, gift_cents));
        }
        let piece = match way {
            PayWay::Cash => Some(store::next_receipt(tx, &payer.unit)?),
            PayWay::Cheque => Some(format!("{:07}", 1_000_000 + demo.below(8_999_999))),
            _ => None,
        };
        let bank = demo.one_of(&BANKS).copied().filter(|_| way == PayWay::Cheque);
        let new = NewPayment {
            collector: collector.id.clone(),
            unit: payer.unit.clone(),
            payer: payer.person.clone(),
            way,
            received_on: on_day.clone(),
            parts,
            piece,
            bank: bank.map(str::to_owned),
            reference: None,
            cause: format!("demo {} {number} {quarter}", payer.person),
        };
        store::receive_as(tx, &new, HOUSE, &Around::default())?;
    }
    Ok(())
}

/// All cheques but the last few go to the bank; one in some hundred comes back.
fn bank(
    tx: &mut Tx<'_>,
    demo: &mut Demo,
    collector: &Collector,
    unit: &crate::org::UnitId,
    cheques: &[PaymentId],
) -> Result<()> {
    let kept = cheques.len().min(3);
    let banked: Vec<PaymentId> = cheques.iter().take(cheques.len() - kept).cloned().collect();
    if banked.is_empty() || collector.accounts.is_empty() {
        return Ok(());
    }
    let today = tx.now().day_text();
    let id = store::make_slip(tx, HOUSE, unit, &collector.id, &banked)?;
    let house = crate::org::Scope::of_the_house(tx)?;
    let Some(slip) = store::slip(tx, &house, &id)? else { return Ok(()) };
    store::bank_slip(tx, HOUSE, &slip, &today)?;
    if demo.chance(40)
        && let Some(unlucky) = banked.first()
    {
        let why = "Chèque impayé";
        store::take_back_as(tx, unlucky, TakenBack::Bounced, &today, why, HOUSE)?;
    }
    Ok(())
}

/// Asks somebody who still owes.
fn ask(tx: &mut Tx<'_>, collector: &Collector, payer: Option<&Debtor>, today: &str) -> Result<()> {
    let Some(payer) = payer else { return Ok(()) };
    let due = members::due(tx, &payer.person, today)?;
    let cents: i64 = due.iter().map(|due| due.due_cents - due.paid_cents).sum();
    if cents <= 0 {
        return Ok(());
    }
    let new = NewCall {
        collector: collector.id.clone(),
        unit: payer.unit.clone(),
        person: payer.person.clone(),
        label: "Cotisation".to_owned(),
        cents,
        due_on: tx.now().plus_ms(15 * kernel::time::DAY_MS).day_text(),
        batch: None,
    };
    store::make_call(tx, HOUSE, &new).map(drop)
}

/// Somebody pays by card each month, and the carrier announces what it pays to the bank.
fn again(tx: &mut Tx<'_>, collector: &Collector, payer: Option<&Debtor>) -> Result<()> {
    let account = store::account_of_collector(tx, &collector.id)?;
    let (Some(payer), Some(account)) = (payer, account) else { return Ok(()) };
    let new = NewSubscription {
        account: account.id.clone(),
        unit: payer.unit.clone(),
        person: payer.person.clone(),
        label: "Cotisation".to_owned(),
        cents: AGAIN_CENTS,
        every_months: 1,
        target: String::new(),
        back: String::new(),
        renews: false,
    };
    let id = store::subscribe(tx, &new)?;
    let known = Known {
        checkout: format!("pretend_{id}"),
        pay_url: format!("/pretend-pay/{id}"),
        ..Known::default()
    };
    store::keep_known(tx, &id, &known)?;
    let Some(one) = store::subscription(tx, &id)? else { return Ok(()) };
    let charge =
        Charge { theirs: format!("pretend_{id}_1"), standing: Standing::Paid, cents: AGAIN_CENTS };
    store::take_charge(tx, &one, &charge, "demo")?;
    let payout = Payout {
        theirs: format!("pretend_{id}"),
        reference: format!("VERSEMENT {}", id.as_str().get(..8).unwrap_or_default()),
        arrives_on: tx.now().plus_ms(2 * kernel::time::DAY_MS).day_text(),
        cents: AGAIN_CENTS - FEE_CENTS,
        fee_cents: FEE_CENTS,
        gross_cents: AGAIN_CENTS,
    };
    store::keep_payouts(tx, &account.id, &[payout]).map(drop)
}

/// Every collector takes cards through the demonstration's own carrier.
fn carriers(tx: &mut Tx<'_>) -> Result<()> {
    for collector in ledger::collectors(tx)? {
        let secret: PaymentId = tx.fresh();
        let keys = Keys { secret: secret.to_string(), ..Keys::default() };
        store::open_account(tx, &collector.id, Carrier::Pretend, &keys, "")?;
    }
    Ok(())
}
