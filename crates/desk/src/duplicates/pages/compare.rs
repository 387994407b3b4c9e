//! Two records side by side: what each says and what hangs on it, chosen field by field.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::{self, Language};
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::duplicates::merge;
use crate::duplicates::pages::{by, not_own, told_reasons};
use crate::duplicates::rules::{
    LISTS, Look, address_line, chosen, compare, email_line, fields_of, phone_line,
};
use crate::duplicates::store::{self, Hanging};
use crate::org::{PersonId, Right};
use crate::people::{self, CustomField, FieldKind, Kept, Record};

#[derive(Debug, Default, Serialize)]
struct Compare {
    one: Side,
    other: Side,
    reasons: Vec<String>,
    rows: Vec<Row>,
    lists: Vec<List>,
    hangs: Vec<Hangs>,
    apart: bool,
    own: bool,
}

/// A record as the head of its column.
#[derive(Debug, Default, Serialize)]
struct Side {
    id: String,
    name: String,
    home: String,
    created_at: i64,
    version: i64,
    stays: bool,
}

/// A field of one value.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    label: String,
    one: String,
    other: String,
    same: bool,
    other_wins: bool,
}

#[derive(Debug, Serialize)]
struct List {
    label: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    value: String,
    label: String,
    of: &'static str,
}

#[derive(Debug, Serialize)]
struct Hangs {
    key: &'static str,
    one: i64,
    other: i64,
}

impl Page for Compare {
    const TEMPLATE: &'static str = "duplicates/compare.html";
}

/// All that the page reads.
struct Read {
    one: Kept,
    other: Kept,
    hangs: (Vec<Hanging>, Vec<Hanging>),
    fields: Vec<CustomField>,
    apart: bool,
}

/// The two records that a form or an address names.
pub(super) fn ids(fields: &Fields) -> Result<(PersonId, PersonId)> {
    let id = |name| PersonId::parse(fields.text(name)).ok_or(Error::NotFound);
    let (one, other) = (id("one")?, id("other")?);
    if one == other { Err(Error::NotFound) } else { Ok((one, other)) }
}

/// `GET /office/duplicates/compare?one=…&other=…`. Showing records is opening them.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let (one, other) = ids(&fields)?;
    let (worker, language) = (officer.clone(), officer.language());
    let reason = app.say(language, "duplicates-access-compared");
    let read = app.db.write(move |tx| read(tx, &worker, &one, &other, &reason)).await?;
    let page = page_of(&app, &officer, read);
    app.page(&page, &officer.shell(&app))
}

fn read(
    tx: &mut Tx<'_>,
    officer: &Officer,
    one: &PersonId,
    other: &PersonId,
    reason: &str,
) -> Result<Read> {
    let office = &officer.office;
    let mut reach = |id: &PersonId| -> Result<(Kept, Vec<Hanging>)> {
        let kept = people::of_scope(tx, &office.scope, id)?.ok_or(Error::NotFound)?;
        Ok((kept, store::hanging(tx, id)?))
    };
    let ((one, one_hangs), (other, other_hangs)) = (reach(one)?, reach(other)?);
    for kept in [&one, &other] {
        access::note(tx, office, &officer.actor.name, &kept.id, Act::Opened, reason)?;
    }
    let mut fields = people::fields_for(tx, &one.home)?;
    for field in people::fields_for(tx, &other.home)? {
        if !fields.iter().any(|known| known.id == field.id) {
            fields.push(field);
        }
    }
    let apart = store::is_apart(tx, &one.id, &other.id)?;
    Ok(Read { one, other, hangs: (one_hangs, other_hangs), fields, apart })
}

fn page_of(app: &App, officer: &Officer, read: Read) -> Compare {
    let (language, own) = (officer.language(), not_own(officer, [&read.one.id, &read.other.id]));
    let looks =
        (Look::of(&read.one.id, &read.one.record), Look::of(&read.other.id, &read.other.record));
    let reasons = compare(&looks.0, &looks.1).map(|likeness| likeness.reasons).unwrap_or_default();
    let reasons = serde_json::to_string(&reasons).unwrap_or_default();
    // The older record stays unless somebody chooses otherwise.
    let stays = read.one.created_at <= read.other.created_at;
    let mut rows = single_rows(app, language, &read.one.record, &read.other.record, stays);
    rows.extend(custom_rows(language, &read, stays));
    let hangs = read.hangs.0.iter().zip(&read.hangs.1);
    let hangs = hangs.filter(|(one, other)| one.count + other.count > 0);
    Compare {
        reasons: told_reasons(app, language, &reasons),
        rows,
        lists: lists(app, language, &read.one.record, &read.other.record),
        hangs: hangs
            .map(|(one, other)| Hangs { key: one.key, one: one.count, other: other.count })
            .collect(),
        apart: read.apart,
        own: own.is_err(),
        one: side(&read.one, stays),
        other: side(&read.other, !stays),
    }
}

