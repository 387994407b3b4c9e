//! Stories of gestures on many people: done, refused, taken back, hidden from others.

use kernel::Result;
use kernel::db::Tx;

use crate::org::{PersonId, Scope};
use crate::people::{self, Cause, Record, Way};
use crate::story;
use crate::testkit::{Browser, Seen, TestApp};

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

fn house<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> T {
    app.app.db.write_now(work).unwrap()
}

fn tag(app: &TestApp, name: &'static str) -> String {
    house(app, move |tx| {
        let scope = Scope::of_the_house(tx)?;
        Ok(people::ensure_tag(tx, scope.unit(), name)?.to_string())
    })
}

/// Many members of a section.
fn crowd(app: &TestApp, unit: &str, many: usize) {
    let unit = app.unit(unit);
    house(app, move |tx| {
        let cause = Cause { by: None, mandate: None, way: Way::House };
        for number in 0..many {
            let last_name = format!("Foule{number:04}");
            people::create(tx, &unit, &Record { last_name, ..Record::default() }, &cause)?;
        }
        Ok(())
    });
}

/// Posts a gesture and gives its page.
fn done(browser: &Browser<'_>, fields: &[(&str, &str)]) -> (String, Seen) {
    let sent = browser.post("/office/bulk", fields);
    sent.must_lead_to("/office/bulk/");
    let path = sent.location.clone().unwrap();
    let page = browser.get(&path);
    (path, page)
}

/// Who does what, and what the page then tells.
type Case<'a, 'b> = (&'a Browser<'b>, &'a [(&'a str, &'a str)], &'a str);

/// All that gestures may change.
fn everything(app: &TestApp) -> Vec<String> {
    house(app, |tx| {
        let mut rows = Vec::new();
        for sql in [
            "select person || tag from person_tag order by person, tag",
            "select list || person from people_list_entry order by list, person",
            "select id || person || assigned_to || coalesce(cast(ended_at as text), '')
             from person_care order by id",
            "select id || person || title from person_task order by id",
            "select id || home_unit from person order by id",
            "select person || unit || coalesce(until_on, '') from belonging order by person, unit",
        ] {
            rows.extend(tx.rows::<(String,)>(sql, &[])?.into_iter().map(|(row,)| row));
        }
        Ok(rows)
    })
}

