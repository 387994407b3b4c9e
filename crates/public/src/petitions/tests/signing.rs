//! Signing, confirming, counting; what nobody may learn; hostile input.

use super::{TYPED, count, form, later, links, opened, signed};
use crate::people;
use crate::testkit::TestApp;

const PAGE: &str = "/petitions/un-bus-de-nuit";

fn people_count(app: &TestApp) -> i64 {
    app.app.db.read_now(|tx| tx.one("select count(*) from person", &[])).unwrap()
}

crate::story! {
    fn a_visitor_signs_and_counts_once_confirmed(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        visitor.get("/").must_show("/petitions");
        visitor.get("/petitions").must_show("Un bus de nuit").must_show("la Métropole");
        let page = visitor.get(PAGE);
        page.must_be(200).must_show("remise en mairie").must_show("Nous demandons une ligne.");
        assert!(page.attributes("input[checked]:not([type=radio])", "name").is_empty());
        assert_eq!(count(&visitor), "0");
        let before = people_count(app);

        let wrong = visitor.post(PAGE, &[("first_name", "Aïssata"), ("email", "aissata@")]);
        wrong.must_be(422).must_show("Erreur").must_show("value=\"Aïssata\"")
            .must_show("une adresse entière").must_show("cinq chiffres").must_show("Cochez");
        assert_eq!(wrong.attributes(".notice.err a", "href").len(), 5);

        let mut right = form(&page, "Aïssata", "aissata@example.org");
        let wording = page.attributes("input[name='wording.newsletter']", "value").remove(0);
        right.extend([("news", "on"), ("shown", "on"), ("agree", "newsletter")]);
        right.push(("wording.newsletter", wording.as_str()));
        let sent = visitor.post(PAGE, &right);
        sent.must_lead_to("/petitions/un-bus-de-nuit/sent");
        visitor.follow(&sent).must_show("Il reste un clic").must_show("jours")
            .must_hide("aissata@example.org");
        let door = links(app).remove(0);
        visitor.get(&door).must_show("Aïssata Moulin").must_show("pourront paraître");
        later(app);
        assert_eq!(count(&visitor), "0", "a followed link counts nothing");
        assert_eq!(people_count(app), before, "nobody is made before they confirm");
        let thanks = visitor.post(&door, &[]);
        thanks.must_show("Merci, Aïssata").must_show("<path").must_show("mailto:");
        visitor.post(&door, &[]).must_show("est comptée");
        visitor.get(&door).must_show("est comptée");
        later(app);
        assert_eq!(count(&visitor), "1");
        assert_eq!(people_count(app), before + 1);
        visitor.get(PAGE).must_show("Aïssata, Alès").must_hide("Moulin");

        let ales = app.secretary("Alès");
        let found = ales.get("/office/people?q=aissata");
        let person = found.attributes("tbody th a", "href").remove(0);
        ales.get(&person).must_show("A signé la pétition").must_show("ccasionnel");
        let id = crate::org::PersonId::parse(person.rsplit('/').next().unwrap()).unwrap();
        let mine = app.signed_in(&id);
        mine.get("/me/consents").must_show("information");
        mine.get("/me/petitions").must_show("Un bus de nuit").must_show("prénom peut paraître");
        mine.post("/me/petitions/leave", &[("petition", "un-bus-de-nuit")]).must_be(303);
        assert_eq!(count(&visitor), "0", "a signature taken back counts no more");
    }
}

crate::story! {
    fn nobody_learns_who_signed_from_any_answer(app: &TestApp) {
        opened(app);
        signed(app, "Ana", "ana@example.org", &[]);
        let visitor = app.browser();
        let page = visitor.get(PAGE);
        let again = visitor.post(PAGE, &form(&page, "Ana", "ana@example.org"));
        let other = visitor.post(PAGE, &form(&page, "Ana", "personne@example.org"));
        assert_eq!((again.status, &again.location), (other.status, &other.location));
        assert_eq!(visitor.follow(&again).text(), visitor.follow(&other).text());
        for door in links(app) {
            visitor.post(&door, &[]).must_show("est comptée");
        }
        later(app);
        assert_eq!(count(&visitor), "2", "the same person counts once");
        assert!(visitor.cookies.borrow().is_empty(), "no cookie for a visitor");
    }
}

crate::story! {
    fn a_page_asks_nobody_else_for_anything(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        for path in [PAGE, "/petitions", "/embed/petitions/un-bus-de-nuit"] {
            let page = visitor.get(path);
            let own = format!("http://test{PAGE}");
            for (what, attribute) in [("link", "href"), ("script", "src"), ("img", "src")] {
                for address in page.attributes(what, attribute) {
                    // The canonical address is told, not loaded, and is this site's.
                    let is_told = address == own || address.starts_with("http://test/oembed?");
                    assert!(is_told || address.starts_with('/'), "{path} loads {address}");
                }
            }
            assert!(page.headers.get("set-cookie").is_none());
        }
    }
}

