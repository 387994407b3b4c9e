//! Types of membership, their rules and schedules, each dated: set at the top of the organisation.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{line, pick, refusal, shown, typed_cents, words};
use crate::accounts::Officer;
use crate::app::App;
use crate::members::rules::{Kind, Rhythm, Schedule, Span, Step, Terms, days};
use crate::members::store::{self, MembershipType, NewType};
use crate::members::{Refusal, TypeId};
use crate::org::Right;

/// Steps of a schedule at most.
const STEPS_MAX: usize = 40;
/// Reminders of a due day at most.
const REMINDERS_MAX: usize = 6;
/// Days and months of rules at most.
const NUMBER_MAX: i64 = 400;

#[derive(Serialize)]
struct Types {
    types: Vec<Line>,
    name_fr: String,
    error: String,
}

impl Page for Types {
    const TEMPLATE: &str = "members/types.html";
}

#[derive(Serialize)]
struct Line {
    id: String,
    name: String,
    text: String,
    is_open: bool,
}

/// GET `/office/memberships/types`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let page = types(&app, &officer, String::new(), String::new()).await?;
    app.page(&page, &officer.shell(&app))
}

async fn types(app: &App, officer: &Officer, name_fr: String, error: String) -> Result<Types> {
    let unit = officer.office.unit.id.clone();
    let found = app.db.read(move |tx| store::types_for(tx, &unit)).await?;
    let language = officer.language();
    let line = |one: MembershipType| Line {
        id: one.id.to_string(),
        name: pick(language, one.name_fr, one.name_en),
        text: pick(language, one.text_fr, one.text_en),
        is_open: one.is_open,
    };
    Ok(Types { types: found.into_iter().map(line).collect(), name_fr, error })
}

/// POST `/office/memberships/types` with the name of a new type.
pub(super) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let name = line(fields.text("name_fr"));
    if name.is_empty() {
        let error = app.say(officer.language(), Refusal::NoTitle.key());
        let page = types(&app, &officer, name, error).await?;
        return app.refused(&page, officer.shell(&app));
    }
    let new = NewType { name: (name.clone(), name), ..NewType::default() };
    let by_name = officer.actor.name.clone();
    let id = app
        .db
        .write(move |tx| {
            let root = crate::org::root(tx)?.id;
            let today = tx.now().day_text();
            let id = store::add_type(tx, &root, &new)?;
            let schedule = Schedule {
                kind: Kind::Free,
                steps: Vec::new(),
                floor_cents: 100,
                ceiling_cents: 0,
            };
            store::set_schedule(tx, &id, &today, &schedule, "", &by_name)?;
            Ok(id)
        })
        .await?;
    let notice = Notice::ok(app.say(officer.language(), "members-type-added"));
    see_other_with(&format!("/office/memberships/types/{id}"), &notice)
}

#[derive(Serialize)]
struct Type {
    id: String,
    name: String,
    kind: MembershipType,
    terms: Terms,
    reminders: String,
    steps: String,
    schedule_kind: &'static str,
    floor: String,
    ceiling: String,
    from_on: String,
    source: String,
    scale: Option<shown::Scale>,
    dated_terms: Vec<When>,
    dated_schedules: Vec<When>,
    error: String,
}

impl Page for Type {
    const TEMPLATE: &str = "members/type.html";
}

/// When rules or a schedule hold, and by which decision.
#[derive(Serialize)]
struct When {
    from_on: String,
    source: String,
    by_name: String,
}

