//! Reads the textual language of segments:
//! `tag = "Relais" and not (postcode = 30100 or relation = former) and joined within 90 days`.

use crate::features::criterion;
use crate::segments::rules::{Condition, DEPTH_MAX, Fault, TEXT_CHARS_MAX, Tree, Typed};

/// Reads a text; an empty one means everybody.
///
/// # Errors
/// What was not understood, and where; the reason of a refusal.
pub fn parse(text: &str) -> Result<Tree, Fault> {
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(Fault::new(0, "segments-fault-too-long", TEXT_CHARS_MAX.to_string()));
    }
    let mut reader = Reader { tokens: tokens(text)?, place: 0, end: text.chars().count() };
    if reader.tokens.is_empty() {
        return Ok(Tree::everybody());
    }
    let tree = reader.any(0)?;
    match reader.peek() {
        None => tree.tidied().within_limits(),
        Some(token) => Err(Fault::new(token.at, "segments-fault-rest", token.text.clone())),
    }
}

/// Whether a word means something by itself.
pub(super) fn is_keyword(word: &str) -> bool {
    const WORDS: [&str; 10] = ["and", "or", "not", "in", "within", "at", "ever", "et", "ou", "non"];
    WORDS.contains(&word.to_lowercase().as_str())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Quoted,
    Sign,
}

#[derive(Debug, Clone)]
struct Token {
    at: usize,
    kind: Kind,
    text: String,
}

