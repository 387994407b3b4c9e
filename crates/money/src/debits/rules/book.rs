//! Reconciliation: what a movement of an account answers among all that was asked for.
//!
//! Sure is what carries our own identifier and the right amount; everything else is told to a
//! person, who decides. Nothing is settled twice.

use std::collections::{BTreeMap, HashMap};

use bank::{Detail, Entry, Kind, Outcome, StatusReport};
use serde::Serialize;
use values::fold;

use super::words::{is_couple, named};
use super::{Asked, Nature};

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Our identifier and the right amount.
    Sure,
    /// Our identifier, something else differs: a person looks.
    Flagged,
    /// It looks like it: a person decides.
    Proposed,
    /// Nothing of ours: a person says what it is.
    Open,
}

impl Certainty {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Flagged => "flagged",
            Self::Proposed => "proposed",
            Self::Open => "open",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let all = [Self::Sure, Self::Flagged, Self::Proposed, Self::Open];
        all.into_iter().find(|it| it.name() == name)
    }
}

/// Where a reference was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// In the structured field.
    Structured,
    /// In the end-to-end identifier.
    EndToEnd,
    /// In free text.
    Text,
}

/// What a movement answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// It waits: nothing is posted.
    Pending,
    /// A group of debits came in: keys of the debits; whether the bank told them one by one.
    DebitsSettled { debits: Vec<String>, told: bool },
    /// A debit came back.
    DebitReturned { debit: String, code: String },
    /// Several debits came back in one movement: each with its code.
    DebitsReturned { debits: Vec<(String, String)> },
    /// A request was paid.
    CallPaid { call: String, via: Via },
    /// A request was paid with another amount.
    CallDiffers { call: String, reference: String, asked_cents: i64 },
    /// A request was paid again.
    CallAgain { call: String },
    /// It may be for one of these requests; whether a reference was mistyped.
    CallProposed { calls: Vec<String>, mistyped: bool },
    /// A slip of cheques was credited.
    SlipCredited { reference: String, cheques: usize },
    /// A cheque came back: cheques of that amount.
    ChequeReturned { cheques: Vec<String> },
    /// Card payments were paid out.
    CardsPaidOut { reference: String, gross_cents: i64, fee_cents: i64 },
    /// A fee of the bank.
    Fee,
    /// Cash that was carried to the bank.
    Cash,
    /// Money that went out.
    TransferOut,
    /// Nothing of ours.
    Unknown,
}

impl Finding {
    /// The name it is stored under, and the end of its text keys.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::DebitsSettled { .. } => "collected",
            Self::DebitReturned { .. } => "debit-returned",
            Self::DebitsReturned { .. } => "returned-debits",
            Self::CallPaid { .. } => "call-paid",
            Self::CallDiffers { .. } => "call-differs",
            Self::CallAgain { .. } => "call-again",
            Self::CallProposed { mistyped: true, .. } => "call-mistyped",
            Self::CallProposed { .. } => "call-by-name",
            Self::SlipCredited { .. } => "slip-credited",
            Self::ChequeReturned { .. } => "cheque-returned",
            Self::CardsPaidOut { .. } => "cards-paid-out",
            Self::Fee => "fee",
            Self::Cash => "cash",
            Self::TransferOut => "transfer-out",
            Self::Unknown => "unknown",
        }
    }

    /// The keys of what it answers.
    #[must_use]
    pub fn targets(&self) -> Vec<String> {
        match self {
            Self::DebitsSettled { debits, .. } => debits.clone(),
            Self::DebitReturned { debit, .. } => vec![debit.clone()],
            Self::DebitsReturned { debits } => {
                debits.iter().map(|(debit, _)| debit.clone()).collect()
            }
            Self::CallPaid { call, .. }
            | Self::CallDiffers { call, .. }
            | Self::CallAgain { call } => vec![call.clone()],
            Self::CallProposed { calls, .. } => calls.clone(),
            Self::SlipCredited { reference, .. } | Self::CardsPaidOut { reference, .. } => {
                vec![reference.clone()]
            }
            Self::ChequeReturned { cheques } => cheques.clone(),
            Self::Pending | Self::Fee | Self::Cash | Self::TransferOut | Self::Unknown => {
                Vec::new()
            }
        }
    }
}

/// A finding and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub finding: Finding,
    /// How sure.
    pub certainty: Certainty,
}

const fn found(finding: Finding, certainty: Certainty) -> Found {
    Found { finding, certainty }
}

