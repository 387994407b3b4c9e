//! Stories of loans: within the law, paid back, told to the lender, closed to others.

mod year;

use crate::ledger::{self, CollectorId};
use crate::loans::store;
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
