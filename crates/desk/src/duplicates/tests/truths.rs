//! What the search finds in a nation's file of which every pair is known, where
//! `MAILLAGE_TEST_DATA` says that it lies.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::office::search;
use crate::duplicates::rules::Level;
use crate::duplicates::store;
use crate::imports::{ImportArgs, import};
use crate::org::{PersonId, Scope};
use crate::story;
use crate::testkit::TestApp;

#[expect(clippy::disallowed_methods, reason = "a choice of whoever runs the tests")]
fn data_folder() -> Option<String> {
    std::env::var("MAILLAGE_TEST_DATA").ok()
}

type Pairs = BTreeSet<(String, String)>;

fn ordered(one: &str, other: &str) -> (String, String) {
    let (one, other) = (one.to_owned(), other.to_owned());
    if one < other { (one, other) } else { (other, one) }
}

/// The pairs of one person that the file of truths names, by kind.
fn known(folder: &str) -> BTreeMap<String, Pairs> {
    let text = std::fs::read_to_string(format!("{folder}/truths.json")).unwrap();
    let truth: Json = serde_json::from_str(&text).unwrap();
    let kinds = &truth["nationbuilder-people-export.csv"]["pairs_of_nationbuilder_ids"];
    let pairs = |pairs: &Json| -> Pairs {
        let id = |id: &Json| id.to_string().trim_matches('"').to_owned();
        let pairs = pairs.as_array().unwrap().iter();
        pairs.map(|pair| ordered(&id(&pair[0]), &id(&pair[1]))).collect()
    };
    let kinds = kinds.as_object().unwrap().iter();
    kinds.map(|(kind, of)| (kind.clone(), pairs(of))).collect()
}

/// The pairs that are proposed at a level, by their identifiers in the nation.
fn proposed(app: &TestApp, level: Level) -> Pairs {
    let found = app.app.db.read_now(move |tx| {
        let scope = Scope::of_the_house(tx)?;
        let pairs = store::pairs(tx, &scope, level, (i64::MAX, "", ""), 10_000)?;
        let sql = "select person, min(legacy) from former_identity
            where person is not null group by person";
        let ids: Vec<(PersonId, String)> = tx.rows(sql, &[])?;
        let ids: BTreeMap<PersonId, String> = ids.into_iter().collect();
        let named = |one: &PersonId| ids.get(one).cloned().unwrap_or_default();
        Ok(pairs.iter().map(|pair| ordered(&named(&pair.one), &named(&pair.other))).collect())
    });
    found.unwrap()
}

/// Rows of which the import asked become records of their own: the search has to find them.
fn keep_apart(app: &TestApp) {
    let gard = app.officer("federation-officer", "Gard");
    loop {
        let queue = gard.get("/office/imports/doubts");
        let forms = queue.attributes("form[action*='doubts/']", "action");
        if forms.is_empty() {
            return;
        }
        for form in forms {
            gard.post(&form, &[("decision", "other")]).must_lead_to("/office/imports");
        }
    }
}

story! {
    fn sure_pairs_of_a_nation_are_right_and_nearly_all(app: &TestApp) {
        let Some(folder) = data_folder() else { return };
        let args = ImportArgs {
            file: format!("{folder}/nationbuilder-people-export.csv").into(),
            unit: Some("Gard".to_owned()),
            mapping: None,
            sheet: 1,
            time_zone: None,
            tags: None,
            create_units: true,
            dry_run: false,
            json: true,
        };
        import(&app.app.db, &args, |_| ()).unwrap();
        keep_apart(app);
        let people = "select count(*) from person";
        let before: i64 = app.app.db.read_now(move |tx| tx.one(people, &[])).unwrap();
        search(app);
        let known = known(&folder);
        let (sure, likely) = (proposed(app, Level::Sure), proposed(app, Level::Likely));
        let of_one: Pairs = known
            .iter()
            .filter(|(kind, _)| matches!(kind.as_str(), "D2" | "D3" | "D4" | "D5"))
            .flat_map(|(_, pairs)| pairs.iter().cloned())
            .collect();
        let right = sure.intersection(&of_one).count();
        let found = of_one.iter().filter(|pair| sure.contains(pair) || likely.contains(pair));
        let found = found.count();
        println!("{right} of {} sure are right; {found} of {}", sure.len(), of_one.len());
        assert!(right * 100 >= sure.len() * 98, "{right} of {} sure are right", sure.len());
        assert!(right * 100 >= of_one.len() * 95, "{right} of {} are sure", of_one.len());
        for kind in ["B1", "B2"] {
            let wrong: Vec<_> = known[kind].intersection(&sure).collect();
            assert!(wrong.is_empty(), "{kind}: {wrong:?}");
        }
        // Nothing is merged unasked.
        let after: i64 = app.app.db.read_now(move |tx| tx.one(people, &[])).unwrap();
        assert_eq!(before, after);
    }
}
