//! The files for the addressee: names, postcodes and days, as the signers agreed; nothing else.
//! As a table, sent while it is read; as volumes to print.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Parts, download, download_parts};
use kernel::{Error, Result};
use serde::Serialize;
use sheets::TableWriter as _;

use super::edit::found;
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right};
use crate::petitions::PetitionId;
use crate::petitions::store::{self, Counts, Petition, Signed};
use money::paper;

/// Signatures of one printed volume.
const VOLUME_MAX: usize = 5_000;

#[derive(Serialize)]
struct Delivery {
    id: String,
    title: String,
    addressee: String,
    count: i64,
    keep_months: i64,
    /// Numbers of the volumes to print.
    volumes: Vec<usize>,
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
    let count = handed(&petition, counts);
    let volumes = (1..=volumes(count)).collect();
    let (title, addressee) = (petition.title, petition.addressee);
    let page = Delivery { id, title, addressee, count, keep_months, volumes };
    app.page(&page, &officer.shell(&app))
}

/// How many signatures can be handed over: those whose signers are not erased.
fn handed(petition: &Petition, counts: Counts) -> i64 {
    counts.all() - petition.erased_form - petition.erased_paper
}

/// How many volumes so many signatures make; one that tells the count when there is none.
fn volumes(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0).div_ceil(VOLUME_MAX).max(1)
}

/// POST `/office/petitions/{id}/delivery`: a file; each signer reads in their space that it was
/// made, by whom and for whom.
pub(super) async fn file(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Export)?;
    let petition = found(&app, &officer, &id).await?;
    if let Ok(volume) = fields.text("volume").parse() {
        return printed(app, officer, petition, volume).await;
    }
    let name = format!("{}.csv", petition.slug);
    let (parts, response) = download_parts(&name, "text/csv; charset=utf-8")?;
    tokio::spawn(async move {
        let mut table = Table { parts, told: Told::default() };
        match table.write(&app, &officer, &petition).await {
            Ok(()) => {}
            Err(error) => {
                tracing::error!(%error, "a file of signatures broke off");
                table.parts.break_off();
            }
        }
    });
    Ok(response)
}

/// Written bytes that were not sent yet.
#[derive(Clone, Default)]
pub(super) struct Told(Arc<Mutex<Vec<u8>>>);

impl Told {
    /// What was written since the last time.
    pub(super) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The table, sent as it is written.
struct Table {
    parts: Parts,
    told: Told,
}

impl Table {
    async fn write(&mut self, app: &App, officer: &Officer, petition: &Petition) -> Result<()> {
        let language = officer.language();
        let headings = ["last", "first", "postcode", "day", "way"]
            .map(|name| app.say(language, &format!("petitions-delivery-{name}")));
        let ways = ways(app, language);
        let mut csv = Box::new(sheets::csv_writer(self.told.clone()).map_err(|_| broken())?);
        csv.row(&headings.each_ref().map(String::as_str)).map_err(|_| broken())?;
        let mut walk = Walk::of(app, officer, petition);
        while let Some(rows) = walk.next().await? {
            for row in &rows {
                let way = way(&ways, row);
                let cells = [&row.last_name, &row.first_name, &row.postcode, &row.signed_on, way];
                csv.row(&cells.map(String::as_str)).map_err(|_| broken())?;
            }
            if !self.send().await {
                return Ok(());
            }
        }
        csv.finish().map_err(|_| broken())?;
        self.send().await;
        Ok(())
    }

    /// Sends what was written; false once nobody reads.
    async fn send(&mut self) -> bool {
        let told = self.told.take();
        told.is_empty() || self.parts.send(told).await
    }
}

fn ways(app: &App, language: Language) -> [String; 2] {
    ["form", "paper"].map(|way| app.say(language, &format!("petitions-way-{way}")))
}

fn way<'a>([form, paper]: &'a [String; 2], row: &Signed) -> &'a String {
    if row.kind == "paper" { paper } else { form }
}

pub(super) fn broken() -> Error {
    Error::fault("a file of signatures could not be written")
}

/// Goes through the signatures of a petition. Access lines are on disk before a page can leave.
struct Walk {
    app: App,
    officer: Officer,
    petition: PetitionId,
    reason: String,
    after: String,
}

