//! What no public page may do: ask somebody else for anything, set a cookie, or tell who is known.

use std::collections::BTreeMap;

use kernel::db::tables_of;
use scraper::Html;

use super::crawl::{self, select};
use super::furnished;
use crate::features;
use crate::testkit::{Browser, Seen, TestApp};

/// Attributes from which browsers load by themselves.
const LOADED: [&str; 8] =
    ["src", "srcset", "poster", "data", "background", "xlink:href", "manifest", "imagesrcset"];

/// Every address that a page makes a browser load by itself.
fn loaded(seen: &Seen) -> Vec<String> {
    let page = Html::parse_document(&seen.text());
    let mut found = Vec::new();
    for element in select(&page, "*") {
        let value = element.value();
        for (name, content) in value.attrs() {
            let is_link = name == "href" && matches!(value.name(), "link" | "use" | "image");
            let is_told = is_link && matches!(value.attr("rel"), Some("canonical" | "alternate"));
            if (LOADED.contains(&name) || is_link) && !is_told {
                let parts = content.split(',').filter_map(|part| part.split_whitespace().next());
                found.extend(parts.map(str::to_owned));
            }
            if name == "style" {
                found.extend(urls(content));
            }
        }
        if value.name() == "style" {
            found.extend(urls(&element.text().collect::<String>()));
        }
        if value.name() == "meta" && value.attr("http-equiv").is_some() {
            found.push(value.attr("content").unwrap_or_default().to_owned());
        }
    }
    found
}

/// What a style sheet loads.
fn urls(css: &str) -> Vec<String> {
    let after = |part: &str| {
        let inside = part.split(')').next().unwrap_or_default();
        inside.trim_matches(['"', '\'', ' ']).to_owned()
    };
    assert!(!css.contains("@import"), "a style sheet imports");
    css.split("url(").skip(1).map(after).collect()
}

fn is_ours(address: &str) -> bool {
    let is_path = address.starts_with('/') && !address.starts_with("//");
    is_path || address.starts_with('#') || !address.contains([':', '/'])
}

/// Rows of each table.
fn rows(app: &TestApp) -> BTreeMap<String, i64> {
    let tables = tables_of(&features::migrations());
    let read = move |tx: &mut kernel::db::Tx<'_>| {
        let mut rows = BTreeMap::new();
        for table in &tables {
            let count = tx.one::<i64>(&format!("select count(*) from {table}"), &[])?;
            rows.insert((*table).to_owned(), count);
        }
        Ok(rows)
    };
    app.app.db.read_now(read).unwrap()
}

/// Rows that something adds, by table.
fn added(app: &TestApp, act: impl FnOnce()) -> BTreeMap<String, i64> {
    let before = rows(app);
    act();
    let after = rows(app);
    let more = |(table, count): (String, i64)| {
        let more = count - before.get(&table).copied().unwrap_or(0);
        (more != 0).then_some((table, more))
    };
    after.into_iter().filter_map(more).collect()
}

/// Fills the form of a page in with an address and sends it.
fn send(browser: &Browser<'_>, page: &str, email: &str) -> Seen {
    let seen = browser.get(page);
    let path = page.split('?').next().unwrap_or_default();
    let forms = crawl::forms(&seen);
    let form = forms.iter().find(|form| form.is_post && form.path == path);
    let form = form.unwrap_or_else(|| panic!("{page} has a form: {seen}"));
    let fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .filter(|(name, _)| !name.starts_with("agree"))
        .map(|(name, value)| {
            let value = match name.as_str() {
                "email" => email,
                "first_name" => "Ana",
                "last_name" => "Moulin",
                "postcode" => "30100",
                "comment" => "",
                _ => value.as_str(),
            };
            (name.as_str(), value)
        })
        .collect();
    browser.post(path, &fields)
}

crate::story! {
    fn no_public_page_makes_a_request_outside_or_sets_a_cookie(app: &TestApp) {
        furnished(app);
        let visitor = app.browser();
        for page in crawl::pages(&visitor) {
            let path = &page.path;
            assert!(page.headers.get("set-cookie").is_none(), "{path} sets a cookie");
            let policy = page.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.starts_with("default-src 'self'"), "{path}: {policy}");
            let is_page = page.headers.get("content-type")
                .is_some_and(|kind| kind.to_str().unwrap().starts_with("text/html"));
            for address in if is_page { loaded(&page) } else { Vec::new() } {
                assert!(is_ours(&address), "{path} loads {address}");
                let is_sheet = address.ends_with(".css") || address.contains(".css?");
                if is_sheet {
                    for inner in urls(&visitor.get(&address).text()) {
                        assert!(is_ours(&inner), "{address} loads {inner}");
                    }
                }
            }
        }
        assert!(visitor.cookies.borrow().is_empty(), "{:?}", visitor.cookies.borrow());
    }

    fn no_form_tells_by_its_answer_or_its_work_who_is_known(app: &TestApp) {
        furnished(app);
        app.person("Ana", "Moulin", "Alès");
        let petition = "/petitions/un-bus-de-nuit";
        let signed = send(&app.browser(), petition, "ana.moulin@example.org");
        signed.must_lead_to(petition);
        app.run_jobs();
        let mail = app.mails().remove(0).text;
        let door = mail.split("http://test").nth(1).unwrap().split_whitespace().next().unwrap();
        app.browser().post(door, &[]).must_be(200);
        send(&app.browser(), petition, "waits@example.org").must_lead_to(petition);
        app.run_jobs();
        drop(app.mails());
        app.clock.advance_ms(1_001);
        let frame = format!("/embed{petition}");
        let again = format!("{petition}/resend");
        for page in [petition, frame.as_str(), again.as_str(), "/sign-in"] {
            let mut answers = Vec::new();
            for email in ["ana.moulin@example.org", "waits@example.org", "nobody@example.org"] {
                let visitor = app.browser();
                let mut answer = None;
                let work = added(app, || answer = Some(send(&visitor, page, email)));
                let answer = answer.unwrap();
                let told = answer.text().replace(email, "");
                let cookies: Vec<String> = visitor.cookies.borrow().keys().cloned().collect();
                answers.push((answer.status, answer.location, told.len(), told, cookies, work));
            }
            let first = &answers[0];
            assert!(first.0.as_u16() < 400, "{page}: {first:?}");
            for other in &answers[1..] {
                assert_eq!(first, other, "{page} tells who is known");
            }
        }
        app.run_jobs();
        drop(app.mails());
    }
}
