//! Cash, requests for payment, imports, erasure.

use kernel::time::DAY_MS;

use super::{balance, collector, count, debtors, due, house};
use crate::ledger::LegalForm;
use crate::members::Rule;
use crate::org::PersonId;
use crate::story;
use crate::testkit::{Browser, TestApp};
use crate::treasury::{self, PartKind, PayWay, TakenBack, store};

fn cash<'a>(
    person: &'a str,
    cause: &'a str,
    amount: &'a str,
    piece: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("person", person),
        ("cause", cause),
        ("amount", amount),
        ("way", "cash"),
        ("piece", piece),
    ]
}

fn key(browser: &Browser<'_>, fields: &[(&str, &str)]) -> crate::testkit::Seen {
    browser.post("/office/treasury/day", fields)
}

story! {
    fn cash_has_numbered_receipts_a_ceiling_and_a_book_that_closes(app: &TestApp) {
        collector(app, LegalForm::FinancingAssociation, "Gard");
        let people = debtors(app, &[("Patricia", "Leroux")], "Alès");
        let person = people[0].to_string();
        let treasurer = app.officer("treasurer", "Alès");
        let none = key(&treasurer, &cash(&person, "desk a", "40", ""));
        none.must_be(422).must_show("numéro du reçu");
        let kept = key(&treasurer, &cash(&person, "desk a", "40", "0231"));
        kept.must_lead_to("/office/treasury/day");
        let twice = key(&treasurer, &cash(&person, "desk b", "40", "0231"));
        twice.must_be(422).must_show("a déjà servi");
        let page = treasurer.get(&format!("/office/treasury/day?person={person}&way=cash"));
        page.must_show("value=\"0232\"");
        let mut gift = cash(&person, "desk c", "200", "0232");
        gift.push(("gift", "160"));
        key(&treasurer, &gift).must_be(422).must_show("La loi ne permet pas");
        assert_eq!(balance(app, "530"), 4_000);

        // Carried to the collector's bank, though the section has no account.
        let mut fields = vec![("kind", "deposit"), ("amount", "50"), ("on_day", "2026-11-24")];
        let more = treasurer.post("/office/treasury/cash", &fields);
        more.must_be(422).must_show("pas autant");
        fields[1] = ("amount", "30");
        treasurer.post("/office/treasury/cash", &fields).must_lead_to("/office/treasury/cash");
        assert_eq!((balance(app, "530"), balance(app, "512")), (1_000, 3_000));
        let mut stamps = vec![
            ("kind", "expense"),
            ("amount", "4,50"),
            ("on_day", "2026-11-24"),
            ("label", "Enveloppes"),
            ("account", "999"),
        ];
        treasurer.post("/office/treasury/cash", &stamps).must_be(422).must_show("Enveloppes");
        stamps[4] = ("account", "606");
        treasurer.post("/office/treasury/cash", &stamps).must_lead_to("/office/treasury/cash");
        assert_eq!((balance(app, "530"), balance(app, "606")), (550, 450));

        // The month closes once it is over and the box holds what the book says.
        let close = |counted: &str| {
            let fields = [("month", "2026-11"), ("counted", counted)];
            treasurer.post("/office/treasury/cash/close", &fields)
        };
        close("5,50").must_be(422).must_show("pas terminé");
        app.clock.advance_ms(8 * DAY_MS);
        close("5").must_be(422).must_show("Ce n’est pas ce que dit le livre");
        close("5,50").must_lead_to("/office/treasury/cash");
        close("5,50").must_be(422).must_show("fermée");
        treasurer.get("/office/treasury/cash?month=2026-11").must_show("fermé par");
        let pile = [("on_day", "2026-11-28")];
        treasurer.post("/office/treasury/day/pile", &pile);
        let late = key(&treasurer, &cash(&person, "desk d", "10", "0233"));
        late.must_be(422).must_show("caisse de ce mois est fermée");
        let book: i64 = house(app, {
            let unit = app.unit("Alès");
            move |tx| store::cash_in(tx, &unit, "2026-12-31")
        });
        assert_eq!(book, balance(app, "530"));
        app.officer("treasurer", "Sète").get("/office/treasury/cash").must_hide("Leroux");
    }

    fn a_request_has_its_reference_and_its_code_and_is_paid_by_them(app: &TestApp) {
        collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin"), ("Bruno", "Faure")], "Alès");
        let owed = due(app, &people[0]);
        let me = app.signed_in(&people[0]);
        me.get("/me/payments").must_show("Par virement").must_show("À l’ordre de");
        let made = me.post("/me/payments/call", &[]);
        made.must_lead_to("/me/payments/calls/");
        let mine = made.location.clone().unwrap();
        let page = me.get(&mine);
        page.must_show("RF").must_show("FR76 3000").must_show("<path fill=\"#000\"");
        app.signed_in(&people[1]).get(&mine).must_be(404);
        // Asking again for the same takes the same request.
        assert_eq!(me.post("/me/payments/call", &[]).location, made.location);

        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/treasury/calls").must_show("Moulin");
        let office = mine.replace("/me/payments/calls", "/office/treasury/calls");
        treasurer.get(&office).must_be(200).must_show("Moulin");
        app.officer("treasurer", "Sète").get(&office).must_be(404);
        treasurer.post(&office, &[("do", "mail")]);
        app.run_jobs();
        let mails = app.mails();
        assert!(mails.len() == 1 && mails[0].text.contains("FR76"), "{mails:?}");

        // The bank's line bears the reference.
        let person = people[0].clone();
        house(app, move |tx| {
            let reference: String = tx.one("select reference from payment_call", &[])?;
            let asked = treasury::asked_under(tx, &reference)?.unwrap();
            let part = treasury::Part {
                kind: PartKind::Dues,
                person: person.clone(),
                cents: asked.asked_cents,
                rule: Rule::OldestFirst,
            };
            let new = treasury::NewPayment {
                collector: asked.collector,
                unit: asked.unit,
                payer: person.clone(),
                way: PayWay::Transfer,
                received_on: tx.now().day_text(),
                parts: vec![part],
                piece: None,
                bank: None,
                reference: Some(reference),
                cause: "statement 1".to_owned(),
            };
            let id = treasury::receive(tx, &new, None)?;
            assert_eq!(id, treasury::receive(tx, &new, None)?);
            Ok(())
        });
        me.get(&mine).must_show("Cette demande est payée");
        assert_eq!((due(app, &people[0]), balance(app, "512")), (0, owed));
        me.post("/me/payments/call", &[]).must_be(422).must_show("Rien n’est dû");
    }

    fn all_who_owe_are_asked_once(app: &TestApp) {
        collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin"), ("Bruno", "Faure")], "Alès");
        debtors(app, &[], "Sète");
        let treasurer = app.officer("treasurer", "Alès");
        let bulk = "/office/treasury/calls/bulk";
        treasurer.post(bulk, &[("due_on", "2026-12-10")]).must_be(422).must_show("cinq signes");
        let fields = [("due_on", "2026-12-10"), ("reason", "Appel de novembre"), ("mails", "on")];
        let begun = treasurer.post(bulk, &fields);
        begun.must_lead_to("/office/treasury/calls?batch=");
        app.run_jobs();
        assert_eq!(app.mails().len(), 2);
        assert_eq!(count(app, "select count(*) from payment_call"), 2);
        treasurer.follow(&begun).must_show("Moulin").must_show("Faure");
        treasurer.post(bulk, &fields);
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from payment_call"), 2);
        app.signed_in(&people[0]).get("/me/access").must_show("Appel de novembre");
        let letters = treasurer.get("/office/treasury/calls/letters");
        letters.must_show("Aucune demande n’attend");
    }

    fn a_payment_is_taken_back_once_and_its_trace_outlives_the_record(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let (owed, person, unit) = (due(app, &people[0]), people[0].clone(), app.unit("Alès"));
        let id = house(app, move |tx| {
            let part = treasury::Part {
                kind: PartKind::Dues,
                person: person.clone(),
                cents: owed,
                rule: Rule::OldestFirst,
            };
            let new = treasury::NewPayment {
                collector: collector.clone(),
                unit: unit.clone(),
                payer: person.clone(),
                way: PayWay::Debit,
                received_on: "2026-11-20".to_owned(),
                parts: vec![part],
                piece: None,
                bank: None,
                reference: None,
                cause: "debit 1".to_owned(),
            };
            treasury::receive(tx, &new, None)
        });
        assert_eq!(due(app, &people[0]), 0);
        let back = |app: &TestApp, kind: TakenBack| {
            let id = id.clone();
            let back = move |tx: &mut kernel::db::Tx<'_>| {
                treasury::take_back(tx, &id, kind, "2026-11-24", "MD06", None)
            };
            app.app.db.write_now(back)
        };
        assert!(back(app, TakenBack::Bounced).is_err());
        back(app, TakenBack::Returned).unwrap();
        assert!(back(app, TakenBack::Returned).is_err());
        assert_eq!((due(app, &people[0]), balance(app, "512")), (owed, 0));
        let known = payments(app, &people[0]);
        assert_eq!(known, [Some(TakenBack::Returned)]);
        let me = app.signed_in(&people[0]);
        me.get("/me/data/json").must_show("MD06");
    }
}

