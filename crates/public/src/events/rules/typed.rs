//! An event as somebody types it, and what is wrong with it.

use kernel::time::{DAY_MS, Moment};
use kernel::web::Fields;
use serde::Serialize;
use values::names;

use crate::events::rules::Access;
use crate::events::rules::price::{Price, PriceKind, cents_of};
use crate::events::rules::repeat::{OCCURRENCES_MAX, Repeat};
use crate::events::rules::when::{ZONES, moment_of};

/// Longest title, in characters.
const TITLE_CHARS_MAX: usize = 120;
/// Longest text, in characters.
const BODY_CHARS_MAX: usize = 20_000;
/// Longest line, in characters.
const LINE_CHARS_MAX: usize = 300;
/// Longest event, in days.
const DAYS_MAX: i64 = 31;
/// Most seats.
const CAPACITY_MAX: i64 = 100_000;
/// Most guests of one person.
const GUESTS_MAX: i64 = 10;
/// Most questions.
const QUESTIONS_MAX: usize = 10;
/// Most people that a shift needs.
const NEEDED_MAX: i64 = 500;

/// What was typed.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::events) struct Typed {
    pub title: String,
    pub body: String,
    pub access: String,
    pub starts_at: String,
    pub ends_at: String,
    pub zone: String,
    pub place: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
    pub is_address_open: bool,
    pub online_link: String,
    pub accessibility: String,
    pub child_care: String,
    pub carpool: String,
    pub capacity: String,
    pub guests_max: String,
    pub asks_phone: bool,
    pub questions: String,
    pub price_full: String,
    pub price_reduced: String,
    pub price_open: String,
    pub price_free: bool,
    pub repeat: String,
    pub count: String,
    /// Whether the following ones of the series change too.
    pub following: bool,
}

/// An event as it may be written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::events) struct Draft {
    pub title: String,
    pub body: String,
    pub access: &'static str,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub zone: &'static str,
    pub place: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
    pub is_address_open: bool,
    pub online_link: String,
    pub accessibility: String,
    pub child_care: String,
    pub carpool: String,
    pub capacity: i64,
    pub guests_max: i64,
    pub asks_phone: bool,
    pub questions: Vec<String>,
    pub prices: Vec<Price>,
    pub repeat: Repeat,
    pub count: i64,
}

/// A field with the text key of what to do.
type Wrong = (&'static str, &'static str);

