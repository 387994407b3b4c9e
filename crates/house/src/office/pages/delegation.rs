//! Entrusting some of one's rights to another person of the unit, until a day.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::mandates::{MandateLine, PersonLine, found, lines_of};
use crate::office::pages::{Choice, Problem};
use crate::office::{rules, store};
use crate::org::{self, MandateId, PersonId, Right, Rights};

#[derive(Serialize)]
struct DelegatePage {
    mandate: MandateLine,
    q: String,
    found: Vec<PersonLine>,
    person: Option<PersonLine>,
    rights: Vec<Choice>,
    /// The rights ticked, by name.
    ticked: Vec<String>,
    ends_on: String,
    errors: Vec<Problem>,
}

impl Page for DelegatePage {
    const TEMPLATE: &'static str = "office/delegate.html";
}

async fn open(
    app: &App,
    officer: &Officer,
    id: &str,
    fields: &Fields,
) -> Result<(MandateId, DelegatePage)> {
    let id = MandateId::parse(id).ok_or(Error::NotFound)?;
    let (office, language, asked) = (officer.office.clone(), officer.language(), id.clone());
    let (q, person) = (fields.text("q").to_owned(), PersonId::parse(fields.text("person")));
    let ends_on = fields.text("ends_on").to_owned();
    let ticked: Vec<String> = fields.all("right").map(str::to_owned).collect();
    let (rights, page) = app
        .db
        .read(move |tx| {
            let own = org::mandates_now(tx, &office.person, tx.now())?;
            let own = own.into_iter().find(|own| own.id == asked).ok_or(Error::NotFound)?;
            let place = org::Office::of(tx, &office.person, Some(&own.unit), tx.now())?;
            let scope = place.ok_or(Error::NotFound)?.scope;
            let chosen = match &person {
                Some(id) => store::name_in(tx, &scope, id)?.map(|name| PersonLine {
                    id: id.as_str().to_owned(),
                    name,
                    unit: String::new(),
                }),
                None => None,
            };
            let found =
                if own.rights.has(Right::ReadPeople) { found(tx, &scope, &q)? } else { Vec::new() };
            let (rights, today) = (own.rights.clone(), tx.now().day_text());
            let line = lines_of(tx, &scope, language, vec![own], &today)?;
            let page = DelegatePage {
                mandate: line.into_iter().next().ok_or(Error::NotFound)?,
                q: q.clone(),
                found,
                person: chosen,
                rights: Vec::new(),
                ticked: ticked.clone(),
                ends_on: ends_on.clone(),
                errors: Vec::new(),
            };
            Ok((rights, page))
        })
        .await?;
    let rights = rights.iter().map(|right| Choice {
        value: right.name().to_owned(),
        label: app.say(language, right.key()),
    });
    Ok((id, DelegatePage { rights: rights.collect(), ..page }))
}

/// Asks to whom, which rights, until when.
pub(super) async fn ask(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (_, page) = open(&app, &officer, &id, &fields).await?;
    app.page(&page, &officer.shell(&app))
}

/// Delegates.
pub(super) async fn give(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (id, mut page) = open(&app, &officer, &id, &fields).await?;
    let language = officer.language();
    let person = page.person.as_ref().and_then(|person| PersonId::parse(&person.id));
    let to = person.ok_or(Error::NotFound)?;
    let Some(ends_on) = rules::day(&page.ends_on) else {
        let (label, error) = ("office-mandate-last-day", "office-day-error");
        page.errors.push(Problem::of(&app, language, "ends_on", label, error));
        return app.refused(&page, officer.shell(&app));
    };
    let asked = Rights::parse(&page.ticked.join(" "));
    let giver = officer.office.person.clone();
    let given = app.db.write(move |tx| org::delegate(tx, &giver, &id, &to, &asked, &ends_on));
    match given.await {
        Ok(_) => {
            let said = Notice::ok(app.say(language, "office-delegated"));
            see_other_with("/office/mandates", &said)
        }
        Err(Error::Refused(key)) => {
            page.errors.push(Problem::rule(&app, language, key));
            app.refused(&page, officer.shell(&app))
        }
        Err(other) => Err(other),
    }
}

/// The search, then the form, then the form refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let person = || PersonLine {
        id: "1".to_owned(),
        name: "Nadia Ferhat".to_owned(),
        unit: "Alès".to_owned(),
    };
    let right = || Choice { value: "export".to_owned(), label: "Exporter des listes".to_owned() };
    let page = |q: &str, found, person, errors| DelegatePage {
        mandate: MandateLine::sample(),
        q: q.to_owned(),
        found,
        person,
        rights: vec![right()],
        ticked: vec!["export".to_owned()],
        ends_on: String::new(),
        errors,
    };
    let problem = Problem {
        field: "ends_on".to_owned(),
        label: "Dernier jour".to_owned(),
        message: "Écrivez une date.".to_owned(),
    };
    vec![
        SamplePage::new("office/delegate", page("fer", vec![person()], None, Vec::new())),
        SamplePage::new("office/delegate-none", page("zzz", Vec::new(), None, Vec::new())),
        SamplePage::new("office/delegate-chosen", page("", vec![], Some(person()), vec![])),
        SamplePage::new(
            "office/delegate-refused",
            page("", Vec::new(), Some(person()), vec![problem]),
        ),
    ]
}
