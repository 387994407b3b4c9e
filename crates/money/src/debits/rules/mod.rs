//! What is decided about mandates, collections and what banks answer: plain values, no database.

mod asked;
mod batches;
mod book;
mod cards;
mod mandates;
mod paper;
mod report;
mod words;

pub(super) use asked::{Asked, Nature, read_asked};
pub(super) use batches::{
    About, Candidate, DEBITS_MAX, Planned, Presented, Why, number_of, plan, presented,
};
pub(super) use book::{Book, Certainty, Finding, Found, Refused};
pub(super) use cards::{covered, sent_by_carrier, still_held};
pub(super) use mandates::{Fact, FactKind, Life, MandateState, MandateType, earliest_collection};
pub(super) use paper::{PAPER_LINES_MAX, PaperRow, paper_header, read_paper};
pub(super) use report::Report;
pub(super) use words::carrier_fee;