fn payments(app: &TestApp, person: &PersonId) -> Vec<Option<TakenBack>> {
    let person = person.clone();
    house(app, move |tx| {
        let found = treasury::payments_of(tx, &person, "2026-01-01", "2026-12-31")?;
        Ok(found.into_iter().map(|payment| payment.taken_back).collect())
    })
}

story! {
    fn a_merge_hands_payments_over_and_an_undoing_gives_them_back(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin"), ("Anna", "Moulin")], "Alès");
        let (person, unit) = (people[1].clone(), app.unit("Alès"));
        house(app, move |tx| {
            let part = treasury::Part {
                kind: PartKind::Gift,
                person: person.clone(),
                cents: 1_000,
                rule: Rule::OldestFirst,
            };
            let new = treasury::NewPayment {
                collector: collector.clone(),
                unit: unit.clone(),
                payer: person.clone(),
                way: PayWay::Transfer,
                received_on: "2026-11-20".to_owned(),
                parts: vec![part],
                piece: None,
                bank: None,
                reference: None,
                cause: "gift 1".to_owned(),
            };
            treasury::receive(tx, &new, None)
        });
        let secretary = app.secretary("Alès");
        let [into, other] = [people[0].to_string(), people[1].to_string()];
        let fields = [("one", into.as_str()), ("other", &other), ("into", &into)];
        secretary.post("/office/duplicates/merge", &fields).must_lead_to("/office/people/");
        assert_eq!(payments(app, &people[0]), [None]);
        let merges = secretary.get("/office/duplicates/merges");
        let undo = merges.attributes("form[action*='/undo']", "action").remove(0);
        secretary.post(&undo, &[]).must_be(303);
        assert!(payments(app, &people[0]).is_empty());
        assert_eq!(payments(app, &people[1]), [None]);
    }

    fn a_file_of_members_brings_what_they_paid_and_takes_it_back(app: &TestApp) {
        collector(app, LegalForm::Association, "Gard");
        debtors(app, &[], "Alès");
        let secretary = app.secretary("Alès");
        let csv = "Nom;Prénom;Section;Mode de paiement;Total versé\n\
                   Moulin;Ana;Alès;chèque;137,50 €\nFaure;Bruno;Alès;liquide;12 €\n";
        let file = ("file", "adherents.csv", csv.as_bytes());
        let sent = secretary.upload("/office/imports/new", &[("sheet", "1")], file);
        let import = sent.location.unwrap().trim_end_matches("/mapping").to_owned();
        secretary.post(&format!("{import}/run"), &[]).must_lead_to(&import);
        app.run_jobs();
        let sums = "select cast(coalesce(sum(p.amount_cents), 0) as bigint) from payment p
                    where not exists (select 1 from payment_fact f where f.payment = p.id
                    and f.kind = 'cancelled')";
        assert_eq!(count(app, sums), 14_950);
        // That money is in no box and waits for no slip.
        assert_eq!((balance(app, "530"), balance(app, "5112")), (0, 0));
        assert_eq!(balance(app, "756"), -14_950);
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/treasury/slips").must_show("Aucun chèque n’attend");
        // The same file again changes nothing.
        let file = ("file", "adherents.csv", csv.as_bytes());
        let sent = secretary.upload("/office/imports/new", &[("sheet", "1")], file);
        let again = sent.location.unwrap().trim_end_matches("/mapping").to_owned();
        secretary.post(&format!("{again}/run"), &[]).must_lead_to(&again);
        app.run_jobs();
        assert_eq!(count(app, sums), 14_950);
        for import in [again, import] {
            secretary.post(&format!("{import}/undo"), &[]).must_be(303);
            app.run_jobs();
        }
        assert_eq!((count(app, sums), balance(app, "756")), (0, 0));
    }
}

