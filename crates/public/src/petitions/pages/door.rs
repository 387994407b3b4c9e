//! The mailed link: a page with a button, because mail scanners follow links; then thanks.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::Visit;
use kernel::{Error, Result};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::seen;
use super::sheet::{self, Sheet, sheet};
use super::sign::More;
use crate::app::App;
use crate::intake::{self, Door as Opened, Passed};
use crate::org::PersonId;
use crate::petitions::rules::State;
use crate::petitions::store::{self, NewSignature, Partner, Petition};
use crate::petitions::{FORM, PetitionId};

#[derive(Serialize, Default)]
struct Door {
    title: String,
    slug: String,
    name: String,
    is_public: bool,
    wants_news: bool,
    comment: String,
    /// What was said of the association outside that they chose.
    outside: String,
    /// Whether the link still holds.
    is_open: bool,
}

impl Page for Door {
    const TEMPLATE: &str = "petitions/door.html";
}

#[derive(Serialize)]
struct Thanks {
    sheet: Sheet,
    name: String,
    link: String,
    mail_link: String,
    sms_link: String,
    qr_side: usize,
    qr_path: String,
    /// What was accepted and what was not, when it was just confirmed.
    accepted: Vec<(String, bool)>,
}

impl Page for Thanks {
    const TEMPLATE: &str = "petitions/thanks.html";
}

/// The petition of a link, unless it was handed over already.
fn petition_of(tx: &mut Tx<'_>, slug: &str, subject: &str) -> Result<Option<Petition>> {
    let today = tx.now().day_text();
    let id = PetitionId::parse(subject);
    let found = store::by_slug(tx, slug)?.filter(|one| Some(&one.id) == id.as_ref());
    let Some(petition) = found else { return Ok(None) };
    let counts = matches!(petition.state(&today)?, State::Open | State::Closed);
    Ok(counts.then_some(petition))
}

/// GET `/petitions/{slug}/confirm/{token}`: changes nothing.
pub(super) async fn show(
    Given(app): Given<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
) -> Result<Response> {
    app.organisation().await?;
    let word = slug.clone();
    let found = app
        .db
        .read(move |tx| {
            let Some(found) = intake::seen(tx, FORM, &token)? else { return Ok(None) };
            let petition = petition_of(tx, &word, &found.subject)?;
            let Some(petition) = petition else { return Ok(None) };
            let partner = partner_of(tx, &petition, &found.more)?;
            Ok(Some((found, petition, partner)))
        })
        .await?;
    let page = match found {
        Some((found, ..)) if found.confirmed_at.is_some() => {
            return thanked(&app, &visit, &slug, String::new(), Vec::new()).await;
        }
        Some((found, petition, partner)) => {
            let answers = found.answers()?;
            let more: More = serde_json::from_str(&found.more)?;
            Door {
                title: petition.title,
                slug,
                name: format!("{} {}", answers.first_name, answers.last_name),
                is_public: more.is_public,
                wants_news: more.wants_news,
                comment: more.comment,
                outside: partner.map_or_else(String::new, |one| one.words(visit.language).into()),
                is_open: true,
            }
        }
        None => Door { slug, ..Door::default() },
    };
    app.page(&page, &app.public_shell(&visit))
}

/// The association outside that was chosen; nothing once the link was followed.
fn partner_of(tx: &mut Tx<'_>, petition: &Petition, more: &str) -> Result<Option<Partner>> {
    if more.is_empty() {
        return Ok(None);
    }
    let more: More = serde_json::from_str(more)?;
    match more.partner {
        Some(id) => store::partner(tx, &petition.id, &id),
        None => Ok(None),
    }
}

/// What a confirmation came to.
struct Counted {
    name: String,
    more: Option<More>,
    outside: Option<Partner>,
}

/// POST `/petitions/{slug}/confirm/{token}`: counts once.
pub(super) async fn confirm(
    Given(app): Given<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
) -> Result<Response> {
    app.organisation().await?;
    let word = slug.clone();
    let done = app.db.write(move |tx| count(tx, &word, &token)).await?;
    let Some(done) = done else {
        let page = Door { slug, ..Door::default() };
        return app.page(&page, &app.public_shell(&visit));
    };
    let accepted = match &done.more {
        Some(more) => {
            let front = seen::front(&app, &slug).await?;
            let sheet = sheet(&app, visit.language, &front);
            let outside = done.outside.map(|one| (one.words(visit.language).to_owned(), true));
            let asked = [
                (sheet.words.delivery, true),
                (sheet.words.news, more.wants_news),
                (sheet.words.shown, more.is_public),
            ];
            outside.into_iter().chain(asked).collect()
        }
        None => Vec::new(),
    };
    thanked(&app, &visit, &slug, done.name, accepted).await
}

