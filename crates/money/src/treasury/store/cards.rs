//! Card payments: accounts, what was asked, messages as they came, and what followed.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::ledger::CollectorId;
use crate::members::Rule;
use crate::org::{PersonId, UnitId};
use crate::treasury::rules::cards::{Carrier, Keys, Moved, Seen, Standing, moved};
use crate::treasury::rules::{PartKind, PayWay, Refusal, TakenBack};
use crate::treasury::store::Hand;
use crate::treasury::store::gifts::{NewGift, receive_gift};
use crate::treasury::store::receive::{Around, NewPart, NewPayment, receive_as, take_back_as};
use crate::treasury::{CardAccountId, CardEventId, CardPaymentId, PaymentId};

row! {
    /// A collector's account with a carrier.
    #[derive(Clone)]
    pub struct Account {
        /// Which.
        pub id: CardAccountId,
        /// Whose.
        pub collector: CollectorId,
        /// Its name.
        pub collector_name: String,
        /// Name of the carrier.
        pub carrier: String,
        /// Name of the organisation there.
        pub organisation: String,
        /// Identifier of the client there.
        pub client: String,
        /// The secret key; never shown.
        pub secret: String,
        /// The key of signatures; never shown.
        pub signing: String,
        /// Where the carrier is reached.
        pub url: String,
        /// Who opened it.
        pub by_name: String,
        /// When.
        pub opened_at: Moment,
        /// When it was closed.
        pub closed_at: Option<Moment>,
    }
}

impl Account {
    /// The carrier.
    #[must_use]
    pub fn carrier(&self) -> Option<Carrier> {
        Carrier::parse(&self.carrier)
    }

    /// What the adapter needs.
    #[must_use]
    pub fn keys(&self) -> Keys {
        Keys {
            url: self.url.clone(),
            organisation: self.organisation.clone(),
            client: self.client.clone(),
            secret: self.secret.clone(),
            signing: self.signing.clone(),
        }
    }
}

const ACCOUNT: &str = "select a.id, a.collector, c.name, a.carrier, a.organisation, a.client,
    a.secret, a.signing, a.url, a.by_name, a.opened_at, a.closed_at
    from card_account a join collector c on c.id = a.collector";

/// Accounts on a page.
const ACCOUNTS_MAX: i64 = 200;

/// Every account, open ones first.
pub(in crate::treasury) fn accounts(tx: &mut Tx<'_>) -> Result<Vec<Account>> {
    let sql = format!(
        "{ACCOUNT} order by case when a.closed_at is null then 0 else 1 end, c.name, a.id limit $1"
    );
    tx.rows(&sql, &[&ACCOUNTS_MAX])
}

/// One account.
pub(in crate::treasury) fn account(tx: &mut Tx<'_>, id: &CardAccountId) -> Result<Option<Account>> {
    tx.row(&format!("{ACCOUNT} where a.id = $1"), &[id])
}

/// The open account of a collector.
pub(in crate::treasury) fn account_of_collector(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
) -> Result<Option<Account>> {
    let sql = format!("{ACCOUNT} where a.collector = $1 and a.closed_at is null");
    tx.row(&sql, &[collector])
}

/// Opens an account for a collector; one that it had is closed.
pub(in crate::treasury) fn open_account(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    carrier: Carrier,
    keys: &Keys,
    by_name: &str,
) -> Result<CardAccountId> {
    let (id, now) = (tx.fresh::<CardAccountId>(), tx.now());
    let sql = "update card_account set closed_at = $2 where collector = $1 and closed_at is null";
    tx.exec(sql, &[collector, &now])?;
    tx.exec(
        "insert into card_account (id, collector, carrier, organisation, client, secret, signing,
         url, by_name, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            collector,
            &carrier.name(),
            &keys.organisation,
            &keys.client,
            &keys.secret,
            &keys.signing,
            &keys.url,
            &by_name,
            &now,
        ],
    )?;
    Ok(id)
}

/// Closes an account: nothing new is asked through it, its messages are still heard.
pub(in crate::treasury) fn close_account(tx: &mut Tx<'_>, id: &CardAccountId) -> Result<()> {
    let now = tx.now();
    let sql = "update card_account set closed_at = $2 where id = $1 and closed_at is null";
    if tx.exec(sql, &[id, &now])? == 1 { Ok(()) } else { Err(Error::Stale) }
}

