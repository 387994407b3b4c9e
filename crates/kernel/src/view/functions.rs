//! What templates can call: texts, icons, and filters that write days, moments and numbers.
//!
//! Each environment speaks one language, so none of these asks for it.

use std::sync::Arc;

use jiff::civil::Date;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, Value};

use super::icons;
use crate::text::{self, Language, Texts};

/// Gives `environment` its functions and filters in `language`.
pub(super) fn install(
    environment: &mut Environment<'static>,
    language: Language,
    texts: &Arc<Texts>,
) {
    environment.set_formatter(print);
    let plain = Arc::clone(texts);
    environment.add_function("t", move |key: String, values: Kwargs| {
        say(&plain, language, &key, &values, text_value)
    });
    let marked = Arc::clone(texts);
    environment.add_function("th", move |key: String, values: Kwargs| {
        say(&marked, language, &key, &values, escaped_value).map(Value::from_safe_string)
    });
    environment.add_function("icon", icon);
    environment
        .add_filter("day", move |value: Value| dated(&value, |day| text::day(language, day)));
    environment.add_filter("day_short", move |value: Value| {
        dated(&value, |day| text::day_short(language, day))
    });
    environment.add_filter("day_month", move |value: Value| {
        dated(&value, |day| text::day_month(language, day))
    });
    environment.add_filter("weekday", move |value: Value| {
        dated(&value, |day| text::weekday(language, day).to_owned())
    });
    environment.add_filter("month", move |number: i8| text::month(language, number, false));
    environment.add_filter("month_short", move |number: i8| text::month(language, number, true));
    environment.add_filter("moment", move |at: i64| text::moment(language, at));
    environment.add_filter("moment_short", move |at: i64| text::moment_short(language, at));
    environment.add_filter("iso", text::iso);
    environment.add_filter("number", move |whole: i64| text::number(language, whole));
    environment.add_filter("money", move |cents: i64| text::money(language, cents, false));
    environment.add_filter("money_exact", move |cents: i64| text::money(language, cents, true));
    environment.add_filter("phone", |number: String| text::phone(&number));
}

fn say(
    texts: &Texts,
    language: Language,
    key: &str,
    values: &Kwargs,
    convert: fn(&Value) -> Result<text::Value, Error>,
) -> Result<String, Error> {
    let mut given = Vec::new();
    for name in values.args() {
        given.push((name, convert(&values.peek::<Value>(name)?)?));
    }
    Ok(texts.get(language, key, &given))
}

fn text_value(value: &Value) -> Result<text::Value, Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => {
            Err(Error::new(ErrorKind::UndefinedError, "a text was given an undefined value"))
        }
        ValueKind::Number => match value.as_i64() {
            Some(whole) => Ok(text::Value::Number(whole)),
            None => Ok(text::Value::Text(words(value))),
        },
        _ => Ok(text::Value::Text(words(value))),
    }
}

fn escaped_value(value: &Value) -> Result<text::Value, Error> {
    match text_value(value)? {
        text::Value::Text(words) if !value.is_safe() => Ok(text::Value::Text(escape(&words))),
        other => Ok(other),
    }
}

/// Prints a value into a template: as it is when it is safe or the template is a text, escaped
/// otherwise. Unlike the engine's own, it leaves `/` alone, so that addresses stay legible.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let printed = match state.auto_escape() {
        AutoEscape::Html if !value.is_safe() && !value.is_none() => {
            out.write_str(&escape(&words(value)))
        }
        _ if value.is_none() => Ok(()),
        _ => out.write_str(&words(value)),
    };
    printed.map_err(Error::from)
}

/// Booleans are written as HTML writes them.
fn words(value: &Value) -> String {
    match value.kind() {
        ValueKind::Bool => value.is_true().to_string(),
        _ => value.to_string(),
    }
}

fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 16);
    for letter in words.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn icon(name: String) -> Result<Value, Error> {
    icons::svg(&name)
        .map(Value::from_safe_string)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no icon is named {name}")))
}

fn dated(value: &Value, write: impl Fn(Date) -> String) -> Result<String, Error> {
    let refused = || Error::new(ErrorKind::InvalidOperation, "not an ISO day such as 2026-11-24");
    let day: Date = value.as_str().ok_or_else(refused)?.parse().map_err(|_| refused())?;
    Ok(write(day))
}
