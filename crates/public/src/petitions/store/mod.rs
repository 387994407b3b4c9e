//! Petitions, what happened to them, and who signed, in the database.

mod carriers;
pub(in crate::petitions) mod criteria;
mod demo;
mod facts;
mod fronts;
mod held;
mod mine;
mod news;
mod papers;
mod partners;
mod piles;
mod reached;
mod signatures;
mod write;

pub(in crate::petitions) use carriers::{
    CHOOSERS_MAX, Carrier, Chooser, asked_in, asked_of, carried, carried_list, choosers,
    chosen_counts, count_asked, step,
};
pub(in crate::petitions) use demo::{DemoSigner, demo_signers, of_id, wording_now};
pub(in crate::petitions) use facts::{Fact, add_fact, facts_of};
pub(in crate::petitions) use fronts::{
    Counts, Front, ListRow, Named, Shown, counts_of, front, front_of, open_of, public_all,
    public_list,
};
pub(in crate::petitions) use held::HELD;
pub(in crate::petitions) use mine::{
    Mine, count_proposed, count_waiting, mine, of_office, timeline_rows,
};
pub(in crate::petitions) use news::{
    NewsLine, NewsMail, add_news, mail_of, news_of, sent, spread, stop, stopping,
};
pub(in crate::petitions) use papers::{Batch, Keyed, add_batch, batches_of, key_in, tell_batch};
pub(in crate::petitions) use partners::{
    Handed, Handover, NewPartner, Partner, add_partner, end_partner, erase_handed, hand_over,
    handed, handover_kept, handovers_of, partner, partners_of, waiting_for, withdraw_address,
};
pub(in crate::petitions) use piles::{
    Keying, NewPile, Pile, add_pile, count_some, decide, drop_pile, entries, erase_piles, keyings,
    pile, piles_of, put_sheet, scan,
};
pub(in crate::petitions) use reached::{
    Reached, ReachedRow, answer_reached, climbing, count_reached, reach, reached_of,
    reached_waiting, responsible,
};
pub(in crate::petitions) use signatures::{
    FILE_ROWS, NewSignature, ReviewRow, Signed, add, erase_some, export_page, review_page,
    settle_review, strike, withdraw,
};
pub(in crate::petitions) use write::{BoxWords, change, propose, put_words};

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::org::{Scope, UnitId};
use crate::petitions::PetitionId;
use crate::petitions::rules::{FactKind, State};

row! {
    /// A petition.
    #[derive(Debug, Clone)]
    pub struct Petition {
        /// Its identifier.
        pub id: PetitionId,
        /// Its word in addresses.
        pub slug: String,
        /// The unit that carries it first.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// Its title.
        pub title: String,
        /// Its text.
        pub body: String,
        /// Whom it is addressed to.
        pub addressee: String,
        /// How many signatures it aims at.
        pub goal: i64,
        /// First day on which it can be signed.
        pub opens_on: Option<String>,
        /// Last day on which it can be signed.
        pub closes_on: Option<String>,
        /// Who proposed it.
        pub proposed_by_name: String,
        /// The number that a change must name.
        pub version: i64,
        /// Signatures of the form whose signers were erased with the petition.
        pub erased_form: i64,
        /// The same of paper.
        pub erased_paper: i64,
        /// When it was proposed.
        pub created_at: Moment,
        last_kind: String,
        /// When the last thing happened to it.
        pub last_at: Moment,
    }
}

impl Petition {
    /// What last happened to it.
    ///
    /// # Errors
    /// A fault when a newer version wrote something else.
    pub(in crate::petitions) fn last(&self) -> Result<FactKind> {
        FactKind::parse(&self.last_kind).ok_or_else(|| Error::fault("an unknown petition fact"))
    }

    /// Where it stands on a day (ISO).
    ///
    /// # Errors
    /// As [`Petition::last`].
    pub(in crate::petitions) fn state(&self, today: &str) -> Result<State> {
        let (opens, closes) = (self.opens_on.as_deref(), self.closes_on.as_deref());
        Ok(State::on(self.last()?, opens, closes, today))
    }
}

/// A petition and its last fact, to which a condition is added.
const PETITION: &str = "select p.id, p.slug, p.unit, u.name, p.title, p.body, p.addressee, p.goal,
    p.opens_on, p.closes_on, p.proposed_by_name, p.version, p.erased_form, p.erased_paper,
    p.created_at, f.kind, f.at
    from petition p join unit u on u.id = p.unit
    join petition_fact f on f.id = (select g.id from petition_fact g where g.petition = p.id
     order by g.number desc limit 1)";

/// A petition by its word in addresses.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Petition>> {
    let may = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if !slug.chars().all(may) {
        return Ok(None);
    }
    tx.row(&format!("{PETITION} where p.slug = $1"), &[&slug])
}

/// A petition that a unit of the scope carries.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn of_scope(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &PetitionId,
) -> Result<Option<Petition>> {
    let sql = format!(
        "{PETITION} where p.id = $1
         and p.unit in (select unit from unit_above where above = $2)"
    );
    tx.row(&sql, &[id, scope.unit()])
}

/// Its thresholds: from how many signatures on, what they trigger.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn thresholds_of(
    tx: &mut Tx<'_>,
    id: &PetitionId,
) -> Result<Vec<(i64, String)>> {
    let sql = "select reached, triggers from petition_threshold where petition = $1
               order by reached";
    tx.rows(sql, &[id])
}

/// The units that carry it, the first one first: identifier and name.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn carriers_of(
    tx: &mut Tx<'_>,
    petition: &Petition,
) -> Result<Vec<Named>> {
    let sql = "select u.id, u.name from petition_carrier c join unit u on u.id = c.unit
               where c.petition = $1 and u.closed_at is null
               order by case when u.id = $2 then 0 else 1 end, u.name";
    tx.rows(sql, &[&petition.id, &petition.unit])
}

/// Months for which signers are kept after delivery, as they hold today.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn keep_months(tx: &mut Tx<'_>) -> Result<i64> {
    value(tx, "keep_months")
}

/// A dated value, as it holds today.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn value(tx: &mut Tx<'_>, name: &str) -> Result<i64> {
    let today = tx.now().day_text();
    let sql = "select value from petition_value where name = $1 and valid_from_on <= $2
               order by valid_from_on desc limit 1";
    tx.one(sql, &[&name, &today])
}

/// Petitions handed over before a day, whose signers are still kept.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn delivered_before(tx: &mut Tx<'_>, day: &str) -> Result<Vec<Petition>> {
    const DUE_MAX: i64 = 100;
    let sql = format!("{PETITION} where f.kind = 'delivered' order by f.at limit $1");
    let found: Vec<Petition> = tx.rows(&sql, &[&DUE_MAX])?;
    Ok(found.into_iter().filter(|petition| petition.last_at.day_text().as_str() < day).collect())
}
