//! Names of people: folding for search, sorting, splitting one cell, capitals.
mod first_names;
mod split;

pub use split::{Certainty, SplitName, split_full_name};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest name that the parsers look into, in bytes; the rest is left as it is.
pub const NAME_MAX_BYTES: usize = 400;

/// The form for search and matching: lower case, œ → oe, accents removed, and every run of other
/// signs than letters and digits one space, none at the ends. Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for sign in text.chars() {
        if sign.is_ascii() {
            put(&mut folded, &mut gap, sign.to_ascii_lowercase());
            continue;
        }
        for lower in sign.to_lowercase() {
            if let Some(letters) = plain_letters(lower) {
                letters.chars().for_each(|letter| put(&mut folded, &mut gap, letter));
            } else {
                let apart = std::iter::once(lower).nfd();
                apart.for_each(|letter| put(&mut folded, &mut gap, letter));
            }
        }
    }
    folded
}

/// Writes a letter or a digit, after one space if other signs came before it.
#[inline]
fn put(folded: &mut String, gap: &mut bool, letter: char) {
    if letter.is_alphanumeric() {
        if *gap && !folded.is_empty() {
            folded.push(' ');
        }
        *gap = false;
        folded.push(letter);
    } else if letter.is_ascii() || !is_combining_mark(letter) {
        *gap = true;
    }
}

/// Letters that no decomposition takes apart, and those of French, to spare the decomposition.
fn plain_letters(letter: char) -> Option<&'static str> {
    match letter {
        'à' | 'â' | 'ä' => Some("a"),
        'ç' => Some("c"),
        'é' | 'è' | 'ê' | 'ë' => Some("e"),
        'î' | 'ï' => Some("i"),
        'ô' | 'ö' => Some("o"),
        'ù' | 'û' | 'ü' => Some("u"),
        'ÿ' => Some("y"),
        'œ' => Some("oe"),
        'æ' => Some("ae"),
        'ß' => Some("ss"),
        'ø' => Some("o"),
        'ł' => Some("l"),
        'đ' | 'ð' => Some("d"),
        'þ' => Some("th"),
        'ı' => Some("i"),
        _ => None,
    }
}

/// Whether a folded word is one of the usual first names; it may be a last name as well.
#[must_use]
pub fn is_first_name(folded: &str) -> bool {
    first_names::strength(folded) > 0
}

/// The key by which a French list sorts: folded last name, two spaces, folded first name.
///
/// The lower-case particles *de* and *d’* (with the *la* or *l’* that follows) do not count: "de
/// Gaulle" stands at G. Everything else does: "Le Gall" at L, "Du Bellay" and "du Bellay" at D,
/// "De Oliveira" at D. Two spaces put "Le Gall" before "Le Gall Dupuis" in any byte order.
#[must_use]
pub fn sort_key(last: &str, first: &str) -> String {
    format!("{}  {}", fold(without_particle(last.trim())), fold(first))
}

/// The last name without a lower-case *de*, *d’*, *de la* or *de l’* in front.
fn without_particle(last: &str) -> &str {
    for particle in ["de la ", "de l'", "de l’", "de ", "d'", "d’"] {
        if let Some(rest) = last.strip_prefix(particle).filter(|rest| !rest.trim().is_empty()) {
            return rest;
        }
    }
    last
}

