//! For whom an officer writes a claim: the person is found first, drafts wait below.

use kernel::Result;
use kernel::view::{Page, SamplePage};
use serde::Serialize;

use super::{Told, sample, told};
use crate::accounts::Officer;
use crate::app::App;
use crate::claims::rules;
use crate::claims::store;
use crate::people::{self, Filter};

/// Most people found.
const FOUND_MAX: i64 = 12;
/// Longest search, in characters.
const QUERY_CHARS_MAX: usize = 80;

#[derive(Serialize)]
pub(super) struct Key {
    unit: String,
    q: String,
    found: Vec<Found>,
    drafts: Vec<Told>,
}

#[derive(Serialize)]
struct Found {
    id: String,
    name: String,
    unit: String,
}

impl Page for Key {
    const TEMPLATE: &str = "claims/keyed.html";
}

/// People found by some letters, and what this officer keyed in and did not send.
pub(super) async fn page(app: &App, officer: &Officer, typed: &str) -> Result<Key> {
    let q: String = typed.chars().take(QUERY_CHARS_MAX).collect();
    let (office, words) = (officer.office.clone(), q.clone());
    let (found, drafts) = app
        .db
        .read(move |tx| {
            let mut found = Vec::new();
            if !words.trim().is_empty() {
                let filter = Filter { words: words.clone(), ..Filter::default() };
                let ids = people::search(tx, &office.scope, &filter, FOUND_MAX)?;
                let ids: Vec<String> = ids.into_iter().map(|(id, _)| id.to_string()).collect();
                let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                for (one, _) in people::summaries(tx, &office.scope, &ids)? {
                    let name = people::display_name(&one.first_name, &one.last_name);
                    found.push(Found { id: one.id.to_string(), name, unit: one.home });
                }
            }
            Ok((found, store::keyed(tx, &office.scope, &office.person)?))
        })
        .await?;
    let drafts = drafts.iter().map(told).collect();
    Ok(Key { unit: officer.office.unit.name.clone(), q, found, drafts })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let key = |q: &str, found: Vec<Found>, drafts: Vec<Told>| Key {
        unit: "Gard".to_owned(),
        q: q.to_owned(),
        found,
        drafts,
    };
    let found = Found { id: "1".to_owned(), name: "Ana Moulin".to_owned(), unit: "Alès".into() };
    let draft = sample(rules::State::Draft);
    vec![
        SamplePage::new("claims/key-who", key("mou", vec![found], vec![draft])),
        SamplePage::new("claims/key-nobody", key("zzz", Vec::new(), Vec::new())),
    ]
}
