//! Lists of memberships for officers, page by page.

use kernel::db::Tx;
use kernel::web::Cursor;
use kernel::{Result, row};
use serde::Serialize;

use crate::members::MembershipId;
use crate::org::{PersonId, Scope};

/// Which memberships are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::members) enum Which {
    /// Applications that wait.
    Applied,
    /// Members.
    Members,
    /// Members of whom something is late.
    Late,
    /// Members of whom more months are missing than their type allows.
    Arrears,
    /// Members whose period ends or ended without a further one.
    Renew,
    /// Those whose membership ended.
    Ended,
}

impl Which {
    /// Every list, in the order of the tabs.
    pub const ALL: [Self; 6] =
        [Self::Applied, Self::Members, Self::Late, Self::Arrears, Self::Renew, Self::Ended];

    /// Its name in addresses and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Members => "members",
            Self::Late => "late",
            Self::Arrears => "arrears",
            Self::Renew => "renew",
            Self::Ended => "ended",
        }
    }

    /// Reads a name; the members when it is none.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|which| which.name() == text).unwrap_or(Self::Members)
    }

    /// What memberships must answer to; `$2` is today.
    pub const fn sql(self) -> &'static str {
        match self {
            Self::Applied => "m.accepted_on is null and m.ended_on is null and $2 <> ''",
            Self::Members => "m.accepted_on <= $2 and (m.ended_on is null or m.ended_on > $2)",
            Self::Late => {
                "m.accepted_on <= $2 and m.ended_on is null and exists (select 1 from stamp l
                 where l.membership = m.id and l.exempt = 0 and l.due_cents > l.paid_cents
                 and l.late_on <= $2)"
            }
            Self::Arrears => {
                "m.accepted_on <= $2 and m.ended_on is null and (select count(*) from stamp l
                 where l.membership = m.id and l.exempt = 0 and l.due_cents > l.paid_cents
                 and l.due_on < $2) > t.arrears_months"
            }
            Self::Renew => {
                "m.accepted_on <= $2 and m.ended_on is null and not exists (select 1 from stamp l
                 where l.membership = m.id and l.through_on > $2)"
            }
            Self::Ended => "m.ended_on <= $2",
        }
    }
}

row! {
    /// A membership in a list.
    #[derive(Debug, Clone, Serialize)]
    pub struct Listed {
        /// The key of the list.
        pub sort_name: String,
        /// Whose.
        pub person: PersonId,
        /// The membership.
        pub id: MembershipId,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Number of the card.
        pub number: Option<String>,
        /// The unit that keeps it.
        pub unit_name: String,
        /// The type in French.
        pub type_fr: String,
        /// The type in English.
        pub type_en: String,
        /// When it was asked for.
        pub applied_on: Option<String>,
        /// When it was accepted.
        pub accepted_on: Option<String>,
        /// When it ended.
        pub ended_on: Option<String>,
        /// How it ended.
        pub ended_how: Option<String>,
        /// The way to pay.
        pub way: String,
        /// Stamps that were due and are missing.
        pub missing: i64,
        /// What is missing.
        pub owed_cents: i64,
    }
}

/// A page of memberships of the scope, by name.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn listed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    which: Which,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let today = tx.now().day_text();
    let (key, id) = after.map_or(("", ""), |cursor| (cursor.key.as_str(), cursor.id.as_str()));
    // Few applications wait: they come first, then the scope. Others are read in its order.
    let from = match which {
        Which::Applied => "from membership m cross join person_scope s",
        _ => "from person_scope s cross join membership m",
    };
    let sql = format!(
        "select s.sort_name, m.person, m.id, p.first_name, p.last_name, p.number, u.name,
         t.name_fr, t.name_en, m.applied_on, m.accepted_on, m.ended_on, m.ended_how, m.way,
         (select count(*) from stamp d where d.membership = m.id and d.exempt = 0
          and d.due_cents > d.paid_cents and d.due_on < $2),
         coalesce((select cast(sum(d.due_cents - d.paid_cents) as bigint) from stamp d
          where d.membership = m.id and d.exempt = 0 and d.due_cents > d.paid_cents
          and d.due_on < $2), 0)
         {from} cross join person p cross join unit u cross join membership_type t
         where s.unit = $1 and m.person = s.person and p.id = m.person and u.id = m.unit
         and t.id = m.type
         and (s.sort_name > $3 or (s.sort_name = $3 and m.id > $4)) and {}
         order by s.sort_name, m.id limit $5",
        which.sql()
    );
    tx.rows(&sql, &[scope.unit(), &today, &key, &id, &limit])
}

/// How many applications wait.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn waiting(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = "select count(*) from membership m cross join person_scope s
               where m.accepted_on is null and m.ended_on is null
               and s.person = m.person and s.unit = $1";
    tx.one(sql, &[scope.unit()])
}
