//! What other sites show of an appeal: the frame, and a plain form. No script, no cookie.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::{Language, money};

use super::sheet::{Sheet, sheet};
use crate::app::App;
use crate::donations::rules::State;
use crate::donations::store;
use crate::org::UnitId;
use crate::widgets::{Lent, Widget, quoted};

/// An appeal in another site.
pub static WIDGET: Widget = Widget {
    name: "donation",
    french: "don",
    label: "donations-widget-label",
    height_px: 1_100,
    of_unit,
    at,
    form: Some(form),
};

fn lent(slug: &str, title: String) -> Lent {
    Lent { title, ..Lent::at(&format!("/donate/{slug}")) }
}

fn of_unit(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Lent>> {
    let open = store::open_of(tx, unit)?;
    Ok(open.into_iter().map(|one| lent(&one.slug, one.title)).collect())
}

fn slug_of(path: &str) -> Option<&str> {
    path.strip_prefix("/donate/").filter(|slug| !slug.is_empty())
}

fn at(tx: &mut Tx<'_>, path: &str) -> Result<Option<Lent>> {
    let Some(slug) = slug_of(path) else { return Ok(None) };
    let Some(found) = store::by_slug(tx, slug)? else { return Ok(None) };
    let is_public = found.state(&tx.now().day_text())? != State::Draft;
    Ok(is_public.then(|| lent(&found.slug, found.title)))
}

/// Other sites speak the language of the organisation.
fn form(tx: &mut Tx<'_>, app: &App, path: &str) -> Result<Option<String>> {
    let Some(slug) = slug_of(path) else { return Ok(None) };
    let Some(front) = store::front(tx, slug)? else { return Ok(None) };
    let sheet = sheet(app, Language::French, &front);
    let address = app.url(&format!("/embed/donate/{slug}"));
    Ok(sheet.is_open.then(|| plain(app, &address, &sheet)))
}

/// The plain form: what it says is what people declare, so that it names its words.
fn plain(app: &App, address: &str, sheet: &Sheet) -> String {
    let say = |key: &str| quoted(&app.say(Language::French, key));
    let line = |name: &str, key: &str, kind: &str, complete: &str| {
        format!(
            "  <p><label>{} <input name=\"{name}\" type=\"{kind}\" autocomplete=\"{complete}\" \
             required></label></p>\n",
            say(key)
        )
    };
    let radio = |name: &str, value: &str, words: &str| {
        format!(
            "  <label><input type=\"radio\" name=\"{name}\" value=\"{value}\"> {}</label>\n",
            quoted(words)
        )
    };
    let mut html = format!("<form method=\"post\" action=\"{address}\">\n");
    let words = quoted(&sheet.declarations.id);
    html.push_str(&format!("  <input type=\"hidden\" name=\"words\" value=\"{words}\">\n"));
    for amount in &sheet.amounts {
        let told = money(Language::French, amount.cents, false);
        html.push_str(&radio("amount", &amount.cents.to_string(), &told));
    }
    let free = say("donations-free");
    html.push_str(&format!(
        "  <p><label>{free} <input name=\"free\" inputmode=\"decimal\"></label></p>\n"
    ));
    html.push_str(&line("first_name", "intake-first-name", "text", "given-name"));
    html.push_str(&line("last_name", "intake-last-name", "text", "family-name"));
    html.push_str(&line("email", "intake-email", "email", "email"));
    html.push_str(&line("line_1", "donations-line-1", "text", "address-line1"));
    html.push_str(&line("postcode", "intake-postcode", "text", "postal-code"));
    html.push_str(&line("city", "donations-city", "text", "address-level2"));
    if sheet.is_party {
        html.push_str(&line("nationality", "donations-nationality", "text", "off"));
    }
    let said = &sheet.declarations;
    for (name, words) in
        [("natural", &said.natural), ("resident", &said.resident), ("below", &said.below)]
    {
        if !words.is_empty() {
            html.push_str(&format!(
                "  <p><label><input type=\"checkbox\" name=\"{name}\" required> {}</label></p>\n",
                quoted(words)
            ));
        }
    }
    for way in &sheet.ways {
        let told = app.say(Language::French, &format!("donations-way-{}", way.name()));
        html.push_str(&radio("way", way.name(), &told));
    }
    html.push_str(&format!("  <p><button>{}</button></p>\n</form>", say("donations-do")));
    html
}
