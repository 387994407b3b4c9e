//! Sheets keyed in twice in the office: a pile, and its sheets one by one.

use std::io::Read as _;

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, Upload, download, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::{found, problems};
use super::paper;
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::petitions::BatchId;
use crate::petitions::rules::{Entry, PILE_SHEETS_MAX, SHEET_LINES, SHEET_NUMBER_MAX, keyed};
use crate::petitions::store::{self, Keying, NewPile, Petition, Pile};

/// Largest scan, in bytes.
pub(super) const SCAN_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Longest name of a pile, in characters.
const NAME_CHARS_MAX: usize = 80;

/// A pile as somebody types it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct TypedPile {
    pub name: String,
    pub first_sheet: String,
    pub sheets: String,
    pub signed_on: String,
    pub has_wording: bool,
}

impl TypedPile {
    fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            name: text("name"),
            first_sheet: text("first_sheet"),
            sheets: text("sheets"),
            signed_on: text("signed_on"),
            has_wording: fields.has("has_wording"),
        }
    }

    fn read(&self, today: &str) -> std::result::Result<NewPile, Vec<(&'static str, &'static str)>> {
        let mut wrong = Vec::new();
        if self.name.is_empty() || self.name.chars().count() > NAME_CHARS_MAX {
            wrong.push(("name", "petitions-refusal-pile-name"));
        }
        let within = |text: &str, most: i64| {
            text.parse::<i64>().ok().filter(|number| (1..=most).contains(number))
        };
        let first = within(&self.first_sheet, SHEET_NUMBER_MAX);
        if first.is_none() {
            wrong.push(("first_sheet", "petitions-refusal-pile-first"));
        }
        let sheets = within(&self.sheets, PILE_SHEETS_MAX);
        if sheets.is_none() {
            wrong.push(("sheets", "petitions-refusal-pile-sheets"));
        }
        let day = self.signed_on.parse::<jiff::civil::Date>().ok().map(|day| day.to_string());
        let day = day.filter(|day| day.as_str() <= today);
        match (first, sheets, day) {
            (Some(first_sheet), Some(sheets), Some(signed_on)) if wrong.is_empty() => Ok(NewPile {
                name: self.name.clone(),
                first_sheet,
                sheets,
                signed_on,
                has_wording: self.has_wording,
                scan: None,
            }),
            (_, _, day) => {
                if day.is_none() {
                    wrong.push(("signed_on", "petitions-refusal-pile-day"));
                }
                Err(wrong)
            }
        }
    }
}

/// POST `/office/petitions/{id}/piles`.
pub(super) async fn create(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let petition = found(&app, &officer, &id).await?;
    let typed = TypedPile::of(&fields);
    let scan = fields.take_file("scan").map(|file| scan_of(&file)).transpose()?;
    let mut wrong = Vec::new();
    let scan = scan.and_then(|read| {
        if read.is_none() {
            wrong.push(("scan", "petitions-refusal-pile-scan"));
        }
        read
    });
    let new = match typed.read(&app.now().day_text()) {
        Ok(new) if wrong.is_empty() => Ok(NewPile { scan, ..new }),
        Ok(_) => Err(wrong),
        Err(mut all) => {
            all.append(&mut wrong);
            Err(all)
        }
    };
    let new = match new {
        Ok(new) => new,
        Err(wrong) => return refused(&app, &officer, &id, typed, &wrong).await,
    };
    let by_name = officer.actor.name.clone();
    let added = app.db.write(move |tx| store::add_pile(tx, &petition.id, &new, &by_name)).await?;
    match added {
        Some(batch) => see_other(&format!("/office/petitions/{id}/piles/{batch}")),
        None => {
            let wrong = [("first_sheet", "petitions-refusal-pile-twice")];
            refused(&app, &officer, &id, typed, &wrong).await
        }
    }
}

async fn refused(
    app: &App,
    officer: &Officer,
    id: &str,
    typed: TypedPile,
    wrong: &[(&'static str, &'static str)],
) -> Result<Response> {
    let errors = problems(app, officer.language(), wrong);
    let mut page = paper::page(app, officer, id, String::new()).await?;
    (page.pile, page.errors) = (typed, errors);
    app.refused(&page, officer.shell(app))
}

