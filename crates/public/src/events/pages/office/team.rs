//! Who holds an event together: other units, stewards of its door, shifts.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};

use super::one::{One, Team, one};
use super::{found, problems};
use crate::accounts::Officer;
use crate::app::App;
use crate::events::ShiftId;
use crate::events::rules::shift_of;
use crate::events::store::{self, Event};
use crate::org::{self, PersonId, Scope, UnitMatch};
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
    let (given, kept) = (fields.clone(), event.clone());
    let (scope, name) = (officer.office.scope.clone(), officer.actor.name.clone());
    let write = move |tx: &mut Tx<'_>| match given.text("do") {
        "host" => host(tx, &kept, &given, &name),
        "steward" => steward(tx, &scope, &kept, &given, &name),
        "drop-steward" => {
            let person = PersonId::parse(given.text("person")).ok_or(Error::NotFound)?;
            store::drop_steward(tx, &kept.id, &person)?;
            Ok(Ok("events-team-saved"))
        }
        "shift" => match shift_of(&given, &kept.zone) {
            Ok(draft) => {
                store::add_shift(tx, &kept.id, &draft)?;
                Ok(Ok("events-team-saved"))
            }
            Err(key) => Ok(Err(("label", key))),
        },
        "drop-shift" => {
            let shift = ShiftId::parse(given.text("shift")).ok_or(Error::NotFound)?;
            let done = store::drop_shift(tx, &kept.id, &shift)?;
            Ok(if done { Ok("events-team-saved") } else { Err(("label", "events-refusal-taken")) })
        }
        _ => Err(Error::NotFound),
    };
    let came: Came = app.db.write(write).await?;
    match came {
        Ok(said) => {
            let notice = Notice::ok(app.say(officer.language(), said));
            see_other_with(&format!("/office/events/{id}"), &notice)
        }
        Err(wrong) => {
            let text = |name: &str| fields.text(name).chars().take(200).collect::<String>();
            let page = One {
                typed: Team {
                    host: text("host"),
                    steward: text("steward"),
                    label: text("label"),
                    shift_starts: text("shift_starts"),
                    shift_ends: text("shift_ends"),
                    needed: text("needed"),
                },
                errors: problems(&app, officer.language(), &[wrong]),
                ..one(&app, &officer, event).await?
            };
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// Asks a unit, by its name, wherever it is.
fn host(tx: &mut Tx<'_>, event: &Event, fields: &Fields, by_name: &str) -> Result<Came> {
    let root = org::root(tx)?;
    let unit = match org::match_unit(tx, &root.id, fields.text("host"))? {
        UnitMatch::One(unit) => unit,
        UnitMatch::Several => return Ok(Err(("host", "events-refusal-host-several"))),
        UnitMatch::Unknown => return Ok(Err(("host", "events-refusal-host"))),
    };
    let done = store::ask_host(tx, event, &unit, by_name)?;
    Ok(if done { Ok("events-team-asked") } else { Err(("host", "events-refusal-host-own")) })
}

/// Names a steward, by the address of somebody whom the officer may see.
fn steward(
    tx: &mut Tx<'_>,
    scope: &Scope,
    event: &Event,
    fields: &Fields,
    by_name: &str,
) -> Result<Came> {
    let email = fields.text("steward").to_lowercase();
    let known = people::by_emails(tx, scope, &[&email])?;
    let Some(one) = known.first() else { return Ok(Err(("steward", "events-refusal-steward"))) };
    store::add_steward(tx, scope, &event.id, &one.person, by_name)?;
    Ok(Ok("events-team-saved"))
}
