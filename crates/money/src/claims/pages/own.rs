//! A claim that one writes: its lines, its proofs, what became of it.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::files::FileId;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::writer::Writer;
use super::{Choice, Whole, Wrong, cut, field_of, refusal, sample_whole, whole};
use crate::app::App;
use crate::claims::rules::{self, CATEGORIES};
use crate::claims::store::{self, Claim, Hand, LINES_MAX, NewLine};
use crate::claims::{ClaimId, LineId};
use crate::ledger;
use crate::shares;

#[derive(Serialize)]
struct Own {
    /// Where the writer's claims are, and whether they write it at work.
    base: &'static str,
    is_office: bool,
    /// Who keyed it in, for its claimant.
    keyed_by: String,
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

async fn page<W: Writer>(app: &App, writer: &W, id: &str, typed: Typed) -> Result<Own> {
    writer.may_write()?;
    let id = ClaimId::parse(id).ok_or(Error::NotFound)?;
    let by = writer.clone();
    let (claim, lines, facts) = app
        .db
        .read(move |tx| {
            let claim = by.find(tx, &id)?.ok_or(Error::NotFound)?;
            Ok((claim, store::lines(tx, &id)?, store::facts(tx, &id)?))
        })
        .await?;
    let (state, language) = (claim.state(), writer.reads());
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
        base: W::BASE,
        is_office: W::IS_OFFICE,
        keyed_by: claim.keyed_name.clone(),
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

/// GET `/me/claims/{id}`, `/office/treasury/claims/keyed/{id}`.
pub(super) async fn show<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = page(&app, &writer, &id, Typed::default()).await?;
    app.page(&page, &writer.around(&app))
}

/// Does something with one of the writer's claims, and comes back to it.
async fn with<W: Writer>(
    app: &App,
    writer: &W,
    id: &str,
    told: &str,
    what: impl Fn(&mut kernel::db::Tx<'_>, &Claim, &Hand) -> Result<()> + Send + Sync + 'static,
) -> Result<Response> {
    writer.may_write()?;
    let known = ClaimId::parse(id).ok_or(Error::NotFound)?;
    let by = writer.clone();
    let done = app
        .db
        .write(move |tx| {
            let claim = by.find(tx, &known)?.ok_or(Error::NotFound)?;
            what(tx, &claim, &by.hand())
        })
        .await;
    let language = writer.reads();
    let notice = match refusal(done)? {
        Ok(()) => Notice::ok(app.say(language, told)),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with(&format!("{}/{id}", W::BASE), &notice)
}

/// POST `{base}/{id}/lines` with `on_day`, `category`, `label`, `amount` and the file `proof`.
pub(super) async fn add_line<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Response> {
    writer.may_write()?;
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
            let by = writer.clone();
            let done = app
                .db
                .write(move |tx| {
                    let claim = by.find(tx, &known)?.ok_or(Error::NotFound)?;
                    store::add_line(tx, &claim, &new)
                })
                .await;
            refusal(done)?.err()
        }
        Err(key) => Some(key),
    };
    let Some(key) = key else {
        let notice = Notice::ok(app.say(writer.reads(), "claims-line-added"));
        return see_other_with(&format!("{}/{id}", W::BASE), &notice);
    };
    let typed = Typed {
        on_day: fields.text("on_day").to_owned(),
        category: fields.text("category").to_owned(),
        label: cut(fields.text("label")),
        amount: cut(fields.text("amount")),
        key: Some(key),
    };
    let page = page(&app, &writer, &id, typed).await?;
    app.refused(&page, writer.around(&app))
}

/// POST `{base}/{id}/lines/{line}/remove`.
pub(super) async fn remove_line<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path((id, line)): Path<(String, String)>,
) -> Result<Response> {
    let line = LineId::parse(&line).ok_or(Error::NotFound)?;
    let remove = move |tx: &mut kernel::db::Tx<'_>, claim: &Claim, _: &Hand| {
        store::remove_line(tx, claim, &line)
    };
    with(&app, &writer, &id, "claims-line-removed", remove).await
}

/// GET `{base}/{id}/lines/{line}/proof`.
pub(super) async fn proof<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path((id, line)): Path<(String, String)>,
) -> Result<Response> {
    writer.may_write()?;
    let id = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let line = LineId::parse(&line).ok_or(Error::NotFound)?;
    let (name, content) = app
        .db
        .read(move |tx| {
            writer.find(tx, &id)?.ok_or(Error::NotFound)?;
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

/// POST `{base}/{id}/file`.
pub(super) async fn file<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path(id): Path<String>,
) -> Result<Response> {
    with(&app, &writer, &id, "claims-filed", store::file).await
}

/// POST `{base}/{id}/withdraw`.
pub(super) async fn withdraw<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path(id): Path<String>,
) -> Result<Response> {
    with(&app, &writer, &id, "claims-withdrawn", store::withdraw).await
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |state: rules::State, wrong: Vec<Wrong>| Own {
        base: "/me/claims",
        is_office: false,
        keyed_by: String::new(),
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
    let keyed = |is_office: bool, state: rules::State| Own {
        base: "/office/treasury/claims/keyed",
        is_office,
        keyed_by: "Colette Vauquelin".to_owned(),
        ..page(state, Vec::new())
    };
    vec![
        SamplePage::new("claims/own-keyed", keyed(false, rules::State::Filed)),
        SamplePage::new("claims/keyed", keyed(true, rules::State::Draft)),
        SamplePage::new("claims/own", page(rules::State::Filed, Vec::new())),
        SamplePage::new("claims/own-refused", page(rules::State::Refused, vec![wrong])),
    ]
}
