//! The letter that tells somebody of a direct debit before it is collected, as SEPA asks.
use crate::colours::Colours;
use crate::figures::{day, euros};
use crate::{Lang, Letter};

/// A direct debit that is announced.
#[derive(Debug, Clone, Default)]
pub struct Notice {
    /// The language of the letter.
    pub lang: Lang,
    /// The organisation's colours.
    pub colours: Colours,
    /// Who collects, as on the mandate.
    pub creditor: String,
    /// Address of who collects, a line each.
    pub creditor_lines: Vec<String>,
    /// The creditor's identifier.
    pub creditor_id: String,
    /// Name and postal address of the debtor, a line each.
    pub to: Vec<String>,
    /// The mandate's reference.
    pub mandate: String,
    /// The last four digits of the account; may be empty.
    pub account_end: String,
    /// What is collected.
    pub amount_cents: i64,
    /// When, an ISO day.
    pub collect_on: String,
    /// When the letter is written, an ISO day.
    pub on_day: String,
    /// Whom to tell that something is wrong: a sentence; may be empty.
    pub contact: String,
}

/// The announcement as a letter: print it with [`crate::letters`].
#[must_use]
pub fn notice(notice: &Notice) -> Letter {
    let lang = notice.lang;
    let (amount, when) = (euros(lang, notice.amount_cents), day(lang, &notice.collect_on));
    let account = match (notice.account_end.is_empty(), lang) {
        (true, Lang::Fr) => "votre compte".to_owned(),
        (true, Lang::En) => "your account".to_owned(),
        (false, Lang::Fr) => format!("votre compte qui finit par {}", notice.account_end),
        (false, Lang::En) => format!("your account that ends in {}", notice.account_end),
    };
    let (creditor, ics, mandate) = (&notice.creditor, &notice.creditor_id, &notice.mandate);
    let mut paragraphs = match lang {
        Lang::Fr => vec![
            format!("Le {when}, {creditor} prélèvera {amount} sur {account}."),
            format!("Référence du mandat\u{a0}: {mandate}. Identifiant du créancier\u{a0}: {ics}."),
            "Vous n’avez rien à faire. Si le montant ou la date ne vous conviennent pas, \
             dites-le-nous avant ce jour."
                .to_owned(),
        ],
        Lang::En => vec![
            format!("On {when}, {creditor} will collect {amount} from {account}."),
            format!("Reference of the mandate: {mandate}. Creditor’s identifier: {ics}."),
            "There is nothing that you have to do. If the amount or the date does not suit you, \
             tell us before that day."
                .to_owned(),
        ],
    };
    if !notice.contact.is_empty() {
        paragraphs.push(notice.contact.clone());
    }
    Letter {
        lang,
        colours: notice.colours,
        sender: notice.creditor.clone(),
        sender_lines: notice.creditor_lines.clone(),
        to: notice.to.clone(),
        on_day: notice.on_day.clone(),
        reference: notice.mandate.clone(),
        subject: lang.pick("Votre prochain prélèvement", "Your next direct debit").to_owned(),
        paragraphs,
        ..Letter::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announcement_says_what_when_and_by_which_mandate() {
        let told = |lang| {
            let all = Notice {
                lang,
                creditor: "ADF du Gard".to_owned(),
                creditor_id: "FR72ZZZ123456".to_owned(),
                to: vec!["Ana Moulin".to_owned(), "30100 Alès".to_owned()],
                mandate: "RUM-12".to_owned(),
                account_end: "2606".to_owned(),
                amount_cents: 1_250,
                collect_on: "2026-12-10".to_owned(),
                on_day: "2026-11-24".to_owned(),
                ..Notice::default()
            };
            let letter = notice(&all);
            assert!(crate::letter(&letter).is_ok());
            letter.paragraphs.join("\n")
        };
        let french = told(Lang::Fr);
        for part in ["12,50", "10 décembre 2026", "RUM-12", "FR72ZZZ123456", "2606"] {
            assert!(french.replace('\u{a0}', " ").contains(part), "{part}: {french}");
        }
        assert!(told(Lang::En).contains("RUM-12"));
    }
}
