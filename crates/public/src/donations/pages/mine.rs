//! The giver's own space: what they give, another amount, stopping.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Actor;
use crate::app::App;
use crate::donations::DonationId;
use crate::donations::rules::euros;
use crate::donations::store::{self, Mine};
use crate::intake::Wrong;

/// Smallest monthly gift, in cents.
const MONTHLY_CENTS_MIN: i64 = 100;
/// Largest, in cents.
const MONTHLY_CENTS_MAX: i64 = 100_000_000;
/// Months of a year.
const MONTHS: i64 = 12;

#[derive(Serialize)]
struct Shown {
    rows: Vec<Row>,
    errors: Vec<Wrong>,
}

/// A donation with what is in its field.
#[derive(Serialize)]
struct Row {
    mine: Mine,
    amount: String,
    error: String,
}

impl Page for Shown {
    const TEMPLATE: &str = "donations/mine.html";
}

/// GET `/me/donations`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let page = page(&app, &actor, None).await?;
    app.page(&page, &actor.shell(&app))
}

async fn page(app: &App, actor: &Actor, typed: Option<(&str, &str, &str)>) -> Result<Shown> {
    let person = actor.person.clone();
    let found = app.db.read(move |tx| store::mine(tx, &person)).await?;
    let language = actor.visit.language;
    let mut errors = Vec::new();
    let row = |mine: Mine| {
        let own = typed.filter(|(id, ..)| *id == mine.id);
        if let Some((_, _, key)) = own {
            errors.push(Wrong {
                field: "",
                label: app.say(language, "donations-amount"),
                message: app.say(language, key),
            });
        }
        Row {
            amount: own.map_or_else(|| euros(mine.cents), |(_, amount, _)| amount.to_owned()),
            error: own.map_or_else(String::new, |(_, _, key)| app.say(language, key)),
            mine,
        }
    };
    let rows = found.into_iter().map(row).collect();
    Ok(Shown { rows, errors })
}

/// POST `/me/donations/{donation}`: another amount every month, or no more.
pub(super) async fn act(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let known = DonationId::parse(&id).ok_or(Error::NotFound)?;
    let (person, language) = (actor.person.clone(), actor.visit.language);
    if fields.text("do") == "stop" {
        app.db.write(move |tx| store::stop(tx, &person, &known)).await?;
        let said = app.say(language, "donations-mine-stopped");
        return see_other_with("/me/donations", &Notice::ok(said));
    }
    let typed: String = fields.text("amount").chars().take(20).collect();
    let cents = values::parse_cents(&typed).ok();
    let cents = cents.filter(|cents| (MONTHLY_CENTS_MIN..=MONTHLY_CENTS_MAX).contains(cents));
    let done = app
        .db
        .write(move |tx| {
            // Whose it is comes before what was typed.
            let most = store::most_in_year(tx, &person, &known)?;
            let cents = cents.ok_or(Error::Refused("donations-refusal-amount"))?;
            if most.is_some_and(|most| cents.saturating_mul(MONTHS) > most) {
                return Err(Error::Refused("donations-refusal-year-monthly"));
            }
            store::change(tx, &person, &known, cents)
        })
        .await;
    match kernel::refusal(done)? {
        Ok(Some(agree)) => {
            let said = app.say(language, "donations-mine-agree");
            see_other_with(&agree, &Notice::ok(said))
        }
        Ok(None) => {
            let said = app.say(language, "donations-mine-changed");
            see_other_with("/me/donations", &Notice::ok(said))
        }
        Err(key) => {
            let page = page(&app, &actor, Some((&id, &typed, key))).await?;
            app.refused(&page, actor.shell(&app))
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |state: &'static str, is_monthly: bool, error: &str| Row {
        mine: Mine {
            id: "1".to_owned(),
            slug: "local".to_owned(),
            title: "Le local".to_owned(),
            collector: "ADF du Gard".to_owned(),
            way: if is_monthly { "debit" } else { "transfer" }.to_owned(),
            is_monthly,
            cents: 2_000,
            confirmed_on: "2026-10-01".to_owned(),
            received_cents: 4_000,
            state,
            iban: if is_monthly { "FR76 •••• 296" } else { "" }.to_owned(),
            reference: "M0192".to_owned(),
        },
        amount: "20".to_owned(),
        error: error.to_owned(),
    };
    let card = |row: Row| {
        let (way, iban) = ("card".to_owned(), String::new());
        Row { mine: Mine { way, iban, ..row.mine }, ..row }
    };
    let full = vec![
        row("running", true, ""),
        card(row("running", true, "")),
        card(row("failing", true, "")),
        row("stopped", true, ""),
        row("waiting", false, ""),
        row("paid", false, ""),
    ];
    let wrong =
        Wrong {
            field: "", label: "Montant".to_owned(), message: "Écrivez un montant.".to_owned()
        };
    let refused =
        Shown { rows: vec![row("running", true, "Écrivez un montant.")], errors: vec![wrong] };
    vec![
        SamplePage::new("donations page mine", Shown { rows: full, errors: Vec::new() }),
        SamplePage::new("donations page mine, refused", refused),
        SamplePage::new(
            "donations page mine, empty",
            Shown { rows: Vec::new(), errors: Vec::new() },
        ),
    ]
}
