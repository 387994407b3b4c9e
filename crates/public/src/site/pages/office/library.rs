//! The library of pictures of a unit.

use std::io::Read as _;
use std::sync::LazyLock;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, Upload, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use tokio::sync::Semaphore;

use super::{Wrong, writer};
use crate::accounts::Officer;
use crate::app::App;
use crate::site::MediaId;
use crate::site::media::{self, MEDIA_BYTES_MAX, Size, Unfit};
use crate::site::rules::{self, ALT_CHARS_MAX};
use crate::site::store::{self, Media, NewMedia};

/// Longest credit, in characters.
const CREDIT_CHARS_MAX: usize = 150;
/// Pictures that are made again at the same time: one takes up to 256 MB for a moment.
const AT_ONCE: usize = 1;
const HERE: &str = "/office/site/library";

#[derive(Serialize, Default)]
struct LibraryPage {
    unit: String,
    pictures: Vec<Told>,
    alt: String,
    credit: String,
    mib_max: u64,
    wrong: Vec<Wrong>,
}

#[derive(Serialize, Default)]
struct Told {
    id: String,
    name: String,
    alt: String,
    credit: String,
    src: String,
    width: i64,
    height: i64,
    at: i64,
}

#[derive(Serialize, Default)]
struct PicturePage {
    picture: Told,
    /// Pages that show it: identifier and title.
    uses: Vec<(String, String)>,
    wrong: Vec<Wrong>,
}

impl Page for LibraryPage {
    const TEMPLATE: &'static str = "site/office/library.html";
}

impl Page for PicturePage {
    const TEMPLATE: &'static str = "site/office/picture.html";
}

fn told(media: Media) -> Told {
    Told {
        id: media.id.to_string(),
        src: format!("/media/{}", media.file),
        name: media.name,
        alt: media.alt,
        credit: media.credit,
        width: media.width,
        height: media.height,
        at: media.added_at.0,
    }
}

