//! Exemptions, reduced rates, postponements: each with its reason and its end.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::members::rules::days;
use crate::members::store::memberships::{Hand, Membership, fresh};
use crate::members::store::stamps::restamp;
use crate::members::{MembershipId, Refusal};

/// Arrangements of one membership at most.
const ARRANGEMENTS_MAX: i64 = 500;
/// Months that one arrangement may cover.
const MONTHS_MAX: i64 = 36;

/// What was arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::members) enum ArrangementKind {
    /// Nothing is owed.
    Exempt,
    /// Less is owed.
    Reduced,
    /// The same is owed later.
    Postponed,
}

impl ArrangementKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Exempt, Self::Reduced, Self::Postponed];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::Reduced => "reduced",
            Self::Postponed => "postponed",
        }
    }

    /// Reads a name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == text)
    }
}

row! {
    /// An arrangement.
    #[derive(Debug, Clone, Serialize)]
    pub struct Arrangement {
        /// Its identifier.
        pub id: String,
        kind: String,
        /// First month that it covers.
        pub from_month: String,
        /// Last month that it covers.
        pub through_month: String,
        /// What is owed each month of a reduced rate.
        pub cents: i64,
        /// Until when payment is put off.
        pub until_on: Option<String>,
        /// Why; a member who asks for a postponement need not say.
        pub reason: String,
        /// Who decided; empty for the member.
        pub by_name: String,
        /// When.
        pub at: Moment,
        /// When it was ended before its time.
        pub ended_at: Option<Moment>,
    }
}

impl Arrangement {
    /// What was arranged.
    pub(in crate::members) fn kind(&self) -> ArrangementKind {
        ArrangementKind::parse(&self.kind).unwrap_or(ArrangementKind::Postponed)
    }
}

/// An arrangement to make.
#[derive(Debug, Clone)]
pub(in crate::members) struct NewArrangement<'a> {
    /// What.
    pub kind: ArrangementKind,
    /// First month.
    pub from_month: &'a str,
    /// Last month.
    pub through_month: &'a str,
    /// What is owed each month of a reduced rate.
    pub cents: i64,
    /// Until when payment is put off.
    pub until_on: Option<&'a str>,
    /// Why.
    pub reason: &'a str,
    /// Where it comes from: empty, or `import:…`.
    pub source: &'a str,
}

/// The arrangements of a membership, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn arrangements_of(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
) -> Result<Vec<Arrangement>> {
    let sql = "select id, kind, from_month, through_month, cents, until_on, reason, by_name, at,
               ended_at from arrangement where membership = $1 order by at desc, id desc limit $2";
    tx.rows(sql, &[membership, &ARRANGEMENTS_MAX])
}

/// Makes an arrangement; what is owed follows.
///
/// # Errors
/// [`Refusal::NoReason`] from an officer without reason; [`Refusal::BadMonths`] when its end does
/// not follow its beginning.
pub(in crate::members) fn arrange(
    tx: &mut Tx<'_>,
    membership: &Membership,
    new: &NewArrangement<'_>,
    hand: &Hand,
) -> Result<()> {
    let is_asked = matches!(hand, Hand::Themselves(_)) && new.kind == ArrangementKind::Postponed;
    if !is_asked && new.reason.chars().count() < crate::access::REASON_CHARS_MIN {
        return Err(Refusal::NoReason.into());
    }
    let latest = days::plus_months(new.from_month, MONTHS_MAX);
    let is_right = days::is_month(new.from_month)
        && days::is_month(new.through_month)
        && new.from_month <= new.through_month
        && new.through_month < latest.as_str()
        && new.until_on.is_none_or(days::is_day)
        && (new.kind != ArrangementKind::Postponed || new.until_on.is_some());
    if !is_right || new.cents < 0 {
        return Err(Refusal::BadMonths.into());
    }
    let (id, now) = (fresh(tx), tx.now());
    tx.exec(
        "insert into arrangement (id, membership, person, kind, from_month, through_month, cents,
         until_on, reason, by_person, by_name, source, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            &id,
            &membership.id,
            &membership.person,
            &new.kind.name(),
            &new.from_month,
            &new.through_month,
            &new.cents,
            &new.until_on,
            &new.reason,
            &hand.person(),
            &hand.name(),
            &new.source,
            &now,
        ],
    )?;
    restamp(tx, &membership.id)
}

/// Ends an arrangement before its time; what is owed follows.
///
/// # Errors
/// [`Error::NotFound`] when the membership has no such arrangement that runs.
pub(in crate::members) fn end_arrangement(
    tx: &mut Tx<'_>,
    membership: &Membership,
    id: &str,
) -> Result<()> {
    let now = tx.now();
    let sql = "update arrangement set ended_at = $3
               where id = $1 and membership = $2 and ended_at is null";
    if tx.exec(sql, &[&id, &membership.id, &now])? == 0 {
        return Err(Error::NotFound);
    }
    restamp(tx, &membership.id)
}
