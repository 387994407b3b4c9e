//! What a process remembers agrees with the SQL on every snapshot, whoever writes meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::Error;
use kernel::db::{Db, Tx};

use crate::consent::{self, Channel, ELECTRONIC_CONTACT, Evidence, Kind, Way};
use crate::feature::Demo;
use crate::org::{PersonId, Scope, UnitId, UnitMatch, match_unit};
use crate::people;
use crate::segments::rules::{Tree, parse, print};
use crate::segments::store::{Form, Question, ask};
use crate::segments::tests::invented;
use crate::segments::tests::same_people::{PEOPLE, found, invent};
use crate::story;
use crate::testkit::TestApp;

const ROUNDS: usize = 24;
const TREES: usize = 12;

/// Asks each tree both ways on one snapshot; returns how many were answered from memory.
fn compare(tx: &mut Tx<'_>, trees: &[Tree]) -> kernel::Result<usize> {
    let house = Scope::of_the_house(tx)?;
    let mut remembered = 0;
    for name in ["Union", "Gard"] {
        let UnitMatch::One(unit) = match_unit(tx, house.unit(), name)? else { panic!("{name}") };
        let scope = house.narrowed(tx, &unit)?.unwrap();
        for tree in trees {
            let Ok(question) = ask(tx, &scope, tree)? else { continue };
            let facts = question.in_form(Form::Facts);
            let (facts, sets) = (facts.clone(), question.in_form(Form::Sets));
            let text = print(tree);
            assert_eq!(found(tx, &facts)?, found(tx, &sets)?, "{name}: {text}");
            remembered += usize::from(facts.is_remembered(tx)?);
        }
    }
    Ok(remembered)
}

/// Has everything read that these need, and waits until it was.
pub(super) fn warm(db: &Db, trees: &[Tree]) {
    for some in trees.chunks(TREES) {
        let asked = some.to_vec();
        let facts = db.read_now(move |tx| {
            let house = Scope::of_the_house(tx)?;
            for name in ["Union", "Gard", "Alès"] {
                let UnitMatch::One(unit) = match_unit(tx, house.unit(), name)? else { continue };
                let scope = house.narrowed(tx, &unit)?.unwrap();
                for tree in &asked {
                    let Ok(question) = ask(tx, &scope, tree)? else { continue };
                    question.in_form(Form::Facts).is_remembered(tx)?;
                }
                let everybody = ask(tx, &scope, &Tree::All(Vec::new()))?.unwrap();
                everybody.in_form(Form::Facts).reach(tx, i64::MAX)?;
            }
            Ok(Question::memory(tx))
        });
        facts.unwrap().wait();
    }
}

fn compared(db: &Db, trees: &[Tree]) -> usize {
    let trees = trees.to_vec();
    db.read_now(move |tx| compare(tx, &trees)).unwrap()
}

fn trees(seed: u64) -> Vec<Tree> {
    let mut demo = Demo::new(seed, 0);
    let mut trees: Vec<Tree> = (0..TREES).map(|_| invented::tree(&mut demo, 3)).collect();
    for text in ["", "not tag = Relais", "age >= 18 and joined within 3000 days at least 2 times"] {
        trees.push(parse(text).unwrap());
    }
    trees
}

/// Whether nothing of a tree is asked in SQL each time.
fn is_watched(tree: &Tree) -> bool {
    const OF_SQL: [&str; 4] = ["followed", "gave_before", "gave_euros", "former_membership"];
    tree.conditions().iter().all(|condition| !OF_SQL.contains(&condition.criterion.name))
}

