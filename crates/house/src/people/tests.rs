//! Stories of people.

mod work;

use crate::org::{Office, PersonId};
use crate::people::{self, Cause, Record, Way};
use crate::story;
use crate::testkit::TestApp;

fn officer(app: &TestApp, unit: &str) -> PersonId {
    let person = app.person("Colette", "Vauquelin", unit);
    app.mandate(&person, "secretary", unit);
    person
}

story! {
    fn a_record_is_changed_undone_and_hidden_from_other_units(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let here = officer(app, "Alès");
        let there = officer(app, "Nîmes");
        app.app.db.write_now(move |tx| {
            let now = tx.now();
            let here = Office::of(tx, &here, None, now)?.unwrap();
            let there = Office::of(tx, &there, None, now)?.unwrap();
            assert!(people::of_scope(tx, &there.scope, &ana)?.is_none());
            let kept = people::of_scope(tx, &here.scope, &ana)?.unwrap();
            let new = Record { title: "Mme".to_owned(), ..kept.record.clone() };
            let cause = Cause { by: None, mandate: None, way: Way::Edited };
            let changes = people::change(tx, &here.scope, &ana, 1, &new, &cause)?;
            assert_eq!(changes.len(), 1);
            let stale = people::change(tx, &here.scope, &ana, 1, &kept.record, &cause);
            assert!(matches!(stale, Err(kernel::Error::Stale)));
            people::undo(tx, &here.scope, &ana, 2, &cause)?;
            let back = people::of_scope(tx, &here.scope, &ana)?.unwrap();
            assert_eq!(back.record, kept.record);
            Ok(())
        }).unwrap();
    }
}

