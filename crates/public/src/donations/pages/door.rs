//! The mailed link: a page with a button, because mail scanners follow links. Whoever is debited
//! gives their account and signs the mandate here.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Visit, see_other};
use kernel::{Error, Result};
use serde::Serialize;
use values::Iban;

use crate::app::App;
use crate::donations::rules::{Promise, State as Standing, Way};
use crate::donations::store::{self, Confirmed};
use crate::donations::{DonationId, FORM, jobs};
use crate::intake::{self, Wrong};
use money::ledger;

/// Longest name of an account's holder, in characters.
const HOLDER_CHARS_MAX: usize = 70;

#[derive(Debug, Serialize, Default)]
struct Door {
    title: String,
    slug: String,
    name: String,
    cents: i64,
    monthly: bool,
    way: &'static str,
    collector: String,
    creditor_id: String,
    address: String,
    has_shares: bool,
    iban: String,
    holder: String,
    wording: String,
    errors: Vec<Wrong>,
    /// Whether the link still holds.
    is_open: bool,
}

impl Page for Door {
    const TEMPLATE: &str = "donations/door.html";
}

/// What a link leads to.
enum Opened {
    Door(Box<Door>),
    /// It was confirmed before.
    Given(DonationId),
}

async fn opened(app: &App, language: Language, slug: &str, token: &str) -> Result<Opened> {
    app.organisation().await?;
    let (word, secret) = (slug.to_owned(), token.to_owned());
    let found = app
        .db
        .read(move |tx| {
            let today = tx.now().day_text();
            let Some(found) = intake::seen(tx, FORM, &secret)? else { return Ok(None) };
            let page = store::by_slug(tx, &word)?;
            let Some(page) = page.filter(|page| page.id.as_str() == found.subject) else {
                return Ok(None);
            };
            if found.confirmed_at.is_none() && page.state(&today)? != Standing::Open {
                return Ok(None);
            }
            let collector = ledger::collector(tx, &page.collector)?.ok_or(Error::NotFound)?;
            Ok(Some((found, page, collector)))
        })
        .await?;
    let Some((found, page, collector)) = found else {
        return Ok(Opened::Door(Box::new(Door { slug: slug.to_owned(), ..Door::default() })));
    };
    if found.confirmed_at.is_some() {
        let id = DonationId::parse(found.id.as_str()).ok_or(Error::NotFound)?;
        return Ok(Opened::Given(id));
    }
    let answers = found.answers()?;
    let promise: Promise = serde_json::from_str(&found.more)?;
    let args = [("creditor", collector.name.as_str().into())];
    let name = format!("{} {}", answers.first_name, answers.last_name);
    let place = [&promise.line_1, &answers.postcode, &promise.postcode, &promise.city];
    let place: Vec<&str> =
        place.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    Ok(Opened::Door(Box::new(Door {
        title: page.title,
        slug: slug.to_owned(),
        holder: name.clone(),
        name,
        cents: promise.cents,
        monthly: promise.monthly,
        way: promise.way.name(),
        collector: collector.name.clone(),
        creditor_id: collector.creditor_id.clone().unwrap_or_default(),
        address: place.join(", "),
        has_shares: !promise.shares.is_empty(),
        wording: app.say_with(language, "debits-sign-wording", &args),
        is_open: true,
        ..Door::default()
    })))
}

/// GET `/donate/{slug}/confirm/{token}`: changes nothing.
pub(super) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
) -> Result<Response> {
    match opened(&app, visit.language, &slug, &token).await? {
        Opened::Door(page) => app.page(&*page, &app.public_shell(&visit)),
        Opened::Given(id) => see_other(&format!("/donate/{slug}/gift/{id}")),
    }
}

/// POST `/donate/{slug}/confirm/{token}`: gives once.
pub(super) async fn confirm(
    State(app): State<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let mut page = match opened(&app, visit.language, &slug, &token).await? {
        Opened::Given(id) => return see_other(&format!("/donate/{slug}/gift/{id}")),
        Opened::Door(page) if !page.is_open => {
            return app.page(&*page, &app.public_shell(&visit));
        }
        Opened::Door(page) => page,
    };
    let wrong = |field: &'static str, label: &str, key: &str| Wrong {
        field,
        label: app.say(visit.language, label),
        message: app.say(visit.language, key),
    };
    let mut more = Confirmed { wording: page.wording.clone(), ..Confirmed::default() };
    if page.way == Way::Debit.name() {
        page.iban = fields.text("iban").chars().take(HOLDER_CHARS_MAX).collect();
        if let Some(holder) = fields.filled("holder") {
            page.holder = holder.chars().take(HOLDER_CHARS_MAX).collect();
        }
        match Iban::parse(&page.iban) {
            Ok(iban) => more.iban = iban.as_str().to_owned(),
            Err(_) => {
                page.errors = vec![wrong("iban", "donations-iban", "donations-refusal-iban")];
                return app.refused(&*page, app.public_shell(&visit));
            }
        }
        more.holder.clone_from(&page.holder);
    }
    let word = slug.clone();
    let done = app
        .db
        .write(move |tx| {
            let done = store::confirm(tx, (&word, &token), &more)?;
            if let Some((id, true)) = &done {
                jobs::enqueue_promised(tx, id)?;
            }
            Ok(done)
        })
        .await;
    match kernel::refusal(done)? {
        Ok(Some((id, _))) => see_other(&format!("/donate/{slug}/gift/{id}")),
        Ok(None) => {
            let page = Door { slug, ..Door::default() };
            app.page(&page, &app.public_shell(&visit))
        }
        Err(key) => {
            page.errors = vec![wrong("", "donations-amount", key)];
            app.refused(&*page, app.public_shell(&visit))
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let open = |way: &'static str, monthly: bool| Door {
        title: "Le local".to_owned(),
        slug: "local".to_owned(),
        name: "Ana Moulin".to_owned(),
        cents: 5_000,
        monthly,
        way,
        collector: "ADF du Gard".to_owned(),
        creditor_id: "FR72ZZZ123456".to_owned(),
        address: "1 rue des Lices, 30100, Alès".to_owned(),
        has_shares: true,
        holder: "Ana Moulin".to_owned(),
        wording: "J’autorise ADF du Gard à débiter mon compte.".to_owned(),
        is_open: true,
        ..Door::default()
    };
    let error =
        Wrong { field: "iban", label: "IBAN".to_owned(), message: "Relisez l’IBAN.".to_owned() };
    let refused = Door { errors: vec![error], iban: "FR".to_owned(), ..open("debit", true) };
    vec![
        SamplePage::new("donations page door", open("transfer", false)),
        SamplePage::new("donations page door, debit", open("debit", true)),
        SamplePage::new("donations page door, refused", refused),
        SamplePage::new("donations page door, over", Door::default()),
    ]
}
