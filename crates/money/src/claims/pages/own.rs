//! One of my claims: its lines, its proofs, what became of it.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::files::FileId;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Choice, Whole, Wrong, cut, field_of, refusal, sample_whole, whole};
use crate::accounts::Actor;
use crate::app::App;
use crate::claims::rules::{self, CATEGORIES};
use crate::claims::store::{self, Claim, Hand, LINES_MAX, NewLine};
use crate::claims::{ClaimId, LineId};
use crate::ledger;
use crate::shares;

#[derive(Serialize)]
struct Own {
    claim: Whole,
    is_open: bool,
    may_withdraw: bool,
    may_add: bool,
    categories: Vec<Choice>,
    on_day: String,
    category: String,
    label: String,
    amount: String,
    wrong: Vec<Wrong>,
}

impl Page for Own {
    const TEMPLATE: &str = "claims/own.html";
}

/// What was typed of a line, and what is wrong with it.
#[derive(Default)]
struct Typed {
    on_day: String,
    category: String,
    label: String,
    amount: String,
    key: Option<&'static str>,
}

async fn page(app: &App, actor: &Actor, id: &str, typed: Typed) -> Result<Own> {
    let id = ClaimId::parse(id).ok_or(Error::NotFound)?;
    let person = actor.person.clone();
    let (claim, lines, facts) = app
        .db
        .read(move |tx| {
            let claim = store::one_of_mine(tx, &person, &id)?.ok_or(Error::NotFound)?;
            Ok((claim, store::lines(tx, &id)?, store::facts(tx, &id)?))
        })
        .await?;
    let (state, language) = (claim.state(), actor.visit.language);
    let category = |(name, _): &(&str, &str)| Choice {
        value: (*name).to_owned(),
        label: app.say(language, &format!("claims-category-{name}")),
    };
    let wrong = typed.key.map(|key| {
        let field = field_of(key);
        let label = match field {
            "on_day" => "claims-line-day",
            "label" => "claims-line-label",
            "amount" => "claims-line-amount",
            _ => "claims-line-proof",
        };
        Wrong { field, label: app.say(language, label), message: app.say(language, key) }
    });
    Ok(Own {
        is_open: state.is_open(),
        may_withdraw: state == rules::State::Filed,
        may_add: state.is_open() && claim.lines < LINES_MAX,
        categories: CATEGORIES.iter().map(category).collect(),
        on_day: typed.on_day,
        category: typed.category,
        label: typed.label,
        amount: typed.amount,
        wrong: wrong.into_iter().collect(),
        claim: whole(&claim, lines, facts),
    })
}

/// GET `/me/claims/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = page(&app, &actor, &id, Typed::default()).await?;
    app.page(&page, &actor.shell(&app))
}

