//! What the treasurer of Nîmes keeps: one of each thing that an address of the treasury may name.

use kernel::Result;
use kernel::db::Tx;
use money::ledger::{self, BankAccount, Collector, LegalForm};
use money::treasury::{
    CallId, CardAccountId, CardEventId, CardPaymentId, CardSubscriptionId, MovementId, NewPayment,
    Part, PartKind, PayWay, SlipId, receive,
};

use crate::org::{PersonId, UnitId};
use crate::testkit::TestApp;

/// Counts that are the same as long as nobody touched what the treasury of Nîmes keeps.
pub(super) const STANDING: [&str; 7] = [
    "select count(*) from payment_fact where kind = 'received'",
    "select count(*) from payment_fact where kind <> 'received'",
    "select count(*) from deposit_slip where banked_on is null and undone_at is null",
    "select count(*) from cash_movement where undone_on is null and label = 'Trompette'",
    "select count(*) from payment_call where withdrawn_at is null and label = 'Trompette'",
    "select count(*) from card_problem where settled_at is null",
    "select count(*) from card_subscription s
     where not exists (select 1 from card_subscription_fact f where f.subscription = s.id)",
];

/// Makes it, and gives the identifiers by the part of the address before them.
pub(super) fn kept(app: &TestApp, ana: &PersonId) -> Vec<(&'static str, Vec<String>)> {
    let (ana, nimes) = (ana.clone(), app.unit("Nîmes"));
    app.app.db.write_now(move |tx| make(tx, &ana, &nimes)).unwrap()
}

fn make(
    tx: &mut Tx<'_>,
    ana: &PersonId,
    nimes: &UnitId,
) -> Result<Vec<(&'static str, Vec<String>)>> {
    let collector = receiving(tx, nimes)?;
    let part = Part {
        kind: PartKind::Gift,
        person: ana.clone(),
        cents: 5_000,
        rule: money::members::Rule::OldestFirst,
    };
    let new = NewPayment {
        collector: collector.id.clone(),
        unit: nimes.clone(),
        payer: ana.clone(),
        way: PayWay::Cheque,
        received_on: tx.now().day_text(),
        parts: vec![part],
        piece: Some("Trompette".to_owned()),
        bank: None,
        reference: None,
        cause: "hidden".to_owned(),
    };
    let payment = receive(tx, &new, None)?;
    let mut made = vec![("payments", vec![payment.to_string()])];
    made.extend(around(tx, &collector, ana, nimes, payment.as_str())?);
    made.extend(by_card(tx, &collector, ana, nimes)?);
    Ok(made)
}

/// A slip, a movement of cash, a request for payment.
fn around(
    tx: &mut Tx<'_>,
    collector: &Collector,
    ana: &PersonId,
    nimes: &UnitId,
    payment: &str,
) -> Result<[(&'static str, Vec<String>); 3]> {
    let (slip, movement, call): (SlipId, MovementId, CallId) = (tx.fresh(), tx.fresh(), tx.fresh());
    tx.exec(
        "insert into deposit_slip (id, collector, unit, bank_account, number, made_on, cheques,
         total_cents, by_name, at, banked_by_name)
         values ($1, $2, $3, 'x', '2026-001', '2026-11-24', 1, 5000, '', 1, '')",
        &[&slip, &collector.id, nimes],
    )?;
    let line = "insert into slip_line (slip, line, payment) values ($1, 1, $2)";
    tx.exec(line, &[&slip, &payment])?;
    tx.exec(
        "insert into cash_movement (id, collector, unit, kind, on_day, cents, label, piece,
         account, entry, by_name, at)
         values ($1, $2, $3, 'expense', '2026-11-24', 1, 'Trompette', '', '606', 'x', '', 1)",
        &[&movement, &collector.id, nimes],
    )?;
    tx.exec(
        "insert into payment_call (id, collector, unit, person, number, reference, label,
         amount_cents, made_on, due_on, by_name, at)
         values ($1, $2, $3, $4, 1, 'RF18539007547034', 'Trompette', 100, '2026-11-24',
         '2026-12-24', '', 1)",
        &[&call, &collector.id, nimes, ana],
    )?;
    Ok([
        ("slips", vec![slip.to_string()]),
        ("movements", vec![movement.to_string()]),
        ("calls", vec![call.to_string()]),
    ])
}

