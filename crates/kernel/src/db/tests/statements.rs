//! Statements: what goes in, what comes out, what is a fault.

use super::{add_box, boxes, shelf};
use crate::db::testing::TestDb;
use crate::db::{Cell, marks, row_marks};
use crate::error::{Error, Result};
use crate::time::Moment;

crate::row! {
    /// A box as the stories read it.
    #[derive(Debug, PartialEq)]
    struct Box {
        id: String,
        number: Option<i64>,
        weight: Option<f64>,
        content: Option<Vec<u8>>,
        note: Option<String>,
    }
}

const ALL: &str = "select id, number, weight, content, note from box order by id";

fn kept(given: Box, db: &TestDb) -> Box {
    db.write_now(move |tx| {
        tx.exec(
            "insert into box (id, number, weight, content, note) values ($1, $2, $3, $4, $5)",
            &[&given.id, &given.number, &given.weight, &given.content, &given.note],
        )
    })
    .unwrap();
    db.read_now(|tx| tx.row(ALL, &[])).unwrap().unwrap()
}

fn full(number: i64, weight: f64, content: &[u8], note: &str) -> Box {
    Box {
        id: "a".to_owned(),
        number: Some(number),
        weight: Some(weight),
        content: Some(content.to_vec()),
        note: Some(note.to_owned()),
    }
}

