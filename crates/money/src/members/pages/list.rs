//! The officers' list of memberships: to welcome, members, late, to renew, ended; renewing many.

use axum::extract::State;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, Paged, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{hand, pick, refusal};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::members::rules::days;
use crate::members::store::{self, Listed, Which};
use crate::members::{MembershipId, Refusal};
use crate::org::Right;

/// Memberships renewed at once at most.
const RENEWED_MAX: usize = 200;

#[derive(Serialize, Default)]
struct List {
    unit: String,
    which: &'static str,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    next: Option<String>,
    today: String,
    may_write: bool,
    may_set: bool,
}

impl Page for List {
    const TEMPLATE: &str = "members/list.html";
}

#[derive(Serialize)]
struct Tab {
    name: &'static str,
    count: i64,
}

#[derive(Serialize)]
struct Row {
    id: String,
    person: String,
    name: String,
    number: String,
    unit: String,
    kind: String,
    since_on: Option<String>,
    how: Option<String>,
    way: String,
    missing: i64,
    owed_cents: i64,
}

fn row(language: kernel::text::Language, which: Which, one: Listed) -> Row {
    let since_on = match which {
        Which::Applied => one.applied_on,
        Which::Ended => one.ended_on,
        _ => one.accepted_on,
    };
    Row {
        id: one.id.to_string(),
        person: one.person.to_string(),
        name: format!("{} {}", one.first_name, one.last_name).trim().to_owned(),
        number: one.number.unwrap_or_default(),
        unit: one.unit_name,
        kind: pick(language, one.type_fr, one.type_en),
        since_on,
        how: one.ended_how,
        way: one.way,
        missing: one.missing,
        owed_cents: one.owed_cents,
    }
}

/// GET `/office/memberships`, with `which` and `after`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let which = Which::parse(fields.text("which"));
    let after = fields.filled("after").and_then(Cursor::parse);
    let scope = officer.office.scope.clone();
    let limit = i64::try_from(PAGE_ROWS_MAX + 1)?;
    let (numbers, found, today) = app
        .db
        .read(move |tx| {
            let numbers = store::numbers_of(tx, &scope)?;
            let found = store::listed(tx, &scope, which, after.as_ref(), limit)?;
            Ok((numbers, found, tx.now().day_text()))
        })
        .await?;
    let paged = Paged::of(found);
    let last = paged.rows.last().filter(|_| paged.more);
    let next = last.map(|one| {
        let cursor = Cursor { key: one.sort_name.clone(), id: one.id.to_string() };
        format!("/office/memberships?which={}&after={}", which.name(), cursor.encoded())
    });
    let language = officer.language();
    let tab = |(which, count): (Which, i64)| Tab { name: which.name(), count };
    let page = List {
        unit: officer.office.unit.name.clone(),
        which: which.name(),
        tabs: Which::ALL.into_iter().zip(numbers).map(tab).collect(),
        rows: paged.rows.into_iter().map(|one| row(language, which, one)).collect(),
        next,
        today,
        may_write: officer.office.rights.has(Right::WritePeople),
        may_set: officer.office.rights.has(Right::Settings),
    };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/memberships/renew` with `m` for each membership and the day `on_day`: the same
/// rule for one and for many.
pub(super) async fn renew(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let chosen: Vec<MembershipId> =
        fields.all("m").filter_map(MembershipId::parse).take(RENEWED_MAX).collect();
    let (hand, worker, on_day) =
        (hand(&officer), officer.clone(), fields.text("on_day").to_owned());
    let done = app
        .db
        .write(move |tx| {
            if chosen.is_empty() {
                return Err(Refusal::Nobody.into());
            }
            if !days::is_day(&on_day) {
                return Err(Refusal::BadDay.into());
            }
            let (mut count, mut people) = (0_i64, Vec::new());
            for id in &chosen {
                let one = store::membership_in(tx, &worker.office.scope, id)?;
                match store::renew(tx, &one, &on_day, &hand) {
                    Ok(true) => count += 1,
                    Ok(false) | Err(Error::Refused(_)) => continue,
                    Err(fault) => return Err(fault),
                }
                people.push(one.person);
            }
            let (office, name) = (&worker.office, &worker.actor.name);
            access::note_many(tx, office, name, &people, Act::Changed, "", None)?;
            Ok(count)
        })
        .await;
    let language = officer.language();
    let notice = match refusal(done)? {
        Ok(count) => {
            Notice::ok(app.say_with(language, "members-renewed-many", &[("count", count.into())]))
        }
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with("/office/memberships?which=renew", &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = || Row {
        id: "1".to_owned(),
        person: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        number: "76-00417".to_owned(),
        unit: "Alès".to_owned(),
        kind: "Adhésion".to_owned(),
        since_on: Some("2026-11-20".to_owned()),
        how: Some("resigned".to_owned()),
        way: "cheque".to_owned(),
        missing: 2,
        owed_cents: 2_000,
    };
    let page = |which: Which| List {
        unit: "Alès".to_owned(),
        which: which.name(),
        tabs: Which::ALL.into_iter().map(|it| Tab { name: it.name(), count: 3 }).collect(),
        rows: vec![row()],
        next: Some("/office/memberships?after=1~a".to_owned()),
        today: "2026-11-24".to_owned(),
        may_write: true,
        may_set: true,
    };
    let mut samples: Vec<SamplePage> = Which::ALL
        .into_iter()
        .map(|which| SamplePage::new(format!("members/list-{}", which.name()), page(which)))
        .collect();
    let empty = List { rows: Vec::new(), next: None, ..page(Which::Applied) };
    samples.push(SamplePage::new("members/list-empty", empty));
    samples
}
