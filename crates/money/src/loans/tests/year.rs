//! A year of the demonstration, looked at as an auditor would: every report against plain sums over
//! the rows themselves, on both engines.

use std::collections::{BTreeMap, BTreeSet};

use kernel::db::Tx;
use kernel::text::Language;

use crate::feature::Demo;
use crate::ledger;
use crate::org::UnitId;
use crate::testkit::TestApp;

/// A line of an entry: collector, entry, account, unit, day, debit, credit.
type Booked = (String, String, String, Option<String>, String, i64, i64);
/// A part of a payment: payment, kind, cents, collector, unit, day, way.
type Paid = (String, String, i64, String, String, String, String);

/// A part of a statement: statement, unit, receiver, to unit, to collector, what, cents, base.
type Shared = (String, String, String, String, Option<String>, String, i64, i64);

/// Everything, as rows alone tell it.
struct Facts {
    lines: Vec<Booked>,
    parts: Vec<Paid>,
    /// Payments that were taken back.
    gone: BTreeSet<String>,
    shares: Vec<Shared>,
    /// Receipts: collector, year, number, total, whether cancelled, person.
    receipts: Vec<(String, String, i64, i64, bool, Option<String>)>,
    /// Stamps: unit, month, due, paid, exempt.
    stamps: Vec<(String, String, i64, i64, bool)>,
    /// What settles stamps: stamp's unit, cents, whether undone.
    settled: Vec<(String, i64, bool)>,
}

fn exported(tx: &mut Tx<'_>) -> kernel::Result<Facts> {
    let gone: Vec<(String,)> = tx.rows(
        "select payment from payment_fact
         where kind in ('cancelled', 'bounced', 'returned', 'refunded')",
        &[],
    )?;
    Ok(Facts {
        lines: tx.rows(
            "select collector, entry, account, unit, on_day, debit_cents, credit_cents
             from entry_line",
            &[],
        )?,
        parts: tx.rows(
            "select p.id, t.kind, t.cents, p.collector, p.unit, p.received_on, p.way
             from payment_part t join payment p on p.id = t.payment",
            &[],
        )?,
        gone: gone.into_iter().map(|(id,)| id).collect(),
        shares: tx.rows(
            "select p.statement, s.unit, p.receiver, p.to_unit, p.to_collector, p.what, p.cents,
             p.base_cents from share_part p join share_statement s on s.id = p.statement",
            &[],
        )?,
        receipts: tx.rows(
            "select collector, year, number, total_cents,
             case when cancelled_on is null then 0 else 1 end, person from receipt",
            &[],
        )?,
        stamps: tx.rows(
            "select m.unit, s.month, s.due_cents, s.paid_cents, s.exempt
             from stamp s join membership m on m.id = s.membership",
            &[],
        )?,
        settled: tx.rows(
            "select m.unit, p.cents, case when p.undone_on is null then 0 else 1 end
             from stamp_payment p join stamp s on s.id = p.stamp
             join membership m on m.id = s.membership",
            &[],
        )?,
    })
}

/// A year of everything that this family makes up.
fn lived(app: &TestApp) {
    for unit in ["Alès", "Nîmes", "Sète"] {
        for name in ["Moulin", "Fauvel", "Leroux", "Vidal", "Garnier", "Perrin", "Masson", "Roche"]
        {
            app.person("Ana", name, unit);
        }
    }
    let treasurer = app.person("Colette", "Vauquelin", "Alès");
    app.mandate(&treasurer, "treasurer", "Gard");
    let work = |tx: &mut Tx<'_>| {
        tx.exec("update relation_fact set on_day = '2025-10-01'", &[])?;
        let mut demo = Demo::new(7, 24);
        for feature in crate::FEATURES {
            (feature.demo)(tx, &mut demo)?;
        }
        Ok(())
    };
    app.app.db.write_now(work).unwrap();
    // What came to light since is in the statements of November.
    app.clock.advance_ms(10 * kernel::time::DAY_MS);
    let draw = "/office/treasury/shares/draw";
    app.officer("treasurer", "Union").post(draw, &[("month", "2026-11")]).must_be(303);
    app.run_jobs();
    drop(app.mails());
}

fn money(cents: i64) -> String {
    kernel::text::money(Language::French, cents, true)
}

