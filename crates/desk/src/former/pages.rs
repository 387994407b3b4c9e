//! What somebody did in the earlier program, for officers and for themselves.

use axum::Router;
use axum::extract::{Path, State as Given};
use axum::response::Response;
use axum::routing::get;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::see_other;
use kernel::{Error, Result};
use serde::Serialize;

use crate::access;
use crate::accounts::{Actor, Officer};
use crate::app::App;
use crate::former::rules::{FactKind, LinkKind, Membership, Payment, State};
use crate::former::store;
use crate::org::{Office, PersonId, Right, Scope};
use crate::people;

/// Lines of each kind that a page shows.
const LINES_MAX: i64 = 500;

/// The routes.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/me/former", get(mine)).route("/office/people/{id}/former", get(of_person))
}

#[derive(Debug, Default, Serialize)]
struct Past {
    memberships: Vec<ShownMembership>,
    payments: Vec<ShownPayment>,
    links: Vec<ShownLink>,
    facts: Vec<ShownFact>,
}

#[derive(Debug, Serialize)]
struct ShownMembership {
    name: String,
    started_on: Option<String>,
    expires_on: Option<String>,
    state: String,
    active: bool,
}

#[derive(Debug, Serialize)]
struct ShownPayment {
    on_day: String,
    cents: i64,
    kind: String,
    means: String,
    code: String,
    parent: Option<String>,
    number: String,
    plan: bool,
}

#[derive(Debug, Serialize)]
struct ShownLink {
    kind: String,
    said: String,
    person: Option<(String, String)>,
    outcome: String,
}

