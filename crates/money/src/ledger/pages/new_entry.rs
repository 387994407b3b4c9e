//! A miscellaneous entry, keyed by hand: as many lines as it needs, kept when it is refused.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::book::{Book, Days, named, opened_to_keep};
use super::collector::offered;
use super::collector_form::unit_named;
use super::{Choice, Problem, short};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::rules::{JOURNALS, NewEntry, NewLine, iso_day};
use crate::ledger::store;
use crate::org::Office;

/// Lines that the form shows at first, and adds at a time.
const LINES_SHOWN: usize = 4;
/// Most lines of an entry keyed by hand.
const LINES_MAX: usize = 60;
/// Longest reference of a proof, in characters.
const PIECE_CHARS_MAX: usize = 60;

#[derive(Debug, Clone, Default, Serialize)]
struct Typed {
    /// Made with the form: the same form posts once.
    key: String,
    journal: String,
    on_day: String,
    label: String,
    piece: String,
    lines: Vec<TypedLine>,
}

/// A line as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct TypedLine {
    account: String,
    unit: String,
    label: String,
    debit: String,
    credit: String,
}

#[derive(Serialize)]
struct Form {
    book: Book,
    typed: Typed,
    journals: Vec<Choice>,
    accounts: Vec<Choice>,
    units: Vec<String>,
    may_add: bool,
    debit_cents: i64,
    credit_cents: i64,
    errors: Vec<Problem>,
}

impl Page for Form {
    const TEMPLATE: &'static str = "ledger/entry_new.html";
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let all = |name| fields.all(name).map(short).collect::<Vec<_>>();
        let (accounts, units, labels) = (all("account"), all("unit"), all("line_label"));
        let (debits, credits) = (all("debit"), all("credit"));
        let at = |list: &[String], place: usize| list.get(place).cloned().unwrap_or_default();
        let line = |place| TypedLine {
            account: at(&accounts, place),
            unit: at(&units, place),
            label: at(&labels, place),
            debit: at(&debits, place),
            credit: at(&credits, place),
        };
        Self {
            key: short(fields.text("key")),
            journal: short(fields.text("journal")),
            on_day: iso_day(fields.text("on_day")).unwrap_or_else(|| short(fields.text("on_day"))),
            label: short(fields.text("label")),
            piece: fields.text("piece").chars().take(PIECE_CHARS_MAX).collect(),
            lines: (0..accounts.len().min(LINES_MAX)).map(line).collect(),
        }
    }

    /// What makes this entry one: the form and all that it says. Sent twice it is posted once; a
    /// form gone back to and filled differently is another entry.
    fn cause(&self) -> Result<String> {
        let said = serde_json::to_vec(self)?;
        let digest = Sha256::digest(said);
        let short =
            digest.iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        Ok(format!("{}:{short}", self.key))
    }

    /// Sums of what is readable, to be shown under the lines.
    fn sums(&self) -> (i64, i64) {
        let sum = |of: fn(&TypedLine) -> &String| {
            let read = self.lines.iter().filter_map(|line| values::parse_cents(of(line)).ok());
            read.fold(0_i64, i64::saturating_add)
        };
        (sum(|line| &line.debit), sum(|line| &line.credit))
    }
}

/// GET `/office/treasury/ledger/{collector}/entries/new`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let typed = Typed { journal: "OD".to_owned(), ..Typed::default() };
    let page = form(&app, &officer, &id, typed, Vec::new()).await?;
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

/// POST `/office/treasury/ledger/{collector}/entries/new`: posts, or shows more lines.
pub(super) async fn post(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = named(&officer, &id)?;
    let mut typed = Typed::of(&fields);
    if fields.has("more") {
        typed.lines.resize((typed.lines.len() + LINES_SHOWN).min(LINES_MAX), TypedLine::default());
        let page = form(&app, &officer, &id, typed, Vec::new()).await?;
        let shell = page.book.shell(&app, &officer);
        return app.page(&page, &shell);
    }
    let (who, asked) = (officer.clone(), typed.clone());
    let outcome = app
        .db
        .write(move |tx| {
            let book = opened_to_keep(tx, &who, &collector, &Days::default())?;
            let codes = store::accounts(tx, &collector)?.into_iter().map(|it| it.code).collect();
            let (lines, mut wrong) = read_lines(tx, &who.office, &asked, &codes)?;
            let day = head(&asked, book.is_open, &mut wrong);
            let (Some(on_day), Some(journal), true) = (day, journal(&asked), wrong.is_empty())
            else {
                return Ok(Err(wrong));
            };
            let new = NewEntry {
                collector: collector.clone(),
                journal,
                on_day,
                label: asked.label.clone(),
                piece: Some(asked.piece.clone()).filter(|piece| !piece.is_empty()),
                cause_kind: "hand",
                cause: asked.cause()?,
                lines,
                by: Some(who.office.person.clone()),
            };
            match store::post(tx, &new) {
                Ok(entry) => Ok(Ok(entry)),
                Err(Error::Refused(key)) => Ok(Err(vec![refused(key)])),
                Err(error) => Err(error),
            }
        })
        .await?;
    match outcome {
        Ok(entry) => {
            let notice = Notice::ok(app.say(officer.language(), "ledger-posted"));
            see_other_with(&format!("/office/treasury/ledger/{id}/entries/{entry}"), &notice)
        }
        Err(wrong) => {
            let problem = |(field, label, message): Wrong| {
                Problem::of(&app, officer.language(), &field, label, message)
            };
            let errors = wrong.into_iter().map(problem).collect();
            let page = form(&app, &officer, &id, typed, errors).await?;
            let shell = page.book.shell(&app, &officer);
            app.refused(&page, shell)
        }
    }
}

