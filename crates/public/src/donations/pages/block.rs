//! `[[don un-local]]`: a page that asks for gifts, in a page of a site.

use kernel::Result;
use kernel::db::Tx;
use serde_json::json;

use crate::donations::rules::State;
use crate::donations::store;
use crate::site::{Asked, Block, Filled};

/// Its template.
pub(super) const TEMPLATE: &str = "donations/block.html";

/// What was given so far, and the way to the page: `[[don un-local]]`.
pub static BLOCK: Block = Block { names: &["don", "donation"], help: "donations-block-help", fill };

fn fill(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Option<Filled>> {
    let Some(slug) = asked.words.first() else { return Ok(None) };
    let Some(page) = store::by_slug(tx, slug)? else { return Ok(None) };
    let today = tx.now().day_text();
    let state = page.state(&today)?;
    if state == State::Draft {
        return Ok(None);
    }
    let figures = store::figures(tx, &page.id)?;
    let value = json!({
        "title": page.title,
        "slug": page.slug,
        "goal_cents": page.goal_cents,
        "figures": figures,
        "is_open": state == State::Open,
    });
    Ok(Some(Filled { template: TEMPLATE, value }))
}
