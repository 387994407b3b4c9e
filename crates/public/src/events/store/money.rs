//! What those who come pay, through the treasury: asked, received, given back.

use kernel::db::Tx;
use kernel::time::{DAY_MS, Moment};
use kernel::{Error, Result, row};

use crate::events::rules::Way;
use crate::events::store::registrations::{REGISTRATION, Registration, by_secret, halves, lock};
use crate::events::store::{Event, of_id};
use crate::events::{EventId, RegistrationId};
use crate::org::{Office, PersonId, Scope};
use money::ledger::CollectorId;
use money::treasury::{
    self, CallId, CardGift, CardPaymentId, GiftAsked, NewGift, PartKind, PayWay, TakenBack, ToPay,
};

/// Days that somebody has to pay.
const DAYS_TO_PAY: i64 = 30;
/// Most answers whose money is read at once.
const ROWS_MAX: i64 = 2_000;

/// Who receives for an event.
///
/// # Errors
/// [`Error::Refused`] when nobody does.
fn collector(event: &Event) -> Result<CollectorId> {
    let known = event.collector.as_deref().and_then(CollectorId::parse);
    known.ok_or(Error::Refused("events-refusal-collector"))
}

/// Whether an event's collector takes cards.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn takes_cards(tx: &mut Tx<'_>, event: &Event) -> Result<bool> {
    match event.collector.as_deref().and_then(CollectorId::parse) {
        Some(collector) => treasury::takes_cards(tx, &collector),
        None => Ok(false),
    }
}

/// What the treasury says of an answer.
pub(in crate::events) struct Paying {
    pub call: Option<ToPay>,
    pub card: Option<CardGift>,
    pub takes_cards: bool,
}

/// What the treasury says of an answer; `reads` lets a worker ask the carrier again. What was asked
/// for another sum than what is open is not shown.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn paying(
    tx: &mut Tx<'_>,
    event: &Event,
    answer: &Registration,
    reads: bool,
) -> Result<Paying> {
    let cents = answer.standing(event.state(tx.now())?).open_cents();
    let call = match answer.call.as_deref().and_then(CallId::parse) {
        Some(call) => treasury::to_pay(tx, &call)?
            .filter(|call| !call.is_withdrawn && call.open_cents == cents),
        None => None,
    };
    let card = match answer.card.as_deref().and_then(CardPaymentId::parse) {
        Some(card) => treasury::card_gift(tx, &card, reads)?
            .filter(|card| card.standing != "pending" || card.cents == cents),
        None => None,
    };
    Ok(Paying { call, card, takes_cards: takes_cards(tx, event)? })
}

/// Somebody says how they pay what they still owe: the treasury is told what to expect. The event's
/// turn is taken, and the answer read again, so that what is asked is what is open.
///
/// # Errors
/// [`Error::Refused`] when nothing is to be paid or nobody receives.
pub(in crate::events) fn ask(
    tx: &mut Tx<'_>,
    answer: &Registration,
    way: Way,
    back: &str,
) -> Result<()> {
    lock(tx, &answer.event)?;
    let answer = by_secret(tx, &answer.secret)?.ok_or(Error::NotFound)?;
    let event = of_id(tx, &answer.event)?;
    let cents = answer.standing(event.state(tx.now())?).open_cents();
    if cents == 0 {
        return Err(Error::Refused("events-refusal-paid"));
    }
    let asked = GiftAsked {
        kind: PartKind::Entry,
        collector: collector(&event)?,
        unit: event.unit.clone(),
        person: PersonId::parse(&answer.person).ok_or(Error::NotFound)?,
        label: event.title.clone(),
        cents,
        due_on: tx.now().plus_ms(DAYS_TO_PAY * DAY_MS).day_text(),
        target: answer.id.to_string(),
    };
    let known = paying(tx, &event, &answer, false)?;
    let sql = "update registration set way = $2 where id = $1";
    tx.exec(sql, &[&answer.id, &way.name()])?;
    match way {
        Way::Door => treasury::name_target(tx, answer.id.as_str(), PartKind::Entry),
        Way::Transfer if known.call.is_some() => Ok(()),
        Way::Transfer => {
            ask_no_more(tx, &answer.id)?;
            let call = treasury::ask_gift(tx, &asked)?;
            let sql = "update registration set call = $2 where id = $1";
            tx.exec(sql, &[&answer.id, &call]).map(drop)
        }
        Way::Card if known.card.is_some_and(|card| card.standing == "pending") => Ok(()),
        Way::Card => {
            let english = answer.language == "en";
            let card = treasury::start_card_gift(tx, &asked, back, english)?;
            let sql = "update registration set card = $2 where id = $1";
            tx.exec(sql, &[&answer.id, &card]).map(drop)
        }
    }
}

