//! What officers do with duplicates, and what they may not.

use crate::duplicates::find;
use crate::duplicates::{RunId, store};
use crate::org::PersonId;
use crate::people::{self, Cause, Record, Way};
use crate::story;
use crate::testkit::TestApp;

/// A person who was born on a day, so that another of that name is a sure duplicate.
pub(super) fn born(app: &TestApp, first: &str, unit: &str) -> PersonId {
    let (unit, first) = (app.unit(unit), first.to_owned());
    let born = move |tx: &mut kernel::db::Tx<'_>| {
        let record = Record {
            first_name: first.clone(),
            last_name: "Moulin".to_owned(),
            born_on: Some("1950-01-12".to_owned()),
            ..Record::default()
        };
        let cause = Cause { by: None, mandate: None, way: Way::House };
        people::create(tx, &unit, &record, &cause)
    };
    let id = app.app.db.write_now(born).unwrap();
    app.clock.advance_ms(1_000);
    id
}

pub(super) fn search(app: &TestApp) -> find::Found {
    let run = app.app.db.write_now(|tx| {
        let run: RunId = tx.fresh();
        store::open_run(tx, &run, None, None)?;
        Ok(run)
    });
    find::find(&app.app.db, &run.unwrap(), |_| ()).unwrap()
}

fn compare(one: &PersonId, other: &PersonId) -> String {
    format!("/office/duplicates/compare?one={one}&other={other}")
}

