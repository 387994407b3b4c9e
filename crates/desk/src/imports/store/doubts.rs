//! Rows that wait for a person's decision.

use kernel::Result;
use kernel::db::Tx;
use kernel::row;
use sha2::{Digest, Sha256};

use crate::imports::rules::{Draft, Reason};
use crate::imports::{DoubtId, ImportId};
use crate::org::{PersonId, Scope, UnitId};

row! {
    /// A row that waits, or waited.
    #[derive(Debug, Clone)]
    pub struct Doubt {
        /// Its identifier.
        pub id: DoubtId,
        /// The import it came with.
        pub import: ImportId,
        /// The unit below which the import stays.
        pub unit: UnitId,
        /// Line of the file.
        pub line: i64,
        /// What the row says, JSON; empty once decided.
        pub draft: String,
        /// `same`, `other` or `left-out`, once decided.
        pub how: Option<String>,
    }
}

const DOUBT: &str = "select d.id, d.import, d.unit, d.line, d.draft, d.how from import_doubt d";

/// Puts a row into the queue, unless the same row waits or was decided already; says whether a
/// person left this row out.
///
/// # Errors
/// A fault from the database.
pub fn add_doubt(
    tx: &mut Tx<'_>,
    import: &ImportId,
    unit: &UnitId,
    draft: &Draft,
    candidates: &[(PersonId, Reason)],
) -> Result<bool> {
    let (id, now): (DoubtId, _) = (tx.fresh(), tx.now());
    let line = i64::try_from(draft.line)?;
    let told = serde_json::to_string(draft)?;
    let row = Draft { line: 0, record: 0, problems: Vec::new(), ..draft.clone() };
    let mut hash = Sha256::new();
    hash.update(unit.as_str());
    hash.update(serde_json::to_string(&row)?);
    let digest = hash.finalize();
    let fingerprint: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let added = tx.exec(
        "insert into import_doubt (id, import, unit, line, draft, fingerprint, raised_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        &[&id, import, unit, &line, &told, &fingerprint, &now],
    )?;
    if added == 0 {
        let sql = "select coalesce(how, '') from import_doubt where fingerprint = $1";
        let how: Option<(String,)> = tx.row(sql, &[&fingerprint])?;
        return Ok(how.is_some_and(|(how,)| how == "left-out"));
    }
    for (person, reason) in candidates.iter().take(20) {
        tx.exec(
            "insert into import_doubt_candidate (doubt, person, reason) values ($1, $2, $3)
             on conflict do nothing",
            &[&id, person, &reason.name()],
        )?;
    }
    Ok(false)
}

/// Rows of a scope that wait, oldest import first; of one import if it is named.
///
/// # Errors
/// A fault from the database.
pub fn open_doubts(
    tx: &mut Tx<'_>,
    scope: &Scope,
    import: Option<&ImportId>,
    limit: i64,
) -> Result<Vec<Doubt>> {
    let sql = format!(
        "{DOUBT} join unit_above a on a.unit = d.unit and a.above = $1
         where d.resolved_at is null and (cast($2 as text) is null or d.import = $2)
         order by d.import, d.line limit $3"
    );
    tx.rows(&sql, &[scope.unit(), &import, &limit])
}

/// How many rows of a scope wait.
///
/// # Errors
/// A fault from the database.
pub fn count_open(tx: &mut Tx<'_>, scope: &Scope, import: Option<&ImportId>) -> Result<i64> {
    tx.one(
        "select count(*) from import_doubt d
         join unit_above a on a.unit = d.unit and a.above = $1
         where d.resolved_at is null and (cast($2 as text) is null or d.import = $2)",
        &[scope.unit(), &import],
    )
}

/// One row of the queue.
///
/// # Errors
/// A fault from the database.
pub fn doubt(tx: &mut Tx<'_>, scope: &Scope, id: &DoubtId) -> Result<Option<Doubt>> {
    let sql =
        format!("{DOUBT} join unit_above a on a.unit = d.unit and a.above = $1 where d.id = $2");
    tx.row(&sql, &[scope.unit(), id])
}

/// Whose the row may be, and why.
///
/// # Errors
/// A fault from the database.
pub fn candidates_of(tx: &mut Tx<'_>, id: &DoubtId) -> Result<Vec<(PersonId, String)>> {
    let sql = "select person, reason from import_doubt_candidate where doubt = $1
               order by person limit 20";
    tx.rows(sql, &[id])
}

/// Decides a row, once; what it said is kept no longer.
///
/// # Errors
/// A fault from the database.
pub fn resolve(tx: &mut Tx<'_>, id: &DoubtId, how: &str, by: &PersonId) -> Result<bool> {
    let now = tx.now();
    let sql = "update import_doubt set how = $2, resolved_by = $3, resolved_at = $4, draft = ''
               where id = $1 and resolved_at is null";
    Ok(tx.exec(sql, &[id, &how, by, &now])? == 1)
}

/// How many waiting rows may be of a person.
///
/// # Errors
/// A fault from the database.
pub fn mentions_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<i64> {
    tx.one("select count(*) from import_doubt_candidate where person = $1", &[person])
}

/// A person is no candidate any more.
///
/// # Errors
/// A fault from the database.
pub fn erase_candidate(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from import_doubt_candidate where person = $1", &[person]).map(drop)
}

/// Two records were one person: the other one is the candidate.
///
/// # Errors
/// A fault from the database.
pub fn point_candidate(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec(
        "insert into import_doubt_candidate (doubt, person, reason)
         select doubt, cast($2 as text), reason from import_doubt_candidate where person = $1
         on conflict do nothing",
        &[from, into],
    )?;
    erase_candidate(tx, from)
}

/// Waiting rows of an import that is taken back wait no more.
///
/// # Errors
/// A fault from the database.
pub fn drop_doubts(tx: &mut Tx<'_>, import: &ImportId) -> Result<()> {
    tx.exec("delete from import_doubt where import = $1", &[import]).map(drop)
}
