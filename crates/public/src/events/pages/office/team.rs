//! Who holds an event together: other units, stewards of its door, shifts.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};

use super::one::{Team, one};
use super::{found, problems};
use crate::accounts::Officer;
use crate::app::App;
use crate::events::ShiftId;
use crate::events::rules::{ShiftDraft, SpeakerAsked, shift_of, speaker_of};
use crate::events::store::{self, Event};
use crate::org::{self, PersonId, Scope, UnitId, UnitMatch};
use crate::people;

/// What came of a form: a text key to say, or a field with what to do.
type Came = std::result::Result<&'static str, (&'static str, &'static str)>;

/// POST `/office/events/{id}/team`: asks a unit, names a steward, adds a shift, takes one away.
pub(in crate::events::pages) async fn change(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let (gesture, kept) = (gesture(&event, &fields)?, event.clone());
    let (scope, name) = (officer.office.scope.clone(), officer.actor.name.clone());
    let write = move |tx: &mut Tx<'_>| done(tx, &scope, &kept, &gesture, &name);
    let came: Came = app.db.write(write).await?;
    match came {
        Ok(said) => {
            let notice = Notice::ok(app.say(officer.language(), said));
            see_other_with(&format!("/office/events/{id}"), &notice)
        }
        Err(wrong) => {
            let text = |name: &str| fields.text(name).chars().take(200).collect::<String>();
            let mut page = one(&app, &officer, event).await?;
            page.typed = Team {
                host: text("host"),
                steward: text("steward"),
                label: text("label"),
                shift_starts: text("shift_starts"),
                shift_ends: text("shift_ends"),
                needed: text("needed"),
                speaker_unit: text("speaker_unit"),
                speaker_wanted: text("speaker_wanted"),
                speaker_subject: text("speaker_subject"),
            };
            page.errors = problems(&app, officer.language(), &[wrong]);
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// What is done.
enum Gesture {
    Host(String),
    Steward(String),
    DropSteward(PersonId),
    Shift(std::result::Result<ShiftDraft, &'static str>),
    DropShift(ShiftId),
    Speaker(String, std::result::Result<SpeakerAsked, &'static str>),
}

fn gesture(event: &Event, fields: &Fields) -> Result<Gesture> {
    match fields.text("do") {
        "host" => Ok(Gesture::Host(fields.text("host").to_owned())),
        "speaker" => {
            Ok(Gesture::Speaker(fields.text("speaker_unit").to_owned(), speaker_of(fields)))
        }
        "steward" => Ok(Gesture::Steward(fields.text("steward").to_lowercase())),
        "drop-steward" => {
            let person = PersonId::parse(fields.text("person"));
            Ok(Gesture::DropSteward(person.ok_or(Error::NotFound)?))
        }
        "shift" => Ok(Gesture::Shift(shift_of(fields, &event.zone))),
        "drop-shift" => {
            let shift = ShiftId::parse(fields.text("shift"));
            Ok(Gesture::DropShift(shift.ok_or(Error::NotFound)?))
        }
        _ => Err(Error::NotFound),
    }
}

fn done(
    tx: &mut Tx<'_>,
    scope: &Scope,
    event: &Event,
    gesture: &Gesture,
    by_name: &str,
) -> Result<Came> {
    match gesture {
        Gesture::Host(typed) => return host(tx, event, typed, by_name),
        Gesture::Speaker(_, Err(key)) => return Ok(Err(("speaker_subject", key))),
        Gesture::Speaker(typed, Ok(asked)) => return speaker(tx, event, typed, asked, by_name),
        Gesture::Steward(email) => return steward(tx, scope, event, email, by_name),
        Gesture::DropSteward(person) => store::drop_steward(tx, &event.id, person)?,
        Gesture::Shift(Ok(draft)) => store::add_shift(tx, &event.id, draft)?,
        Gesture::Shift(Err(key)) => return Ok(Err(("label", key))),
        Gesture::DropShift(shift) => {
            if !store::drop_shift(tx, &event.id, shift)? {
                return Ok(Err(("label", "events-refusal-taken")));
            }
        }
    }
    Ok(Ok("events-team-saved"))
}

/// A unit by its name, wherever it is; the text key of what to do otherwise.
fn unit_named(tx: &mut Tx<'_>, typed: &str) -> Result<std::result::Result<UnitId, &'static str>> {
    let root = org::root(tx)?;
    Ok(match org::match_unit(tx, &root.id, typed)? {
        UnitMatch::One(unit) => Ok(unit),
        UnitMatch::Several => Err("events-refusal-host-several"),
        UnitMatch::Unknown => Err("events-refusal-host"),
    })
}

/// Asks a unit for somebody who speaks.
fn speaker(
    tx: &mut Tx<'_>,
    event: &Event,
    typed: &str,
    asked: &SpeakerAsked,
    by_name: &str,
) -> Result<Came> {
    let unit = match unit_named(tx, typed)? {
        Ok(unit) => unit,
        Err(key) => return Ok(Err(("speaker_unit", key))),
    };
    let done = store::ask_speaker(tx, event, &unit, asked, by_name)?;
    let wrong = ("speaker_unit", "events-refusal-speaker-unit");
    Ok(if done { Ok("events-team-asked") } else { Err(wrong) })
}

/// Asks a unit to hold the event too.
fn host(tx: &mut Tx<'_>, event: &Event, typed: &str, by_name: &str) -> Result<Came> {
    let unit = match unit_named(tx, typed)? {
        Ok(unit) => unit,
        Err(key) => return Ok(Err(("host", key))),
    };
    let done = store::ask_host(tx, event, &unit, by_name)?;
    Ok(if done { Ok("events-team-asked") } else { Err(("host", "events-refusal-host-own")) })
}

/// Names a steward, by the address of somebody whom the officer may see.
fn steward(
    tx: &mut Tx<'_>,
    scope: &Scope,
    event: &Event,
    email: &str,
    by_name: &str,
) -> Result<Came> {
    let known = people::by_emails(tx, scope, &[email])?;
    let Some(one) = known.first() else { return Ok(Err(("steward", "events-refusal-steward"))) };
    store::add_steward(tx, scope, &event.id, &one.person, by_name)?;
    Ok(Ok("events-team-saved"))
}
