//! Stories of one person who answered under two records.

use super::prices::{PRICES, collector, count};
use super::{answered, opened, say};
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

/// The secret of the answer that somebody gave first.
fn secret(app: &TestApp, person: &PersonId) -> String {
    let (sql, person) = ("select secret from registration where person = $1", person.clone());
    app.app.db.read_now(move |tx| tx.one(sql, &[&person])).unwrap()
}

/// Whose answer the address of an answer leads to.
fn leads_to(app: &TestApp, secret: &str) -> String {
    let secret = secret.to_owned();
    let read = move |tx: &mut Tx<'_>| Ok(store::by_secret(tx, &secret)?.unwrap().person);
    app.app.db.read_now(read).unwrap()
}

crate::story! {
    fn a_chain_of_merges_is_undone_link_by_link(app: &TestApp) {
        opened(app, &[("capacity", "9"), ("guests_max", "3")]);
        let [ana, bea, cleo] = ["Ana", "Béa", "Cléo"].map(|one| app.person(one, "Moulin", "Alès"));
        for person in [&ana, &bea, &cleo] {
            answers(app, person, &[]);
        }
        app.run_jobs();
        let before = rows(app);
        let [of_bea, of_cleo] = [&bea, &cleo].map(|one| secret(app, one));
        merged(app, &cleo, &bea);
        let first = rows(app);
        merged(app, &bea, &ana);
        for old in [&of_bea, &of_cleo] {
            assert_eq!(leads_to(app, old), ana.as_str());
        }
        separated(app);
        assert_eq!(rows(app), first);
        assert_eq!(leads_to(app, &of_cleo), bea.as_str(), "it is no stranger's");
        separated(app);
        assert_eq!(rows(app), before);
        assert_eq!(leads_to(app, &of_cleo), cleo.as_str());
        app.mails();
    }

    fn what_came_for_each_link_of_a_chain_counts(app: &TestApp) {
        collector(app);
        let one = opened(app, &PRICES);
        let shift = [("do", "shift"), ("label", "Buvette"), ("shift_starts", "2026-12-08T18:00"),
            ("shift_ends", "2026-12-08T19:00"), ("needed", "3")];
        let ales = app.secretary("Alès");
        ales.post(&format!("{one}/team"), &shift).must_lead_to(&one);
        let shift: String =
            app.app.db.read_now(|tx| tx.one("select id from event_shift", &[])).unwrap();
        let visitor = app.browser();
        let tickets = ["Ana", "Bea", "Cleo"].map(|first| {
            let more = [("price", "full"), ("shift", shift.as_str())];
            let ticket = answered(app, first, &more);
            visitor.post(&ticket, &[("do", "pay"), ("way", "transfer")]).must_be(303);
            ticket
        });
        let people: Vec<(PersonId, String)> = app.app.db.read_now(|tx| {
            tx.rows("select person, id from registration order by first_name", &[])
        }).unwrap();
        let treasurer = app.officer("treasurer", "Alès");
        let money = format!("{one}/money");
        let receive = [("do", "receive"), ("answer", people[2].1.as_str()), ("way", "cheque"),
            ("piece", "77"), ("amount", "4"), ("on_day", "2026-11-20"), ("known", "0")];
        treasurer.post(&money, &receive).must_lead_to(&money);
        merged(app, &people[2].0, &people[1].0);
        merged(app, &people[1].0, &people[0].0);
        visitor.get(&tickets[2]).must_show("4,00\u{a0}€ payés").must_show("Il reste à payer 6,00");
        let taken = |app: &TestApp| {
            let read = |tx: &mut Tx<'_>| {
                let event = store::by_slug(tx, "reunion-de-section")?.unwrap().id;
                Ok(store::shifts_of(tx, &event)?.remove(0).taken)
            };
            app.app.db.read_now(read).unwrap()
        };
        assert_eq!(taken(app), 1, "one person");
        // Whoever takes it back takes all of it back.
        visitor.post(&tickets[1], &[("do", "cancel")]).must_be(200);
        assert_eq!(taken(app), 0);
        assert_eq!(count(app, "select count(*) from payment_call where withdrawn_at is null"), 0);
        let back = [("do", "give-back"), ("answer", people[0].1.as_str())];
        treasurer.post(&money, &back).must_lead_to(&money);
        visitor.get(&tickets[0]).must_hide("vous seront rendus");
        app.run_jobs();
        app.mails();
    }

    fn separating_two_answers_seats_nobody_beyond_the_capacity(app: &TestApp) {
        opened(app, &[("capacity", "2")]);
        let [ana, bea, cleo] = ["Ana", "Béa", "Cléo"].map(|one| app.person(one, "Moulin", "Alès"));
        for person in [&ana, &bea, &cleo] {
            answers(app, person, &[]);
        }
        app.run_jobs();
        app.mails();
        let seated = "select count(*) from registration where cancelled_at is null
                      and seated_at is not null";
        merged(app, &bea, &ana);
        assert_eq!(count(app, seated), 1, "the one who waits is not told before it is certain");
        separated(app);
        app.run_jobs();
        assert_eq!(count(app, seated), 2);
        app.mails();
    }
}