impl Token {
    fn is(&self, words: &[&str]) -> bool {
        self.kind != Kind::Quoted && words.contains(&self.text.to_lowercase().as_str())
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let mut found = Vec::new();
    let mut signs = text.chars().enumerate().peekable();
    while let Some((at, sign)) = signs.next() {
        let mut token = Token { at, kind: Kind::Sign, text: sign.to_string() };
        match sign {
            _ if sign.is_whitespace() => continue,
            '(' | ')' | ',' | '=' => {}
            '<' | '>' | '!' => {
                if signs.next_if(|(_, next)| *next == '=').is_some() {
                    token.text.push('=');
                }
            }
            '"' | '«' | '“' => {
                let end = match sign {
                    '«' => '»',
                    '“' => '”',
                    other => other,
                };
                token.kind = Kind::Quoted;
                token.text = quoted(&mut signs, end)
                    .ok_or_else(|| Fault::new(at, "segments-fault-quote", sign))?;
                if sign == '«' {
                    token.text = token.text.trim().to_owned();
                }
            }
            _ if in_word(sign) => {
                token.kind = Kind::Word;
                while let Some((_, next)) = signs.next_if(|(_, next)| in_word(*next)) {
                    token.text.push(next);
                }
            }
            _ => return Err(Fault::new(at, "segments-fault-unknown-sign", sign)),
        }
        found.push(token);
    }
    Ok(found)
}

fn in_word(sign: char) -> bool {
    sign.is_alphanumeric() || "_./-:@+*'’".contains(sign)
}

/// The text until the closing quote; `\"` and `\\` stand for themselves.
fn quoted(signs: &mut impl Iterator<Item = (usize, char)>, end: char) -> Option<String> {
    let mut text = String::new();
    loop {
        match signs.next()?.1 {
            '\\' => text.push(signs.next()?.1),
            sign if sign == end => return Some(text),
            sign => text.push(sign),
        }
    }
}

struct Reader {
    tokens: Vec<Token>,
    place: usize,
    end: usize,
}

impl Reader {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.place)
    }

    fn next(&mut self, key: &'static str) -> Result<Token, Fault> {
        let token = self.tokens.get(self.place).cloned();
        self.place += 1;
        token.ok_or_else(|| Fault::new(self.end, key, ""))
    }

    fn take(&mut self, words: &[&str]) -> bool {
        let found = self.peek().is_some_and(|token| token.is(words));
        self.place += usize::from(found);
        found
    }

    fn any(&mut self, depth: usize) -> Result<Tree, Fault> {
        let mut children = vec![self.all(depth)?];
        while self.take(&["or", "ou"]) {
            children.push(self.all(depth)?);
        }
        Ok(Tree::Any(children).tidied())
    }

    fn all(&mut self, depth: usize) -> Result<Tree, Fault> {
        let mut children = vec![self.not(depth)?];
        while self.take(&["and", "et"]) {
            children.push(self.not(depth)?);
        }
        Ok(Tree::All(children).tidied())
    }

    fn not(&mut self, depth: usize) -> Result<Tree, Fault> {
        let mut negated = false;
        while self.take(&["not", "non"]) {
            negated = !negated;
        }
        let tree = if self.take(&["("]) {
            if depth >= DEPTH_MAX {
                return Err(Fault::new(0, "segments-fault-too-deep", DEPTH_MAX.to_string()));
            }
            let inner = self.any(depth + 1)?;
            let close = self.next("segments-fault-open")?;
            if !close.is(&[")"]) {
                return Err(Fault::new(close.at, "segments-fault-open", close.text));
            }
            inner
        } else {
            self.condition()?
        };
        Ok(if negated { tree.negated() } else { tree })
    }

    fn condition(&mut self) -> Result<Tree, Fault> {
        let word = self.next("segments-fault-end")?;
        if word.kind != Kind::Word {
            return Err(Fault::new(word.at, "segments-fault-word", word.text));
        }
        let (name, field) = word.text.split_once('.').unwrap_or((word.text.as_str(), ""));
        let name = values::names::fold(&name.replace('_', " ")).replace(' ', "_");
        let Some(known) = criterion(&name) else {
            return Err(Fault::new(word.at, "segments-fault-criterion", word.text));
        };
        let placed = |fault: Fault| Fault {
            at: word.at,
            what: if fault.why.is_some() { word.text.clone() } else { fault.what },
            ..fault
        };
        if let crate::criterion::Class::Refused(why) = known.class {
            return Err(placed(Fault::refused(name, why)));
        }
        let read =
            |typed: &Typed| Condition::read(known, field, typed).map(Tree::Is).map_err(placed);
        if matches!(known.takes, crate::criterion::Takes::Recent) {
            return read(&self.recent(&word)?);
        }
        let sign = self.next("segments-fault-end")?;
        if sign.is(&["in"]) {
            return self.among(&read);
        }
        if sign.kind != Kind::Sign || sign.is(&["(", ")", ","]) {
            return Err(Fault::new(sign.at, "segments-fault-sign", sign.text));
        }
        let negated = sign.text == "!=";
        let text = if negated { "=".to_owned() } else { sign.text };
        let typed = Typed { sign: text, ..self.value()? };
        let tree = read(&typed)?;
        Ok(if negated { tree.negated() } else { tree })
    }

    fn value(&mut self) -> Result<Typed, Fault> {
        let value = self.next("segments-fault-end")?;
        if value.kind == Kind::Sign {
            return Err(Fault::new(value.at, "segments-fault-no-value", value.text));
        }
        let any = value.kind == Kind::Word && value.text == "*";
        Ok(Typed { value: value.text, any, ..Typed::default() })
    }

    /// `in (a, b, c)`: one of them.
    fn among(&mut self, read: &dyn Fn(&Typed) -> Result<Tree, Fault>) -> Result<Tree, Fault> {
        let open = self.next("segments-fault-end")?;
        if !open.is(&["("]) {
            return Err(Fault::new(open.at, "segments-fault-list", open.text));
        }
        let mut children = Vec::new();
        loop {
            children.push(read(&self.value()?)?);
            let next = self.next("segments-fault-open")?;
            match next.text.as_str() {
                "," if next.kind == Kind::Sign => {}
                ")" if next.kind == Kind::Sign => return Ok(Tree::Any(children).tidied()),
                _ => return Err(Fault::new(next.at, "segments-fault-list", next.text)),
            }
        }
    }

    /// `within 30 days`, `at least 2 times`, both, or `ever`.
    fn recent(&mut self, word: &Token) -> Result<Typed, Fault> {
        if self.take(&["ever"]) {
            return Ok(Typed::default());
        }
        let mut typed = Typed::default();
        if self.take(&["within"]) {
            typed.days = self.next("segments-fault-recent")?.text;
            if !self.take(&["days", "day", "jours", "jour"]) {
                return Err(Fault::new(word.at, "segments-fault-recent", word.text.clone()));
            }
        }
        if self.take(&["at"]) {
            let least = self.take(&["least"]);
            typed.times = self.next("segments-fault-recent")?.text;
            if !least || !self.take(&["times", "time", "fois"]) {
                return Err(Fault::new(word.at, "segments-fault-recent", word.text.clone()));
            }
        }
        if typed == Typed::default() {
            return Err(Fault::new(word.at, "segments-fault-recent", word.text.clone()));
        }
        Ok(typed)
    }
}
