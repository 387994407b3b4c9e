//! What other sites show of petitions: the frame, and a plain form. No script, no cookie.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;

use super::sheet::sheet;
use crate::app::App;
use crate::org::UnitId;
use crate::petitions::store;
use crate::widgets::{Lent, PlainForm, Widget};

/// A petition in another site.
pub static WIDGET: Widget = Widget {
    name: "petition",
    french: "petition",
    label: "petitions-widget-label",
    height_px: 720,
    of_unit,
    at,
    form: Some(form),
};

fn lent(slug: &str, title: String) -> Lent {
    Lent { title, ..Lent::at(&format!("/petitions/{slug}")) }
}

fn of_unit(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Lent>> {
    let open = store::open_of(tx, unit)?;
    Ok(open.into_iter().map(|one| lent(&one.slug, one.title)).collect())
}

fn slug_of(path: &str) -> Option<&str> {
    path.strip_prefix("/petitions/").filter(|slug| !slug.is_empty())
}

fn at(tx: &mut Tx<'_>, path: &str) -> Result<Option<Lent>> {
    let Some(slug) = slug_of(path) else { return Ok(None) };
    let Some(found) = store::by_slug(tx, slug)? else { return Ok(None) };
    let is_public = found.state(&tx.now().day_text())?.is_public();
    Ok(is_public.then(|| lent(&found.slug, found.title)))
}

/// The plain form: what it says is what people agree to, so that it names its wording. Other
/// sites speak the language of the organisation.
fn form(tx: &mut Tx<'_>, app: &App, path: &str) -> Result<Option<String>> {
    let Some(slug) = slug_of(path) else { return Ok(None) };
    let Some(front) = store::front(tx, slug)? else { return Ok(None) };
    let sheet = sheet(app, Language::French, &front);
    if !sheet.is_open {
        return Ok(None);
    }
    let say = |key: &str| app.say(Language::French, key);
    let keepers: Vec<[&str; 3]> =
        sheet.carriers.iter().map(|one| [&*one.id, &*one.name, &*one.words]).collect();
    let form = PlainForm::new("post", &app.url(&format!("/embed/petitions/{slug}")))
        .hidden("words", &sheet.words.id)
        .field(&say("intake-first-name"), "first_name", "text", "given-name")
        .field(&say("intake-last-name"), "last_name", "text", "family-name")
        .field(&say("intake-email"), "email", "email", "email")
        .field(&say("intake-postcode"), "postcode", "text", "postal-code")
        .choice(&say("petitions-carriers"), "unit", &keepers)
        .tick(&sheet.words.delivery, "deliver", true)
        .tick(&sheet.words.news, "news", false)
        .button(&say("petitions-sign"));
    Ok(Some(form))
}
