//! Stories of ledgers: posted once, balanced, reversed, validated, verified.

mod pages;

use kernel::db::Tx;
use kernel::{Error, Result};
use proptest::prelude::*;

use crate::feature::PersonalData;
use crate::ledger::store;
use crate::ledger::{self, Broken, Collector, CollectorId, EntryId, LegalForm, NewEntry, NewLine};
use crate::testkit::TestApp;

mod whole;

/// A collector that serves a unit from 2026 on.
pub(crate) fn collecting(tx: &mut Tx<'_>, unit: &crate::org::UnitId) -> Result<CollectorId> {
    let collector = Collector {
        id: tx.fresh(),
        name: "ADF du Gard".to_owned(),
        legal_form: LegalForm::FinancingAssociation,
        siren: Some("732829320".to_owned()),
        rna: None,
        approval_number: Some("1158".to_owned()),
        approved_on: Some("2016-03-07".to_owned()),
        line_1: "1 rue des Lices".to_owned(),
        line_2: String::new(),
        postcode: "30000".to_owned(),
        city: "Nîmes".to_owned(),
        creditor_id: Some("FR72ZZZ123456".to_owned()),
        closed_on: None,
        accounts: Vec::new(),
    };
    ledger::add_collector(tx, &collector, None)?;
    ledger::serve(tx, &collector.id, unit, ("2026-01-01", "2025-12-31"))?;
    Ok(collector.id)
}

fn cash(collector: &CollectorId, cause: &str, on_day: &str, cents: i64) -> NewEntry {
    let line = |account: &str, debit_cents, credit_cents| NewLine {
        account: account.to_owned(),
        unit: None,
        person: None,
        label: String::new(),
        debit_cents,
        credit_cents,
    };
    NewEntry {
        collector: collector.clone(),
        journal: "CAI",
        on_day: on_day.to_owned(),
        label: "Espèces".to_owned(),
        piece: None,
        cause_kind: "test",
        cause: cause.to_owned(),
        lines: vec![line(ledger::CASH, cents, 0), line(ledger::DUES, 0, cents)],
        by: None,
    }
}

fn refused<T: std::fmt::Debug>(outcome: Result<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(key)) => key,
        other => panic!("{other:?}"),
    }
}

crate::story! {
    fn a_person_s_lines_move_and_leave_with_them_and_the_sums_stay(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let anna = app.person("Anna", "Moulin", "Alès");
        let gard = app.unit("Gard");
        let PersonalData::Held(held) = &ledger::FEATURE.personal_data else { panic!("it holds") };
        app.app.db.write_now(move |tx| {
            let id = collecting(tx, &gard)?;
            let mut entry = cash(&id, "a", "2026-03-01", 2_500);
            entry.lines[1].person = Some(anna.clone());
            ledger::post(tx, &entry)?;
            (held.merge)(tx, &anna, &ana)?;
            let none = serde_json::json!({ "lines": [], "elective_mandates": [] });
            assert_eq!((held.export)(tx, &anna)?, none);
            let line = serde_json::json!([{ "on": "2026-03-01", "label": "Espèces",
                "account": "756", "debit_cents": 0, "credit_cents": 2_500 }]);
            assert_eq!((held.export)(tx, &ana)?["lines"], line);
            store::whole(tx, &id, "2026-03-31", None)?;
            (held.erase)(tx, &ana)?;
            assert_eq!((held.export)(tx, &ana)?, none);
            assert_eq!(ledger::balance(tx, &id, ledger::DUES, "2026-12-31")?, -2_500);
            assert_eq!(ledger::verify(tx, &id)?, []);
            Ok(())
        }).unwrap();
    }

    fn a_section_is_served_by_the_collector_of_its_federation(app: &TestApp) {
        let (gard, ales, sete) = (app.unit("Gard"), app.unit("Alès"), app.unit("Sète"));
        let found = app.app.db.write_now(move |tx| {
            let id = collecting(tx, &gard)?;
            let of = |tx: &mut Tx<'_>, unit, day| {
                Ok(ledger::collector_for(tx, unit, day)?.map(|it| it.id == id))
            };
            let asked = [(&ales, "2026-03-01"), (&ales, "2025-03-01"), (&sete, "2026-03-01")];
            asked.map(|(unit, day)| of(tx, unit, day)).into_iter().collect::<Result<Vec<_>>>()
        });
        assert_eq!(found.unwrap(), [Some(true), None, None]);
    }

    fn an_entry_is_posted_once_and_reversed_once(app: &TestApp) {
        let gard = app.unit("Gard");
        app.app.db.write_now(move |tx| {
            let id = collecting(tx, &gard)?;
            let first = ledger::post(tx, &cash(&id, "a", "2026-03-01", 2_500))?;
            assert_eq!(ledger::post(tx, &cash(&id, "a", "2026-03-01", 2_500))?, first);
            assert_eq!(ledger::balance(tx, &id, ledger::CASH, "2026-12-31")?, 2_500);
            let back = ledger::reverse(tx, &first, "2026-03-02", "Erreur de saisie", None)?;
            assert_eq!(ledger::reverse(tx, &first, "2026-03-03", "Encore", None)?, back);
            assert_eq!(ledger::balance(tx, &id, ledger::CASH, "2026-03-01")?, 2_500);
            assert_eq!(ledger::balance(tx, &id, ledger::CASH, "2026-03-02")?, 0);
            let again = ledger::reverse(tx, &back, "2026-03-04", "Non", None);
            assert_eq!(refused(again), "ledger-wrong-reversal");
            assert_eq!(ledger::entry(tx, &back)?.unwrap().number, 2);
            assert_eq!(ledger::verify(tx, &id)?, []);
            Ok(())
        }).unwrap();
    }

    fn what_was_validated_takes_no_entry_and_shows_every_tampering(app: &TestApp) {
        let gard = app.unit("Gard");
        let db = &app.app.db;
        let id = db.write_now(move |tx| {
            let id = collecting(tx, &gard)?;
            for (cause, day) in [("a", "2026-03-05"), ("b", "2026-03-01"), ("c", "2026-04-02")] {
                ledger::post(tx, &cash(&id, cause, day, 1_000))?;
            }
            store::whole(tx, &id, "2026-03-31", None)?;
            ledger::post(tx, &cash(&id, "d", "2026-04-01", 700))?;
            store::whole(tx, &id, "2026-04-30", None)?;
            Ok(id)
        }).unwrap();
        let of = id.clone();
        db.write_now(move |tx| {
            let late = ledger::post(tx, &cash(&of, "e", "2026-04-30", 1));
            assert_eq!(refused(late), "ledger-wrong-validated");
            assert_eq!(ledger::verify(tx, &of)?, []);
            Ok(())
        }).unwrap();
        for tampering in [
            "update entry_line set debit_cents = debit_cents + 1 where debit_cents = 700",
            "update entry set label = 'Autre' where cause = 'a'",
            "update entry set on_day = '2026-03-04' where cause = 'a'",
            "delete from entry_line where entry = (select id from entry where cause = 'b')",
            "update period set hash = 'x' where to_on = '2026-03-31'",
            "update entry_line set account = '530' where account = '756'",
        ] {
            let of = id.clone();
            let tampered = db.write_now(move |tx| {
                tx.exec(tampering, &[])?;
                let broken = ledger::verify(tx, &of)?;
                assert!(!broken.is_empty(), "{tampering}");
                // Nothing of this is kept.
                Err::<(), _>(Error::Stale)
            });
            assert!(matches!(tampered, Err(Error::Stale)));
        }
    }
}

