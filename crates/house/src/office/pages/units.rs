//! The tree of units, a level at a time, and what is known of one unit.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, PAGE_ROWS_MAX, Paged};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::claims::{ClaimLine, claim_line};
use crate::office::pages::mandates::{MandateLine, lines_of};
use crate::office::pages::{UnitLine, named};
use crate::office::store;
use crate::org::{self, MandateState, Office, Right, Scope, Unit, UnitId};

#[derive(Serialize)]
struct UnitsPage {
    q: String,
    here: UnitLine,
    units: Vec<UnitLine>,
    next: Option<String>,
    manages: bool,
}

impl Page for UnitsPage {
    const TEMPLATE: &'static str = "office/units.html";
}

#[derive(Serialize)]
struct UnitPage {
    unit: UnitLine,
    /// From the organisation down to the unit above.
    above: Vec<UnitLine>,
    /// Whether the unit is in the officer's scope: the rest is empty otherwise.
    within: bool,
    manages: bool,
    records_mandates: bool,
    reads_people: bool,
    units: Vec<UnitLine>,
    next: Option<String>,
    claims: Vec<ClaimLine>,
    aliases: Vec<String>,
    open: Vec<MandateLine>,
    over: Vec<MandateLine>,
}

impl Page for UnitPage {
    const TEMPLATE: &'static str = "office/unit.html";
}

/// The units below the officer's, or those that a search finds.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let (office, language) = (officer.office.clone(), officer.language());
    let (q, after) = (fields.text("q").to_owned(), Cursor::parse(fields.text("after")));
    let page = app
        .db
        .read(move |tx| {
            let here = line(tx, language, office.unit.clone(), None)?;
            let (units, next) = if q.is_empty() {
                level(tx, &office.scope, &office.unit.id, after.as_ref(), "/office/units")?
            } else {
                let limit = i64::try_from(PAGE_ROWS_MAX)?;
                (org::find_units(tx, &office.scope, &q, limit)?, None)
            };
            let units = store::counted(tx, &office.scope, units)?;
            let manages = office.rights.has(Right::ManageUnits);
            let units = lines(tx, language, units)?;
            Ok(UnitsPage { q: q.clone(), here, units, next, manages })
        })
        .await?;
    app.page(&page, &officer.shell(&app))
}

/// One page of the units right below a unit, and the address of the next page.
fn level(
    tx: &mut Tx<'_>,
    scope: &Scope,
    parent: &UnitId,
    after: Option<&Cursor>,
    path: &str,
) -> Result<(Vec<Unit>, Option<String>)> {
    scope.narrowed(tx, parent)?.ok_or(Error::NotFound)?;
    let after = after.map_or(("", ""), |cursor| (cursor.key.as_str(), cursor.id.as_str()));
    let limit = i64::try_from(PAGE_ROWS_MAX)? + 1;
    let paged = Paged::of(org::units_right_below(tx, parent, after, limit)?);
    let last = paged.rows.last().filter(|_| paged.more);
    let next = last.map(|(unit, folded)| {
        let cursor = Cursor { key: folded.clone(), id: unit.id.as_str().to_owned() };
        format!("{path}?after={}", cursor.encoded())
    });
    Ok((paged.rows.into_iter().map(|(unit, _)| unit).collect(), next))
}

/// One unit. Those above the officer's are shown without people or mandates; any other one is
/// absent.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let after = Cursor::parse(fields.text("after"));
    let (office, language) = (officer.office.clone(), officer.language());
    let page = app.db.read(move |tx| read(tx, &office, language, &id, after.as_ref())).await?;
    app.page(&page, &officer.shell(&app))
}

fn read(
    tx: &mut Tx<'_>,
    office: &Office,
    language: Language,
    id: &UnitId,
    after: Option<&Cursor>,
) -> Result<UnitPage> {
    let unit = org::unit(tx, id)?.ok_or(Error::NotFound)?;
    let mut path = org::path_of(tx, id)?;
    path.pop();
    let mut above = Vec::new();
    for one in path {
        above.push(line(tx, language, one, None)?);
    }
    let Some(scope) = office.scope.narrowed(tx, id)? else {
        if !org::units_above(tx, &office.unit.id)?.contains(id) {
            return Err(Error::NotFound);
        }
        let unit = line(tx, language, unit, None)?;
        return Ok(UnitPage::from_afar(unit, above));
    };
    let reads_people = office.rights.has(Right::ReadPeople);
    let (open, over) = if reads_people {
        unit_mandates(tx, &scope, id, language)?
    } else {
        (Vec::new(), Vec::new())
    };
    let (units, next) = level(tx, &scope, id, after, &format!("/office/units/{id}"))?;
    let units = store::counted(tx, &scope, units)?;
    let claims = org::claims_of(tx, id, 200)?;
    let people = store::people_count(tx, &scope)?;
    Ok(UnitPage {
        unit: line(tx, language, unit, Some(people))?,
        above,
        within: true,
        manages: office.rights.has(Right::ManageUnits),
        records_mandates: office.rights.has(Right::ManageMandates),
        reads_people,
        units: lines(tx, language, units)?,
        next,
        claims: claims.into_iter().map(|(kind, code)| claim_line(kind, code)).collect(),
        aliases: org::aliases_of(tx, id)?,
        open,
        over,
    })
}

