//! What I lent.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::download;
use kernel::{Error, Result};
use serde::Serialize;

use super::{Told, paper, post_to, sample, sample_dues, told};
use crate::accounts::Actor;
use crate::app::App;
use crate::loans::store::{self, Due};
use crate::people;

#[derive(Serialize)]
struct Mine {
    loans: Vec<One>,
}

#[derive(Serialize)]
struct One {
    loan: Told,
    dues: Vec<Due>,
}

impl Page for Mine {
    const TEMPLATE: &str = "loans/mine.html";
}

/// GET `/me/loans`.
pub(super) async fn list(State(app): State<App>, actor: Actor) -> Result<Response> {
    let (person, language) = (actor.person.clone(), actor.visit.language);
    let loans = app
        .db
        .read(move |tx| {
            let mut all = Vec::new();
            for loan in store::mine(tx, &person)? {
                let dues = store::dues(tx, &loan.id)?;
                all.push(One { loan: told(language, &loan), dues });
            }
            Ok(all)
        })
        .await?;
    app.page(&Mine { loans }, &actor.shell(&app))
}

/// GET `/me/loans/{id}/statement`: the PDF.
pub(super) async fn statement(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    let person = actor.person.clone();
    let (loan, dues, to) = app
        .db
        .read(move |tx| {
            let loan = store::mine(tx, &person)?.into_iter().find(|one| one.id.as_str() == id);
            let loan = loan.ok_or(Error::NotFound)?;
            let record = people::own(tx, &person)?.map(|kept| kept.record);
            let to = post_to(&loan, record.as_ref());
            let dues = store::dues(tx, &loan.id)?;
            Ok((loan, dues, to))
        })
        .await?;
    let bytes = paper(&app, actor.visit.language, &loan, &dues, to)?;
    download("pret.pdf", "application/pdf", bytes)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = Mine { loans: vec![One { loan: sample(100_000), dues: sample_dues() }] };
    vec![
        SamplePage::new("loans/mine", full),
        SamplePage::new("loans/mine-empty", Mine { loans: Vec::new() }),
    ]
}
