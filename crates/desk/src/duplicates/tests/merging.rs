//! Merges and their undoing, below the pages.

use kernel::db::{Tx, tables_of};

use super::held;
use crate::consent::{self, Channel, Evidence, Kind};
use crate::duplicates::MergeId;
use crate::duplicates::merge::{self, By, WHOSE};
use crate::features;
use crate::org::{Office, PersonId};
use crate::people::{self, AddressLine, Cause, FactKind, FieldKind, PhoneLine, Way};
use crate::story;
use crate::testkit::TestApp;

/// Tables with a person column that no merge moves: derived, or about pairs.
const APART: [&str; 7] = [
    "person_scope",
    "consent_now",
    "duplicate_pair",
    "duplicate_apart",
    "duplicate_merge",
    "duplicate_request",
    "duplicate_proof",
];

/// Somebody of whom every table says something.
fn everything(app: &TestApp, first: &str, unit: &str, number: &str) -> PersonId {
    let person = app.person(first, "Moulin", unit);
    let secretary = app.officer("secretary", "Union");
    let page = format!("/office/people/{person}");
    secretary.post(&format!("{page}/open"), &[("reason", "Appel de la personne")]);
    secretary.post(&format!("{page}/notes"), &[("body", "Préfère le soir")]).must_be(303);
    secretary.post(&format!("{page}/tasks"), &[("title", "Rappeler")]).must_be(303);
    secretary.post(&format!("{page}/tags"), &[("new", "Chorale")]).must_be(303);
    let own = format!("Étiquette de {first}");
    secretary.post(&format!("{page}/tags"), &[("new", &own)]).must_be(303);
    let there = app.unit("Sète");
    secretary.post(&format!("{page}/units"), &[("unit", there.as_str())]);
    app.mandate(&person, "treasurer", unit);
    app.signed_in(&person).get("/me").must_be(200);
    let sent = [("kind", "access"), ("reason", "Qui a importé ma fiche")];
    app.signed_in(&person).post("/me/requests", &sent).must_lead_to("/me/data");
    let older = app.person(first, "Ancienne", unit);
    let (id, first, number) = (person.clone(), first.to_owned(), number.to_owned());
    let housemate = app.person("Zoé", "Martin", unit);
    app.app
        .db
        .write_now(move |tx| {
            consent::install(tx)?;
            let by = themselves(&id, &first);
            let merged = people::own(tx, &older)?.unwrap().record;
            let kept = people::own(tx, &id)?.unwrap().record;
            merge::merge(tx, &older, &id, &people::both(&merged, &kept), &by, "")?;
            write_lists(tx, &id, &number)?;
            let day = format!("20{number}-01-01");
            people::add_fact(tx, &id, FactKind::Interest, &day, "test", None)?;
            people::add_fact(tx, &id, FactKind::Contact, "2020-05-05", "test", None)?;
            let agreed = Evidence::themselves();
            consent::record(tx, &id, "newsletter", Channel::Email, Kind::Given, &agreed)?;
            live_together(tx, &id, &housemate)?;
            tx.exec(
                "insert into person_task (id, person, unit, title, assigned_to, created_at)
                 select $1 || id, id, home_unit, 'Visiter', $1, 1 from person where id = $2",
                &[&id, &housemate],
            )?;
            tx.exec(
                "insert into retention_case (person, basis, since_on, over_on, swept_at)
                 values ($1, 'contact', '2020-05-05', '2023-05-05', 1)",
                &[&id],
            )?;
            listed(tx, &id)?;
            transferred(tx, &id)?;
            worked_on(tx, &id, &housemate)?;
            known_elsewhere(tx, &id)?;
            doubt(tx, &id)
        })
        .unwrap();
    person
}

/// Asked to belong to a further unit, and left once.
fn transferred(tx: &mut Tx<'_>, id: &PersonId) -> kernel::Result<()> {
    tx.exec(
        "insert into transfer (id, kind, person, person_name, person_city, from_unit, from_name,
         to_unit, to_name, reason, wanted_name, wanted_email, asked_by_name, asked_role_fr,
         asked_role_en, asked_at, word, answered_by_name, answered_role_fr, answered_role_en)
         select 't' || id, 'join', id, '', '', home_unit, '', home_unit, '', 'Chorale', '', '',
         '', '', '', 1, '', '', '', '' from person where id = $1",
        &[id],
    )?;
    tx.exec(
        "insert into departure (id, person, left_on, choice, at)
         select 'd' || id, id, '2020-01-01', 'contact', 1 from person where id = $1",
        &[id],
    )
    .map(drop)
}

