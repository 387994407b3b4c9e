//! Lists as work: columns, rows to write in, who looks after whom, tasks.

use crate::story;
use crate::testkit::{Browser, TestApp};

fn row(browser: &Browser<'_>, id: &str, fields: &[(&str, &str)]) -> crate::testkit::Seen {
    let back = [("back", "/office/people?q=moulin")];
    let fields: Vec<(&str, &str)> = back.iter().chain(fields).copied().collect();
    browser.post(&format!("/office/people/{id}/row"), &fields)
}

story! {
    fn an_officer_chooses_columns_and_finds_them_again(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        secretary.get("/office/people").must_show("Courriel").must_show("ana.moulin@example.org");
        let back = ("back", "/office/people");
        let chosen = [("cols", "unit"), ("cols", "care"), ("cols", "x y"), back];
        secretary.post("/office/people/columns", &chosen).must_lead_to("/office/people");
        let heads = secretary.get("/office/people").select("thead th");
        assert_eq!(heads, ["", "Nom", "Unité", "Suivi par"]);
        secretary.get("/office/people?q=moulin").must_hide("ana.moulin@example.org");
        let other = app.secretary("Alès").get("/office/people").select("thead th");
        assert!(other.contains(&"Courriel".to_owned()), "{other:?}");
        let away = [("cols", "unit"), ("back", "https://elsewhere.example")];
        secretary.post("/office/people/columns", &away).must_lead_to("/office/people");
    }

    fn the_address_is_written_in_the_row_and_a_unit_is_asked_for(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        let columns = [("cols", "commune"), ("cols", "unit"), ("back", "/office/people")];
        secretary.post("/office/people/columns", &columns).must_be(303);
        let list = secretary.get(&format!("/office/people?edit={ana}"));
        list.must_be(200).must_show("Autre unité");
        let names = list.attributes("input[form=row-form]", "name");
        assert_eq!(names, ["last_name", "first_name", "line_1", "postcode", "city"]);
        let version = list.attributes("#row-form input[name=version]", "value").remove(0);
        let typed = [("line_1", "3 rue Haute"), ("postcode", "30100"), ("city", "ales"),
            ("version", version.as_str())];
        row(&secretary, ana.as_str(), &typed).must_be(303);
        secretary.get("/office/people").must_show("Alès");
        secretary.get(&format!("/office/people/{ana}")).must_show("3 rue Haute");
        let communes = app.app.db.read_now(|tx| {
            tx.rows::<(Option<String>,)>("select commune from person_address", &[])
        });
        assert_eq!(communes.unwrap(), [(Some("30007".to_owned()),)]);
    }

    fn a_custom_field_is_a_column_and_is_written_in_the_row(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let alès = app.unit("Alès");
        app.app
            .db
            .write_now(move |tx| {
                let kind = crate::people::FieldKind::Text;
                crate::people::add_field(tx, &alès, "Métier", "", kind, &[]).map(drop)
            })
            .unwrap();
        let secretary = app.secretary("Alès");
        secretary.post("/office/people/columns", &[("cols", "field.metier")]);
        let list = secretary.get(&format!("/office/people?edit={ana}"));
        list.must_be(200).must_show("Métier").must_show("Enregistrer");
        let fields = [("version", "1"), ("field.metier", "Soudeuse"), ("last_name", "Moulin")];
        row(&secretary, ana.as_str(), &fields).must_lead_to("/office/people?q=moulin#row-");
        secretary.get("/office/people").must_show("Soudeuse");
        secretary.get(&format!("/office/people/{ana}/history")).must_show("Soudeuse");
    }

    fn a_row_is_refused_with_what_was_typed_and_never_overwrites_another_change(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        let wrong = row(&secretary, ana.as_str(), &[("version", "1"), ("email", "ana@")]);
        wrong.must_be(422).must_show("ana@");
        assert_eq!(wrong.attributes("input[name=email]", "aria-invalid"), ["true"]);
        assert_eq!(wrong.attributes("input[name=version]", "value"), ["1"]);
        row(&secretary, ana.as_str(), &[("version", "1"), ("number", "30-60")]).must_be(303);
        let late = row(&secretary, ana.as_str(), &[("version", "1"), ("number", "30-61")]);
        late.must_be(409).must_show("La fiche a changé").must_show("Enregistré entre-temps");
        late.must_show("30-60");
        late.must_show("30-61");
        let version = late.attributes("input[name=version]", "value").remove(0);
        let again = [("version", version.as_str()), ("number", "30-61")];
        row(&secretary, ana.as_str(), &again).must_be(303);
        secretary.get("/office/people?q=moulin").must_show("30-61");
        app.signed_in(&ana).get("/me/access").must_show("Fiche modifiée");
    }

    fn a_row_of_another_unit_asks_for_a_reason_first(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let above = app.officer("federation-officer", "Gard");
        let page = format!("/office/people/{ana}");
        above.get(&format!("/office/people?edit={ana}")).must_lead_to(&page);
        row(&above, ana.as_str(), &[("version", "1"), ("last_name", "Autre")]).must_lead_to(&page);
        above.get("/office/people").must_show("Moulin, Ana");
        let there = app.secretary("Nîmes");
        there.get(&format!("/office/people?edit={ana}")).must_be(404).must_hide("Moulin");
        row(&there, ana.as_str(), &[("version", "1"), ("last_name", "Autre")]).must_be(404);
        let reader = app.officer("chair", "Alès");
        reader.get(&format!("/office/people?edit={ana}")).must_be(403);
    }
}

