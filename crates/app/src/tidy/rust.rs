//! Reads Rust just enough for the style rules: code apart from comments and strings, functions,
//! and what is used from the crate's root.

/// A Rust file, taken apart.
pub(super) struct Rust {
    /// The code, line for line, with comments blank and strings empty.
    code: String,
    /// The strings, in order.
    pub(super) strings: Vec<Text>,
    /// First line of the inline test module that closes the file.
    tests_from: Option<usize>,
}

/// A string literal.
pub(super) struct Text {
    /// Where it begins, from 1.
    pub(super) line: usize,
    pub(super) text: String,
}

/// A function with a body.
pub(super) struct Function {
    pub(super) name: String,
    /// The line of `fn`, from 1.
    pub(super) line: usize,
    /// From that line to the closing brace.
    pub(super) length: usize,
}

impl Rust {
    /// Takes a file apart. Source that does not compile gives something, never a panic.
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader { rest: text, code: String::new(), strings: Vec::new(), line: 1 };
        while !reader.rest.is_empty() {
            reader.step();
        }
        let mut rust = Rust { code: reader.code, strings: reader.strings, tests_from: None };
        rust.tests_from = rust.find_tests();
        rust
    }

    /// Lines of code with their numbers, from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines())
    }

    pub(super) fn in_tests(&self, line: usize) -> bool {
        self.tests_from.is_some_and(|first| line >= first)
    }

    fn find_tests(&self) -> Option<usize> {
        let lines: Vec<&str> = self.code.lines().map(str::trim).collect();
        let opens = |pair: &[&str]| {
            pair[0] == "#[cfg(test)]" && pair[1].contains("mod ") && pair[1].ends_with('{')
        };
        lines.windows(2).position(opens).map(|before| before + 1)
    }

    /// Every function with a body, nested ones too.
    pub(super) fn functions(&self) -> Vec<Function> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            let joined = self.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let name: String = word(&self.code[at + 3..]).to_owned();
            if joined || name.is_empty() {
                continue;
            }
            if let Some(length) = body_end(&self.code[at..]) {
                let line = 1 + newlines(&self.code[..at]);
                let lines = 1 + newlines(&self.code[at..at + length]);
                found.push(Function { name, line, length: lines });
            }
        }
        found
    }

    /// Paths used from the crate's root, such as `["people", "store", "page"]`; groups are opened.
    pub(super) fn crate_paths(&self) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        for (at, root) in self.code.match_indices("crate::") {
            let joined = self.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if !joined {
                let line = 1 + newlines(&self.code[..at]);
                let mut paths = Vec::new();
                open_tree(&self.code[at + root.len()..], &mut Vec::new(), &mut paths);
                found.extend(paths.into_iter().map(|path| (line, path)));
            }
        }
        found
    }
}

/// The identifier that `text` begins with.
pub(super) fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

fn newlines(text: &str) -> usize {
    text.matches('\n').count()
}

/// Bytes from the start of a function to its closing brace; none when it has no body.
fn body_end(code: &str) -> Option<usize> {
    let mut brackets = 0_i32;
    let mut braces = 0_i32;
    for (at, letter) in code.char_indices() {
        match letter {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            ';' if brackets == 0 && braces == 0 => return None,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces <= 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Opens one use tree that starts at `code`; gives the rest after it.
fn open_tree<'a>(code: &'a str, stem: &mut Vec<String>, paths: &mut Vec<Vec<String>>) -> &'a str {
    let code = code.trim_start();
    let Some(mut inside) = code.strip_prefix('{') else {
        let segment = word(code);
        let rest = &code[segment.len()..];
        stem.push(segment.to_owned());
        let rest = match rest.strip_prefix("::") {
            Some(deeper) if !deeper.starts_with('<') => open_tree(deeper, stem, paths),
            _ => {
                paths.push(stem.clone());
                rest
            }
        };
        stem.pop();
        return rest;
    };
    loop {
        inside = inside.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if inside.is_empty() {
            return inside;
        }
        if let Some(rest) = inside.strip_prefix('}') {
            return rest;
        }
        let rest = open_tree(inside, stem, paths);
        let end = rest.find([',', '}']).unwrap_or(rest.len());
        inside = &rest[end..];
    }
}

struct Reader<'a> {
    rest: &'a str,
    code: String,
    strings: Vec<Text>,
    line: usize,
}

