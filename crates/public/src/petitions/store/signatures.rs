//! Signatures: added once a person, looked at, struck, handed over, erased with their counts kept.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};
use values::names;

use crate::accounts::token_hash;
use crate::intake::Answers;
use crate::org::{PersonId, UnitId};
use crate::petitions::rules::Review;
use crate::petitions::store::Petition;
use crate::petitions::{PartnerId, PetitionId, SignatureId};

/// A signature to write down.
pub(in crate::petitions) struct NewSignature<'a> {
    pub petition: &'a PetitionId,
    /// Whose record; none for whoever chose an association outside and agreed to nothing else.
    pub person: Option<&'a PersonId>,
    /// The association outside that they chose.
    pub partner: Option<&'a PartnerId>,
    /// The unit that the signer chose to keep their data.
    pub unit: &'a UnitId,
    pub answers: &'a Answers,
    pub comment: &'a str,
    pub is_public: bool,
    pub wants_news: bool,
    pub flags: &'a str,
    /// The words that stood beside the boxes.
    pub wording: &'a str,
    pub language: &'a str,
}

/// Writes a confirmed signature down; false when the person had signed before. The database has
/// the last word.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn add(tx: &mut Tx<'_>, new: &NewSignature<'_>) -> Result<bool> {
    let (id, now): (SignatureId, _) = (tx.fresh(), tx.now());
    let answers = new.answers;
    // An association outside is handed the address: it is found again by it.
    let email = match new.partner {
        Some(_) => answers.email.to_lowercase(),
        None => answers.email.clone(),
    };
    let review = Review::of(new.comment, new.flags).name();
    let added = tx.exec(
        "insert into signature (id, petition, person, unit, kind, first_name, last_name, email,
         postcode, comment, is_public, wants_news, review, flags, wording, language, signed_on,
         signed_at, partner, once) values ($1, $2, $3, $4, 'form', $5, $6, $7, $8, $9, $10, $11,
         $12, $13, $14, $15, $16, $17, $18, $19) on conflict do nothing",
        &[
            &id,
            new.petition,
            &new.person.map_or("", PersonId::as_str),
            new.unit,
            &answers.first_name,
            &answers.last_name,
            &email,
            &answers.postcode,
            &new.comment,
            &new.is_public,
            &new.wants_news,
            &review,
            &new.flags,
            &new.wording,
            &new.language,
            &now.day_text(),
            &now,
            &new.partner.map_or("", PartnerId::as_str),
            &once(new.petition, &answers.email, (&answers.last_name, &answers.first_name)),
        ],
    )?;
    Ok(added == 1)
}

/// Letters kept of a digest.
const ONCE_LETTERS: usize = 32;

/// A digest of the address and name under which somebody signs a petition: they sign it once,
/// even when no record of them is kept.
pub(super) fn once(petition: &PetitionId, email: &str, (last, first): (&str, &str)) -> String {
    let whole = format!("{petition} {} {}", email.to_lowercase(), named(last, first));
    token_hash(&whole).chars().take(ONCE_LETTERS).collect()
}

/// A name as it is compared.
pub(super) fn named(last: &str, first: &str) -> String {
    names::fold(&format!("{last} {first}"))
}

row! {
    /// What shows of a signature, for somebody to look at.
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct ReviewRow {
        /// Its identifier.
        pub id: SignatureId,
        /// First name.
        pub first_name: String,
        /// Postcode.
        pub postcode: String,
        /// What they say.
        pub comment: String,
        /// Whether they wish to be seen.
        pub is_public: bool,
        /// What looks odd.
        pub flags: String,
        /// When they signed.
        pub signed_at: Moment,
    }
}

/// Signatures looked at on one page.
const REVIEW_MAX: i64 = 50;

/// Signatures that wait for somebody to look, the oldest first, and how many there are.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn review_page(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<(Vec<ReviewRow>, i64)> {
    let sql = "select id, first_name, postcode, comment, is_public, flags, signed_at
               from signature where petition = $1 and review = 'waiting' and struck_at is null
               and erased_at is null order by id limit $2";
    let rows = tx.rows(sql, &[petition, &REVIEW_MAX])?;
    let sql = "select count(*) from signature where petition = $1 and review = 'waiting'
               and struck_at is null and erased_at is null";
    Ok((rows, tx.one(sql, &[petition])?))
}

/// Lets what a signature shows be seen, or not.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn settle_review(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    id: &SignatureId,
    review: Review,
) -> Result<()> {
    let sql = "update signature set review = $3 where id = $2 and petition = $1
               and review = 'waiting'";
    tx.exec(sql, &[petition, id, &review.name()]).map(drop)
}

/// Strikes a signature, which no longer counts; it stays, with who struck it.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn strike(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    id: &SignatureId,
    by_name: &str,
) -> Result<()> {
    let now = tx.now();
    let sql = "update signature set struck_at = $3, struck_by_name = $4, review = 'hidden'
               where id = $2 and petition = $1 and struck_at is null";
    tx.exec(sql, &[petition, id, &now, &by_name]).map(drop)
}

/// A person takes their signature back: nothing of it stays, and it no longer counts.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn withdraw(
    tx: &mut Tx<'_>,
    person: &PersonId,
    petition: &PetitionId,
) -> Result<bool> {
    let sql = "delete from signature where petition = $1 and person = $2 and erased_at is null
               and petition in (select p.id from petition p where not exists
                (select 1 from petition_fact f where f.petition = p.id and f.kind = 'delivered'))";
    Ok(tx.exec(sql, &[petition, person])? == 1)
}

row! {
    /// A signature as the addressee receives it: what its signer agreed to, and nothing else.
    #[derive(Debug, Clone)]
    pub struct Signed {
        /// Its identifier, for the next page.
        pub id: SignatureId,
        /// Whose record, for the access lines: it is not handed over.
        pub person: String,
        /// Last name.
        pub last_name: String,
        /// First name.
        pub first_name: String,
        /// Postcode.
        pub postcode: String,
        /// Which day.
        pub signed_on: String,
        /// `form` or `paper`.
        pub kind: String,
    }
}

/// Signatures read at once for a file.
pub(in crate::petitions) const FILE_ROWS: usize = 500;

/// The signatures that are handed over, in their order, after one of them.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn export_page(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    after: &str,
) -> Result<Vec<Signed>> {
    let sql = "select id, person, last_name, first_name, postcode, signed_on, kind from signature
               where petition = $1 and id > $2 and struck_at is null and erased_at is null
               order by id limit $3";
    tx.rows(sql, &[petition, &after, &i64::try_from(FILE_ROWS)?])
}

/// Erases some signers of a petition and keeps their number; how many were erased.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn erase_some(tx: &mut Tx<'_>, petition: &Petition) -> Result<u64> {
    const ERASED_MAX: i64 = 500;
    let rows: Vec<(SignatureId, String, Option<Moment>)> = tx.rows(
        "select id, kind, struck_at from signature where petition = $1 order by id limit $2",
        &[&petition.id, &ERASED_MAX],
    )?;
    let (mut form, mut paper) = (0_i64, 0_i64);
    for (id, kind, struck_at) in &rows {
        if tx.exec("delete from signature where id = $1", &[id])? == 1 && struck_at.is_none() {
            if kind == "paper" {
                paper += 1;
            } else {
                form += 1;
            }
        }
    }
    tx.exec(
        "update petition set erased_form = erased_form + $2, erased_paper = erased_paper + $3
         where id = $1",
        &[&petition.id, &form, &paper],
    )?;
    Ok(u64::try_from(rows.len()).unwrap_or(0))
}
