//! Reading, answering, confirming, changing; what nobody may learn; hostile input.

use super::{PAGE, answered, form, links, opened, say, typed};
use crate::people;
use crate::testkit::TestApp;

fn people_count(app: &TestApp) -> i64 {
    app.app.db.read_now(|tx| tx.one("select count(*) from person", &[])).unwrap()
}

crate::story! {
    fn a_visitor_answers_and_has_a_ticket_once_confirmed(app: &TestApp) {
        let one = opened(app, &[]);
        let (visitor, ales) = (app.browser(), app.secretary("Alès"));
        visitor.get("/").must_show("/events");
        visitor.get("/events").must_show("Réunion de section").must_show("19\u{a0}h à 21\u{a0}h");
        let page = visitor.get(PAGE);
        page.must_be(200).must_show("<strong>bus de nuit</strong>").must_show("4 rue des Lices")
            .must_show("Il reste 3 places").must_hide("visio.example.org");
        assert_eq!(page.attributes("[itemtype='https://schema.org/Event'] [itemprop=startDate]",
            "content"), ["2026-12-08T18:00:00Z"]);
        assert!(page.attributes("input[checked]", "name").is_empty(), "nothing is pre-ticked");
        let before = people_count(app);

        let wrong = visitor.post(PAGE, &[("first_name", "Aïssata"), ("email", "aissata@"),
            ("guests", "Un\nDeux\nTrois")]);
        wrong.must_be(422).must_show("value=\"Aïssata\"").must_show("une adresse entière")
            .must_show("un nom par ligne").must_show("Trois");

        let mut right = form("Aïssata", "aissata@example.org");
        let wording = page.attributes("input[name='wording.newsletter']", "value").remove(0);
        right.extend([("guests", "Béa Roux"), ("question-0", "Sans gluten"),
            ("agree", "newsletter"), ("wording.newsletter", wording.as_str())]);
        let sent = visitor.post(PAGE, &right);
        visitor.follow(&sent).must_show("Il reste un clic").must_hide("aissata@");
        let door = links(app, "Confirmez").remove(0);
        visitor.get(&door).must_show("Aïssata Moulin").must_show("Béa Roux");
        assert_eq!(people_count(app), before, "nobody is made before they confirm");
        assert!(say(&ales, &one).contains("0 places prises"));
        let ticket = visitor.post(&door, &[]);
        ticket.must_show("C’est noté").must_show("Vous venez").must_show("2 places")
            .must_show("visio.example.org").must_show("<path").must_show("Sans gluten");
        visitor.get(&door).must_show("Vous venez");
        visitor.post(&door, &[]).must_show("Vous venez");
        assert_eq!(people_count(app), before + 1);
        assert!(say(&ales, &one).contains("2 places prises"));

        app.run_jobs();
        let mails = app.mails_whole();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].mail.text.contains("visio.example.org"));
        let calendar = String::from_utf8(mails[0].attachments[0].bytes.clone()).unwrap();
        assert!(calendar.contains("DTSTART:20261208T180000Z") && calendar.contains("visio"));
        let path = ticket.attributes("form[action*='/ticket/']", "action").remove(0);
        visitor.get(&format!("{path}/event.ics")).must_be(200).must_show("visio.example.org");
        assert!(visitor.cookies.borrow().is_empty(), "no cookie for a visitor");

        let found = ales.get("/office/people?q=aissata");
        let person = found.attributes("tbody th a", "href").remove(0);
        ales.get(&person).must_show("A répondu venir à");
        let id = crate::org::PersonId::parse(person.rsplit('/').next().unwrap()).unwrap();
        let mine = app.signed_in(&id);
        mine.get("/me/consents").must_show("information");
        mine.get("/me/events").must_show("Réunion de section").must_show("Vient");
        mine.get(PAGE).must_show("Voir ou changer ma réponse");
        ales.get(&one).must_show("Béa Roux").must_show("Sans gluten");
        app.secretary("Nîmes").get(&one).must_be(404);
    }
}