crate::story! {
    fn hostile_answers_break_nothing(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        let page = visitor.get(PAGE);
        let script = "<script>alert(1)</script>";
        let mut bad = form(&page, script, "\"><img src=x onerror=alert(1)>");
        bad.push(("comment", script));
        bad.push(("unit", "' or 1=1 --"));
        visitor.post(PAGE, &bad).must_be(422).must_hide(script).must_hide("<img src=x");
        let long = "é".repeat(2_000);
        let mut large = form(&page, &long, "a@example.org");
        large.push(("comment", long.as_str()));
        visitor.post(PAGE, &large).must_be(422).must_show("cinq cents lettres");
        let huge = "x".repeat(600_000);
        visitor.post(PAGE, &[("comment", huge.as_str())]).must_be(413);
        for odd in ["/petitions/%00", "/petitions/..%2f..%2fetc", "/petitions/inconnue"] {
            visitor.get(odd).must_be(404);
            visitor.post(odd, &form(&page, "Ana", "ana@example.org")).must_be(404);
        }

        let mut stored = form(&page, "Ana", "ana@example.org");
        stored.extend([("comment", script), ("shown", "on")]);
        visitor.post(PAGE, &stored).must_be(303);
        let door = links(app).remove(0);
        visitor.get(&door).must_hide(script).must_show("&lt;script&gt;");
        visitor.post(&door, &[]).must_be(200);
        let list = app.secretary("Alès").get("/office/petitions");
        let one = list.attributes("tbody th a", "href").remove(0);
        app.secretary("Alès").get(&format!("{one}/review")).must_hide(script);
        for wrong in ["x", &"0".repeat(72), &door[door.rfind('/').unwrap() + 1..door.len() - 2]] {
            visitor.post(&format!("{PAGE}/confirm/{wrong}"), &[]).must_show("ne vaut plus");
        }
    }
}

crate::story! {
    fn an_agreement_is_to_the_words_that_were_read(app: &TestApp) {
        let one = opened(app);
        let visitor = app.browser();
        let before = form(&visitor.get(PAGE), "Ana", "ana@example.org");
        let ales = app.secretary("Alès");
        let mut changed = TYPED.to_vec();
        changed[1] = ("addressee", "le conseil régional");
        let version = ales.get(&format!("{one}/edit"));
        let version = version.attributes("input[name=version]", "value").remove(0);
        changed.push(("version", version.as_str()));
        ales.post(&format!("{one}/edit"), &changed).must_lead_to(&one);
        ales.post(&format!("{one}/edit"), &changed).must_be(409);
        visitor.post(PAGE, &before).must_be(422).must_show("a changé entre-temps")
            .must_show("le conseil régional");
    }
}

crate::story! {
    fn somebody_erased_leaves_the_count_as_it_was(app: &TestApp) {
        opened(app);
        signed(app, "Ana", "ana@example.org", &[("shown", "on")]);
        signed(app, "Béa", "bea@example.org", &[("shown", "on")]);
        let visitor = app.browser();
        visitor.get(PAGE).must_show("Ana, Alès");
        let erase = |tx: &mut kernel::db::Tx<'_>| {
            let house = crate::org::Scope::of_the_house(tx)?;
            let ana = people::by_emails(tx, &house, &["ana@example.org"])?.remove(0).person;
            let crate::feature::PersonalData::Held(held) = &crate::petitions::FEATURE.personal_data
            else {
                panic!("signatures are held");
            };
            let told = (held.export)(tx, &ana)?;
            assert!(told.to_string().contains("Un bus de nuit"));
            (held.erase)(tx, &ana)
        };
        app.app.db.write_now(erase).unwrap();
        later(app);
        assert_eq!(count(&visitor), "2");
        visitor.get(PAGE).must_hide("Ana, Alès").must_show("Béa, Alès");
    }
}

crate::story! {
    fn a_lost_mail_is_asked_for_and_nobody_learns_anything(app: &TestApp) {
        opened(app);
        let (visitor, again) = (app.browser(), format!("{PAGE}/resend"));
        let page = visitor.get(PAGE);
        visitor.post(PAGE, &form(&page, "Ana", "ana@example.org")).must_be(303);
        let first = links(app).remove(0);
        visitor.get(&format!("{PAGE}/sent")).must_show("/petitions/un-bus-de-nuit/resend");
        visitor.post(&again, &[("email", "ana@")]).must_be(422).must_show("value=\"ana@\"");
        let waits = visitor.post(&again, &[("email", "Ana@Example.org")]);
        let second = links(app).remove(0);
        let nobody = visitor.post(&again, &[("email", "personne@example.org")]);
        assert!(links(app).is_empty());
        assert_eq!((waits.must_be(200).text(), waits.status), (nobody.text(), nobody.status));
        assert_ne!(first, second);
        for door in [&second, &first] {
            visitor.post(door, &[]).must_show("est comptée");
        }
        later(app);
        assert_eq!(count(&visitor), "1", "whichever link is followed, it counts once");
        let known = visitor.post(&again, &[("email", "ana@example.org")]);
        assert_eq!(known.text(), nobody.text());
        assert!(links(app).is_empty(), "nothing waits any more");
        let page = visitor.get(PAGE);
        visitor.post(PAGE, &form(&page, "Carl", "carl@example.org")).must_be(303);
        for _ in 0..8 {
            visitor.post(&again, &[("email", "carl@example.org")]).must_be(200);
        }
        assert_eq!(links(app).len(), 5, "five mails a day to an address");
    }
}
