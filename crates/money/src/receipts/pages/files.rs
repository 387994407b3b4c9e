//! Files for the national commission: every payment with its proofs, and the yearly list of those
//! who paid.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use kernel::web::{Fields, download};
use kernel::{Error, Result};

use super::home::{kept, year_of};
use super::in_french;
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::Collector;
use crate::org::PersonId;
use crate::receipts::rules::{Column, Kind, columns, numbered, plain, tsv};
use crate::receipts::store::{self, FileRow};

const TSV: &str = "text/tab-separated-values; charset=utf-8";

/// The party's collector, the year, its columns in force today and its lines; everybody on them
/// will read that they were taken out.
async fn lines(
    app: &App,
    officer: &Officer,
    fields: &Fields,
    reason: &'static str,
) -> Result<(Collector, String, Vec<Column>, Vec<FileRow>)> {
    let collector = kept(app, officer, fields).await?;
    if Kind::of(collector.legal_form) != Kind::Party {
        return Err(Error::NotFound);
    }
    let (year, of) = (year_of(app, fields), collector.id.clone());
    let (office, name, wanted) = (officer.office.clone(), officer.actor.name.clone(), year.clone());
    let (template, rows) = app
        .db
        .write(move |tx| {
            let today = tx.now().day_text();
            let template = store::columns_on(tx, &today)?.ok_or(Error::NotFound)?;
            let rows = store::file_rows(tx, &of, &wanted)?;
            let mut people: Vec<PersonId> =
                rows.iter().filter_map(|row| row.person.clone()).collect();
            people.sort();
            people.dedup();
            access::note_many(tx, &office, &name, &people, Act::Exported, reason, None)?;
            Ok((template, rows))
        })
        .await?;
    Ok((collector, year, columns(&template.columns)?, rows))
}

/// GET `/office/treasury/receipts/file?collector=&year=`: the file of the receipts.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let reason = "Fichier de la commission nationale";
    let (collector, year, columns, rows) = lines(&app, &officer, &fields, reason).await?;
    let rows: Vec<_> =
        rows.iter().map(|row| |field: &str| cell(row, &collector, &year, field)).collect();
    download(&format!("dons-et-cotisations-{year}.tsv"), TSV, tsv(&columns, &rows))
}

/// GET `/office/treasury/receipts/donors?collector=&year=`: who paid how much in the year.
pub(super) async fn donors(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let reason = "Liste annuelle des donateurs et cotisants";
    let (collector, year, _, rows) = lines(&app, &officer, &fields, reason).await?;
    let mut people: BTreeMap<String, FileRow> = BTreeMap::new();
    for row in rows {
        let who = row.person.as_ref().map_or_else(|| row.payment.clone(), ToString::to_string);
        let sum = people.get(&who).map_or(0, |known| known.cents) + row.cents;
        people.insert(who, FileRow { cents: sum, ..row });
    }
    let column = |name: &str, field: &'static str| (name.to_owned(), field);
    let columns = [
        column("nom", "last-name"),
        column("prenom", "first-name"),
        column("adresse", "street"),
        column("code_postal", "postcode"),
        column("commune", "city"),
        column("etat", "country"),
        column("montant", "amount"),
    ];
    let rows: Vec<_> =
        people.values().map(|row| |field: &str| cell(row, &collector, &year, field)).collect();
    download(&format!("donateurs-{year}.tsv"), TSV, tsv(&columns, &rows))
}

/// What a field of a line is.
fn cell(row: &FileRow, collector: &Collector, year: &str, field: &str) -> String {
    match field {
        "record" => format!("{}-{}", row.payment, row.line),
        "nature" => in_french(&row.nature).to_owned(),
        "day" => row.on_day.clone(),
        "giver" => row.person.as_ref().map_or(String::new(), ToString::to_string),
        "title" => row.title.clone(),
        "first-name" => row.first_name.clone(),
        "last-name" => row.last_name.clone(),
        "street" => row.street.clone(),
        "city" => row.city.clone(),
        "postcode" => row.postcode.clone(),
        "country" if row.country.is_empty() => "FR".to_owned(),
        "country" => row.country.clone(),
        "currency" => "EUR".to_owned(),
        "amount" => plain(row.cents),
        "way" => in_french(&row.way).to_owned(),
        "bank-reference" => row.reference.clone(),
        "slip" => row.slip.clone().unwrap_or_default(),
        "receipt" => numbered(year, row.number),
        "collector" => collector.name.clone(),
        _ => String::new(),
    }
}
