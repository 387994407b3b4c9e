//! The pages of claims: for those who make them, for those who read and pay them.

mod keyed;
mod mine;
mod office;
mod own;
mod writer;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};
use kernel::refusal;
use kernel::view::SamplePage;
use kernel::web::Fields;
use serde::Serialize;

use crate::accounts::{Actor, Officer};
use crate::app::App;
use crate::claims::rules::{Refusal, State};
use crate::claims::store::{Claim, Fact, Line};
use crate::ledger::PROOF_FORM_BYTES_MAX;

/// The pages' addresses: those who write claims have the same ones, in their space and at work.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/claims", get(mine::list))
        .route("/me/claims/new", get(mine::new).post(mine::create))
        .route("/me/claims/{id}", get(own::show::<Actor>))
        .route("/me/claims/{id}/edit", get(mine::edit::<Actor>).post(mine::change::<Actor>))
        .route("/me/claims/{id}/lines", limited(post(own::add_line::<Actor>)))
        .route("/me/claims/{id}/lines/{line}/remove", post(own::remove_line::<Actor>))
        .route("/me/claims/{id}/lines/{line}/proof", get(own::proof::<Actor>))
        .route("/me/claims/{id}/file", post(own::file::<Actor>))
        .route("/me/claims/{id}/withdraw", post(own::withdraw::<Actor>))
        .route("/office/treasury/claims", get(office::list))
        .route("/office/treasury/claims/pay", post(office::pay))
        .route("/office/treasury/claims/orders/{id}/file", get(office::order))
        .route("/office/treasury/claims/keyed/new", get(mine::key).post(mine::keyed))
        .route("/office/treasury/claims/keyed/{id}", get(own::show::<Officer>))
        .route(
            "/office/treasury/claims/keyed/{id}/edit",
            get(mine::edit::<Officer>).post(mine::change::<Officer>),
        )
        .route("/office/treasury/claims/keyed/{id}/lines", limited(post(own::add_line::<Officer>)))
        .route(
            "/office/treasury/claims/keyed/{id}/lines/{line}/remove",
            post(own::remove_line::<Officer>),
        )
        .route("/office/treasury/claims/keyed/{id}/lines/{line}/proof", get(own::proof::<Officer>))
        .route("/office/treasury/claims/keyed/{id}/file", post(own::file::<Officer>))
        .route("/office/treasury/claims/keyed/{id}/withdraw", post(own::withdraw::<Officer>))
        .route("/office/treasury/claims/{id}", get(office::show).post(office::decide))
        .route("/office/treasury/claims/{id}/lines/{line}/proof", get(office::proof))
}

/// Lets a form hold a proof.
fn limited(line: MethodRouter<App>) -> MethodRouter<App> {
    line.layer(DefaultBodyLimit::max(PROOF_FORM_BYTES_MAX))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = mine::samples();
    samples.extend(own::samples());
    samples.extend(keyed::samples());
    samples.extend(office::samples());
    samples
}

/// What people read in their history of consultations.
const REASON: &str = "Note de frais";
/// Longest typed text, in characters.
const TEXT_CHARS_MAX: usize = 140;

fn cut(text: &str) -> String {
    text.trim().chars().take(TEXT_CHARS_MAX).collect()
}

/// A field that is wrong, as pages list it.
#[derive(Debug, Clone, Serialize)]
struct Wrong {
    field: &'static str,
    label: String,
    message: String,
}

/// A value of a list of choices.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// A claim on a list.
#[derive(Debug, Clone, Serialize)]
struct Told {
    id: String,
    unit: String,
    name: String,
    purpose: String,
    cents: i64,
    at: i64,
    state: &'static str,
}

fn told(claim: &Claim) -> Told {
    Told {
        id: claim.id.to_string(),
        unit: claim.unit_name.clone(),
        name: claim.person_name.clone(),
        purpose: claim.purpose.clone(),
        cents: claim.cents,
        at: claim.at.0,
        state: claim.state().name(),
    }
}

/// A claim with all that was said of it, as both sides read it.
#[derive(Debug, Clone, Serialize)]
struct Whole {
    #[serde(flatten)]
    told: Told,
    payee_name: String,
    payee_iban: String,
    lines: Vec<Line>,
    facts: Vec<Fact>,
}

fn whole(claim: &Claim, lines: Vec<Line>, facts: Vec<Fact>) -> Whole {
    Whole {
        told: told(claim),
        payee_name: claim.payee_name.clone(),
        payee_iban: claim.payee_iban.clone(),
        lines,
        facts,
    }
}

fn version_of(fields: &Fields) -> i64 {
    fields.text("version").parse().unwrap_or(-1)
}

fn sample(state: State) -> Told {
    Told {
        id: "1".to_owned(),
        unit: "Alès".to_owned(),
        name: "Ana Moulin".to_owned(),
        purpose: "Réunion publique du 12 novembre".to_owned(),
        cents: 8_450,
        at: 1_795_000_000_000,
        state: state.name(),
    }
}

fn sample_whole(state: State) -> Whole {
    let id = crate::claims::LineId::parse("01890000-0000-7000-8000-000000000001");
    let line = |id| Line {
        id,
        on_day: "2026-11-12".to_owned(),
        category: "rooms".to_owned(),
        label: "Location de la salle".to_owned(),
        cents: 8_450,
        file: "1".to_owned(),
        file_name: "facture.pdf".to_owned(),
    };
    let fact = |kind: &str, why: &str| Fact {
        number: 1,
        kind: kind.to_owned(),
        on_day: "2026-11-13".to_owned(),
        why: why.to_owned(),
        pay: None,
        entry: None,
        by_name: "Colette Vauquelin".to_owned(),
        at: kernel::time::Moment(1_795_100_000_000),
    };
    Whole {
        told: sample(state),
        payee_name: "Ana Moulin".to_owned(),
        payee_iban: "FR7630006000011234567890189".to_owned(),
        lines: id.map(line).into_iter().collect(),
        facts: vec![fact("filed", ""), fact("refused", "La facture n'est pas lisible.")],
    }
}

/// The field that a refusal is about.
fn field_of(key: &str) -> &'static str {
    let of = |refusal: Refusal| refusal.key() == key;
    match () {
        () if of(Refusal::NoUnit) => "unit",
        () if of(Refusal::NoPurpose) => "purpose",
        () if of(Refusal::NoPayee) => "payee_name",
        () if of(Refusal::NoIban) => "payee_iban",
        () if of(Refusal::NoAmount) => "amount",
        () if of(Refusal::BadDay) => "on_day",
        () if of(Refusal::NoLabel) => "label",
        () if of(Refusal::NoWhy) => "why",
        () if key.starts_with("ledger-wrong-proof-") => "proof",
        () => "",
    }
}
