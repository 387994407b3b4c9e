//! Proposing, opening, refusing, looking at signatures, handing over, erasing.

use kernel::time::DAY_MS;

use super::{TYPED, count, later, opened, signed};
use crate::people;
use crate::petitions::jobs;
use crate::testkit::TestApp;

const PAGE: &str = "/petitions/un-bus-de-nuit";

crate::story! {
    fn a_member_proposes_and_somebody_mandated_answers(app: &TestApp) {
        let ana = app.signed_in(&app.person("Ana", "Moulin", "Alès"));
        let (ales, nimes) = (app.secretary("Alès"), app.secretary("Nîmes"));
        ana.get("/me/petitions").must_show("Vous n’en avez proposé aucune");
        ana.post("/me/petitions/new", &[("title", "Un bus")]).must_be(422)
            .must_show("value=\"Un bus\"").must_show("à qui la pétition");
        ana.post("/me/petitions/new", &TYPED).must_lead_to("/me/petitions");
        ana.get("/me/petitions").must_show("proposée");
        app.browser().get(PAGE).must_be(404);
        app.browser().get("/petitions").must_hide("Un bus de nuit");

        ales.get("/office").must_show("pétition proposée attend");
        let list = ales.get("/office/petitions");
        let one = list.attributes("tbody th a", "href").remove(0);
        nimes.get("/office/petitions").must_hide("Un bus de nuit");
        nimes.get(&one).must_be(404);
        nimes.post(&one, &[("do", "open")]).must_be(404);
        app.officer("treasurer", "Alès").get(&one).must_be(403);
        ana.get(&one).must_be(404);
        ales.get(&one).must_show("Aperçu");
        let seen = ales.get(&format!("{one}/preview"));
        seen.must_be(200).must_show("seul le bureau voit cette page").must_show("soient remis");
        assert_eq!(seen.select("form.slip button[disabled]").len(), 1, "nothing can be sent");
        nimes.get(&format!("{one}/preview")).must_be(404);
        app.officer("treasurer", "Alès").get(&format!("{one}/preview")).must_be(403);

        ales.post(&one, &[("do", "refuse"), ("why", "non")]).must_be(422).must_show("le motif");
        ales.post(&one, &[("do", "refuse"), ("why", "Déjà demandé en mai")]).must_lead_to(&one);
        ana.get("/me/petitions").must_show("refusée").must_show("Déjà demandé en mai");
        ales.post(&one, &[("do", "close")]).must_be(409);
        ales.post(&one, &[("do", "open"), ("why", "Le bureau a changé d'avis")]).must_be(303);
        ales.get(&format!("{one}/preview")).must_lead_to(PAGE);
        ana.get("/me/petitions").must_show("Ouverte").must_show("Officier secretary");
        app.browser().get(PAGE).must_be(200);
        ales.post(&one, &[("do", "close")]).must_be(303);
        app.browser().get(PAGE).must_be(200).must_show("Elle est close");
        app.browser().post(PAGE, &[]).must_be(422).must_show("ne se signe plus");
    }
}

crate::story! {
    fn a_member_has_so_many_proposals_waiting_and_no_more(app: &TestApp) {
        let ana = app.signed_in(&app.person("Ana", "Moulin", "Alès"));
        for _ in 0..3 {
            ana.post("/me/petitions/new", &TYPED).must_lead_to("/me/petitions");
        }
        ana.get("/me/petitions/new").must_show("3 de vos propositions attendent");
        let many = ana.post("/me/petitions/new", &TYPED);
        many.must_be(422).must_show("attendez une réponse").must_show("value=\"Un bus de nuit\"");
        let ales = app.secretary("Alès");
        let one = ales.get("/office/petitions").attributes("tbody th a", "href").remove(0);
        ales.post(&one, &[("do", "refuse"), ("why", "Déjà demandé")]).must_be(303);
        ana.post("/me/petitions/new", &TYPED).must_lead_to("/me/petitions");
        app.browser().get("/me/petitions/new").must_lead_to("/sign-in");
        app.browser().post("/me/petitions/new", &TYPED).must_lead_to("/sign-in");
    }
}

