//! Who agrees to what, who may write it down, and what may then be sent.

use kernel::time::DAY_MS;
use proptest::prelude::*;

use crate::consent::{self, Channel, Evidence, Kind, State, Way};
use crate::org::PersonId;
use crate::testkit::{Browser, TestApp};

fn install(app: &TestApp) {
    app.app.db.write_now(consent::install).unwrap();
}

fn may(app: &TestApp, person: &PersonId, purpose: &str, channel: Channel) -> bool {
    let (person, purpose) = (person.clone(), purpose.to_owned());
    app.app.db.read_now(move |tx| consent::may_receive(tx, &person, &purpose, channel)).unwrap()
}

fn say(app: &TestApp, person: &PersonId, what: (&str, Channel, Kind, Way)) {
    let ((purpose, channel, kind, way), person) = (what, person.clone());
    let (purpose, evidence) = (purpose.to_owned(), Evidence::of(way, "test"));
    app.app
        .db
        .write_now(move |tx| consent::record(tx, &person, &purpose, channel, kind, &evidence))
        .unwrap();
    app.clock.advance_ms(1_000);
}

/// Sends the person's switches: those named are on, with the words they were shown.
fn switch(browser: &Browser<'_>, on: &[&str]) -> crate::testkit::Seen {
    let page = browser.get("/me/consents");
    let names = page.attributes("input[type=hidden][name^='wording.']", "name");
    let values = page.attributes("input[type=hidden][name^='wording.']", "value");
    let mut fields: Vec<(&str, &str)> =
        names.iter().zip(&values).map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend(on.iter().map(|name| (*name, "on")));
    browser.post("/me/consents", &fields)
}