/// One of the things that happen to people.
fn happen(tx: &mut Tx<'_>, demo: &mut Demo, units: &[UnitId]) -> kernel::Result<()> {
    let people: Vec<(PersonId,)> = tx.rows("select id from person order by id", &[])?;
    let Some((person,)) = demo.one_of(&people).cloned() else { return Ok(()) };
    let around = invented::around(tx, units)?;
    let sql = match demo.below(12) {
        0 => "delete from person where id = $1",
        1 => "delete from person_tag where person = $1",
        2 => "update person_email set bad = 1 - bad where person = $1",
        3 => "update person set born_on = '1990-11-24' where id = $1",
        4 => "update person set born_on = null, number = '30-1' where id = $1",
        5 => "delete from relation_fact where person = $1",
        6 => "update person_address set commune = '30007' where person = $1",
        7 => {
            return invented::person(tx, demo, &around).map(drop);
        }
        8 => {
            let (id, day) =
                (tx.fresh::<uuid::Uuid>().to_string(), format!("2026-0{}-02", demo.below(9)));
            let sql = "insert into relation_fact (id, person, kind, on_day, source, recorded_at)
                       values ($1, $2, 'joined', $3, 'test', 0) on conflict do nothing";
            return tx.exec(sql, &[&id, &person, &day]).map(drop);
        }
        9 => {
            let kind = *demo.one_of(&Kind::ALL).unwrap();
            let evidence = Evidence::of(Way::Form, "Bulletin");
            let (purpose, channel) = match demo.chance(50) {
                true => ("newsletter", Channel::Email),
                false => (ELECTRONIC_CONTACT, Channel::Any),
            };
            return consent::record(tx, &person, purpose, channel, kind, &evidence).map(drop);
        }
        10 => {
            let unit = demo.one_of(units).unwrap();
            return people::add_belonging(tx, &person, unit, "2026-01-01", None).map(drop);
        }
        _ => "update person_field set value = 'Prof' where person = $1",
    };
    tx.exec(sql, &[&person]).map(drop)
}

/// Some of these, kept or undone; says whether they were kept.
fn write(db: &Db, seed: u64, units: &[UnitId]) -> bool {
    let units = units.to_vec();
    let undone = seed.is_multiple_of(5);
    let written = db.write_now(move |tx| {
        let mut demo = Demo::new(seed, 0);
        for _ in 0..=demo.below(3) {
            happen(tx, &mut demo, &units)?;
        }
        if undone { Err(Error::NotFound) } else { Ok(()) }
    });
    written.is_ok()
}

story! {
    fn what_is_remembered_agrees_with_the_sql_after_every_write(app: &TestApp) {
        let units = ["Alès", "Nîmes", "Sète"].map(|name| app.unit(name));
        invent(app, &mut Demo::new(0xfac7, PEOPLE));
        let other = app.another_process();
        let trees = trees(77);
        let first = trees[TREES].clone();
        let remembered = app.app.db.read_now(move |tx| {
            let scope = Scope::of_the_house(tx)?;
            ask(tx, &scope, &first)?.unwrap().in_form(Form::Facts).is_remembered(tx)
        });
        assert!(!remembered.unwrap(), "the SQL answers first");
        warm(&app.app.db, &trees);
        warm(&other, &trees);
        let answered = 2 * trees.iter().filter(|tree| is_watched(tree)).count();
        for round in 0..ROUNDS {
            let trees = &trees[..if round % 8 == 0 { trees.len() } else { 6 }];
            let ours = compared(&app.app.db, trees);
            let theirs = compared(&other, trees);
            assert_eq!(ours, theirs);
            if round % 8 == 0 {
                assert_eq!(ours, answered, "some were asked in SQL");
            }
            let writer = if round % 2 == 0 { &app.app.db } else { &other };
            let seed = u64::try_from(round).unwrap() + 1;
            assert_eq!(write(writer, seed, &units), !seed.is_multiple_of(5));
        }
    }

    fn nobody_sees_a_mixture_while_others_write(app: &TestApp) {
        let units = ["Alès", "Nîmes", "Sète"].map(|name| app.unit(name));
        invent(app, &mut Demo::new(0xfac8, 40));
        let other = app.another_process();
        let trees = &trees(78)[TREES - 3..];
        warm(&app.app.db, trees);
        let written = Arc::new(AtomicBool::new(false));
        std::thread::scope(|scope| {
            let writers = [(&app.app.db, 1_000), (&other, 2_000)].map(|(db, seed)| {
                let units = &units;
                // Two may touch one person at once: then one of them fails.
                let seeds = seed..seed + 30;
                scope.spawn(move || seeds.filter(|seed| write(db, *seed, units)).count())
            });
            for db in [&app.app.db, &app.app.db, &other] {
                let written = written.clone();
                scope.spawn(move || {
                    while !written.load(Ordering::SeqCst) {
                        compared(db, trees);
                    }
                });
            }
            let ended = writers.map(std::thread::ScopedJoinHandle::join);
            written.store(true, Ordering::SeqCst);
            assert!(ended.into_iter().map(Result::unwrap).sum::<usize>() > 20);
        });
        compared(&app.app.db, trees);
        compared(&other, trees);
    }
}
