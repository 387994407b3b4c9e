//! Exact duplicates, merged many at once after a look at each.

use axum::extract::State;
use axum::response::Response;
use kernel::text::Value;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::duplicates::merge;
use crate::duplicates::pages::queue::{PairLine, pair_line, sample_pair};
use crate::duplicates::pages::{by, not_own};
use crate::duplicates::rules::{Look, is_exact};
use crate::duplicates::store;
use crate::org::{PersonId, Right};
use crate::people;

/// Pairs merged at once.
const PAIRS_MAX: i64 = 50;

#[derive(Debug, Default, Serialize)]
struct Bulk {
    pairs: Vec<PairLine>,
    more: bool,
}

impl Page for Bulk {
    const TEMPLATE: &'static str = "duplicates/exact.html";
}

/// `GET /office/duplicates/exact`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let scope = officer.office.scope.clone();
    let mut pairs = app.db.read(move |tx| store::exact_pairs(tx, &scope, PAIRS_MAX + 1)).await?;
    let more = pairs.len() > usize::try_from(PAIRS_MAX)?;
    pairs.truncate(usize::try_from(PAIRS_MAX)?);
    let language = officer.language();
    let pairs = pairs.into_iter().map(|pair| pair_line(&app, language, pair)).collect();
    app.page(&Bulk { pairs, more }, &officer.shell(&app))
}

/// `POST /office/duplicates/exact`: merges the pairs that are ticked, each in its own
/// transaction, the newer record into the older. A pair that changed meanwhile is left.
pub(super) async fn merge(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let reason = app.say(officer.language(), "duplicates-access-merged");
    let mut done = 0_i64;
    for pair in fields.all("pair").take(usize::try_from(PAIRS_MAX)?) {
        let ids = pair.split_once(':');
        let ids =
            ids.and_then(|(one, other)| Some((PersonId::parse(one)?, PersonId::parse(other)?)));
        let Some((one, other)) = ids else { continue };
        if not_own(&officer, [&one, &other]).is_err() {
            continue;
        }
        let (scope, by, reason) = (officer.office.scope.clone(), by(&officer), reason.clone());
        let merged = app
            .db
            .write(move |tx| {
                let one = people::of_scope(tx, &scope, &one)?.ok_or(Error::NotFound)?;
                let other = people::of_scope(tx, &scope, &other)?.ok_or(Error::NotFound)?;
                let looks = [&one, &other].map(|kept| Look::of(&kept.id, &kept.record));
                let [first, second] = &looks;
                if !is_exact(first, second) {
                    return Err(Error::Stale);
                }
                let older = (one.created_at, &one.id) <= (other.created_at, &other.id);
                let (from, into) = if older { (&other, &one) } else { (&one, &other) };
                let record = people::both(&from.record, &into.record);
                merge::merge(tx, &from.id, &into.id, &record, &by, &reason)
            })
            .await;
        match merged {
            Ok(_) => done += 1,
            Err(Error::NotFound | Error::Stale | Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    let notice =
        app.say_with(officer.language(), "duplicates-exact-done", &[("count", Value::from(done))]);
    see_other_with("/office/duplicates/merges", &Notice::ok(notice))
}

/// The preview as samples: none, some, more than fit.
pub(super) fn samples() -> Vec<SamplePage> {
    let some = |more| Bulk { pairs: vec![sample_pair()], more };
    vec![
        SamplePage::new("duplicates/exact", some(false)),
        SamplePage::new("duplicates/exact-more", some(true)),
        SamplePage::new("duplicates/exact-none", Bulk::default()),
    ]
}
