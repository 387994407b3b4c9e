//! What a bank says happened on an account, whatever the file it came in.

/// What a movement is, as far as the bank's code or words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A batch of direct debits, or one direct debit, that came in.
    DebitsIn,
    /// A direct debit sent back.
    DebitReturned,
    /// A transfer that came in.
    TransferIn,
    /// A transfer that went out.
    TransferOut,
    /// Cheques put in.
    Cheques,
    /// A cheque sent back.
    ChequeReturned,
    /// Cash put in.
    Cash,
    /// Card payments, paid out by the provider.
    Cards,
    /// What the bank takes for itself.
    Fee,
    /// Anything else.
    Other,
}

impl Kind {
    /// The name of the kind: a stable key for texts and rows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DebitsIn => "collected",
            Self::DebitReturned => "debit-returned",
            Self::TransferIn => "transfer-in",
            Self::TransferOut => "transfer-out",
            Self::Cheques => "cheques",
            Self::ChequeReturned => "cheque-returned",
            Self::Cash => "cash",
            Self::Cards => "cards",
            Self::Fee => "fee",
            Self::Other => "other",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [
            Self::DebitsIn,
            Self::DebitReturned,
            Self::TransferIn,
            Self::TransferOut,
            Self::Cheques,
            Self::ChequeReturned,
            Self::Cash,
            Self::Cards,
            Self::Fee,
            Self::Other,
        ]
        .into_iter()
        .find(|kind| kind.name() == name)
    }
}

/// One payment inside a movement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The end-to-end identifier; none when it says NOTPROVIDED.
    pub end_to_end: Option<String>,
    /// The reference of the mandate.
    pub mandate: Option<String>,
    /// The group of the file that was sent.
    pub batch: Option<String>,
    /// Signed amount in cents; none where the bank does not tell.
    pub cents: Option<i64>,
    /// What was first ordered, before fees, in cents.
    pub instructed_cents: Option<i64>,
    /// Who paid or was paid.
    pub name: Option<String>,
    /// Their account.
    pub iban: Option<String>,
    /// The structured reference.
    pub reference: Option<String>,
    /// What was written freely.
    pub text: Option<String>,
    /// Why it came back.
    pub reason: Option<String>,
    /// The number of a cheque.
    pub cheque: Option<String>,
}

/// A movement of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Names the movement within its account, the same in every file that tells it.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it is booked; what is pending may still change.
    pub booked: bool,
    /// The day of booking.
    pub booked_on: String,
    /// The day from which it counts.
    pub value_on: String,
    /// Signed amount in cents: money that came in is positive.
    pub cents: i64,
    /// The currency.
    pub currency: String,
    /// Fees kept by the bank or provider within the amount, in cents.
    pub fee_cents: i64,
    /// Whether the bank says that it reverses an earlier movement.
    pub reversal: bool,
    /// What the bank wrote.
    pub label: String,
    /// The group of a file that was booked as one.
    pub batch: Option<String>,
    /// How many payments the bank counts in the batch.
    pub batch_count: Option<u64>,
    /// The payments inside, where the bank tells them.
    pub details: Vec<Detail>,
}

/// A statement of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The bank's name of the statement.
    pub id: String,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// The account; none in tables that do not tell.
    pub iban: Option<String>,
    /// The days it covers.
    pub from_on: Option<String>,
    /// The days it covers.
    pub to_on: Option<String>,
    /// What was on the account before.
    pub opening_cents: Option<i64>,
    /// What was on it afterwards.
    pub closing_cents: Option<i64>,
    /// The movements.
    pub entries: Vec<Entry>,
}

impl Statement {
    /// Sum of the booked movements, in cents.
    #[must_use]
    pub fn booked_cents(&self) -> i64 {
        self.entries.iter().filter(|entry| entry.booked).map(|entry| entry.cents).sum()
    }

    /// Whether the balances agree with the movements; true where a balance is not told.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        match (self.opening_cents, self.closing_cents) {
            (Some(opening), Some(closing)) => {
                opening.saturating_add(self.booked_cents()) == closing
            }
            _ => true,
        }
    }
}

/// A file of statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementFile {
    /// What it is: `camt.053`, `camt.054`, `camt.052` or `csv`.
    pub format: &'static str,
    /// The bank's name of the file.
    pub id: String,
    /// The statements.
    pub statements: Vec<Statement>,
    /// Lines of a table that could not be read: number of the line and why.
    pub problems: Vec<(u64, &'static str)>,
}

impl StatementFile {
    /// All movements.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.statements.iter().flat_map(|statement| &statement.entries)
    }
}
