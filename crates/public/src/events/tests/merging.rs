//! Stories of one person who answered under two records.

use super::{opened, say};
use crate::events::store::{self, Party};
use crate::org::PersonId;
use crate::testkit::TestApp;
use kernel::db::Tx;

fn answers(app: &TestApp, person: &PersonId, guests: &[&str]) {
    let (person, guests) = (person.clone(), guests.iter().map(|one| (*one).to_owned()));
    let guests: Vec<String> = guests.collect();
    app.clock.advance_ms(1);
    let write = move |tx: &mut Tx<'_>| {
        let event = store::by_slug(tx, "reunion-de-section")?.unwrap().id;
        let party = Party { guests: guests.clone(), source: "me", ..Party::default() };
        store::register(tx, &event, &person, &party)
    };
    app.app.db.write_now(write).unwrap();
}

fn rows(app: &TestApp) -> Vec<(String, String, i64, String, i64)> {
    let sql = "select id, person, seats, guests, case when cancelled_at is null then 1 else 0 end
               from registration order by registered_at, id";
    app.app.db.read_now(move |tx| tx.rows(sql, &[])).unwrap()
}

fn merged(app: &TestApp, from: &PersonId, into: &PersonId) {
    let fields = [("one", into.as_str()), ("other", from.as_str()), ("into", into.as_str())];
    app.secretary("Alès").post("/office/duplicates/merge", &fields).must_be(303);
    app.run_jobs();
    app.mails();
}

fn separated(app: &TestApp) {
    let secretary = app.secretary("Alès");
    let merges = secretary.get("/office/duplicates/merges").must_be(200).text();
    let at = merges.find("/office/duplicates/merges/01").unwrap();
    secretary.post(merges[at..].split('"').next().unwrap(), &[]).must_be(303);
}

crate::story! {
    fn two_answers_of_one_person_are_one_and_guests_count_once(app: &TestApp) {
        let one = opened(app, &[("capacity", "9"), ("guests_max", "3")]);
        let from = app.person("Anna", "Moulin", "Alès");
        let into = app.person("Ana", "Moulin", "Alès");
        answers(app, &from, &["Béa Roux", "Carl Petit"]);
        answers(app, &into, &["BEA ROUX"]);
        app.run_jobs();
        let before = rows(app);
        let ales = app.secretary("Alès");
        assert!(say(&ales, &one).contains('5'), "{}", say(&ales, &one));
        merged(app, &from, &into);
        let after = rows(app);
        let stands: Vec<_> = after.iter().filter(|row| row.4 == 1).collect();
        assert_eq!(stands.len(), 1, "{after:?}");
        assert_eq!((stands[0].1.as_str(), stands[0].2), (into.as_str(), 3));
        assert_eq!(stands[0].3, "BEA ROUX\nCarl Petit");
        separated(app);
        assert_eq!(rows(app), before);
        app.mails();
    }

    fn the_answer_that_went_further_stands(app: &TestApp) {
        opened(app, &[("capacity", "1")]);
        let from = app.person("Anna", "Moulin", "Alès");
        let into = app.person("Ana", "Moulin", "Alès");
        answers(app, &from, &[]);
        answers(app, &into, &["Béa Roux"]);
        app.run_jobs();
        let before = rows(app);
        let secret = "select secret from registration where person = $1";
        let gone = into.clone();
        let old: String = app.app.db.read_now(move |tx| tx.one(secret, &[&gone])).unwrap();
        merged(app, &from, &into);
        let stands: Vec<_> = rows(app).into_iter().filter(|row| row.4 == 1).collect();
        assert_eq!((stands.len(), &stands[0].0, stands[0].2), (1, &before[0].0, 1));
        assert_eq!(stands[0].1, into.as_str(), "it is theirs whichever record it came under");
        // The address of the other answer leads to the one that stands.
        let ticket = format!("/events/reunion-de-section/ticket/{old}");
        app.browser().get(&ticket).must_be(200).must_show("Vous venez");
        separated(app);
        assert_eq!(rows(app), before);
        app.mails();
    }
}
