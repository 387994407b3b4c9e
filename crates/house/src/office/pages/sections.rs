//! «Find my section»: the unit that looks after a postcode or a commune. Public, nothing
//! personal, nothing stored.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Visit};
use serde::Serialize;

use crate::app::App;
use crate::office::pages::{Choice, UnitLine, units};
use crate::org;

#[derive(Serialize)]
struct SectionsPage {
    postcode: String,
    commune: String,
    /// Whether a search was made.
    asked: bool,
    /// The communes of the postcode, to choose from when there are several.
    communes: Vec<Choice>,
    /// From the organisation down to the unit; empty when none looks after the place.
    chain: Vec<UnitLine>,
    source: &'static str,
}

impl Page for SectionsPage {
    const TEMPLATE: &'static str = "office/sections.html";
}

/// Finds the unit of a place.
pub(super) async fn show(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    app.organisation().await?;
    let postcode: String = fields.text("postcode").chars().filter(|sign| *sign != ' ').collect();
    let communes = territory::communes_of_postcode(&postcode);
    let chosen = fields.text("commune");
    let chosen = communes
        .iter()
        .find(|commune| commune.insee == chosen)
        .or_else(|| communes.first().filter(|_| communes.len() == 1))
        .map(|commune| commune.insee);
    let department = territory::department_of_postcode(&postcode).map(|known| known.code);
    let (asked, language) = (!postcode.is_empty(), visit.language);
    let place = postcode.clone();
    let chain = app
        .db
        .read(move |tx| {
            if !asked {
                return Ok(Vec::new());
            }
            let found = org::unit_for_place(tx, chosen, Some(&place), department)?;
            let Some(unit) = found else { return Ok(Vec::new()) };
            let path = org::path_of(tx, &unit)?;
            path.into_iter().map(|unit| units::line(tx, language, unit, None)).collect()
        })
        .await?;
    let choice = |commune: &territory::Commune| Choice {
        value: commune.insee.to_owned(),
        label: commune.name.to_owned(),
    };
    let page = SectionsPage {
        postcode,
        commune: chosen.unwrap_or_default().to_owned(),
        asked,
        communes: communes.iter().map(choice).collect(),
        chain,
        source: territory::SOURCE,
    };
    app.page(&page, &app.public_shell(&visit))
}

/// Before a search, found, and found by nobody.
pub(super) fn samples() -> Vec<SamplePage> {
    let commune =
        |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let page = |postcode: &str, communes, chain| SectionsPage {
        postcode: postcode.to_owned(),
        commune: String::new(),
        asked: !postcode.is_empty(),
        communes,
        chain,
        source: territory::SOURCE,
    };
    let two = vec![commune("30007", "Alès"), commune("30258", "Saint-Gilles")];
    vec![
        SamplePage::new("office/sections", page("", Vec::new(), Vec::new())),
        SamplePage::new("office/sections-found", page("30100", two, units::sample_lines())),
        SamplePage::new("office/sections-none", page("99999", Vec::new(), Vec::new())),
    ]
}
