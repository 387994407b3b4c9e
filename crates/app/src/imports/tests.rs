//! Stories of imports.

use std::path::PathBuf;

use crate::imports::commands::import;
use crate::imports::{ImportArgs, ImportId, undo};
use crate::org::Scope;
use crate::story;
use crate::testkit::TestApp;

fn args(file: &str) -> ImportArgs {
    ImportArgs {
        file: PathBuf::from(file),
        unit: Some("Gard".to_owned()),
        mapping: None,
        sheet: 1,
        create_units: true,
        dry_run: false,
        json: true,
    }
}

/// A throw-away look at whole files, named by `MAILLAGE_TRUTHS`.
#[test]
fn whole_files_reach_their_truths() {
    let Ok(folder) = std::env::var("MAILLAGE_TRUTHS") else { return };
    let app = TestApp::open(kernel::db::testing::Engine::Sqlite).unwrap();
    let files = std::env::var("MAILLAGE_FILES").unwrap();
    for file in files.split(' ') {
        for turn in 1..=2 {
            let watch = kernel::time::Stopwatch::start();
            let report = import(&app.app.db, &args(&format!("{folder}/{file}")), |_| ()).unwrap();
            println!(
                "{file} turn {turn}: rows {} created {} updated {} unchanged {} doubtful {} refused {} passed {} kept {} problems {} in {:?}",
                report.rows, report.created, report.updated, report.unchanged, report.doubtful,
                report.refused, report.passed, report.kept_ours, report.problems, watch.elapsed()
            );
            let mut by = std::collections::BTreeMap::<_, Vec<u64>>::new();
            for it in &report.errors { by.entry(it.problem.name()).or_default().push(it.line); }
            for (what, lines) in by {
                let shown: Vec<_> = lines.iter().take(40).collect();
                println!("   {what}: {} {shown:?}", lines.len());
            }
            if turn == 1 {
                println!("   refused {:?} units {:?} made {}", report.refused_columns, report.unknown_units, report.created_units.len());
            }
            if std::env::var("MAILLAGE_UNDO").is_ok() && turn == 2 {
                let import = ImportId::parse(&report.import).unwrap();
                let scope = app.app.db.read_now(Scope::of_the_house).unwrap();
                println!("   undo {:?}", undo::undo(&app.app.db, &scope, &import, None));
            }
        }
    }
}
