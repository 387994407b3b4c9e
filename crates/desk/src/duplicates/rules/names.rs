//! How alike two names are: accents, particles, nicknames, initials, married names, slips.

use crate::duplicates::rules::Look;

/// How alike two full names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::duplicates) enum NameLikeness {
    /// The same, accents and particles aside.
    Same,
    /// First and last name change places.
    Transposed,
    /// A letter or two differ.
    Near,
    /// A nickname, an initial or a part of a compound first name.
    Short,
    /// The same first name, another last name.
    OtherLast,
    /// The same last name, another first name.
    OtherFirst,
    /// One of them has no name, or only a half that agrees.
    Unknown,
    /// Nothing in common.
    Other,
}

/// French given names and the short forms that people write for them, folded.
const NICKNAMES: [(&str, &[&str]); 40] = [
    ("alain", &["al"]),
    ("alexandra", &["alex", "sandra"]),
    ("alexandre", &["alex"]),
    ("anne", &["annie", "nanou"]),
    ("antoine", &["tony", "toine"]),
    ("benjamin", &["ben"]),
    ("bernadette", &["bernie"]),
    ("caroline", &["caro"]),
    ("catherine", &["cathy", "cath", "kathy"]),
    ("christine", &["chris", "titine"]),
    ("christophe", &["chris", "tophe"]),
    ("claudine", &["claudie"]),
    ("daniel", &["dan", "dany"]),
    ("danielle", &["dany"]),
    ("dominique", &["dom", "domi"]),
    ("elisabeth", &["babeth", "beth", "lisa", "elise"]),
    ("emmanuel", &["manu"]),
    ("emmanuelle", &["manu", "manue"]),
    ("florence", &["flo"]),
    ("francoise", &["fanfan", "soizic"]),
    ("frederic", &["fred"]),
    ("frederique", &["fred"]),
    ("genevieve", &["ginette", "genie"]),
    ("gerard", &["gege"]),
    ("guillaume", &["guigui", "will"]),
    ("isabelle", &["isa", "babelle"]),
    ("jacqueline", &["jacquie", "line"]),
    ("jacques", &["jacky", "jack"]),
    ("jean", &["jeannot"]),
    ("joseph", &["jo", "jose"]),
    ("laurence", &["lolo"]),
    ("madeleine", &["mado", "madou"]),
    ("marguerite", &["margot", "maguy"]),
    ("monique", &["momo"]),
    ("nicolas", &["nico"]),
    ("patrick", &["pat"]),
    ("philippe", &["phil"]),
    ("stephane", &["steph"]),
    ("stephanie", &["steph", "fanny"]),
    ("veronique", &["vero"]),
];

/// Particles that one writes and another leaves out.
const PARTICLES: [&str; 9] = ["de", "du", "des", "d", "la", "le", "les", "l", "von"];

/// How alike the names of two records are; legal names count as well as everyday ones.
pub(in crate::duplicates) fn name_likeness(one: &Look, other: &Look) -> NameLikeness {
    let mut best = NameLikeness::Other;
    for (first, last) in one.names() {
        for (their_first, their_last) in other.names() {
            let found = alike((first, last), (their_first, their_last));
            if rank(found) > rank(best) {
                best = found;
            }
        }
    }
    best
}

const fn rank(likeness: NameLikeness) -> u8 {
    match likeness {
        NameLikeness::Same => 7,
        NameLikeness::Transposed => 6,
        NameLikeness::Near => 5,
        NameLikeness::Short => 4,
        NameLikeness::OtherLast => 3,
        NameLikeness::Unknown => 2,
        NameLikeness::OtherFirst => 1,
        NameLikeness::Other => 0,
    }
}

/// Whether two folded full names, last name first, may be of one person: a cheap sieve before the
/// records are read.
pub(in crate::duplicates) fn may_be_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let long = |word: &&str| word.chars().count() >= 3 && !PARTICLES.contains(word);
    let shared = one.split(' ').filter(long).any(|word| other.split(' ').any(|it| it == word));
    shared || is_near(&one.replace(' ', ""), &other.replace(' ', ""))
}

