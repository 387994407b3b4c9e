//! What the officers of a petition do beside its own steps: ask other units to carry it, end
//! that, and say what became of a threshold that was reached.

use axum::response::Response;
use kernel::db::Tx;
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};

use super::office::{self, Said, WHY_CHARS_MAX, WHY_CHARS_MIN};
use super::seen;
use crate::accounts::{Hand, Officer};
use crate::app::App;
use crate::org::{self, UnitId, UnitMatch};
use crate::petitions::rules::CarrierStep;
use crate::petitions::store::{self, Petition};

/// Asks a unit, by its name, wherever it is.
pub(super) async fn ask(
    app: &App,
    officer: &Officer,
    petition: Petition,
    fields: &Fields,
) -> Result<Response> {
    let typed = fields.text("carrier").trim().to_owned();
    let (hand, kept, name) = (Hand::officer(officer), petition.clone(), typed.clone());
    let asked = app.db.write(move |tx| ask_unit(tx, &kept, &name, &hand)).await?;
    match asked {
        Ok(()) => done(app, officer, &petition, "petitions-carrier-said-asked"),
        Err(key) => {
            let carrier_error = app.say(officer.language(), key);
            let said = Said { carrier: typed, carrier_error, ..Said::default() };
            again(app, officer, &petition, said).await
        }
    }
}

type Asked = std::result::Result<(), &'static str>;

fn ask_unit(tx: &mut Tx<'_>, petition: &Petition, typed: &str, hand: &Hand) -> Result<Asked> {
    let root = org::root(tx)?;
    let unit = match org::match_unit(tx, &root.id, typed)? {
        UnitMatch::One(unit) => unit,
        UnitMatch::Several => return Ok(Err("petitions-refusal-carrier-several")),
        UnitMatch::Unknown => return Ok(Err("petitions-refusal-carrier")),
    };
    let known = store::asked_of(tx, &petition.id)?;
    let last = known.iter().find(|one| one.unit == unit).map_or("", |one| one.kind.as_str());
    if unit == petition.unit || !CarrierStep::Asked.may_follow(last) {
        return Ok(Err("petitions-refusal-carrier-own"));
    }
    store::step(tx, petition, &unit, CarrierStep::Asked, "", hand)?;
    Ok(Ok(()))
}

/// No longer carries the petition with a unit. Whoever chose it stays with it.
pub(super) async fn end(
    app: &App,
    officer: &Officer,
    petition: Petition,
    fields: &Fields,
) -> Result<Response> {
    let unit = UnitId::parse(fields.text("unit")).ok_or(Error::NotFound)?;
    let (hand, kept) = (Hand::officer(officer), petition.clone());
    let end = move |tx: &mut Tx<'_>| {
        if store::asked_of(tx, &kept.id)?.iter().all(|one| one.unit != unit) {
            return Err(Error::NotFound);
        }
        store::step(tx, &kept, &unit, CarrierStep::Ended, "", &hand)
    };
    app.db.write(end).await?;
    done(app, officer, &petition, "petitions-carrier-said-ended")
}

/// Says in the open what became of a threshold.
pub(super) async fn answer(
    app: &App,
    officer: &Officer,
    petition: Petition,
    fields: &Fields,
) -> Result<Response> {
    let of: i64 = fields.text("reached").parse().map_err(|_| Error::NotFound)?;
    let answer: String = fields.text("answer").trim().chars().take(WHY_CHARS_MAX).collect();
    if answer.chars().count() < WHY_CHARS_MIN {
        let answer_error = app.say(officer.language(), "petitions-refusal-answer");
        return again(
            app,
            officer,
            &petition,
            Said { of, answer, answer_error, ..Said::default() },
        )
        .await;
    }
    let (name, kept) = (officer.actor.name.clone(), petition.id.clone());
    let write = move |tx: &mut Tx<'_>| store::answer_reached(tx, &kept, of, &answer, &name);
    if !app.db.write(write).await? {
        return Err(Error::NotFound);
    }
    done(app, officer, &petition, "petitions-answered")
}

async fn again(app: &App, officer: &Officer, petition: &Petition, said: Said) -> Result<Response> {
    let page = office::one(app, officer, petition.id.as_str(), said).await?;
    app.refused(&page, officer.shell(app))
}

fn done(app: &App, officer: &Officer, petition: &Petition, key: &str) -> Result<Response> {
    seen::forget(app, &petition.slug);
    let notice = Notice::ok(app.say(officer.language(), key));
    see_other_with(&format!("/office/petitions/{}", petition.id), &notice)
}
