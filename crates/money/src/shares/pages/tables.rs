//! The voted tables, and a new one.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Choice, Wrong, cut, day_of, hand, measure_told, receiver_told, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{self, Right, UnitKind};
use crate::shares::QuotaId;
use crate::shares::rules::{
    Receiver, Refusal, Rounding, ShareLine, What, checked, measure_typed, split,
};
use crate::shares::store::{self, NewTable, Quota};

/// What the tables' page tries a table on: a hundred euros.
const TRIED_CENTS: i64 = 10_000;
const HERE: &str = "/office/treasury/shares/tables";

#[derive(Serialize, Default)]
struct Tables {
    unit: String,
    tables: Vec<TableTold>,
    may_write: bool,
    receivers: Vec<ReceiverField>,
    whats: Vec<Choice>,
    roundings: Vec<Choice>,
    what: String,
    rounding: String,
    valid_from_on: String,
    voted_by: String,
    voted_on: String,
    note: String,
    wrong: Vec<Wrong>,
}

#[derive(Serialize)]
struct TableTold {
    id: String,
    unit: String,
    what: String,
    valid_from_on: String,
    voted_by: String,
    voted_on: String,
    note: String,
    by: String,
    rounding: String,
    is_withdrawn: bool,
    is_own: bool,
    lines: Vec<LineTold>,
}

#[derive(Serialize)]
struct LineTold {
    receiver: String,
    share: String,
    tried_cents: i64,
}

#[derive(Serialize)]
struct ReceiverField {
    name: String,
    label: String,
    value: String,
    error: String,
}

impl Page for Tables {
    const TEMPLATE: &str = "shares/tables.html";
}

/// GET `/office/treasury/shares/tables`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Totals)?;
    let page = page(&app, &officer, None).await?;
    app.page(&page, &officer.shell(&app))
}

/// The receivers that a table may name, and the field of each.
fn receivers(kinds: &[UnitKind]) -> Vec<(String, Receiver)> {
    let levels = kinds.iter().rev().map(|kind| Receiver::Level(kind.id.clone()));
    let all = [Receiver::Own].into_iter().chain(levels).chain([Receiver::Fund]);
    all.map(|receiver| (receiver.name().replace(':', "-"), receiver)).collect()
}

async fn page(app: &App, officer: &Officer, typed: Option<&Fields>) -> Result<Tables> {
    let scope = officer.office.scope.clone();
    let read = app.db.read(move |tx| Ok((store::tables_around(tx, &scope)?, org::unit_kinds(tx)?)));
    let (tables, kinds) = read.await?;
    let language = officer.language();
    let text = |name: &str| typed.map_or(String::new(), |typed| cut(typed.text(name)));
    let table = |table: Quota| {
        let tried = split(&table.lines, table.rounding, TRIED_CENTS);
        let line = |(line, tried_cents): (&ShareLine, i64)| LineTold {
            receiver: receiver_told(app, language, &line.receiver, &kinds),
            share: measure_told(app, language, line.measure),
            tried_cents,
        };
        TableTold {
            id: table.id.to_string(),
            is_own: table.unit == officer.office.unit.id,
            unit: table.unit_name,
            what: app.say(language, table.what.key()),
            valid_from_on: table.valid_from_on,
            voted_by: table.voted_by,
            voted_on: table.voted_on,
            note: table.note,
            by: table.by_name,
            rounding: app.say(language, table.rounding.key()),
            is_withdrawn: table.is_withdrawn,
            lines: table.lines.iter().zip(tried).map(line).collect(),
        }
    };
    let field = |(name, receiver): (String, Receiver)| ReceiverField {
        label: receiver_told(app, language, &receiver, &kinds),
        value: text(&name),
        name,
        error: String::new(),
    };
    let choice =
        |value: &str, key: &str| Choice { value: value.to_owned(), label: app.say(language, key) };
    Ok(Tables {
        unit: officer.office.unit.name.clone(),
        tables: tables.into_iter().map(table).collect(),
        may_write: officer.office.rights.has(Right::Settings),
        receivers: receivers(&kinds).into_iter().map(field).collect(),
        whats: What::ALL.into_iter().map(|what| choice(what.name(), what.key())).collect(),
        roundings: Rounding::ALL.into_iter().map(|one| choice(one.name(), one.key())).collect(),
        what: text("what"),
        rounding: text("rounding"),
        valid_from_on: text("valid_from_on"),
        voted_by: text("voted_by"),
        voted_on: text("voted_on"),
        note: text("note"),
        wrong: Vec::new(),
    })
}