/// Gives a name its capitals, only if it is all in capitals or all in lower case.
///
/// `JEAN-PIERRE` → `Jean-Pierre`, `D'ALEMBERT` → `d'Alembert`, `MCDONALD` → `McDonald`,
/// `DE LA TOUR` → `de La Tour`, `DU PLESSIS` → `Du Plessis`, `VAN DEN BERG` → `Van den Berg`.
#[must_use]
pub fn proper_case(name: &str) -> String {
    let has_lower = name.chars().any(char::is_lowercase);
    let has_upper = name.chars().any(char::is_uppercase);
    if has_lower == has_upper || name.len() > NAME_MAX_BYTES {
        return name.to_owned();
    }
    let mut written = String::with_capacity(name.len());
    let mut rest = name;
    let mut place = 0_usize;
    while let Some(first) = rest.chars().next() {
        let is_letter = |sign: char| sign.is_alphanumeric() || is_combining_mark(sign);
        if !is_letter(first) {
            written.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or("");
            continue;
        }
        let end = rest.find(|sign| !is_letter(sign)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let lower = word.to_lowercase();
        if stays_low(&lower, place, after) {
            written.push_str(&lower);
        } else {
            push_capitalised(&mut written, &lower);
        }
        rest = after;
        place += 1;
    }
    written
}

/// Says whether a particle keeps its small letters: *de* and *d’* before a name, and the middle
/// words of Dutch and German ones (*Van den Berg*, *Von der Leyen*).
fn stays_low(lower: &str, place: usize, after: &str) -> bool {
    let next = after.chars().next();
    match lower {
        "de" => next == Some(' '),
        "d" => matches!(next, Some('\'' | '’')),
        "den" | "der" | "het" | "t" => place > 0 && next == Some(' '),
        _ => false,
    }
}

/// Writes a word with a capital, and the second one of McDonald.
fn push_capitalised(written: &mut String, lower: &str) {
    let capitalise = |written: &mut String, text: &str| {
        let mut signs = text.chars();
        if let Some(first) = signs.next() {
            written.extend(first.to_uppercase());
        }
        written.push_str(signs.as_str());
    };
    match lower.strip_prefix("mc").filter(|rest| rest.chars().count() >= 3) {
        Some(rest) => {
            written.push_str("Mc");
            capitalise(written, rest);
        }
        None => capitalise(written, lower),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_leaves_letters_digits_and_single_spaces() {
        for (text, folded) in [
            ("  Œuvrard–LEBŒUF ", "oeuvrard leboeuf"),
            ("D’Amico", "d amico"),
            ("Éliane  Straße", "eliane strasse"),
            ("e\u{301}te\u{301}", "ete"),
            ("Łódź Ørsted", "lodz orsted"),
            ("L'Haÿ-les-Roses", "l hay les roses"),
            ("???", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn a_french_list_sorts_by_the_name_behind_the_particle() {
        assert_eq!(sort_key("de Gaulle", "Charles"), "gaulle  charles");
        assert_eq!(sort_key("d'Alembert", "Jean"), "alembert  jean");
        assert_eq!(sort_key("de la Tour", "Théo"), "tour  theo");
        assert_eq!(sort_key("Le Gall", "Yann"), "le gall  yann");
        assert_eq!(sort_key("De Oliveira", "Ana"), "de oliveira  ana");
        assert_eq!(sort_key("de ", ""), "de  ");
        assert!(sort_key("Le Gall", "Zoé") < sort_key("Le Gall Dupuis", "Anne"));
    }

    #[test]
    fn capitals_are_given_only_where_there_was_one_case() {
        for (name, proper) in [
            ("JEAN-PIERRE", "Jean-Pierre"),
            ("DUPONT", "Dupont"),
            ("stéphane", "Stéphane"),
            ("D'ALEMBERT", "d'Alembert"),
            ("O'CONNOR", "O'Connor"),
            ("L'HERMITTE", "L'Hermitte"),
            ("MCDONALD", "McDonald"),
            ("DE LA TOUR", "de La Tour"),
            ("DU PLESSIS", "Du Plessis"),
            ("VAN DEN BERG-LECOMTE", "Van den Berg-Lecomte"),
            ("BŒUF-LAMY", "Bœuf-Lamy"),
            ("LE GALL", "Le Gall"),
            ("Le Gall", "Le Gall"),
            ("MacDonald", "MacDonald"),
            ("É", "É"),
            ("123", "123"),
        ] {
            assert_eq!(proper_case(name), proper, "{name}");
        }
    }
}
