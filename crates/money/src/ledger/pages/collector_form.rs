//! A new collector, and what may be changed of one.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::collector::{forms, kept, offered};
use super::{Choice, Problem, short};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::ledger::rules::{LegalForm, creditor_id, day_before, is_rna, is_siren, iso_day};
use crate::ledger::store::{self, Collector};
use crate::org::{self, Office, Right, UnitId, UnitMatch};

/// What was typed.
#[derive(Debug, Clone, Default, Serialize)]
struct Typed {
    name: String,
    legal_form: String,
    siren: String,
    rna: String,
    approval_number: String,
    approved_on: String,
    line_1: String,
    line_2: String,
    postcode: String,
    city: String,
    creditor_id: String,
    unit: String,
    from_on: String,
}

#[derive(Serialize)]
struct Form {
    /// Empty for a new one.
    id: String,
    typed: Typed,
    forms: Vec<Choice>,
    offered: Vec<String>,
    errors: Vec<Problem>,
}

impl Page for Form {
    const TEMPLATE: &'static str = "ledger/collector_form.html";
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let text = |name: &str| short(fields.text(name));
        let day = |name: &str| iso_day(fields.text(name)).unwrap_or_else(|| text(name));
        Self {
            name: text("name"),
            legal_form: text("legal_form"),
            siren: text("siren").replace(' ', ""),
            rna: text("rna").to_uppercase(),
            approval_number: text("approval_number"),
            approved_on: day("approved_on"),
            line_1: text("line_1"),
            line_2: text("line_2"),
            postcode: text("postcode"),
            city: text("city"),
            creditor_id: text("creditor_id"),
            unit: text("unit"),
            from_on: day("from_on"),
        }
    }

    fn from(collector: &Collector) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            name: collector.name.clone(),
            legal_form: collector.legal_form.name().to_owned(),
            siren: text(&collector.siren),
            rna: text(&collector.rna),
            approval_number: text(&collector.approval_number),
            approved_on: text(&collector.approved_on),
            line_1: collector.line_1.clone(),
            line_2: collector.line_2.clone(),
            postcode: collector.postcode.clone(),
            city: collector.city.clone(),
            creditor_id: text(&collector.creditor_id),
            ..Self::default()
        }
    }

    /// Field, label and what is wrong, of each field that is not right.
    fn wrong(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let mut wrong = Vec::new();
        let empty_or = |text: &str, fits: bool| text.is_empty() || fits;
        let checks = [
            (!self.name.is_empty(), "name", "ledger-name", "ledger-wrong-name"),
            (
                LegalForm::parse(&self.legal_form).is_some(),
                "legal_form",
                "ledger-form",
                "ledger-wrong-form",
            ),
            (
                empty_or(&self.siren, is_siren(&self.siren)),
                "siren",
                "ledger-siren",
                "ledger-wrong-siren",
            ),
            (empty_or(&self.rna, is_rna(&self.rna)), "rna", "ledger-rna", "ledger-wrong-rna"),
            (
                empty_or(&self.approved_on, iso_day(&self.approved_on).is_some()),
                "approved_on",
                "ledger-approved-on",
                "ledger-wrong-day",
            ),
            (!self.line_1.is_empty(), "line_1", "ledger-line-1", "ledger-wrong-line"),
            (!self.postcode.is_empty(), "postcode", "ledger-postcode", "ledger-wrong-postcode"),
            (!self.city.is_empty(), "city", "ledger-city", "ledger-wrong-city"),
            (
                empty_or(&self.creditor_id, creditor_id(&self.creditor_id).is_some()),
                "creditor_id",
                "ledger-creditor-id",
                "ledger-wrong-creditor-id",
            ),
        ];
        for (fits, field, label, message) in checks {
            if !fits {
                wrong.push((field, label, message));
            }
        }
        wrong
    }

    fn collector(&self, id: CollectorId, legal_form: LegalForm) -> Collector {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Collector {
            id,
            name: self.name.clone(),
            legal_form,
            siren: given(&self.siren),
            rna: given(&self.rna),
            approval_number: given(&self.approval_number),
            approved_on: given(&self.approved_on),
            line_1: self.line_1.clone(),
            line_2: self.line_2.clone(),
            postcode: self.postcode.clone(),
            city: self.city.clone(),
            creditor_id: creditor_id(&self.creditor_id),
            closed_on: None,
            accounts: Vec::new(),
        }
    }
}