crate::story! {
    fn a_person_gives_and_withdraws_by_their_switches(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        let page = browser.get("/me/consents");
        page.must_be(200).must_show("Jamais demandé");
        assert!(page.attributes("input[role=switch][checked]", "name").is_empty());
        switch(&browser, &["newsletter.email"]).must_lead_to("/me/consents");
        assert!(may(app, &ana, "newsletter", Channel::Email));
        assert!(!may(app, &ana, "surveys", Channel::Email));
        browser.get("/me/consents").must_show("Accordé le 24\u{a0}novembre 2026");
        app.clock.advance_ms(DAY_MS);
        switch(&browser, &[]);
        assert!(!may(app, &ana, "newsletter", Channel::Email));
        let page = browser.get("/me/consents");
        page.must_show("Retiré le 25\u{a0}novembre 2026");
        assert_eq!(page.select("table.ledger tbody tr").len(), 2);
    }

    fn asking_for_no_electronic_contact_goes_before_every_consent(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        switch(&browser, &["newsletter.email", "calls.phone", "electronic_contact.any"]);
        for (purpose, channel) in [("newsletter", Channel::Email), ("calls", Channel::Phone)] {
            assert!(!may(app, &ana, purpose, channel));
        }
        app.clock.advance_ms(1_000);
        switch(&browser, &["newsletter.email", "calls.phone"]);
        assert!(may(app, &ana, "newsletter", Channel::Email));
    }

    fn nobody_agrees_to_words_that_changed_meanwhile(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        let sent = [("newsletter.email", "on"), ("wording.newsletter", "another")];
        browser.post("/me/consents", &sent).must_be(409);
        assert!(!may(app, &ana, "newsletter", Channel::Email));
    }

    fn nobody_sees_the_consents_of_another(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        say(app, &ana, ("newsletter", Channel::Email, Kind::Given, Way::Form));
        app.browser().get("/me/consents").must_lead_to("/sign-in");
        let path = format!("/office/people/{ana}/consents");
        let bruno = app.person("Bruno", "Vidal", "Alès");
        let page = app.signed_in(&bruno).get("/me/consents");
        assert!(page.select("table.ledger tbody tr").is_empty());
        app.signed_in(&bruno).get(&path).must_be(404).must_hide("Moulin");
        let nimes = app.secretary("Nîmes");
        nimes.get(&path).must_be(404).must_hide("Moulin");
        let withdrawal =
            [("target", "newsletter.email"), ("kind", "withdrawn"), ("way", "oral")];
        nimes.post(&path, &withdrawal).must_be(404);
        assert!(may(app, &ana, "newsletter", Channel::Email));
    }

    fn an_officer_always_notes_a_withdrawal(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        say(app, &ana, ("newsletter", Channel::Email, Kind::Given, Way::Form));
        let path = format!("/office/people/{ana}/consents");
        let browser = app.secretary("Alès");
        browser.get(&path).must_be(200).must_show("Accordé le 24\u{a0}novembre 2026");
        let withdrawal =
            [("target", "newsletter.email"), ("kind", "withdrawn"), ("way", "oral")];
        browser.post(&path, &withdrawal).must_lead_to(&path);
        assert!(!may(app, &ana, "newsletter", Channel::Email));
        let mine = app.signed_in(&ana);
        mine.get("/me/consents").must_show("Officier secretary Alès");
        mine.get("/me/access").must_show("Fiche modifiée");
    }

    fn an_officer_notes_an_agreement_only_with_its_evidence(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let path = format!("/office/people/{ana}/consents");
        let browser = app.secretary("Alès");
        let given = |way, detail| {
            [("target", "newsletter.email"), ("kind", "given"), ("way", way), ("detail", detail)]
        };
        browser.post(&path, &given("oral", "")).must_be(422).must_show("à qui la personne");
        browser.post(&path, &given("paper", "")).must_be(422).must_show("Joignez le papier signé");
        browser.post(&path, &given("themselves", "")).must_be(422);
        let page = ("scan", "accord.html", &b"<html>"[..]);
        browser.upload(&path, &given("paper", ""), page).must_be(422).must_show("PDF, JPEG ou PNG");
        assert!(!may(app, &ana, "newsletter", Channel::Email));
        let paper = ("scan", "accord.pdf", &b"%PDF-1.7 test"[..]);
        browser.upload(&path, &given("paper", ""), paper).must_lead_to(&path);
        assert!(may(app, &ana, "newsletter", Channel::Email));
        let links = browser.get(&path).attributes("table.ledger td a", "href");
        assert_eq!(browser.get(&links[0]).must_be(200).text(), "%PDF-1.7 test");
        app.secretary("Nîmes").get(&links[0]).must_be(404);
    }

    fn an_older_paper_does_not_undo_a_withdrawal(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        say(app, &ana, ("newsletter", Channel::Any, Kind::Withdrawn, Way::Themselves));
        let path = format!("/office/people/{ana}/consents");
        let sent = [
            ("target", "newsletter.email"),
            ("kind", "given"),
            ("way", "oral"),
            ("detail", "À Odile Fauvel, au téléphone"),
            ("obtained_on", "20/11/2026"),
        ];
        let seen = app.secretary("Alès").post(&path, &sent);
        seen.must_be(422).must_show("plus tard");
        assert!(!may(app, &ana, "newsletter", Channel::Email));
    }

    fn somebody_who_may_only_read_writes_nothing_down(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let path = format!("/office/people/{ana}/consents");
        let chair = app.officer("chair", "Alès");
        chair.get(&path).must_be(200).must_hide("Noter dans le registre");
        chair.post(&path, &[("target", "newsletter.email"), ("kind", "withdrawn")]).must_be(403);
    }

    fn a_box_of_an_old_file_allows_nothing_and_undoes_nothing(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        say(app, &ana, ("newsletter", Channel::Email, Kind::Given, Way::Legacy));
        assert!(!may(app, &ana, "newsletter", Channel::Email));
        app.signed_in(&ana).get("/me/consents").must_show("sans preuve");
        say(app, &ana, ("newsletter", Channel::Email, Kind::Given, Way::Themselves));
        say(app, &ana, ("newsletter", Channel::Email, Kind::Given, Way::Legacy));
        assert!(may(app, &ana, "newsletter", Channel::Email));
    }

    fn the_words_are_kept_version_by_version(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        switch(&browser, &["newsletter.email"]);
        let head = app.officer("administrator", "Union");
        head.get("/office/purposes").must_be(200).must_show("Lettre d’information");
        let texts = [
            ("version", "1"),
            ("text_fr", "J’accepte la lettre mensuelle et rien d’autre."),
            ("text_en", "I agree to the monthly letter and nothing else."),
        ];
        let path = "/office/purposes/newsletter";
        head.post(path, &texts).must_lead_to(path);
        head.post("/office/purposes/newsletter", &texts).must_be(409);
        let short = [("version", "2"), ("text_fr", "Oui"), ("text_en", "Yes")];
        head.post("/office/purposes/newsletter", &short).must_be(422);
        let page = browser.get("/me/consents");
        page.must_show("la lettre mensuelle").must_show("version 1");
        assert!(may(app, &ana, "newsletter", Channel::Email));
        let words = page.select("table.ledger tbody td");
        assert!(words.iter().any(|cell| cell.contains("la lettre d’information par courriel")));
    }

    fn a_unit_asks_for_a_purpose_of_its_own(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let bob = app.person("Bob", "Dupont", "Nîmes");
        let here = app.officer("administrator", "Alès");
        here.get("/office/purposes").must_show("/office/purposes/new");
        let texts = [
            ("name_fr", "Lettre d’Alès"), ("name_en", "Letter of Alès"), ("channel", "email"),
            ("text_fr", "J’accepte de recevoir la lettre de la section d’Alès."),
            ("text_en", "I agree to receive the letter of the section of Alès."),
        ];
        here.post("/office/purposes/new", &texts[..2]).must_be(422).must_show("Lettre d’Alès");
        let added = here.post("/office/purposes/new", &texts);
        added.must_lead_to("/office/purposes/");
        let path = added.location.unwrap();
        let purpose = path.rsplit('/').next().unwrap();
        let switch_name = format!("{purpose}.email");
        switch(&app.signed_in(&ana), &[&switch_name]).must_lead_to("/me/consents");
        assert!(may(app, &ana, purpose, Channel::Email));
        app.signed_in(&bob).get("/me/consents").must_hide("Lettre d’Alès");
        let there = app.officer("administrator", "Nîmes");
        there.get("/office/purposes").must_hide("Lettre d’Alès");
        there.get(&path).must_be(404);
        there.post(&format!("{path}/retire"), &[]).must_be(404);
        let words = [
            ("version", "1"), ("text_fr", "J’accepte la lettre d’Alès, chaque mois."),
            ("text_en", "I agree to the letter of Alès, every month."),
        ];
        there.post(&path, &words).must_be(404);
        here.post(&path, &words).must_lead_to(&path);
        app.officer("administrator", "Gard").get(&path).must_show("version 2");
        here.post(&format!("{path}/retire"), &[]).must_lead_to("/office/purposes");
        app.signed_in(&ana).get("/me/consents").must_hide("chaque mois").must_show("Lettre d’Alès");
    }

    fn the_words_of_the_whole_organisation_are_changed_from_the_top_alone(app: &TestApp) {
        install(app);
        app.secretary("Alès").get("/office/purposes").must_be(403);
        let below = app.officer("administrator", "Alès");
        below.get("/office/purposes/newsletter").must_be(200).must_hide("Publier ce texte");
        below.post("/office/purposes/newsletter", &[("version", "1")]).must_be(403);
        below.post("/office/purposes/newsletter/retire", &[]).must_be(403);
        let top = app.officer("administrator", "Union");
        top.post("/office/purposes/electronic_contact/retire", &[]).must_be(404);
        top.post("/office/purposes/surveys/retire", &[]).must_lead_to("/office/purposes");
        top.get("/office/purposes").must_hide("Questionnaires");
        app.browser().get("/office/purposes").must_lead_to("/sign-in");
    }

    fn an_agreement_of_before_an_erasure_is_not_written_down(app: &TestApp) {
        install(app);
        app.app.db.write_now(|tx| consent::suppress(tx, "ana.moulin@example.org")).unwrap();
        let ana = app.person("Ana", "Moulin", "Alès");
        let path = format!("/office/people/{ana}/consents");
        let browser = app.secretary("Alès");
        browser.get(&path).must_show("a demandé à être effacée le 24\u{a0}novembre 2026");
        let said = |day: &'static str| [
            ("target", "newsletter.email"), ("kind", "given"), ("way", "oral"),
            ("obtained_on", day), ("detail", "À Odile, à la fête"),
        ];
        let refused = browser.post(&path, &said("24/11/2026"));
        refused.must_be(422).must_show("il faut un accord plus récent");
        app.clock.advance_ms(2 * DAY_MS);
        browser.post(&path, &said("25/11/2026")).must_lead_to(&path);
        assert!(may(app, &ana, "newsletter", Channel::Email));
        let bob = app.person("Bob", "Dupont", "Alès");
        let other = format!("/office/people/{bob}/consents");
        browser.get(&other).must_be(200).must_hide("être effacée");
    }

    fn what_holds_now_follows_from_the_ledger_alone(app: &TestApp) {
        install(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        say(app, &ana, ("newsletter", Channel::Email, Kind::Given, Way::Form));
        say(app, &ana, ("newsletter", Channel::Email, Kind::Withdrawn, Way::Form));
        say(app, &ana, ("surveys", Channel::Sms, Kind::Given, Way::Themselves));
        say(app, &ana, ("calls", Channel::Phone, Kind::Given, Way::Legacy));
        let read = |tx: &mut kernel::db::Tx<'_>, ana: &PersonId| consent::state_of(tx, ana);
        let id = ana.clone();
        let before = app.app.db.read_now(move |tx| read(tx, &id)).unwrap();
        consent::FEATURE.rebuild.unwrap()(&app.app.db).unwrap();
        let after = app.app.db.read_now(move |tx| read(tx, &ana)).unwrap();
        assert_eq!(before, after);
        assert_eq!(before.len(), 3);
    }

    fn two_ledgers_of_one_person_become_one(app: &TestApp) {
        install(app);
        let (ana, twin) = (app.person("Ana", "Moulin", "Alès"), app.person("A", "Moulin", "Alès"));
        say(app, &ana, ("newsletter", Channel::Email, Kind::Given, Way::Form));
        say(app, &twin, ("newsletter", Channel::Email, Kind::Withdrawn, Way::Form));
        say(app, &twin, ("surveys", Channel::Email, Kind::Given, Way::Form));
        let crate::feature::PersonalData::Held(held) = &consent::FEATURE.personal_data else {
            panic!("consents are held")
        };
        let (merge, from, into) = (held.merge, twin.clone(), ana.clone());
        app.app.db.write_now(move |tx| merge(tx, &from, &into)).unwrap();
        assert!(!may(app, &ana, "newsletter", Channel::Email));
        assert!(may(app, &ana, "surveys", Channel::Email));
        assert!(!may(app, &twin, "surveys", Channel::Email));
    }

    fn an_erased_address_is_known_by_its_fingerprint_alone(app: &TestApp) {
        let asked = |address: &'static str| {
            let ask = move |tx: &mut kernel::db::Tx<'_>| consent::suppressed_among(tx, &[address]);
            !app.app.db.read_now(ask).unwrap().is_empty()
        };
        assert!(!asked("ana@Example.org "));
        app.app.db.write_now(|tx| consent::suppress(tx, "Ana@example.org")).unwrap();
        assert!(asked("ana@Example.org "));
        assert!(!asked("bruno@example.org"));
    }

    fn whoever_withdrew_last_receives_nothing(app: &TestApp) {
        install(app);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(24));
        let said = prop::collection::vec((0..5_usize, 0..3_usize, 0..5_usize), 0..8);
        let turn = std::cell::Cell::new(0);
        runner
            .run(&said, |said| {
                turn.set(turn.get() + 1);
                let ana = app.person("Ana", &format!("Moulin {}", turn.get()), "Alès");
                for (channel, kind, way) in said {
                    let what = (Channel::ALL[channel], Kind::ALL[kind], Way::ALL[way]);
                    say(app, &ana, ("newsletter", what.0, what.1, what.2));
                }
                for channel in Channel::ALL {
                    let withdrawal = Kind::ALL[1 + turn.get() % 2];
                    say(app, &ana, ("newsletter", channel, withdrawal, Way::Oral));
                    prop_assert!(!may(app, &ana, "newsletter", channel));
                    say(app, &ana, ("newsletter", channel, Kind::Given, Way::Legacy));
                    prop_assert!(!may(app, &ana, "newsletter", channel));
                }
                let id = ana.clone();
                let standing =
                    app.app.db.read_now(move |tx| consent::state_of(tx, &id)).unwrap();
                prop_assert!(standing.iter().all(|one| one.state != State::Given));
                Ok(())
            })
            .unwrap();
    }
}
