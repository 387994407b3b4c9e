//! A process killed while it writes: what it acknowledged is there, and nothing by halves.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use super::{add_box, shelf};
use crate::db::testing::{Engine, TestDb};
use crate::db::{Db, Place};
use crate::time::Clock;

/// Tells the child where to write; set by the parent only.
const PLACE: &str = "MAILLAGE_TEST_KILLED_WRITER";
/// Tells rounds apart, so that identifiers are new in each.
const ROUND: &str = "MAILLAGE_TEST_KILLED_ROUND";
const WRITERS: usize = 8;

/// Not a test of its own: what the parent starts and kills. Alone, it does nothing.
#[test]
#[expect(clippy::disallowed_methods, reason = "the parent speaks to its child")]
fn killed_writer() {
    let (Ok(url), Ok(round)) = (std::env::var(PLACE), std::env::var(ROUND)) else {
        return;
    };
    let db = Db::open(&Place::parse(&url).unwrap(), &Clock::machine()).unwrap();
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (db, round) = (&db, &round);
            scope.spawn(move || {
                for number in 0_u64.. {
                    let id = format!("{round}-{writer}-{number}");
                    let told = id.clone();
                    db.write_now(move |tx| {
                        add_box(tx, &id)?;
                        let sql = "insert into thing (id, box, kind) values ($1, $1, 'k')";
                        tx.exec(sql, &[&id])
                    })
                    .unwrap();
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "kept {told}").unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}

/// Lets a child acknowledge `enough` writes, kills it, and gives back all it acknowledged.
fn write_until_killed(url: &str, round: usize, enough: usize) -> BTreeSet<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "db::tests::kill::killed_writer", "--nocapture"])
        .env(PLACE, url)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut kept = BTreeSet::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        // The last line may be cut in two by the kill: then it was not told.
        let Ok(line) = line else { break };
        if let Some((_, id)) = line.split_once("kept ") {
            kept.insert(id.to_owned());
        }
        if kept.len() == enough {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    kept
}

fn kill_again_and_again(db: &TestDb, url: &str, rounds: usize) {
    let mut all = BTreeSet::new();
    for round in 0..rounds {
        let enough = 1 + round * 37;
        let kept = write_until_killed(url, round, enough);
        assert!(kept.len() >= enough, "{} of {enough}", kept.len());
        all.extend(kept);
        // Both on one snapshot: a server may still finish a commit it was sent before the kill.
        let (there, halves) = db
            .open_again()
            .read_now(|tx| {
                let sql = "select box.id, thing.id from box left join thing on thing.box = box.id";
                let rows: Vec<(String, Option<String>)> = tx.rows(sql, &[])?;
                let halves = rows.iter().filter(|(_, thing)| thing.is_none()).count();
                let there: BTreeSet<String> = rows.into_iter().map(|(id, _)| id).collect();
                Ok((there, halves))
            })
            .unwrap();
        let lost: Vec<&String> = all.difference(&there).collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        assert_eq!(halves, 0, "a half write in round {round}");
    }
}

#[test]
fn a_killed_process_loses_nothing_on_sqlite() {
    let db = shelf(Engine::Sqlite).unwrap();
    let Place::Sqlite(file) = db.place() else { panic!("{:?}", db.place()) };
    kill_again_and_again(&db, &format!("sqlite:{}", file.display()), 10);
}

#[test]
fn a_killed_process_loses_nothing_on_postgres() {
    let Some(db) = shelf(Engine::Postgres) else {
        return;
    };
    let Place::Postgres(url) = db.place() else { panic!("{:?}", db.place()) };
    kill_again_and_again(&db, url, 4);
}