/// The bytes of a scan and their media type, known by how they begin; `None` when they are none.
fn scan_of(file: &Upload) -> Result<Option<(Vec<u8>, &'static str)>> {
    const KINDS: [(&[u8], &str); 3] = [
        (b"%PDF-", "application/pdf"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
    ];
    let mut content = Vec::new();
    let most = u64::try_from(SCAN_BYTES_MAX)?;
    file.file.reopen()?.take(most).read_to_end(&mut content)?;
    let kind = KINDS.iter().find(|(start, _)| content.starts_with(start)).map(|(_, kind)| *kind);
    Ok(kind.filter(|_| file.bytes <= most).map(|kind| (content, kind)))
}

/// A petition and one of its piles.
pub(super) struct Opened {
    pub petition: Petition,
    pub pile: Pile,
    keyings: Vec<Keying>,
}

pub(super) async fn opened(app: &App, officer: &Officer, id: &str, batch: &str) -> Result<Opened> {
    officer.must(Right::WritePeople)?;
    let petition = found(app, officer, id).await?;
    let batch = BatchId::parse(batch).ok_or(Error::NotFound)?;
    let of = petition.id.clone();
    let (pile, keyings) = app
        .db
        .read(move |tx| {
            let pile = store::pile(tx, &of, &batch)?.ok_or(Error::NotFound)?;
            let keyings = store::keyings(tx, &pile.batch)?;
            Ok((pile, keyings))
        })
        .await?;
    Ok(Opened { petition, pile, keyings })
}

impl Opened {
    /// Who keyed a sheet in that time; empty when nobody did.
    fn keyed_by(&self, sheet: i64, pass: i64) -> String {
        let is = |one: &&Keying| (one.sheet, one.pass) == (sheet, pass);
        self.keyings.iter().find(is).map(|one| one.by_name.clone()).unwrap_or_default()
    }

    /// The next sheet to key in, and which time.
    pub(super) fn next(&self) -> Option<(i64, i64)> {
        let numbers = || self.pile.first_sheet..self.pile.first_sheet + self.pile.sheets;
        let all = [1, 2].into_iter().flat_map(|pass| numbers().map(move |sheet| (sheet, pass)));
        let mut left = all.filter(|(sheet, pass)| self.keyed_by(*sheet, *pass).is_empty());
        left.next()
    }

    /// Its address.
    pub(super) fn path(&self) -> String {
        format!("/office/petitions/{}/piles/{}", self.petition.id, self.pile.batch)
    }
}

#[derive(Serialize)]
struct SheetRow {
    number: i64,
    first: String,
    second: String,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    title: String,
    path: String,
    name: String,
    by_name: String,
    signed_on: String,
    sheets: Vec<SheetRow>,
    next: Option<(i64, i64)>,
    has_scan: bool,
    /// `keying`, `decide`, `counting` or `counted`.
    state: &'static str,
}

impl Page for Shown {
    const TEMPLATE: &str = "petitions/pile.html";
}

/// GET `/office/petitions/{id}/piles/{batch}`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, batch)): Path<(String, String)>,
) -> Result<Response> {
    let opened = opened(&app, &officer, &id, &batch).await?;
    let pile = &opened.pile;
    let next = opened.next();
    let row = |number: i64| SheetRow {
        number,
        first: opened.keyed_by(number, 1),
        second: opened.keyed_by(number, 2),
    };
    let state = match (pile.decided_at, pile.counted_at) {
        (_, Some(_)) => "counted",
        (Some(_), None) => "counting",
        _ if next.is_none() => "decide",
        _ => "keying",
    };
    let page = Shown {
        id,
        path: opened.path(),
        sheets: (pile.first_sheet..pile.first_sheet + pile.sheets).map(row).collect(),
        name: pile.name.clone(),
        by_name: pile.by_name.clone(),
        signed_on: pile.signed_on.clone(),
        has_scan: pile.scan.is_some(),
        next: next.filter(|_| pile.decided_at.is_none()),
        state,
        title: opened.petition.title.clone(),
    };
    app.page(&page, &officer.shell(&app))
}

#[derive(Serialize)]
struct KeyLine {
    number: i64,
    entry: Entry,
    is_next: bool,
}

#[derive(Serialize)]
struct Key {
    id: String,
    title: String,
    path: String,
    name: String,
    code: String,
    sheet: i64,
    pass: i64,
    lines: Vec<KeyLine>,
}

impl Page for Key {
    const TEMPLATE: &str = "petitions/pile_key.html";
}

fn place(opened: &Opened, fields: &Fields) -> Result<(i64, i64)> {
    let number = |name: &str| fields.text(name).parse::<i64>().ok();
    let place = number("sheet").zip(number("pass"));
    let fits = |(sheet, pass): &(i64, i64)| opened.pile.holds(*sheet) && (1..=2).contains(pass);
    place.filter(fits).ok_or(Error::NotFound)
}

