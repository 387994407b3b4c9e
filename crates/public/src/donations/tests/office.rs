//! The officers' room: who writes pages, who receives, who sees names.

use super::{PAGE, TYPED, collector, count, given, giver, opened};
use crate::org::{PersonId, Scope};
use crate::testkit::TestApp;
use desk::segments::Whom;
use money::ledger::LegalForm;

/// The address of the only page in the office.
pub(super) fn page_of(app: &TestApp) -> String {
    let id: String = app.app.db.read_now(|tx| tx.one("select id from donation_page", &[])).unwrap();
    format!("/office/donations/{id}")
}

crate::story! {
    fn an_officer_writes_opens_changes_and_closes_a_page(app: &TestApp) {
        let gard = collector(app, LegalForm::FinancingAssociation, "ADF du Gard", "Gard");
        let ales = app.secretary("Alès");
        ales.get("/office/donations").must_show("Aucune collecte");
        let wrong = ales.post("/office/donations/new", &[("title", ""), ("amounts", "dix")]);
        wrong.must_be(422).must_show("de un à huit montants").must_show("value=\"dix\"")
            .must_show("Choisissez une caisse");
        let mut typed = TYPED.to_vec();
        typed.push(("collector", gard.as_str()));
        let one = ales.post("/office/donations/new", &typed).location.unwrap();
        let visitor = app.browser();
        visitor.get(PAGE).must_be(404);
        visitor.get("/donate").must_show("Aucune collecte");
        ales.get(&one).must_show("préparée").must_show("ADF du Gard").must_show("Aperçu");
        let seen = ales.get(&format!("{one}/preview"));
        seen.must_be(200).must_show("seul le bureau voit cette page").must_show("100\u{a0}€");
        assert_eq!(seen.select("form.slip button[disabled]").len(), 1, "nothing can be sent");
        app.secretary("Nîmes").get(&format!("{one}/preview")).must_be(404);
        ales.post(&one, &[("do", "open")]).must_lead_to(&one);
        ales.get(&format!("{one}/preview")).must_lead_to(PAGE);
        visitor.get(PAGE).must_be(200).must_show("1\u{202f}000\u{a0}€");
        let edit = ales.get(&format!("{one}/edit"));
        let version = edit.attributes("input[name=version]", "value").remove(0);
        typed[0] = ("title", "Un local plus grand");
        typed.push(("version", version.as_str()));
        ales.post(&format!("{one}/edit"), &typed).must_lead_to(&one);
        ales.post(&format!("{one}/edit"), &typed).must_be(409);
        visitor.get(PAGE).must_show("Un local plus grand");
        ales.post(&one, &[("do", "close")]).must_lead_to(&one);
        visitor.get(PAGE).must_be(200).must_show("ne reçoit plus de dons");
        ales.get(&one).must_show("close").must_show("Ouverte");
        ales.get("/office/donations").must_show("Un local plus grand")
            .must_show("1\u{202f}000\u{a0}€");
        let sete = app.secretary("Sète");
        sete.get(&one).must_be(404);
        sete.post(&one, &[("do", "open")]).must_be(404);
        sete.get("/office/donations").must_hide("Un local");
    }
}

crate::story! {
    fn names_are_for_treasurers_and_a_cheque_is_received_once(app: &TestApp) {
        let one = opened(app, &[]);
        let gift = given(app, "Ana", "cheque", &[]);
        let id = gift.rsplit('/').next().unwrap();
        let gifts = format!("{one}/gifts");
        app.secretary("Alès").get(&one).must_show("Dons confirmés").must_hide("Moulin");
        app.secretary("Alès").get(&gifts).must_be(403);
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get(&gifts).must_show("Moulin").must_show("RF");
        app.officer("treasurer", "Sète").get(&gifts).must_be(404);
        let wrong = [("donation", id), ("way", "cheque"), ("amount", "dix"), ("piece", "77")];
        treasurer.post(&gifts, &wrong).must_be(422).must_show("value=\"dix\"").must_show("77");
        let right = [
            ("donation", id), ("way", "cash"), ("amount", "50"), ("on_day", "2026-11-05"),
        ];
        treasurer.post(&gifts, &right).must_be(422).must_show("numéro");
        let mut right = right.to_vec();
        right.push(("piece", "R-12"));
        treasurer.post(&gifts, &right).must_lead_to(&gifts);
        treasurer.post(&gifts, &right).must_be(422).must_show("déjà encaissé");
        assert_eq!(count(app, "select count(*) from payment"), 1);
        assert_eq!(count(app, "select count(*) from payment_part where kind = 'gift'"), 1);
        treasurer.get(&gifts).must_show("50,00\u{a0}€ reçus");
        app.run_jobs();
        app.mails();
    }
}

/// Whom a segment of the whole organisation finds.
fn found(app: &TestApp, text: &str) -> Vec<PersonId> {
    let whom = Whom::Segment(text.to_owned());
    let ask = move |tx: &mut kernel::db::Tx<'_>| {
        let house = Scope::of_the_house(tx)?;
        whom.page(tx, &house, None, 100)
    };
    let found = app.app.db.read_now(ask).unwrap();
    found.iter().filter_map(|one| PersonId::parse(&one.id)).collect()
}

crate::story! {
    fn segments_find_who_gave(app: &TestApp) {
        opened(app, &[]);
        let gift = given(app, "Ana", "cheque", &[]);
        given(app, "Bea", "debit", &[("rhythm", "monthly")]);
        let (ana, one) = (giver(app, &gift), page_of(app));
        let sent = [
            ("donation", gift.rsplit('/').next().unwrap()), ("way", "cheque"), ("amount", "50"),
            ("on_day", "2026-11-05"),
        ];
        app.officer("treasurer", "Gard").post(&format!("{one}/gifts"), &sent).must_be(303);
        let page = one.rsplit('/').next().unwrap().to_owned();
        let found = |text: &str| found(app, text);
        assert_eq!(found("gave ever"), std::slice::from_ref(&ana));
        assert_eq!(found("gave within 30 days"), std::slice::from_ref(&ana));
        assert_eq!(found("gave_in_year >= 50"), std::slice::from_ref(&ana));
        assert!(found("gave_in_year > 50").is_empty());
        assert_eq!(found(&format!("donation_page = \"{page}\"")), [ana]);
        assert_eq!(found("gives = monthly").len(), 1);
        app.run_jobs();
        app.mails();
    }
}
