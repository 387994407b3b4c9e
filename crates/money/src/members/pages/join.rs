//! Joining in public: a postcode, a section, an amount, and a mailed link. The income is computed
//! with in the page and never sent; nothing tells whether somebody is known.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Limit, Visit, see_other};
use kernel::{Error, Result};
use serde::Serialize;
use values::{Email, Phone, Postcode, Region};

use super::{INSTALMENTS, WAYS, Wrong, answer, line, refusal, shown, wrong};
use crate::accounts::network;
use crate::app::App;
use crate::consent::{self, Channel};
use crate::ledger;
use crate::members::rules::{Schedule, Terms, Unfit, days};
use crate::members::store::{self, Answers, MembershipType, NewApplication, Place};
use crate::members::{Refusal, TypeId, jobs};
use crate::org::{self, PersonId, UnitId};

/// Applications that one network may send: 20 at once, 2 a minute after that.
const SENT: Limit = Limit { name: "members.joined", burst: 20, per_minute: 2 };

#[derive(Serialize, Default)]
pub(super) struct Join {
    postcode: String,
    bad_postcode: bool,
    places: Vec<Place>,
    kinds: Vec<shown::Kind>,
    kind: String,
    scale: Option<shown::Scale>,
    is_monthly: bool,
    is_exclusive: bool,
    age_years_min: i64,
    ways: Vec<&'static str>,
    instalments: &'static [i64],
    agreements: Vec<Agreement>,
    typed: Typed,
    errors: Vec<Wrong>,
    oembed: String,
}

impl Page for Join {
    const TEMPLATE: &str = "members/join.html";
}

/// What was typed.
#[derive(Serialize, Default, Clone)]
pub(super) struct Typed {
    pub unit: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
    pub born_on: String,
    pub line_1: String,
    pub city: String,
    pub amount: String,
    pub way: String,
    pub instalments: i64,
    pub other_party: bool,
    pub agreed: Vec<String>,
}

/// Something that one may agree to.
#[derive(Serialize, Clone)]
struct Agreement {
    id: String,
    wording: String,
    name: String,
    text: String,
}

/// What the page reads for a postcode and a type.
struct Known {
    places: Vec<Place>,
    kinds: Vec<MembershipType>,
    chosen: Option<(TypeId, Terms, Schedule)>,
    ways: Vec<&'static str>,
    purposes: Vec<consent::Purpose>,
}

fn known(tx: &mut Tx<'_>, postcode: &str, kind: &str) -> Result<Known> {
    let places = if postcode.is_empty() { Vec::new() } else { store::places_for(tx, postcode)? };
    let unit = places.first().and_then(|place| UnitId::parse(&place.id));
    let unit = unit.map_or_else(|| Ok(org::root(tx)?.id), Ok::<_, Error>)?;
    let mut kinds = store::types_for(tx, &unit)?;
    kinds.retain(|kind| kind.is_open);
    let today = tx.now().day_text();
    let wanted = kinds.iter().find(|one| one.id.as_str() == kind).or_else(|| kinds.first());
    let chosen = match wanted.map(|one| one.id.clone()) {
        None => None,
        Some(id) => {
            let terms = store::terms_on(tx, &id, &today)?;
            let schedule = store::schedule_on(tx, &id, &today)?;
            schedule.map(|schedule| (id, terms, schedule))
        }
    };
    let ways = ways(tx, &unit, &today)?;
    // Nobody is known yet: what the whole organisation asks is asked.
    let nobody: PersonId = tx.fresh();
    let mut purposes = consent::purposes_for(tx, &nobody)?;
    purposes.retain(|one| one.channels().contains(&Channel::Email));
    Ok(Known { places, kinds, chosen, ways, purposes })
}

