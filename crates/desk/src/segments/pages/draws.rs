//! Draws by lot: people chosen by a seed that is written down, so that anybody can check.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::{self, Act, REASON_CHARS_MIN};
use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::Speaker;
use crate::org::{PersonId, Right};
use crate::segments::DrawId;
use crate::segments::pages::shown::{Crowd, lines};
use crate::segments::rules::{DRAWN_MAX, Lot, parse};
use crate::segments::store::{self, NewDraw};

/// Longest reason, in characters.
const REASON_CHARS_MAX: usize = 300;
/// Bytes of a seed.
const SEED_BYTES: usize = 16;

#[derive(Debug, Default, Serialize)]
struct DrawPage {
    id: String,
    reason: String,
    text: String,
    seed: String,
    wanted: i64,
    among: i64,
    by: String,
    role: String,
    at: i64,
    unit_name: String,
    crowd: Crowd,
}

impl Page for DrawPage {
    const TEMPLATE: &str = "segments/draw.html";
}

/// `POST /office/draws`: draws, writes down who drew and how, and shows whom it fell on.
pub(super) async fn make(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let tree = parse(fields.text("where")).map_err(|_| Error::Refused("segments-list-fault"))?;
    let reason: String = fields.text("reason").chars().take(REASON_CHARS_MAX).collect();
    let wanted = fields.text("wanted").parse::<usize>().ok();
    let wanted = wanted.filter(|wanted| (1..=DRAWN_MAX).contains(wanted));
    let back = fields.filled("back").filter(|back| back.starts_with("/office/segments"));
    let back = back.unwrap_or("/office/segments").to_owned();
    let warn = |key: &str| {
        let most = [("most", DRAWN_MAX.into())];
        Notice::warn(app.say_with(officer.language(), key, &most))
    };
    let Some(wanted) = wanted else { return see_other_with(&back, &warn("segments-draw-wanted")) };
    if reason.chars().count() < REASON_CHARS_MIN {
        return see_other_with(&back, &warn("segments-reason-missing"));
    }
    let bytes = kernel::ids::random_bytes::<SEED_BYTES>();
    let seed: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (scope, lot_seed) = (officer.office.scope.clone(), seed.clone());
    let (drawn, among) = app
        .db
        .read(move |tx| {
            let Ok(question) = store::ask(tx, &scope, &tree)? else {
                return Err(Error::Refused("segments-list-fault"));
            };
            let mut lot = Lot::new(lot_seed.clone(), wanted);
            question.each(tx, |person| {
                lot.add(person.as_str());
                Ok(())
            })?;
            Ok(lot.drawn())
        })
        .await?;
    if drawn.is_empty() {
        return see_other_with(&back, &warn("segments-draw-nobody"));
    }
    let new = NewDraw {
        reason: reason.clone(),
        asked: fields.text("where").to_owned(),
        seed,
        wanted: i64::try_from(wanted)?,
        among: i64::try_from(among)?,
        by_name: officer.actor.name.clone(),
    };
    let people: Vec<PersonId> = drawn.iter().filter_map(|id| PersonId::parse(id)).collect();
    let office = officer.office.clone();
    let id = app
        .db
        .write(move |tx| {
            let id = store::add_draw(tx, &office, &new, &people)?;
            let batch = Some(id.as_str());
            access::note_many(
                tx,
                &office,
                &new.by_name,
                &people,
                Act::Selected,
                &new.reason,
                batch,
            )?;
            Ok(id)
        })
        .await?;
    let notice = Notice::ok(app.say(officer.language(), "segments-draw-done"));
    see_other_with(&format!("/office/draws/{id}"), &notice)
}

/// `GET /office/draws/{id}`
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = DrawId::parse(&id).ok_or(Error::NotFound)?;
    let after = fields.filled("after").and_then(Cursor::parse);
    let place = after.as_ref().and_then(|after| after.key.parse::<i64>().ok()).unwrap_or(0);
    let (texts, language) = (app.texts.clone(), officer.language());
    let (scope, wanted) = (officer.office.scope.clone(), id.clone());
    let me = officer.actor.person.clone();
    let (draw, lines) = app
        .db
        .read(move |tx| {
            let speaker = Speaker { texts: &texts, language };
            let draw = store::draw(tx, &scope, &wanted)?.ok_or(Error::NotFound)?;
            let limit = i64::try_from(PAGE_ROWS_MAX)? + 1;
            let places = store::drawn(tx, &scope, &wanted, place, limit)?;
            Ok((draw, lines(tx, &scope, places, &speaker, &me)?))
        })
        .await?;
    let href = format!("/office/draws/{id}");
    let role = match language {
        Language::French => draw.role_fr,
        Language::English => draw.role_en,
    };
    let page = DrawPage {
        id: id.to_string(),
        reason: draw.reason,
        text: draw.asked,
        seed: draw.seed,
        wanted: draw.wanted,
        among: draw.among,
        by: draw.by_name,
        role,
        at: draw.drawn_at.0,
        unit_name: draw.unit_name,
        crowd: Crowd::of(&officer, lines, ("draw", id.as_str())).paged(&href, place > 0),
    };
    app.page(&page, &officer.shell(&app))
}

/// A draw full and empty.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = DrawPage {
        reason: "Bureau de vote".to_owned(),
        text: "relation = member".to_owned(),
        seed: "00ff".to_owned(),
        wanted: 2,
        among: 12,
        crowd: Crowd::sample(),
        ..DrawPage::default()
    };
    vec![
        SamplePage::new("segments/draw", full),
        SamplePage::new("segments/draw-empty", DrawPage::default()),
    ]
}