impl Typed {
    /// What a form sent.
    pub(in crate::events) fn of(fields: &Fields) -> Self {
        let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            title: line("title"),
            body: fields.text("body").replace("\r\n", "\n"),
            access: line("access"),
            starts_at: line("starts_at"),
            ends_at: line("ends_at"),
            zone: line("zone"),
            place: line("place"),
            address: line("address"),
            postcode: line("postcode"),
            city: line("city"),
            is_address_open: fields.has("is_address_open"),
            online_link: line("online_link"),
            accessibility: line("accessibility"),
            child_care: line("child_care"),
            carpool: line("carpool"),
            capacity: line("capacity"),
            guests_max: line("guests_max"),
            asks_phone: fields.has("asks_phone"),
            questions: fields.text("questions").replace("\r\n", "\n"),
            price_full: line("price_full"),
            price_reduced: line("price_reduced"),
            price_open: line("price_open"),
            price_free: fields.has("price_free"),
            repeat: line("repeat"),
            count: line("count"),
            following: fields.text("following") == "on",
        }
    }

    /// The draft, or each field with the text key of what to do.
    pub(in crate::events) fn draft(&self) -> Result<Draft, Vec<Wrong>> {
        let mut wrong = Vec::new();
        self.check_lines(&mut wrong);
        let zone = ZONES.into_iter().find(|zone| *zone == self.zone).unwrap_or(ZONES[0]);
        let (starts, ends) = self.times(zone, &mut wrong);
        let postcode = self.where_to(&mut wrong);
        let number = |field, typed: &str, max: i64, wrong: &mut Vec<Wrong>| {
            let read = if typed.is_empty() { Some(0) } else { typed.parse().ok() };
            let read = read.filter(|number| (0..=max).contains(number));
            if read.is_none() {
                wrong.push((field, "events-refusal-number"));
            }
            read.unwrap_or(0)
        };
        let capacity = number("capacity", &self.capacity, CAPACITY_MAX, &mut wrong);
        let guests_max = number("guests_max", &self.guests_max, GUESTS_MAX, &mut wrong);
        let repeat = Repeat::parse(&self.repeat);
        let count = number("count", &self.count, OCCURRENCES_MAX, &mut wrong);
        if repeat != Repeat::Once && count < 2 {
            wrong.push(("count", "events-refusal-count"));
        }
        let questions: Vec<String> = self
            .questions
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        let long = |question: &String| question.chars().count() > LINE_CHARS_MAX;
        if questions.len() > QUESTIONS_MAX || questions.iter().any(long) {
            wrong.push(("questions", "events-refusal-questions"));
        }
        let prices = self.prices(&mut wrong);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let access = Access::ALL.into_iter().find(|access| access.name() == self.access);
        Ok(Draft {
            title: self.title.clone(),
            body: self.body.clone(),
            access: access.unwrap_or(Access::Public).name(),
            starts_at: starts,
            ends_at: ends,
            zone,
            place: self.place.clone(),
            address: self.address.clone(),
            postcode,
            city: self.city.clone(),
            is_address_open: self.is_address_open,
            online_link: self.online_link.clone(),
            accessibility: self.accessibility.clone(),
            child_care: self.child_care.clone(),
            carpool: self.carpool.clone(),
            capacity,
            guests_max,
            asks_phone: self.asks_phone,
            questions,
            prices,
            repeat,
            count,
        })
    }

    /// The prices, in the order of forms; free alone is no price.
    fn prices(&self, wrong: &mut Vec<Wrong>) -> Vec<Price> {
        let mut prices = Vec::new();
        for (field, kind, typed, floor_cents) in [
            ("price_full", PriceKind::Full, &self.price_full, 1),
            ("price_reduced", PriceKind::Reduced, &self.price_reduced, 1),
            ("price_open", PriceKind::Open, &self.price_open, 0),
        ] {
            match cents_of(typed, floor_cents) {
                _ if typed.is_empty() => {}
                Some(cents) => prices.push(Price { kind, cents }),
                None => wrong.push((field, "events-refusal-cents")),
            }
        }
        if self.price_free && !prices.is_empty() {
            prices.push(Price { kind: PriceKind::Free, cents: 0 });
        }
        prices
    }

    fn check_lines(&self, wrong: &mut Vec<Wrong>) {
        let letters = |text: &str| text.chars().count();
        let is_empty = crate::site::slug(&self.title).is_empty();
        if is_empty || letters(&self.title) > TITLE_CHARS_MAX {
            wrong.push(("title", "events-refusal-title"));
        }
        if self.body.is_empty() || letters(&self.body) > BODY_CHARS_MAX {
            wrong.push(("body", "events-refusal-body"));
        }
        for (field, text) in [
            ("place", &self.place),
            ("address", &self.address),
            ("city", &self.city),
            ("accessibility", &self.accessibility),
            ("child_care", &self.child_care),
            ("carpool", &self.carpool),
        ] {
            if letters(text) > LINE_CHARS_MAX {
                wrong.push((field, "events-refusal-line"));
            }
        }
    }

    fn times(&self, zone: &str, wrong: &mut Vec<Wrong>) -> (Moment, Moment) {
        let starts = moment_of(&self.starts_at, zone);
        let ends = moment_of(&self.ends_at, zone);
        if starts.is_none() {
            wrong.push(("starts_at", "events-refusal-moment"));
        }
        match (starts, ends) {
            (_, None) => wrong.push(("ends_at", "events-refusal-moment")),
            (Some(starts), Some(ends))
                if !(1..=DAYS_MAX * DAY_MS).contains(&ends.since_ms(starts)) =>
            {
                wrong.push(("ends_at", "events-refusal-end"));
            }
            _ => {}
        }
        (starts.unwrap_or_default(), ends.unwrap_or_default())
    }

    /// Where it takes place: somewhere with a commune, or behind a link.
    fn where_to(&self, wrong: &mut Vec<Wrong>) -> String {
        let link = &self.online_link;
        let is_link = (link.starts_with("https://") || link.starts_with("http://"))
            && link.chars().all(|sign| sign.is_ascii_graphic() && !"<>\"'\\".contains(sign))
            && link.len() <= LINE_CHARS_MAX;
        if !link.is_empty() && !is_link {
            wrong.push(("online_link", "events-refusal-link"));
        }
        if link.is_empty() && self.city.is_empty() {
            wrong.push(("city", "events-refusal-place"));
        }
        if self.postcode.is_empty() {
            return String::new();
        }
        match values::Postcode::parse(&self.postcode) {
            Ok(code) => code.as_str().to_owned(),
            Err(_) => {
                wrong.push(("postcode", "events-refusal-postcode"));
                String::new()
            }
        }
    }
}

