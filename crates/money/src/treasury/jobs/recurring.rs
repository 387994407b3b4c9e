//! Talks with carriers about what comes back by itself, and about what they paid out.

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::time::{DAY_MS, MINUTE_MS};

use super::{DAY, Told, ended, failed, fault};
use crate::app::{App, World};
use crate::people;
use crate::treasury::rules::cards::{
    Adapter, Charge, Failure, Keys, Known, Payouts, Plan, Seen, Step,
};
use crate::treasury::store::{self, Account, CardEvent, Subscription};
use crate::treasury::{CardAccountId, CardSubscriptionId, outside};

/// Asks for a subscription.
pub(super) const AGREE_JOB: JobKind<World> = JobKind { name: AGREE, run: agree, every: None };
/// Reads one and its charges.
pub(super) const FOLLOW_JOB: JobKind<World> = JobKind { name: FOLLOW, run: follow, every: None };
/// Stops one.
pub(super) const STOP_JOB: JobKind<World> = JobKind { name: STOP, run: stop, every: None };
/// Has all read that go on.
pub(super) const FOLLOW_ALL_JOB: JobKind<World> =
    JobKind { name: FOLLOW_ALL, run: follow_all, every: Some(DAY) };
/// Reads what one carrier paid out.
pub(super) const PAYOUTS_JOB: JobKind<World> = JobKind { name: PAYOUTS, run: payouts, every: None };
/// Has what all carriers paid out read.
pub(super) const ALL_PAYOUTS_JOB: JobKind<World> =
    JobKind { name: ALL_PAYOUTS, run: all_payouts, every: Some(DAY) };

const AGREE: &str = "treasury.agree-subscription";
const FOLLOW: &str = "treasury.follow-subscription";
const STOP: &str = "treasury.stop-subscription";
const FOLLOW_ALL: &str = "treasury.follow-subscriptions";
const PAYOUTS: &str = "treasury.read-payouts";
const ALL_PAYOUTS: &str = "treasury.all-payouts";

/// Most requests of one conversation.
const REQUESTS_MAX: usize = 60;
/// Subscriptions that one transaction has read again.
const SLICE: i64 = 200;
/// How far back payouts are read, in days.
const PAYOUT_DAYS: i64 = 31;

/// Lets a worker ask the carrier for a subscription.
pub(in crate::treasury) fn enqueue_agree(
    tx: &mut Tx<'_>,
    id: &CardSubscriptionId,
    english: bool,
) -> Result<()> {
    jobs::enqueue(tx, AGREE, &(id, english)).map(drop)
}

/// Lets a worker read a subscription and its charges again.
pub(in crate::treasury) fn enqueue_follow(tx: &mut Tx<'_>, id: &CardSubscriptionId) -> Result<()> {
    jobs::enqueue(tx, FOLLOW, id).map(drop)
}

/// Lets a worker stop a subscription.
pub(in crate::treasury) fn enqueue_stop(tx: &mut Tx<'_>, id: &CardSubscriptionId) -> Result<()> {
    jobs::enqueue(tx, STOP, id).map(drop)
}

/// A subscription with its account and how its carrier is spoken to.
struct Subject {
    one: Subscription,
    account: Account,
    adapter: &'static dyn Adapter,
    keys: Keys,
}

impl Subject {
    fn of(app: &App, id: &CardSubscriptionId) -> Told<Option<Self>> {
        let id = id.clone();
        let found = app.db.read_now(move |tx| {
            let Some(one) = store::subscription(tx, &id)? else { return Ok(None) };
            Ok(store::account(tx, &one.account)?.map(|account| (one, account)))
        });
        let Some((one, account)) = found.map_err(|error| fault(&error))? else { return Ok(None) };
        let Some(carrier) = account.carrier() else { return Ok(None) };
        let (adapter, keys) = (carrier.adapter(), account.keys());
        Ok(Some(Self { one, account, adapter, keys }))
    }

    fn token(&self) -> Told<String> {
        let Some(request) = self.adapter.sign_in(&self.keys) else { return Ok(String::new()) };
        let answer = outside::send(&request).map_err(failed)?;
        self.adapter.token(&answer).map_err(failed)
    }

