//! Stories of receipts: issued once, numbered without gap, cancelled, taken out in the file.

use kernel::Result;
use kernel::db::Tx;

use crate::ledger::{self, Collector, CollectorId, LegalForm};
use crate::members::Rule;
use crate::org::PersonId;
use crate::receipts::commands::answer;
use crate::receipts::{ReceiptsArgs, store};
use crate::story;
use crate::testkit::{Browser, TestApp};
use crate::treasury::{self, NewPayment, Part, PartKind, PayWay, PaymentId, TakenBack};

const HOME: &str = "/office/treasury/receipts";

fn collecting(app: &TestApp, form: LegalForm) -> CollectorId {
    let gard = app.unit("Gard");
    let make = move |tx: &mut Tx<'_>| -> Result<CollectorId> {
        let collector = Collector {
            id: tx.fresh(),
            name: "Les Amis du Gard".to_owned(),
            legal_form: form,
            siren: Some("732829320".to_owned()),
            rna: None,
            approval_number: Some("1158".to_owned()),
            approved_on: None,
            line_1: "1 rue des Lices".to_owned(),
            line_2: String::new(),
            postcode: "30000".to_owned(),
            city: "Nîmes".to_owned(),
            creditor_id: None,
            closed_on: None,
            accounts: Vec::new(),
        };
        ledger::add_collector(tx, &collector, None)?;
        ledger::serve(tx, &collector.id, &gard, ("2026-01-01", "2025-12-31"))?;
        Ok(collector.id)
    };
    app.app.db.write_now(make).unwrap()
}

fn gave(
    app: &TestApp,
    collector: &CollectorId,
    (person, unit): (&PersonId, &str),
    (way, on_day): (PayWay, &str),
    cents: i64,
) -> PaymentId {
    let new = NewPayment {
        collector: collector.clone(),
        unit: app.unit(unit),
        payer: person.clone(),
        way,
        received_on: on_day.to_owned(),
        parts: vec![Part {
            kind: PartKind::Gift,
            person: person.clone(),
            cents,
            rule: Rule::OldestFirst,
        }],
        piece: None,
        reference: Some("VIR 42".to_owned()),
        bank: None,
        cause: format!("test {person} {on_day} {cents}"),
    };
    app.app.db.write_now(move |tx| treasury::receive(tx, &new, None)).unwrap()
}

fn issued(app: &TestApp, browser: &Browser<'_>, collector: &CollectorId, mail: bool) {
    let id = collector.to_string();
    let mut fields = vec![("collector", id.as_str()), ("year", "2026")];
    if mail {
        fields.push(("mail", "on"));
    }
    let back = format!("{HOME}?collector={id}&year=2026");
    browser.post(&format!("{HOME}/run"), &fields).must_lead_to(&back);
    app.run_jobs();
}

fn links(browser: &Browser<'_>) -> Vec<String> {
    let page = browser.get(&format!("{HOME}?year=2026"));
    page.must_be(200).attributes("tbody th a", "href")
}