/// Field, label and what is wrong.
type Wrong = (String, &'static str, &'static str);

/// Where a rule of posting is told.
fn refused(key: &'static str) -> Wrong {
    match key {
        "ledger-wrong-validated" => ("on_day".to_owned(), "ledger-day", key),
        _ => ("account-0".to_owned(), "ledger-lines", key),
    }
}

/// Adds what is wrong above the lines; the day when it is right.
fn head(typed: &Typed, is_open: bool, wrong: &mut Vec<Wrong>) -> Option<String> {
    let mut told = Vec::new();
    let day = iso_day(&typed.on_day);
    if day.is_none() {
        told.push(("on_day".to_owned(), "ledger-day", "ledger-wrong-day"));
    }
    if journal(typed).is_none() {
        told.push(("journal".to_owned(), "ledger-journal", "ledger-wrong-journal"));
    }
    if typed.label.is_empty() {
        told.push(("label".to_owned(), "ledger-label", "ledger-wrong-label"));
    }
    if !is_open {
        told.push(("on_day".to_owned(), "ledger-day", "ledger-wrong-closed"));
    }
    told.append(wrong);
    *wrong = told;
    day
}

fn journal(typed: &Typed) -> Option<&'static str> {
    JOURNALS.iter().find(|(code, _)| *code == typed.journal).map(|(code, _)| *code)
}

/// The lines that say something, and what is wrong with the others.
fn read_lines(
    tx: &mut Tx<'_>,
    office: &Office,
    typed: &Typed,
    codes: &std::collections::BTreeSet<String>,
) -> Result<(Vec<NewLine>, Vec<Wrong>)> {
    let (mut lines, mut wrong): (Vec<NewLine>, Vec<Wrong>) = (Vec::new(), Vec::new());
    for (place, line) in typed.lines.iter().enumerate() {
        if *line == TypedLine::default() {
            continue;
        }
        let account = code_of(&line.account);
        if !codes.contains(&account) {
            let field = format!("account-{place}");
            wrong.push((field, "ledger-account", "ledger-wrong-account"));
        }
        let unit = unit_named(tx, office, &line.unit)?;
        if unit.is_none() && !line.unit.is_empty() {
            wrong.push((format!("unit-{place}"), "ledger-unit", "ledger-wrong-unit"));
        }
        let (debit, credit) = (cents(&line.debit), cents(&line.credit));
        for (name, label, read) in
            [("debit", "ledger-debit", debit), ("credit", "ledger-credit", credit)]
        {
            if read.is_none() {
                wrong.push((format!("{name}-{place}"), label, "ledger-wrong-cents"));
            }
        }
        let (debit_cents, credit_cents) = (debit.unwrap_or(0), credit.unwrap_or(0));
        if debit.is_some() && credit.is_some() && (debit_cents > 0) == (credit_cents > 0) {
            wrong.push((format!("debit-{place}"), "ledger-debit", "ledger-wrong-amount"));
        }
        let label = line.label.clone();
        lines.push(NewLine { account, unit, person: None, label, debit_cents, credit_cents });
    }
    Ok((lines, wrong))
}

/// The code at the start of what a list proposed: `530` of `530 Caisse`.
fn code_of(typed: &str) -> String {
    typed.split_whitespace().next().unwrap_or_default().to_owned()
}

/// An amount that is not negative; nothing typed is nought.
fn cents(typed: &str) -> Option<i64> {
    if typed.is_empty() {
        return Some(0);
    }
    values::parse_cents(typed).ok().filter(|cents| *cents >= 0)
}

async fn form(
    app: &App,
    officer: &Officer,
    id: &str,
    mut typed: Typed,
    errors: Vec<Problem>,
) -> Result<Form> {
    let id = named(officer, id)?;
    let who = officer.clone();
    if typed.lines.len() < LINES_SHOWN {
        typed.lines.resize(LINES_SHOWN, TypedLine::default());
    }
    app.db
        .read(move |tx| {
            let book = opened_to_keep(tx, &who, &id, &Days::default())?;
            let mut typed = typed.clone();
            if typed.key.is_empty() {
                let key: uuid::Uuid = tx.fresh();
                typed.key = key.hyphenated().to_string();
                typed.on_day = tx.now().day_text();
            }
            let (debit_cents, credit_cents) = typed.sums();
            let account = |it: store::Account| Choice::new(it.code, it.label);
            Ok(Form {
                book,
                may_add: typed.lines.len() < LINES_MAX,
                debit_cents,
                credit_cents,
                journals: JOURNALS.map(|(code, label)| Choice::new(code, label)).into(),
                accounts: store::accounts(tx, &id)?.into_iter().map(account).collect(),
                units: offered(tx, &who.office)?,
                typed,
                errors: errors.clone(),
            })
        })
        .await
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line =
        TypedLine { account: "627".to_owned(), debit: "12,50".to_owned(), ..Default::default() };
    let form = |errors| Form {
        book: Book::sample(true),
        typed: Typed { lines: vec![line.clone(), TypedLine::default()], ..Typed::default() },
        journals: vec![Choice::new("OD", "Opérations diverses")],
        accounts: vec![Choice::new("627", "Frais bancaires")],
        units: vec!["Alès".to_owned()],
        may_add: true,
        debit_cents: 1_250,
        credit_cents: 0,
        errors,
    };
    let wrong = vec![Problem::sample("account-1"), Problem::sample("debit-0")];
    vec![
        SamplePage::new("ledger/entry-new", form(Vec::new())),
        SamplePage::new("ledger/entry-new-refused", form(wrong)),
    ]
}
