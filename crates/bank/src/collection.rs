//! A file of direct debits (pain.008): checked line by line first, written whole or not at all.
//!
//! One group for each day, sequence and account of the creditor; the format is written by the
//! crate `sepa`, whose output is held against the ISO schemas in the tests.

use std::collections::HashSet;

use sepa::pain008::{DirectDebitSchema, MandateAmendment};
use sepa::{
    Bic, CharsetPolicy, CreditorId, DirectDebitEntry, DirectDebitGroup, IsoDate, IsoDateTime,
    Pain008Builder, SequenceType, Transliteration,
};

use crate::charset::epc_text;
use crate::{Fault, LineFault, identifier, is_business_day, mandate_reference};

/// Longest name of a party, in signs.
pub(crate) const NAME_SIGNS_MAX: usize = 70;
/// Longest text for the payer's statement, in signs.
pub(crate) const TEXT_SIGNS_MAX: usize = 140;
/// Smallest and largest amount, in cents.
pub(crate) const AMOUNT_MAX_CENTS: i64 = 99_999_999_999;

/// Which version of pain.008 a bank takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileVersion {
    /// pain.008.001.08: what the scheme asks for since November 2023.
    V08,
    /// pain.008.001.02: the former one, which some banks still want.
    V02,
}

impl FileVersion {
    /// As account settings name it: `08` or `02`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "08" => Some(Self::V08),
            "02" => Some(Self::V02),
            _ => None,
        }
    }
}

/// Where a debit stands in the life of its mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sequence {
    /// The first of several.
    First,
    /// One of several.
    Recurring,
    /// The last of several.
    Final,
    /// The only one.
    OneOff,
}

impl Sequence {
    /// The code of the format, which is also how rows keep it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "FRST",
            Self::Recurring => "RCUR",
            Self::Final => "FNAL",
            Self::OneOff => "OOFF",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::First, Self::Recurring, Self::Final, Self::OneOff]
            .into_iter()
            .find(|sequence| sequence.code() == code)
    }

    const fn as_format(self) -> SequenceType {
        match self {
            Self::First => SequenceType::Frst,
            Self::Recurring => SequenceType::Rcur,
            Self::Final => SequenceType::Fnal,
            Self::OneOff => SequenceType::Ooff,
        }
    }
}

/// What changed in a mandate since its last debit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// Another account of the person, at whatever bank (`SMNDA`).
    Account,
    /// Another account; the former IBAN is told.
    AccountFrom(String),
    /// Another reference; the former one is told.
    Reference(String),
    /// Another creditor identifier; the former one is told.
    CreditorId(String),
    /// Another name of the creditor; the former one is told.
    CreditorName(String),
}

/// Who collects, and into which account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creditor {
    /// The holder, as the bank writes the name.
    pub name: String,
    /// The account.
    pub iban: String,
    /// The bank, where it is known.
    pub bic: Option<String>,
    /// The SEPA creditor identifier (ICS).
    pub creditor_id: String,
}

/// One debit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debit {
    /// The identifier that comes back with every answer.
    pub end_to_end: String,
    /// The reference of the mandate (RUM).
    pub mandate: String,
    /// The day of its signature.
    pub signed_on: String,
    /// Whose account.
    pub name: String,
    /// Which account.
    pub iban: String,
    /// How much.
    pub cents: i64,
    /// What the person reads on their statement.
    pub text: String,
    /// What changed since the last debit under this mandate.
    pub amendment: Option<Amendment>,
}

/// Debits of one day, sequence and account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The identifier that the bank names in its answers and bookings.
    pub id: String,
    /// The day on which accounts are debited.
    pub collect_on: String,
    /// Where the debits stand in the life of their mandates.
    pub sequence: Sequence,
    /// Who collects.
    pub creditor: Creditor,
    /// The debits.
    pub debits: Vec<Debit>,
}

/// A file of direct debits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// The identifier of the file: a bank refuses the same one twice.
    pub id: String,
    /// When the file was made: local time without zone, `2026-11-20T09:30:00`.
    pub created_at: String,
    /// Who sends it.
    pub initiator: String,
    /// Which version the bank takes.
    pub version: FileVersion,
    /// The groups.
    pub groups: Vec<Group>,
}

