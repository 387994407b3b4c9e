//! Stories of imports.

use std::path::PathBuf;

use crate::imports::commands::import;
use crate::imports::run::Report;
use crate::imports::{ImportArgs, ImportId, undo};
use crate::org::Scope;
use crate::story;
use crate::testkit::{Browser, TestApp};

mod files;
mod leaving;
mod office;
mod truths;

fn args(file: &str) -> ImportArgs {
    ImportArgs {
        file: PathBuf::from(file),
        unit: Some("Gard".to_owned()),
        mapping: None,
        sheet: 1,
        time_zone: None,
        tags: None,
        create_units: true,
        dry_run: false,
        json: true,
    }
}

fn bring(app: &TestApp, name: &str) -> Report {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/imports/testdata");
    import(&app.app.db, &args(&format!("{folder}/{name}")), |_| ()).unwrap()
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

/// Sends a file and goes on to its columns; the path of the import.
fn send(browser: &Browser<'_>, name: &str, content: &[u8]) -> String {
    let sent = browser.upload("/office/imports/new", &[("sheet", "1")], ("file", name, content));
    sent.must_lead_to("/office/imports/");
    sent.location.unwrap().trim_end_matches("/mapping").to_owned()
}

/// Accepts the guessed columns, saves, and lets the workers do it.
fn accept(app: &TestApp, browser: &Browser<'_>, import: &str) {
    let page = browser.get(&format!("{import}/mapping"));
    page.must_be(200);
    let names = page.attributes("select", "name");
    let chosen = page.attributes("option[selected]", "value");
    let fields: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(chosen.iter().map(String::as_str)).collect();
    browser.post(&format!("{import}/mapping"), &fields).must_lead_to(import);
    browser.get(&format!("{import}/preview")).must_be(200);
    browser.post(&format!("{import}/run"), &[]).must_lead_to(import);
    browser.get(import).must_be(200).must_show("tache");
    app.run_jobs();
}
