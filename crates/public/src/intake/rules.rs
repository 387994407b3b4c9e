//! What a public form accepts, what is wrong with what was typed, and what looks odd in it.

use kernel::web::Fields;
use serde::{Deserialize, Serialize};
use values::{Email, Phone, Postcode, Region, names};

use crate::people::{AddressLine, EmailLine, PhoneLine, Record};

/// Longest name, in characters.
const NAME_CHARS_MAX: usize = 100;
/// Longest text read of any other field, in bytes.
const TEXT_BYTES_MAX: usize = 300;
/// Most consents read of one form.
const AGREED_MAX: usize = 20;

/// Whether a form asks for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// It does not, and reads nothing there.
    No,
    /// It may be left empty.
    Optional,
    /// It must be filled.
    Needed,
}

/// Which fields a form asks for besides the name and the address.
#[derive(Debug, Clone, Copy)]
pub struct Asks {
    /// The postcode.
    pub postcode: Ask,
    /// The telephone.
    pub phone: Ask,
}

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Typed {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Postcode.
    pub postcode: String,
    /// Telephone.
    pub phone: String,
    /// Purposes that were ticked, each with the wording that stood beside it.
    pub agreed: Vec<(String, String)>,
}

/// What was typed, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Postcode; empty when it was not asked for.
    pub postcode: String,
    /// Telephone, E.164; empty when there is none.
    pub phone: String,
    /// Purposes that were ticked, each with the wording that stood beside it.
    pub agreed: Vec<(String, String)>,
}

/// Why a field is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no first name.
    NoFirstName,
    /// There is no last name.
    NoLastName,
    /// A name is too long to be one.
    NameTooLong,
    /// The address cannot be written to.
    BadEmail,
    /// The postcode is none.
    BadPostcode,
    /// The telephone is none.
    BadPhone,
}

impl Refusal {
    /// The text key of what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoFirstName => "intake-refusal-first-name",
            Self::NoLastName => "intake-refusal-last-name",
            Self::NameTooLong => "intake-refusal-long",
            Self::BadEmail => "intake-refusal-email",
            Self::BadPostcode => "intake-refusal-postcode",
            Self::BadPhone => "intake-refusal-phone",
        }
    }
}

/// A field with why it is refused.
pub type Refused = (&'static str, Refusal);

impl Typed {
    /// What a form sent; consents as `agree` with `wording.ID` beside them.
    #[must_use]
    pub fn of(fields: &Fields) -> Self {
        let text = |name: &str| short(fields.text(name));
        let shown = |id: &str| (short(id), short(fields.text(&format!("wording.{id}"))));
        Self {
            first_name: text("first_name"),
            last_name: text("last_name"),
            email: text("email"),
            postcode: text("postcode"),
            phone: text("phone"),
            agreed: fields.all("agree").take(AGREED_MAX).map(shown).collect(),
        }
    }

    /// What was typed, understood; else each field that is refused.
    ///
    /// # Errors
    /// The fields that are refused, in the order of the form.
    pub fn answers(&self, asks: Asks) -> Result<Answers, Vec<Refused>> {
        let mut refused: Vec<Refused> = Vec::new();
        for (field, typed, missing) in [
            ("first_name", &self.first_name, Refusal::NoFirstName),
            ("last_name", &self.last_name, Refusal::NoLastName),
        ] {
            if typed.is_empty() {
                refused.push((field, missing));
            } else if typed.chars().count() > NAME_CHARS_MAX {
                refused.push((field, Refusal::NameTooLong));
            }
        }
        let email = Email::parse(&self.email).map(|email| email.to_string());
        let email = email.unwrap_or_else(|_| {
            refused.push(("email", Refusal::BadEmail));
            String::new()
        });
        let postcode = asked(asks.postcode, &self.postcode, |typed| {
            Postcode::parse(typed).ok().map(|code| code.as_str().to_owned())
        });
        let postcode = postcode.unwrap_or_else(|| {
            refused.push(("postcode", Refusal::BadPostcode));
            String::new()
        });
        let phone = asked(asks.phone, &self.phone, |typed| {
            let phone = Phone::parse(typed, Region::of_postcode(&postcode));
            phone.ok().map(|phone| phone.as_str().to_owned())
        });
        let phone = phone.unwrap_or_else(|| {
            refused.push(("phone", Refusal::BadPhone));
            String::new()
        });
        if !refused.is_empty() {
            return Err(refused);
        }
        Ok(Answers {
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email,
            postcode,
            phone,
            agreed: self.agreed.clone(),
        })
    }
}

/// A field as a form asks for it: what is read, or `None` when it is refused.
fn asked(ask: Ask, typed: &str, read: impl Fn(&str) -> Option<String>) -> Option<String> {
    match ask {
        Ask::No => Some(String::new()),
        Ask::Optional if typed.is_empty() => Some(String::new()),
        Ask::Optional | Ask::Needed => read(typed),
    }
}

/// One line, short enough to be kept: what follows is nobody's name or address.
fn short(typed: &str) -> String {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = (0..=TEXT_BYTES_MAX.min(line.len())).rev().find(|at| line.is_char_boundary(*at));
    line.get(..end.unwrap_or(0)).unwrap_or_default().to_owned()
}

impl Answers {
    /// The record that they make.
    #[must_use]
    pub fn record(&self, language: &str) -> Record {
        let email = EmailLine { address: self.email.clone(), ..EmailLine::default() };
        let phones = (!self.phone.is_empty())
            .then(|| PhoneLine { number: self.phone.clone(), ..PhoneLine::default() });
        let addresses = (!self.postcode.is_empty())
            .then(|| AddressLine { postcode: self.postcode.clone(), ..AddressLine::default() });
        Record {
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            language: Some(language.to_owned()).filter(|code| !code.is_empty()),
            emails: vec![email],
            phones: phones.into_iter().collect(),
            addresses: addresses.into_iter().collect(),
            ..Record::default()
        }
    }
}

/// Something odd about an answer, for somebody to look at; nobody is refused for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// The address is lent for some minutes.
    Disposable,
    /// The name is not like a name.
    Name,
    /// Many answers came from the same network.
    Crowd,
}

