//! Associations outside the organisation that carry a petition: what is said of them to signers,
//! those who chose them, handed over once, then erased here.

use kernel::db::Tx;
use kernel::text::Language;
use kernel::time::{DAY_MS, Moment};
use kernel::{Error, Result, row};

use crate::accounts::Hand;
use crate::petitions::store::Petition;
use crate::petitions::{HandoverId, PartnerId, PetitionId};

row! {
    /// An association outside that carries a petition too.
    #[derive(Debug, Clone)]
    pub struct Partner {
        /// Its identifier.
        pub id: PartnerId,
        /// Its name.
        pub name: String,
        /// Whom signers write to there about their data.
        pub contact: String,
        /// What is said to signers, in French.
        pub words_fr: String,
        /// The same in English.
        pub words_en: String,
        /// Days for which addresses stay here after they were handed over.
        pub keep_days: i64,
        /// When it stopped.
        pub ended_at: Option<Moment>,
    }
}

impl Partner {
    /// What is said to signers, in a language.
    pub(in crate::petitions) fn words(&self, language: Language) -> &str {
        match language {
            Language::French => &self.words_fr,
            Language::English => &self.words_en,
        }
    }
}

const PARTNER: &str = "select id, name, contact, words_fr, words_en, keep_days, ended_at
    from petition_partner where petition = $1";

/// The associations that carry or carried a petition, the oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn partners_of(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<Partner>> {
    tx.rows(&format!("{PARTNER} order by added_at, id"), &[petition])
}

/// One of them.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn partner(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    id: &PartnerId,
) -> Result<Option<Partner>> {
    tx.row(&format!("{PARTNER} and id = $2"), &[petition, id])
}

/// An association to add.
pub(in crate::petitions) struct NewPartner {
    pub name: String,
    pub contact: String,
    /// What is said to signers, in French and English: kept as they read it.
    pub words: [String; 2],
    pub keep_days: i64,
}

/// Most associations of a petition.
const PARTNERS_MAX: i64 = 20;

/// Adds an association; false when there are as many as there may be.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn add_partner(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    new: &NewPartner,
    by_name: &str,
) -> Result<bool> {
    let (id, now): (PartnerId, _) = (tx.fresh(), tx.now());
    let sql = "insert into petition_partner (id, petition, name, contact, words_fr, words_en,
                keep_days, added_by_name, added_at)
               select $1, $2, $3, $4, $5, $6, cast($7 as bigint), $8, cast($9 as bigint)
               where (select count(*) from petition_partner where petition = $2)
                < cast($10 as bigint)";
    let added = tx.exec(
        sql,
        &[
            &id,
            petition,
            &new.name,
            &new.contact,
            &new.words[0],
            &new.words[1],
            &new.keep_days,
            &by_name,
            &now,
            &PARTNERS_MAX,
        ],
    )?;
    Ok(added == 1)
}

/// Nobody chooses an association any more; whoever did is still handed over.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Stale`] when that was so already.
pub(in crate::petitions) fn end_partner(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    id: &PartnerId,
) -> Result<()> {
    partner(tx, petition, id)?.ok_or(Error::NotFound)?;
    let now = tx.now();
    let sql = "update petition_partner set ended_at = $3 where petition = $1 and id = $2
               and ended_at is null";
    match tx.exec(sql, &[petition, id, &now])? {
        0 => Err(Error::Stale),
        _ => Ok(()),
    }
}

/// How many signers of each association wait to be handed over.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn waiting_for(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<(PartnerId, i64)>> {
    let sql = "select partner, count(*) from signature where partner in
                (select id from petition_partner where petition = $1) and partner <> ''
               and handover = '' and struck_at is null and erased_at is null group by partner";
    tx.rows(sql, &[petition])
}

row! {
    /// Signers that were handed to an association.
    #[derive(Debug, Clone)]
    pub struct Handover {
        /// Its identifier.
        pub id: HandoverId,
        /// To whom.
        pub partner: PartnerId,
        /// Why.
        pub reason: String,
        /// Who did it.
        pub by_name: String,
        /// How many.
        pub signers: i64,
        /// When.
        pub at: Moment,
    }
}

impl Handover {
    /// From when on its addresses are erased here.
    pub(in crate::petitions) fn erased_from(&self, partner: &Partner) -> Moment {
        self.at.plus_ms(partner.keep_days * DAY_MS)
    }
}