/// What a random history does.
#[derive(Debug, Clone)]
enum Deed {
    Post { day: u8, cents: i64 },
    Reverse { which: usize },
    Validate { month: u8 },
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => (1_u8..=28, 1_i64..100_000).prop_map(|(day, cents)| Deed::Post { day, cents }),
        3 => (0_usize..20).prop_map(|which| Deed::Reverse { which }),
        1 => (1_u8..=3).prop_map(|month| Deed::Validate { month }),
    ];
    prop::collection::vec(deed, 1..25)
}

/// Plays a history: sums of entries that stand must be the balance, and nothing must be broken.
fn play(tx: &mut Tx<'_>, id: &CollectorId, deeds: &[Deed]) -> Result<()> {
    let mut posted: Vec<(EntryId, i64, bool)> = Vec::new();
    for (number, deed) in deeds.iter().enumerate() {
        match deed {
            Deed::Post { day, cents } => {
                let month = 1 + number % 4;
                let entry =
                    cash(id, &format!("p{number}"), &format!("2026-{month:02}-{day:02}"), *cents);
                match ledger::post(tx, &entry) {
                    Ok(entry) => posted.push((entry, *cents, true)),
                    Err(Error::Refused("ledger-wrong-validated")) => {}
                    Err(error) => return Err(error),
                }
            }
            Deed::Reverse { which } if *which < posted.len() => {
                let (entry, _, stands) = &mut posted[*which];
                ledger::reverse(tx, entry, "2026-05-01", "Essai", None)?;
                *stands = false;
            }
            Deed::Validate { month } => {
                match store::whole(tx, id, &format!("2026-{month:02}-28"), None) {
                    Ok(_) | Err(Error::Refused(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            Deed::Reverse { .. } => {}
        }
    }
    let standing: i64 = posted.iter().filter(|(_, _, stands)| *stands).map(|it| it.1).sum();
    assert_eq!(ledger::balance(tx, id, ledger::CASH, "2026-12-31")?, standing);
    assert_eq!(ledger::balance(tx, id, ledger::DUES, "2026-12-31")?, -standing);
    assert_eq!(ledger::verify(tx, id)?, Vec::<Broken>::new());
    Ok(())
}

crate::story! {
    fn random_histories_keep_the_ledger_whole(app: &TestApp) {
        let gard = app.unit("Gard");
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(24));
        runner.run(&deeds(), |deeds| {
            let gard = gard.clone();
            app.app.db.write_now(move |tx| {
                let id = collecting(tx, &gard)?;
                play(tx, &id, &deeds)
            }).unwrap();
            Ok(())
        }).unwrap();
    }
}
