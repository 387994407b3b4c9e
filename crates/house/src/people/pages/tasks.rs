//! What is to be done about people: mine, or those of the whole unit.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, see_other_with};
use serde::Serialize;

use super::Choice;
use crate::accounts::Officer;
use crate::app::App;
use crate::feature::WaitingLine;
use crate::org::{Office, PersonId, Right, Scope};
use crate::people::store::{
    Due, TaskGesture, Whose, carers, change_tasks, names_of, place_of, tasks_done, tasks_due,
    tasks_to_do,
};
use crate::people::{TaskId, display_name};

/// Tasks changed by one gesture.
const TASKS_MAX: usize = 200;
const HERE: &str = "/office/tasks";

#[derive(Serialize, Default)]
struct Tasks {
    groups: Vec<Group>,
    whose: &'static str,
    is_done: bool,
    late: i64,
    today: i64,
    unit: String,
    carers: Vec<Choice>,
    here: String,
    first: Option<String>,
    next: Option<String>,
    may_write: bool,
}

/// Tasks of one sort of day.
#[derive(Serialize)]
struct Group {
    /// `late`, `today`, `later`, `open`, `done`.
    name: &'static str,
    tasks: Vec<Line>,
}

#[derive(Serialize, Clone)]
struct Line {
    id: String,
    person: String,
    name: String,
    title: String,
    due_on: Option<String>,
    doer: String,
    done_at: Option<i64>,
}

impl Page for Tasks {
    const TEMPLATE: &str = "people/tasks.html";
}

/// What the page's address asks for.
struct Asked {
    all: bool,
    is_done: bool,
    after: Option<Cursor>,
}

impl Asked {
    fn of(fields: &Fields) -> Self {
        Self {
            all: fields.text("whose") == "all",
            is_done: fields.text("state") == "done",
            after: fields.filled("after").and_then(Cursor::parse),
        }
    }

    fn href(&self, after: Option<&Cursor>) -> String {
        let whose = self.all.then(|| "whose=all".to_owned());
        let state = self.is_done.then(|| "state=done".to_owned());
        let after = after.map(|after| format!("after={}", after.encoded()));
        let pairs: Vec<String> = [whose, state, after].into_iter().flatten().collect();
        let mark = if pairs.is_empty() { "" } else { "?" };
        format!("{HERE}{mark}{}", pairs.join("&"))
    }
}

/// Tasks as they were read: those of the page, the next place, who does them, who could.
struct Found {
    due: Vec<Due>,
    next: Option<Cursor>,
    doers: Vec<(PersonId, String)>,
    carers: Vec<(PersonId, String)>,
    counts: (i64, i64),
}

/// `GET /office/tasks`, with `whose` = `all` and `state` = `done`.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let asked = Asked::of(&fields);
    let (scope, me) = (officer.office.scope.clone(), officer.actor.person.clone());
    let (all, is_done, after) = (asked.all, asked.is_done, asked.after.clone());
    let whose = if all { Whose::All } else { Whose::Of(me.clone()) };
    let found =
        app.db.read(move |tx| found(tx, &scope, &whose, &me, is_done, after.as_ref())).await?;
    let today = app.now().day_text();
    let page = Tasks {
        groups: groups(found.due, &found.doers, &today, is_done),
        whose: if all { "all" } else { "mine" },
        is_done,
        late: found.counts.0,
        today: found.counts.1,
        unit: officer.office.unit.name.clone(),
        carers: found
            .carers
            .into_iter()
            .map(|(id, name)| Choice::new(id.to_string(), name))
            .collect(),
        here: asked.href(asked.after.as_ref()),
        first: asked.after.as_ref().map(|_| asked.href(None)),
        next: found.next.map(|next| asked.href(Some(&next))),
        may_write: officer.office.rights.has(Right::WritePeople),
    };
    app.page(&page, &officer.shell(&app))
}

fn found(
    tx: &mut Tx<'_>,
    scope: &Scope,
    whose: &Whose,
    me: &PersonId,
    is_done: bool,
    after: Option<&Cursor>,
) -> Result<Found> {
    let counts = tasks_due(tx, scope, me)?;
    let limit = i64::try_from(PAGE_ROWS_MAX)?;
    let mut due = match is_done {
        true => tasks_done(tx, scope, whose, limit)?,
        false => tasks_to_do(tx, scope, whose, after, limit + 1)?,
    };
    let more = due.len() > PAGE_ROWS_MAX;
    due.truncate(PAGE_ROWS_MAX);
    let who: Vec<PersonId> = due.iter().filter_map(|one| one.assigned_to.clone()).collect();
    Ok(Found {
        next: due.last().filter(|_| more).map(place_of),
        doers: names_of(tx, &who)?,
        carers: carers(tx, scope)?,
        counts,
        due,
    })
}

