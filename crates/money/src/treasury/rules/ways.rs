//! How money comes in, what it is for, and what may become of a payment.

use kernel::Error;
use serde::{Deserialize, Serialize};

/// How money came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PayWay {
    /// Notes and coins, with the number of a receipt book.
    Cash,
    /// A cheque.
    Cheque,
    /// A credit transfer.
    Transfer,
    /// A SEPA direct debit.
    Debit,
    /// A card, online or at the desk.
    Card,
    /// Anything else, noted for the treasurer to sort out.
    Other,
}

impl PayWay {
    /// Every way, in the order in which pages list them.
    pub const ALL: [Self; 6] =
        [Self::Cash, Self::Cheque, Self::Transfer, Self::Debit, Self::Card, Self::Other];

    /// Whether somebody holds it out and may still be told no; other money has come already.
    #[must_use]
    pub const fn is_in_hand(self) -> bool {
        matches!(self, Self::Cash | Self::Cheque)
    }

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Cheque => "cheque",
            Self::Transfer => "transfer",
            Self::Debit => "debit",
            Self::Card => "card",
            Self::Other => "other",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }

    /// The way that a file of people writes in French or English, or with a code.
    #[must_use]
    pub fn understood(written: &str) -> Option<Self> {
        let folded = values::names::fold(written);
        let is = |words: &[&str]| words.iter().any(|word| folded.split(' ').any(|w| w == *word));
        match folded.as_str() {
            "" => None,
            _ if is(&["cheque", "cheques", "chq", "ch", "check"]) => Some(Self::Cheque),
            _ if is(&["espece", "especes", "liquide", "cash", "esp"]) => Some(Self::Cash),
            _ if is(&[
                "prelevement",
                "prelevements",
                "prelevt",
                "prelev",
                "prlv",
                "plvt",
                "sepa",
                "debit",
                "pa",
                "plt",
            ]) =>
            {
                Some(Self::Debit)
            }
            _ if is(&["virement", "virements", "vir", "virt", "transfer"]) => Some(Self::Transfer),
            _ if is(&["carte", "cb", "card", "ligne", "helloasso"]) => Some(Self::Card),
            _ => Some(Self::Other),
        }
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cash => "treasury-way-cash",
            Self::Cheque => "treasury-way-cheque",
            Self::Transfer => "treasury-way-transfer",
            Self::Debit => "treasury-way-debit",
            Self::Card => "treasury-way-card",
            Self::Other => "treasury-way-other",
        }
    }

    /// The account that holds the money until it reaches the bank, and the journal that says so.
    #[must_use]
    pub const fn account(self) -> (&'static str, &'static str) {
        match self {
            Self::Cash => ("530", "CAI"),
            Self::Cheque => ("5112", "CHQ"),
            Self::Transfer | Self::Debit => ("512", "BQ"),
            Self::Card => ("5115", "BQ"),
            Self::Other => ("471", "OD"),
        }
    }
}

/// What a part of a payment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// Dues of somebody.
    Dues,
    /// A gift.
    Gift,
    /// A subscription to a paper or a bulletin.
    Subscription,
    /// A place at an event.
    Entry,
    /// Anything else.
    Other,
}

impl PartKind {
    /// Every kind, in the order in which pages list them.
    pub const ALL: [Self; 5] =
        [Self::Dues, Self::Gift, Self::Subscription, Self::Entry, Self::Other];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dues => "dues",
            Self::Gift => "gift",
            Self::Subscription => "subscription",
            Self::Entry => "entry",
            Self::Other => "other",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dues => "treasury-part-dues",
            Self::Gift => "treasury-part-gift",
            Self::Subscription => "treasury-part-subscription",
            Self::Entry => "treasury-part-entry",
            Self::Other => "treasury-part-other",
        }
    }

    /// The account that it is credited to.
    #[must_use]
    pub const fn account(self) -> &'static str {
        match self {
            Self::Dues => "756",
            Self::Gift => "7541",
            Self::Subscription => "706",
            Self::Entry => "708",
            Self::Other => "471",
        }
    }
}

/// How a payment was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// Keyed by mistake.
    Cancelled,
    /// The cheque was not honoured.
    Bounced,
    /// The bank returned the direct debit.
    Returned,
    /// The money was given back.
    Refunded,
}

