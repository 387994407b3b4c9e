//! Stories of signing in.

use kernel::db::Tx;
use kernel::mail::Mail;
use kernel::time::MINUTE_MS;

use crate::accounts::{FEATURE, rules};
use crate::feature::PersonalData;
use crate::org::PersonId;
use crate::story;
use crate::testkit::{Browser, Seen, TestApp};

/// Asks for a link in a browser and takes the mail that leaves.
fn asked(app: &TestApp, browser: &Browser<'_>, email: &str) -> Mail {
    browser.post("/sign-in", &[("email", email)]).must_lead_to("/sign-in/sent");
    app.run_jobs();
    let mut mails = app.mails();
    assert_eq!(mails.len(), 1, "one mail for {email}");
    mails.remove(0)
}

/// The path of the link in a mail.
fn link_in(mail: &Mail) -> String {
    let line = mail.text.lines().find(|line| line.starts_with("http://test/sign-in/")).unwrap();
    line.trim().strip_prefix("http://test").unwrap().to_owned()
}

/// The code in a mail.
fn code_in(mail: &Mail) -> String {
    let words = mail.text.split_whitespace();
    let mut codes = words.filter(|word| rules::code_typed(word).is_some());
    codes.next_back().unwrap().to_owned()
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

fn write(app: &TestApp, work: impl Fn(&mut Tx<'_>) -> kernel::Result<()> + Send + 'static) {
    app.app.db.write_now(move |tx| work(tx)).unwrap();
}

/// Two people of one household with one address, typed in two ways.
fn couple(app: &TestApp) -> [PersonId; 2] {
    let people = ["Ana", "Basile"].map(|first| app.person(first, "Moulin", "Alès"));
    let [ana, basile] = people.clone();
    write(app, move |tx| {
        let sql = "update person_email set address = $2, folded = 'moulin@example.org'
                   where person = $1";
        tx.exec(sql, &[&ana, &"Moulin@example.org"])?;
        tx.exec(sql, &[&basile, &"moulin@example.org"]).map(drop)
    });
    people
}

fn in_english<'a>(browser: Browser<'a>) -> Browser<'a> {
    browser.cookies.borrow_mut().insert("language".to_owned(), "en".to_owned());
    browser
}