story! {
    fn a_secretary_finds_somebody_however_they_type(app: &TestApp) {
        let id = app.person("Maël", "Le Gall", "Alès");
        app.person("Ana", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        secretary.get("/office/people").must_be(200).must_show("Le Gall, Maël");
        let edit = format!("/office/people/{id}/edit");
        secretary.get(&edit).must_be(200);
        let fields = [
            ("version", "1"), ("first_name", "Maël"), ("last_name", "Le Gall"),
            ("number", "30-12-0417"), ("email", "mael@example.org"), ("phone", "06 39 98 22 60"),
            ("line_1", "3 rue du Pont"), ("postcode", "30100"), ("city", "Alès"),
        ];
        secretary.post(&edit, &fields).must_lead_to(&format!("/office/people/{id}"));
        for typed in [
            "gall le", "LE-GALL", "mael", "06 39 98 22 60", "0639982260", "+33 6 39 98 22 60",
            "30-12-0417", "mael@exa", "legall", "ales le gall",
        ] {
            let typed = typed.replace(' ', "%20").replace('+', "%2B");
            let found = secretary.get(&format!("/office/people?q={typed}"));
            found.must_be(200).must_show("Le Gall, Maël").must_hide("Moulin, Ana");
        }
        secretary.get("/office/people?q=zzz").must_be(200).must_hide("Le Gall, Maël");
    }
}

story! {
    fn a_person_is_nowhere_for_another_section(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let there = app.secretary("Nîmes");
        there.get("/office/people").must_be(200).must_hide("Moulin");
        there.get("/office/people?q=moulin").must_hide("Moulin, Ana");
        let page = format!("/office/people/{ana}");
        for path in ["", "/edit", "/history"] {
            there.get(&format!("{page}{path}")).must_be(404).must_hide("Moulin");
        }
        let some = "0193a000-0000-7000-8000-000000000000";
        let posts = [
            "/edit", "/undo", "/notes", "/tasks", "/tags", "/facts", "/household",
            "/household/leave", "/open", "/row", "/care",
        ];
        for path in posts {
            let fields = [
                ("version", "1"), ("body", "x"), ("title", "x"), ("new", "x"), ("kind", "left"),
                ("on_day", "2026-01-01"), ("with", "x"), ("last_name", "X"),
                ("reason", "parce que"),
            ];
            there.post(&format!("{page}{path}"), &fields).must_be(404);
        }
        let paths =
            ["/notes/{}/delete", "/tasks/{}/done", "/facts/{}/remove", "/belongings/{}/end"];
        for path in paths {
            there.post(&format!("{page}{}", path.replace("{}", some)), &[]).must_be(404);
        }
        let here = app.secretary("Alès");
        here.get(&page).must_be(200).must_show("Ana Moulin");
    }
}

story! {
    fn a_telephone_and_an_address_that_no_longer_serve_are_marked_and_told(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        let page = format!("/office/people/{ana}");
        let lines = [
            ("first_name", "Ana"), ("last_name", "Moulin"), ("phone", "06 39 98 22 60"),
            ("line_1", "3 rue du Pont"), ("postcode", "30100"), ("city", "Alès"),
        ];
        let good = [&lines[..], &[("version", "1")]].concat();
        secretary.post(&format!("{page}/edit"), &good).must_lead_to(&page);
        secretary.get(&page).must_be(200).must_hide("ne répond plus").must_hide("courrier revenu");
        let bad =
            [&lines[..], &[("version", "2"), ("phone_state", "bad"), ("address_state", "bad")]];
        secretary.post(&format!("{page}/edit"), &bad.concat()).must_lead_to(&page);
        secretary.get(&page).must_show("ne répond plus").must_show("courrier revenu");
        let form = secretary.get(&format!("{page}/edit"));
        assert_eq!(form.attributes("option[value=bad][selected]", "value").len(), 2);
        let told = secretary.get(&format!("{page}/history"));
        told.must_show("(ne répond plus)").must_show("(courrier revenu)");
        app.signed_in(&ana).get("/me/data/all").must_show("bad");
        secretary.post(&format!("{page}/undo"), &[("version", "3")]).must_lead_to(&page);
        secretary.get(&page).must_be(200).must_hide("ne répond plus").must_hide("courrier revenu");
    }
}

story! {
    fn two_officers_who_change_one_record_are_told(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let (one, other) = (app.secretary("Alès"), app.secretary("Alès"));
        let edit = format!("/office/people/{ana}/edit");
        let first = [("version", "1"), ("first_name", "Ana"), ("last_name", "Moulins")];
        one.post(&edit, &first).must_lead_to("/office/people/");
        let second = [("version", "1"), ("first_name", "Anna"), ("last_name", "Moulin")];
        let told = other.post(&edit, &second);
        told.must_be(409).must_show("Moulins").must_show("Anna");
        assert_eq!(told.attributes("input[name=first_name]", "value"), ["Anna"]);
        assert_eq!(told.attributes("input[name=version]", "value"), ["2"]);
        other.get(&format!("/office/people/{ana}/history")).must_show("Moulins");
        other.post(&format!("/office/people/{ana}/undo"), &[("version", "2")]);
        other.get(&format!("/office/people/{ana}")).must_show("Ana Moulin").must_hide("Moulins");
    }
}

story! {
    fn a_refused_form_keeps_what_was_typed(app: &TestApp) {
        let secretary = app.secretary("Alès");
        secretary.get("/office/people/new").must_be(200);
        let fields = [("last_name", "Nguyen"), ("email", "pas une adresse"), ("phone", "12")];
        let refused = secretary.post("/office/people/new", &fields);
        refused.must_be(422).must_show("Nguyen").must_show("pas une adresse");
        app.person("Ana", "Moulin", "Alès");
        let known = [("first_name", "Ana"), ("last_name", "Moulin")];
        secretary.post("/office/people/new", &known).must_be(422).must_show("Ana Moulin");
        let anyway = [("first_name", "Ana"), ("last_name", "Moulin"), ("anyway", "1")];
        secretary.post("/office/people/new", &anyway).must_lead_to("/office/people/");
    }
}

story! {
    fn a_federation_officer_says_why_once(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let above = app.officer("federation-officer", "Gard");
        let page = format!("/office/people/{ana}");
        above.get("/office/people?q=moulin").must_show("Moulin, Ana");
        above.get(&page).must_be(200).must_show("name=\"reason\"").must_hide("ana.moulin@");
        above.post(&format!("{page}/notes"), &[("body", "Sans motif")]).must_lead_to(&page);
        above.post(&format!("{page}/open"), &[("reason", "x")]).must_be(422);
        above.post(&format!("{page}/open"), &[("reason", "Appel reçu")]).must_lead_to(&page);
        for _ in 0..3 {
            let seen = above.get(&page);
            seen.must_show("ana.moulin@example.org").must_show("Appel reçu");
            seen.must_hide("Sans motif");
        }
        let lines: i64 = app.app.db.write_now(move |tx| {
            tx.one("select count(*) from access_line where person = $1", &[&ana])
        }).unwrap();
        assert_eq!(lines, 1);
    }
}

story! {
    fn pages_have_no_holes_and_no_repeats(app: &TestApp) {
        let unit = app.unit("Alès");
        app.app.db.write_now(move |tx| {
            let cause = Cause { by: None, mandate: None, way: Way::House };
            for number in 0..120 {
                let record = Record {
                    first_name: format!("N{:03}", number / 3),
                    last_name: "Martin".to_owned(),
                    ..Record::default()
                };
                people::create(tx, &unit, &record, &cause)?;
            }
            Ok(())
        }).unwrap();
        let secretary = app.secretary("Alès");
        for sort in ["name", "-name", "new", "old"] {
            let mut seen = Vec::new();
            let mut next = Some(format!("/office/people?sort={sort}"));
            while let Some(path) = next {
                let page = secretary.get(&path);
                page.must_be(200);
                seen.extend(page.attributes("input[name=p]", "value"));
                next = page.attributes("a[rel=next]", "href").pop();
            }
            assert_eq!(seen.len(), 121, "{sort}");
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), 121, "{sort}");
        }
        let found = secretary.get("/office/people?q=martin&relation=occasional");
        assert_eq!(found.attributes("input[name=p]", "value").len(), 50);
        secretary.get("/office/people?relation=member").must_hide("Martin");
    }
}

