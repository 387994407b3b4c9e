//! The member's own mandates and debits: asked for here, signed by a mailed link, stopped here.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, Visit, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use values::Iban;

use super::shown::{MandateShown, mandate_shown, masked, sample_mandate};
use super::{answer, cut, refusal};
use crate::accounts::{Actor, public_shell};
use crate::app::App;
use crate::debits::rules::{FactKind, MandateType};
use crate::debits::store::{self, Hand, NewMandate};
use crate::debits::{MandateId, books, jobs};
use crate::org::PersonId;
use crate::people;

#[derive(Serialize)]
struct Mine {
    mandates: Vec<MandateShown>,
    debits: Vec<DebitShown>,
    collector: String,
    iban: String,
    holder: String,
    error: String,
}

impl Page for Mine {
    const TEMPLATE: &str = "debits/mine.html";
}

#[derive(Serialize, Clone)]
struct DebitShown {
    collect_on: String,
    cents: i64,
    fact: String,
}

/// GET `/me/debits`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    print(&app, &actor, [String::new(), String::new()], String::new()).await
}

async fn print(app: &App, actor: &Actor, typed: [String; 2], error: String) -> Result<Response> {
    let person = actor.person.clone();
    let (name, collector, mandates, debits) = app
        .db
        .read(move |tx| {
            let kept = people::own(tx, &person)?.ok_or(Error::NotFound)?;
            let today = tx.now().day_text();
            let collector = books::collector_of(tx, &kept.home, &today)?;
            let collector = collector.filter(|one| one.creditor_id.is_some());
            let found = store::mandates_of(tx, &person)?;
            let mandates: Result<Vec<_>> =
                found.into_iter().map(|one| mandate_shown(tx, one)).collect();
            let debits = store::debits_of(tx, &person)?;
            let collector = collector.map(|one| one.name).unwrap_or_default();
            Ok((kept.record.display_name(), collector, mandates?, debits))
        })
        .await?;
    let debits = debits
        .into_iter()
        .map(|(collect_on, cents, fact)| DebitShown {
            collect_on,
            cents,
            fact: fact.unwrap_or_else(|| "to-come".to_owned()),
        })
        .collect();
    let [iban, holder] = typed;
    let holder = if holder.is_empty() { name } else { holder };
    let wrong = !error.is_empty();
    let page = Mine { mandates, debits, collector, iban, holder, error };
    answer(app, &page, actor.shell(app), wrong)
}

/// POST `/me/debits`: a mandate, to be signed by the link that is mailed.
pub(super) async fn send(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let (iban, holder) = (cut(fields.text("iban")), cut(fields.text("holder")));
    let (person, name) = (actor.person.clone(), actor.name.clone());
    let (typed, whose) = (iban.clone(), holder.clone());
    let done = app.db.write(move |tx| ask(tx, &person, &name, &typed, &whose)).await;
    let language = actor.visit.language;
    match refusal(done)? {
        Ok(()) => {
            let notice = Notice::ok(app.say(language, "debits-mine-mailed"));
            see_other_with("/me/debits", &notice)
        }
        Err(key) => print(&app, &actor, [iban, holder], app.say(language, key)).await,
    }
}

fn ask(tx: &mut Tx<'_>, person: &PersonId, name: &str, iban: &str, holder: &str) -> Result<()> {
    let kept = people::own(tx, person)?.ok_or(Error::NotFound)?;
    let today = tx.now().day_text();
    let collector = books::collector_of(tx, &kept.home, &today)?;
    let collector = collector.filter(|one| one.creditor_id.is_some());
    let collector = collector.ok_or(Error::Refused("debits-refusal-no-collector"))?;
    let iban = Iban::parse(iban).map_err(|_| Error::Refused("debits-fault-iban"))?;
    if kept.record.emails.iter().all(|email| email.bad) {
        return Err(Error::Refused("debits-refusal-no-email"));
    }
    let new = NewMandate {
        collector: collector.id,
        unit: kept.home,
        person: person.clone(),
        reference: String::new(),
        kind: MandateType::Recurring,
        holder: if holder.is_empty() { kept.record.display_name() } else { holder.to_owned() },
        iban: iban.as_str().to_owned(),
        cents: None,
        origin: "online",
    };
    let hand = Hand { office: None, person: Some(person.clone()), name: name.to_owned() };
    let mandate = store::make_mandate(tx, &hand, &new)?;
    let token = store::make_link(tx, &mandate)?;
    jobs::enqueue_link(tx, &mandate, person, token)
}

