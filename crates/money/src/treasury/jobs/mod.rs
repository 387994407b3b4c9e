//! Asks carriers, takes what they said, mails requests for payment, makes them in bulk.

mod recurring;

use std::time::Duration;

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::Mail;
use kernel::time::{DAY_MS, HOUR_MS, MINUTE_MS, Moment};
use serde::{Deserialize, Serialize};

pub(in crate::treasury) use recurring::{enqueue_agree, enqueue_follow, enqueue_stop};
#[cfg(test)]
pub(in crate::treasury) use recurring::{read_all, read_payouts};

use crate::app::{App, World};
use crate::consent;
use crate::ledger;
use crate::members;
use crate::org::{PersonId, UnitId};
use crate::people;
use crate::treasury::rules::cards::{Adapter, Answer, Ask, Carrier, Failure, Keys, Seen, Step};
use crate::treasury::store::{self, Account, CardPayment, Hand, NewCall};
use crate::treasury::{CallId, CardEventId, CardPaymentId, mails, outside};

/// What the treasury's workers do.
pub(in crate::treasury) const JOBS: &[JobKind<World>] = &[
    JobKind { name: ASK, run: ask, every: None },
    JobKind { name: HEAR, run: hear, every: None },
    JobKind { name: READ, run: read, every: None },
    JobKind { name: REFUND, run: refund, every: None },
    JobKind { name: LOST, run: lost, every: Some(HOUR) },
    JobKind { name: MAIL, run: mail, every: None },
    JobKind { name: CALLS, run: calls, every: None },
    JobKind { name: SWEEP, run: sweep, every: Some(DAY) },
    JobKind { name: REFUSED, run: refused, every: None },
    recurring::AGREE_JOB,
    recurring::FOLLOW_JOB,
    recurring::STOP_JOB,
    recurring::FOLLOW_ALL_JOB,
    recurring::PAYOUTS_JOB,
    recurring::ALL_PAYOUTS_JOB,
];

const ASK: &str = "treasury.ask-carrier";
const HEAR: &str = "treasury.hear-carrier";
const READ: &str = "treasury.read-carrier";
const REFUND: &str = "treasury.refund-card";
const LOST: &str = "treasury.lost-messages";
const MAIL: &str = "treasury.mail-call";
const REFUSED: &str = "treasury.mail-refused";
const CALLS: &str = "treasury.make-calls";
const SWEEP: &str = "treasury.sweep";
const HOUR: Duration = Duration::from_millis(HOUR_MS.unsigned_abs());
const DAY: Duration = Duration::from_millis(24 * HOUR_MS.unsigned_abs());

/// How long the text of a carrier's message is kept, in days.
const RAW_DAYS: i64 = 400;
/// How long an unpaid card payment is read again, in days.
const WAITING_DAYS: i64 = 3;
/// People of one slice of calls in bulk.
const SLICE_PEOPLE: i64 = 50;

/// Lets a worker ask the carrier for a payment.
pub(in crate::treasury) fn enqueue_ask(
    tx: &mut Tx<'_>,
    id: &CardPaymentId,
    english: bool,
) -> Result<()> {
    jobs::enqueue(tx, ASK, &(id, english)).map(drop)
}

/// Lets a worker deal with a kept message.
pub(in crate::treasury) fn enqueue_hear(tx: &mut Tx<'_>, id: &CardEventId) -> Result<()> {
    jobs::enqueue(tx, HEAR, id).map(drop)
}

/// Lets a worker read a payment again.
pub(in crate::treasury) fn enqueue_read(tx: &mut Tx<'_>, id: &CardPaymentId) -> Result<()> {
    jobs::enqueue(tx, READ, id).map(drop)
}

/// Lets a worker give a card payment back.
pub(in crate::treasury) fn enqueue_refund(tx: &mut Tx<'_>, id: &CardPaymentId) -> Result<()> {
    jobs::enqueue(tx, REFUND, id).map(drop)
}

