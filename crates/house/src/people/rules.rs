//! Pure decisions about people: what their relation is, how they sort, how they are found.

use serde::{Deserialize, Serialize};

use crate::people::record::{Kind, Record};

/// What a person is to the organisation (CNIL 2012-020: member, regular, occasional contact).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Joined and has not left.
    Member,
    /// Was a member.
    Former,
    /// Keeps acting with the organisation: a subscription, gifts, regular help.
    Regular,
    /// Came by once: a petition, a question.
    Occasional,
}

impl Relation {
    /// Every relation, in the order in which pages list them.
    pub const ALL: [Self; 4] = [Self::Member, Self::Former, Self::Regular, Self::Occasional];

    /// Its name in URLs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Former => "former",
            Self::Regular => "regular",
            Self::Occasional => "occasional",
        }
    }

    /// Reads its name in URLs.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Member => "people-relation-member",
            Self::Former => "people-relation-former",
            Self::Regular => "people-relation-regular",
            Self::Occasional => "people-relation-occasional",
        }
    }
}

/// A dated fact that says something of the relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// Became a member.
    Joined,
    /// Ceased to be one.
    Left,
    /// A positive act that shows lasting interest.
    Interest,
    /// A single contact.
    Contact,
}

impl FactKind {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Interest => "interest",
            Self::Contact => "contact",
        }
    }

    /// Reads a stored name; an unknown one counts as a single contact.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        [Self::Joined, Self::Left, Self::Interest]
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or(Self::Contact)
    }
}

/// What a custom field holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Hash)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// A number, with or without decimals.
    Number,
    /// A day, kept as ISO text.
    Day,
    /// One of a list of answers.
    Choice,
    /// Yes or no, kept as `yes` or `no`.
    YesNo,
    /// A bank account, kept in electronic form.
    Iban,
    /// An amount of money, kept in cents.
    Amount,
    /// A web address.
    Url,
}

impl FieldKind {
    /// Every kind, in the order in which pages list them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Number,
        Self::Day,
        Self::Choice,
        Self::YesNo,
        Self::Iban,
        Self::Amount,
        Self::Url,
    ];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Day => "day",
            Self::Choice => "choice",
            Self::YesNo => "yes_no",
            Self::Iban => "iban",
            Self::Amount => "amount",
            Self::Url => "url",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "people-field-kind-text",
            Self::Number => "people-field-kind-number",
            Self::Day => "people-field-kind-day",
            Self::Choice => "people-field-kind-choice",
            Self::YesNo => "people-field-kind-yes-no",
            Self::Iban => "people-field-kind-iban",
            Self::Amount => "people-field-kind-amount",
            Self::Url => "people-field-kind-url",
        }
    }
}

/// The relation on `today` that the facts `(kind, ISO day)` make: the last joining or leaving
/// decides; without any, lasting interest makes a regular contact.
#[must_use]
pub fn relation(facts: &[(FactKind, String)], today: &str) -> Relation {
    let past = || facts.iter().filter(|(_, day)| day.as_str() <= today);
    let turning = past().filter(|(kind, _)| matches!(kind, FactKind::Joined | FactKind::Left));
    // On one day, a leaving comes after a joining.
    match turning.max_by_key(|(kind, day)| (day.clone(), *kind)) {
        Some((FactKind::Joined, _)) => Relation::Member,
        Some(_) => Relation::Former,
        None if past().any(|(kind, _)| *kind == FactKind::Interest) => Relation::Regular,
        None => Relation::Occasional,
    }
}

/// How the person sorts in a list.
#[must_use]
pub fn sort_name(record: &Record) -> String {
    values::names::sort_key(&record.last_name, &record.first_name)
}

/// How two records of one name agree: the folded full name.
#[must_use]
pub fn match_name(record: &Record) -> String {
    values::names::fold(&format!("{} {}", record.last_name, record.first_name))
}

