//! Follows links from the first page, as a visitor does, and reads the forms on the way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scraper::{ElementRef, Html, Selector};

use crate::testkit::{Browser, Seen};

/// Pages where a walk begins: those that no page may lead to are among them.
const STARTS: [&str; 14] = [
    "/",
    "/petitions",
    "/petitions/un-bus-de-nuit",
    "/petitions/un-bus-de-nuit/sent",
    "/petitions/un-bus-de-nuit/resend",
    "/embed/petitions/un-bus-de-nuit",
    "/embed/petitions/un-bus-de-nuit/sent",
    "/join",
    "/sign-in",
    "/search?q=bus",
    "/find?q=30100",
    "/privacy",
    "/legal",
    "/accessibility",
];
/// Pages of one kind (the same first part of the address) that are opened.
const KIND_MAX: usize = 12;
/// Pages opened in all.
const PAGES_MAX: usize = 150;

/// The elements that a selector finds.
pub(super) fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Every page that links lead a visitor to.
pub(super) fn pages(visitor: &Browser<'_>) -> Vec<Seen> {
    let mut wait: VecDeque<String> = STARTS.map(str::to_owned).into();
    let (mut known, mut kinds) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    let mut pages = Vec::new();
    while let Some(path) = wait.pop_front() {
        let kind = path.split(['/', '?']).nth(1).unwrap_or_default().to_owned();
        let seen = kinds.entry(kind).or_default();
        if !known.insert(path.clone()) || *seen >= KIND_MAX || pages.len() >= PAGES_MAX {
            continue;
        }
        *seen += 1;
        let page = visitor.get(&path);
        assert!(page.status.as_u16() < 500, "{page}");
        for href in page.attributes("a[href], link[href], form[action]", "href") {
            let href = href.split('#').next().unwrap_or_default().to_owned();
            let is_ours = href.starts_with('/') && !href.starts_with("//");
            if is_ours && !["/me", "/office", "/sign-out"].iter().any(|one| href.starts_with(one)) {
                wait.push_back(href);
            }
        }
        pages.push(page);
    }
    assert!(pages.len() > 20, "the walk found {} pages", pages.len());
    pages
}

/// A form of a page.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) path: String,
    pub(super) is_post: bool,
    /// Each field with what it held.
    pub(super) fields: Vec<(String, String)>,
}

/// The forms of a page, by where they lead.
pub(super) fn forms(seen: &Seen) -> Vec<Form> {
    let page = Html::parse_document(&seen.text());
    let here = seen.path.split('?').next().unwrap_or_default();
    let named = Selector::parse("input, select, textarea, button").unwrap();
    let form = |element: ElementRef<'_>| {
        let fields = element.select(&named);
        let field = |field: ElementRef<'_>| {
            let name = field.value().attr("name")?.to_owned();
            Some((name, field.value().attr("value").unwrap_or_default().to_owned()))
        };
        let value = element.value();
        Form {
            path: value.attr("action").unwrap_or(here).to_owned(),
            is_post: value.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
            fields: fields.filter_map(field).collect(),
        }
    };
    select(&page, "form").into_iter().map(form).collect()
}
