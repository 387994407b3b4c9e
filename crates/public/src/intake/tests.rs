//! An answer waits, is confirmed by its link once, and is forgotten otherwise.

use kernel::text::Language;
use kernel::time::DAY_MS;

use crate::intake::{self, Answers, Door, Letter, NewAnswer, Weighed};
use crate::testkit::TestApp;

fn new(app: &TestApp, email: &str) -> NewAnswer {
    NewAnswer {
        form: "petitions",
        subject: "bus".to_owned(),
        unit: app.unit("Gard"),
        answers: Answers {
            first_name: "Ana".to_owned(),
            last_name: "Moulin".to_owned(),
            email: email.to_owned(),
            postcode: "30100".to_owned(),
            ..Answers::default()
        },
        more: String::new(),
        weighed: Weighed { flags: String::new(), late_ms: 0, language: Language::French },
        letter: Letter {
            unit: "Alès".to_owned(),
            subject: "intake-email".to_owned(),
            text: "intake-email".to_owned(),
            title: "Un bus".to_owned(),
            door: "/petitions/bus/confirm".to_owned(),
        },
    }
}

fn take(app: &TestApp, email: &str) {
    let new = new(app, email);
    app.app.db.write_now(move |tx| intake::take(tx, &new)).unwrap();
}

/// The secrets of the links that wait in the queue.
fn tokens(app: &TestApp) -> Vec<String> {
    let rows: Vec<(String,)> = app
        .app
        .db
        .read_now(|tx| {
            tx.rows("select payload from job where kind = 'intake.letter' order by id", &[])
        })
        .unwrap();
    let token = |payload: &str| {
        let payload: serde_json::Value = serde_json::from_str(payload).unwrap();
        payload["token"].as_str().unwrap().to_owned()
    };
    rows.iter().map(|(payload,)| token(payload)).collect()
}

fn confirm(app: &TestApp, token: &str) -> Door {
    let token = token.to_owned();
    let confirm = move |tx: &mut kernel::db::Tx<'_>| {
        intake::confirm(tx, "petitions", &token, "/petitions/bus")
    };
    app.app.db.write_now(confirm).unwrap()
}

crate::story! {
    fn an_answer_counts_once_it_is_confirmed(app: &TestApp) {
        let known = app.person("Ana", "Moulin", "Nîmes");
        take(app, "Ana.Moulin@example.org");
        let token = tokens(app).remove(0);
        app.run_jobs();
        assert_eq!(app.mails()[0].to, "Ana.Moulin@example.org");
        let Door::Now(now) = confirm(app, &token) else { panic!("it waits") };
        assert_eq!(now.person, known, "an address and a name recognise a person anywhere");
        assert_eq!(now.home, app.unit("Nîmes"));
        assert!(matches!(confirm(app, &token), Door::Before(_)));
        let mut other = token.clone();
        other.replace_range(70.., "00");
        for wrong in [other.as_str(), "", "nonsense", "é".repeat(72).as_str()] {
            assert!(matches!(confirm(app, wrong), Door::Over), "{wrong}");
        }
    }
}

crate::story! {
    fn an_address_is_not_flooded(app: &TestApp) {
        for _ in 0..8 {
            take(app, "bea@example.org");
        }
        app.run_jobs();
        assert_eq!(app.mails().len(), 5, "five a day, and nobody is told");
    }
}

crate::story! {
    fn what_nobody_confirms_is_forgotten(app: &TestApp) {
        take(app, "carl@example.org");
        let token = tokens(app).remove(0);
        app.run_jobs();
        app.mails();
        app.clock.advance_ms(7 * DAY_MS + 1);
        assert!(matches!(confirm(app, &token), Door::Over));
        app.app.db.write_now(intake::store::sweep).unwrap();
        let sql = "select count(*) from waiting_answer";
        let count = move |tx: &mut kernel::db::Tx<'_>| tx.one(sql, &[]);
        let left: i64 = app.app.db.read_now(count).unwrap();
        assert_eq!(left, 0);
    }
}
