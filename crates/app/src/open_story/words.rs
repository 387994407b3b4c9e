//! What hostile hands write, and what must never come of it.

use proptest::prelude::*;
use scraper::Html;

use super::crawl::select;
use crate::testkit::Seen;

/// A word that no page of ours holds by itself.
pub(super) const MARK: &str = "qz7x";

/// Pieces of what has broken others.
const PIECES: [&str; 40] = [
    "<qz7x onqz7x=1>",
    "<script>qz7x()</script>",
    "\"><script src=//qz7x.example></script>",
    "' onfocus=qz7x() autofocus x='",
    "\" onmouseover=\"qz7x()\" qz7xa=\"",
    "<img src=x onerror=qz7x()>",
    "<svg/onload=qz7x()>",
    "<iframe srcdoc='<script>qz7x()</script>'>",
    "<style>@import '//qz7x.example';</style>",
    "<base href=//qz7x.example>",
    "<form action=//qz7x.example>",
    "</textarea><qz7x>",
    "</title><qz7x>",
    "<!--",
    "]]><qz7x>",
    "javascript:qz7x()",
    "data:text/html,<qz7x>",
    "//qz7x.example",
    "https://qz7x.example/",
    "/\\qz7x.example",
    "\r\nSet-Cookie: qz7x=1",
    "\r\nLocation: //qz7x.example\r\n\r\n<qz7x>",
    "%0d%0aqz7x:%201",
    "&#x3c;qz7x&#x3e;",
    "{{ 7*191 }}{% raw %}",
    "{ $qz7x }",
    "../../../../etc/passwd",
    "..\\..\\qz7x",
    "' or 1=1 --",
    "\";drop table person;--",
    "[x](javascript:qz7x())",
    "![x](https://qz7x.example/a.png)",
    "[[bouton javascript:qz7x() | x]]",
    "[[vidéo https://a\"onqz7x=.example | x]]",
    "=cmd|' /C qz7x'!A0",
    "\u{0}",
    "\u{202e}\u{2066}",
    "\u{feff}\u{fffe}",
    "🏳️‍🌈👩‍👩‍👧",
    "a@example.org",
];

/// A text made of such pieces, of chance, and sometimes very long.
pub(super) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => ".{0,12}",
        1 => "[0-9]{1,20}",
        1 => prop::sample::select(&["0", "-1", "1e999", "9223372036854775808", "on", ""][..])
            .prop_map(str::to_owned),
    ];
    let text = prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat());
    prop_oneof![
        12 => text.clone(),
        1 => (text, 2_usize..3_000).prop_map(|(text, times)| {
            let long = text.repeat(times);
            long.chars().take(60_000).collect()
        }),
    ]
}

/// Fails when an answer is a fault, leads outside, or holds an element, an attribute or an
/// address that came from what was written.
pub(super) fn harmless(seen: &Seen) -> Result<(), TestCaseError> {
    let path = &seen.path;
    prop_assert!(seen.status.as_u16() < 500, "a fault: {seen}");
    if let Some(to) = &seen.location {
        let is_inside = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
        prop_assert!(is_inside, "{path} leads to {to}");
    }
    for (name, value) in &seen.headers {
        prop_assert!(!name.as_str().contains(MARK), "{path} lets headers be written");
        let is_cookie = name == "set-cookie" && value.as_bytes().starts_with(MARK.as_bytes());
        prop_assert!(!is_cookie, "{path} lets cookies be written");
    }
    let kind = seen.headers.get("content-type").and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("text/html")) {
        page(path, &seen.text())?;
    }
    Ok(())
}

/// The same of a page.
fn page(path: &str, text: &str) -> Result<(), TestCaseError> {
    for element in select(&Html::parse_document(text), "*") {
        let value = element.value();
        let (name, told) = (value.name(), || element.html().chars().take(300).collect::<String>());
        prop_assert!(!name.contains(MARK), "{path} lets elements be written: {}", told());
        let is_foreign = matches!(name, "iframe" | "object" | "embed" | "base" | "style");
        prop_assert!(!is_foreign, "{path} holds {}", told());
        if name == "script" {
            let is_ours = value.attr("src").is_some_and(|src| src.starts_with("/assets/"));
            let is_data = value.attr("type") == Some("application/ld+json");
            prop_assert!(is_ours || is_data, "{path} holds {}", told());
        }
        for (attribute, content) in value.attrs() {
            let is_written = attribute.contains(MARK) || attribute.starts_with("on");
            prop_assert!(!is_written, "{path} lets attributes be written: {}", told());
            let plain: String = content.chars().filter(|sign| !sign.is_whitespace()).collect();
            let plain = plain.to_lowercase();
            let leads = matches!(attribute, "href" | "src" | "action" | "formaction" | "poster");
            let runs = ["javascript:", "data:", "vbscript:"].iter().any(|it| plain.starts_with(it));
            prop_assert!(!(leads && runs), "{path} runs what was written: {}", told());
            let loads = matches!(attribute, "src" | "srcset" | "action" | "formaction" | "poster")
                || attribute == "href" && name == "link";
            let is_away = plain.starts_with("//") || plain.contains("://");
            let is_own_link = name == "link" && value.attr("rel") == Some("canonical");
            let goes = loads && is_away && !is_own_link;
            prop_assert!(!goes || !content.contains(MARK), "{path} goes outside: {}", told());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is looked for is found: a page that did harm would be told.
    #[test]
    fn harm_is_seen() {
        for harm in [
            "<qz7x>",
            "<p onclick=x>",
            "<a href='JavaScript:x'>",
            "<script>1</script>",
            "<script src=//a.example></script>",
            "<img src='https://qz7x.example/a'>",
            "<p qz7xa=1>",
            "<iframe src=/x>",
            "<base href=/x>",
            "<form action=//qz7x.example>",
        ] {
            assert!(page("/", &format!("<!doctype html><body>{harm}")).is_err(), "{harm}");
        }
        let kept = "<a href='https://a.example'>qz7x &lt;script&gt;</a><input value='<qz7x>'>";
        assert!(page("/", kept).is_ok());
    }
}