story! {
    fn what_stands_around_a_record_is_kept(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        app.person("Léo", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        let page = format!("/office/people/{ana}");
        let post = |path: &str, fields: &[(&str, &str)]| {
            secretary.post(&format!("{page}{path}"), fields).must_lead_to(&page);
        };
        post("/notes", &[("body", "Préfère le soir")]);
        post("/tasks", &[("title", "Rappeler Ana"), ("due_on", "2026-12-01")]);
        post("/tags", &[("new", "Bénévole")]);
        post("/facts", &[("kind", "left"), ("on_day", "2020-01-01")]);
        post("/household", &[("with", "leo moulin")]);
        let seen = secretary.get(&page);
        for text in ["Préfère le soir", "Rappeler Ana", "Bénévole", "Léo Moulin"] {
            seen.must_show(text);
        }
        let tag = seen.attributes("button[name=remove]", "value").pop().unwrap();
        let tagged = format!("/office/people?tag={tag}");
        secretary.get(&tagged).must_show("Moulin, Ana").must_hide("Moulin, Léo");
        let search = secretary.get("/office/people?q=leo+moulin");
        let leo = search.attributes("tbody th a", "href").swap_remove(0);
        secretary.post(&format!("{leo}/tags"), &[("add", &tag)]).must_lead_to(&leo);
        secretary.get(&format!("/office/people?tag={tag}")).must_show("Moulin, Léo");
    }
}

/// What the people's feature declares of the data it holds.
fn held() -> &'static crate::feature::Held {
    match &people::FEATURE.personal_data {
        crate::feature::PersonalData::Held(held) => held,
        crate::feature::PersonalData::None { why } => panic!("{why}"),
    }
}

story! {
    fn records_are_merged_handed_out_and_erased(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let twin = app.person("Anna", "Moulin", "Nîmes");
        let secretary = app.secretary("Alès");
        let page = format!("/office/people/{ana}");
        secretary.post(&format!("{page}/notes"), &[("body", "Préfère le soir")]);
        let (from, into) = (ana.clone(), twin.clone());
        let told = app.app.db.write_now(move |tx| {
            (held().merge)(tx, &from, &into)?;
            (held().export)(tx, &into)
        }).unwrap().to_string();
        for text in ["Préfère le soir", "ana.moulin@example.org", "anna.moulin@example.org"] {
            assert!(told.contains(text), "{told}");
        }
        secretary.get(&page).must_lead_to(&format!("/office/people/{twin}"));
        let page = format!("/office/people/{twin}");
        let above = app.officer("secretary", "Nîmes");
        above.get(&page).must_be(200).must_show("ana.moulin@example.org");
        above.get(&format!("{page}/history")).must_be(200).must_show("Ana");
        let id = twin.clone();
        app.app.db.write_now(move |tx| (held().erase)(tx, &id)).unwrap();
        above.get(&page).must_be(404);
        above.get("/office/people?q=moulin").must_hide("Moulin, Anna");
        for table in held().tables {
            let column = if *table == "person" { "id" } else { "person" };
            let sql = format!("select count(*) from {table} where {column} = $1");
            let id = twin.clone();
            let left = app.app.db.write_now(move |tx| tx.one::<i64>(&sql, &[&id])).unwrap();
            assert_eq!(left, 0, "{table}");
        }
    }
}