/// Lets a worker mail a request for payment.
pub(in crate::treasury) fn enqueue_mail(tx: &mut Tx<'_>, id: &CallId) -> Result<()> {
    jobs::enqueue(tx, MAIL, id).map(drop)
}

/// Lets a worker tell somebody that a card was not charged.
pub(in crate::treasury) fn enqueue_refused(tx: &mut Tx<'_>, id: &CardPaymentId) -> Result<()> {
    jobs::enqueue(tx, REFUSED, id).map(drop)
}

/// Calls in bulk: whom of, until when, how far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::treasury) struct Bulk {
    /// The unit whose people are asked.
    pub unit: UnitId,
    /// Who asked, and their name.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// What for, as people read it.
    pub label: String,
    /// Until when, ISO text.
    pub due_on: String,
    /// Whether those who have an address are mailed.
    pub mails: bool,
    /// The batch.
    pub batch: String,
    /// After whom.
    pub after: String,
}

/// Lets a worker make calls in bulk, a slice at a time.
pub(in crate::treasury) fn enqueue_calls(tx: &mut Tx<'_>, bulk: &Bulk) -> Result<()> {
    jobs::enqueue(tx, CALLS, bulk).map(drop)
}

/// What an exchange gave: a value, or how the job ends.
type Told<T> = std::result::Result<T, Outcome>;

fn failed(failure: Failure) -> Outcome {
    match failure {
        Failure::Later(why) => Outcome::Retry(why),
        Failure::Never(why) => Outcome::GiveUp(why),
    }
}

fn fault(error: &kernel::Error) -> Outcome {
    Outcome::Retry(error.to_string())
}

/// A payment with its account and how its carrier is spoken to.
struct Subject {
    payment: CardPayment,
    account: Account,
    adapter: &'static dyn Adapter,
    keys: Keys,
}

impl Subject {
    fn of(app: &App, id: &CardPaymentId) -> Told<Option<Self>> {
        let id = id.clone();
        let found = app.db.read_now(move |tx| {
            let Some(payment) = store::card_payment(tx, &id)? else { return Ok(None) };
            Ok(store::account(tx, &payment.account)?.map(|account| (payment, account)))
        });
        let Some((payment, account)) = found.map_err(|error| fault(&error))? else {
            return Ok(None);
        };
        let Some(carrier) = account.carrier() else { return Ok(None) };
        let (adapter, keys) = (carrier.adapter(), account.keys());
        Ok(Some(Self { payment, account, adapter, keys }))
    }

    /// A token where the carrier wants one.
    fn token(&self) -> Told<String> {
        let Some(request) = self.adapter.sign_in(&self.keys) else { return Ok(String::new()) };
        let answer = outside::send(&request).map_err(failed)?;
        self.adapter.token(&answer).map_err(failed)
    }

    /// How the payment stands at the carrier's; nothing for a carrier that is not read.
    fn seen(&self) -> Told<Option<Seen>> {
        let Some(theirs) = self.payment.theirs.as_deref() else { return Ok(None) };
        let token = self.token()?;
        match self.adapter.fetch(&self.keys, &token, theirs) {
            Step::Known(seen) => Ok(seen),
            Step::Send(request) => {
                let answer = outside::send(&request).map_err(failed)?;
                self.adapter.seen(&answer).map(Some).map_err(failed)
            }
        }
    }

    /// Reads the payment and takes what it says.
    fn read(&self, app: &App) -> Told<()> {
        let Some(seen) = self.seen()? else { return Ok(()) };
        let payment = self.payment.clone();
        let learnt = app.db.write_now(move |tx| store::learn(tx, &payment, &seen, "read"));
        learnt.map(drop).map_err(|error| fault(&error))
    }
}

fn ended(told: Told<()>) -> Outcome {
    told.err().unwrap_or(Outcome::Done)
}

