//! Stories of files from banks: what they say is proposed, confirmed, and done once.

use super::files::{Moved, batch, report, returned, statement, transfer};
use super::{IBAN, IBANS, collection, collector, count, house, mandate_of, subjects, with_mandate};
use crate::debits::commands::{self, DebitBatch, Reconcile};
use crate::ledger::Ended;
use crate::story;
use crate::testkit::TestApp;

const PATH: &str = "/office/treasury/statements";
const ACCOUNT: &str = "018f0000-0000-7000-8000-000000000002";
const GROUP: &str = "DD-20261208-1-FRST";

fn moved<'a>(reference: &'a str, cents: i64, kind: &'a str, details: String) -> Moved<'a> {
    let family = match kind {
        "debits" => ("IDDT", "ESDD"),
        "returned" => ("IDDT", "UPDD"),
        "transfer" => ("RCDT", "ESCT"),
        "fee" => ("MDOP", "CHRG"),
        _ => ("MCRD", "POSC"),
    };
    Moved { reference, cents, family, details }
}

/// A request for payment of somebody.
fn call(app: &TestApp, id: &str, person: &crate::org::PersonId, reference: &str, cents: i64) {
    let (id, unit) = (id.to_owned(), app.unit("Alès").to_string());
    let (person, reference) = (person.clone(), reference.to_owned());
    house(app, move |tx| {
        let now = tx.now();
        tx.exec(
            "insert into payment_call (id, collector, unit, person, number, reference, label,
             amount_cents, made_on, due_on, by_name, at)
             values ($1, '018f0000-0000-7000-8000-000000000001', $2, $3, 1, $4, 'Cotisation', $5,
             '2026-10-01', '2026-10-01', '', $6)",
            &[&id, &unit, &person, &reference, &cents, &now],
        )
    });
}

story! {
    fn what_the_bank_says_of_a_collection_is_done_once(app: &TestApp) {
        collector(app);
        let ana = with_mandate(app, "Ana", IBANS[0], "10");
        let bea = with_mandate(app, "Bea", IBANS[1], "20");
        let zoe = with_mandate(app, "Zoé", IBANS[2], "30");
        let gard = app.officer("treasurer", "Gard");
        let one = collection(app, &gard);
        gard.post(&one, &[("act", "sent")]).must_be(303);
        assert_eq!(subjects(app).len(), 3);
        let line = |number: usize| format!("{GROUP}-{number:05}");

        // The bank refuses Ana's before settlement.
        let answer = report(GROUP, &line(1), "AC01");
        let fields = [("account", ACCOUNT)];
        let sent = gard.upload(PATH, &fields, ("file", "pain002.xml", &answer));
        gard.follow(&sent).must_show("1 prélèvements refusés");
        let sent = gard.upload(PATH, &fields, ("file", "copie.xml", &answer));
        gard.follow(&sent).must_show("déjà lu");
        gard.get(&one).must_show("AC01").must_show("Demander un autre compte");
        let mandate = |person| format!("/office/treasury/mandates/{}", mandate_of(app, person));
        gard.get(&mandate(&ana)).must_show("Suspendu").must_show("AC01");

        // Then the rest is booked as one, Zoé's comes back, and the bank takes its fee.
        let told = statement(&[
            moved("B1", 5_000, "debits", batch(GROUP, 2)),
            moved("B2", -3_000, "returned", returned(&line(3), "MD01")),
            moved("B3", -900, "fee", String::new()),
        ]);
        let sent = gard.upload(PATH, &fields, ("file", "releve.xml", &told));
        gard.follow(&sent).must_show("3 nouveaux mouvements").must_show("Collecte payée");
        assert_eq!(count(app, "select count(*) from payment"), 0);
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        let paid = "select cast(sum(amount_cents) as bigint) from payment where way = 'debit'";
        assert_eq!(count(app, paid), 5_000);
        let back = "select count(*) from payment_fact where kind = 'returned'";
        assert_eq!(count(app, back), 1);
        gard.get(&mandate(&zoe)).must_show("Terminé").must_show("MD01");
        gard.get(&mandate(&bea)).must_show("En vigueur").must_show("décembre 2026");
        gard.get("/office/treasury/debits").must_show("en proposer un nouveau");
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        assert_eq!(count(app, "select count(*) from payment"), 2);

        // The same file, and the same movements in another file, change nothing.
        let sent = gard.upload(PATH, &fields, ("file", "releve.xml", &told));
        gard.follow(&sent).must_show("déjà lu");
        let mut longer = told.clone();
        longer.extend(b"\n");
        let sent = gard.upload(PATH, &fields, ("file", "releve2.xml", &longer));
        gard.follow(&sent).must_show("0 nouveaux mouvements, 3 déjà connus");
        assert_eq!(count(app, "select count(*) from bank_entry"), 3);
        assert_eq!(count(app, "select count(*) from payment"), 2);
        app.signed_in(&bea).get("/me/debits").must_show("Payé");
        app.signed_in(&ana).get("/me/debits").must_show("Refusé par la banque");
    }
}