/// GET `/office/treasury/collectors/new`.
pub(super) async fn new(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let typed = Typed {
        unit: officer.office.unit.name.clone(),
        from_on: app.now().day_text(),
        ..Typed::default()
    };
    let page = form(&app, &officer, String::new(), typed, Vec::new()).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/collectors/new`.
pub(super) async fn create(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let typed = Typed::of(&fields);
    let language = officer.language();
    let (office, asked) = (officer.office.clone(), typed.unit.clone());
    let unit = app.db.read(move |tx| unit_named(tx, &office, &asked)).await?;
    let mut wrong = typed.wrong();
    if unit.is_none() {
        wrong.push(("unit", "ledger-unit", "ledger-wrong-unit"));
    }
    if iso_day(&typed.from_on).is_none() {
        wrong.push(("from_on", "ledger-from", "ledger-wrong-day"));
    }
    let (Some(unit), Some(legal_form), true) =
        (unit, LegalForm::parse(&typed.legal_form), wrong.is_empty())
    else {
        let errors = problems(&app, &officer, wrong);
        let page = form(&app, &officer, String::new(), typed, errors).await?;
        return app.refused(&page, officer.shell(&app));
    };
    let by = officer.office.person.clone();
    let id = app
        .db
        .write(move |tx| {
            let collector = typed.collector(tx.fresh(), legal_form);
            store::add_collector(tx, &collector, Some(&by))?;
            let eve = day_before(&typed.from_on);
            store::serve(tx, &collector.id, &unit, (&typed.from_on, &eve))?;
            Ok(collector.id)
        })
        .await?;
    let notice = Notice::ok(app.say(language, "ledger-collector-added"));
    see_other_with(&format!("/office/treasury/collectors/{id}"), &notice)
}

/// GET `/office/treasury/collectors/{collector}/edit`.
pub(super) async fn edit(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let collector = mine(&app, &officer, &id).await?;
    let page = form(&app, &officer, id, Typed::from(&collector), Vec::new()).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/collectors/{collector}/edit`: its legal form stays.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = mine(&app, &officer, &id).await?;
    let typed = Typed { legal_form: collector.legal_form.name().to_owned(), ..Typed::of(&fields) };
    let errors = problems(&app, &officer, typed.wrong());
    if !errors.is_empty() {
        let page = form(&app, &officer, id, typed, errors).await?;
        return app.refused(&page, officer.shell(&app));
    }
    let changed = typed.collector(collector.id, collector.legal_form);
    app.db.write(move |tx| store::change_collector(tx, &changed)).await?;
    let notice = Notice::ok(app.say(officer.language(), "ledger-collector-saved"));
    see_other_with(&format!("/office/treasury/collectors/{id}"), &notice)
}

/// The collector, when its books are the officer's to keep.
pub(super) async fn mine(app: &App, officer: &Officer, id: &str) -> Result<Collector> {
    officer.must(Right::Treasury)?;
    let id = CollectorId::parse(id).ok_or(Error::NotFound)?;
    let office = officer.office.clone();
    app.db.read(move |tx| kept(tx, &office, &id)).await
}

/// The unit of the officer's scope that has this name.
pub(super) fn unit_named(tx: &mut Tx<'_>, office: &Office, name: &str) -> Result<Option<UnitId>> {
    if name.is_empty() {
        return Ok(None);
    }
    Ok(match org::match_unit(tx, office.scope.unit(), name)? {
        UnitMatch::One(unit) => Some(unit),
        UnitMatch::Several | UnitMatch::Unknown => None,
    })
}

/// What is wrong, told at the fields.
pub(super) fn problems(
    app: &App,
    officer: &Officer,
    wrong: Vec<(&'static str, &'static str, &'static str)>,
) -> Vec<Problem> {
    let problem =
        |(field, label, message)| Problem::of(app, officer.language(), field, label, message);
    wrong.into_iter().map(problem).collect()
}

async fn form(
    app: &App,
    officer: &Officer,
    id: String,
    typed: Typed,
    errors: Vec<Problem>,
) -> Result<Form> {
    let office = officer.office.clone();
    let offered = app.db.read(move |tx| offered(tx, &office)).await?;
    Ok(Form { id, typed, forms: forms(app, officer), offered, errors })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let form = |id: &str, typed, errors| Form {
        id: id.to_owned(),
        typed,
        forms: vec![Choice::new("association", "Association")],
        offered: vec!["Gard".to_owned()],
        errors,
    };
    let known = Typed::from(&super::collector::sample());
    vec![
        SamplePage::new("ledger/collector-new", form("", Typed::default(), Vec::new())),
        SamplePage::new("ledger/collector-edit", form("1", known.clone(), Vec::new())),
        SamplePage::new(
            "ledger/collector-form-refused",
            form("1", known, vec![Problem::sample("siren"), Problem::sample("name")]),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_is_not_right_is_told() {
        let fields = |wrong: &Typed| wrong.wrong().into_iter().map(|it| it.0).collect::<Vec<_>>();
        let right = Typed::from(&super::super::collector::sample());
        assert_eq!(fields(&right), Vec::<&str>::new());
        let nothing = ["name", "legal_form", "line_1", "postcode", "city"];
        assert_eq!(fields(&Typed::default()), nothing);
        let wrong = Typed {
            siren: "732829321".to_owned(),
            rna: "302".to_owned(),
            creditor_id: "FR73ZZZ123456".to_owned(),
            approved_on: "hier".to_owned(),
            ..right
        };
        assert_eq!(fields(&wrong), ["siren", "rna", "approved_on", "creditor_id"]);
    }
}