impl Reader<'_> {
    fn step(&mut self) {
        if self.rest.starts_with("//") {
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.rest = &self.rest[end..];
        } else if self.rest.starts_with("/*") {
            self.comment();
        } else if let Some(hashes) = self.raw_string() {
            self.raw(hashes);
        } else if self.rest.starts_with('"') {
            self.string();
        } else if self.rest.starts_with('\'') {
            self.quote();
        } else {
            self.keep();
        }
    }

    /// Moves one letter on; newlines are always kept, so that lines keep their numbers.
    fn take(&mut self) -> Option<char> {
        let letter = self.rest.chars().next()?;
        self.rest = &self.rest[letter.len_utf8()..];
        if letter == '\n' {
            self.line += 1;
            self.code.push('\n');
        }
        Some(letter)
    }

    fn keep(&mut self) {
        if let Some(letter) = self.take()
            && letter != '\n'
        {
            self.code.push(letter);
        }
    }

    fn comment(&mut self) {
        let mut depth = 0;
        while !self.rest.is_empty() {
            if self.rest.starts_with("/*") {
                depth += 1;
                self.take();
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                self.take();
            }
            self.take();
            if depth == 0 {
                return;
            }
        }
    }

    /// How many `#` open the raw string that stands here, if one does.
    fn raw_string(&self) -> Option<usize> {
        if self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let after = self.rest.trim_start_matches(['b', 'c']).strip_prefix('r')?;
        let opening = after.trim_start_matches('#');
        opening.starts_with('"').then(|| after.len() - opening.len())
    }

    fn raw(&mut self, hashes: usize) {
        let start = self.rest.find('"').map_or(self.rest.len(), |quote| quote + 1);
        self.rest = &self.rest[start..];
        let closing = format!("\"{}", "#".repeat(hashes));
        let end = self.rest.find(&closing).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.strings.push(Text { line: self.line, text: text.to_owned() });
        self.line += newlines(text);
        self.code.push_str(&format!("\"{}\"", "\n".repeat(newlines(text))));
        self.rest = rest.strip_prefix(closing.as_str()).unwrap_or(rest);
    }

    fn string(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.keep();
        while let Some(letter) = self.take() {
            match letter {
                '"' => break,
                '\\' => match self.take() {
                    Some('n' | '\n') => text.push(' '),
                    Some(escaped) => text.push(escaped),
                    None => break,
                },
                _ => text.push(letter),
            }
        }
        self.code.push('"');
        self.strings.push(Text { line, text });
    }

    /// A letter such as `'{'`, or a lifetime.
    fn quote(&mut self) {
        let mut after = self.rest.chars().skip(1);
        let (first, second) = (after.next(), after.next());
        self.keep();
        if first == Some('\\') {
            self.take();
            self.take();
            while self.take().is_some_and(|letter| letter != '\'') {}
            self.code.push('\'');
        } else if second == Some('\'') {
            self.take();
            self.take();
            self.code.push('\'');
        }
    }
}

mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_no_code() {
        let rust =
            Rust::read("a(); // b\n/* c /* d */ e */ f(\"g \\\" h\", r#\"i\"j\"#, '\"');\n'k: l");
        let lines: Vec<&str> = rust.lines().map(|(_, line)| line).collect();
        assert_eq!(lines, ["a(); ", " f(\"\", \"\", '');", "'k: l"]);
        let strings: Vec<&str> = rust.strings.iter().map(|string| string.text.as_str()).collect();
        assert_eq!(strings, ["g \" h", "i\"j"]);
    }

    #[test]
    fn a_string_over_lines_keeps_the_numbers() {
        let rust = Rust::read("x(\"one\n two\");\ny(r\"\n\n\");\nz(\"three\")");
        let last = rust.strings.last().unwrap();
        assert_eq!((last.line, last.text.as_str()), (6, "three"));
        assert_eq!(rust.lines().last(), Some((6, "z(\"\")")));
    }

    #[test]
    fn tests_begin_at_their_module() {
        let rust = Rust::read("fn a() {}\n#[cfg(test)]\nmod tests {\n}\n");
        assert!(!rust.in_tests(1));
        assert!(rust.in_tests(3));
    }

    #[test]
    fn functions_are_measured() {
        let rust = Rust::read("trait T { fn a(x: [u8; 2]); }\nfn b(\n) {\n  if c {}\n}\n");
        let found: Vec<_> =
            rust.functions().into_iter().map(|f| (f.name, f.line, f.length)).collect();
        assert_eq!(found, [("b".to_owned(), 2, 4)]);
    }

    #[test]
    fn groups_of_uses_are_opened() {
        let rust = Rust::read("use crate::{a::{B, c::D as E}, f};\ncrate::g::h(1); my_crate::i;");
        let found: Vec<_> =
            rust.crate_paths().into_iter().map(|(line, path)| (line, path.join("::"))).collect();
        let expected = [(1, "a::B"), (1, "a::c::D"), (1, "f"), (2, "g::h")];
        assert_eq!(found, expected.map(|(line, path)| (line, path.to_owned())));
    }
}
