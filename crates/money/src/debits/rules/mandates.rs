//! A mandate's life, from its facts: nobody types its state.

use bank::{plus_business_days, plus_days};

/// Whether a mandate allows several debits or one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateType {
    /// As often as something is due.
    Recurring,
    /// Once.
    OneOff,
}

impl MandateType {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recurring => "recurring",
            Self::OneOff => "one-off",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Recurring, Self::OneOff].into_iter().find(|it| it.name() == name)
    }
}

/// What can happen to a mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// The person signed.
    Signed,
    /// Another account, from that day on.
    Amended,
    /// It rests until somebody lifts it.
    Suspended,
    /// It goes on.
    Resumed,
    /// It is over for good.
    Ended,
}

impl FactKind {
    const ALL: [Self; 5] =
        [Self::Signed, Self::Amended, Self::Suspended, Self::Resumed, Self::Ended];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Amended => "amended",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Ended => "ended",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// A fact of a mandate, as far as its state depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub kind: FactKind,
    /// On which day, ISO text.
    pub on_day: String,
}

/// Where a mandate stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateState {
    /// Made, not signed yet.
    Unsigned,
    /// It may be debited.
    Active,
    /// Nobody may debit it before it is lifted.
    Suspended,
    /// Too long without a debit: the law ends it.
    Lapsed,
    /// Its only debit was sent.
    Used,
    /// Over.
    Ended,
}

impl MandateState {
    /// The end of its text keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Lapsed => "lapsed",
            Self::Used => "used",
            Self::Ended => "ended",
        }
    }
}

/// All that the state of a mandate follows from.
#[derive(Debug, Clone)]
pub struct Life<'a> {
    /// Several debits or one.
    pub kind: MandateType,
    /// Its facts, oldest first.
    pub facts: &'a [Fact],
    /// The last day on which a debit was collected under it, none sent back before settlement.
    pub last_debit_on: Option<&'a str>,
    /// Months without a debit after which it lapses.
    pub lapse_months: i64,
}

impl Life<'_> {
    /// Where the mandate stands on a day.
    #[must_use]
    pub fn state(&self, day: &str) -> MandateState {
        let facts = || self.facts.iter().filter(|fact| fact.on_day.as_str() <= day);
        if facts().any(|fact| fact.kind == FactKind::Ended) {
            return MandateState::Ended;
        }
        let Some(signed) = facts().find(|fact| fact.kind == FactKind::Signed) else {
            return MandateState::Unsigned;
        };
        if self.kind == MandateType::OneOff && self.last_debit_on.is_some() {
            return MandateState::Used;
        }
        let since = self.last_debit_on.unwrap_or_default().max(signed.on_day.as_str());
        if lapses_on(since, self.lapse_months).as_deref().is_none_or(|end| end < day) {
            return MandateState::Lapsed;
        }
        let last = facts()
            .rfind(|fact| matches!(fact.kind, FactKind::Suspended | FactKind::Resumed))
            .map(|fact| fact.kind);
        match last {
            Some(FactKind::Suspended) => MandateState::Suspended,
            _ => MandateState::Active,
        }
    }

    /// The day of its signature.
    #[must_use]
    pub fn signed_on(&self) -> Option<&str> {
        self.facts
            .iter()
            .find(|fact| fact.kind == FactKind::Signed)
            .map(|fact| fact.on_day.as_str())
    }

    /// Whether the account changed since the last debit, so that the next must tell it.
    #[must_use]
    pub fn amended_since_debit(&self) -> bool {
        let Some(last) = self.last_debit_on else { return false };
        self.facts.iter().any(|fact| fact.kind == FactKind::Amended && fact.on_day.as_str() > last)
    }

    /// The place of the next debit in the life of the mandate.
    #[must_use]
    pub const fn next_sequence(&self) -> bank::Sequence {
        match (self.kind, self.last_debit_on) {
            (MandateType::OneOff, _) => bank::Sequence::OneOff,
            (MandateType::Recurring, None) => bank::Sequence::First,
            (MandateType::Recurring, Some(_)) => bank::Sequence::Recurring,
        }
    }
}

