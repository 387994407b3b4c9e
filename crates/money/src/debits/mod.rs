//! SEPA direct debits: mandates, collections, what banks answer; bank statements and what each
//! movement answers.
mod rules;