/// Words the person is found by: names, addresses' local parts, telephone, town, number.
#[must_use]
pub fn search_words(record: &Record, units: &[String]) -> String {
    // `legall` finds Le Gall, and `delatour` de La Tour.
    let joined = |name: &str| values::names::fold(name).replace(' ', "");
    let mut words = vec![joined(&record.last_name), joined(&record.first_name)];
    words.retain(|word| !word.is_empty());
    let mut add = |text: &str| {
        let folded = values::names::fold(text);
        words.extend(folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
    };
    add(&record.first_name);
    add(&record.last_name);
    add(&record.legal_first_name);
    add(&record.legal_last_name);
    for email in &record.emails {
        add(&email.address);
    }
    for address in &record.addresses {
        add(&address.city);
        add(&address.postcode);
    }
    if let Some(number) = &record.number {
        add(number);
        words.push(values::names::fold(number).replace(' ', ""));
    }
    for phone in &record.phones {
        let digits: String = phone.number.chars().filter(char::is_ascii_digit).collect();
        let codes = ["33", "262", "590", "594", "596"];
        let national = codes.into_iter().find_map(|code| digits.strip_prefix(code));
        words.extend(national.map(|national| format!("0{national}")));
        words.push(digits);
    }
    words.extend(units.iter().map(|unit| unit_word(unit)));
    words.sort();
    words.dedup();
    words.join(" ")
}

/// The word that stands for a unit in the search index.
#[must_use]
pub fn unit_word(unit: &str) -> String {
    format!("u{}", unit.replace('-', ""))
}

/// The words of what somebody typed to find a person; a telephone typed with spaces is one word.
#[must_use]
pub fn query_words(typed: &str) -> Vec<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let only_number = typed.chars().all(|sign| sign.is_ascii_digit() || " .+-/()".contains(sign));
    if only_number && digits.len() >= 4 && typed.trim().len() > digits.len() {
        return vec![digits];
    }
    let folded = values::names::fold(typed);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).take(8).collect()
}

/// Whether a record can be kept; the text key says why not.
///
/// # Errors
/// The text key of the rule that says no.
pub fn may_keep(record: &Record) -> Result<(), &'static str> {
    let reachable = !record.emails.is_empty() || !record.phones.is_empty();
    if record.is_nameless() && !reachable {
        return Err("people-refusal-nameless");
    }
    if record.kind == Kind::Organisation && record.last_name.trim().is_empty() {
        return Err("people-refusal-organisation-nameless");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(given: &[(FactKind, &str)]) -> Vec<(FactKind, String)> {
        given.iter().map(|(kind, day)| (*kind, (*day).to_owned())).collect()
    }

    #[test]
    fn the_last_joining_or_leaving_decides() {
        let joined = facts(&[(FactKind::Joined, "2020-01-01")]);
        assert_eq!(relation(&joined, "2026-01-01"), Relation::Member);
        assert_eq!(relation(&joined, "2019-12-31"), Relation::Occasional);
        let left = facts(&[(FactKind::Joined, "2020-01-01"), (FactKind::Left, "2021-01-01")]);
        assert_eq!(relation(&left, "2026-01-01"), Relation::Former);
        let same_day = facts(&[(FactKind::Left, "2020-01-01"), (FactKind::Joined, "2020-01-01")]);
        assert_eq!(relation(&same_day, "2026-01-01"), Relation::Former);
    }

    #[test]
    fn lasting_interest_makes_a_regular_contact() {
        let once = facts(&[(FactKind::Contact, "2025-01-01")]);
        assert_eq!(relation(&once, "2026-01-01"), Relation::Occasional);
        let lasting = facts(&[(FactKind::Interest, "2025-01-01")]);
        assert_eq!(relation(&lasting, "2026-01-01"), Relation::Regular);
    }

    #[test]
    fn a_telephone_is_one_word_however_it_is_typed() {
        assert_eq!(query_words("06 39 98 22 60"), ["0639982260"]);
        assert_eq!(query_words("Le Gall jean"), ["le", "gall", "jean"]);
        assert_eq!(query_words("30000"), ["30000"]);
    }
}
