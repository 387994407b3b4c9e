//! What is done with many people at once: tags and tasks.

use axum::extract::State;
use axum::response::Response;
use kernel::web::{Cursor, Fields, Notice, see_other_with};
use kernel::{Error, Result};

use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right};
use crate::people::TagId;
use crate::people::pages::cause_of;
use crate::people::pages::list::filter_of;
use crate::people::store::{Filter, add_task, change, of_scope, page_of_ids, tags_for};

/// Most people that one gesture reaches.
const PEOPLE_MAX: i64 = 5_000;
const TITLE_CHARS_MAX: usize = 200;

/// What to do.
#[derive(Clone)]
enum Gesture {
    Tag(TagId),
    Untag(TagId),
    Task(String),
}

/// `POST /office/people/bulk`: people ticked as `p`, or the whole selection with `all`.
pub(super) async fn bulk(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let back = fields.filled("back").filter(|back| back.starts_with("/office/people"));
    let back = back.unwrap_or("/office/people").to_owned();
    let say = |key| app.say(officer.language(), key);
    let ids: Vec<PersonId> = fields.all("p").filter_map(PersonId::parse).collect();
    let whole = fields.has("all").then(|| filter_of(&fields));
    if ids.is_empty() && whole.is_none() {
        return see_other_with(&back, &Notice::warn(say("people-bulk-nobody")));
    }
    let tag = TagId::parse(fields.text("bulk-tag"));
    let title: String = fields.text("task").chars().take(TITLE_CHARS_MAX).collect();
    let gesture = match (fields.text("do"), tag) {
        ("tag", Some(tag)) => Gesture::Tag(tag),
        ("untag", Some(tag)) => Gesture::Untag(tag),
        ("task", _) if !title.is_empty() => Gesture::Task(title),
        ("task", _) => return see_other_with(&back, &Notice::warn(say("people-bulk-no-title"))),
        _ => return see_other_with(&back, &Notice::warn(say("people-bulk-no-tag"))),
    };
    let worker = officer.clone();
    let reached = app.db.write(move |tx| act(tx, &worker, &ids, whole.as_ref(), &gesture)).await?;
    let count = [("count", i64::try_from(reached)?.into())];
    let text = app.say_with(officer.language(), "people-bulk-done", &count);
    see_other_with(&back, &Notice::ok(text))
}

fn act(
    tx: &mut kernel::db::Tx<'_>,
    officer: &Officer,
    ids: &[PersonId],
    whole: Option<&Filter>,
    gesture: &Gesture,
) -> Result<usize> {
    let scope = &officer.office.scope;
    let everybody;
    let ids = match whole {
        Some(filter) => {
            let places = page_of_ids(tx, scope, filter, None, PEOPLE_MAX)?;
            let id = |place: Cursor| PersonId::parse(&place.id);
            everybody = places.into_iter().filter_map(id).collect::<Vec<_>>();
            &everybody
        }
        None => ids,
    };
    if let Gesture::Tag(tag) = gesture
        && !tags_for(tx, scope.unit())?.iter().any(|known| known.id == *tag)
    {
        return Err(Error::NotFound);
    }
    let cause = cause_of(officer);
    let mut reached = Vec::new();
    for id in ids {
        let Some(kept) = of_scope(tx, scope, id)? else { continue };
        let mut record = kept.record.clone();
        match gesture {
            Gesture::Tag(tag) => drop(record.tags.insert(tag.to_string())),
            Gesture::Untag(tag) => drop(record.tags.remove(tag.as_str())),
            Gesture::Task(title) => {
                add_task(tx, scope, id, title, None, &officer.actor.person)?;
            }
        }
        change(tx, scope, id, kept.version, &record, &cause)?;
        reached.push(id.clone());
    }
    let name = &officer.actor.name;
    access::note_many(tx, &officer.office, name, &reached, Act::Selected, "", None)?;
    Ok(reached.len())
}
