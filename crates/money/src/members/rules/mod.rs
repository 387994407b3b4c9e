//! What decides about memberships: pure, on plain values.

mod allocation;
pub mod days;
mod schedule;
mod standing;
mod terms;
#[cfg(test)]
mod tests;

pub use allocation::{Open, Rule, allocate};
pub use schedule::{Kind, Row, Schedule, Step};
pub use standing::{Fact, FactKind, Paid, Stamp, Standing, member_since, standing, vote};
pub use terms::{Period, Rhythm, Span, Terms, Unfit, one_month};
