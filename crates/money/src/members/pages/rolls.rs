//! Voting rolls: frozen at a date, shown, exported with a reason, and settled at the desk.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{hand, line, refusal, words};
use crate::access::{self, Act, REASON_CHARS_MIN};
use crate::accounts::Officer;
use crate::app::App;
use crate::members::rules::days;
use crate::members::store::{self, NewRoll, ROLL_LINES_MAX, Roll, RollLine};
use crate::members::{Refusal, RollId, jobs};
use crate::org::Right;

/// People noted by one transaction when a roll is taken out.
const NOTED_MAX: usize = 300;
/// Lines on a page.
const LINES_PAGE: i64 = 100;

#[derive(Serialize)]
struct Rolls {
    unit: String,
    rolls: Vec<Roll>,
    name: String,
    on_day: String,
    challenge_until_on: String,
    may_write: bool,
    error: String,
}

impl Page for Rolls {
    const TEMPLATE: &str = "members/rolls.html";
}

/// GET `/office/memberships/rolls`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let today = app.now().day_text();
    let typed = [String::new(), today.clone(), days::plus_days(&today, 7), String::new()];
    let page = rolls(&app, &officer, typed).await?;
    app.page(&page, &officer.shell(&app))
}

async fn rolls(
    app: &App,
    officer: &Officer,
    [name, on_day, challenge_until_on, error]: [String; 4],
) -> Result<Rolls> {
    let scope = officer.office.scope.clone();
    let rolls = app.db.read(move |tx| store::rolls(tx, &scope)).await?;
    let may_write = officer.office.rights.has(Right::WritePeople);
    let unit = officer.office.unit.name.clone();
    Ok(Rolls { unit, rolls, name, on_day, challenge_until_on, may_write, error })
}

