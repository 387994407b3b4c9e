//! Claims of the officer's units: to read, to pay, paid.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::own::read_proof;
use super::{REASON, Told, Whole, cut, refusal, sample, sample_whole, told, whole};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::claims::rules;
use crate::claims::store::{self, Claim, Hand, NewOrder, Order};
use crate::claims::{ClaimId, LineId, OrderId};
use crate::ledger::{self, CollectorId};
use crate::org::Right;
use crate::shares;

const HERE: &str = "/office/treasury/claims";
/// Most claims paid at once.
const PAID_MAX: usize = 200;

#[derive(Serialize, Default)]
struct Home {
    unit: String,
    to_read: Vec<Told>,
    to_pay: Vec<ToPay>,
    others: Vec<Told>,
    orders: Vec<Order>,
    pay_on: String,
}

impl Page for Home {
    const TEMPLATE: &str = "claims/home.html";
}

/// Agreed claims of a collector.
#[derive(Serialize)]
struct ToPay {
    collector: String,
    name: String,
    claims: Vec<Told>,
    cents: i64,
    may_pay: bool,
    has_account: bool,
}

#[derive(Serialize)]
struct One {
    claim: Whole,
    /// Who keyed it in for its claimant.
    keyed_by: String,
    collector: String,
    /// What the unit may spend with its collector, before the claim is agreed.
    has_cents: i64,
    may_decide: bool,
    is_own: bool,
    may_reverse: bool,
    may_return: bool,
    why: String,
    error: String,
    error_field: &'static str,
}

impl Page for One {
    const TEMPLATE: &str = "claims/one.html";
}

/// GET `/office/treasury/claims`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let scope = officer.office.scope.clone();
    let today = app.now().day_text();
    let pay_on = bank::next_business_day(&today).unwrap_or_else(|| today.clone());
    let mut page = app
        .db
        .read(move |tx| {
            let mut page = Home::default();
            let mut kept: Vec<CollectorId> = Vec::new();
            for claim in store::claims(tx, &scope)? {
                match (claim.state(), &claim.collector) {
                    (rules::State::Filed, _) => page.to_read.push(told(&claim)),
                    (rules::State::Approved, Some(id)) => {
                        let known = page.to_pay.iter().position(|one| one.collector == id.as_str());
                        let at = match known {
                            Some(at) => at,
                            None => {
                                let collector =
                                    ledger::collector(tx, id)?.ok_or(Error::NotFound)?;
                                page.to_pay.push(ToPay {
                                    collector: id.to_string(),
                                    has_account: collector.account_on(&today).is_some(),
                                    name: collector.name,
                                    claims: Vec::new(),
                                    cents: 0,
                                    may_pay: ledger::is_kept_in(tx, &scope, id)?,
                                });
                                page.to_pay.len() - 1
                            }
                        };
                        if let Some(group) = page.to_pay.get_mut(at) {
                            group.cents += claim.cents;
                            group.claims.push(told(&claim));
                        }
                    }
                    _ => page.others.push(told(&claim)),
                }
                kept.extend(claim.collector);
            }
            kept.sort();
            kept.dedup();
            for id in kept {
                if ledger::is_kept_in(tx, &scope, &id)? {
                    page.orders.extend(store::orders(tx, &id)?);
                }
            }
            Ok(page)
        })
        .await?;
    page.unit = officer.office.unit.name.clone();
    page.pay_on = pay_on;
    app.page(&page, &officer.shell(&app))
}

async fn one(app: &App, officer: &Officer, id: &str) -> Result<One> {
    officer.must(Right::Treasury)?;
    let id = ClaimId::parse(id).ok_or(Error::NotFound)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let (page, person) = app
        .db
        .read(move |tx| {
            let claim = store::claim(tx, &office.scope, &id)?.ok_or(Error::NotFound)?;
            let (lines, facts) = (store::lines(tx, &id)?, store::facts(tx, &id)?);
            let today = tx.now().day_text();
            let collector = match &claim.collector {
                Some(id) => ledger::collector(tx, id)?,
                None => ledger::collector_for(tx, &claim.unit, &today)?,
            };
            let has_cents = match &collector {
                Some(one) => store::has(tx, &one.id, &claim.unit)?,
                None => 0,
            };
            let keeps = match &collector {
                Some(one) => ledger::is_kept_in(tx, &office.scope, &one.id)?,
                None => false,
            };
            let (state, is_own) = (claim.state(), claim.is_of(&office.person));
            let person = claim.person.clone().filter(|_| !is_own);
            let page = One {
                claim: whole(&claim, lines, facts),
                keyed_by: claim.keyed_name.clone(),
                collector: collector.map_or(String::new(), |one| one.name),
                has_cents,
                may_decide: state == rules::State::Filed && !is_own,
                is_own,
                may_reverse: state == rules::State::Approved && !is_own,
                may_return: state == rules::State::Paid && keeps,
                why: String::new(),
                error: String::new(),
                error_field: "",
            };
            Ok((page, person))
        })
        .await?;
    if let Some(person) = person {
        let office = officer.office.clone();
        app.db
            .write(move |tx| access::note(tx, &office, &name, &person, Act::Opened, REASON))
            .await?;
    }
    Ok(page)
}