story! {
    fn whom_a_lot_fell_on_is_a_selection_like_any_other(app: &TestApp) {
        crowd(app, "Alès", 70);
        let relay = tag(app, "Tirés");
        let browser = app.secretary("Alès");
        let asked = [("where", "name = foule"), ("wanted", "60"), ("reason", "Jury de la section")];
        let draw = browser.post("/office/draws", &asked).location.unwrap();
        let page = browser.get(&draw);
        page.must_be(200).must_show("Toute la sélection");
        let id = draw.rsplit('/').next().unwrap();
        assert_eq!(page.attributes("input[name=draw]", "value"), [id]);
        let all = [("do", "tag"), ("bulk-tag", relay.as_str()), ("draw", id), ("all", "1"),
            ("reason", "Jury de la section")];
        done(&browser, &all);
        app.run_jobs();
        let same = "select count(*) from person_tag t join draw_entry e on e.person = t.person";
        assert_eq!(count(app, same), 60);
        assert_eq!(count(app, "select count(*) from person_tag"), 60);
        let export = [("format", "csv"), ("draw", id), ("all", "1"), ("column", "last_name"),
            ("reason", "Convocation du jury")];
        let made = browser.post("/office/exports", &export).location.unwrap();
        app.run_jobs();
        let file = browser.get(&format!("{made}/file"));
        assert_eq!(String::from_utf8_lossy(&file.body).matches("Foule").count(), 60);
        // A lot drawn elsewhere is nobody's here.
        app.secretary("Nîmes").post("/office/bulk/new", &all).must_be(404);
    }

    fn a_tag_goes_to_those_who_lack_it_and_comes_off_them_alone(app: &TestApp) {
        let (ana, bob) = (app.person("Ana", "Moulin", "Alès"), app.person("Bob", "Dupont", "Alès"));
        let relay = tag(app, "Relais");
        let secretary = app.secretary("Alès");
        let path = format!("/office/people/{ana}/tags");
        secretary.post(&path, &[("add", &relay)]).must_be(303);
        let before = everything(app);
        let both = [
            ("p", ana.as_str()),
            ("p", bob.as_str()),
            ("do", "tag"),
            ("bulk-tag", relay.as_str()),
            ("back", "/office/people?q=x"),
        ];
        let sent = secretary.post("/office/bulk/new", &both);
        sent.must_lead_to("/office/bulk/");
        let bulk = sent.location.clone().unwrap();
        let page = secretary.get(&bulk);
        page.must_show("1 personne porte l’étiquette en plus").must_show("Pour 1 autre");
        page.must_show("Relais").must_show("/office/people?q=x");
        secretary.get(&format!("/office/people?tag={relay}")).must_show("Dupont, Bob");
        secretary.post(&format!("{bulk}/undo"), &[]).must_lead_to(&bulk);
        let page = secretary.get(&bulk);
        page.must_show("1 personne est de nouveau comme avant").must_hide("Annuler pour");
        assert_eq!(everything(app), before);
        secretary.post(&format!("{bulk}/undo"), &[]).must_lead_to(&bulk);
        assert_eq!(everything(app), before);
        let lines = "select count(*) from access_line where act = 'selected' and batch is not null";
        assert_eq!(count(app, lines), 2);
        app.signed_in(&bob).get("/me/access").must_show("Officier secretary");
        app.signed_in(&bob).get("/me/data/all").must_show("Relais");
    }

    fn each_gesture_is_taken_back_exactly(app: &TestApp) {
        let (ana, bob) = (app.person("Ana", "Moulin", "Alès"), app.person("Bob", "Dupont", "Alès"));
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "secretary", "Alès");
        let relay = tag(app, "Relais");
        let gard = app.officer("federation-officer", "Gard");
        let secretary = app.secretary("Alès");
        secretary.post(&format!("/office/people/{ana}/tags"), &[("add", &relay)]).must_be(303);
        let care = format!("/office/people/{bob}/care");
        secretary.post(&care, &[("carer", odile.as_str())]).must_be(303);
        let list = [("p", ana.as_str()), ("name", "Appels"), ("reason", "Assemblée")];
        let sent = secretary.post("/office/lists", &list);
        let list = sent.location.clone().unwrap().rsplit('/').next().unwrap().to_owned();
        let before = everything(app);
        let nimes = app.unit("Nîmes").to_string();
        let gestures: [Case<'_, '_>; 7] = [
            (&secretary, &[("do", "untag"), ("bulk-tag", &relay)], "ne porte plus"),
            (&secretary, &[("do", "list"), ("list", &list)], "sur la liste en plus"),
            (&secretary, &[("do", "care"), ("carer", "")], "Le suivi de 1 personne"),
            (&secretary, &[("do", "care"), ("carer", odile.as_str())], "Le suivi de 1 personne"),
            (&secretary, &[("do", "task"), ("title", "Appeler")], "2 tâches sont créées"),
            (&gard, &[("do", "transfer"), ("to", &nimes), ("reason", "Déménagement")], "2 fiches"),
            (
                &gard,
                &[("do", "transfer"), ("to", &nimes), ("how", "join"), ("reason", "Chorale")],
                "2 fiches",
            ),
        ];
        for (browser, fields, told) in gestures {
            let both = [("p", ana.as_str()), ("p", bob.as_str())];
            let fields: Vec<(&str, &str)> = both.iter().chain(fields).copied().collect();
            let (path, page) = done(browser, &fields);
            page.must_show(told);
            assert_ne!(everything(app), before, "{told}");
            app.clock.advance_ms(1);
            browser.post(&format!("{path}/undo"), &[]).must_lead_to(&path);
            let mut after = everything(app);
            // What was shared and is over keeps its dated line.
            after.retain(|row| !row.contains(&nimes) || !row.contains("2026-11-24"));
            assert_eq!(after, before, "{told}");
        }
        app.run_jobs();
        drop(app.mails());
    }

    fn what_changed_since_is_left(app: &TestApp) {
        let (ana, bob) = (app.person("Ana", "Moulin", "Alès"), app.person("Bob", "Dupont", "Alès"));
        let secretary = app.secretary("Alès");
        let both = [("p", ana.as_str()), ("p", bob.as_str())];
        let with = |more: &[(&'static str, &'static str)]| {
            let fields: Vec<(&str, &str)> = both.iter().chain(more).copied().collect();
            done(&secretary, &fields).0
        };
        let bulk = with(&[("do", "task"), ("title", "Appeler")]);
        let tasks = secretary.get("/office/tasks").attributes("input[name=t]", "value");
        secretary.post("/office/tasks", &[("t", &tasks[0]), ("do", "done")]).must_be(303);
        secretary.post(&format!("{bulk}/undo"), &[]).must_be(303);
        let page = secretary.get(&bulk);
        page.must_show("1 personne est de nouveau").must_show("A changé depuis");
        assert_eq!(count(app, "select count(*) from person_task"), 1);
        let sete = app.unit("Sète").to_string();
        let proposed = [("do", "transfer"), ("to", sete.as_str()), ("reason", "Ils y vivent")];
        let fields: Vec<(&str, &str)> = both.iter().chain(&proposed).copied().collect();
        let (bulk, page) = done(&secretary, &fields);
        page.must_show("2 fiches sont proposées");
        let theirs = app.secretary("Sète");
        let queue = theirs.get("/office/transfers").attributes("tbody th a", "href");
        theirs.post(&queue[0], &[("answer", "accept")]).must_lead_to("/office/transfers");
        let (_, again) = done(&secretary, &fields);
        again.must_show("Une règle a écarté 1 personne").must_show("Aucune fiche");
        secretary.post(&format!("{bulk}/undo"), &[]).must_be(303);
        secretary.get(&bulk).must_show("1 personne est de nouveau");
        assert_eq!(count(app, "select count(*) from transfer where outcome = 'withdrawn'"), 1);
        app.run_jobs();
        drop(app.mails());
    }
}

