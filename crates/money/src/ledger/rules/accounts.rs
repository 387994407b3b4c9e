//! The accounts that the house posts to, and the chart that a new collector begins with.
//!
//! Codes follow the French plan for associations (règlement ANC 2018-06, as revised for 2025);
//! labels are ours. A party follows règlement ANC 2018-03, which keeps the same classes: a
//! collector may add accounts and rename them.

use std::collections::BTreeMap;

use crate::ledger::rules::LegalForm;

/// Cash in hand.
pub const CASH: &str = "530";
/// Cheques on their way to the bank.
pub const CHEQUES: &str = "5112";
/// Card payments on their way to the bank.
pub const CARDS: &str = "5115";
/// The bank.
pub const BANK: &str = "512";
/// Money on its way between two accounts of the collector.
pub const INTERNAL: &str = "580";
/// What earlier years brought or cost.
const BROUGHT: &str = "110";
/// What members owe or are owed.
pub const MEMBERS: &str = "411";
/// Dues without counterpart.
pub const DUES: &str = "756";
/// Gifts of the public.
pub const GIFTS: &str = "7541";
/// Gifts that those who give share themselves between units.
pub const CHOSEN_GIFTS: &str = "75413";
/// Subscriptions and sales.
pub const SUBSCRIPTIONS: &str = "706";
/// Shares owed to other bodies of the organisation.
pub const SHARES_DUE: &str = "467";
/// Shares given to other bodies.
pub const SHARES_GIVEN: &str = "657";
/// What people laid out and are to get back.
pub const EXPENSES_DUE: &str = "4681";
/// Loans of members.
pub const LOANS: &str = "168";
/// Interests of loans.
pub const INTERESTS: &str = "661";
/// Charges of the bank.
pub const FEES: &str = "627";
/// Money of which nobody knows yet what it is.
pub const UNALLOCATED: &str = "471";

/// What an account tells, from the class that its code begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What is owned and owed: classes 1 to 5.
    Balance,
    /// Costs: class 6.
    Cost,
    /// Income: class 7.
    Income,
    /// Voluntary work, told beside the accounts: class 8.
    Voluntary,
}

impl Kind {
    /// Of a code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code.as_bytes().first() {
            Some(b'6') => Self::Cost,
            Some(b'7') => Self::Income,
            Some(b'8') => Self::Voluntary,
            _ => Self::Balance,
        }
    }
}

/// What accounts stand at when a year begins, from their debits less credits before it: classes 1
/// to 5 go on, costs and income end in what earlier years brought.
#[must_use]
pub fn carried<'a>(before: impl IntoIterator<Item = (&'a str, i64)>) -> BTreeMap<String, i64> {
    let mut carried = BTreeMap::new();
    for (code, cents) in before {
        let into = if Kind::of(code) == Kind::Balance { code } else { BROUGHT };
        *carried.entry(into.to_owned()).or_insert(0) += cents;
    }
    carried.retain(|_, cents| *cents != 0);
    carried
}

/// Whether a text may be an account's code: three to twelve digits of classes 1 to 8.
#[must_use]
pub fn is_code(text: &str) -> bool {
    (3..=12).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(text.as_bytes().first(), Some(b'1'..=b'8'))
}