/// Questions as they are stored, read again.
pub(in crate::events) fn questions_of(stored: &str) -> Vec<String> {
    stored.lines().map(str::to_owned).collect()
}

/// Questions as they are stored and typed: one a line.
pub(in crate::events) fn question_lines(questions: &[String]) -> String {
    questions.join("\n")
}

/// Names of guests, one a line; `None` when they are too many or too long.
pub(in crate::events) fn guests_of(typed: &str, max: i64) -> Option<Vec<String>> {
    let name = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let guests: Vec<String> = typed.lines().map(name).filter(|line| !line.is_empty()).collect();
    let fits = guests.iter().all(|guest| guest.chars().count() <= 100);
    (fits && i64::try_from(guests.len()).is_ok_and(|count| count <= max)).then_some(guests)
}

/// A shift as it may be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct ShiftDraft {
    pub label: String,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub needed: i64,
}

/// A shift that was typed; the text key of what to do otherwise.
pub(in crate::events) fn shift_of(fields: &Fields, zone: &str) -> Result<ShiftDraft, &'static str> {
    let label = fields.text("label").split_whitespace().collect::<Vec<_>>().join(" ");
    if names::fold(&label).is_empty() || label.chars().count() > TITLE_CHARS_MAX {
        return Err("events-refusal-shift-label");
    }
    let starts = moment_of(fields.text("shift_starts"), zone);
    let ends = moment_of(fields.text("shift_ends"), zone);
    let (Some(starts_at), Some(ends_at)) = (starts, ends) else {
        return Err("events-refusal-moment");
    };
    if !(1..=DAYS_MAX * DAY_MS).contains(&ends_at.since_ms(starts_at)) {
        return Err("events-refusal-end");
    }
    let needed = fields.text("needed").parse().ok().filter(|it| (1..=NEEDED_MAX).contains(it));
    let needed = needed.ok_or("events-refusal-needed")?;
    Ok(ShiftDraft { label, starts_at, ends_at, needed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            title: "Réunion de section".to_owned(),
            body: "On parle du bus.".to_owned(),
            starts_at: "2026-12-08T19:00".to_owned(),
            ends_at: "2026-12-08T21:00".to_owned(),
            city: "Alès".to_owned(),
            postcode: "30100".to_owned(),
            questions: "Un régime ?\n\n Une allergie ? ".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn an_event_is_read_as_people_write_it() {
        let draft = typed().draft().unwrap();
        assert_eq!(draft.questions, ["Un régime ?", "Une allergie ?"]);
        assert_eq!((draft.access, draft.zone, draft.capacity), ("public", "Europe/Paris", 0));
        assert_eq!(questions_of(&question_lines(&draft.questions)), draft.questions);
        assert_eq!(guests_of("Béa  Roux\n\nCarl", 2).unwrap(), ["Béa Roux", "Carl"]);
        assert!(guests_of("a\nb\nc", 2).is_none());
    }

    #[test]
    fn each_field_says_what_is_wrong() {
        let wrong = Typed {
            ends_at: "2026-12-08T18:00".to_owned(),
            city: String::new(),
            online_link: "javascript:alert(1)".to_owned(),
            postcode: "3".to_owned(),
            capacity: "beaucoup".to_owned(),
            repeat: "weekly".to_owned(),
            ..typed()
        };
        let fields: Vec<&str> =
            wrong.draft().unwrap_err().iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["ends_at", "online_link", "postcode", "capacity", "count"]);
        let empty = Typed::default().draft().unwrap_err();
        let fields: Vec<&str> = empty.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["title", "body", "starts_at", "ends_at", "city"]);
    }
}