story! {
    fn many_people_ask_why_and_go_as_a_job(app: &TestApp) {
        crowd(app, "Alès", 260);
        let relay = tag(app, "Relais");
        let secretary = app.secretary("Alès");
        let all = [("all", "1"), ("q", "foule"), ("do", "tag"), ("bulk-tag", relay.as_str())];
        let ask = secretary.post("/office/bulk/new", &all);
        ask.must_be(200).must_show("Ajouter l’étiquette à 260 personnes").must_show("Pourquoi");
        secretary.post("/office/bulk", &all).must_be(422).must_show("Dites pourquoi");
        assert_eq!(count(app, "select count(*) from bulk"), 0);
        let fields: Vec<_> = all.iter().copied().chain([("reason", "Assemblée")]).collect();
        let (path, page) = done(&secretary, &fields);
        page.must_show("0 personnes sur 260");
        assert_eq!(count(app, "select count(*) from person_tag"), 0);
        app.run_jobs();
        secretary.get(&path).must_show("260 personnes portent l’étiquette en plus");
        assert_eq!(count(app, "select count(*) from person_tag"), 260);
        let lines = "select count(*) from access_line where reason = 'Assemblée'";
        assert_eq!(count(app, lines), 260);
        secretary.get("/office/bulk").must_show("Assemblée").must_show("260");
        secretary.post(&format!("{path}/undo"), &[]).must_lead_to(&path);
        secretary.get(&path).must_show("0 personnes sur 260");
        app.run_jobs();
        secretary.get(&path).must_show("260 personnes sont de nouveau comme avant");
        assert_eq!(count(app, "select count(*) from person_tag"), 0);
    }

    fn a_segment_and_a_list_are_meant_whole(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        app.person("Bob", "Dupont", "Alès");
        let secretary = app.secretary("Alès");
        let text = "name = moulin";
        let page = secretary.get("/office/segments/people?where=name%20%3D%20moulin");
        assert!(page.attributes("input[name=where]", "value").contains(&text.to_owned()));
        let whole = [("all", "1"), ("where", text), ("do", "task"), ("title", "Appeler")];
        done(&secretary, &whole).1.must_show("1 tâche est créée");
        let list = [("p", ana.as_str()), ("name", "Appels"), ("reason", "Assemblée")];
        let sent = secretary.post("/office/lists", &list);
        let list = sent.location.clone().unwrap().rsplit('/').next().unwrap().to_owned();
        let whole = [("all", "1"), ("from", list.as_str()), ("do", "task"), ("title", "Écrire")];
        done(&secretary, &whole).1.must_show("1 tâche est créée");
        let asked = [
            ("all", "1"),
            ("from", list.as_str()),
            ("format", "csv"),
            ("reason", "Convocation"),
            ("column", "last_name"),
            ("column", "tasks"),
            ("column", "lists"),
        ];
        let export = secretary.post("/office/exports", &asked).location.unwrap();
        let file = secretary.get(&format!("{export}/file"));
        file.must_show("Moulin").must_show("Appeler, Écrire").must_show("Appels");
        file.must_hide("Dupont");
        let asked = [("where", text), ("format", "json"), ("reason", "Convocation")];
        let export = secretary.post("/office/exports", &asked).location.unwrap();
        secretary.get(&format!("{export}/file")).must_show("Moulin").must_hide("Dupont");
        // The list of another unit is nobody's here.
        let there = app.secretary("Nîmes");
        there.post("/office/bulk", &whole).must_be(404);
        let from = ("from", list.as_str());
        let theirs = [("all", "1"), from, ("format", "csv"), ("reason", "Convocation")];
        there.post("/office/exports", &theirs).must_be(404);
    }

    fn a_new_tag_and_a_new_list_are_made_with_the_gesture(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let secretary = app.secretary("Alès");
        let nothing = [("p", ana.as_str()), ("do", "tag")];
        secretary.post("/office/bulk", &nothing).must_be(422).must_show("écrivez-en une nouvelle");
        let new = [("p", ana.as_str()), ("do", "tag"), ("new-tag", "Chorale")];
        done(&secretary, &new).1.must_show("Chorale");
        let unnamed = [("p", ana.as_str()), ("do", "list")];
        secretary.post("/office/bulk", &unnamed).must_be(422).must_show("donnez un nom");
        let new = [("p", ana.as_str()), ("do", "list"), ("name", "Banquet")];
        done(&secretary, &new).1.must_show("Banquet");
        secretary.post("/office/bulk", &new).must_be(422).must_show("Banquet");
        let task = [("p", ana.as_str()), ("do", "task"), ("title", "x"), ("due_on", "hier")];
        secretary.post("/office/bulk", &task).must_be(422).must_show("hier");
        let nowhere = [("p", ana.as_str()), ("do", "transfer"), ("reason", "Il déménage")];
        secretary.post("/office/bulk", &nowhere).must_be(422).must_show("Cherchez une unité");
        let search = [nowhere[0], nowhere[1], nowhere[2], ("place", "Sète"), ("search", "1")];
        secretary.post("/office/bulk", &search).must_be(200).must_show("Sète, Hérault");
        let nobody = [("do", "tag"), ("back", "/office/people")];
        secretary.post("/office/bulk/new", &nobody).must_lead_to("/office/people");
        secretary.post("/office/bulk/new", &[("p", ana.as_str()), ("do", "erase")]).must_be(404);
    }
}

