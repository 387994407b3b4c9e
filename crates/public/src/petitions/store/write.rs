//! Petitions written down and changed.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::accounts::Hand;
use crate::org::UnitId;
use crate::petitions::PetitionId;
use crate::petitions::rules::{Draft, FactKind, slug_of};
use crate::petitions::store::facts::write_fact;
use crate::petitions::store::{Petition, by_slug, fronts};

/// Other petitions of the same word that are tried.
const SLUGS_MAX: usize = 1_000;

/// Proposes a petition that a unit would carry.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn propose(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    draft: &Draft,
    hand: &Hand,
) -> Result<PetitionId> {
    let (id, now): (PetitionId, _) = (tx.fresh(), tx.now());
    let slug = free_slug(tx, &slug_of(&draft.title))?;
    let added = tx.exec(
        "insert into petition (id, slug, unit, title, body, addressee, goal, opens_on, closes_on,
         proposed_by_person, proposed_by_name, version, erased_form, erased_paper, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, 0, 0, $12)
         on conflict (slug) do nothing",
        &[
            &id,
            &slug,
            unit,
            &draft.title,
            &draft.body,
            &draft.addressee,
            &draft.goal,
            &draft.opens_on,
            &draft.closes_on,
            &hand.person.as_ref(),
            &&hand.name,
            &now,
        ],
    )?;
    if added == 0 {
        return Err(Error::Stale);
    }
    write_thresholds(tx, &id, &draft.thresholds)?;
    carry(tx, &id, unit)?;
    write_fact(tx, &id, 1, FactKind::Proposed, "", hand)?;
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
    Err(Error::fault("too many petitions of one title"))
}

fn write_thresholds(tx: &mut Tx<'_>, id: &PetitionId, thresholds: &[(i64, String)]) -> Result<()> {
    tx.exec("delete from petition_threshold where petition = $1", &[id])?;
    for (reached, triggers) in thresholds {
        let sql = "insert into petition_threshold (petition, reached, triggers)
                   values ($1, $2, $3)";
        tx.exec(sql, &[id, reached, triggers])?;
    }
    Ok(())
}

fn carry(tx: &mut Tx<'_>, id: &PetitionId, unit: &UnitId) -> Result<()> {
    let sql = "insert into petition_carrier (petition, unit) values ($1, $2)
               on conflict do nothing";
    tx.exec(sql, &[id, unit]).map(drop)
}

/// Changes a petition.
///
/// # Errors
/// [`Error::Stale`] when somebody else was faster.
pub(in crate::petitions) fn change(
    tx: &mut Tx<'_>,
    petition: &Petition,
    version: i64,
    draft: &Draft,
) -> Result<()> {
    let changed = tx.exec(
        "update petition set title = $3, body = $4, addressee = $5, goal = $6, opens_on = $7,
         closes_on = $8, version = version + 1 where id = $1 and version = $2",
        &[
            &petition.id,
            &version,
            &draft.title,
            &draft.body,
            &draft.addressee,
            &draft.goal,
            &draft.opens_on,
            &draft.closes_on,
        ],
    )?;
    if changed == 0 {
        return Err(Error::Stale);
    }
    write_thresholds(tx, &petition.id, &draft.thresholds)
}

/// The words beside the boxes: handing over, news, the public list; each in French and English.
pub(in crate::petitions) type BoxWords = [[String; 2]; 3];

/// Puts the words beside the boxes when they differ from those that hold: what people agree to is
/// kept as they read it.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn put_words(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    words: &BoxWords,
) -> Result<()> {
    let [delivery, news, shown] = words;
    if let Some(known) = fronts::words_of(tx, petition)? {
        let same = [&known.delivery_fr, &known.delivery_en] == [&delivery[0], &delivery[1]]
            && [&known.news_fr, &known.news_en] == [&news[0], &news[1]]
            && [&known.shown_fr, &known.shown_en] == [&shown[0], &shown[1]];
        if same {
            return Ok(());
        }
    }
    let (id, now): (uuid::Uuid, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into petition_wording (id, petition, version, delivery_fr, delivery_en, news_fr,
         news_en, shown_fr, shown_en, at)
         select $1, $2, 1 + (select count(*) from petition_wording where petition = $2), $3, $4,
         $5, $6, $7, $8, cast($9 as bigint)",
        &[
            &id.hyphenated().to_string(),
            petition,
            &delivery[0],
            &delivery[1],
            &news[0],
            &news[1],
            &shown[0],
            &shown[1],
            &now,
        ],
    )
    .map(drop)
}
