//! Petitions carried by several units, each signer choosing who keeps their data; thresholds.

use kernel::time::DAY_MS;

use super::{TYPED, count, form, later, links, opened, signed};
use crate::people;
use crate::petitions::jobs;
use crate::testkit::TestApp;

const PAGE: &str = "/petitions/un-bus-de-nuit";

crate::story! {
    fn a_unit_accepts_to_carry_and_sees_those_who_chose_it(app: &TestApp) {
        let house = |tx: &mut kernel::db::Tx<'_>| crate::consent::install(tx);
        app.app.db.write_now(house).unwrap();
        let gard = app.officer("federation-officer", "Gard");
        let one = gard.post("/office/petitions/new", &TYPED).location.unwrap();
        gard.post(&one, &[("do", "open")]).must_be(303);
        let ask = |name: &str| gard.post(&one, &[("do", "ask"), ("carrier", name)]);
        ask("Nullepart").must_be(422).must_show("value=\"Nullepart\"").must_show("nom entier");
        ask("Gard").must_be(422).must_show("porte déjà");
        for name in ["Nîmes", "Sète"] {
            ask(name).must_lead_to(&one);
        }
        ask("Nîmes").must_be(422).must_show("pas encore répondu");
        let choices = || app.browser().get(PAGE).attributes("input[name=unit]", "value").len();
        assert_eq!(choices(), 0, "nobody accepted yet");

        let (nimes, sete, ales) =
            (app.secretary("Nîmes"), app.secretary("Sète"), app.secretary("Alès"));
        let carry = format!("{one}/carry");
        let [in_nimes, in_sete] = [app.unit("Nîmes"), app.unit("Sète")];
        nimes.get("/office").must_show("demande de porter sa pétition");
        nimes.get("/office/petitions").must_show(&carry).must_show("proposée");
        nimes.get(&one).must_be(404);
        nimes.get(&carry).must_show("est invitée à porter").must_show("Nous demandons une ligne");
        let act = |unit: &str, act: &'static str, why: &str| {
            vec![("unit".to_owned(), unit.to_owned()), ("do".to_owned(), act.to_owned()),
                ("why".to_owned(), why.to_owned())]
        };
        let send = |by: &crate::testkit::Browser<'_>, unit: &crate::org::UnitId,
            done: &'static str, why: &str| {
            let sent = act(unit.as_str(), done, why);
            let sent: Vec<(&str, &str)> =
                sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            by.post(&carry, &sent)
        };
        ales.get(&carry).must_be(404);
        send(&ales, &in_nimes, "accept", "").must_be(404);
        send(&nimes, &in_sete, "accept", "").must_be(404);
        app.officer("treasurer", "Nîmes").get(&carry).must_be(403);
        send(&sete, &in_sete, "refuse", "non").must_be(422).must_show("le motif");
        send(&sete, &in_sete, "refuse", "Pas notre réseau").must_lead_to(&carry);
        gard.get(&one).must_show("Pas notre réseau").must_show("refusé");
        send(&nimes, &in_nimes, "leave", "").must_be(409);
        send(&nimes, &in_nimes, "accept", "").must_lead_to(&carry);
        assert_eq!(choices(), 2);

        signed(app, "Béa", "bea@example.org", &[("unit", in_nimes.as_str())]);
        signed(app, "Carl", "carl@example.org", &[]);
        signed(app, "Dora", "dora@example.org", &[]);
        nimes.get("/office/people?q=bea").must_show("Béa");
        nimes.get("/office/people?q=carl").must_hide("Carl");
        let seen = nimes.get(&carry);
        seen.must_show("Béa Moulin").must_show("3 signatures confirmées").must_hide("Carl")
            .must_hide("Dora").must_show("Une personne l’a choisie");
        sete.get(&carry).must_hide("Béa").must_hide("Carl").must_show("Personne n’a encore");

        send(&nimes, &in_nimes, "leave", "Nous n'en avons plus le temps").must_lead_to(&carry);
        assert_eq!(choices(), 0);
        nimes.get(&carry).must_show("Béa Moulin").must_show("quittée");
        gard.get(&one).must_show("plus le temps");
        ask("Nîmes").must_lead_to(&one);
        send(&nimes, &in_nimes, "accept", "").must_lead_to(&carry);
        let end = [("do", "end"), ("unit", in_nimes.as_str())];
        gard.post(&one, &end).must_lead_to(&one);
        gard.post(&one, &end).must_be(409);
        assert_eq!(choices(), 0);
    }
}

