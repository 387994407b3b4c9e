//! What a gesture needs: with which tag, list, officer, task or unit, and why.

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::Choice;
use crate::access::REASON_CHARS_MIN;
use crate::accounts::Officer;
use crate::app::App;
use crate::bulk::rules::{AT_ONCE_MAX, Gesture, Kind, PEOPLE_MAX, WORDS_CHARS_MAX};
use crate::bulk::store::{self, NewBulk};
use crate::bulk::{BulkId, jobs, run};
use crate::org::{self, Office, PersonId, Right, Scope, UnitId};
use crate::people::{self, NewTask, TagId};
use crate::segments::{self, ListId, NewList, Whom};
use crate::transfers::{Hand, Place, find_places};

/// The page that asks.
#[derive(Debug, Default, Serialize)]
struct Ask {
    kind: &'static str,
    count: i64,
    back: String,
    hidden: Vec<(String, String)>,
    typed: Typed,
    tags: Vec<Choice>,
    lists: Vec<Choice>,
    carers: Vec<Choice>,
    places: Vec<Place>,
    asks_why: bool,
    errors: Vec<WrongField>,
    unit: String,
}

impl Page for Ask {
    const TEMPLATE: &str = "bulk/ask.html";
}

/// What was typed.
#[derive(Debug, Clone, Default, Serialize)]
struct Typed {
    tag: String,
    new_tag: String,
    list: String,
    name: String,
    carer: String,
    title: String,
    due_on: String,
    q: String,
    unit: String,
    join: bool,
    reason: String,
}

impl Typed {
    fn of(fields: &Fields, me: &PersonId) -> Self {
        let cut = |name: &str| fields.text(name).chars().take(WORDS_CHARS_MAX).collect::<String>();
        Self {
            tag: cut("bulk-tag"),
            new_tag: cut("new-tag"),
            list: cut("list"),
            name: cut("name"),
            carer: if fields.has("carer") { cut("carer") } else { me.to_string() },
            title: cut("title"),
            due_on: cut("due_on"),
            q: cut("place"),
            unit: cut("to"),
            join: fields.text("how") == "join",
            reason: cut("reason"),
        }
    }
}

/// A field that was refused, and what to type.
#[derive(Debug, Clone, Serialize)]
struct WrongField {
    field: &'static str,
    label: String,
    message: String,
}

