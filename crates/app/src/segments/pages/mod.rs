//! Pages of segments: those kept, the builder, a segment and its people, lists, draws by lot.

use axum::Router;
use kernel::text::Value;
use kernel::view::SamplePage;

use crate::app::App;
use crate::criterion::{Class, Speaker};
use crate::segments::rules::Fault;

/// The pages of segments and who answers them.
pub(super) fn routes() -> Router<App> {
    Router::new()
}

/// Templates of the pages.
pub(super) const TEMPLATES: &[(&str, &str)] = &[];

/// Every page with what it may show.
pub(super) fn samples() -> Vec<SamplePage> {
    Vec::new()
}

/// What is wrong, and where, as a sentence.
pub(super) fn fault_told(speaker: &Speaker<'_>, fault: &Fault) -> String {
    let why = fault.why.map(|key| speaker.say(key, &[])).unwrap_or_default();
    let at = i64::try_from(fault.at).unwrap_or(0) + 1;
    let args = [("what", fault.what.clone().into()), ("why", why.into()), ("at", Value::from(at))];
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
