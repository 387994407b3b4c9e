//! Leaving the organisation, and choosing what remains.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{answer, refusal};
use crate::accounts::Actor;
use crate::app::App;
use crate::consent::{self, Channel, Purpose};
use crate::org::{self, PersonId};
use crate::people;
use crate::transfers::rules::{Choice, Refusal, kept_until};
use crate::transfers::store;

#[derive(Serialize)]
struct Leave {
    is_member: bool,
    /// The last day by the retention rule, ISO text; empty without a rule.
    until_on: String,
    has_mandate: bool,
    agreements: Vec<Agreement>,
    choice: String,
    error: String,
}

impl Page for Leave {
    const TEMPLATE: &str = "transfers/leave.html";
}

/// Something that a contact may agree to.
#[derive(Serialize)]
struct Agreement {
    id: String,
    wording: String,
    name: String,
    text: String,
    checked: bool,
}

/// What the page reads.
struct Known {
    is_member: bool,
    until_on: String,
    has_mandate: bool,
    purposes: Vec<Purpose>,
}

fn known(tx: &mut Tx<'_>, person: &PersonId) -> Result<Known> {
    let now = tx.now();
    let today = now.day_text();
    let facts = people::facts_of(tx, person)?;
    let months = store::months_kept(tx, &today)?;
    let until = months.and_then(|months| kept_until(now.day(), months));
    let mut purposes = consent::purposes_for(tx, person)?;
    purposes.retain(|purpose| purpose.channels().contains(&Channel::Email));
    Ok(Known {
        is_member: people::relation(&facts, &today) == people::Relation::Member,
        until_on: until.map(|day| day.to_string()).unwrap_or_default(),
        has_mandate: !org::mandates_now(tx, person, now)?.is_empty(),
        purposes,
    })
}

/// GET `/me/leave`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    print(&app, &actor, "", &[], String::new()).await
}

/// POST `/me/leave` with `choice`, and `agree` for each purpose agreed to.
pub(super) async fn send(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let language = actor.visit.language;
    let typed = fields.text("choice").to_owned();
    let agreed: Vec<(String, String)> = fields
        .all("agree")
        .map(|id| (id.to_owned(), fields.text(&format!("wording.{id}")).to_owned()))
        .collect();
    let (person, agreeing) = (actor.person.clone(), agreed.clone());
    let done = match Choice::parse(&typed) {
        None => Err(Refusal::NoChoice.key()),
        Some(choice) => {
            let done = app.db.write(move |tx| store::leave(tx, &person, choice, &agreeing)).await;
            refusal(done)?.map(|()| choice)
        }
    };
    match done {
        Ok(Choice::Erasure) => {
            let notice = Notice::ok(app.say(language, "transfers-left-erasure"));
            see_other_with("/me/erasure", &notice)
        }
        Ok(_) => {
            let notice = Notice::ok(app.say(language, "transfers-left"));
            see_other_with("/me/unit", &notice)
        }
        Err(key) => print(&app, &actor, &typed, &agreed, app.say(language, key)).await,
    }
}

async fn print(
    app: &App,
    actor: &Actor,
    choice: &str,
    agreed: &[(String, String)],
    error: String,
) -> Result<Response> {
    let person = actor.person.clone();
    let known = app.db.read(move |tx| known(tx, &person)).await?;
    let is_french = actor.visit.language == Language::French;
    let agreement = |purpose: Purpose| Agreement {
        checked: agreed.iter().any(|(id, _)| *id == purpose.id),
        name: if is_french { purpose.name_fr } else { purpose.name_en },
        text: if is_french { purpose.text_fr } else { purpose.text_en },
        id: purpose.id,
        wording: purpose.wording,
    };
    let page = Leave {
        is_member: known.is_member,
        until_on: known.until_on,
        has_mandate: known.has_mandate,
        agreements: known.purposes.into_iter().map(agreement).collect(),
        choice: choice.to_owned(),
        error,
    };
    answer(app, &page, actor.shell(app), &page.error)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |is_member, error: &str| Leave {
        is_member,
        until_on: if is_member { "2029-11-24".to_owned() } else { String::new() },
        has_mandate: is_member,
        agreements: vec![Agreement {
            id: "newsletter".to_owned(),
            wording: "1".to_owned(),
            name: "Lettre d’information".to_owned(),
            text: "J’accepte de recevoir la lettre d’information par courriel.".to_owned(),
            checked: false,
        }],
        choice: "contact".to_owned(),
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("transfers/leave", page(true, "")),
        SamplePage::new("transfers/leave-no-member", page(false, "")),
        SamplePage::new("transfers/leave-refused", page(true, "Choisissez.")),
    ]
}
