//! Counts and sums of what movements answer.

use std::collections::BTreeMap;

use bank::{Action, Entry};
use serde::Serialize;

use super::book::{Finding, Found, Refused, Via};

/// Counts and sums of a reconciliation, as people and tests read them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Movements in the files.
    pub entries: usize,
    /// Of them booked.
    pub booked: usize,
    /// Sum of the booked ones, in cents.
    pub booked_cents: i64,
    /// Movements and cents, by finding.
    pub found: BTreeMap<String, (usize, i64)>,
    /// Movements and cents, by certainty, booked ones alone.
    pub certainty: BTreeMap<String, (usize, i64)>,
    /// Requests paid, by where their reference stood: `structured`, `end-to-end`, `text`.
    pub references: BTreeMap<String, usize>,
    /// Debits settled in groups.
    pub debits_settled: usize,
    /// Groups told one by one, and by their group alone.
    pub groups_told: (usize, usize),
    /// Debits that came back, by code.
    pub returned: BTreeMap<String, usize>,
    /// What to do about what came back or was refused, by action.
    pub actions: BTreeMap<String, usize>,
    /// Requests paid with another amount: reference, asked, received.
    pub differs: Vec<(String, i64, i64)>,
    /// Slips credited, and cheques on them.
    pub slips: (usize, usize),
    /// Card pay-outs: how many, before fees, fees, after, in cents.
    pub cards: (usize, i64, i64, i64),
    /// Debits refused before settlement.
    pub refused: Vec<Refused>,
}

impl Report {
    /// Adds a movement and what it answers.
    pub fn add(&mut self, entry: &Entry, found: &Found) {
        self.entries += 1;
        let sum = self.found.entry(found.finding.name().to_owned()).or_default();
        *sum = (sum.0 + 1, sum.1 + entry.cents);
        if !entry.booked {
            return;
        }
        self.booked += 1;
        self.booked_cents += entry.cents;
        let sum = self.certainty.entry(found.certainty.name().to_owned()).or_default();
        *sum = (sum.0 + 1, sum.1 + entry.cents);
        match &found.finding {
            Finding::DebitsSettled { debits, told } => {
                self.debits_settled += debits.len();
                let groups = &mut self.groups_told;
                if *told { groups.0 += 1 } else { groups.1 += 1 }
            }
            Finding::DebitReturned { code, .. } => {
                *self.returned.entry(code.clone()).or_default() += 1;
                self.act(code);
            }
            Finding::DebitsReturned { debits } => {
                for (_, code) in debits {
                    *self.returned.entry(code.clone()).or_default() += 1;
                    self.act(code);
                }
            }
            Finding::CallPaid { via, .. } => {
                let via = match via {
                    Via::Structured => "structured",
                    Via::EndToEnd => "end-to-end",
                    Via::Text => "text",
                };
                *self.references.entry(via.to_owned()).or_default() += 1;
            }
            Finding::CallDiffers { reference, asked_cents, .. } => {
                self.differs.push((reference.clone(), *asked_cents, entry.cents));
            }
            Finding::SlipCredited { cheques, .. } => {
                self.slips = (self.slips.0 + 1, self.slips.1 + cheques);
            }
            Finding::CardsPaidOut { gross_cents, fee_cents, .. } => {
                let (count, gross, fees, net) = self.cards;
                self.cards = (count + 1, gross + gross_cents, fees + fee_cents, net + entry.cents);
            }
            _ => {}
        }
    }

    /// Adds what a bank refused.
    pub fn refuse(&mut self, refused: Vec<Refused>) {
        for one in &refused {
            self.act(&one.code);
        }
        self.refused.extend(refused);
    }

    fn act(&mut self, code: &str) {
        let action: Action = bank::reason(code).action;
        *self.actions.entry(action.name().to_owned()).or_default() += 1;
    }
}
