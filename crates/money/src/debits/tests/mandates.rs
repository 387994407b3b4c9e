//! Stories of mandates: signed online or on paper, brought in, stopped, erased.

use super::{IBANS, collection, collector, count, house, mandate_of, subjects, with_mandate};
use crate::story;
use crate::testkit::TestApp;

story! {
    fn a_member_signs_by_the_mailed_link_once(app: &TestApp) {
        collector(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let me = app.signed_in(&ana);
        me.get("/me/debits").must_show("ADF du Gard").must_show("Recevoir le lien");
        let wrong = [("iban", "FR76 0000"), ("holder", "Ana Moulin")];
        let refused = me.post("/me/debits", &wrong);
        refused.must_be(422).must_show("L’IBAN est faux").must_show("FR76 0000");
        me.post("/me/debits", &[("iban", IBANS[0])]).must_lead_to("/me/debits");
        me.get("/me/debits").must_show("À signer").must_hide(IBANS[0]);
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1);
        let at = mails[0].text.find("/debits/sign/").unwrap();
        let link: String = mails[0].text[at..].split_whitespace().next().unwrap().to_owned();

        let page = app.browser().get(&link);
        page.must_be(200).must_show("FR72ZZZ123456").must_show("huit semaines");
        me.get("/me/debits").must_show("À signer");
        app.browser().post(&link, &[]).must_be(200).must_show("Le mandat est signé");
        me.get("/me/debits").must_show("En vigueur");
        app.browser().post(&link, &[]).must_be(404);
        app.browser().get("/debits/sign/0123").must_be(404);

        let mandate = mandate_of(app, &ana);
        let path = format!("/me/debits/{mandate}");
        let other = app.person("Bea", "Roux", "Alès");
        app.signed_in(&other).post(&path, &[("act", "end")]).must_be(404);
        me.post(&path, &[("iban", IBANS[1])]).must_lead_to("/me/debits");
        me.post(&path, &[("act", "end")]).must_lead_to("/me/debits");
        me.get("/me/debits").must_show("Terminé");
        assert_eq!(count(app, "select count(*) from debit_mandate_fact"), 3);
    }
}

story! {
    fn a_paper_is_keyed_in_with_its_scan_and_hidden_from_others(app: &TestApp) {
        collector(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let path = format!("/office/people/{ana}/mandates");
        let gard = app.officer("treasurer", "Gard");
        gard.get(&path).must_be(200).must_show("ADF du Gard");
        let typed = [("iban", IBANS[0]), ("signed_on", ""), ("reference", "RUM 1")];
        gard.post(&path, &typed).must_be(422).must_show("jour de la signature").must_show("RUM 1");
        let typed = [("iban", IBANS[0]), ("signed_on", "2027-01-01")];
        gard.post(&path, &typed).must_be(422);
        let typed = [("iban", IBANS[0]), ("signed_on", "2026-01-12"), ("reference", "RUM é")];
        gard.post(&path, &typed).must_be(422).must_show("lettres sans accent");
        let typed = [("iban", IBANS[0]), ("signed_on", "2026-01-12"), ("reference", "RUM7")];
        let scan = ("scan", "mandat Ana.pdf", b"%PDF-1.4 scan".as_slice());
        gard.upload(&path, &typed, scan).must_be(303);
        gard.post(&path, &typed).must_be(422).must_show("déjà un mandat de cette référence");

        let mandate = format!("/office/treasury/mandates/{}", mandate_of(app, &ana));
        gard.get(&mandate).must_show("RUM7").must_show("En vigueur").must_hide(IBANS[0]);
        gard.get(&format!("{mandate}/scan")).must_be(200).must_show("%PDF-1.4 scan");
        gard.get("/office/treasury/mandates?q=moul").must_show("RUM7");
        gard.get("/office/treasury/mandates?q=zzz").must_hide("RUM7");
        app.signed_in(&ana).get("/me/access").must_show("Officier treasurer Gard");

        let sete = app.officer("treasurer", "Sète");
        sete.get(&path).must_be(404);
        sete.get(&mandate).must_be(404);
        sete.get(&format!("{mandate}/scan")).must_be(404);
        sete.get("/office/treasury/mandates").must_hide("RUM7");
        app.secretary("Alès").get(&mandate).must_be(403);

        gard.post(&mandate, &[("act", "suspend"), ("why", "")]).must_be(422);
        gard.post(&mandate, &[("act", "suspend"), ("why", "À sa demande")]).must_be(303);
        gard.get(&mandate).must_show("Suspendu").must_show("À sa demande");
        gard.post(&mandate, &[("act", "resume")]).must_be(303);
        gard.post(&mandate, &[("act", "amend"), ("iban", IBANS[2])]).must_be(303);
        gard.post(&mandate, &[("act", "end"), ("why", "Compte clos")]).must_be(303);
        gard.get(&mandate).must_show("Terminé");
    }
}

story! {
    fn papers_come_by_a_table_and_bad_lines_are_told(app: &TestApp) {
        collector(app);
        let _ = (app.person("Ana", "Moulin", "Alès"), app.person("Bea", "Roux", "Nîmes"));
        let _ = app.person("Zoé", "Faure", "Sète");
        let gard = app.officer("treasurer", "Gard");
        let table = format!(
            "Nom;Prénom;Courriel;IBAN;Date de signature;RUM;Montant\n\
             Moulin;Ana;;{};12/01/2026;RUM1;12,50\n\
             Roux;Bea;bea.roux@example.org;{};13/01/2026;;\n\
             Roux;Bea;;FR76;13/01/2026;;\nFaure;Zoé;;{};13/01/2026;;\n\
             Moulin;Ana;;{};12/01/2026;RUM1;\n",
            IBANS[0], IBANS[1], IBANS[2], IBANS[0]
        );
        let path = "/office/treasury/mandates/import";
        let sent = gard.upload(path, &[], ("file", "mandats.csv", table.as_bytes()));
        sent.must_be(200).must_show("2 mandats enregistrés").must_show("3 lignes laissées");
        sent.must_show("Ligne 4").must_show("Ligne 5").must_show("Ligne 6");
        sent.must_show("ne répond à cette ligne").must_show("déjà un mandat de cette référence");
        let none = gard.upload(path, &[], ("file", "x.csv", b"Nom;Prenom\nA;B\n"));
        none.must_be(422).must_show("Aucune colonne ne s’appelle IBAN");
        gard.post(path, &[]).must_be(422).must_show("Choisissez un fichier");
        assert_eq!(count(app, "select count(*) from debit_mandate"), 2);
    }
}

story! {
    fn what_is_held_leaves_and_is_erased_with_the_person(app: &TestApp) {
        collector(app);
        let ana = with_mandate(app, "Ana", IBANS[0], "10");
        let gard = app.officer("treasurer", "Gard");
        let _ = collection(app, &gard);
        let _ = subjects(app);
        let id = ana.clone();
        let told = house(app, move |tx| {
            (crate::debits::store::HELD.export)(tx, &id)
        });
        assert!(told.to_string().contains(IBANS[0]));
        let id = ana.clone();
        house(app, move |tx| (crate::debits::store::HELD.erase)(tx, &id));
        assert_eq!(count(app, "select count(*) from debit_mandate where iban <> ''"), 0);
        assert_eq!(count(app, "select count(*) from debit_line where iban <> ''"), 0);
        assert_eq!(count(app, "select count(*) from debit_line where cents = 1000"), 1);
    }
}
