//! What pages show of accounts, collections, mandates.

use kernel::db::Tx;
use kernel::{Error, Result};
use serde::Serialize;

use crate::debits::books::{self, Account};
use crate::debits::store::{self, Batch, Mandate};
use crate::org::Scope;

/// An account to choose.
#[derive(Serialize, Clone)]
pub(super) struct AccountShown {
    pub id: String,
    pub label: String,
    pub collector: String,
    pub iban: String,
    /// Whether the collector may collect: it has a creditor identifier.
    pub may_collect: bool,
}

pub(super) fn account_shown(one: &Account) -> AccountShown {
    AccountShown {
        id: one.account.id.to_string(),
        label: one.account.label.clone(),
        collector: one.collector.name.clone(),
        iban: masked(&one.account.iban),
        may_collect: one.collector.creditor_id.is_some(),
    }
}

/// The accounts of a scope, and the one that was chosen, or the first.
pub(super) fn chosen(
    tx: &mut Tx<'_>,
    scope: &Scope,
    typed: &str,
) -> Result<(Vec<Account>, Option<Account>)> {
    let all = books::accounts(tx, scope)?;
    let found = all.iter().find(|one| one.account.id.as_str() == typed).cloned();
    match found {
        None if !typed.is_empty() => Err(Error::NotFound),
        None => {
            let first = all.first().cloned();
            Ok((all, first))
        }
        found => Ok((all, found)),
    }
}

/// The last signs of an account, enough to recognise it.
pub(super) fn masked(iban: &str) -> String {
    values::Iban::parse(iban).map(|iban| iban.masked()).unwrap_or_default()
}

/// A collection as it is read.
#[derive(Serialize, Clone)]
pub(super) struct BatchShown {
    pub id: String,
    pub number: String,
    pub collect_on: String,
    pub debits: i64,
    pub cents: i64,
    pub settled: i64,
    pub failed: i64,
    /// `ready`, `sent`, `withdrawn`.
    pub state: String,
    pub state_on: String,
    pub by_name: String,
    pub version: String,
    pub creditor: String,
    pub iban: String,
    pub words: String,
}

pub(super) fn batch_shown(one: Batch) -> BatchShown {
    BatchShown {
        id: one.id.to_string(),
        number: one.number,
        collect_on: one.collect_on,
        debits: one.debits,
        cents: one.cents,
        settled: one.settled,
        failed: one.failed,
        state: one.fact.unwrap_or_else(|| "ready".to_owned()),
        state_on: one.fact_on.unwrap_or_default(),
        by_name: one.by_name,
        version: one.version,
        creditor: one.creditor_name,
        iban: masked(&one.creditor_iban),
        words: one.words,
    }
}

/// A mandate as it is read.
#[derive(Serialize, Clone)]
pub(super) struct MandateShown {
    pub id: String,
    pub reference: String,
    pub person: String,
    pub name: String,
    pub unit: String,
    pub collector: String,
    pub holder: String,
    pub iban: String,
    pub kind: String,
    pub cents: Option<i64>,
    pub origin: String,
    pub state: &'static str,
    pub signed_on: String,
    pub last_debit_on: String,
    pub under_way: bool,
}

pub(super) fn mandate_shown(tx: &mut Tx<'_>, one: Mandate) -> Result<MandateShown> {
    let today = tx.now().day_text();
    let (state, signed_on) = store::tell(tx, &one, &today)?;
    Ok(MandateShown {
        id: one.id.to_string(),
        reference: one.reference,
        person: one.person.map(|person| person.to_string()).unwrap_or_default(),
        name: one.person_name.trim().to_owned(),
        unit: one.unit_name,
        collector: one.collector_name,
        holder: one.holder,
        iban: masked(&one.iban),
        kind: one.kind,
        cents: one.cents,
        origin: one.origin,
        state: state.name(),
        signed_on: signed_on.unwrap_or_default(),
        last_debit_on: one.last_debit_on.unwrap_or_default(),
        under_way: one.line.is_some(),
    })
}

pub(super) fn sample_account() -> AccountShown {
    AccountShown {
        id: "1".to_owned(),
        label: "Compte courant".to_owned(),
        collector: "ADF du Gard".to_owned(),
        iban: "FR76 •••• 625".to_owned(),
        may_collect: true,
    }
}

pub(super) fn sample_batch(state: &str) -> BatchShown {
    BatchShown {
        id: "1".to_owned(),
        number: "20261208-1".to_owned(),
        collect_on: "2026-12-08".to_owned(),
        debits: 71,
        cents: 93_250,
        settled: 60,
        failed: 4,
        state: state.to_owned(),
        state_on: "2026-11-24".to_owned(),
        by_name: "Odile Fauvel".to_owned(),
        version: "08".to_owned(),
        creditor: "ADF du Gard".to_owned(),
        iban: "FR76 •••• 625".to_owned(),
        words: "Cotisation décembre".to_owned(),
    }
}

pub(super) fn sample_mandate(state: &'static str) -> MandateShown {
    MandateShown {
        id: "1".to_owned(),
        reference: "RUM30001028".to_owned(),
        person: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        unit: "Alès".to_owned(),
        collector: "ADF du Gard".to_owned(),
        holder: "Ana Moulin".to_owned(),
        iban: "FR76 •••• 296".to_owned(),
        kind: "recurring".to_owned(),
        cents: Some(1_250),
        origin: "paper".to_owned(),
        state,
        signed_on: "2026-01-12".to_owned(),
        last_debit_on: "2026-11-05".to_owned(),
        under_way: false,
    }
}