/// Nothing is asked any more of an answer, nor of those that it stands for.
fn ask_no_more(tx: &mut Tx<'_>, answer: &RegistrationId) -> Result<()> {
    let halves = halves(tx, answer)?;
    halves.iter().try_for_each(|half| treasury::withdraw_gift(tx, half.as_str()))
}

/// What was asked of an answer holds no more: how it is paid is chosen again.
///
/// # Errors
/// A fault from the database.
pub(super) fn forget_asked(tx: &mut Tx<'_>, answer: &RegistrationId) -> Result<()> {
    ask_no_more(tx, answer)?;
    let sql = "update registration set way = '', call = null, card = null where id = $1";
    tx.exec(sql, &[answer]).map(drop)
}

/// Nothing is asked any more of those who answered an event that does not take place.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn ask_nobody(tx: &mut Tx<'_>, event: &EventId) -> Result<()> {
    let sql = "select id from registration where event = $1 and call is not null";
    let asked: Vec<(RegistrationId,)> = tx.rows(sql, &[event])?;
    asked.iter().try_for_each(|(id,)| ask_no_more(tx, id))
}

/// Answers to an event that have a price, by name, and all for which money came and was not given
/// back, though they were taken back or the event has no prices any more.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn money_of(tx: &mut Tx<'_>, event: &EventId) -> Result<Vec<Registration>> {
    let sql = format!(
        "select * from ({REGISTRATION} where r.event = $1 and r.erased_at is null
          and r.merged_into is null) q
         where (q.price <> '' and q.cancelled_at is null) or q.paid_cents > 0
         order by q.last_name, q.first_name, q.id limit $2"
    );
    tx.rows(&sql, &[event, &ROWS_MAX])
}

/// An answer to an event, whoever gave it.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn answer_of(
    tx: &mut Tx<'_>,
    event: &EventId,
    id: &RegistrationId,
) -> Result<Option<Registration>> {
    let sql = format!("{REGISTRATION} where r.event = $1 and r.id = $2 and r.erased_at is null");
    tx.row(&sql, &[event, id])
}

row! {
    /// An event with prices, as treasurers list them.
    #[derive(Debug, Clone)]
    pub struct Priced {
        /// Its identifier.
        pub id: EventId,
        /// Its title.
        pub title: String,
        /// The unit's name.
        pub unit: String,
        /// When it begins.
        pub starts_at: Moment,
        /// What came and was not given back.
        pub paid_cents: i64,
    }
}

/// Payments that came for each answer to an event, taken back or not: what a form to receive the
/// next one knows of.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn payments_known(
    tx: &mut Tx<'_>,
    event: &EventId,
) -> Result<Vec<(RegistrationId, i64)>> {
    let sql = "select r.id, count(distinct t.payment) from registration r
               join payment_part t on t.target = r.id where r.event = $1 group by r.id";
    tx.rows(sql, &[event])
}

