//! Notices of debits on paper, for people whom no e-mail reaches.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};

use crate::debits::{BatchId, LineId};
use crate::org::PersonId;

/// Letters of one collection at most.
const LETTERS_MAX: i64 = 5_000;

row! {
    /// A notice that goes by post.
    #[derive(Debug, Clone)]
    pub struct NoticeLetter {
        /// The debit.
        pub line: LineId,
        /// To whom.
        pub person: PersonId,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Street.
        pub line_1: Option<String>,
        /// Second line.
        pub line_2: Option<String>,
        /// Postcode.
        pub postcode: Option<String>,
        /// Town.
        pub city: Option<String>,
        /// The account that is debited.
        pub iban: String,
        /// Under which mandate.
        pub reference: String,
        /// How much.
        pub cents: i64,
        /// When it was printed.
        pub letter_at: Option<Moment>,
    }
}

/// The debits of a collection whose notice no e-mail carries, in the order of names.
pub fn letters_of(tx: &mut Tx<'_>, batch: &BatchId) -> Result<Vec<NoticeLetter>> {
    tx.rows(
        "select l.id, l.person, p.first_name, p.last_name, a.line_1, a.line_2, a.postcode, a.city,
         l.iban, l.reference, l.cents, l.letter_at
         from debit_line l join person p on p.id = l.person
         left join person_address a on a.person = l.person and a.position = 0
         where l.batch = $1 and l.left_at is null and p.died_on is null
         and not exists (select 1 from person_email e where e.person = l.person and e.bad = 0)
         order by p.sort_name, l.id limit $2",
        &[batch, &LETTERS_MAX],
    )
}

/// Notes that these letters were printed; the first time stays.
pub fn letters_printed(tx: &mut Tx<'_>, letters: &[NoticeLetter]) -> Result<()> {
    let now = tx.now();
    for letter in letters {
        let sql = "update debit_line set letter_at = $2 where id = $1 and letter_at is null";
        tx.exec(sql, &[&letter.line, &now])?;
    }
    Ok(())
}
