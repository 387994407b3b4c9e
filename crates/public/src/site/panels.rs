//! What the site adds to a member's first page: news of their unit and of those above it.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use serde_json::{Value, json};

use crate::org::{self, PersonId};
use crate::panel::{Panel, PanelRead};
use crate::people;
use crate::site::rules::Kind;
use crate::site::store::{self, Shown};

/// News shown.
const NEWS_MAX: usize = 3;

/// The parts.
pub(super) const PANELS: &[Panel] =
    &[Panel { place: 40, template: "site/panel_news.html", read: PanelRead::Me(news) }];

fn news(tx: &mut Tx<'_>, person: &PersonId, _: Language) -> Result<Option<Value>> {
    let Some(kept) = people::own(tx, person)? else { return Ok(None) };
    let mut found: Vec<(Shown, String, String)> = Vec::new();
    for id in org::units_above(tx, &kept.home)? {
        let Some(unit) = org::unit(tx, &id)? else { continue };
        let Some(site) = store::site_of_unit(tx, &unit)? else { continue };
        let reads = store::reads(tx, &id, Some(person))?;
        for one in store::shown_list(tx, (&id, Kind::News), reads, None, NEWS_MAX)? {
            let href = format!("{}{}", site.base, one.path());
            found.push((one, href, unit.name.clone()));
        }
    }
    found.sort_by_key(|(one, ..)| std::cmp::Reverse(one.since_at));
    found.truncate(NEWS_MAX);
    let line = |(one, href, unit): &(Shown, String, String)| {
        json!({
            "title": one.title,
            "summary": one.summary,
            "access": one.access,
            "day": one.since_at.day_text(),
            "href": href,
            "unit": unit,
        })
    };
    let lines: Vec<Value> = found.iter().map(line).collect();
    Ok(if lines.is_empty() { None } else { Some(json!(lines)) })
}