/// Looked after by somebody, looks after somebody, meant by a gesture, with columns of their own.
fn worked_on(tx: &mut Tx<'_>, id: &PersonId, other: &PersonId) -> kernel::Result<()> {
    for sql in [
        "insert into person_care (id, person, assigned_to, unit, assigned_at)
         select 'of-' || id, id, $2, home_unit, 1 from person where id = $1",
        "insert into person_care (id, person, assigned_to, unit, assigned_at)
         select 'by-' || $1, id, $1, home_unit, 1 from person where id = $2",
    ] {
        tx.exec(sql, &[id, other])?;
    }
    for sql in [
        "insert into column_choice (person, columns, chosen_at) values ($1, 'unit', 1)",
        "insert into office_told (person, counts, told_at, is_off) values ($1, '{}', 1, 1)",
        "insert into bulk (id, unit, kind, gesture, whom, told, reason, total, back,
         asked_by_name, asked_at, place, seen, changed)
         select 'bulk', home_unit, 'tag', '{}', '', '', '', 1, '', '', 1, '', 1, 1
         from person where id = $1 on conflict do nothing",
        "insert into bulk_entry (bulk, person, made, was, refusal, undone)
         values ('bulk', $1, '', '', '', 0)",
    ] {
        tx.exec(sql, &[id])?;
    }
    Ok(())
}

/// Known to an earlier program, which they were a member of.
fn known_elsewhere(tx: &mut Tx<'_>, id: &PersonId) -> kernel::Result<()> {
    tx.exec(
        "insert into former_identity (source, legacy, person, import)
         values ('nationbuilder', 'n' || $1, $1, 'x')",
        &[id],
    )?;
    tx.exec(
        "insert into former_membership (id, source, legacy, position, name, import)
         values ($1, 'nationbuilder', 'n' || $1, 1, 'Adhésion 2019', 'x')",
        &[id],
    )
    .map(drop)
}

/// On a list and drawn by lot, with whoever else is.
fn listed(tx: &mut Tx<'_>, id: &PersonId) -> kernel::Result<()> {
    let statements = [
        "insert into people_list (id, unit, name, folded, reason, asked, made_by_name, made_at)
         select 'list', id, 'Appels', 'appels', '', '', '', 1 from unit where parent is null
         on conflict do nothing",
        "insert into draw (id, unit, reason, asked, seed, wanted, among, drawn_by_name, role_fr,
         role_en, drawn_at) select 'draw', id, '', '', '', 2, 2, '', '', '', 1 from unit
         where parent is null on conflict do nothing",
    ];
    for sql in statements {
        tx.exec(sql, &[])?;
    }
    let sql = "insert into people_list_entry (list, person, added_at) values ('list', $1, 1)";
    tx.exec(sql, &[id])?;
    let sql = "insert into draw_entry (draw, place, person)
               select 'draw', count(*) + 1, $1 from draw_entry";
    tx.exec(sql, &[id]).map(drop)
}

fn themselves(person: &PersonId, name: &str) -> By {
    By::Themselves(person.clone(), name.to_owned())
}

fn write_lists(tx: &mut Tx<'_>, id: &PersonId, number: &str) -> kernel::Result<()> {
    let cause = Cause { by: None, mandate: None, way: Way::House };
    let kept = people::own(tx, id)?.unwrap();
    let field = people::ensure_field(tx, &kept.home, "Métier", FieldKind::Text)?;
    let mut record = kept.record.clone();
    record.number = Some(format!("30-{number}"));
    record.born_on = Some("1950-01-12".to_owned());
    let kind = "mobile".to_owned();
    record.phones.push(PhoneLine { number: format!("+336399822{number}"), kind, bad: false });
    record
        .addresses
        .push(AddressLine { line_1: format!("{number} rue du Pont"), ..AddressLine::default() });
    record.fields.insert(field.to_string(), format!("Soudeuse {number}"));
    let scope = crate::org::Scope::of_the_house(tx)?;
    people::change(tx, &scope, id, kept.version, &record, &cause).map(drop)
}

fn live_together(tx: &mut Tx<'_>, id: &PersonId, other: &PersonId) -> kernel::Result<()> {
    let sql = "insert into household (id, name, created_at) values ($1, 'Martin', 1)";
    let house = format!("house-{id}");
    tx.exec(sql, &[&house])?;
    for person in [id, other] {
        tx.exec("update person set household = $2 where id = $1", &[person, &house])?;
    }
    Ok(())
}