    fn plan(&self, app: &App, english: bool) -> Told<Plan> {
        let person = self.one.person.clone();
        let payer = app.db.read_now(move |tx| match &person {
            Some(person) => people::own(tx, person),
            None => Ok(None),
        });
        let record =
            payer.map_err(|error| fault(&error))?.map(|kept| kept.record).unwrap_or_default();
        let email = record.reachable_email();
        let id = &self.one.id;
        Ok(Plan {
            id: id.to_string(),
            cents: self.one.cents,
            every_months: self.one.every_months,
            label: self.one.label.clone(),
            payer: (
                record.first_name.clone(),
                record.last_name.clone(),
                email.unwrap_or_default().to_owned(),
            ),
            back_url: match self.one.back.as_str() {
                "" => app.url(&format!("/me/payments/subscriptions/{id}?back=1")),
                back => app.url(back),
            },
            hook_url: app.url(&format!("/hooks/pay/{}", self.account.id)),
            language: if english { "en" } else { "fr" }.to_owned(),
            today: app.now().day_text(),
            is_stopping: self.one.is_stop_asked,
        })
    }

    /// Talks until `is_enough` or until nothing is left to say; what was learnt is kept after each
    /// answer, so that a break loses nothing that the carrier made.
    fn talk(&self, app: &App, plan: &Plan, is_enough: impl Fn(&Known) -> bool) -> Told<Known> {
        let mut known = self.one.known();
        if let Some(prepared) = self.adapter.prepared(plan) {
            known = prepared;
            self.keep(app, &known)?;
        }
        let mut token = None;
        for _ in 0..REQUESTS_MAX {
            if is_enough(&known) {
                break;
            }
            let key = match token.take() {
                Some(token) => token,
                None => self.token()?,
            };
            let Some(request) = self.adapter.subscribe(&self.keys, &key, plan, &known) else {
                break;
            };
            token = Some(key);
            let answer = outside::send(&request).map_err(failed)?;
            known = self.adapter.subscribed(plan, known, &answer).map_err(failed)?;
            self.keep(app, &known)?;
        }
        Ok(known)
    }

    fn keep(&self, app: &App, known: &Known) -> Told<()> {
        let (id, known) = (self.one.id.clone(), known.clone());
        let kept = app.db.write_now(move |tx| store::keep_known(tx, &id, &known));
        kept.map_err(|error| fault(&error))
    }

    /// Reads all and takes what it says.
    fn follow(&self, app: &App) -> Told<()> {
        let plan = self.plan(app, false)?;
        if self.one.checkout.is_empty() {
            return Ok(());
        }
        let known = self.talk(app, &plan, |_| false)?;
        let one = self.one.clone();
        let learnt = app.db.write_now(move |tx| store::learn_subscription(tx, &one, &known));
        learnt.map_err(|error| fault(&error))
    }
}

