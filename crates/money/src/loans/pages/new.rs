//! A new loan: who lends, and what the contract says.

use axum::extract::State;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{rate_told, refusal};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::loans::rules::{RHYTHMS, Refusal, Terms};
use crate::loans::store::{self, Hand};
use crate::org::{PersonId, Right};
use crate::people::{self, Filter};
use crate::shares;

/// Most people found.
const FOUND_MAX: i64 = 12;
/// Longest search, in characters.
const QUERY_CHARS_MAX: usize = 80;

#[derive(Serialize, Default)]
struct New {
    unit: String,
    q: String,
    found: Vec<Found>,
    person: String,
    name: String,
    collector: String,
    months_max: Option<i64>,
    cheap: Option<CheapShown>,
    iban: String,
    amount: String,
    rate: String,
    from_on: String,
    months: String,
    every: String,
    rhythms: Vec<Choice>,
    wrong: Vec<Wrong>,
}

/// What the law bounds at no more than the legal rate, as it is told.
#[derive(Serialize)]
struct CheapShown {
    /// The legal rate; empty as long as nobody entered it.
    rate: String,
    months_max: Option<i64>,
    ceiling_cents: Option<i64>,
    owed_cents: i64,
}

#[derive(Serialize)]
struct Found {
    id: String,
    name: String,
    unit: String,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Serialize)]
struct Wrong {
    field: &'static str,
    label: String,
    message: String,
}

impl Page for New {
    const TEMPLATE: &str = "loans/new.html";
}

async fn page(app: &App, officer: &Officer, fields: &Fields) -> Result<New> {
    officer.must(Right::Treasury)?;
    let (office, language) = (officer.office.clone(), officer.language());
    let q: String = fields.text("q").chars().take(QUERY_CHARS_MAX).collect();
    let (asked, words) = (PersonId::parse(fields.text("person")), q.clone());
    let mut page = app
        .db
        .read(move |tx| {
            let today = tx.now().day_text();
            let mut page = New::default();
            let mut ids: Vec<String> = asked.iter().map(ToString::to_string).collect();
            if ids.is_empty() && !words.trim().is_empty() {
                let filter = Filter { words: words.clone(), ..Filter::default() };
                let found = people::search(tx, &office.scope, &filter, FOUND_MAX)?;
                ids.extend(found.into_iter().map(|(id, _)| id.to_string()));
            }
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            for (one, _) in people::summaries(tx, &office.scope, &ids)? {
                let name = people::display_name(&one.first_name, &one.last_name);
                page.found.push(Found { id: one.id.to_string(), name, unit: one.home });
            }
            if asked.is_some() {
                let one = page.found.pop().ok_or(Error::NotFound)?;
                (page.person, page.name) = (one.id, one.name);
            }
            if let Some(one) = ledger::collector_for(tx, &office.unit.id, &today)? {
                let bounds = store::bounds(tx, &one, &today)?;
                page.months_max = bounds.months_max;
                if let Some(cheap) = bounds.cheap {
                    let rate = cheap.legal_rate_hundredths;
                    page.cheap = Some(CheapShown {
                        rate: rate.map_or(String::new(), |rate| rate_told(language, rate)),
                        months_max: cheap.months_max,
                        ceiling_cents: cheap.ceiling_cents,
                        owed_cents: store::cheap_owed(tx)?,
                    });
                }
                page.collector = one.name;
            }
            page.from_on = today;
            Ok(page)
        })
        .await?;
    let rhythm = |every: &i64| Choice {
        value: every.to_string(),
        label: app.say(language, &format!("loans-every-{every}")),
    };
    page.rhythms = RHYTHMS.iter().map(rhythm).collect();
    page.unit = officer.office.unit.name.clone();
    page.q = q;
    page.rate = "0".to_owned();
    page.every = "0".to_owned();
    Ok(page)
}

/// GET `/office/treasury/loans/new?q=&person=`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let page = page(&app, &officer, &fields).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/loans/new` with `person`, `amount`, `rate`, `from_on`, `months`, `every`,
/// `iban`.
pub(super) async fn lend(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let person = PersonId::parse(fields.text("person")).ok_or(Error::NotFound)?;
    let every = fields.text("every").parse().unwrap_or(0);
    let terms = Terms {
        cents: values::parse_cents(fields.text("amount")).unwrap_or(0),
        rate_hundredths: values::parse_cents(fields.text("rate")).unwrap_or(-1),
        from_on: shares::day_of(fields.text("from_on")),
        months: fields.text("months").trim().parse().unwrap_or(0),
        every_months: if RHYTHMS.contains(&every) { every } else { 0 },
    };
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let hand = Hand::of(&officer.office, &name);
    let iban = fields.text("iban").to_owned();
    let done = app
        .db
        .write(move |tx| {
            let unit = people::home_of(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
            let id = store::lend(tx, &person, &unit, (&terms, &iban), &hand)?;
            access::note(tx, &office, &name, &person, Act::Changed, "Prêt")?;
            Ok(id)
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(id) => {
            let notice = Notice::ok(app.say(language, "loans-lent"));
            see_other_with(&format!("/office/treasury/loans/{id}"), &notice)
        }
        Err(key) => {
            let field = Refusal::of_key(key).map_or("from_on", Refusal::field);
            let label = match field {
                "amount" => "loans-amount",
                "rate" => "loans-rate",
                "months" => "loans-months",
                "from_on" => "loans-from",
                "iban" => "loans-iban",
                _ => "loans-lender",
            };
            let typed = |name: &str| fields.text(name).to_owned();
            let page = New {
                amount: typed("amount"),
                rate: typed("rate"),
                from_on: typed("from_on"),
                months: typed("months"),
                every: typed("every"),
                iban: typed("iban"),
                wrong: vec![Wrong {
                    field,
                    label: app.say(language, label),
                    message: app.say(language, key),
                }],
                ..page(&app, &officer, &fields).await?
            };
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let found = Found { id: "1".to_owned(), name: "Odile Fauvel".to_owned(), unit: "Alès".into() };
    let ask =
        New { unit: "Gard".to_owned(), q: "fau".to_owned(), found: vec![found], ..New::default() };
    let terms = |wrong: Vec<Wrong>| New {
        unit: "Gard".to_owned(),
        person: "1".to_owned(),
        name: "Odile Fauvel".to_owned(),
        collector: "ADF du Gard".to_owned(),
        months_max: Some(60),
        cheap: Some(CheapShown {
            rate: if wrong.is_empty() { "6,65 %".to_owned() } else { String::new() },
            months_max: Some(24),
            ceiling_cents: Some(1_500_000),
            owed_cents: 200_000,
        }),
        from_on: "2026-11-24".to_owned(),
        rhythms: vec![Choice { value: "0".to_owned(), label: "À la fin".to_owned() }],
        wrong,
        ..New::default()
    };
    let wrong = Wrong {
        field: "months",
        label: "Durée".to_owned(),
        message: "C'est plus long que la loi ne le permet.".to_owned(),
    };
    vec![
        SamplePage::new("loans/new-who", ask),
        SamplePage::new("loans/new", terms(Vec::new())),
        SamplePage::new("loans/new-refused", terms(vec![wrong])),
    ]
}
