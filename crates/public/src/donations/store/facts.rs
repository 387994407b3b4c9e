//! What happened to pages: who did it, under which mandate, when.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::accounts::Hand;
use crate::donations::rules::FactKind;
use crate::donations::store::DonationPage;
use crate::donations::{DonationPageId, FactId};

row! {
    /// Something that happened to a page.
    #[derive(Debug, Clone, Serialize)]
    pub struct Fact {
        /// What.
        pub kind: String,
        /// Who did it; empty for the house.
        pub by_name: String,
        /// Under which role, in French.
        pub role_fr: String,
        /// The same in English.
        pub role_en: String,
        /// When.
        pub at: Moment,
    }
}

/// Writes down what happens to a page, when it may follow what happened last.
///
/// # Errors
/// [`Error::Stale`] when somebody else was faster.
pub(in crate::donations) fn add_fact(
    tx: &mut Tx<'_>,
    page: &DonationPage,
    kind: FactKind,
    hand: &Hand,
) -> Result<()> {
    if !kind.may_follow(page.last()?) {
        return Err(Error::Stale);
    }
    let sql = "update donation_page set version = version + 1 where id = $1 and version = $2";
    if tx.exec(sql, &[&page.id, &page.version])? == 0 {
        return Err(Error::Stale);
    }
    write_fact(tx, &page.id, page.version + 1, kind, hand)
}

/// Writes a fact down, whatever came before.
pub(super) fn write_fact(
    tx: &mut Tx<'_>,
    page: &DonationPageId,
    number: i64,
    kind: FactKind,
    hand: &Hand,
) -> Result<()> {
    let (id, now): (FactId, _) = (tx.fresh(), tx.now());
    let (role_fr, role_en) = &hand.roles;
    tx.exec(
        "insert into donation_page_fact (id, page, number, kind, by_person, by_name, role_fr,
         role_en, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&id, page, &number, &kind.name(), &hand.person, &hand.name, role_fr, role_en, &now],
    )
    .map(drop)
}

/// Most facts read of a page.
const FACTS_MAX: i64 = 200;

/// What happened to a page, oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn facts_of(tx: &mut Tx<'_>, page: &DonationPageId) -> Result<Vec<Fact>> {
    let sql = "select kind, by_name, role_fr, role_en, at from donation_page_fact
               where page = $1 order by number limit $2";
    tx.rows(sql, &[page, &FACTS_MAX])
}
