//! What waits for an answer: counted, told, by pages.

use crate::story;
use crate::testkit::TestApp;
use crate::transfers::tests::{last, proposed, subjects};

story! {
    fn officers_are_told_once_a_day_of_what_waits(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        let reader = app.officer("chair", "Sète");
        sete.get("/office").must_be(200).must_hide("attend votre réponse");
        proposed(app, &ales, &ana, "move", "Sète");
        sete.get("/office").must_show("Un transfert attend votre réponse");
        reader.get("/office").must_hide("attend votre réponse");
        ales.get("/office").must_hide("attend votre réponse");
        let told = |app: &TestApp| {
            house::office::tell(&app.app).unwrap();
            app.run_jobs();
            let mails = app.mails().into_iter();
            let to_officers = mails.filter(|mail| mail.subject.contains("attend"));
            let told = |mail: kernel::mail::Mail| [mail.to, mail.subject, mail.text].join(" ");
            to_officers.map(told).collect::<Vec<_>>()
        };
        let mails = told(app);
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].starts_with("officier.secretary.sete@"), "{mails:?}");
        assert!(mails[0].contains("- Un transfert attend") && !mails[0].contains("Moulin"));
        // Nothing new, nothing said; something new, not before a day is over.
        let bob = app.person("Bob", "Dupont", "Alès");
        proposed(app, &ales, &bob, "move", "Sète");
        app.clock.advance_ms(2 * 3_600_000);
        assert!(told(app).is_empty());
        app.clock.advance_ms(23 * 3_600_000);
        let mails = told(app);
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].contains("2 transferts attendent"), "{mails:?}");
        app.clock.advance_ms(25 * 3_600_000);
        assert!(told(app).is_empty());
        // Whoever wants no such mail gets none, until they want it again.
        sete.post("/office/told", &[("told", "off")]).must_lead_to("/office");
        let eve = app.person("Eve", "Roux", "Alès");
        proposed(app, &ales, &eve, "move", "Sète");
        app.clock.advance_ms(25 * 3_600_000);
        assert!(told(app).is_empty());
        sete.get("/office").must_show("Recevoir par courriel ce qui attend");
        sete.post("/office/told", &[("told", "on")]).must_lead_to("/office");
        assert_eq!(told(app).len(), 1);
    }

    fn the_queue_has_as_many_pages_as_it_needs(app: &TestApp) {
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        for number in 0..53 {
            let person = app.person("Ana", &format!("Numéro{number:02}"), "Alès");
            proposed(app, &ales, &person, "move", "Sète");
        }
        drop(subjects(app));
        for (browser, sort) in [(&sete, "received"), (&ales, "sent")] {
            let first = browser.get("/office/transfers");
            assert_eq!(first.select("tbody tr").len(), 50, "{sort}");
            let next = first.attributes("nav.pager a[rel=next]", "href").remove(0);
            assert!(next.contains(sort), "{next}");
            let second = browser.get(&next);
            assert_eq!(second.select("tbody tr").len(), 3);
            second.must_show("Numéro00").must_hide("Numéro52");
        }
        app.secretary("Nîmes").get("/office/transfers?list=received&after=~x").must_hide("Numéro");
    }
}

story! {
    fn every_standing_is_paged_as_the_rules_decide(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        let above = app.officer("federation-officer", "Gard");
        proposed(app, &ales, &ana, "join", "Sète");
        let path = last(app, &ana);
        let listed = |browser: &crate::testkit::Browser<'_>| {
            ["received", "sent", "done"].map(|sort| {
                let page = browser.get(&format!("/office/transfers?list={sort}"));
                page.select("tbody tr").len()
            })
        };
        assert_eq!(listed(&sete), [1, 0, 0]);
        assert_eq!(listed(&ales), [0, 1, 0]);
        assert_eq!(listed(&above), [0, 1, 0]);
        sete.post(&path, &[("answer", "accept")]).must_lead_to("/office/transfers");
        assert_eq!(listed(&sete), [0, 0, 1]);
        assert_eq!(listed(&ales), [0, 0, 1]);
        // A claim is its asker's alone until the keeper agrees.
        let email = ("email", "bob.dupont@example.org");
        let claim = [("name", "Bob Dupont"), email, ("reason", "Il habite ici")];
        app.person("Bob", "Dupont", "Alès");
        sete.post("/office/transfers/ask", &claim).must_lead_to("/office/transfers");
        assert_eq!(listed(&sete), [0, 1, 1]);
        assert_eq!(listed(&ales), [1, 0, 1]);
        drop(subjects(app));
    }
}
