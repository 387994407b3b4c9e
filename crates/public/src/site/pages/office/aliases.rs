//! Further addresses: words that people type, and short links for print.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{Wrong, refusal, writer};
use crate::accounts::Officer;
use crate::app::App;
use crate::site::rules;
use crate::site::store;

/// First words of paths that are rooms of the program: an alias there would never be reached.
const ROOMS: [&str; 39] = [
    "accessibility",
    "api",
    "assets",
    "card",
    "demo",
    "donate",
    "embed",
    "events",
    "feeds",
    "find",
    "healthz",
    "join",
    "legal",
    "logo",
    "mails",
    "me",
    "media",
    "metrics",
    "news",
    "oembed",
    "office",
    "pages",
    "petitions",
    "preferences",
    "privacy",
    "q",
    "readyz",
    "robots.txt",
    "search",
    "sections",
    "sign",
    "sign-in",
    "sign-out",
    "sitemap.xml",
    "surveys",
    "theme.css",
    "u",
    "unsubscribe",
    "widgets",
];
/// Where short links begin.
const SHORT: &str = "/q/";
/// Signs of a short link that are told apart in print.
const SIGNS: [char; 31] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u',
    'v', 'w', 'x', 'y', 'z', '2', '3', '4', '5', '6', '7', '8',
];
/// Signs of a short link.
const SHORT_CHARS: usize = 6;
const HERE: &str = "/office/site/aliases";

#[derive(Serialize, Default)]
struct AliasesPage {
    unit: String,
    address: String,
    aliases: Vec<(String, String)>,
    path: String,
    target: String,
    wrong: Vec<Wrong>,
}

impl Page for AliasesPage {
    const TEMPLATE: &'static str = "site/office/aliases.html";
}

async fn page(app: &App, officer: &Officer) -> Result<AliasesPage> {
    let unit = officer.office.unit.id.clone();
    let aliases = app.db.read(move |tx: &mut Tx<'_>| store::aliases_of(tx, &unit)).await?;
    Ok(AliasesPage {
        unit: officer.office.unit.name.clone(),
        address: app.config.base_url.clone(),
        aliases: aliases.into_iter().map(|alias| (alias.path, alias.target)).collect(),
        ..AliasesPage::default()
    })
}

/// GET `/office/site/aliases`.
pub(in crate::site::pages) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    writer(&officer)?;
    let target = fields.text("target").to_owned();
    let page = AliasesPage { target, ..page(&app, &officer).await? };
    app.page(&page, &officer.shell(&app))
}

/// A short link that nobody guesses in a row.
fn short() -> String {
    let signs = kernel::ids::random_bytes::<SHORT_CHARS>();
    let sign = |byte: &u8| SIGNS.get(usize::from(*byte) % SIGNS.len()).copied();
    format!("{SHORT}{}", signs.iter().filter_map(sign).collect::<String>())
}

/// A typed alias; nothing typed asks for a short link.
fn path_of(typed: &str) -> Option<String> {
    if typed.is_empty() {
        return Some(short());
    }
    let path = rules::alias(typed)?;
    let first = path.split('/').nth(1)?;
    (!ROOMS.contains(&first)).then_some(path)
}

/// POST `/office/site/aliases`.
pub(in crate::site::pages) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let language = officer.language();
    let (typed, to) = (fields.text("path").to_owned(), fields.text("target").to_owned());
    let mut wrong = Vec::new();
    let (path, target) = (path_of(&typed), rules::target(&to));
    if path.is_none() {
        let (label, key) = ("site-alias-path", "site-alias-path-error");
        wrong.push(Wrong::of(&app, language, "path", label, key));
    }
    if target.is_none() || target == path {
        let (label, key) = ("site-alias-target", "site-alias-target-error");
        wrong.push(Wrong::of(&app, language, "target", label, key));
    }
    if let (true, Some(path), Some(target)) = (wrong.is_empty(), path, target) {
        let unit = officer.office.unit.id.clone();
        let write = move |tx: &mut Tx<'_>| store::add_alias(tx, &unit, (&path, &target), &hand);
        match refusal(app.db.write(write).await)? {
            Ok(()) => {
                let notice = Notice::ok(app.say(language, "site-alias-added"));
                return see_other_with(HERE, &notice);
            }
            Err(key) => wrong.push(Wrong::of(&app, language, "path", "site-alias-path", key)),
        }
    }
    let page = AliasesPage { path: typed, target: to, wrong, ..page(&app, &officer).await? };
    app.refused(&page, officer.shell(&app))
}

/// POST `/office/site/aliases/remove`.
pub(in crate::site::pages) async fn remove(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    writer(&officer)?;
    let (path, unit) = (fields.text("path").to_owned(), officer.office.unit.id.clone());
    app.db.write(move |tx: &mut Tx<'_>| store::remove_alias(tx, &unit, &path)).await?;
    see_other_with(HERE, &Notice::ok(app.say(officer.language(), "site-alias-removed")))
}

/// None yet, some, refused.
pub(in crate::site::pages) fn samples() -> Vec<SamplePage> {
    let page = || AliasesPage {
        unit: "Alès".to_owned(),
        address: "https://example.org".to_owned(),
        aliases: vec![("/je_donne".to_owned(), "/donate/ales".to_owned())],
        ..AliasesPage::default()
    };
    let wrong = Wrong {
        field: "path".to_owned(),
        label: "Adresse".to_owned(),
        message: "Prise".to_owned(),
    };
    vec![
        SamplePage::new("site office aliases, none", AliasesPage::default()),
        SamplePage::new("site office aliases", page()),
        SamplePage::new(
            "site office aliases, refused",
            AliasesPage { wrong: vec![wrong], ..page() },
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_never_stands_where_a_room_is() {
        assert_eq!(path_of("je_donne").as_deref(), Some("/je_donne"));
        for room in ["office", "/me/x", "u/ales", "q/abc", "robots.txt"] {
            assert_eq!(path_of(room), None, "{room}");
        }
        let short = path_of("").unwrap();
        assert!(short.starts_with(SHORT) && short.len() == SHORT.len() + SHORT_CHARS);
    }
}
