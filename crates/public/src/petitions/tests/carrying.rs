//! Petitions carried by several units, each signer choosing who keeps their data; thresholds.

use super::{TYPED, later, opened, signed};
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
        nimes.get("/office/petitions").must_show(&carry).must_show("demandé");
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
        signed(app, "Carl", "carl@example.org", &[("unit", in_sete.as_str())]);
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
