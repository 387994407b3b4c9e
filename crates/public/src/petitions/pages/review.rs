//! Comments and odd signatures, looked at one by one. Only what would be seen is shown here.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::found;
use super::seen;
use super::sheet::place_of;
use crate::accounts::Officer;
use crate::app::App;
use crate::intake::Flag;
use crate::petitions::SignatureId;
use crate::petitions::rules::Review;
use crate::petitions::store;

#[derive(Serialize)]
struct Line {
    id: String,
    name: String,
    place: String,
    comment: String,
    is_public: bool,
    flags: Vec<String>,
    at: i64,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    title: String,
    count: i64,
    lines: Vec<Line>,
}

impl Page for Shown {
    const TEMPLATE: &str = "petitions/review.html";
}

/// GET `/office/petitions/{id}/review`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let kept = petition.id.clone();
    let (rows, count) = app.db.read(move |tx| store::review_page(tx, &kept)).await?;
    let told = |flag: Flag| app.say(officer.language(), flag.key());
    let line = |row: store::ReviewRow| Line {
        id: row.id.to_string(),
        name: row.first_name,
        place: place_of(&row.postcode),
        comment: row.comment,
        is_public: row.is_public,
        flags: Flag::parse(&row.flags).into_iter().map(told).collect(),
        at: row.signed_at.0,
    };
    let lines = rows.into_iter().map(line).collect();
    app.page(&Shown { id, title: petition.title, count, lines }, &officer.shell(&app))
}

/// POST `/office/petitions/{id}/review`: each line has its own button.
pub(super) async fn settle(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let signature = SignatureId::parse(fields.text("signature")).ok_or(Error::NotFound)?;
    let review = match fields.text("do") {
        "show" => Some(Review::Shown),
        "hide" => Some(Review::Hidden),
        "strike" => None,
        _ => return Err(Error::NotFound),
    };
    let (kept, by_name) = (petition.id.clone(), officer.actor.name.clone());
    app.db
        .write(move |tx| match review {
            Some(review) => store::settle_review(tx, &kept, &signature, review),
            None => store::strike(tx, &kept, &signature, &by_name),
        })
        .await?;
    seen::forget(&app, &petition.slug);
    let notice = Notice::ok(app.say(officer.language(), "petitions-settled"));
    see_other_with(&format!("/office/petitions/{id}/review"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = Line {
        id: "1".to_owned(),
        name: "Odile".to_owned(),
        place: "Alès".to_owned(),
        comment: "Je rentre à pied chaque soir.".to_owned(),
        is_public: true,
        flags: vec!["nom inhabituel".to_owned()],
        at: 1_795_476_600_000,
    };
    let shown = |lines: Vec<Line>| Shown {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        count: 1,
        lines,
    };
    vec![
        SamplePage::new("petitions page review", shown(vec![line])),
        SamplePage::new("petitions page review, empty", shown(Vec::new())),
    ]
}
