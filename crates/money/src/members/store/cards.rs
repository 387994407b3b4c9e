//! Cards: a secret in a QR code, which a steward checks.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::members::MembershipId;
use crate::members::rules::FactKind;
use crate::members::store::memberships::{Hand, Membership, write_fact};
use crate::members::store::stamps::standing;
use crate::org::PersonId;
use crate::people;
use kernel::ids::random_hex;

row! {
    /// A card that holds.
    #[derive(Debug, Clone, Serialize)]
    pub struct Card {
        /// The secret of its QR code.
        pub token: String,
        /// When it was issued.
        pub issued_on: String,
    }
}

/// The card of a membership; `None` before one was issued.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn card_of(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
) -> Result<Option<Card>> {
    let sql = "select token, issued_on from membership_card
               where membership = $1 and ended_on is null order by issued_on desc, token limit 1";
    tx.row(sql, &[membership])
}

/// Issues a card; a former one no longer holds.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn reissue(
    tx: &mut Tx<'_>,
    membership: &Membership,
    hand: &Hand,
) -> Result<()> {
    let (today, token) = (tx.now().day_text(), random_hex::<20>());
    let sql = "update membership_card set ended_on = $2 where membership = $1 and ended_on is null";
    tx.exec(sql, &[&membership.id, &today])?;
    tx.exec(
        "insert into membership_card (token, membership, person, issued_on)
         values ($1, $2, $3, $4)",
        &[&token, &membership.id, &membership.person, &today],
    )?;
    let (id, person) = (&membership.id, &membership.person);
    write_fact(tx, id, person, FactKind::CardIssued, &today, "", None, hand, &membership.source)
}

/// Whether the card of a QR code is valid today. A secret that nobody gave out and a card that
/// no longer holds are told alike.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn checked(tx: &mut Tx<'_>, token: &str) -> Result<bool> {
    let today = tx.now().day_text();
    let sql = "select person from membership_card where token = $1 and ended_on is null";
    match tx.row::<(PersonId,)>(sql, &[&token])? {
        Some((person,)) => {
            let facts = people::facts_of(tx, &person)?;
            let is_member = people::relation(&facts, &today) == people::Relation::Member;
            Ok(is_member && standing(tx, &person, &today)?.is_card_valid())
        }
        None => Ok(false),
    }
}
