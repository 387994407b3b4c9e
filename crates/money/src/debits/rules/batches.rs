//! What goes into a collection: who owes something under a mandate in force, and everything that
//! keeps the whole from being sent.

use bank::{Amendment, Collection, Creditor, Debit, FileVersion, Group, LineFault, Sequence};

/// Most debits of one collection.
pub const DEBITS_MAX: usize = 20_000;

/// Somebody who could be debited.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Key of the mandate.
    pub mandate: String,
    /// Reference of the mandate (RUM).
    pub reference: String,
    /// Whose account it is.
    pub holder: String,
    /// The account.
    pub iban: String,
    /// The day of the signature.
    pub signed_on: String,
    /// The place in the life of the mandate.
    pub sequence: Sequence,
    /// Whether the account changed since the last debit.
    pub amended: bool,
    /// What is due, in cents.
    pub cents: i64,
    /// What came back before and is presented again within it, in cents.
    pub again_cents: i64,
}

/// What a debit may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presented {
    /// The fixed amount of each collection; none when what is due is collected.
    pub fixed_cents: Option<i64>,
    /// What is due by the day of the collection.
    pub due_cents: i64,
    /// What came back and is to be presented again.
    pub again_cents: i64,
    /// What came back, is still due, and of which nobody said that it be presented again.
    pub held_cents: i64,
}

/// How much is debited: what came back waits until somebody says that it be presented again. It
/// is due again by then, and comes on top of a fixed amount alone.
#[must_use]
pub fn presented(parts: &Presented) -> i64 {
    match parts.fixed_cents {
        Some(fixed) => fixed.saturating_add(parts.again_cents),
        None => parts.due_cents.saturating_sub(parts.held_cents),
    }
}

/// A debit with its identifiers, in the order of the candidates that it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Place in the list of candidates.
    pub candidate: usize,
    /// The group.
    pub group: String,
    /// The end-to-end identifier.
    pub end_to_end: String,
}

/// Why a line keeps the collection from being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Place in the list of candidates; none for the whole.
    pub candidate: Option<usize>,
    /// The end of its text key.
    pub what: &'static str,
}

/// The number of a collection: day and rank among the collector's.
#[must_use]
pub fn number_of(collect_on: &str, rank: i64) -> String {
    format!("{}-{rank}", collect_on.replace('-', ""))
}

/// Groups the candidates and checks the whole: nothing, or everything that is wrong.
///
/// # Errors
/// Everything that keeps the collection from being made, by candidate.
pub fn plan(
    candidates: &[Candidate],
    creditor: &Creditor,
    about: &About<'_>,
) -> Result<(Collection, Vec<Planned>), Vec<Why>> {
    let mut collection = Collection {
        id: format!("PRLV-{}", about.number),
        created_at: about.created_at.to_owned(),
        initiator: creditor.name.clone(),
        version: about.version,
        groups: Vec::new(),
    };
    let mut planned = Vec::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for sequence in [Sequence::First, Sequence::Recurring, Sequence::Final, Sequence::OneOff] {
        let id = format!("DD-{}-{}", about.number, sequence.code());
        let mut group = Group {
            id: id.clone(),
            collect_on: about.collect_on.to_owned(),
            sequence,
            creditor: creditor.clone(),
            debits: Vec::new(),
        };
        let mut place = Vec::new();
        for (candidate, one) in candidates.iter().enumerate() {
            if one.sequence != sequence {
                continue;
            }
            let end_to_end = format!("{id}-{:05}", group.debits.len().saturating_add(1));
            planned.push(Planned { candidate, group: id.clone(), end_to_end: end_to_end.clone() });
            place.push(candidate);
            group.debits.push(debit(one, end_to_end, about.text));
        }
        if !group.debits.is_empty() {
            collection.groups.push(group);
            places.push(place);
        }
    }
    if candidates.len() > DEBITS_MAX {
        return Err(vec![Why { candidate: None, what: "too-many" }]);
    }
    let faults = collection.faults();
    if faults.is_empty() {
        return Ok((collection, planned));
    }
    Err(faults.iter().map(|fault| why(fault, &places)).collect())
}