/// GET `/office/petitions/{id}/piles/{batch}/key`, with `sheet` and `pass`: the second time shows
/// nothing of the first.
pub(super) async fn key(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, batch)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let opened = opened(&app, &officer, &id, &batch).await?;
    let (sheet, pass) = place(&opened, &fields)?;
    if opened.pile.decided_at.is_some() {
        return Err(Error::Stale);
    }
    let kept = opened.pile.batch.clone();
    let entries = app.db.read(move |tx| store::entries(tx, &kept, pass)).await?;
    let last = entries.iter().filter(|((of, _), _)| *of == sheet).map(|((_, line), _)| *line);
    let last = last.max().unwrap_or(0);
    let line = |number: i64| KeyLine {
        number,
        entry: entries
            .iter()
            .find(|(spot, _)| *spot == (sheet, number))
            .map(|(_, entry)| entry.clone())
            .unwrap_or_default(),
        is_next: number == (last + 1).min(SHEET_LINES),
    };
    let page = Key {
        id,
        title: opened.petition.title.clone(),
        path: opened.path(),
        name: opened.pile.name.clone(),
        code: paper::code(&opened.petition.id, sheet),
        sheet,
        pass,
        lines: (1..=SHEET_LINES).map(line).collect(),
    };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/petitions/{id}/piles/{batch}/key`.
pub(super) async fn keep(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, batch)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let opened = opened(&app, &officer, &id, &batch).await?;
    let (sheet, pass) = place(&opened, &fields)?;
    let (lines, by_name) = (keyed(&fields), officer.actor.name.clone());
    let kept = opened.pile.batch.clone();
    app.db.write(move |tx| store::put_sheet(tx, &kept, (sheet, pass), &lines, &by_name)).await?;
    let path = opened.path();
    if fields.text("do") == "stay" {
        return see_other(&format!("{path}/key?sheet={sheet}&pass={pass}"));
    }
    let args = [("sheet", sheet.to_string().into())];
    let notice = Notice::ok(app.say_with(officer.language(), "petitions-pile-kept", &args));
    let next = self::opened(&app, &officer, &id, &batch).await?.next();
    match next {
        Some((sheet, next_pass)) if next_pass == pass => {
            see_other_with(&format!("{path}/key?sheet={sheet}&pass={pass}"), &notice)
        }
        _ => see_other_with(&path, &notice),
    }
}

/// GET `/office/petitions/{id}/piles/{batch}/scan`.
pub(super) async fn scan(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, batch)): Path<(String, String)>,
) -> Result<Response> {
    let opened = opened(&app, &officer, &id, &batch).await?;
    let file = opened.pile.scan.clone().ok_or(Error::NotFound)?;
    let content = app.db.read(move |tx| store::scan(tx, &file)).await?;
    let ending = match opened.pile.scan_type.as_str() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        _ => "pdf",
    };
    let name = format!("feuilles-{}.{ending}", opened.pile.first_sheet);
    download(&name, &opened.pile.scan_type, content)
}

/// POST `/office/petitions/{id}/piles/{batch}/drop`: a pile begun by mistake.
pub(super) async fn drop_it(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, batch)): Path<(String, String)>,
) -> Result<Response> {
    let opened = opened(&app, &officer, &id, &batch).await?;
    let pile = opened.pile.clone();
    app.db.write(move |tx| store::drop_pile(tx, &pile)).await?;
    let notice = Notice::ok(app.say(officer.language(), "petitions-pile-dropped"));
    see_other_with(&format!("/office/petitions/{id}/paper"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |number, second: &str| SheetRow {
        number,
        first: "Odile Fauvel".to_owned(),
        second: second.to_owned(),
    };
    let shown = |state, next, second: &str| Shown {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        path: "/office/petitions/1/piles/2".to_owned(),
        name: "Marché du 12".to_owned(),
        by_name: "Odile Fauvel".to_owned(),
        signed_on: "2026-11-12".to_owned(),
        sheets: vec![row(7, second), row(8, "")],
        next,
        has_scan: true,
        state,
    };
    let line = |number| KeyLine { number, entry: Entry::default(), is_next: number == 1 };
    let key = Key {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        path: "/office/petitions/1/piles/2".to_owned(),
        name: "Marché du 12".to_owned(),
        code: "A1B2C3D4-0007".to_owned(),
        sheet: 7,
        pass: 2,
        lines: (1..=SHEET_LINES).map(line).collect(),
    };
    vec![
        SamplePage::new("petitions page pile", shown("keying", Some((8, 2)), "Ana")),
        SamplePage::new("petitions page pile, to decide", shown("decide", None, "Ana")),
        SamplePage::new("petitions page pile, counting", shown("counting", None, "Ana")),
        SamplePage::new("petitions page pile, counted", shown("counted", None, "Ana")),
        SamplePage::new("petitions page pile key", key),
    ]
}
