//! Records that share a key, read key by key in the order of an index: only those are compared.
//! The indexes are kept at every write, so nothing is prepared beforehand and no table is walked
//! twice.

use kernel::Result;
use kernel::db::Tx;

use crate::org::PersonId;

/// What records share in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::duplicates) enum Block {
    /// An e-mail address.
    Email,
    /// A telephone.
    Phone,
    /// A member number.
    Number,
    /// A birth day; told with the folded name.
    Birth,
    /// A folded name; told with the postcode.
    Name,
}

/// A record in a block: the key, whose, and what helps to choose whom to compare.
pub(in crate::duplicates) type Row = (String, PersonId, String);

impl Block {
    /// Every kind of block.
    pub(in crate::duplicates) const ALL: [Self; 5] =
        [Self::Email, Self::Phone, Self::Number, Self::Birth, Self::Name];

    /// Most records of a block that is looked into: beyond, what they share tells nothing.
    pub(in crate::duplicates) const fn records_max(self) -> usize {
        match self {
            Self::Email | Self::Phone | Self::Number => 40,
            Self::Birth => 400,
            Self::Name => 200,
        }
    }

    const fn sql(self) -> &'static str {
        match self {
            Self::Email => {
                "select folded, person, '' from person_email where folded > $1
                 order by folded, person limit $2"
            }
            Self::Phone => {
                "select number, person, '' from person_phone where number > $1
                 order by number, person limit $2"
            }
            Self::Number => {
                "select number, id, '' from person where number > $1
                 order by number, id limit $2"
            }
            Self::Birth => {
                "select born_on, id, match_name from person where born_on > $1
                 order by born_on, id limit $2"
            }
            Self::Name => {
                "select p.match_name, p.id, coalesce((select min(a.postcode) from person_address a
                    where a.person = p.id), '') from person p where p.match_name > $1
                 order by p.match_name, p.id limit $2"
            }
        }
    }
}

/// The next records of a kind of block, those whose key follows `after`.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn page(
    tx: &mut Tx<'_>,
    block: Block,
    after: &str,
    limit: i64,
) -> Result<Vec<Row>> {
    tx.rows(block.sql(), &[&after, &limit])
}