async fn page(app: &App, officer: &Officer, id: &TypeId) -> Result<Type> {
    let asked = id.clone();
    let (kind, terms, schedules, today) = app
        .db
        .read(move |tx| {
            let kind = store::type_by_id(tx, &asked)?.ok_or(Error::NotFound)?;
            let terms = store::dated_terms(tx, &asked)?;
            let schedules = store::dated_schedules(tx, &asked)?;
            Ok((kind, terms, schedules, tx.now().day_text()))
        })
        .await?;
    let now = terms.iter().find(|one| one.from_on <= today).or_else(|| terms.last());
    let now = now.map(|one| one.value.clone()).unwrap_or_default();
    let schedule = schedules.iter().find(|one| one.from_on <= today).or_else(|| schedules.last());
    let schedule = schedule.map(|one| one.value.clone());
    let when = |from_on: String, source: String, by_name: String| When { from_on, source, by_name };
    let language = officer.language();
    Ok(Type {
        id: kind.id.to_string(),
        name: pick(language, kind.name_fr.clone(), kind.name_en.clone()),
        kind,
        reminders: now.reminder_days.iter().map(i64::to_string).collect::<Vec<_>>().join(" "),
        terms: now,
        steps: schedule.as_ref().map(|one| written(&one.steps)).unwrap_or_default(),
        schedule_kind: schedule.as_ref().map_or("free", |one| one.kind.name()),
        floor: typed_cents(schedule.as_ref().map_or(0, |one| one.floor_cents)),
        ceiling: typed_cents(schedule.as_ref().map_or(0, |one| one.ceiling_cents)),
        scale: schedule.as_ref().map(shown::scale),
        from_on: today,
        source: String::new(),
        dated_terms: terms
            .into_iter()
            .map(|one| when(one.from_on, one.source, one.by_name))
            .collect(),
        dated_schedules: schedules
            .into_iter()
            .map(|one| when(one.from_on, one.source, one.by_name))
            .collect(),
        error: String::new(),
    })
}

/// Steps as lines of text: `900 ; 0,4 % ; 0` is from an income, a rate, an amount.
fn written(steps: &[Step]) -> String {
    let line = |step: &Step| {
        let rate = format!("{},{:02}", step.basis_points / 100, step.basis_points % 100);
        format!("{} ; {rate} % ; {}", typed_cents(step.from_cents), typed_cents(step.cents))
    };
    steps.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads [`written`].
fn read_steps(text: &str) -> Option<Vec<Step>> {
    let cents = |text: &str| values::parse_cents(text.trim()).ok().filter(|cents| *cents >= 0);
    let mut steps = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut parts = line.split(';');
        let from_cents = cents(parts.next()?)?;
        let basis_points = cents(parts.next().unwrap_or("0").trim().trim_end_matches('%'))?;
        let amount = cents(parts.next().unwrap_or("0"))?;
        if basis_points > 10_000 || parts.next().is_some() {
            return None;
        }
        steps.push(Step { from_cents, basis_points, cents: amount });
    }
    let is_rising = steps.windows(2).all(|pair| match pair {
        [one, next] => one.from_cents < next.from_cents,
        _ => true,
    });
    (is_rising && steps.len() <= STEPS_MAX).then_some(steps)
}

