//! The door: who may keep it, ticks, tickets, who walks in.

use super::{PAGE, answered, opened, say};
use crate::testkit::TestApp;

const DOOR: &str = "/events/reunion-de-section/attendance";

crate::story! {
    fn a_steward_ticks_who_comes_and_nobody_else_may(app: &TestApp) {
        let one = opened(app, &[]);
        let ticket = answered(app, "Ana", &[("guests", "Carl")]);
        answered(app, "Béa", &[]);
        let ales = app.secretary("Alès");
        let zoe = app.person("Zoé", "Martin", "Alès");
        let steward = app.signed_in(&zoe);
        let others =
            [app.secretary("Nîmes"), steward, app.signed_in(&app.person("Paul", "Roux", "Alès"))];
        for other in &others {
            other.get(DOOR).must_be(404).must_hide("Moulin");
            other.post(DOOR, &[("do", "close")]).must_be(404);
        }
        app.browser().get(DOOR).must_lead_to("/sign-in");
        let [_, steward, paul] = others;
        let name = |email: &str| ales.post(&format!("{one}/team"),
            &[("do", "steward"), ("steward", email)]);
        name("inconnue@example.org").must_be(422).must_show("n’a cette adresse");
        name("zoe.martin@example.org").must_lead_to(&one);
        ales.get(&one).must_show("Zoé Martin");
        let list = steward.get(DOOR);
        list.must_be(200).must_show("Moulin Ana").must_show("Avec Carl").must_hide("@example.org");
        steward.get(&one).must_be(404);
        paul.get(DOOR).must_be(404);
        steward.get(&format!("{DOOR}?q=bea")).must_show("Moulin Béa").must_hide("Moulin Ana");

        let svg = app.browser().get(&ticket);
        assert!(!svg.select("svg.qr").is_empty(), "a ticket has its code");
        let code = app.app.db.read_now(|tx| {
            tx.one::<String>("select ticket from registration where first_name = 'Ana'", &[])
        });
        let shown = steward.get(&format!("{DOOR}?ticket={}", code.unwrap()));
        shown.must_show("Moulin Ana").must_hide("Moulin Béa");
        steward.get(&format!("{DOOR}?ticket=0")).must_show("n’est pas de cet événement");
        let id = shown.attributes("input[name=registration]", "value").remove(0);
        let tick = [("registration", id.as_str()), ("do", "came")];
        paul.post(DOOR, &tick).must_be(404);
        steward.post(DOOR, &tick).must_lead_to(DOOR);
        let mut plain = tick.to_vec();
        plain.push(("plain", "1"));
        steward.post(DOOR, &plain).must_be(200).must_show("ok");
        assert!(say(&ales, &one).contains("2 présences"), "twice is once");
        steward.post(DOOR, &[("registration", &id), ("do", "not")]).must_be(303);
        assert!(say(&ales, &one).contains("0 présences"));
        steward.post(DOOR, &[("registration", "1"), ("do", "came")]).must_be(404);
        let zoe = [("do", "drop-steward"), ("person", zoe.as_str())];
        ales.post(&format!("{one}/team"), &zoe).must_be(303);
        steward.get(DOOR).must_be(404);
    }
}

crate::story! {
    fn who_walks_in_is_recognised_or_counted_alone(app: &TestApp) {
        let one = opened(app, &[]);
        let ana = app.person("Ana", "Moulin", "Alès");
        let ales = app.secretary("Alès");
        let walk = |fields: &[(&str, &str)]| {
            let mut all = vec![("do", "walk")];
            all.extend(fields);
            ales.post(DOOR, &all)
        };
        walk(&[]).must_be(422).must_show("votre prénom");
        walk(&[("first_name", "Paul"), ("email", "paul@")]).must_be(422)
            .must_show("value=\"Paul\"");
        walk(&[("first_name", "Inconnu")]).must_lead_to(DOOR);
        let known = [("first_name", "Ana"), ("last_name", "Moulin"),
            ("email", "ana.moulin@example.org"), ("key", "018f0000-0000-7000-8000-0000000000aa")];
        walk(&known).must_lead_to(DOOR);
        walk(&known).must_lead_to(DOOR);
        walk(&[("first_name", "Neuf"), ("last_name", "Venu"), ("email", "neuf@example.org")])
            .must_be(303);
        assert!(say(&ales, &one).contains("3 présences"), "{}", say(&ales, &one));
        app.signed_in(&ana).get("/me/events").must_show("Réunion de section");
        ales.get("/office/people?q=neuf").must_show("Neuf");
        ales.get("/office/people?q=inconnu").must_hide("Inconnu<");
        app.browser().get(PAGE).must_hide("Venu");
    }
}

crate::story! {
    fn two_devices_that_send_late_end_with_the_same_truth(app: &TestApp) {
        let one = opened(app, &[]);
        let ticket = answered(app, "Ana", &[]);
        let ales = app.secretary("Alès");
        let list = ales.get(DOOR);
        let id = list.attributes("input[name=registration]", "value").remove(0);
        let code: String = app.app.db
            .read_now(|tx| tx.one("select ticket from registration", &[])).unwrap();
        let mark = crate::accounts::token_hash(&code).chars().take(16).collect::<String>();
        list.must_show(&format!("data-ticket=\"{mark}\"")).must_hide(&code);
        let send = |done: &str, age: &str| {
            let which = ("registration", id.as_str());
            ales.post(DOOR, &[which, ("do", done), ("plain", "1"), ("age", age)])
        };
        let came_at = || {
            let sql = "select came_at from registration";
            app.app.db.read_now(move |tx| tx.one::<Option<kernel::time::Moment>>(sql, &[])).unwrap()
        };
        let ago = |ms: i64| Some(app.app.now().plus_ms(-ms));
        // One let her in a minute ago; the other, who sends later, two minutes ago.
        send("came", "60000").must_be(200).must_show("ok");
        send("came", "120000").must_be(200);
        send("came", "60000").must_be(200);
        assert_eq!(came_at(), ago(120_000));
        // It was a mistake, seen half a minute ago: what happened before does not come back.
        send("not", "30000").must_be(200);
        send("came", "90000").must_be(200);
        assert_eq!(came_at(), None);
        // An older mistake does not undo what came after it.
        send("came", "10000").must_be(200);
        send("not", "20000").must_be(200);
        assert_eq!(came_at(), ago(10_000));
        assert!(say(&ales, &one).contains("1 présence"));
        // A clock that runs ahead, or no number, is now; a very late one is a week old.
        send("came", "-5000").must_be(200);
        assert_eq!(came_at(), ago(10_000));
        send("not", "later").must_be(200);
        assert_eq!(came_at(), None);
        app.browser().post(&ticket, &[("do", "cancel")]).must_be(200);
        send("came", "0").must_be(410).must_show("gone");
        let plain = [("registration", id.as_str()), ("do", "came")];
        let told = ales.post(DOOR, &plain);
        told.must_lead_to(DOOR);
        ales.follow(&told).must_show("retirée entre-temps");
    }
}

crate::story! {
    fn the_worker_of_the_door_is_there_for_everybody(app: &TestApp) {
        let seen = app.browser().get("/events/door-worker.js");
        seen.must_be(200).must_show("caches.open");
        let of_type = seen.headers.get("content-type").and_then(|kind| kind.to_str().ok());
        assert_eq!(of_type, Some("text/javascript; charset=utf-8"));
    }
}
