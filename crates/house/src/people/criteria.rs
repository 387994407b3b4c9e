//! What segments may ask of records: who people are, where they live, what is kept on them; and
//! what nobody may ask, by name.

use crate::criterion::{Class, Criterion, Takes};
use crate::people::store::criteria as leaf;

/// Years that somebody may be old.
const AGE_YEARS_MAX: i64 = 150;
/// Longest text asked for, in characters.
const TEXT_CHARS_MAX: usize = 100;

const TARGETING: Class = Class::Targeting;

/// The criteria of people.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "relation",
        also: &["lien"],
        class: Class::Scope,
        takes: Takes::Fixed(&[
            ("member", "people-relation-member"),
            ("former", "people-relation-former"),
            ("regular", "people-relation-regular"),
            ("occasional", "people-relation-occasional"),
        ]),
        label: "people-criterion-relation",
        told: "people-criterion-relation-told",
        leaf: leaf::relation,
    },
    Criterion {
        name: "unit",
        also: &["unite"],
        class: Class::Scope,
        takes: Takes::Known(leaf::units),
        label: "people-criterion-unit",
        told: "people-criterion-unit-told",
        leaf: leaf::unit,
    },
    Criterion {
        name: "home",
        also: &["rattachement"],
        class: Class::Scope,
        takes: Takes::Known(leaf::units),
        label: "people-criterion-home",
        told: "people-criterion-home-told",
        leaf: leaf::home,
    },
    Criterion {
        name: "tag",
        also: &["etiquette"],
        class: TARGETING,
        takes: Takes::Known(leaf::tags),
        label: "people-criterion-tag",
        told: "people-criterion-tag-told",
        leaf: leaf::tag,
    },
    Criterion {
        name: "field",
        also: &["champ"],
        class: TARGETING,
        takes: Takes::Field(leaf::fields),
        label: "people-criterion-field",
        told: "people-criterion-field-told",
        leaf: leaf::field,
    },
    Criterion {
        name: "has",
        also: &["possede"],
        class: Class::Scope,
        takes: Takes::Fixed(&[
            ("email", "people-criterion-has-email"),
            ("working_email", "people-criterion-has-working-email"),
            ("phone", "people-criterion-has-phone"),
            ("working_phone", "people-criterion-has-working-phone"),
            ("address", "people-criterion-has-address"),
            ("number", "people-criterion-has-number"),
            ("birth", "people-criterion-has-birth"),
        ]),
        label: "people-criterion-has",
        told: "people-criterion-has-told",
        leaf: leaf::has,
    },
    Criterion {
        name: "followed",
        also: &["suivi"],
        class: TARGETING,
        takes: Takes::Fixed(&[
            ("note", "people-criterion-followed-note"),
            ("task", "people-criterion-followed-task"),
            ("open_task", "people-criterion-followed-open-task"),
        ]),
        label: "people-criterion-followed",
        told: "people-criterion-followed-told",
        leaf: leaf::followed,
    },
    Criterion {
        name: "kind",
        also: &["nature"],
        class: Class::Scope,
        takes: Takes::Fixed(&[
            ("person", "people-criterion-kind-person"),
            ("organisation", "people-criterion-kind-organisation"),
        ]),
        label: "people-criterion-kind",
        told: "people-criterion-kind-told",
        leaf: leaf::kind,
    },
    text("name", &["nom"], read_name, "people-criterion-name", "people-criterion-name-told"),
    Criterion {
        name: "number",
        also: &["numero"],
        class: Class::Scope,
        takes: Takes::Text(read_text, as_it_is),
        label: "people-criterion-number",
        told: "people-criterion-number-told",
        leaf: leaf::number,
    },
    Criterion {
        name: "language",
        also: &["langue"],
        class: TARGETING,
        takes: Takes::Text(read_language, as_it_is),
        label: "people-criterion-language",
        told: "people-criterion-language-told",
        leaf: leaf::language,
    },
    Criterion {
        name: "age",
        also: &[],
        class: TARGETING,
        takes: Takes::Number(AGE_YEARS_MAX),
        label: "people-criterion-age",
        told: "people-criterion-age-told",
        leaf: leaf::age,
    },
    Criterion {
        name: "born",
        also: &["naissance"],
        class: TARGETING,
        takes: Takes::Number(2200),
        label: "people-criterion-born",
        told: "people-criterion-born-told",
        leaf: leaf::born,
    },
    Criterion {
        name: "postcode",
        also: &["code_postal"],
        class: TARGETING,
        takes: Takes::Text(read_postcode, as_it_is),
        label: "people-criterion-postcode",
        told: "people-criterion-postcode-told",
        leaf: leaf::postcode,
    },
    Criterion {
        name: "department",
        also: &["departement"],
        class: TARGETING,
        takes: Takes::Text(read_department, told_department),
        label: "people-criterion-department",
        told: "people-criterion-department-told",
        leaf: leaf::department,
    },
    Criterion {
        name: "commune",
        also: &["ville"],
        class: TARGETING,
        takes: Takes::Text(read_commune, told_commune),
        label: "people-criterion-commune",
        told: "people-criterion-commune-told",
        leaf: leaf::commune,
    },
    happened("joined", "people-criterion-joined", "people-criterion-joined-told", leaf::joined),
    happened("left", "people-criterion-left", "people-criterion-left-told", leaf::left),
    happened(
        "interest",
        "people-criterion-interest",
        "people-criterion-interest-told",
        leaf::interest,
    ),
    happened("contact", "people-criterion-contact", "people-criterion-contact-told", leaf::contact),
    happened("created", "people-criterion-created", "people-criterion-created-told", leaf::created),
    refused("religion", &["confession", "culte", "croyance"], "people-criterion-refused-religion"),
    refused("origin", &["origine", "ethnie", "race", "nationalite"], ORIGIN),
    refused("opinion", &["opinions", "vote", "parti", "support_level"], OPINION),
    refused("health", &["sante", "handicap", "maladie"], "people-criterion-refused-health"),
    refused("orientation", &["sexualite"], "people-criterion-refused-orientation"),
];

