//! Stories of collections: whole or not at all, told, sent, withdrawn.

use super::{IBANS, collection, collector, count, house, mandate_of, subjects, with_mandate};
use crate::feature::PersonalData;
use crate::schema::must_be_valid;
use crate::story;
use crate::testkit::TestApp;

story! {
    fn a_collection_is_whole_or_not_at_all(app: &TestApp) {
        collector(app);
        let ana = with_mandate(app, "Ana", IBANS[0], "12,50");
        let _ = with_mandate(app, "Bea", IBANS[1], "8");
        let gard = app.officer("treasurer", "Gard");
        let new = "/office/treasury/debits/new";
        let page = gard.get(new);
        page.must_show("Ana Moulin").must_show("Bea Moulin").must_show("décembre 2026");
        page.must_show("20,50");
        let account = "018f0000-0000-7000-8000-000000000002";
        let fields = [("account", account), ("collect_on", "2026-12-01"), ("words", "Essai")];
        gard.post(new, &fields).must_be(422).must_show("trop tôt").must_show("Essai");
        let fields = [("account", account), ("collect_on", "2026-12-25"), ("words", "Essai")];
        gard.post(new, &fields).must_be(422).must_show("ne règlent pas ce jour-là");

        // Without a creditor identifier nothing is made; with it, all is.
        house(app, |tx| tx.exec("update collector set creditor_id = null", &[]));
        let fields = [("account", account), ("collect_on", "2026-12-08"), ("words", "Essai")];
        gard.post(new, &fields).must_be(422).must_show("identifiant créancier SEPA de l’entité");
        assert_eq!(count(app, "select count(*) from debit_line"), 0);
        assert!(subjects(app).is_empty());
        house(app, |tx| tx.exec("update collector set creditor_id = 'FR72ZZZ123456'", &[]));
        let one = collection(app, &gard);
        let mut told = subjects(app);
        told.sort();
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("ana.moulin@") && told[0].contains("12,50"), "{told:?}");
        let page = gard.get(&one);
        page.must_show("20,50").must_show("2 sur 2").must_show("À envoyer").must_hide(IBANS[0]);

        let file = gard.post(&format!("{one}/file"), &[]);
        file.must_be(200).must_show("<SeqTp>FRST</SeqTp>").must_show("<CtrlSum>20.50</CtrlSum>");
        file.must_show(IBANS[0]).must_show("<Ustrd>Cotisation decembre</Ustrd>");
        must_be_valid(&file.text(), "pain.008.001.08");
        let again = gard.post(&format!("{one}/file"), &[]);
        assert_eq!(file.text(), again.text());
        app.signed_in(&ana).get("/me/access").must_show("Fichier de prélèvement");
        app.signed_in(&ana).get("/me/debits").must_show("12,50").must_show("À venir");

        // Whoever is under way is in no other collection, and keeps their account.
        gard.get(new).must_show("Personne à prélever");
        let mandate = format!("/office/treasury/mandates/{}", mandate_of(app, &ana));
        let amend = [("act", "amend"), ("iban", IBANS[2])];
        gard.post(&mandate, &amend).must_be(422).must_show("en cours sur l’ancien compte");
        gard.post(&one, &[("act", "withdraw")]).must_lead_to(&one);
        gard.post(&one, &[("act", "sent")]).must_be(422).must_show("déjà envoyée ou retirée");
        gard.get(new).must_show("Ana Moulin");
        app.signed_in(&ana).get("/me/debits").must_hide("À venir");

        // One left out, and sent.
        let out = mandate_of(app, &ana);
        let fields = [
            ("account", account),
            ("collect_on", "2026-12-08"),
            ("words", "Cotisation"),
            ("out", out.as_str()),
        ];
        gard.post(new, &fields).must_be(303);
        assert_eq!(subjects(app).len(), 1);
        assert_eq!(count(app, "select count(*) from debit_line"), 3);

        let sete = app.officer("treasurer", "Sète");
        sete.get(&one).must_be(404);
        sete.post(&format!("{one}/file"), &[]).must_be(404);
        sete.get("/office/treasury/debits").must_show("Aucun compte à votre niveau");
        sete.get(&format!("/office/treasury/debits?account={account}")).must_be(404);
        app.officer("treasurer", "Alès").get(&one).must_be(404);
        app.secretary("Gard").get(&one).must_be(403);
    }
}

