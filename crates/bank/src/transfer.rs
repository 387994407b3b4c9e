//! A file of transfers (pain.001.001.09): what a collector pays to another, or gives back.

use std::collections::HashSet;

use sepa::{
    CharsetPolicy, CreditTransferEntry, CreditTransferGroup, CreditTransferSchema, IsoDateTime,
    Pain001Builder, RfReference, Transliteration,
};

use crate::charset::epc_text;
use crate::collection::{
    AMOUNT_MAX_CENTS, NAME_SIGNS_MAX, TEXT_SIGNS_MAX, account_fault, checked_bic, iso_day,
};
use crate::{Fault, LineFault, identifier};

/// One transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The identifier that comes back with every answer.
    pub end_to_end: String,
    /// Who is paid.
    pub name: String,
    /// Into which account.
    pub iban: String,
    /// At which bank, where it is known.
    pub bic: Option<String>,
    /// How much.
    pub cents: i64,
    /// A creditor reference (ISO 11649), or a text for the payee's statement.
    pub text: String,
}

/// A file of transfers from one account on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The identifier of the file: a bank refuses the same one twice.
    pub id: String,
    /// When the file was made: local time without zone, `2026-11-20T09:30:00`.
    pub created_at: String,
    /// The holder of the account that pays.
    pub name: String,
    /// That account.
    pub iban: String,
    /// Its bank, where it is known.
    pub bic: Option<String>,
    /// The day on which to pay.
    pub pay_on: String,
    /// The transfers.
    pub credits: Vec<Credit>,
}

impl Transfer {
    /// Their sum, in cents.
    #[must_use]
    pub fn cents(&self) -> i64 {
        self.credits.iter().map(|credit| credit.cents).sum()
    }

    /// Everything that keeps the file from being written, line by line.
    #[must_use]
    pub fn faults(&self) -> Vec<LineFault> {
        let mut faults = Vec::new();
        let mut tell = |line: Option<usize>, fault| {
            faults.push(LineFault { group: line.map(|_| 0), line, fault });
        };
        if identifier(&self.id).is_err() {
            tell(None, Fault::Identifier);
        }
        if epc_text(&self.name, NAME_SIGNS_MAX).is_empty() {
            tell(None, Fault::NameMissing);
        }
        if let Some(fault) = account_fault(&self.iban) {
            tell(None, fault);
        }
        if self.bic.as_deref().is_some_and(|text| crate::bic(text).is_err()) {
            tell(None, Fault::Bic);
        }
        if iso_day(&self.pay_on).is_none() {
            tell(None, Fault::Day);
        }
        if self.credits.is_empty() {
            tell(None, Fault::Empty);
        }
        let mut seen = HashSet::new();
        for (line, credit) in self.credits.iter().enumerate() {
            if !seen.insert(credit.end_to_end.as_str()) {
                tell(Some(line), Fault::Duplicate);
            }
            for fault in credit_faults(credit) {
                tell(Some(line), fault);
            }
        }
        faults
    }
}

fn credit_faults(credit: &Credit) -> Vec<Fault> {
    let mut faults = Vec::new();
    if identifier(&credit.end_to_end).is_err() {
        faults.push(Fault::Identifier);
    }
    if epc_text(&credit.name, NAME_SIGNS_MAX).is_empty() {
        faults.push(Fault::NameMissing);
    }
    faults.extend(account_fault(&credit.iban));
    if credit.bic.as_deref().is_some_and(|text| crate::bic(text).is_err()) {
        faults.push(Fault::Bic);
    }
    if !(1..=AMOUNT_MAX_CENTS).contains(&credit.cents) {
        faults.push(Fault::Amount);
    }
    faults
}

/// The file of transfers, or everything that keeps it from being written.
///
/// # Errors
/// All faults, with their places.
pub fn write_transfer(transfer: &Transfer) -> Result<String, Vec<LineFault>> {
    let faults = transfer.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    build(transfer).map_err(|fault| vec![fault])
}

fn build(transfer: &Transfer) -> Result<String, LineFault> {
    let whole = |fault| LineFault { group: None, line: None, fault };
    let created = IsoDateTime::parse(&transfer.created_at).map_err(|_| whole(Fault::Day))?;
    let day = iso_day(&transfer.pay_on).ok_or_else(|| whole(Fault::Day))?;
    let iban = sepa::validate_iban(&transfer.iban).map_err(|_| whole(Fault::Iban))?;
    let name = epc_text(&transfer.name, NAME_SIGNS_MAX);
    let mut group = CreditTransferGroup::new(name.as_str(), &iban, day)
        .payment_info_id(&transfer.id)
        .batch_booking(true);
    if let Some(bic) = checked_bic(transfer.bic.as_deref()) {
        group = group.debtor_bic(bic);
    }
    for (line, credit) in transfer.credits.iter().enumerate() {
        let entry = build_credit(credit).map_err(|fault| LineFault {
            group: Some(0),
            line: Some(line),
            fault,
        })?;
        group = group.add_entry(entry);
    }
    Pain001Builder::new(name.as_str(), &transfer.id)
        .created_at(created)
        .schema(CreditTransferSchema::IsoV9)
        .charset(CharsetPolicy::Transliterate(Transliteration::Epc))
        .add_group(group)
        .build()
        .map_err(|error| LineFault {
            group: error.location.group,
            line: error.location.transaction,
            fault: Fault::Format(error.kind.to_string()),
        })
}

fn build_credit(credit: &Credit) -> Result<CreditTransferEntry, Fault> {
    let iban = sepa::validate_iban(&credit.iban).map_err(|_| Fault::Iban)?;
    let name = epc_text(&credit.name, NAME_SIGNS_MAX);
    let mut entry = CreditTransferEntry::new(name, iban, credit.cents, credit.end_to_end.trim());
    if let Some(bic) = checked_bic(credit.bic.as_deref()) {
        entry = entry.with_bic(bic);
    }
    if let Some(reference) =
        crate::check_rf(&credit.text).and_then(|text| text.parse::<RfReference>().ok())
    {
        return Ok(entry.with_reference(reference));
    }
    let text = epc_text(&credit.text, TEXT_SIGNS_MAX);
    Ok(if text.is_empty() { entry } else { entry.with_description(text) })
}
