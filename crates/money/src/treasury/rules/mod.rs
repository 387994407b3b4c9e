//! What is decided about payments: how money comes, what it is for, whether a pile adds up,
//! whether a month's cash balances, and what a card provider's words mean. Plain values only.

pub(super) mod cards;
mod cash;
mod gifts;
mod pile;
mod typed;
mod ways;

pub use cash::{Month, month_of, months_between, next_month};
pub use gifts::parted;
pub use pile::{Line, Pile, sums};
pub use typed::{Typed, parts};
pub use ways::{PartKind, PayWay, Refusal, State, TakenBack, above_ceiling, cash_too_large, state};
