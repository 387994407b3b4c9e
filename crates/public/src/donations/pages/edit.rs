//! A page typed by an officer, and changed.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Hand;
use crate::accounts::Officer;
use crate::app::App;
use crate::donations::DonationPageId;
use crate::donations::rules::{Draft, Typed, amounts_typed, euros, shares_of};
use crate::donations::store::{self, DonationPage};
use crate::intake::Wrong;
use crate::org::{Right, UnitId, UnitKind};
use money::ledger::{Collector, CollectorId};

#[derive(Serialize, Default)]
struct Edit {
    /// Empty for a new one.
    id: String,
    version: i64,
    unit: String,
    collectors: Vec<Choice>,
    kinds: Vec<Kind>,
    typed: Typed,
    errors: Vec<Wrong>,
}

impl Page for Edit {
    const TEMPLATE: &str = "donations/edit.html";
}

/// A collector to choose.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// A kind of unit that may receive a share.
#[derive(Serialize)]
struct Kind {
    id: String,
    name: String,
    percent: String,
}

/// What a page of the unit may be given to.
struct Around {
    unit: UnitId,
    collectors: Vec<Collector>,
    kinds: Vec<UnitKind>,
}

impl Around {
    async fn read(app: &App, unit: &UnitId) -> Result<Self> {
        let (unit, known) = (unit.clone(), unit.clone());
        let (collectors, kinds) =
            app.db.read(move |tx| Ok((store::collectors(tx, &known)?, store::kinds(tx)?))).await?;
        Ok(Self { unit, collectors, kinds })
    }

    fn ids(&self) -> Vec<String> {
        self.kinds.iter().map(|kind| kind.id.clone()).collect()
    }

    /// The draft and who receives, or what is wrong.
    fn draft(
        &self,
        app: &App,
        language: Language,
        typed: &Typed,
    ) -> std::result::Result<(Draft, CollectorId), Vec<Wrong>> {
        let told = |(field, key): (&'static str, &str)| Wrong {
            field,
            label: app.say(language, label(field)),
            message: app.say(language, key),
        };
        let collector = self.collectors.iter().find(|one| one.id.as_str() == typed.collector);
        let mut wrong = match typed.draft() {
            Ok(draft) => match collector {
                Some(one) => return Ok((draft, one.id.clone())),
                None => Vec::new(),
            },
            Err(wrong) => wrong,
        };
        if collector.is_none() {
            wrong.push(("collector", "donations-refusal-collector"));
        }
        Err(wrong.into_iter().map(told).collect())
    }

    fn page(self, language: Language, unit: &str, typed: Typed) -> Edit {
        let percent = |kind: &UnitKind| {
            let known = typed.shares.iter().find(|(id, _)| *id == kind.id);
            known.map(|(_, percent)| percent.clone()).unwrap_or_default()
        };
        let kind = |kind: &UnitKind| Kind {
            id: kind.id.clone(),
            percent: percent(kind),
            name: match language {
                Language::French => kind.name_fr.clone(),
                Language::English => kind.name_en.clone(),
            },
        };
        let choice =
            |one: &Collector| Choice { value: one.id.to_string(), label: one.name.clone() };
        Edit {
            unit: unit.to_owned(),
            collectors: self.collectors.iter().map(choice).collect(),
            kinds: self.kinds.iter().map(kind).collect(),
            typed,
            ..Edit::default()
        }
    }
}

const fn label(field: &str) -> &'static str {
    match field.as_bytes() {
        b"title" => "donations-field-title",
        b"body" => "donations-field-body",
        b"amounts" => "donations-field-amounts",
        b"goal" => "donations-field-goal",
        b"closes_on" => "donations-field-closes_on",
        b"thanks" => "donations-field-thanks",
        b"collector" => "donations-field-collector",
        _ => "donations-field-shared",
    }
}