/// GET `/office/memberships/types/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let id = TypeId::parse(&id).ok_or(Error::NotFound)?;
    let page = page(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/memberships/types/{id}`: the name, and rules and schedule from a day on.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let id = TypeId::parse(&id).ok_or(Error::NotFound)?;
    let (asked, by_name) = (id.clone(), officer.actor.name.clone());
    let typed = fields_of(&fields);
    let done = match typed {
        Err(why) => Err(why.into()),
        Ok(typed) => app.db.write(move |tx| typed.save(tx, &asked, &by_name)).await,
    };
    let language = officer.language();
    match refusal(done)? {
        Ok(()) => {
            let notice = Notice::ok(app.say(language, "members-type-saved"));
            see_other_with(&format!("/office/memberships/types/{id}"), &notice)
        }
        Err(key) => {
            let mut page = page(&app, &officer, &id).await?;
            page.error = app.say(language, key);
            page.steps = super::cut(fields.text("steps"), 4_000);
            page.source = line(fields.text("source"));
            page.from_on = line(fields.text("from_on"));
            page.reminders = line(fields.text("reminders"));
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// What was typed of a type, understood.
struct Typed {
    new: NewType,
    is_retired: bool,
    terms: Terms,
    schedule: Schedule,
    from_on: String,
    source: String,
}

impl Typed {
    fn save(&self, tx: &mut kernel::db::Tx<'_>, id: &TypeId, by_name: &str) -> Result<()> {
        store::change_type(tx, id, &self.new, self.is_retired)?;
        store::set_terms(tx, id, &self.from_on, &self.terms, &self.source, by_name)?;
        store::set_schedule(tx, id, &self.from_on, &self.schedule, &self.source, by_name)
    }
}

fn fields_of(fields: &Fields) -> std::result::Result<Typed, Refusal> {
    let text = |name: &str| line(fields.text(name));
    let number = |name: &str| {
        let number = fields.text(name).parse::<i64>().ok();
        number.filter(|number| (0..=NUMBER_MAX).contains(number)).ok_or(Refusal::BadMonths)
    };
    let reminders: Vec<i64> =
        fields.text("reminders").split_whitespace().filter_map(|day| day.parse().ok()).collect();
    if reminders.len() > REMINDERS_MAX || reminders.iter().any(|day| day.abs() > NUMBER_MAX) {
        return Err(Refusal::BadMonths);
    }
    let terms = Terms {
        span: if fields.text("span") == "rolling" { Span::Rolling } else { Span::Calendar },
        rhythm: if fields.text("rhythm") == "yearly" { Rhythm::Yearly } else { Rhythm::Monthly },
        is_tacit: fields.has("is_tacit"),
        is_prorated: fields.has("is_prorated"),
        ahead_from_month: number("ahead_from_month")?.min(12),
        grace_days: number("grace_days")?,
        arrears_months: number("arrears_months")?,
        lapse_months: number("lapse_months")?,
        age_years_min: number("age_years_min")?,
        is_exclusive: fields.has("is_exclusive"),
        seniority_months: number("seniority_months")?,
        voting_months: number("voting_months")?,
        reminder_days: reminders,
    };
    let cents = |name: &str| match fields.text(name) {
        "" => Ok(0),
        text => values::parse_cents(text).ok().filter(|it| *it >= 0).ok_or(Refusal::BadAmount),
    };
    let schedule = Schedule {
        kind: Kind::parse(fields.text("schedule_kind")).ok_or(Refusal::BadSchedule)?,
        steps: read_steps(fields.text("steps")).ok_or(Refusal::BadSchedule)?,
        floor_cents: cents("floor")?,
        ceiling_cents: cents("ceiling")?,
    };
    if schedule.steps.is_empty() && schedule.kind != Kind::Free {
        return Err(Refusal::BadSchedule);
    }
    let (name_fr, from_on) = (text("name_fr"), text("from_on"));
    if name_fr.is_empty() {
        return Err(Refusal::NoTitle);
    }
    if !days::is_day(&from_on) {
        return Err(Refusal::BadDay);
    }
    let name_en = fields.filled("name_en").map_or_else(|| name_fr.clone(), line);
    Ok(Typed {
        new: NewType {
            name: (name_fr, name_en),
            text: (words(fields.text("text_fr")), words(fields.text("text_en"))),
            is_open: fields.has("is_open"),
        },
        is_retired: fields.has("is_retired"),
        terms,
        schedule,
        from_on,
        source: text("source"),
    })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let kind = MembershipType {
        id: uuid::Uuid::nil().into(),
        unit: uuid::Uuid::nil().into(),
        name_fr: "Adhésion".to_owned(),
        name_en: "Membership".to_owned(),
        text_fr: "Pour tout le monde.".to_owned(),
        text_en: "For everybody.".to_owned(),
        is_open: true,
        is_retired: false,
    };
    let when = || When {
        from_on: "2026-01-01".to_owned(),
        source: "Congrès de 2025".to_owned(),
        by_name: "Colette Ferry".to_owned(),
    };
    let line = Line {
        id: "1".to_owned(),
        name: "Adhésion".to_owned(),
        text: "Pour tout le monde.".to_owned(),
        is_open: true,
    };
    let one = Type {
        id: "1".to_owned(),
        name: "Adhésion".to_owned(),
        kind,
        terms: Terms::default(),
        reminders: "30 90".to_owned(),
        steps: "0 ; 1,00 % ; 2".to_owned(),
        schedule_kind: "percent",
        floor: "2".to_owned(),
        ceiling: String::new(),
        from_on: "2026-11-24".to_owned(),
        source: String::new(),
        scale: Some(shown::sample_scale()),
        dated_terms: vec![when()],
        dated_schedules: vec![when()],
        error: "Écrivez un barème.".to_owned(),
    };
    let types = |types: Vec<Line>, error: &str| Types {
        types,
        name_fr: String::new(),
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("members/types", types(vec![line], "")),
        SamplePage::new("members/types-none", types(Vec::new(), "Écrivez un nom.")),
        SamplePage::new("members/type", one),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_read_as_they_are_written() {
        let steps = vec![
            Step { from_cents: 0, basis_points: 0, cents: 200 },
            Step { from_cents: 90_000, basis_points: 40, cents: 0 },
        ];
        assert_eq!(read_steps(&written(&steps)), Some(steps));
        assert_eq!(read_steps("900 ; 1 %\n100 ; 1 %"), None, "incomes rise");
        assert_eq!(read_steps("a ; 1 %"), None);
        assert_eq!(read_steps(""), Some(Vec::new()));
    }
}
