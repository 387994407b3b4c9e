//! How a typed name of a commune is compared with the official ones.
use values::fold;

/// A name folded, with its abbreviations written out: « St-Christol-lez-Alès » becomes
/// `saint christol les ales`. CEDEX, arrondissements and what follows them are left out.
pub(crate) fn spelled_out(name: &str) -> String {
    let folded = if name.contains('/') { fold(&without_slashes(name)) } else { fold(name) };
    let mut written = String::with_capacity(folded.len() + 8);
    for (place, word) in folded.split(' ').enumerate() {
        let word = match word {
            "st" => "saint",
            "ste" => "sainte",
            "sts" => "saints",
            "stes" => "saintes",
            "lez" => "les",
            "cedex" => break,
            "arrondissement" | "arr" if place > 0 => continue,
            number if place > 0 && is_ordinal(number) => continue,
            word => word,
        };
        if !written.is_empty() {
            written.push(' ');
        }
        written.push_str(word);
    }
    written
}

/// « s/s » is *sous*, « s/ » is *sur*.
fn without_slashes(name: &str) -> String {
    name.to_lowercase().replace(" s/s ", " sous ").replace(" s/", " sur ")
}

/// The key under which a name is looked up: written out, without article before or behind.
pub(crate) fn key(name: &str) -> String {
    without_articles(&spelled_out(name)).to_owned()
}

/// Cuts the article before a folded name (« Le Grau-du-Roi ») or behind it (« Grau-du-Roi (Le) »).
pub(crate) fn without_articles(folded: &str) -> &str {
    let articles = ["le", "la", "les", "l"];
    if let Some((_, rest)) = folded.split_once(' ').filter(|(head, _)| articles.contains(head)) {
        return rest;
    }
    match folded.rsplit_once(' ') {
        Some((rest, tail)) if articles.contains(&tail) && !rest.is_empty() => rest,
        _ => folded,
    }
}

/// Says whether `key` is the first whole words of `name`.
pub(crate) fn begins_with_words(name: &str, key: &str) -> bool {
    name.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// `13`, `1er`, `13e`, `13eme`, `2nd`: the number of an arrondissement.
fn is_ordinal(word: &str) -> bool {
    let tail = word.trim_start_matches(|sign: char| sign.is_ascii_digit());
    tail.len() < word.len() && matches!(tail, "" | "e" | "er" | "eme" | "ieme" | "nd" | "ere" | "o")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_written_out() {
        for (name, expected) in [
            ("St-Christol-lez-Alès", "saint christol les ales"),
            ("Nîmes cedex 9", "nimes"),
            ("PARIS 13E ARRONDISSEMENT", "paris"),
            ("Lyon 3ème", "lyon"),
            ("Vic s/ Cère", "vic sur cere"),
            ("Le Grau-du-Roi", "le grau du roi"),
        ] {
            assert_eq!(spelled_out(name), expected, "{name}");
        }
        assert_eq!(key("Le Grau du Roi"), "grau du roi");
        assert_eq!(key("Grau-du-Roi (Le)"), "grau du roi");
        assert_eq!(key("L'Haÿ-les-Roses"), "hay les roses");
    }
}