/// Debits less credits by key.
fn sums<K: Ord>(facts: &Facts, key: impl Fn(&Booked) -> Option<K>) -> BTreeMap<K, i64> {
    let mut sums = BTreeMap::new();
    for line in &facts.lines {
        if let Some(key) = key(line) {
            *sums.entry(key).or_insert(0) += line.5 - line.6;
        }
    }
    sums
}

fn ledgers_agree(app: &TestApp, facts: &Facts) {
    assert!(facts.lines.len() > 100, "a year has entries: {}", facts.lines.len());
    let by_entry = sums(facts, |line| Some(line.1.clone()));
    assert!(by_entry.values().all(|cents| *cents == 0), "every entry balances");
    let by_collector = sums(facts, |line| Some(line.0.clone()));
    assert!(by_collector.values().all(|cents| *cents == 0), "every trial balance is zero");
    let by_account = sums(facts, |line| Some((line.0.clone(), line.2.clone())));
    let by_unit = sums(facts, |line| {
        let spendable =
            matches!(line.2.as_bytes().first(), Some(b'6' | b'7')) || line.2.starts_with("467");
        line.3.clone().filter(|_| spendable).map(|unit| (line.0.clone(), unit))
    });
    let dues = sums(facts, |line| {
        let is_dues = line.2.starts_with("756");
        line.3.clone().filter(|_| is_dues).map(|unit| (line.0.clone(), unit))
    });
    let collectors = app.app.db.read_now(ledger::collectors).unwrap();
    for collector in collectors {
        let (id, of) = (collector.id.to_string(), collector.id.clone());
        let (by_account, by_unit, dues) = (by_account.clone(), by_unit.clone(), dues.clone());
        app.app
            .db
            .read_now(move |tx| {
                assert_eq!(ledger::verify(tx, &of)?, []);
                for ((_, account), cents) in by_account.iter().filter(|((one, _), _)| *one == id) {
                    assert_eq!(
                        ledger::balance(tx, &of, account, "9999-12-31")?,
                        *cents,
                        "{account}"
                    );
                }
                for ((_, unit), cents) in by_unit.iter().filter(|((one, _), _)| *one == id) {
                    let unit = UnitId::parse(unit).unwrap();
                    assert_eq!(ledger::unit_cents(tx, &of, &unit)?, -*cents);
                }
                let told = ledger::sums_by_unit(tx, &of, "756", "0000-01-01", "9999-12-31")?;
                let told: BTreeMap<String, i64> = told
                    .into_iter()
                    .filter_map(|(unit, cents)| Some((unit?.to_string(), cents)))
                    .collect();
                let naive: BTreeMap<String, i64> = dues
                    .iter()
                    .filter(|((one, _), _)| *one == id)
                    .map(|((_, unit), cents)| (unit.clone(), -cents))
                    .collect();
                assert_eq!(told, naive, "dues by unit");
                Ok(())
            })
            .unwrap();
    }
}

fn payments_are_what_is_booked(facts: &Facts) {
    let mut paid: BTreeMap<(String, &str), i64> = BTreeMap::new();
    for (id, kind, cents, collector, ..) in &facts.parts {
        let account = match kind.as_str() {
            "dues" => "756",
            "gift" => "7541",
            _ => continue,
        };
        if !facts.gone.contains(id) {
            *paid.entry((collector.clone(), account)).or_insert(0) += cents;
        }
    }
    let booked = sums(facts, |line| {
        ["756", "7541"].into_iter().find(|code| line.2 == *code).map(|code| (line.0.clone(), code))
    });
    let booked: BTreeMap<(String, &str), i64> =
        booked.into_iter().map(|(key, cents)| (key, -cents)).filter(|it| it.1 != 0).collect();
    assert_eq!(booked, paid, "what was paid and stands is what the books say");
}

fn shares_are_exact(facts: &Facts) {
    assert!(!facts.shares.is_empty());
    let mut parts: BTreeMap<&str, i64> = BTreeMap::new();
    for (statement, _, _, _, _, _, cents, _) in &facts.shares {
        *parts.entry(statement).or_insert(0) += cents;
    }
    // What each unit collected in months that have statements is what was shared of it.
    let mut shared: BTreeMap<&str, i64> = BTreeMap::new();
    for (_, unit, _, _, _, what, cents, _) in &facts.shares {
        if what != "fund" {
            *shared.entry(unit).or_insert(0) += cents;
        }
    }
    let income = sums(facts, |line| {
        let is_shared = (line.2.starts_with("756") || line.2.starts_with("7541"))
            && line.4.as_str() < "2026-12-01";
        line.3.clone().filter(|_| is_shared)
    });
    for (unit, cents) in &shared {
        assert_eq!(income.get(*unit).map(|sum| -sum), Some(*cents), "{unit}");
    }
}

