//! SEPA direct debits: mandates signed online or on paper, collections sent to the bank whole or
//! not at all, what banks answer; bank statements and what each movement answers, which a person
//! confirms.
//!
//! A mandate's state follows from its facts. Money is written when the bank says that it came.

mod books;
mod jobs;
mod mails;
mod rules;
mod store;

kernel::id!(
    /// A mandate to debit an account.
    MandateId
);
kernel::id!(
    /// Something that happened to a mandate.
    FactId
);
kernel::id!(
    /// A collection of direct debits.
    BatchId
);
kernel::id!(
    /// One debit.
    LineId
);
kernel::id!(
    /// A file from a bank.
    BankFileId
);
kernel::id!(
    /// A movement of an account.
    EntryId
);
