//! Files from banks, and what each movement answers: sure ones are confirmed together, the rest
//! one by one.

use std::path::Path as FilePath;

use axum::extract::State;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::shown::{AccountShown, account_shown, chosen, sample_account};
use super::{answer, hand, movement, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::debits::reconcile::{self, Confirmed, Taken};
use crate::debits::store::{self, Entry};
use crate::org::Right;

/// Movements on one page.
const ENTRIES_SHOWN: i64 = 300;

#[derive(Serialize)]
struct List {
    accounts: Vec<AccountShown>,
    account: Option<AccountShown>,
    open: Vec<EntryShown>,
    /// On the suspense account.
    waiting: Vec<EntryShown>,
    done: Vec<EntryShown>,
    sure: usize,
    sure_cents: i64,
    files: Vec<FileShown>,
    error: String,
}

impl Page for List {
    const TEMPLATE: &str = "debits/statements.html";
}

#[derive(Serialize, Clone)]
struct FileShown {
    name: String,
    format: String,
    entries: i64,
    by_name: String,
    at: i64,
}

#[derive(Serialize, Clone)]
pub(super) struct EntryShown {
    pub id: String,
    pub booked_on: String,
    pub cents: i64,
    pub fee_cents: i64,
    pub other_cents: i64,
    pub label: String,
    pub payer: String,
    pub reference: String,
    pub finding: String,
    pub certainty: String,
    /// Each code of what came back, with the name of what to do.
    pub codes: Vec<(String, &'static str)>,
    pub targets: usize,
    pub decided: String,
    pub decided_name: String,
}

pub(super) fn entry_shown(one: Entry) -> EntryShown {
    let targets = one.targets().map(|all| all.len()).unwrap_or_default();
    let told = one.codes().filter(|code| !code.is_empty());
    let codes = told.map(|code| (code.to_owned(), bank::reason(code).action.name())).collect();
    EntryShown {
        id: one.id.to_string(),
        booked_on: one.booked_on,
        cents: one.cents,
        fee_cents: one.fee_cents,
        other_cents: one.other_cents,
        label: one.label,
        payer: one.payer,
        reference: one.reference,
        finding: one.finding,
        certainty: one.certainty,
        codes,
        targets,
        decided: one.decided.unwrap_or_default(),
        decided_name: one.decided_name,
    }
}

/// GET `/office/treasury/statements`, with `account`.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    print(&app, &officer, fields.text("account").to_owned(), String::new()).await
}

async fn print(app: &App, officer: &Officer, typed: String, error: String) -> Result<Response> {
    let scope = officer.office.scope.clone();
    let wrong = !error.is_empty();
    let page = app
        .db
        .read(move |tx| {
            let (all, account) = chosen(tx, &scope, &typed)?;
            let (mut open, mut done, mut files) = (Vec::new(), Vec::new(), Vec::new());
            let mut waiting = Vec::new();
            if let Some(account) = &account {
                let id = account.account.id.as_str();
                open = store::entries_of(tx, id, true, ENTRIES_SHOWN)?;
                waiting = store::waiting_of(tx, id, ENTRIES_SHOWN)?;
                done = store::entries_of(tx, id, false, 50)?;
                files = store::files_of(tx, id)?;
            }
            let sure = |one: &&Entry| one.certainty == "sure";
            Ok(List {
                accounts: all.iter().map(account_shown).collect(),
                account: account.as_ref().map(account_shown),
                sure: open.iter().filter(sure).count(),
                sure_cents: open.iter().filter(sure).map(|one| one.cents).sum(),
                open: open.into_iter().map(entry_shown).collect(),
                waiting: waiting.into_iter().map(entry_shown).collect(),
                done: done.into_iter().map(entry_shown).collect(),
                files: files
                    .into_iter()
                    .map(|file| FileShown {
                        name: file.name,
                        format: file.format,
                        entries: file.entries,
                        by_name: file.by_name,
                        at: file.at.0,
                    })
                    .collect(),
                error: error.clone(),
            })
        })
        .await?;
    answer(app, &page, officer.shell(app), wrong)
}

/// POST `/office/treasury/statements`: a file from the bank.
pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    mut fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (account, language) = (fields.text("account").to_owned(), officer.language());
    let Some(file) = fields.take_file("file").filter(|file| file.bytes > 0) else {
        let said = app.say(language, "debits-import-missing");
        return print(&app, &officer, account, said).await;
    };
    let (by, scope, db) = (hand(&officer), officer.office.scope.clone(), app.db.clone());
    let (name, chosen) = (file.name.clone(), account.clone());
    // Reading and slices of writing, away from the threads that answer.
    let taken = tokio::task::spawn_blocking(move || {
        let bytes = read_bytes(file.file.path())?;
        reconcile::take(&db, &by, &scope, &chosen, &name, &bytes)
    })
    .await
    .map_err(|_| Error::fault("reading a bank file broke off"))?;
    match refusal(taken)? {
        Ok(taken) => {
            let path = format!("/office/treasury/statements?account={}", taken.account);
            see_other_with(&path, &told(&app, language, &taken))
        }
        Err(key) => print(&app, &officer, account, app.say(language, key)).await,
    }
}