story! {
    fn transfers_are_proposed_and_a_person_confirms(app: &TestApp) {
        collector(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let bea = app.person("Bea", "Roux", "Alès");
        let one = "018f0000-0000-7000-8000-0000000000a1";
        let two = "018f0000-0000-7000-8000-0000000000a2";
        let (first, second) =
            (bank::rf_reference("2026000001").unwrap(), bank::rf_reference("2026000002").unwrap());
        call(app, one, &ana, &first, 12_000);
        call(app, two, &bea, &second, 2_400);
        let told = statement(&[
            moved("T1", 12_000, "transfer", transfer("MOULIN ANA", &format!("rf {first}"))),
            moved("T2", 12_000, "transfer", transfer("MOULIN ANA", &first)),
            moved("T3", 2_400, "transfer", transfer("BEA ROUX", "COTISATION 2026")),
            moved("T4", 1_111, "transfer", transfer("INCONNU", "VIREMENT")),
            moved("T5", 20_287, "cards", String::new()),
        ]);
        let gard = app.officer("treasurer", "Gard");
        let fields = [("account", ACCOUNT)];
        let sent = gard.upload(PATH, &fields, ("file", "releve.xml", &told));
        let page = gard.follow(&sent);
        page.must_show("Demande payée une seconde fois").must_show("Même nom et même montant");
        page.must_show("Rien de connu").must_show("Confirmer le mouvement sûr");
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        assert_eq!(count(app, "select count(*) from payment"), 1);

        let entry = |reference: &str| {
            let key = format!("{reference}/2026-11-20/");
            let id: String = house(app, move |tx| {
                let after = format!("{key}\u{10ffff}");
                let sql = "select id from bank_entry where key > $1 and key < $2";
                tx.one(sql, &[&key, &after])
            });
            format!("{PATH}/{id}")
        };
        let third = entry("T3");
        gard.get(&third).must_show(&second).must_show("Bea Roux");
        let refused = gard.post(&third, &[("choice", "found")]);
        refused.must_be(422).must_show("ne va pas avec ce mouvement");
        gard.post(&third, &[("choice", "call:nothing")]).must_be(422);
        let choice = format!("call:{two}");
        gard.post(&third, &[("choice", &choice)]).must_be(303);
        gard.post(&third, &[("choice", &choice)]).must_be(422).must_show("vient d’agir");
        gard.post(&entry("T2"), &[("choice", "unallocated")]).must_be(303);
        gard.post(&entry("T4"), &[("choice", "nothing")]).must_be(303);
        gard.post(&entry("T5"), &[("choice", "found")]).must_be(303);
        gard.get(&format!("{PATH}?account={ACCOUNT}")).must_show("Tout est confirmé");
        let paid = "select cast(sum(amount_cents) as bigint) from payment where way = 'transfer'";
        assert_eq!(count(app, paid), 14_400);
        let waiting = "select cast(sum(credit_cents) as bigint) from entry_line
                       where account = '471'";
        assert_eq!(count(app, waiting), 12_000);

        let sete = app.officer("treasurer", "Sète");
        sete.get(&third).must_be(404);
        sete.post(&third, &[("choice", "nothing")]).must_be(404);
        sete.upload(PATH, &fields, ("file", "releve.xml", &told)).must_be(404);
    }
}

story! {
    fn a_payout_that_its_carrier_told_of_is_sure_with_its_fee(app: &TestApp) {
        collector(app);
        house(app, |tx| {
            tx.exec(
                "insert into card_account (id, collector, carrier, organisation, client, secret,
                 signing, url, by_name, opened_at)
                 values ('018f0000-0000-7000-8000-0000000000c1',
                 '018f0000-0000-7000-8000-000000000001', 'stripe', '', '', 'x', 'x', '', '', 1)",
                &[],
            )?;
            for (id, on_day) in [("po_far", "2026-11-10"), ("po_near", "2026-11-19")] {
                tx.exec(
                    "insert into card_payout (id, account, theirs, reference, arrives_on, cents,
                     fee_cents, gross_cents, seen_at)
                     values ($1, '018f0000-0000-7000-8000-0000000000c1', $1, $1, $2, 20287, 713,
                     21000, 1)",
                    &[&id, &on_day],
                )?;
            }
            Ok(())
        });
        // Two movements of the same amount: the carrier told of one in these days.
        let told = statement(&[
            moved("C1", 20_287, "cards", String::new()),
            moved("C2", 4_000, "cards", String::new()),
        ]);
        let gard = app.officer("treasurer", "Gard");
        let fields = [("account", ACCOUNT)];
        let sent = gard.upload(PATH, &fields, ("file", "releve.xml", &told));
        gard.follow(&sent).must_show("Confirmer le mouvement sûr");
        let sql = "select id from bank_entry where cents = 20287";
        let id: String = house(app, move |tx| tx.one(sql, &[]));
        gard.get(&format!("{PATH}/{id}")).must_show("po_near").must_show("7,13")
            .must_show("210,00");
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        let fee = "select cast(sum(debit_cents) as bigint) from entry_line where account = '627'";
        let cards = "select cast(sum(credit_cents) as bigint) from entry_line
                     where account = '5115'";
        assert_eq!((count(app, fee), count(app, cards)), (713, 21_000));
        let found = "select count(*) from card_payout where movement is not null
                     and id = 'po_near'";
        assert_eq!(count(app, found), 1);
        let none = "select count(*) from bank_entry where decided is null";
        assert_eq!(count(app, none), 1);
    }
}