/// A debit that a bank refused before settlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Key of the debit.
    pub debit: String,
    /// End-to-end identifier.
    pub end_to_end: String,
    /// The code.
    pub code: String,
    /// How much, in cents.
    pub cents: i64,
    /// Whether its whole group or file was refused.
    pub whole: bool,
}

/// All that was asked for, by what may name it.
#[derive(Debug, Default)]
pub struct Book {
    asked: Vec<Asked>,
    calls: HashMap<String, usize>,
    debits: HashMap<String, usize>,
    groups: HashMap<String, Vec<usize>>,
    slips: BTreeMap<String, Vec<usize>>,
    cards: BTreeMap<String, usize>,
    /// Open requests by amount, those withdrawn left out.
    by_amount: HashMap<i64, Vec<usize>>,
}

/// Most proposals for one movement.
const PROPOSALS_MAX: usize = 5;

impl Book {
    /// A book over all that was asked for.
    #[must_use]
    pub fn new(asked: Vec<Asked>) -> Self {
        let mut book = Self { asked, ..Self::default() };
        for (at, one) in book.asked.iter().enumerate() {
            match one.nature {
                Nature::Call => {
                    book.calls.insert(one.reference.clone(), at);
                    if !one.withdrawn {
                        book.by_amount.entry(one.cents).or_default().push(at);
                    }
                }
                Nature::Debit => {
                    book.debits.insert(one.end_to_end.clone(), at);
                    book.groups.entry(one.batch.clone()).or_default().push(at);
                }
                Nature::Cheque => book.slips.entry(one.reference.clone()).or_default().push(at),
                Nature::Cards => {
                    book.cards.insert(one.reference.clone(), at);
                }
            }
        }
        book
    }

    fn over(&mut self, at: usize) {
        if let Some(one) = self.asked.get_mut(at) {
            one.over = true;
        }
    }

    /// Notes what a bank refused before settlement; the same report again says nothing new.
    pub fn answer(&mut self, report: &StatusReport) -> Vec<Refused> {
        let mut refused = Vec::new();
        for group in &report.groups {
            let whole = report.refused_whole() || group.outcome == Outcome::Rejected;
            if whole && group.transactions.is_empty() {
                let reasons =
                    if group.reasons.is_empty() { &report.reasons } else { &group.reasons };
                let members = self.groups.get(&group.id).cloned().unwrap_or_default();
                self.refuse(&members, reasons, true, &mut refused);
            }
            for line in &group.transactions {
                if whole || line.outcome == Outcome::Rejected {
                    let key = line.end_to_end.as_deref().unwrap_or_default();
                    let found: Vec<usize> = self.debits.get(key).copied().into_iter().collect();
                    let reasons =
                        if line.reasons.is_empty() { &group.reasons } else { &line.reasons };
                    self.refuse(&found, reasons, whole, &mut refused);
                }
            }
        }
        if report.refused_whole() && report.groups.is_empty() {
            let file = report.file.trim_start_matches("PRLV-");
            let prefix = format!("DD-{file}-");
            let all: Vec<usize> = self
                .groups
                .iter()
                .filter(|(id, _)| id.starts_with(&prefix))
                .flat_map(|(_, members)| members.clone())
                .collect();
            self.refuse(&all, &report.reasons, true, &mut refused);
        }
        refused.sort_by(|one, other| one.end_to_end.cmp(&other.end_to_end));
        refused
    }

    fn refuse(&mut self, at: &[usize], reasons: &[String], whole: bool, into: &mut Vec<Refused>) {
        for at in at {
            let Some(one) = self.asked.get(*at).filter(|one| !one.over) else { continue };
            into.push(Refused {
                debit: one.key.clone(),
                end_to_end: one.end_to_end.clone(),
                code: reasons.first().cloned().unwrap_or_default(),
                cents: one.cents,
                whole,
            });
            self.over(*at);
        }
    }

    /// What a movement answers. Requests that it pays surely are over for the next.
    pub fn find(&mut self, entry: &Entry) -> Found {
        if !entry.booked {
            return found(Finding::Pending, Certainty::Open);
        }
        match entry.kind {
            Kind::DebitsIn => self.debits_in(entry),
            Kind::DebitReturned => self.debit_returned(entry),
            Kind::TransferIn => self.transfer_in(entry),
            Kind::Cheques => self.slip(entry),
            Kind::ChequeReturned => self.cheque_returned(entry),
            Kind::Cards => self.cards_in(entry),
            Kind::Fee => found(Finding::Fee, Certainty::Proposed),
            Kind::Cash => found(Finding::Cash, Certainty::Proposed),
            Kind::TransferOut => found(Finding::TransferOut, Certainty::Proposed),
            Kind::Other if entry.cents > 0 => self.transfer_in(entry),
            Kind::Other => found(Finding::Unknown, Certainty::Open),
        }
    }

