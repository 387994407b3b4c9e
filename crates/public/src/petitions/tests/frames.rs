//! The form inside other sites, and forms that other sites send.

use axum::body::Body;
use axum::http::{Request, header};

use super::{TYPED, count, form, later, links, opened};
use crate::testkit::{Browser, Seen, TestApp};

const FRAME: &str = "/embed/petitions/un-bus-de-nuit";

/// Sends a form as a page of another site does.
fn post_from_elsewhere(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Seen {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .header(header::ORIGIN, "https://ailleurs.example")
        .body(Body::from(pairs.join("&")))
        .unwrap();
    browser.send(request)
}

fn policy(seen: &Seen) -> String {
    seen.headers.get("content-security-policy").unwrap().to_str().unwrap().to_owned()
}

crate::story! {
    fn a_form_of_another_site_signs(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        let frame = visitor.get(FRAME);
        frame.must_be(200).must_show("Signer la pétition").must_hide("kernel-");
        assert!(frame.select("header").is_empty(), "a frame has no shell");
        let wrong = post_from_elsewhere(&visitor, FRAME, &[("first_name", "Ana")]);
        wrong.must_be(422).must_show("value=\"Ana\"");
        let sent = post_from_elsewhere(&visitor, FRAME, &form(&frame, "Ana", "ana@example.org"));
        sent.must_lead_to("/embed/petitions/un-bus-de-nuit/sent");
        visitor.follow(&sent).must_show("Il reste un clic");
        let door = links(app).remove(0);
        visitor.post(&door, &[]).must_show("Merci, Ana");
        later(app);
        assert_eq!(count(&visitor), "1");
    }
}

crate::story! {
    fn only_what_is_lent_takes_forms_of_other_sites(app: &TestApp) {
        let one = opened(app);
        let ales = app.secretary("Alès");
        let page = ales.get("/petitions/un-bus-de-nuit");
        let form = form(&page, "Ana", "ana@example.org");
        post_from_elsewhere(&ales, "/petitions/un-bus-de-nuit", &form).must_be(403);
        post_from_elsewhere(&ales, &one, &[("do", "close")]).must_be(403);
        post_from_elsewhere(&ales, "/me/petitions/new", &TYPED).must_be(403);
        post_from_elsewhere(&ales, "/embed/../office/petitions/new", &TYPED).must_be(404);
        ales.get(&one).must_show("ouverte");
    }
}

crate::story! {
    fn what_is_lent_reads_and_sets_no_cookie(app: &TestApp) {
        opened(app);
        let ales = app.secretary("Alès");
        ales.cookies.borrow_mut().insert("language".to_owned(), "en".to_owned());
        ales.cookies.borrow_mut().insert("theme".to_owned(), "dark".to_owned());
        ales.cookies.borrow_mut().insert("notice".to_owned(), "ok.Secret".to_owned());
        let own = ales.get("/petitions/un-bus-de-nuit");
        own.must_show("lang=\"en\"").must_show("data-theme=\"dark\"").must_show("Secret");
        ales.cookies.borrow_mut().insert("notice".to_owned(), "ok.Secret".to_owned());
        let lent = ales.get(FRAME);
        lent.must_show("lang=\"fr\"").must_hide("data-theme").must_hide("Secret");
        assert!(lent.headers.get("set-cookie").is_none());
        assert_eq!(lent.text(), app.browser().get(FRAME).text(), "the same for everybody");
    }
}

crate::story! {
    fn sites_that_may_show_a_frame_are_listed(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        assert!(policy(&visitor.get(FRAME)).ends_with("frame-ancestors *"));
        assert!(policy(&visitor.get("/petitions")).ends_with("frame-ancestors 'none'"));
        assert!(visitor.get(FRAME).headers.get("x-frame-options").is_none());
        let admin = app.officer("administrator", "Union");
        let settings = |sites: &'static str| {
            [("name", "Union"), ("hue", "205"), ("chroma", "0.06"), ("accent-hue", "84"),
             ("accent-chroma", "0.155"), ("corner", "3"), ("frame-sites", sites)]
        };
        let bad = settings("https://a.example; script-src *");
        admin.post("/office/settings", &bad).must_be(422).must_show("une adresse de site");
        let good = settings("https://a.example\nhttps://*.b.example");
        admin.post("/office/settings", &good).must_be(303);
        let listed = "frame-ancestors 'self' https://a.example https://*.b.example";
        assert!(policy(&visitor.get(FRAME)).ends_with(listed));
        assert!(policy(&visitor.get("/embed/nothing")).ends_with(listed));
        assert!(policy(&visitor.get("/petitions")).ends_with("frame-ancestors 'none'"));
    }
}

crate::story! {
    fn an_editor_copies_the_form_into_another_site(app: &TestApp) {
        let one = opened(app);
        let ales = app.secretary("Alès");
        let here = ales.get(&one).attributes("main a[href^='/office/widgets']", "href").remove(0);
        let page = ales.get(&here);
        let codes = page.must_be(200).select("textarea");
        assert!(codes[0].starts_with("<iframe src=\"http://test/embed/petitions/un-bus-de-nuit\""));
        let form = scraper::Html::parse_fragment(&codes[2]);
        let select = |selector: &str| scraper::Selector::parse(selector).unwrap();
        let action = form.select(&select("form")).next().unwrap().value().attr("action");
        assert_eq!(action, Some("http://test/embed/petitions/un-bus-de-nuit"));
        let words = form.select(&select("input[name=words]")).next().unwrap();
        let words = words.value().attr("value").unwrap();
        let fields = [
            ("first_name", "Ana"), ("last_name", "Moulin"), ("email", "ana@example.org"),
            ("postcode", "30100"), ("deliver", "on"), ("words", words),
        ];
        post_from_elsewhere(&app.browser(), FRAME, &fields).must_be(303);
        assert_eq!(links(app).len(), 1);
        ales.get("/office/widgets").must_show("Un bus de nuit");
        app.secretary("Nîmes").get("/office/widgets").must_hide("Un bus de nuit");
        app.signed_in(&app.person("Ana", "Moulin", "Alès")).get("/office/widgets").must_be(404);
    }
}
