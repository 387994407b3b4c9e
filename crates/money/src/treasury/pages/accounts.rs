//! Accounts with carriers of card payments, and payments at which a person must look.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::agreed::{self, Agreed, PayoutShown};
use super::hub::must_keep;
use super::{Choice, Wrong, answer, cut};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::{self, CollectorId};
use crate::org::Right;
use crate::treasury::rules::cards::{Carrier, Keys};
use crate::treasury::store::{self, Account};
use crate::treasury::{CardAccountId, CardEventId};

#[derive(Serialize, Default)]
struct Cards {
    problems: Vec<Problem>,
    agreed: Vec<Agreed>,
    payouts: Vec<PayoutShown>,
    may_set: bool,
    accounts: Vec<Known>,
    collectors: Vec<Choice>,
    carriers: Vec<Choice>,
    typed: Typed,
    wrong: Vec<Wrong>,
}

#[derive(Serialize)]
struct Problem {
    id: String,
    what: String,
    label: String,
    cents: i64,
    at: i64,
}

/// An account as it is shown: its keys are not.
#[derive(Serialize)]
struct Known {
    id: String,
    collector: String,
    carrier: String,
    organisation: String,
    hook_url: String,
    is_signed: bool,
    by: String,
    opened_at: i64,
    is_closed: bool,
}

#[derive(Serialize, Default)]
struct Typed {
    collector: String,
    carrier: String,
    organisation: String,
    client: String,
}

impl Page for Cards {
    const TEMPLATE: &'static str = "treasury/accounts.html";
}

/// GET `/office/treasury/cards`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    must_keep(&officer)?;
    print(&app, &officer, Typed::default(), Vec::new()).await
}

/// Carriers that this site may use: the pretend one only in the demonstration.
fn carriers(app: &App) -> impl Iterator<Item = Carrier> {
    let is_demo = app.config.demo;
    Carrier::ALL.into_iter().filter(move |carrier| is_demo || *carrier != Carrier::Pretend)
}

async fn print(app: &App, officer: &Officer, typed: Typed, wrong: Vec<Wrong>) -> Result<Response> {
    let may_set = officer.office.top_rights.has(Right::Settings);
    let scope = officer.office.scope.clone();
    let (problems, agreed, payouts, accounts, collectors) = app
        .db
        .read(move |tx| {
            let problems = store::problems(tx, &scope)?;
            let accounts = if may_set { store::accounts(tx)? } else { Vec::new() };
            let collectors = if may_set { ledger::collectors(tx)? } else { Vec::new() };
            let (agreed, payouts) = (agreed::of(tx, &scope)?, store::payouts_in(tx, &scope)?);
            Ok((problems, agreed, payouts, accounts, collectors))
        })
        .await?;
    let known = |account: Account| Known {
        hook_url: app.url(&format!("/hooks/pay/{}", account.id)),
        id: account.id.to_string(),
        collector: account.collector_name,
        is_signed: !account.signing.is_empty() && account.carrier != Carrier::Mollie.name(),
        carrier: account.carrier,
        organisation: account.organisation,
        by: account.by_name,
        opened_at: account.opened_at.0,
        is_closed: account.closed_at.is_some(),
    };
    let language = officer.language();
    let page = Cards {
        problems: problems
            .into_iter()
            .map(|(id, what, label, cents, at)| Problem {
                id: id.to_string(),
                what,
                label,
                cents,
                at: at.0,
            })
            .collect(),
        agreed,
        payouts: payouts.into_iter().map(agreed::shown).collect(),
        may_set,
        accounts: accounts.into_iter().map(known).collect(),
        collectors: collectors
            .into_iter()
            .map(|collector| Choice {
                value: collector.id.to_string(),
                label: collector.name.clone(),
            })
            .collect(),
        carriers: carriers(app)
            .map(|carrier| Choice {
                value: carrier.name().to_owned(),
                label: app.say(language, carrier_key(carrier)),
            })
            .collect(),
        typed,
        wrong,
    };
    let is_refused = !page.wrong.is_empty();
    answer(app, &page, officer.shell(app), is_refused)
}

const fn carrier_key(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Stripe => "treasury-carrier-stripe",
        Carrier::HelloAsso => "treasury-carrier-helloasso",
        Carrier::Mollie => "treasury-carrier-mollie",
        Carrier::Pretend => "treasury-carrier-pretend",
    }
}

