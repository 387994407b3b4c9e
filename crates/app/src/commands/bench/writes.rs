//! Short durable transactions from many clients at once, like signatures.

use std::time::Duration;

use kernel::db::{Db, Place};
use kernel::time::{Clock, Stopwatch};
use kernel::{Error, Result};

use crate::commands::bench::places::Places;
use crate::commands::bench::report::{Figure, Report, ms, percent, percentile, rate};
use crate::commands::bench::store;

/// Clients that write at once through our layer.
const CLIENTS: usize = 64;
/// Connections of the bare PostgreSQL, as many as our layer writes with.
const LINKS: usize = 8;

/// Measures `count` transactions on both sides.
///
/// # Errors
/// A fault from a database.
pub(super) fn measure(places: &Places, count: usize, report: &mut Report) -> Result<()> {
    places.db.migrate(&[store::TABLES])?;
    Db::open(&places.bare, &Clock::machine())?.migrate(&[store::TABLES])?;
    let ids: Vec<(String, String)> = (0..count).map(identifiers).collect();
    let watch = Stopwatch::start();
    let mut waits = ours(&places.db, &ids)?;
    let took = watch.elapsed();
    let watch = Stopwatch::start();
    bare(&places.bare, &ids)?;
    let bare = rate(count, watch.elapsed());
    let ours = rate(count, took);
    let engine = places.bare.engine();
    report.add(Figure {
        what: format!("durable writes, {CLIENTS} clients"),
        engine,
        ours: format!("{ours}/s"),
        bare: format!("{bare}/s"),
        ratio: percent(ours, bare),
        goal: "≥ 60 %",
    });
    report.add(Figure {
        what: format!("one of them, p99 of {CLIENTS} clients"),
        engine,
        ours: ms(percentile(&mut waits, 99)),
        bare: String::new(),
        ratio: String::new(),
        goal: "",
    });
    Ok(())
}

fn identifiers(number: usize) -> (String, String) {
    // Spread like UUIDv7 of one moment: a common beginning, then chance.
    let spread = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (format!("019ab0c2-7d51-7000-8000-{spread:016x}"), format!("a{number}@example.org"))
}

/// Through our layer; returns how long each write waited for its commit.
fn ours(db: &Db, ids: &[(String, String)]) -> Result<Vec<Duration>> {
    let share = ids.len().div_ceil(CLIENTS).max(1);
    let clients = ids.chunks(share).map(|share| {
        let (db, share) = (db.clone(), share.to_vec());
        std::thread::spawn(move || {
            let mut waits = Vec::with_capacity(share.len());
            for (id, who) in share {
                let watch = Stopwatch::start();
                db.write_now(move |tx| store::sign(tx, &id, &who))?;
                waits.push(watch.elapsed());
            }
            Ok(waits)
        })
    });
    let clients: Vec<_> = clients.collect();
    all(clients).map(|waits| waits.into_iter().flatten().collect())
}

fn bare(place: &Place, ids: &[(String, String)]) -> Result<()> {
    match place {
        Place::Sqlite(file) => store::sign_on_sqlite(file, ids),
        Place::Postgres(url) => {
            let share = ids.len().div_ceil(LINKS).max(1);
            let links = ids.chunks(share).map(|share| {
                let (url, share) = (url.clone(), share.to_vec());
                std::thread::spawn(move || store::sign_on_postgres(&url, &share))
            });
            let links: Vec<_> = links.collect();
            all(links).map(drop)
        }
    }
}

fn all<T>(threads: Vec<std::thread::JoinHandle<Result<T>>>) -> Result<Vec<T>> {
    let broken = |_| Error::fault("a client broke");
    threads.into_iter().map(|thread| thread.join().map_err(broken)?).collect()
}
