//! What other sites show of events: the list of what is to come, one event with its form.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;

use crate::app::App;
use crate::events::rules::State;
use crate::events::store::{self, Filter, Reads};
use crate::org::UnitId;
use crate::widgets::{Lent, PlainForm, Widget};

/// Events of a unit that its editor is offered.
const LENT_MAX: i64 = 30;
/// The list of all of them.
const LIST: &str = "/events";

/// An event in another site, or the list of them.
pub static WIDGET: Widget = Widget {
    name: "event",
    french: "evenement",
    label: "events-widget-label",
    height_px: 720,
    of_unit,
    at,
    form: Some(form),
};

fn lent(slug: &str, title: String) -> Lent {
    Lent { title, ..Lent::at(&format!("{LIST}/{slug}")) }
}

fn list() -> Lent {
    let feeds = ["ics", "atom", "json"].map(|kind| format!("/feeds/events.{kind}"));
    Lent { feeds: feeds.to_vec(), ..Lent::at(LIST) }
}

fn of_unit(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Lent>> {
    let filter = Filter {
        unit: unit.clone(),
        postcode: String::new(),
        city: String::new(),
        since: tx.now(),
        after: None,
        limit: LENT_MAX,
    };
    let open = store::upcoming(tx, &Reads::default(), &filter)?;
    let own = open.into_iter().filter(|line| line.event.unit == *unit);
    let one = own.map(|line| lent(&line.event.slug, line.event.title));
    Ok(std::iter::once(list()).chain(one).collect())
}

fn slug_of(path: &str) -> Option<&str> {
    path.strip_prefix("/events/").filter(|slug| !slug.is_empty())
}

fn at(tx: &mut Tx<'_>, path: &str) -> Result<Option<Lent>> {
    if path == LIST {
        return Ok(Some(list()));
    }
    let Some(slug) = slug_of(path) else { return Ok(None) };
    let found = store::readable(tx, &Reads::default(), slug)?;
    Ok(found.map(|event| lent(&event.slug, event.title)))
}

/// The plain form, if one may answer. Other sites speak the language of the organisation.
fn form(tx: &mut Tx<'_>, app: &App, path: &str) -> Result<Option<String>> {
    let Some(slug) = slug_of(path) else { return Ok(None) };
    let Some(event) = store::readable(tx, &Reads::default(), slug)? else { return Ok(None) };
    if event.state(tx.now())? != State::Open {
        return Ok(None);
    }
    let say = |key: &str| app.say(Language::French, key);
    let form = PlainForm::new("post", &app.url(&format!("/embed/events/{slug}")))
        .field(&say("intake-first-name"), "first_name", "text", "given-name")
        .field(&say("intake-last-name"), "last_name", "text", "family-name")
        .field(&say("intake-email"), "email", "email", "email")
        .button(&say("events-come"));
    Ok(Some(form))
}
