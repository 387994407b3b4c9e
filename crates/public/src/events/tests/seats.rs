//! Seats: never beyond the capacity, given on in order, told once.

use std::thread;

use super::{PAGE, answered, form, links, opened, say, typed};
use crate::events::jobs;
use crate::events::store::{self, Party};
use crate::testkit::TestApp;

crate::story! {
    fn who_waits_moves_up_in_order_and_is_told(app: &TestApp) {
        let one = opened(app, &[]);
        let ana = answered(app, "Ana", &[("guests", "Un\nDeux")]);
        let bea = answered(app, "Béa", &[("guests", "Un")]);
        let carl = answered(app, "Carl", &[]);
        let (visitor, ales) = (app.browser(), app.secretary("Alès"));
        visitor.get(PAGE).must_show("Complet").must_show("liste d’attente");
        visitor.get(&bea).must_show("place 1 de la liste").must_hide("visio.example.org");
        visitor.get(&carl).must_show("place 2 de la liste");
        visitor.post(&ana, &[("do", "save"), ("guests", "Un\nDeux")]).must_show("est changée");
        visitor.post(&ana, &[("do", "save"), ("guests", "Un")]).must_show("est changée");
        assert!(say(&ales, &one).contains("2 places prises"), "two are wanted by the first one");
        assert!(links(app, "Une place").is_empty());
        visitor.post(&ana, &[("do", "cancel")]).must_show("vont aux suivants");
        assert!(say(&ales, &one).contains("3 places prises, 0 réponses en attente")
            || say(&ales, &one).contains("3 places prises"));
        assert_eq!(links(app, "Une place").len(), 2, "each is told once");
        visitor.get(&carl).must_show("Vous venez");
        visitor.post(&carl, &[("do", "save"), ("guests", "Un")]).must_be(422)
            .must_show("pas assez de places");
        assert!(say(&ales, &one).contains("3 places prises"));
        visitor.post(&ana, &[("do", "save")]).must_show("place 1 de la liste");
        let mut more = typed(&[("capacity", "10")]);
        let edit = ales.get(&format!("{one}/edit"));
        let version = edit.attributes("input[name=version]", "value").remove(0);
        more.push(("version", Box::leak(version.into_boxed_str())));
        ales.post(&format!("{one}/edit"), &more).must_lead_to(&one);
        visitor.get(&ana).must_show("Vous venez");
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn answers_at_the_same_moment_never_go_over_the_capacity(app: &TestApp) {
        opened(app, &[("capacity", "5"), ("guests_max", "2")]);
        let event = app.app.db.read_now(|tx| store::by_slug(tx, "reunion-de-section")).unwrap();
        let event = event.unwrap().id;
        let people: Vec<_> =
            (0..16).map(|number| app.person("Ana", &format!("N{number}"), "Alès")).collect();
        thread::scope(|scope| {
            for (number, person) in people.iter().enumerate() {
                let (db, event) = (app.another_process(), event.clone());
                scope.spawn(move || {
                    let guests = vec!["Un".to_owned(); number % 2];
                    let party = Party { guests, source: "me", ..Party::default() };
                    let person = person.clone();
                    db.write_now(move |tx| store::register(tx, &event, &person, &party)).unwrap();
                });
            }
        });
        let kept = event.clone();
        let seats = app.app.db.read_now(move |tx| store::seats_of(tx, &kept)).unwrap();
        assert!(seats.taken <= 5 && seats.taken >= 4, "{seats:?}");
        let seated = app.app.db.read_now(|tx| {
            tx.one::<i64>("select count(*) from registration where seated_at is not null", &[])
        });
        assert_eq!(seats.waiting + seated.unwrap(), 16, "nobody is lost");
        thread::scope(|scope| {
            for person in &people {
                let (db, event) = (app.another_process(), event.clone());
                scope.spawn(move || {
                    let person = person.clone();
                    let leave = move |tx: &mut kernel::db::Tx<'_>| {
                        let known = store::of_person(tx, &event, &person)?.unwrap();
                        store::cancel(tx, &known)
                    };
                    db.write_now(leave).unwrap();
                });
            }
        });
        let seats = app.app.db.read_now(move |tx| store::seats_of(tx, &event)).unwrap();
        assert_eq!((seats.taken, seats.waiting), (0, 0));
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn who_comes_is_reminded_once(app: &TestApp) {
        opened(app, &[]);
        let ana = answered(app, "Ana", &[]);
        let bea = answered(app, "Béa", &[]);
        app.clock.advance_ms(13 * kernel::time::DAY_MS);
        jobs::remind_due(&app.world).unwrap();
        assert!(links(app, "Bientôt").is_empty(), "it is too early");
        app.clock.advance_ms(kernel::time::DAY_MS);
        app.browser().post(&bea, &[("do", "cancel")]).must_be(200);
        jobs::remind_due(&app.world).unwrap();
        jobs::remind_due(&app.world).unwrap();
        assert_eq!(links(app, "Bientôt"), [ana], "once, and not who no longer comes");
        app.clock.advance_ms(kernel::time::HOUR_MS);
        jobs::remind_due(&app.world).unwrap();
        assert!(links(app, "Bientôt").is_empty());
    }
}

crate::story! {
    fn a_full_shift_says_so(app: &TestApp) {
        let one = opened(app, &[("capacity", "")]);
        let ales = app.secretary("Alès");
        let shift = [("do", "shift"), ("label", "Buvette"), ("shift_starts", "2026-12-08T18:00"),
            ("shift_ends", "2026-12-08T19:00"), ("needed", "1")];
        ales.post(&format!("{one}/team"), &[("do", "shift"), ("label", "Buvette")]).must_be(422)
            .must_show("value=\"Buvette\"");
        ales.post(&format!("{one}/team"), &shift).must_lead_to(&one);
        let id = app.browser().get(PAGE).attributes("input[name=shift]", "value").remove(0);
        answered(app, "Ana", &[("shift", id.as_str())]);
        let page = app.browser().get(PAGE);
        page.must_show("Buvette").must_show("Complet.");
        assert_eq!(page.attributes("input[name=shift][disabled]", "value").len(), 1);
        let visitor = app.browser();
        let mut typed = form("Béa", "bea@example.org");
        typed.push(("shift", id.as_str()));
        visitor.post(PAGE, &typed).must_be(303);
        let door = links(app, "Confirmez").remove(0);
        visitor.post(&door, &[]).must_show("déjà complète").must_show("Vous venez");
        let drop = [("do", "drop-shift"), ("shift", id.as_str())];
        ales.post(&format!("{one}/team"), &drop).must_be(422).must_show("ne se retire plus");
        app.run_jobs();
        app.mails();
    }
}