crate::story! {
    fn nobody_learns_who_comes_from_any_answer(app: &TestApp) {
        opened(app, &[]);
        answered(app, "Ana", &[]);
        let visitor = app.browser();
        let again = visitor.post(PAGE, &form("Ana", "ana@example.org"));
        let other = visitor.post(PAGE, &form("Ana", "personne@example.org"));
        assert_eq!((again.status, &again.location), (other.status, &other.location));
        assert_eq!(visitor.follow(&again).text(), visitor.follow(&other).text());
        assert_eq!(links(app, "Confirmez").len(), 2);
        let first = visitor.get(PAGE).text();
        visitor.post(PAGE, &form("Ana", "ana@example.org")).must_be(303);
        assert_eq!(visitor.get(PAGE).text(), first);
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn a_member_answers_in_one_click_and_changes_their_mind(app: &TestApp) {
        let one = opened(app, &[]);
        let ana = app.person("Ana", "Moulin", "Alès");
        let (mine, ales) = (app.signed_in(&ana), app.secretary("Alès"));
        mine.get("/me/events").must_show("Réunion de section").must_show("aucun événement à venir");
        mine.get(PAGE).must_show("en tant qu’Ana Moulin");
        let path = mine.post(&format!("{PAGE}/come"), &[]).location.unwrap();
        mine.get(&path).must_show("Vous venez").must_show("C’est noté");
        assert_eq!(links(app, "Votre billet").len(), 1);
        app.browser().post(&format!("{PAGE}/come"), &[]).must_lead_to("/sign-in");

        mine.post(&path, &[("do", "save"), ("guests", "Béa\nCarl")]).must_show("est changée");
        assert!(say(&ales, &one).contains("3 places prises"));
        mine.post(&path, &[("do", "save"), ("guests", "1\n2\n3")]).must_be(422)
            .must_show("un nom par ligne");
        mine.post(&path, &[("do", "cancel")]).must_show("vos places vont aux suivants");
        assert!(say(&ales, &one).contains("0 places prises"));
        mine.post(&path, &[("do", "save")]).must_show("Vous venez");
        let secret = path.rsplit('/').next().unwrap();
        let bea = app.signed_in(&app.person("Béa", "Roux", "Alès"));
        bea.post("/me/events", &[("answer", secret)]).must_be(303);
        assert!(say(&ales, &one).contains("1 places prises"), "a stranger takes nothing back");
        mine.post("/me/events", &[("answer", secret)]).must_be(303);
        assert!(say(&ales, &one).contains("0 places prises"));
        mine.get("/me/events").must_show("Ne vient pas");
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn events_are_read_by_whom_they_are_for(app: &TestApp) {
        opened(app, &[("access", "members"), ("title", "Entre membres")]);
        opened(app, &[("access", "unit"), ("title", "Entre nous")]);
        let ales = app.secretary("Alès");
        ales.post("/office/events/new", &typed(&[("title", "Brouillon")])).must_be(303);
        let visitor = app.browser();
        let sete = app.signed_in(&app.person("Ana", "Moulin", "Sète"));
        let own = app.signed_in(&app.person("Béa", "Roux", "Alès"));
        let former = app.signed_in(&app.former("Carl", "Roux", "Alès", "2025-01-01"));
        let pages = ["/events/entre-membres", "/events/entre-nous", "/events/brouillon"];
        for (browser, seen) in
            [(&visitor, [404, 404, 404]), (&former, [404, 404, 404]), (&sete, [200, 404, 404]),
             (&own, [200, 200, 404])]
        {
            for (page, status) in pages.iter().zip(seen) {
                browser.get(page).must_be(status);
                browser.get(&format!("{page}/event.ics")).must_be(status);
                if status == 404 {
                    browser.post(page, &form("Ana", "ana@example.org")).must_be(404);
                }
            }
        }
        for path in ["/events", "/feeds/events.ics", "/feeds/events.atom", "/feeds/events.json",
            "/embed/events"]
        {
            visitor.get(path).must_be(200).must_hide("Entre");
        }
        sete.get("/events").must_show("Entre membres").must_hide("Entre nous");
        visitor.get("/embed/events/entre-membres").must_be(404);
        own.get("/embed/events/entre-membres").must_be(404);
    }
}

crate::story! {
    fn lists_are_by_unit_and_by_place_and_may_be_followed(app: &TestApp) {
        opened(app, &[]);
        let sete = app.secretary("Sète");
        let there = typed(&[("title", "Fête du port"), ("body", "Ensuite :\n\n[[agenda 3]]"),
            ("city", "Sète"), ("postcode", "34200")]);
        let one = sete.post("/office/events/new", &there).location.unwrap();
        sete.post(&one, &[("do", "open")]).must_be(303);
        let visitor = app.browser();
        let block = visitor.get("/events/fete-du-port");
        block.must_show(&format!("/events?unit={}", app.unit("Sète"))).must_hide("[[agenda");
        let (gard, herault) = (app.unit("Gard"), app.unit("Hérault"));
        let list = |query: String| visitor.get(&format!("/events?{query}"));
        list(format!("unit={gard}")).must_show("Réunion de").must_hide("Fête du");
        list(format!("unit={herault}")).must_hide("Réunion de").must_show("Fête du");
        list("place=342".to_owned()).must_show("Fête du").must_hide("Réunion de");
        list("place=Al%C3%A8s".to_owned()).must_show("Réunion de").must_hide("Fête du");
        list("since=2027-01-01".to_owned()).must_show("Rien ne correspond");
        list("since=demain&after=x&place=%27".to_owned()).must_be(200);
        list("unit=1".to_owned()).must_be(200);
        let feed = |kind: &str| visitor.get(&format!("/feeds/events.{kind}?unit={gard}"));
        feed("ics").must_show("SUMMARY:Réunion de section").must_hide("Fête");
        feed("ics").must_hide("visio.example.org");
        feed("atom").must_show("<title>Réunion de section</title>");
        feed("json").must_show("\"title\":\"Réunion de section\"");
        visitor.get("/embed/events").must_show("Réunion de").must_show("Fête du");
    }
}

crate::story! {
    fn a_form_of_another_site_answers(app: &TestApp) {
        opened(app, &[]);
        let visitor = app.browser();
        let editor = app.secretary("Alès").get(&format!("/office/widgets/one?path={PAGE}"));
        editor.must_show("/embed/events/reunion-de-section");
        assert!(visitor.get(PAGE).text().contains("application/json+oembed"));
        let frame = visitor.get("/embed/events/reunion-de-section");
        frame.must_be(200).must_show("Je viens").must_hide("events-");
        assert!(frame.select("header").is_empty(), "a frame has no shell");
        let typed = form("Ana", "ana@example.org");
        let sent = visitor.post("/embed/events/reunion-de-section", &typed);
        sent.must_lead_to("/embed/events/reunion-de-section/sent");
        visitor.follow(&sent).must_show("Il reste un clic");
        assert_eq!(links(app, "Confirmez").len(), 1);
    }
}

crate::story! {
    fn hostile_answers_break_nothing(app: &TestApp) {
        let one = opened(app, &[]);
        let visitor = app.browser();
        let script = "<script>alert(1)</script>";
        let mut bad = form(script, "\"><img src=x onerror=alert(1)>");
        bad.extend([("guests", script), ("question-0", script), ("shift", "' or 1=1 --")]);
        visitor.post(PAGE, &bad).must_be(422).must_hide(script).must_hide("<img src=x");
        for odd in ["/events/%00", "/events/..%2f..%2fetc", "/events/inconnue",
            "/events/reunion-de-section/ticket/", "/events/reunion-de-section/ticket/0"]
        {
            visitor.get(odd).must_be(404);
        }
        let mut stored = form("Ana", "ana@example.org");
        stored.extend([("guests", script), ("question-0", script)]);
        visitor.post(PAGE, &stored).must_be(303);
        let door = links(app, "Confirmez").remove(0);
        visitor.get(&door).must_hide(script).must_show("&lt;script&gt;");
        visitor.post(&door, &[]).must_be(200).must_hide(script);
        app.secretary("Alès").get(&one).must_hide(script);
        app.secretary("Alès").get(&format!("{PAGE}/attendance")).must_hide(script);
        for wrong in ["x", &"0".repeat(72)] {
            visitor.post(&format!("{PAGE}/confirm/{wrong}"), &[]).must_show("ne vaut plus");
        }
        let evil = typed(&[("title", "\r\nBEGIN:VEVENT"), ("body", "<img src=x>")]);
        let evil = app.secretary("Alès").post("/office/events/new", &evil).location.unwrap();
        app.secretary("Alès").post(&evil, &[("do", "open")]).must_be(303);
        let calendar = visitor.get("/feeds/events.ics").text();
        assert_eq!(calendar.matches("\r\nBEGIN:VEVENT\r\n").count(), 2);
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn somebody_erased_leaves_the_count_as_it_was(app: &TestApp) {
        let one = opened(app, &[]);
        answered(app, "Ana", &[]);
        answered(app, "Béa", &[]);
        let ales = app.secretary("Alès");
        app.clock.advance_ms(15 * kernel::time::DAY_MS);
        let door = ales.get(&format!("{PAGE}/attendance"));
        let ids = door.attributes("input[name=registration]", "value");
        for id in &ids {
            let tick = [("registration", id.as_str()), ("do", "came")];
            ales.post(&format!("{PAGE}/attendance"), &tick).must_be(303);
        }
        let erase = |tx: &mut kernel::db::Tx<'_>| {
            let house = crate::org::Scope::of_the_house(tx)?;
            let ana = people::by_emails(tx, &house, &["ana@example.org"])?.remove(0).person;
            let crate::feature::PersonalData::Held(held) = &crate::events::FEATURE.personal_data
            else {
                panic!("answers are held");
            };
            let told = (held.export)(tx, &ana)?;
            assert!(told.to_string().contains("Réunion de section"));
            (held.erase)(tx, &ana)?;
            assert!(!(held.export)(tx, &ana)?.to_string().contains("Réunion"));
            Ok(())
        };
        app.app.db.write_now(erase).unwrap();
        assert!(say(&ales, &one).contains("2 présences"));
        ales.get(&one).must_hide("Moulin Ana").must_show("Moulin Béa");
        app.clock.advance_ms(800 * kernel::time::DAY_MS);
        crate::events::jobs::erase_due(&app.world).unwrap();
        let ales = app.secretary("Alès");
        assert!(say(&ales, &one).contains("2 présences"), "{}", say(&ales, &one));
        ales.get(&one).must_hide("Moulin Béa");
        app.run_jobs();
        app.mails();
    }
}