fn doubt(tx: &mut Tx<'_>, id: &PersonId) -> kernel::Result<()> {
    let (unit,): (String,) = tx.row("select home_unit from person where id = $1", &[id])?.unwrap();
    tx.exec(
        "insert into import (id, unit, name, mapping, choices, rows, created_at)
         values ($1, $2, 'x.csv', '{}', '{}', 1, 1)",
        &[id, &unit],
    )?;
    tx.exec(
        "insert into import_doubt (id, import, unit, line, draft, fingerprint, raised_at)
         values ($1, $1, $2, 2, '{}', $1, 1)",
        &[id, &unit],
    )?;
    let sql = "insert into import_doubt_candidate (doubt, person, reason)
               values ($1, $1, 'mobile')";
    tx.exec(sql, &[id]).map(drop)
}

/// Rows that name a person, by table and column.
fn rows_of(app: &TestApp, person: &PersonId) -> Vec<(&'static str, String, i64)> {
    let person = person.clone();
    app.app
        .db
        .read_now(move |tx| {
            let mut found = Vec::new();
            for table in tables_of(&features::migrations()) {
                for column in tx.columns_of(table)? {
                    if !WHOSE.contains(&column.as_str()) || APART.contains(&table) {
                        continue;
                    }
                    let sql = format!("select count(*) from {table} where {column} = $1");
                    found.push((table, column, tx.one(&sql, &[&person])?));
                }
            }
            Ok(found)
        })
        .unwrap()
}

fn merged(app: &TestApp, from: &PersonId, into: &PersonId) -> MergeId {
    let (from, into) = (from.clone(), into.clone());
    app.app
        .db
        .write_now(move |tx| {
            let old = people::own(tx, &from)?.unwrap().record;
            let kept = people::own(tx, &into)?.unwrap().record;
            let by = themselves(&into, "Ana");
            merge::merge(tx, &from, &into, &people::both(&old, &kept), &by, "")
        })
        .unwrap()
}

fn undone(app: &TestApp, id: &MergeId, by: &PersonId) -> kernel::Result<()> {
    let (id, by) = (id.clone(), by.clone());
    app.app.db.write_now(move |tx| merge::undo(tx, &id, &themselves(&by, "Ana"), ""))
}

fn ledger(app: &TestApp, person: &PersonId) -> Vec<String> {
    let person = person.clone();
    let read = move |tx: &mut Tx<'_>| consent::state_of(tx, &person);
    let states = app.app.db.read_now(read).unwrap();
    states.iter().map(|one| format!("{} {:?} {:?}", one.purpose, one.channel, one.state)).collect()
}

