//! One row of the list to write in: the same record, the same versions, fewer fields.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::db::Tx;
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::column::Heading;
use crate::org::{PersonId, Right};
use crate::people::asked::Asked;
use crate::people::form::{AddressTyped, EmailTyped, Form, PhoneTyped, Wrong};
use crate::people::pages::cause_of;
use crate::people::pages::edit::{WrongLine, today, told_wrongs};
use crate::people::pages::gate::{Gate, passed};
use crate::people::pages::list::{back_of, print};
use crate::people::store::{CustomField, change, fields_for, names_of, versions};

const TEXT_CHARS_MAX: usize = 254;

/// A record of which some fields are written in a list.
pub(super) struct Edited {
    id: String,
    version: i64,
    form: Form,
    fields: Vec<CustomField>,
    wrongs: Vec<Wrong>,
    /// Who recorded something else meanwhile, and what stands now.
    overtaken: Option<(String, Box<Form>)>,
}

/// The row as it is shown.
#[derive(Serialize)]
pub(super) struct RowForm {
    id: String,
    version: i64,
    inputs: Vec<Input>,
    errors: Vec<WrongLine>,
    overtaken: bool,
    by: String,
    /// Whether another unit may be looked for: that is asked of it, not written.
    unit: bool,
}

#[derive(Serialize)]
struct Input {
    name: String,
    label: String,
    value: String,
    kind: &'static str,
    error: String,
    theirs: String,
}

/// The fields of names, which every row lets one change.
const NAMES: [(&str, &str); 2] =
    [("last_name", "people-record-last-name"), ("first_name", "people-record-first-name")];
/// Columns that a row lets one change, beside custom fields.
const ALLOWED: [(&str, &str); 3] = [("number", "text"), ("email", "email"), ("phone", "tel")];
/// Columns under which a row lets one change the main address.
const PLACES: [&str; 2] = ["commune", "postcode"];
/// The fields of an address that a row lets one change.
const ADDRESS: [(&str, &str); 3] = [
    ("line_1", "people-address-line_1"),
    ("postcode", "people-address-postcode"),
    ("city", "people-address-city"),
];
/// What stands before the short name of a custom field.
const FIELD: &str = "field.";

/// The value of an allowed field in a form.
fn value<'a>(form: &'a Form, fields: &[CustomField], name: &str) -> Option<&'a str> {
    Some(match name {
        "last_name" => &form.last_name,
        "first_name" => &form.first_name,
        "number" => &form.number,
        "email" => form.emails.first().map_or("", |line| &line.address),
        "phone" => form.phones.first().map_or("", |line| &line.number),
        "line_1" => form.addresses.first().map_or("", |line| &line.line_1),
        "postcode" => form.addresses.first().map_or("", |line| &line.postcode),
        "city" => form.addresses.first().map_or("", |line| &line.city),
        other => {
            let field =
                fields.iter().find(|field| Some(&*field.slug) == other.strip_prefix(FIELD))?;
            let name = format!("field-{}", field.id);
            &form.fields.iter().find(|typed| typed.name == name)?.value
        }
    })
}

/// Writes what was sent for an allowed field into a form.
fn put(form: &mut Form, fields: &[CustomField], name: &str, sent: &str) {
    let sent: String = sent.chars().take(TEXT_CHARS_MAX).collect();
    match name {
        "last_name" => form.last_name = sent,
        "first_name" => form.first_name = sent,
        "number" => form.number = sent,
        "email" => match form.emails.first_mut() {
            Some(line) => line.address = sent,
            None => form.emails.push(EmailTyped { address: sent, ..EmailTyped::default() }),
        },
        "phone" => match form.phones.first_mut() {
            Some(line) => line.number = sent,
            None => form.phones.push(PhoneTyped { number: sent, ..PhoneTyped::default() }),
        },
        "line_1" => put_place(form, |line| line.line_1 = sent),
        "postcode" => put_place(form, |line| line.postcode = sent),
        "city" => put_place(form, |line| line.city = sent),
        other => {
            let slug = other.strip_prefix(FIELD);
            let known = fields.iter().find(|field| Some(&*field.slug) == slug);
            let name = known.map(|field| format!("field-{}", field.id));
            let typed = form.fields.iter_mut().find(|typed| Some(&typed.name) == name.as_ref());
            if let Some(typed) = typed {
                typed.value = sent;
            }
        }
    }
}

