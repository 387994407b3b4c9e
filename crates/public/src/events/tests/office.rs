//! Writing, opening, moving, cancelling, series, holding together, the report.

use super::{PAGE, answered, form, links, opened, say, typed};
use crate::testkit::{Browser, TestApp};

fn version(browser: &Browser<'_>, one: &str) -> &'static str {
    let page = browser.get(&format!("{one}/edit"));
    let version = page.attributes("input[name=version]", "value").remove(0);
    Box::leak(version.into_boxed_str())
}

crate::story! {
    fn an_officer_writes_an_event_and_others_do_not_see_the_draft(app: &TestApp) {
        let (ales, nimes) = (app.secretary("Alès"), app.secretary("Nîmes"));
        ales.get("/office/events").must_show("Aucun événement");
        let wrong = ales.post("/office/events/new", &[("title", "Fête"), ("capacity", "dix")]);
        wrong.must_be(422).must_show("value=\"Fête\"").must_show("value=\"dix\"")
            .must_show("un jour et une heure").must_show("la commune");
        let one = ales.post("/office/events/new", &typed(&[])).location.unwrap();
        ales.get(&one).must_show("brouillon").must_show("Aperçu");
        let seen = ales.get(&format!("{one}/preview"));
        seen.must_be(200).must_show("seul le bureau voit cette page").must_show("Réunion");
        assert_eq!(seen.select("form.slip button[disabled]").len(), 1, "nothing can be sent");
        nimes.get(&format!("{one}/preview")).must_be(404);
        app.browser().get(PAGE).must_be(404);
        nimes.get(&one).must_be(404);
        nimes.post(&one, &[("do", "open")]).must_be(404);
        nimes.post(&format!("{one}/edit"), &typed(&[])).must_be(404);
        nimes.post(&format!("{one}/team"), &[("do", "host"), ("host", "Nîmes")]).must_be(404);
        app.officer("treasurer", "Alès").get(&one).must_be(403);
        app.officer("federation-officer", "Gard").get(&one).must_be(200);
        ales.post(&one, &[("do", "open")]).must_be(303);
        ales.post(&one, &[("do", "open")]).must_be(409);
        ales.get(&format!("{one}/preview")).must_lead_to(PAGE);
        app.browser().get(PAGE).must_be(200);
        nimes.get("/office/events").must_hide("Réunion de section");
    }
}

crate::story! {
    fn those_registered_are_told_of_a_move_and_of_a_cancellation(app: &TestApp) {
        let one = opened(app, &[]);
        answered(app, "Ana", &[]);
        let bea = answered(app, "Béa", &[]);
        app.browser().post(&bea, &[("do", "cancel")]).must_be(200);
        let ales = app.secretary("Alès");
        let mut same = typed(&[("body", "Autre texte.")]);
        same.push(("version", version(&ales, &one)));
        ales.post(&format!("{one}/edit"), &same).must_lead_to(&one);
        assert!(links(app, "").is_empty(), "a text may change in peace");
        let mut moved = typed(&[("starts_at", "2026-12-08T18:00"), ("place", "Salle 2")]);
        moved.push(("version", version(&ales, &one)));
        ales.post(&format!("{one}/edit"), &moved).must_lead_to(&one);
        ales.post(&format!("{one}/edit"), &moved).must_be(409);
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1, "who took their answer back is left alone");
        assert!(mails[0].text.contains("18\u{a0}h"));
        assert!(mails[0].text.contains("Salle 2"));

        ales.post(&one, &[("do", "cancel"), ("why", "non")]).must_be(422).must_show("le motif");
        ales.post(&one, &[("do", "cancel"), ("why", "La salle est fermée")]).must_be(303);
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].subject.starts_with("Annulé"));
        assert!(mails[0].text.contains("salle est fermée"));
        app.browser().get(PAGE).must_show("n’a pas lieu").must_show("La salle est fermée");
        app.browser().get("/events").must_hide("Réunion de section");
        app.browser().get("/feeds/events.ics").must_show("STATUS:CANCELLED");
        app.browser().post(PAGE, &form("Carl", "c@example.org")).must_be(422)
            .must_show("ne peut plus répondre");
        ales.get(&format!("{one}/edit")).must_be(200);
        ales.post(&one, &[("do", "open")]).must_be(409);
    }
}