impl TakenBack {
    /// Every way to take back.
    pub const ALL: [Self; 4] = [Self::Cancelled, Self::Bounced, Self::Returned, Self::Refunded];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Bounced => "bounced",
            Self::Returned => "returned",
            Self::Refunded => "refunded",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it may happen to a payment that came this way and stands so.
    #[must_use]
    pub fn fits(self, way: PayWay, state: State) -> bool {
        match (self, state) {
            (_, State::TakenBack(_)) => false,
            // A cheque or cash that was carried away is undone by undoing the slip first.
            (Self::Cancelled, state) => state == State::Received,
            (Self::Bounced, state) => way == PayWay::Cheque && state == State::Banked,
            (Self::Returned, _) => way == PayWay::Debit,
            (Self::Refunded, state) => state != State::OnSlip,
        }
    }
}

/// How a payment stands, from its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The money is here and not yet at the bank; for a transfer, it is there already.
    Received,
    /// It is on a slip that waits to be carried to the bank.
    OnSlip,
    /// It was carried to the bank.
    Banked,
    /// It was taken back.
    TakenBack(TakenBack),
}

impl State {
    /// The name that pages and files use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::OnSlip => "slip",
            Self::Banked => "banked",
            Self::TakenBack(kind) => kind.name(),
        }
    }
}

/// How a payment stands: taken back for good, else as far as it went.
#[must_use]
pub fn state(facts: &[&str], on_slip: bool) -> State {
    let taken_back = facts.iter().find_map(|fact| TakenBack::parse(fact));
    match taken_back {
        Some(kind) => State::TakenBack(kind),
        None if facts.contains(&"banked") => State::Banked,
        None if on_slip => State::OnSlip,
        None => State::Received,
    }
}

/// Whether a gift in cash is above the ceiling of the day, when there is one.
#[must_use]
pub fn cash_too_large(way: PayWay, gift_cents: i64, ceiling_cents: Option<i64>) -> bool {
    way == PayWay::Cash && ceiling_cents.is_some_and(|ceiling| gift_cents > ceiling)
}

/// Whether a payment brings what somebody gave in a year above the ceiling, when there is one.
#[must_use]
pub fn above_ceiling(given_cents: i64, cents: i64, ceiling_cents: Option<i64>) -> bool {
    ceiling_cents.is_some_and(|ceiling| given_cents.saturating_add(cents) > ceiling)
}

/// Why the rules of the treasury say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A payment has at least one part, each above zero.
    NoPart,
    /// No collector serves the unit on that day.
    NoCollector,
    /// Cash needs the number of a receipt.
    NoReceiptNumber,
    /// That receipt of the book was used before.
    ReceiptUsed,
    /// A gift in cash above what the law allows.
    CashCeiling,
    /// More from one person in a year than the law allows.
    YearCeiling,
    /// The day is not past or lies too far back.
    BadDay,
    /// The month's cash book of the unit is closed.
    MonthClosed,
    /// The payment was taken back before.
    TakenBack,
    /// This cannot happen to a payment that came so and stands so.
    NotNow,
    /// Why is missing.
    NoWhy,
    /// The slip was undone or banked before.
    SlipOver,
    /// There is nothing to put on a slip.
    NothingToBank,
    /// The pile does not add up.
    PileDiffers,
    /// The sitting is over.
    SittingOver,
    /// The counted cash is not what the book says.
    CashDiffers,
    /// A month before it is still open.
    MonthBefore,
    /// The month is not over.
    MonthRuns,
    /// There is not as much cash in the box.
    NotEnoughCash,
    /// The collector has no bank account in force.
    NoBankAccount,
    /// Nothing is due.
    NothingDue,
    /// The request for payment is over.
    CallOver,
    /// The collector takes no card.
    NoCard,
    /// They pay by card again and again already.
    HasSubscription,
    /// Nobody brings money by hand or by transfer that way.
    BadWay,
    /// The amount is not one above zero.
    BadAmount,
}

