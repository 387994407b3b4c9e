//! Notices of a collection as letters, one file for the post.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::web::download;
use kernel::{Error, Result};
use serde::Serialize;

use super::shown::masked;
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::debits::BatchId;
use crate::debits::store::{self, Batch, NoticeLetter};
use crate::org::{PersonId, Right};
use crate::paper;
use crate::people;

/// What people read in their history of consultations.
const REASON: &str = "Lettre d’avis de prélèvement";

/// Who is told of a collection, by mail or by letter.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Post {
    /// Those who were told.
    pub told: usize,
    /// Those whom no e-mail reaches.
    pub letters: usize,
    /// Those of them whose letter was printed.
    pub printed: usize,
    /// When the last one was.
    pub printed_at: Option<i64>,
}

/// Counts them: of so many who were noticed, whoever has no e-mail is told once the letter is
/// printed.
pub(super) fn post(noticed: usize, letters: &[NoticeLetter]) -> Post {
    let printed = letters.iter().filter(|one| one.letter_at.is_some()).count();
    Post {
        told: noticed.saturating_sub(letters.len().saturating_sub(printed)),
        letters: letters.len(),
        printed,
        printed_at: letters.iter().filter_map(|one| one.letter_at).map(|at| at.0).max(),
    }
}

/// POST `/office/treasury/debits/{id}/letters`: the letters, a page each; who is on them will read
/// that they were printed.
pub(super) async fn print(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = BatchId::parse(&id).ok_or(Error::NotFound)?;
    let (by, name) = (officer.office.clone(), officer.actor.name.clone());
    let (batch, letters, organisation, today) = app
        .db
        .write(move |tx| {
            let batch = store::batch(tx, &by.scope, &id)?;
            let letters = store::letters_of(tx, &id)?;
            if letters.is_empty() || batch.fact.as_deref() == Some("withdrawn") {
                return Err(Error::NotFound);
            }
            let people: Vec<PersonId> = letters.iter().map(|one| one.person.clone()).collect();
            access::note_many(tx, &by, &name, &people, Act::Printed, REASON, None)?;
            store::letters_printed(tx, &letters)?;
            let organisation = crate::org::Organisation::name(tx)?;
            Ok((batch, letters, organisation, tx.now().day_text()))
        })
        .await?;
    let about = (&batch, organisation.as_str(), today.as_str());
    let all: Vec<_> = letters.iter().map(|one| letter(&app, one, about)).collect();
    let bytes = paper::print(move || documents::letters(&all)).await?;
    download(&format!("avis-{}.pdf", batch.number), "application/pdf", bytes)
}

/// A notice as a letter, in French as what the law asks for.
fn letter(
    app: &App,
    one: &NoticeLetter,
    (batch, organisation, today): (&Batch, &str, &str),
) -> documents::Letter {
    let (language, lang) = (Language::French, documents::Lang::Fr);
    let name = people::display_name(&one.first_name, &one.last_name);
    let place = [&one.line_1, &one.line_2, &one.postcode, &one.city].map(Option::as_deref);
    let amount = documents::euros(lang, one.cents);
    let (on, account) = (documents::day(lang, &batch.collect_on), masked(&one.iban));
    let args = [
        ("creditor", batch.creditor_name.as_str().into()),
        ("amount", amount.as_str().into()),
        ("day", on.as_str().into()),
        ("account", account.as_str().into()),
        ("reference", one.reference.as_str().into()),
        ("ics", batch.creditor_id.as_str().into()),
    ];
    documents::Letter {
        lang,
        colours: paper::colours(app),
        sender: batch.creditor_name.clone(),
        sender_lines: vec![organisation.to_owned()],
        to: paper::address(&name, place),
        on_day: today.to_owned(),
        reference: one.reference.clone(),
        subject: app.say_with(language, "debits-letter-subject", &args),
        paragraphs: vec![
            app.say_with(language, "debits-letter-hello", &[("name", name.as_str().into())]),
            app.say_with(language, "debits-letter-text", &args),
            app.say(language, "debits-letter-change"),
        ],
        signature: vec![batch.creditor_name.clone()],
        ..documents::Letter::default()
    }
}
