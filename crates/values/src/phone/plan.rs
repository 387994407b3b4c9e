//! The numbering plan of France and its overseas lands (Arcep, decision 2018-0881 as amended),
//! and the country codes of the world (ITU-T E.164, list of assigned codes).
use super::PhoneError;

/// Where a number without country code was written: which plan applies to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Region {
    /// Mainland France and Corsica, and whatever is unknown.
    #[default]
    Metropolitan,
    /// Guadeloupe, Saint-Martin, Saint-Barthélemy: +590.
    Guadeloupe,
    /// Martinique: +596.
    Martinique,
    /// French Guiana: +594.
    Guyane,
    /// La Réunion and the southern territories: +262.
    Reunion,
    /// Mayotte: +262 also, with mobiles in 0639.
    Mayotte,
    /// Saint-Pierre-et-Miquelon: +508, six digits.
    SaintPierre,
    /// Wallis and Futuna: +681, six digits.
    WallisFutuna,
    /// French Polynesia: +689, eight digits.
    Polynesia,
    /// New Caledonia: +687, six digits.
    NewCaledonia,
}

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Receives text messages.
    Mobile,
    /// A line at home or at work, boxes (09) included.
    Landline,
    /// Free, shared-cost or premium numbers (08).
    Special,
    /// Of another country: not told apart.
    Foreign,
}

impl Region {
    /// The region of a department or a collectivity by its official code, `"974"`.
    #[must_use]
    pub fn of_department(code: &str) -> Self {
        match code {
            "971" | "977" | "978" => Self::Guadeloupe,
            "972" => Self::Martinique,
            "973" => Self::Guyane,
            "974" | "984" => Self::Reunion,
            "975" => Self::SaintPierre,
            "976" => Self::Mayotte,
            "986" => Self::WallisFutuna,
            "987" => Self::Polynesia,
            "988" => Self::NewCaledonia,
            _ => Self::Metropolitan,
        }
    }

    /// The region of a five-digit postcode, `"97400"`.
    #[must_use]
    pub fn of_postcode(postcode: &str) -> Self {
        postcode.get(..3).map_or(Self::Metropolitan, Self::of_department)
    }
}

/// Splits the digits of an international number into country code and national number.
pub(super) fn split_country_code(digits: &str) -> Result<(&str, &str), PhoneError> {
    let length = match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [first, second, ..] if has_two_digits(*first, *second) => 2,
        [b'2' | b'3' | b'4' | b'5' | b'6' | b'8' | b'9', second, _, ..]
            if is_three_digit_family(digits, *second) =>
        {
            3
        }
        _ => return Err(PhoneError::UnknownCountry),
    };
    digits.split_at_checked(length).ok_or(PhoneError::TooShort)
}

fn has_two_digits(first: u8, second: u8) -> bool {
    match first {
        b'2' => matches!(second, b'0' | b'7'),
        b'3' => matches!(second, b'0'..=b'4' | b'6' | b'9'),
        b'4' => matches!(second, b'0' | b'1' | b'3'..=b'9'),
        b'5' => matches!(second, b'1'..=b'8'),
        b'6' => matches!(second, b'0'..=b'6'),
        b'8' => matches!(second, b'1' | b'2' | b'4' | b'6'),
        b'9' => matches!(second, b'0'..=b'5' | b'8'),
        _ => false,
    }
}

/// The families of ten in which three-digit codes are assigned.
fn is_three_digit_family(digits: &str, second: u8) -> bool {
    match digits.as_bytes().first() {
        // Of the tens of 21, the African codes 211, 212, 213, 216 and 218 are assigned.
        Some(b'2') if second == b'1' => {
            matches!(digits.as_bytes().get(2), Some(b'1' | b'2' | b'3' | b'6' | b'8'))
        }
        Some(b'2') => matches!(second, b'2'..=b'6' | b'9'),
        Some(b'3') => matches!(second, b'5' | b'7' | b'8'),
        Some(b'4') => second == b'2',
        Some(b'5') => matches!(second, b'0' | b'9'),
        Some(b'6') => matches!(second, b'7'..=b'9'),
        Some(b'8') => matches!(second, b'5' | b'8'),
        Some(b'9') => matches!(second, b'6' | b'7' | b'9'),
        _ => false,
    }
}

/// Whether a national number means an overseas land in that land alone: elsewhere the same digits,
/// with a 0 before them, are another number.
pub(super) fn is_local_alone(national: &str) -> bool {
    ["639", "976"].iter().any(|head| national.starts_with(head))
}

