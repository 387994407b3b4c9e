//! Collectors: those that the officer's units use, and what is known of one.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Choice, Problem};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::ledger::rules::LegalForm;
use crate::ledger::store::{self, BankAccount, Collector, Served, Signatory};
use crate::org::{self, Office, Right};

/// Most units offered by name.
const UNITS_OFFERED_MAX: i64 = 200;

#[derive(Serialize)]
struct Collectors {
    collectors: Vec<Listed>,
    /// Whether the officer keeps the legal values too.
    legal: bool,
}

impl Page for Collectors {
    const TEMPLATE: &'static str = "ledger/collectors.html";
}

#[derive(Serialize)]
struct Listed {
    id: String,
    name: String,
    form: &'static str,
    units: Vec<String>,
    iban: String,
    closed_on: Option<String>,
    keeps: bool,
}

/// What the page of one collector shows, and what was typed in its small forms.
#[derive(Serialize)]
pub(super) struct One {
    pub id: String,
    pub collector: Collector,
    pub form: &'static str,
    pub keeps: bool,
    pub accounts: Vec<AccountLine>,
    pub units: Vec<Served>,
    pub signatories: Vec<Signatory>,
    pub offered: Vec<String>,
    pub today: String,
    pub typed: Typed,
    pub errors: Vec<Problem>,
}

impl Page for One {
    const TEMPLATE: &'static str = "ledger/collector.html";
}

/// A bank account as it is read.
#[derive(Serialize)]
pub(super) struct AccountLine {
    id: String,
    label: String,
    holder: String,
    iban: String,
    bic: Option<String>,
    version: String,
    lead_days: i64,
    from_on: String,
    to_on: Option<String>,
}

impl AccountLine {
    fn of(account: &BankAccount) -> Self {
        let iban = values::Iban::parse(&account.iban);
        Self {
            id: account.id.to_string(),
            label: account.label.clone(),
            holder: account.holder.clone(),
            iban: iban.map_or_else(|_| account.iban.clone(), |iban| iban.to_string()),
            bic: account.bic.clone(),
            version: account.debit_version.clone(),
            lead_days: account.lead_days,
            from_on: account.from_on.clone(),
            to_on: account.to_on.clone(),
        }
    }
}

/// What was typed in the small forms of the page.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Typed {
    pub unit: String,
    pub unit_from: String,
    pub signatory: String,
    pub quality: String,
    pub signatory_from: String,
}

/// GET `/office/treasury/collectors`: those of the officer's units and of the units above.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let scope = officer.office.scope.clone();
    let collectors = app
        .db
        .read(move |tx| {
            let mut listed = Vec::new();
            for collector in store::collectors_around(tx, &scope)? {
                let keeps = store::is_kept_in(tx, &scope, &collector.id)?;
                let served = store::served(tx, &collector.id)?;
                listed.push(line(collector, served, keeps, &tx.now().day_text()));
            }
            Ok(listed)
        })
        .await?;
    let legal = officer.office.top_rights.has(Right::Settings);
    app.page(&Collectors { collectors, legal }, &officer.shell(&app))
}

fn line(collector: Collector, served: Vec<Served>, keeps: bool, today: &str) -> Listed {
    /// Units named on a line.
    const UNITS_NAMED: usize = 4;
    let iban = collector.account_on(today).map(|account| account.iban.clone());
    let masked = iban.and_then(|iban| values::Iban::parse(&iban).ok()).map(|iban| iban.masked());
    let now = served.into_iter().filter(|one| one.to_on.as_deref().is_none_or(|to| to >= today));
    Listed {
        id: collector.id.to_string(),
        form: collector.legal_form.key(),
        units: now.map(|one| one.name).take(UNITS_NAMED).collect(),
        iban: masked.unwrap_or_default(),
        closed_on: collector.closed_on,
        name: collector.name,
        keeps,
    }
}

/// GET `/office/treasury/collectors/{collector}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = one(&app, &officer, &id, Typed::default(), Vec::new()).await?;
    app.page(&page, &officer.shell(&app))
}

/// The page of a collector; absent for who may not know it.
pub(super) async fn one(
    app: &App,
    officer: &Officer,
    id: &str,
    typed: Typed,
    errors: Vec<Problem>,
) -> Result<One> {
    officer.must(Right::Treasury)?;
    let id = CollectorId::parse(id).ok_or(Error::NotFound)?;
    let office = officer.office.clone();
    app.db
        .read(move |tx| {
            let (collector, keeps) = known(tx, &office, &id)?;
            Ok(One {
                id: collector.id.to_string(),
                form: collector.legal_form.key(),
                accounts: collector.accounts.iter().map(AccountLine::of).collect(),
                units: store::served(tx, &id)?,
                signatories: store::signatories(tx, &id)?,
                offered: offered(tx, &office)?,
                today: tx.now().day_text(),
                collector,
                keeps,
                typed: typed.clone(),
                errors: errors.clone(),
            })
        })
        .await
}