/// What is the same for all debits of a collection.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Its number.
    pub number: &'a str,
    /// The day of the debits.
    pub collect_on: &'a str,
    /// When it is made, local time without zone.
    pub created_at: &'a str,
    /// The version that the bank takes.
    pub version: FileVersion,
    /// What members read on their statement.
    pub text: &'a str,
}

fn debit(one: &Candidate, end_to_end: String, text: &str) -> Debit {
    Debit {
        end_to_end,
        mandate: one.reference.clone(),
        signed_on: one.signed_on.clone(),
        name: one.holder.clone(),
        iban: one.iban.clone(),
        cents: one.cents,
        text: text.to_owned(),
        amendment: one.amended.then_some(Amendment::Account),
    }
}

fn why(fault: &LineFault, places: &[Vec<usize>]) -> Why {
    let candidate = match (fault.group, fault.line) {
        (Some(group), Some(line)) => places.get(group).and_then(|place| place.get(line)).copied(),
        _ => None,
    };
    Why { candidate, what: fault.fault.name() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_back_waits_for_somebody() {
        let due =
            Presented { fixed_cents: None, due_cents: 3_000, again_cents: 0, held_cents: 1_000 };
        assert_eq!(presented(&due), 2_000);
        assert_eq!(presented(&Presented { held_cents: 0, again_cents: 1_000, ..due }), 3_000);
        let fixed = Presented { fixed_cents: Some(500), ..due };
        assert_eq!(presented(&fixed), 500);
        assert_eq!(presented(&Presented { again_cents: 500, ..fixed }), 1_000);
    }

    fn candidate(number: usize, sequence: Sequence) -> Candidate {
        Candidate {
            mandate: number.to_string(),
            reference: format!("RUM{number}"),
            holder: "Ana Moulin".to_owned(),
            iban: "FR7699993071030400387341296".to_owned(),
            signed_on: "2026-01-01".to_owned(),
            sequence,
            amended: false,
            cents: 1_000,
            again_cents: 0,
        }
    }

    fn creditor() -> Creditor {
        Creditor {
            name: "ADF du Gard".to_owned(),
            iban: "FR7699998075390466691098625".to_owned(),
            bic: None,
            creditor_id: "FR72ZZZ123456".to_owned(),
        }
    }

    const ABOUT: About<'_> = About {
        number: "20261208-1",
        collect_on: "2026-12-08",
        created_at: "2026-11-24T09:00:00",
        version: FileVersion::V08,
        text: "Cotisation",
    };

    #[test]
    fn one_group_for_each_sequence() {
        let candidates = [
            candidate(1, Sequence::Recurring),
            candidate(2, Sequence::First),
            candidate(3, Sequence::Recurring),
        ];
        let (collection, planned) = plan(&candidates, &creditor(), &ABOUT).unwrap();
        let groups: Vec<_> =
            collection.groups.iter().map(|group| (group.id.as_str(), group.debits.len())).collect();
        assert_eq!(groups, [("DD-20261208-1-FRST", 1), ("DD-20261208-1-RCUR", 2)]);
        assert_eq!(planned[0].candidate, 1);
        assert_eq!(planned[2].end_to_end, "DD-20261208-1-RCUR-00002");
        assert!(bank::write_collection(&collection).is_ok());
    }

    #[test]
    fn one_wrong_line_stops_the_whole_and_is_named() {
        let mut candidates = vec![candidate(1, Sequence::Recurring), candidate(2, Sequence::First)];
        candidates[0].iban = "FR76".to_owned();
        candidates[1].cents = 0;
        let faults = plan(&candidates, &creditor(), &ABOUT).unwrap_err();
        assert_eq!(
            faults,
            [Why { candidate: Some(1), what: "amount" }, Why { candidate: Some(0), what: "iban" },]
        );
        let nobody = plan(&[], &creditor(), &ABOUT).unwrap_err();
        assert_eq!(nobody, [Why { candidate: None, what: "empty" }]);
        let unnamed = Creditor { creditor_id: String::new(), ..creditor() };
        let faults = plan(&[candidate(1, Sequence::First)], &unnamed, &ABOUT).unwrap_err();
        assert_eq!(faults, [Why { candidate: None, what: "creditor-id" }]);
    }
}
