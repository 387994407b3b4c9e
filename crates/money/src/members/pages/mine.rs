//! The member's own membership: card, stamps, what is due, postponing, changing, leaving.

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{INSTALMENTS, WAYS, card, line, pick, refusal, shown, typed_cents, words};
use crate::accounts::Actor;
use crate::app::App;
use crate::members::rules::{FactKind, days};
use crate::members::store::{
    self, Arrangement, ArrangementKind, Hand, Membership, NewArrangement, StampRow, Told,
};
use crate::members::{Due, Refusal, Standing};
use crate::org::PersonId;
use crate::people;

/// Months that a member may put off their dues by themselves.
const POSTPONE_MONTHS_MAX: i64 = 3;
/// Facts shown.
const FACTS_MAX: i64 = 50;

#[derive(Serialize, Default)]
struct Mine {
    name: String,
    number: String,
    unit: String,
    kind: String,
    standing: &'static str,
    year: String,
    card: Option<card::Qr>,
    stamps: Vec<shown::Stamp>,
    due: Vec<Due>,
    due_cents: i64,
    is_member: bool,
    is_ended: bool,
    amount: String,
    way: String,
    ways: &'static [&'static str],
    instalments: i64,
    instalments_offered: &'static [i64],
    arrangements: Vec<ShownArrangement>,
    facts: Vec<ShownFact>,
    error: String,
}

impl Page for Mine {
    const TEMPLATE: &str = "members/mine.html";
}

/// An arrangement as it is shown.
#[derive(Serialize, Clone)]
pub(super) struct ShownArrangement {
    id: String,
    kind: &'static str,
    from_month: String,
    through_month: String,
    cents: i64,
    until_on: Option<String>,
    reason: String,
    by_name: String,
    is_over: bool,
}

/// An arrangement as it is shown.
pub(super) fn arrangement(one: Arrangement) -> ShownArrangement {
    ShownArrangement {
        kind: one.kind().name(),
        id: one.id,
        from_month: days::first_day(&one.from_month),
        through_month: days::first_day(&one.through_month),
        cents: one.cents,
        until_on: one.until_on,
        reason: one.reason,
        by_name: one.by_name,
        is_over: one.ended_at.is_some(),
    }
}

/// A fact as it is shown.
#[derive(Serialize, Clone)]
pub(super) struct ShownFact {
    key: &'static str,
    on_day: String,
    why: String,
    unit: String,
    by: String,
}

/// A fact as it is shown; `None` for one of a later version.
pub(super) fn fact(one: Told) -> Option<ShownFact> {
    Some(ShownFact {
        key: crate::members::timeline::fact_key(FactKind::parse(&one.kind)?),
        on_day: one.on_day,
        why: one.why,
        unit: one.unit_name.unwrap_or_default(),
        by: one.by_name,
    })
}

/// What the page reads.
struct Known {
    kept: people::Kept,
    membership: Option<Membership>,
    standing: Standing,
    stamps: Vec<StampRow>,
    due: Vec<Due>,
    cents: i64,
    token: Option<String>,
    arrangements: Vec<Arrangement>,
    facts: Vec<Told>,
    today: String,
}

fn known(tx: &mut Tx<'_>, person: &PersonId) -> Result<Known> {
    let today = tx.now().day_text();
    let kept = people::own(tx, person)?.ok_or(Error::NotFound)?;
    let membership = store::memberships_of(tx, person)?.into_iter().next();
    let year = days::year_of(&today);
    let (mut stamps, mut token, mut arrangements, mut cents) = (Vec::new(), None, Vec::new(), 0);
    if let Some(one) = &membership {
        let (from, through) = (format!("{year}-01-01"), format!("{year}-12-31"));
        stamps = store::stamps_of(tx, &one.id, &from, &through)?;
        token = store::card_of(tx, &one.id)?.map(|card| card.token);
        arrangements = store::arrangements_of(tx, &one.id)?;
        cents = store::amount_on(tx, &one.id, &days::first_day(&next_month(&today)))?;
    }
    Ok(Known {
        standing: store::standing(tx, person, &today)?,
        due: store::due(tx, person, &today)?,
        facts: store::facts_of(tx, person, FACTS_MAX)?,
        kept,
        membership,
        stamps,
        cents,
        token,
        arrangements,
        today,
    })
}