/// Counts the signature of a link; `None` when the link is over.
fn count(tx: &mut Tx<'_>, slug: &str, token: &str) -> Result<Option<Counted>> {
    let Some(waiting) = intake::seen(tx, FORM, token)? else { return Ok(None) };
    let Some(petition) = petition_of(tx, slug, &waiting.subject)? else { return Ok(None) };
    let page = format!("/petitions/{slug}");
    let outside = partner_of(tx, &petition, &waiting.more)?;
    // Whoever chose an association outside, and agreed to nothing of ours, has no record here.
    let passes = outside.is_some() && waiting.answers()?.agreed.is_empty();
    let (passed, person) = match opened(tx, token, &page, passes)? {
        Opened::Over => return Ok(None),
        Opened::Before(_) => {
            return Ok(Some(Counted { name: String::new(), more: None, outside: None }));
        }
        Opened::Now(now) => *now,
    };
    let more: More = serde_json::from_str(&passed.waiting.more)?;
    store::add(
        tx,
        &NewSignature {
            petition: &petition.id,
            person: person.as_ref(),
            partner: outside.as_ref().map(|one| &one.id),
            unit: &passed.waiting.unit,
            answers: &passed.answers,
            comment: &more.comment,
            is_public: more.is_public,
            wants_news: more.wants_news,
            flags: &passed.waiting.flags,
            wording: &more.wording,
            language: &passed.waiting.language,
        },
    )?;
    Ok(Some(Counted { name: passed.answers.first_name, more: Some(more), outside }))
}

/// What was typed, and whose record it is when one is kept.
type Whose = (Passed, Option<PersonId>);

fn opened(tx: &mut Tx<'_>, token: &str, page: &str, passes: bool) -> Result<Opened<Whose>> {
    Ok(if passes {
        intake::pass_on(tx, FORM, token)?.map(|passed| (passed, None))
    } else {
        let found = intake::confirm(tx, FORM, token, page)?;
        found.map(|one| (Passed { waiting: one.waiting, answers: one.answers }, Some(one.person)))
    })
}

async fn thanked(
    app: &App,
    visit: &Visit,
    slug: &str,
    name: String,
    accepted: Vec<(String, bool)>,
) -> Result<Response> {
    let front = seen::front(app, slug).await?;
    let sheet = sheet(app, visit.language, &front);
    let page = thanks(app, visit.language, sheet, name, accepted)?;
    app.page(&page, &app.public_shell(visit))
}

fn thanks(
    app: &App,
    language: Language,
    sheet: Sheet,
    name: String,
    accepted: Vec<(String, bool)>,
) -> Result<Thanks> {
    let link = app.url(&format!("/petitions/{}", sheet.slug));
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let args = [("title", sheet.title.as_str().into()), ("link", link.as_str().into())];
    let said = encode(&app.say_with(language, "petitions-share-text", &args));
    let qr = documents::Qr::of(&link).ok_or_else(|| Error::fault("an address is too long"))?;
    Ok(Thanks {
        mail_link: format!("mailto:?subject={}&body={said}", encode(&sheet.title)),
        sms_link: format!("sms:?body={said}"),
        qr_side: qr.side(),
        qr_path: qr.path(),
        sheet,
        name,
        link,
        accepted,
    })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let thanks = |name: &str, accepted: Vec<(String, bool)>| Thanks {
        sheet: sheet::sample(),
        name: name.to_owned(),
        link: "https://example.org/petitions/bus".to_owned(),
        mail_link: "mailto:?subject=Bus".to_owned(),
        sms_link: "sms:?body=Bus".to_owned(),
        qr_side: 21,
        qr_path: "M0 0h1v1h-1z".to_owned(),
        accepted,
    };
    let open = Door {
        title: "Un bus de nuit".to_owned(),
        slug: "bus".to_owned(),
        name: "Ana Moulin".to_owned(),
        is_public: true,
        wants_news: false,
        comment: "Je rentre à pied.".to_owned(),
        outside: "Les Amis du rail.".to_owned(),
        is_open: true,
    };
    let accepted = vec![("Remise".to_owned(), true), ("Nouvelles".to_owned(), false)];
    vec![
        SamplePage::new("petitions page door", open),
        SamplePage::new("petitions page door, over", Door::default()),
        SamplePage::new("petitions page thanks", thanks("Ana", accepted)),
        SamplePage::new("petitions page thanks, before", thanks("", Vec::new())),
    ]
}
