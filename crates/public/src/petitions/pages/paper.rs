//! Signatures on paper: sheets to print, files of what was keyed in, and what came of each.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::{Problem, found};
use super::piles::TypedPile;
use super::seen;
use crate::accounts::Officer;
use crate::app::App;
use crate::intake::{self, Told};
use crate::org::Right;
use crate::petitions::PetitionId;
use crate::petitions::papers::{self, Report};
use crate::petitions::rules::{SHEET_LINES, SHEET_NUMBER_MAX};
use crate::petitions::store;

#[derive(Serialize)]
pub(super) struct Line {
    name: String,
    by_name: String,
    at: i64,
    report: Report,
}

/// A pile that is keyed in in the office.
#[derive(Serialize)]
pub(super) struct PileLine {
    batch: String,
    name: String,
    by_name: String,
    at: i64,
    first: i64,
    last: i64,
    is_counted: bool,
}

#[derive(Serialize)]
pub(super) struct Paper {
    id: String,
    title: String,
    batches: Vec<Line>,
    piles: Vec<PileLine>,
    agreements: Vec<Told>,
    error: String,
    /// A pile as it was typed, and what is wrong with it.
    pub pile: TypedPile,
    pub errors: Vec<Problem>,
}

impl Page for Paper {
    const TEMPLATE: &str = "petitions/paper.html";
}

/// GET `/office/petitions/{id}/paper`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let page = page(&app, &officer, &id, String::new()).await?;
    app.page(&page, &officer.shell(&app))
}

pub(super) async fn page(app: &App, officer: &Officer, id: &str, error: String) -> Result<Paper> {
    let petition = found(app, officer, id).await?;
    let kept = petition.id.clone();
    let (batches, piles, agreements) = app
        .db
        .read(move |tx| {
            let agreements = intake::agreements(tx, &["newsletter"])?;
            Ok((store::batches_of(tx, &kept)?, store::piles_of(tx, &kept)?, agreements))
        })
        .await?;
    let pile = |pile: store::Pile| PileLine {
        batch: pile.batch.to_string(),
        name: pile.name,
        by_name: pile.by_name,
        at: pile.at.0,
        first: pile.first_sheet,
        last: pile.first_sheet + pile.sheets - 1,
        is_counted: pile.counted_at.is_some(),
    };
    let line = |batch: store::Batch| -> Result<Line> {
        let report = serde_json::from_str(&batch.report)?;
        Ok(Line { name: batch.name, by_name: batch.by_name, at: batch.at.0, report })
    };
    Ok(Paper {
        id: petition.id.to_string(),
        title: petition.title,
        batches: batches.into_iter().map(line).collect::<Result<_>>()?,
        piles: piles.into_iter().map(pile).collect(),
        agreements: agreements.iter().map(|one| one.told(officer.language())).collect(),
        error,
        pile: TypedPile::default(),
        errors: Vec::new(),
    })
}

/// POST `/office/petitions/{id}/paper`: a file of what was keyed in.
pub(super) async fn bring(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    officer.must(Right::Import)?;
    let petition = found(&app, &officer, &id).await?;
    let language = officer.language();
    let Some(file) = fields.take_file("file") else {
        let error = app.say(language, "petitions-paper-none");
        let page = page(&app, &officer, &id, error).await?;
        return app.refused(&page, officer.shell(&app));
    };
    let (db, slug) = (app.db.clone(), petition.slug.clone());
    let (by_name, has_wording) = (officer.actor.name.clone(), fields.has("wording"));
    let brought = tokio::task::spawn_blocking(move || {
        papers::bring(&db, &petition, file.file.path(), &file.name, &by_name, has_wording)
    });
    let brought = brought.await.map_err(|_| Error::fault("a file of signatures was dropped"))?;
    let report = match brought {
        Ok(report) => report,
        Err(Error::Refused(key)) => {
            let page = page(&app, &officer, &id, app.say(language, key)).await?;
            return app.refused(&page, officer.shell(&app));
        }
        Err(fault) => return Err(fault),
    };
    seen::forget(&app, &slug);
    let counted = i64::try_from(report.counted).unwrap_or(i64::MAX);
    let said = app.say_with(language, "petitions-paper-brought", &[("count", counted.into())]);
    see_other_with(&format!("/office/petitions/{id}/paper"), &Notice::ok(said))
}

#[derive(Serialize)]
struct Sheet {
    title: String,
    addressee: String,
    delivery: String,
    newsletter: String,
    code: String,
    lines: Vec<i64>,
    qr_side: usize,
    qr_path: String,
}

impl Page for Sheet {
    const TEMPLATE: &str = "petitions/paper_sheet.html";
}

/// The code of a sheet: of which petition, and its number.
pub(super) fn code(petition: &PetitionId, number: i64) -> String {
    let of = petition.as_str().get(24..32).unwrap_or_default().to_uppercase();
    format!("{of}-{number:04}")
}

/// GET `/office/petitions/{id}/paper/sheet`, with `number`: a sheet to print.
pub(super) async fn sheet(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let slug = petition.slug.clone();
    let front = app.db.read(move |tx| store::front(tx, &slug)).await?.ok_or(Error::NotFound)?;
    let number: i64 = fields.text("number").parse().unwrap_or(1);
    let qr = documents::Qr::of(&app.url(&format!("/petitions/{}", petition.slug)))
        .ok_or_else(|| Error::fault("an address is too long"))?;
    let shown = super::sheet::sheet(&app, officer.language(), &front);
    let newsletter = front.agreements.first().map(|one| one.told(officer.language()));
    let page = Sheet {
        title: petition.title,
        addressee: petition.addressee,
        delivery: shown.words.delivery,
        newsletter: newsletter.map(|told| told.words().to_owned()).unwrap_or_default(),
        code: code(&petition.id, number.clamp(1, SHEET_NUMBER_MAX)),
        lines: (1..=SHEET_LINES).collect(),
        qr_side: qr.side(),
        qr_path: qr.path(),
    };
    app.page(&page, &officer.shell(&app))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = Line {
        name: "feuilles.csv".to_owned(),
        by_name: "Odile Fauvel".to_owned(),
        at: 1_795_476_600_000,
        report: Report { rows: 20, counted: 18, empty: vec![3], ..Report::default() },
    };
    let paper = |batches: Vec<Line>, error: &str| Paper {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        piles: vec![PileLine {
            batch: "2".to_owned(),
            name: "Marché du 12".to_owned(),
            by_name: "Odile Fauvel".to_owned(),
            at: 1_795_476_600_000,
            first: 7,
            last: 9,
            is_counted: batches.is_empty(),
        }],
        batches,
        agreements: Vec::new(),
        error: error.to_owned(),
        pile: TypedPile::default(),
        errors: Vec::new(),
    };
    let sheet = Sheet {
        title: "Un bus de nuit".to_owned(),
        addressee: "la Métropole".to_owned(),
        delivery: "J’accepte que mon nom soit remis.".to_owned(),
        newsletter: "J’accepte de recevoir la lettre.".to_owned(),
        code: "A1B2C3D4-0001".to_owned(),
        lines: (1..=SHEET_LINES).collect(),
        qr_side: 21,
        qr_path: "M0 0h1v1h-1z".to_owned(),
    };
    vec![
        SamplePage::new("petitions page paper", paper(vec![line], "")),
        SamplePage::new("petitions page paper, refused", paper(Vec::new(), "Choisissez.")),
        SamplePage::new("petitions page sheet", sheet),
    ]
}
