//! Splitting a cell that holds a full name into last and first names.
use super::{NAME_MAX_BYTES, first_names, fold};
use crate::cell::trimmed;

/// Most words of a full name; a longer cell is left whole as the last name.
const WORDS_MAX: usize = 12;

/// How sure the order of a split name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Nothing tells the order: last name first was assumed.
    Unknown,
    /// Known first names or a particle tell the order.
    Guessed,
    /// The writing tells the order: capitals for the last name, or a comma behind it.
    Certain,
}

/// A full name in two, each part as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitName {
    /// The last name; all of the text when it cannot be split.
    pub last: String,
    /// The first name or names; may be empty.
    pub first: String,
    /// How sure the order is.
    pub certainty: Certainty,
}

/// Splits `DUPONT Jean`, `Jean DUPONT`, `Dupont, Jean` and, with a guess, `Jean Dupont`.
///
/// Words in capitals are the last name, with the particles beside them. Without that sign a list
/// of usual first names decides; when it cannot, the last name is taken to come first.
#[must_use]
pub fn split_full_name(cell: &str) -> SplitName {
    let cell = trimmed(cell);
    let mut words: Vec<&str> = cell.split_whitespace().take(WORDS_MAX + 1).collect();
    while words.len() > 1 && words.first().is_some_and(|word| is_title(word)) {
        words.remove(0);
    }
    if words.len() < 2 || words.len() > WORDS_MAX || cell.len() > NAME_MAX_BYTES {
        return named(&words_or_cell(&words, cell), "", Certainty::Unknown);
    }
    if let Some((last, first)) = around_comma(&words.join(" ")) {
        return named(&last, &first, Certainty::Certain);
    }
    by_capitals(&words).unwrap_or_else(|| by_first_names(&words))
}

fn named(last: &str, first: &str, certainty: Certainty) -> SplitName {
    SplitName { last: last.to_owned(), first: first.to_owned(), certainty }
}

fn words_or_cell(words: &[&str], cell: &str) -> String {
    if words.len() == 1 { words.concat() } else { cell.to_owned() }
}

fn is_title(word: &str) -> bool {
    let folded = fold(word);
    let titles = ["m", "mr", "mme", "mlle", "melle", "monsieur", "madame", "mademoiselle", "dr"];
    // « M. » is a title, a lone « M » more often an initial.
    titles.contains(&folded.as_str()) && (word.len() > 1)
}

/// `Dupont, Jean`: one comma, something on both sides.
fn around_comma(text: &str) -> Option<(String, String)> {
    let (last, first) = text.split_once(',')?;
    let (last, first) = (last.trim(), first.trim());
    let usable = !last.is_empty() && !first.is_empty() && !first.contains(',');
    usable.then(|| (last.to_owned(), first.to_owned()))
}

/// Splits by the words in capitals, when some words are and some are not.
fn by_capitals(words: &[&str]) -> Option<SplitName> {
    let start = words.iter().position(|word| is_capitals(word))?;
    let end = words.iter().rposition(|word| is_capitals(word))? + 1;
    // « Jean de GAULLE »: the particles in front belong to the last name.
    let before = words.get(..start)?;
    let particles = before.iter().rev().take_while(|word| is_low_particle(word)).count();
    let start = start - particles;
    let (front, rest) = words.split_at_checked(start)?;
    let (last, back) = rest.split_at_checked(end - start)?;
    let first: Vec<&str> = front.iter().chain(back).copied().collect();
    if first.is_empty() {
        return None;
    }
    let clear = (front.is_empty() || back.is_empty()) && last.iter().all(|word| belongs(word));
    let certainty = if clear { Certainty::Certain } else { Certainty::Guessed };
    Some(named(&last.join(" "), &first.join(" "), certainty))
}

/// Says whether a word may stand within a last name in capitals.
fn belongs(word: &str) -> bool {
    is_capitals(word) || is_low_particle(word)
}

/// At least two letters, all capitals, but for the small letters of `d'ORMESSON` or `McDONALD`.
fn is_capitals(word: &str) -> bool {
    let core = ["d'", "d’", "l'", "l’", "Mc", "Mac"]
        .into_iter()
        .find_map(|head| word.strip_prefix(head))
        .unwrap_or(word);
    let letters = core.chars().filter(|sign| sign.is_alphabetic()).count();
    letters >= 2 && !core.chars().any(char::is_lowercase) && core.chars().any(char::is_uppercase)
}

fn is_low_particle(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && is_particle(word)
}

/// Words that open a last name.
fn is_particle(word: &str) -> bool {
    let particles = [
        "de", "du", "des", "d", "la", "le", "les", "van", "von", "den", "der", "da", "do", "dos",
        "das", "di", "del", "della", "el", "al", "ben", "ould", "bou", "abou", "ait", "mac", "st",
        "saint", "sainte",
    ];
    particles.contains(&fold(word).as_str())
}