impl Collection {
    /// How many debits.
    #[must_use]
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.debits.len()).sum()
    }

    /// Their sum, in cents.
    #[must_use]
    pub fn cents(&self) -> i64 {
        self.groups.iter().flat_map(|group| &group.debits).map(|debit| debit.cents).sum()
    }

    /// Everything that keeps the file from being written, line by line.
    #[must_use]
    pub fn faults(&self) -> Vec<LineFault> {
        let mut faults = Vec::new();
        let mut tell = |group, line, fault| faults.push(LineFault { group, line, fault });
        if identifier(&self.id).is_err() {
            tell(None, None, Fault::Identifier);
        }
        if self.groups.is_empty() {
            tell(None, None, Fault::Empty);
        }
        if epc_text(&self.initiator, NAME_SIGNS_MAX).is_empty() {
            tell(None, None, Fault::NameMissing);
        }
        let (mut groups, mut lines) = (HashSet::new(), HashSet::new());
        for (place, group) in self.groups.iter().enumerate() {
            if !groups.insert(group.id.as_str()) {
                tell(Some(place), None, Fault::Duplicate);
            }
            for fault in group_faults(group) {
                tell(Some(place), None, fault);
            }
            for (line, debit) in group.debits.iter().enumerate() {
                if !lines.insert(debit.end_to_end.as_str()) {
                    tell(Some(place), Some(line), Fault::Duplicate);
                }
                for fault in debit_faults(debit, &group.collect_on) {
                    tell(Some(place), Some(line), fault);
                }
            }
        }
        faults
    }
}

fn group_faults(group: &Group) -> Vec<Fault> {
    let mut faults = Vec::new();
    if group.debits.is_empty() {
        faults.push(Fault::Empty);
    }
    if identifier(&group.id).is_err() {
        faults.push(Fault::Identifier);
    }
    match iso_day(&group.collect_on) {
        None => faults.push(Fault::Day),
        Some(_) if !is_business_day(&group.collect_on) => faults.push(Fault::NotABusinessDay),
        Some(_) => {}
    }
    if epc_text(&group.creditor.name, NAME_SIGNS_MAX).is_empty() {
        faults.push(Fault::NameMissing);
    }
    faults.extend(account_fault(&group.creditor.iban));
    if crate::creditor_id(&group.creditor.creditor_id).is_err() {
        faults.push(Fault::CreditorId);
    }
    if group.creditor.bic.as_deref().is_some_and(|text| crate::bic(text).is_err()) {
        faults.push(Fault::Bic);
    }
    faults
}

fn debit_faults(debit: &Debit, collect_on: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if identifier(&debit.end_to_end).is_err() || mandate_reference(&debit.mandate).is_err() {
        faults.push(Fault::Identifier);
    }
    if epc_text(&debit.name, NAME_SIGNS_MAX).is_empty() {
        faults.push(Fault::NameMissing);
    }
    faults.extend(account_fault(&debit.iban));
    if !(1..=AMOUNT_MAX_CENTS).contains(&debit.cents) {
        faults.push(Fault::Amount);
    }
    match iso_day(&debit.signed_on) {
        None => faults.push(Fault::Day),
        Some(_) if debit.signed_on.as_str() > collect_on => faults.push(Fault::SignedLater),
        Some(_) => {}
    }
    if let Some(Amendment::AccountFrom(iban)) = &debit.amendment
        && sepa::validate_iban(iban).is_err()
    {
        faults.push(Fault::Iban);
    }
    faults
}

/// What is wrong with an account, if anything.
pub(crate) fn account_fault(iban: &str) -> Option<Fault> {
    match sepa::validate_iban(iban) {
        Err(_) => Some(Fault::Iban),
        Ok(read) if !sepa::is_sepa_country(read.as_str().get(..2).unwrap_or_default()) => {
            Some(Fault::OutsideSepa)
        }
        Ok(_) => None,
    }
}

pub(crate) fn iso_day(day: &str) -> Option<IsoDate> {
    if day.len() == 10 { IsoDate::parse(day).ok() } else { None }
}

/// The file of a collection, in its bank's version; or everything that keeps it from being written.
///
/// # Errors
/// All faults, with their places.
pub fn write_collection(collection: &Collection) -> Result<String, Vec<LineFault>> {
    let faults = collection.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    build(collection).map_err(|fault| vec![fault])
}

