//! Pages of segments: those kept, the builder, a segment and its people, lists, draws by lot.

mod builder;
mod draws;
mod home;
mod lists;
mod people;
mod segment;
mod shown;

use axum::Router;
use axum::routing::{get, post};
use kernel::text::Value;
use kernel::view::SamplePage;

use crate::app::App;
use crate::criterion::{Class, Speaker};
use crate::features::criterion;
use crate::segments::rules::Fault;

/// The pages of segments and who answers them.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/segments", get(home::home).post(segment::keep))
        .route("/office/segments/new", get(builder::blank))
        .route("/office/segments/people", get(people::unsaved))
        .route("/office/segments/{id}", get(segment::show).post(segment::change))
        .route("/office/segments/{id}/edit", get(builder::edit))
        .route("/office/segments/{id}/close", get(segment::closing).post(segment::close))
        .route("/office/lists", post(lists::make))
        .route("/office/lists/{id}", get(lists::show))
        .route("/office/lists/{id}/remove", post(lists::remove))
        .route("/office/lists/{id}/close", get(lists::closing).post(lists::close))
        .route("/office/draws", post(draws::make))
        .route("/office/draws/{id}", get(draws::show))
}

/// Templates of the pages.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("segments/home.html", include_str!("../templates/home.html")),
    ("segments/builder.html", include_str!("../templates/builder.html")),
    ("segments/conditions.html", include_str!("../templates/conditions.html")),
    ("segments/counts.html", include_str!("../templates/counts.html")),
    ("segments/segment.html", include_str!("../templates/segment.html")),
    ("segments/people.html", include_str!("../templates/people.html")),
    ("segments/rows.html", include_str!("../templates/rows.html")),
    ("segments/list.html", include_str!("../templates/list.html")),
    ("segments/add.html", include_str!("../templates/add.html")),
    ("segments/draw.html", include_str!("../templates/draw.html")),
    ("segments/close.html", include_str!("../templates/close.html")),
];

/// Every page with what it may show.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = home::samples();
    samples.extend(builder::samples());
    samples.extend(segment::samples());
    samples.extend(people::samples());
    samples.extend(lists::samples());
    samples.extend(draws::samples());
    samples
}

/// What is wrong, and where, as a sentence.
pub(super) fn fault_told(speaker: &Speaker<'_>, fault: &Fault) -> String {
    let why = fault.why.map(|key| speaker.say(key, &[])).unwrap_or_default();
    let at = i64::try_from(fault.at).unwrap_or(0) + 1;
    // A criterion that lacks its value is told by its name in the builder.
    let known = criterion(&fault.what).filter(|_| fault.key == "segments-fault-no-value");
    let what = known.map_or_else(|| fault.what.clone(), |known| speaker.say(known.label, &[]));
    let args = [("what", what.into()), ("why", why.into()), ("at", Value::from(at))];
    speaker.say(fault.key, &args)
}

/// The name of a legal class in files, its sentence and what it means for messages.
pub(super) const fn class_key(class: Class) -> (&'static str, &'static str, &'static str) {
    match class {
        Class::Scope => ("scope", "segments-class-scope", "segments-class-scope-more"),
        Class::Targeting => {
            ("targeting", "segments-class-targeting", "segments-class-targeting-more")
        }
        Class::Refused(_) => ("refused", "segments-class-refused", "segments-class-refused-more"),
    }
}