/// The last day on which a mandate may be debited.
fn lapses_on(since: &str, months: i64) -> Option<String> {
    let year: i64 = since.get(..4)?.parse().ok()?;
    let month: i64 = since.get(5..7)?.parse().ok()?;
    let whole = year.checked_mul(12)?.checked_add(month - 1)?.checked_add(months)?;
    let first = format!("{:04}-{:02}-01", whole.div_euclid(12), whole.rem_euclid(12) + 1);
    let before: i32 = since.get(8..10)?.parse::<i32>().ok()?.saturating_sub(1);
    let day = plus_days(&first, before)?;
    // A month without such a day ends earlier.
    if day.get(..7) == first.get(..7) {
        Some(day)
    } else {
        plus_days(&day.get(..7).map(|month| format!("{month}-01"))?, -1)
    }
}

/// The first day on which a collection made today may debit: the notice to members in calendar
/// days, the bank's notice in business days, and a day on which banks settle.
#[must_use]
pub fn earliest_collection(today: &str, notice_days: i64, lead_days: i64) -> Option<String> {
    let noticed = plus_days(today, i32::try_from(notice_days).ok()?)?;
    let sent = plus_business_days(today, u16::try_from(lead_days).ok()?)?;
    bank::next_business_day(&noticed.max(sent))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(kind: FactKind, on_day: &str) -> Fact {
        Fact { kind, on_day: on_day.to_owned() }
    }

    fn life<'a>(facts: &'a [Fact], last_debit_on: Option<&'a str>) -> Life<'a> {
        Life { kind: MandateType::Recurring, facts, last_debit_on, lapse_months: 36 }
    }

    #[test]
    fn the_state_follows_from_the_facts() {
        let facts = [
            fact(FactKind::Signed, "2024-01-10"),
            fact(FactKind::Suspended, "2025-02-01"),
            fact(FactKind::Resumed, "2025-03-01"),
            fact(FactKind::Ended, "2026-06-01"),
        ];
        let life = life(&facts, None);
        for (day, state) in [
            ("2024-01-09", MandateState::Unsigned),
            ("2024-01-10", MandateState::Active),
            ("2025-02-15", MandateState::Suspended),
            ("2025-03-01", MandateState::Active),
            ("2026-06-01", MandateState::Ended),
        ] {
            assert_eq!(life.state(day), state, "{day}");
        }
    }

    #[test]
    fn a_mandate_lapses_after_its_months_without_a_debit() {
        let facts = [fact(FactKind::Signed, "2020-03-31")];
        assert_eq!(life(&facts, None).state("2023-03-31"), MandateState::Active);
        assert_eq!(life(&facts, None).state("2023-04-01"), MandateState::Lapsed);
        assert_eq!(life(&facts, Some("2023-01-05")).state("2026-01-05"), MandateState::Active);
        assert_eq!(life(&facts, Some("2023-01-05")).state("2026-01-06"), MandateState::Lapsed);
        // 31 August and six months: the end of February.
        assert_eq!(lapses_on("2026-08-31", 6).as_deref(), Some("2027-02-28"));
    }

    #[test]
    fn a_one_off_mandate_serves_once() {
        let facts = [fact(FactKind::Signed, "2026-03-31")];
        let once = Life { kind: MandateType::OneOff, ..life(&facts, Some("2026-05-05")) };
        assert_eq!(once.state("2026-05-06"), MandateState::Used);
        assert_eq!(once.next_sequence(), bank::Sequence::OneOff);
        assert_eq!(life(&facts, None).next_sequence(), bank::Sequence::First);
    }

    #[test]
    fn another_account_is_told_once() {
        let facts = [fact(FactKind::Signed, "2026-01-01"), fact(FactKind::Amended, "2026-06-01")];
        assert!(!life(&facts, None).amended_since_debit());
        assert!(life(&facts, Some("2026-05-05")).amended_since_debit());
        assert!(!life(&facts, Some("2026-06-05")).amended_since_debit());
    }

    #[test]
    fn a_collection_waits_for_members_and_banks() {
        assert_eq!(earliest_collection("2026-11-24", 14, 1).as_deref(), Some("2026-12-08"));
        assert_eq!(earliest_collection("2026-11-24", 0, 2).as_deref(), Some("2026-11-26"));
        // 14 days after is Christmas: the next day on which banks settle.
        assert_eq!(earliest_collection("2026-12-11", 14, 1).as_deref(), Some("2026-12-28"));
    }
}