impl Flag {
    /// Every flag.
    pub const ALL: [Self; 3] = [Self::Disposable, Self::Name, Self::Crowd];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Disposable => "disposable",
            Self::Name => "name",
            Self::Crowd => "crowd",
        }
    }

    /// The text key of what is odd.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Disposable => "intake-flag-disposable",
            Self::Name => "intake-flag-name",
            Self::Crowd => "intake-flag-crowd",
        }
    }

    /// The flags of a stored list.
    #[must_use]
    pub fn parse(stored: &str) -> Vec<Self> {
        let known = |name: &str| Self::ALL.into_iter().find(|flag| flag.name() == name);
        stored.split_whitespace().filter_map(known).collect()
    }

    /// A list of flags as it is stored.
    #[must_use]
    pub fn stored(flags: &[Self]) -> String {
        flags.iter().map(|flag| flag.name()).collect::<Vec<_>>().join(" ")
    }
}

/// Domains that lend addresses for some minutes, one a line.
const DISPOSABLE: &str = include_str!("disposable.txt");

/// What is odd in what somebody answered.
#[must_use]
pub fn flags_of(answers: &Answers) -> Vec<Flag> {
    let mut flags = Vec::new();
    let domain = answers.email.rsplit('@').next().unwrap_or_default().to_lowercase();
    let is_lent = |lent: &str| {
        domain == lent || domain.strip_suffix(lent).is_some_and(|under| under.ends_with('.'))
    };
    if DISPOSABLE.lines().filter(|line| !line.starts_with('#')).any(is_lent) {
        flags.push(Flag::Disposable);
    }
    if !is_like_a_name(&answers.first_name) || !is_like_a_name(&answers.last_name) {
        flags.push(Flag::Name);
    }
    flags
}

/// Letters in a row that no name has.
const SAME_LETTERS_MAX: usize = 4;

/// Whether a name could be one: no digit, no sign of an address, no key held down.
fn is_like_a_name(name: &str) -> bool {
    let odd = |letter: char| letter.is_numeric() || "@/\\<>{}[]=_*#$€!?:;\"|".contains(letter);
    let folded = names::fold(name);
    let letters: Vec<char> = folded.chars().collect();
    let held = letters
        .windows(SAME_LETTERS_MAX)
        .any(|run| run.first().is_some_and(|first| run.iter().all(|letter| letter == first)));
    !name.contains(odd) && !held && !name.to_lowercase().contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKS: Asks = Asks { postcode: Ask::Needed, phone: Ask::Optional };

    fn typed(first: &str, last: &str, email: &str, postcode: &str, phone: &str) -> Typed {
        Typed {
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            email: email.to_owned(),
            postcode: postcode.to_owned(),
            phone: phone.to_owned(),
            agreed: Vec::new(),
        }
    }

    #[test]
    fn every_field_says_what_is_wrong() {
        let wrong = typed("", "", "ana@", "301", "12").answers(ASKS).unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["first_name", "last_name", "email", "postcode", "phone"]);
        let long = "é".repeat(NAME_CHARS_MAX + 1);
        let wrong = typed(&long, "B", "a@example.org", "30100", "").answers(ASKS).unwrap_err();
        assert_eq!(wrong, [("first_name", Refusal::NameTooLong)]);
    }

    #[test]
    fn what_is_not_asked_for_is_not_kept() {
        let asks = Asks { postcode: Ask::Optional, phone: Ask::No };
        let read = typed("Ana", "Moulin", "Ana@Example.org", "", "06 39 98 22 60").answers(asks);
        let read = read.unwrap();
        assert_eq!((read.postcode.as_str(), read.phone.as_str()), ("", ""));
        assert_eq!(read.email, "Ana@example.org");
    }

    #[test]
    fn odd_answers_are_flagged_and_names_are_not() {
        let flags = |first: &str, last: &str, email: &str| {
            flags_of(&Answers {
                first_name: first.to_owned(),
                last_name: last.to_owned(),
                email: email.to_owned(),
                ..Answers::default()
            })
        };
        assert_eq!(flags("Ana", "Moulin", "a@yopmail.com"), [Flag::Disposable]);
        assert_eq!(flags("Ana", "Moulin", "a@sub.mailinator.com"), [Flag::Disposable]);
        assert_eq!(flags("Ana", "Moulin", "a@notyopmail.com"), []);
        assert_eq!(flags("Aaaaaa", "Moulin", "a@example.org"), [Flag::Name]);
        assert_eq!(flags("Ana", "https://x", "a@example.org"), [Flag::Name]);
        for (first, last) in [("Jean-Éric", "L’Hôpital"), ("Ng", "Wiśniewska"), ("Ş.", "d'Abc")]
        {
            assert_eq!(flags(first, last, "a@example.org"), [], "{first} {last}");
        }
        let stored = Flag::stored(&Flag::ALL);
        assert_eq!(Flag::parse(&stored), Flag::ALL);
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_breaks_the_form(
            first in ".{0,400}", email in ".{0,400}", code in ".{0,40}"
        ) {
            let typed = typed(&short(&first), "B", &short(&email), &short(&code), "");
            if let Ok(read) = typed.answers(ASKS) {
                let _ = flags_of(&read);
                proptest::prop_assert!(read.email.contains('@') && read.postcode.len() == 5);
            }
        }
    }
}
