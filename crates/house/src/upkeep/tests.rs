//! Stories of the jobs office and of the demonstration.

use kernel::db::testing::Engine;
use kernel::jobs;
use kernel::mail::Mail;

use crate::story;
use crate::testkit::TestApp;

/// Hours that pass between two attempts at a job.
const PAUSE_MS: i64 = 7 * kernel::time::HOUR_MS;

/// A job that nobody knows how to do, tried until it is given up.
fn give_up(app: &TestApp) {
    app.app.db.write_now(|tx| jobs::enqueue(tx, "unheard.of", &())).unwrap();
    for _ in 0..jobs::ATTEMPTS_MAX {
        assert_eq!(app.run_jobs(), 1);
        app.clock.advance_ms(PAUSE_MS);
    }
    assert_eq!(app.app.db.read_now(jobs::count_waiting).unwrap(), (0, 1));
}

story! {
    fn an_administrator_tries_again_then_abandons(app: &TestApp) {
        give_up(app);
        let administrator = app.officer("administrator", "Union");
        let page = administrator.get("/office/upkeep");
        page.must_be(200).must_show("unheard.of");
        let retry = page.attributes("form[action$=retry]", "action");
        administrator.post(&retry[0], &[]).must_lead_to("/office/upkeep");
        assert_eq!(app.app.db.read_now(jobs::count_waiting).unwrap(), (1, 0));
        for _ in 0..jobs::ATTEMPTS_MAX {
            app.run_jobs();
            app.clock.advance_ms(PAUSE_MS);
        }
        let page = administrator.get("/office/upkeep");
        let abandon = page.attributes("a[href$=abandon]", "href");
        administrator.get(&abandon[0]).must_be(200).must_show("unheard.of");
        let told = administrator.post(&abandon[0], &[]);
        administrator.follow(&told).must_show("Le travail est abandonné.");
        assert_eq!(app.app.db.read_now(jobs::count_waiting).unwrap(), (0, 0));
        administrator.get(&abandon[0]).must_be(404);
        let late = administrator.post(&abandon[0], &[]);
        administrator.follow(&late).must_show("quelqu’un s’en est occupé avant vous");
    }

    fn a_waiting_job_is_never_abandoned_by_a_forged_form(app: &TestApp) {
        let id = app.app.db.write_now(|tx| jobs::enqueue(tx, "unheard.of", &())).unwrap();
        let administrator = app.officer("administrator", "Union");
        let told = administrator.post(&format!("/office/upkeep/jobs/{id}/abandon"), &[]);
        told.must_lead_to("/office/upkeep");
        assert_eq!(app.app.db.read_now(jobs::count_waiting).unwrap(), (1, 0));
    }

    fn only_those_who_keep_the_machine_see_its_office(app: &TestApp) {
        give_up(app);
        let secretary = app.secretary("Alès");
        secretary.get("/office/upkeep").must_be(403).must_hide("unheard.of");
        secretary.get("/office").must_hide("/office/upkeep");
        app.browser().get("/office/upkeep").must_lead_to("/sign-in");
    }

    fn a_real_site_has_no_demonstration(app: &TestApp) {
        app.officer("administrator", "Union");
        app.secretary("Alès");
        let visitor = app.browser();
        for path in ["/demo", "/demo/mails", "/demo/mails/1", "/demo/mails/1/file"] {
            visitor.get(path).must_be(404);
        }
        let seen = visitor.post("/demo/sign-in", &[("role", "administrator")]);
        seen.must_be(404);
        assert!(visitor.cookies.borrow().is_empty());
    }
}

fn demonstration(engine: Engine) -> Option<TestApp> {
    Some(crate::opened(engine)?.into_demonstration())
}

kernel::on_both! {
    using demonstration;

    fn a_visitor_tries_each_role(app: &TestApp) {
        app.secretary("Alès");
        app.officer("treasurer", "Alès");
        app.officer("federation-officer", "Gard");
        app.officer("national-officer", "Union");
        app.officer("administrator", "Union");
        app.person("Ana", "Moulin", "Alès");
        let visitor = app.browser();
        let page = visitor.get("/demo");
        page.must_be(200).must_show("Ana Moulin");
        let roles = page.attributes("button[name=role]", "value");
        let all =
            ["secretary", "treasurer", "federation", "national", "member", "administrator"];
        assert_eq!(roles, all);
        for role in roles {
            let home = if role == "member" { "/me" } else { "/office" };
            visitor.post("/demo/sign-in", &[("role", &role)]).must_lead_to(home);
        }
        visitor.get("/office/upkeep").must_be(200);
        visitor.post("/demo/sign-in", &[("role", "king")]).must_be(404);
    }

    fn a_role_that_nobody_has_is_absent(app: &TestApp) {
        let page = app.browser().get("/demo");
        page.must_be(200);
        assert!(page.attributes("button[name=role]", "value").is_empty());
        app.browser().post("/demo/sign-in", &[("role", "secretary")]).must_be(404);
    }

    fn each_section_of_the_demonstration_has_its_officers(app: &TestApp) {
        for name in ["Ana", "Bruno", "Chloé", "Driss", "Élise", "Fatou", "Gaël", "Hélène"] {
            app.person(name, "Moulin", "Alès");
        }
        let invent = |tx: &mut kernel::db::Tx<'_>| {
            (crate::upkeep::FEATURE.demo)(tx, &mut crate::feature::Demo::new(1, 8))
        };
        app.app.db.write_now(invent).unwrap();
        app.app.db.write_now(invent).unwrap();
        let page = app.browser().get("/demo");
        let roles = page.attributes("button[name=role]", "value");
        assert_eq!(roles, ["secretary", "treasurer", "federation", "national", "administrator"]);
        page.must_show("Ana Moulin, Alès");
    }

    fn caught_mails_are_read_newest_first_with_their_links(app: &TestApp) {
        let mail = |subject: &str, text: &str| Mail {
            to: "ana@example.org".to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            html: None,
            id: subject.to_owned(),
        };
        app.world.mail.send(&mail("Premier", "<b>rien</b>")).unwrap();
        let receipt = kernel::mail::Attachment {
            name: "recu.pdf".to_owned(),
            kind: "application/pdf",
            bytes: b"%PDF".to_vec(),
        };
        let second = mail("Second", "Ouvrez http://test/sign-in/1.");
        app.world.mail.send_with(&second, &[receipt]).unwrap();
        let visitor = app.browser();
        let list = visitor.get("/demo/mails");
        assert_eq!(list.select("tbody th"), ["Second", "Premier"]);
        let second = visitor.get("/demo/mails/2");
        assert_eq!(second.attributes(".letter a", "href"), ["/sign-in/1"]);
        let file = second.attributes("ul.lines a", "href").remove(0);
        assert_eq!(visitor.get(&file).body, b"%PDF");
        visitor.get("/demo/mails/1").must_hide("<b>rien</b>");
        visitor.get("/demo/mails/0").must_be(404);
        visitor.get("/demo/mails/1/file?place=1").must_be(404);
        visitor.get("/demo/mails/3").must_be(404);
        assert_eq!(app.mails().len(), 2);
    }
}
