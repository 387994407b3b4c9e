//! Pages that ask for gifts, what was promised there, and what came, in the database.

pub(in crate::donations) mod criteria;
mod demo;
mod facts;
mod figures;
mod give;
mod held;
mod mine;
mod write;

pub(in crate::donations) use demo::{DemoGiver, demo_givers};
pub(in crate::donations) use facts::{Fact, add_fact, facts_of};
pub(in crate::donations) use figures::{
    Figures, ListRow, Promised, Sum, by_unit, figures, of_office, open_of, promised, promised_one,
    public_list,
};
pub(in crate::donations) use give::{
    Confirmed, Donation, NewDonation, confirm, donation, unthanked, write as give,
};
pub(in crate::donations) use held::HELD;
pub(in crate::donations) use mine::{
    Mine, TimelineRow, change, end_stopped, gone, mine, most_in_year, stop, timeline_rows,
};
pub(in crate::donations) use write::{propose, save};

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::donations::DonationPageId;
use crate::donations::rules::{FactKind, Offer, State, Way, shares_of};
use crate::intake::{self, Agreement};
use crate::org::{self, Scope, UnitId, UnitKind};
use money::ledger::{self, Collector, CollectorId, LegalForm};
use money::treasury;

row! {
    /// A page that asks for gifts.
    #[derive(Debug, Clone)]
    pub struct DonationPage {
        /// Its identifier.
        pub id: DonationPageId,
        /// Its word in addresses.
        pub slug: String,
        /// The unit that it is for.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// Who receives.
        pub collector: CollectorId,
        /// Its name.
        pub collector_name: String,
        /// Its title.
        pub title: String,
        /// What the money is for.
        pub body: String,
        /// What is said to those who give.
        pub thanks: String,
        /// How much it aims at; nought for no goal.
        pub goal_cents: i64,
        /// Amounts that are proposed, as they are stored.
        pub amounts: String,
        /// Whether one may give every month.
        pub is_monthly: bool,
        /// The shares that are proposed, as they are stored.
        pub shares: String,
        /// Last day on which one may give.
        pub closes_on: Option<String>,
        /// The number that a change must name.
        pub version: i64,
        /// When it was written.
        pub created_at: Moment,
        last_kind: String,
    }
}

impl DonationPage {
    /// What last happened to it.
    ///
    /// # Errors
    /// A fault when a newer version wrote something else.
    pub(in crate::donations) fn last(&self) -> Result<FactKind> {
        FactKind::parse(&self.last_kind).ok_or_else(|| Error::fault("an unknown page fact"))
    }

    /// Where it stands on a day (ISO).
    ///
    /// # Errors
    /// As [`DonationPage::last`].
    pub(in crate::donations) fn state(&self, today: &str) -> Result<State> {
        Ok(State::on(self.last()?, self.closes_on.as_deref(), today))
    }

    /// The amounts that are proposed, in cents.
    pub(in crate::donations) fn amounts(&self) -> Vec<i64> {
        self.amounts.split(' ').filter_map(|cents| cents.parse().ok()).collect()
    }
}

/// A page and its last fact, to which a condition is added.
pub(in crate::donations) const PAGE: &str = "select p.id, p.slug, p.unit, u.name, p.collector,
    c.name, p.title, p.body, p.thanks, p.goal_cents, p.amounts, p.is_monthly, p.shares,
    p.closes_on, p.version, p.created_at, f.kind
    from donation_page p join unit u on u.id = p.unit join collector c on c.id = p.collector
    join donation_page_fact f on f.id = (select g.id from donation_page_fact g
     where g.page = p.id order by g.number desc limit 1)";

/// A page by its word in addresses.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<DonationPage>> {
    let may = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if !slug.chars().all(may) {
        return Ok(None);
    }
    tx.row(&format!("{PAGE} where p.slug = $1"), &[&slug])
}

/// A page by its identifier.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn of_id(
    tx: &mut Tx<'_>,
    id: &DonationPageId,
) -> Result<Option<DonationPage>> {
    tx.row(&format!("{PAGE} where p.id = $1"), &[id])
}

/// A page of a unit of the scope.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn of_scope(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &DonationPageId,
) -> Result<Option<DonationPage>> {
    let sql = format!(
        "{PAGE} where p.id = $1 and p.unit in (select unit from unit_above where above = $2)"
    );
    tx.row(&sql, &[id, scope.unit()])
}

/// The kinds of unit, the nearest to people first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn kinds(tx: &mut Tx<'_>) -> Result<Vec<UnitKind>> {
    let mut kinds = org::unit_kinds(tx)?;
    kinds.reverse();
    Ok(kinds)
}