story! {
    fn nobody_reaches_people_or_gestures_of_another_section(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let relay = tag(app, "Relais");
        let here = app.secretary("Alès");
        let fields = [("p", ana.as_str()), ("do", "tag"), ("bulk-tag", relay.as_str())];
        let there = app.secretary("Nîmes");
        there.post("/office/bulk", &fields).must_lead_to("/office/people");
        assert_eq!(count(app, "select count(*) from bulk"), 0);
        let (path, _) = done(&here, &fields);
        there.get(&path).must_be(404);
        there.post(&format!("{path}/undo"), &[]).must_be(404);
        there.get("/office/bulk").must_be(200).must_hide("Relais");
        assert_eq!(count(app, "select count(*) from person_tag"), 1);
        let reader = app.officer("chair", "Alès");
        reader.post("/office/bulk", &fields).must_be(403);
        reader.get("/office/bulk").must_be(403);
    }

    fn whoever_lost_the_mandate_does_no_more_under_it(app: &TestApp) {
        crowd(app, "Alès", 210);
        let odile: PersonId = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "secretary", "Alès");
        let hers = app.signed_in(&odile);
        let task = [("do", "task"), ("title", "x"), ("reason", "Assemblée")];
        let all: Vec<_> = [("all", "1"), ("q", "foule")].into_iter().chain(task).collect();
        done(&hers, &all);
        house(app, |tx| {
            tx.exec("update mandate set starts_on = '2020-01-01', ends_on = '2020-02-01'", &[])
        });
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from person_task"), 0);
    }
}
