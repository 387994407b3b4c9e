//! A text as its author wrote it: Markdown, and lines `[[name words | words]]` that call a block.

/// Most blocks of one text; further ones stay as they were typed.
const BLOCKS_MAX: usize = 30;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) enum Part {
    /// Markdown.
    Text(String),
    /// A block by its name, with what its author gave it.
    Block(String, Vec<String>),
}

/// The parts of a text, in order.
pub(in crate::site) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut blocks = 0_usize;
    for line in text.lines() {
        match called(line).filter(|_| blocks < BLOCKS_MAX) {
            Some(block) => {
                blocks += 1;
                push_text(&mut parts, &mut words);
                parts.push(block);
            }
            None => {
                words.push_str(line);
                words.push('\n');
            }
        }
    }
    push_text(&mut parts, &mut words);
    parts
}

fn push_text(parts: &mut Vec<Part>, words: &mut String) {
    if !words.trim().is_empty() {
        parts.push(Part::Text(std::mem::take(words)));
    }
    words.clear();
}

/// The block that a whole line calls.
fn called(line: &str) -> Option<Part> {
    let inside = line.trim().strip_prefix("[[")?.strip_suffix("]]")?;
    let (name, given) = inside.trim().split_once(' ').unwrap_or((inside.trim(), ""));
    let name = values::names::fold(name);
    if name.is_empty() || inside.contains("]]") {
        return None;
    }
    let given = given.split('|').map(str::trim).filter(|word| !word.is_empty());
    Some(Part::Block(name, given.map(str::to_owned).collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_call_blocks() {
        let text = "Bonjour\n\n[[Actualités 3]]\n[[bouton /join | Nous rejoindre ]]\nFin [[x]] ici";
        let block = |name: &str, given: &[&str]| {
            Part::Block(name.to_owned(), given.iter().map(|word| (*word).to_owned()).collect())
        };
        assert_eq!(
            parts(text),
            [
                Part::Text("Bonjour\n\n".to_owned()),
                block("actualites", &["3"]),
                block("bouton", &["/join", "Nous rejoindre"]),
                Part::Text("Fin [[x]] ici\n".to_owned()),
            ]
        );
        assert_eq!(parts("[[]]").len(), 1);
        let many = parts(&"[[news]]\n".repeat(BLOCKS_MAX + 5));
        assert_eq!(many.len(), BLOCKS_MAX + 1);
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "[a-z\\[\\] |\n]{0,200}") {
            let kept: usize = parts(&text).iter().map(|part| match part {
                Part::Text(words) => words.chars().filter(char::is_ascii_lowercase).count(),
                Part::Block(name, given) => {
                    let given = given.iter().flat_map(|word| word.chars());
                    name.chars().chain(given).filter(char::is_ascii_lowercase).count()
                }
            }).sum();
            prop_assert_eq!(kept, text.chars().filter(char::is_ascii_lowercase).count());
        }
    }
}
