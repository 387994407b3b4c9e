//! The legal class of a segment, and what nobody may ask.
//!
//! Regulation (EU) 2024/900, article 18: choosing who receives a political message by their data
//! asks for their separate consent, and never aims at people under 17. Data of special categories
//! (GDPR, article 9) choose nobody.

use crate::criterion::{Class, Sign, Test};
use crate::imports::{is_sensitive_tag, refused_column};
use crate::segments::rules::{Condition, Fault, Tree};

/// Ages are looked at up to this one, in years.
const AGES: i64 = 128;
/// Nobody younger is aimed at, in years: article 18(1)(c), one year below the age of voting.
const TARGETED_AGE_MIN: i64 = 17;

/// The class of the whole: that of its strictest condition.
#[must_use]
pub fn class_of(tree: &Tree) -> Class {
    let classes = tree.conditions().into_iter().map(|condition| condition.criterion.class);
    classes.max().unwrap_or(Class::Scope)
}

/// Whether a tree may be asked, in this year.
///
/// # Errors
/// The refusal, with its reason.
pub fn may_ask(tree: &Tree, year: i64) -> Result<(), Fault> {
    for condition in tree.conditions() {
        if let Class::Refused(why) = condition.criterion.class {
            return Err(Fault::refused(condition.criterion.name, why));
        }
        if let Some(what) = sensitive(condition) {
            return Err(Fault::refused(what, "segments-refused-sensitive"));
        }
    }
    ages(tree, false, year).map(drop)
}

fn sensitive(condition: &Condition) -> Option<String> {
    let named = condition.field.replace('-', " ");
    if !named.is_empty() && (refused_column(&named).is_some() || is_sensitive_tag(&named)) {
        return Some(named);
    }
    match (&condition.test, condition.criterion.name) {
        (Test::Is(tag), "tag") if is_sensitive_tag(tag) => Some(tag.clone()),
        _ => None,
    }
}

/// The ages that people of a tree may have, one bit a year; a part that only the youngest can
/// fulfil is refused.
fn ages(tree: &Tree, negated: bool, year: i64) -> Result<u128, Fault> {
    let parts = |children: &[Tree]| -> Result<Vec<u128>, Fault> {
        children.iter().map(|child| ages(child, negated, year)).collect()
    };
    let all = |parts: Vec<u128>| parts.into_iter().fold(u128::MAX, |all, one| all & one);
    let any = |parts: Vec<u128>| parts.into_iter().fold(0, |all, one| all | one);
    let found = match tree {
        Tree::Not(inner) => return ages(inner, !negated, year),
        Tree::All(children) if children.is_empty() => u128::MAX,
        Tree::All(children) if negated => any(parts(children)?),
        Tree::All(children) => all(parts(children)?),
        Tree::Any(children) if negated => all(parts(children)?),
        Tree::Any(children) => any(parts(children)?),
        Tree::Is(condition) => ages_of(condition, negated, year),
    };
    let young: u128 = (1 << TARGETED_AGE_MIN) - 1;
    if found != 0 && found & !young == 0 {
        return Err(Fault::refused("age", "segments-refused-under-17"));
    }
    Ok(found)
}

fn ages_of(condition: &Condition, negated: bool, year: i64) -> u128 {
    let Test::Number(sign, number) = condition.test else { return u128::MAX };
    let may: fn(Sign, i64, i64, i64, bool) -> bool = match condition.criterion.name {
        "age" => |sign, number, age, _, negated| sign.holds(age, number) != negated,
        // Who is of an age was born in one of two years.
        "born" => |sign, number, age, year, negated| {
            let born = [year - age, year - age - 1];
            born.into_iter().any(|born| sign.holds(born, number) != negated)
        },
        _ => return u128::MAX,
    };
    let ages = (0..AGES).filter(|age| may(sign, number, *age, year, negated));
    ages.fold(0, |all, age| all | 1_u128 << age)
}