story! {
    fn a_secretary_merges_field_by_field_and_separates_again(app: &TestApp) {
        let (one, other) = (born(app, "Ana", "Alès"), born(app, "Ana", "Alès"));
        let secretary = app.secretary("Alès");
        let edit = format!("/office/people/{other}/edit");
        let typed = [
            ("version", "1"), ("first_name", "Ana"), ("last_name", "Moulin"), ("title", "Dr"),
            ("born_on", "12/01/1950"), ("email", "ana@example.org"), ("email", "vieux@example.org"),
        ];
        secretary.post(&edit, &typed).must_lead_to("/office/people/");
        secretary.get("/office").must_show("Doublons");
        secretary.get("/office/duplicates").must_be(200).must_show("Aucun doublon à regarder");
        secretary.post("/office/duplicates/find", &[]).must_lead_to("/office/duplicates");
        secretary.get("/office/duplicates").must_show("La recherche est en cours");
        app.run_jobs();
        let queue = secretary.get("/office/duplicates");
        queue.must_show("Ana Moulin").must_show("Même nom · Même jour de naissance");
        let page = secretary.get(&compare(&one, &other)).must_be(200).text();
        assert!(page.contains("vieux@example.org"), "{page}");
        let form = [
            ("one", one.as_str()), ("other", other.as_str()), ("into", one.as_str()),
            ("f.title", other.as_str()), ("lines", "1"), ("line", "emails:ana@example.org"),
        ];
        let done = secretary.post("/office/duplicates/merge", &form);
        done.must_lead_to(&format!("/office/people/{one}"));
        secretary.get(&format!("/office/people/{other}")).must_lead_to("/office/people/");
        let page = secretary.get(&format!("/office/people/{one}"));
        page.must_show("Dr").must_show("ana@example.org").must_hide("vieux@example.org");
        page.must_show("réunie à celle-ci par");
        secretary.get(&format!("/office/people/{one}/history")).must_show("vieux@example.org");
        secretary.get("/office/duplicates").must_show("Aucun doublon à regarder");
        let merges = secretary.get("/office/duplicates/merges").must_be(200).text();
        let at = merges.find("/office/duplicates/merges/01").unwrap();
        let undo = merges[at..].split('"').next().unwrap();
        app.secretary("Nîmes").post(undo, &[]).must_be(404);
        secretary.post(undo, &[]).must_lead_to("/office/duplicates/merges");
        secretary.get(&format!("/office/people/{other}")).must_be(200).must_show("vieux@");
        secretary.get(&format!("/office/people/{one}")).must_hide("vieux@").must_hide("Dr ");
        secretary.get("/office/duplicates/merges").must_show("Séparées");
        secretary.post(undo, &[]).must_be(404);
        let read = app.signed_in(&one).get("/me/access");
        read.must_show("Comparaison de deux fiches").must_show("Réunion de deux fiches");
        app.signed_in(&other).get("/me/access").must_show("Séparation de deux fiches");
    }

    fn whoever_is_typed_again_may_be_somebody_known(app: &TestApp) {
        born(app, "Ana", "Alès");
        let elsewhere = born(app, "Anna", "Nîmes");
        let secretary = app.secretary("Alès");
        let typed = [("first_name", "Ana"), ("last_name", "Pic"), ("born_on", "12/01/1950")];
        let seen = secretary.post("/office/people/new", &typed).must_be(422).text();
        assert!(seen.contains("peut-être déjà connue") && seen.contains("Ana Moulin"), "{seen}");
        assert!(!seen.contains(elsewhere.as_str()) && !seen.contains("Anna Moulin"), "{seen}");
        let other = [("first_name", "Zoé"), ("last_name", "Pic"), ("born_on", "12/01/1950")];
        secretary.post("/office/people/new", &other).must_lead_to("/office/people/");
    }

    fn what_was_told_apart_is_never_proposed_again(app: &TestApp) {
        let (one, other) = (born(app, "Ana", "Alès"), born(app, "Ana", "Alès"));
        search(app);
        let secretary = app.secretary("Alès");
        secretary.get("/office/duplicates").must_show("Ana Moulin");
        let pair = [("one", one.as_str()), ("other", other.as_str())];
        app.secretary("Nîmes").post("/office/duplicates/apart", &pair).must_be(404);
        secretary.post("/office/duplicates/apart", &pair).must_lead_to("/office/duplicates");
        secretary.get("/office/duplicates").must_hide("Ana Moulin");
        search(app);
        secretary.get("/office/duplicates").must_hide("Ana Moulin");
        secretary.get(&compare(&one, &other)).must_show("Quelqu’un a déjà dit");
    }

    fn nobody_of_another_unit_appears(app: &TestApp) {
        let (one, other) = (born(app, "Ana", "Alès"), born(app, "Ana", "Nîmes"));
        search(app);
        for unit in ["Alès", "Nîmes", "Sète"] {
            let secretary = app.secretary(unit);
            secretary.get("/office/duplicates").must_be(200).must_hide("Moulin");
            secretary.get("/office/duplicates/exact").must_hide("Moulin");
            secretary.get(&compare(&one, &other)).must_be(404).must_hide("Moulin");
            let form = [("one", one.as_str()), ("other", other.as_str()), ("into", one.as_str())];
            secretary.post("/office/duplicates/merge", &form).must_be(404);
            let pair = format!("{one}:{other}");
            secretary.post("/office/duplicates/exact", &[("pair", &pair)]);
            secretary.get("/office/duplicates/merges").must_hide("Moulin");
        }
        app.officer("secretary", "Gard").get("/office/duplicates").must_show("Ana Moulin");
        app.officer("secretary", "Hérault").get("/office/duplicates").must_hide("Moulin");
    }

    fn only_who_may_edit_people_merges(app: &TestApp) {
        let (one, other) = (born(app, "Ana", "Alès"), born(app, "Ana", "Alès"));
        let chair = app.officer("chair", "Alès");
        let link = format!("/office/people/{one}/merge");
        for path in ["/office/duplicates", "/office/duplicates/merges", link.as_str()] {
            chair.get(path).must_be(403);
        }
        chair.get(&compare(&one, &other)).must_be(403);
        let form = [("one", one.as_str()), ("other", other.as_str()), ("into", one.as_str())];
        chair.post("/office/duplicates/merge", &form).must_be(403);
        chair.post("/office/duplicates/find", &[]).must_be(403);
        chair.get("/office").must_hide("Doublons");
    }

    fn an_officer_does_not_merge_their_own_record(app: &TestApp) {
        let me = born(app, "Ana", "Alès");
        let other = born(app, "Ana", "Alès");
        app.mandate(&me, "secretary", "Alès");
        let browser = app.signed_in(&me);
        browser.get(&compare(&me, &other)).must_be(200).must_show("demandez à une autre");
        let form = [("one", me.as_str()), ("other", other.as_str()), ("into", me.as_str())];
        let refused = browser.post("/office/duplicates/merge", &form);
        assert!(refused.status.is_client_error(), "{refused}");
        browser.get(&format!("/office/people/{other}")).must_be(200);
    }

    fn a_record_changed_meanwhile_is_not_merged(app: &TestApp) {
        let (one, other) = (born(app, "Ana", "Alès"), born(app, "Ana", "Alès"));
        let secretary = app.secretary("Alès");
        let version = format!("version.{one}");
        let form = [
            ("one", one.as_str()), ("other", other.as_str()), ("into", one.as_str()),
            (version.as_str(), "7"),
        ];
        secretary.post("/office/duplicates/merge", &form).must_be(409);
        let neither = [("one", one.as_str()), ("other", other.as_str()), ("into", "x")];
        secretary.post("/office/duplicates/merge", &neither).must_be(404);
        let same = [("one", one.as_str()), ("other", one.as_str()), ("into", one.as_str())];
        secretary.post("/office/duplicates/merge", &same).must_be(404);
        secretary.get(&format!("/office/people/{other}")).must_be(200);
    }

    fn exact_duplicates_are_merged_in_bulk_after_a_look(app: &TestApp) {
        let (one, other) = (born(app, "Ana", "Alès"), born(app, "Ana", "Alès"));
        let (third, fourth) = (born(app, "Bruno", "Alès"), born(app, "Bruno", "Alès"));
        search(app);
        let secretary = app.secretary("Alès");
        secretary.get("/office/duplicates").must_show("Réunir 2 doublons exacts");
        let preview = secretary.get("/office/duplicates/exact");
        let pairs = preview.attributes("input[name=pair]", "value");
        assert_eq!(pairs.len(), 2);
        let ana = pairs.iter().find(|pair| pair.contains(one.as_str())).unwrap();
        let done = secretary.post("/office/duplicates/exact", &[("pair", ana)]);
        secretary.follow(&done).must_show("1 paire est réunie").must_show("Ana Moulin");
        secretary.get(&format!("/office/people/{other}")).must_lead_to("/office/people/");
        for id in [&third, &fourth] {
            secretary.get(&format!("/office/people/{id}")).must_be(200);
        }
    }

    fn any_two_records_of_the_scope_are_merged_from_the_page_of_one(app: &TestApp) {
        let (one, other) = (app.person("Ana", "Moulin", "Alès"), app.person("Zoé", "Pic", "Alès"));
        app.person("Zoé", "Pica", "Nîmes");
        let secretary = app.secretary("Alès");
        secretary.get(&format!("/office/people/{one}")).must_show("Fusionner avec…");
        let link = format!("/office/people/{one}/merge");
        let found = secretary.get(&format!("{link}?q=pic"));
        found.must_be(200).must_show("Zoé Pic").must_hide("Pica");
        assert_eq!(found.attributes("ul.lines a", "href"), [compare(&one, &other)]);
        app.secretary("Nîmes").get(&link).must_be(404);
    }

    fn two_units_agree_before_their_records_are_merged(app: &TestApp) {
        let (one, other) = (app.person("Ana", "Moulin", "Alès"), app.person("Ana", "Pic", "Nîmes"));
        let (here, there) = (app.secretary("Alès"), app.secretary("Nîmes"));
        let link = format!("/office/people/{one}/merge");
        here.post(&link, &[("said", "")]).must_be(422);
        let asked = here.post(&link, &[("said", "Ana.Pic@example.org")]);
        let unknown = here.post(&link, &[("said", "personne@example.org")]);
        assert_eq!(asked.location, unknown.location);
        let sent = here.get("/office/duplicates/requests");
        sent.must_hide("Pic").must_show("Sans suite jusqu’ici");
        app.secretary("Sète").get("/office/duplicates/requests").must_hide("Ana");
        let waiting = there.get("/office/duplicates/requests").must_show("Ana Pic").text();
        let at = waiting.find("/office/duplicates/requests/01").unwrap();
        let request = waiting[at..].split('"').next().unwrap().to_owned();
        for stranger in [&here, &app.secretary("Sète")] {
            stranger.get(&request).must_be(404).must_hide("Pic");
            stranger.post(&request, &[("answer", "accept")]).must_be(404);
        }
        there.get(&request).must_be(200).must_show("Ana Moulin").must_show("ana.pic@example.org");
        there.post(&request, &[("answer", "accept")]).must_lead_to("/office/duplicates/requests");
        there.post(&request, &[("answer", "accept")]).must_be(404);
        let old = format!("/office/people/{other}");
        there.get(&old).must_lead_to(&format!("/office/people/{one}"));
        here.get(&format!("/office/people/{one}")).must_show("ana.pic@example.org");
        here.get("/office/duplicates/requests").must_show("Acceptée");
    }

    fn a_request_that_is_declined_tells_nothing(app: &TestApp) {
        let one = app.person("Ana", "Moulin", "Alès");
        let other = app.person("Ana", "Pic", "Nîmes");
        let (here, there) = (app.secretary("Alès"), app.secretary("Nîmes"));
        here.post(&format!("/office/people/{one}/merge"), &[("said", "ana.pic@example.org")]);
        let waiting = there.get("/office/duplicates/requests").text();
        let at = waiting.find("/office/duplicates/requests/01").unwrap();
        let request = waiting[at..].split('"').next().unwrap().to_owned();
        there.get(&request).must_be(200);
        there.post(&request, &[("answer", "decline")]).must_lead_to("/office/duplicates");
        there.get("/office/duplicates/requests").must_hide("Pic");
        here.get("/office/duplicates/requests").must_show("Sans suite jusqu’ici");
        there.get(&format!("/office/people/{other}")).must_be(200);
        app.signed_in(&other).get("/me/access").must_show("Comparaison de deux fiches");
    }
}
