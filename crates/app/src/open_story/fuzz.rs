//! Every public form, and what else the open takes, filled with chance. A fixed number of cases,
//! the same each time; for hours with `MAILLAGE_FUZZ_CASES` and another `MAILLAGE_FUZZ_SEED` each
//! time (docs/decisions/0029-fuzzing.md).

use axum::body::Body;
use axum::http::{Request, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::crawl::{self, Form};
use super::furnished;
use super::words::{harmless, text};
use crate::config::environment;
use crate::testkit::{Browser, Seen, TestApp};

/// Cases of each target, unless the environment says otherwise.
const CASES: u32 = 16;
/// Fields that a form is sent at once.
const FIELDS_MAX: usize = 40;

/// Runs a target on as many cases as are asked for.
#[track_caller]
fn run<S: Strategy>(name: &str, of: &S, target: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let number = |variable: &str| environment(variable).and_then(|text| text.parse::<u64>().ok());
    let cases = number("MAILLAGE_FUZZ_CASES").and_then(|cases| u32::try_from(cases).ok());
    let config =
        Config { cases: cases.unwrap_or(CASES), failure_persistence: None, ..Config::default() };
    let mut seed = [7; 32];
    let chosen = number("MAILLAGE_FUZZ_SEED").unwrap_or(0).to_le_bytes();
    seed[..chosen.len()].copy_from_slice(&chosen);
    let chance = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let done = TestRunner::new_with_rng(config, chance).run(of, target);
    if let Err(found) = done {
        panic!("{name}: {found}");
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// Sends a form with some fields as they were and some as chance wrote them.
fn fill(browser: &Browser<'_>, form: &Form, written: &[(usize, String)]) -> Seen {
    let mut fields = form.fields.clone();
    fields.truncate(FIELDS_MAX);
    for (place, text) in written {
        let count = fields.len().max(1);
        if let Some((_, value)) = fields.get_mut(place % count) {
            value.clone_from(text);
        }
    }
    let pairs: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if form.is_post {
        return browser.post(&form.path, &pairs);
    }
    let query: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    browser.get(&format!("{}?{}", form.path, query.join("&")))
}

/// Which fields are written, and with what.
fn written() -> impl Strategy<Value = Vec<(usize, String)>> {
    prop::collection::vec((0..FIELDS_MAX, text()), 1..6)
}

/// The forms of pages, each once.
fn forms(pages: &[Seen]) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    for form in pages.iter().flat_map(crawl::forms) {
        let is_known = |one: &&Form| {
            let names = |form: &Form| -> Vec<String> {
                form.fields.iter().map(|(name, _)| name.clone()).collect()
            };
            one.path == form.path && names(one) == names(&form)
        };
        if !forms.iter().any(|one| is_known(&one)) {
            forms.push(form);
        }
    }
    forms
}

/// Follows what an answer leads to, and looks at it too.
fn looked_at(browser: &Browser<'_>, seen: &Seen) -> Result<(), TestCaseError> {
    harmless(seen)?;
    if seen.location.is_some() {
        harmless(&browser.follow(seen))?;
    }
    Ok(())
}

crate::story! {
    fn no_public_form_does_harm(app: &TestApp) {
        furnished(app);
        let pages = crawl::pages(&app.browser());
        let forms = forms(&pages);
        assert!(forms.len() >= 6, "the open has forms: {forms:?}");
        for wanted in ["/join", "/sign-in", "/search", "/petitions/un-bus-de-nuit",
            "/embed/petitions/un-bus-de-nuit", "/petitions/un-bus-de-nuit/resend"]
        {
            assert!(forms.iter().any(|form| form.path == wanted), "{wanted} is not filled in");
        }
        for form in &forms {
            run(&form.path, &written(), |written| {
                let visitor = app.browser();
                let seen = fill(&visitor, form, &written);
                looked_at(&visitor, &seen)
            });
        }
        app.run_jobs();
        drop(app.mails());
    }

    fn no_form_of_a_member_or_an_officer_does_harm(app: &TestApp) {
        furnished(app);
        let member = app.signed_in(&app.person("Ana", "Moulin", "Alès"));
        let ales = app.secretary("Alès");
        let one = ales.get("/office/petitions").attributes("tbody th a", "href").remove(0);
        let opened = [
            (&member, "/me/petitions/new".to_owned()),
            (&ales, "/office/petitions/new".to_owned()),
            (&ales, "/office/site/pages/new".to_owned()),
            (&ales, format!("{one}/edit")),
            (&ales, format!("{one}/news")),
        ];
        for (browser, path) in opened {
            for form in forms(&[browser.get(&path)]).iter().filter(|form| form.path == path) {
                run(&path, &written(), |written| {
                    let seen = fill(browser, form, &written);
                    looked_at(browser, &seen)
                });
            }
        }
        for page in crawl::pages(&app.browser()) {
            harmless(&page).unwrap();
        }
        app.run_jobs();
        drop(app.mails());
    }

    fn no_text_of_a_page_does_harm(app: &TestApp) {
        furnished(app);
        let ales = app.secretary("Alès");
        run("a page's text", &prop::collection::vec(text(), 1..8), |lines| {
            let body = lines.join("\n\n");
            let fields = [("kind", "page"), ("title", "T"), ("body", body.as_str()),
                ("access", "public")];
            let first = ales.post("/office/site/preview", &fields);
            harmless(&first)?;
            let again = ales.post("/office/site/preview", &fields);
            prop_assert_eq!(first.text(), again.text(), "the same text makes the same page");
            Ok(())
        });
    }

    fn no_address_does_harm(app: &TestApp) {
        furnished(app);
        let visitor = app.browser();
        const PLACES: [&str; 22] = [
            "/", "/petitions/", "/petitions/un-bus-de-nuit/confirm/",
            "/petitions/un-bus-de-nuit/stop/", "/embed/petitions/", "/embed/", "/u/",
            "/u/ales/news/", "/u/ales/pages/", "/pages/", "/news/", "/media/", "/assets/",
            "/feeds/", "/feeds/u/", "/sign-in/", "/join/", "/card/", "/debits/sign/",
            "/hooks/pay/", "/donate/", "/events/",
        ];
        run("an address", &(prop::sample::select(&PLACES[..]), text()), |(place, text)| {
            let short: String = text.chars().take(2_000).collect();
            let path = format!("{place}{}", encoded(&short));
            harmless(&visitor.get(&path))?;
            harmless(&visitor.post(&path, &[("x", short.as_str())]))
        });
        const QUERIES: [&str; 12] = [
            "/search?q=", "/find?q=", "/sign-in?back=", "/join?unit=", "/news?after=",
            "/petitions?page=", "/?lang=", "/u/ales?x=", "/u/ales/news?after=",
            "/embed/petitions/un-bus-de-nuit?style=", "/card/x?y=", "/sign-in/sent?email=",
        ];
        run("a query", &(prop::sample::select(&QUERIES[..]), text()), |(query, text)| {
            let short: String = text.chars().take(2_000).collect();
            harmless(&visitor.get(&format!("{query}{}", encoded(&short))))
        });
    }

    fn no_body_does_harm(app: &TestApp) {
        furnished(app);
        let visitor = app.browser();
        const KINDS: [&str; 5] = [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=XX",
            "multipart/form-data",
            "application/json",
            "text/plain",
        ];
        const DOORS: [&str; 6] = [
            "/petitions/un-bus-de-nuit", "/embed/petitions/un-bus-de-nuit",
            "/petitions/un-bus-de-nuit/resend", "/join", "/sign-in", "/preferences",
        ];
        let bytes = prop::collection::vec(any::<u8>(), 0..600);
        let raw = (prop::sample::select(&DOORS[..]), prop::sample::select(&KINDS[..]), bytes);
        run("a body", &raw, |(door, kind, bytes)| {
            let request = Request::post(door)
                .header(header::CONTENT_TYPE, kind)
                .header("sec-fetch-site", "same-origin")
                .body(Body::from(bytes))
                .unwrap();
            harmless(&visitor.send(request))
        });
        drop(app.mails());
    }

    fn no_file_does_harm(app: &TestApp) {
        furnished(app);
        let ales = app.secretary("Alès");
        let one = ales.get("/office/petitions").attributes("tbody th a", "href").remove(0);
        let starts: [&[u8]; 7] = [
            b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBPVP8 ",
            b"PK\x03\x04", b"%PDF-1.7\n", "nom;prénom;courriel\n".as_bytes(),
        ];
        let rest = prop_oneof![
            prop::collection::vec(any::<u8>(), 0..800),
            prop::collection::vec(text(), 0..20).prop_map(|lines| lines.join(";").into_bytes()),
        ];
        let file = (prop::sample::select(starts.map(<[u8]>::to_vec).to_vec()), rest, text());
        run("a file", &file, |(mut content, rest, name)| {
            content.extend(rest);
            let name: String = name.chars().filter(|sign| !"\"\r\n".contains(*sign)).collect();
            let upload = |path: &str, field: &str, fields: &[(&str, &str)]| {
                ales.upload(path, fields, (field, &name, &content))
            };
            harmless(&upload("/office/site/library", "picture", &[("alt", "Une image")]))?;
            harmless(&upload(&format!("{one}/paper"), "file", &[]))?;
            let pile = [("name", "Lot"), ("first_sheet", "1"), ("sheets", "1"),
                ("signed_on", "2026-11-20")];
            looked_at(&ales, &upload(&format!("{one}/piles"), "scan", &pile))?;
            harmless(&ales.get(&format!("{one}/paper")))
        });
    }

    fn no_keyed_sheet_does_harm(app: &TestApp) {
        furnished(app);
        let ales = app.secretary("Alès");
        let one = ales.get("/office/petitions").attributes("tbody th a", "href").remove(0);
        let pile = [("name", "Lot"), ("first_sheet", "1"), ("sheets", "1"),
            ("signed_on", "2026-11-20")];
        let path = ales.post(&format!("{one}/piles"), &pile).location.unwrap();
        for pass in ["1", "2"] {
            let page = ales.get(&format!("{path}/key?sheet=1&pass={pass}"));
            let forms = forms(&[page]);
            let form = forms.iter().find(|form| form.path == format!("{path}/key")).unwrap();
            run("a sheet", &written(), |written| {
                looked_at(&ales, &fill(&ales, form, &written))
            });
        }
        let page = ales.get(&format!("{path}/decide"));
        harmless(&page).unwrap();
        for form in forms(&[page]).iter().filter(|form| form.path.ends_with("/decide")) {
            run("a decision", &written(), |written| {
                looked_at(&ales, &fill(&ales, form, &written))
            });
        }
        app.run_jobs();
        harmless(&ales.get(&path)).unwrap();
    }
}
