//! Collections: what is to do, the next one with its members, one with its file and its fate.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::shown::{
    AccountShown, BatchShown, account_shown, batch_shown, chosen, masked, sample_account,
    sample_batch,
};
use super::{answer, cut, hand, letters, refusal};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::debits::rules::{DEBITS_MAX, earliest_collection};
use crate::debits::store::{self, Line, Made};
use crate::debits::{BatchId, LineId, books};
use crate::org::Right;

#[derive(Serialize)]
struct Home {
    accounts: Vec<AccountShown>,
    account: Option<AccountShown>,
    batches: Vec<BatchShown>,
    failed: Vec<LineShown>,
}

impl Page for Home {
    const TEMPLATE: &str = "debits/home.html";
}

#[derive(Serialize, Clone)]
struct LineShown {
    id: String,
    key: String,
    batch: String,
    /// Whether it may be presented again: `may`, `waits`, `done`; empty when not.
    again: &'static str,
    name: String,
    person: String,
    reference: String,
    mandate: String,
    iban: String,
    sequence: String,
    cents: i64,
    noticed: bool,
    fact: String,
    code: String,
    action: String,
}

fn line_shown(line: Line, action: &str) -> LineShown {
    let again = match line.retried.as_deref() {
        Some("") => "waits",
        Some(_) => "done",
        None if line.may_be_presented_again() => "may",
        None => "",
    };
    let action = if line.again && action == "retry-once" { "contact" } else { action };
    LineShown {
        key: line.id.to_string(),
        batch: line.batch.to_string(),
        again,
        id: line.end_to_end,
        name: line.holder,
        person: line.person.map(|person| person.to_string()).unwrap_or_default(),
        reference: line.reference,
        mandate: line.mandate.to_string(),
        iban: masked(&line.iban),
        sequence: line.sequence,
        cents: line.cents,
        noticed: line.noticed_at.is_some(),
        fact: line.fact.unwrap_or_default(),
        code: line.code.unwrap_or_default(),
        action: action.to_owned(),
    }
}

/// GET `/office/treasury/debits`, with `account`.
pub(super) async fn home(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (scope, typed) = (officer.office.scope.clone(), fields.text("account").to_owned());
    let page = app
        .db
        .read(move |tx| {
            let (all, account) = chosen(tx, &scope, &typed)?;
            let (mut batches, mut failed) = (Vec::new(), Vec::new());
            if let Some(account) = &account {
                let id = account.account.id.as_str();
                batches = store::batches_of(tx, id)?.into_iter().map(batch_shown).collect();
                failed = store::faults_of_lines(tx, id)?
                    .into_iter()
                    .map(|(line, action)| line_shown(line, &action))
                    .collect();
            }
            Ok(Home {
                accounts: all.iter().map(account_shown).collect(),
                account: account.as_ref().map(account_shown),
                batches,
                failed,
            })
        })
        .await?;
    app.page(&page, &officer.shell(&app))
}

#[derive(Serialize)]
struct New {
    account: AccountShown,
    collect_on: String,
    words: String,
    earliest: String,
    notice_days: i64,
    members: Vec<MemberShown>,
    /// Whether there may be more than one collection holds.
    is_full: bool,
    cents: i64,
    errors: Vec<Told>,
}

impl Page for New {
    const TEMPLATE: &str = "debits/new.html";
}

#[derive(Serialize, Clone)]
struct MemberShown {
    mandate: String,
    name: String,
    unit: String,
    reference: String,
    sequence: &'static str,
    cents: i64,
    again_cents: i64,
    is_out: bool,
}

/// What is wrong, as the page's list of errors wants it.
#[derive(Serialize, Clone)]
struct Told {
    field: String,
    label: String,
    message: String,
}

/// GET `/office/treasury/debits/new`, with `account` and `collect_on`.
pub(super) async fn blank(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    print(&app, &officer, &fields, Vec::new()).await
}