crate::story! {
    fn a_comment_is_looked_at_before_it_is_seen(app: &TestApp) {
        let one = opened(app);
        let said = [("comment", "Je rentre à pied."), ("shown", "on")];
        signed(app, "Ana", "ana@example.org", &said);
        signed(app, "Béa", "bea@yopmail.com", &[("shown", "on")]);
        signed(app, "Carl", "carl@example.org", &[("comment", "Entre nous")]);
        let (visitor, ales) = (app.browser(), app.secretary("Alès"));
        visitor.get(PAGE).must_hide("Je rentre").must_hide("Béa,").must_hide("Entre nous");
        ales.get(&one).must_show("3 signatures attendent");
        let review = ales.get(&format!("{one}/review"));
        review.must_show("Je rentre").must_show("prêtée pour quelques minutes").must_hide("Moulin");
        let ids = review.attributes("input[name=signature]", "value");
        let settle = |id: &str, act: &str| {
            let sent = [("signature", id), ("do", act)];
            ales.post(&format!("{one}/review"), &sent).must_be(303);
        };
        settle(&ids[0], "show");
        settle(&ids[1], "strike");
        settle(&ids[2], "hide");
        visitor.get(PAGE).must_show("Je rentre").must_show("Ana, Alès").must_hide("Béa,");
        assert_eq!(count(&visitor), "2", "a struck signature no longer counts");
        let sent = [("signature", ids[0].as_str()), ("do", "hide")];
        app.secretary("Nîmes").post(&format!("{one}/review"), &sent).must_be(404);
    }
}

crate::story! {
    fn signers_are_handed_over_then_erased_and_their_count_stays(app: &TestApp) {
        let one = opened(app);
        signed(app, "Ana", "ana@example.org", &[("comment", "Entre nous"), ("news", "on")]);
        signed(app, "=1+1", "bea@example.org", &[]);
        let (visitor, ales) = (app.browser(), app.secretary("Alès"));
        let page = format!("{one}/delivery");
        ales.get(&page).must_show("2 signatures à remettre");
        app.secretary("Nîmes").post(&page, &[]).must_be(404);
        let file = ales.post(&page, &[]);
        file.must_be(200).must_show("Moulin;Ana;30100").must_show("'=1+1")
            .must_hide("example.org").must_hide("Entre nous");
        let volume = ales.post(&page, &[("volume", "1")]);
        assert!(volume.must_be(200).body.starts_with(b"%PDF-1."));
        assert_eq!(volume.headers["content-type"], "application/pdf");
        ales.post(&page, &[("volume", "2")]).must_be(404);
        let ana = app.app.db.read_now(|tx| {
            let house = crate::org::Scope::of_the_house(tx)?;
            Ok(people::by_emails(tx, &house, &["ana@example.org"])?.remove(0).person)
        });
        let ana = ana.unwrap();
        app.signed_in(&ana).get("/me/access").must_show("Remise de la pétition");

        ales.post(&one, &[("do", "deliver"), ("why", "Reçue par le maire")]).must_be(303);
        let leave = [("petition", "un-bus-de-nuit")];
        app.signed_in(&ana).post("/me/petitions/leave", &leave).must_be(303);
        jobs::erase_due(&app.world).unwrap();
        later(app);
        assert_eq!(count(&visitor), "2", "nothing is due yet");
        app.clock.advance_ms(370 * DAY_MS);
        jobs::erase_due(&app.world).unwrap();
        jobs::erase_due(&app.world).unwrap();
        assert_eq!(count(&visitor), "2");
        let left = |tx: &mut kernel::db::Tx<'_>| tx.one("select count(*) from signature", &[]);
        let left: i64 = app.app.db.read_now(left).unwrap();
        assert_eq!(left, 0);
        app.signed_in(&ana).get("/me/petitions").must_show("Vous n’en avez signé aucune");
    }
}

crate::story! {
    fn sheets_of_paper_are_counted_apart_once_a_person(app: &TestApp) {
        let one = opened(app);
        let gard = app.unit("Gard");
        let known = move |tx: &mut kernel::db::Tx<'_>| {
            let address = "mazoyer.theo@example.org".to_owned();
            let email = people::EmailLine { address, ..Default::default() };
            let record = people::Record {
                first_name: "Théo".to_owned(),
                last_name: "Mazoyer".to_owned(),
                emails: vec![email],
                ..Default::default()
            };
            let cause = people::Cause { by: None, mandate: None, way: people::Way::House };
            people::create(tx, &gard, &record, &cause)
        };
        app.app.db.write_now(known).unwrap();
        let (ales, page) = (app.secretary("Alès"), format!("{one}/paper"));
        ales.get(&page).must_show("Aucun pour l").must_show("lettre d");
        ales.get(&format!("{page}/sheet?number=7")).must_show("-0007").must_show("remis avec");
        ales.upload(&page, &[], ("file", "x.csv", b"couleur;taille\nbleu;3\n")).must_be(422);
        ales.upload(&page, &[], ("file", "", b"")).must_be(422).must_show("Choisissez un fichier");
        let sheets = include_bytes!("../testdata/papier.csv");
        let file = ("file", "papier.csv", &sheets[..]);
        ales.upload(&page, &[], file).must_lead_to(&page);
        let told = ales.get(&page);
        told.must_show("29 lignes").must_show("25 comptées").must_show("24 sont")
            .must_show("0 accords");
        later(app);
        assert_eq!(count(&app.browser()), "25");
        app.browser().get(PAGE).must_show("dont 25 sur papier");
        ales.upload(&page, &[("wording", "on")], file).must_lead_to(&page);
        ales.get(&page).must_show("26 de personnes qui avaient déjà signé");
        app.secretary("Nîmes").get(&page).must_be(404);
        app.secretary("Nîmes").upload(&page, &[], file).must_be(404);
    }
}