impl UnitPage {
    /// What an officer of a unit below sees.
    const fn from_afar(unit: UnitLine, above: Vec<UnitLine>) -> Self {
        Self {
            unit,
            above,
            within: false,
            manages: false,
            records_mandates: false,
            reads_people: false,
            units: Vec::new(),
            next: None,
            claims: Vec::new(),
            aliases: Vec::new(),
            open: Vec::new(),
            over: Vec::new(),
        }
    }
}

/// The mandates of the unit itself: open ones, then those that are over.
fn unit_mandates(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &UnitId,
    language: Language,
) -> Result<(Vec<MandateLine>, Vec<MandateLine>)> {
    let today = tx.now().day_text();
    let mut read = |state| {
        let mut mandates = org::mandates_in(tx, scope, state, (&today, &today), 200)?;
        mandates.retain(|mandate| mandate.unit == *id);
        lines_of(tx, scope, language, mandates, &today)
    };
    Ok((read(MandateState::Open)?, read(MandateState::Over)?))
}

/// A unit as a line, with the name of its kind.
pub(super) fn line(
    tx: &mut Tx<'_>,
    language: Language,
    unit: Unit,
    people: Option<i64>,
) -> Result<UnitLine> {
    let kinds = org::unit_kinds(tx)?;
    let kind = kinds.iter().find(|kind| kind.id == unit.kind);
    let kind = kind.map_or("", |kind| named(language, &kind.name_fr, &kind.name_en)).to_owned();
    Ok(UnitLine { id: unit.id.as_str().to_owned(), name: unit.name, kind, people })
}

/// Units as lines, with the names of their kinds.
pub(super) fn lines(
    tx: &mut Tx<'_>,
    language: Language,
    units: Vec<(Unit, Option<i64>)>,
) -> Result<Vec<UnitLine>> {
    units.into_iter().map(|(unit, people)| line(tx, language, unit, people)).collect()
}

/// Invented lines for samples.
pub(super) fn sample_lines() -> Vec<UnitLine> {
    let line = |id: &str, name: &str, people| UnitLine {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: "Section".to_owned(),
        people,
    };
    vec![line("1", "Alès", Some(287)), line("2", "Nîmes", Some(1_204)), line("3", "Uzès", None)]
}

/// The tree, a search without result, a unit with everything, one seen from below.
pub(super) fn samples() -> Vec<SamplePage> {
    let unit = || UnitLine {
        id: "1".to_owned(),
        name: "Gard".to_owned(),
        kind: "Fédération".to_owned(),
        people: Some(1_491),
    };
    let list = |q: &str, units, next| UnitsPage {
        q: q.to_owned(),
        here: unit(),
        units,
        next,
        manages: true,
    };
    let more = Some("/office/units?after=1".to_owned());
    let full = UnitPage {
        within: true,
        manages: true,
        records_mandates: true,
        reads_people: true,
        units: sample_lines(),
        next: more.clone(),
        claims: vec![claim_line(org::ClaimKind::Department, "30".to_owned())],
        aliases: vec!["gard".to_owned(), "federation 30".to_owned()],
        open: vec![MandateLine::sample()],
        over: vec![MandateLine::sample()],
        ..UnitPage::from_afar(unit(), sample_lines())
    };
    let bare = UnitPage { within: true, reads_people: true, ..UnitPage::from_afar(unit(), vec![]) };
    vec![
        SamplePage::new("office/units", list("", sample_lines(), more)),
        SamplePage::new("office/units-empty", list("", Vec::new(), None)),
        SamplePage::new("office/units-none", list("Zzz", Vec::new(), None)),
        SamplePage::new("office/unit", full),
        SamplePage::new("office/unit-bare", bare),
        SamplePage::new("office/unit-above", UnitPage::from_afar(unit(), sample_lines())),
    ]
}
