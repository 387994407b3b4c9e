//! Looking after the machine: the jobs office for administrators; in the demonstration, its
//! front page with one-click sign-in, and the mails that it would have sent.

mod demo;
mod jobs;
mod mandates;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use kernel::jobs::JobKind;

use crate::app::App;
use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

/// How often what nobody needs any more is swept away.
const SWEPT_EVERY: Duration = Duration::from_secs(3_600);

/// The upkeep's declaration.
pub static FEATURE: Feature = Feature {
    name: "upkeep",
    routes,
    jobs: &[JobKind { name: "upkeep.sweep", run: jobs::sweep, every: Some(SWEPT_EVERY) }],
    migrations: &[],
    templates: &[
        ("upkeep/office.html", include_str!("templates/office.html")),
        ("upkeep/abandon.html", include_str!("templates/abandon.html")),
        ("upkeep/demo.html", include_str!("templates/demo.html")),
        ("upkeep/mails.html", include_str!("templates/mails.html")),
        ("upkeep/mail.html", include_str!("templates/mail.html")),
    ],
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::OfficeTop,
        label: "upkeep-nav",
        href: "/office/upkeep",
        right: Some(Right::Upkeep),
        place: 90,
    }],
    pages: samples,
    personal_data: PersonalData::None {
        why: "caught mails stay in the memory of a demonstration whose people are invented",
    },
    timeline: None,
    demo: mandates::demo,
    rebuild: None,
    gone: None,
    incoming: None,
};

fn routes() -> Router<App> {
    Router::new()
        .route("/office/upkeep", get(pages::show))
        .route("/office/upkeep/jobs/{id}/retry", post(pages::retry))
        .route("/office/upkeep/jobs/{id}/abandon", get(pages::ask).post(pages::abandon))
        .route("/demo", get(demo::show))
        .route("/demo/sign-in", post(demo::sign_in))
        .route("/demo/mails", get(demo::mails))
        .route("/demo/mails/{number}", get(demo::mail))
        .route("/demo/mails/{number}/file", get(demo::file))
}

fn samples() -> Vec<kernel::view::SamplePage> {
    let mut samples = pages::samples();
    samples.extend(demo::samples());
    samples
}
