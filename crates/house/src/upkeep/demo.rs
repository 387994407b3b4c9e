//! The demonstration's front page and mail catcher; anywhere else they do not exist.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::Response;
use kernel::mail::{Attachment, Caught, Mail, Mailer};
use kernel::view::{Page, SamplePage};
use kernel::web::{Cookie, Fields, Visit, download, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::{SESSION_COOKIE, start_session};
use crate::app::App;
use crate::people::display_name;
use crate::upkeep::rules::{DemoRole, Piece, pieces};
use crate::upkeep::store;

/// How long a browser keeps the session of a demonstration, in seconds.
const SESSION_AGE_S: i64 = 24 * 3_600;

/// Who one may be.
#[derive(Debug, Serialize)]
struct DemoPage {
    roles: Vec<RoleLine>,
}

/// A role and who has it.
#[derive(Debug, Serialize)]
struct RoleLine {
    role: &'static str,
    person: String,
    unit: String,
}

impl Page for DemoPage {
    const TEMPLATE: &'static str = "upkeep/demo.html";
}

/// The mails caught so far.
#[derive(Debug, Serialize)]
struct MailsPage {
    mails: Vec<MailLine>,
}

/// One caught mail; numbers count from the first one kept.
#[derive(Debug, Serialize)]
struct MailLine {
    number: usize,
    to: String,
    subject: String,
}

impl Page for MailsPage {
    const TEMPLATE: &'static str = "upkeep/mails.html";
}

/// One caught mail, in full.
#[derive(Debug, Serialize)]
struct MailPage {
    to: String,
    subject: String,
    pieces: Vec<Piece>,
    files: Vec<FileLine>,
}

/// A file that goes with it.
#[derive(Debug, Serialize)]
struct FileLine {
    name: String,
    href: String,
}

impl Page for MailPage {
    const TEMPLATE: &'static str = "upkeep/mail.html";
}

/// Shows whom one may be.
pub(super) async fn show(State(app): State<App>, visit: Visit) -> Result<Response> {
    only_here(&app)?;
    app.organisation().await?;
    let roles = app
        .db
        .read(|tx| {
            let mut lines = Vec::new();
            for role in DemoRole::ALL {
                let person = store::demo_person(tx, role)?;
                lines.extend(person.map(|person| RoleLine {
                    role: role.name(),
                    person: display_name(&person.first_name, &person.last_name),
                    unit: person.unit,
                }));
            }
            Ok(lines)
        })
        .await?;
    app.page(&DemoPage { roles }, &app.public_shell(&visit))
}

/// Signs in as somebody who has the role.
pub(super) async fn sign_in(
    State(app): State<App>,
    visit: Visit,
    fields: Fields,
) -> Result<Response> {
    only_here(&app)?;
    let role = DemoRole::parse(fields.text("role")).ok_or(Error::NotFound)?;
    let token = app
        .db
        .write(move |tx| match store::demo_person(tx, role)? {
            Some(person) => start_session(tx, &person.id, "maillage demo").map(Some),
            None => Ok(None),
        })
        .await?
        .ok_or(Error::NotFound)?;
    let mut response = see_other(role.home())?;
    let session = Cookie { name: SESSION_COOKIE, value: token, age_s: SESSION_AGE_S };
    // The unit in which the former role worked is none of this one's.
    let unit = Cookie { name: "unit", value: String::new(), age_s: 0 };
    for cookie in [session, unit].iter().filter_map(|cookie| cookie.header(visit.secure)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Lists the caught mails, newest first.
pub(super) async fn mails(State(app): State<App>, visit: Visit) -> Result<Response> {
    let caught = caught(&app)?.caught_mails();
    app.organisation().await?;
    let line =
        |(number, mail): (usize, Mail)| MailLine { number, to: mail.to, subject: mail.subject };
    let mut mails: Vec<MailLine> = (1..).zip(caught).map(line).collect();
    mails.reverse();
    app.page(&MailsPage { mails }, &app.public_shell(&visit))
}

/// Shows one caught mail; addresses of this site are links, files are opened.
pub(super) async fn mail(
    State(app): State<App>,
    visit: Visit,
    Path(number): Path<String>,
) -> Result<Response> {
    let Caught { mail, attachments } = caught_at(&app, &number)?;
    app.organisation().await?;
    let pieces = pieces(&mail.text, &app.config.base_url);
    let file = |(place, file): (usize, Attachment)| FileLine {
        name: file.name,
        href: format!("/demo/mails/{number}/file?place={place}"),
    };
    let files = (1..).zip(attachments).map(file).collect();
    let page = MailPage { to: mail.to, subject: mail.subject, pieces, files };
    app.page(&page, &app.public_shell(&visit))
}

/// Hands out a file that goes with a caught mail.
pub(super) async fn file(
    State(app): State<App>,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let attachments = caught_at(&app, &number)?.attachments;
    let place: usize = fields.text("place").parse().map_err(|_| Error::NotFound)?;
    let index = place.checked_sub(1).ok_or(Error::NotFound)?;
    let file = attachments.into_iter().nth(index).ok_or(Error::NotFound)?;
    download(&file.name, file.kind, file.bytes)
}

fn caught_at(app: &App, number: &str) -> Result<Caught> {
    let caught = caught(app)?.caught_whole();
    let number: usize = number.parse().map_err(|_| Error::NotFound)?;
    let index = number.checked_sub(1).ok_or(Error::NotFound)?;
    caught.into_iter().nth(index).ok_or(Error::NotFound)
}

fn only_here(app: &App) -> Result<()> {
    if app.config.demo { Ok(()) } else { Err(Error::NotFound) }
}

fn caught(app: &App) -> Result<&Mailer> {
    app.caught.as_ref().ok_or(Error::NotFound)
}

/// Examples of the demonstration's pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let role = |role: DemoRole| RoleLine {
        role: role.name(),
        person: "Solène Abadie".to_owned(),
        unit: "Alès".to_owned(),
    };
    let mail = MailLine {
        number: 1,
        to: "solene.abadie@example.org".to_owned(),
        subject: "Votre lien pour entrer".to_owned(),
    };
    let text = "Bonjour,\n\nsuivez http://test/sign-in/1\n";
    let page = MailPage {
        to: mail.to.clone(),
        subject: mail.subject.clone(),
        pieces: pieces(text, "http://test"),
        files: vec![FileLine {
            name: "recu-2026-00012.pdf".to_owned(),
            href: "/demo/mails/1/file?place=1".to_owned(),
        }],
    };
    vec![
        SamplePage::new("upkeep: demo", DemoPage { roles: DemoRole::ALL.map(role).into() }),
        SamplePage::new("upkeep: demo-empty", DemoPage { roles: Vec::new() }),
        SamplePage::new("upkeep: mails", MailsPage { mails: vec![mail] }),
        SamplePage::new("upkeep: mails-empty", MailsPage { mails: Vec::new() }),
        SamplePage::new("upkeep: mail", page),
    ]
}