story! {
    fn a_year_of_receipts_is_issued_once_and_numbered_without_gap(app: &TestApp) {
        let collector = collecting(app, LegalForm::FinancingAssociation);
        let ana = app.person("Ana", "Moulin", "Alès");
        let odile = app.person("Odile", "Fauvel", "Nîmes");
        gave(app, &collector, (&ana, "Alès"), (PayWay::Transfer, "2026-03-01"), 2_000);
        gave(app, &collector, (&ana, "Alès"), (PayWay::Cheque, "2026-04-01"), 3_000);
        gave(app, &collector, (&odile, "Nîmes"), (PayWay::Transfer, "2026-05-01"), 5_000);
        let gard = app.officer("treasurer", "Gard");
        gard.get(HOME).must_be(200).must_show("2 personnes attendent un reçu").must_show("100");
        issued(app, &gard, &collector, true);
        let mails = app.mails_whole();
        assert_eq!(mails.len(), 2);
        for caught in &mails {
            assert!(caught.mail.text.contains("/me/receipts"));
            let [file] = caught.attachments.as_slice() else { panic!("no file goes with it") };
            assert!(file.name == "recus-2026.pdf" && file.bytes.starts_with(b"%PDF"));
        }
        let page = gard.get(HOME);
        page.must_show("Personne n’attend").must_show("2026-000003").must_hide("2026-000004");
        assert_eq!(links(&gard).len(), 3);
        gard.post(&format!("{HOME}/run"), &[("collector", collector.as_str()), ("year", "2026")]);
        app.run_jobs();
        assert_eq!(links(&gard).len(), 3);
        let mine = app.signed_in(&ana);
        let list = mine.get("/me/receipts");
        list.must_be(200).must_show("20,00").must_show("30,00").must_hide("50,00");
        let pdf = list.attributes("a[href^='/me/receipts/']", "href");
        assert_eq!(mine.get(pdf.first().unwrap()).headers["content-type"], "application/pdf");
        app.signed_in(&odile).get(pdf.first().unwrap()).must_be(404);
        app.browser().get("/me/receipts").must_lead_to("/sign-in");
    }

    fn strangers_see_no_receipt(app: &TestApp) {
        let collector = collecting(app, LegalForm::Union);
        let ana = app.person("Ana", "Moulin", "Alès");
        gave(app, &collector, (&ana, "Alès"), (PayWay::Transfer, "2026-03-01"), 2_000);
        let gard = app.officer("treasurer", "Gard");
        let run = [("collector", collector.as_str()), ("year", "2026")];
        let sete = app.officer("treasurer", "Sète");
        sete.get(HOME).must_be(200).must_show("Aucun mandataire ici").must_hide("Moulin");
        sete.post(&format!("{HOME}/run"), &run).must_be(404);
        sete.get(&format!("{HOME}/file?collector={collector}&year=2026")).must_be(404);
        gard.get(&format!("{HOME}/file?collector={collector}&year=2026")).must_be(404);
        app.officer("chair", "Gard").get(HOME).must_be(403);
        gard.get(HOME).must_show("Personne n’attend");
    }

    fn a_receipt_is_cancelled_and_its_payment_has_another(app: &TestApp) {
        let collector = collecting(app, LegalForm::Association);
        let ana = app.person("Ana", "Moulin", "Alès");
        let by = PayWay::Transfer;
        let payment = gave(app, &collector, (&ana, "Alès"), (by, "2026-03-01"), 2_000);
        gave(app, &collector, (&ana, "Alès"), (by, "2026-03-02"), 700);
        let gard = app.officer("treasurer", "Gard");
        let run = [("collector", collector.as_str()), ("year", "2026")];
        gard.follow(&gard.post(&format!("{HOME}/run"), &run)).must_show("l’objet de l’association");
        let said = [run[0], run[1], ("object", "Aider"), ("category", "Intérêt général")];
        gard.post(&format!("{HOME}/object"), &said);
        issued(app, &gard, &collector, false);
        let one = links(&gard).first().unwrap().clone();
        app.officer("treasurer", "Sète").get(&one).must_be(404).must_hide("Moulin");
        app.officer("treasurer", "Sète").get(&format!("{one}/pdf")).must_be(404);
        gard.get(&one).must_be(200).must_show("Ana Moulin").must_show("27,00");
        assert_eq!(gard.get(&format!("{one}/pdf")).headers["content-type"], "application/pdf");
        app.signed_in(&ana).get("/me/access").must_show("Reçu");
        let back = move |tx: &mut Tx<'_>| {
            treasury::take_back(tx, &payment, TakenBack::Refunded, "2026-11-24", "Remboursé", None)
        };
        app.app.db.write_now(back).unwrap();
        gard.get(HOME).must_show("À annuler");
        gard.post(&one, &[("why", " ")]).must_be(422).must_show("Dites pourquoi");
        gard.post(&one, &[("why", "Remboursement")]).must_lead_to(&one);
        gard.post(&one, &[("why", "Encore")]).must_be(422).must_show("déjà annulé");
        app.clock.advance_ms(1);
        gard.get(HOME).must_hide("À annuler").must_show("annulé").must_show("Une personne attend");
        issued(app, &gard, &collector, false);
        gard.get(HOME).must_show("2026-000002").must_show("7,00");
        let page = gard.get(HOME);
        let print = page.attributes("a[href*='/runs/']", "href");
        assert_eq!(gard.get(print.first().unwrap()).headers["content-type"], "application/pdf");
        app.officer("treasurer", "Sète").get(print.first().unwrap()).must_be(404);
    }

    fn the_party_file_follows_dated_columns(app: &TestApp) {
        let collector = collecting(app, LegalForm::FinancingAssociation);
        let ana = app.person("Ana", "Moulin", "Alès");
        gave(app, &collector, (&ana, "Alès"), (PayWay::Transfer, "2026-03-01"), 760_000);
        let gard = app.officer("treasurer", "Gard");
        gard.get(HOME).must_show("au-dessus du plafond").must_show("Ana Moulin");
        issued(app, &gard, &collector, false);
        let path = format!("{HOME}/file?collector={collector}&year=2026");
        let file = gard.get(&path);
        file.must_be(200).must_show("identifiant_ecriture\tnature");
        file.must_show("7600,00\tvirement\tVIR 42");
        let donors = gard.get(&format!("{HOME}/donors?collector={collector}&year=2026"));
        donors.must_be(200).must_show("Moulin\tAna").must_show("7600,00");
        app.officer("treasurer", "Sète").get(&path).must_be(404);
        let columns = format!("{HOME}/columns");
        gard.post(&columns, &[("columns", "Montant = amount")]).must_be(403);
        let admin = app.officer("administrator", "Union");
        let wrong = [("columns", "Montant = sum"), ("valid_from_on", "2026-11-01")];
        admin.post(&columns, &wrong).must_be(422).must_show("Montant = sum");
        let named = "Nom = last-name\nMontant = amount";
        let right = [("columns", named), ("valid_from_on", "2026-11-01")];
        admin.post(&columns, &right).must_lead_to(&columns);
        gard.get(&path).must_show("Nom\tMontant").must_show("Moulin\t7600,00");
        app.signed_in(&ana).get("/me/access").must_show("commission nationale");
    }

    fn the_command_tells_a_year(app: &TestApp) {
        let collector = collecting(app, LegalForm::FinancingAssociation);
        let ana = app.person("Ana", "Moulin", "Alès");
        gave(app, &collector, (&ana, "Alès"), (PayWay::Transfer, "2026-03-01"), 2_000);
        let gard = app.officer("treasurer", "Gard");
        issued(app, &gard, &collector, false);
        let mut out = Vec::new();
        let args = ReceiptsArgs { year: "2026".to_owned(), json: true };
        answer(&app.app.db, &args, &mut out).unwrap();
        let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(told["collectors"][0]["totals"]["receipts"], 1);
        assert_eq!(told["collectors"][0]["totals"]["gifts_cents"], 2_000);
        let id = collector.clone();
        let totals = app.app.db.read_now(move |tx| store::totals(tx, &id, "2026")).unwrap();
        assert_eq!((totals.people, totals.waiting_people, totals.cents), (1, 0, 2_000));
    }
}
