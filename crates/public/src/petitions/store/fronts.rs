//! What everybody sees of a petition, read at once: its text, its counts, those who show up.

use std::collections::BTreeMap;

use kernel::db::{Arg, Tx, marks};
use kernel::time::Moment;
use kernel::{Result, row};
use serde::Serialize;

use crate::intake::{self, Agreement};
use crate::org::UnitId;
use crate::petitions::PetitionId;
use crate::petitions::rules::State;
use crate::petitions::store::{self, NewsLine, PETITION, Partner, Petition, Reached};

row! {
    /// A unit and its name.
    #[derive(Debug, Clone, Serialize)]
    pub struct Named {
        /// Its identifier.
        pub id: UnitId,
        /// Its name.
        pub name: String,
    }
}

row! {
    /// The words beside the boxes of a petition, as they hold now.
    #[derive(Debug, Clone)]
    pub struct Words {
        /// Their identifier.
        pub id: String,
        /// Handing over, in French.
        pub delivery_fr: String,
        /// The same in English.
        pub delivery_en: String,
        /// News, in French.
        pub news_fr: String,
        /// The same in English.
        pub news_en: String,
        /// The public list, in French.
        pub shown_fr: String,
        /// The same in English.
        pub shown_en: String,
    }
}

row! {
    /// Somebody who shows up in public.
    #[derive(Debug, Clone)]
    pub struct Shown {
        /// First name.
        pub first_name: String,
        /// Postcode, of which the place is told.
        pub postcode: String,
        /// What they say; empty when it is nothing, or nobody looked yet.
        pub comment: String,
    }
}

/// Signatures that count, those of erased signers included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(in crate::petitions) struct Counts {
    pub form: i64,
    pub paper: i64,
}

impl Counts {
    /// All of them.
    pub(in crate::petitions) const fn all(self) -> i64 {
        self.form + self.paper
    }
}

/// A petition as everybody sees it.
pub(in crate::petitions) struct Front {
    pub petition: Petition,
    pub counts: Counts,
    pub thresholds: Vec<(i64, String)>,
    pub reached: Vec<Reached>,
    pub carriers: Vec<Named>,
    /// Associations outside that may be chosen.
    pub partners: Vec<Partner>,
    pub words: Option<Words>,
    pub agreements: Vec<Agreement>,
    pub recent: Vec<Shown>,
    pub comments: Vec<Shown>,
    pub news: Vec<NewsLine>,
    /// When it opened first.
    pub opened_at: Option<Moment>,
    pub keep_months: i64,
    pub wait_days: i64,
}

/// Names shown of those who signed last.
const RECENT_MAX: i64 = 8;
/// Comments shown.
const COMMENTS_MAX: i64 = 10;
/// What a petition asks for besides itself.
const PURPOSES: [&str; 1] = ["newsletter"];

/// A petition as everybody sees it; `None` when there is none of this word.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn front(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Front>> {
    let petition = store::by_slug(tx, slug)?;
    petition.map(|petition| front_of(tx, petition)).transpose()
}

/// A petition as its page shows it, whether or not it is in the open.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn front_of(tx: &mut Tx<'_>, petition: Petition) -> Result<Front> {
    let id = &petition.id;
    let recent = "select first_name, postcode, '' from signature
        where petition = $1 and is_public = 1 and review in ('free', 'shown')
        and struck_at is null and erased_at is null order by signed_at desc limit $2";
    let comments = "select first_name, postcode, comment from signature
        where petition = $1 and is_public = 1 and review = 'shown' and comment <> ''
        and struck_at is null and erased_at is null order by signed_at desc limit $2";
    let opened = "select at from petition_fact where petition = $1 and kind = 'opened'
        order by number limit 1";
    Ok(Front {
        counts: counts_of(tx, &petition)?,
        thresholds: store::thresholds_of(tx, id)?,
        reached: store::reached_of(tx, id)?,
        carriers: store::carriers_of(tx, &petition)?,
        partners: open_partners(tx, id)?,
        words: words_of(tx, id)?,
        agreements: intake::agreements(tx, &PURPOSES)?,
        recent: tx.rows(recent, &[id, &RECENT_MAX])?,
        news: store::news_of(tx, id)?,
        comments: tx.rows(comments, &[id, &COMMENTS_MAX])?,
        opened_at: tx.row::<(Moment,)>(opened, &[id])?.map(|(at,)| at),
        keep_months: store::keep_months(tx)?,
        wait_days: intake::waiting_days(tx)?,
        petition,
    })
}

