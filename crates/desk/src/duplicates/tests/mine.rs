//! A person merges their own two records by proving both addresses.

use crate::story;
use crate::testkit::{Browser, TestApp};

/// Asks for a code and reads it in the mail.
fn code(app: &TestApp, browser: &Browser<'_>, address: &str) -> String {
    browser.post("/me/merge", &[("email", address)]).must_lead_to("/me/merge");
    app.run_jobs();
    let mails = app.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, address.to_lowercase());
    assert!(!mails[0].text.contains("Moulin"), "the mail names nobody");
    let digits = mails[0].text.split(|sign: char| !sign.is_ascii_digit());
    digits.into_iter().find(|word| word.len() == 6).unwrap().to_owned()
}

story! {
    fn a_person_proves_the_other_address_and_has_one_record(app: &TestApp) {
        let mine = app.person("Ana", "Moulin", "Alès");
        let old = app.person("Ana", "Moulin-Pic", "Sète");
        app.mandate(&old, "secretary", "Sète");
        let browser = app.signed_in(&mine);
        browser.get("/me/record").must_show("J’ai une autre fiche");
        browser.get("/me/merge").must_be(200).must_hide("Recopiez le code");
        let right = code(app, &browser, "Ana.Moulin.Pic@example.org");
        browser.get("/me/merge").must_show("Recopiez le code");
        let wrong = if right == "000000" { "000001" } else { "000000" };
        browser.post("/me/merge/code", &[("code", wrong)]).must_be(422).must_show("pas le bon");
        browser.post("/me/merge/code", &[("code", &right)]).must_lead_to("/me/record");
        browser.post("/me/merge/code", &[("code", &right)]).must_be(422);
        browser.get("/me/data/json").must_show("ana.moulin.pic@example.org");
        browser.get("/office/duplicates/merges").must_be(200).must_show("Ana Moulin-Pic");
        app.secretary("Sète").get(&format!("/office/people/{old}")).must_lead_to("/office/people/");
    }

    fn nothing_tells_whether_the_other_address_is_known(app: &TestApp) {
        let mine = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&mine);
        browser.post("/me/merge", &[("email", "nobody@example.org")]).must_lead_to("/me/merge");
        app.run_jobs();
        assert!(app.mails().is_empty());
        browser.get("/me/merge").must_show("Si une fiche porte cette adresse");
        browser.post("/me/merge", &[("email", "ana")]).must_be(422);
        let own = [("email", "ANA.MOULIN@example.org")];
        browser.post("/me/merge", &own).must_be(422).must_show("déjà cette adresse");
        app.browser().get("/me/merge").must_lead_to("/sign-in");
    }

    fn a_code_is_tried_five_times_and_asked_for_three_times_an_hour(app: &TestApp) {
        let mine = app.person("Ana", "Moulin", "Alès");
        app.person("Ana", "Moulin-Pic", "Alès");
        let browser = app.signed_in(&mine);
        let address = "ana.moulin.pic@example.org";
        let right = code(app, &browser, address);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            browser.post("/me/merge/code", &[("code", wrong)]).must_be(422);
        }
        browser.post("/me/merge/code", &[("code", &right)]).must_be(422);
        code(app, &browser, address);
        let late = code(app, &browser, address);
        browser.post("/me/merge", &[("email", address)]).must_be(429);
        app.clock.advance_ms(kernel::time::HOUR_MS / 2 + 1);
        browser.post("/me/merge/code", &[("code", &late)]).must_be(422);
    }

    fn people_who_share_an_address_do_not_merge_each_other(app: &TestApp) {
        let mine = app.person("Ana", "Moulin", "Alès");
        let husband = app.person("Bruno", "Moulin", "Alès");
        let browser = app.signed_in(&mine);
        let right = code(app, &browser, "bruno.moulin@example.org");
        let told = browser.post("/me/merge/code", &[("code", &right)]);
        told.must_be(422).must_show("Demandez à votre section");
        app.secretary("Alès").get(&format!("/office/people/{husband}")).must_be(200);
    }
}