fn with(
    world: &World,
    id: Result<CardSubscriptionId>,
    what: impl Fn(&Subject) -> Told<()>,
) -> Outcome {
    let subject = match id {
        Ok(id) => Subject::of(&world.app, &id),
        Err(error) => return fault(&error),
    };
    match subject {
        Ok(Some(subject)) => ended(what(&subject)),
        Ok(None) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

fn agree(world: &World, job: &Claimed) -> Outcome {
    let parsed: Result<(CardSubscriptionId, bool)> = job.payload();
    let english = parsed.as_ref().is_ok_and(|(_, english)| *english);
    with(world, parsed.map(|(id, _)| id), |subject| {
        let plan = subject.plan(&world.app, english)?;
        subject.talk(&world.app, &plan, |known| !known.pay_url.is_empty()).map(drop)
    })
}

fn follow(world: &World, job: &Claimed) -> Outcome {
    with(world, job.payload(), |subject| subject.follow(&world.app))
}

/// Reads a subscription at once, for a message about it.
pub(super) fn follow_now(app: &App, id: &CardSubscriptionId) -> Told<()> {
    match Subject::of(app, id)? {
        Some(subject) => subject.follow(app),
        None => Ok(()),
    }
}

/// A verified message told of one charge of a subscription.
pub(super) fn told_of_charge(app: &App, one: Subscription, seen: Seen) -> Told<()> {
    let charge =
        Charge { theirs: seen.theirs, standing: seen.standing, cents: seen.cents.unwrap_or(-1) };
    let taken = app.db.write_now(move |tx| store::take_charge(tx, &one, &charge, "message"));
    taken.map(drop).map_err(|error| fault(&error))
}

/// A message names a payment that we never saw: reading it tells whether a subscription of ours
/// was charged.
pub(super) fn of_whom(app: &App, event: &CardEvent) -> Told<()> {
    let id = event.account.clone();
    let account = app.db.read_now(move |tx| store::account(tx, &id));
    let Some(account) = account.map_err(|error| fault(&error))? else { return Ok(()) };
    let Some(carrier) = account.carrier() else { return Ok(()) };
    let (adapter, keys) = (carrier.adapter(), account.keys());
    let Step::Send(request) = adapter.fetch(&keys, "", &event.told) else { return Ok(()) };
    let answer = outside::send(&request).map_err(failed)?;
    let seen = match adapter.seen(&answer) {
        Ok(seen) => seen,
        // Whoever writes to that door may name what does not exist.
        Err(Failure::Never(_)) => return Ok(()),
        Err(later) => return Err(failed(later)),
    };
    let (id, ours) = (account.id, seen.ours);
    let one = app.db.read_now(move |tx| store::find_subscription(tx, &id, &ours, ""));
    match one.map_err(|error| fault(&error))? {
        Some(one) => follow_now(app, &one.id),
        None => Ok(()),
    }
}

/// What the payer may have agreed to meanwhile is read first; one that is over already is stopped.
fn stop(world: &World, job: &Claimed) -> Outcome {
    with(world, job.payload(), |subject| {
        subject.follow(&world.app)?;
        let Some(subject) = Subject::of(&world.app, &subject.one.id)? else { return Ok(()) };
        if subject.one.is_stopped {
            return Ok(());
        }
        let token = subject.token()?;
        let request = subject.adapter.stop(&subject.keys, &token, &subject.one.known());
        if let Some(request) = request {
            let answer = outside::send(&request).map_err(failed)?;
            match answer.status {
                200..=299 | 404 | 410 => {}
                408 | 409 | 425 | 429 | 500..=599 => {
                    return Err(Outcome::Retry(format!("the carrier answered {}", answer.status)));
                }
                status => return Err(Outcome::GiveUp(format!("the carrier answered {status}"))),
            }
        }
        let id = subject.one.id.clone();
        let done = world.app.db.write_now(move |tx| store::stopped(tx, &id));
        done.map_err(|error| fault(&error))
    })
}

/// Messages get lost: what goes on is read again each day.
fn follow_all(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(read_all(&world.app))
}

/// Has every subscription that goes on read again.
pub(in crate::treasury) fn read_all(app: &App) -> Result<()> {
    let before = app.now().plus_ms(-15 * MINUTE_MS);
    let mut after = String::new();
    loop {
        let from = after.clone();
        let found = app.db.write_now(move |tx| {
            let found = store::going_on(tx, before, &from, SLICE)?;
            for id in &found {
                enqueue_follow(tx, id)?;
            }
            Ok(found)
        })?;
        match found.last() {
            Some(last) => after = last.to_string(),
            None => return Ok(()),
        }
    }
}

fn all_payouts(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(read_payouts(&world.app))
}

/// Has what each carrier paid out read, where it tells.
pub(in crate::treasury) fn read_payouts(app: &App) -> Result<()> {
    app.db.write_now(|tx| {
        for account in store::accounts(tx)? {
            if account.closed_at.is_none() {
                jobs::enqueue(tx, PAYOUTS, &account.id)?;
            }
        }
        Ok(())
    })
}

fn payouts(world: &World, job: &Claimed) -> Outcome {
    let parsed: Result<CardAccountId> = job.payload();
    match parsed {
        Ok(id) => ended(payouts_of(&world.app, &id)),
        Err(error) => fault(&error),
    }
}

fn payouts_of(app: &App, id: &CardAccountId) -> Told<()> {
    let id = id.clone();
    let found = app.db.read_now(move |tx| {
        let kept = store::kept_payouts(tx, &id)?;
        Ok(store::account(tx, &id)?.map(|account| (account, kept)))
    });
    let Some((account, kept)) = found.map_err(|error| fault(&error))? else { return Ok(()) };
    let Some(carrier) = account.carrier() else { return Ok(()) };
    let (adapter, keys) = (carrier.adapter(), account.keys());
    let since = app.now().plus_ms(-PAYOUT_DAYS * DAY_MS).day_text();
    let mut all = Payouts { kept, ..Payouts::default() };
    for _ in 0..REQUESTS_MAX {
        let Some(request) = adapter.payouts(&keys, &since, &all) else { break };
        let answer = outside::send(&request).map_err(failed)?;
        all = adapter.paid_out(all, &answer).map_err(failed)?;
    }
    let (id, done) = (account.id, all.done);
    let written = app.db.write_now(move |tx| store::keep_payouts(tx, &id, &done));
    written.map(drop).map_err(|error| fault(&error))
}