fn receipts_are_counted(app: &TestApp, facts: &Facts) {
    let mut series: BTreeMap<(&str, &str), Vec<i64>> = BTreeMap::new();
    for (collector, year, number, ..) in &facts.receipts {
        series.entry((collector, year)).or_default().push(*number);
    }
    assert!(!series.is_empty(), "last year's receipts are issued");
    for ((collector, year), mut numbers) in series {
        numbers.sort_unstable();
        let last = i64::try_from(numbers.len()).unwrap();
        assert_eq!(numbers, (1..=last).collect::<Vec<_>>(), "no number is left out");
        let stands: Vec<_> = facts
            .receipts
            .iter()
            .filter(|one| one.0 == collector && one.1 == year && !one.4)
            .collect();
        let total: i64 = stands.iter().map(|one| one.3).sum();
        let given: i64 = facts
            .parts
            .iter()
            .filter(|part| part.3 == collector && part.5.starts_with(year))
            .filter(|part| !facts.gone.contains(&part.0) && ["dues", "gift"].contains(&&*part.1))
            .map(|part| part.2)
            .sum();
        assert_eq!(total, given, "receipts of {year} prove what was given");
        let treasurer = app.officer("treasurer", "Union");
        let path = format!("/office/treasury/receipts?collector={collector}&year={year}");
        treasurer.get(&path).must_be(200).must_show(&money(total));
    }
}

fn stamps_are_counted(app: &TestApp, facts: &Facts) {
    assert!(!facts.stamps.is_empty());
    let paid: i64 = facts.stamps.iter().map(|stamp| stamp.3).sum();
    let settled: i64 = facts.settled.iter().filter(|one| !one.2).map(|one| one.1).sum();
    assert_eq!(paid, settled, "what stamps hold is what settles them");
    assert!(facts.stamps.iter().all(|stamp| (0..=stamp.2).contains(&stamp.3)));
    let dues: i64 = facts
        .parts
        .iter()
        .filter(|part| part.1 == "dues" && !facts.gone.contains(&part.0))
        .map(|part| part.2)
        .sum();
    assert!(paid <= dues, "no stamp is paid from nothing: {paid} of {dues}");
    let secretary = app.officer("secretary", "Alès");
    let unit = app.unit("Alès").to_string();
    let of_year =
        facts.stamps.iter().filter(|stamp| stamp.0 == unit && stamp.1.starts_with("2026"));
    let cents: i64 = of_year.map(|stamp| stamp.3).sum();
    let told = kernel::text::money(Language::French, cents, cents % 100 != 0);
    secretary.get("/office/memberships/counts?year=2026").must_be(200).must_show(&told);
}

crate::story! {
    fn a_year_agrees_with_plain_sums_over_its_rows(app: &TestApp) {
        lived(app);
        let facts = app.app.db.read_now(exported).unwrap();
        ledgers_agree(app, &facts);
        payments_are_what_is_booked(&facts);
        shares_are_exact(&facts);
        receipts_are_counted(app, &facts);
        stamps_are_counted(app, &facts);
        let collectors = app.app.db.read_now(ledger::collectors).unwrap();
        for collector in &collectors {
            for day in ["2025-12-31", "2026-10-31"] {
                let done = ledger::validate(&app.app.db, &collector.id, day, None);
                assert!(matches!(done, Ok(_) | Err(kernel::Error::Refused(_))), "{done:?}");
            }
            let of = collector.id.clone();
            assert_eq!(app.app.db.read_now(move |tx| ledger::verify(tx, &of)).unwrap(), []);
            for year in ["2025", "2026"] {
                let of = collector.id.clone();
                let faults = app.app.db.read_now(move |tx| ledger::fec_faults(tx, &of, year));
                assert_eq!(faults.unwrap(), Vec::<String>::new());
            }
        }
    }
}
