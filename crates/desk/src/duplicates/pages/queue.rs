//! The queue of pairs that look alike, the surest first, and the search that fills it.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::duplicates::jobs;
use crate::duplicates::pages::told_reasons;
use crate::duplicates::rules::Level;
use crate::duplicates::store::{self, Pair};
use crate::org::Right;
use crate::people::display_name;

/// Pairs on a page.
const SHOWN_MAX: usize = 25;

#[derive(Debug, Default, Serialize)]
struct Queue {
    levels: Vec<LevelTab>,
    pairs: Vec<PairLine>,
    exact: i64,
    waiting: i64,
    running: bool,
    found_at: Option<i64>,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct LevelTab {
    label: String,
    href: String,
    count: i64,
    current: bool,
}

/// A pair as lists show it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PairLine {
    one: String,
    other: String,
    name: String,
    other_name: String,
    home: String,
    other_home: String,
    reasons: Vec<String>,
}

impl Page for Queue {
    const TEMPLATE: &'static str = "duplicates/queue.html";
}

/// A pair with its reasons told.
pub(super) fn pair_line(app: &App, language: Language, pair: Pair) -> PairLine {
    PairLine {
        reasons: told_reasons(app, language, &pair.reasons),
        name: display_name(&pair.first, &pair.last),
        other_name: display_name(&pair.other_first, &pair.other_last),
        one: pair.one.to_string(),
        other: pair.other.to_string(),
        home: pair.home,
        other_home: pair.other_home,
    }
}

/// `GET /office/duplicates`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let asked = Level::parse(fields.text("level"));
    let after = cursor(fields.text("after"));
    let scope = officer.office.scope.clone();
    let limit = i64::try_from(SHOWN_MAX)? + 1;
    let (counts, level, mut pairs, run, waiting) = app
        .db
        .read(move |tx| {
            let counts = store::count(tx, &scope)?;
            let filled = |level: &Level| counts.iter().any(|(name, _)| name == level.name());
            let level = asked.or_else(|| Level::ALL.into_iter().find(filled));
            let level = level.unwrap_or(Level::Sure);
            let start = (after.0, after.1.as_str(), after.2.as_str());
            let pairs = store::pairs(tx, &scope, level, start, limit)?;
            let waiting = store::requests_to(tx, &scope, 100)?.len();
            Ok((counts, level, pairs, store::last_run(tx)?, waiting))
        })
        .await?;
    let more = pairs.len() > SHOWN_MAX;
    pairs.truncate(SHOWN_MAX);
    let language = officer.language();
    let count =
        |name: &str| counts.iter().find(|(known, _)| known == name).map_or(0, |(_, count)| *count);
    let next = pairs.last().filter(|_| more).map(|last| {
        let (level, score) = (level.name(), last.score);
        format!("/office/duplicates?level={level}&after={score}:{}:{}", last.one, last.other)
    });
    let tab = |one: Level| LevelTab {
        label: app.say(language, level_key(one)),
        href: format!("/office/duplicates?level={}", one.name()),
        count: count(one.name()),
        current: one == level,
    };
    let page = Queue {
        levels: Level::ALL.map(tab).into(),
        exact: count("exact"),
        waiting: i64::try_from(waiting)?,
        running: run.as_ref().is_some_and(|run| jobs::is_under_way(run, app.now())),
        found_at: run.and_then(|run| run.finished_at).map(|at| at.0),
        pairs: pairs.into_iter().map(|pair| pair_line(&app, language, pair)).collect(),
        next,
    };
    app.page(&page, &officer.shell(&app))
}

const fn level_key(level: Level) -> &'static str {
    match level {
        Level::Sure => "duplicates-level-sure",
        Level::Likely => "duplicates-level-likely",
        Level::Possible => "duplicates-level-possible",
    }
}

/// The pair after which a page begins, as its address names it.
fn cursor(text: &str) -> (i64, String, String) {
    let mut parts = text.split(':');
    let score = parts.next().and_then(|score| score.parse().ok()).unwrap_or(i64::MAX);
    let mut word = || parts.next().unwrap_or_default().to_owned();
    (score, word(), word())
}

/// `POST /office/duplicates/find`: asks for a search through the file.
pub(super) async fn find(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = officer.actor.person.clone();
    app.db.write(move |tx| jobs::ask(tx, Some(&person))).await?;
    let notice = app.say(officer.language(), "duplicates-find-asked");
    see_other_with("/office/duplicates", &Notice::ok(notice))
}

/// A pair for samples.
pub(super) fn sample_pair() -> PairLine {
    PairLine {
        one: "1".to_owned(),
        other: "2".to_owned(),
        name: "Ana Moulin".to_owned(),
        other_name: "Anna Moulin".to_owned(),
        home: "Alès".to_owned(),
        other_home: "Nîmes".to_owned(),
        reasons: vec!["Même téléphone portable".to_owned()],
    }
}

/// The queue as samples: empty, under way, filled.
pub(super) fn samples() -> Vec<SamplePage> {
    let tab = |label: &str, current| LevelTab {
        label: label.to_owned(),
        href: "/office/duplicates?level=sure".to_owned(),
        count: 2,
        current,
    };
    let full = Queue {
        levels: vec![tab("Sûres", true), tab("Probables", false)],
        pairs: vec![sample_pair(), sample_pair()],
        exact: 2,
        waiting: 1,
        found_at: Some(1),
        next: Some("/office/duplicates?after=80:1:2".to_owned()),
        ..Queue::default()
    };
    vec![
        SamplePage::new("duplicates/queue", full),
        SamplePage::new("duplicates/queue-empty", Queue::default()),
        SamplePage::new("duplicates/queue-running", Queue { running: true, ..Queue::default() }),
    ]
}
