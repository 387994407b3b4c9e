//! The file for the addressee: names, postcodes and days, as the signers agreed; nothing else.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, download};
use kernel::{Error, Result};
use serde::Serialize;
use sheets::TableWriter as _;

use super::edit::found;
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::petitions::PetitionId;
use crate::petitions::store::{self, Signed};

/// Signatures of one file; more are handed over in several.
const FILE_MAX: usize = 1_000_000;

#[derive(Serialize)]
struct Delivery {
    id: String,
    title: String,
    addressee: String,
    count: i64,
    keep_months: i64,
}

impl Page for Delivery {
    const TEMPLATE: &str = "petitions/delivery.html";
}

/// GET `/office/petitions/{id}/delivery`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Export)?;
    let petition = found(&app, &officer, &id).await?;
    let kept = petition.clone();
    let (counts, keep_months) =
        app.db.read(move |tx| Ok((store::counts_of(tx, &kept)?, store::keep_months(tx)?))).await?;
    let count = counts.all() - petition.erased_form - petition.erased_paper;
    let (title, addressee) = (petition.title, petition.addressee);
    let page = Delivery { id, title, addressee, count, keep_months };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/petitions/{id}/delivery`: the file; each signer reads in their space that it was
/// made, by whom and for whom.
pub(super) async fn file(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    _: Fields,
) -> Result<Response> {
    officer.must(Right::Export)?;
    let petition = found(&app, &officer, &id).await?;
    let args = [
        ("title", petition.title.as_str().into()),
        ("addressee", petition.addressee.as_str().into()),
    ];
    let reason = app.say_with(officer.language(), "petitions-delivery-reason", &args);
    let headings = ["last", "first", "postcode", "day", "way"]
        .map(|name| app.say(officer.language(), &format!("petitions-delivery-{name}")));
    let mut body: Vec<u8> = Vec::new();
    let mut csv = Box::new(sheets::csv_writer(&mut body).map_err(|_| broken())?);
    csv.row(&headings.each_ref().map(String::as_str)).map_err(|_| broken())?;
    let ways =
        ["form", "paper"].map(|way| app.say(officer.language(), &format!("petitions-way-{way}")));
    let (mut after, mut written) = (String::new(), 0_usize);
    loop {
        let rows = page_of(&app, &petition.id, &after).await?;
        let Some(last) = rows.last() else { break };
        after = last.id.to_string();
        written += rows.len();
        for row in rows {
            let [form, paper] = &ways;
            let way = if row.kind == "paper" { paper } else { form };
            let cells = [&row.last_name, &row.first_name, &row.postcode, &row.signed_on, way];
            csv.row(&cells.map(String::as_str)).map_err(|_| broken())?;
        }
        if written >= FILE_MAX {
            break;
        }
    }
    csv.finish().map_err(|_| broken())?;
    noted(&app, &officer, &petition.id, &reason).await?;
    download(&format!("{}.csv", petition.slug), "text/csv; charset=utf-8", body)
}

fn broken() -> Error {
    Error::fault("a file of signatures could not be written")
}

async fn page_of(app: &App, petition: &PetitionId, after: &str) -> Result<Vec<Signed>> {
    let (petition, after) = (petition.clone(), after.to_owned());
    app.db.read(move |tx| store::export_page(tx, &petition, &after)).await
}

/// Writes the access lines of whoever is in the file, in slices.
async fn noted(app: &App, officer: &Officer, petition: &PetitionId, reason: &str) -> Result<()> {
    let mut after = String::new();
    loop {
        let (petition, from) = (petition.clone(), after.clone());
        let (office, name) = (officer.office.clone(), officer.actor.name.clone());
        let reason = reason.to_owned();
        let last = app
            .db
            .write(move |tx| {
                let people = store::signed_people(tx, &petition, &from)?;
                access::note_many(tx, &office, &name, &people, Act::Exported, &reason, None)?;
                Ok(people.last().map(ToString::to_string))
            })
            .await?;
        let Some(last) = last else { return Ok(()) };
        after = last;
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = Delivery {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        addressee: "la Métropole".to_owned(),
        count: 4_812,
        keep_months: 12,
    };
    vec![SamplePage::new("petitions page delivery", page)]
}