crate::story! {
    fn news_go_on_where_they_were(app: &TestApp) {
        let one = opened(app);
        for number in 0..5 {
            let email = format!("p{number}@example.org");
            signed(app, &format!("P{}", ["a", "b", "c", "d", "e"][number]), &email,
                &[("news", "on")]);
        }
        let more = |tx: &mut kernel::db::Tx<'_>| {
            // Many more, whose mails leave in several slices.
            let sql = "insert into signature (id, petition, person, unit, kind, first_name,
                 last_name, email, postcode, comment, is_public, wants_news, review, flags,
                 language, signed_on, signed_at)
                 select $1, petition, $2, unit, 'form', 'Ana', 'M', $3, '30100', '', 0, 1, 'free',
                 '', 'fr', '2026-11-05', 1 from signature where email = 'p0@example.org'";
            for number in 0..250 {
                let (id, email) = (format!("f{number:03}"), format!("m{number}@example.org"));
                tx.exec(sql, &[&id, &id, &email])?;
            }
            Ok(())
        };
        app.app.db.write_now(more).unwrap();
        let news = [("title", "Reçus en mairie"), ("body", "L'adjointe nous a écoutés.")];
        app.secretary("Alès").post(&format!("{one}/news"), &news).must_be(303);
        while app.run_jobs() > 0 {}
        let mut to: Vec<String> = app.mails().into_iter().map(|mail| mail.to).collect();
        to.sort();
        let all = to.len();
        to.dedup();
        assert_eq!((all, to.len()), (255, 255), "each signer once");
    }
}

crate::story! {
    fn news_go_once_to_those_who_asked(app: &TestApp) {
        let one = opened(app);
        signed(app, "Ana", "ana@example.org", &[("news", "on")]);
        signed(app, "Béa", "bea@example.org", &[]);
        signed(app, "Carl", "carl@example.org", &[("news", "on")]);
        let stopped = |tx: &mut kernel::db::Tx<'_>| {
            let house = crate::org::Scope::of_the_house(tx)?;
            let carl = people::by_emails(tx, &house, &["carl@example.org"])?.remove(0).person;
            let evidence = crate::consent::Evidence::themselves();
            let contact = crate::consent::ELECTRONIC_CONTACT;
            crate::consent::withdraw(tx, &carl, contact, crate::consent::Channel::Any, &evidence)
        };
        app.app.db.write_now(stopped).unwrap();
        let (ales, page) = (app.secretary("Alès"), format!("{one}/news"));
        ales.post(&page, &[("title", "Reçus")]).must_be(422).must_show("value=\"Reçus\"");
        let news = [("title", "Reçus en mairie"), ("body", "L'adjointe nous a écoutés.")];
        ales.post(&page, &news).must_lead_to(&page);
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1, "Béa did not ask, Carl wants no mail at all");
        assert_eq!(mails[0].to, "ana@example.org");
        app.run_jobs();
        assert!(app.mails().is_empty());
        ales.get(&page).must_show("Un courriel envoyé");
        app.browser().get(PAGE).must_show("Reçus en mairie").must_show("nous a écoutés");
        app.secretary("Nîmes").post(&page, &news).must_be(404);

        let stop = mails[0].text.split("http://test").last().unwrap().trim().to_owned();
        app.browser().get(&stop).must_show("Ne plus en recevoir");
        app.browser().post(&stop, &[]).must_show("vous n’en recevrez plus");
        app.browser().post("/petitions/un-bus-de-nuit/stop/x", &[]).must_show("ne vaut plus");
        ales.post(&page, &news).must_be(303);
        app.run_jobs();
        assert!(app.mails().is_empty(), "Ana stopped");
        ales.post(&page, &news).must_be(303);
        ales.post(&page, &news).must_be(422).must_show("trois messages");
        app.run_jobs();
    }
}
