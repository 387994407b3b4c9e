//! Stories of claims: one writes, another reads, the collector pays, and no unit spends what it has
//! not.

use crate::claims::store::{self, Claim, Hand, NewClaim, NewLine};
use crate::ledger::{self, BankAccount, CollectorId, NewEntry, NewLine as Booked};
use crate::org::{PersonId, Scope, UnitId};
use crate::schema::must_be_valid;
use crate::story;
use crate::testkit::{Browser, TestApp};

const OFFICE: &str = "/office/treasury/claims";
const IBAN: &str = "FR76 3000 6000 0112 3456 7890 189";
const PROOF: (&str, &str, &[u8]) = ("proof", "facture.pdf", b"%PDF-1.7");

/// Gard collects; Alès brought so much.
fn collected(app: &TestApp, cents: i64) -> CollectorId {
    let (gard, ales) = (app.unit("Gard"), app.unit("Alès"));
    let made = app.app.db.write_now(move |tx| {
        let collector = ledger::tests::collecting(tx, &gard)?;
        let account = BankAccount {
            id: tx.fresh(),
            collector: collector.clone(),
            label: "Compte courant".to_owned(),
            holder: "ADF DU GARD".to_owned(),
            iban: "FR1420041010050500013M02606".to_owned(),
            bic: None,
            debit_version: "08".to_owned(),
            lead_days: 2,
            from_on: "2026-01-01".to_owned(),
            to_on: None,
        };
        ledger::add_bank_account(tx, &account)?;
        bring(tx, &collector, &ales, cents)?;
        Ok(collector)
    });
    made.unwrap()
}

fn bring(
    tx: &mut kernel::db::Tx<'_>,
    collector: &CollectorId,
    unit: &UnitId,
    cents: i64,
) -> kernel::Result<()> {
    let line = |account: &str, debit: i64| Booked {
        account: account.to_owned(),
        unit: Some(unit.clone()),
        person: None,
        label: String::new(),
        debit_cents: debit.max(0),
        credit_cents: (-debit).max(0),
    };
    let entry = NewEntry {
        collector: collector.clone(),
        journal: "BQ",
        on_day: "2026-10-10".to_owned(),
        label: "Cotisations".to_owned(),
        piece: None,
        cause_kind: "test",
        cause: "brought".to_owned(),
        lines: vec![line(ledger::BANK, cents), line(ledger::DUES, -cents)],
        by: None,
    };
    ledger::post(tx, &entry).map(drop)
}

/// A claim with one line, sent; its address in the office.
fn sent(app: &TestApp, who: &Browser<'_>, amount: &str) -> String {
    let unit = app.unit("Alès");
    let new = [
        ("unit", unit.as_str()),
        ("purpose", "Réunion publique"),
        ("payee_name", "Ana Moulin"),
        ("payee_iban", IBAN),
    ];
    let made = who.post("/me/claims/new", &new);
    let own = made.must_lead_to("/me/claims/").location.clone().unwrap();
    let line =
        [("label", "Salle"), ("category", "rooms"), ("on_day", "12/11/2026"), ("amount", amount)];
    who.upload(&format!("{own}/lines"), &line, PROOF).must_lead_to(&own);
    who.post(&format!("{own}/file"), &[]).must_lead_to(&own);
    own.replace("/me/claims", OFFICE)
}

fn balances(app: &TestApp, collector: &CollectorId) -> [i64; 4] {
    let (collector, ales) = (collector.clone(), app.unit("Alès"));
    let read = app.app.db.read_now(move |tx| {
        assert_eq!(ledger::verify(tx, &collector)?, []);
        Ok([
            ledger::balance(tx, &collector, "613", "2026-12-31")?,
            ledger::balance(tx, &collector, ledger::EXPENSES_DUE, "2026-12-31")?,
            ledger::balance(tx, &collector, ledger::BANK, "2026-12-31")?,
            ledger::unit_cents(tx, &collector, &ales)?,
        ])
    });
    read.unwrap()
}

