//! What somebody promises on a page, and what the law and the page say of it.

use kernel::web::Fields;
use serde::{Deserialize, Serialize};
use values::names;

use crate::donations::rules::{Way, page::shares_typed};

/// Smallest gift, in cents.
const GIFT_CENTS_MIN: i64 = 100;
/// Largest, where the law sets no ceiling, in cents.
const GIFT_CENTS_MAX: i64 = 1_000_000_000;
/// Longest text of a field, in characters.
const TEXT_CHARS_MAX: usize = 120;
/// Months of a year.
const MONTHS: i64 = 12;

/// What was typed beside name and address.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::donations) struct Given {
    pub monthly: bool,
    /// Cents of the amount that was chosen.
    pub amount: String,
    /// Another amount, in euros.
    pub free: String,
    pub line_1: String,
    pub city: String,
    pub postcode: String,
    /// Whether the address is in another country.
    pub abroad: bool,
    pub country: String,
    pub nationality: String,
    pub way: String,
    /// The declarations.
    pub natural: bool,
    pub resident: bool,
    pub below: bool,
    /// Whether they share it themselves.
    pub chooses: bool,
    pub shares: Vec<(String, String)>,
    /// Purposes that were ticked.
    pub agreed: Vec<String>,
}

/// What a page offers, as it may be given today.
#[derive(Debug, Clone, Default)]
pub(in crate::donations) struct Offer {
    pub is_monthly: bool,
    pub ways: Vec<Way>,
    /// Whether the rules of political financing hold.
    pub is_party: bool,
    /// What one person may give in a year.
    pub year_cents: Option<i64>,
    /// What may be given in cash.
    pub cash_cents: Option<i64>,
    /// Kinds of unit between which a gift may be shared; none when nobody chooses.
    pub kinds: Vec<String>,
}

/// What is promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::donations) struct Promise {
    pub cents: i64,
    pub monthly: bool,
    pub way: Way,
    pub nationality: String,
    pub line_1: String,
    pub city: String,
    /// Postcode in another country; empty in France.
    pub postcode: String,
    /// Empty in France.
    pub country: String,
    /// Kinds of unit with the percentage that each receives; empty when voted tables share it.
    pub shares: Vec<(String, i64)>,
    /// What was declared, as it stood there.
    pub declared: String,
}

/// A field that is refused: its identifier, the text key of its label and of what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::donations) struct Refused {
    pub field: &'static str,
    pub label: &'static str,
    pub key: &'static str,
}

const fn refused(field: &'static str, label: &'static str, key: &'static str) -> Refused {
    Refused { field, label, key }
}

/// One line, short enough to be kept.
fn short(typed: &str) -> String {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(TEXT_CHARS_MAX).collect()
}

impl Given {
    /// What a form sent.
    pub(in crate::donations) fn of(fields: &Fields, kinds: &[String]) -> Self {
        let text = |name: &str| short(fields.text(name));
        Self {
            monthly: text("rhythm") == "monthly",
            amount: text("amount"),
            free: text("free"),
            line_1: text("line_1"),
            city: text("city"),
            postcode: text("postcode"),
            abroad: fields.has("abroad"),
            country: text("country"),
            nationality: text("nationality"),
            way: text("way"),
            natural: fields.has("natural"),
            resident: fields.has("resident"),
            below: fields.has("below"),
            chooses: text("share") == "own",
            shares: kinds
                .iter()
                .map(|kind| (kind.clone(), text(&format!("share.{kind}"))))
                .collect(),
            agreed: fields.all("agree").take(20).map(short).collect(),
        }
    }