async fn print(
    app: &App,
    officer: &Officer,
    fields: &Fields,
    errors: Vec<Told>,
) -> Result<Response> {
    let scope = officer.office.scope.clone();
    let (account, day) = (fields.text("account").to_owned(), fields.text("collect_on").to_owned());
    let out: Vec<String> = fields.all("out").map(str::to_owned).collect();
    let words = match fields.filled("words") {
        Some(words) => cut(words),
        None => app.say(Language::French, "debits-new-words-proposed"),
    };
    let wrong = !errors.is_empty();
    let page = app
        .db
        .read(move |tx| {
            let (_, account) = chosen(tx, &scope, &account)?;
            let account = account.ok_or(Error::NotFound)?;
            let today = tx.now().day_text();
            let notice_days = books::notice_days(tx, &today)?;
            let earliest = earliest_collection(&today, notice_days, account.account.lead_days);
            let earliest = earliest.ok_or_else(|| Error::fault("no day to collect on"))?;
            let collect_on = if day.is_empty() { earliest.clone() } else { day.clone() };
            let found = store::candidates(tx, &account.collector.id, &collect_on)?;
            let members: Vec<MemberShown> = found
                .into_iter()
                .map(|(mandate, candidate)| MemberShown {
                    is_out: out.contains(&candidate.mandate),
                    mandate: candidate.mandate,
                    name: mandate.person_name.trim().to_owned(),
                    unit: mandate.unit_name,
                    reference: candidate.reference,
                    sequence: candidate.sequence.code(),
                    cents: candidate.cents,
                    again_cents: candidate.again_cents,
                })
                .collect();
            Ok(New {
                account: account_shown(&account),
                is_full: members.len() >= DEBITS_MAX,
                cents: members.iter().filter(|one| !one.is_out).map(|one| one.cents).sum(),
                collect_on,
                words: words.clone(),
                earliest,
                notice_days,
                members,
                errors: errors.clone(),
            })
        })
        .await?;
    answer(app, &page, officer.shell(app), wrong)
}

/// POST `/office/treasury/debits/new`: all or nothing, with the errors by member.
pub(super) async fn make(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (by, scope) = (hand(&officer), officer.office.scope.clone());
    let account = fields.text("account").to_owned();
    let (day, words) = (fields.text("collect_on").to_owned(), cut(fields.text("words")));
    let out: Vec<String> = fields.all("out").map(str::to_owned).collect();
    let done = app
        .db
        .write(move |tx| {
            let account = books::account(tx, &scope, &account)?;
            let today = tx.now().day_text();
            let notice = books::notice_days(tx, &today)?;
            let earliest = earliest_collection(&today, notice, account.account.lead_days);
            if !bank::is_business_day(&day) {
                return Err(Error::Refused("debits-fault-business-day"));
            }
            if earliest.is_none_or(|earliest| day < earliest) {
                return Err(Error::Refused("debits-refusal-too-early"));
            }
            store::make(tx, &by, &account, &day, &words, &out)
        })
        .await;
    let language = officer.language();
    let errors = match refusal(done)? {
        Ok(Made::Done(id)) => {
            let notice = Notice::ok(app.say(language, "debits-made"));
            return see_other_with(&format!("/office/treasury/debits/{id}"), &notice);
        }
        Ok(Made::Wrong(wrong)) => wrong
            .into_iter()
            .map(|(name, why)| Told {
                field: if name.is_empty() { String::new() } else { "members".to_owned() },
                label: name,
                message: app.say(language, fault_key(why.what)),
            })
            .collect(),
        Err(key) => vec![Told {
            field: "collect_on".to_owned(),
            label: app.say(language, "debits-new-day"),
            message: app.say(language, key),
        }],
    };
    print(&app, &officer, &fields, errors).await
}