/// Where the files of truths lie, for whoever has them.
#[expect(clippy::disallowed_methods, reason = "a choice of whoever runs the tests")]
fn data_folder() -> Option<String> {
    std::env::var("MAILLAGE_TEST_DATA").ok()
}

story! {
    /// The amounts of the federation's file, where `MAILLAGE_TEST_DATA` says that it lies.
    fn the_amounts_of_the_federations_file_reach_its_truths(app: &TestApp) {
        let Some(folder) = data_folder() else { return };
        collector(app, LegalForm::Association, "Gard");
        debtors(app, &[], "Alès");
        let args = desk::imports::ImportArgs {
            file: format!("{folder}/adherents-federation.csv").into(),
            unit: Some("Gard".to_owned()),
            mapping: None,
            sheet: 1,
            time_zone: None,
            tags: None,
            create_units: true,
            dry_run: false,
            json: true,
        };
        desk::imports::import(&app.app.db, &args, |_| ()).unwrap();
        let gard = app.officer("federation-officer", "Gard");
        loop {
            let queue = gard.get("/office/imports/doubts");
            let mut forms = queue.attributes("form[action*='doubts/']", "action");
            if forms.is_empty() {
                break;
            }
            let same = queue.attributes("form [name=decision]", "value").remove(0);
            gard.post(&forms.remove(0), &[("decision", &same)]).must_lead_to("/office/imports");
        }
        let cents = "select cast(sum(amount_cents) as bigint) from payment";
        assert_eq!(count(app, "select count(*) from payment"), 2_035);
        assert_eq!((count(app, cents), balance(app, "756")), (20_384_850, -20_384_850));
        assert_eq!((balance(app, "530"), balance(app, "5112")), (0, 0));
    }
}