story! {
    fn two_officers_never_take_the_same_member(app: &TestApp) {
        collector(app);
        let _ = with_mandate(app, "Ana", IBANS[0], "12,50");
        let gard = app.officer("treasurer", "Gard");
        let _ = collection(app, &gard);
        assert_eq!(subjects(app).len(), 1);
        let fields = [
            ("account", "018f0000-0000-7000-8000-000000000002"),
            ("collect_on", "2026-12-08"),
            ("words", "Encore"),
        ];
        gard.post("/office/treasury/debits/new", &fields).must_be(422).must_show("rien à prélever");
        assert_eq!(count(app, "select count(*) from debit_line"), 1);
    }
}

story! {
    fn whom_no_mail_reaches_is_told_by_letter(app: &TestApp) {
        collector(app);
        let _ = with_mandate(app, "Ana", IBANS[0], "12,50");
        let bea = with_mandate(app, "Bea", IBANS[1], "8");
        let gard = app.officer("treasurer", "Gard");
        let one = collection(app, &gard);
        assert_eq!(subjects(app).len(), 2);
        let letters = format!("{one}/letters");
        gard.get(&one).must_show("2 sur 2").must_hide("lettre d’avis");
        gard.post(&letters, &[]).must_be(404);
        house(app, |tx| tx.exec("update person_email set bad = 1 where folded like 'bea%'", &[]));
        gard.get(&one).must_show("1 sur 2").must_show("La lettre d’avis à poster");

        // One file for the post, and when it was printed.
        let printed = gard.post(&letters, &[]);
        assert!(printed.must_be(200).body.starts_with(b"%PDF"));
        gard.get(&one).must_show("2 sur 2").must_show("1 sur 1. Dernière impression");
        app.signed_in(&bea).get("/me/access").must_show("Lettre d’avis de prélèvement");
        app.officer("treasurer", "Sète").post(&letters, &[]).must_be(404);
        app.officer("treasurer", "Alès").post(&letters, &[]).must_be(404);
        gard.post(&one, &[("act", "withdraw")]).must_lead_to(&one);
        gard.post(&letters, &[]).must_be(404);
    }
}

story! {
    fn whose_mandate_ends_before_the_file_is_sent_is_left_out(app: &TestApp) {
        collector(app);
        let ana = with_mandate(app, "Ana", IBANS[0], "12,50");
        let bea = with_mandate(app, "Bea", IBANS[1], "8");
        let gard = app.officer("treasurer", "Gard");
        let one = collection(app, &gard);
        subjects(app);
        let file = || gard.post(&format!("{one}/file"), &[]);
        let mine = app.signed_in(&ana);
        mine.get("/me/debits").must_show("À venir");
        let mandate = format!("/me/debits/{}", mandate_of(app, &ana));
        mine.post(&mandate, &[("act", "end")]).must_be(303);
        mine.get("/me/debits").must_hide("À venir");
        gard.get(&one).must_show("8,00").must_hide("20,50");
        let left = file();
        left.must_be(200).must_show("<CtrlSum>8.00</CtrlSum>").must_hide(IBANS[0]);
        must_be_valid(&left.text(), "pain.008.001.08");
        // Whoever is erased leaves too; a collection without anybody says so.
        house(app, move |tx| {
            let PersonalData::Held(held) = &crate::debits::FEATURE.personal_data else {
                return Ok(());
            };
            (held.erase)(tx, &bea)
        });
        file().must_be(422).must_show("Plus personne n’est dans cette collecte");
        gard.post(&one, &[("act", "withdraw")]).must_lead_to(&one);
        subjects(app);
    }
}
