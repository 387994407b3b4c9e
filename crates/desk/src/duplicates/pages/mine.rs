//! In the member's space: two records of one's own become one, by proving the other address.

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Actor;
use crate::app::App;
use crate::duplicates::merge::{self, By};
use crate::duplicates::rules::{Look, NameLikeness, name_likeness};
use crate::duplicates::{jobs, store};
use crate::org::{PersonId, Scope};
use crate::people::{self, Kept};

#[derive(Debug, Default, Serialize)]
struct Mine {
    email: String,
    email_error: String,
    sent: bool,
    code_error: String,
}

impl Page for Mine {
    const TEMPLATE: &'static str = "duplicates/mine.html";
}

/// `GET /me/merge`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let sent = app.db.read(move |tx| store::live_proof(tx, &person)).await?.is_some();
    app.page(&Mine { sent, ..Mine::default() }, &actor.shell(&app))
}

/// `POST /me/merge`: mails a code to the other address, if there is anybody behind it; the answer
/// does not tell.
pub(super) async fn ask(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let language = actor.visit.language;
    let typed = fields.text("email").trim().to_owned();
    let folded = typed.to_lowercase();
    let refused = |key: &str| {
        let email_error = app.say(language, key);
        let page = Mine { email: typed.clone(), email_error, ..Mine::default() };
        app.refused(&page, actor.shell(&app))
    };
    if values::Email::parse(&typed).is_err() {
        return refused("duplicates-me-email-error");
    }
    let (person, own) = (actor.person.clone(), folded.clone());
    let kept = app.db.read(move |tx| people::own(tx, &person)).await?.ok_or(Error::NotFound)?;
    if kept.record.emails.iter().any(|line| line.address.to_lowercase() == own) {
        return refused("duplicates-me-own-address");
    }
    let person = actor.person.clone();
    app.db
        .write(move |tx| {
            let (id, code) = store::ask_proof(tx, &person, &folded)?;
            jobs::mail_code(tx, &id, &code, language)
        })
        .await?;
    see_other("/me/merge")
}

/// What became of a typed code.
enum Tried {
    Merged,
    Wrong,
    Nobody,
}

/// `POST /me/merge/code`: the right code merges the other record into one's own.
pub(super) async fn merge(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let language = actor.visit.language;
    let code: String = fields.text("code").chars().filter(char::is_ascii_digit).collect();
    let (person, name) = (actor.person.clone(), actor.name.clone());
    let tried = app.db.write(move |tx| tried(tx, &person, &name, &code)).await?;
    match tried {
        Tried::Merged => {
            let notice = Notice::ok(app.say(language, "duplicates-me-done"));
            see_other_with("/me/record", &notice)
        }
        Tried::Wrong => {
            let code_error = app.say(language, "duplicates-me-code-error");
            let page = Mine { sent: true, code_error, ..Mine::default() };
            app.refused(&page, actor.shell(&app))
        }
        Tried::Nobody => {
            let email_error = app.say(language, "duplicates-me-nobody");
            app.refused(&Mine { email_error, ..Mine::default() }, actor.shell(&app))
        }
    }
}

fn tried(tx: &mut Tx<'_>, person: &PersonId, name: &str, code: &str) -> Result<Tried> {
    let Some(folded) = store::try_proof(tx, person, code)? else { return Ok(Tried::Wrong) };
    let kept = people::own(tx, person)?.ok_or(Error::NotFound)?;
    let Some(other) = other_of(tx, &kept, &folded)? else { return Ok(Tried::Nobody) };
    let by = By::Themselves(person.clone(), name.to_owned());
    let record = people::both(&other.record, &kept.record);
    merge::merge(tx, &other.id, person, &record, &by, "")?;
    Ok(Tried::Merged)
}

/// The one other record that bears an address and a name like theirs: people who share an
/// address do not merge each other.
fn other_of(tx: &mut Tx<'_>, kept: &Kept, folded: &str) -> Result<Option<Kept>> {
    let scope = Scope::of_the_house(tx)?;
    let mut others = people::by_emails(tx, &scope, &[folded])?;
    others.retain(|found| found.person != kept.id);
    others.dedup_by(|one, other| one.person == other.person);
    let [only] = others.as_slice() else { return Ok(None) };
    let other = people::own(tx, &only.person)?;
    let look = Look::of(&kept.id, &kept.record);
    Ok(other.filter(|other| {
        let likeness = name_likeness(&look, &Look::of(&other.id, &other.record));
        other.record.died_on.is_none()
            && !matches!(likeness, NameLikeness::Other | NameLikeness::OtherFirst)
    }))
}

/// The page as samples: asked, sent, refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let said = || "Écrivez une adresse.".to_owned();
    vec![
        SamplePage::new("duplicates/mine", Mine::default()),
        SamplePage::new("duplicates/mine-sent", Mine { sent: true, ..Mine::default() }),
        SamplePage::new(
            "duplicates/mine-refused",
            Mine { email: "x".to_owned(), email_error: said(), ..Mine::default() },
        ),
        SamplePage::new(
            "duplicates/mine-code",
            Mine { sent: true, code_error: said(), ..Mine::default() },
        ),
    ]
}
