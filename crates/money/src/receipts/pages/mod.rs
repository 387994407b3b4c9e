//! The pages of receipts, for whoever keeps a collector and for the people who paid.

mod columns;
mod elected;
mod files;
mod home;
mod mine;
mod one;

use axum::Router;
use axum::routing::{get, post};
use kernel::mail::Attachment;
use kernel::view::SamplePage;
use kernel::{Result, refusal};
use serde::Serialize;

use crate::app::App;
use crate::org::PersonId;
use crate::paper;
use crate::receipts::rules::{Kind, numbered};
use crate::receipts::store::{self, Receipt};

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/treasury/receipts", get(home::show))
        .route("/office/treasury/receipts/run", post(home::run))
        .route("/office/treasury/receipts/object", post(home::object))
        .route("/office/treasury/receipts/elected", post(elected::note))
        .route("/office/treasury/receipts/file", get(files::file))
        .route("/office/treasury/receipts/donors", get(files::donors))
        .route("/office/treasury/receipts/columns", get(columns::show).post(columns::add))
        .route("/office/treasury/receipts/runs/{id}/pdf", get(home::print))
        .route("/office/treasury/receipts/{id}", get(one::show).post(one::cancel))
        .route("/office/treasury/receipts/{id}/pdf", get(one::pdf))
        .route("/me/receipts", get(mine::list))
        .route("/me/receipts/{id}", get(mine::pdf))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = home::samples();
    samples.extend(one::samples());
    samples.extend(mine::samples());
    samples.extend(columns::samples());
    samples
}

/// Longest typed text, in characters.
const TEXT_CHARS_MAX: usize = 300;

fn cut(text: &str) -> String {
    text.trim().chars().take(TEXT_CHARS_MAX).collect()
}

/// A receipt on a list.
#[derive(Debug, Clone, Serialize)]
struct Told {
    id: String,
    number: String,
    year: String,
    name: String,
    collector: String,
    cents: i64,
    issued_on: String,
    by: String,
    cancelled_on: Option<String>,
    cancelled_why: String,
    cancelled_by: String,
}

fn told(receipt: &Receipt) -> Told {
    let body: store::BodyKept = serde_json::from_str(&receipt.body).unwrap_or_default();
    Told {
        id: receipt.id.to_string(),
        number: numbered(&receipt.year, receipt.number),
        year: receipt.year.clone(),
        name: format!("{} {}", receipt.first_name, receipt.last_name).trim().to_owned(),
        collector: body.name,
        cents: receipt.total_cents,
        issued_on: receipt.issued_on.clone(),
        by: receipt.by_name.clone(),
        cancelled_on: receipt.cancelled_on.clone(),
        cancelled_why: receipt.cancelled_why.clone(),
        cancelled_by: receipt.cancelled_by_name.clone(),
    }
}

fn sample(cancelled: bool) -> Told {
    Told {
        id: "1".to_owned(),
        number: "2026-000123".to_owned(),
        year: "2026".to_owned(),
        name: "Gwenaëlle Pruvost".to_owned(),
        collector: "ADF du Gard".to_owned(),
        cents: 12_000,
        issued_on: "2027-01-15".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        cancelled_on: cancelled.then(|| "2027-02-01".to_owned()),
        cancelled_why: if cancelled { "Chèque impayé" } else { "" }.to_owned(),
        cancelled_by: if cancelled { "Colette Vauquelin" } else { "" }.to_owned(),
    }
}

/// The words of a receipt's lines, in French as the law has it.
fn in_french(word: &str) -> &str {
    match word {
        "dues" => "cotisation",
        "gift" => "don",
        "cash" => "espèces",
        "cheque" => "chèque",
        "transfer" => "virement",
        "debit" => "prélèvement",
        "card" => "carte bancaire",
        _ => "autre",
    }
}

/// The receipts of a year that somebody has in force, as one file; `None` when there are none.
pub(in crate::receipts) fn carried(
    app: &App,
    tx: &mut kernel::db::Tx<'_>,
    person: &PersonId,
    year: &str,
) -> Result<Option<Attachment>> {
    let mut receipts = store::mine(tx, person)?;
    receipts.retain(|one| one.year == year && one.cancelled_on.is_none());
    if receipts.is_empty() {
        return Ok(None);
    }
    let bytes = paper::file(documents::receipts(&papers(app, tx, &receipts)?))?;
    let name = format!("recus-{year}.pdf");
    Ok(Some(Attachment { name, kind: "application/pdf", bytes }))
}

/// Receipts ready for paper.
fn papers(
    app: &App,
    tx: &mut kernel::db::Tx<'_>,
    receipts: &[Receipt],
) -> Result<Vec<documents::Receipt>> {
    let colours = paper::colours(app);
    receipts.iter().map(|one| paper(tx, one, colours)).collect()
}

fn paper(
    tx: &mut kernel::db::Tx<'_>,
    receipt: &Receipt,
    colours: documents::Colours,
) -> Result<documents::Receipt> {
    let (body, parts) = store::printable(tx, receipt)?;
    let name = format!("{} {}", receipt.first_name, receipt.last_name);
    let town = format!("{} {}", receipt.postcode, receipt.city);
    let giver = [name.trim()].into_iter().chain(receipt.street.lines()).chain([town.trim()]);
    let part =
        |(on_day, nature, way, cents): (String, String, String, i64)| documents::ReceiptPart {
            on_day,
            nature: in_french(&nature).to_owned(),
            way: in_french(&way).to_owned(),
            amount_cents: cents,
        };
    Ok(documents::Receipt {
        colours,
        kind: match Kind::parse(&receipt.kind) {
            Some(Kind::Association) => documents::ReceiptKind::Association,
            Some(Kind::Union) => documents::ReceiptKind::Union,
            _ => documents::ReceiptKind::Plain,
        },
        form: body.form,
        number: numbered(&receipt.year, receipt.number),
        issued_on: receipt.issued_on.clone(),
        body: documents::Body {
            name: body.name,
            lines: body.lines,
            registered: body.registered,
            approval: body.approval,
            object: body.object,
            category: body.category,
        },
        giver: giver.filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        parts: parts.into_iter().map(part).collect(),
        signatory: body.signatory,
        cancelled_on: receipt.cancelled_on.clone(),
    })
}