/// POST `/me/debits/{id}` with `act`: `amend` with another account, or `end`.
pub(super) async fn change(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = MandateId::parse(&id).ok_or(Error::NotFound)?;
    let (person, name) = (actor.person.clone(), actor.name.clone());
    let (ends, typed) = (fields.text("act") == "end", cut(fields.text("iban")));
    let done = app
        .db
        .write(move |tx| {
            let one = store::own_mandate(tx, &person, &id)?;
            let hand = Hand { office: None, person: Some(person.clone()), name: name.clone() };
            if ends {
                return store::decide(tx, &hand, &id, FactKind::Ended, "");
            }
            let iban = Iban::parse(&typed).map_err(|_| Error::Refused("debits-fault-iban"))?;
            store::amend(tx, &hand, &id, &one.holder, iban.as_str())
        })
        .await;
    let language = actor.visit.language;
    match refusal(done)? {
        Ok(()) => {
            let key = if ends { "debits-mine-ended" } else { "debits-mine-amended" };
            see_other_with("/me/debits", &Notice::ok(app.say(language, key)))
        }
        Err(key) => {
            let said = app.say(language, key);
            print(&app, &actor, [String::new(), String::new()], said).await
        }
    }
}

#[derive(Serialize)]
struct Sign {
    token: String,
    collector: String,
    ics: String,
    reference: String,
    holder: String,
    iban: String,
    done: bool,
}

impl Page for Sign {
    const TEMPLATE: &str = "debits/sign.html";
}

/// GET `/debits/sign/{token}`: the mandate and a button; mail scanners follow links.
pub(super) async fn open(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response> {
    let page = page_of(&app, token, false).await?;
    app.page(&page, &public_shell(&app, &visit))
}

async fn page_of(app: &App, token: String, done: bool) -> Result<Sign> {
    let known = token.clone();
    app.db
        .read(move |tx| {
            let link = store::link_of(tx, &known)?.ok_or(Error::NotFound)?;
            let one = store::own_mandate(tx, &link.person, &link.mandate)?;
            let collector = books::collector(tx, &one.collector)?;
            Ok(Sign {
                token: known.clone(),
                collector: one.collector_name,
                ics: collector.and_then(|one| one.creditor_id).unwrap_or_default(),
                reference: one.reference,
                holder: one.holder,
                iban: masked(&one.iban),
                done,
            })
        })
        .await
}

/// POST `/debits/sign/{token}`: signs, once.
pub(super) async fn sign(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response> {
    let mut page = page_of(&app, token.clone(), true).await?;
    let wording = app.say_with(
        visit.language,
        "debits-sign-wording",
        &[("creditor", page.collector.as_str().into())],
    );
    app.db.write(move |tx| store::sign(tx, &token, &wording).map(drop)).await?;
    page.token = String::new();
    app.page(&page, &public_shell(&app, &visit))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let debit = |fact: &str| DebitShown {
        collect_on: "2026-12-08".to_owned(),
        cents: 1_250,
        fact: fact.to_owned(),
    };
    let mine = |mandates: Vec<MandateShown>, collector: &str, error: &str| Mine {
        mandates,
        debits: ["to-come", "settled", "refused", "returned"].map(debit).to_vec(),
        collector: collector.to_owned(),
        iban: String::new(),
        holder: "Ana Moulin".to_owned(),
        error: error.to_owned(),
    };
    let sign = |done| Sign {
        token: "1".to_owned(),
        collector: "ADF du Gard".to_owned(),
        ics: "FR72ZZZ123456".to_owned(),
        reference: "M0192".to_owned(),
        holder: "Ana Moulin".to_owned(),
        iban: "FR76 •••• 296".to_owned(),
        done,
    };
    let two = vec![sample_mandate("active"), sample_mandate("unsigned")];
    let none = Mine { debits: Vec::new(), ..mine(Vec::new(), "", "") };
    vec![
        SamplePage::new("debits/mine", mine(two, "ADF du Gard", "")),
        SamplePage::new("debits/mine-refused", mine(Vec::new(), "ADF du Gard", "IBAN faux.")),
        SamplePage::new("debits/mine-empty", none),
        SamplePage::new("debits/sign", sign(false)),
        SamplePage::new("debits/sign-done", sign(true)),
    ]
}