/// The collector, and whether the officer keeps its books; absent when it serves neither a unit
/// of theirs nor one above.
pub(super) fn known(
    tx: &mut Tx<'_>,
    office: &Office,
    id: &CollectorId,
) -> Result<(Collector, bool)> {
    let collector = store::collector(tx, id)?.ok_or(Error::NotFound)?;
    if store::is_kept_in(tx, &office.scope, id)? {
        return Ok((collector, true));
    }
    if store::is_around(tx, &office.scope, id)? {
        Ok((collector, false))
    } else {
        Err(Error::NotFound)
    }
}

/// The collector whose books the officer keeps; absent for anybody else.
pub(super) fn kept(tx: &mut Tx<'_>, office: &Office, id: &CollectorId) -> Result<Collector> {
    match known(tx, office, id)? {
        (collector, true) => Ok(collector),
        (_, false) => Err(Error::NotFound),
    }
}

/// Names of units that a form proposes: the officer's and the nearest below.
pub(super) fn offered(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<String>> {
    let mut names = vec![office.unit.name.clone()];
    let below = org::units_below(tx, office.scope.unit(), 2, UNITS_OFFERED_MAX)?;
    names.extend(below.into_iter().map(|unit| unit.name));
    Ok(names)
}

/// The legal forms as options.
pub(super) fn forms(app: &App, officer: &Officer) -> Vec<Choice> {
    let choice =
        |form: LegalForm| Choice::new(form.name(), app.say(officer.language(), form.key()));
    LegalForm::ALL.map(choice).into()
}

/// A believable collector.
pub(super) fn sample() -> Collector {
    Collector {
        id: CollectorId::from(uuid::Uuid::nil()),
        name: "ADF de l'Union des quartiers – Gard".to_owned(),
        legal_form: LegalForm::FinancingAssociation,
        siren: Some("732829320".to_owned()),
        rna: Some("W302001234".to_owned()),
        approval_number: Some("1158".to_owned()),
        approved_on: Some("2016-03-07".to_owned()),
        line_1: "1 rue des Lices".to_owned(),
        line_2: String::new(),
        postcode: "30000".to_owned(),
        city: "Nîmes".to_owned(),
        creditor_id: Some("FR72ZZZ123456".to_owned()),
        closed_on: None,
        accounts: Vec::new(),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let collector = sample();
    let listed = |keeps, closed_on| Listed {
        id: collector.id.to_string(),
        name: collector.name.clone(),
        form: collector.legal_form.key(),
        units: vec!["Gard".to_owned()],
        iban: "FR76 •••• 189".to_owned(),
        closed_on,
        keeps,
    };
    let account = || AccountLine {
        id: "1".to_owned(),
        label: "Compte courant".to_owned(),
        holder: "ADF Gard".to_owned(),
        iban: "FR76 3000 6000 0112 3456 7890 189".to_owned(),
        bic: Some("AGRIFRPP".to_owned()),
        version: "08".to_owned(),
        lead_days: 2,
        from_on: "2026-01-01".to_owned(),
        to_on: None,
    };
    let unit = Served {
        unit: org::UnitId::from(uuid::Uuid::nil()),
        name: "Gard".to_owned(),
        from_on: "2026-01-01".to_owned(),
        to_on: None,
    };
    let signatory = Signatory {
        id: "1".to_owned(),
        name: "Odile Fauvel".to_owned(),
        quality: "trésorière".to_owned(),
        from_on: "2026-01-01".to_owned(),
        to_on: None,
    };
    let one = |keeps, errors| One {
        id: collector.id.to_string(),
        collector: collector.clone(),
        form: collector.legal_form.key(),
        keeps,
        accounts: vec![account()],
        units: vec![unit.clone(), Served { to_on: Some("2026-06-30".to_owned()), ..unit.clone() }],
        signatories: vec![signatory.clone()],
        offered: vec!["Gard".to_owned()],
        today: "2026-11-24".to_owned(),
        typed: Typed::default(),
        errors,
    };
    let bare = One {
        accounts: Vec::new(),
        signatories: Vec::new(),
        collector: Collector {
            siren: None,
            rna: None,
            approval_number: None,
            approved_on: None,
            creditor_id: None,
            closed_on: Some("2026-10-31".to_owned()),
            ..sample()
        },
        ..one(true, Vec::new())
    };
    let over = Some("2025-12-31".to_owned());
    let none = Collectors { collectors: Vec::new(), legal: false };
    let all = vec![listed(true, None), listed(false, over)];
    vec![
        SamplePage::new("ledger/collectors", Collectors { collectors: all, legal: true }),
        SamplePage::new("ledger/collectors-empty", none),
        SamplePage::new("ledger/collector", one(true, Vec::new())),
        SamplePage::new("ledger/collector-of-above", one(false, Vec::new())),
        SamplePage::new("ledger/collector-bare", bare),
        SamplePage::new("ledger/collector-refused", one(true, vec![Problem::sample("unit")])),
    ]
}
