//! Stories of events, through the front door.

mod answering;
mod door;
mod merging;
mod office;
mod prices;
mod seats;
mod speakers;

use kernel::db::Tx;

use crate::testkit::{Browser, TestApp};

/// The page of the event of the stories.
pub(super) const PAGE: &str = "/events/reunion-de-section";

/// An event as an officer types it.
pub(super) const TYPED: [(&str, &str); 16] = [
    ("title", "Réunion de section"),
    ("body", "Où en est le **bus de nuit**."),
    ("access", "public"),
    ("starts_at", "2026-12-08T19:00"),
    ("ends_at", "2026-12-08T21:00"),
    ("zone", "Europe/Paris"),
    ("place", "Maison des associations"),
    ("address", "4 rue des Lices"),
    ("is_address_open", "on"),
    ("postcode", "30100"),
    ("city", "Alès"),
    ("online_link", "https://visio.example.org/salle"),
    ("child_care", "Sur place"),
    ("capacity", "3"),
    ("guests_max", "2"),
    ("questions", "Un régime ?"),
];

/// What is typed, with some fields typed otherwise.
pub(super) fn typed(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut typed = TYPED.to_vec();
    for (name, value) in changes {
        typed.retain(|(known, _)| known != name);
        typed.push((name, value));
    }
    typed
}

/// An open event of the section of Alès; its address in the office.
pub(super) fn opened(app: &TestApp, changes: &[(&'static str, &'static str)]) -> String {
    let house = |tx: &mut Tx<'_>| crate::consent::install(tx);
    app.app.db.write_now(house).unwrap();
    let ales = app.secretary("Alès");
    let made = ales.post("/office/events/new", &typed(changes));
    let one = made.must_lead_to("/office/events/").location.clone().unwrap();
    ales.post(&one, &[("do", "open")]).must_lead_to(&one);
    one
}

/// What somebody types who answers.
pub(super) fn form<'a>(first: &'a str, email: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("first_name", first), ("last_name", "Moulin"), ("email", email), ("postcode", "30100")]
}

/// The first links of the mails that left, of those whose subject begins so.
pub(super) fn links(app: &TestApp, subject: &str) -> Vec<String> {
    app.run_jobs();
    let link = |text: &str| {
        let start = text.find("http://test").unwrap() + "http://test".len();
        text[start..].split_whitespace().next().unwrap().to_owned()
    };
    let mails = app.mails();
    mails.iter().filter(|one| one.subject.starts_with(subject)).map(|one| link(&one.text)).collect()
}

/// A visitor answers and confirms; the page that they are shown, and the address of their ticket.
pub(super) fn answered(app: &TestApp, first: &str, more: &[(&'static str, &str)]) -> String {
    let visitor = app.browser();
    let email = format!("{}@example.org", values::names::fold(first));
    let mut form = form(first, &email);
    form.extend(more.iter().copied());
    visitor.post(PAGE, &form).must_lead_to(&format!("{PAGE}/sent"));
    let door = links(app, "Confirmez").remove(0);
    let ticket = visitor.post(&door, &[]);
    ticket.must_be(200).must_show("C’est noté");
    app.run_jobs();
    app.mails();
    app.clock.advance_ms(1);
    ticket.attributes("form[action*='/ticket/']", "action").remove(0)
}

/// How many seats the office says are taken.
pub(super) fn say(browser: &Browser<'_>, one: &str) -> String {
    browser.get(one).select(".say").remove(0)
}