story! {
    fn a_claim_is_written_read_by_another_and_paid(app: &TestApp) {
        let collector = collected(app, 20_000);
        let ana = app.person("Ana", "Moulin", "Alès");
        let mine = app.signed_in(&ana);
        mine.get("/me/claims").must_be(200).must_show("Aucune note de frais");
        let unit = app.unit("Alès");
        let wrong = [("unit", unit.as_str()), ("purpose", "Réunion"), ("payee_name", "Ana"),
            ("payee_iban", "FR76 1")];
        mine.post("/me/claims/new", &wrong).must_be(422).must_show("pas valable")
            .must_show("Réunion");
        let path = sent(app, &mine, "84,50");
        let own = path.replace(OFFICE, "/me/claims");
        mine.get(&own).must_show("84,50").must_show("Reprendre");
        // Once sent, nothing of it changes.
        mine.upload(&format!("{own}/lines"), &[("label", "x"), ("category", "rooms"),
            ("on_day", "12/11/2026"), ("amount", "1")], PROOF).must_be(422);
        mine.get(&format!("{own}/edit")).must_be(404);

        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office").must_show("note de frais est à lire");
        treasurer.get(OFFICE).must_show("Réunion publique");
        treasurer.get(&path).must_be(200).must_show("200,00").must_show("Salle");
        app.signed_in(&ana).get("/me/access").must_show("Note de frais");
        app.officer("treasurer", "Sète").get(&path).must_be(404).must_hide("Salle");
        app.officer("chair", "Alès").get(&path).must_be(403);
        treasurer.post(&path, &[("do", "refuse"), ("why", "")]).must_be(422)
            .must_show("Dites pourquoi");
        treasurer.post(&path, &[("do", "approve")]).must_lead_to(&path);
        assert_eq!(balances(app, &collector), [8_450, -8_450, 20_000, 11_550]);
        treasurer.post(&path, &[("do", "approve")]).must_be(422).must_show("plus possible");
        // The section's treasurer does not keep the books of Gard's collector.
        let id = path.rsplit('/').next().unwrap();
        let pay = |way| [("collector", collector.as_str()), ("c", id), ("way", way),
            ("on_day", "25/11/2026")];
        treasurer.post(&format!("{OFFICE}/pay"), &pay("file")).must_be(404);
        let gard = app.officer("treasurer", "Gard");
        gard.get(OFFICE).must_show("Payer les notes cochées");
        gard.post(&format!("{OFFICE}/pay"), &pay("file")).must_lead_to(OFFICE);
        assert_eq!(balances(app, &collector), [8_450, 0, 11_550, 11_550]);
        let page = gard.get(OFFICE);
        let file = page.attributes("a[href*='/orders/']", "href");
        let xml = gard.get(file.first().unwrap());
        xml.must_be(200).must_show("84.50").must_show("FR7630006000011234567890189");
        must_be_valid(&xml.text(), "pain.001.001.09");
        app.officer("treasurer", "Alès").get(file.first().unwrap()).must_be(404);
        gard.post(&path, &[("do", "return"), ("why", "Compte clos")]).must_lead_to(&path);
        assert_eq!(balances(app, &collector), [8_450, -8_450, 20_000, 11_550]);
        gard.post(&path, &[("do", "reverse"), ("why", "Facture fausse")]).must_lead_to(&path);
        assert_eq!(balances(app, &collector), [0, 0, 20_000, 20_000]);
        mine.get(&own).must_show("annulée").must_show("Facture fausse");
    }

    fn nobody_decides_their_own_claim(app: &TestApp) {
        collected(app, 20_000);
        let ana = app.person("Ana", "Moulin", "Alès");
        app.mandate(&ana, "treasurer", "Alès");
        let mine = app.signed_in(&ana);
        let path = sent(app, &mine, "10");
        mine.get(&path).must_be(200).must_show("est la vôtre").must_hide("Refuser");
        mine.post(&path, &[("do", "approve")]).must_be(422).must_show("une autre personne");
        mine.post(&path, &[("do", "refuse"), ("why", "non")]).must_be(422);
        let other = app.officer("treasurer", "Gard");
        other.post(&path, &[("do", "refuse"), ("why", "Illisible")]).must_lead_to(&path);
        let own = path.replace(OFFICE, "/me/claims");
        mine.get(&own).must_show("Illisible").must_show("Envoyer la note");
        mine.post(&format!("{own}/file"), &[]).must_lead_to(&own);
        mine.post(&format!("{own}/withdraw"), &[]).must_lead_to(&own);
        other.post(&path, &[("do", "approve")]).must_be(422);
        mine.post(&format!("{own}/file"), &[]).must_lead_to(&own);
        other.post(&path, &[("do", "approve")]).must_lead_to(&path);
        mine.post(&path, &[("do", "reverse"), ("why", "Autre chose")]).must_be(422)
            .must_show("une autre personne");
        other.post(&path, &[("do", "reverse"), ("why", "Facture fausse")]).must_lead_to(&path);
    }

    fn an_officer_writes_a_claim_for_somebody_and_neither_decides_it(app: &TestApp) {
        collected(app, 20_000);
        let ana = app.person("Ana", "Moulin", "Alès");
        app.mandate(&ana, "treasurer", "Alès");
        let keyed = format!("{OFFICE}/keyed");
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get(OFFICE).must_show("Écrire celle de quelqu’un");
        treasurer.get(&format!("{keyed}/new?q=zzz")).must_show("Personne de ce nom");
        treasurer.get(&format!("{keyed}/new?q=mou")).must_show("Ana Moulin");
        let form = format!("{keyed}/new?person={ana}");
        treasurer.get(&form).must_be(200).must_show("Pour Ana Moulin");
        app.officer("treasurer", "Sète").get(&form).must_be(404).must_hide("Moulin");
        app.officer("chair", "Alès").get(&form).must_be(403);
        let (unit, gard) = (app.unit("Alès"), app.unit("Gard"));
        let new = |unit: &'static str| [("person", ana.as_str()), ("unit", unit),
            ("purpose", "Réunion publique"), ("payee_name", "Ana Moulin"), ("payee_iban", IBAN)];
        let leak = |id: &UnitId| -> &'static str { Box::leak(id.to_string().into_boxed_str()) };
        // For a unit above their own, they do not write.
        treasurer.post(&format!("{keyed}/new"), &new(leak(&gard))).must_be(422)
            .must_show("Réunion publique");
        let made = treasurer.post(&format!("{keyed}/new"), &new(leak(&unit)));
        let draft = made.must_lead_to(&keyed).location.clone().unwrap();
        treasurer.get(&format!("{keyed}/new")).must_show("Réunion publique");
        let line = [("label", "Salle"), ("category", "rooms"), ("on_day", "12/11/2026"),
            ("amount", "84,50")];
        treasurer.upload(&format!("{draft}/lines"), &line, PROOF).must_lead_to(&draft);
        app.officer("treasurer", "Gard").get(&draft).must_be(404);
        treasurer.post(&format!("{draft}/file"), &[]).must_lead_to(&draft);
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].text.contains("84,50") && mails[0].text.contains("/me/claims/"));

        let path = draft.replace("/keyed", "");
        let own = path.replace(OFFICE, "/me/claims");
        let mine = app.signed_in(&ana);
        mine.get(&own).must_be(200).must_show("a écrit cette note pour vous");
        mine.get("/me/access").must_show("Note de frais");
        treasurer.get(&path).must_show("ou vous l’avez écrite").must_hide("Refuser");
        treasurer.get("/office").must_hide("note de frais est à lire");
        for reader in [&treasurer, &mine] {
            reader.post(&path, &[("do", "approve")]).must_be(422).must_show("une autre personne");
        }
        // The claimant takes it back and corrects it.
        mine.post(&format!("{own}/withdraw"), &[]).must_lead_to(&own);
        mine.post(&format!("{own}/file"), &[]).must_lead_to(&own);
        let other = app.officer("treasurer", "Gard");
        other.get(&path).must_show("Écrite pour cette personne par");
        other.post(&path, &[("do", "approve")]).must_lead_to(&path);
    }

    fn a_unit_never_spends_what_it_has_not(app: &TestApp) {
        let collector = collected(app, 10_000);
        let mine = app.signed_in(&app.person("Ana", "Moulin", "Alès"));
        let (first, second) = (sent(app, &mine, "60"), sent(app, &mine, "40,01"));
        let gard = app.officer("treasurer", "Gard");
        gard.post(&first, &[("do", "approve")]).must_lead_to(&first);
        gard.post(&second, &[("do", "approve")]).must_be(422).must_show("pas assez");
        assert_eq!(balances(app, &collector)[3], 4_000);
    }

    fn what_is_to_be_shared_is_not_spent(app: &TestApp) {
        collected(app, 10_000);
        let table = [("what", "dues"), ("valid_from_on", "2026-01-01"), ("rounding", "down"),
            ("voted_by", "Congrès"), ("voted_on", "14/06/2025"), ("own", "reste"),
            ("level-federation", "50 %")];
        let tables = "/office/treasury/shares/tables";
        app.officer("administrator", "Union").post(tables, &table).must_lead_to(tables);
        let mine = app.signed_in(&app.person("Ana", "Moulin", "Alès"));
        let path = sent(app, &mine, "50,01");
        let gard = app.officer("treasurer", "Gard");
        gard.get(&path).must_show("50,00");
        gard.post(&path, &[("do", "approve")]).must_be(422).must_show("quotes-parts");
    }

    fn two_readers_at_once_do_not_spend_it_twice(app: &TestApp) {
        let collector = collected(app, 10_000);
        let ana = app.person("Ana", "Moulin", "Alès");
        let claims: Vec<Claim> = (0..4).map(|_| filed(app, &ana, 4_000)).collect();
        let agreed = std::thread::scope(|scope| {
            let approve = |claim: &Claim| {
                let (db, claim) = (app.app.db.clone(), claim.clone());
                scope.spawn(move || {
                    let reader = Hand { person: None, mandate: "m".into(), name: "C".into() };
                    db.write_now(move |tx| store::approve(tx, &claim, &reader)).is_ok()
                })
            };
            let all: Vec<_> = claims.iter().chain(&claims).map(approve).collect();
            all.into_iter().map(|one| one.join().unwrap()).filter(|done| *done).count()
        });
        assert_eq!(agreed, 2);
        assert_eq!(balances(app, &collector), [8_000, -8_000, 10_000, 2_000]);
    }

    fn a_claim_leaves_with_its_person(app: &TestApp) {
        collected(app, 10_000);
        let ana = app.person("Ana", "Moulin", "Alès");
        filed(app, &ana, 4_000);
        let (who, other) = (ana.clone(), ana.clone());
        let told = app.app.db.read_now(move |tx| (store::HELD.export)(tx, &who)).unwrap();
        assert_eq!(told["claims"][0]["cents"], 4_000);
        app.app.db.write_now(move |tx| (store::HELD.erase)(tx, &other)).unwrap();
        let scope = app.app.db.read_now(Scope::of_the_house).unwrap();
        let left = app.app.db.read_now(move |tx| store::claims(tx, &scope)).unwrap();
        assert!(left.is_empty(), "what was never agreed goes");
    }
}

/// A sent claim, as the store has it.
fn filed(app: &TestApp, person: &PersonId, cents: i64) -> Claim {
    let (person, unit) = (person.clone(), app.unit("Alès").to_string());
    let made = app.app.db.write_now(move |tx| {
        let new = NewClaim {
            unit: unit.clone(),
            purpose: "Tracts".to_owned(),
            payee_name: "Ana Moulin".to_owned(),
            payee_iban: IBAN.to_owned(),
        };
        let id = store::create(tx, &person, &new, &Hand::own(&person, "Ana"))?;
        let again = |tx: &mut kernel::db::Tx<'_>| {
            store::one_of_mine(tx, &person, &id)?.ok_or(kernel::Error::NotFound)
        };
        let claim = again(tx)?;
        let line = NewLine {
            on_day: "2026-11-12".to_owned(),
            category: "rooms".to_owned(),
            label: "Tracts".to_owned(),
            cents,
            file_name: "facture.pdf".to_owned(),
            content: PROOF.2.to_vec(),
        };
        store::add_line(tx, &claim, &line)?;
        let claim = again(tx)?;
        store::file(tx, &claim, &Hand::own(&person, "Ana"))?;
        again(tx)
    });
    made.unwrap()
}
