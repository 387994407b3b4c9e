//! A petition as somebody types it, and what is wrong with it.

use kernel::web::Fields;
use serde::Serialize;
use values::names;

/// Longest title, in characters.
const TITLE_CHARS_MAX: usize = 120;
/// Longest text, in characters.
const BODY_CHARS_MAX: usize = 20_000;
/// Shortest text that says what it asks for, in characters.
const BODY_CHARS_MIN: usize = 40;
/// Longest addressee or trigger, in characters.
const LINE_CHARS_MAX: usize = 300;
/// Highest goal.
const GOAL_MAX: i64 = 100_000_000;
/// Most thresholds.
const THRESHOLDS_MAX: usize = 12;
/// Longest word of an address, in characters.
const SLUG_CHARS_MAX: usize = 60;

/// What was typed.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::petitions) struct Typed {
    pub title: String,
    pub body: String,
    pub addressee: String,
    pub goal: String,
    pub thresholds: String,
    pub opens_on: String,
    pub closes_on: String,
}

/// A petition as it may be written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::petitions) struct Draft {
    pub title: String,
    pub body: String,
    pub addressee: String,
    pub goal: i64,
    pub thresholds: Vec<(i64, String)>,
    pub opens_on: Option<String>,
    pub closes_on: Option<String>,
}

impl Typed {
    /// What a form sent.
    pub(in crate::petitions) fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            title: line("title"),
            body: text("body"),
            addressee: line("addressee"),
            goal: line("goal"),
            thresholds: text("thresholds"),
            opens_on: line("opens_on"),
            closes_on: line("closes_on"),
        }
    }

    /// The draft, or each field with the text key of what to do.
    pub(in crate::petitions) fn draft(&self) -> Result<Draft, Vec<(&'static str, &'static str)>> {
        let mut wrong = Vec::new();
        let fits = |text: &str, max: usize| !text.is_empty() && text.chars().count() <= max;
        if !fits(&self.title, TITLE_CHARS_MAX) || slug_of(&self.title).is_empty() {
            wrong.push(("title", "petitions-refusal-title"));
        }
        let letters = self.body.chars().count();
        if !(BODY_CHARS_MIN..=BODY_CHARS_MAX).contains(&letters) {
            wrong.push(("body", "petitions-refusal-body"));
        }
        if !fits(&self.addressee, LINE_CHARS_MAX) {
            wrong.push(("addressee", "petitions-refusal-addressee"));
        }
        let goal = number(&self.goal).filter(|goal| (1..=GOAL_MAX).contains(goal));
        if goal.is_none() {
            wrong.push(("goal", "petitions-refusal-goal"));
        }
        let thresholds = thresholds_of(&self.thresholds);
        if thresholds.is_none() {
            wrong.push(("thresholds", "petitions-refusal-thresholds"));
        }
        let (opens_on, closes_on) = (day(&self.opens_on), day(&self.closes_on));
        if opens_on.is_none() {
            wrong.push(("opens_on", "petitions-refusal-day"));
        }
        match (&opens_on, &closes_on) {
            (_, None) => wrong.push(("closes_on", "petitions-refusal-day")),
            (Some(Some(opens)), Some(Some(closes))) if closes < opens => {
                wrong.push(("closes_on", "petitions-refusal-days"));
            }
            _ => {}
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Draft {
            title: self.title.clone(),
            body: self.body.replace("\r\n", "\n"),
            addressee: self.addressee.clone(),
            goal: goal.unwrap_or(1),
            thresholds: thresholds.unwrap_or_default(),
            opens_on: opens_on.flatten(),
            closes_on: closes_on.flatten(),
        })
    }
}

/// A whole number as people write it, spaces included.
fn number(typed: &str) -> Option<i64> {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    digits.parse().ok()
}

/// An optional day: `Some(None)` when none was typed, `None` when it is no day.
fn day(typed: &str) -> Option<Option<String>> {
    if typed.is_empty() {
        return Some(None);
    }
    let day: jiff::civil::Date = typed.parse().ok()?;
    Some(Some(day.to_string()))
}

/// Thresholds, one a line: `5 000 : a debate in the council`; `None` when a line is none.
fn thresholds_of(typed: &str) -> Option<Vec<(i64, String)>> {
    let mut found = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (reached, triggers) = line.split_once(':')?;
        let reached = number(reached).filter(|reached| (1..=GOAL_MAX).contains(reached))?;
        let triggers = triggers.trim().to_owned();
        if triggers.is_empty() || triggers.chars().count() > LINE_CHARS_MAX {
            return None;
        }
        found.push((reached, triggers));
    }
    found.sort();
    found.dedup_by_key(|(reached, _)| *reached);
    (found.len() <= THRESHOLDS_MAX).then_some(found)
}

/// Thresholds as the form shows them.
pub(in crate::petitions) fn thresholds_typed(thresholds: &[(i64, String)]) -> String {
    let lines = thresholds.iter().map(|(reached, triggers)| format!("{reached} : {triggers}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The word of a title in addresses: `un-bus-de-nuit`.
pub(in crate::petitions) fn slug_of(title: &str) -> String {
    let folded = names::fold(title);
    let mut slug = String::new();
    for word in folded.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
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
            title: "Un bus de nuit pour la rive gauche".to_owned(),
            body: "Après 22 h 40, plus aucun bus ne franchit la Seine vers nos quartiers."
                .to_owned(),
            addressee: "la Métropole".to_owned(),
            goal: "8 000".to_owned(),
            thresholds: "5 000 : débat en conseil\n1000: remise en mairie".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_petition_is_read_as_people_write_it() {
        let draft = typed().draft().unwrap();
        assert_eq!(draft.goal, 8_000);
        let lines: Vec<i64> = draft.thresholds.iter().map(|(reached, _)| *reached).collect();
        assert_eq!(lines, [1_000, 5_000]);
        assert_eq!(thresholds_typed(&draft.thresholds).lines().count(), 2);
        assert_eq!(slug_of(&draft.title), "un-bus-de-nuit-pour-la-rive-gauche");
        assert_eq!(slug_of("« !!! »"), "");
        assert!(slug_of(&"très ".repeat(80)).len() <= SLUG_CHARS_MAX);
    }

    #[test]
    fn each_field_says_what_is_wrong() {
        let wrong = Typed {
            thresholds: "beaucoup".to_owned(),
            opens_on: "demain".to_owned(),
            ..Typed::default()
        };
        let fields: Vec<&str> =
            wrong.draft().unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "body", "addressee", "goal", "thresholds", "opens_on"]);
        let days = Typed {
            opens_on: "2026-12-01".to_owned(),
            closes_on: "2026-11-01".to_owned(),
            ..typed()
        };
        assert_eq!(days.draft().unwrap_err(), [("closes_on", "petitions-refusal-days")]);
    }
}
