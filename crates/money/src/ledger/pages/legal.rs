//! Values that the law sets: each name with its history; a newer one is added with its source.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{Choice, Problem, short};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::rules::iso_day;
use crate::ledger::store::{self, LegalValue};
use crate::org::Right;

/// Names that the program uses, and the keys of what they are.
const NAMES: [(&str, &str); 14] = [
    ("gift_ceiling_year_cents", "ledger-legal-gift-year"),
    ("campaign_gift_ceiling_cents", "ledger-legal-gift-campaign"),
    ("cash_ceiling_cents", "ledger-legal-cash"),
    ("tax_reduction_percent", "ledger-legal-tax"),
    ("tax_income_share_percent", "ledger-legal-tax-share"),
    ("mandate_dormancy_months", "ledger-legal-dormancy"),
    ("prenotification_days", "ledger-legal-prenotification"),
    ("refund_weeks", "ledger-legal-refund"),
    ("unauthorised_refund_months", "ledger-legal-unauthorised"),
    ("accounting_retention_years", "ledger-legal-retention"),
    ("loan_months_max", "ledger-legal-loan-months"),
    ("loan_at_legal_rate_months", "ledger-legal-loan-cheap-months"),
    ("loan_ceiling_cents", "ledger-legal-loan-ceiling"),
    ("legal_interest_hundredths", "ledger-legal-interest"),
];

/// Units that names end with, and the keys of their labels.
const UNITS: [(&str, &str); 8] = [
    ("_cents", "ledger-legal-in-euros"),
    ("_hundredths", "ledger-legal-in-hundredths"),
    ("_months_max", "ledger-legal-in-months"),
    ("_percent", "ledger-legal-in-percent"),
    ("_days", "ledger-legal-in-days"),
    ("_weeks", "ledger-legal-in-weeks"),
    ("_months", "ledger-legal-in-months"),
    ("_years", "ledger-legal-in-years"),
];

#[derive(Serialize)]
struct Legal {
    names: Vec<Named>,
    typed: Typed,
    choices: Vec<Choice>,
    errors: Vec<Problem>,
}

impl Page for Legal {
    const TEMPLATE: &'static str = "ledger/legal.html";
}

/// A name with its values, the newest first.
#[derive(Serialize)]
struct Named {
    label: String,
    /// Text key of the unit; empty for a bare number.
    unit: &'static str,
    is_money: bool,
    note: String,
    values: Vec<LegalValue>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Typed {
    name: String,
    valid_from_on: String,
    value: String,
    source: String,
}

/// GET `/office/treasury/legal`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    let page = page(&app, &officer, Typed::default(), Vec::new()).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/legal`: a newer value, with the text that sets it.
pub(super) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let text = |name: &str| short(fields.text(name));
    let typed = Typed {
        name: text("name"),
        valid_from_on: iso_day(fields.text("valid_from_on"))
            .unwrap_or_else(|| text("valid_from_on")),
        value: text("value"),
        source: text("source"),
    };
    let mut page = page(&app, &officer, typed, Vec::new()).await?;
    let language = officer.language();
    let problem = |field: &str, label: &str, message: &str| {
        Problem::of(&app, language, field, label, message)
    };
    let note = page.names.iter().find_map(|named| {
        let newest = named.values.first()?;
        (newest.name == page.typed.name).then(|| newest.note.clone())
    });
    let value = read(&page.typed.name, &page.typed.value);
    let day = iso_day(&page.typed.valid_from_on);
    let mut errors = Vec::new();
    if note.is_none() {
        errors.push(problem("name", "ledger-legal-name", "ledger-wrong-legal-name"));
    }
    if value.is_none() {
        errors.push(problem("value", "ledger-legal-value", "ledger-wrong-legal-value"));
    }
    if day.is_none() {
        errors.push(problem("valid_from_on", "ledger-from", "ledger-wrong-day"));
    }
    if page.typed.source.is_empty() {
        errors.push(problem("source", "ledger-legal-source", "ledger-wrong-legal-source"));
    }
    if let (Some(note), Some(value), Some(day), true) = (note, value, day, errors.is_empty()) {
        let (name, source) = (page.typed.name.clone(), page.typed.source.clone());
        let new = LegalValue { name, valid_from_on: day, value, source, note };
        if app.db.write(move |tx| store::add_legal(tx, &new)).await? {
            let notice = Notice::ok(app.say(language, "ledger-legal-added"));
            return see_other_with("/office/treasury/legal", &notice);
        }
        errors.push(problem("valid_from_on", "ledger-from", "ledger-wrong-legal-day"));
    }
    page.errors = errors;
    app.refused(&page, officer.shell(&app))
}

