//! How alike two records are: points for what agrees, against what contradicts.

use serde::{Deserialize, Serialize};

use crate::duplicates::rules::{NameLikeness, name_likeness};
use crate::org::PersonId;
use crate::people::{Kind, Record};

/// From this score on a pair is proposed as sure.
const SURE: i64 = 75;
/// From this score on as likely.
const LIKELY: i64 = 60;
/// From this score on as possible; below, not at all.
const POSSIBLE: i64 = 45;

/// How sure it is that two records are of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::duplicates) enum Level {
    /// Something agrees; often two people.
    Possible,
    /// Most often one person.
    Likely,
    /// One person, unless somebody knows better.
    Sure,
}

impl Level {
    /// Every level, the surest first.
    pub(in crate::duplicates) const ALL: [Self; 3] = [Self::Sure, Self::Likely, Self::Possible];

    /// The name it is stored under.
    pub(in crate::duplicates) const fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }

    /// Reads a stored name.
    pub(in crate::duplicates) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    fn of(score: i64) -> Option<Self> {
        match score {
            SURE.. => Some(Self::Sure),
            LIKELY.. => Some(Self::Likely),
            POSSIBLE.. => Some(Self::Possible),
            _ => None,
        }
    }
}

/// What agrees between two records, or contradicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::duplicates) enum Reason {
    /// The same name.
    Name,
    /// First and last name change places.
    NameTransposed,
    /// The names differ by a letter or two.
    NameNear,
    /// A nickname, an initial, a part of a first name.
    NameShort,
    /// The same first name under another last name, as after a wedding.
    NameOther,
    /// The same last name under another first name.
    FirstOther,
    /// One of them has no name.
    Nameless,
    /// The same e-mail address.
    Email,
    /// The same mobile telephone.
    Mobile,
    /// The same other telephone.
    Phone,
    /// The same birth day.
    Birth,
    /// Birth days that differ by one slip.
    BirthNear,
    /// The same member number.
    Number,
    /// The same postal address.
    Address,
}

/// How alike two records are, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::duplicates) struct Likeness {
    /// The sum of the points.
    pub(in crate::duplicates) score: i64,
    /// What the sum means.
    pub(in crate::duplicates) level: Level,
    /// What counted for it.
    pub(in crate::duplicates) reasons: Vec<Reason>,
}

/// What is compared of a record, folded once.
#[derive(Debug, Clone)]
pub(in crate::duplicates) struct Look {
    /// Whose.
    pub(in crate::duplicates) id: PersonId,
    kind: Kind,
    first: String,
    last: String,
    legal_first: String,
    legal_last: String,
    born: Option<String>,
    number: Option<String>,
    emails: Vec<String>,
    mobiles: Vec<String>,
    landlines: Vec<String>,
    addresses: Vec<(String, String)>,
}

impl Look {
    /// What is compared of a record.
    pub(in crate::duplicates) fn of(id: &PersonId, record: &Record) -> Self {
        let fold = values::names::fold;
        let (mobiles, landlines) = record.phones.iter().partition::<Vec<_>, _>(|line| {
            line.kind == "mobile"
                || line.number.starts_with("+336")
                || line.number.starts_with("+337")
        });
        let numbers = |lines: Vec<&crate::people::PhoneLine>| {
            lines.into_iter().map(|line| line.number.clone()).collect()
        };
        let address = |line: &crate::people::AddressLine| {
            let street = fold(&line.line_1);
            (!street.is_empty()).then(|| (line.postcode.clone(), street))
        };
        Self {
            id: id.clone(),
            kind: record.kind,
            first: fold(&record.first_name),
            last: fold(&record.last_name),
            legal_first: fold(&record.legal_first_name),
            legal_last: fold(&record.legal_last_name),
            born: record.born_on.clone(),
            number: record.number.as_deref().map(fold).filter(|number| !number.is_empty()),
            emails: record.emails.iter().map(|line| line.address.to_lowercase()).collect(),
            mobiles: numbers(mobiles),
            landlines: numbers(landlines),
            addresses: record.addresses.iter().filter_map(address).collect(),
        }
    }

    /// First and last names, everyday and legal.
    pub(in crate::duplicates) fn names(&self) -> Vec<(&str, &str)> {
        let mut names = vec![(self.first.as_str(), self.last.as_str())];
        if !self.legal_first.is_empty() || !self.legal_last.is_empty() {
            let first = if self.legal_first.is_empty() { &self.first } else { &self.legal_first };
            let last = if self.legal_last.is_empty() { &self.last } else { &self.legal_last };
            names.push((first.as_str(), last.as_str()));
        }
        names
    }
}

/// How alike two records are; `None` when nobody should be asked.
pub(in crate::duplicates) fn compare(one: &Look, other: &Look) -> Option<Likeness> {
    if one.kind != other.kind {
        return None;
    }
    let mut sum = Sum::default();
    let name = name_likeness(one, other);
    let (reason, points) = match name {
        NameLikeness::Same => (Some(Reason::Name), 40),
        NameLikeness::Transposed => (Some(Reason::NameTransposed), 35),
        NameLikeness::Near => (Some(Reason::NameNear), 30),
        NameLikeness::Short => (Some(Reason::NameShort), 25),
        NameLikeness::OtherLast => (Some(Reason::NameOther), 8),
        NameLikeness::Unknown => (Some(Reason::Nameless), 0),
        NameLikeness::OtherFirst => (Some(Reason::FirstOther), -40),
        NameLikeness::Other => (None, -60),
    };
    sum.add(points, reason);
    let shares = |ours: &[String], theirs: &[String]| ours.iter().any(|it| theirs.contains(it));
    if shares(&one.emails, &other.emails) {
        sum.add(45, Some(Reason::Email));
    }
    if shares(&one.mobiles, &other.mobiles) {
        sum.add(45, Some(Reason::Mobile));
    } else if shares(&one.landlines, &other.landlines) {
        sum.add(15, Some(Reason::Phone));
    }
    if one.number.is_some() && one.number == other.number {
        sum.add(60, Some(Reason::Number));
    }
    if one.addresses.iter().any(|line| other.addresses.contains(line)) {
        sum.add(15, Some(Reason::Address));
    }
    if let (Some(day), Some(their)) = (&one.born, &other.born) {
        born(&mut sum, day, their);
    }
    let Sum { score, reasons } = sum;
    Level::of(score).map(|level| Likeness { score, level, reasons })
}

