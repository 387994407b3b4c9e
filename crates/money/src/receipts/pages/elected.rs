//! Who holds an elective mandate: their dues do not count below the yearly ceiling.

use axum::extract::State;
use axum::response::Response;
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};

use super::home::{here, kept, year_of};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::org::PersonId;
use crate::people;
use crate::receipts::rules::Refusal;
use crate::shares;

/// POST `/office/treasury/receipts/elected` with `collector`, `year`, `person`, `from_on`, `to_on`.
pub(super) async fn note(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let collector = kept(&app, &officer, &fields).await?;
    let back = here(&collector.id, &year_of(&app, &fields));
    let person = PersonId::parse(fields.text("person")).ok_or(Error::NotFound)?;
    let from_on = shares::day_of(fields.text("from_on"));
    let to_on = Some(shares::day_of(fields.text("to_on"))).filter(|day| !day.is_empty());
    let language = officer.language();
    if from_on.is_empty() || to_on.as_ref().is_some_and(|to_on| *to_on < from_on) {
        let notice = Notice::warn(app.say(language, Refusal::NoDay.key()));
        return see_other_with(&back, &notice);
    }
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    app.db
        .write(move |tx| {
            people::home_of(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
            ledger::set_elected(tx, &person, (&from_on, to_on.as_deref()), &name)?;
            access::note(tx, &office, &name, &person, Act::Changed, "Mandat électif")
        })
        .await?;
    see_other_with(&back, &Notice::ok(app.say(language, "receipts-elected-noted")))
}
