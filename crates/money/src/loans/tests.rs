//! Stories of loans: within the law, paid back, told to the lender, closed to others.

mod year;

use crate::ledger::{self, CollectorId};
use crate::loans::store;
use crate::schema::must_be_valid;
use crate::story;
use crate::testkit::TestApp;

const HOME: &str = "/office/treasury/loans";
const NEW: &str = "/office/treasury/loans/new";

fn collecting(app: &TestApp) -> CollectorId {
    let gard = app.unit("Gard");
    app.app.db.write_now(move |tx| ledger::tests::collecting(tx, &gard)).unwrap()
}

fn balances(app: &TestApp, collector: &CollectorId) -> [i64; 3] {
    let collector = collector.clone();
    let read = app.app.db.read_now(move |tx| {
        assert_eq!(ledger::verify(tx, &collector)?, []);
        Ok([
            ledger::balance(tx, &collector, ledger::BANK, "2026-12-31")?,
            ledger::balance(tx, &collector, ledger::LOANS, "2026-12-31")?,
            ledger::balance(tx, &collector, ledger::INTERESTS, "2026-12-31")?,
        ])
    });
    read.unwrap()
}

story! {
    fn a_loan_is_lent_paid_back_and_told(app: &TestApp) {
        let collector = collecting(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let gard = app.officer("treasurer", "Gard");
        gard.get(HOME).must_be(200).must_show("Aucun prêt");
        gard.get(&format!("{NEW}?q=moul")).must_show("Ana Moulin");
        gard.get(&format!("{NEW}?person={ana}")).must_show("limite la durée");
        let terms = |amount, months| {
            [("person", ana.as_str()), ("amount", amount), ("rate", "1,20"),
                ("from_on", "02/03/2026"), ("months", months), ("every", "3")]
        };
        gard.post(NEW, &terms("1000", "61")).must_be(422).must_show("plus long que la loi")
            .must_show("1000");
        gard.post(NEW, &terms("15000,01", "12")).must_be(422).must_show("plus que le plafond");
        gard.post(NEW, &terms("", "12")).must_be(422).must_show("Indiquez un montant");
        let made = gard.post(NEW, &terms("1000", "6"));
        let path = made.must_lead_to(&format!("{HOME}/")).location.clone().unwrap();
        assert_eq!(balances(app, &collector), [100_000, -100_000, 0]);
        gard.post(NEW, &terms("14000,01", "6")).must_be(422).must_show("plus que le plafond");
        gard.get(&path).must_be(200).must_show("500,00").must_show("3,00").must_show("1,50");
        let pay = [("number", "1"), ("on_day", "02/06/2026")];
        gard.post(&path, &pay).must_lead_to(&path);
        assert_eq!(balances(app, &collector), [49_700, -50_000, 300]);
        gard.post(&path, &pay).must_be(422).must_show("déjà fait");
        let back = |why| [("number", "1"), ("do", "return"), ("why", why)];
        gard.post(&path, &back("")).must_be(422).must_show("Dites pourquoi");
        gard.post(&path, &back("Compte clos")).must_lead_to(&path);
        assert_eq!(balances(app, &collector), [100_000, -100_000, 0]);
        gard.post(&path, &pay).must_lead_to(&path);
        gard.get(HOME).must_show("500,00");

        let mine = app.signed_in(&ana);
        mine.get("/me/loans").must_show("500,00").must_show("ADF du Gard");
        mine.get("/me/access").must_show("Prêt");
        let id = path.rsplit('/').next().unwrap();
        let pdf = mine.get(&format!("/me/loans/{id}/statement"));
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        let other = app.signed_in(&app.person("Léo", "Fauvel", "Alès"));
        other.get(&format!("/me/loans/{id}/statement")).must_be(404);
        other.get("/me/loans").must_show("Vous n’avez rien prêté");

        let register = gard.get(&format!("{HOME}/register"));
        register.must_be(200).must_show("500,00").must_show("02");
        mine.get("/me/access").must_show("Registre des prêts");
        let sete = app.officer("treasurer", "Sète");
        sete.get(&path).must_be(404).must_hide("Moulin");
        sete.post(&path, &[("number", "2"), ("on_day", "02/09/2026")]).must_be(404);
        sete.get(HOME).must_hide("Moulin");
        // A section's treasurer reads, the collector's pays.
        let ales = app.officer("treasurer", "Alès");
        ales.get(&path).must_be(200).must_hide("Noter comme remboursée");
        ales.post(&path, &[("number", "2"), ("on_day", "02/09/2026")]).must_be(404);
        let pdf = gard.get(&format!("{path}/statement"));
        assert_eq!(pdf.headers["content-type"], "application/pdf");
    }

    fn what_the_decree_bounds_holds_for_all_lenders_together(app: &TestApp) {
        collecting(app);
        let (ana, leo) = (app.person("Ana", "Moulin", "Alès"), app.person("Léo", "Roux", "Alès"));
        let gard = app.officer("treasurer", "Gard");
        let lend = |who: &crate::org::PersonId, amount: &str, rate: &str, months: &str| {
            let typed = [("person", who.as_str()), ("amount", amount), ("rate", rate),
                ("from_on", "02/03/2026"), ("months", months), ("every", "0")];
            gard.post(NEW, &typed)
        };
        gard.get(&format!("{NEW}?person={ana}")).must_show("pas encore saisi");
        lend(&ana, "9000", "0", "24").must_lead_to(HOME);
        lend(&leo, "100", "0", "25").must_be(422).must_show("ne dépasse pas le taux légal");
        // The ceiling is the party's, whoever lends.
        lend(&leo, "6000,01", "0", "24").must_be(422).must_show("plus que le plafond");
        lend(&leo, "6000", "0", "24").must_lead_to(HOME);
        // As long as nobody entered the legal rate, every loan counts.
        lend(&leo, "1", "7", "24").must_be(422).must_show("plus que le plafond");
        let rate = [("name", "legal_interest_hundredths"), ("valid_from_on", "01/01/2026"),
            ("value", "665"), ("source", "Arrêté du semestre")];
        let legal = "/office/treasury/legal";
        app.officer("administrator", "Union").post(legal, &rate).must_lead_to(legal);
        lend(&leo, "1", "6,65", "24").must_be(422).must_show("plus que le plafond");
        lend(&leo, "8000", "6,66", "60").must_lead_to(HOME);
        gard.get(&format!("{NEW}?person={ana}")).must_show("6,65");
    }

    fn instalments_are_paid_back_by_a_file_for_the_bank(app: &TestApp) {
        let collector = collecting(app);
        app.app.db.write_now({
            let collector = collector.clone();
            move |tx| ledger::add_bank_account(tx, &ledger::BankAccount {
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
            })
        }).unwrap();
        let ana = app.person("Ana", "Moulin", "Alès");
        let treasurer = app.officer("treasurer", "Gard");
        let terms = |iban| [("person", ana.as_str()), ("amount", "1000"), ("rate", "1,20"),
            ("from_on", "02/06/2026"), ("months", "12"), ("every", "3"), ("iban", iban)];
        treasurer.post(NEW, &terms("FR76 1")).must_be(422).must_show("IBAN n’est pas valable")
            .must_show("FR76 1");
        let made = treasurer.post(NEW, &terms(""));
        let path = made.must_lead_to(&format!("{HOME}/")).location.clone().unwrap();
        let loan = path.rsplit('/').next().unwrap();
        let (first, second) = (format!("{loan}:1"), format!("{loan}:2"));
        let pay = |one: &str, other: &str| treasurer.post(&format!("{HOME}/pay"), &[
            ("collector", collector.as_str()), ("d", one), ("d", other), ("on_day", "25/11/2026")]);
        treasurer.get(HOME).must_show("IBAN à écrire").must_hide("Rembourser les échéances</");
        treasurer.follow(&pay(&first, &second)).must_show("n’est pas connu");
        treasurer.post(&path, &[("do", "iban"), ("iban", "x")]).must_be(422);
        let iban = [("do", "iban"), ("iban", "FR76 3000 6000 0112 3456 7890 189")];
        treasurer.post(&path, &iban).must_lead_to(&path);
        treasurer.get(HOME).must_show("À rembourser dans le mois");
        // All or none: the same instalment twice undoes both.
        treasurer.follow(&pay(&first, &first)).must_show("déjà fait");
        assert_eq!(balances(app, &collector), [100_000, -100_000, 0]);
        treasurer.follow(&pay(&first, &second)).must_show("Le fichier est prêt");
        assert_eq!(balances(app, &collector), [49_475, -50_000, 525]);
        let page = treasurer.get(HOME);
        let file = page.attributes("a[href*='/orders/']", "href");
        let xml = treasurer.get(file.first().unwrap());
        xml.must_be(200).must_show("pain.001.001.09").must_show("FR7630006000011234567890189")
            .must_show("253.00").must_show("252.25");
        must_be_valid(&xml.text(), "pain.001.001.09");
        app.officer("treasurer", "Alès").get(file.first().unwrap()).must_be(404);
        app.officer("treasurer", "Alès").post(&format!("{HOME}/pay"), &[
            ("collector", collector.as_str()), ("d", &first)]).must_be(404);
        // A transfer that came back is owed and paid again.
        let back = [("number", "1"), ("do", "return"), ("why", "Compte clos")];
        treasurer.post(&path, &back).must_lead_to(&path);
        treasurer.get(HOME).must_show("À rembourser dans le mois");
    }

    fn a_loan_leaves_its_proof(app: &TestApp) {
        collecting(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let gard = app.officer("treasurer", "Gard");
        let terms = [("person", ana.as_str()), ("amount", "100"), ("rate", "0"),
            ("from_on", "02/03/2026"), ("months", "6"), ("every", "0")];
        gard.post(NEW, &terms).must_lead_to(HOME);
        let (who, other) = (ana.clone(), ana.clone());
        let told = app.app.db.read_now(move |tx| (store::HELD.export)(tx, &who)).unwrap();
        assert_eq!(told["loans"][0]["owed_cents"], 10_000);
        app.app.db.write_now(move |tx| (store::HELD.erase)(tx, &other)).unwrap();
        gard.get(HOME).must_show("100,00");
        app.signed_in(&ana).get("/me/loans").must_hide("100,00");
    }
}
