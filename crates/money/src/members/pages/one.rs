//! The membership of one person, for officers: where they stand on any day, welcome, stamps,
//! arrangements, amount, and the facts of its life.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::mine::{ShownArrangement, ShownFact, arrangement, fact, sample_past};
use super::{hand, pick, refusal, shown, typed_cents, words};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::members::rules::{FactKind, days};
use crate::members::store::{self, ArrangementKind, Hand, Membership, NewArrangement, Step};
use crate::members::{MembershipId, Refusal};
use crate::org::{PersonId, Right};
use crate::people;

/// Facts shown.
const FACTS_MAX: i64 = 200;

#[derive(Serialize, Default)]
struct One {
    person: String,
    name: String,
    number: String,
    standing: &'static str,
    as_of: String,
    today: String,
    year: String,
    memberships: Vec<Shown>,
    facts: Vec<ShownFact>,
    may_write: bool,
    error: String,
}

impl Page for One {
    const TEMPLATE: &str = "members/one.html";
}

#[derive(Serialize)]
struct Shown {
    id: String,
    kind: String,
    unit: String,
    applied_on: Option<String>,
    accepted_on: Option<String>,
    ended_on: Option<String>,
    how: String,
    way: String,
    amount: String,
    steps: Vec<Step>,
    stamps: Vec<shown::Stamp>,
    arrangements: Vec<ShownArrangement>,
    has_card: bool,
}

fn read(tx: &mut Tx<'_>, officer: &Officer, person: &PersonId, as_of: &str) -> Result<Option<One>> {
    let office = &officer.office;
    let kept = people::of_scope(tx, &office.scope, person)?.ok_or(Error::NotFound)?;
    let today = tx.now().day_text();
    let as_of = if days::is_day(as_of) { as_of } else { &today };
    let year = days::year_of(as_of);
    if access::reason_needed(office.mandate.unit.as_str(), kept.home.as_str())
        && people::reason_given(tx, person, &office.person, tx.now().plus_ms(-REASON_MS_MAX))?
            .is_none()
    {
        return Ok(None);
    }
    let language = officer.language();
    let mut memberships = Vec::new();
    for one in store::memberships_of(tx, person)? {
        memberships.push(shown_of(tx, language, one, &today, &year)?);
    }
    let facts = store::facts_of(tx, person, FACTS_MAX)?;
    Ok(Some(One {
        person: person.to_string(),
        name: kept.record.known_as(),
        number: kept.record.number.unwrap_or_default(),
        standing: store::standing(tx, person, as_of)?.name(),
        as_of: as_of.to_owned(),
        today,
        year,
        memberships,
        facts: facts.into_iter().filter_map(fact).collect(),
        may_write: office.rights.has(Right::WritePeople),
        error: String::new(),
    }))
}

/// For how long a reason to open a record holds.
const REASON_MS_MAX: i64 = 8 * kernel::time::HOUR_MS;

fn shown_of(
    tx: &mut Tx<'_>,
    language: kernel::text::Language,
    one: Membership,
    today: &str,
    year: &str,
) -> Result<Shown> {
    let (from, through) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let stamps = store::stamps_of(tx, &one.id, &from, &through)?;
    Ok(Shown {
        steps: store::steps_of(tx, &one.id)?,
        stamps: stamps.iter().map(|row| shown::stamp(row, today)).collect(),
        arrangements: store::arrangements_of(tx, &one.id)?.into_iter().map(arrangement).collect(),
        has_card: store::card_of(tx, &one.id)?.is_some(),
        amount: typed_cents(store::amount_on(tx, &one.id, today)?),
        id: one.id.to_string(),
        kind: pick(language, one.type_fr, one.type_en),
        unit: one.unit_name,
        applied_on: one.applied_on,
        accepted_on: one.accepted_on,
        ended_on: one.ended_on,
        how: one.ended_how.unwrap_or_default(),
        way: one.way,
    })
}

/// GET `/office/people/{id}/membership`, with `as_of`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    print(&app, &officer, &id, fields.text("as_of"), String::new()).await
}

async fn print(
    app: &App,
    officer: &Officer,
    id: &str,
    as_of: &str,
    error: String,
) -> Result<Response> {
    let person = PersonId::parse(id).ok_or(Error::NotFound)?;
    let (worker, day) = (officer.clone(), as_of.to_owned());
    let found = app
        .db
        .write(move |tx| {
            let page = read(tx, &worker, &person, &day)?;
            if page.is_some() {
                let (office, name) = (&worker.office, &worker.actor.name);
                access::note(tx, office, name, &person, Act::Opened, "")?;
            }
            Ok(page)
        })
        .await?;
    // Who looks from above says why first, on the record's page.
    let Some(mut page) = found else { return see_other(&format!("/office/people/{id}")) };
    page.error = error;
    super::answer(app, &page, officer.shell(app), usize::from(!page.error.is_empty()))
}

/// POST `/office/people/{id}/membership`, with `membership` and what to `do`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let asked = Asked::of(&fields).ok_or(Error::NotFound)?;
    let (hand, worker) = (hand(&officer), officer.clone());
    let done = app
        .db
        .write(move |tx| {
            let one = store::membership_in(tx, &worker.office.scope, &asked.membership)?;
            if one.person != person {
                return Err(Error::NotFound);
            }
            asked.done(tx, &one, &hand)?;
            let (office, name) = (&worker.office, &worker.actor.name);
            access::note(tx, office, name, &person, Act::Changed, &asked.why)
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(()) => {
            let notice = Notice::ok(app.say(language, "members-done"));
            see_other_with(&format!("/office/people/{id}/membership"), &notice)
        }
        Err(key) => print(&app, &officer, &id, "", app.say(language, key)).await,
    }
}