crate::story! {
    fn a_series_has_occurrences_of_their_own(app: &TestApp) {
        let ales = app.secretary("Alès");
        let weekly = typed(&[("repeat", "weekly"), ("count", "3")]);
        let one = ales.post("/office/events/new", &weekly).location.unwrap();
        let list = ales.get("/office/events");
        let all = list.attributes("tbody th a", "href");
        assert_eq!(all.len(), 3);
        assert_eq!(all[0], one);
        ales.post(&one, &[("do", "open-series")]).must_be(303);
        let visitor = app.browser();
        let page = "/events/reunion-de-section-2026-12-";
        for day in ["08", "15", "22"] {
            visitor.get(&format!("{page}{day}")).must_be(200).must_show("19\u{a0}h à 21\u{a0}h");
        }
        ales.get(&format!("{}/edit", all[1])).must_show("Changer aussi les suivants");
        let mut later =
            typed(&[("starts_at", "2026-12-15T20:00"), ("ends_at", "2026-12-15T22:00")]);
        later.extend([("following", "on"), ("version", version(&ales, &all[1]))]);
        ales.post(&format!("{}/edit", all[1]), &later).must_be(303);
        visitor.get(&format!("{page}08")).must_show("19\u{a0}h à 21\u{a0}h");
        visitor.get(&format!("{page}15")).must_show("20\u{a0}h à 22\u{a0}h")
            .must_show("15\u{a0}décembre");
        visitor.get(&format!("{page}22")).must_show("20\u{a0}h à 22\u{a0}h")
            .must_show("22\u{a0}décembre");
        let mut alone =
            typed(&[("starts_at", "2026-12-15T21:00"), ("ends_at", "2026-12-15T22:00")]);
        alone.push(("version", version(&ales, &all[1])));
        ales.post(&format!("{}/edit", all[1]), &alone).must_be(303);
        visitor.get(&format!("{page}22")).must_show("20\u{a0}h à 22\u{a0}h");
        ales.post(&all[2], &[("do", "cancel"), ("why", "C'est Noël")]).must_be(303);
        visitor.get(&format!("{page}15")).must_show("21\u{a0}h à 22\u{a0}h").must_hide("Noël");
    }
}

crate::story! {
    fn another_unit_accepts_or_declines_to_hold_it_too(app: &TestApp) {
        let one = opened(app, &[]);
        let (ales, nimes, sete) =
            (app.secretary("Alès"), app.secretary("Nîmes"), app.secretary("Sète"));
        let team = format!("{one}/team");
        let ask = |name: &str| ales.post(&team, &[("do", "host"), ("host", name)]);
        ask("Ailleurs").must_be(422).must_show("value=\"Ailleurs\"");
        ask("Alès").must_be(422).must_show("organise déjà");
        ask("Nîmes").must_lead_to(&one);
        ask("Sète").must_lead_to(&one);
        app.browser().get(PAGE).must_hide("Nîmes");
        nimes.get("/office").must_show("organiser un événement ensemble");
        let asked = nimes.get("/office/events");
        asked.must_show("Réunion de section").must_show("Alès");
        let event = asked.attributes("input[name=event]", "value").remove(0);
        let (at_nimes, at_sete) = (app.unit("Nîmes"), app.unit("Sète"));
        let answer = |browser: &Browser<'_>, unit: &str, act: &str| {
            let sent = [("event", event.as_str()), ("unit", unit), ("do", act)];
            browser.post("/office/events", &sent)
        };
        answer(&sete, at_nimes.as_str(), "accept").must_be(404);
        answer(&nimes, at_nimes.as_str(), "accept").must_be(303);
        answer(&nimes, at_nimes.as_str(), "decline").must_be(404);
        answer(&sete, at_sete.as_str(), "decline").must_be(303);
        app.browser().get(PAGE).must_show("Nîmes").must_hide("Sète");
        let list = app.browser().get(&format!("/events?unit={at_nimes}"));
        list.must_show("Réunion de section");
        ales.get(&one).must_show("accepté").must_show("refusé");
        nimes.get(&one).must_be(404);
        nimes.get(&format!("{PAGE}/attendance")).must_be(200);
        sete.get(&format!("{PAGE}/attendance")).must_be(404);
    }
}