#[derive(Debug, Serialize)]
struct ShownFact {
    kind: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct OfPerson {
    id: String,
    name: String,
    past: Past,
}

impl Page for OfPerson {
    const TEMPLATE: &'static str = "former/person.html";
}

#[derive(Debug, Serialize)]
struct Mine {
    past: Past,
}

impl Page for Mine {
    const TEMPLATE: &'static str = "former/mine.html";
}

/// A tie: kind, what the file said, what came of it, and the other's record and name.
type NamedTie = (String, String, String, Option<(PersonId, String)>);

/// What is kept of somebody.
#[derive(Default)]
struct Known {
    memberships: Vec<Membership>,
    payments: Vec<Payment>,
    links: Vec<NamedTie>,
    facts: Vec<(String, String)>,
}

/// GET `/me/former`.
async fn mine(Given(app): Given<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let known = app.db.read(move |tx| known(tx, &person, None)).await?;
    let page = Mine { past: past(&app, actor.visit.language, known) };
    app.page(&page, &actor.shell(&app))
}

/// GET `/office/people/{id}/former`.
async fn of_person(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let (office, by) = (officer.office.clone(), officer.actor.name.clone());
    let read = move |tx: &mut Tx<'_>| opened(tx, &office, &by, &person);
    let Some((name, known)) = app.db.write(read).await? else {
        return see_other(&format!("/office/people/{id}"));
    };
    let page = OfPerson { id, name, past: past(&app, officer.language(), known) };
    app.page(&page, &officer.shell(&app))
}

/// The name and the past of a person, after the look was written down; `None` when the officer
/// must say why first.
fn opened(
    tx: &mut Tx<'_>,
    office: &Office,
    by: &str,
    person: &PersonId,
) -> Result<Option<(String, Known)>> {
    let kept = people::of_scope(tx, &office.scope, person)?.ok_or(Error::NotFound)?;
    if !access::note_again(tx, office, by, person, &kept.home)? {
        return Ok(None);
    }
    Ok(Some((kept.record.known_as(), known(tx, person, Some(&office.scope))?)))
}

/// Others are named only to officers who may see their record.
fn known(tx: &mut Tx<'_>, person: &PersonId, scope: Option<&Scope>) -> Result<Known> {
    let mut links = Vec::new();
    for (kind, said, outcome, other) in store::links_of(tx, person)? {
        let other = match (scope, other) {
            (Some(scope), Some(other)) => {
                people::of_scope(tx, scope, &other)?.map(|kept| (other, kept.record.known_as()))
            }
            _ => None,
        };
        let said = if scope.is_some() { said } else { String::new() };
        links.push((kind, said, outcome, other));
    }
    Ok(Known {
        memberships: store::memberships_of(tx, person, LINES_MAX)?,
        payments: store::payments_of(tx, person, LINES_MAX)?,
        links,
        facts: store::facts_of(tx, person)?,
    })
}

fn past(app: &App, language: Language, known: Known) -> Past {
    let today = app.now().day_text();
    let say = |key| app.say(language, key);
    let membership = |one: Membership| {
        let state = one.state_on(&today);
        ShownMembership {
            state: say(state.key()),
            active: state == State::Active,
            name: one.name,
            started_on: one.started_on,
            expires_on: one.expires_on,
        }
    };
    let payment = |one: Payment| ShownPayment {
        kind: say(payment_key(&one)),
        parent: one.parent.filter(|_| one.kind == "refund"),
        plan: !one.plan.is_empty(),
        on_day: one.on_day,
        cents: one.cents,
        means: one.means,
        code: one.code,
        number: one.number,
    };
    let link = |(kind, said, outcome, other): NamedTie| ShownLink {
        kind: LinkKind::parse(&kind).map_or_else(|| kind.clone(), |kind| say(kind.key())),
        person: other.map(|(id, name)| (id.to_string(), name)),
        outcome: match outcome.as_str() {
            "ambiguous" => say("former-link-ambiguous"),
            "unknown" => say("former-link-unknown"),
            _ => String::new(),
        },
        said,
    };
    let fact = |(kind, name): (String, String)| ShownFact {
        kind: FactKind::parse(&kind).map_or_else(|| kind.clone(), |kind| say(kind.key())),
        name,
    };
    Past {
        memberships: known.memberships.into_iter().map(membership).collect(),
        payments: known.payments.into_iter().map(payment).collect(),
        links: known.links.into_iter().map(link).collect(),
        facts: known.facts.into_iter().map(fact).collect(),
    }
}

fn payment_key(one: &Payment) -> &'static str {
    match (one.status.as_str(), one.kind.as_str()) {
        ("failed", _) => "former-payment-failed",
        ("canceled", _) => "former-payment-canceled",
        ("pending", _) => "former-payment-pending",
        (_, "refund") => "former-payment-refund",
        (_, "donation") if one.is_in_kind => "former-payment-in-kind",
        (_, "donation") => "former-payment-donation",
        _ => "former-payment-other",
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = || Past {
        memberships: vec![ShownMembership {
            name: "Adhésion 2026".to_owned(),
            started_on: Some("2026-01-19".to_owned()),
            expires_on: Some("2026-12-31".to_owned()),
            state: "à jour".to_owned(),
            active: true,
        }],
        payments: vec![ShownPayment {
            on_day: "2026-02-05".to_owned(),
            cents: -2_000,
            kind: "remboursement".to_owned(),
            means: "Credit Card".to_owned(),
            code: "don-en-ligne".to_owned(),
            parent: Some("52244".to_owned()),
            number: "57534".to_owned(),
            plan: true,
        }],
        links: vec![ShownLink {
            kind: "Parrainage".to_owned(),
            said: "7118".to_owned(),
            person: Some(("1".to_owned(), "Aïssata Diarra".to_owned())),
            outcome: String::new(),
        }],
        facts: vec![ShownFact { kind: "Venue".to_owned(), name: "Fête 2025".to_owned() }],
    };
    let of = |past| OfPerson { id: "1".to_owned(), name: "Ana Moulin".to_owned(), past };
    vec![
        SamplePage::new("former/person", of(full())),
        SamplePage::new("former/person-empty", of(Past::default())),
        SamplePage::new("former/mine", Mine { past: full() }),
        SamplePage::new("former/mine-empty", Mine { past: Past::default() }),
    ]
}