story! {
    fn a_member_enters_by_the_link_and_leaves(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let browser = app.browser();
        browser.get("/me/sessions").must_lead_to("/sign-in?back=");
        browser.get("/sign-in?back=%2Fme%2Fsessions").must_be(200).must_show("Se connecter");
        let form = [("email", " Ana.MOULIN@example.org "), ("back", "/me/sessions")];
        browser.post("/sign-in", &form).must_lead_to("/sign-in/sent");
        browser.get("/sign-in/sent").must_be(200).must_hide("moulin");
        app.run_jobs();
        let link = link_in(&app.mails().remove(0));
        let door = browser.get(&link);
        door.must_be(200).must_show("Entrer dans mon espace").must_hide("Moulin");
        // A scanner that follows links changes nothing.
        app.browser().get(&link).must_be(200);
        browser.get("/me").must_lead_to("/sign-in");
        browser.post(&link, &[]).must_lead_to("/me/sessions");
        let space = browser.get("/me");
        space.must_be(200).must_show("Bonjour Ana").must_show("Ana Moulin").must_show("Alès");
        assert!(space.select("main nav li a").contains(&"Mes sessions".to_owned()));
        browser.get("/sign-in?back=%2Fme").must_lead_to("/me");
        browser.post("/sign-out", &[]).must_lead_to("/");
        browser.get("/me").must_lead_to("/sign-in");
    }

    fn a_member_enters_by_the_code(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let browser = app.browser();
        let mail = asked(app, &browser, "ana.moulin@example.org");
        let code = code_in(&mail);
        browser.post("/sign-in/code", &[("code", "12")]).must_be(422).must_show("6 chiffres");
        let elsewhere = app.browser().post("/sign-in/code", &[("code", &code)]);
        elsewhere.must_be(410).must_show("autre navigateur");
        browser.post("/sign-in/code", &[("code", &code)]).must_lead_to("/me");
        browser.get("/me").must_be(200);
        // The link of a used code opens nothing more.
        app.browser().post(&link_in(&mail), &[]).must_be(410).must_show("déjà servi");
    }

    fn another_browser_is_told_who_asked(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let link = link_in(&asked(app, &app.browser(), "ana.moulin@example.org"));
        let phone = app.browser();
        let door = phone.get(&link);
        door.must_be(200).must_show("C’est bien moi").must_show("autre navigateur");
        door.must_show("novembre 2026").must_hide("Moulin");
        phone.post(&link, &[]).must_lead_to("/me");
        phone.get("/me").must_be(200);
    }

    fn a_link_opens_once(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let browser = app.browser();
        let link = link_in(&asked(app, &browser, "ana.moulin@example.org"));
        browser.post(&link, &[]).must_lead_to("/me");
        let thief = app.browser();
        thief.get(&link).must_be(410).must_show("déjà servi").must_show("/sign-in");
        thief.post(&link, &[]).must_be(410);
        thief.get("/me").must_lead_to("/sign-in");
        assert_eq!(count(app, "select count(*) from session"), 1);
    }

    fn a_link_and_a_code_end_after_fifteen_minutes(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let browser = app.browser();
        let mail = asked(app, &browser, "ana.moulin@example.org");
        app.clock.advance_ms(15 * MINUTE_MS);
        browser.get(&link_in(&mail)).must_be(410).must_show("plus valable");
        browser.post(&link_in(&mail), &[]).must_be(410).must_show("plus valable");
        browser.post("/sign-in/code", &[("code", &code_in(&mail))]).must_be(422);
        browser.get("/me").must_lead_to("/sign-in");
    }

    fn a_link_that_could_not_leave_in_time_is_not_sent(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        app.browser().post("/sign-in", &[("email", "ana.moulin@example.org")]);
        app.clock.advance_ms(15 * MINUTE_MS);
        assert_eq!(app.run_jobs(), 1);
        assert!(app.mails().is_empty());
    }

    fn a_made_up_link_opens_nothing(app: &TestApp) {
        for token in ["x", "0000000000000000000000000000000000000000"] {
            let path = format!("/sign-in/{token}");
            app.browser().get(&path).must_be(410).must_show("pas complet");
            app.browser().post(&path, &[]).must_be(410);
        }
    }

    fn nothing_tells_whether_an_address_is_known(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let seen = |email: &str| {
            let browser = app.browser();
            let requests = count(app, "select count(*) from sign_in");
            let answer = browser.post("/sign-in", &[("email", email)]);
            let jobs = count(app, "select count(*) from job");
            let requests = count(app, "select count(*) from sign_in") - requests;
            app.run_jobs();
            let left = count(app, "select count(*) from job");
            let page = browser.get("/sign-in/sent").text();
            let names: Vec<String> = browser.cookies.borrow().keys().cloned().collect();
            (answer.status, answer.location, answer.body, names, page, requests, jobs, left)
        };
        let known = seen("ana.moulin@example.org");
        assert_eq!(app.mails().len(), 1);
        assert_eq!(known.5, 1);
        assert_eq!(seen("nobody@example.org"), known);
        assert!(app.mails().is_empty(), "nobody is written to");
    }

    fn a_dead_or_unknown_person_receives_nothing(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        write(app, move |tx| {
            tx.exec("update person set died_on = '2026-11-01' where id = $1", &[&ana]).map(drop)
        });
        app.browser().post("/sign-in", &[("email", "ana.moulin@example.org")]);
        app.run_jobs();
        assert!(app.mails().is_empty());
        browser.get("/me").must_lead_to("/sign-in");
    }

    fn codes_are_tried_five_times(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let browser = app.browser();
        let mail = asked(app, &browser, "ana.moulin@example.org");
        let code = code_in(&mail);
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            let seen = browser.post("/sign-in/code", &[("code", wrong)]);
            seen.must_be(422).must_show("pas le code");
        }
        let seen = browser.post("/sign-in/code", &[("code", &code)]);
        seen.must_be(422).must_show("ne peut plus être essayé");
        // Whoever reads the mail still enters by the link.
        browser.post(&link_in(&mail), &[]).must_lead_to("/me");
    }

    fn an_address_is_asked_five_times_an_hour(app: &TestApp) {
        let ask = || app.browser().post("/sign-in", &[("email", "nobody@example.org")]);
        for _ in 0..5 {
            ask().must_lead_to("/sign-in/sent");
        }
        let refused = ask();
        refused.must_be(429);
        assert_eq!(refused.headers.get("retry-after").unwrap(), "3601");
        app.clock.advance_ms(60 * MINUTE_MS);
        ask().must_lead_to("/sign-in/sent");
    }

    fn guesses_are_counted_over_a_day(app: &TestApp) {
        let browser = app.browser();
        let guess = |browser: &Browser<'_>| {
            browser.post("/sign-in", &[("email", "ana.moulin@example.org")]);
            (0..5).map(|_| browser.post("/sign-in/code", &[("code", "000000")])).collect::<Vec<_>>()
        };
        for _ in 0..4 {
            for seen in guess(&browser) {
                seen.must_be(422).must_show("pas le code");
            }
            app.clock.advance_ms(20 * MINUTE_MS);
        }
        for seen in guess(&browser) {
            seen.must_be(422).must_show("ne peut plus être essayé");
        }
    }
}