/// What an officer asks for.
#[derive(Clone)]
struct Asked {
    membership: MembershipId,
    what: String,
    on_day: String,
    why: String,
    months: [String; 2],
    until_on: String,
    amount: String,
    step: String,
    id: String,
}

impl Asked {
    fn of(fields: &Fields) -> Option<Self> {
        let text = |name: &str| super::line(fields.text(name));
        Some(Self {
            membership: MembershipId::parse(fields.text("membership"))?,
            what: text("do"),
            on_day: text("on_day"),
            why: words(fields.text("why")),
            months: [text("from_month"), text("through_month")],
            until_on: text("until_on"),
            amount: text("amount"),
            step: text("step"),
            id: text("id"),
        })
    }

    fn day(&self, tx: &Tx<'_>) -> Result<String> {
        let today = tx.now().day_text();
        match self.on_day.as_str() {
            "" => Ok(today),
            day if days::is_day(day) && day <= today.as_str() => Ok(day.to_owned()),
            _ => Err(Refusal::BadDay.into()),
        }
    }

    fn done(&self, tx: &mut Tx<'_>, one: &Membership, hand: &Hand) -> Result<()> {
        let day = self.day(tx)?;
        match self.what.as_str() {
            "accept" => accept(tx, one, &day, &self.why, hand),
            "take" => {
                let due_on = if days::is_day(&self.until_on) { &self.until_on } else { &day };
                store::take_step(tx, &one.id, &self.step, due_on, hand)
            }
            "finish" if self.step != "accept" => store::finish_step(tx, &one.id, &self.step, hand),
            "card" if one.accepted_on.is_some() => store::reissue(tx, one, hand),
            "renew" => store::renew(tx, one, &day, hand).map(drop),
            "amount" => {
                let cents = values::parse_cents(&self.amount).map_err(|_| Refusal::BadAmount)?;
                let month = match self.months[0].as_str() {
                    "" => days::month_of(&day),
                    month if days::is_month(month) => month.to_owned(),
                    _ => return Err(Refusal::BadMonths.into()),
                };
                store::change_amount(tx, one, &month, cents, hand)
            }
            "end_arrangement" => store::end_arrangement(tx, one, &self.id),
            what => match (ArrangementKind::parse(what), FactKind::parse(what)) {
                (Some(kind), _) => self.arrange(tx, one, kind, hand),
                (None, Some(kind)) if kind.holds() == Some(false) => {
                    if kind == FactKind::Refused && self.why.is_empty() {
                        return Err(Refusal::NoReason.into());
                    }
                    store::end(tx, one, kind, &day, &self.why, hand)
                }
                _ => Err(Error::NotFound),
            },
        }
    }

    fn arrange(
        &self,
        tx: &mut Tx<'_>,
        one: &Membership,
        kind: ArrangementKind,
        hand: &Hand,
    ) -> Result<()> {
        let cents = match kind {
            ArrangementKind::Reduced => {
                values::parse_cents(&self.amount).map_err(|_| Refusal::BadAmount)?
            }
            _ => 0,
        };
        let [from_month, through_month] = &self.months;
        let new = NewArrangement {
            kind,
            from_month,
            through_month,
            cents,
            until_on: Some(self.until_on.as_str()).filter(|day| !day.is_empty()),
            reason: &self.why,
            source: "",
        };
        store::arrange(tx, one, &new, hand)
    }
}

/// Accepts an application: the member has a number, a card and stamps at once.
pub(super) fn accept(
    tx: &mut Tx<'_>,
    one: &Membership,
    day: &str,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    if one.accepted_on.is_some() || one.ended_on.is_some() {
        return Err(Refusal::Already.into());
    }
    store::add_fact(tx, one, FactKind::Accepted, day, why, hand)?;
    store::settle_number(tx, &one.person, &one.unit, hand)?;
    store::reissue(tx, one, hand)?;
    store::finish_step(tx, &one.id, "accept", hand)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let step = |kind: &str, done_on: Option<&str>| Step {
        kind: kind.to_owned(),
        owner_name: "Colette Ferry".to_owned(),
        due_on: "2026-12-01".to_owned(),
        done_on: done_on.map(str::to_owned),
        done_by: "Colette Ferry".to_owned(),
    };
    let (arrangements, facts) = sample_past();
    let shown = |accepted_on: Option<&str>, ended_on: Option<&str>| Shown {
        id: "1".to_owned(),
        kind: "Adhésion".to_owned(),
        unit: "Alès".to_owned(),
        applied_on: Some("2026-11-20".to_owned()),
        accepted_on: accepted_on.map(str::to_owned),
        ended_on: ended_on.map(str::to_owned),
        how: ended_on.map_or("", |_| "resigned").to_owned(),
        way: "cheque".to_owned(),
        amount: "10".to_owned(),
        steps: vec![step("accept", Some("2026-11-21")), step("call", None)],
        stamps: shown::sample_stamps(),
        arrangements: arrangements.clone(),
        has_card: accepted_on.is_some(),
    };
    let page = |standing, memberships, error: &str| One {
        person: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        number: "30-00012".to_owned(),
        standing,
        as_of: "2026-11-24".to_owned(),
        today: "2026-11-24".to_owned(),
        year: "2026".to_owned(),
        memberships,
        facts: facts.clone(),
        may_write: true,
        error: error.to_owned(),
    };
    let accepted = shown(Some("2026-11-21"), None);
    let ended = shown(Some("2026-01-01"), Some("2026-06-01"));
    vec![
        SamplePage::new("members/one", page("late", vec![accepted, ended], "Dites pourquoi.")),
        SamplePage::new("members/one-applied", page("applied", vec![shown(None, None)], "")),
        SamplePage::new("members/one-none", page("none", Vec::new(), "")),
    ]
}