/// The text of a fault of a line.
fn fault_key(what: &str) -> &'static str {
    match what {
        "empty" => "debits-fault-empty",
        "name" => "debits-fault-name",
        "iban" => "debits-fault-iban",
        "bic" => "debits-fault-bic",
        "outside-sepa" => "debits-fault-outside-sepa",
        "creditor-id" => "debits-fault-creditor-id",
        "identifier" => "debits-fault-identifier",
        "amount" => "debits-fault-amount",
        "signed-later" => "debits-fault-signed-later",
        "business-day" | "day" => "debits-fault-business-day",
        "too-many" => "debits-fault-too-many",
        _ => "debits-fault-format",
    }
}

#[derive(Serialize)]
struct Show {
    one: BatchShown,
    lines: Vec<LineShown>,
    /// How many members were told by mail or by letter.
    post: letters::Post,
    /// How many debits that came back may be presented again.
    may_again: usize,
    error: String,
}

impl Page for Show {
    const TEMPLATE: &str = "debits/collection.html";
}

/// GET `/office/treasury/debits/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = BatchId::parse(&id).ok_or(Error::NotFound)?;
    print_one(&app, &officer, id, String::new()).await
}

async fn print_one(app: &App, officer: &Officer, id: BatchId, error: String) -> Result<Response> {
    let scope = officer.office.scope.clone();
    let (one, lines, by_post) = app
        .db
        .read(move |tx| {
            let one = store::batch(tx, &scope, &id)?;
            Ok((one, store::lines_of(tx, &id)?, store::letters_of(tx, &id)?))
        })
        .await?;
    let lines: Vec<LineShown> = lines
        .into_iter()
        .map(|line| {
            let action = bank::reason(line.code.as_deref().unwrap_or_default()).action.name();
            line_shown(line, action)
        })
        .collect();
    let post = letters::post(lines.iter().filter(|line| line.noticed).count(), &by_post);
    let wrong = !error.is_empty();
    let may_again = lines.iter().filter(|line| line.again == "may").count();
    let page = Show { one: batch_shown(one), lines, post, may_again, error };
    answer(app, &page, officer.shell(app), wrong)
}

/// POST `/office/treasury/debits/{id}` with `act`: `sent`, `withdraw`; `again` puts what came
/// back into the next collection, one debit (`line`) or all, and `not-again` leaves one out.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = BatchId::parse(&id).ok_or(Error::NotFound)?;
    let (by, scope, known) = (hand(&officer), officer.office.scope.clone(), id.clone());
    let act = match fields.text("act") {
        "sent" => "sent",
        "again" => "again",
        "not-again" => "not-again",
        _ => "withdrawn",
    };
    let line = fields.filled("line").map(|line| LineId::parse(line).ok_or(Error::NotFound));
    let line = line.transpose()?;
    let done = app
        .db
        .write(move |tx| {
            store::batch(tx, &scope, &known)?;
            match (act, &line) {
                ("sent", _) => store::send(tx, &by, &known).map(|()| 0),
                ("again", line) => store::retry(tx, &by, &known, line.as_ref()),
                ("not-again", Some(line)) => store::leave(tx, &known, line).map(|()| 1),
                ("not-again", None) => Err(Error::NotFound),
                _ => store::withdraw(tx, &by, &known).map(|()| 0),
            }
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(count) => {
            let key = match act {
                "sent" => "debits-sent",
                "again" => "debits-again-asked",
                "not-again" => "debits-again-left",
                _ => "debits-withdrawn",
            };
            let count = i64::try_from(count)?;
            let notice = Notice::ok(app.say_with(language, key, &[("count", count.into())]));
            see_other_with(&format!("/office/treasury/debits/{id}"), &notice)
        }
        Err(key) => print_one(&app, &officer, id, app.say(language, key)).await,
    }
}

