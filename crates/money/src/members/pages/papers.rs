//! What is printed of memberships: the card, and reminders by letter.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::mail::Attachment;
use kernel::text::Language;
use kernel::web::{Notice, download, see_other_with};
use kernel::{Error, Result};

use super::pick;
use crate::access::{self, Act};
use crate::accounts::{Actor, Officer};
use crate::app::App;
use crate::members::jobs;
use crate::members::rules::days;
use crate::members::store::{self, Letter};
use crate::org::{PersonId, Right, Scope};
use crate::paper;
use crate::people;

const PDF: &str = "application/pdf";

/// The card of somebody, as it is printed; nothing when it is not valid.
fn card_of(
    tx: &mut Tx<'_>,
    app: &App,
    language: Language,
    person: &PersonId,
) -> Result<Option<documents::Card>> {
    let today = tx.now().day_text();
    if !store::standing(tx, person, &today)?.is_card_valid() {
        return Ok(None);
    }
    let Some(one) = store::current(tx, person)? else { return Ok(None) };
    let Some(card) = store::card_of(tx, &one.id)? else { return Ok(None) };
    let Some(kept) = people::own(tx, person)? else { return Ok(None) };
    Ok(Some(documents::Card {
        lang: paper::lang(language),
        colours: paper::colours(app),
        organisation: crate::org::Organisation::name(tx)?,
        name: kept.record.display_name(),
        number: kept.record.number.clone().unwrap_or_default(),
        unit: kept.home_name,
        kind: pick(language, one.type_fr, one.type_en),
        valid_for: days::year_of(&today),
        since: one.accepted_on.unwrap_or_default(),
        code: app.url(&format!("/card/{}", card.token)),
        note: app.say(language, "members-card-note"),
    }))
}

/// GET `/me/membership/card`: my card as PDF.
pub(super) async fn my_card(State(app): State<App>, actor: Actor) -> Result<Response> {
    let (words, language) = (app.clone(), actor.visit.language);
    let card = app.db.read(move |tx| card_of(tx, &words, language, &actor.person)).await?;
    let card = card.ok_or(Error::NotFound)?;
    download("carte.pdf", PDF, paper::print(move || documents::card(&card)).await?)
}

/// GET `/office/people/{id}/membership/card`: the card of a member, to be printed for them.
pub(super) async fn card(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let (words, language) = (app.clone(), officer.language());
    let (scope, who) = (officer.office.scope.clone(), person.clone());
    let read = move |tx: &mut Tx<'_>| {
        people::of_scope(tx, &scope, &who)?.ok_or(Error::NotFound)?;
        card_of(tx, &words, language, &who)?.ok_or(Error::NotFound)
    };
    let card = app.db.read(read).await?;
    let pdf = paper::print(move || documents::card(&card)).await?;
    let note = move |tx: &mut Tx<'_>| {
        access::note(tx, &officer.office, &officer.actor.name, &person, Act::Printed, CARD)?;
        store::card_printed(tx, &person).map(drop)
    };
    app.db.write(note).await?;
    download("carte.pdf", PDF, pdf)
}

/// Cards printed at once at most.
const CARDS_MAX: usize = 500;
/// Members looked at at once.
const CARDS_ROWS: i64 = 500;

/// The valid cards to post, and whose they are.
fn to_post(
    tx: &mut Tx<'_>,
    app: &App,
    language: Language,
    scope: &Scope,
) -> Result<(Vec<documents::Card>, Vec<PersonId>)> {
    let (mut cards, mut people) = (Vec::new(), Vec::new());
    let (mut after_name, mut after) = (String::new(), String::new());
    loop {
        let found = store::cards_to_post(tx, scope, (&after_name, &after), CARDS_ROWS)?;
        let Some((last, name)) = found.last() else { return Ok((cards, people)) };
        (after_name, after) = (name.clone(), last.to_string());
        for (person, _) in found {
            let Some(card) = card_of(tx, app, language, &person)? else { continue };
            cards.push(card);
            people.push(person);
            if cards.len() == CARDS_MAX {
                return Ok((cards, people));
            }
        }
    }
}