/// Does something with one of the actor's claims, and comes back to it.
async fn with(
    app: &App,
    actor: &Actor,
    id: &str,
    told: &str,
    what: impl Fn(&mut kernel::db::Tx<'_>, &Claim, &Hand) -> Result<()> + Send + Sync + 'static,
) -> Result<Response> {
    let known = ClaimId::parse(id).ok_or(Error::NotFound)?;
    let (person, name) = (actor.person.clone(), actor.name.clone());
    let done = app
        .db
        .write(move |tx| {
            let claim = store::one_of_mine(tx, &person, &known)?.ok_or(Error::NotFound)?;
            what(tx, &claim, &Hand::own(&person, &name))
        })
        .await;
    let language = actor.visit.language;
    let notice = match refusal(done)? {
        Ok(()) => Notice::ok(app.say(language, told)),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with(&format!("/me/claims/{id}"), &notice)
}

/// POST `/me/claims/{id}/lines` with `on_day`, `category`, `label`, `amount` and the file `proof`.
pub(super) async fn add_line(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Response> {
    let known = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let proof = ledger::proof_sent(fields.take_file("proof"));
    let mut new = NewLine {
        on_day: shares::day_of(fields.text("on_day")),
        category: fields.text("category").to_owned(),
        label: cut(fields.text("label")),
        cents: values::parse_cents(fields.text("amount")).unwrap_or(0),
        ..NewLine::default()
    };
    let key = match proof {
        Ok((name, content)) => {
            (new.file_name, new.content) = (name, content);
            let person = actor.person.clone();
            let done = app
                .db
                .write(move |tx| {
                    let claim = store::one_of_mine(tx, &person, &known)?.ok_or(Error::NotFound)?;
                    store::add_line(tx, &claim, &new)
                })
                .await;
            refusal(done)?.err()
        }
        Err(key) => Some(key),
    };
    let Some(key) = key else {
        let notice = Notice::ok(app.say(actor.visit.language, "claims-line-added"));
        return see_other_with(&format!("/me/claims/{id}"), &notice);
    };
    let typed = Typed {
        on_day: fields.text("on_day").to_owned(),
        category: fields.text("category").to_owned(),
        label: cut(fields.text("label")),
        amount: cut(fields.text("amount")),
        key: Some(key),
    };
    let page = page(&app, &actor, &id, typed).await?;
    app.refused(&page, actor.shell(&app))
}

/// POST `/me/claims/{id}/lines/{line}/remove`.
pub(super) async fn remove_line(
    State(app): State<App>,
    actor: Actor,
    Path((id, line)): Path<(String, String)>,
) -> Result<Response> {
    let line = LineId::parse(&line).ok_or(Error::NotFound)?;
    let remove = move |tx: &mut kernel::db::Tx<'_>, claim: &Claim, _: &Hand| {
        store::remove_line(tx, claim, &line)
    };
    with(&app, &actor, &id, "claims-line-removed", remove).await
}

/// GET `/me/claims/{id}/lines/{line}/proof`.
pub(super) async fn proof(
    State(app): State<App>,
    actor: Actor,
    Path((id, line)): Path<(String, String)>,
) -> Result<Response> {
    let id = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let line = LineId::parse(&line).ok_or(Error::NotFound)?;
    let (name, content) = app
        .db
        .read(move |tx| {
            store::one_of_mine(tx, &actor.person, &id)?.ok_or(Error::NotFound)?;
            read_proof(tx, &id, &line)
        })
        .await?;
    let kind = ledger::proof_type(&content);
    download(&name, kind, content)
}

/// The name of a line's proof, and what it holds.
pub(super) fn read_proof(
    tx: &mut kernel::db::Tx<'_>,
    id: &ClaimId,
    line: &LineId,
) -> Result<(String, Vec<u8>)> {
    let (file, name) = store::proof(tx, id, line)?.ok_or(Error::NotFound)?;
    let file = FileId::parse(&file).ok_or(Error::NotFound)?;
    Ok((name, ledger::proof_content(tx, &file)?))
}

/// POST `/me/claims/{id}/file`.
pub(super) async fn file(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    with(&app, &actor, &id, "claims-filed", store::file).await
}

/// POST `/me/claims/{id}/withdraw`.
pub(super) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    with(&app, &actor, &id, "claims-withdrawn", store::withdraw).await
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |state: rules::State, wrong: Vec<Wrong>| Own {
        claim: sample_whole(state),
        is_open: state.is_open(),
        may_withdraw: state == rules::State::Filed,
        may_add: state.is_open(),
        categories: vec![Choice { value: "rooms".to_owned(), label: "Salle".to_owned() }],
        on_day: String::new(),
        category: String::new(),
        label: String::new(),
        amount: String::new(),
        wrong,
    };
    let wrong = Wrong {
        field: "amount",
        label: "Montant".to_owned(),
        message: "Indiquez un montant.".to_owned(),
    };
    vec![
        SamplePage::new("claims/own", page(rules::State::Filed, Vec::new())),
        SamplePage::new("claims/own-refused", page(rules::State::Refused, vec![wrong])),
    ]
}
