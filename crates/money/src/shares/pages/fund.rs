//! The solidarity fund of a unit: what it has, and sharing it again by weight.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{Choice, Wrong, cut, day_of, hand, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{self, Right};
use crate::shares::rules::{Refusal, Weight};
use crate::shares::store::{self, NewFund, Weighing};

#[derive(Serialize, Default)]
struct Fund {
    unit: String,
    has_cents: i64,
    kinds: Vec<Choice>,
    kind: String,
    weights: Vec<Choice>,
    weight: String,
    amount: String,
    flat: String,
    decided_by: String,
    decided_on: String,
    tried: Vec<Weighing>,
    may_share: bool,
    wrong: Vec<Wrong>,
}

impl Page for Fund {
    const TEMPLATE: &str = "shares/fund.html";
}

fn typed(officer: &Officer, fields: &Fields) -> NewFund {
    let cents = |name: &str| values::parse_cents(fields.text(name)).unwrap_or(0).max(0);
    NewFund {
        unit: officer.office.unit.id.clone(),
        kind: cut(fields.text("kind")),
        weight: Weight::parse(fields.text("weight")).unwrap_or(Weight::Members),
        cents: cents("amount"),
        flat_cents: cents("flat"),
        decided_by: cut(fields.text("decided_by")),
        decided_on: day_of(fields.text("decided_on")),
    }
}

async fn page(app: &App, officer: &Officer, fields: &Fields) -> Result<Fund> {
    officer.must(Right::Treasury)?;
    let (new, language) = (typed(officer, fields), officer.language());
    let asked = new.clone();
    let (has_cents, tried, kinds) = app
        .db
        .read(move |tx| {
            let kinds = org::unit_kinds(tx)?;
            Ok((store::fund_cents(tx, &asked.unit)?, store::weighing(tx, &asked)?, kinds))
        })
        .await?;
    let kind = |kind: org::UnitKind| Choice {
        value: kind.id,
        label: match language {
            kernel::text::Language::French => kind.name_fr,
            kernel::text::Language::English => kind.name_en,
        },
    };
    let weight = |one: &Weight| Choice {
        value: one.name().to_owned(),
        label: app.say(language, &format!("shares-weight-{}", one.name())),
    };
    Ok(Fund {
        unit: officer.office.unit.name.clone(),
        has_cents,
        kinds: kinds.into_iter().map(kind).collect(),
        kind: new.kind,
        weights: Weight::ALL.iter().map(weight).collect(),
        weight: new.weight.name().to_owned(),
        amount: cut(fields.text("amount")),
        flat: cut(fields.text("flat")),
        decided_by: new.decided_by,
        decided_on: new.decided_on,
        may_share: new.cents > 0 && !tried.is_empty(),
        tried,
        wrong: Vec::new(),
    })
}

/// GET `/office/treasury/shares/fund?kind=&weight=&amount=&flat=`: who would receive how much.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let page = page(&app, &officer, &fields).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/shares/fund` with the same, and `decided_by`, `decided_on`.
pub(super) async fn share(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (new, by) = (typed(&officer, &fields), hand(&officer));
    let done = app.db.write(move |tx| store::share_fund(tx, &new, &by)).await;
    let language = officer.language();
    match refusal(done)? {
        Ok(id) => {
            let notice = Notice::ok(app.say(language, "shares-fund-shared"));
            see_other_with(&format!("/office/treasury/shares/statements/{id}"), &notice)
        }
        Err(key) => {
            let is_vote = key == Refusal::NoVote.key();
            let (field, label) = match is_vote {
                true => ("decided_by", "shares-fund-decided-by"),
                false => ("amount", "shares-amount"),
            };
            let wrong = Wrong {
                field: field.to_owned(),
                label: app.say(language, label),
                message: app.say(language, if is_vote { "shares-fund-no-vote" } else { key }),
            };
            let page = Fund { wrong: vec![wrong], ..page(&app, &officer, &fields).await? };
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let one = |name: &str, weight, cents| Weighing {
        unit: uuid::Uuid::nil().into(),
        name: name.to_owned(),
        weight,
        cents,
    };
    let full = |wrong: Vec<Wrong>| Fund {
        unit: "Union".to_owned(),
        has_cents: 100_000,
        kinds: vec![Choice { value: "federation".to_owned(), label: "Fédération".to_owned() }],
        kind: "federation".to_owned(),
        weights: vec![Choice { value: "members".to_owned(), label: "Membres à jour".to_owned() }],
        amount: "500".to_owned(),
        tried: vec![one("Gard", 120, 30_000), one("Hérault", 80, 20_000)],
        may_share: true,
        wrong,
        ..Fund::default()
    };
    let wrong = Wrong {
        field: "amount".to_owned(),
        label: "Montant".to_owned(),
        message: "C'est plus que ce que le fonds contient.".to_owned(),
    };
    vec![
        SamplePage::new("shares/fund", full(Vec::new())),
        SamplePage::new("shares/fund-refused", full(vec![wrong])),
        SamplePage::new("shares/fund-empty", Fund { unit: "Alès".into(), ..Fund::default() }),
    ]
}