/// What was typed as a table, or the fields that are wrong.
fn typed(
    officer: &Officer,
    fields: &Fields,
    kinds: &[UnitKind],
) -> std::result::Result<NewTable, Vec<(String, Refusal)>> {
    let mut wrong = Vec::new();
    let mut lines = Vec::new();
    for (name, receiver) in receivers(kinds) {
        match measure_typed(fields.text(&name)) {
            Ok(Some(measure)) => lines.push(ShareLine { receiver, measure }),
            Ok(None) => {}
            Err(refusal) => wrong.push((name, refusal)),
        }
    }
    if wrong.is_empty()
        && let Err(refusal) = checked(&lines)
    {
        wrong.push(("own".to_owned(), refusal));
    }
    let new = NewTable {
        unit: officer.office.unit.id.clone(),
        what: What::parse(fields.text("what")).unwrap_or(What::Dues),
        valid_from_on: day_of(fields.text("valid_from_on")),
        rounding: Rounding::parse(fields.text("rounding")).unwrap_or(Rounding::Down),
        voted_by: cut(fields.text("voted_by")),
        voted_on: day_of(fields.text("voted_on")),
        note: cut(fields.text("note")),
        lines,
    };
    for (name, is_missing) in [
        ("valid_from_on", new.valid_from_on.is_empty()),
        ("voted_by", new.voted_by.is_empty()),
        ("voted_on", new.voted_on.is_empty()),
    ] {
        if is_missing {
            wrong.push((name.to_owned(), Refusal::NoVote));
        }
    }
    if wrong.is_empty() { Ok(new) } else { Err(wrong) }
}

/// POST `/office/treasury/shares/tables`.
pub(super) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Settings)?;
    let kinds = app.db.read(org::unit_kinds).await?;
    let language = officer.language();
    let wrong = match typed(&officer, &fields, &kinds) {
        Err(wrong) => wrong,
        Ok(new) => {
            let by = hand(&officer);
            let done = app.db.write(move |tx| store::add_table(tx, &new, &by)).await;
            match refusal(done)? {
                Ok(_) => {
                    let said = app.say(language, "shares-table-added");
                    return see_other_with(HERE, &Notice::ok(said));
                }
                Err(_) => vec![("valid_from_on".to_owned(), Refusal::TableThere)],
            }
        }
    };
    let mut page = page(&app, &officer, Some(&fields)).await?;
    for (name, refusal) in wrong {
        let message = app.say(language, refusal.key());
        let field = page.receivers.iter_mut().find(|field| field.name == name);
        let label = match field {
            Some(field) => {
                field.error.clone_from(&message);
                field.label.clone()
            }
            None => app.say(language, label_key(&name)),
        };
        page.wrong.push(Wrong { field: name, label, message });
    }
    app.refused(&page, officer.shell(&app))
}

fn label_key(field: &str) -> &'static str {
    match field {
        "voted_by" => "shares-table-voted-by",
        "voted_on" => "shares-table-voted-on",
        _ => "shares-table-from",
    }
}

/// POST `/office/treasury/shares/tables/{id}/withdraw`.
pub(super) async fn withdraw(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Settings)?;
    let id = QuotaId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    app.db.write(move |tx| store::withdraw(tx, &scope, &id)).await?;
    let said = app.say(officer.language(), "shares-table-withdrawn");
    see_other_with(HERE, &Notice::ok(said))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |receiver: &str, share: &str, tried_cents| LineTold {
        receiver: receiver.to_owned(),
        share: share.to_owned(),
        tried_cents,
    };
    let table = |is_withdrawn| TableTold {
        id: "1".to_owned(),
        unit: "Gard".to_owned(),
        what: "Cotisations".to_owned(),
        valid_from_on: "2026-01-01".to_owned(),
        voted_by: "Conseil fédéral".to_owned(),
        voted_on: "2025-06-14".to_owned(),
        note: "Trois tiers".to_owned(),
        by: "Odile Fauvel".to_owned(),
        rounding: "au receveur du reste".to_owned(),
        is_withdrawn,
        is_own: true,
        lines: vec![line("Fédération", "33,33 %", 3_333), line("La section", "reste", 6_667)],
    };
    let field = |error: &str| ReceiverField {
        name: "own".to_owned(),
        label: "L’unité qui encaisse".to_owned(),
        value: "reste".to_owned(),
        error: error.to_owned(),
    };
    let full = Tables {
        unit: "Gard".to_owned(),
        tables: vec![table(false), table(true)],
        may_write: true,
        receivers: vec![field("")],
        ..Tables::default()
    };
    let refused = Tables {
        may_write: true,
        receivers: vec![field("Quelqu’un doit prendre le reste.")],
        wrong: vec![Wrong {
            field: "own".to_owned(),
            label: "L’unité qui encaisse".to_owned(),
            message: "Quelqu’un doit prendre le reste.".to_owned(),
        }],
        ..Tables::default()
    };
    vec![
        SamplePage::new("shares/tables", full),
        SamplePage::new("shares/tables-empty", Tables::default()),
        SamplePage::new("shares/tables-refused", refused),
    ]
}