story! {
    fn a_movement_that_is_refused_undoes_itself_alone(app: &TestApp) {
        collector(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let mut told = Vec::new();
        for number in 1..=5_i64 {
            let reference = bank::rf_reference(&format!("202600000{number}")).unwrap();
            let id = format!("018f0000-0000-7000-8000-0000000000a{number}");
            call(app, &id, &ana, &reference, 1_000 + number);
            told.push((format!("T{number}"), 1_000 + number, transfer("MOULIN ANA", &reference)));
        }
        let moves: Vec<Moved<'_>> = told.iter()
            .map(|(name, cents, details)| moved(name, *cents, "transfer", details.clone()))
            .collect();
        let gard = app.officer("treasurer", "Gard");
        let fields = [("account", ACCOUNT)];
        let sent = gard.upload(PATH, &fields, ("file", "releve.xml", &statement(&moves)));
        gard.follow(&sent).must_show("Confirmer les 5 mouvements sûrs");
        // What two of them answered is gone meanwhile: one in the middle, and the last.
        house(app, |tx| {
            for cents in [1_003_i64, 1_005] {
                let sql = "update bank_entry set targets = '[]' where cents = $1";
                tx.exec(sql, &[&cents])?;
            }
            Ok(())
        });
        let done = gard.post(&format!("{PATH}/confirm"), &fields);
        gard.follow(&done).must_show("3 mouvements confirmés").must_show("2 attendent encore");
        assert_eq!(count(app, "select count(*) from payment"), 3);
        let open = "select count(*) from bank_entry
                    where decided is null and cents in (1003, 1005)";
        assert_eq!(count(app, open), 2);
        // Again: nothing is doubled, and what is refused is told again.
        let done = gard.post(&format!("{PATH}/confirm"), &fields);
        gard.follow(&done).must_show("0 mouvement confirmé").must_show("2 attendent encore");
        assert_eq!(count(app, "select count(*) from payment"), 3);
    }
}

story! {
    fn files_that_are_none_are_refused_by_name(app: &TestApp) {
        collector(app);
        let gard = app.officer("treasurer", "Gard");
        let fields = [("account", ACCOUNT)];
        let send = |bytes: &[u8]| gard.upload(PATH, &fields, ("file", "x.xml", bytes));
        send(b"<!DOCTYPE a><a/>").must_be(422).must_show("pas construit comme");
        send(b"nom;prenom\nA;B\n").must_be(422).must_show("ni un relevé");
        let told = statement(&[moved("T1", 100, "transfer", transfer("A", "B"))]);
        send(&told[..told.len() / 2]).must_be(422).must_show("coupé ou abîmé");
        let text = String::from_utf8(told).unwrap();
        let other = text.replace(IBAN, IBANS[0]);
        send(other.as_bytes()).must_be(422).must_show("un compte que vous ne tenez pas");
        let dollars = text.replace("EUR", "USD");
        send(dollars.as_bytes()).must_be(422).must_show("autre monnaie");
        gard.post(PATH, &fields).must_be(422).must_show("Choisissez un fichier");
        assert_eq!(count(app, "select count(*) from bank_entry"), 0);
    }
}

story! {
    fn the_same_is_done_from_a_terminal(app: &TestApp) {
        collector(app);
        let _ = with_mandate(app, "Ana", IBANS[0], "10");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("prlv.xml");
        let mut out = Vec::new();
        let mut args =
            DebitBatch { out: file.clone(), unit: Some("Gard".to_owned()), day: None, json: true };
        let done = commands::debit_batch(&app.app.db, &args, &mut out).unwrap();
        assert_eq!(done, Ended::Done);
        let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!((&told["debits"], &told["cents"]), (&1.into(), &1_000.into()));
        assert!(std::fs::read_to_string(&file).unwrap().contains("pain.008.001.08"));
        assert_eq!(subjects(app).len(), 1);
        args.day = Some("2026-12-25".to_owned());
        let refused = commands::debit_batch(&app.app.db, &args, &mut out).unwrap();
        assert!(matches!(refused, Ended::Refused(_)));

        let statement_file = folder.path().join("releve.xml");
        let told = statement(&[moved("B1", 1_000, "debits", batch(GROUP, 1))]);
        std::fs::write(&statement_file, told).unwrap();
        let read = |confirm| {
            let args = Reconcile {
                files: vec![statement_file.clone()],
                asked: None,
                unit: Some("Gard".to_owned()),
                confirm,
                json: true,
            };
            let mut out = Vec::new();
            assert_eq!(commands::reconcile(&app.app.db, &args, &mut out).unwrap(), Ended::Done);
            serde_json::from_slice::<serde_json::Value>(&out).unwrap()
        };
        let told = read(true);
        assert_eq!((&told["files"][0]["new"], &told["confirmed"]), (&1.into(), &1.into()));
        assert_eq!(read(true)["files"][0]["known_before"], true);
        assert_eq!(count(app, "select count(*) from payment"), 1);
    }
}

story! {
    fn the_truths_are_reached_from_a_terminal(app: &TestApp) {
        let data = |name: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../bank/testdata/");
            std::path::PathBuf::from(format!("{folder}{name}"))
        };
        let args = Reconcile {
            files: vec![data("releve-camt053.xml"), data("pain002.xml")],
            asked: Some(data("appels-et-prelevements.csv")),
            unit: None,
            confirm: false,
            json: true,
        };
        let mut out = Vec::new();
        assert_eq!(commands::reconcile(&app.app.db, &args, &mut out).unwrap(), Ended::Done);
        let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(told["booked_cents"], 647_685);
        assert_eq!(told["found"]["call-paid"], serde_json::json!([45, 238_200]));
        assert_eq!(told["debits_settled"], 140);
        assert_eq!(told["refused"].as_array().unwrap().len(), 10);
    }
}
