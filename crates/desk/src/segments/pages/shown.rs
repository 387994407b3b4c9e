//! What several pages of segments show: counts and reasons, people in lines, choices.

use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::web::{Cursor, PAGE_ROWS_MAX};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::{Class, Speaker};
use crate::org::{Right, Scope};
use crate::people::{self, Relation, Summary};
use crate::segments::pages::{class_key, fault_told};
use crate::segments::rules::{Fault, Tree, print, sentence};
use crate::segments::store::{self, Reach};

/// One answer of a choice.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// How many people a segment finds, who of them is reached how, and what the law makes of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Counts {
    /// The segment as a sentence.
    pub told: String,
    /// Its text.
    pub text: String,
    /// Its text for addresses.
    pub query: String,
    /// Why it cannot be asked; empty when it can.
    pub fault: String,
    /// `scope` or `targeting`.
    pub class: &'static str,
    /// The class as a sentence.
    pub class_told: String,
    /// What it means for messages.
    pub class_more: String,
    /// How many.
    pub reach: Reach,
    /// Whether only the total is told.
    pub total_only: bool,
    /// Conditions that are not understood yet and left out.
    pub left_out: usize,
}

/// Asks a tree within a scope and tells what it found. How very many people can be reached is
/// told only when it is `asked` for.
///
/// # Errors
/// A fault from the database.
pub fn counts(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tree: &Tree,
    speaker: &Speaker<'_>,
    asked: bool,
) -> Result<Counts> {
    let labels = store::labels_of(tx, scope, tree, speaker)?;
    let mut counts =
        Counts { told: sentence(tree, speaker, &labels), text: print(tree), ..Counts::default() };
    match store::ask(tx, scope, tree)? {
        Err(fault) => counts.fault = fault_told(speaker, &fault),
        Ok(question) => {
            let total = question.count(tx)?;
            counts.total_only = !asked && total > store::PROBED_PEOPLE_MAX;
            counts.reach = match counts.total_only {
                true => Reach { total, ..Reach::default() },
                false => question.reach(tx, total)?,
            };
            tell_class(&mut counts, question.class, speaker);
        }
    }
    Ok(counts)
}

/// A text as a value of an address.
#[must_use]
pub fn query(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn tell_class(counts: &mut Counts, class: Class, speaker: &Speaker<'_>) {
    let (name, told, more) = class_key(class);
    counts.class = name;
    counts.class_told = speaker.say(told, &[]);
    counts.class_more = speaker.say(more, &[]);
}

/// A person in a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Line {
    id: String,
    name: String,
    unit: String,
    email: String,
    phone: String,
    relation: String,
    member: bool,
}

/// A page of people, and what may be done with them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Crowd {
    /// The people.
    pub rows: Vec<Line>,
    /// The first page, when this is a later one.
    pub first: Option<String>,
    /// The next page.
    pub next: Option<String>,
    /// The segment's text, for lists and draws; empty where there is none.
    pub text: String,
    /// Whether lists and draws may be made.
    pub may_write: bool,
    /// Whether people may be exported.
    pub may_export: bool,
}

/// The page of people at these places; one place more than fits tells that there is a next one.
///
/// # Errors
/// A fault from the database.
pub fn lines(
    tx: &mut Tx<'_>,
    scope: &Scope,
    mut places: Vec<Cursor>,
    speaker: &Speaker<'_>,
) -> Result<(Vec<Line>, Option<Cursor>)> {
    let more = places.len() > PAGE_ROWS_MAX;
    places.truncate(PAGE_ROWS_MAX);
    let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
    let found = people::summaries(tx, scope, &ids)?;
    let rows = found.into_iter().map(|(one, relation)| line(one, relation, speaker)).collect();
    Ok((rows, places.last().filter(|_| more).cloned()))
}

fn line(one: Summary, relation: Relation, speaker: &Speaker<'_>) -> Line {
    let name = match (one.last_name.is_empty(), one.first_name.is_empty()) {
        (false, false) => format!("{}, {}", one.last_name, one.first_name),
        (true, true) => "—".to_owned(),
        _ => format!("{}{}", one.last_name, one.first_name),
    };
    Line {
        id: one.id.to_string(),
        name,
        unit: one.home,
        email: one.email,
        phone: one.phone,
        relation: speaker.say(relation.key(), &[]),
        member: relation == Relation::Member,
    }
}

impl Crowd {
    /// People with what this officer may do with them.
    #[must_use]
    pub fn of(officer: &Officer, rows: Vec<Line>, text: &str) -> Self {
        let rights = &officer.office.rights;
        Self {
            rows,
            text: text.to_owned(),
            may_write: rights.has(Right::WritePeople),
            may_export: rights.has(Right::Export),
            ..Self::default()
        }
    }

    /// The pages before and after, below an address that takes `after`.
    #[must_use]
    pub fn paged(mut self, href: &str, is_later: bool, next: Option<&Cursor>) -> Self {
        let sign = if href.contains('?') { '&' } else { '?' };
        self.first = is_later.then(|| href.to_owned());
        self.next = next.map(|next| format!("{href}{sign}after={}", next.encoded()));
        self
    }

    /// Two people, for samples.
    #[must_use]
    pub fn sample() -> Self {
        let line = Line {
            id: "0193".to_owned(),
            name: "Moulin, Ana".to_owned(),
            unit: "Alès".to_owned(),
            phone: "+33639982260".to_owned(),
            member: true,
            ..Line::default()
        };
        Self {
            rows: vec![line.clone(), Line { member: false, ..line }],
            next: Some("/office/segments/people?after=x".to_owned()),
            text: "tag = Relais".to_owned(),
            may_write: true,
            may_export: true,
            ..Self::default()
        }
    }
}

/// Counts for samples.
#[must_use]
pub fn sample_counts() -> Counts {
    Counts {
        told: "Les personnes qui portent l’étiquette « Relais »".to_owned(),
        text: "tag = Relais".to_owned(),
        class: "targeting",
        class_told: "Ciblage".to_owned(),
        class_more: "Un accord est nécessaire.".to_owned(),
        reach: Reach { total: 12, email: 9, email_none: 3, post: 12, ..Reach::default() },
        left_out: 1,
        ..Counts::default()
    }
}

/// One region of a page, with the header that says so.
///
/// # Errors
/// A fault when the template is broken.
pub fn region(
    app: &App,
    officer: &Officer,
    id: &'static str,
    template: &str,
    page: &impl Serialize,
) -> Result<Response> {
    let html = app.view.fragment(template, page, &officer.shell(app))?;
    let mut response = kernel::web::html(StatusCode::OK, html);
    let name = HeaderName::from_static("x-fragment");
    response.headers_mut().insert(name, HeaderValue::from_static(id));
    Ok(response)
}

/// What is wrong with a field of a form.
#[derive(Debug, Clone, Serialize)]
pub struct Wrong {
    /// The field.
    pub field: String,
    /// Its name for people.
    pub label: String,
    /// What to do.
    pub message: String,
}

/// A fault of a whole text.
#[must_use]
pub fn wrong_text(speaker: &Speaker<'_>, fault: &Fault) -> Wrong {
    Wrong {
        field: "where".to_owned(),
        label: speaker.say("segments-text", &[]),
        message: fault_told(speaker, fault),
    }
}
