//! Stories of the site: what everybody reads, who writes it, what nobody may see.

mod finding;
mod hostile;
mod lent;
mod library;
mod node;
mod reading;
mod writing;

use crate::testkit::{Browser, TestApp};

/// Opens the site of a unit, as its secretary.
fn opened<'a>(app: &'a TestApp, unit: &str, slug: &str) -> Browser<'a> {
    let secretary = app.secretary(unit);
    secretary.post("/office/site/open", &[("slug", slug)]).must_lead_to("/office/site");
    secretary
}

/// Writes and publishes a page; its address in the office.
fn published(who: &Browser<'_>, kind: &str, title: &str, body: &str, access: &str) -> String {
    let fields = [
        ("kind", kind),
        ("title", title),
        ("summary", ""),
        ("body", body),
        ("access", access),
        ("publish", "on"),
    ];
    let made = who.post("/office/site/pages/new", &fields);
    made.must_lead_to("/office/site/pages/");
    made.location.unwrap()
}
