//! Pages written down and changed.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::accounts::Hand;
use crate::donations::DonationPageId;
use crate::donations::rules::{Draft, FactKind, amounts_stored, shares_stored, slug_of};
use crate::donations::store::facts::write_fact;
use crate::donations::store::{DonationPage, by_slug};
use crate::org::UnitId;
use money::ledger::CollectorId;

/// Other pages of the same word that are tried.
const SLUGS_MAX: usize = 1_000;

/// Writes a page for a unit; nobody sees it before it is opened.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn propose(
    tx: &mut Tx<'_>,
    (unit, collector): (&UnitId, &CollectorId),
    draft: &Draft,
    hand: &Hand,
) -> Result<DonationPageId> {
    let (id, now): (DonationPageId, _) = (tx.fresh(), tx.now());
    let slug = free_slug(tx, &slug_of(&draft.title))?;
    let added = tx.exec(
        "insert into donation_page (id, slug, unit, collector, title, body, thanks, goal_cents,
         amounts, is_monthly, shares, closes_on, version, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13)
         on conflict (slug) do nothing",
        &[
            &id,
            &slug,
            unit,
            collector,
            &draft.title,
            &draft.body,
            &draft.thanks,
            &draft.goal_cents,
            &amounts_stored(&draft.amounts),
            &draft.is_monthly,
            &shares_stored(&draft.shares),
            &draft.closes_on,
            &now,
        ],
    )?;
    if added == 0 {
        return Err(Error::Stale);
    }
    write_fact(tx, &id, 1, FactKind::Written, hand)?;
    Ok(id)
}

fn free_slug(tx: &mut Tx<'_>, wanted: &str) -> Result<String> {
    let mut slug = wanted.to_owned();
    for number in 2..SLUGS_MAX {
        if by_slug(tx, &slug)?.is_none() {
            return Ok(slug);
        }
        slug = format!("{wanted}-{number}");
    }
    Err(Error::fault("too many pages of one title"))
}

/// Changes a page. Who receives is changed for what is given from now on.
///
/// # Errors
/// [`Error::Stale`] when somebody else was faster.
pub(in crate::donations) fn save(
    tx: &mut Tx<'_>,
    page: &DonationPage,
    version: i64,
    draft: &Draft,
    collector: &CollectorId,
) -> Result<()> {
    let changed = tx.exec(
        "update donation_page set title = $3, body = $4, thanks = $5, goal_cents = $6,
         amounts = $7, is_monthly = $8, shares = $9, closes_on = $10, collector = $11,
         version = version + 1 where id = $1 and version = $2",
        &[
            &page.id,
            &version,
            &draft.title,
            &draft.body,
            &draft.thanks,
            &draft.goal_cents,
            &amounts_stored(&draft.amounts),
            &draft.is_monthly,
            &shares_stored(&draft.shares),
            &draft.closes_on,
            collector,
        ],
    )?;
    if changed == 0 { Err(Error::Stale) } else { Ok(()) }
}