crate::story! {
    fn after_it_comes_the_report_the_figures_and_the_file(app: &TestApp) {
        let one = opened(app, &[("capacity", "")]);
        answered(app, "Ana", &[("question-0", "Sans gluten")]);
        answered(app, "Léo", &[("guests", "=1+1")]);
        let ales = app.secretary("Alès");
        let file = ales.post(&format!("{one}/file"), &[]);
        file.must_be(200).must_show("Moulin;Ana;ana@example.org").must_show("'=1+1")
            .must_show("Sans gluten");
        app.secretary("Nîmes").post(&format!("{one}/file"), &[]).must_be(404);
        let ana = app.app.db.read_now(|tx| {
            let house = crate::org::Scope::of_the_house(tx)?;
            Ok(crate::people::by_emails(tx, &house, &["ana@example.org"])?.remove(0).person)
        });
        let ana = ana.unwrap();
        app.signed_in(&ana).get("/me/access").must_show("Fichier des réponses");
        app.clock.advance_ms(15 * kernel::time::DAY_MS);
        let ales = app.secretary("Alès");
        let id = ales.get(&format!("{PAGE}/attendance"));
        let id = id.attributes("input[name=registration]", "value").remove(0);
        ales.post(&format!("{PAGE}/attendance"), &[("registration", &id), ("do", "came")])
            .must_be(303);
        ales.post(&format!("{PAGE}/attendance"), &[("do", "close")]).must_be(303);
        ales.post(&format!("{one}/report"), &[("report", "")]).must_be(422);
        ales.post(&format!("{one}/report"), &[("report", "Une **belle** soirée.")]).must_be(303);
        app.browser().get(PAGE).must_show("<strong>belle</strong>")
            .must_show("Une personne présente");
        let list = ales.get("/office/events");
        list.must_show("Par unité");
        assert!(say(&ales, &one).contains("1 présences"));
        app.signed_in(&ana).get("/me/events").must_show("Présence notée");
        let found = |text: &str| {
            let query = text.replace(' ', "%20").replace('<', "%3C").replace('=', "%3D");
            ales.get(&format!("/office/segments/people?where={query}"))
        };
        found("came within 90 days").must_show("Ana").must_hide("Léo");
        found("missed within 90 days").must_show("Léo").must_hide("Ana");
        found("registered within 90 days").must_show("Ana").must_show("Léo");
        ales.get(&format!("/office/people/{ana}")).must_show("Était à");
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn photographs_of_the_library_stand_in_the_report_with_what_they_show(app: &TestApp) {
        let one = opened(app, &[]);
        let ales = app.secretary("Alès");
        let picture = image::RgbImage::from_pixel(40, 20, image::Rgb([90, 90, 90]));
        let mut content = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut content, image::ImageFormat::Png).unwrap();
        let file = ("picture", "salle.png", content.get_ref().as_slice());
        ales.upload("/office/site/library", &[("alt", "")], file).must_be(422);
        ales.upload("/office/site/library", &[("alt", "La salle, pleine")], file).must_be(303);
        app.clock.advance_ms(30 * kernel::time::DAY_MS);
        let ales = app.secretary("Alès");
        ales.get(&format!("{one}/report")).must_show("/office/site/library");
        let report = [("report", "Une belle soirée.\n\n![](photo:salle)")];
        ales.post(&format!("{one}/report"), &report).must_lead_to(&one);
        let page = app.browser().get(PAGE);
        assert_eq!(page.attributes(".prose img", "alt"), ["La salle, pleine"]);
        let src = page.attributes(".prose img", "src").remove(0);
        app.browser().get(&src).must_be(200);
    }
}