/// Finds the country code of a number typed without one.
pub(super) fn place_national(
    digits: &str,
    region: Region,
) -> Result<(&'static str, String), PhoneError> {
    let local = match (region, digits.len()) {
        (Region::SaintPierre, 6) => Some("508"),
        (Region::WallisFutuna, 6) => Some("681"),
        (Region::NewCaledonia, 6) => Some("687"),
        (Region::Polynesia, 8) => Some("689"),
        _ => None,
    };
    if let Some(code) = local {
        return Ok((code, digits.to_owned()));
    }
    // The plus was lost: 33 6…, 262 692….
    let code_without_plus = match digits.len() {
        11 if digits.starts_with("33") => Some("33"),
        12 => ["262", "590", "594", "596"].into_iter().find(|code| digits.starts_with(code)),
        _ => None,
    };
    if let Some(code) = code_without_plus {
        return Ok((code, digits.strip_prefix(code).unwrap_or(digits).to_owned()));
    }
    let national = match (digits.len(), digits.strip_prefix('0')) {
        (10, Some(national)) => national,
        (9, None) => digits,
        (0..=9, _) => return Err(PhoneError::TooShort),
        (10, None) => return Err(PhoneError::NotInThePlan),
        _ => return Err(PhoneError::TooLong),
    };
    let code = match (region, national.get(..3).unwrap_or("")) {
        (Region::Mayotte, "639") => "262",
        (Region::Mayotte | Region::Reunion, "976") => "262",
        (Region::Guadeloupe, "976") => "590",
        (Region::Guyane, "976") => "594",
        (Region::Martinique, "976") => "596",
        _ => "33",
    };
    Ok((code, national.to_owned()))
}

/// Gives an overseas number its own code, cuts the trunk zero, and checks the French plans.
pub(super) fn settle<'a>(
    code: &'a str,
    national: &'a str,
) -> Result<(&'a str, &'a str), PhoneError> {
    match code {
        "33" | "262" | "590" | "594" | "596" => {
            let national = national.strip_prefix('0').unwrap_or(national);
            nine_digits(national)?;
            match (overseas(national), code) {
                (Some(("508", rest)), _) => Ok(("508", rest)),
                (Some((owner, _)), _) => Ok((owner, national)),
                (None, "262") if starts(national, &["639", "976"]) => Ok((code, national)),
                (None, "590" | "594" | "596") if national.starts_with("976") => {
                    Ok((code, national))
                }
                (None, "33") => Ok((code, national)),
                (None, _) => Err(PhoneError::NotInThePlan),
            }
        }
        "508" | "681" | "687" => exact(code, national, 6),
        "689" => exact(code, national, 8),
        _ => Ok((code, national)),
    }
}

/// The code that owns a nine-digit national number, and what remains of it under that code.
fn overseas(national: &str) -> Option<(&'static str, &str)> {
    let (head, tail) = national.split_at_checked(3)?;
    match head {
        "262" | "263" | "269" | "692" | "693" => Some(("262", national)),
        "590" | "690" | "691" => Some(("590", national)),
        "594" | "694" => Some(("594", national)),
        "596" | "696" | "697" => Some(("596", national)),
        "508" => Some(("508", tail)),
        _ => None,
    }
}

fn nine_digits(national: &str) -> Result<(), PhoneError> {
    match national.len() {
        0..=8 => Err(PhoneError::TooShort),
        9 if national.starts_with('0') => Err(PhoneError::NotInThePlan),
        9 => Ok(()),
        _ => Err(PhoneError::TooLong),
    }
}

fn exact<'a>(
    code: &'a str,
    national: &'a str,
    length: usize,
) -> Result<(&'a str, &'a str), PhoneError> {
    if national.len() == length { Ok((code, national)) } else { Err(PhoneError::NotInThePlan) }
}

fn starts(national: &str, heads: &[&str]) -> bool {
    heads.iter().any(|head| national.starts_with(head))
}

/// What a number is for, by its first digits.
pub(super) fn kind(code: &str, national: &str) -> Kind {
    let first = national.as_bytes().first();
    match (code, first) {
        ("33" | "262" | "590" | "594" | "596", Some(b'6' | b'7')) => Kind::Mobile,
        ("33" | "262" | "590" | "594" | "596", Some(b'8')) => Kind::Special,
        ("33" | "262" | "590" | "594" | "596", Some(_)) => Kind::Landline,
        ("508", Some(b'4')) if national.starts_with("41") => Kind::Landline,
        ("508", Some(b'4' | b'5')) => Kind::Mobile,
        ("681", Some(b'8')) => Kind::Mobile,
        ("687", Some(b'7'..=b'9')) => Kind::Mobile,
        ("689", Some(b'8')) => Kind::Mobile,
        ("508" | "681" | "687" | "689", _) => Kind::Landline,
        _ => Kind::Foreign,
    }
}