async fn page(app: &App, officer: &Officer) -> Result<LibraryPage> {
    let unit = officer.office.unit.id.clone();
    let pictures = app.db.read(move |tx: &mut Tx<'_>| store::media_of(tx, &unit)).await?;
    Ok(LibraryPage {
        unit: officer.office.unit.name.clone(),
        pictures: pictures.into_iter().map(told).collect(),
        mib_max: MEDIA_BYTES_MAX / 1024 / 1024,
        ..LibraryPage::default()
    })
}

/// GET `/office/site/library`.
pub(in crate::site::pages) async fn show(
    State(app): State<App>,
    officer: Officer,
) -> Result<Response> {
    writer(&officer)?;
    let page = page(&app, &officer).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/site/library`: a picture with what it shows.
pub(in crate::site::pages) async fn add(
    State(app): State<App>,
    officer: Officer,
    mut fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let language = officer.language();
    let (alt, credit) = (fields.text("alt").to_owned(), fields.text("credit").to_owned());
    let mut wrong = told_wrong(&app, language, &alt, &credit);
    let sent = match fields.take_file("picture") {
        Some(upload) => made_again(upload).await?,
        None => Err("site-media-missing"),
    };
    match sent {
        Ok((sizes, name)) if wrong.is_empty() => {
            let unit = officer.office.unit.id.clone();
            let new = NewMedia { name, alt, credit, sizes };
            app.db.write(move |tx: &mut Tx<'_>| store::add_media(tx, &unit, &new, &hand)).await?;
            return see_other_with(HERE, &Notice::ok(app.say(language, "site-media-added")));
        }
        Ok(_) => {}
        Err(key) => wrong.push(Wrong::of(&app, language, "picture", "site-media-file", key)),
    }
    let page = LibraryPage { alt, credit, wrong, ..page(&app, &officer).await? };
    app.refused(&page, officer.shell(&app))
}

fn told_wrong(app: &App, language: kernel::text::Language, alt: &str, credit: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if alt.is_empty() || alt.chars().count() > ALT_CHARS_MAX {
        wrong.push(Wrong::of(app, language, "alt", "site-media-alt", "site-media-alt-error"));
    }
    if credit.chars().count() > CREDIT_CHARS_MAX {
        let (label, key) = ("site-media-credit", "site-media-credit-error");
        wrong.push(Wrong::of(app, language, "credit", label, key));
    }
    wrong
}

/// The sizes of a picture that was sent and the name that its file suggests, or the text key of
/// why it is none.
async fn made_again(
    upload: Upload,
) -> Result<std::result::Result<(Vec<Size>, String), &'static str>> {
    static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));
    if upload.bytes > MEDIA_BYTES_MAX {
        return Ok(Err(Unfit::TooHeavy.key()));
    }
    let _turn = TURNS.acquire().await.map_err(|_| Error::Busy)?;
    let work = move || -> Result<_> {
        let mut content = Vec::new();
        upload.file.reopen()?.take(MEDIA_BYTES_MAX + 1).read_to_end(&mut content)?;
        let stem = upload.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let name = Some(rules::slug(stem)).filter(|name| rules::is_slug(name));
        let name = name.unwrap_or_else(|| "image".to_owned());
        Ok(media::sizes(&content).map(|sizes| (sizes, name)).map_err(Unfit::key))
    };
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Error::fault("a picture could not be made again"))?
}

/// GET `/office/site/library/{id}`.
pub(in crate::site::pages) async fn one(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    writer(&officer)?;
    let page = known(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

async fn known(app: &App, officer: &Officer, id: &str) -> Result<PicturePage> {
    let id = MediaId::parse(id).ok_or(Error::NotFound)?;
    let unit = officer.office.unit.id.clone();
    let read = move |tx: &mut Tx<'_>| {
        let media = store::media_in(tx, &unit, &id)?;
        let uses = store::uses_of(tx, &unit, &media.name)?;
        Ok((media, uses))
    };
    let (media, uses) = app.db.read(read).await?;
    let uses = uses.into_iter().map(|(id, title)| (id.to_string(), title)).collect();
    Ok(PicturePage { picture: told(media), uses, wrong: Vec::new() })
}

/// POST `/office/site/library/{id}`: says otherwise what it shows.
pub(in crate::site::pages) async fn change(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    writer(&officer)?;
    let language = officer.language();
    let (alt, credit) = (fields.text("alt").to_owned(), fields.text("credit").to_owned());
    let wrong = told_wrong(&app, language, &alt, &credit);
    if !wrong.is_empty() {
        let mut page = known(&app, &officer, &id).await?;
        (page.picture.alt, page.picture.credit, page.wrong) = (alt, credit, wrong);
        return app.refused(&page, officer.shell(&app));
    }
    let id = MediaId::parse(&id).ok_or(Error::NotFound)?;
    let (media, unit) = (id.clone(), officer.office.unit.id.clone());
    let write = move |tx: &mut Tx<'_>| store::change_media(tx, &unit, &media, (&alt, &credit));
    app.db.write(write).await?;
    let notice = Notice::ok(app.say(language, "site-media-changed"));
    see_other_with(&format!("{HERE}/{id}"), &notice)
}

/// POST `/office/site/library/{id}/remove`.
pub(in crate::site::pages) async fn remove(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    writer(&officer)?;
    let id = MediaId::parse(&id).ok_or(Error::NotFound)?;
    let unit = officer.office.unit.id.clone();
    app.db.write(move |tx: &mut Tx<'_>| store::remove_media(tx, &unit, &id)).await?;
    see_other_with(HERE, &Notice::ok(app.say(officer.language(), "site-media-removed")))
}

/// An empty library, a full one, a picture that pages show and one that none does.
pub(in crate::site::pages) fn samples() -> Vec<SamplePage> {
    let picture = || Told {
        id: "0190".to_owned(),
        name: "marche".to_owned(),
        alt: "Le marché d'Alès".to_owned(),
        credit: "Odile Fauvel".to_owned(),
        src: "/media/0.jpg".to_owned(),
        width: 640,
        height: 480,
        at: 1_795_000_000_000,
    };
    let wrong = || Wrong {
        field: "alt".to_owned(),
        label: "Ce que montre l'image".to_owned(),
        message: "Dites ce qu'elle montre.".to_owned(),
    };
    let full = LibraryPage {
        unit: "Alès".to_owned(),
        pictures: vec![picture()],
        wrong: vec![wrong()],
        ..LibraryPage::default()
    };
    let uses = vec![("0190".to_owned(), "Permanences".to_owned())];
    vec![
        SamplePage::new("site office library, empty", LibraryPage::default()),
        SamplePage::new("site office library", full),
        SamplePage::new(
            "site office picture",
            PicturePage { picture: picture(), ..PicturePage::default() },
        ),
        SamplePage::new(
            "site office picture, used",
            PicturePage { picture: picture(), uses, wrong: vec![wrong()] },
        ),
    ]
}
