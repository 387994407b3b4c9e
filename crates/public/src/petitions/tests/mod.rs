//! Stories of petitions, through the front door.

mod carrying;
mod frames;
mod keying;
mod office;
mod signing;

use kernel::db::Tx;

use crate::testkit::{Browser, Seen, TestApp};

/// A petition as an officer types it.
pub(super) const TYPED: [(&str, &str); 6] = [
    ("title", "Un bus de nuit"),
    ("addressee", "la Métropole"),
    ("body", "Après 22 h 40, plus aucun bus ne franchit la Seine.\n\nNous demandons une ligne."),
    ("goal", "500"),
    ("thresholds", "2 : remise en mairie\n100 : débat en conseil"),
    ("closes_on", "2026-12-31"),
];

/// An open petition of the section of Alès; its address in the office.
pub(super) fn opened(app: &TestApp) -> String {
    let house = |tx: &mut Tx<'_>| crate::consent::install(tx);
    app.app.db.write_now(house).unwrap();
    let ales = app.secretary("Alès");
    let made = ales.post("/office/petitions/new", &TYPED);
    let one = made.must_lead_to("/office/petitions/").location.clone().unwrap();
    ales.post(&one, &[("do", "open")]).must_lead_to(&one);
    one
}

/// What somebody types on the page that they see.
pub(super) fn form<'a>(
    page: &Seen,
    first: &'a str,
    email: &'a str,
) -> Vec<(&'static str, &'a str)> {
    let words = page.attributes("input[name=words]", "value").remove(0);
    let words: &'static str = Box::leak(words.into_boxed_str());
    vec![
        ("first_name", first),
        ("last_name", "Moulin"),
        ("email", email),
        ("postcode", "30100"),
        ("deliver", "on"),
        ("words", words),
    ]
}

/// The links of the mails that left.
pub(super) fn links(app: &TestApp) -> Vec<String> {
    app.run_jobs();
    let link = |text: &str| {
        let start = text.find("http://test").unwrap() + "http://test".len();
        text[start..].split_whitespace().next().unwrap().to_owned()
    };
    app.mails().iter().map(|mail| link(&mail.text)).collect()
}

/// Somebody signs and confirms.
pub(super) fn signed(app: &TestApp, first: &str, email: &str, more: &[(&'static str, &str)]) {
    let visitor = app.browser();
    let mut form = form(&visitor.get("/petitions/un-bus-de-nuit"), first, email);
    form.extend(more.iter().copied());
    visitor.post("/petitions/un-bus-de-nuit", &form).must_be(303);
    let door = links(app).remove(0);
    visitor.post(&door, &[]).must_be(200).must_show("est comptée");
    later(app);
}

/// A little more than what pages remember.
pub(super) fn later(app: &TestApp) {
    app.clock.advance_ms(1_001);
}

pub(super) fn count(browser: &Browser<'_>) -> String {
    browser.get("/petitions/un-bus-de-nuit").select(".big-n").remove(0)
}