story! {
    fn a_merge_taken_back_leaves_both_as_they_were(app: &TestApp) {
        let from = everything(app, "Anna", "Nîmes", "10");
        let into = everything(app, "Ana", "Alès", "20");
        for (table, column, count) in rows_of(app, &from) {
            assert!(count > 0, "say in everything() what a row of {table}.{column} is");
        }
        let before = (held(&app.app, &from), held(&app.app, &into));
        let (ours, theirs) = (rows_of(app, &from), rows_of(app, &into));
        let id = merged(app, &from, &into);
        for (table, column, count) in rows_of(app, &from) {
            assert_eq!(count, 0, "{table}.{column} still names the record that went");
        }
        let all = held(&app.app, &into);
        for told in ["30-10", "3639982210", "10 rue du Pont", "Étiquette de Anna", "Soudeuse 10"] {
            assert!(all.contains(told), "{told} was lost");
        }
        undone(app, &id, &into).unwrap();
        assert_eq!(held(&app.app, &from), before.0);
        assert_eq!(held(&app.app, &into), before.1);
        assert_eq!((rows_of(app, &from), rows_of(app, &into)), (ours, theirs));
        let national = app.officer("secretary", "Union");
        national.get("/office/people?q=anna%20moulin").must_show("Moulin, Anna");
        assert!(matches!(undone(app, &id, &into), Err(kernel::Error::NotFound)));
    }

    fn what_came_since_stays_with_the_record_that_stayed(app: &TestApp) {
        let from = everything(app, "Anna", "Alès", "10");
        let into = everything(app, "Ana", "Alès", "20");
        let id = merged(app, &from, &into);
        let secretary = app.secretary("Alès");
        let page = format!("/office/people/{into}");
        secretary.post(&format!("{page}/notes"), &[("body", "Écrite depuis")]).must_be(303);
        let person = into.clone();
        app.app.db.write_now(move |tx| {
            let kept = people::own(tx, &person)?.unwrap();
            let mut record = kept.record.clone();
            record.title = "Dr".to_owned();
            record.phones.retain(|line| !line.number.ends_with("10"));
            let cause = Cause { by: None, mandate: None, way: Way::House };
            let scope = crate::org::Scope::of_the_house(tx)?;
            people::change(tx, &scope, &person, kept.version, &record, &cause)
        }).unwrap();
        undone(app, &id, &into).unwrap();
        let (ours, theirs) = (held(&app.app, &into), held(&app.app, &from));
        for told in ["Écrite depuis", "\"title\": \"Dr\"", "3639982220", "Soudeuse 20"] {
            assert!(ours.contains(told), "{told} is missing in {ours}");
        }
        for told in ["3639982210", "Soudeuse 10", "Étiquette de Anna"] {
            assert!(theirs.contains(told), "{told} is missing in {theirs}");
            let ours: serde_json::Value = serde_json::from_str(&ours).unwrap();
            let ours = ours["people"]["record"].to_string();
            assert!(!ours.contains(told), "{told} stayed in {ours}");
        }
        secretary.get(&page).must_be(200).must_show("Dr");
    }

    fn the_stricter_consent_holds_even_when_it_is_older(app: &TestApp) {
        app.app.db.write_now(consent::install).unwrap();
        let (from, into) = (app.person("A", "Moulin", "Alès"), app.person("B", "Moulin", "Alès"));
        let say = |person: &PersonId, kind: Kind| {
            let person = person.clone();
            app.app.db.write_now(move |tx| {
                let evidence = Evidence::themselves();
                consent::record(tx, &person, "newsletter", Channel::Email, kind, &evidence)
            }).unwrap();
            app.clock.advance_ms(1_000);
        };
        say(&from, Kind::Withdrawn);
        say(&into, Kind::Given);
        let (one, other) = (ledger(app, &from), ledger(app, &into));
        let id = merged(app, &from, &into);
        assert_eq!(ledger(app, &into), ["newsletter Email Withdrawn"]);
        undone(app, &id, &into).unwrap();
        assert_eq!((ledger(app, &from), ledger(app, &into)), (one, other));
    }

    fn a_record_merged_further_is_separated_in_turn(app: &TestApp) {
        let people = ["A", "B", "C"].map(|first| app.person(first, "Moulin", "Alès"));
        let [first, second, third] = &people;
        let before = people.each_ref().map(|one| held(&app.app, one));
        let one = merged(app, first, second);
        let two = merged(app, second, third);
        let early = undone(app, &one, third);
        assert!(matches!(early, Err(kernel::Error::Refused("duplicates-refusal-merged-further"))));
        undone(app, &two, third).unwrap();
        undone(app, &one, third).unwrap();
        assert_eq!(people.each_ref().map(|one| held(&app.app, one)), before);
    }

    fn mandates_and_sessions_of_both_go_on(app: &TestApp) {
        let (from, into) = (app.person("A", "Moulin", "Alès"), app.person("B", "Moulin", "Alès"));
        app.mandate(&from, "secretary", "Alès");
        let browser = app.signed_in(&from);
        merged(app, &from, &into);
        browser.get("/office/people").must_be(200);
        app.app.db.read_now(move |tx| {
            let now = tx.now();
            assert!(Office::of(tx, &from, None, now)?.is_none());
            assert!(Office::of(tx, &into, None, now)?.is_some());
            Ok(())
        }).unwrap();
    }

    fn the_old_address_leads_to_the_record_that_stayed(app: &TestApp) {
        let (from, into) = (app.person("A", "Moulin", "Alès"), app.person("B", "Moulin", "Alès"));
        merged(app, &from, &into);
        let old = format!("/office/people/{from}");
        let here = app.secretary("Alès");
        here.get(&old).must_lead_to(&format!("/office/people/{into}"));
        app.secretary("Nîmes").get(&old).must_be(404);
        here.get("/office/people").must_hide("Moulin, A<");
        let page = here.get(&format!("/office/people/{into}")).must_be(200).text();
        assert!(page.contains("Fiche « A Moulin » réunie") || page.contains("A Moulin"), "{page}");
        here.get(&format!("/office/people/{into}/history")).must_show("Réunie avec une autre");
    }

    fn an_erased_person_leaves_no_merge_behind(app: &TestApp) {
        let (from, into) = (app.person("A", "Moulin", "Alès"), app.person("B", "Moulin", "Alès"));
        merged(app, &from, &into);
        let id = into.clone();
        app.app.db.write_now(move |tx| crate::duplicates::store::erase(tx, &id)).unwrap();
        let left: i64 = app.app.db
            .read_now(|tx| tx.one("select count(*) from duplicate_merge", &[])).unwrap();
        assert_eq!(left, 0);
    }
}