/// A refusal: the field, the text keys of its label and of what to do.
type Wrong = (&'static str, &'static str, &'static str);

/// Who is meant, or the way back.
struct Meant {
    kind: Kind,
    whom: Whom,
    back: String,
    count: i64,
}

async fn meant(
    app: &App,
    officer: &Officer,
    fields: &Fields,
) -> Result<std::result::Result<Meant, Response>> {
    let back = fields.filled("back").filter(|back| back.starts_with("/office/"));
    let back = back.unwrap_or("/office/people").to_owned();
    let kind = Kind::parse(fields.text("do")).ok_or(Error::NotFound)?;
    let not =
        |key: &str| see_other_with(&back, &Notice::warn(app.say(officer.language(), key))).map(Err);
    let Some(whom) = Whom::of(fields, &officer.actor.person) else { return not("bulk-nobody") };
    let (scope, counted) = (officer.office.scope.clone(), whom.clone());
    let count = app.db.read(move |tx| counted.count(tx, &scope)).await?;
    match count {
        0 => not("bulk-nobody"),
        _ if count > PEOPLE_MAX => not("bulk-too-many"),
        _ => Ok(Ok(Meant { kind, whom, back, count })),
    }
}

/// `POST /office/bulk/new` with `do` and whom: asks for what the gesture needs. What needs
/// nothing more is done.
pub(super) async fn ask(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let meant = match meant(&app, &officer, &fields).await? {
        Ok(meant) => meant,
        Err(response) => return Ok(response),
    };
    let typed = Typed::of(&fields, &officer.actor.person);
    let is_tag = matches!(meant.kind, Kind::Tag | Kind::Untag) && !typed.tag.is_empty();
    if is_tag && !meant.kind.asks_why(meant.count) {
        return act(&app, &officer, meant, typed).await;
    }
    print(&app, &officer, meant, typed, Vec::new()).await
}

/// `POST /office/bulk`: does it, or asks again.
pub(super) async fn run(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let meant = match meant(&app, &officer, &fields).await? {
        Ok(meant) => meant,
        Err(response) => return Ok(response),
    };
    let typed = Typed::of(&fields, &officer.actor.person);
    if fields.has("search") {
        return print(&app, &officer, meant, typed, Vec::new()).await;
    }
    act(&app, &officer, meant, typed).await
}

async fn print(
    app: &App,
    officer: &Officer,
    meant: Meant,
    typed: Typed,
    wrongs: Vec<Wrong>,
) -> Result<Response> {
    let (scope, kind, looked_for) = (officer.office.scope.clone(), meant.kind, typed.q.clone());
    let offered = app.db.read(move |tx| offered(tx, &scope, kind, &looked_for)).await?;
    let wrong = |(field, label, key): Wrong| WrongField {
        field,
        label: app.say(officer.language(), label),
        message: app.say(officer.language(), key),
    };
    let page = Ask {
        kind: kind.name(),
        count: meant.count,
        back: meant.back,
        hidden: meant.whom.pairs(),
        typed,
        asks_why: kind.asks_why(meant.count),
        errors: wrongs.into_iter().map(wrong).collect(),
        unit: officer.office.unit.name.clone(),
        ..offered
    };
    if page.errors.is_empty() {
        app.page(&page, &officer.shell(app))
    } else {
        app.refused(&page, officer.shell(app))
    }
}

/// What may be chosen for a sort of gesture.
fn offered(tx: &mut Tx<'_>, scope: &Scope, kind: Kind, looked_for: &str) -> Result<Ask> {
    let mut page = Ask::default();
    match kind {
        Kind::Tag | Kind::Untag => {
            let label = |tag: people::Tag| match &tag.group_name {
                Some(group) => Choice::new(tag.id.to_string(), format!("{group} › {}", tag.name)),
                None => Choice::new(tag.id.to_string(), tag.name),
            };
            page.tags = people::tags_for(tx, scope.unit())?.into_iter().map(label).collect();
        }
        Kind::List => {
            let choice = |list: segments::List| Choice::new(list.id.to_string(), list.name);
            page.lists = segments::lists_of(tx, scope)?.into_iter().map(choice).collect();
        }
        Kind::Care | Kind::Task => {
            let choice = |(id, name): (PersonId, String)| Choice::new(id.to_string(), name);
            page.carers = people::carers(tx, scope)?.into_iter().map(choice).collect();
        }
        Kind::Transfer => page.places = find_places(tx, looked_for)?,
    }
    Ok(page)
}

/// Writes the gesture down and does it, or gives it to a job.
async fn act(app: &App, officer: &Officer, meant: Meant, typed: Typed) -> Result<Response> {
    let hand = Hand { office: officer.office.clone(), name: officer.actor.name.clone() };
    let is_long = meant.count > AT_ONCE_MAX;
    let new = NewBulk {
        kind: meant.kind.name(),
        gesture: String::new(),
        whom: serde_json::to_string(&meant.whom)?,
        told: String::new(),
        reason: typed.reason.clone(),
        total: meant.count,
        back: meant.back.clone(),
        by_name: hand.name.clone(),
    };
    let (kind, count) = (meant.kind, meant.count);
    let (by, words) = (hand.clone(), typed.clone());
    let begun = app.db.write(move |tx| begun(tx, &by, kind, count, &words, &new, is_long)).await?;
    let id = match begun {
        Ok(id) => id,
        Err(wrongs) => return print(app, officer, meant, typed, wrongs).await,
    };
    if !is_long {
        loop {
            let (by, bulk) = (hand.clone(), id.clone());
            if !app.db.write(move |tx| run::stepped(tx, &by, &bulk)).await? {
                break;
            }
        }
    }
    see_other(&format!("/office/bulk/{id}"))
}

fn begun(
    tx: &mut Tx<'_>,
    hand: &Hand,
    kind: Kind,
    count: i64,
    typed: &Typed,
    new: &NewBulk,
    is_long: bool,
) -> Result<std::result::Result<BulkId, Vec<Wrong>>> {
    let mut wrongs = Vec::new();
    if kind.asks_why(count) && typed.reason.chars().count() < REASON_CHARS_MIN {
        wrongs.push(("reason", "bulk-reason", "bulk-reason-missing"));
    }
    let (gesture, told) = match gesture(tx, hand, kind, typed, wrongs.is_empty())? {
        Ok(made) if wrongs.is_empty() => made,
        Ok(_) => return Ok(Err(wrongs)),
        Err(wrong) => {
            wrongs.insert(0, wrong);
            return Ok(Err(wrongs));
        }
    };
    let office: &Office = &hand.office;
    let gesture = serde_json::to_string(&gesture)?;
    let id = store::add(tx, office, &NewBulk { gesture, told, ..new.clone() })?;
    if is_long {
        let order = jobs::Order {
            bulk: id.clone(),
            person: office.person.clone(),
            unit: office.unit.id.clone(),
            name: hand.name.clone(),
        };
        let job = kernel::jobs::enqueue(tx, jobs::RUN, &order)?;
        store::give_to_job(tx, &id, &job, false)?;
    }
    Ok(Ok(id))
}

type Made = std::result::Result<(Gesture, String), Wrong>;

/// The gesture and its object in words, or the field that it lacks. What it needs is made only
/// when the rest is right.
fn gesture(
    tx: &mut Tx<'_>,
    hand: &Hand,
    kind: Kind,
    typed: &Typed,
    is_right: bool,
) -> Result<Made> {
    let scope = &hand.office.scope;
    match kind {
        Kind::Tag | Kind::Untag => tag(tx, scope, kind, typed, is_right),
        Kind::List => list(tx, hand, typed, is_right),
        Kind::Care | Kind::Task => person(tx, hand, kind, typed),
        Kind::Transfer => {
            let Some(to) = UnitId::parse(&typed.unit) else {
                return Ok(Err(("place", "bulk-place", "bulk-place-missing")));
            };
            let Some(unit) = org::unit(tx, &to)? else {
                return Ok(Err(("place", "bulk-place", "bulk-place-missing")));
            };
            Ok(Ok((Gesture::Transfer { to, join: typed.join }, unit.name)))
        }
    }
}

/// Stands for a gesture that is right, but will be asked again for another field.
const fn nothing() -> (Gesture, String) {
    (Gesture::Care { carer: None }, String::new())
}

fn tag(tx: &mut Tx<'_>, scope: &Scope, kind: Kind, typed: &Typed, is_right: bool) -> Result<Made> {
    let missing = ("bulk-tag", "bulk-tag", "bulk-tag-missing");
    let known = people::tags_for(tx, scope.unit())?;
    let chosen = TagId::parse(&typed.tag).map(|tag| {
        known.iter().find(|one| one.id == tag).map(|one| (one.id.clone(), one.name.clone()))
    });
    let is_named = kind == Kind::Tag && !values::names::fold(&typed.new_tag).is_empty();
    let (tag, name) = match chosen {
        Some(Some(chosen)) => chosen,
        Some(None) => return Err(Error::NotFound),
        None if !is_named => return Ok(Err(missing)),
        None if !is_right => return Ok(Ok(nothing())),
        None => (people::ensure_tag(tx, scope.unit(), &typed.new_tag)?, typed.new_tag.clone()),
    };
    let gesture = if kind == Kind::Tag { Gesture::Tag { tag } } else { Gesture::Untag { tag } };
    Ok(Ok((gesture, name)))
}

fn list(tx: &mut Tx<'_>, hand: &Hand, typed: &Typed, is_right: bool) -> Result<Made> {
    let missing = ("name", "bulk-list-name", "bulk-list-missing");
    if let Some(list) = ListId::parse(&typed.list) {
        let known = segments::list(tx, &hand.office.scope, &list)?.ok_or(Error::NotFound)?;
        return Ok(Ok((Gesture::List { list }, known.name)));
    }
    if typed.name.is_empty() {
        return Ok(Err(missing));
    }
    let new = NewList {
        name: typed.name.clone(),
        reason: typed.reason.clone(),
        asked: String::new(),
        by_name: hand.name.clone(),
    };
    if !is_right {
        return Ok(Ok(nothing()));
    }
    match segments::add_list(tx, &hand.office, &new) {
        Ok(list) => Ok(Ok((Gesture::List { list }, typed.name.clone()))),
        Err(Error::Refused(key)) => Ok(Err(("name", "bulk-list-name", key))),
        Err(error) => Err(error),
    }
}

/// Who looks after people, or the task about each.
fn person(tx: &mut Tx<'_>, hand: &Hand, kind: Kind, typed: &Typed) -> Result<Made> {
    let carers = people::carers(tx, &hand.office.scope)?;
    let carer = match PersonId::parse(&typed.carer) {
        None => None,
        Some(carer) => {
            Some(carers.into_iter().find(|(id, _)| *id == carer).ok_or(Error::NotFound)?)
        }
    };
    if kind == Kind::Care {
        let (carer, name) = carer.map_or((None, String::new()), |(id, name)| (Some(id), name));
        return Ok(Ok((Gesture::Care { carer }, name)));
    }
    if typed.title.is_empty() {
        return Ok(Err(("title", "bulk-task-title", "bulk-task-missing")));
    }
    let due_on = match typed.due_on.as_str() {
        "" => None,
        text => match values::Day::parse(text) {
            Ok(day) => Some(day.to_string()),
            Err(_) => return Ok(Err(("due_on", "bulk-task-day", "people-error-day"))),
        },
    };
    let assigned_to = carer.map(|(id, _)| id);
    let task = NewTask { title: typed.title.clone(), due_on, assigned_to };
    Ok(Ok((Gesture::Task(task), typed.title.clone())))
}

/// The page for each sort of gesture, and with errors.
pub(super) fn samples() -> Vec<SamplePage> {
    let one = || vec![Choice::new("1", "Un")];
    let place =
        Place { id: "1".to_owned(), name: "Sète".to_owned(), above: "Hérault".to_owned() };
    let page = |kind: Kind| Ask {
        kind: kind.name(),
        count: 38,
        back: "/office/people".to_owned(),
        hidden: vec![("all".to_owned(), "1".to_owned())],
        tags: one(),
        lists: one(),
        carers: one(),
        places: vec![place.clone()],
        asks_why: kind.asks_why(38),
        unit: "Alès".to_owned(),
        ..Ask::default()
    };
    let wrong = WrongField {
        field: "reason",
        label: "Pourquoi".to_owned(),
        message: "Dites pourquoi.".to_owned(),
    };
    let names = ["tag", "untag", "list", "care", "task", "transfer"];
    let sample =
        |(kind, name): (Kind, &&str)| SamplePage::new(format!("bulk/ask-{name}"), page(kind));
    let mut samples: Vec<SamplePage> = Kind::ALL.into_iter().zip(&names).map(sample).collect();
    let refused = Ask { errors: vec![wrong], asks_why: true, ..page(Kind::Tag) };
    samples.push(SamplePage::new("bulk/ask-refused", refused));
    samples.push(SamplePage::new(
        "bulk/ask-nowhere",
        Ask { places: Vec::new(), ..page(Kind::Transfer) },
    ));
    samples
}
