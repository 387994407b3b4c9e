//! What duplicates decide without the database: how alike two records are, what a merged record
//! says, and which rows an undone merge puts back.

mod chosen;
mod likeness;
mod names;
mod undone;

pub(super) use chosen::{Field, LISTS, address_line, chosen, email_line, fields_of, phone_line};
pub(super) use likeness::{Level, Look, Reason, compare, is_exact};
pub(super) use names::{NameLikeness, may_be_alike, name_likeness};
pub(super) use undone::{Rows, Shape, undone};
