//! What decides about memberships: pure, on plain values.

mod allocation;
pub mod days;
mod figures;
mod schedule;
mod standing;
mod terms;
#[cfg(test)]
mod tests;

pub use allocation::{Open, Rule, allocate};
pub use figures::{Stay, class_bounds, class_of, stayed_percent, stays};
pub use schedule::{Kind, Row, Schedule, Step};
pub use standing::{Fact, FactKind, Paid, Stamp, Standing, member_since, standing, vote};
pub use terms::{Period, Rhythm, Span, Terms, Unfit, one_month};
