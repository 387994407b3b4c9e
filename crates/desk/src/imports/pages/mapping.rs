//! What each column becomes.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::pages::{Choice, found};
use crate::imports::rules::{Mapping, Origin, RawRow, Target};
use crate::imports::run::{Source, each};
use crate::imports::store::{self, Import};

/// Sample cells shown of a column.
const SAMPLES_MAX: usize = 3;
/// Rows looked at for samples.
const SAMPLE_ROWS: usize = 40;

#[derive(Debug, Default, Serialize)]
struct Columns {
    id: String,
    name: String,
    origin: String,
    columns: Vec<Shown>,
    targets: Vec<Choice>,
    file_wins: bool,
    /// Asked for when moments of the file have no zone of their own.
    time_zone: Option<String>,
    zones: Vec<&'static str>,
    save_as: String,
    error: String,
}

#[derive(Debug, Serialize)]
struct Shown {
    header: String,
    field: String,
    samples: Vec<String>,
    target: &'static str,
    refused: bool,
}

impl Page for Columns {
    const TEMPLATE: &'static str = "imports/mapping.html";
}

pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    if serde_json::from_str::<Mapping>(&import.mapping)?.origin == Origin::NationBuilderPayments {
        // Its columns are known and leave nothing to choose.
        return see_other(&format!("/office/imports/{}/preview", import.id));
    }
    if import.has_begun() {
        return see_other(&format!("/office/imports/{}", import.id));
    }
    let mapping: Mapping = serde_json::from_str(&import.mapping)?;
    let page = columns(&app, &officer, &import, &mapping).await?;
    app.page(&page, &officer.shell(&app))
}

/// Time zones offered for moments without one.
const ZONES: [&str; 14] = [
    "Europe/Paris",
    "Europe/Brussels",
    "Europe/Zurich",
    "Europe/London",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "America/Montreal",
    "America/New_York",
    "America/Los_Angeles",
    "Indian/Reunion",
    "Indian/Mayotte",
    "Pacific/Noumea",
    "Pacific/Tahiti",
];

async fn columns(
    app: &App,
    officer: &Officer,
    import: &Import,
    mapping: &Mapping,
) -> Result<Columns> {
    let rows = first_rows(app, import, mapping).await?;
    let language = officer.language();
    let choice = |target: Target| Choice {
        value: target.name().to_owned(),
        label: app.say(language, &target.label()),
    };
    let shown = |(place, column): (usize, &crate::imports::rules::Column)| {
        let cells = rows.iter().filter_map(|row| row.cells.get(place)).map(|cell| cell.trim());
        let mut samples: Vec<String> = Vec::new();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let short: String = cell.chars().take(40).collect();
            if samples.len() < SAMPLES_MAX && !samples.contains(&short) {
                samples.push(short);
            }
        }
        Shown {
            header: column.header.clone(),
            field: format!("column-{place}"),
            samples,
            target: column.target.name(),
            refused: column.target == Target::Refused,
        }
    };
    Ok(Columns {
        id: import.id.to_string(),
        name: import.name.clone(),
        origin: app.say(language, mapping.origin.key()),
        columns: mapping.columns.iter().enumerate().map(shown).collect(),
        targets: Target::offered().map(choice).collect(),
        file_wins: mapping.file_wins,
        time_zone: mapping.origin.keeps_past().then(|| mapping.time_zone.clone()),
        zones: ZONES.to_vec(),
        ..Columns::default()
    })
}

async fn first_rows(app: &App, import: &Import, mapping: &Mapping) -> Result<Vec<RawRow>> {
    let file = import.file.clone().ok_or(Error::Refused("imports-file-gone"))?;
    let (db, mapping) = (app.db.clone(), mapping.clone());
    let work = move || {
        let mut rows = Vec::new();
        each(&db, &Source::Kept(file), &mapping, 0, &mut |row| {
            rows.push(row.clone());
            Ok(rows.len() < SAMPLE_ROWS)
        })?;
        Ok(rows)
    };
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Error::fault("reading samples broke an invariant"))?
}

pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let mut mapping: Mapping = serde_json::from_str(&import.mapping)?;
    for (place, column) in mapping.columns.iter_mut().enumerate() {
        // A refused column was emptied at the door: nothing brings it back.
        let chosen = Target::parse(fields.text(&format!("column-{place}")));
        if column.target != Target::Refused && chosen != Target::Refused {
            column.target = chosen;
        }
    }
    mapping.file_wins = fields.has("file_wins");
    let zone = fields.text("time_zone");
    if jiff::tz::TimeZone::get(zone).is_ok() {
        zone.clone_into(&mut mapping.time_zone);
    }
    let tells = [
        Target::LastName,
        Target::FullName,
        Target::FirstName,
        Target::OrganisationName,
        Target::Email,
        Target::Phone,
        Target::Number,
    ];
    if tells.into_iter().all(|target| mapping.places(target).next().is_none()) {
        let mut page = columns(&app, &officer, &import, &mapping).await?;
        page.error = app.say(officer.language(), "imports-mapping-no-name");
        fields.text("save_as").clone_into(&mut page.save_as);
        return app.refused(&page, officer.shell(&app));
    }
    let save_as: String = fields.text("save_as").chars().take(80).collect();
    let (id, choices) = (import.id.clone(), import.choices.clone());
    let (unit, by) = (officer.office.unit.id.clone(), officer.office.person.clone());
    let saved = app
        .db
        .write(move |tx| {
            if !save_as.is_empty() {
                store::save_template(tx, &unit, &save_as, &mapping, Some(&by))?;
            }
            store::set_choices(tx, &id, &mapping, &choices)
        })
        .await?;
    if !saved {
        return Err(Error::Refused("imports-already-started"));
    }
    let next = if import.tags == "{}" { "preview" } else { "tags" };
    see_other(&format!("/office/imports/{}/{next}", import.id))
}

pub(super) fn samples() -> Vec<SamplePage> {
    let shown = |header: &str, target: Target| Shown {
        header: header.to_owned(),
        field: format!("column-{header}"),
        samples: vec!["Moulin".to_owned(), "Le Gall".to_owned()],
        target: target.name(),
        refused: target == Target::Refused,
    };
    let page = |error: &str| Columns {
        id: "0".to_owned(),
        name: "adhérents.csv".to_owned(),
        origin: "HelloAsso".to_owned(),
        columns: vec![shown("Nom", Target::LastName), shown("Religion", Target::Refused)],
        targets: vec![Choice { value: "last-name".to_owned(), label: "Nom".to_owned() }],
        error: error.to_owned(),
        ..Columns::default()
    };
    vec![
        SamplePage::new("imports/mapping", page("")),
        SamplePage::new("imports/mapping-error", page("Choisissez une colonne.")),
    ]
}