row! {
    /// A card payment.
    #[derive(Debug, Clone)]
    pub struct CardPayment {
        /// Which.
        pub id: CardPaymentId,
        /// By which account.
        pub account: CardAccountId,
        /// For which unit.
        pub unit: UnitId,
        /// Who pays.
        pub person: Option<PersonId>,
        /// What for.
        pub label: String,
        /// How much.
        pub cents: i64,
        /// The carrier's identifier, once made.
        pub theirs: Option<String>,
        /// Where the payer pays, once made.
        pub pay_url: Option<String>,
        /// When it was asked.
        pub at: Moment,
        /// What a gift by it answers; empty for dues.
        pub target: String,
        /// Where the browser comes back to; empty for the payer's own space.
        pub back: String,
    }
}

pub(super) const PAYMENT: &str =
    "select id, account, unit, person, label, cents, theirs, pay_url, at, target, back
     from card_payment";

/// Begins a card payment; the carrier is asked by a job.
pub(in crate::treasury) fn begin(
    tx: &mut Tx<'_>,
    account: &CardAccountId,
    unit: &UnitId,
    person: &PersonId,
    label: &str,
    cents: i64,
) -> Result<CardPaymentId> {
    let (id, now) = (tx.fresh::<CardPaymentId>(), tx.now());
    tx.exec(
        "insert into card_payment (id, account, unit, person, label, cents, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, account, unit, person, &label, &cents, &now],
    )?;
    Ok(id)
}

/// One card payment.
pub(in crate::treasury) fn card_payment(
    tx: &mut Tx<'_>,
    id: &CardPaymentId,
) -> Result<Option<CardPayment>> {
    tx.row(&format!("{PAYMENT} where id = $1"), &[id])
}

/// One card payment of the person themselves.
pub(in crate::treasury) fn card_payment_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &CardPaymentId,
) -> Result<Option<CardPayment>> {
    tx.row(&format!("{PAYMENT} where id = $1 and person = $2"), &[id, person])
}

/// A card payment by the identifiers that a message names; theirs only within the account.
pub(in crate::treasury) fn find(
    tx: &mut Tx<'_>,
    account: &CardAccountId,
    ours: &str,
    theirs: &str,
) -> Result<Option<CardPayment>> {
    let sql = format!(
        "{PAYMENT} where account = $1 and (id = $2 or (theirs = $3 and cast($3 as text) <> ''))"
    );
    tx.row(&sql, &[account, &ours, &theirs])
}

/// Notes what the carrier made; the first one stays.
pub(in crate::treasury) fn made(
    tx: &mut Tx<'_>,
    id: &CardPaymentId,
    theirs: &str,
    pay_url: &str,
) -> Result<()> {
    tx.exec(
        "update card_payment set theirs = $2, pay_url = $3 where id = $1 and theirs is null",
        &[id, &theirs, &pay_url],
    )
    .map(drop)
}

/// How a card payment stands, from its facts.
pub(in crate::treasury) fn standing_of(tx: &mut Tx<'_>, id: &CardPaymentId) -> Result<Standing> {
    let facts: Vec<(String,)> =
        tx.rows("select standing from card_fact where card_payment = $1 limit 10", &[id])?;
    let has = |wanted: Standing| facts.iter().any(|(name,)| name == wanted.name());
    Ok(match () {
        () if has(Standing::Refunded) => Standing::Refunded,
        () if has(Standing::Paid) => Standing::Paid,
        () if has(Standing::Failed) => Standing::Failed,
        () => Standing::Pending,
    })
}

/// What followed from something learnt of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::treasury) enum Learnt {
    /// The payment stands otherwise now.
    Moved,
    /// Nothing new.
    Nothing,
    /// A person must look.
    Problem,
}

