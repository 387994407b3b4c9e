//! My card payments that come back by themselves: begun, looked at, stopped.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{mine, refusal};
use crate::accounts::Actor;
use crate::app::App;
use crate::treasury::rules::Refusal;
use crate::treasury::rules::cards::{Carrier, Going, RHYTHMS, Standing};
use crate::treasury::store::{self, NewSubscription, Subscription};
use crate::treasury::{CardSubscriptionId, jobs};

/// Least and most that is charged each time, in cents.
const CHARGE_CENTS: std::ops::RangeInclusive<i64> = 100..=100_000;

/// A subscription on my page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Agreed {
    id: String,
    cents: i64,
    every: i64,
    going: &'static str,
    /// What for, when it is no dues.
    gift: String,
}

impl Agreed {
    fn of(one: &Subscription, going: Going) -> Self {
        Self {
            id: one.id.to_string(),
            cents: one.cents,
            every: one.every_months,
            going: going.name(),
            gift: if one.target.is_empty() { String::new() } else { one.label.clone() },
        }
    }

    /// Whether nothing more is charged.
    pub(super) fn is_over(&self) -> bool {
        self.going == Going::Stopped.name()
    }

    /// Whether it pays dues.
    pub(super) const fn is_dues(&self) -> bool {
        self.gift.is_empty()
    }
}

/// Those of somebody, newest first.
pub(super) fn of(
    tx: &mut kernel::db::Tx<'_>,
    person: &crate::org::PersonId,
) -> Result<Vec<Agreed>> {
    let mut all = Vec::new();
    for one in store::subscriptions_of(tx, person)? {
        let going = store::going(tx, &one)?;
        all.push(Agreed::of(&one, going));
    }
    Ok(all)
}

/// A believable one.
pub(super) fn sample() -> Agreed {
    let (id, gift) = ("1".to_owned(), String::new());
    Agreed { id, cents: 1_600, every: 1, going: "active", gift }
}

#[derive(Serialize)]
struct SubscriptionPage {
    one: Agreed,
    pay_url: String,
    is_back: bool,
    may_stop: bool,
    /// Whether the carrier takes a year's instalments and no more.
    is_year: bool,
    charges: Vec<Charged>,
}

#[derive(Debug, Serialize)]
struct Charged {
    on_day: String,
    cents: i64,
    standing: &'static str,
}

impl Page for SubscriptionPage {
    const TEMPLATE: &'static str = "treasury/subscription.html";
}

/// POST `/me/payments/subscriptions` with `each` (amount) and `every` (months): a job asks the
/// carrier, the next page says where to agree.
pub(super) async fn begin(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let language = actor.visit.language;
    let cents = values::parse_cents(fields.text("each")).ok();
    let cents = cents.filter(|cents| CHARGE_CENTS.contains(cents));
    let every = fields.text("every").parse().ok().filter(|every| RHYTHMS.contains(every));
    let (Some(cents), Some(every)) = (cents, every) else {
        let error = app.say(language, "treasury-fault-each");
        return mine::again(&app, &actor, "each", fields.text("each"), error).await;
    };
    let (person, label) = (actor.person.clone(), app.say(language, "treasury-again-label"));
    let done = app
        .db
        .write(move |tx| {
            let (unit, collector) = mine::receives(tx, &person)?;
            let account = store::account_of_collector(tx, &collector.id)?;
            let account = account.ok_or(Refusal::NoCard)?;
            // A year of charges must be within what the law lets one person give.
            store::may_be_asked(tx, (&collector.id, &person), cents * (12 / every))?;
            let new = NewSubscription {
                account: account.id,
                unit,
                person: person.clone(),
                label: label.clone(),
                cents,
                every_months: every,
                target: String::new(),
                back: String::new(),
                renews: false,
            };
            let id = store::subscribe(tx, &new)?;
            jobs::enqueue_agree(tx, &id, language == kernel::text::Language::English)?;
            Ok(id)
        })
        .await;
    match refusal(done)? {
        Ok(id) => see_other(&format!("/me/payments/subscriptions/{id}")),
        Err(key) => {
            let error = app.say(language, key);
            mine::again(&app, &actor, "each", fields.text("each"), error).await
        }
    }
}

