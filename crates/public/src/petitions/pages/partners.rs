//! Associations outside the organisation that carry a petition: added with what signers are told,
//! handed those who chose them, each time with a reason that is written down.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use sheets::TableWriter as _;

use super::delivery::{Told, broken};
use super::edit::found;
use super::office::{WHY_CHARS_MAX, WHY_CHARS_MIN};
use super::seen;
use crate::access::{self, Act};
use crate::accounts::{Hand, Officer};
use crate::app::App;
use crate::org::{PersonId, Right};
use crate::petitions::store::{self, Handed, Handover, NewPartner, Partner, Petition};
use crate::petitions::{HandoverId, PartnerId};

/// Longest name, in characters.
const NAME_CHARS_MAX: usize = 120;

#[derive(Serialize)]
struct Line {
    id: String,
    name: String,
    contact: String,
    is_open: bool,
    waiting: i64,
}

#[derive(Serialize)]
struct HandedLine {
    id: String,
    name: String,
    reason: String,
    by: String,
    at: i64,
    signers: i64,
    erased_from: i64,
    is_kept: bool,
}

/// What was typed, and what is wrong with it, by field.
#[derive(Default, Serialize)]
struct Said {
    name: String,
    contact: String,
    reason: String,
    /// Of which association.
    of: String,
    errors: Vec<(&'static str, String)>,
}

#[derive(Serialize)]
struct Partners {
    id: String,
    title: String,
    days: i64,
    may_export: bool,
    lines: Vec<Line>,
    handed: Vec<HandedLine>,
    said: Said,
}

impl Page for Partners {
    const TEMPLATE: &str = "petitions/partners.html";
}

/// GET `/office/petitions/{id}/partners`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let page = page(&app, &officer, &petition, Said::default()).await?;
    app.page(&page, &officer.shell(&app))
}

async fn page(app: &App, officer: &Officer, petition: &Petition, said: Said) -> Result<Partners> {
    let id = petition.id.clone();
    let (partners, waiting, handed, days) = app
        .db
        .read(move |tx| {
            Ok((
                store::partners_of(tx, &id)?,
                store::waiting_for(tx, &id)?,
                store::handovers_of(tx, &id)?,
                store::value(tx, "partner_days")?,
            ))
        })
        .await?;
    let now = app.now();
    let told = |one: Handover| {
        let partner = partners.iter().find(|partner| partner.id == one.partner)?;
        let erased_from = one.erased_from(partner);
        Some(HandedLine {
            id: one.id.to_string(),
            name: partner.name.clone(),
            reason: one.reason,
            by: one.by_name,
            at: one.at.0,
            signers: one.signers,
            erased_from: erased_from.0,
            is_kept: now < erased_from,
        })
    };
    let handed = handed.into_iter().filter_map(told).collect();
    let line = |one: Partner| Line {
        waiting: waiting.iter().find(|(id, _)| *id == one.id).map_or(0, |(_, count)| *count),
        id: one.id.to_string(),
        name: one.name,
        contact: one.contact,
        is_open: one.ended_at.is_none(),
    };
    Ok(Partners {
        id: petition.id.to_string(),
        title: petition.title.clone(),
        days,
        may_export: officer.office.rights.has(Right::Export),
        handed,
        lines: partners.into_iter().map(line).collect(),
        said,
    })
}

/// POST `/office/petitions/{id}/partners`: adds one, ends one, hands signers over, or takes a
/// signature back for somebody who wrote.
pub(super) async fn act(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    match fields.text("do") {
        "add" => add(&app, &officer, petition, &fields).await,
        "end" => {
            let partner = PartnerId::parse(fields.text("partner")).ok_or(Error::NotFound)?;
            let kept = petition.id.clone();
            app.db.write(move |tx| store::end_partner(tx, &kept, &partner)).await?;
            done(&app, &officer, &petition, "petitions-partner-said-ended")
        }
        "hand" => hand(&app, &officer, petition, &fields).await,
        "again" => again(&app, &officer, petition, &fields).await,
        "withdraw" => {
            let (kept, email) = (petition.id.clone(), fields.text("email").trim().to_owned());
            app.db.write(move |tx| store::withdraw_address(tx, &kept, &email)).await?;
            done(&app, &officer, &petition, "petitions-partner-said-withdrawn")
        }
        _ => Err(Error::NotFound),
    }
}