impl Walk {
    fn of(app: &App, officer: &Officer, petition: &Petition) -> Self {
        let args = [
            ("title", petition.title.as_str().into()),
            ("addressee", petition.addressee.as_str().into()),
        ];
        Self {
            reason: app.say_with(officer.language(), "petitions-delivery-reason", &args),
            app: app.clone(),
            officer: officer.clone(),
            petition: petition.id.clone(),
            after: String::new(),
        }
    }

    /// The next page, once the access lines of its signers are written down.
    async fn next(&mut self) -> Result<Option<Vec<Signed>>> {
        let Some(rows) = self.page().await? else { return Ok(None) };
        let people: Vec<PersonId> =
            rows.iter().filter_map(|row| PersonId::parse(&row.person)).collect();
        let (office, name) = (self.officer.office.clone(), self.officer.actor.name.clone());
        let reason = self.reason.clone();
        let note = move |tx: &mut kernel::db::Tx<'_>| {
            access::note_many(tx, &office, &name, &people, Act::Exported, &reason, None)
        };
        self.app.db.write(note).await?;
        Ok(Some(rows))
    }

    /// The next page, which goes nowhere.
    async fn page(&mut self) -> Result<Option<Vec<Signed>>> {
        let (petition, after) = (self.petition.clone(), self.after.clone());
        let rows = self.app.db.read(move |tx| store::export_page(tx, &petition, &after)).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        self.after = last.id.to_string();
        Ok(Some(rows))
    }
}

/// A volume as a tagged PDF: the first one says what is asked.
async fn printed(
    app: App,
    officer: Officer,
    petition: Petition,
    volume: usize,
) -> Result<Response> {
    let kept = petition.clone();
    let counts = app.db.read(move |tx| store::counts_of(tx, &kept)).await?;
    let of = volumes(handed(&petition, counts));
    if !(1..=of).contains(&volume) {
        return Err(Error::NotFound);
    }
    let mut walk = Walk::of(&app, &officer, &petition);
    for _ in 0..(volume - 1) * VOLUME_MAX / store::FILE_ROWS {
        if walk.page().await?.is_none() {
            break;
        }
    }
    let mut rows = Vec::new();
    while rows.len() < VOLUME_MAX {
        match walk.next().await? {
            Some(mut page) => rows.append(&mut page),
            None => break,
        }
    }
    let name = format!("{}-{volume}.pdf", petition.slug);
    let list = list(&app, officer.language(), &petition, counts, (volume, of), rows);
    let print = move || documents::signatures(&list);
    download(&name, "application/pdf", paper::print(print).await?)
}

fn list(
    app: &App,
    language: Language,
    petition: &Petition,
    counts: Counts,
    volume: (usize, usize),
    rows: Vec<Signed>,
) -> documents::SignatureList {
    let known = app.organisation_known();
    let ways = ways(app, language);
    let signed = |row: Signed| documents::Signed {
        way: way(&ways, &row).clone(),
        last_name: row.last_name,
        first_name: row.first_name,
        postcode: row.postcode,
        on_day: row.signed_on,
    };
    let is_first = volume.0 == 1;
    let text = petition.body.split("\n\n").map(crate::site::words);
    let fact = |key: &str, number: i64| (app.say(language, key), number.to_string());
    let facts =
        [fact("petitions-way-form", counts.form), fact("petitions-way-paper", counts.paper)];
    documents::SignatureList {
        lang: paper::lang(language),
        colours: paper::colours(app),
        organisation: known.name.clone(),
        title: petition.title.clone(),
        addressee: petition.addressee.clone(),
        on_day: app.now().day_text(),
        text: if is_first { text.collect() } else { Vec::new() },
        facts: if is_first { facts.to_vec() } else { Vec::new() },
        volume,
        first: (volume.0 - 1) * VOLUME_MAX + 1,
        rows: rows.into_iter().map(signed).collect(),
        note: app.say(language, "petitions-delivery-agreed"),
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
        volumes: vec![1, 2],
    };
    vec![SamplePage::new("petitions page delivery", page)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_make_whole_volumes() {
        assert_eq!(VOLUME_MAX % store::FILE_ROWS, 0, "a volume begins with a page");
        assert_eq!([0, 1, 5_000, 5_001].map(volumes), [1, 1, 1, 2]);
    }
}