/// Takes what a verified message or a reading says of a payment: money received or given back
/// is written in the same transaction.
pub(in crate::treasury) fn learn(
    tx: &mut Tx<'_>,
    payment: &CardPayment,
    seen: &Seen,
    source: &str,
) -> Result<Learnt> {
    let known = payment.theirs.as_deref();
    if known.is_some_and(|known| !seen.theirs.is_empty() && known != seen.theirs) {
        return problem(tx, &payment.id, "other-payment");
    }
    let now = standing_of(tx, &payment.id)?;
    let next = match moved(now, seen.standing) {
        Moved::Nothing => return Ok(Learnt::Nothing),
        Moved::Conflict => return problem(tx, &payment.id, "conflict"),
        Moved::To(next) => next,
    };
    if next == Standing::Paid && seen.cents.is_some_and(|cents| cents != payment.cents) {
        return problem(tx, &payment.id, "amount");
    }
    let at = tx.now();
    let first = tx.exec(
        "insert into card_fact (card_payment, standing, source, at) values ($1, $2, $3, $4)
         on conflict do nothing",
        &[&payment.id, &next.name(), &source, &at],
    )?;
    if first == 0 {
        return Ok(Learnt::Nothing);
    }
    match next {
        Standing::Paid => take_in(tx, payment)?,
        Standing::Refunded => give_back(tx, payment)?,
        Standing::Failed | Standing::Pending => {}
    }
    Ok(Learnt::Moved)
}

fn cause(id: &CardPaymentId) -> String {
    format!("card {id}")
}

fn take_in(tx: &mut Tx<'_>, payment: &CardPayment) -> Result<()> {
    let account = account(tx, &payment.account)?.ok_or(Error::NotFound)?;
    let Some(person) = payment.person.clone() else {
        return problem(tx, &payment.id, "nobody").map(drop);
    };
    if !payment.target.is_empty() {
        let gift = NewGift {
            collector: account.collector,
            unit: payment.unit.clone(),
            payer: person,
            way: PayWay::Card,
            received_on: tx.now().day_text(),
            cents: payment.cents,
            piece: None,
            reference: payment.theirs.clone(),
            cause: cause(&payment.id),
            target: payment.target.clone(),
        };
        return receive_gift(tx, &gift, None).map(drop);
    }
    let part = NewPart {
        kind: PartKind::Dues,
        person: person.clone(),
        cents: payment.cents,
        rule: Rule::OldestFirst,
    };
    let new = NewPayment {
        collector: account.collector,
        unit: payment.unit.clone(),
        payer: person,
        way: PayWay::Card,
        received_on: tx.now().day_text(),
        parts: vec![part],
        piece: None,
        bank: None,
        reference: payment.theirs.clone(),
        cause: cause(&payment.id),
    };
    receive_as(tx, &new, Hand { office: None, name: "" }, &Around::default()).map(drop)
}

fn give_back(tx: &mut Tx<'_>, payment: &CardPayment) -> Result<()> {
    let sql = "select id from payment where cause = $1";
    let found: Option<(PaymentId,)> = tx.row(sql, &[&cause(&payment.id)])?;
    let Some((received,)) = found else { return Ok(()) };
    let today = tx.now().day_text();
    let hand = Hand { office: None, name: "" };
    let taken = take_back_as(tx, &received, TakenBack::Refunded, &today, "", hand);
    match taken {
        // An officer was first.
        Err(Error::Refused(key)) if key == Refusal::TakenBack.key() => Ok(()),
        other => other,
    }
}

fn problem(tx: &mut Tx<'_>, payment: &CardPaymentId, what: &str) -> Result<Learnt> {
    let (id, now) = (tx.fresh::<CardEventId>(), tx.now());
    let sql = "select 1 from card_problem
               where card_payment = $1 and what = $2 and settled_at is null";
    if tx.row::<(i64,)>(sql, &[payment, &what])?.is_none() {
        tx.exec(
            "insert into card_problem (id, card_payment, what, at, settled_by_name)
             values ($1, $2, $3, $4, '')",
            &[&id, payment, &what, &now],
        )?;
    }
    Ok(Learnt::Problem)
}

/// The carrier will not give back what the books say was given back: somebody must see to it.
pub(in crate::treasury) fn refund_refused(tx: &mut Tx<'_>, payment: &CardPaymentId) -> Result<()> {
    problem(tx, payment, "refund").map(drop)
}

/// A problem: identifier, what, label, cents, when.
type Problem = (CardEventId, String, String, i64, Moment);