fn read_bytes(path: &FilePath) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|_| Error::fault("an upload cannot be read"))
}

fn told(app: &App, language: kernel::text::Language, taken: &Taken) -> Notice {
    if taken.is_known {
        return Notice::warn(app.say(language, "debits-file-known"));
    }
    let key =
        if taken.is_report { "debits-file-report-taken" } else { "debits-file-statement-taken" };
    let args = [
        ("new", taken.new.into()),
        ("known", taken.known.into()),
        ("completed", taken.completed.into()),
        ("pending", taken.pending.into()),
    ];
    Notice::ok(app.say_with(language, key, &args))
}

/// POST `/office/treasury/statements/confirm`: all that is sure.
pub(super) async fn confirm_all(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let account = fields.text("account").to_owned();
    let (by, scope, db, typed) =
        (hand(&officer), officer.office.scope.clone(), app.db.clone(), account.clone());
    let done = tokio::task::spawn_blocking(move || reconcile::confirm(&db, &by, &scope, &typed))
        .await
        .map_err(|_| Error::fault("confirming broke off"))?;
    let language = officer.language();
    match refusal(done)? {
        Ok(done) => {
            let path = format!("/office/treasury/statements?account={account}");
            see_other_with(&path, &confirmed(&app, language, &done))
        }
        Err(key) => print(&app, &officer, account, app.say(language, key)).await,
    }
}

fn confirmed(app: &App, language: kernel::text::Language, all: &Confirmed) -> Notice {
    let said = app.say_with(language, "debits-confirmed", &[("count", all.done.into())]);
    let Some(why) = all.why else { return Notice::ok(said) };
    let args = [("count", all.refused.into()), ("why", app.say(language, why).into())];
    Notice::warn(format!("{said} {}", app.say_with(language, "debits-confirmed-not", &args)))
}

/// What a movement may answer, by the names under which it is kept.
const FINDINGS: [&str; 15] = [
    "collected",
    "debit-returned",
    "returned-debits",
    "call-paid",
    "call-differs",
    "call-again",
    "call-mistyped",
    "call-by-name",
    "slip-credited",
    "cheque-returned",
    "cards-paid-out",
    "fee",
    "cash",
    "transfer-out",
    "unknown",
];

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let entry = |(at, finding): (usize, &&str)| EntryShown {
        id: "1".to_owned(),
        booked_on: "2026-11-05".to_owned(),
        cents: if at % 2 == 0 { 2_400 } else { -900 },
        fee_cents: 35,
        other_cents: 2_500,
        label: "VIR SEPA RECU".to_owned(),
        payer: "Ana Moulin".to_owned(),
        reference: "RF402026000037".to_owned(),
        finding: (*finding).to_owned(),
        certainty: ["sure", "flagged", "proposed", "open"]
            .get(at % 4)
            .copied()
            .unwrap_or_default()
            .to_owned(),
        codes: vec![("AM04".to_owned(), "retry-once")],
        targets: 1,
        decided: if at % 2 == 0 { "confirmed" } else { "set-aside" }.to_owned(),
        decided_name: "Odile Fauvel".to_owned(),
    };
    let entries: Vec<EntryShown> = FINDINGS.iter().enumerate().map(entry).collect();
    let file = FileShown {
        name: "releve.xml".to_owned(),
        format: "camt.053".to_owned(),
        entries: 117,
        by_name: "Odile Fauvel".to_owned(),
        at: 1_795_507_200_000,
    };
    let list = |open: Vec<EntryShown>, error: &str| List {
        accounts: vec![sample_account(), sample_account()],
        account: Some(sample_account()),
        sure: open.len(),
        sure_cents: 12_345,
        done: open.clone(),
        waiting: open.iter().take(1).cloned().collect(),
        open,
        files: vec![file.clone()],
        error: error.to_owned(),
    };
    let none =
        List { accounts: Vec::new(), account: None, files: Vec::new(), ..list(Vec::new(), "") };
    let mut pages = vec![
        SamplePage::new("debits/statements", list(entries.clone(), "")),
        SamplePage::new("debits/statements-refused", list(Vec::new(), "Fichier illisible.")),
        SamplePage::new("debits/statements-empty", list(Vec::new(), "")),
        SamplePage::new("debits/statements-no-account", none),
    ];
    pages.extend(movement::samples(&entries));
    pages
}