fn ask(world: &World, job: &Claimed) -> Outcome {
    let parsed: Result<(CardPaymentId, bool)> = job.payload();
    match parsed {
        Ok((id, english)) => ended(ask_for(&world.app, &id, english)),
        Err(error) => fault(&error),
    }
}

fn ask_for(app: &App, id: &CardPaymentId, english: bool) -> Told<()> {
    let Some(subject) = Subject::of(app, id)? else { return Ok(()) };
    if subject.payment.theirs.is_some() {
        return Ok(());
    }
    let person = subject.payment.person.clone();
    let payer = app.db.read_now(move |tx| match &person {
        Some(person) => people::own(tx, person),
        None => Ok(None),
    });
    let record = payer.map_err(|error| fault(&error))?.map(|kept| kept.record).unwrap_or_default();
    let email = record.reachable_email();
    let ask = Ask {
        id: id.to_string(),
        cents: subject.payment.cents,
        label: subject.payment.label.clone(),
        payer: (
            record.first_name.clone(),
            record.last_name.clone(),
            email.unwrap_or_default().to_owned(),
        ),
        back_url: match subject.payment.back.as_str() {
            "" => app.url(&format!("/me/payments/card/{id}?back=1")),
            back => app.url(back),
        },
        hook_url: app.url(&format!("/hooks/pay/{}", subject.account.id)),
        language: if english { "en" } else { "fr" }.to_owned(),
    };
    let token = subject.token()?;
    let made = match subject.adapter.create(&subject.keys, &token, &ask) {
        Step::Known(made) => made,
        Step::Send(request) => {
            let answer = outside::send(&request).map_err(failed)?;
            subject.adapter.made(&answer).map_err(failed)?
        }
    };
    let id = id.clone();
    let kept = app.db.write_now(move |tx| store::made(tx, &id, &made.theirs, &made.pay_url));
    kept.map_err(|error| fault(&error))
}

fn hear(world: &World, job: &Claimed) -> Outcome {
    let parsed: Result<CardEventId> = job.payload();
    match parsed {
        Ok(id) => ended(hear_one(&world.app, &id)),
        Err(error) => fault(&error),
    }
}

/// What a kept message told, as it is stored.
#[derive(Serialize, Deserialize)]
pub(in crate::treasury) struct Word {
    theirs: String,
    ours: String,
    standing: String,
    cents: Option<i64>,
}

impl Word {
    /// What a verified message said, as text.
    pub(in crate::treasury) fn of(seen: &Seen) -> Result<String> {
        Ok(serde_json::to_string(&Self {
            theirs: seen.theirs.clone(),
            ours: seen.ours.clone(),
            standing: seen.standing.name().to_owned(),
            cents: seen.cents,
        })?)
    }

    fn read(text: &str) -> Option<Seen> {
        let word: Self = serde_json::from_str(text).ok()?;
        Some(Seen {
            standing: crate::treasury::rules::cards::Standing::parse(&word.standing)?,
            theirs: word.theirs,
            ours: word.ours,
            cents: word.cents,
            handle: String::new(),
        })
    }
}

