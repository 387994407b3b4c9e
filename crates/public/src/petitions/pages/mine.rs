//! The member's space: what they proposed and signed, and a petition to propose.

use axum::extract::State as Given;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::{Problem, problems};
use crate::accounts::Actor;
use crate::accounts::Hand;
use crate::app::App;
use crate::org::UnitId;
use crate::people;
use crate::petitions::rules::Typed;
use crate::petitions::store::{self, Mine};

#[derive(Serialize)]
#[serde(transparent)]
struct Shown(Mine);

impl Page for Shown {
    const TEMPLATE: &str = "petitions/mine.html";
}

#[derive(Serialize, Default)]
struct Propose {
    unit: String,
    typed: Typed,
    errors: Vec<Problem>,
    /// Proposals of theirs that wait, and how many may.
    waiting: i64,
    most: i64,
}

impl Page for Propose {
    const TEMPLATE: &str = "petitions/propose.html";
}

/// GET `/me/petitions`.
pub(super) async fn show(Given(app): Given<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let mine = app.db.read(move |tx| store::mine(tx, &person)).await?;
    app.page(&Shown(mine), &actor.shell(&app))
}

/// An empty form for whoever has a record here, with the unit that keeps it.
async fn form(app: &App, actor: &Actor) -> Result<(UnitId, Propose)> {
    let person = actor.person.clone();
    let read = move |tx: &mut Tx<'_>| {
        let kept = people::own(tx, &person)?.ok_or(Error::NotFound)?;
        let (waiting, most) =
            (store::count_waiting(tx, &person)?, store::value(tx, "proposals_max")?);
        let page = Propose { unit: kept.home_name, waiting, most, ..Propose::default() };
        Ok((kept.home, page))
    };
    app.db.read(read).await
}

/// GET `/me/petitions/new`.
pub(super) async fn new(Given(app): Given<App>, actor: Actor) -> Result<Response> {
    let (_, page) = form(&app, &actor).await?;
    app.page(&page, &actor.shell(&app))
}

/// POST `/me/petitions/new`: it waits for somebody mandated in the member's unit or above.
pub(super) async fn propose(
    Given(app): Given<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let (unit, page) = form(&app, &actor).await?;
    let typed = Typed::of(&fields);
    let language = actor.visit.language;
    let read = match typed.draft() {
        Ok(_) if page.waiting >= page.most => Err(vec![("title", "petitions-refusal-many")]),
        other => other,
    };
    let draft = match read {
        Ok(draft) => draft,
        Err(wrong) => {
            let errors = problems(&app, language, &wrong);
            return app.refused(&Propose { typed, errors, ..page }, actor.shell(&app));
        }
    };
    let hand = Hand::member(&actor.person, &actor.name);
    app.db.write(move |tx| store::propose(tx, &unit, &draft, &hand)).await?;
    let notice = Notice::ok(app.say(language, "petitions-proposed"));
    see_other_with("/me/petitions", &notice)
}

/// POST `/me/petitions/leave`: a signature is taken back, as long as it was not handed over.
pub(super) async fn leave(
    Given(app): Given<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let (person, slug) = (actor.person.clone(), fields.text("petition").to_owned());
    let word = slug.clone();
    let left = app
        .db
        .write(move |tx| match store::by_slug(tx, &word)? {
            Some(petition) => store::withdraw(tx, &person, &petition.id),
            None => Ok(false),
        })
        .await?;
    super::seen::forget(&app, &slug);
    let key = if left { "petitions-left" } else { "petitions-not-left" };
    see_other_with("/me/petitions", &Notice::ok(app.say(actor.visit.language, key)))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let error = Problem {
        field: "title",
        label: "Titre".to_owned(),
        message: "Écrivez un titre.".to_owned(),
    };
    let refused = Propose { errors: vec![error], ..Propose::default() };
    vec![
        SamplePage::new("petitions page mine, empty", Shown(Mine::default())),
        SamplePage::new("petitions page propose", Propose::default()),
        SamplePage::new("petitions page propose, refused", refused),
    ]
}