/// Problems of a scope that nobody settled: identifier, what, label, cents, when.
pub(in crate::treasury) fn problems(
    tx: &mut Tx<'_>,
    scope: &crate::org::Scope,
) -> Result<Vec<Problem>> {
    tx.rows(
        "select q.id, q.what, p.label, p.cents, q.at from card_problem q
         join card_payment p on p.id = q.card_payment
         where q.settled_at is null
         and p.unit in (select unit from unit_above where above = $1)
         order by q.at limit 100",
        &[scope.unit()],
    )
}

/// A person looked at a problem of their scope.
pub(in crate::treasury) fn settle_problem(
    tx: &mut Tx<'_>,
    scope: &crate::org::Scope,
    id: &CardEventId,
    by_name: &str,
) -> Result<()> {
    let now = tx.now();
    let settled = tx.exec(
        "update card_problem set settled_at = $3, settled_by_name = $4
         where id = $2 and settled_at is null and card_payment in (select p.id
             from card_payment p
             where p.unit in (select unit from unit_above where above = $1))",
        &[scope.unit(), id, &now, &by_name],
    )?;
    if settled == 1 { Ok(()) } else { Err(Error::NotFound) }
}

row! {
    /// A message of a carrier.
    #[derive(Debug, Clone)]
    pub struct CardEvent {
        /// Which.
        pub id: CardEventId,
        /// To which account.
        pub account: CardAccountId,
        /// `told` or `read-again`.
        pub verdict: String,
        /// Our payment, as named.
        pub ours: Option<String>,
        /// What was told, as JSON; for `read-again` the carrier's identifier.
        pub told: String,
        /// When it was dealt with.
        pub handled_at: Option<Moment>,
    }
}

/// Keeps a message as it came; `None` when it was kept before.
pub(in crate::treasury) fn keep_event(
    tx: &mut Tx<'_>,
    account: &CardAccountId,
    message: &str,
    raw: &str,
    (verdict, ours, told): (&str, &str, &str),
) -> Result<Option<CardEventId>> {
    let (id, now) = (tx.fresh::<CardEventId>(), tx.now());
    let kept = tx.exec(
        "insert into card_event (id, account, message, raw, verdict, card_payment, told,
         received_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
        &[&id, account, &message, &raw, &verdict, &ours, &told, &now],
    )?;
    Ok((kept == 1).then_some(id))
}

/// A kept message.
pub(in crate::treasury) fn event(tx: &mut Tx<'_>, id: &CardEventId) -> Result<Option<CardEvent>> {
    tx.row(
        "select id, account, verdict, card_payment, told, handled_at from card_event
         where id = $1",
        &[id],
    )
}

/// A message was dealt with.
pub(in crate::treasury) fn handled(tx: &mut Tx<'_>, id: &CardEventId) -> Result<()> {
    let now = tx.now();
    tx.exec("update card_event set handled_at = $2 where id = $1", &[id, &now]).map(drop)
}

/// Card payments that were made, are not settled and were asked in the last days: read again
/// in case a message was lost.
pub(in crate::treasury) fn waiting(
    tx: &mut Tx<'_>,
    since: Moment,
    before: Moment,
) -> Result<Vec<CardPayment>> {
    let sql = format!(
        "{PAYMENT} where at > $1 and at < $2 and theirs is not null
         and not exists (select 1 from card_fact f where f.card_payment = card_payment.id)
         order by at limit 100"
    );
    tx.rows(&sql, &[&since, &before])
}

/// Forgets the text of messages that came before a moment; what followed from them stays.
pub(in crate::treasury) fn sweep(tx: &mut Tx<'_>, before: Moment) -> Result<u64> {
    let sql = "update card_event set raw = '', told = ''
               where received_at < $1 and raw <> '' and handled_at is not null";
    tx.exec(sql, &[&before])
}

/// The card payment that a payment came from, as its cause says.
pub(in crate::treasury) fn card_cause(
    tx: &mut Tx<'_>,
    payment: &PaymentId,
) -> Result<Option<String>> {
    let found: Option<(String,)> =
        tx.row("select cause from payment where id = $1 and way = 'card'", &[payment])?;
    Ok(found.and_then(|(cause,)| cause.strip_prefix("card ").map(str::to_owned)))
}
