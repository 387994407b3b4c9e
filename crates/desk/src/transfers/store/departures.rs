//! Members who leave: the fact, and what they chose to let remain.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::consent::{self, Channel, Evidence};
use crate::org::PersonId;
use crate::people::{self, FactKind, Relation};
use crate::transfers::rules::{Choice, Refusal, kept_until};

row! {
    /// Somebody left, and chose what remains.
    #[derive(Debug, Clone)]
    pub struct Departure {
        /// On which day, ISO text.
        pub left_on: String,
        /// `retention`, `contact` or `erasure`.
        pub choice: String,
        /// The last day on which the record is kept by the rule, ISO text.
        pub kept_until_on: Option<String>,
        /// When they said so.
        pub at: Moment,
    }
}

/// Ends a person's membership today, by themselves, and keeps their choice. `agreed` holds
/// purposes and the wordings that were shown.
///
/// # Errors
/// [`Refusal::NotMember`], [`Refusal::NoConsent`]; [`Error::Stale`] when a wording changed.
pub(in crate::transfers) fn leave(
    tx: &mut Tx<'_>,
    person: &PersonId,
    choice: Choice,
    agreed: &[(String, String)],
) -> Result<()> {
    let now = tx.now();
    let today = now.day_text();
    let facts = people::facts_of(tx, person)?;
    if people::relation(&facts, &today) != Relation::Member
        || !people::add_fact(tx, person, FactKind::Left, &today, "themselves", Some(person))?
    {
        return Err(Refusal::NotMember.into());
    }
    if choice == Choice::Contact {
        agree(tx, person, agreed)?;
    }
    let months = months_kept(tx, &today)?;
    let until = months.and_then(|months| kept_until(now.day(), months));
    let until = until.map(|day| day.to_string()).filter(|_| choice == Choice::Retention);
    let id: uuid::Uuid = tx.fresh();
    tx.exec(
        "insert into departure (id, person, left_on, choice, kept_until_on, at)
         values ($1, $2, $3, $4, $5, $6)",
        &[&id.hyphenated().to_string(), person, &today, &choice.name(), &until, &now],
    )
    .map(drop)
}

fn agree(tx: &mut Tx<'_>, person: &PersonId, agreed: &[(String, String)]) -> Result<()> {
    if agreed.is_empty() {
        return Err(Refusal::NoConsent.into());
    }
    let known = consent::purposes_for(tx, person)?;
    for (purpose, wording) in agreed {
        let purpose = known.iter().find(|one| one.id == *purpose).ok_or(Error::Stale)?;
        if purpose.wording != *wording || !purpose.channels().contains(&Channel::Email) {
            return Err(Error::Stale);
        }
        let evidence = Evidence::themselves();
        let given = consent::Kind::Given;
        consent::record(tx, person, &purpose.id, Channel::Email, given, &evidence)?;
    }
    Ok(())
}

/// For how many months the record of a former member is kept, by the dated rule that the room
/// of privacy keeps; `None` when it has none.
///
/// # Errors
/// A fault from the database.
pub(in crate::transfers) fn months_kept(tx: &mut Tx<'_>, today: &str) -> Result<Option<i64>> {
    let sql = "select months from retention_term where basis = 'former' and valid_from_on <= $1
               order by valid_from_on desc limit 1";
    Ok(tx.row::<(i64,)>(sql, &[&today])?.map(|(months,)| months))
}

/// The departures of a person, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::transfers) fn departures_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<Departure>> {
    let sql = "select left_on, choice, kept_until_on, at from departure where person = $1
               order by at desc, id desc limit $2";
    tx.rows(sql, &[person, &limit])
}