/// Changes the main address, or begins one.
fn put_place(form: &mut Form, put: impl FnOnce(&mut AddressTyped)) {
    if form.addresses.is_empty() {
        form.addresses.push(AddressTyped::default());
    }
    form.addresses.first_mut().map(put).unwrap_or_default();
}

/// The place in the row of what the form of a record calls so.
fn place(fields: &[CustomField], wrong: &str) -> String {
    match wrong {
        "email-0" => "email".to_owned(),
        "phone-0" => "phone".to_owned(),
        other => {
            let same =
                |field: &&CustomField| other.strip_prefix("field-") == Some(field.id.as_str());
            let known = fields.iter().find(same);
            known.map_or_else(|| other.to_owned(), |field| format!("{FIELD}{}", field.slug))
        }
    }
}

impl Edited {
    /// The row under these headings.
    pub(super) fn shown(mut self, app: &App, officer: &Officer, headings: &[Heading]) -> RowForm {
        for wrong in &mut self.wrongs {
            wrong.field = place(&self.fields, &wrong.field);
        }
        let errors = told_wrongs(app, officer, std::mem::take(&mut self.wrongs));
        let names = NAMES
            .iter()
            .map(|(name, key)| ((*name).to_owned(), app.say(officer.language(), key), "text"));
        let columns = headings.iter().filter_map(|heading| {
            let known = ALLOWED.iter().find(|(name, _)| *name == heading.name);
            let kind = match known {
                Some((_, kind)) => kind,
                None if heading.name.starts_with(FIELD) => "text",
                None => return None,
            };
            Some((heading.name.clone(), heading.label.clone(), kind))
        });
        let has = |names: &[&str]| headings.iter().any(|one| names.contains(&one.name.as_str()));
        let address = ADDRESS.iter().filter(|_| has(&PLACES));
        let address = address
            .map(|(name, key)| ((*name).to_owned(), app.say(officer.language(), key), "text"));
        let input = |(name, label, kind): (String, String, &'static str)| {
            let typed = value(&self.form, &self.fields, &name)?.to_owned();
            let theirs = self.overtaken.as_ref().and_then(|(_, form)| {
                value(form, &self.fields, &name).filter(|theirs| *theirs != typed)
            });
            let error = errors.iter().find(|error| error.field == name);
            Some(Input {
                error: error.map(|error| error.message.clone()).unwrap_or_default(),
                theirs: theirs.map(str::to_owned).unwrap_or_default(),
                value: typed,
                name,
                label,
                kind,
            })
        };
        let inputs = names.chain(columns).chain(address).filter_map(input).collect();
        let by = self.overtaken.as_ref().map(|(by, _)| by.clone()).unwrap_or_default();
        let overtaken = self.overtaken.is_some();
        let (id, version, unit) = (self.id, self.version, has(&["unit"]));
        RowForm { id, version, inputs, errors, overtaken, by, unit }
    }
}

impl RowForm {
    /// A row that somebody else overtook and that was refused.
    pub(super) fn sample(id: &str) -> Self {
        let input = |name: &str, error: &str| Input {
            name: name.to_owned(),
            label: name.to_owned(),
            value: "ana".to_owned(),
            kind: "text",
            error: error.to_owned(),
            theirs: "Ana".to_owned(),
        };
        let error = WrongLine {
            field: "email".to_owned(),
            label: "Courriel".to_owned(),
            message: "Écrivez une adresse.".to_owned(),
        };
        Self {
            id: id.to_owned(),
            version: 1,
            inputs: vec![input("last_name", ""), input("email", "Écrivez une adresse.")],
            errors: vec![error],
            overtaken: true,
            by: "Colette Vauquelin".to_owned(),
            unit: true,
        }
    }
}