    fn debits_in(&self, entry: &Entry) -> Found {
        let told: Vec<usize> = entry
            .details
            .iter()
            .filter_map(|detail| self.debits.get(detail.end_to_end.as_deref()?).copied())
            .collect();
        let batch = entry
            .batch
            .as_deref()
            .or_else(|| entry.details.first().and_then(|detail| detail.batch.as_deref()));
        let (at, is_told) = if told.is_empty() {
            let members = batch
                .and_then(|id| self.groups.get(id))
                .or_else(|| self.groups.iter().find(|(id, _)| named(entry, id)).map(|(_, at)| at));
            (members.cloned().unwrap_or_default(), false)
        } else {
            (told, true)
        };
        let open: Vec<&Asked> =
            at.iter().filter_map(|at| self.asked.get(*at)).filter(|one| !one.over).collect();
        if open.is_empty() {
            return found(Finding::Unknown, Certainty::Open);
        }
        let cents: i64 = open.iter().map(|one| one.cents).sum();
        let counted = entry.batch_count.is_none_or(|count| u64::try_from(open.len()) == Ok(count));
        let whole = !is_told || open.len() == entry.details.len();
        let certainty = if cents == entry.cents && counted && whole {
            Certainty::Sure
        } else {
            Certainty::Flagged
        };
        let debits = open.iter().map(|one| one.key.clone()).collect();
        found(Finding::DebitsSettled { debits, told: is_told }, certainty)
    }

    fn debit_returned(&self, entry: &Entry) -> Found {
        let taken = entry.cents.saturating_neg();
        let known = |detail: &Detail, cents: i64| {
            let by_id = detail.end_to_end.as_deref().and_then(|id| self.debits.get(id)).copied();
            let by_mandate = || {
                self.asked.iter().rposition(|one| {
                    one.nature == Nature::Debit
                        && Some(one.mandate.as_str()) == detail.mandate.as_deref()
                        && one.cents == cents
                })
            };
            let one = self.asked.get(by_id.or_else(by_mandate)?)?;
            let code = detail.reason.clone().unwrap_or_default();
            Some((one, code, by_id.is_some()))
        };
        let alone = entry.details.len() == 1;
        let of = |detail: &Detail| {
            let cents = if alone { taken } else { detail.cents.unwrap_or_default().abs() };
            known(detail, cents)
        };
        let back: Vec<(&Asked, String, bool)> = entry.details.iter().filter_map(of).collect();
        // Banks may keep fees of the debtor's bank within what they take back.
        let cents: i64 = back.iter().map(|(one, _, _)| one.cents).sum();
        let all = back.len() == entry.details.len() && back.iter().all(|(_, _, by_id)| *by_id);
        let certainty = if all && cents == taken { Certainty::Sure } else { Certainty::Flagged };
        let mut debits: Vec<(String, String)> =
            back.into_iter().map(|(one, code, _)| (one.key.clone(), code)).collect();
        match debits.len() {
            0 => found(Finding::Unknown, Certainty::Open),
            1 => {
                let (debit, code) = debits.remove(0);
                found(Finding::DebitReturned { debit, code }, certainty)
            }
            _ => found(Finding::DebitsReturned { debits }, certainty),
        }
    }

    fn transfer_in(&mut self, entry: &Entry) -> Found {
        let empty = Detail::default();
        let detail = entry.details.first().unwrap_or(&empty);
        let known = |text: &str| {
            bank::find_rf_candidates(text)
                .into_iter()
                .find_map(|reference| self.calls.get(&reference).copied())
        };
        let sources = [
            (Via::Structured, detail.reference.as_deref()),
            (Via::EndToEnd, detail.end_to_end.as_deref()),
            (Via::Text, detail.text.as_deref()),
            (Via::Text, Some(entry.label.as_str())),
        ];
        let hit = sources.iter().find_map(|(via, text)| Some((*via, known((*text)?)?)));
        if let Some((via, at)) = hit {
            return self.call_paid(entry, via, at);
        }
        if self.cards.keys().any(|reference| named(entry, reference)) {
            return self.cards_in(entry);
        }
        let mistyped: Vec<usize> = sources
            .iter()
            .filter_map(|(_, text)| *text)
            .flat_map(bank::find_mistyped_rf)
            .filter_map(|reference| self.calls.get(&reference).copied())
            .collect();
        let wrote_one = sources
            .iter()
            .any(|(_, text)| text.is_some_and(|text| !bank::find_mistyped_rf(text).is_empty()));
        let by_name = self.by_name(entry, detail);
        let mut at = by_name;
        at.extend(mistyped);
        self.proposed(&at, wrote_one)
    }

