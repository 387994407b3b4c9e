//! French typography, applied to every French message so that authors type plain spaces.

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// Words that stay on the line of the number before them.
const UNITS: [&str; 8] = ["h", "min", "Ko", "Mo", "Go", "mois", "ans", "jours"];

/// First letters of names before which "de" and "que" are elided.
const VOWELS: &str = "AÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜŒÆ";
/// Months before which they are too.
const MONTHS: [&str; 3] = ["avril", "août", "octobre"];

/// Sets French spaces and apostrophes: U+202F before `;`, `!`, `?`, `»`, after `«` and in
/// thousands; U+00A0 before `:`, `%`, `€`, inside telephone numbers and before a unit; `'`
/// becomes `’`, `de Awa` becomes `d’Awa`, `que Awa` becomes `qu’Awa`. What stands between `<` and
/// `>` is left alone, so that markup stays markup.
pub fn french(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut set = String::with_capacity(text.len() + 16);
    let mut inside_tag = false;
    for (place, &letter) in letters.iter().enumerate() {
        match letter {
            '<' => inside_tag = opens_tag(&letters, place),
            '>' => inside_tag = false,
            _ => {}
        }
        if letter == ' ' && !inside_tag && elides(&letters, place) {
            set.pop();
            set.push('’');
            continue;
        }
        set.push(match letter {
            _ if inside_tag => letter,
            '\'' => '’',
            ' ' => space(&letters, place),
            other => other,
        });
    }
    set
}

/// Whether the space at `place` parts the word "de" or "que" from a name or a month that begins
/// with a vowel: only what is filled in does, since authors write the elision themselves.
fn elides(letters: &[char], place: usize) -> bool {
    let back = |steps: usize| place.checked_sub(steps).and_then(|at| letters.get(at)).copied();
    let before = match (back(3), back(2), back(1)) {
        (Some('q' | 'Q'), Some('u'), Some('e')) => back(4),
        (before, Some('d' | 'D'), Some('e')) => before,
        _ => return false,
    };
    let rest = letters.get(place + 1..).unwrap_or_default();
    let is_name = rest.first().is_some_and(|next| VOWELS.contains(*next));
    let begins = |word: &str| word.chars().zip(rest).filter(|(one, next)| one == *next).count();
    let is_month = || MONTHS.iter().any(|month| begins(month) == month.chars().count());
    let parts = before.is_none_or(|before| !before.is_alphanumeric());
    parts && (is_name || is_month())
}

/// A `<` opens a tag when a letter or `/` follows and a `>` comes later.
fn opens_tag(letters: &[char], place: usize) -> bool {
    let next = letters.get(place + 1);
    next.is_some_and(|next| next.is_ascii_alphabetic() || *next == '/')
        && letters.iter().skip(place).any(|letter| *letter == '>')
}

fn space(letters: &[char], place: usize) -> char {
    let before = place.checked_sub(1).and_then(|previous| letters.get(previous)).copied();
    let after = letters.get(place + 1).copied();
    match (before, after) {
        (Some('«'), _) | (_, Some(';' | '!' | '?' | '»')) => NARROW_NO_BREAK,
        (_, Some(':' | '%' | '€')) => NO_BREAK,
        (Some(digit), Some(next)) if digit.is_ascii_digit() => after_digit(letters, place, next),
        _ => ' ',
    }
}

fn after_digit(letters: &[char], place: usize, next: char) -> char {
    let following = letters.iter().skip(place + 1);
    let digits = following.clone().take_while(|letter| letter.is_ascii_digit()).count();
    let preceding = letters.iter().take(place).rev();
    let before = preceding.take_while(|letter| letter.is_ascii_digit()).count();
    if digits == 3 && before <= 3 {
        return NARROW_NO_BREAK;
    }
    if digits == 2 && before == 2 {
        return NO_BREAK;
    }
    let word: String = following.take_while(|letter| letter.is_alphanumeric()).collect();
    if next.is_alphabetic() && UNITS.contains(&word.as_str()) { NO_BREAK } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        french(text).replace(NO_BREAK, "~").replace(NARROW_NO_BREAK, "_")
    }

    #[test]
    fn french_spaces_are_set() {
        assert_eq!(shown("Vraiment ?"), "Vraiment_?");
        assert_eq!(shown("Oui ! Non ; peut-être"), "Oui_! Non_; peut-être");
        assert_eq!(shown("Erreur : 12 %"), "Erreur~: 12~%");
        assert_eq!(shown("« Dumoulin »"), "«_Dumoulin_»");
        assert_eq!(shown("968 € dus"), "968~€ dus");
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(shown("1 204 personnes"), "1_204 personnes");
        assert_eq!(shown("1 204 000 signes"), "1_204_000 signes");
        assert_eq!(shown("06 39 98 22 60"), "06~39~98~22~60");
        assert_eq!(shown("18 h 30"), "18~h 30");
        assert_eq!(shown("1,4 Mo, 12 mois, 3 autres"), "1,4~Mo, 12~mois, 3 autres");
        assert_eq!(shown("en 2026 100 personnes"), "en 2026 100 personnes");
    }

    #[test]
    fn apostrophes_curve_and_markup_is_left_alone() {
        assert_eq!(shown("l'accueil"), "l’accueil");
        assert_eq!(shown("<a href='/a ?b'>Aller ?</a>"), "<a href='/a ?b'>Aller_?</a>");
        assert_eq!(shown("3 < 4 : vrai ?"), "3 < 4~: vrai_?");
        assert_eq!(shown("J'ai <3 !"), "J’ai <3_!");
    }

    #[test]
    fn names_that_begin_with_a_vowel_are_elided() {
        assert_eq!(shown("la fiche de Élodie, de Awa"), "la fiche d’Élodie, d’Awa");
        assert_eq!(shown("la fiche de Karim, Ode Awa"), "la fiche de Karim, Ode Awa");
        assert_eq!(shown("De Alès, de élan"), "D’Alès, de élan");
        assert_eq!(shown("Ce que Alès doit de avril"), "Ce qu’Alès doit d’avril");
        assert_eq!(shown("Timbre de août, parce que oui"), "Timbre d’août, parce que oui");
        assert_eq!(shown("<b title='de Awa'>de Awa</b>"), "<b title='de Awa'>d’Awa</b>");
    }

    #[test]
    fn it_changes_nothing_twice() {
        let once = french("« Qui ? » : l'équipe, 1 204 €");
        assert_eq!(french(&once), once);
        assert_eq!(french(""), "");
    }
}