/// How dues of a unit can be paid: debits need a collector that has a creditor identifier.
fn ways(tx: &mut Tx<'_>, unit: &UnitId, today: &str) -> Result<Vec<&'static str>> {
    let collector = ledger::collector_for(tx, unit, today)?;
    let collects = collector.is_some_and(|one| one.creditor_id.is_some());
    Ok(WAYS.into_iter().filter(|way| *way != "debit" || collects).collect())
}

/// A postcode as it was typed: it and whether it is none.
fn postcode_of(fields: &Fields) -> (String, bool) {
    let typed = line(fields.text("postcode"));
    match Postcode::parse(&typed) {
        Ok(code) => (code.as_str().to_owned(), false),
        Err(_) => (String::new(), !typed.is_empty()),
    }
}

/// GET `/join`, with `postcode` and `type`.
pub(super) async fn show(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    let page = page(&app, &visit, &fields, Typed::default(), Vec::new()).await?;
    app.page(&page, &app.public_shell(&visit))
}

pub(super) async fn page(
    app: &App,
    visit: &Visit,
    fields: &Fields,
    typed: Typed,
    errors: Vec<Wrong>,
) -> Result<Join> {
    app.organisation().await?;
    let (postcode, bad_postcode) = postcode_of(fields);
    let (code, kind) = (postcode.clone(), line(fields.text("type")));
    let known = app.db.read(move |tx| known(tx, &code, &kind)).await?;
    let language = visit.language;
    let agreement = |one: consent::Purpose| Agreement {
        name: super::pick(language, one.name_fr, one.name_en),
        text: super::pick(language, one.text_fr, one.text_en),
        id: one.id,
        wording: one.wording,
    };
    let terms = known.chosen.as_ref().map(|(_, terms, _)| terms);
    Ok(Join {
        postcode,
        bad_postcode,
        places: known.places,
        kinds: known.kinds.into_iter().map(|one| shown::kind(language, one)).collect(),
        kind: known.chosen.as_ref().map(|(id, ..)| id.to_string()).unwrap_or_default(),
        is_monthly: terms.is_none_or(|it| it.rhythm == crate::members::rules::Rhythm::Monthly),
        is_exclusive: terms.is_some_and(|terms| terms.is_exclusive),
        age_years_min: terms.map_or(0, |terms| terms.age_years_min),
        scale: known.chosen.as_ref().map(|(_, _, schedule)| shown::scale(schedule)),
        ways: known.ways,
        instalments: &INSTALMENTS,
        agreements: known.purposes.into_iter().map(agreement).collect(),
        typed,
        errors,
        oembed: app.oembed("/join"),
    })
}

impl Typed {
    /// What a form sent.
    pub(super) fn of(fields: &Fields) -> Self {
        let text = |name: &str| line(fields.text(name));
        Self {
            unit: text("unit"),
            first_name: text("first_name"),
            last_name: text("last_name"),
            email: text("email"),
            phone: text("phone"),
            born_on: text("born_on"),
            line_1: text("line_1"),
            city: text("city"),
            amount: text("amount"),
            way: text("way"),
            instalments: text("instalments").parse().unwrap_or(12),
            other_party: fields.has("other_party"),
            agreed: fields.all("agree").map(line).collect(),
        }
    }

    /// What was typed, understood; else each field with the rule that says no.
    pub(super) fn answers(
        &self,
        postcode: &str,
        needs_email: bool,
    ) -> std::result::Result<Answers, Vec<(&'static str, Refusal)>> {
        let mut wrong = Vec::new();
        for (field, text) in [("first_name", &self.first_name), ("last_name", &self.last_name)] {
            if text.is_empty() {
                wrong.push((field, Refusal::NoName));
            }
        }
        let email = Email::parse(&self.email).map(|email| email.to_string());
        let email = match email {
            Ok(email) => email,
            Err(_) if self.email.is_empty() && !needs_email => String::new(),
            Err(_) => {
                wrong.push(("email", Refusal::BadEmail));
                String::new()
            }
        };
        let phone = Phone::parse(&self.phone, Region::of_postcode(postcode));
        let phone = match phone {
            Ok(phone) => phone.as_str().to_owned(),
            Err(_) if self.phone.is_empty() => String::new(),
            Err(_) => {
                wrong.push(("phone", Refusal::BadPhone));
                String::new()
            }
        };
        if !self.born_on.is_empty() && !days::is_day(&self.born_on) {
            wrong.push(("born_on", Refusal::BadDay));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Answers {
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email,
            phone,
            born_on: self.born_on.clone(),
            line_1: self.line_1.clone(),
            postcode: postcode.to_owned(),
            city: self.city.clone(),
            agreed: Vec::new(),
        })
    }

    /// The amount and the way, understood against a type.
    pub(super) fn terms(
        &self,
        terms: &Terms,
        schedule: &Schedule,
        today: &str,
    ) -> std::result::Result<i64, Vec<(&'static str, Refusal)>> {
        let mut wrong = Vec::new();
        let born_on = Some(self.born_on.as_str()).filter(|day| days::is_day(day));
        match terms.admits(born_on, self.other_party, today) {
            Ok(()) => {}
            Err(Unfit::TooYoung) => wrong.push(("born_on", Refusal::TooYoung)),
            Err(Unfit::OtherParty) => wrong.push(("other_party", Refusal::OtherParty)),
        }
        let cents = values::parse_cents(&self.amount).unwrap_or(-1);
        if cents < 0 {
            wrong.push(("amount", Refusal::BadAmount));
        } else if !schedule.allows(cents) {
            wrong.push(("amount", Refusal::AmountRefused));
        }
        if !WAYS.contains(&self.way.as_str()) || !INSTALMENTS.contains(&self.instalments) {
            wrong.push(("way", Refusal::NoWay));
        }
        if wrong.is_empty() { Ok(cents) } else { Err(wrong) }
    }
}

/// POST `/join`: the same answer whether anybody is known.
pub(super) async fn send(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    match taken(&app, &visit, &fields).await? {
        None => see_other("/join/sent"),
        Some(page) => answer(&app, &page, app.public_shell(&visit), 1),
    }
}

/// Takes an application, or gives the page back with what is wrong.
pub(super) async fn taken(app: &App, visit: &Visit, fields: &Fields) -> Result<Option<Join>> {
    app.organisation().await?;
    app.limits.check(SENT, &network(visit.from))?;
    let typed = Typed::of(fields);
    let (postcode, _) = postcode_of(fields);
    let (code, kind) = (postcode.clone(), line(fields.text("type")));
    let known = app.db.read(move |tx| known(tx, &code, &kind)).await?;
    let today = app.now().day_text();
    let understood = understood(&typed, &known, &postcode, &today);
    let (unit, kind, mut answers, amount_cents) = match understood {
        Ok(understood) => understood,
        Err(list) => {
            let told = |(field, why): (&'static str, Refusal)| {
                wrong(app, visit.language, field, why.key())
            };
            let errors: Vec<Wrong> = list.into_iter().map(told).collect();
            return page(app, visit, fields, typed, errors).await.map(Some);
        }
    };
    let shown = |id: &String| {
        let wording = fields.text(&format!("wording.{id}")).to_owned();
        (id.clone(), wording)
    };
    answers.agreed = typed.agreed.iter().map(shown).collect();
    let new = NewApplication {
        unit,
        kind,
        answers,
        amount_cents,
        way: typed.way,
        instalments: typed.instalments,
        language: visit.language.code().to_owned(),
    };
    app.db
        .write(move |tx| {
            let (id, token) = store::apply(tx, &new)?;
            jobs::enqueue_link(tx, &id, &token)
        })
        .await?;
    Ok(None)
}

type Understood = (UnitId, TypeId, Answers, i64);

fn understood(
    typed: &Typed,
    known: &Known,
    postcode: &str,
    today: &str,
) -> std::result::Result<Understood, Vec<(&'static str, Refusal)>> {
    let mut wrong = Vec::new();
    let place = known.places.iter().find(|place| place.id == typed.unit);
    let unit = place.and_then(|place| UnitId::parse(&place.id));
    if unit.is_none() {
        wrong.push(("unit", Refusal::NoUnit));
    }
    let Some((kind, terms, schedule)) = known.chosen.clone() else {
        return Err(vec![("", Refusal::NoType)]);
    };
    let answers = typed.answers(postcode, true).map_err(|mut more| wrong.append(&mut more)).ok();
    let cents =
        typed.terms(&terms, &schedule, today).map_err(|mut more| wrong.append(&mut more)).ok();
    if WAYS.contains(&typed.way.as_str()) && !known.ways.contains(&typed.way.as_str()) {
        wrong.push(("way", Refusal::NoWay));
    }
    match (unit, answers, cents) {
        _ if !wrong.is_empty() => Err(wrong),
        (Some(unit), Some(answers), Some(cents)) => Ok((unit, kind, answers, cents)),
        _ => Err(wrong),
    }
}

#[derive(Serialize)]
pub(super) struct Sent {
    pub(super) days: i64,
}

impl Page for Sent {
    const TEMPLATE: &str = "members/sent.html";
}

/// GET `/join/sent`.
pub(super) async fn sent(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    app.page(&Sent { days: store::WAIT_DAYS }, &app.public_shell(&visit))
}

#[derive(Serialize)]
struct Door {
    name: String,
    unit: String,
    amount_cents: i64,
    /// `open`, `done` or `over`.
    state: &'static str,
    way: String,
}

impl Page for Door {
    const TEMPLATE: &str = "members/door.html";
}

/// GET `/join/{token}`: mail scanners follow links, so opening one changes nothing.
pub(super) async fn door(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response> {
    app.organisation().await?;
    let found = app.db.read(move |tx| store::seen_by_token(tx, &token)).await?;
    let page = found.map_or_else(|| Ok(over()), |found| told(&found))?;
    app.page(&page, &app.public_shell(&visit))
}

fn told(found: &store::Application) -> Result<Door> {
    let answers = found.answers()?;
    Ok(Door {
        name: format!("{} {}", answers.first_name, answers.last_name).trim().to_owned(),
        unit: found.unit_name.clone(),
        amount_cents: found.amount_cents,
        state: if found.confirmed_at.is_some() { "done" } else { "open" },
        way: found.way.clone(),
    })
}

fn over() -> Door {
    let (name, unit, way) = (String::new(), String::new(), String::new());
    Door { name, unit, amount_cents: 0, state: "over", way }
}

/// POST `/join/{token}`.
pub(super) async fn confirm(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response> {
    app.organisation().await?;
    let done = app.db.write(move |tx| store::confirm(tx, &token)).await;
    let page = match refusal(done)? {
        Ok(found) => Door { state: "done", ..told(&found)? },
        Err(_) => over(),
    };
    app.page(&page, &app.public_shell(&visit))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let place = Place {
        id: "1".to_owned(),
        name: "Rouen rive gauche".to_owned(),
        above: "Seine-Maritime".to_owned(),
    };
    let agreement = Agreement {
        id: "newsletter".to_owned(),
        wording: "1".to_owned(),
        name: "Lettre d’information".to_owned(),
        text: "J’accepte de la recevoir.".to_owned(),
    };
    let full = |errors: Vec<Wrong>| Join {
        postcode: "76100".to_owned(),
        places: vec![place.clone()],
        kinds: vec![shown::sample_kind()],
        kind: "1".to_owned(),
        scale: Some(shown::sample_scale()),
        is_monthly: true,
        is_exclusive: true,
        age_years_min: 16,
        ways: WAYS.to_vec(),
        instalments: &INSTALMENTS,
        agreements: vec![agreement.clone()],
        errors,
        ..Join::default()
    };
    let error = Wrong {
        field: "email",
        label: "Adresse électronique".to_owned(),
        message: "Écrivez une adresse.".to_owned(),
    };
    let open = Door {
        name: "Ana Moulin".to_owned(),
        unit: "Alès".to_owned(),
        amount_cents: 1_000,
        state: "open",
        way: "cheque".to_owned(),
    };
    let done = Door { state: "done", name: String::new(), unit: "Alès".to_owned(), ..over() };
    vec![
        SamplePage::new("members/join", Join { bad_postcode: true, ..Join::default() }),
        SamplePage::new("members/join-place", full(Vec::new())),
        SamplePage::new("members/join-refused", full(vec![error])),
        SamplePage::new("members/sent", Sent { days: 7 }),
        SamplePage::new("members/door", open),
        SamplePage::new("members/door-done", done),
        SamplePage::new("members/door-over", over()),
    ]
}