fn hear_one(app: &App, id: &CardEventId) -> Told<()> {
    let known = id.clone();
    let found = app.db.read_now(move |tx| {
        let Some(event) = store::event(tx, &known)? else { return Ok(None) };
        let ours = event.ours.clone().unwrap_or_default();
        let word = Word::read(&event.told);
        let theirs = word.as_ref().map_or(event.told.as_str(), |word| word.theirs.as_str());
        let payment = store::find(tx, &event.account, &ours, theirs)?;
        let one = match payment {
            Some(_) => None,
            None => store::find_subscription(tx, &event.account, &ours, theirs)?,
        };
        Ok(Some((event, word, payment, one)))
    });
    let found = found.map_err(|error| fault(&error))?;
    let Some((event, word, payment, one)) = found else { return Ok(()) };
    if event.handled_at.is_some() {
        return Ok(());
    }
    let Some(payment) = payment else {
        match (one, word) {
            (Some(one), Some(seen)) => recurring::told_of_charge(app, one, seen)?,
            (Some(one), None) => recurring::follow_now(app, &one.id)?,
            (None, None) if !event.told.is_empty() => recurring::of_whom(app, &event)?,
            (None, _) => {}
        }
        let known = id.clone();
        return app.db.write_now(move |tx| store::handled(tx, &known)).map_err(|e| fault(&e));
    };
    match word {
        Some(seen) if event.verdict == "told" => {
            let known = id.clone();
            let learnt = app.db.write_now(move |tx| {
                store::learn(tx, &payment, &seen, "message")?;
                store::handled(tx, &known)
            });
            learnt.map_err(|error| fault(&error))
        }
        _ => {
            let Some(subject) = Subject::of(app, &payment.id)? else { return Ok(()) };
            subject.read(app)?;
            let known = id.clone();
            app.db.write_now(move |tx| store::handled(tx, &known)).map_err(|error| fault(&error))
        }
    }
}