story! {
    fn somebody_looks_after_a_person_and_finds_them(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        app.person("Bob", "Dupont", "Alès");
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "secretary", "Alès");
        let secretary = app.secretary("Alès");
        let page = format!("/office/people/{ana}");
        let give = format!("{page}/care");
        secretary.post(&give, &[("carer", odile.as_str())]).must_lead_to(&page);
        secretary.get(&page).must_show("Odile Fauvel s’occupe de cette personne");
        let hers = app.signed_in(&odile);
        hers.get("/office/people?care=me").must_show("Moulin, Ana").must_hide("Dupont");
        hers.get("/office/people?care=me&sort=new").must_show("Moulin, Ana").must_hide("Dupont");
        hers.get("/office/people?care=me&q=dupont").must_hide("Dupont, Bob");
        secretary.get("/office/people?care=me").must_hide("Moulin, Ana");
        secretary.post(&give, &[("carer", "")]).must_lead_to(&page);
        secretary.get(&page).must_show("Personne ne s’en occupe").must_show("Odile Fauvel");
        hers.get("/office/people?care=me").must_hide("Moulin, Ana");
        // Nobody is given to who is no officer here.
        let nadia = app.person("Nadia", "Ferhat", "Nîmes");
        app.mandate(&nadia, "secretary", "Nîmes");
        secretary.post(&give, &[("carer", nadia.as_str())]).must_be(404);
        secretary.post(&give, &[("carer", ana.as_str())]).must_be(404);
        app.secretary("Nîmes").post(&give, &[("carer", nadia.as_str())]).must_be(404);
    }

    fn who_is_erased_looks_after_nobody(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "secretary", "Alès");
        let secretary = app.secretary("Alès");
        let page = format!("/office/people/{ana}");
        secretary.post(&format!("{page}/care"), &[("carer", odile.as_str())]);
        let task = [("title", "Rappeler"), ("assigned_to", odile.as_str())];
        secretary.post(&format!("{page}/tasks"), &task).must_lead_to(&page);
        let gone = odile.clone();
        app.app.db.write_now(move |tx| (crate::people::tests::held().erase)(tx, &gone)).unwrap();
        secretary.get(&page).must_show("Rappeler").must_hide("Odile").must_show("Personne ne s’en");
    }
}

story! {
    fn my_tasks_are_late_today_or_later(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "secretary", "Alès");
        let secretary = app.secretary("Alès");
        let page = format!("/office/people/{ana}/tasks");
        let days = [
            ("Retard", "2026-11-20"),
            ("Midi", "2026-11-24"),
            ("Futur", "2026-12-24"),
            ("Libre", ""),
        ];
        for (title, day) in days {
            secretary.post(&page, &[("title", title), ("due_on", day)]).must_be(303);
        }
        let list = secretary.get("/office/tasks");
        let groups = list.select("h2");
        assert_eq!(&groups[..4], ["En retard", "Aujourd’hui", "Plus tard", "Sans date"]);
        secretary.get("/office").must_show("Une de vos tâches est en retard");
        secretary.get("/office").must_show("Une de vos tâches est pour aujourd’hui");
        let ids = list.attributes("input[name=t]", "value");
        assert_eq!(ids.len(), 4);
        let tick = |task: &str, more: &[(&str, &str)]| {
            let ticked = [("t", task)];
            let fields: Vec<(&str, &str)> = ticked.iter().chain(more).copied().collect();
            secretary.post("/office/tasks", &fields).must_lead_to("/office/tasks");
        };
        tick(&ids[0], &[("do", "done")]);
        tick(&ids[1], &[("do", "give"), ("doer", odile.as_str())]);
        tick(&ids[2], &[("do", "until"), ("due_on", "2026-11-24")]);
        let list = secretary.get("/office/tasks");
        list.must_hide("Retard").must_hide("Midi").must_show("Futur").must_show("Libre");
        app.signed_in(&odile).get("/office/tasks").must_show("Midi").must_hide("Futur");
        let all = secretary.get("/office/tasks?whose=all");
        all.must_show("Midi").must_show("Odile Fauvel").must_show("Futur");
        secretary.get("/office/tasks?state=done").must_show("Retard").must_show("À refaire");
        tick(&ids[0], &[("do", "again")]);
        secretary.get("/office/tasks").must_show("Retard");
        // Another section neither sees nor changes them.
        let there = app.secretary("Nîmes");
        there.get("/office/tasks?whose=all").must_be(200).must_hide("Retard").must_hide("Moulin");
        there.post("/office/tasks", &[("t", ids[0].as_str()), ("do", "done")]);
        secretary.get("/office/tasks").must_show("Retard");
        let refused = [("t", ids[0].as_str()), ("do", "give"), ("doer", ana.as_str())];
        secretary.post("/office/tasks", &refused).must_be(404);
        app.officer("chair", "Alès").post("/office/tasks", &[("do", "done")]).must_be(403);
    }

    fn many_tasks_stand_on_several_pages(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        for number in 0..55 {
            let title = format!("Tâche {number}");
            secretary.post(&format!("/office/people/{ana}/tasks"), &[("title", title.as_str())]);
        }
        let first = secretary.get("/office/tasks");
        assert_eq!(first.attributes("input[name=t]", "value").len(), 50);
        let next = first.attributes("nav.pager a[rel=next]", "href").remove(0);
        assert_eq!(secretary.get(&next).attributes("input[name=t]", "value").len(), 5);
    }
}