#[derive(Default)]
struct Sum {
    score: i64,
    reasons: Vec<Reason>,
}

impl Sum {
    fn add(&mut self, points: i64, reason: Option<Reason>) {
        self.score += points;
        self.reasons.extend(reason);
    }
}

fn born(sum: &mut Sum, day: &str, their: &str) {
    let whole = day.len() == 10 && their.len() == 10;
    let year = |day: &str| day.chars().take(4).collect::<String>();
    match whole {
        true if day == their => sum.add(35, Some(Reason::Birth)),
        true if is_slip(day, their) => sum.add(-15, Some(Reason::BirthNear)),
        true => sum.add(-60, None),
        false if year(day) != year(their) => sum.add(-40, None),
        false => {}
    }
}

/// Whether two ISO days differ by one digit, or by day and month exchanged.
fn is_slip(day: &str, their: &str) -> bool {
    let digits = day.chars().zip(their.chars()).filter(|(one, other)| one != other).count();
    let parts = |day: &'_ str| {
        let mut parts = day.split('-').map(str::to_owned);
        (parts.next(), parts.next(), parts.next())
    };
    let ((year, month, day), (their_year, their_month, their_day)) = (parts(day), parts(their));
    digits == 1 || (year == their_year && month == their_day && day == their_month)
}

/// Whether two records agree in name, and nothing that one says contradicts the other: what may
/// be merged in bulk. Something beside the name must agree.
pub(in crate::duplicates) fn is_exact(one: &Look, other: &Look) -> bool {
    let agree = |ours: &Option<String>, theirs: &Option<String>| match (ours, theirs) {
        (Some(ours), Some(theirs)) => ours == theirs,
        _ => true,
    };
    let same = one.first == other.first && one.last == other.last && !one.last.is_empty();
    let level = compare(one, other).map(|likeness| likeness.level);
    same && level == Some(Level::Sure)
        && agree(&one.born, &other.born)
        && agree(&one.number, &other.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{AddressLine, EmailLine, PhoneLine};

    fn look(first: &str, last: &str, say: impl FnOnce(&mut Record)) -> Look {
        let mut record = Record {
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            ..Record::default()
        };
        say(&mut record);
        let id = PersonId::parse("0193a000-0000-7000-8000-000000000000").unwrap();
        Look::of(&id, &record)
    }

    fn born(day: &'static str) -> impl FnOnce(&mut Record) {
        move |record| record.born_on = Some(day.to_owned())
    }

    fn mobile(record: &mut Record) {
        let number = "+33639982260".to_owned();
        record.phones.push(PhoneLine { number, kind: "mobile".to_owned(), bad: false });
    }

    fn email(record: &mut Record) {
        let address = "a@example.org".to_owned();
        record.emails.push(EmailLine { address, ..EmailLine::default() });
    }

    fn level(one: &Look, other: &Look) -> Option<Level> {
        compare(one, other).map(|likeness| likeness.level)
    }

    #[test]
    fn a_name_and_a_birth_day_or_an_address_are_sure() {
        let ana = || look("Ana", "Moulin", born("1950-01-12"));
        assert_eq!(level(&ana(), &ana()), Some(Level::Sure));
        let written = look("Ana", "Moulin", email);
        assert_eq!(level(&written, &look("ANA", "MOULIN", email)), Some(Level::Sure));
        let wed = |last| {
            look("Ana", last, |record| {
                mobile(record);
                born("1950-01-12")(record);
            })
        };
        let likeness = compare(&wed("Moulin"), &wed("Vidal")).unwrap();
        assert_eq!(likeness.level, Level::Sure);
        assert_eq!(likeness.reasons, [Reason::NameOther, Reason::Mobile, Reason::Birth]);
    }

    #[test]
    fn a_slip_with_one_mobile_is_sure_and_an_initial_likely() {
        let ana = look("Ana", "Moulin", mobile);
        assert_eq!(level(&ana, &look("Ana", "Moulni", mobile)), Some(Level::Sure));
        assert_eq!(level(&ana, &look("A", "Moulin", mobile)), Some(Level::Likely));
    }

    #[test]
    fn couples_and_namesakes_are_never_sure() {
        let (ana, bruno) = (look("Ana", "Moulin", email), look("Bruno", "Moulin", email));
        assert_eq!(level(&ana, &bruno), None);
        let at = |day| {
            look("Ana", "Moulin", move |record| {
                born(day)(record);
                record.addresses.push(AddressLine {
                    line_1: "3 rue du Pont".to_owned(),
                    postcode: "30100".to_owned(),
                    ..AddressLine::default()
                });
            })
        };
        assert_eq!(level(&at("1950-01-12"), &at("1981-05-30")), None);
        assert!(!is_exact(&at("1950-01-12"), &at("1950-01-21")));
    }
}