crate::story! {
    fn a_threshold_is_told_once_and_what_became_of_it_in_the_open(app: &TestApp) {
        let one = opened(app);
        let ales = app.secretary("Alès");
        signed(app, "Ana", "ana@example.org", &[]);
        jobs::reach_due(&app.world).unwrap();
        app.run_jobs();
        assert!(app.mails().is_empty(), "one signature of two");
        signed(app, "Béa", "bea@example.org", &[]);
        for _ in 0..2 {
            jobs::reach_due(&app.world).unwrap();
            app.run_jobs();
        }
        let mails = app.mails();
        assert_eq!(mails.len(), 1, "once, to whoever opened it");
        assert!(mails[0].text.contains("remise en mairie") && mails[0].text.contains(&one));
        later(app);
        app.browser().get(PAGE).must_show("Atteint le");
        ales.get("/office").must_show("Un seuil de pétition est atteint");
        ales.get("/office/petitions").must_show("remise en mairie");
        let page = ales.get(&one);
        page.must_show("Seuils atteints").must_hide("100 signatures");
        let say = |reached: &str, what: &str| {
            ales.post(&one, &[("do", "answer"), ("reached", reached), ("answer", what)])
        };
        say("2", "oui").must_be(422).must_show("cinq lettres");
        say("100", "Débat tenu").must_be(404);
        say("2", "Remise le 3 décembre à l'adjointe").must_lead_to(&one);
        app.browser().get(PAGE).must_show("Remise le 3 décembre");
        ales.get("/office").must_hide("Un seuil de pétition");
        let other = [("do", "answer"), ("reached", "2"), ("answer", "Rien du tout")];
        app.secretary("Nîmes").post(&one, &other).must_be(404);
    }
}

/// What a petition's signatures still hold of an address.
fn held(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

/// Whose record an address is of.
fn known(app: &TestApp, email: &'static str) -> crate::org::PersonId {
    let read = move |tx: &mut kernel::db::Tx<'_>| {
        let house = crate::org::Scope::of_the_house(tx)?;
        Ok(people::by_emails(tx, &house, &[email])?.remove(0).person)
    };
    app.app.db.read_now(read).unwrap()
}

/// An association outside, added with its contact by the section that carries the petition.
fn partner_added(app: &TestApp, page: &str) {
    let (ales, nimes) = (app.secretary("Alès"), app.secretary("Nîmes"));
    let wrong = ales.post(page, &[("do", "add"), ("name", "X"), ("contact", "rail@")]);
    wrong.must_be(422).must_show("value=\"rail@\"").must_show("cent vingt lettres");
    let new = [("do", "add"), ("name", "Les Amis du rail"), ("contact", "donnees@rail.example")];
    ales.post(page, &new).must_lead_to(page);
    nimes.get(page).must_be(404);
    nimes.post(page, &new).must_be(404);
}

