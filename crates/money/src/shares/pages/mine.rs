//! Where my money goes.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use serde::Serialize;

use crate::accounts::Actor;
use crate::app::App;
use crate::shares::store;

#[derive(Serialize)]
struct Mine {
    year: String,
    sum_cents: i64,
    gone: Vec<GoneTold>,
}

#[derive(Serialize)]
struct GoneTold {
    unit: String,
    is_fund: bool,
    cents: i64,
}

impl Page for Mine {
    const TEMPLATE: &str = "shares/mine.html";
}

/// GET `/me/shares`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let year: String = app.now().day_text().chars().take(4).collect();
    let (person, of) = (actor.person.clone(), year.clone());
    let gone = app.db.read(move |tx| store::mine(tx, &person, &of)).await?;
    let told =
        |(to, cents): (store::Gone, i64)| GoneTold { unit: to.unit, is_fund: to.is_fund, cents };
    let page = Mine {
        year,
        sum_cents: gone.iter().map(|(_, cents)| cents).sum(),
        gone: gone.into_iter().map(told).collect(),
    };
    app.page(&page, &actor.shell(&app))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let gone = |unit: &str, is_fund, cents| GoneTold { unit: unit.to_owned(), is_fund, cents };
    let full = Mine {
        year: "2026".to_owned(),
        sum_cents: 12_000,
        gone: vec![gone("Alès", false, 6_000), gone("Union", true, 6_000)],
    };
    let empty = Mine { year: "2026".to_owned(), sum_cents: 0, gone: Vec::new() };
    vec![SamplePage::new("shares/mine", full), SamplePage::new("shares/mine-empty", empty)]
}
