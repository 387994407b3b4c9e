//! Find my section: by postcode, on a map of the departments that is drawn here, or in a list.
//! Nothing personal, nothing kept.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Visit, see_other};
use serde::Serialize;

use super::base_of;
use crate::accounts::Reader;
use crate::app::App;
use crate::org::{self, ClaimKind};
use crate::site::store::{self, Claimed};

#[derive(Serialize)]
struct FindPage {
    postcode: String,
    commune: String,
    /// Whether a place was asked for.
    asked: bool,
    /// The communes of the postcode, code and name, when there are several.
    communes: Vec<(String, String)>,
    /// From the organisation down to the unit; empty when none looks after the place.
    chain: Vec<Told>,
    /// The department that was chosen; empty when none was.
    department: String,
    units: Vec<Told>,
    frame: &'static str,
    credit: &'static str,
    outlines: Vec<Outlined>,
    departments: Vec<Counted>,
    source: &'static str,
    oembed: String,
}

/// A unit, with its site if it has one.
#[derive(Serialize, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    name: String,
    href: String,
}

#[derive(Serialize)]
struct Outlined {
    code: &'static str,
    name: &'static str,
    path: &'static str,
    count: usize,
    here: bool,
}

#[derive(Serialize)]
struct Counted {
    code: &'static str,
    name: &'static str,
    count: usize,
}

impl Page for FindPage {
    const TEMPLATE: &'static str = "site/find.html";
}

/// The same in a frame of another site.
#[derive(Serialize)]
#[serde(transparent)]
struct FindFrame(FindPage);

impl Page for FindFrame {
    const TEMPLATE: &'static str = "site/find_frame.html";
}

/// GET `/find?postcode=30100` or `/find?department=30`.
pub(super) async fn show(
    State(app): State<App>,
    reader: Reader,
    fields: Fields,
) -> Result<Response> {
    let page = found(&app, &fields).await?;
    app.page(&page, &reader.shell(&app))
}

/// GET `/embed/find`: the same in a frame of another site.
pub(super) async fn frame(
    State(app): State<App>,
    visit: Visit,
    fields: Fields,
) -> Result<Response> {
    app.organisation().await?;
    let page = FindFrame(found(&app, &fields).await?);
    app.page(&page, &app.public_shell(&visit))
}

async fn found(app: &App, fields: &Fields) -> Result<FindPage> {
    let postcode: String =
        fields.text("postcode").chars().filter(char::is_ascii_alphanumeric).take(5).collect();
    let communes = territory::communes_of_postcode(&postcode);
    let chosen = fields.text("commune");
    let chosen = communes
        .iter()
        .find(|commune| commune.insee == chosen)
        .or_else(|| communes.first().filter(|_| communes.len() == 1))
        .map(|commune| commune.insee);
    let department = territory::department_of_postcode(&postcode).map(|known| known.code);
    let place = postcode.clone();
    let read = move |tx: &mut Tx<'_>| {
        let claimed = store::claimed(tx)?;
        let found = match place.is_empty() {
            true => None,
            false => org::unit_for_place(tx, chosen, Some(&place), department)?,
        };
        let mut chain = Vec::new();
        let path = found.map(|unit| org::path_of(tx, &unit)).transpose()?;
        for unit in path.unwrap_or_default() {
            let base = base_of(tx, &unit.id)?;
            let home = base.map(|base| if base.is_empty() { "/".to_owned() } else { base });
            chain.push(Told { name: unit.name, href: home.unwrap_or_default() });
        }
        Ok((claimed, chain))
    };
    let (claimed, chain) = app.db.read(read).await?;
    let name = |commune: &territory::Commune| (commune.insee.to_owned(), commune.name.to_owned());
    Ok(FindPage {
        oembed: app.oembed("/find"),
        asked: !postcode.is_empty(),
        commune: chosen.unwrap_or_default().to_owned(),
        communes: communes.iter().map(name).collect(),
        chain,
        postcode,
        ..around(&claimed, fields.text("department"))
    })
}

