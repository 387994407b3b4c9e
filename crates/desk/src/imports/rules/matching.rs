//! Whose row it is: certain by itself, a person's to decide, or somebody new.

use serde::{Deserialize, Serialize};

use crate::imports::rules::merge::merge;
use crate::org::PersonId;
use crate::people::{AddressLine, PhoneLine, Record, match_name, whole_day};

/// Somebody whom a row may be of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub id: PersonId,
    /// What is kept of them.
    pub record: Record,
    /// Their folded full name.
    pub name: String,
}

impl Candidate {
    /// A candidate from a record.
    #[must_use]
    pub fn new(id: PersonId, record: Record) -> Self {
        let name = match_name(&record);
        Self { id, record, name }
    }
}

/// Why a row may be of somebody without being so for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The same number under another name.
    Number,
    /// The same identifier of another program under another name.
    Legacy,
    /// The same e-mail address under another name.
    Email,
    /// The same name and birth day, and nothing else in common.
    Birth,
    /// The same mobile telephone.
    Mobile,
    /// The same name and telephone that is no mobile.
    Phone,
    /// The same name and postal address.
    Address,
    /// Several records are as near.
    Several,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::Number,
        Self::Legacy,
        Self::Email,
        Self::Birth,
        Self::Mobile,
        Self::Phone,
        Self::Address,
        Self::Several,
    ];

    /// Its name as stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Legacy => "legacy",
            Self::Email => "email",
            Self::Birth => "birth",
            Self::Mobile => "mobile",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Several => "several",
        }
    }

    /// The text key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "imports-doubt-number",
            Self::Legacy => "imports-doubt-legacy",
            Self::Email => "imports-doubt-email",
            Self::Birth => "imports-doubt-birth",
            Self::Mobile => "imports-doubt-mobile",
            Self::Phone => "imports-doubt-phone",
            Self::Address => "imports-doubt-address",
            Self::Several => "imports-doubt-several",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|reason| reason.name() == name).unwrap_or(Self::Several)
    }
}

/// Whose row it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// This person's, for certain.
    Same(PersonId),
    /// A person must decide among these.
    Doubt(Vec<(PersonId, Reason)>),
    /// Nobody's that we know.
    New,
}

/// Decides whose row it is; `legacy` is the field that holds identifiers of the program that
/// the file comes from.
#[must_use]
pub fn judge(row: &Record, candidates: &[&Candidate], legacy: Option<&str>) -> Verdict {
    let name = match_name(row);
    let told = candidates.iter().find(|one| one.name == name && says_nothing_new(row, one));
    if let Some(known) = told {
        return Verdict::Same(known.id.clone());
    }
    let mut sure: Vec<&PersonId> = Vec::new();
    let mut doubts: Vec<(PersonId, Reason)> = Vec::new();
    for one in candidates {
        match compare(row, &name, one, legacy) {
            Likeness::Same => sure.push(&one.id),
            Likeness::Maybe(reason) => doubts.push((one.id.clone(), reason)),
            Likeness::Other => {}
        }
    }
    match sure.as_slice() {
        [one] => Verdict::Same((*one).clone()),
        [] if doubts.is_empty() => Verdict::New,
        [] => Verdict::Doubt(doubts),
        several => {
            let several = several.iter().map(|id| ((*id).clone(), Reason::Several));
            Verdict::Doubt(several.collect())
        }
    }
}

enum Likeness {
    Same,
    Maybe(Reason),
    Other,
}

fn compare(row: &Record, name: &str, one: &Candidate, legacy: Option<&str>) -> Likeness {
    let ours = &one.record;
    let email = row.emails.iter().any(|line| {
        let folded = line.address.to_lowercase();
        ours.emails.iter().any(|other| other.address.to_lowercase() == folded)
    });
    let named = !name.is_empty() && one.name == name;
    // A sheet of stamps often names people by their last name alone, or not at all.
    let last_only = row.first_name.is_empty()
        && (row.last_name.is_empty()
            || values::fold(&row.last_name) == values::fold(&ours.last_name));
    let number = row.number.is_some() && same_text(&row.number, &ours.number);
    let same_legacy = legacy.is_some_and(|field| {
        let (mine, their) = (row.fields.get(field), ours.fields.get(field));
        mine.is_some() && mine == their
    });
    if number {
        let agrees = named || email || last_only;
        return if agrees { Likeness::Same } else { Likeness::Maybe(Reason::Number) };
    }
    if same_legacy {
        let agrees = named || email;
        return if agrees { Likeness::Same } else { Likeness::Maybe(Reason::Legacy) };
    }
    if email {
        return if named { Likeness::Same } else { Likeness::Maybe(Reason::Email) };
    }
    let mobile = row.phones.iter().any(|line| line.kind == "mobile" && has_phone(ours, line));
    match (named, born(row, ours)) {
        (true, Some(true)) => Likeness::Maybe(Reason::Birth),
        _ if mobile => Likeness::Maybe(Reason::Mobile),
        // Born on other days, they are two people of one name, wherever they live.
        (false, _) | (true, Some(false)) => Likeness::Other,
        (true, None) if row.phones.iter().any(|line| has_phone(ours, line)) => {
            Likeness::Maybe(Reason::Phone)
        }
        (true, None) if row.addresses.iter().any(|line| has_address(ours, line)) => {
            Likeness::Maybe(Reason::Address)
        }
        (true, None) => Likeness::Other,
    }
}

/// Whether both were born on one day; nothing when either day is not known whole.
fn born(row: &Record, ours: &Record) -> Option<bool> {
    Some(whole_day(row.born_on.as_deref())? == whole_day(ours.born_on.as_deref())?)
}

fn has_phone(ours: &Record, line: &PhoneLine) -> bool {
    ours.phones.iter().any(|it| it.number == line.number)
}

fn has_address(ours: &Record, line: &AddressLine) -> bool {
    let same = |it: &AddressLine| {
        it.postcode == line.postcode && values::fold(&it.line_1) == values::fold(&line.line_1)
    };
    !line.line_1.is_empty() && ours.addresses.iter().any(same)
}

fn same_text(mine: &Option<String>, their: &Option<String>) -> bool {
    let folded = |text: &Option<String>| text.as_deref().map(values::fold);
    folded(mine) == folded(their)
}

/// Whether the row says nothing that the record does not say: importing it again changes
/// nothing, so nothing is merged. A bare name tells nobody apart: it agrees only with another.
fn says_nothing_new(row: &Record, one: &Candidate) -> bool {
    let tells = row.number.is_some()
        || row.born_on.is_some()
        || !row.emails.is_empty()
        || !row.phones.is_empty()
        || row.addresses.iter().any(|line| !line.line_1.is_empty());
    let merged = merge(&one.record, row, false);
    let nothing_new = merged.kept.is_empty() && merged.record == one.record;
    nothing_new && (tells || merge(row, &one.record, false).record == *row)
}