story! {
    fn a_shared_address_asks_who_enters(app: &TestApp) {
        let [_, basile] = couple(app);
        let stranger = app.person("Zoé", "Perrin", "Alès");
        let browser = app.browser();
        let mail = asked(app, &browser, "moulin@example.org");
        assert!(!mail.text.contains("Ana") && !mail.text.contains("Basile"), "{}", mail.text);
        let who = browser.post(&link_in(&mail), &[]);
        who.must_be(200).must_show("Qui entre");
        assert_eq!(who.select("main form button"), ["Ana Moulin", "Basile Moulin"]);
        let posed = browser.post(&link_in(&mail), &[("person", stranger.as_str())]);
        posed.must_be(200).must_hide("Perrin");
        assert_eq!(count(app, "select count(*) from session"), 0);
        browser.post(&link_in(&mail), &[("person", basile.as_str())]).must_lead_to("/me");
        browser.get("/me").must_show("Bonjour Basile");
        let code = code_in(&asked(app, &app.browser(), "moulin@example.org"));
        assert_eq!(code.len(), 6);
    }

    fn a_shared_address_asks_who_enters_by_code(app: &TestApp) {
        let [ana, _] = couple(app);
        let browser = app.browser();
        let code = code_in(&asked(app, &browser, "moulin@example.org"));
        for _ in 0..7 {
            let who = browser.post("/sign-in/code", &[("code", &code)]);
            who.must_be(200).must_show("Qui entre");
            assert_eq!(who.attributes("input[name=code]", "value"), [code.as_str()]);
        }
        let chosen = [("code", code.as_str()), ("person", ana.as_str())];
        browser.post("/sign-in/code", &chosen).must_lead_to("/me");
        browser.get("/me").must_show("Bonjour Ana");
    }

    fn nobody_is_sent_to_another_site(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        for back in ["https://evil.example", "//evil.example", "/\\evil.example", "/sign-out"] {
            let browser = app.browser();
            let path = format!("/sign-in?back={}", back.replace('/', "%2F").replace('\\', "%5C"));
            let form = browser.get(&path);
            assert_eq!(form.attributes("form.slip input[name=back]", "value"), ["/me"]);
            browser.post("/sign-in", &[("email", "ana.moulin@example.org"), ("back", back)]);
            app.run_jobs();
            let link = link_in(&app.mails().remove(0));
            assert_eq!(browser.post(&link, &[]).location.as_deref(), Some("/me"));
            if !back.starts_with("/s") {
                let seen = browser.post("/preferences", &[("theme", "dark"), ("back", back)]);
                assert_eq!(seen.location.as_deref(), Some("/"));
            }
        }
    }

    fn a_form_says_what_to_type(app: &TestApp) {
        let seen = app.browser().post("/sign-in", &[("email", "ana.moulin"), ("back", "/me/x")]);
        seen.must_be(422).must_show("une seule adresse").must_show("<title>Erreur");
        assert_eq!(seen.attributes("input[name=email]", "value"), ["ana.moulin"]);
        assert_eq!(seen.attributes("input[name=email]", "aria-invalid"), ["true"]);
        assert_eq!(seen.attributes("form.slip input[name=back]", "value"), ["/me/x"]);
        app.browser().post("/sign-in", &[]).must_be(422).must_show("Tapez votre adresse");
        assert_eq!(count(app, "select count(*) from sign_in"), 0);
    }

    fn the_mail_speaks_french(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        write(app, move |tx| {
            tx.exec("update person set number = '30-07-0042' where id = $1", &[&ana]).map(drop)
        });
        let mail = asked(app, &app.browser(), "ana.moulin@example.org");
        assert_eq!(mail.to, "ana.moulin@example.org");
        assert_eq!(mail.subject, "Votre lien pour entrer\u{a0}: Union des quartiers");
        assert!(mail.text.starts_with("Bonjour Ana,\n\n"), "{}", mail.text);
        assert!(mail.text.contains("pendant 15\u{a0}minutes") || mail.text.contains("15 minutes"));
        for private in ["Moulin", "30-07-0042", "Alès", "⟦"] {
            assert!(!mail.text.contains(private) && !mail.subject.contains(private), "{private}");
        }
    }

    fn the_mail_speaks_english(app: &TestApp) {
        app.person("Ana", "Moulin", "Alès");
        let mail = asked(app, &in_english(app.browser()), "ana.moulin@example.org");
        assert_eq!(mail.subject, "Your link to sign in: Union des quartiers");
        assert!(mail.text.starts_with("Hello Ana,\n\n"), "{}", mail.text);
        assert!(!mail.text.contains("Moulin") && !mail.text.contains('⟦'));
    }

    fn the_mail_speaks_the_language_of_the_record(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        write(app, move |tx| {
            tx.exec("update person set language = 'en' where id = $1", &[&ana]).map(drop)
        });
        let mail = asked(app, &app.browser(), "ana.moulin@example.org");
        assert!(mail.subject.starts_with("Your link"));
    }
}

