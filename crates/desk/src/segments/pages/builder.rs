//! The builder: conditions in rows, each button a submit of one form, so that it works without
//! script; the same segment as text beside it.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::Fields;
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::{Answer, Class, Criterion, Sign, Speaker, Takes};
use crate::features::{criteria, criterion};
use crate::org::{Right, Scope};
use crate::segments::SegmentId;
use crate::segments::pages::fault_told;
use crate::segments::pages::shown::{
    Choice, Counts, Wrong, counts, region, sample_counts, wrong_text,
};
use crate::segments::rules::{
    CONDITIONS_MAX, DEPTH_MAX, How, Row, Shape, Tree, Typed, gesture, parse, print, rows_of,
    tree_of,
};
use crate::segments::store;

/// What the builder shows.
#[derive(Debug, Default, Serialize)]
pub(super) struct BuilderPage {
    /// The kept segment that is changed; empty for a new one.
    pub(super) id: String,
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) shared: bool,
    pub(super) rows: Vec<Shown>,
    pub(super) subjects: Vec<Choice>,
    pub(super) text: String,
    pub(super) text_error: String,
    pub(super) name_error: String,
    pub(super) counts: Counts,
    pub(super) errors: Vec<Wrong>,
    pub(super) unit: String,
}

impl Page for BuilderPage {
    const TEMPLATE: &str = "segments/builder.html";
}

const CONDITIONS_TEMPLATE: &str = "segments/conditions.html";
const COUNTS_TEMPLATE: &str = "segments/counts.html";

/// A row as the template prints it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Shown {
    place: usize,
    number: usize,
    depth: usize,
    group: bool,
    how: &'static str,
    may_nest: bool,
    subject: String,
    not: bool,
    /// `choice`, `text`, `number`, `recent`, or nothing before a criterion was chosen.
    takes: &'static str,
    sign: String,
    value: String,
    days: String,
    times: String,
    may_be_any: bool,
    answers: Vec<Choice>,
    error: String,
    /// Groups that end after this row.
    closes: usize,
}

/// What the form of the builder says.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) rows: Vec<Row>,
    pub(super) name: String,
    pub(super) shared: bool,
    pub(super) id: String,
    pub(super) version: i64,
    /// Whether the button that counts was pressed.
    pub(super) counted: bool,
}

/// The rows that a form sends.
pub(super) fn said(fields: &Fields) -> Said {
    let mut rows = Vec::new();
    for place in 0..4 * CONDITIONS_MAX {
        let named = |letter: &str| format!("{letter}{place}");
        let Ok(depth) = fields.text(&named("d")).parse::<usize>() else { break };
        let shape = match How::parse(fields.text(&named("g"))) {
            Some(how) => Shape::Group(how),
            None => Shape::Condition {
                subject: fields.text(&named("c")).to_owned(),
                not: fields.text(&named("n")) == "not",
                typed: Typed {
                    sign: fields.text(&named("s")).to_owned(),
                    value: fields.text(&named("v")).to_owned(),
                    any: false,
                    days: fields.text(&named("y")).to_owned(),
                    times: fields.text(&named("t")).to_owned(),
                },
            },
        };
        rows.push(Row { depth: depth.min(DEPTH_MAX + 1), shape });
    }
    Said {
        rows,
        name: fields.text("name").to_owned(),
        shared: fields.has("shared"),
        id: fields.text("id").to_owned(),
        version: fields.text("version").parse().unwrap_or(0),
        counted: fields.text("do") == "count",
    }
}

/// `GET /office/segments/new`: the builder, after any of its buttons.
pub(super) async fn blank(
    State(app): State<App>,
    officer: Officer,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let mut said = said(&fields);
    let texts = app.texts.clone();
    let speaker = Speaker { texts: &texts, language: officer.language() };
    let mut wrong = None;
    if fields.has("where") {
        match parse(fields.text("where")) {
            Ok(tree) => said.rows = rows_of(&tree),
            Err(fault) => wrong = Some(wrong_text(&speaker, &fault)),
        }
    }
    said.rows = gesture(fields.text("do")).done(said.rows);
    let mut page = page(&app, &officer, said).await?;
    if let Some(wrong) = wrong {
        page.text = fields.text("where").to_owned();
        page.text_error.clone_from(&wrong.message);
        page.counts = Counts { fault: wrong.message.clone(), ..Counts::default() };
        page.errors.push(wrong);
        return app.refused(&page, officer.shell(&app));
    }
    match headers.get("x-fragment").and_then(|name| name.to_str().ok()) {
        Some("counts") => region(&app, &officer, "counts", COUNTS_TEMPLATE, &page),
        Some("conditions") => region(&app, &officer, "conditions", CONDITIONS_TEMPLATE, &page),
        _ => app.page(&page, &officer.shell(&app)),
    }
}