story! {
    fn money_that_no_collector_receives_is_told_and_not_lost_in_silence(app: &TestApp) {
        let file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
        std::fs::write(file.path(), "nom;prénom;total versé\nMoulin;Ana;137,50 €\n").unwrap();
        let args = desk::imports::ImportArgs {
            file: file.path().to_owned(),
            unit: Some("Gard".to_owned()),
            mapping: None,
            sheet: 1,
            time_zone: None,
            tags: None,
            create_units: false,
            dry_run: false,
            json: true,
        };
        let report = desk::imports::import(&app.app.db, &args, |_| ()).unwrap();
        assert_eq!((report.created, count(app, "select count(*) from payment")), (1, 0));
        let told = "select count(*) from import_problem where what = 'homeless'
                    and column_name = 'total versé' and line = 2";
        assert_eq!(count(app, told), 1);

        // The same when a person decides later whose row it is.
        app.person("Bruno", "Paoli", "Alès");
        let row = "Durand;Léa;bruno.paoli@example.org;12 €";
        let table = format!("nom;prénom;courriel;total versé\n{row}\n");
        std::fs::write(file.path(), table).unwrap();
        let report = desk::imports::import(&app.app.db, &args, |_| ()).unwrap();
        assert_eq!((report.created, report.doubtful), (0, 1));
        let gard = app.officer("federation-officer", "Gard");
        let queue = gard.get("/office/imports/doubts");
        let form = queue.attributes("form[action*='doubts/']", "action").remove(0);
        let same = queue.attributes("form [name=decision]", "value").remove(0);
        gard.post(&form, &[("decision", &same)]).must_lead_to("/office/imports");
        assert_eq!(count(app, told), 2);
    }
}

story! {
    fn the_demonstrations_year_balances(app: &TestApp) {
        for (number, unit) in ["Alès", "Nîmes", "Sète"].iter().cycle().take(18).enumerate() {
            app.person("Membre", &format!("Numéro{number}"), unit);
        }
        house(app, |tx| {
            tx.exec("update relation_fact set on_day = '2025-03-01'", &[])?;
            let mut demo = crate::feature::Demo::new(5, 18);
            (crate::ledger::FEATURE.demo)(tx, &mut demo)?;
            (crate::members::FEATURE.demo)(tx, &mut demo)?;
            (treasury::FEATURE.demo)(tx, &mut demo)
        });
        assert!(count(app, "select count(*) from payment") > 20);
        assert!(balance(app, "756") < 0);
        let trial = "select cast(sum(debit_cents - credit_cents) as bigint) from entry_line";
        assert_eq!(count(app, trial), 0);
        let over = "select count(*) from stamp where paid_cents > due_cents";
        assert_eq!(count(app, over), 0);
    }
}