crate::story! {
    fn signers_of_a_partner_are_handed_over_and_forgotten_here(app: &TestApp) {
        let one = opened(app);
        let page = format!("{one}/partners");
        partner_added(app, &page);
        let (ales, visitor) = (app.secretary("Alès"), app.browser());
        let shown = visitor.get(PAGE);
        shown.must_show("Les Amis du rail").must_show("donnees@rail.example")
            .must_show("effaçons votre courriel");
        let partner = shown.attributes("input[name=unit]", "value").remove(1);
        ales.get(&format!("/office/widgets/one?path={PAGE}")).must_show(&partner);

        let people = "select count(*) from person";
        let before = held(app, people);
        let chosen = [("unit", partner.as_str())];
        let mut typed = form(&shown, "Béa", "Bea@Example.org");
        typed.extend(chosen);
        for _ in 0..2 {
            visitor.post(PAGE, &typed).must_be(303);
        }
        let doors = links(app);
        visitor.get(&doors[0]).must_show("n’est pas d’Union").must_show("Les Amis du rail");
        for door in &doors {
            visitor.post(door, &[]).must_show("est comptée");
        }
        later(app);
        assert_eq!(count(&visitor), "1", "once, though there is no record");
        assert_eq!(held(app, people), before, "no record is made of them");
        // They signed already, whoever keeps their data.
        signed(app, "Béa", "bea@example.org", &[]);
        assert_eq!(count(&visitor), "1");
        let wording = shown.attributes("input[name='wording.newsletter']", "value").remove(0);
        let letter = [("agree", "newsletter"), ("wording.newsletter", wording.as_str())];
        signed(app, "Carl", "carl@example.org", &[chosen[0], letter[0], letter[1]]);
        signed(app, "Dora", "dora@example.org", &[chosen[0], ("news", "on")]);
        signed(app, "Émile", "emile@example.org", &chosen);

        ales.get(&page).must_show("4 signataires attendent");
        let hand = |why: &str| {
            ales.post(&page, &[("do", "hand"), ("partner", partner.as_str()), ("reason", why)])
        };
        hand("oui").must_be(422).must_show("cinq lettres");
        let taken = [("do", "withdraw"), ("email", "Emile@example.org")];
        ales.post(&page, &taken).must_lead_to(&page);
        let file = hand("Remise convenue en juin");
        file.must_be(200).must_show("Moulin;Béa;bea@example.org;30100").must_show("dora@")
            .must_show("carl@").must_hide("emile@");
        hand("Remise convenue en juin").must_be(409);
        let told = ales.get(&page);
        told.must_show("3 signataires remis").must_show("Remise convenue en juin");
        let again = told.attributes("input[name=handover]", "value").remove(0);
        let again = [("do", "again"), ("handover", again.as_str())];
        ales.post(&page, &again).must_be(200).must_show("bea@example.org");
        app.secretary("Nîmes").post(&page, &again).must_be(404);
        let carl = known(app, "carl@example.org");
        app.signed_in(&carl).get("/me/access").must_show("Remise convenue en juin");

        let addresses = "select count(*) from signature where partner <> '' and email <> ''";
        jobs::erase_due(&app.world).unwrap();
        assert_eq!(held(app, addresses), 3, "nothing is due yet");
        app.clock.advance_ms(31 * DAY_MS);
        jobs::erase_due(&app.world).unwrap();
        assert_eq!(held(app, addresses), 1, "one asked for news");
        let ales = app.secretary("Alès");
        ales.get(&page).must_show("est effacé ici.");
        ales.post(&page, &again).must_be(404);
        later(app);
        assert_eq!(count(&visitor), "3");
        ales.post(&page, &[("do", "end"), ("partner", partner.as_str())]).must_lead_to(&page);
        visitor.get(PAGE).must_hide("Les Amis du rail");
    }
    fn whoever_left_meanwhile_gets_nothing_and_nobody_else_instead(app: &TestApp) {
        let page = format!("{}/partners", opened(app));
        partner_added(app, &page);
        let (ales, visitor) = (app.secretary("Alès"), app.browser());
        let shown = visitor.get(PAGE);
        let partner = shown.attributes("input[name=unit]", "value").remove(1);
        let chosen = [("unit", partner.as_str())];
        // Two people share an address; one has a record, the other chose the association.
        signed(app, "Ana", "famille@example.org", &[]);
        signed(app, "Bruno", "famille@example.org", &chosen);
        assert_eq!(count(&visitor), "2");
        let ana = app.signed_in(&known(app, "famille@example.org"));
        ana.get("/me/data/json").must_show("\"first_name\": \"Ana\"").must_hide("Bruno");

        let stranger = "01a2249f-4d4d-7d79-9f62-f77223e380c9";
        ales.post(&page, &[("do", "end"), ("partner", stranger)]).must_be(404);
        ales.post(&page, &[("do", "end"), ("partner", partner.as_str())]).must_lead_to(&page);
        let people = "select count(*) from person";
        let before = held(app, people);
        let sete = app.unit("Sète");
        for keeper in [partner.as_str(), sete.as_str()] {
            let mut typed = form(&shown, "Chloé", "chloe@example.org");
            typed.push(("unit", keeper));
            let again = visitor.post(PAGE, &typed);
            again.must_be(422).must_show("n’est plus proposé").must_show("value=\"Chloé\"");
        }
        assert_eq!(held(app, people), before);
    }
}