fn alike(one: (&str, &str), other: (&str, &str)) -> NameLikeness {
    let ((first, last), (their_first, their_last)) = (one, other);
    let nameless = |first: &str, last: &str| first.is_empty() && last.is_empty();
    if nameless(first, last) || nameless(their_first, their_last) {
        return NameLikeness::Unknown;
    }
    // André and Andrée are two names, not one and a slip.
    let usual = values::names::is_first_name;
    let firsts = match halves(first, their_first) {
        Half::Near if usual(first) && usual(their_first) => Half::Other,
        told => told,
    };
    let lasts = last_names(last, their_last);
    let short = is_short(first, their_first);
    match (firsts, lasts) {
        (Half::Same, Half::Same) => NameLikeness::Same,
        (Half::Empty, Half::Same) | (Half::Same, Half::Empty) => NameLikeness::Unknown,
        _ if is_transposed(one, other) => NameLikeness::Transposed,
        (Half::Same, Half::Near) | (Half::Near, Half::Same) => NameLikeness::Near,
        (_, Half::Same | Half::Near) if short => NameLikeness::Short,
        (Half::Near, Half::Near) => NameLikeness::Near,
        (Half::Same, Half::Other) => NameLikeness::OtherLast,
        (_, Half::Same) => NameLikeness::OtherFirst,
        _ => NameLikeness::Other,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Same,
    Near,
    Empty,
    Other,
}

fn halves(one: &str, other: &str) -> Half {
    let (one, other) = (one.replace(' ', ""), other.replace(' ', ""));
    if one.is_empty() || other.is_empty() {
        Half::Empty
    } else if one == other {
        Half::Same
    } else if is_near(&one, &other) {
        Half::Near
    } else {
        Half::Other
    }
}

/// Last names, with or without particles; the part of a double name is near the whole.
fn last_names(one: &str, other: &str) -> Half {
    let bare = |name: &str| {
        let words: Vec<&str> = name.split(' ').filter(|word| !PARTICLES.contains(word)).collect();
        words.join("")
    };
    match halves(one, other) {
        Half::Near | Half::Other => {}
        told => return told,
    }
    let (bare_one, bare_other) = (bare(one), bare(other));
    if !bare_one.is_empty() && bare_one == bare_other {
        return Half::Same;
    }
    let holds = |whole: &str, part: &str| {
        part.chars().count() >= 3 && whole.split(' ').any(|word| word == part)
    };
    if is_near(&bare_one, &bare_other) || holds(one, other) || holds(other, one) {
        return Half::Near;
    }
    Half::Other
}

fn is_transposed(one: (&str, &str), other: (&str, &str)) -> bool {
    let same = |a: &str, b: &str| !a.is_empty() && a.replace(' ', "") == b.replace(' ', "");
    same(one.0, other.1) && same(one.1, other.0)
}

/// A nickname, an initial, or the first half of a compound first name.
fn is_short(one: &str, other: &str) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let initial = |short: &str, long: &str| {
        let mut letters = short.chars().filter(|sign| *sign != ' ');
        match (letters.next(), letters.next()) {
            (Some(letter), None) => long.starts_with(letter),
            (Some(first), Some(second)) if letters.next().is_none() => {
                let mut words = long.split(' ');
                words.next().is_some_and(|word| word.starts_with(first))
                    && words.next().is_some_and(|word| word.starts_with(second))
            }
            _ => false,
        }
    };
    let compound = |short: &str, long: &str| {
        short.chars().count() >= 3 && long.split(' ').any(|word| word == short)
    };
    let nickname = |short: &str, long: &str| {
        NICKNAMES.iter().any(|(name, shorts)| *name == long && shorts.contains(&short))
    };
    let either = |test: &dyn Fn(&str, &str) -> bool| test(one, other) || test(other, one);
    let cousins =
        NICKNAMES.iter().any(|(_, shorts)| shorts.contains(&one) && shorts.contains(&other));
    either(&initial) || either(&compound) || either(&nickname) || cousins
}

/// Whether two words differ by a slip of the keyboard: one letter changed, added, left out or two
/// neighbours exchanged; two such slips in long words.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let long = one.len().max(other.len());
    let allowed = match long {
        0..=3 => return one == other,
        4..=8 => 1,
        _ => 2,
    };
    one.len().abs_diff(other.len()) <= allowed && distance(&one, &other) <= allowed
}

/// Slips between two words (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, their) in other.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX);
            let changed = at(&last, column) + usize::from(letter != their);
            let mut least = changed.min(at(&last, column + 1) + 1).min(at(&line, column) + 1);
            let crossed = row > 0
                && column > 0
                && one.get(row - 1) == Some(their)
                && other.get(column - 1) == Some(letter);
            if crossed {
                least = least.min(at(&before, column - 1) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(one: (&str, &str), other: (&str, &str)) -> NameLikeness {
        let fold = values::names::fold;
        let (one, other) = ((fold(one.0), fold(one.1)), (fold(other.0), fold(other.1)));
        alike((&one.0, &one.1), (&other.0, &other.1))
    }

    #[test]
    fn names_are_alike_however_they_are_written() {
        let same = NameLikeness::Same;
        assert_eq!(told(("Maël", "Le Gall"), ("MAEL", "LEGALL")), same);
        assert_eq!(told(("Jean-Pierre", "de La Tour"), ("Jean Pierre", "Tour")), same);
        assert_eq!(told(("Ana", "Moulin"), ("Moulin", "Ana")), NameLikeness::Transposed);
        assert_eq!(told(("Catherine", "Moulin"), ("Cathy", "Moulin")), NameLikeness::Short);
        assert_eq!(told(("C.", "Moulin"), ("Catherine", "Moulin")), NameLikeness::Short);
        assert_eq!(told(("J.-P.", "Moulin"), ("Jean-Pierre", "Moulin")), NameLikeness::Short);
        assert_eq!(told(("Jean", "Moulin"), ("Jean-Pierre", "Moulin")), NameLikeness::Short);
    }

    #[test]
    fn slips_and_double_names_are_near() {
        assert_eq!(told(("Ana", "Moulin"), ("Ana", "Moulni")), NameLikeness::Near);
        assert_eq!(told(("Ana", "Moulin"), ("Ana", "Mouli")), NameLikeness::Near);
        assert_eq!(told(("Ana", "Moulin"), ("Ana", "Moulin-Dupont")), NameLikeness::Near);
        assert_eq!(told(("Ana", "Moulin"), ("Ana", "Vidal")), NameLikeness::OtherLast);
    }

    #[test]
    fn members_of_a_family_are_not_alike() {
        assert_eq!(told(("Ana", "Moulin"), ("Bruno", "Moulin")), NameLikeness::OtherFirst);
        assert_eq!(told(("Ana", "Moulin"), ("Bruno", "Vidal")), NameLikeness::Other);
        assert_eq!(told(("André", "Moulin"), ("Andrée", "Moulin")), NameLikeness::OtherFirst);
        assert_eq!(told(("", ""), ("Bruno", "Vidal")), NameLikeness::Unknown);
        assert!(!may_be_alike("moulin ana", "vidal bruno"));
        assert!(may_be_alike("moulin ana", "vidal ana"));
    }
}
