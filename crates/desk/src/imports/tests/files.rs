//! Files of other programs, trimmed: what they bring, that a second time changes nothing, and
//! that taking them back leaves nothing.

use super::{ImportArgs, ImportId, Scope, args, bring, count, import, send, story, undo};
use crate::imports::rules::guess;
use crate::imports::run::{self, Options, Source};
use crate::testkit::TestApp;

/// File, rows, created, updated and unchanged, doubtful, refused.
const FILES: [(&str, [u64; 5]); 8] = [
    ("helloasso-export.csv", [24, 24, 0, 0, 0]),
    ("actionnetwork-export.csv", [24, 24, 0, 0, 0]),
    ("galette-export.csv", [24, 24, 0, 0, 0]),
    ("paheko-export.csv", [23, 23, 0, 0, 0]),
    ("civicrm-export.csv", [5, 5, 0, 0, 0]),
    ("odoo-export.csv", [4, 4, 0, 0, 0]),
    ("adherents-federation.csv", [40, 34, 3, 2, 1]),
    ("nationbuilder-people-export.csv", [13, 12, 0, 0, 1]),
];

story! {
    fn files_of_other_programs_come_in_once_and_go_back(app: &TestApp) {
        for (name, expected) in FILES {
            let before = count(app, "select count(*) from person");
            let first = bring(app, name);
            let seen = [
                first.rows,
                first.created,
                first.updated + first.unchanged,
                first.doubtful,
                first.refused,
            ];
            assert_eq!(seen, expected, "{name}: {first:?}");
            let second = bring(app, name);
            assert_eq!((second.created, second.updated), (0, 0), "{name}: {second:?}");
            assert_eq!(second.doubtful, first.doubtful, "{name}");
            let id = ImportId::parse(&first.import).unwrap();
            let scope = app.app.db.read_now(Scope::of_the_house).unwrap();
            let undone = undo::undo(&app.app.db, &scope, &id, None).unwrap();
            assert_eq!(undone.left, 0, "{name}");
            assert_eq!(count(app, "select count(*) from person"), before, "{name}");
        }
    }

    fn refusals_of_civicrm_and_odoo_stay_refusals(app: &TestApp) {
        bring(app, "civicrm-export.csv");
        bring(app, "odoo-export.csv");
        let refused = "select count(*) from consent_now c join person p on p.id = c.person
             where c.state in ('refused', 'withdrawn')
               and (p.last_name, c.purpose, c.channel) in (values
                 ('Le Goff', 'newsletter', 'email'), ('Le Goff', 'calls', 'phone'),
                 ('Le Goff', 'section_life', 'sms'), ('Martel', 'newsletter', 'email'))";
        assert_eq!(count(app, refused), 4);
        assert_eq!(count(app, "select count(*) from consent_now where state = 'given'"), 0);
        let structures = "select count(*) from person where kind = 'organisation'";
        assert_eq!(count(app, structures), 2);
        assert_eq!(count(app, "select count(*) from person where died_on = '2025-02-14'"), 1);
    }

    fn whoever_looks_after_the_server_takes_an_import_back_once(app: &TestApp) {
        let first = bring(app, "galette-export.csv");
        assert_eq!(count(app, "select count(*) from person"), 24);
        let refused = |name: &str, expected: &str| {
            let told = undo::undo_by_name(&app.app.db, name).unwrap_err();
            assert!(matches!(told, kernel::Error::Refused(key) if key == expected), "{told:?}");
        };
        refused("none", "imports-undo-unknown");
        refused("0193a000-0000-7000-8000-000000000000", "imports-undo-unknown");
        let args = crate::imports::UndoArgs { import: first.import.clone(), json: true };
        let ended = crate::imports::undo_command(&app.app.db, &args).unwrap();
        assert_eq!(ended, crate::imports::Ended::Done);
        assert_eq!(count(app, "select count(*) from person"), 0);
        refused(&first.import, "imports-undo-already");
        let ended = crate::imports::undo_command(&app.app.db, &args).unwrap();
        assert!(matches!(ended, crate::imports::Ended::Refused(_)));
        let browser = app.secretary("Alès");
        let waiting = send(&browser, "a.csv", b"nom;prenom;courriel\nA;B;a@example.org\n");
        browser.post(&format!("{waiting}/run"), &[]).must_lead_to(&waiting);
        refused(waiting.rsplit('/').next().unwrap(), "imports-undo-running");
        app.run_jobs();
    }

    fn a_stopped_run_keeps_what_it_wrote(app: &TestApp) {
        let row = |it: i32| format!("N{it};P{it};p{it}@example.org\n");
        let rows: String = (0..2_500).map(row).collect();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, format!("nom;prénom;courriel\n{rows}")).unwrap();
        let opened = run::look(&path, "a.csv", 0).unwrap();
        let scope = app.app.db.read_now(Scope::of_the_house).unwrap();
        let options = Options {
            triage: Default::default(),
            import: ImportId::parse("0193a000-0000-7000-8000-000000000000").unwrap(),
            unit: app.unit("Alès"),
            default_unit: app.unit("Alès"),
            scope,
            units: std::collections::BTreeMap::new(),
            create_units: false,
            mapping: guess(&opened.headers, &opened.samples),
            sheet: 0,
            dry_run: false,
            rows_max: u64::MAX,
            office: None,
        };
        let source = Source::Path(path, "a.csv".to_owned());
        let stop = |_| std::ops::ControlFlow::Break(());
        let report = run::run(&app.app.db, &source, options, stop).unwrap();
        assert!(report.stopped && report.created > 0 && report.rows < 2_500, "{report:?}");
        let kept = count(app, "select count(*) from person");
        assert_eq!(kept, i64::try_from(report.created).unwrap());
    }

    fn a_trial_writes_nothing_and_says_the_same(app: &TestApp) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/imports/testdata");
        let mut trial = args(&format!("{folder}/adherents-federation.csv"));
        (trial.dry_run, trial.create_units) = (true, false);
        let told = import(&app.app.db, &trial, |_| ()).unwrap();
        assert_eq!(count(app, "select count(*) from person"), 0);
        assert_eq!(count(app, "select count(*) from import"), 0);
        assert!(told.unknown_units.keys().any(|name| name.contains("UZÈS")));
        trial.create_units = true;
        let all = import(&app.app.db, &trial, |_| ()).unwrap();
        assert!(all.unknown_units.is_empty());
        let done = bring(app, "adherents-federation.csv");
        assert_eq!((told.created, told.doubtful), (done.created, done.doubtful));
        assert_eq!(all.created_units, done.created_units);
        for name in ["actionnetwork-export.csv", "adherents-federation.csv"] {
            bring(app, name);
            let again = ImportArgs { file: format!("{folder}/{name}").into(), ..trial.clone() };
            let told = import(&app.app.db, &again, |_| ()).unwrap();
            assert_eq!((told.created, told.updated), (0, 0), "{name}: {told:?}");
        }
    }

    fn refused_columns_are_counted_and_nothing_of_them_enters(app: &TestApp) {
        let done = bring(app, "nationbuilder-people-export.csv");
        let cells = |column: &str| done.refused_cells.get(column).copied();
        assert_eq!((cells("support_level"), cells("religion")), (Some(7), Some(1)));
        assert_eq!((cells("facebook_username"), cells("van_id")), (Some(1), None));
        assert_eq!(done.refused_cells.values().sum::<u64>(), 20);
        let of_profiles = "select count(*) from person_field where value like 'profil.invente%'";
        assert_eq!(count(app, of_profiles), 0);
    }
}