/// Splits by known first names, when capitals do not tell.
fn by_first_names(words: &[&str]) -> SplitName {
    let split = |place: usize| words.split_at_checked(place).unwrap_or((words, &[]));
    let last_first = |place: usize, certainty| {
        let (last, first) = split(place);
        named(&last.join(" "), &first.join(" "), certainty)
    };
    let first_last = |place: usize, certainty| {
        let (first, last) = split(place);
        named(&last.join(" "), &first.join(" "), certainty)
    };
    let count = words.len();
    // A particle opens the last name; what stands before it, if anything, is the first name.
    match words.iter().position(|word| is_particle(word)) {
        Some(0) => {
            let known = known_at_end(words).clamp(1, count - 1);
            return last_first(count - known, Certainty::Guessed);
        }
        Some(place) if place + 1 < count => return first_last(place, Certainty::Guessed),
        _ => {}
    }
    let (at_start, at_end) = (known_at_start(words), known_at_end(words));
    let front = strength(words.first());
    let back = strength(words.last());
    match front.cmp(&back) {
        std::cmp::Ordering::Greater => first_last(at_start.clamp(1, count - 1), Certainty::Guessed),
        std::cmp::Ordering::Less => {
            last_first(count - at_end.clamp(1, count - 1), Certainty::Guessed)
        }
        std::cmp::Ordering::Equal => last_first(1, Certainty::Unknown),
    }
}

/// How much a word looks like a first name: initial or usual first name 2, one that is as often a
/// last name 1, anything else 0.
fn strength(word: Option<&&str>) -> u8 {
    word.map_or(0, |word| if is_initial(word) { 2 } else { first_names::strength(&fold(word)) })
}

/// `J.` or `J`, or `J.-P.`.
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().count() <= 1)
}

fn known_at_start(words: &[&str]) -> usize {
    words.iter().take_while(|word| strength(Some(word)) > 0).count()
}

fn known_at_end(words: &[&str]) -> usize {
    words.iter().rev().take_while(|word| strength(Some(word)) > 0).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(cell: &str) -> (String, String, Certainty) {
        let name = split_full_name(cell);
        (name.last, name.first, name.certainty)
    }

    fn expect(cases: &[(&str, &str, &str)], certainty: Certainty) {
        for (cell, last, first) in cases {
            let expected = ((*last).to_owned(), (*first).to_owned(), certainty);
            assert_eq!(split(cell), expected, "{cell}");
        }
    }

    #[test]
    fn capitals_are_the_last_name() {
        expect(
            &[
                ("DUPONT Jean", "DUPONT", "Jean"),
                ("Jean DUPONT", "DUPONT", "Jean"),
                ("LE GALL-DUPUIS Raymond", "LE GALL-DUPUIS", "Raymond"),
                ("JEAN Océane", "JEAN", "Océane"),
                ("D'AMICO Bernard", "D'AMICO", "Bernard"),
                ("Ahmed O'CONNOR", "O'CONNOR", "Ahmed"),
                ("Inès VAN DEN BERG", "VAN DEN BERG", "Inès"),
                ("ŒUVRARD Aminata", "ŒUVRARD", "Aminata"),
                ("Charles de GAULLE", "de GAULLE", "Charles"),
                ("Jean d'ORMESSON", "d'ORMESSON", "Jean"),
                ("Mme Zoé McDONALD", "McDONALD", "Zoé"),
                ("DUPONT J.", "DUPONT", "J."),
                ("Dupont, Jean", "Dupont", "Jean"),
            ],
            Certainty::Certain,
        );
    }

    #[test]
    fn known_first_names_and_particles_tell_the_order() {
        expect(
            &[
                ("Garnier Léa", "Garnier", "Léa"),
                ("Léa Garnier", "Garnier", "Léa"),
                ("MARTIN THÉRÈSE", "MARTIN", "THÉRÈSE"),
                ("Jean-Marc Zielinski", "Zielinski", "Jean-Marc"),
                ("Abdoulaye Carré-Lefèvre", "Carré-Lefèvre", "Abdoulaye"),
                ("Du Plessis José", "Du Plessis", "José"),
                ("Inès Van den Berg", "Van den Berg", "Inès"),
                ("Marie Claude Dupont", "Dupont", "Marie Claude"),
                ("J. Dupont", "Dupont", "J."),
            ],
            Certainty::Guessed,
        );
    }

    #[test]
    fn doubt_is_said() {
        expect(
            &[("Xyzzy Plugh", "Xyzzy", "Plugh"), ("Dupont", "Dupont", ""), ("", "", "")],
            Certainty::Unknown,
        );
    }
}