impl Refusal {
    /// The text key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoPart => "treasury-refusal-no-part",
            Self::NoCollector => "treasury-refusal-no-collector",
            Self::NoReceiptNumber => "treasury-refusal-no-receipt",
            Self::ReceiptUsed => "treasury-refusal-receipt-used",
            Self::CashCeiling => "treasury-refusal-cash-ceiling",
            Self::YearCeiling => "treasury-refusal-year-ceiling",
            Self::BadDay => "treasury-refusal-bad-day",
            Self::MonthClosed => "treasury-refusal-month-closed",
            Self::TakenBack => "treasury-refusal-taken-back",
            Self::NotNow => "treasury-refusal-not-now",
            Self::NoWhy => "treasury-refusal-no-why",
            Self::SlipOver => "treasury-refusal-slip-over",
            Self::NothingToBank => "treasury-refusal-nothing-to-bank",
            Self::PileDiffers => "treasury-refusal-pile",
            Self::SittingOver => "treasury-refusal-sitting-over",
            Self::CashDiffers => "treasury-refusal-cash-differs",
            Self::MonthBefore => "treasury-refusal-month-before",
            Self::MonthRuns => "treasury-refusal-month-runs",
            Self::NotEnoughCash => "treasury-refusal-not-enough-cash",
            Self::NoBankAccount => "treasury-refusal-no-bank-account",
            Self::NothingDue => "treasury-refusal-nothing-due",
            Self::CallOver => "treasury-refusal-call-over",
            Self::HasSubscription => "treasury-refusal-has-subscription",
            Self::NoCard => "treasury-refusal-no-card",
            Self::BadWay => "treasury-refusal-way",
            Self::BadAmount => "treasury-refusal-amount",
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for way in PayWay::ALL {
            assert_eq!(PayWay::parse(way.name()), Some(way));
        }
        for kind in PartKind::ALL {
            assert_eq!(PartKind::parse(kind.name()), Some(kind));
        }
        for kind in TakenBack::ALL {
            assert_eq!(TakenBack::parse(kind.name()), Some(kind));
        }
    }

    #[test]
    fn ways_are_understood_as_treasurers_write_them() {
        for (written, way) in [
            ("CHQ", Some(PayWay::Cheque)),
            ("Chèque", Some(PayWay::Cheque)),
            ("espèces", Some(PayWay::Cash)),
            ("Prélèvement", Some(PayWay::Debit)),
            ("virement", Some(PayWay::Transfer)),
            ("carte bancaire", Some(PayWay::Card)),
            ("troc", Some(PayWay::Other)),
            (" ", None),
        ] {
            assert_eq!(PayWay::understood(written), way, "{written}");
        }
    }

    #[test]
    fn a_payment_stands_as_its_facts_say() {
        assert_eq!(state(&["received"], false), State::Received);
        assert_eq!(state(&["received"], true), State::OnSlip);
        assert_eq!(state(&["received", "banked"], true), State::Banked);
        let bounced = state(&["received", "banked", "bounced"], true);
        assert_eq!(bounced, State::TakenBack(TakenBack::Bounced));
    }

    #[test]
    fn only_what_can_happen_is_taken_back() {
        assert!(TakenBack::Cancelled.fits(PayWay::Cheque, State::Received));
        assert!(!TakenBack::Cancelled.fits(PayWay::Cheque, State::OnSlip));
        assert!(TakenBack::Bounced.fits(PayWay::Cheque, State::Banked));
        assert!(!TakenBack::Bounced.fits(PayWay::Cash, State::Banked));
        assert!(!TakenBack::Refunded.fits(PayWay::Cheque, State::OnSlip));
        assert!(TakenBack::Returned.fits(PayWay::Debit, State::Received));
        let over = State::TakenBack(TakenBack::Refunded);
        assert!(TakenBack::ALL.iter().all(|kind| !kind.fits(PayWay::Debit, over)));
    }

    #[test]
    fn a_gift_in_cash_has_a_ceiling_where_the_law_sets_one() {
        assert!(!cash_too_large(PayWay::Cash, 15_000, Some(15_000)));
        assert!(cash_too_large(PayWay::Cash, 15_001, Some(15_000)));
        assert!(!cash_too_large(PayWay::Cheque, 15_001, Some(15_000)));
        assert!(!cash_too_large(PayWay::Cash, 1_000_000, None));
    }

    #[test]
    fn a_year_has_a_ceiling_where_the_law_sets_one() {
        assert!(!above_ceiling(740_000, 10_000, Some(750_000)));
        assert!(above_ceiling(740_000, 10_001, Some(750_000)));
        assert!(!above_ceiling(i64::MAX, 1, None));
        assert!(PayWay::Cheque.is_in_hand() && !PayWay::Transfer.is_in_hand());
    }
}
