//! The promises of the data layer, told as stories and run on both engines.

mod aside;
mod changes;
mod copies;
mod kill;
mod links;
mod schema;
mod search;
mod statements;
mod writes;

use crate::db::testing::{Engine, TestDb, standing_clock};
use crate::db::{Migration, Tx};
use crate::error::Result;

/// Tables with every kind of column, for these stories only.
pub(super) const SHELF: &[Migration] = &[Migration {
    name: "shelf/001-tables",
    sql: "create table box (
    id text primary key,
    number bigint,
    weight double precision,
    content bytea,
    note text
);
create table thing (
    id text primary key,
    box text not null references box (id),
    inside text references thing (id),
    kind text not null,
    unique (box, kind)
);
create index thing_inside on thing (inside);
create table counter (
    name text primary key,
    value bigint not null
);
-- search index shelf_search
",
}];

/// A database with the shelf.
pub(super) fn shelf(engine: Engine) -> Option<TestDb> {
    engine.open(&standing_clock(), SHELF)
}

/// Puts a box with only a name on the shelf.
pub(super) fn add_box(tx: &mut Tx<'_>, id: &str) -> Result<u64> {
    tx.exec("insert into box (id) values ($1)", &[&id])
}

/// How many boxes there are.
pub(super) fn boxes(db: &TestDb) -> i64 {
    db.read_now(|tx| tx.one("select count(*) from box", &[])).unwrap()
}