crate::on_both! {
    using shelf;

    fn the_greatest_values_come_back(db: &TestDb) {
        let every_byte: Vec<u8> = (0..=255).collect();
        let given = || {
            full(
                i64::MAX,
                f64::MAX,
                &every_byte,
                "Œuvre d’été 🧺 \u{202f}!\n'\"$1",
            )
        };
        assert_eq!(kept(given(), db), given());
    }

    fn the_least_values_come_back(db: &TestDb) {
        let given = || full(i64::MIN, -f64::MIN_POSITIVE, &[], "");
        assert_eq!(kept(given(), db), given());
    }

    fn nothing_comes_back_as_nothing(db: &TestDb) {
        let given = || Box {
            id: "é".to_owned(),
            number: None,
            weight: None,
            content: None,
            note: None,
        };
        assert_eq!(kept(given(), db), given());
    }

    fn nothing_is_not_read_as_a_value(db: &TestDb) {
        db.write_now(|tx| add_box(tx, "a")).unwrap();
        let read = db.read_now(|tx| tx.one::<i64>("select number from box", &[]));
        assert!(matches!(read, Err(Error::Fault(_))));
        let read = db.read_now(|tx| tx.one::<i64>("select id from box", &[]));
        assert!(matches!(read, Err(Error::Fault(_))));
    }

    fn marks_are_bound_by_their_number(db: &TestDb) {
        db.write_now(|tx| {
            add_box(tx, "a")?;
            tx.exec(
                "update box set note = $2, number = $3 where id = $1",
                &[&"a", &"new", &7_i64],
            )?;
            tx.exec(
                "update box set weight = $3 where note = $2 and id = $1",
                &[&"a", &"new", &1.5],
            )
        })
        .unwrap();
        let read = db.read_now(|tx| tx.row::<Box>(ALL, &[])).unwrap().unwrap();
        assert_eq!(
            (read.note.as_deref(), read.number, read.weight),
            (Some("new"), Some(7), Some(1.5))
        );
    }

    fn a_mark_may_stand_twice(db: &TestDb) {
        db.write_now(|tx| {
            add_box(tx, "a")?;
            tx.exec("update box set note = $1 where id = $1", &[&"a"])
        })
        .unwrap();
        let sql = "select count(*) from box where note = $2 and id = $1 and note = $2";
        let count: i64 = db.read_now(move |tx| tx.one(sql, &[&"a", &"a"])).unwrap();
        assert_eq!(count, 1);
    }

    fn a_missing_or_needless_value_is_a_fault(db: &TestDb) {
        let few = db.write_now(|tx| tx.exec("insert into box (id, note) values ($1, $2)", &[&"a"]));
        assert!(matches!(few, Err(Error::Fault(_))));
        let many = db
            .read_now(|tx| tx.rows::<(String,)>("select id from box where id = $1", &[&"a", &"b"]));
        assert!(matches!(many, Err(Error::Fault(_))));
        assert_eq!(boxes(db), 0);
    }

    fn what_one_engine_cannot_hold_neither_takes(db: &TestDb) {
        let zero = db.write_now(|tx| add_box(tx, "a\0b"));
        assert!(matches!(zero, Err(Error::Fault(_))));
        let nan = db.write_now(|tx| {
            tx.exec(
                "insert into box (id, weight) values ($1, $2)",
                &[&"a", &f64::NAN],
            )
        });
        assert!(matches!(nan, Err(Error::Fault(_))));
    }

    fn a_duplicate_key_is_a_fault_and_keeps_nothing(db: &TestDb) {
        db.write_now(|tx| add_box(tx, "a")).unwrap();
        let again = db.write_now(|tx| {
            add_box(tx, "b")?;
            add_box(tx, "a")
        });
        assert!(matches!(again, Err(Error::Fault(_))));
        assert_eq!(boxes(db), 1);
    }

    fn a_conflict_is_told_by_the_count(db: &TestDb) {
        let counts = db.write_now(|tx| {
            let sql = "insert into box (id) values ($1), ($2) on conflict do nothing";
            Ok((
                tx.exec(sql, &[&"a", &"b"])?,
                tx.exec(sql, &[&"b", &"c"])?,
                tx.exec(sql, &[&"a", &"c"])?,
            ))
        });
        assert_eq!(counts.unwrap(), (2, 1, 0));
    }

    fn a_conflict_may_update(db: &TestDb) {
        let value: i64 = db
            .write_now(|tx| {
                let sql = "insert into counter (name, value) values ($1, $2)
                       on conflict (name) do update set value = counter.value + excluded.value";
                tx.exec(sql, &[&"a", &2_i64])?;
                tx.exec(sql, &[&"a", &3_i64])?;
                tx.one("select value from counter where name = $1", &[&"a"])
            })
            .unwrap();
        assert_eq!(value, 5);
    }

    fn written_rows_are_returned(db: &TestDb) {
        let rows: Vec<(String, Option<i64>)> = db
            .write_now(|tx| {
                tx.exec(
                    &format!("insert into box (id) values {}", row_marks(3, 1)),
                    &[&"a", &"b", &"c"],
                )?;
                tx.rows(
                    "update box set number = 4 where id < $1 returning id, number",
                    &[&"c"],
                )
            })
            .unwrap();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|(_, number)| *number == Some(4)));
        assert_eq!(marks(2, 3), "$2, $3, $4");
    }

    fn sums_and_means_are_cast(db: &TestDb) {
        let (sum, none, mean): (i64, Option<i64>, f64) = db
            .write_now(|tx| {
                tx.exec(
                    "insert into box (id, number) values ($1, $2), ($3, $2)",
                    &[&"a", &(1_i64 << 61), &"b"],
                )?;
                let row = tx.row(
                    "select cast(sum(number) as bigint), cast(sum(weight) as bigint),
                    cast(avg(number) as double precision) from box",
                    &[],
                )?;
                row.ok_or(Error::NotFound)
            })
            .unwrap();
        assert_eq!((sum, none), (1 << 62, None));
        assert!((mean / 2_f64.powi(61) - 1.0).abs() < 1e-9);
    }

    fn questions_are_answered_by_booleans(db: &TestDb) {
        db.write_now(|tx| add_box(tx, "a")).unwrap();
        let (is, is_not): (bool, bool) = db
            .read_now(|tx| {
                let sql = "select exists (select 1 from box where id = $1), 2 < 1";
                tx.row(sql, &[&"a"])?.ok_or(Error::NotFound)
            })
            .unwrap();
        assert!(is && !is_not);
    }

    fn the_common_words_mean_the_same(db: &TestDb) {
        let asked: (i64, String, i64, i64, bool, i64) = db
            .write_now(|tx| {
                let sql = "insert into box (id, number) values ('a', 7), ('b', 9), ('c', null)";
                tx.exec(sql, &[])?;
                let sql = "with ranked as (
                        select id, number, row_number() over (order by number desc, id) as rank
                        from box where number is not null)
                    select cast(7 / 2 as bigint), coalesce(cast($1 as text), 'none'), rank,
                        case when number > $2 then 1 else 0 end, (id, number) = ('b', 9),
                        (select count(*) from box)
                    from ranked where (id, number) > ('a', 8) limit 1 offset 0";
                tx.row(sql, &[&None::<String>, &8_i64])?
                    .ok_or(Error::NotFound)
            })
            .unwrap();
        assert_eq!(asked, (3, "none".to_owned(), 1, 1, true, 3));
    }

    fn text_is_ordered_by_its_bytes(db: &TestDb) {
        let given = [
            "é", "e", "E", "œ", "z", "Z", "9", "10", "a b", "ab", "a-b", "É", "_", "zé",
        ];
        let ids: Vec<(String,)> = db
            .write_now(move |tx| {
                for id in given {
                    add_box(tx, id)?;
                }
                tx.rows("select id from box order by id", &[])
            })
            .unwrap();
        let mut sorted = given;
        sorted.sort_unstable();
        assert_eq!(ids.into_iter().map(|(id,)| id).collect::<Vec<_>>(), sorted);
        let after: i64 = db
            .read_now(|tx| tx.one("select count(*) from box where id > $1", &[&"a"]))
            .unwrap();
        assert_eq!(
            after,
            i64::try_from(given.iter().filter(|id| **id > "a").count()).unwrap()
        );
    }

    fn rows_may_be_taken_one_by_one_and_left(db: &TestDb) {
        let seen = db
            .write_now(|tx| {
                for number in 0..300_i64 {
                    tx.exec(
                        "insert into box (id, number) values ($1, $2)",
                        &[&format!("{number:03}"), &number],
                    )?;
                }
                let mut seen = 0;
                let left = tx.each(
                    "select number from box order by id",
                    &[],
                    |(number,): (i64,)| {
                        seen += 1;
                        if number == 9 {
                            Err(Error::Stale)
                        } else {
                            Ok(())
                        }
                    },
                );
                assert!(matches!(left, Err(Error::Stale)));
                // Leaving early is no fault: the transaction goes on.
                add_box(tx, "after")?;
                Ok(seen)
            })
            .unwrap();
        assert_eq!((seen, boxes(db)), (10, 301));
    }

    fn many_rows_are_loaded_at_once(db: &TestDb) {
        let loaded = db.write_now(|tx| {
            let rows = (0..2_500_i64).map(|number| -> Result<Vec<Cell>> {
                Ok(vec![
                    Cell::Text(format!("é{number}")),
                    Cell::Int(number),
                    if number % 2 == 0 {
                        Cell::Null
                    } else {
                        Cell::Real(0.5)
                    },
                    Cell::Bytes(vec![0, 255]),
                ])
            });
            tx.load("box", &["id", "number", "weight", "content"], rows)
        });
        assert_eq!(loaded.unwrap(), 2_500);
        let (sum, halves): (i64, i64) = db
            .read_now(|tx| {
                let sql =
                    "select cast(sum(number) as bigint), count(weight) from box where note is null";
                tx.row(sql, &[])?.ok_or(Error::NotFound)
            })
            .unwrap();
        assert_eq!((sum, halves), (2_499 * 1_250, 1_250));
    }

    fn a_load_that_breaks_keeps_nothing(db: &TestDb) {
        let text = |text: &str| Ok(vec![Cell::Text(text.to_owned())]);
        let broken = db.write_now(move |tx| {
            tx.load("box", &["id"], [text("a"), Err(Error::Stale), text("b")])
        });
        assert!(matches!(broken, Err(Error::Stale)), "{broken:?}");
        let twice = db.write_now(move |tx| tx.load("box", &["id"], [text("a"), text("a")]));
        assert!(matches!(twice, Err(Error::Fault(_))), "{twice:?}");
        let ragged = db.write_now(move |tx| tx.load("box", &["id", "note"], [text("a")]));
        assert!(matches!(ragged, Err(Error::Fault(_))), "{ragged:?}");
        assert_eq!(boxes(db), 0);
        db.write_now(|tx| add_box(tx, "a")).unwrap();
    }

    fn a_statement_is_understood_or_quoted(db: &TestDb) {
        db.read_now(|tx| tx.understands("select id from box where number > $1"))
            .unwrap();
        let error = db
            .read_now(|tx| tx.understands("select nothing from box"))
            .unwrap_err();
        assert!(
            error.to_string().contains("select nothing from box"),
            "{error}"
        );
    }

    fn a_reading_transaction_cannot_write(db: &TestDb) {
        assert!(db.read_now(|tx| add_box(tx, "a")).is_err());
        assert_eq!(boxes(db), 0);
    }

    fn a_transaction_has_one_moment(db: &TestDb) {
        let clock = db.clock().clone();
        let moments: (Moment, Moment) = db
            .write_now(move |tx| {
                let before = tx.now();
                clock.advance_ms(5);
                Ok((before, tx.now()))
            })
            .unwrap();
        assert_eq!(moments.0, moments.1);
    }
}
