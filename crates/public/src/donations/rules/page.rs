//! A page as an officer types it, and what is wrong with it.

use kernel::web::Fields;
use serde::Serialize;
use values::names;

/// Longest title, in characters.
const TITLE_CHARS_MAX: usize = 120;
/// Longest text, in characters.
const BODY_CHARS_MAX: usize = 20_000;
/// Shortest text that says what the money is for, in characters.
const BODY_CHARS_MIN: usize = 20;
/// Longest word of thanks, in characters.
const THANKS_CHARS_MAX: usize = 2_000;
/// Highest goal, in cents.
const GOAL_CENTS_MAX: i64 = 100_000_000_000;
/// Smallest amount that is proposed, in cents.
const AMOUNT_CENTS_MIN: i64 = 100;
/// Highest.
const AMOUNT_CENTS_MAX: i64 = 100_000_000;
/// Most amounts that are proposed.
const AMOUNTS_MAX: usize = 8;
/// Longest word of an address, in characters.
const SLUG_CHARS_MAX: usize = 60;

/// What was typed.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::donations) struct Typed {
    pub title: String,
    pub body: String,
    pub thanks: String,
    pub goal: String,
    pub amounts: String,
    pub monthly: bool,
    pub closes_on: String,
    pub collector: String,
    pub shared: bool,
    /// Kinds of unit with the percentage that is proposed for each.
    pub shares: Vec<(String, String)>,
}

/// A page as it may be written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::donations) struct Draft {
    pub title: String,
    pub body: String,
    pub thanks: String,
    pub goal_cents: i64,
    pub amounts: Vec<i64>,
    pub is_monthly: bool,
    pub closes_on: Option<String>,
    /// Kinds of unit with their percentage, the nearest to people first; empty when voted tables
    /// share what comes.
    pub shares: Vec<(String, i64)>,
}

impl Typed {
    /// What a form sent; `kinds` are those of units, the nearest to people first.
    pub(in crate::donations) fn of(fields: &Fields, kinds: &[String]) -> Self {
        let text = |name: &str| fields.text(name).trim().replace("\r\n", "\n");
        let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
        let share = |kind: &String| (kind.clone(), line(&format!("share.{kind}")));
        Self {
            title: line("title"),
            body: text("body"),
            thanks: text("thanks"),
            goal: line("goal"),
            amounts: line("amounts"),
            monthly: fields.has("monthly"),
            closes_on: line("closes_on"),
            collector: line("collector"),
            shared: fields.has("shared"),
            shares: kinds.iter().map(share).collect(),
        }
    }

    /// The draft, or each field with the text key of what to do.
    pub(in crate::donations) fn draft(&self) -> Result<Draft, Vec<(&'static str, &'static str)>> {
        let mut wrong = Vec::new();
        let letters = |text: &str| text.chars().count();
        if !(1..=TITLE_CHARS_MAX).contains(&letters(&self.title)) || slug_of(&self.title).is_empty()
        {
            wrong.push(("title", "donations-refusal-title"));
        }
        if !(BODY_CHARS_MIN..=BODY_CHARS_MAX).contains(&letters(&self.body)) {
            wrong.push(("body", "donations-refusal-body"));
        }
        let amounts = amounts_of(&self.amounts);
        if amounts.is_none() {
            wrong.push(("amounts", "donations-refusal-amounts"));
        }
        let goal_cents = match self.goal.as_str() {
            "" => Some(0),
            goal => values::parse_cents(goal)
                .ok()
                .filter(|cents| (AMOUNT_CENTS_MIN..=GOAL_CENTS_MAX).contains(cents)),
        };
        if goal_cents.is_none() {
            wrong.push(("goal", "donations-refusal-goal"));
        }
        let closes_on = match self.closes_on.as_str() {
            "" => Some(None),
            day => day.parse::<jiff::civil::Date>().ok().map(|day| Some(day.to_string())),
        };
        if closes_on.is_none() {
            wrong.push(("closes_on", "donations-refusal-day"));
        }
        let shares = if self.shared { shares_typed(&self.shares) } else { Some(Vec::new()) };
        if shares.is_none() {
            wrong.push(("shared-on", "donations-refusal-shares"));
        }
        if letters(&self.thanks) > THANKS_CHARS_MAX {
            wrong.push(("thanks", "donations-refusal-thanks"));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Draft {
            title: self.title.clone(),
            body: self.body.clone(),
            thanks: self.thanks.clone(),
            goal_cents: goal_cents.unwrap_or_default(),
            amounts: amounts.unwrap_or_default(),
            is_monthly: self.monthly,
            closes_on: closes_on.flatten(),
            shares: shares.unwrap_or_default(),
        })
    }
}

