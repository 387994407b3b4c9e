//! Who receives money: forms, numbers and their check digits.

/// What a collector is before the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalForm {
    /// An association (law of 1901).
    Association,
    /// The association that may collect for a party, approved by the national commission.
    FinancingAssociation,
    /// The natural person who may collect for a party, declared at the prefecture.
    Agent,
    /// A trade union.
    Union,
}

impl LegalForm {
    /// Every form, in the order in which pages list them.
    pub const ALL: [Self; 4] =
        [Self::Association, Self::FinancingAssociation, Self::Agent, Self::Union];

    /// The name under which it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Association => "association",
            Self::FinancingAssociation => "financing_association",
            Self::Agent => "agent",
            Self::Union => "union",
        }
    }

    /// The form of a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Association => "ledger-form-association",
            Self::FinancingAssociation => "ledger-form-financing-association",
            Self::Agent => "ledger-form-agent",
            Self::Union => "ledger-form-union",
        }
    }

    /// Whether it collects for a party, under the rules of political financing.
    #[must_use]
    pub const fn is_of_a_party(self) -> bool {
        matches!(self, Self::FinancingAssociation | Self::Agent)
    }
}

/// A SEPA creditor identifier without blanks, in capitals, when its form and check digits fit.
#[must_use]
pub fn creditor_id(typed: &str) -> Option<String> {
    bank::creditor_id(typed).ok()
}

/// Whether a text is a SIREN: nine digits with their key (Luhn).
#[must_use]
pub fn is_siren(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|sign| sign.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 9) else { return false };
    let doubled = digits.iter().rev().enumerate().map(|(place, digit)| {
        let value = if place % 2 == 1 { digit * 2 } else { *digit };
        value / 10 + value % 10
    });
    doubled.sum::<u32>() % 10 == 0
}

/// Whether a text is a number of the national directory of associations: `W` and nine signs.
#[must_use]
pub fn is_rna(text: &str) -> bool {
    text.strip_prefix('W').is_some_and(|rest| {
        rest.len() == 9 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_creditor_identifier_has_check_digits() {
        assert_eq!(creditor_id("fr72 zzz 123456").as_deref(), Some("FR72ZZZ123456"));
        assert_eq!(creditor_id("FR72ABC123456").as_deref(), Some("FR72ABC123456"));
        for wrong in ["FR73ZZZ123456", "FR72", "", "7272ZZZ123456", "FR72ZZZ12é456"] {
            assert_eq!(creditor_id(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_of_companies_and_associations() {
        assert!(is_siren("732829320"));
        assert!(!is_siren("732829321") && !is_siren("73282932"));
        assert!(is_rna("W302001234") && !is_rna("302001234") && !is_rna("W30200123"));
    }
}