/// `GET /office/segments/{id}/edit`: a kept segment in the builder.
pub(super) async fn edit(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = SegmentId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let saved = app.db.read(move |tx| store::saved(tx, &scope, &id)).await?;
    let saved = saved.ok_or(Error::NotFound)?;
    let tree = parse(&saved.asked).unwrap_or_else(|_| Tree::everybody());
    let said = Said {
        rows: rows_of(&tree),
        name: saved.name,
        shared: saved.shared,
        id: saved.id.to_string(),
        version: saved.version,
        counted: false,
    };
    app.page(&page(&app, &officer, said).await?, &officer.shell(&app))
}

/// The page of what was said.
pub(super) async fn page(app: &App, officer: &Officer, mut said: Said) -> Result<BuilderPage> {
    if !matches!(said.rows.first(), Some(Row { shape: Shape::Group(_), .. })) {
        said.rows = rows_of(&Tree::everybody());
    }
    if said.rows.len() == 1 {
        said.rows = gesture("add-0").done(said.rows);
    }
    let (texts, language) = (app.texts.clone(), officer.language());
    let (scope, unit) = (officer.office.scope.clone(), officer.office.unit.name.clone());
    app.db
        .read(move |tx| {
            let speaker = Speaker { texts: &texts, language };
            let (tree, faults) = tree_of(&said.rows);
            let mut counts = counts(tx, &scope, &tree, &speaker, said.counted)?;
            counts.left_out = faults.len();
            let mut rows = shown(tx, &scope, &said.rows, &speaker)?;
            let mut errors = Vec::new();
            for (place, fault) in faults {
                let message = fault_told(&speaker, &fault);
                if let Some(row) = rows.get_mut(place) {
                    row.error.clone_from(&message);
                    let args = [("number", row.number.into())];
                    let label = speaker.say("segments-condition", &args);
                    errors.push(Wrong { field: format!("c{place}"), label, message });
                }
            }
            Ok(BuilderPage {
                id: said.id.clone(),
                version: said.version,
                name: said.name.clone(),
                shared: said.shared,
                rows,
                subjects: subjects(tx, &scope, &speaker)?,
                text: print(&tree),
                counts,
                errors,
                unit: unit.clone(),
                ..BuilderPage::default()
            })
        })
        .await
}