const ORIGIN: &str = "people-criterion-refused-origin";
const OPINION: &str = "people-criterion-refused-opinion";

const fn text(
    name: &'static str,
    also: &'static [&'static str],
    read: fn(&str) -> Option<String>,
    label: &'static str,
    told: &'static str,
) -> Criterion {
    let takes = Takes::Text(read, as_it_is);
    Criterion { name, also, class: TARGETING, takes, label, told, leaf: leaf::name }
}

const fn happened(
    name: &'static str,
    label: &'static str,
    told: &'static str,
    leaf: crate::criterion::LeafOf,
) -> Criterion {
    Criterion { name, also: &[], class: TARGETING, takes: Takes::Recent, label, told, leaf }
}

const fn refused(
    name: &'static str,
    also: &'static [&'static str],
    why: &'static str,
) -> Criterion {
    let class = Class::Refused(why);
    let leaf = leaf::nobody;
    Criterion { name, also, class, takes: Takes::Nothing, label: why, told: why, leaf }
}

fn as_it_is(value: &str) -> String {
    value.to_owned()
}

fn read_text(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let fits = !typed.is_empty() && typed.chars().count() <= TEXT_CHARS_MAX;
    fits.then(|| typed.to_owned())
}

fn read_name(typed: &str) -> Option<String> {
    read_text(&values::names::fold(&read_text(typed)?))
}

fn read_language(typed: &str) -> Option<String> {
    let code = typed.trim().to_lowercase();
    (code.len() == 2 && code.chars().all(|letter| letter.is_ascii_lowercase())).then_some(code)
}

fn read_postcode(typed: &str) -> Option<String> {
    // Postcodes of other countries are taken as they are.
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    match values::Postcode::parse(typed) {
        Ok(postcode) if digits == 5 => Some(postcode.to_string()),
        _ => read_text(typed).filter(|text| text.chars().count() <= 10),
    }
}

fn read_department(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let code = if typed.len() == 1 { format!("0{typed}") } else { typed.to_uppercase() };
    if let Some(known) = territory::department(&code) {
        return Some(known.code.to_owned());
    }
    let folded = values::names::fold(typed);
    let mut all = territory::departments().iter();
    all.find(|known| values::names::fold(known.name) == folded).map(|known| known.code.to_owned())
}

fn told_department(code: &str) -> String {
    let name = territory::department(code).map(|known| known.name);
    name.map_or_else(|| code.to_owned(), |name| format!("{name} ({code})"))
}

/// An INSEE code, a name that one commune bears, or a postcode and a name.
fn read_commune(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if let Some(known) = territory::commune(&typed.to_uppercase()) {
        return Some(known.insee.to_owned());
    }
    let (first, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    let has_postcode = first.len() == 5 && first.chars().all(|sign| sign.is_ascii_digit());
    let known = match has_postcode {
        true => territory::match_commune(rest, Some(first)),
        false => territory::match_commune(typed, None),
    };
    known.map(|commune| commune.insee.to_owned())
}

fn told_commune(code: &str) -> String {
    let known = territory::commune(code);
    known.map_or_else(
        || code.to_owned(),
        |commune| format!("{} ({})", commune.name, commune.department),
    )
}
