//! Stories of people.

use crate::org::{Office, PersonId};
use crate::people::{self, Cause, Record, Way};
use crate::story;
use crate::testkit::TestApp;

fn officer(app: &TestApp, unit: &str) -> PersonId {
    let person = app.person("Colette", "Vauquelin", unit);
    app.mandate(&person, "secretary", unit);
    person
}

story! {
    fn a_record_is_changed_undone_and_hidden_from_other_units(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let here = officer(app, "Alès");
        let there = officer(app, "Nîmes");
        app.app.db.write_now(move |tx| {
            let now = tx.now();
            let here = Office::of(tx, &here, None, now)?.unwrap();
            let there = Office::of(tx, &there, None, now)?.unwrap();
            assert!(people::of_scope(tx, &there.scope, &ana)?.is_none());
            let kept = people::of_scope(tx, &here.scope, &ana)?.unwrap();
            let new = Record { title: "Mme".to_owned(), ..kept.record.clone() };
            let cause = Cause { by: None, mandate: None, way: Way::Edited };
            let changes = people::change(tx, &here.scope, &ana, 1, &new, &cause)?;
            assert_eq!(changes.len(), 1);
            let stale = people::change(tx, &here.scope, &ana, 1, &kept.record, &cause);
            assert!(matches!(stale, Err(kernel::Error::Stale)));
            people::undo(tx, &here.scope, &ana, 2, &cause)?;
            let back = people::of_scope(tx, &here.scope, &ana)?.unwrap();
            assert_eq!(back.record, kept.record);
            Ok(())
        }).unwrap();
    }
}