/// GET `/office/donations/new`.
pub(super) async fn new(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Publish)?;
    let around = Around::read(&app, &officer.office.unit.id).await?;
    let first = around.collectors.first().map(|one| one.id.to_string()).unwrap_or_default();
    let typed = Typed {
        amounts: "10 30 50 100".to_owned(),
        monthly: true,
        collector: first,
        ..Typed::default()
    };
    let page = around.page(officer.language(), &officer.office.unit.name, typed);
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/donations/new`.
pub(super) async fn create(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    let around = Around::read(&app, &officer.office.unit.id).await?;
    let language = officer.language();
    let typed = Typed::of(&fields, &around.ids());
    let (draft, collector) = match around.draft(&app, language, &typed) {
        Ok(understood) => understood,
        Err(errors) => {
            let page = around.page(language, &officer.office.unit.name, typed);
            return app.refused(&Edit { errors, ..page }, officer.shell(&app));
        }
    };
    let (unit, hand) = (around.unit, Hand::officer(&officer));
    let id = app.db.write(move |tx| store::propose(tx, (&unit, &collector), &draft, &hand)).await?;
    let notice = Notice::ok(app.say(language, "donations-created"));
    see_other_with(&format!("/office/donations/{id}"), &notice)
}

/// A page of the officer's scope.
pub(super) async fn found(app: &App, officer: &Officer, id: &str) -> Result<DonationPage> {
    officer.must(Right::Publish)?;
    within(app, officer, id).await
}

/// As [`found`], for whoever checked the right already.
pub(super) async fn within(app: &App, officer: &Officer, id: &str) -> Result<DonationPage> {
    let id = DonationPageId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::of_scope(tx, &scope, &id)).await?;
    found.ok_or(Error::NotFound)
}

/// GET `/office/donations/{id}/edit`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = found(&app, &officer, &id).await?;
    let around = Around::read(&app, &page.unit).await?;
    let shares = shares_of(&page.shares);
    let typed = Typed {
        title: page.title,
        body: page.body,
        thanks: page.thanks,
        goal: if page.goal_cents > 0 { euros(page.goal_cents) } else { String::new() },
        amounts: amounts_typed(&page.amounts),
        monthly: page.is_monthly,
        closes_on: page.closes_on.unwrap_or_default(),
        collector: page.collector.to_string(),
        shared: !shares.is_empty(),
        shares: shares.into_iter().map(|(kind, percent)| (kind, percent.to_string())).collect(),
    };
    let edit = around.page(officer.language(), &page.unit_name, typed);
    let edit = Edit { id, version: page.version, ..edit };
    app.page(&edit, &officer.shell(&app))
}

/// POST `/office/donations/{id}/edit`.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let page = found(&app, &officer, &id).await?;
    let around = Around::read(&app, &page.unit).await?;
    let language = officer.language();
    let typed = Typed::of(&fields, &around.ids());
    let version: i64 = fields.text("version").parse().unwrap_or(0);
    let (draft, collector) = match around.draft(&app, language, &typed) {
        Ok(understood) => understood,
        Err(errors) => {
            let edit = around.page(language, &page.unit_name, typed);
            return app.refused(&Edit { id, version, errors, ..edit }, officer.shell(&app));
        }
    };
    app.db.write(move |tx| store::save(tx, &page, version, &draft, &collector)).await?;
    let notice = Notice::ok(app.say(language, "donations-saved"));
    see_other_with(&format!("/office/donations/{id}"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let choice = || Choice { value: "1".to_owned(), label: "ADF du Gard".to_owned() };
    let kind =
        |name: &str| Kind { id: name.to_owned(), name: name.to_owned(), percent: "50".to_owned() };
    let error = Wrong {
        field: "title",
        label: "Titre".to_owned(),
        message: "Écrivez un titre.".to_owned(),
    };
    let new = Edit {
        collectors: vec![choice(), choice()],
        kinds: vec![kind("section"), kind("national")],
        ..Edit::default()
    };
    let old = Edit {
        id: "1".to_owned(),
        version: 3,
        collectors: vec![choice()],
        typed: Typed { shared: true, monthly: true, ..Typed::default() },
        errors: vec![error],
        ..Edit::default()
    };
    vec![
        SamplePage::new("donations page edit, no collector", Edit::default()),
        SamplePage::new("donations page edit, new", new),
        SamplePage::new("donations page edit, refused", old),
    ]
}