story! {
    fn people_are_found_again_after_a_rebuild(app: &TestApp) {
        app.app.db.write_now(|tx| {
            let mut demo = crate::feature::Demo::new(7, 60);
            (people::FEATURE.demo)(tx, &mut demo)
        }).unwrap();
        let secretary = app.secretary("Alès");
        let before = secretary.get("/office/people");
        (people::FEATURE.rebuild.unwrap())(&app.app.db).unwrap();
        let after = secretary.get("/office/people");
        let names = |seen: &crate::testkit::Seen| seen.select("tbody th a");
        assert_eq!(names(&before), names(&after));
        assert!(names(&after).len() > 15, "{after}");
        secretary.get("/office/people?q=secretary").must_show("Officier");
        let first = after.attributes("tbody th a", "href").remove(0);
        secretary.get(&first).must_be(200);
    }
}

story! {
    fn a_field_is_asked_of_the_unit_and_below(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let lea = app.person("Léa", "Costa", "Sète");
        let head = app.officer("administrator", "Gard");
        head.post("/office/fields", &[("label_fr", ""), ("kind", "text")]).must_be(422);
        let field = [("label_fr", "Métier exercé"), ("kind", "text")];
        head.post("/office/fields", &field).must_lead_to("/office/fields");
        head.get("/office/fields").must_be(200).must_show("Métier exercé");
        head.get("/office/tags").must_be(200);
        let secretary = app.secretary("Alès");
        secretary.get("/office/fields").must_be(403);
        let edit = format!("/office/people/{ana}/edit");
        let name = secretary.get(&edit).attributes("input[name^=field-]", "name").remove(0);
        let fields = [("version", "1"), ("last_name", "Moulin"), (name.as_str(), "Soudeuse")];
        secretary.post(&edit, &fields).must_lead_to("/office/people/");
        secretary.get(&format!("/office/people/{ana}")).must_show("Soudeuse");
        let elsewhere = app.secretary("Sète").get(&format!("/office/people/{lea}/edit"));
        elsewhere.must_be(200).must_hide("Métier exercé");
        let tag = [("name", "Collage"), ("group", "Bénévolat")];
        secretary.post("/office/tags", &tag).must_lead_to("/office/tags");
        secretary.get("/office/tags").must_show("Bénévolat");
        app.secretary("Nîmes").get("/office/tags").must_hide("Collage");
    }
}

#[test]
fn every_page_of_people_can_be_printed() {
    crate::features::install(crate::FAMILIES);
    let texts = std::sync::Arc::new(kernel::text::Texts::new(&crate::features::texts()).unwrap());
    let view = kernel::view::View::new(&crate::features::templates(), &texts);
    for language in [kernel::text::Language::French, kernel::text::Language::English] {
        for sample in (people::FEATURE.pages)() {
            let organisation = kernel::view::Organisation {
                name: "Union".to_owned(),
                logo: None,
                theme_css: String::new(),
            };
            let shell = kernel::view::Shell::new(language, organisation, "/office/people");
            sample.render(&view, &shell).unwrap();
        }
    }
}

story! {
    fn people_follow_their_unit_when_it_moves_in_the_tree(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let gard = app.secretary("Gard");
        let herault = app.secretary("Hérault");
        gard.get("/office/people?q=moulin").must_show("Moulin");
        herault.get("/office/people?q=moulin").must_hide(ana.as_str());
        let (ales, to) = (app.unit("Alès"), app.unit("Hérault"));
        app.app
            .db
            .write_now(move |tx| {
                let house = crate::org::Scope::of_the_house(tx)?;
                crate::org::move_unit(tx, &house, &ales, &to)
            })
            .unwrap();
        app.run_jobs();
        herault.get("/office/people?q=moulin").must_show(ana.as_str());
        gard.get("/office/people?q=moulin").must_hide(ana.as_str());
    }
}