/// The map alone, as a value that its template prints.
pub(in crate::site) fn map_of(tx: &mut Tx<'_>) -> Result<serde_json::Value> {
    let claimed = store::claimed(tx)?;
    Ok(serde_json::to_value(around(&claimed, ""))?)
}

/// GET `/sections`: where this was.
pub(super) async fn former(reader: Reader) -> Result<Response> {
    match reader.visit.path.split_once('?') {
        Some((_, query)) => see_other(&format!("/find?{query}")),
        None => see_other("/find"),
    }
}

/// The department of a claim.
fn department_of(claim: &Claimed) -> Option<&'static territory::Department> {
    match ClaimKind::parse(&claim.kind)? {
        ClaimKind::Department => territory::department(&claim.code),
        ClaimKind::Postcode => territory::department_of_postcode(&claim.code),
        ClaimKind::Commune => territory::department(territory::commune(&claim.code)?.department),
    }
}

/// The map and the lists, with the units of the chosen department.
fn around(claimed: &[Claimed], chosen: &str) -> FindPage {
    let mut by_department: BTreeMap<&'static str, Vec<Told>> = BTreeMap::new();
    for claim in claimed {
        if let Some(department) = department_of(claim) {
            let units = by_department.entry(department.code).or_default();
            units.push(Told { name: claim.name.clone(), href: claim.href() });
        }
    }
    for units in by_department.values_mut() {
        units.sort();
        units.dedup();
    }
    let count = |code: &str| by_department.get(code).map_or(0, Vec::len);
    let named = |code: &str| territory::department(code).map_or("", |known| known.name);
    let outlined = |one: &territory::Outline| Outlined {
        code: one.code,
        name: named(one.code),
        path: one.path,
        count: count(one.code),
        here: one.code == chosen,
    };
    let counted = |code: &&'static str| Counted { code, name: named(code), count: count(code) };
    let units = by_department.get(chosen).cloned().unwrap_or_default();
    FindPage {
        postcode: String::new(),
        commune: String::new(),
        asked: false,
        communes: Vec::new(),
        chain: Vec::new(),
        department: if units.is_empty() { String::new() } else { named(chosen).to_owned() },
        units,
        frame: territory::OUTLINES_FRAME,
        credit: territory::OUTLINES_CREDIT,
        outlines: territory::outlines().iter().map(outlined).collect(),
        departments: by_department.keys().map(counted).collect(),
        source: territory::SOURCE,
        oembed: String::new(),
    }
}

/// Before a search, found, found by nobody, a department.
pub(super) fn samples() -> Vec<SamplePage> {
    let claim = |kind: &str, code: &str, name: &str, slug: Option<&str>| Claimed {
        kind: kind.to_owned(),
        code: code.to_owned(),
        name: name.to_owned(),
        slug: slug.map(str::to_owned),
    };
    let claims = [
        claim("department", "30", "Gard", Some("gard")),
        claim("postcode", "30100", "Alès", None),
        claim("commune", "30007", "Alès", None),
    ];
    let alone = |name: &str| Told { name: name.to_owned(), href: String::new() };
    let found = FindPage {
        postcode: "30100".to_owned(),
        asked: true,
        communes: vec![
            ("30007".to_owned(), "Alès".to_owned()),
            ("30258".to_owned(), "Saint-Gilles".to_owned()),
        ],
        chain: vec![alone("Union"), alone("Alès")],
        ..around(&claims, "")
    };
    let framed = || FindFrame(around(&claims, "30"));
    let none = FindPage { postcode: "99999".to_owned(), asked: true, ..around(&[], "") };
    vec![
        SamplePage::new("site find frame", framed()),
        SamplePage::new("site find", around(&claims, "30")),
        SamplePage::new("site find, found", found),
        SamplePage::new("site find, none", none),
    ]
}
