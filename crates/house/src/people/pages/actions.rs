//! What officers do around a record: notes, tasks, tags, facts, units, household.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};

use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right, UnitId};
use crate::people::pages::cause_of;
use crate::people::pages::gate::{Gate, passed};
use crate::people::store::{
    self, Filter, Kept, add_belonging, add_note, add_task, change, delete_note, end_belonging,
    finish_task, join_household, leave_household, record_fact, remove_fact, search,
};
use crate::people::{FactKind, NoteId, TagId, TaskId};

const NOTE_CHARS_MAX: usize = 4_000;
const TITLE_CHARS_MAX: usize = 200;
const TAG_CHARS_MAX: usize = 60;

/// What a gesture did: the text to say, or why not.
enum Done {
    /// It is done.
    Said(&'static str),
    /// A rule says no.
    Not(&'static str),
}

/// Does something with a record that the officer opened, and says so on its page.
async fn act(
    app: App,
    officer: Officer,
    id: String,
    gesture: impl Fn(&mut Tx<'_>, &Officer, &Kept) -> Result<Done> + Send + 'static,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let language = officer.language();
    let done = app
        .db
        .write(move |tx| match passed(tx, &officer, &person)? {
            Gate::Open(kept, _) => gesture(tx, &officer, &kept).map(Some),
            Gate::Reason(_) => Ok(None),
        })
        .await?;
    let back = format!("/office/people/{id}");
    match done {
        Some(Done::Said(key)) => see_other_with(&back, &Notice::ok(app.say(language, key))),
        Some(Done::Not(key)) => see_other_with(&back, &Notice::warn(app.say(language, key))),
        None => see_other(&back),
    }
}

fn cut(text: &str, chars_max: usize) -> String {
    text.chars().take(chars_max).collect()
}

/// `POST …/notes`.
pub(super) async fn note(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let body = cut(fields.text("body"), NOTE_CHARS_MAX);
    act(app, officer, id, move |tx, officer, kept| {
        if body.is_empty() {
            return Ok(Done::Not("people-note-empty"));
        }
        add_note(tx, &officer.office.scope, &kept.id, &body, &officer.actor.person)?;
        Ok(Done::Said("people-note-added"))
    })
    .await
}

/// `POST …/notes/{note}/delete`.
pub(super) async fn note_gone(
    State(app): State<App>,
    officer: Officer,
    Path((id, note)): Path<(String, String)>,
) -> Result<Response> {
    let note = NoteId::parse(&note).ok_or(Error::NotFound)?;
    act(app, officer, id, move |tx, officer, kept| {
        delete_note(tx, &officer.office.scope, &kept.id, &note)?;
        Ok(Done::Said("people-note-deleted"))
    })
    .await
}

/// `POST …/tasks`.
pub(super) async fn task(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let title = cut(fields.text("title"), TITLE_CHARS_MAX);
    let day = fields.filled("due_on").map(values::Day::parse);
    act(app, officer, id, move |tx, officer, kept| {
        if title.is_empty() {
            return Ok(Done::Not("people-bulk-no-title"));
        }
        let due_on = match day {
            Some(Ok(day)) => Some(day.to_string()),
            Some(Err(_)) => return Ok(Done::Not("people-error-day")),
            None => None,
        };
        let (scope, by) = (&officer.office.scope, &officer.actor.person);
        add_task(tx, scope, &kept.id, &title, due_on.as_deref(), by)?;
        Ok(Done::Said("people-task-added"))
    })
    .await
}

/// `POST …/tasks/{task}/done`, with `done` 1 or 0.
pub(super) async fn task_done(
    State(app): State<App>,
    officer: Officer,
    Path((id, task)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let task = TaskId::parse(&task).ok_or(Error::NotFound)?;
    let done = fields.text("done") != "0";
    act(app, officer, id, move |tx, officer, kept| {
        let (scope, by) = (&officer.office.scope, &officer.actor.person);
        finish_task(tx, scope, &kept.id, &task, done, by)?;
        Ok(Done::Said(if done { "people-task-finished" } else { "people-task-open-again" }))
    })
    .await
}

/// `POST …/tags`: `add` or `remove` a tag, or give a `new` one.
pub(super) async fn tags(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (add, remove) = (TagId::parse(fields.text("add")), TagId::parse(fields.text("remove")));
    let new = cut(fields.text("new"), TAG_CHARS_MAX);
    act(app, officer, id, move |tx, officer, kept| {
        let scope = &officer.office.scope;
        let mut record = kept.record.clone();
        if let Some(tag) = &add {
            let known = store::tags_for(tx, scope.unit())?;
            known.iter().find(|one| one.id == *tag).ok_or(Error::NotFound)?;
            record.tags.insert(tag.to_string());
        }
        if let Some(tag) = &remove {
            let known = store::tags_on(tx, scope, &kept.id)?;
            known.iter().find(|one| one.id == *tag).ok_or(Error::NotFound)?;
            record.tags.remove(tag.as_str());
        }
        if !values::names::fold(&new).is_empty() {
            record.tags.insert(store::ensure_tag(tx, scope.unit(), &new)?.to_string());
        }
        let changed = change(tx, scope, &kept.id, kept.version, &record, &cause_of(officer))?;
        Ok(match changed.is_empty() {
            true => Done::Not("people-bulk-no-tag"),
            false => Done::Said("people-tags-changed"),
        })
    })
    .await
}

/// `POST …/facts`.
pub(super) async fn fact(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let kind = FactKind::parse(fields.text("kind"));
    let day = values::Day::parse(fields.text("on_day"));
    act(app, officer, id, move |tx, officer, kept| {
        let Ok(day) = day else { return Ok(Done::Not("people-error-day")) };
        let day = day.to_string();
        if day > tx.now().day_text() {
            return Ok(Done::Not("people-fact-future"));
        }
        let (scope, by) = (&officer.office.scope, &officer.actor.person);
        record_fact(tx, scope, &kept.id, kind, &day, by)?;
        Ok(Done::Said("people-fact-added"))
    })
    .await
}

/// `POST …/facts/{fact}/remove`.
pub(super) async fn fact_gone(
    State(app): State<App>,
    officer: Officer,
    Path((id, fact)): Path<(String, String)>,
) -> Result<Response> {
    act(app, officer, id, move |tx, officer, kept| {
        remove_fact(tx, &officer.office.scope, &kept.id, &fact)?;
        Ok(Done::Said("people-fact-removed"))
    })
    .await
}

/// `POST …/units`: lets the person belong to a further unit of the scope. Giving the record to
/// another unit is a transfer, which leaves its trace.
pub(super) async fn units(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let unit = UnitId::parse(fields.text("unit")).ok_or(Error::NotFound)?;
    act(app, officer, id, move |tx, officer, kept| {
        let scope = &officer.office.scope;
        scope.narrowed(tx, &unit)?.ok_or(Error::NotFound)?;
        let today = tx.now().day_text();
        add_belonging(tx, &kept.id, &unit, &today, Some(&officer.actor.person))?;
        Ok(Done::Said("people-units-added"))
    })
    .await
}

/// `POST …/belongings/{unit}/end`.
pub(super) async fn unit_gone(
    State(app): State<App>,
    officer: Officer,
    Path((id, unit)): Path<(String, String)>,
) -> Result<Response> {
    let unit = UnitId::parse(&unit).ok_or(Error::NotFound)?;
    act(app, officer, id, move |tx, officer, kept| {
        end_belonging(tx, &officer.office.scope, &kept.id, &unit)?;
        Ok(Done::Said("people-units-ended"))
    })
    .await
}

/// `POST …/household`: joins the household of the one person that `with` finds.
pub(super) async fn household(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let words = cut(fields.text("with"), TITLE_CHARS_MAX);
    act(app, officer, id, move |tx, officer, kept| {
        let scope = &officer.office.scope;
        let filter = Filter { words: words.clone(), ..Filter::default() };
        let mut found = search(tx, scope, &filter, 3)?;
        found.retain(|(other, _)| *other != kept.id);
        let [(other, _)] = found.as_slice() else {
            return Ok(Done::Not(if found.is_empty() {
                "people-household-nobody"
            } else {
                "people-household-several"
            }));
        };
        join_household(tx, scope, &kept.id, other)?;
        Ok(Done::Said("people-household-joined"))
    })
    .await
}

/// `POST …/household/leave`.
pub(super) async fn household_left(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    act(app, officer, id, move |tx, officer, kept| {
        leave_household(tx, &officer.office.scope, &kept.id)?;
        Ok(Done::Said("people-household-gone"))
    })
    .await
}

/// `POST …/undo` with `version`.
pub(super) async fn undo(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let version: i64 = fields.text("version").parse().map_err(|_| Error::NotFound)?;
    act(app, officer, id, move |tx, officer, kept| {
        let mut cause = cause_of(officer);
        cause.way = store::Way::Undone;
        match store::undo(tx, &officer.office.scope, &kept.id, version, &cause) {
            Ok(_) => Ok(Done::Said("people-undone")),
            Err(Error::Stale) => Ok(Done::Not("people-undo-stale")),
            Err(error) => Err(error),
        }
    })
    .await
}