/// POST `/office/memberships/rolls` with `name`, `on_day` and `challenge_until_on`.
pub(super) async fn freeze(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let new = NewRoll {
        name: line(fields.text("name")),
        on_day: line(fields.text("on_day")),
        challenge_until_on: line(fields.text("challenge_until_on")),
    };
    let (worker, asked) = (officer.clone(), new.clone());
    let done = app
        .db
        .write(move |tx| {
            let days_are = [&asked.on_day, &asked.challenge_until_on];
            if !days_are.into_iter().all(|day| days::is_day(day)) {
                return Err(Refusal::BadDay.into());
            }
            let (office, name) = (&worker.office, &worker.actor.name);
            let id = store::freeze(tx, office, name, &asked)?;
            jobs::enqueue_freeze(tx, &id, office, name)?;
            Ok(id)
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(id) => {
            let key = match at_once(&app, &officer, &id).await? {
                true => "members-roll-frozen",
                false => "members-roll-begun",
            };
            let notice = Notice::ok(app.say(language, key));
            see_other_with(&format!("/office/memberships/rolls/{id}"), &notice)
        }
        Err(key) => {
            let error = app.say(language, key);
            let typed = [new.name, new.on_day, new.challenge_until_on, error];
            let page = rolls(&app, &officer, typed).await?;
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// Writes what can be written while somebody waits; whether that was all. A worker does the rest.
async fn at_once(app: &App, officer: &Officer, id: &RollId) -> Result<bool> {
    /// Slices written while somebody waits.
    const SLICES_MAX: usize = 10;
    let (db, id) = (app.db.clone(), id.clone());
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let all = tokio::task::spawn_blocking(move || {
        for _ in 0..SLICES_MAX {
            if !store::freeze_some(&db, &id, &office, &name)? {
                return Ok(true);
            }
        }
        Ok(false)
    });
    all.await.map_err(|error| Error::fault(error.to_string()))?
}

#[derive(Serialize)]
struct One {
    roll: Roll,
    lines: Vec<Line>,
    next: Option<i64>,
    settled_now: i64,
    may_write: bool,
    may_export: bool,
    reason: String,
    error: String,
}

impl Page for One {
    const TEMPLATE: &str = "members/roll.html";
}

#[derive(Serialize)]
struct Line {
    may_vote: bool,
    can_settle: bool,
    line: RollLine,
}

/// GET `/office/memberships/rolls/{id}`, after the place `after`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let after = fields.text("after").parse().unwrap_or(0);
    let page = page(&app, &officer, &id, after).await?;
    app.page(&page, &officer.shell(&app))
}

async fn page(app: &App, officer: &Officer, id: &str, after: i64) -> Result<One> {
    let id = RollId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let (roll, mut lines, settled_now) = app
        .db
        .read(move |tx| {
            let roll = store::roll(tx, &scope, &id)?;
            let lines = store::roll_lines(tx, &id, after, LINES_PAGE + 1)?;
            Ok((roll, lines, store::settled_on(tx, &id)?))
        })
        .await?;
    let more = i64::try_from(lines.len())? > LINES_PAGE;
    lines.truncate(usize::try_from(LINES_PAGE)?);
    let next = lines.last().filter(|_| more).map(|line| line.place);
    let line = |line: RollLine| Line {
        may_vote: line.may_vote(),
        can_settle: !line.has_paid && line.settled_at.is_none() && line.person.is_some(),
        line,
    };
    Ok(One {
        roll,
        lines: lines.into_iter().map(line).collect(),
        next,
        settled_now,
        may_write: officer.office.rights.has(Right::WritePeople),
        may_export: officer.office.rights.has(Right::Export),
        reason: String::new(),
        error: String::new(),
    })
}

/// POST `/office/memberships/rolls/{id}` with `line`: the dues are settled at the desk.
pub(super) async fn settle(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let roll = RollId::parse(&id).ok_or(Error::NotFound)?;
    let (hand, scope, chosen) =
        (hand(&officer), officer.office.scope.clone(), line(fields.text("line")));
    let done = app
        .db
        .write(move |tx| {
            store::roll(tx, &scope, &roll)?;
            store::settle_at_desk(tx, &roll, &chosen, &hand)
        })
        .await;
    let language = officer.language();
    let notice = match refusal(done)? {
        Ok(()) => Notice::ok(app.say(language, "members-roll-settled")),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    let after: i64 = fields.text("after").parse().unwrap_or(0);
    see_other_with(&format!("/office/memberships/rolls/{id}?after={after}"), &notice)
}

/// POST `/office/memberships/rolls/{id}/file` with a reason: the roll as CSV.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Export)?;
    let reason = words(fields.text("reason"));
    if reason.chars().count() < REASON_CHARS_MIN {
        let mut page = page(&app, &officer, &id, 0).await?;
        page.error = app.say(officer.language(), Refusal::NoReason.key());
        page.reason = reason;
        return app.refused(&page, officer.shell(&app));
    }
    let roll = RollId::parse(&id).ok_or(Error::NotFound)?;
    let (scope, of) = (officer.office.scope.clone(), roll.clone());
    let lines = app
        .db
        .read(move |tx| {
            if !store::roll(tx, &scope, &of)?.is_ready {
                return Err(Refusal::RollNotReady.into());
            }
            store::roll_lines(tx, &of, 0, ROLL_LINES_MAX)
        })
        .await?;
    let people: Vec<_> = lines.iter().filter_map(|line| line.person.clone()).collect();
    for some in people.chunks(NOTED_MAX) {
        let (worker, why, of, some) =
            (officer.clone(), reason.clone(), roll.clone(), some.to_vec());
        app.db
            .write(move |tx| {
                let (office, name) = (&worker.office, &worker.actor.name);
                let batch = Some(of.as_str());
                access::note_many(tx, office, name, &some, Act::Exported, &why, batch)
            })
            .await?;
    }
    download("liste-electorale.csv", "text/csv; charset=utf-8", csv(&lines))
}

/// A roll as a sheet: semicolons, as tables here are opened.
fn csv(lines: &[RollLine]) -> String {
    let yes = |is: bool| if is { "oui" } else { "non" };
    let mut out = String::from(
        "\u{feff}rang;nom;numero;unite;membre_depuis;anciennete;a_jour;regle_au_vote;\
         peut_voter\r\n",
    );
    for line in lines {
        let cells = [
            line.place.to_string(),
            cell(&line.name),
            cell(&line.number),
            cell(&line.unit_name),
            line.since_on.clone(),
            yes(line.has_seniority).to_owned(),
            yes(line.has_paid).to_owned(),
            yes(line.settled_at.is_some()).to_owned(),
            yes(line.may_vote()).to_owned(),
        ];
        out.push_str(&cells.join(";"));
        out.push_str("\r\n");
    }
    out
}

/// A cell that no table takes for a formula, quoted where it must be.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let roll = || Roll {
        id: uuid::Uuid::nil().into(),
        unit: uuid::Uuid::nil().into(),
        unit_name: "Alès".to_owned(),
        name: "Congrès de 2027".to_owned(),
        on_day: "2026-11-24".to_owned(),
        challenge_until_on: "2026-12-01".to_owned(),
        listed: 287,
        voters: 214,
        digest: "0f3a".to_owned(),
        made_by_name: "Colette Ferry".to_owned(),
        made_at: kernel::time::Moment(1_795_000_000_000),
        is_ready: true,
    };
    let line = |has_paid: bool, place: i64| -> Line {
        let line = RollLine {
            id: "1".to_owned(),
            person: Some(uuid::Uuid::nil().into()),
            place,
            name: "Moulin Ana".to_owned(),
            number: "30-00012".to_owned(),
            unit_name: "Alès".to_owned(),
            since_on: "2020-01-10".to_owned(),
            has_seniority: true,
            has_paid,
            settled_at: None,
            settled_by_name: String::new(),
        };
        Line { may_vote: line.may_vote(), can_settle: !has_paid, line }
    };
    let one = |is_ready| One {
        roll: Roll { is_ready, ..roll() },
        lines: vec![line(true, 1), line(false, 2)],
        next: Some(100),
        settled_now: 3,
        may_write: true,
        may_export: true,
        reason: String::new(),
        error: "Dites pourquoi.".to_owned(),
    };
    let rolls = |rolls: Vec<Roll>, error: &str| Rolls {
        unit: "Alès".to_owned(),
        rolls,
        name: String::new(),
        on_day: "2026-11-24".to_owned(),
        challenge_until_on: "2026-12-01".to_owned(),
        may_write: true,
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("members/rolls", rolls(vec![roll()], "")),
        SamplePage::new("members/rolls-none", rolls(Vec::new(), "Écrivez un nom.")),
        SamplePage::new("members/roll", one(true)),
        SamplePage::new("members/roll-begun", one(false)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("a;b"), "\"a;b\"");
        assert_eq!(cell("Moulin"), "Moulin");
    }
}
