//! Transfers and departures in the database.

mod act;
mod claims;
pub(in crate::transfers) mod criteria;
mod departures;
mod held;
mod places;
mod queue;

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};

use crate::org::{PersonId, Scope, UnitId};
use crate::transfers::TransferId;
use crate::transfers::rules::{Kind, Outcome, Sides, Standing, standing};

pub use act::{Hand, NewTransfer, Proposed, propose, take_back};
pub(super) use act::{answer, propose_own, withdraw_own};
pub(super) use claims::{CLAIM_DAYS, claim, sweep};
pub(super) use departures::{departures_of, leave, months_kept};
pub(super) use held::{HELD, movers};
pub use places::{Place, find_places};
pub use queue::count_received;
pub(super) use queue::{page_of, place_of};

row! {
    /// A transfer, with the sides on which its reader stands.
    #[derive(Debug, Clone)]
    pub struct Transfer {
        /// Its identifier.
        pub id: TransferId,
        /// `move`, `join` or `claim`.
        pub kind: String,
        /// Whose record; nobody's once erased, or when nobody keeps what was claimed.
        pub person: Option<PersonId>,
        /// Their name, copied.
        pub person_name: String,
        /// Their town, copied.
        pub person_city: String,
        /// The unit that keeps the record.
        pub from_unit: Option<UnitId>,
        /// Its name, copied.
        pub from_name: String,
        /// The other unit.
        pub to_unit: UnitId,
        /// Its name, copied.
        pub to_name: String,
        /// Since when a further belonging holds, ISO text.
        pub since_on: Option<String>,
        /// Why.
        pub reason: String,
        /// To a claim: the name that was typed.
        pub wanted_name: String,
        /// To a claim: the address that was typed; empty once forgotten.
        pub wanted_email: String,
        /// Who asked.
        pub asked_by: Option<PersonId>,
        /// Their name, copied.
        pub asked_by_name: String,
        /// Their role, in French; empty for the person themselves.
        pub asked_role_fr: String,
        /// Their role, in English.
        pub asked_role_en: String,
        /// When.
        pub asked_at: Moment,
        /// How it ended.
        pub outcome: Option<String>,
        /// The word that went with the answer.
        pub word: String,
        /// Who answered.
        pub answered_by_name: String,
        /// Their role, in French.
        pub answered_role_fr: String,
        /// Their role, in English.
        pub answered_role_en: String,
        /// When.
        pub answered_at: Option<Moment>,
        /// Whether the keeping unit is in the reader's scope.
        pub keeps: bool,
        /// Whether the other unit is.
        pub receives: bool,
    }
}

impl Transfer {
    /// What is asked.
    pub(super) fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or(Kind::Move)
    }

    /// How it ended.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        self.outcome.as_deref().and_then(Outcome::parse)
    }

    /// On which sides its reader stands.
    pub(super) const fn sides(&self) -> Sides {
        Sides { keeps: self.keeps, receives: self.receives }
    }

    /// How it stands for its reader.
    pub(super) fn standing(&self) -> Standing {
        standing(self.kind(), self.sides(), self.outcome(), !self.wanted_email.is_empty())
    }
}

const COLUMNS: &str = "t.id, t.kind, t.person, t.person_name, t.person_city, t.from_unit,
    t.from_name, t.to_unit, t.to_name, t.since_on, t.reason, t.wanted_name, t.wanted_email,
    t.asked_by, t.asked_by_name, t.asked_role_fr, t.asked_role_en, t.asked_at, t.outcome, t.word,
    t.answered_by_name, t.answered_role_fr, t.answered_role_en, t.answered_at";

const SIDES: &str = "case when t.from_unit in (select unit from unit_above where above = $1)
        then 1 else 0 end,
    case when t.to_unit in (select unit from unit_above where above = $1) then 1 else 0 end";

/// One transfer that a scope may know of.
pub(super) fn one(tx: &mut Tx<'_>, scope: &Scope, id: &TransferId) -> Result<Option<Transfer>> {
    let sql = format!("select {COLUMNS}, {SIDES} from transfer t where t.id = $2");
    let found: Option<Transfer> = tx.row(&sql, &[scope.unit(), id])?;
    Ok(found.filter(|one| one.standing() != Standing::Hidden))
}

/// A transfer whatever the scope: for mails.
pub(super) fn by_id(tx: &mut Tx<'_>, id: &TransferId) -> Result<Option<Transfer>> {
    tx.row(&format!("select {COLUMNS}, 0, 0 from transfer t where t.id = $1"), &[id])
}

/// The transfers of a person, newest first.
pub(super) fn of_person(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<Transfer>> {
    let sql = format!(
        "select {COLUMNS}, 0, 0 from transfer t where t.person = $1
         order by t.asked_at desc, t.id desc limit $2"
    );
    tx.rows(&sql, &[person, &limit])
}
