//! A promise becomes somebody's donation, and the treasury is told what to expect.

use kernel::db::Tx;
use kernel::time::{DAY_MS, Moment};
use kernel::{Error, Result, row};

use crate::donations::rules::{Promise, State, Way};
use crate::donations::store::{DonationPage, by_slug};
use crate::donations::{DonationId, DonationPageId, FORM};
use crate::intake::{self, Answers, Door};
use crate::org::{self, PersonId, UnitId};
use crate::people::{self, AddressLine};
use money::debits::{self, NewGiftMandate};
use money::treasury::{self, GiftAsked, PartKind};

/// Days that a promise leaves to pay.
const DAYS_TO_PAY: i64 = 30;

row! {
    /// A donation.
    #[derive(Debug, Clone)]
    pub struct Donation {
        /// Which.
        pub id: DonationId,
        /// On which page.
        pub page: DonationPageId,
        /// Whose; empty once the record is erased.
        pub person: String,
        /// How they mean to pay.
        pub way: String,
        /// `once` or `monthly`.
        pub rhythm: String,
        /// How much, each time.
        pub cents: i64,
        /// The request for payment.
        pub call: Option<String>,
        /// The card payment.
        pub card: Option<String>,
        /// Language of the page.
        pub language: String,
        /// When it was stopped.
        pub ended_at: Option<Moment>,
    }
}

impl Donation {
    /// How its giver means to pay.
    pub(in crate::donations) fn way(&self) -> Way {
        Way::parse(&self.way).unwrap_or(Way::Transfer)
    }

    /// Whether it comes every month.
    pub(in crate::donations) fn is_monthly(&self) -> bool {
        self.rhythm == "monthly"
    }
}

/// A donation by its identifier, which whoever confirmed it was given.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn donation(tx: &mut Tx<'_>, id: &DonationId) -> Result<Option<Donation>> {
    let sql = "select id, page, person, way, rhythm, cents, call, card, language, ended_at
               from donation where id = $1";
    tx.row(sql, &[id])
}

/// What the page of the mailed link adds to the promise.
#[derive(Debug, Clone, Default)]
pub(in crate::donations) struct Confirmed {
    /// The account to debit, for a mandate.
    pub iban: String,
    /// Whose account it is; empty for the giver.
    pub holder: String,
    /// The words of the mandate.
    pub wording: String,
}

/// A promise that is kept.
pub(in crate::donations) struct NewDonation {
    pub id: DonationId,
    pub person: PersonId,
    pub answers: Answers,
    pub promise: Promise,
    pub language: String,
}

/// Confirms the promise of a mailed link: whose it is, and what the treasury expects. Once more
/// gives the same donation; `None` when the link is over.
///
/// # Errors
/// [`Error::Refused`] when the law does not let them give so much this year; then the link holds.
pub(in crate::donations) fn confirm(
    tx: &mut Tx<'_>,
    (slug, token): (&str, &str),
    more: &Confirmed,
) -> Result<Option<(DonationId, bool)>> {
    let today = tx.now().day_text();
    let Some(waiting) = intake::seen(tx, FORM, token)? else { return Ok(None) };
    let Some(page) = by_slug(tx, slug)?.filter(|page| page.id.as_str() == waiting.subject) else {
        return Ok(None);
    };
    let id = DonationId::parse(waiting.id.as_str()).ok_or(Error::NotFound)?;
    if waiting.confirmed_at.is_some() {
        return Ok(donation(tx, &id)?.map(|found| (found.id, false)));
    }
    if page.state(&today)? != State::Open {
        return Ok(None);
    }
    let promise: Promise = serde_json::from_str(&waiting.more)?;
    let Door::Now(confirmed) = intake::confirm(tx, FORM, token, &format!("/donate/{slug}"))? else {
        return Ok(None);
    };
    let left = treasury::left_to_give(tx, &page.collector, &confirmed.person)?;
    if left.is_some_and(|left| promise.cents > left) {
        return Err(Error::Refused("donations-refusal-ceiling"));
    }
    complete(tx, &confirmed.person, &confirmed.answers, &promise)?;
    let new = NewDonation {
        id: id.clone(),
        person: confirmed.person,
        answers: confirmed.answers,
        promise,
        language: confirmed.waiting.language,
    };
    write(tx, &page, &new, more)?;
    Ok(Some((id, true)))
}

/// The address of the receipt goes to a record that has none, or only its postcode.
fn complete(
    tx: &mut Tx<'_>,
    person: &PersonId,
    answers: &Answers,
    promise: &Promise,
) -> Result<()> {
    let Some(kept) = people::own(tx, person)? else { return Ok(()) };
    let mut record = kept.record.clone();
    let has_street = record.addresses.iter().any(|line| !line.line_1.is_empty() && !line.bad);
    if has_street {
        return Ok(());
    }
    let city = format!("{} {}", promise.postcode, promise.city).trim().to_owned();
    let line = AddressLine {
        line_1: promise.line_1.clone(),
        line_3: promise.country.clone(),
        postcode: answers.postcode.clone(),
        city,
        ..AddressLine::default()
    };
    record.addresses.retain(|known| known.postcode != line.postcode || known.bad);
    record.addresses.insert(0, line);
    people::change_own(tx, person, kept.version, &record).map(drop)
}