/// GET `/me/membership`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let page = page(&app, &actor).await?;
    app.page(&page, &actor.shell(&app))
}

async fn page(app: &App, actor: &Actor) -> Result<Mine> {
    let person = actor.person.clone();
    let known = app.db.read(move |tx| known(tx, &person)).await?;
    let language = actor.visit.language;
    let today = known.today.as_str();
    let facts = known.facts.into_iter().filter_map(fact).collect();
    let mut page = Mine {
        name: known.kept.record.display_name(),
        number: known.kept.record.number.unwrap_or_default(),
        unit: known.kept.home_name,
        standing: known.standing.name(),
        year: days::year_of(today),
        is_member: known.standing.is_member(),
        stamps: known.stamps.iter().map(|row| shown::stamp(row, today)).collect(),
        due_cents: known.due.iter().map(|one| one.due_cents - one.paid_cents).sum(),
        due: known.due,
        amount: typed_cents(known.cents),
        ways: &WAYS,
        instalments_offered: &INSTALMENTS,
        arrangements: known.arrangements.into_iter().map(arrangement).collect(),
        facts,
        ..Mine::default()
    };
    if let Some(one) = known.membership {
        page.kind = pick(language, one.type_fr, one.type_en);
        page.way = one.way;
        page.instalments = one.instalments;
        page.is_ended = one.ended_on.is_some();
        let link = |token: String| card::qr(&app.url(&format!("/card/{token}")));
        page.card = known.token.filter(|_| known.standing.is_card_valid()).map(link);
    }
    Ok(page)
}

/// The membership that counts, for its person.
fn own(tx: &mut Tx<'_>, person: &PersonId) -> Result<Membership> {
    store::current(tx, person)?.ok_or(Error::NotFound)
}

/// Says what was done, or shows the page again with the rule that said no.
async fn done(app: &App, actor: &Actor, done: Result<()>, key: &'static str) -> Result<Response> {
    let language = actor.visit.language;
    match refusal(done)? {
        Ok(()) => see_other_with("/me/membership", &Notice::ok(app.say(language, key))),
        Err(why) => {
            let mut page = page(app, actor).await?;
            page.error = app.say(language, why);
            app.refused(&page, actor.shell(app))
        }
    }
}

/// POST `/me/membership/postpone` with `months`: no reason is asked.
pub(super) async fn postpone(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let months: i64 = fields.text("months").parse().unwrap_or(0);
    let (person, reason) = (actor.person.clone(), words(fields.text("reason")));
    let worked = app
        .db
        .write(move |tx| {
            if !(1..=POSTPONE_MONTHS_MAX).contains(&months) {
                return Err(Refusal::BadMonths.into());
            }
            let membership = own(tx, &person)?;
            let today = tx.now().day_text();
            let oldest = store::due(tx, &person, &today)?.into_iter().next();
            let from = oldest.map_or(today.clone(), |one| one.due_on).min(today.clone());
            let until = days::day_plus_months(&today, months);
            let (from, through) = (days::month_of(&from), days::month_of(&until));
            let new = NewArrangement {
                kind: ArrangementKind::Postponed,
                from_month: &from,
                through_month: &through,
                cents: 0,
                until_on: Some(&until),
                reason: &reason,
                source: "",
            };
            store::arrange(tx, &membership, &new, &Hand::Themselves(person.clone()))
        })
        .await;
    done(&app, &actor, worked, "members-postponed").await
}

/// From when on a new amount counts.
fn next_month(today: &str) -> String {
    days::plus_months(&days::month_of(today), 1)
}