fn read(world: &World, job: &Claimed) -> Outcome {
    let parsed: Result<CardPaymentId> = job.payload();
    let told = match parsed {
        Ok(id) => Subject::of(&world.app, &id),
        Err(error) => return fault(&error),
    };
    match told {
        Ok(Some(subject)) => ended(subject.read(&world.app)),
        Ok(None) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

/// The books say that the money went back: when it will not, somebody must see to it.
fn refund(world: &World, job: &Claimed) -> Outcome {
    let parsed: Result<CardPaymentId> = job.payload();
    let id = match parsed {
        Ok(id) => id,
        Err(error) => return fault(&error),
    };
    let outcome = ended(refund_one(&world.app, &id));
    if !outcome.is_last(job) {
        return outcome;
    }
    let told = world.app.db.write_now(move |tx| store::refund_refused(tx, &id));
    told.map_or_else(|error| fault(&error), |()| outcome)
}

/// Reads first: what was given back meanwhile is not given back again.
fn refund_one(app: &App, id: &CardPaymentId) -> Told<()> {
    let Some(subject) = Subject::of(app, id)? else { return Ok(()) };
    let Some(seen) = subject.seen()? else { return Ok(()) };
    if seen.standing == crate::treasury::rules::cards::Standing::Refunded {
        return Ok(());
    }
    let token = subject.token()?;
    let key = format!("refund-{id}");
    let Step::Send(request) = subject.adapter.refund(&subject.keys, &token, &seen, &key) else {
        return Ok(());
    };
    let answer: Answer = outside::send(&request).map_err(failed)?;
    match answer.status {
        200..=299 => Ok(()),
        408 | 409 | 425 | 429 | 500..=599 => {
            Err(Outcome::Retry(format!("the carrier answered {}", answer.status)))
        }
        status => Err(Outcome::GiveUp(format!("the carrier answered {status}"))),
    }
}

/// Messages get lost: what was asked and did not end is read again.
fn lost(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(read_lost(&world.app))
}

/// Has what was asked and did not end read again.
pub(in crate::treasury) fn read_lost(app: &App) -> Result<()> {
    let now = app.now();
    let since = now.plus_ms(-WAITING_DAYS * DAY_MS);
    let before = now.plus_ms(-15 * MINUTE_MS);
    app.db.write_now(move |tx| {
        for payment in store::waiting(tx, since, before)? {
            let account = store::account(tx, &payment.account)?;
            if account.and_then(|account| account.carrier()) != Some(Carrier::Pretend) {
                enqueue_read(tx, &payment.id)?;
            }
        }
        Ok(())
    })
}

fn mail(world: &World, job: &Claimed) -> Outcome {
    world.deliver(mail_of(world, job))
}

/// The mail; `None` when the call is over, or the person is gone or has no address that works,
/// or wants no electronic contact.
fn mail_of(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let id: CallId = job.payload()?;
    let known = id.clone();
    let found = world.app.db.read_now(move |tx| {
        let Some(call) = store::any_call(tx, &known)? else { return Ok(None) };
        let Some(person) = call.person.clone() else { return Ok(None) };
        let Some(kept) = consent::writable(tx, &person)? else { return Ok(None) };
        let Some(collector) = ledger::collector(tx, &call.collector)? else { return Ok(None) };
        let organisation = crate::org::Organisation::name(tx)?;
        Ok(Some((call, kept.record, collector, organisation)))
    })?;
    let Some((call, record, collector, organisation)) = found else { return Ok(None) };
    if call.open_cents() == 0 {
        return Ok(None);
    }
    let letter = mails::Letter {
        call: &call,
        record: &record,
        collector: &collector,
        organisation: &organisation,
        id: job.id.as_str(),
    };
    let mail = mails::told(&world.app, &letter);
    if mail.is_some() {
        world.app.db.write_now(move |tx| store::mailed(tx, &id))?;
    }
    Ok(mail)
}

fn refused(world: &World, job: &Claimed) -> Outcome {
    world.deliver(refused_mail(world, job))
}

/// The mail; `None` when nothing is charged any more, or they cannot be written to.
fn refused_mail(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let id: CardPaymentId = job.payload()?;
    let found = world.app.db.read_now(move |tx| {
        let Some(payment) = store::card_payment(tx, &id)? else { return Ok(None) };
        let Some(one) = store::of_charge(tx, &id)? else { return Ok(None) };
        let Some(person) = payment.person.clone() else { return Ok(None) };
        let Some(kept) = consent::writable(tx, &person)? else { return Ok(None) };
        let organisation = crate::org::Organisation::name(tx)?;
        let goes_on = !one.is_stop_asked && !one.is_stopped;
        Ok(goes_on.then_some((one, kept.record, organisation)))
    })?;
    let Some((one, record, organisation)) = found else { return Ok(None) };
    Ok(mails::refused(&world.app, &one, (&record, &organisation), job.id.as_str()))
}

fn calls(world: &World, job: &Claimed) -> Outcome {
    let parsed: Result<Bulk> = job.payload();
    let bulk = match parsed {
        Ok(bulk) => bulk,
        Err(error) => return fault(&error),
    };
    Outcome::from(world.app.db.write_now(move |tx| slice_of_calls(tx, &bulk)))
}

/// One slice; the next one is another job in the same transaction, so that nobody is asked twice.
pub(in crate::treasury) fn slice_of_calls(tx: &mut Tx<'_>, bulk: &Bulk) -> Result<()> {
    let today = tx.now().day_text();
    let people = store::debtors(tx, &bulk.unit, &bulk.after, SLICE_PEOPLE)?;
    let Some((last, _, _)) = people.last().cloned() else { return Ok(()) };
    for (person, unit, address) in people {
        let due = members::due(tx, &person, &today)?;
        let cents: i64 = due.iter().map(|due| due.due_cents - due.paid_cents).sum();
        if cents <= 0 || !store::open_of(tx, &person)?.is_empty() {
            continue;
        }
        let Some(collector) = ledger::collector_for(tx, &unit, &today)? else { continue };
        let new = NewCall {
            collector: collector.id,
            unit,
            person,
            label: bulk.label.clone(),
            cents,
            due_on: bulk.due_on.clone(),
            batch: Some(bulk.batch.clone()),
        };
        let hand = Hand { office: None, name: &bulk.by_name };
        let id = store::make_call(tx, hand, &new)?;
        if bulk.mails && !address.is_empty() {
            enqueue_mail(tx, &id)?;
        }
    }
    enqueue_calls(tx, &Bulk { after: last.to_string(), ..bulk.clone() })
}

fn sweep(world: &World, _job: &Claimed) -> Outcome {
    let before: Moment = world.app.now().plus_ms(-RAW_DAYS * DAY_MS);
    Outcome::from(world.app.db.write_now(move |tx| store::sweep(tx, before)).map(drop))
}