    fn call_paid(&mut self, entry: &Entry, via: Via, at: usize) -> Found {
        let Some(one) = self.asked.get(at).cloned() else {
            return found(Finding::Unknown, Certainty::Open);
        };
        if one.over {
            return found(Finding::CallAgain { call: one.key }, Certainty::Flagged);
        }
        self.over(at);
        if one.cents == entry.cents {
            return found(Finding::CallPaid { call: one.key, via }, Certainty::Sure);
        }
        let (call, reference, asked_cents) = (one.key, one.reference, one.cents);
        found(Finding::CallDiffers { call, reference, asked_cents }, Certainty::Flagged)
    }

    /// Open requests of that amount by somebody of that name.
    fn by_name(&self, entry: &Entry, detail: &Detail) -> Vec<usize> {
        let payer = detail.name.as_deref().unwrap_or_default();
        let text = detail.text.as_deref().unwrap_or_default();
        let label = if payer.is_empty() { entry.label.as_str() } else { "" };
        let words = fold(&format!("{payer} {text} {label}"));
        let words: Vec<&str> = words.split(' ').collect();
        let couple = fold(payer);
        let candidates = self.by_amount.get(&entry.cents).cloned().unwrap_or_default();
        let is_theirs = |one: &Asked| {
            let name = fold(&one.name);
            let name: Vec<&str> = name.split(' ').collect();
            name.iter().all(|word| words.contains(word)) || is_couple(&couple, &name)
        };
        let open = |at: &usize| self.asked.get(*at).is_some_and(|one| !one.over && is_theirs(one));
        candidates.into_iter().filter(open).collect()
    }

    fn proposed(&self, at: &[usize], mistyped: bool) -> Found {
        let mut calls: Vec<String> = Vec::new();
        for one in at.iter().filter_map(|at| self.asked.get(*at)) {
            if !calls.contains(&one.key) && calls.len() < PROPOSALS_MAX {
                calls.push(one.key.clone());
            }
        }
        if calls.is_empty() && !mistyped {
            return found(Finding::Unknown, Certainty::Open);
        }
        found(Finding::CallProposed { calls, mistyped }, Certainty::Proposed)
    }

    fn slip(&self, entry: &Entry) -> Found {
        let Some((reference, at)) =
            self.slips.iter().find(|(reference, _)| named(entry, reference))
        else {
            return found(Finding::Unknown, Certainty::Open);
        };
        let cheques: Vec<&Asked> = at.iter().filter_map(|at| self.asked.get(*at)).collect();
        let cents: i64 = cheques.iter().map(|one| one.cents).sum();
        let certainty = if cents == entry.cents { Certainty::Sure } else { Certainty::Flagged };
        found(
            Finding::SlipCredited { reference: reference.clone(), cheques: cheques.len() },
            certainty,
        )
    }

    fn cheque_returned(&self, entry: &Entry) -> Found {
        let cheques = self
            .asked
            .iter()
            .filter(|one| one.nature == Nature::Cheque)
            .filter(|one| one.cents == entry.cents.saturating_neg())
            .take(PROPOSALS_MAX)
            .map(|one| one.key.clone())
            .collect();
        found(Finding::ChequeReturned { cheques }, Certainty::Proposed)
    }

    fn cards_in(&self, entry: &Entry) -> Found {
        let known = self.cards.iter().find(|(reference, _)| named(entry, reference));
        let told = entry.cents.saturating_add(entry.fee_cents);
        let Some((reference, one)) =
            known.and_then(|(reference, at)| Some((reference, self.asked.get(*at)?)))
        else {
            let finding = Finding::CardsPaidOut {
                reference: String::new(),
                gross_cents: told,
                fee_cents: entry.fee_cents,
            };
            return found(finding, Certainty::Proposed);
        };
        let fee_cents = one.cents.saturating_sub(entry.cents);
        let agrees = fee_cents >= 0 && (entry.fee_cents == 0 || entry.fee_cents == fee_cents);
        let finding = Finding::CardsPaidOut {
            reference: reference.clone(),
            gross_cents: one.cents,
            fee_cents,
        };
        found(finding, if agrees { Certainty::Sure } else { Certainty::Flagged })
    }
}

#[cfg(test)]
#[path = "book_tests.rs"]
mod tests;