async fn own(app: &App, actor: &Actor, id: &str) -> Result<Subscription> {
    let id = CardSubscriptionId::parse(id).ok_or(Error::NotFound)?;
    let person = actor.person.clone();
    let found = app.db.read(move |tx| store::subscription_of(tx, &person, &id)).await?;
    found.ok_or(Error::NotFound)
}

/// GET `/me/payments/subscriptions/{id}`: the browser comes back here; it moves nothing, the
/// carrier is read again.
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let one = own(&app, &actor, &id).await?;
    let is_back = fields.text("back") == "1";
    let known = one.clone();
    let (going, charges, carrier) = app
        .db
        .read(move |tx| {
            let account = store::account(tx, &known.account)?;
            let charges = store::charges_of(tx, &known.id)?;
            let carrier = account.and_then(|account| account.carrier());
            Ok((store::going(tx, &known)?, charges, carrier))
        })
        .await?;
    if is_back && going == Going::Waiting && carrier != Some(Carrier::Pretend) {
        let known = one.id.clone();
        app.db.write(move |tx| jobs::enqueue_follow(tx, &known)).await?;
    }
    let charged = |(on_day, cents, standing): (String, i64, Standing)| Charged {
        on_day,
        cents,
        standing: standing.name(),
    };
    let page = SubscriptionPage {
        one: Agreed::of(&one, going),
        pay_url: one.pay_url,
        is_back,
        may_stop: !matches!(going, Going::Stopping | Going::Stopped),
        is_year: carrier == Some(Carrier::HelloAsso),
        charges: charges.into_iter().rev().map(charged).collect(),
    };
    app.page(&page, &actor.shell(&app))
}

/// POST `/me/payments/subscriptions/{id}/stop`: no reason is asked, nothing more is charged.
pub(super) async fn stop(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    let one = own(&app, &actor, &id).await?;
    let (known, name) = (one.clone(), actor.name.clone());
    app.db.write(move |tx| store::ask_stop(tx, &known, &name)).await?;
    let said = app.say(actor.visit.language, "treasury-again-stop-asked");
    see_other_with(&format!("/me/payments/subscriptions/{}", one.id), &Notice::ok(said))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let charged = |standing: Standing| Charged {
        on_day: "2026-11-24".to_owned(),
        cents: 1_600,
        standing: standing.name(),
    };
    let page = |going: Going, pay_url: &str, charges: Vec<Charged>| SubscriptionPage {
        one: Agreed { going: going.name(), ..sample() },
        pay_url: pay_url.to_owned(),
        is_back: false,
        may_stop: !matches!(going, Going::Stopping | Going::Stopped),
        is_year: going == Going::Active,
        charges,
    };
    let url = "https://example.org/pay";
    vec![
        SamplePage::new("treasury/again-asked", page(Going::Waiting, "", Vec::new())),
        SamplePage::new("treasury/again-ready", page(Going::Waiting, url, Vec::new())),
        SamplePage::new(
            "treasury/again-back",
            SubscriptionPage { is_back: true, ..page(Going::Waiting, url, Vec::new()) },
        ),
        SamplePage::new(
            "treasury/again-active",
            page(Going::Active, url, vec![charged(Standing::Paid), charged(Standing::Refunded)]),
        ),
        SamplePage::new(
            "treasury/again-failing",
            page(Going::Failing, url, vec![charged(Standing::Failed), charged(Standing::Paid)]),
        ),
        SamplePage::new("treasury/again-stopping", page(Going::Stopping, url, Vec::new())),
        SamplePage::new("treasury/again-gift", {
            let page = page(Going::Active, url, vec![charged(Standing::Paid)]);
            let gift = "Le local".to_owned();
            SubscriptionPage { one: Agreed { gift, ..page.one }, ..page }
        }),
        SamplePage::new("treasury/again-stopped", page(Going::Stopped, url, Vec::new())),
    ]
}
