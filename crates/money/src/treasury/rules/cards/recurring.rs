//! Card payments that come back by themselves, and what carriers pay out. A conversation is a chain
//! of requests: an adapter says which comes next from what is known, and what an answer adds.

use super::{Failure, Standing};

/// What is asked of a carrier: so much, every so many months, until somebody stops it.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Our identifier, and the key that makes a second asking do nothing.
    pub id: String,
    /// How much each time, in cents of euro.
    pub cents: i64,
    /// Every how many months: one of [`RHYTHMS`].
    pub every_months: i64,
    /// What for, as the payer reads it.
    pub label: String,
    /// Who pays: first name, last name, address.
    pub payer: (String, String, String),
    /// Where the browser comes back.
    pub back_url: String,
    /// Where the carrier tells us.
    pub hook_url: String,
    /// Language of its pages, `fr` or `en`.
    pub language: String,
    /// Today, ISO text.
    pub today: String,
    /// Whether somebody asked to stop: then nothing more is begun.
    pub is_stopping: bool,
}

/// Every how many months a card may be charged.
pub const RHYTHMS: [i64; 3] = [1, 3, 12];

/// What is known of a subscription at its carrier's. The first four are kept; the rest was learnt
/// in this conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Who pays, there.
    pub customer: String,
    /// What the payer agrees by: a session, a first payment, an intent.
    pub checkout: String,
    /// The subscription itself, once there is one.
    pub theirs: String,
    /// Where the payer agrees.
    pub pay_url: String,
    /// Whether what the payer agrees by was read.
    pub is_read: bool,
    /// Whether the first charge was paid.
    pub is_begun: bool,
    /// Whether the charges were read.
    pub is_listed: bool,
    /// Whether it goes on there, when the carrier said so.
    pub goes_on: Option<bool>,
    /// The charges that were read.
    pub charges: Vec<Charge>,
}

/// One charge of a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Its identifier there, by which it is read again and given back.
    pub theirs: String,
    /// How it stands.
    pub standing: Standing,
    /// How much, in cents; -1 in another currency.
    pub cents: i64,
}

/// Where a subscription stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// The payer has not agreed yet, or the first charge was refused.
    Waiting,
    /// It is charged as agreed.
    Active,
    /// The last charge was refused; the carrier may try again.
    Failing,
    /// Somebody asked to stop it and the carrier has not said so yet.
    Stopping,
    /// Nothing more is charged.
    Stopped,
}

impl Going {
    /// Where facts leave it: its charges, the oldest first, and who said that it stops.
    #[must_use]
    pub fn of(charges: &[Standing], is_stop_asked: bool, is_stopped: bool) -> Self {
        let was_paid = |one: &Standing| matches!(one, Standing::Paid | Standing::Refunded);
        match charges.last() {
            _ if is_stopped => Self::Stopped,
            _ if is_stop_asked => Self::Stopping,
            Some(Standing::Failed) if charges.iter().any(was_paid) => Self::Failing,
            Some(Standing::Paid | Standing::Refunded) => Self::Active,
            _ => Self::Waiting,
        }
    }

    /// Its name in texts and styles.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Failing => "failing",
            Self::Stopping => "stopping",
            Self::Stopped => "stopped",
        }
    }
}

/// What a carrier paid to the bank: all that it took in, less what it kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payout {
    /// Its identifier there.
    pub theirs: String,
    /// What the bank's line bears.
    pub reference: String,
    /// When it arrives, ISO text.
    pub arrives_on: String,
    /// What arrives, in cents.
    pub cents: i64,
    /// What the carrier kept, in cents.
    pub fee_cents: i64,
    /// What payers had paid, less what was given back, in cents.
    pub gross_cents: i64,
}

/// A conversation about payouts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payouts {
    /// Those that are kept already.
    pub kept: Vec<String>,
    /// Whether the list was read.
    pub is_listed: bool,
    /// Those whose fees are to be read, and after which line, when a list has several pages.
    pub waiting: Vec<(Payout, String)>,
    /// Those of which all is known.
    pub done: Vec<Payout>,
}

impl Payouts {
    /// Whether one is kept already.
    pub(super) fn is_kept(&self, theirs: &str) -> bool {
        self.kept.iter().any(|kept| kept == theirs)
    }
}

/// Cents of a payout that add up; a carrier whose sums do not is for a person to look at.
///
/// # Errors
/// [`Failure::Never`].
pub(super) fn adds_up(payout: Payout) -> Result<Payout, Failure> {
    if payout.gross_cents - payout.fee_cents == payout.cents {
        Ok(payout)
    } else {
        Err(Failure::Never("the carrier's payout does not add up".to_owned()))
    }
}

/// The same day so many months later; the last of the month when it has no such day.
pub(super) fn later(day: &str, months: i64) -> String {
    let moved = day
        .parse::<jiff::civil::Date>()
        .ok()
        .and_then(|day| day.checked_add(jiff::Span::new().try_months(months).ok()?).ok());
    moved.map_or_else(|| day.to_owned(), |day| day.to_string())
}