fn side(kept: &Kept, stays: bool) -> Side {
    Side {
        id: kept.id.to_string(),
        name: kept.record.known_as(),
        home: kept.home_name.clone(),
        created_at: kept.created_at.0,
        version: kept.version,
        stays,
    }
}

fn single_rows(
    app: &App,
    language: Language,
    one: &Record,
    other: &Record,
    one_stays: bool,
) -> Vec<Row> {
    let day = |value: &str| {
        value.parse().map_or_else(|_| value.to_owned(), |day| text::day(language, day))
    };
    let shown = |name: &str, value: &str| match name {
        "born_on" | "died_on" => day(value),
        _ => value.to_owned(),
    };
    let row = |field: crate::duplicates::rules::Field| Row {
        name: field.name.to_owned(),
        label: app.say(language, &format!("people-record-{}", field.name.replace('_', "-"))),
        same: field.one == field.other,
        other_wins: field.one.is_empty() || (!one_stays && !field.other.is_empty()),
        one: shown(field.name, &field.one),
        other: shown(field.name, &field.other),
    };
    fields_of(one, other).into_iter().map(row).collect()
}

fn custom_rows(language: Language, read: &Read, one_stays: bool) -> Vec<Row> {
    let row = |field: &CustomField| {
        let value =
            |record: &Record| record.fields.get(field.id.as_str()).cloned().unwrap_or_default();
        let (one, other) = (value(&read.one.record), value(&read.other.record));
        if one.is_empty() && other.is_empty() {
            return None;
        }
        let shown = |value: &str| told(language, field.kind, value);
        Some(Row {
            name: format!("field:{}", field.id),
            label: field.label(language).to_owned(),
            same: one == other,
            other_wins: one.is_empty() || (!one_stays && !other.is_empty()),
            one: shown(&one),
            other: shown(&other),
        })
    };
    read.fields.iter().filter_map(row).collect()
}

/// The value of a custom field as people read it.
fn told(language: Language, kind: FieldKind, value: &str) -> String {
    let as_it_is = || value.to_owned();
    match kind {
        FieldKind::Iban => values::Iban::parse(value).map_or_else(|_| as_it_is(), |it| it.masked()),
        FieldKind::Amount => {
            value.parse().map_or_else(|_| as_it_is(), |cents| text::money(language, cents, true))
        }
        _ => as_it_is(),
    }
}

/// The lines of a record's lists, each with whose they are.
fn lines(record: &Record) -> Vec<Vec<(String, String)>> {
    let address = |line: &people::AddressLine| {
        let parts = [&line.line_1, &line.line_2, &line.line_3, &line.postcode, &line.city];
        let said: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        (address_line(line), said.join(" "))
    };
    vec![
        record
            .emails
            .iter()
            .map(|line| (email_line(&line.address), line.address.clone()))
            .collect(),
        record
            .phones
            .iter()
            .map(|line| (phone_line(&line.number), text::phone(&line.number)))
            .collect(),
        record.addresses.iter().map(address).collect(),
    ]
}

fn lists(app: &App, language: Language, one: &Record, other: &Record) -> Vec<List> {
    let mut lists = Vec::new();
    for ((name, ours), theirs) in LISTS.into_iter().zip(lines(one)).zip(lines(other)) {
        let label = app.say(language, &format!("people-record-{name}"));
        let held = |all: &[(String, String)], value: &str| all.iter().any(|it| it.0 == value);
        let mut found: Vec<Line> = Vec::new();
        for (value, label) in ours.iter().chain(&theirs) {
            if found.iter().any(|line| line.value == *value) {
                continue;
            }
            let of = match (held(&ours, value), held(&theirs, value)) {
                (true, true) => "both",
                (true, false) => "one",
                _ => "other",
            };
            found.push(Line { value: value.clone(), label: label.clone(), of });
        }
        if !found.is_empty() {
            lists.push(List { label, lines: found });
        }
    }
    lists
}