/// POST `/office/treasury/cards`: opens an account for a collector.
pub(super) async fn open(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    officer.must_at_top(Right::Settings)?;
    let typed = Typed {
        collector: cut(&fields, "collector"),
        carrier: cut(&fields, "carrier"),
        organisation: cut(&fields, "organisation"),
        client: cut(&fields, "client"),
    };
    let language = officer.language();
    let carrier = Carrier::parse(&typed.carrier)
        .filter(|carrier| carriers(&app).any(|known| known == *carrier));
    let collector = CollectorId::parse(&typed.collector);
    let (secret, signing) = (cut(&fields, "secret"), cut(&fields, "signing"));
    let missing = missing(carrier, &typed, &secret, &signing);
    let (Some(carrier), Some(collector), None) = (carrier, collector, missing) else {
        let (field, label) = missing.unwrap_or(("collector", "treasury-payment-collector"));
        let wrong = Wrong {
            field: field.to_owned(),
            label: app.say(language, label),
            message: app.say(language, "treasury-fault-key"),
        };
        return print(&app, &officer, typed, vec![wrong]).await;
    };
    let keys = Keys {
        url: carrier.url().to_owned(),
        organisation: typed.organisation,
        client: typed.client,
        secret,
        signing,
    };
    let name = officer.actor.name.clone();
    app.db
        .write(move |tx| {
            ledger::collector(tx, &collector)?.ok_or(Error::NotFound)?;
            store::open_account(tx, &collector, carrier, &keys, &name)
        })
        .await?;
    let said = app.say(language, "treasury-cards-opened");
    see_other_with("/office/treasury/cards", &Notice::ok(said))
}

/// The first field that a carrier needs and that was left empty: its name and its label's key.
fn missing(
    carrier: Option<Carrier>,
    typed: &Typed,
    secret: &str,
    signing: &str,
) -> Option<(&'static str, &'static str)> {
    let is_helloasso = carrier == Some(Carrier::HelloAsso);
    let needed = [
        (carrier.is_none(), ("carrier", "treasury-cards-carrier")),
        (secret.is_empty(), ("secret", "treasury-cards-secret")),
        (
            carrier == Some(Carrier::Stripe) && signing.is_empty(),
            ("signing", "treasury-cards-signing"),
        ),
        (
            is_helloasso && !is_slug(&typed.organisation),
            ("organisation", "treasury-cards-organisation"),
        ),
        (is_helloasso && typed.client.is_empty(), ("client", "treasury-cards-client")),
    ];
    needed.into_iter().find(|(is_missing, _)| *is_missing).map(|(_, field)| field)
}

/// A name that may stand in the carrier's address.
fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
}

/// POST `/office/treasury/cards/{account}/close`.
pub(super) async fn close(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    officer.must_at_top(Right::Settings)?;
    let id = CardAccountId::parse(&id).ok_or(Error::NotFound)?;
    app.db.write(move |tx| store::close_account(tx, &id)).await?;
    let said = app.say(officer.language(), "treasury-cards-closed");
    see_other_with("/office/treasury/cards", &Notice::ok(said))
}

/// POST `/office/treasury/cards/problems/{problem}`: a person looked at it.
pub(super) async fn settle(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = CardEventId::parse(&id).ok_or(Error::NotFound)?;
    let by = officer.clone();
    app.db
        .write(move |tx| store::settle_problem(tx, &by.office.scope, &id, &by.actor.name))
        .await?;
    let said = app.say(officer.language(), "treasury-cards-settled");
    see_other_with("/office/treasury/cards", &Notice::ok(said))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let problem = |what: &str| Problem {
        id: "1".to_owned(),
        what: what.to_owned(),
        label: "Cotisation".to_owned(),
        cents: 6_400,
        at: 1_795_507_200_000,
    };
    let known = |is_closed: bool| Known {
        id: "1".to_owned(),
        collector: "Association de financement du Gard".to_owned(),
        carrier: "mollie".to_owned(),
        organisation: String::new(),
        hook_url: "https://example.org/hooks/pay/1".to_owned(),
        is_signed: false,
        by: "Colette Vauquelin".to_owned(),
        opened_at: 1_795_507_200_000,
        is_closed,
    };
    let full = |wrong: Vec<Wrong>| Cards {
        agreed: agreed::samples().0,
        payouts: agreed::samples().1,
        problems: ["conflict", "amount", "other-payment", "refund", "nobody"].map(problem).into(),
        may_set: true,
        accounts: vec![known(false), known(true)],
        collectors: vec![Choice { value: "1".to_owned(), label: "ADF Gard".to_owned() }],
        carriers: vec![Choice { value: "mollie".to_owned(), label: "Mollie".to_owned() }],
        typed: Typed::default(),
        wrong,
    };
    let wrong = Wrong {
        field: "secret".to_owned(),
        label: "Clé".to_owned(),
        message: "Il manque une clé.".to_owned(),
    };
    vec![
        SamplePage::new("treasury/cards", full(Vec::new())),
        SamplePage::new("treasury/cards-refused", full(vec![wrong])),
        SamplePage::new("treasury/cards-empty", Cards::default()),
    ]
}