fn build(collection: &Collection) -> Result<String, LineFault> {
    let whole = |fault| LineFault { group: None, line: None, fault };
    let created = IsoDateTime::parse(&collection.created_at).map_err(|_| whole(Fault::Day))?;
    let schema = match collection.version {
        FileVersion::V08 => DirectDebitSchema::IsoV8,
        FileVersion::V02 => DirectDebitSchema::IsoV2,
    };
    let initiator = epc_text(&collection.initiator, NAME_SIGNS_MAX);
    let mut file = Pain008Builder::new(initiator, &collection.id)
        .created_at(created)
        .schema(schema)
        .charset(CharsetPolicy::Transliterate(Transliteration::Epc));
    for (place, group) in collection.groups.iter().enumerate() {
        let built = build_group(group).map_err(|(line, fault)| LineFault {
            group: Some(place),
            line,
            fault,
        })?;
        file = file.add_group(built);
    }
    file.build().map_err(|error| LineFault {
        group: error.location.group,
        line: error.location.transaction,
        fault: Fault::Format(error.kind.to_string()),
    })
}

fn build_group(group: &Group) -> Result<DirectDebitGroup, (Option<usize>, Fault)> {
    let creditor = &group.creditor;
    let iban = sepa::validate_iban(&creditor.iban).map_err(|_| (None, Fault::Iban))?;
    let id = checked_creditor(&creditor.creditor_id).ok_or((None, Fault::CreditorId))?;
    let day = iso_day(&group.collect_on).ok_or((None, Fault::Day))?;
    let name = epc_text(&creditor.name, NAME_SIGNS_MAX);
    let mut built = DirectDebitGroup::new(name, &iban, &id, day)
        .payment_info_id(&group.id)
        .sequence_type(group.sequence.as_format())
        .batch_booking(true);
    if let Some(bic) = checked_bic(creditor.bic.as_deref()) {
        built = built.creditor_bic(bic);
    }
    for (line, debit) in group.debits.iter().enumerate() {
        built = built.add_entry(build_debit(debit).map_err(|fault| (Some(line), fault))?);
    }
    Ok(built)
}

fn build_debit(debit: &Debit) -> Result<DirectDebitEntry, Fault> {
    let signed = iso_day(&debit.signed_on).ok_or(Fault::Day)?;
    let iban = sepa::validate_iban(&debit.iban).map_err(|_| Fault::Iban)?;
    let name = epc_text(&debit.name, NAME_SIGNS_MAX);
    let mut entry = DirectDebitEntry::new(
        debit.mandate.trim(),
        signed,
        name,
        iban,
        debit.cents,
        debit.end_to_end.trim(),
    );
    let text = epc_text(&debit.text, TEXT_SIGNS_MAX);
    if !text.is_empty() {
        entry = entry.with_description(text);
    }
    if let Some(amendment) = &debit.amendment {
        entry = entry.with_amendment(build_amendment(amendment)?);
    }
    Ok(entry)
}

fn build_amendment(amendment: &Amendment) -> Result<MandateAmendment, Fault> {
    Ok(match amendment {
        Amendment::Account => MandateAmendment::debtor_account_changed(),
        Amendment::AccountFrom(iban) => MandateAmendment::debtor_iban_changed(
            sepa::validate_iban(iban).map_err(|_| Fault::Iban)?,
        ),
        Amendment::Reference(former) => MandateAmendment::mandate_id_changed(former.as_str()),
        Amendment::CreditorId(former) => MandateAmendment::creditor_id_changed(
            checked_creditor(former).ok_or(Fault::CreditorId)?,
        ),
        Amendment::CreditorName(former) => {
            MandateAmendment::creditor_name_changed(epc_text(former, NAME_SIGNS_MAX))
        }
    })
}

fn checked_creditor(text: &str) -> Option<CreditorId> {
    sepa::validate_creditor_id(text).ok()
}

pub(crate) fn checked_bic(text: Option<&str>) -> Option<Bic> {
    text.filter(|text| !text.trim().is_empty()).and_then(|text| sepa::validate_bic(text).ok())
}