fn open_partners(tx: &mut Tx<'_>, petition: &PetitionId) -> Result<Vec<Partner>> {
    let mut partners = store::partners_of(tx, petition)?;
    partners.retain(|one| one.ended_at.is_none());
    Ok(partners)
}

/// The words beside the boxes, as they hold now.
pub(super) fn words_of(tx: &mut Tx<'_>, petition: &PetitionId) -> Result<Option<Words>> {
    let sql = "select id, delivery_fr, delivery_en, news_fr, news_en, shown_fr, shown_en
               from petition_wording where petition = $1 order by version desc limit 1";
    tx.row(sql, &[petition])
}

/// How many signatures count.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn counts_of(tx: &mut Tx<'_>, petition: &Petition) -> Result<Counts> {
    Ok(all_counts(tx, std::slice::from_ref(petition))?.remove(&petition.id).unwrap_or_default())
}

/// How many signatures of each petition count.
fn all_counts(tx: &mut Tx<'_>, all: &[Petition]) -> Result<BTreeMap<PetitionId, Counts>> {
    let before = |one: &Petition| Counts { form: one.erased_form, paper: one.erased_paper };
    let mut counts: BTreeMap<_, _> = all.iter().map(|one| (one.id.clone(), before(one))).collect();
    if all.is_empty() {
        return Ok(counts);
    }
    let sql = format!(
        "select petition, kind, count(*) from signature where petition in ({})
         and struck_at is null group by petition, kind",
        marks(1, all.len())
    );
    let ids: Vec<&dyn Arg> = all.iter().map(|one| -> &dyn Arg { &one.id }).collect();
    let rows: Vec<(PetitionId, String, i64)> = tx.rows(&sql, &ids)?;
    for (petition, kind, count) in rows {
        let known = counts.entry(petition).or_default();
        if kind == "paper" {
            known.paper += count;
        } else {
            known.form += count;
        }
    }
    Ok(counts)
}

/// A petition in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::petitions) struct ListRow {
    pub id: String,
    pub slug: String,
    pub title: String,
    pub unit: String,
    pub addressee: String,
    pub by_name: String,
    pub state: &'static str,
    pub count: i64,
    pub paper: i64,
    pub goal: i64,
    pub closes_on: Option<String>,
}

/// Petitions as lists show them today.
pub(super) fn listed(tx: &mut Tx<'_>, all: Vec<Petition>, today: &str) -> Result<Vec<ListRow>> {
    let counts = all_counts(tx, &all)?;
    let row = |petition: Petition| {
        let counts = counts.get(&petition.id).copied().unwrap_or_default();
        Ok(ListRow {
            state: petition.state(today)?.name(),
            id: petition.id.to_string(),
            slug: petition.slug,
            title: petition.title,
            unit: petition.unit_name,
            addressee: petition.addressee,
            by_name: petition.proposed_by_name,
            count: counts.all(),
            paper: counts.paper,
            goal: petition.goal,
            closes_on: petition.closes_on,
        })
    };
    all.into_iter().map(row).collect()
}

/// Petitions on the public list.
const LIST_MAX: i64 = 50;

/// The petitions of a unit that can be signed today, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn open_of(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Petition>> {
    let today = tx.now().day_text();
    let sql = format!(
        "{PETITION} where p.unit = $1 and f.kind = 'opened'
         order by p.created_at desc, p.id limit $2"
    );
    let mut open = Vec::new();
    for petition in tx.rows::<Petition>(&sql, &[unit, &LIST_MAX])? {
        if petition.state(&today)? == State::Open {
            open.push(petition);
        }
    }
    Ok(open)
}

/// The petitions that everybody may read, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn public_list(tx: &mut Tx<'_>) -> Result<Vec<ListRow>> {
    let (today, found) = (tx.now().day_text(), public_all(tx)?);
    listed(tx, found, &today)
}

/// The same, whole and without their counts.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn public_all(tx: &mut Tx<'_>) -> Result<Vec<Petition>> {
    let today = tx.now().day_text();
    let sql = format!(
        "{PETITION} where f.kind in ('opened', 'closed', 'delivered', 'erased')
         and (p.opens_on is null or p.opens_on <= $1) order by p.created_at desc, p.id limit $2"
    );
    tx.rows(&sql, &[&today, &LIST_MAX])
}
