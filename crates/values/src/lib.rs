//! What people type, parsed once at the door: inside, the types are already right.
//!
//! Nothing here waits, reads a clock or knows a database. Every parser accepts any text, never
//! panics, and answers in time proportional to the length of the text (bounded by a named limit).
#[macro_use]
mod facts;

pub mod amount;
pub mod answer;
pub mod cell;
pub mod day;
pub mod email;
pub mod iban;
pub mod names;
pub mod phone;
pub mod postcode;

pub use amount::{AmountError, parse_cents};
pub use answer::{AnswerError, yes_no};
pub use day::{Day, DayError, Order, PartialDay, parse_birth_day, parse_day};
pub use email::{Email, EmailError, EmailsFound, emails_in};
pub use iban::{Iban, IbanError};
pub use names::{Certainty, SplitName, fold, proper_case, sort_key, split_full_name};
pub use phone::{Kind, Phone, PhoneError, PhonesFound, Region, phones_in};
pub use postcode::{Postcode, PostcodeError};

#[cfg(test)]
mod hostile;
