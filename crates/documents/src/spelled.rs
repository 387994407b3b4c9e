//! Amounts in French words, as receipts and cheques ask for (spelling of 1990: hyphens
//! everywhere).

const SMALL: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS: [&str; 7] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

/// `cent-vingt-et-un euros et cinq centimes`, for any amount from nothing upward; a negative one
/// begins with `moins`.
#[must_use]
pub fn euros_in_words(cents: i64) -> String {
    let minus = if cents < 0 { "moins " } else { "" };
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let centimes = match rest {
        0 => String::new(),
        1 => "un centime".to_owned(),
        some => format!("{} centimes", number(some)),
    };
    let of =
        if whole >= 1_000_000 && whole.is_multiple_of(1_000_000) { "d’euros" } else { "euros" };
    let euros = match whole {
        0 if rest > 0 => String::new(),
        0 => "zéro euro".to_owned(),
        1 => "un euro".to_owned(),
        some => format!("{} {of}", number(some)),
    };
    match (euros.is_empty(), centimes.is_empty()) {
        (false, false) => format!("{minus}{euros} et {centimes}"),
        _ => format!("{minus}{euros}{centimes}"),
    }
}

/// A whole number in words.
fn number(value: u64) -> String {
    let groups = [(1_000_000_000, "milliard"), (1_000_000, "million")];
    for (size, name) in groups {
        if value >= size {
            let (many, rest) = (value / size, value % size);
            let plural = if many > 1 { "s" } else { "" };
            return joined(format!("{}-{name}{plural}", number(many)), rest);
        }
    }
    match value {
        1_000..2_000 => joined("mille".to_owned(), value % 1_000),
        2_000.. => joined(format!("{}-mille", hundreds(value / 1_000, false)), value % 1_000),
        _ => hundreds(value, true),
    }
}

fn joined(head: String, rest: u64) -> String {
    if rest == 0 { head } else { format!("{head}-{}", number(rest)) }
}

/// Below a thousand. `cents` and `quatre-vingts` take their s only at the very end.
fn hundreds(value: u64, last: bool) -> String {
    let (many, rest) = (value / 100, value % 100);
    match (many, rest) {
        (0, _) => below_hundred(rest, last),
        (1, 0) => "cent".to_owned(),
        (1, _) => format!("cent-{}", below_hundred(rest, last)),
        (_, 0) => format!("{}-cent{}", small(many), if last { "s" } else { "" }),
        _ => format!("{}-cent-{}", small(many), below_hundred(rest, last)),
    }
}

fn below_hundred(value: u64, last: bool) -> String {
    match value {
        0..20 => small(value).to_owned(),
        80 => format!("quatre-vingt{}", if last { "s" } else { "" }),
        81..100 => format!("quatre-vingt-{}", small(value - 80)),
        71 => "soixante-et-onze".to_owned(),
        70..80 => format!("soixante-{}", small(value - 60)),
        _ => {
            let tens = usize::try_from(value / 10).ok().and_then(|tens| TENS.get(tens));
            let tens = tens.copied().unwrap_or_default();
            match value % 10 {
                0 => tens.to_owned(),
                1 => format!("{tens}-et-un"),
                unit => format!("{tens}-{}", small(unit)),
            }
        }
    }
}

fn small(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|at| SMALL.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_spelled() {
        for (cents, words) in [
            (0, "zéro euro"),
            (1, "un centime"),
            (100, "un euro"),
            (12_105, "cent-vingt-et-un euros et cinq centimes"),
            (7_100, "soixante-et-onze euros"),
            (8_000, "quatre-vingts euros"),
            (8_100, "quatre-vingt-un euros"),
            (9_790, "quatre-vingt-dix-sept euros et quatre-vingt-dix centimes"),
            (20_000, "deux-cents euros"),
            (20_300, "deux-cent-trois euros"),
            (8_000_000, "quatre-vingt-mille euros"),
            (750_000, "sept-mille-cinq-cents euros"),
            (100_000, "mille euros"),
            (100_000_000, "un-million d’euros"),
            (-5_000, "moins cinquante euros"),
        ] {
            assert_eq!(euros_in_words(cents), words);
        }
    }
}
