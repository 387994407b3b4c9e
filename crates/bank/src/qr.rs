//! The payment QR code of EPC069-12, which a banking application reads off a request for payment.

use values::Iban;

use crate::{bic, check_rf};

/// Most bytes of the content of the code.
pub const QR_PAYLOAD_BYTES_MAX: usize = 331;
/// Largest amount in a code, in cents.
const QR_AMOUNT_MAX_CENTS: i64 = 99_999_999_999;

/// What the transfer is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QrReference {
    /// Nothing is said.
    None,
    /// A creditor reference (ISO 11649).
    Rf(String),
    /// A sentence of at most 140 signs.
    Text(String),
}

/// A request for payment by transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpcQr {
    /// Whom to pay: exactly as the bank names the holder, at most 70 signs.
    pub name: String,
    /// Their account.
    pub iban: String,
    /// Their bank, where it is known.
    pub bic: Option<String>,
    /// How much, in cents; none where the payer decides.
    pub amount_cents: Option<i64>,
    /// What it is for.
    pub reference: QrReference,
}

/// Why a code cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrError {
    /// The name is empty or longer than 70 signs.
    Name,
    /// The IBAN is wrong.
    Iban,
    /// The BIC is wrong.
    Bic,
    /// The amount is not between a cent and 999,999,999.99 euros.
    Amount,
    /// The reference is wrong, or the text is longer than 140 signs or breaks the line.
    Reference,
    /// The whole is longer than 331 bytes.
    TooLong,
}

impl std::fmt::Display for QrError {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(match self {
            Self::Name => "the name of the holder is empty or too long",
            Self::Iban => "the IBAN is wrong",
            Self::Bic => "the BIC is wrong",
            Self::Amount => "the amount is outside what a code carries",
            Self::Reference => "the reference or the text cannot stand in a code",
            Self::TooLong => "the content is longer than a code carries",
        })
    }
}

impl std::error::Error for QrError {}

/// The content of the code, to be printed as a QR of error level M.
///
/// # Errors
/// What cannot stand in a code.
pub fn epc_qr(request: &EpcQr) -> Result<String, QrError> {
    let name = one_line(&request.name, 70).filter(|name| !name.is_empty()).ok_or(QrError::Name)?;
    let iban = Iban::parse(&request.iban).map_err(|_| QrError::Iban)?;
    let bic = match request.bic.as_deref().filter(|text| !text.trim().is_empty()) {
        Some(text) => bic(text).map_err(|_| QrError::Bic)?,
        None => String::new(),
    };
    let amount = match request.amount_cents {
        Some(cents) if (1..=QR_AMOUNT_MAX_CENTS).contains(&cents) => {
            format!("EUR{}", sepa::ct_to_eur_str(cents))
        }
        Some(_) => return Err(QrError::Amount),
        None => String::new(),
    };
    let (structured, text) = match &request.reference {
        QrReference::None => (String::new(), String::new()),
        QrReference::Rf(text) => (check_rf(text).ok_or(QrError::Reference)?, String::new()),
        QrReference::Text(text) => (String::new(), one_line(text, 140).ok_or(QrError::Reference)?),
    };
    let lines =
        ["BCD", "002", "1", "SCT", &bic, &name, iban.as_str(), &amount, "", &structured, &text, ""];
    // Empty lines at the end may be left out; readers of old applications want them gone.
    let content = lines.join("\n");
    let content = content.trim_end_matches('\n').to_owned();
    if content.len() > QR_PAYLOAD_BYTES_MAX { Err(QrError::TooLong) } else { Ok(content) }
}

fn one_line(text: &str, signs_max: usize) -> Option<String> {
    let text = text.trim();
    let fits = text.chars().count() <= signs_max && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}
