//! Stories of duplicates.

mod finding;
mod merging;
mod mine;
mod office;
mod truths;

use std::collections::BTreeMap;

use crate::app::App;
use crate::feature::PersonalData;
use crate::features;
use crate::org::PersonId;

/// All that is held on a person, as one text.
fn held(app: &App, person: &PersonId) -> String {
    let person = person.clone();
    app.db
        .read_now(move |tx| {
            let mut parts = BTreeMap::new();
            for feature in features::all() {
                if let PersonalData::Held(held) = &feature.personal_data {
                    parts.insert(feature.name, (held.export)(tx, &person)?);
                }
            }
            Ok(serde_json::to_string_pretty(&parts)?)
        })
        .unwrap()
}
