//! Pure decisions of imports: what a column is, what a row says, whose row it is, what changes.

mod cells;
mod draft;
mod guess;
mod known;
mod leaving;
mod matching;
mod merge;
mod payments;
mod problem;
mod refused;
mod target;
mod triage;

pub use draft::{Draft, RawRow, Reader, Reading};
pub use guess::guess;
pub use known::Origin;
pub use leaving::Wish;
pub use matching::{Candidate, Reason, Verdict, judge};
pub use merge::{Merged, merge};
pub use payments::PaymentReader;
pub use problem::{Problem, What};
pub use refused::{is_sensitive_tag, refusal as refused_column};
pub use target::{Column, FieldKind, Mapping, Target};
pub use triage::{Becomes, Class, TagChoice, Triage, is_refused_tag, name_of};

#[cfg(test)]
mod tests;