/// Writes a donation and tells the treasury.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn write(
    tx: &mut Tx<'_>,
    page: &DonationPage,
    new: &NewDonation,
    more: &Confirmed,
) -> Result<()> {
    let (now, promise) = (tx.now(), &new.promise);
    let address = [
        promise.line_1.as_str(),
        new.answers.postcode.as_str(),
        promise.postcode.as_str(),
        promise.city.as_str(),
        promise.country.as_str(),
    ];
    let address: Vec<&str> = address.into_iter().filter(|part| !part.is_empty()).collect();
    tx.exec(
        "insert into donation (id, page, person, way, rhythm, cents, nationality, address,
         declared, language, confirmed_on, confirmed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &new.id,
            &page.id,
            &new.person,
            &promise.way.name(),
            &(if promise.monthly { "monthly" } else { "once" }),
            &promise.cents,
            &promise.nationality,
            &address.join(", "),
            &promise.declared,
            &new.language,
            &now.day_text(),
            &now,
        ],
    )?;
    if !promise.shares.is_empty() {
        let units = receivers(tx, &page.unit, &new.answers.postcode, &promise.shares)?;
        treasury::choose(tx, new.id.as_str(), &units)?;
    }
    expect(tx, page, new, more)
}

/// The units that receive the shares: those of these kinds above the place of whoever gives, the
/// nearest one instead of a kind that is not there.
fn receivers(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    postcode: &str,
    shares: &[(String, i64)],
) -> Result<Vec<(UnitId, i64)>> {
    let nearest = intake::unit_for(tx, unit, postcode)?;
    let path = org::path_of(tx, &nearest)?;
    let mut units: Vec<(UnitId, i64)> = Vec::new();
    for (kind, percent) in shares {
        let found = path.iter().rfind(|one| one.kind == *kind).map(|one| one.id.clone());
        let found = found.unwrap_or_else(|| nearest.clone());
        match units.iter_mut().find(|(known, _)| *known == found) {
            Some((_, known)) => *known += percent,
            None => units.push((found, *percent)),
        }
    }
    Ok(units)
}

/// What the treasury is told to expect.
pub(super) fn asked(
    tx: &Tx<'_>,
    page: &DonationPage,
    (id, person): (&DonationId, &PersonId),
    cents: i64,
) -> GiftAsked {
    GiftAsked {
        kind: PartKind::Gift,
        collector: page.collector.clone(),
        unit: page.unit.clone(),
        person: person.clone(),
        label: page.title.clone(),
        cents,
        due_on: tx.now().plus_ms(DAYS_TO_PAY * DAY_MS).day_text(),
        target: id.to_string(),
    }
}

/// Where a carrier sends the browser back to.
pub(super) fn back_to(page: &DonationPage, id: &DonationId) -> String {
    format!("/donate/{}/gift/{id}?back=1", page.slug)
}

/// A request, a card payment or a mandate.
fn expect(tx: &mut Tx<'_>, page: &DonationPage, new: &NewDonation, more: &Confirmed) -> Result<()> {
    let promise = &new.promise;
    let asked = asked(tx, page, (&new.id, &new.person), promise.cents);
    let english = new.language == "en";
    match promise.way {
        Way::Debit => {
            let own = format!("{} {}", new.answers.first_name, new.answers.last_name);
            let mandate = NewGiftMandate {
                collector: page.collector.clone(),
                unit: page.unit.clone(),
                person: new.person.clone(),
                holder: if more.holder.is_empty() { own } else { more.holder.clone() },
                iban: more.iban.clone(),
                cents: promise.cents,
                monthly: promise.monthly,
                wording: more.wording.clone(),
                target: new.id.to_string(),
            };
            debits::sign_gift(tx, &mandate).map(drop)
        }
        Way::Card if promise.monthly => {
            treasury::start_monthly_card(tx, &asked, &back_to(page, &new.id), english)
        }
        Way::Card => {
            let back = back_to(page, &new.id);
            let card = treasury::start_card_gift(tx, &asked, &back, english)?;
            let sql = "update donation set card = $2 where id = $1";
            tx.exec(sql, &[&new.id, &card]).map(drop)
        }
        Way::Transfer | Way::Cheque | Way::Cash => {
            let call = treasury::ask_gift(tx, &asked)?;
            let sql = "update donation set call = $2 where id = $1";
            tx.exec(sql, &[&new.id, &call]).map(drop)
        }
    }
}

/// Payments thanked for at once.
const THANKS_MAX: i64 = 200;

/// Donations with a payment for which nobody thanked yet, with what it brought; from now on they
/// count as thanked.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn unthanked(tx: &mut Tx<'_>) -> Result<Vec<(DonationId, i64)>> {
    let sql = "select t.payment, d.id, cast(sum(t.cents) as bigint) from donation d
               join payment_part t on t.target = d.id
               where d.person <> ''
               and not exists (select 1 from donation_thanks x where x.payment = t.payment)
               and not exists (select 1 from payment_fact f where f.payment = t.payment
                and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
               group by t.payment, d.id order by t.payment limit $1";
    let found: Vec<(String, DonationId, i64)> = tx.rows(sql, &[&THANKS_MAX])?;
    let now = tx.now();
    for (payment, donation, _) in &found {
        let sql = "insert into donation_thanks (payment, donation, at) values ($1, $2, $3)";
        tx.exec(sql, &[payment, donation, &now])?;
    }
    Ok(found.into_iter().map(|(_, donation, cents)| (donation, cents)).collect())
}