/// An account with a carrier, a card payment, and a problem with it.
fn by_card(
    tx: &mut Tx<'_>,
    collector: &Collector,
    ana: &PersonId,
    nimes: &UnitId,
) -> Result<[(&'static str, Vec<String>); 6]> {
    let (account, card, problem): (CardAccountId, CardPaymentId, CardEventId) =
        (tx.fresh(), tx.fresh(), tx.fresh());
    let again: CardSubscriptionId = tx.fresh();
    tx.exec(
        "insert into card_account (id, collector, carrier, organisation, client, secret, signing,
         url, by_name, opened_at) values ($1, $2, 'pretend', '', '', 'x', '', '', '', 1)",
        &[&account, &collector.id],
    )?;
    tx.exec(
        "insert into card_payment (id, account, unit, person, label, cents, at)
         values ($1, $2, $3, $4, 'Trompette', 100, 1)",
        &[&card, &account, nimes, ana],
    )?;
    tx.exec(
        "insert into card_problem (id, card_payment, what, at, settled_by_name)
         values ($1, $2, 'amount', 1, '')",
        &[&problem, &card],
    )?;
    tx.exec(
        "insert into card_subscription (id, account, unit, person, label, cents, every_months,
         customer, checkout, theirs, pay_url, at)
         values ($1, $2, $3, $4, 'Trompette', 100, 1, '', '', '', '', 1)",
        &[&again, &account, nimes, ana],
    )?;
    Ok([
        ("subscriptions", vec![again.to_string()]),
        ("cards", vec![account.to_string()]),
        ("problems", vec![problem.to_string()]),
        ("card", vec![card.to_string()]),
        ("pay", vec![account.to_string()]),
        ("pretend-pay", vec![card.to_string()]),
    ])
}

/// A collector that serves Nîmes alone.
fn receiving(tx: &mut Tx<'_>, nimes: &UnitId) -> Result<Collector> {
    let collector = Collector {
        id: tx.fresh(),
        name: "Association de Nîmes".to_owned(),
        legal_form: LegalForm::Association,
        siren: None,
        rna: None,
        approval_number: None,
        approved_on: None,
        line_1: String::new(),
        line_2: String::new(),
        postcode: "30000".to_owned(),
        city: "Nîmes".to_owned(),
        creditor_id: None,
        closed_on: None,
        accounts: Vec::new(),
    };
    ledger::add_collector(tx, &collector, None)?;
    let account = BankAccount {
        id: tx.fresh(),
        collector: collector.id.clone(),
        label: "Compte".to_owned(),
        holder: "ASSOCIATION DE NIMES".to_owned(),
        iban: "FR7630006000011234567890189".to_owned(),
        bic: None,
        debit_version: "08".to_owned(),
        lead_days: 1,
        from_on: "2020-01-01".to_owned(),
        to_on: None,
    };
    ledger::add_bank_account(tx, &account)?;
    ledger::serve(tx, &collector.id, nimes, ("2020-01-01", "2019-12-31"))?;
    Ok(collector)
}

/// A collector of the section, a mandate with its paper, a collection, and a movement of the bank.
pub(super) fn debit(app: &TestApp, person: &PersonId) {
    let unit = app.unit("Nîmes").to_string();
    let account = "018f0000-0000-7000-8000-000000000002";
    let collector = "018f0000-0000-7000-8000-000000000001";
    let work = move |tx: &mut kernel::db::Tx<'_>| {
        let now = tx.now();
        tx.exec(
            "insert into collector (id, name, folded, legal_form, line_1, line_2, postcode, city,
             creditor_id, created_at) values ($1, 'Trompette', 'trompette', 'association', '', '',
             '', '', 'FR72ZZZ123456', $2)",
            &[&collector, &now],
        )?;
        tx.exec(
            "insert into bank_account (id, collector, label, holder, iban, debit_version,
             lead_days, from_on) values ($1, $2, 'Trompette', 'Trompette',
             'FR7699998075390466691098625', '08', 2, '2020-01-01')",
            &[&account, &collector],
        )?;
        tx.exec(
            "insert into collector_unit (collector, unit, from_on) values ($1, $2, '2026-02-01')",
            &[&collector, &unit],
        )
    };
    app.app.db.write_now(work).unwrap();
    let treasurer = app.officer("treasurer", "Nîmes");
    let paper =
        [("iban", "FR7699993071030400387341296"), ("signed_on", "2026-01-12"), ("amount", "10")];
    let scan = ("scan", "mandat.pdf", b"Trompette".as_slice());
    let path = format!("/office/people/{person}/mandates");
    treasurer.upload(&path, &paper, scan).must_be(303);
    let made = [("account", account), ("collect_on", "2026-12-08"), ("words", "Trompette")];
    treasurer.post("/office/treasury/debits/new", &made).must_be(303);
    app.run_jobs();
    app.mails();
    let moved = "Date;Libellé;Montant\n20/11/2026;VIR Trompette;12,00\n";
    let file = ("file", "releve.csv", moved.as_bytes());
    treasurer.upload("/office/treasury/statements", &[("account", account)], file).must_be(303);
}