/// `POST /office/duplicates/merge`.
pub(super) async fn merge(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let (one, other) = ids(&fields)?;
    not_own(&officer, [&one, &other])?;
    let into = PersonId::parse(fields.text("into")).ok_or(Error::NotFound)?;
    let from = match (into == one, into == other) {
        (true, _) => other,
        (_, true) => one,
        _ => return Err(Error::NotFound),
    };
    let language = officer.language();
    let reason = app.say(language, "duplicates-access-merged");
    let (scope, by, to) = (officer.office.scope.clone(), by(&officer), into.clone());
    app.db
        .write(move |tx| {
            let old = people::of_scope(tx, &scope, &from)?.ok_or(Error::NotFound)?;
            let kept = people::of_scope(tx, &scope, &into)?.ok_or(Error::NotFound)?;
            let record = wanted(&fields, &old, &kept)?;
            people::may_keep(&record).map_err(Error::Refused)?;
            merge::merge(tx, &from, &into, &record, &by, &reason)
        })
        .await?;
    let notice = app.say(language, "duplicates-merged");
    see_other_with(&format!("/office/people/{to}"), &Notice::ok(notice))
}

/// What the form chose; what it does not name follows the record that stays.
fn wanted(fields: &Fields, old: &Kept, kept: &Kept) -> Result<Record> {
    let seen = |kept: &Kept| {
        let name = format!("version.{}", kept.id);
        fields.filled(&name).is_none_or(|version| version == kept.version.to_string())
    };
    if !seen(old) || !seen(kept) {
        return Err(Error::Stale);
    }
    let theirs: BTreeSet<String> = fields
        .texts()
        .iter()
        .filter(|(_, value)| value == old.id.as_str())
        .filter_map(|(name, _)| name.strip_prefix("f.").map(str::to_owned))
        .collect();
    let checked: BTreeSet<&str> = fields.all("line").collect();
    let all = lines(&old.record).into_iter().chain(lines(&kept.record)).flatten();
    let dropped: BTreeSet<String> = match fields.has("lines") {
        true => all.map(|(value, _)| value).filter(|it| !checked.contains(it.as_str())).collect(),
        false => BTreeSet::new(),
    };
    Ok(chosen(&old.record, &kept.record, &theirs, &dropped))
}

/// `POST /office/duplicates/apart`: they are two people, for ever.
pub(super) async fn apart(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let (one, other) = ids(&fields)?;
    let worker = officer.clone();
    app.db
        .write(move |tx| {
            for id in [&one, &other] {
                people::home_of(tx, &worker.office.scope, id)?.ok_or(Error::NotFound)?;
            }
            store::mark_apart(tx, &one, &other, (&worker.actor.person, &worker.actor.name))
        })
        .await?;
    let notice = app.say(officer.language(), "duplicates-told-apart");
    see_other_with("/office/duplicates", &Notice::ok(notice))
}

/// Two records side by side, as samples: alike, told apart, one's own.
pub(super) fn samples() -> Vec<SamplePage> {
    let side = |id: &str, name: &str, stays| Side {
        id: id.to_owned(),
        name: name.to_owned(),
        home: "Alès".to_owned(),
        created_at: 1,
        version: 3,
        stays,
    };
    let page = || Compare {
        one: side("1", "Ana Moulin", true),
        other: side("2", "Anna Moulin", false),
        reasons: vec!["Même nom".to_owned(), "Même jour de naissance".to_owned()],
        rows: vec![
            Row {
                name: "first_name".to_owned(),
                label: "Prénom".to_owned(),
                one: "Ana".to_owned(),
                other: "Anna".to_owned(),
                same: false,
                other_wins: false,
            },
            Row {
                name: "last_name".to_owned(),
                label: "Nom".to_owned(),
                one: "Moulin".to_owned(),
                other: "Moulin".to_owned(),
                same: true,
                other_wins: false,
            },
        ],
        lists: vec![List {
            label: "Courriels".to_owned(),
            lines: vec![Line {
                value: "emails:ana@example.org".to_owned(),
                label: "ana@example.org".to_owned(),
                of: "one",
            }],
        }],
        hangs: vec![Hangs { key: "duplicates-hangs-notes", one: 2, other: 0 }],
        ..Compare::default()
    };
    vec![
        SamplePage::new("duplicates/compare", page()),
        SamplePage::new("duplicates/compare-apart", Compare { apart: true, ..page() }),
        SamplePage::new("duplicates/compare-own", Compare { own: true, ..page() }),
    ]
}