async fn refused(
    app: &App,
    officer: &Officer,
    petition: &Petition,
    mut said: Said,
    wrong: &[(&'static str, &'static str)],
) -> Result<Response> {
    let told = |(field, key): &(&'static str, &str)| (*field, app.say(officer.language(), key));
    said.errors = wrong.iter().map(told).collect();
    let page = page(app, officer, petition, said).await?;
    app.refused(&page, officer.shell(app))
}

async fn add(
    app: &App,
    officer: &Officer,
    petition: Petition,
    fields: &Fields,
) -> Result<Response> {
    let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, contact) = (line("name"), line("contact"));
    let mut wrong = Vec::new();
    if !(2..=NAME_CHARS_MAX).contains(&name.chars().count()) {
        wrong.push(("name", "petitions-refusal-partner-name"));
    }
    if values::Email::parse(&contact).is_err() {
        wrong.push(("contact", "petitions-refusal-partner-contact"));
    }
    if !wrong.is_empty() {
        let said = Said { name, contact, ..Said::default() };
        return refused(app, officer, &petition, said, &wrong).await;
    }
    let keep_days = app.db.read(|tx| store::value(tx, "partner_days")).await?;
    let words = words(app, &name, &contact, keep_days);
    let (kept, by_name) = (petition.id.clone(), officer.actor.name.clone());
    let new = NewPartner { name: name.clone(), contact: contact.clone(), words, keep_days };
    if !app.db.write(move |tx| store::add_partner(tx, &kept, &new, &by_name)).await? {
        let said = Said { name, contact, ..Said::default() };
        let wrong = [("name", "petitions-refusal-partner-many")];
        return refused(app, officer, &petition, said, &wrong).await;
    }
    done(app, officer, &petition, "petitions-partner-said-added")
}

/// What is said to signers of an association, in French and English.
fn words(app: &App, name: &str, contact: &str, days: i64) -> [String; 2] {
    let organisation = app.organisation_known().name.clone();
    [Language::French, Language::English].map(|language| {
        let args = [
            ("name", name.into()),
            ("organisation", organisation.as_str().into()),
            ("days", days.into()),
            ("contact", contact.into()),
        ];
        app.say_with(language, "petitions-partner-words", &args)
    })
}

/// Hands those who wait over: a file, once, with a reason.
async fn hand(
    app: &App,
    officer: &Officer,
    petition: Petition,
    fields: &Fields,
) -> Result<Response> {
    officer.must(Right::Export)?;
    let partner = PartnerId::parse(fields.text("partner")).ok_or(Error::NotFound)?;
    let reason: String = fields.text("reason").trim().chars().take(WHY_CHARS_MAX).collect();
    if reason.chars().count() < WHY_CHARS_MIN {
        let said = Said { of: partner.to_string(), reason, ..Said::default() };
        let wrong = [("reason", "petitions-refusal-partner-reason")];
        return refused(app, officer, &petition, said, &wrong).await;
    }
    let (hand, kept, by) = (Hand::officer(officer), petition.clone(), officer.clone());
    let rows = app
        .db
        .write(move |tx| {
            store::partner(tx, &kept.id, &partner)?.ok_or(Error::NotFound)?;
            let handover = store::hand_over(tx, &kept, &partner, &reason, &hand)?;
            taken(tx, &by, &kept, &handover)
        })
        .await?;
    file(app, officer, &petition, &rows)
}