    /// What is promised, or each field that is refused, in the order of the form.
    pub(in crate::donations) fn promise(&self, offer: &Offer) -> Result<Promise, Vec<Refused>> {
        let mut wrong = Vec::new();
        let way = Way::parse(&self.way).filter(|way| offer.ways.contains(way));
        let monthly = self.monthly && offer.is_monthly;
        let cents = self.cents(offer, monthly).unwrap_or_else(|refused| {
            wrong.push(refused);
            0
        });
        self.place(offer, &mut wrong);
        self.declarations(offer, &mut wrong);
        let shares = match self.chooses && !offer.kinds.is_empty() {
            true => shares_typed(&self.shares).unwrap_or_else(|| {
                let key = "donations-refusal-shares";
                wrong.push(refused("share-own", "donations-share", key));
                Vec::new()
            }),
            false => Vec::new(),
        };
        let in_cash = way == Some(Way::Cash);
        if way.is_none() {
            wrong.push(refused("ways", "donations-way", "donations-refusal-way"));
        } else if monthly && !way.is_some_and(Way::comes_back) {
            wrong.push(refused("ways", "donations-way", "donations-refusal-way-monthly"));
        } else if in_cash && offer.cash_cents.is_some_and(|most| cents > most) {
            wrong.push(refused("ways", "donations-way", "donations-refusal-cash"));
        }
        match way {
            Some(way) if wrong.is_empty() => Ok(Promise {
                cents,
                monthly,
                way,
                nationality: self.nationality.clone(),
                line_1: self.line_1.clone(),
                city: self.city.clone(),
                postcode: if self.abroad { self.postcode.clone() } else { String::new() },
                country: if self.abroad { self.country.clone() } else { String::new() },
                shares,
                declared: String::new(),
            }),
            _ => Err(wrong),
        }
    }

    /// The amount: another one that was typed goes before one that was chosen.
    fn cents(&self, offer: &Offer, monthly: bool) -> Result<i64, Refused> {
        let wrong = |key| Err(refused("free", "donations-amount", key));
        let cents = match self.free.as_str() {
            "" => self.amount.parse().unwrap_or(-1),
            free => values::parse_cents(free).unwrap_or(-1),
        };
        let in_year = if monthly { cents.saturating_mul(MONTHS) } else { cents };
        if !(GIFT_CENTS_MIN..=GIFT_CENTS_MAX).contains(&cents) {
            return wrong("donations-refusal-amount");
        }
        match offer.year_cents {
            Some(most) if in_year > most && monthly => wrong("donations-refusal-year-monthly"),
            Some(most) if in_year > most => wrong("donations-refusal-year"),
            _ => Ok(cents),
        }
    }

    /// Where the giver lives: the receipt shows it.
    fn place(&self, offer: &Offer, wrong: &mut Vec<Refused>) {
        if self.line_1.is_empty() {
            wrong.push(refused("line_1", "donations-line-1", "donations-refusal-line-1"));
        }
        if self.city.is_empty() {
            wrong.push(refused("city", "donations-city", "donations-refusal-city"));
        }
        if self.abroad && self.country.is_empty() {
            wrong.push(refused("country", "donations-country", "donations-refusal-country"));
        }
        if !offer.is_party {
            return;
        }
        if self.nationality.is_empty() {
            let label = "donations-nationality";
            wrong.push(refused("nationality", label, "donations-refusal-nationality"));
        } else if self.abroad && !is_french(&self.nationality) {
            wrong.push(refused("abroad-on", "donations-abroad", "donations-refusal-abroad"));
        }
    }

    /// What the law wants declared, for parties.
    fn declarations(&self, offer: &Offer, wrong: &mut Vec<Refused>) {
        if !offer.is_party {
            return;
        }
        let ticks = [
            (self.natural, "natural-on", "donations-natural-short"),
            (self.resident, "resident-on", "donations-resident-short"),
            (self.below || offer.year_cents.is_none(), "below-on", "donations-below-short"),
        ];
        for (_, field, label) in ticks.into_iter().filter(|(is_ticked, ..)| !is_ticked) {
            wrong.push(refused(field, label, "donations-refusal-declare"));
        }
    }
}