/// Amounts as people list them, `10 30 50,50 €`; `None` when one is none.
fn amounts_of(typed: &str) -> Option<Vec<i64>> {
    let cut = |sign: char| sign.is_whitespace() || matches!(sign, ';' | '/' | '€');
    let mut amounts = Vec::new();
    for word in typed.split(cut).filter(|word| !word.is_empty()) {
        let cents = values::parse_cents(word).ok()?;
        if !(AMOUNT_CENTS_MIN..=AMOUNT_CENTS_MAX).contains(&cents) {
            return None;
        }
        amounts.push(cents);
    }
    amounts.sort_unstable();
    amounts.dedup();
    (1..=AMOUNTS_MAX).contains(&amounts.len()).then_some(amounts)
}

/// Percentages that make a hundred; `None` when they do not. Nought leaves a kind out, and so does
/// an empty field.
pub(super) fn shares_typed(typed: &[(String, String)]) -> Option<Vec<(String, i64)>> {
    let mut shares = Vec::new();
    for (kind, percent) in typed {
        let percent = match percent.trim_end_matches(['%', ' ']) {
            "" => 0,
            number => number.parse::<i64>().ok().filter(|percent| (0..=100).contains(percent))?,
        };
        shares.push((kind.clone(), percent));
    }
    let whole: i64 = shares.iter().map(|(_, percent)| percent).sum();
    shares.retain(|(_, percent)| *percent > 0);
    (whole == 100).then_some(shares)
}

/// Shares as they are stored: `section:50 federation:30 national:20`.
pub(in crate::donations) fn shares_stored(shares: &[(String, i64)]) -> String {
    shares.iter().map(|(kind, percent)| format!("{kind}:{percent}")).collect::<Vec<_>>().join(" ")
}

/// Stored shares.
pub(in crate::donations) fn shares_of(stored: &str) -> Vec<(String, i64)> {
    let share = |one: &str| {
        let (kind, percent) = one.rsplit_once(':')?;
        Some((kind.to_owned(), percent.parse().ok()?))
    };
    stored.split_whitespace().filter_map(share).collect()
}

/// Amounts as they are stored.
pub(in crate::donations) fn amounts_stored(amounts: &[i64]) -> String {
    amounts.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}

/// Stored amounts as the form shows them: `10 30 50,50`.
pub(in crate::donations) fn amounts_typed(stored: &str) -> String {
    let cents = stored.split(' ').filter_map(|cents| cents.parse().ok());
    cents.map(euros).collect::<Vec<_>>().join(" ")
}

/// Cents as people type them: `48` or `48,50`.
pub(in crate::donations) fn euros(cents: i64) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    }
}

/// The word of a title in addresses: `un-bus-de-nuit`.
pub(in crate::donations) fn slug_of(title: &str) -> String {
    let folded = names::fold(title);
    let mut slug = String::new();
    let is_letter = |letter: char| letter.is_ascii_alphanumeric();
    for word in folded.split(|letter| !is_letter(letter)).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() + 1 > SLUG_CHARS_MAX && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(SLUG_CHARS_MAX));
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            title: "Un local pour la section".to_owned(),
            body: "Le loyer, les tracts, et le bus de novembre.".to_owned(),
            goal: "12 000".to_owned(),
            amounts: "50 10 ; 12,50 €/100".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_page_is_read_as_people_write_it() {
        let draft = typed().draft().unwrap();
        assert_eq!(draft.amounts, [1_000, 1_250, 5_000, 10_000]);
        assert_eq!(amounts_typed(&amounts_stored(&draft.amounts)), "10 12,50 50 100");
        assert_eq!((draft.goal_cents, draft.shares.len()), (1_200_000, 0));
        assert_eq!(slug_of(&draft.title), "un-local-pour-la-section");
        let shares = ["50", "30 %", "20"].map(|it| (it[..1].to_owned(), it.to_owned())).to_vec();
        let shared = Typed { shared: true, shares, ..typed() }.draft().unwrap();
        assert_eq!(shares_of(&shares_stored(&shared.shares)), shared.shares);
    }

    #[test]
    fn each_field_says_what_is_wrong() {
        let wrong = Typed {
            goal: "beaucoup".to_owned(),
            amounts: "dix".to_owned(),
            closes_on: "demain".to_owned(),
            shared: true,
            shares: vec![("section".to_owned(), "50".to_owned())],
            thanks: "x".repeat(THANKS_CHARS_MAX + 1),
            ..Typed::default()
        };
        let fields: Vec<&str> =
            wrong.draft().unwrap_err().into_iter().map(|(field, _)| field).collect();
        let all = ["title", "body", "amounts", "goal", "closes_on", "shared-on", "thanks"];
        assert_eq!(fields, all);
    }
}