/// Everything that may be asked about, by its place in the features.
fn subjects(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Choice>> {
    let mut all = Vec::new();
    for one in criteria().filter(|one| !matches!(one.class, Class::Refused(_))) {
        let label = speaker.say(one.label, &[]);
        let Takes::Field(fields) = one.takes else {
            all.push(Choice::new(one.name, label));
            continue;
        };
        for field in fields(tx, scope, speaker)? {
            let args = [("field", field.label.into())];
            let label = speaker.say("segments-subject-field", &args);
            all.push(Choice::new(format!("{}.{}", one.name, field.value), label));
        }
    }
    Ok(all)
}

fn shown(
    tx: &mut Tx<'_>,
    scope: &Scope,
    rows: &[Row],
    speaker: &Speaker<'_>,
) -> Result<Vec<Shown>> {
    let mut all = Vec::new();
    let mut number = 0;
    for (place, row) in rows.iter().enumerate() {
        let next = rows.get(place + 1).map_or(0, |next| next.depth.max(1));
        let inside = row.depth + usize::from(matches!(row.shape, Shape::Group(_)));
        let mut one = Shown {
            place,
            depth: row.depth,
            closes: inside.saturating_sub(next),
            may_nest: row.depth + 1 < DEPTH_MAX,
            ..Shown::default()
        };
        match &row.shape {
            Shape::Group(how) => {
                one.group = true;
                one.how = how.name();
            }
            Shape::Condition { subject, not, typed } => {
                number += 1;
                one.number = number;
                one.subject.clone_from(subject);
                one.not = *not;
                one.sign.clone_from(&typed.sign);
                one.value.clone_from(&typed.value);
                one.days.clone_from(&typed.days);
                one.times.clone_from(&typed.times);
                offer(tx, scope, &mut one, speaker)?;
            }
        }
        all.push(one);
    }
    Ok(all)
}

/// What the criterion of a row may be compared with.
fn offer(tx: &mut Tx<'_>, scope: &Scope, row: &mut Shown, speaker: &Speaker<'_>) -> Result<()> {
    let (name, field) = row.subject.split_once('.').unwrap_or((row.subject.as_str(), ""));
    let Some(known) = criterion(name) else { return Ok(()) };
    let choice = |answer: Answer| Choice::new(answer.value, answer.label);
    match known.takes {
        Takes::Fixed(answers) => {
            row.takes = "choice";
            let choice = |(word, key): &(&str, &str)| Choice::new(*word, speaker.say(key, &[]));
            row.answers = answers.iter().map(choice).collect();
        }
        Takes::Known(answers) => {
            row.takes = "choice";
            row.answers = answers(tx, scope, speaker)?.into_iter().map(choice).collect();
        }
        Takes::Field(fields) => {
            let fields = fields(tx, scope, speaker)?;
            let among = fields.into_iter().find(|one| one.value == field).map(|one| one.among);
            let among = among.unwrap_or_default();
            row.takes = if among.is_empty() { "text" } else { "choice" };
            row.may_be_any = true;
            row.answers = among.into_iter().map(|one| Choice::new(one.clone(), one)).collect();
        }
        Takes::Text(..) => {
            row.takes = "text";
            row.value = read_back(known, &row.value);
        }
        Takes::Number(_) => row.takes = "number",
        Takes::Recent => row.takes = "recent",
        Takes::Nothing => {}
    }
    // What is no longer offered is shown all the same, so that it is not lost unseen.
    let offered = row.answers.iter().any(|answer| answer.value == row.value);
    if row.takes == "choice" && !row.value.is_empty() && !offered {
        row.answers.push(Choice::new(row.value.clone(), row.value.clone()));
    }
    Ok(())
}

/// A commune by its name rather than by its code, when that is read to the same one.
fn read_back(known: &Criterion, value: &str) -> String {
    let Takes::Text(read, told) = known.takes else { return value.to_owned() };
    let shown = read(value).map(|value| told(&value));
    let plain = shown.and_then(|shown| shown.split(" (").next().map(str::to_owned));
    plain.filter(|plain| read(plain) == read(value)).unwrap_or_else(|| value.to_owned())
}

/// The builder as samples: blank, full, with errors.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |place, takes| Shown {
        place,
        number: place,
        depth: 1,
        subject: "tag".to_owned(),
        takes,
        sign: Sign::AtLeast.text().to_owned(),
        value: "Relais".to_owned(),
        may_be_any: true,
        answers: vec![Choice::new("Relais", "Relais")],
        ..Shown::default()
    };
    let root = Shown { group: true, how: "all", may_nest: true, ..Shown::default() };
    let full = || BuilderPage {
        rows: vec![
            root.clone(),
            row(1, "choice"),
            row(2, "text"),
            row(3, "number"),
            row(4, "recent"),
            Shown { closes: 1, ..row(5, "") },
        ],
        subjects: vec![Choice::new("tag", "Étiquette")],
        text: "tag = Relais".to_owned(),
        counts: sample_counts(),
        unit: "Alès".to_owned(),
        ..BuilderPage::default()
    };
    let mut wrong = full();
    wrong.name_error = "Donnez un nom.".to_owned();
    wrong.text_error = "On ne connaît pas ce mot.".to_owned();
    wrong.id = "0193".to_owned();
    wrong.counts.fault = "Critère refusé.".to_owned();
    let message = "Choisissez une valeur.".to_owned();
    wrong.errors.push(Wrong { field: "c1".to_owned(), label: "Condition 1".to_owned(), message });
    if let Some(row) = wrong.rows.get_mut(1) {
        row.error = "Choisissez une valeur.".to_owned();
    }
    vec![
        SamplePage::new("segments/builder", full()),
        SamplePage::new("segments/builder-errors", wrong),
        SamplePage::new(
            "segments/builder-blank",
            BuilderPage { rows: vec![Shown { closes: 1, ..root }], ..BuilderPage::default() },
        ),
    ]
}