/// POST `/office/treasury/debits/{id}/file`: the file for the bank; each member reads that their
/// account left in it.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = BatchId::parse(&id).ok_or(Error::NotFound)?;
    let (by, name, known) = (officer.office.clone(), officer.actor.name.clone(), id.clone());
    let reason = app.say(Language::French, "debits-file-reason");
    let write = move |tx: &mut Tx<'_>| {
        let one = store::batch(tx, &by.scope, &id)?;
        let lines = store::lines_of(tx, &id)?;
        if lines.is_empty() {
            return Err(Error::Refused("debits-refusal-nobody-left"));
        }
        let people: Vec<_> = lines.iter().filter_map(|line| line.person.clone()).collect();
        access::note_many(tx, &by, &name, &people, Act::Exported, &reason, Some(one.id.as_str()))?;
        let written = bank::write_collection(&store::collection_of(&one, &lines));
        let xml = written.map_err(|faults| Error::fault(format!("{faults:?}")))?;
        Ok((one.number, xml))
    };
    match refusal(app.db.write(write).await)? {
        Ok((number, xml)) => download(&format!("PRLV-{number}.xml"), "application/xml", xml),
        Err(key) => print_one(&app, &officer, known, app.say(officer.language(), key)).await,
    }
}

fn sample_line(fact: &str, code: &str, action: &str) -> LineShown {
    LineShown {
        id: "DD-20261208-1-RCUR-00001".to_owned(),
        key: "1".to_owned(),
        batch: "1".to_owned(),
        again: match fact {
            "returned" => "may",
            "refused" => "waits",
            _ => "",
        },
        name: "Ana Moulin".to_owned(),
        person: "1".to_owned(),
        reference: "RUM30001028".to_owned(),
        mandate: "1".to_owned(),
        iban: "FR76 •••• 296".to_owned(),
        sequence: "RCUR".to_owned(),
        cents: 1_250,
        noticed: true,
        fact: fact.to_owned(),
        code: code.to_owned(),
        action: action.to_owned(),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = sample_line;
    let failed: Vec<LineShown> =
        bank::Action::ALL.iter().map(|action| line("returned", "AM04", action.name())).collect();
    let home = |batches, failed| Home {
        accounts: vec![sample_account(), sample_account()],
        account: Some(sample_account()),
        batches,
        failed,
    };
    let none =
        Home { accounts: Vec::new(), account: None, batches: Vec::new(), failed: Vec::new() };
    let states = ["ready", "sent", "withdrawn"];
    let member = MemberShown {
        mandate: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        unit: "Alès".to_owned(),
        reference: "RUM30001028".to_owned(),
        sequence: "RCUR",
        cents: 1_250,
        again_cents: 250,
        is_out: false,
    };
    let new = |members: Vec<MemberShown>, errors| New {
        account: sample_account(),
        collect_on: "2026-12-08".to_owned(),
        words: "Cotisation".to_owned(),
        earliest: "2026-12-08".to_owned(),
        notice_days: 14,
        is_full: !members.is_empty(),
        members,
        cents: 1_250,
        errors,
    };
    let wrong = Told {
        field: "members".to_owned(),
        label: "Ana Moulin".to_owned(),
        message: "L’IBAN est faux.".to_owned(),
    };
    let show = |state: &str, error: &str| Show {
        one: sample_batch(state),
        lines: vec![
            line("", "", "contact"),
            line("settled", "", "contact"),
            line("refused", "AC01", "ask-account"),
            line("returned", "MD01", "end-mandate"),
        ],
        post: letters::Post { told: 3, letters: 2, printed: 1, printed_at: Some(1) },
        may_again: 2,
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("debits/home", home(states.map(sample_batch).to_vec(), failed)),
        SamplePage::new("debits/home-empty", home(Vec::new(), Vec::new())),
        SamplePage::new("debits/home-no-account", none),
        SamplePage::new("debits/new", new(vec![member.clone()], Vec::new())),
        SamplePage::new("debits/new-refused", new(vec![member], vec![wrong])),
        SamplePage::new("debits/new-empty", new(Vec::new(), Vec::new())),
        SamplePage::new("debits/collection", show("ready", "")),
        SamplePage::new("debits/collection-sent", show("sent", "")),
        SamplePage::new("debits/collection-refused", show("withdrawn", "Déjà envoyée.")),
    ]
}