/// The collectors that may receive for a unit: those that serve it or one above it.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn collectors(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Collector>> {
    let today = tx.now().day_text();
    let mut found: Vec<Collector> = Vec::new();
    for above in org::units_above(tx, unit)? {
        let Some(one) = ledger::collector_for(tx, &above, &today)? else { continue };
        if found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    Ok(found)
}

/// The tax reduction of gifts, in percent: of the gift, and of the income that bounds it.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub(in crate::donations) struct Tax {
    pub percent: i64,
    pub income_percent: i64,
}

/// A page as everybody sees it.
pub(in crate::donations) struct Front {
    pub page: DonationPage,
    pub state: State,
    pub collector: Collector,
    pub offer: Offer,
    pub tax: Option<Tax>,
    /// Kinds of unit between which a gift may be shared, with what is proposed.
    pub shares: Vec<(UnitKind, i64)>,
    pub figures: Figures,
    pub agreements: Vec<Agreement>,
    pub wait_days: i64,
}

/// What a page asks for besides itself.
const PURPOSES: [&str; 1] = ["newsletter"];

/// A page as everybody sees it; `None` when there is none, or nobody opened it yet.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn front(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Front>> {
    match by_slug(tx, slug)? {
        Some(page) if page.state(&tx.now().day_text())? != State::Draft => front_of(tx, page),
        _ => Ok(None),
    }
}

/// A page as it is shown, whether or not it is in the open; `None` without its collector.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn front_of(tx: &mut Tx<'_>, page: DonationPage) -> Result<Option<Front>> {
    let state = page.state(&tx.now().day_text())?;
    let Some(collector) = ledger::collector(tx, &page.collector)? else { return Ok(None) };
    let kinds = kinds(tx)?;
    let named = |(kind, percent): (String, i64)| {
        kinds.iter().find(|one| one.id == kind).map(|one| (one.clone(), percent))
    };
    let shares: Vec<(UnitKind, i64)> =
        shares_of(&page.shares).into_iter().filter_map(named).collect();
    let mut offer = offer(tx, &page, &collector)?;
    offer.kinds = shares.iter().map(|(kind, _)| kind.id.clone()).collect();
    Ok(Some(Front {
        tax: tax(tx, &collector)?,
        figures: figures(tx, &page.id)?,
        agreements: intake::agreements(tx, &PURPOSES)?,
        wait_days: intake::waiting_days(tx)?,
        state,
        offer,
        shares,
        collector,
        page,
    }))
}

/// What may be given on a page today, and how.
fn offer(tx: &mut Tx<'_>, page: &DonationPage, collector: &Collector) -> Result<Offer> {
    let today = tx.now().day_text();
    let is_party = collector.legal_form.is_of_a_party();
    let mut legal = |name: &str| match is_party {
        true => ledger::legal(tx, name, &today),
        false => Ok(None),
    };
    let (year_cents, cash_cents) =
        (legal("gift_ceiling_year_cents")?, legal("cash_ceiling_cents")?);
    let has_account = collector.account_on(&today).is_some();
    let has_cards = treasury::takes_cards(tx, &collector.id)?;
    let takes = |way: &Way| match way {
        Way::Card => has_cards,
        Way::Debit => has_account && collector.creditor_id.is_some(),
        Way::Transfer => has_account,
        Way::Cheque | Way::Cash => true,
    };
    let ways: Vec<Way> = Way::ALL.into_iter().filter(takes).collect();
    Ok(Offer {
        is_monthly: page.is_monthly && ways.iter().any(|way| way.comes_back()),
        ways,
        is_party,
        year_cents,
        cash_cents,
        kinds: Vec::new(),
    })
}

/// What the tax gives back to those who give to a collector: a party's always, an association's
/// once it said of what general interest it is.
fn tax(tx: &mut Tx<'_>, collector: &Collector) -> Result<Option<Tax>> {
    let today = tx.now().day_text();
    let gives = match collector.legal_form {
        LegalForm::Union => false,
        LegalForm::FinancingAssociation | LegalForm::Agent => true,
        LegalForm::Association => {
            let sql = "select object from receipt_setting where collector = $1
                       and valid_from_on <= $2 order by valid_from_on desc limit 1";
            let object: Option<(String,)> = tx.row(sql, &[&collector.id, &today])?;
            object.is_some_and(|(object,)| !object.is_empty())
        }
    };
    if !gives {
        return Ok(None);
    }
    let percent = ledger::legal(tx, "tax_reduction_percent", &today)?;
    let income = ledger::legal(tx, "tax_income_share_percent", &today)?;
    Ok(percent.zip(income).map(|(percent, income_percent)| Tax { percent, income_percent }))
}