/// Events of a scope that have prices or had them when money came, the latest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn priced(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Priced>> {
    const EVENTS_MAX: i64 = 200;
    let sql = "select e.id, e.title, u.name, e.starts_at,
               coalesce((select cast(sum(t.cents) as bigint) from registration r
                join payment_part t on t.target = r.id where r.event = e.id
                and not exists (select 1 from payment_fact x where x.payment = t.payment
                 and x.kind in ('cancelled', 'bounced', 'returned', 'refunded'))), 0)
               from event e join unit u on u.id = e.unit
               where (e.prices <> '' or exists (select 1 from registration r
                join payment_part t on t.target = r.id where r.event = e.id))
               and e.unit in (select unit from unit_above where above = $1)
               order by e.starts_at desc, e.id limit $2";
    tx.rows(sql, &[scope.unit(), &EVENTS_MAX])
}

/// Whether an officer receives for an event.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn may_receive(
    tx: &mut Tx<'_>,
    scope: &Scope,
    event: &Event,
) -> Result<bool> {
    match event.collector.as_deref().and_then(CollectorId::parse) {
        Some(collector) => treasury::may_receive(tx, scope, &event.unit, &collector),
        None => Ok(false),
    }
}

fn must_receive(tx: &mut Tx<'_>, office: &Office, event: &Event) -> Result<()> {
    match may_receive(tx, &office.scope, event)? {
        true => Ok(()),
        false => Err(Error::Refused("events-refusal-receive")),
    }
}

/// Money that arrived for an answer; `known` is how many payments for it the form was drawn with.
/// The same form twice is one payment.
///
/// # Errors
/// [`Error::Refused`] when nothing is to be paid, another payment came since the form was drawn,
/// or the treasury says no.
pub(in crate::events) fn receive(
    tx: &mut Tx<'_>,
    office: &Office,
    (event, answer): (&Event, &Registration),
    (way, cents, received_on): (PayWay, i64, String),
    (piece, known): (&str, i64),
) -> Result<()> {
    must_receive(tx, office, event)?;
    if answer.standing(event.state(tx.now())?).open_cents() == 0 {
        return Err(Error::Refused("events-refusal-paid"));
    }
    treasury::name_target(tx, answer.id.as_str(), PartKind::Entry)?;
    // What was taken back before may come again; the same click twice is one payment.
    let cause = format!("event {} {known}", answer.id);
    let before = "select count(distinct payment) from payment_part where target = $1";
    let before: i64 = tx.one(before, &[&answer.id])?;
    if before != known {
        let sql = "select count(*) from payment where cause = $1 and amount_cents = $2
                   and way = $3 and received_on = $4";
        let same: i64 = tx.one(sql, &[&cause, &cents, &way.name(), &received_on])?;
        return if same == 1 { Ok(()) } else { Err(Error::Refused("events-refusal-since")) };
    }
    let gift = NewGift {
        collector: collector(event)?,
        unit: event.unit.clone(),
        payer: PersonId::parse(&answer.person).ok_or(Error::NotFound)?,
        way,
        received_on,
        cents,
        piece: Some(piece.to_owned()).filter(|piece| !piece.is_empty()),
        reference: None,
        cause,
        target: answer.id.to_string(),
    };
    treasury::receive_gift(tx, &gift, Some(office)).map(drop)
}

/// Notes that all that came for an answer was given back: it costs nothing any more.
///
/// # Errors
/// [`Error::Refused`] when there is nothing to give back, or the treasury says no.
pub(in crate::events) fn give_back(
    tx: &mut Tx<'_>,
    office: &Office,
    (event, answer): (&Event, &Registration),
    on_day: &str,
) -> Result<()> {
    must_receive(tx, office, event)?;
    let stands = answer.standing(event.state(tx.now())?);
    if stands.due_cents > 0 || stands.paid_cents == 0 {
        return Err(Error::Refused("events-refusal-back"));
    }
    for target in halves(tx, &answer.id)? {
        for payment in treasury::payments_for(tx, target.as_str())? {
            let (kind, by) = (TakenBack::Refunded, Some(office));
            treasury::take_back(tx, &payment, kind, on_day, &event.title, by)?;
        }
    }
    Ok(())
}
