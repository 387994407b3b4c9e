//! What may be asked for and promised, and where a page stands: pure decisions.

mod given;
mod page;

pub(in crate::donations) use given::{Given, Offer, Promise, Refused};
pub(in crate::donations) use page::{
    Draft, Typed, amounts_stored, amounts_typed, euros, shares_of, shares_stored, slug_of,
};

/// What happened to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::donations) enum FactKind {
    /// Somebody wrote it.
    Written,
    /// It was opened, or opened again.
    Opened,
    /// It was closed.
    Closed,
}

impl FactKind {
    /// Every kind.
    const ALL: [Self; 3] = [Self::Written, Self::Opened, Self::Closed];

    /// The name it is stored under.
    pub(in crate::donations) const fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Opened => "opened",
            Self::Closed => "closed",
        }
    }

    /// Reads a stored name.
    pub(in crate::donations) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it may come after another.
    pub(in crate::donations) const fn may_follow(self, last: Self) -> bool {
        matches!(
            (last, self),
            (Self::Written | Self::Closed, Self::Opened) | (Self::Opened, Self::Closed)
        )
    }
}

/// Where a page stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::donations) enum State {
    /// Nobody but officers sees it.
    Draft,
    /// One may give.
    Open,
    /// It can be read.
    Closed,
}

impl State {
    /// Where it stands, from its last fact and its last day (ISO).
    pub(in crate::donations) fn on(last: FactKind, closes_on: Option<&str>, today: &str) -> Self {
        match last {
            FactKind::Written => Self::Draft,
            FactKind::Closed => Self::Closed,
            FactKind::Opened if closes_on.is_some_and(|day| day < today) => Self::Closed,
            FactKind::Opened => Self::Open,
        }
    }

    /// Its name in texts.
    pub(in crate::donations) const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// How somebody means to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::donations) enum Way {
    /// By card, through a carrier.
    Card,
    /// By a SEPA mandate.
    Debit,
    /// By a transfer under a reference.
    Transfer,
    /// By a cheque sent to the collector.
    Cheque,
    /// In cash, handed over at the section.
    Cash,
}

impl Way {
    /// Every way, in the order of the form.
    pub(in crate::donations) const ALL: [Self; 5] =
        [Self::Card, Self::Debit, Self::Transfer, Self::Cheque, Self::Cash];

    /// The name it is stored under.
    pub(in crate::donations) const fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Debit => "debit",
            Self::Transfer => "transfer",
            Self::Cheque => "cheque",
            Self::Cash => "cash",
        }
    }

    /// Whether it can come every month by itself.
    pub(in crate::donations) const fn comes_back(self) -> bool {
        matches!(self, Self::Card | Self::Debit)
    }

    /// Reads a stored name.
    pub(in crate::donations) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// What a gift costs after the tax reduction, in cents: the state's part is rounded down.
pub(in crate::donations) fn cost(cents: i64, percent: i64) -> i64 {
    cents - cents.saturating_mul(percent.clamp(0, 100)) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_where_its_last_fact_and_its_day_say() {
        assert_eq!(State::on(FactKind::Written, None, "2026-11-15"), State::Draft);
        assert_eq!(State::on(FactKind::Opened, Some("2026-11-15"), "2026-11-15"), State::Open);
        assert_eq!(State::on(FactKind::Opened, Some("2026-11-15"), "2026-11-16"), State::Closed);
        assert_eq!(State::on(FactKind::Closed, None, "2026-11-15"), State::Closed);
        assert!(FactKind::Opened.may_follow(FactKind::Closed));
        assert!(!FactKind::Closed.may_follow(FactKind::Written));
        assert!(!FactKind::Opened.may_follow(FactKind::Opened));
    }

    #[test]
    fn names_are_read_back() {
        assert!(FactKind::ALL.iter().all(|kind| FactKind::parse(kind.name()) == Some(*kind)));
        assert!(Way::ALL.iter().all(|way| Way::parse(way.name()) == Some(*way)));
    }

    #[test]
    fn the_tax_gives_back_its_part_to_the_cent() {
        assert_eq!(cost(5_000, 66), 1_700);
        assert_eq!(cost(1_001, 66), 341);
        assert_eq!(cost(1_001, 0), 1_001);
    }
}