/// The identifiers of the sessions that a person may close, in the order of the page.
fn session_ids(page: &Seen) -> Vec<String> {
    let actions = page.attributes("table form", "action");
    actions.iter().map(|path| path.split('/').nth(3).unwrap().to_owned()).collect()
}

story! {
    fn a_revoked_session_is_over(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let phone = app.signed_in(&ana);
        app.clock.advance_ms(MINUTE_MS);
        let here = app.signed_in(&ana);
        let page = here.get("/me/sessions");
        page.must_be(200);
        let ids = session_ids(&page);
        assert_eq!(ids.len(), 2);
        assert!(page.select("tbody tr").first().unwrap().contains("celle-ci"));
        let other = app.signed_in(&app.person("Zoé", "Perrin", "Alès"));
        other.post(&format!("/me/sessions/{}/end", ids[1]), &[]).must_be(404);
        phone.get("/me").must_be(200);
        here.post(&format!("/me/sessions/{}/end", ids[1]), &[]).must_lead_to("/me/sessions");
        phone.get("/me").must_lead_to("/sign-in");
        here.post(&format!("/me/sessions/{}/end", ids[1]), &[]).must_be(404);
        here.post("/me/sessions/none/end", &[]).must_be(404);
        here.post(&format!("/me/sessions/{}/end", ids[0]), &[]).must_lead_to("/");
        here.get("/me").must_lead_to("/sign-in");
    }

    fn all_other_sessions_are_closed_at_once(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let others = [app.signed_in(&ana), app.signed_in(&ana)];
        let here = app.signed_in(&ana);
        here.post("/me/sessions/end-others", &[]).must_lead_to("/me/sessions");
        for other in &others {
            other.get("/me").must_lead_to("/sign-in");
        }
        here.get("/me/sessions").must_be(200).must_hide("end-others");
    }

    fn an_idle_session_is_over_and_swept(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        app.browser().post("/sign-in", &[("email", "nobody@example.org")]);
        for _ in 0..2 {
            app.clock.advance_ms(20 * kernel::time::DAY_MS);
            browser.get("/me").must_be(200);
        }
        app.clock.advance_ms(31 * kernel::time::DAY_MS);
        browser.get("/me").must_lead_to("/sign-in");
        write(app, |tx| kernel::jobs::enqueue(tx, "accounts.sweep", &()).map(drop));
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from session"), 0);
        assert_eq!(count(app, "select count(*) from sign_in"), 0);
    }

    fn preferences_are_kept_by_the_browser(app: &TestApp) {
        let browser = app.browser();
        let form = [("language", "en"), ("back", "/sign-in?back=%2Foffice")];
        browser.post("/preferences", &form).must_lead_to("/sign-in?back=%2Foffice");
        browser.get("/sign-in").must_show("Sign in").must_show("lang=\"en\"");
        browser.post("/preferences", &[("theme", "dark"), ("back", "/sign-in")]);
        browser.get("/sign-in").must_show("data-theme=\"dark\"");
        browser.post("/preferences", &[("theme", "system"), ("keys", "off")]).must_lead_to("/");
        browser.get("/sign-in").must_hide("data-theme=").must_show("data-keys=\"off\"");
        browser.post("/preferences", &[("keys", "on"), ("language", "xx"), ("theme", "a;b")]);
        browser.get("/sign-in").must_hide("data-keys=").must_show("lang=\"en\"");
    }

    fn sessions_leave_with_the_person(app: &TestApp) {
        let PersonalData::Held(held) = &FEATURE.personal_data else { panic!("it holds some") };
        let ana = app.person("Ana", "Moulin", "Alès");
        let zoe = app.person("Zoé", "Perrin", "Alès");
        let (anas, zoes) = (app.signed_in(&ana), app.signed_in(&zoe));
        app.browser().post("/sign-in", &[("email", "ana.moulin@example.org")]);
        app.run_jobs();
        assert_eq!(app.mails().len(), 1);
        let (one, other) = (ana.clone(), zoe.clone());
        let told = app.app.db.read_now(move |tx| (held.export)(tx, &one)).unwrap();
        assert_eq!(told["sessions"].as_array().unwrap().len(), 1);
        assert_eq!(told["requests"][0]["address"], "ana.moulin@example.org");
        assert!(!told.to_string().contains("token"));
        let one = ana.clone();
        write(app, move |tx| (held.merge)(tx, &one, &other));
        anas.get("/me").must_show("Bonjour Zoé");
        write(app, move |tx| (held.erase)(tx, &zoe));
        write(app, move |tx| (held.erase)(tx, &ana));
        zoes.get("/me").must_lead_to("/sign-in");
        assert_eq!(count(app, "select count(*) from session"), 0);
        assert_eq!(count(app, "select count(*) from sign_in"), 0);
    }
}