/// POST `/me/membership/amount` with `amount`, `way` and `instalments`, from next month on.
pub(super) async fn amount(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let cents = values::parse_cents(fields.text("amount")).unwrap_or(-1);
    let (way, person) = (line(fields.text("way")), actor.person.clone());
    let instalments: i64 = fields.text("instalments").parse().unwrap_or(0);
    let worked = app
        .db
        .write(move |tx| {
            if cents < 0 {
                return Err(Refusal::BadAmount.into());
            }
            if !WAYS.contains(&way.as_str()) || !INSTALMENTS.contains(&instalments) {
                return Err(Refusal::NoWay.into());
            }
            let membership = own(tx, &person)?;
            let today = tx.now().day_text();
            let hand = Hand::Themselves(person.clone());
            store::change_way(tx, &membership.id, &way, instalments)?;
            let next = next_month(&today);
            if store::amount_on(tx, &membership.id, &days::first_day(&next))? == cents {
                return Ok(());
            }
            store::change_amount(tx, &membership, &next, cents, &hand)
        })
        .await;
    done(&app, &actor, worked, "members-amount-changed").await
}

#[derive(Serialize)]
struct Resign {
    unit: String,
}

impl Page for Resign {
    const TEMPLATE: &str = "members/resign.html";
}

/// GET `/me/membership/resign`.
pub(super) async fn resign(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let one = app.db.read(move |tx| own(tx, &person)).await?;
    app.page(&Resign { unit: one.unit_name }, &actor.shell(&app))
}

/// POST `/me/membership/resign`, with a word if they like.
pub(super) async fn resigned(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let (person, why) = (actor.person.clone(), words(fields.text("why")));
    let worked = app
        .db
        .write(move |tx| {
            let membership = own(tx, &person)?;
            let today = tx.now().day_text();
            let kind = match membership.accepted_on {
                Some(_) => FactKind::Resigned,
                None => FactKind::Withdrawn,
            };
            store::end(tx, &membership, kind, &today, &why, &Hand::Themselves(person.clone()))
        })
        .await;
    done(&app, &actor, worked, "members-resigned").await
}

/// Believable arrangements and facts.
pub(super) fn sample_past() -> (Vec<ShownArrangement>, Vec<ShownFact>) {
    let arrangement = ShownArrangement {
        id: "1".to_owned(),
        kind: "postponed",
        from_month: "2026-09-01".to_owned(),
        through_month: "2026-11-01".to_owned(),
        cents: 500,
        until_on: Some("2026-12-31".to_owned()),
        reason: String::new(),
        by_name: String::new(),
        is_over: false,
    };
    let reduced = ShownArrangement {
        kind: "reduced",
        reason: "Recherche d’emploi".to_owned(),
        by_name: "Colette Ferry".to_owned(),
        is_over: true,
        ..arrangement.clone()
    };
    let fact = ShownFact {
        key: "members-fact-accepted",
        on_day: "2026-01-10".to_owned(),
        why: "Assemblée du 10 janvier".to_owned(),
        unit: String::new(),
        by: "Colette Ferry".to_owned(),
    };
    let moved = ShownFact {
        key: "members-fact-transferred",
        unit: "Alès".to_owned(),
        why: String::new(),
        ..fact.clone()
    };
    (vec![arrangement, reduced], vec![moved, fact])
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let (arrangements, facts) = sample_past();
    let due = Due {
        membership: uuid::Uuid::nil().into(),
        period: "2026-10".to_owned(),
        due_on: "2026-10-31".to_owned(),
        due_cents: 1_000,
        paid_cents: 0,
    };
    let full = Mine {
        name: "Aïssata Diarra".to_owned(),
        number: "76-00417".to_owned(),
        unit: "Rouen rive gauche".to_owned(),
        kind: "Adhésion".to_owned(),
        standing: "late",
        year: "2026".to_owned(),
        card: Some(card::qr("https://example.org/card/1")),
        stamps: shown::sample_stamps(),
        due: vec![due],
        due_cents: 1_000,
        is_member: true,
        amount: "10".to_owned(),
        way: "cheque".to_owned(),
        ways: &WAYS,
        instalments: 12,
        instalments_offered: &INSTALMENTS,
        arrangements,
        facts,
        error: "Choisissez.".to_owned(),
        ..Mine::default()
    };
    let none = Mine { standing: "none", ..Mine::default() };
    vec![
        SamplePage::new("members/mine", full),
        SamplePage::new("members/mine-none", none),
        SamplePage::new("members/resign", Resign { unit: "Alès".to_owned() }),
    ]
}