/// A value as its name counts it: cents from euros, else a whole number.
fn read(name: &str, typed: &str) -> Option<i64> {
    let value = match name.ends_with("_cents") {
        true => values::parse_cents(typed).ok(),
        false => typed.parse().ok(),
    };
    value.filter(|value| *value >= 0)
}

async fn page(app: &App, officer: &Officer, typed: Typed, errors: Vec<Problem>) -> Result<Legal> {
    officer.must_at_top(Right::Settings)?;
    let mut names: Vec<Named> = Vec::new();
    let mut choices = Vec::new();
    for value in app.db.read(store::legal_values).await? {
        let newest = names.last().and_then(|named| named.values.first());
        if newest.is_none_or(|newest| newest.name != value.name) {
            let named = named(app, officer, &value);
            choices.push(Choice::new(value.name.clone(), named.label.clone()));
            names.push(named);
        }
        if let Some(named) = names.last_mut() {
            named.values.push(value);
        }
    }
    Ok(Legal { names, typed, choices, errors })
}

fn named(app: &App, officer: &Officer, value: &LegalValue) -> Named {
    let known = NAMES.iter().find(|(name, _)| *name == value.name);
    let unit = UNITS.iter().find(|(end, _)| value.name.ends_with(end));
    Named {
        label: known
            .map_or_else(|| value.name.clone(), |(_, key)| app.say(officer.language(), key)),
        unit: unit.map_or("", |(_, key)| key),
        is_money: value.name.ends_with("_cents"),
        // What names of the program are of is told by their label.
        note: if known.is_some() { String::new() } else { value.note.clone() },
        values: Vec::new(),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let value = |name: &str, day: &str, value| LegalValue {
        name: name.to_owned(),
        valid_from_on: day.to_owned(),
        value,
        source: "Loi 88-227, article 11-4".to_owned(),
        note: String::new(),
    };
    let named = |label: &str, unit, is_money, values| Named {
        label: label.to_owned(),
        unit,
        is_money,
        note: label.to_owned(),
        values,
    };
    let legal = |errors| Legal {
        names: vec![
            named(
                "Plafond annuel des dons",
                "ledger-legal-in-euros",
                true,
                vec![
                    value("gift_ceiling_year_cents", "2027-01-01", 800_000),
                    value("gift_ceiling_year_cents", "2013-10-12", 750_000),
                ],
            ),
            named(
                "Préavis",
                "ledger-legal-in-days",
                false,
                vec![value("prenotification_days", "2014-02-01", 14)],
            ),
            named("Autre", "", false, vec![value("other", "2014-02-01", 3)]),
        ],
        typed: Typed::default(),
        choices: vec![Choice::new("prenotification_days", "Préavis")],
        errors,
    };
    vec![
        SamplePage::new("ledger/legal", legal(Vec::new())),
        SamplePage::new("ledger/legal-refused", legal(vec![Problem::sample("source")])),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_typed_in_the_unit_of_its_name() {
        assert_eq!(read("gift_ceiling_year_cents", "7 500 €"), Some(750_000));
        assert_eq!(read("refund_weeks", "8"), Some(8));
        assert_eq!(read("refund_weeks", "8,5"), None);
        assert_eq!(read("refund_weeks", "-8"), None);
    }
}