/// Opens a record in its row, which is written down as any opening; nothing when a reason must be
/// given first.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(super) async fn open(
    app: &App,
    officer: &Officer,
    person: &PersonId,
) -> Result<Option<Edited>> {
    let (worker, person) = (officer.clone(), person.clone());
    let language = officer.language();
    let opened = move |tx: &mut Tx<'_>| match passed(tx, &worker, &person)? {
        Gate::Reason(_) => Ok(None),
        Gate::Open(kept, _) => {
            let fields = fields_for(tx, &kept.home)?;
            let form = Form::of(&kept.record, &fields, language);
            Ok(Some(Edited {
                id: kept.id.to_string(),
                version: kept.version,
                form,
                fields,
                wrongs: Vec::new(),
                overtaken: None,
            }))
        }
    };
    app.db.write(opened).await
}

/// What became of a row.
enum Saved {
    Done,
    NoReason,
    Again(Box<Edited>),
}

/// `POST /office/people/{id}/row` with `version`, some fields and `back`, the list.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    headers: HeaderMap,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let back = back_of(&sent).to_owned();
    let worker = officer.clone();
    let saved = app.db.write(move |tx| saved(tx, &worker, &person, &sent)).await?;
    let here = format!("{back}#row-{id}");
    match saved {
        Saved::NoReason => see_other(&format!("/office/people/{id}")),
        // In place, the row itself shows that it is done.
        Saved::Done if headers.contains_key("x-fragment") => see_other(&here),
        Saved::Done => {
            see_other_with(&here, &Notice::ok(app.say(officer.language(), "people-saved")))
        }
        Saved::Again(edited) => {
            let status = match edited.overtaken {
                Some(_) => StatusCode::CONFLICT,
                None => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let query = back.split_once('?').map_or("", |(_, query)| query);
            let asked = Asked::of(&Fields::parse(query)?, &officer.actor.person);
            print(&app, &officer, &headers, &asked, Some(*edited), status).await
        }
    }
}

fn saved(tx: &mut Tx<'_>, officer: &Officer, person: &PersonId, sent: &Fields) -> Result<Saved> {
    let kept = match passed(tx, officer, person)? {
        Gate::Open(kept, _) => *kept,
        Gate::Reason(_) => return Ok(Saved::NoReason),
    };
    let fields = fields_for(tx, &kept.home)?;
    let stands = Form::of(&kept.record, &fields, officer.language());
    let mut form = stands.clone();
    for (name, typed) in sent.texts() {
        put(&mut form, &fields, name, typed.trim());
    }
    let version: i64 = sent.text("version").parse().unwrap_or(0);
    let again = |form, fields, wrongs, overtaken: Option<(String, Box<Form>)>| {
        Saved::Again(Box::new(Edited {
            id: kept.id.to_string(),
            version: if overtaken.is_some() { kept.version } else { version },
            form,
            fields,
            wrongs,
            overtaken,
        }))
    };
    let typed = match form.read(&kept.record, today(tx)) {
        Ok(typed) => typed,
        Err(wrongs) => return Ok(again(form, fields, wrongs, None)),
    };
    if kept.version != version {
        let last = versions(tx, person, i64::MAX, 1)?.into_iter().next();
        let who: Vec<PersonId> = last.into_iter().filter_map(|last| last.by).collect();
        let by = names_of(tx, &who)?.into_iter().next().map(|(_, name)| name).unwrap_or_default();
        return Ok(again(form, fields, Vec::new(), Some((by, Box::new(stands)))));
    }
    let scope = &officer.office.scope;
    let changes = change(tx, scope, person, version, &typed, &cause_of(officer))?;
    if !changes.is_empty() {
        let name = &officer.actor.name;
        access::note(tx, &officer.office, name, person, Act::Changed, "")?;
    }
    Ok(Saved::Done)
}
