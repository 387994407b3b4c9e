//! The member's space: what they come to, what they came to, and what they could come to.

use axum::extract::State as Given;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::list::Told;
use crate::accounts::Actor;
use crate::app::App;
use crate::events::rules::When;
use crate::events::store::{self, Filter, Mine};
use crate::people;

/// Events offered.
const OFFERED_MAX: i64 = 10;

#[derive(Serialize, Default)]
struct MinePage {
    coming: Vec<Line>,
    past: Vec<Line>,
    offered: Vec<Told>,
    unit: String,
}

/// An answer in the list.
#[derive(Serialize)]
struct Line {
    title: String,
    slug: String,
    secret: String,
    when: When,
    /// `coming`, `waiting`, `cancelled`, `off`, `came` or `over`.
    state: &'static str,
}

impl Page for MinePage {
    const TEMPLATE: &str = "events/mine.html";
}

fn line(language: Language, mine: Mine, is_past: bool) -> Line {
    let state = match (mine.is_off, mine.is_cancelled, is_past) {
        (true, ..) => "off",
        (_, true, _) => "cancelled",
        (_, _, true) if mine.came => "came",
        (_, _, true) => "over",
        _ if mine.is_seated => "coming",
        _ => "waiting",
    };
    Line {
        when: When::of(language, mine.starts_at, mine.ends_at, &mine.zone),
        title: mine.title,
        slug: mine.slug,
        secret: mine.secret,
        state,
    }
}

/// GET `/me/events`.
pub(super) async fn show(Given(app): Given<App>, actor: Actor) -> Result<Response> {
    let (person, language) = (actor.person.clone(), actor.visit.language);
    let read = move |tx: &mut Tx<'_>| {
        let mine = store::mine(tx, &person)?;
        let now = tx.now();
        let reads = store::reads(tx, Some(&person))?;
        let own = people::own(tx, &person)?;
        let Some(own) = own else { return Ok((mine, Vec::new(), String::new(), now)) };
        let filter = Filter {
            unit: own.home.clone(),
            postcode: String::new(),
            city: String::new(),
            since: now,
            after: None,
            limit: OFFERED_MAX,
        };
        let offered = store::upcoming(tx, &reads, &filter)?;
        Ok((mine, offered, own.home_name, now))
    };
    let (mine, offered, unit, now) = app.db.read(read).await?;
    let answered: Vec<String> = mine.iter().map(|one| one.slug.clone()).collect();
    let offered = offered.into_iter().filter(|line| !answered.contains(&line.event.slug));
    let (past, coming): (Vec<Mine>, Vec<Mine>) =
        mine.into_iter().partition(|one| one.ends_at <= now);
    let page = MinePage {
        coming: coming.into_iter().rev().map(|one| line(language, one, false)).collect(),
        past: past.into_iter().map(|one| line(language, one, true)).collect(),
        offered: offered.map(|line| Told::of(language, line)).collect(),
        unit,
    };
    app.page(&page, &actor.shell(&app))
}

/// POST `/me/events`: takes an answer back.
pub(super) async fn cancel(
    Given(app): Given<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let (person, secret) = (actor.person.clone(), fields.text("answer").to_owned());
    let write = move |tx: &mut Tx<'_>| match store::by_secret(tx, &secret)? {
        Some(answer) if answer.person == person.as_str() => store::cancel(tx, &answer),
        _ => Ok(false),
    };
    let done = app.db.write(write).await?;
    let key = if done { "events-cancelled-mine" } else { "events-refusal-over" };
    see_other_with("/me/events", &Notice::ok(app.say(actor.visit.language, key)))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |state| Line {
        title: "Réunion".to_owned(),
        slug: "reunion".to_owned(),
        secret: "1".to_owned(),
        when: Told::sample().when,
        state,
    };
    let full = MinePage {
        coming: ["coming", "waiting", "cancelled", "off"].map(line).into_iter().collect(),
        past: vec![line("came"), line("over")],
        offered: vec![Told::sample()],
        unit: "Alès".to_owned(),
    };
    vec![
        SamplePage::new("events page mine", full),
        SamplePage::new("events page mine, empty", MinePage::default()),
    ]
}