/// POST `/office/memberships/cards`: the valid cards of members whom no e-mail reaches and that
/// were not printed yet, for the post. They are marked once the file is written, and before it is
/// handed out: whatever breaks off in between prints them again.
pub(super) async fn cards(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let (words, scope, language) = (app.clone(), officer.office.scope.clone(), officer.language());
    let (cards, people) = app.db.read(move |tx| to_post(tx, &words, language, &scope)).await?;
    if cards.is_empty() {
        let notice = Notice::warn(app.say(language, "members-cards-none"));
        return see_other_with("/office/memberships/letters", &notice);
    }
    let pdf = paper::print(move || documents::cards(&cards)).await?;
    let mark = move |tx: &mut Tx<'_>| {
        for person in &people {
            // Somebody else printed it meanwhile, or it holds no more.
            if !store::card_printed(tx, person)? {
                return Err(Error::Stale);
            }
        }
        let (office, name) = (&officer.office, &officer.actor.name);
        access::note_many(tx, office, name, &people, Act::Printed, CARD, None)
    };
    app.db.write(mark).await?;
    download("cartes.pdf", PDF, pdf)
}

/// POST `/office/people/{id}/membership/card`: the card goes to the member by mail.
pub(super) async fn mail_card(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let (words, language) = (app.clone(), officer.language());
    let is_mailed = app
        .db
        .write(move |tx| {
            let (office, name) = (&officer.office, &officer.actor.name);
            let kept = people::of_scope(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
            card_of(tx, &words, language, &person)?.ok_or(Error::NotFound)?;
            if !kept.record.emails.iter().any(|email| !email.bad) {
                return Ok(false);
            }
            access::note(tx, office, name, &person, Act::Printed, CARD)?;
            jobs::enqueue_card(tx, &person)?;
            Ok(true)
        })
        .await?;
    let notice = match is_mailed {
        true => Notice::ok(app.say(language, "members-card-mailed")),
        false => Notice::warn(app.say(language, "members-card-no-address")),
    };
    see_other_with(&format!("/office/people/{id}/membership"), &notice)
}

/// Somebody's card as it goes with a mail, in their language; nothing when it is not valid.
pub(in crate::members) fn carried(
    app: &App,
    tx: &mut Tx<'_>,
    language: Language,
    person: &PersonId,
) -> Result<Option<Attachment>> {
    let Some(card) = card_of(tx, app, language, person)? else { return Ok(None) };
    let bytes = paper::file(documents::card(&card))?;
    Ok(Some(Attachment { name: "carte.pdf".to_owned(), kind: PDF, bytes }))
}

/// What people read in their history of consultations.
const CARD: &str = "Carte de membre";
const REMINDER: &str = "Lettre de rappel";

/// GET `/office/memberships/letters/pdf`: the reminders that wait, a page each.
pub(super) async fn letters(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let (words, language) = (app.clone(), officer.language());
    let unit = officer.office.unit.name.clone();
    let all = app
        .db
        .write(move |tx| {
            let found = store::letters(tx, &officer.office.scope)?;
            let mut people: Vec<PersonId> = found.iter().map(|one| one.person.clone()).collect();
            people.sort();
            people.dedup();
            let (office, name) = (&officer.office, &officer.actor.name);
            access::note_many(tx, office, name, &people, Act::Printed, REMINDER, None)?;
            let organisation = crate::org::Organisation::name(tx)?;
            let today = tx.now().day_text();
            let letter =
                |one: &Letter| letter(&words, language, one, [&organisation, &unit, &today]);
            Ok(found.iter().map(letter).collect::<Vec<_>>())
        })
        .await?;
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    download("rappels.pdf", PDF, paper::print(move || documents::letters(&all)).await?)
}

/// A reminder as a letter.
fn letter(
    app: &App,
    language: Language,
    one: &Letter,
    [organisation, unit, today]: [&str; 3],
) -> documents::Letter {
    let lang = paper::lang(language);
    let name = people::display_name(&one.first_name, &one.last_name);
    let place = [&one.line_1, &one.line_2, &one.postcode, &one.city].map(Option::as_deref);
    let (amount, day) = (documents::euros(lang, one.cents), documents::day(lang, &one.due_on));
    let args = [
        ("amount", amount.as_str().into()),
        ("day", day.as_str().into()),
        ("organisation", organisation.into()),
    ];
    documents::Letter {
        lang,
        colours: paper::colours(app),
        sender: organisation.to_owned(),
        sender_lines: vec![unit.to_owned()],
        to: paper::address(&name, place),
        place: unit.to_owned(),
        on_day: today.to_owned(),
        subject: app.say(language, "members-letter-subject"),
        paragraphs: vec![
            app.say_with(language, "members-letter-hello", &[("name", name.as_str().into())]),
            app.say_with(language, "members-letter-text", &args),
            app.say_with(language, "members-letter-end", &[("unit", unit.into())]),
        ],
        ..documents::Letter::default()
    }
}
