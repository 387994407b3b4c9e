//! A segment as a sentence, in French or English: «Les personnes qui portent l’étiquette …».

use std::collections::BTreeMap;

use crate::criterion::{Class, Speaker, Takes, Test};
use crate::segments::rules::{Condition, Tree};

/// What people read of values that only the database knows: by criterion and value.
pub type Labels = BTreeMap<(&'static str, String), String>;

/// The sentence of a tree.
#[must_use]
pub fn sentence(tree: &Tree, speaker: &Speaker<'_>, labels: &Labels) -> String {
    if *tree == Tree::everybody() {
        return speaker.say("segments-told-everybody", &[]);
    }
    let who = part(tree, false, speaker, labels, true);
    speaker.say("segments-told", &[("who", who.into())])
}

/// Negations go down to the conditions, where they read best.
fn part(tree: &Tree, negated: bool, speaker: &Speaker<'_>, labels: &Labels, whole: bool) -> String {
    let (children, together) = match tree {
        Tree::Not(inner) => return part(inner, !negated, speaker, labels, whole),
        Tree::Is(one) => {
            let what = condition(one, negated, speaker, labels);
            return speaker.say("segments-told-who", &[("what", what.into())]);
        }
        Tree::All(children) => (children, !negated),
        Tree::Any(children) => (children, negated),
    };
    let key = if together { "segments-told-and" } else { "segments-told-or" };
    let told = children.iter().map(|child| part(child, negated, speaker, labels, false));
    let join = |first: String, next: String| {
        speaker.say(key, &[("first", first.into()), ("next", next.into())])
    };
    let told = told.reduce(join).unwrap_or_default();
    if whole { told } else { speaker.say("segments-told-group", &[("what", told.into())]) }
}

/// What a condition says of people.
fn condition(
    condition: &Condition,
    negated: bool,
    speaker: &Speaker<'_>,
    labels: &Labels,
) -> String {
    let criterion = condition.criterion;
    if let Class::Refused(why) = criterion.class {
        return speaker.say(why, &[]);
    }
    let label = |value: &str| {
        labels.get(&(criterion.name, value.to_owned())).cloned().unwrap_or_else(|| value.to_owned())
    };
    let (mut value, mut sign, mut days, mut times) = (String::new(), "equal", -1, 1);
    match &condition.test {
        Test::Is(text) => {
            value = match criterion.takes {
                Takes::Fixed(answers) => {
                    let known = answers.iter().find(|(word, _)| word == text);
                    known.map_or_else(|| text.clone(), |(_, key)| speaker.say(key, &[]))
                }
                Takes::Text(_, told) => told(text),
                Takes::Known(_) => label(text),
                _ => text.clone(),
            };
        }
        Test::Any => sign = "any",
        Test::Number(compared, number) => {
            (value, sign) = (number.to_string(), compared.name());
        }
        Test::Recent { days: within, times: least } => {
            (days, times) = (within.unwrap_or(-1), *least);
        }
    }
    let field = match condition.field.as_str() {
        "" => String::new(),
        field => label(field),
    };
    let args = [
        ("value", value.into()),
        ("field", field.into()),
        ("not", if negated { "yes" } else { "no" }.into()),
        ("sign", sign.into()),
        ("within", if days < 0 { "ever" } else { "days" }.into()),
        ("days", days.into()),
        ("often", if times > 1 { "many" } else { "once" }.into()),
        ("times", times.into()),
    ];
    speaker.say(criterion.told, &args)
}