/// Accounts that every collector has: code and label.
const COMMON: [(&str, &str); 36] = [
    ("102", "Fonds associatifs"),
    (BROUGHT, "Report à nouveau"),
    ("120", "Résultat de l'exercice"),
    ("164", "Emprunts auprès des banques"),
    (LOANS, "Emprunts auprès des adhérents"),
    ("215", "Matériel"),
    ("281", "Amortissements du matériel"),
    ("401", "Fournisseurs"),
    (MEMBERS, "Adhérents"),
    ("421", "Salaires à payer"),
    ("431", "Cotisations sociales à payer"),
    (SHARES_DUE, "Quotes-parts à reverser ou à recevoir"),
    (EXPENSES_DUE, "Frais des bénévoles à rembourser"),
    (UNALLOCATED, "Sommes en attente d'affectation"),
    (CHEQUES, "Chèques à encaisser"),
    (CARDS, "Paiements par carte à encaisser"),
    (BANK, "Banque"),
    (CASH, "Caisse"),
    (INTERNAL, "Virements internes"),
    ("606", "Achats de fournitures"),
    ("613", "Locations de salles et de matériel"),
    ("615", "Entretien"),
    ("616", "Assurances"),
    ("618", "Documentation et formation"),
    ("623", "Tracts, affiches et publications"),
    ("625", "Déplacements, missions et réceptions"),
    ("626", "Courrier et télécommunications"),
    (FEES, "Frais bancaires"),
    ("641", "Salaires"),
    (SHARES_GIVEN, "Quotes-parts reversées"),
    (INTERESTS, "Intérêts des emprunts"),
    (SUBSCRIPTIONS, "Abonnements et ventes"),
    ("708", "Recettes de rencontres"),
    ("740", "Subventions"),
    (CHOSEN_GIFTS, "Dons partagés par qui donne"),
    (DUES, "Cotisations sans contrepartie"),
];

const ASSOCIATION: [(&str, &str); 5] = [
    (GIFTS, "Dons"),
    ("75412", "Frais abandonnés par les bénévoles"),
    ("7543", "Legs"),
    ("7552", "Quotes-parts reçues"),
    ("875", "Bénévolat"),
];

const UNION: [(&str, &str); 4] = [
    ("451", "Confédération, fédération, union et affiliés"),
    ("466", "Financements publics à reverser"),
    (GIFTS, "Dons et collectes de solidarité"),
    ("7552", "Quotes-parts reçues"),
];

const PARTY: [(&str, &str); 5] = [
    (GIFTS, "Dons de personnes physiques"),
    ("7561", "Versements d'élus"),
    ("7551", "Contributions d'autres organisations politiques"),
    ("7552", "Quotes-parts reçues"),
    ("875", "Bénévolat"),
];

/// The accounts that a new collector begins with, in the order of their codes.
#[must_use]
pub fn chart(form: LegalForm) -> Vec<(&'static str, &'static str)> {
    let own = match form {
        LegalForm::Association => &ASSOCIATION[..],
        LegalForm::Union => &UNION[..],
        LegalForm::FinancingAssociation | LegalForm::Agent => &PARTY[..],
    };
    let mut chart: Vec<_> = COMMON.iter().chain(own).copied().collect();
    chart.sort_unstable();
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chart_has_each_account_once_and_all_that_the_house_posts_to() {
        for form in LegalForm::ALL {
            let chart = chart(form);
            assert!(chart.iter().all(|(code, _)| is_code(code)));
            assert!(chart.windows(2).all(|two| two[0].0 < two[1].0), "{form:?}");
            for code in [CASH, CHEQUES, CARDS, BANK, DUES, GIFTS, SUBSCRIPTIONS, UNALLOCATED] {
                assert!(chart.iter().any(|(known, _)| *known == code), "{form:?} {code}");
            }
        }
    }

    #[test]
    fn a_year_begins_with_what_the_one_before_left() {
        let before = [("512", 1_200), ("756", -1_500), ("627", 300), ("401", 0)];
        let carried: Vec<(String, i64)> = carried(before).into_iter().collect();
        assert_eq!(carried, [("110".to_owned(), -1_200), ("512".to_owned(), 1_200)]);
    }

    #[test]
    fn a_code_tells_what_it_is() {
        assert_eq!(Kind::of("627"), Kind::Cost);
        assert_eq!(Kind::of("7541"), Kind::Income);
        assert_eq!(Kind::of("5112"), Kind::Balance);
        assert!(!is_code("51") && !is_code("9999") && !is_code("51a2"));
    }
}