fn groups(due: Vec<Due>, doers: &[(PersonId, String)], today: &str, is_done: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for one in due {
        let name = match one.due_on.as_deref() {
            _ if is_done => "done",
            None => "open",
            Some(day) if day < today => "late",
            Some(day) if day == today => "today",
            Some(_) => "later",
        };
        let doer = one.assigned_to.as_ref().and_then(|who| doers.iter().find(|(id, _)| id == who));
        let line = Line {
            id: one.id.to_string(),
            person: one.person.to_string(),
            name: display_name(&one.first_name, &one.last_name),
            title: one.title,
            due_on: one.due_on,
            doer: doer.map(|(_, name)| name.clone()).unwrap_or_default(),
            done_at: one.done_at.map(|at| at.0),
        };
        match groups.last_mut().filter(|group| group.name == name) {
            Some(group) => group.tasks.push(line),
            None => groups.push(Group { name, tasks: vec![line] }),
        }
    }
    groups
}

/// `POST /office/tasks`: `do` says what becomes of the tasks ticked as `t`.
pub(super) async fn change(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let back = fields.filled("back").filter(|back| back.starts_with(HERE)).unwrap_or(HERE);
    let language = officer.language();
    let not = |key: &str| see_other_with(back, &Notice::warn(app.say(language, key)));
    let ticked: Vec<TaskId> = fields.all("t").filter_map(TaskId::parse).take(TASKS_MAX).collect();
    if ticked.is_empty() {
        return not("people-tasks-none-ticked");
    }
    let day =
        fields.filled("due_on").map(|text| values::Day::parse(text).map(|day| day.to_string()));
    let (gesture, key) = match (fields.text("do"), PersonId::parse(fields.text("doer")), day) {
        ("done", ..) => (TaskGesture::Done(true), "people-tasks-now-done"),
        ("again", ..) => (TaskGesture::Done(false), "people-tasks-open-again"),
        ("give", Some(doer), _) => (TaskGesture::Give(doer), "people-tasks-given"),
        ("give", None, _) => return not("people-tasks-no-doer"),
        ("until", _, Some(Ok(day))) => (TaskGesture::Until(Some(day)), "people-tasks-put-off"),
        ("until", ..) => return not("people-error-day"),
        _ => return not("people-tasks-none-ticked"),
    };
    let (scope, me) = (officer.office.scope.clone(), officer.actor.person.clone());
    let changed = app.db.write(move |tx| change_tasks(tx, &scope, &ticked, &gesture, &me)).await?;
    let count = [("count", i64::try_from(changed)?.into())];
    see_other_with(back, &Notice::ok(app.say_with(language, key, &count)))
}

/// The tasks that an officer should have done, or should do today.
pub(in crate::people) fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::ReadPeople) {
        return Ok(Vec::new());
    }
    let (late, today) = tasks_due(tx, &office.scope, &office.person)?;
    let line = |key, count| WaitingLine { key, count, href: HERE };
    Ok(vec![line("people-waiting-late", late), line("people-waiting-today", today)])
}

/// The page full, with what was done, and empty.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |done_at| Line {
        id: "1".to_owned(),
        person: "2".to_owned(),
        name: "Ana Moulin".to_owned(),
        title: "Rappeler".to_owned(),
        due_on: Some("2026-11-20".to_owned()),
        doer: "Odile Fauvel".to_owned(),
        done_at,
    };
    let group = |name, done_at| Group { name, tasks: vec![line(done_at)] };
    let page = |groups| Tasks {
        groups,
        whose: "mine",
        unit: "Alès".to_owned(),
        late: 1,
        today: 2,
        may_write: true,
        carers: vec![Choice::new("1", "Odile Fauvel")],
        ..Tasks::default()
    };
    let all = vec![group("late", None), group("today", None), group("later", None)];
    let bare = Line { due_on: None, ..line(None) };
    let open = vec![Group { name: "open", tasks: vec![bare] }];
    let done = Tasks { is_done: true, whose: "all", ..page(vec![group("done", Some(1))]) };
    vec![
        SamplePage::new("people/tasks", page(all)),
        SamplePage::new("people/tasks-open", page(open)),
        SamplePage::new("people/tasks-done", done),
        SamplePage::new("people/tasks-empty", page(Vec::new())),
    ]
}