/// Whether a nationality as people write it is the French one.
fn is_french(typed: &str) -> bool {
    let folded = names::fold(typed);
    let words = ["francaise", "francais", "french", "france", "fr"];
    folded.split(|sign: char| !sign.is_alphanumeric()).any(|word| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer() -> Offer {
        Offer {
            is_monthly: true,
            ways: Way::ALL.to_vec(),
            is_party: true,
            year_cents: Some(750_000),
            cash_cents: Some(15_000),
            kinds: vec!["section".to_owned(), "national".to_owned()],
        }
    }

    fn given() -> Given {
        Given {
            amount: "5000".to_owned(),
            line_1: "1 rue des Lices".to_owned(),
            city: "Alès".to_owned(),
            nationality: "Française".to_owned(),
            way: "transfer".to_owned(),
            natural: true,
            resident: true,
            below: true,
            ..Given::default()
        }
    }

    fn wrong(given: &Given) -> Vec<(&'static str, &'static str)> {
        let all = given.promise(&offer()).unwrap_err();
        all.into_iter().map(|one| (one.field, one.key)).collect()
    }

    #[test]
    fn everything_that_is_missing_is_said() {
        let fields: Vec<&str> =
            wrong(&Given::default()).into_iter().map(|(field, _)| field).collect();
        let all = ["free", "line_1", "city", "nationality", "natural-on", "resident-on"];
        assert_eq!(fields[..6], all);
        assert_eq!(fields[6..], ["below-on", "ways"]);
    }

    #[test]
    fn another_amount_goes_before_a_proposed_one() {
        let free = Given { free: "12,34".to_owned(), ..given() };
        assert_eq!(free.promise(&offer()).unwrap().cents, 1_234);
        assert_eq!(given().promise(&offer()).unwrap().cents, 5_000);
        let none = Given { free: "beaucoup".to_owned(), ..given() };
        assert_eq!(wrong(&none), [("free", "donations-refusal-amount")]);
    }

    #[test]
    fn the_year_and_cash_have_ceilings_where_the_law_sets_them() {
        let most = |cents: &str, monthly| Given {
            free: cents.to_owned(),
            monthly,
            way: "debit".to_owned(),
            ..given()
        };
        assert_eq!(most("7500", false).promise(&offer()).unwrap().cents, 750_000);
        assert_eq!(wrong(&most("7500,01", false)), [("free", "donations-refusal-year")]);
        assert_eq!(most("625", true).promise(&offer()).unwrap().cents, 62_500);
        assert_eq!(wrong(&most("626", true)), [("free", "donations-refusal-year-monthly")]);
        let cash =
            |euros: &str| Given { free: euros.to_owned(), way: "cash".to_owned(), ..given() };
        assert!(cash("150").promise(&offer()).is_ok());
        assert_eq!(wrong(&cash("150,01")), [("ways", "donations-refusal-cash")]);
        let free = Offer { is_party: false, year_cents: None, cash_cents: None, ..offer() };
        let undeclared = Given { natural: false, nationality: String::new(), ..cash("9000") };
        assert!(undeclared.promise(&free).is_ok());
    }

    #[test]
    fn every_month_is_debited() {
        let monthly = Given { monthly: true, ..given() };
        assert_eq!(wrong(&monthly), [("ways", "donations-refusal-way-monthly")]);
        let once = Offer { is_monthly: false, ..offer() };
        assert!(!monthly.promise(&once).unwrap().monthly, "the page offers none");
        let other = Offer { ways: vec![Way::Card], ..offer() };
        assert_eq!(given().promise(&other).unwrap_err()[0].key, "donations-refusal-way");
    }

    #[test]
    fn a_foreigner_lives_in_france() {
        let abroad = Given { abroad: true, country: "Belgique".to_owned(), ..given() };
        assert_eq!(abroad.promise(&offer()).unwrap().country, "Belgique");
        let belgian = Given { nationality: "belge".to_owned(), ..abroad };
        assert_eq!(wrong(&belgian), [("abroad-on", "donations-refusal-abroad")]);
        assert!(is_french("franco-algérienne, française") && !is_french("franc-comtoise"));
    }

    #[test]
    fn shares_make_a_hundred() {
        let shares = |one: &str, two: &str| Given {
            chooses: true,
            shares: vec![
                ("section".to_owned(), one.to_owned()),
                ("national".to_owned(), two.to_owned()),
            ],
            ..given()
        };
        let chosen = shares("70", "30").promise(&offer()).unwrap();
        assert_eq!(chosen.shares.len(), 2);
        assert_eq!(wrong(&shares("70", "31")), [("share-own", "donations-refusal-shares")]);
        assert_eq!(wrong(&shares("cent", "0")), [("share-own", "donations-refusal-shares")]);
        let usual = Given { chooses: false, ..shares("70", "31") };
        assert!(usual.promise(&offer()).unwrap().shares.is_empty());
    }
}