/// The same file once more, as long as its addresses are here.
async fn again(
    app: &App,
    officer: &Officer,
    petition: Petition,
    fields: &Fields,
) -> Result<Response> {
    officer.must(Right::Export)?;
    let handover = HandoverId::parse(fields.text("handover")).ok_or(Error::NotFound)?;
    let (kept, by) = (petition.clone(), officer.clone());
    let rows = app.db.write(move |tx| taken(tx, &by, &kept, &handover)).await?;
    file(app, officer, &petition, &rows)
}

/// The signers of a handover, once the access lines of those who have a record are written down.
fn taken(
    tx: &mut Tx<'_>,
    officer: &Officer,
    petition: &Petition,
    handover: &HandoverId,
) -> Result<Vec<Handed>> {
    let found = store::handover_kept(tx, &petition.id, handover)?;
    let (handover, partner) = found.ok_or(Error::NotFound)?;
    let rows = store::handed(tx, &handover)?;
    let people: Vec<PersonId> =
        rows.iter().filter_map(|row| PersonId::parse(&row.person)).collect();
    let reason = format!("{} ({}) : {}", partner.name, petition.title, handover.reason);
    let name = &officer.actor.name;
    let batch = Some(handover.id.as_str());
    access::note_many(tx, &officer.office, name, &people, Act::Exported, &reason, batch)?;
    Ok(rows)
}

fn file(app: &App, officer: &Officer, petition: &Petition, rows: &[Handed]) -> Result<Response> {
    let heading = |name: &str| app.say(officer.language(), &format!("petitions-delivery-{name}"));
    let headings = ["last", "first", "email", "postcode", "day"].map(heading);
    let told = Told::default();
    let mut csv = Box::new(sheets::csv_writer(told.clone()).map_err(|_| broken())?);
    csv.row(&headings.each_ref().map(String::as_str)).map_err(|_| broken())?;
    for row in rows {
        let cells = [&row.last_name, &row.first_name, &row.email, &row.postcode, &row.signed_on];
        csv.row(&cells.map(String::as_str)).map_err(|_| broken())?;
    }
    csv.finish().map_err(|_| broken())?;
    download(&format!("{}.csv", petition.slug), "text/csv; charset=utf-8", told.take())
}

fn done(app: &App, officer: &Officer, petition: &Petition, key: &str) -> Result<Response> {
    seen::forget(app, &petition.slug);
    let notice = Notice::ok(app.say(officer.language(), key));
    see_other_with(&format!("/office/petitions/{}/partners", petition.id), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |is_open, waiting| Line {
        id: "1".to_owned(),
        name: "Les Amis du rail".to_owned(),
        contact: "donnees@rail.example".to_owned(),
        is_open,
        waiting,
    };
    let handed = |is_kept| HandedLine {
        id: "1".to_owned(),
        name: "Les Amis du rail".to_owned(),
        reason: "Remise convenue".to_owned(),
        by: "Odile Fauvel".to_owned(),
        at: 1_795_476_600_000,
        signers: 12,
        erased_from: 1_798_068_600_000,
        is_kept,
    };
    let page = |lines: Vec<Line>, handed: Vec<HandedLine>, said: Said| Partners {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        days: 30,
        may_export: true,
        lines,
        handed,
        said,
    };
    let errors = ["name", "contact", "reason"].map(|field| (field, "Écrivez-le.".to_owned()));
    let said = Said { of: "1".to_owned(), errors: errors.to_vec(), ..Said::default() };
    vec![
        SamplePage::new("petitions page partners, empty", page(vec![], vec![], Said::default())),
        SamplePage::new(
            "petitions page partners",
            page(
                vec![line(true, 12), line(false, 0)],
                vec![handed(true), handed(false)],
                Said::default(),
            ),
        ),
        SamplePage::new(
            "petitions page partners, refused",
            page(vec![line(true, 12)], vec![], said),
        ),
    ]
}
