//! Petitions as they were read within the last second, and their pages as they were printed: a
//! rush of visitors asks the database and the templates once a second.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::time::Moment;
use kernel::view::Appearance;
use kernel::web::Visit;
use kernel::{Error, Result};

use crate::app::App;
use crate::petitions::store::{self, Front};

/// How long what was read is shown again.
const SEEN_MS_MAX: i64 = 1_000;
/// Most petitions and pages that are remembered.
const SEEN_MAX: usize = 500;

/// What is remembered, by the word of the petition.
#[derive(Default)]
struct Fronts(Mutex<HashMap<String, (Arc<Front>, Moment)>>);

/// A page: which petition, in a frame or not, in which language and looks.
type Key = (String, bool, &'static str, &'static str, bool);

/// What was printed.
#[derive(Default)]
struct Printed(Mutex<HashMap<Key, (Arc<str>, Moment)>>);

/// Whether something is still fresh; the clock may have been set back meanwhile.
fn is_fresh(at: Moment, now: Moment) -> bool {
    (0..SEEN_MS_MAX).contains(&now.since_ms(at))
}

/// A petition that everybody may read, at most a second old. While one request reads it again,
/// others are shown what is known.
pub(super) async fn front(app: &App, slug: &str) -> Result<Arc<Front>> {
    let (fronts, now) = (app.db.remembered::<Fronts>(), app.now());
    {
        let mut known = fronts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((front, at)) = known.get_mut(slug) {
            if is_fresh(*at, now) {
                return Ok(front.clone());
            }
            *at = now;
        }
    }
    let word = slug.to_owned();
    let mut found = app.db.read(move |tx| store::front(tx, &word)).await?;
    if let Some(one) = &found
        && !one.petition.state(&now.day_text())?.is_public()
    {
        found = None;
    }
    let Some(found) = found else {
        // What another process took out of the open is not shown for another second, and another.
        forget(app, slug);
        return Err(Error::NotFound);
    };
    let front = Arc::new(found);
    let mut known = fronts.0.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= SEEN_MAX {
        known.clear();
    }
    known.insert(slug.to_owned(), (front.clone(), now));
    Ok(front)
}

/// Forgets what was read and printed of a petition, after somebody changed it here.
pub(super) fn forget(app: &App, slug: &str) {
    let fronts = app.db.remembered::<Fronts>();
    fronts.0.lock().unwrap_or_else(PoisonError::into_inner).remove(slug);
    let printed = app.db.remembered::<Printed>();
    printed.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|key, _| key.0 != slug);
}

/// The page of a petition as it was printed within the last second for a visitor like this one,
/// or printed now. A visitor to whom something is to be said has a page of their own.
pub(super) fn printed(
    app: &App,
    visit: &Visit,
    slug: &str,
    framed: bool,
    print: impl FnOnce() -> Result<String>,
) -> Result<String> {
    if visit.notice.is_some() || visit.path.contains('?') {
        return print();
    }
    let looks = match visit.theme {
        Appearance::System => "",
        Appearance::Light => "light",
        Appearance::Dark => "dark",
    };
    let key = (slug.to_owned(), framed, visit.language.code(), looks, visit.keys_off);
    let (pages, now) = (app.db.remembered::<Printed>(), app.now());
    {
        let known = pages.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((page, at)) = known.get(&key)
            && is_fresh(*at, now)
        {
            return Ok(page.to_string());
        }
    }
    let page = print()?;
    let mut known = pages.0.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= SEEN_MAX {
        known.clear();
    }
    known.insert(key, (page.as_str().into(), now));
    Ok(page)
}
