//! Who may read the access log, and what it tells.

use crate::access::{Act, note};
use crate::org::{Office, PersonId};
use crate::testkit::TestApp;

/// Writes down that `by` did something with `person` in the unit where they have a mandate.
fn noted(app: &TestApp, by: &PersonId, person: &PersonId, act: Act, reason: &str) {
    let (by, person, reason) = (by.clone(), person.clone(), reason.to_owned());
    let write = move |tx: &mut kernel::db::Tx<'_>| {
        let office = Office::of(tx, &by, None, tx.now())?.unwrap();
        note(tx, &office, "Odile Fauvel", &person, act, &reason)
    };
    app.app.db.write_now(write).unwrap();
}

crate::story! {
    fn a_person_reads_who_opened_their_record_and_why(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "federation-officer", "Gard");
        app.signed_in(&ana).get("/me/access").must_be(200).must_hide("Odile Fauvel");
        noted(app, &odile, &ana, Act::Opened, "Relance de cotisation");
        let page = app.signed_in(&ana).get("/me/access");
        page.must_be(200).must_show("Odile Fauvel").must_show("Responsable de fédération");
        page.must_show("Gard").must_show("Relance de cotisation").must_show("Fiche ouverte");
    }

    fn nobody_reads_the_access_log_of_another(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "secretary", "Alès");
        noted(app, &odile, &ana, Act::Changed, "");
        let other = app.person("Bruno", "Vidal", "Alès");
        app.signed_in(&other).get("/me/access").must_hide("Odile Fauvel");
        app.browser().get("/me/access").must_lead_to("/sign-in");
        let path = format!("/office/people/{ana}/access");
        app.secretary("Alès").get(&path).must_be(200).must_show("Odile Fauvel");
        app.secretary("Nîmes").get(&path).must_be(404).must_hide("Moulin");
        app.signed_in(&other).get(&path).must_be(404).must_hide("Moulin");
    }

    fn somebody_above_says_why_before_reading_the_log(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let path = format!("/office/people/{ana}/access");
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "federation-officer", "Gard");
        let browser = app.signed_in(&odile);
        browser.get(&path).must_lead_to(&format!("/office/people/{ana}"));
        noted(app, &odile, &ana, Act::Opened, "Question sur la fiche");
        browser.get(&path).must_be(200).must_show("Question sur la fiche");
    }

    fn a_long_log_is_read_page_by_page(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let odile = app.person("Odile", "Fauvel", "Alès");
        app.mandate(&odile, "secretary", "Alès");
        for turn in 0..60 {
            noted(app, &odile, &ana, Act::Changed, &format!("tour-{turn}."));
            app.clock.advance_ms(1_000);
        }
        let browser = app.signed_in(&ana);
        let first = browser.get("/me/access");
        first.must_show("tour-59.").must_show("tour-10.").must_hide("tour-9.");
        let next = first.attributes("nav.pager a[rel=next]", "href");
        let second = browser.get(&next[0]);
        second.must_show("tour-9.").must_show("tour-0.").must_hide("tour-10.");
    }
}