const HANDOVER: &str = "select id, partner, reason, by_name, signers, at from petition_handover
    where petition = $1";
/// Handovers listed of a petition.
const HANDOVERS_MAX: i64 = 200;

/// What was handed over, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn handovers_of(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<Handover>> {
    tx.rows(&format!("{HANDOVER} order by at desc, id limit $2"), &[petition, &HANDOVERS_MAX])
}

/// Signers of one handover.
const HANDED_MAX: i64 = 2_000;

/// Hands some signers of an association over, once each.
///
/// # Errors
/// [`Error::Stale`] when nobody waits.
pub(in crate::petitions) fn hand_over(
    tx: &mut Tx<'_>,
    petition: &Petition,
    partner: &PartnerId,
    reason: &str,
    hand: &Hand,
) -> Result<HandoverId> {
    let (id, now): (HandoverId, _) = (tx.fresh(), tx.now());
    let sql = "update signature set handover = $1 where id in (select s.id from signature s
                where s.partner = $2 and s.partner <> '' and s.petition = $3 and s.handover = ''
                and s.struck_at is null and s.erased_at is null order by s.id limit $4)
               and handover = ''";
    let signers = tx.exec(sql, &[&id, partner, &petition.id, &HANDED_MAX])?;
    if signers == 0 {
        return Err(Error::Stale);
    }
    tx.exec(
        "insert into petition_handover (id, petition, partner, reason, by_name, role_fr, role_en,
         signers, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &id,
            &petition.id,
            partner,
            &reason,
            &hand.name,
            &hand.roles.0,
            &hand.roles.1,
            &i64::try_from(signers)?,
            &now,
        ],
    )?;
    Ok(id)
}

/// A handover of a petition whose addresses are still here, with its association.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn handover_kept(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    id: &HandoverId,
) -> Result<Option<(Handover, Partner)>> {
    let found = tx.row::<Handover>(&format!("{HANDOVER} and id = $2"), &[petition, id])?;
    let Some(handover) = found else { return Ok(None) };
    let now = tx.now();
    let found = partner(tx, petition, &handover.partner)?;
    Ok(found.filter(|one| now < handover.erased_from(one)).map(|one| (handover, one)))
}

row! {
    /// A signer as their association receives them.
    #[derive(Debug, Clone)]
    pub struct Handed {
        /// Their record here, for the access lines; empty when there is none.
        pub person: String,
        /// Last name.
        pub last_name: String,
        /// First name.
        pub first_name: String,
        /// E-mail address.
        pub email: String,
        /// Postcode.
        pub postcode: String,
        /// Which day.
        pub signed_on: String,
    }
}

/// The signers of a handover.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn handed(tx: &mut Tx<'_>, handover: &Handover) -> Result<Vec<Handed>> {
    let sql = "select person, last_name, first_name, email, postcode, signed_on from signature
               where partner = $1 and partner <> '' and handover = $2 and email <> ''
               and struck_at is null and erased_at is null order by id";
    tx.rows(sql, &[&handover.partner, &handover.id])
}

/// Erases some addresses whose time after the handing over has passed, save of those who asked
/// for news; how many.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn erase_handed(tx: &mut Tx<'_>) -> Result<u64> {
    const ERASED_MAX: i64 = 500;
    let now = tx.now();
    let sql = "update signature set email = '' where id in (select s.id from petition_handover h
                join petition_partner p on p.id = h.partner
                join signature s on s.partner = h.partner and s.partner <> ''
                 and s.handover = h.id
                where s.email <> '' and s.wants_news = 0
                and h.at + p.keep_days * 86400000 <= $1 limit $2)";
    tx.exec(sql, &[&now, &ERASED_MAX])
}

/// Takes back the signature of an address that an association keeps and of which there is no
/// record here, as long as the petition was not handed over.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn withdraw_address(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    email: &str,
) -> Result<()> {
    let sql = "delete from signature where petition = $1 and partner <> '' and person = ''
               and email = $2 and erased_at is null and not exists (select 1 from petition_fact f
                where f.petition = $1 and f.kind = 'delivered')";
    tx.exec(sql, &[petition, &email.to_lowercase()]).map(drop)
}
