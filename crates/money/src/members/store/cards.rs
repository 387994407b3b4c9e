//! Cards: a secret in a QR code, which a steward checks.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::members::MembershipId;
use crate::members::rules::FactKind;
use crate::members::store::memberships::{Hand, Membership, write_fact};
use crate::members::store::stamps::standing;
use crate::org::{PersonId, Scope};
use crate::people;
use kernel::ids::random_hex;
use kernel::time::Moment;

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

/// Members of the scope whom no e-mail reaches and whose card was not printed yet, in the order of
/// names, after the one of this name and key. With each, the name that they stand under.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn cards_to_post(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (after_name, after): (&str, &str),
    limit: i64,
) -> Result<Vec<(PersonId, String)>> {
    tx.rows(
        "select c.person, p.sort_name from membership_card c
         join person_scope s on s.person = c.person join person p on p.id = c.person
         where s.unit = $1 and c.ended_on is null and c.printed_at is null and p.died_on is null
         and not exists (select 1 from person_email e where e.person = c.person and e.bad = 0)
         and (p.sort_name > $3 or (p.sort_name = $3 and c.person > $4))
         group by c.person, p.sort_name order by p.sort_name, c.person limit $2",
        &[scope.unit(), &limit, &after_name, &after],
    )
}

/// The card of this member is printed; false when it was before, and the first time stays.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn card_printed(tx: &mut Tx<'_>, person: &PersonId) -> Result<bool> {
    let now = tx.now();
    let sql = "update membership_card set printed_at = $2
               where person = $1 and ended_on is null and printed_at is null";
    Ok(tx.exec(sql, &[person, &now])? > 0)
}

/// When cards of members of the scope were last printed.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn cards_printed_at(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Option<Moment>> {
    let sql =
        "select c.printed_at from membership_card c join person_scope s on s.person = c.person
               where s.unit = $1 and c.printed_at is not null order by c.printed_at desc limit 1";
    let found: Option<(Moment,)> = tx.row(sql, &[scope.unit()])?;
    Ok(found.map(|(at,)| at))
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