/// GET `/office/treasury/claims/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = one(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/claims/{id}` with `do` (`approve`, `refuse`, `reverse`, `return`), `why`.
pub(super) async fn decide(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let known = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let (what, why) = (fields.text("do").to_owned(), cut(fields.text("why")));
    let (office, hand) = (officer.office.clone(), Hand::of(&officer.office, &officer.actor.name));
    let (asked, said) = (what.clone(), why.clone());
    let done = app
        .db
        .write(move |tx| {
            let claim = store::claim(tx, &office.scope, &known)?.ok_or(Error::NotFound)?;
            match asked.as_str() {
                "approve" => store::approve(tx, &claim, &hand),
                "refuse" => store::refuse(tx, &claim, &said, &hand),
                "reverse" => store::reverse(tx, &claim, &said, &hand),
                "return" if may_return(tx, &office, &claim)? => {
                    store::give_back(tx, &claim, &said, &hand)
                }
                _ => Err(Error::NotFound),
            }
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(()) => {
            let key = match what.as_str() {
                "approve" => "claims-approved",
                "refuse" => "claims-refused",
                "reverse" => "claims-reversed",
                _ => "claims-returned",
            };
            see_other_with(&format!("{HERE}/{id}"), &Notice::ok(app.say(language, key)))
        }
        Err(key) => {
            let is_why = key == rules::Refusal::NoWhy.key();
            let page = One {
                why,
                error: app.say(language, key),
                error_field: if is_why { "why" } else { "approve" },
                ..one(&app, &officer, &id).await?
            };
            app.refused(&page, officer.shell(&app))
        }
    }
}

fn may_return(
    tx: &mut kernel::db::Tx<'_>,
    office: &crate::org::Office,
    claim: &Claim,
) -> Result<bool> {
    match &claim.collector {
        Some(id) => ledger::is_kept_in(tx, &office.scope, id),
        None => Ok(false),
    }
}

/// POST `/office/treasury/claims/pay` with `collector`, `c` for each claim, `way`, `on_day`.
pub(super) async fn pay(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let new = NewOrder {
        collector: CollectorId::parse(fields.text("collector")).ok_or(Error::NotFound)?,
        claims: fields.all("c").take(PAID_MAX).filter_map(ClaimId::parse).collect(),
        is_file: fields.text("way") != "recorded",
        on_day: shares::day_of(fields.text("on_day")),
    };
    let (office, hand) = (officer.office.clone(), Hand::of(&officer.office, &officer.actor.name));
    let is_file = new.is_file;
    let done = app
        .db
        .write(move |tx| {
            if !ledger::is_kept_in(tx, &office.scope, &new.collector)? {
                return Err(Error::NotFound);
            }
            store::pay(tx, &new, &hand)
        })
        .await;
    let language = officer.language();
    let notice = match refusal(done)? {
        Ok(_) if is_file => Notice::ok(app.say(language, "claims-paid-file")),
        Ok(_) => Notice::ok(app.say(language, "claims-paid")),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with(HERE, &notice)
}

/// GET `/office/treasury/claims/orders/{id}/file`: the pain.001 file.
pub(super) async fn order(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = OrderId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::order(tx, &scope, &id)).await?;
    let (order, file) = found.ok_or(Error::NotFound)?;
    let file = file.ok_or(Error::NotFound)?;
    download(&format!("frais-{}.xml", order.on_day), "application/xml", file)
}

/// GET `/office/treasury/claims/{id}/lines/{line}/proof`.
pub(super) async fn proof(
    State(app): State<App>,
    officer: Officer,
    Path((id, line)): Path<(String, String)>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let line = LineId::parse(&line).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let (name, content) = app
        .db
        .read(move |tx| {
            store::claim(tx, &scope, &id)?.ok_or(Error::NotFound)?;
            read_proof(tx, &id, &line)
        })
        .await?;
    let kind = ledger::proof_type(&content);
    download(&name, kind, content)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    use rules::State as Stand;
    let order = |way: &str| {
        let id = OrderId::parse("01890000-0000-7000-8000-000000000001")?;
        let collector = CollectorId::parse("01890000-0000-7000-8000-000000000002")?;
        Some(Order {
            id,
            collector,
            collector_name: "ADF du Gard".to_owned(),
            way: way.to_owned(),
            on_day: "2026-11-25".to_owned(),
            claims: 2,
            cents: 16_900,
            by_name: "Colette Vauquelin".to_owned(),
            at: kernel::time::Moment(1_795_100_000_000),
        })
    };
    let group = |may_pay| ToPay {
        collector: "1".to_owned(),
        name: "ADF du Gard".to_owned(),
        claims: vec![sample(Stand::Approved)],
        cents: 8_450,
        may_pay,
        has_account: true,
    };
    let full = Home {
        unit: "Gard".to_owned(),
        to_read: vec![sample(Stand::Filed)],
        to_pay: vec![group(true), group(false)],
        others: vec![sample(Stand::Paid), sample(Stand::Refused)],
        orders: [order("file"), order("recorded")].into_iter().flatten().collect(),
        pay_on: "2026-11-25".to_owned(),
    };
    let one = |state: Stand, error: &str| One {
        claim: sample_whole(state),
        keyed_by: if state == Stand::Paid { "Odile Fauvel" } else { "" }.to_owned(),
        collector: "ADF du Gard".to_owned(),
        has_cents: 50_000,
        may_decide: state == Stand::Filed,
        is_own: state == Stand::Reversed,
        may_reverse: state == Stand::Approved,
        may_return: state == Stand::Paid,
        why: String::new(),
        error: error.to_owned(),
        error_field: if error.is_empty() { "" } else { "why" },
    };
    vec![
        SamplePage::new("claims/home", full),
        SamplePage::new("claims/home-empty", Home { unit: "Alès".to_owned(), ..Home::default() }),
        SamplePage::new("claims/one", one(Stand::Filed, "")),
        SamplePage::new("claims/one-refused", one(Stand::Filed, "Dites pourquoi.")),
        SamplePage::new("claims/one-approved", one(Stand::Approved, "")),
        SamplePage::new("claims/one-paid", one(Stand::Paid, "")),
        SamplePage::new("claims/one-own", one(Stand::Reversed, "")),
    ]
}
