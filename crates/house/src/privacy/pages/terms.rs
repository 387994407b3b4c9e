//! How long records are kept: the dated terms with their sources, and a newer one.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan as _;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::privacy::rules::{Basis, NOTE_CHARS_MIN};
use crate::privacy::store::{self, NewTerm, Term};

/// Most months that a record may be kept, and most years before a term begins.
const MONTHS_MAX: i64 = 600;
const YEARS_AHEAD_MAX: i64 = 5;
/// Longest source, in characters.
const SOURCE_CHARS_MAX: usize = 400;
const HERE: &str = "/office/retention/terms";

#[derive(Debug, Default, Serialize)]
struct Terms {
    rows: Vec<Line>,
    may_change: bool,
    basis: String,
    months: String,
    valid_from_on: String,
    source: String,
    errors: Vec<Wrong>,
}

#[derive(Debug, Serialize)]
struct Line {
    basis: String,
    months: i64,
    valid_from_on: String,
    source: String,
    by: String,
    /// `now`, `later` or `past`.
    state: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Wrong {
    field: &'static str,
    label: String,
    message: String,
}

impl Page for Terms {
    const TEMPLATE: &str = "privacy/terms.html";
}

/// GET `/office/retention/terms`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::AnswerRequests)?;
    let page = page(&app, &officer).await?;
    app.page(&page, &officer.shell(&app))
}

async fn page(app: &App, officer: &Officer) -> Result<Terms> {
    let terms = app.db.read(store::all_terms).await?;
    let today = app.now().day_text();
    let holds = |term: &Term| {
        let of_basis = terms.iter().filter(|one| one.basis == term.basis);
        let begun = of_basis.filter(|one| one.valid_from_on <= today);
        begun.map(|one| &one.valid_from_on).max() == Some(&term.valid_from_on)
    };
    let line = |term: &Term| Line {
        basis: app.say(officer.language(), Basis::parse(&term.basis).label()),
        months: term.months,
        valid_from_on: term.valid_from_on.clone(),
        source: term.source.clone(),
        by: term.added_by_name.clone().unwrap_or_default(),
        state: match term.valid_from_on > today {
            true => "later",
            false if holds(term) => "now",
            false => "past",
        },
    };
    Ok(Terms {
        rows: terms.iter().map(line).collect(),
        may_change: officer.office.top_rights.has(Right::Settings),
        basis: Basis::Former.name().to_owned(),
        ..Terms::default()
    })
}

/// POST `/office/retention/terms`: a newer term, for the whole organisation.
pub(super) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let source: String = fields.text("source").chars().take(SOURCE_CHARS_MAX).collect();
    let months = fields.text("months").parse::<i64>().ok();
    let months = months.filter(|months| (1..=MONTHS_MAX).contains(months));
    let latest = app.now().day().saturating_add(YEARS_AHEAD_MAX.years()).to_string();
    let day = values::Day::parse(fields.text("valid_from_on")).map(|day| day.to_string());
    let day = day.ok().filter(|day| *day <= latest);
    let mut wrongs: Vec<(&'static str, &str, &str)> = Vec::new();
    if months.is_none() {
        wrongs.push(("months", "privacy-terms-months", "privacy-terms-months-wrong"));
    }
    if day.is_none() {
        wrongs.push(("valid_from_on", "privacy-terms-from", "privacy-terms-from-wrong"));
    }
    if source.trim().chars().count() < NOTE_CHARS_MIN {
        wrongs.push(("source", "privacy-terms-source", "privacy-terms-source-missing"));
    }
    if let (Some(months), Some(valid_from_on), true) = (months, day, wrongs.is_empty()) {
        let new = NewTerm {
            basis: Basis::parse(fields.text("basis")),
            months,
            valid_from_on,
            source: source.clone(),
            by_name: officer.actor.name.clone(),
        };
        if app.db.write(move |tx| store::add_term(tx, &new)).await? {
            let notice = Notice::ok(app.say(officer.language(), "privacy-terms-added"));
            return see_other_with(HERE, &notice);
        }
        wrongs.push(("valid_from_on", "privacy-terms-from", "privacy-terms-from-older"));
    }
    let wrong = |(field, label, key): (&'static str, &str, &str)| Wrong {
        field,
        label: app.say(officer.language(), label),
        message: app.say(officer.language(), key),
    };
    let page = Terms {
        basis: fields.text("basis").to_owned(),
        months: fields.text("months").to_owned(),
        valid_from_on: fields.text("valid_from_on").to_owned(),
        source,
        errors: wrongs.into_iter().map(wrong).collect(),
        ..page(&app, &officer).await?
    };
    app.refused(&page, officer.shell(&app))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |state| Line {
        basis: "Après l’adhésion".to_owned(),
        months: 36,
        valid_from_on: "2018-05-25".to_owned(),
        source: "RGPD, article 5".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        state,
    };
    let page = |may_change| Terms {
        rows: vec![line("later"), line("now"), line("past")],
        may_change,
        ..Terms::default()
    };
    let wrong = Wrong {
        field: "months",
        label: "Mois".to_owned(),
        message: "Écrivez un nombre.".to_owned(),
    };
    vec![
        SamplePage::new("privacy/terms", page(true)),
        SamplePage::new("privacy/terms-read", page(false)),
        SamplePage::new("privacy/terms-refused", Terms { errors: vec![wrong], ..page(true) }),
    ]
}
