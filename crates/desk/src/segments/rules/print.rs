//! Writes a tree in the textual language: [`super::parse`] reads it back to the same tree.

use crate::criterion::Test;
use crate::segments::rules::parse::is_keyword;
use crate::segments::rules::{Condition, Tree};

/// A tree as text; empty for everybody.
#[must_use]
pub fn print(tree: &Tree) -> String {
    let mut text = String::new();
    match tree {
        Tree::All(children) => joined(&mut text, children, " and "),
        Tree::Any(children) => joined(&mut text, children, " or "),
        other => node(&mut text, other),
    }
    text
}

fn joined(text: &mut String, children: &[Tree], word: &str) {
    for (place, child) in children.iter().enumerate() {
        if place > 0 {
            text.push_str(word);
        }
        node(text, child);
    }
}

fn node(text: &mut String, tree: &Tree) {
    match tree {
        Tree::All(_) | Tree::Any(_) => {
            text.push('(');
            text.push_str(&print(tree));
            text.push(')');
        }
        Tree::Not(inner) => {
            text.push_str("not ");
            node(text, inner);
        }
        Tree::Is(one) => condition(text, one),
    }
}

fn condition(text: &mut String, condition: &Condition) {
    text.push_str(condition.criterion.name);
    if !condition.field.is_empty() {
        text.push('.');
        text.push_str(&condition.field);
    }
    match &condition.test {
        Test::Is(value) => {
            text.push_str(" = ");
            text.push_str(&quoted(value));
        }
        Test::Any => text.push_str(" = *"),
        Test::Number(sign, number) => {
            text.push_str(&format!(" {} {number}", sign.text()));
        }
        Test::Recent { days, times } => {
            match days {
                Some(days) => text.push_str(&format!(" within {days} days")),
                None if *times == 1 => text.push_str(" ever"),
                None => {}
            }
            if *times > 1 {
                text.push_str(&format!(" at least {times} times"));
            }
        }
    }
}

/// The value bare when it is one plain word, in quotes otherwise.
fn quoted(value: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "_./-:@+".contains(sign);
    if !value.is_empty() && value.chars().all(plain) && !is_keyword(value) {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
