//! Rows put aside without knowing their table, and brought back.

use super::shelf;
use crate::db::testing::TestDb;

crate::on_both! {
    using shelf;

    fn a_row_put_aside_comes_back_as_it_was(db: &TestDb) {
        db.write_now(|tx| {
            tx.exec("insert into counter (name, value) values ('a', 7)", &[])?;
            assert_eq!(tx.columns_of("counter")?, ["name", "value"]);
            assert_eq!(tx.key_of("counter")?, ["name"]);
            let rows = tx.rows_aside("counter", "name", "a", 10)?;
            assert_eq!(rows.len(), 1);
            tx.take_away("counter", &rows[0])?;
            assert!(tx.rows_aside("counter", "name", "a", 10)?.is_empty());
            tx.put_back("counter", &rows[0])?;
            tx.exec("update counter set value = 8", &[])?;
            tx.put_back("counter", &rows[0])?;
            assert_eq!(tx.rows_aside("counter", "name", "a", 10)?, rows);
            Ok(())
        })
        .unwrap();
    }

    fn bytes_are_refused_rather_than_lost(db: &TestDb) {
        let refused = db.write_now(|tx| {
            tx.exec("insert into box (id, content) values ('c', $1)", &[&vec![1_u8]])?;
            tx.rows_aside("box", "id", "c", 10)
        });
        assert!(refused.is_err());
    }

    fn a_row_with_nothing_in_a_cell_comes_back(db: &TestDb) {
        db.write_now(|tx| {
            tx.exec("insert into box (id, number) values ('b', null)", &[])?;
            let rows = tx.rows_aside("box", "id", "b", 10)?;
            tx.take_away("box", &rows[0])?;
            tx.put_back("box", &rows[0])?;
            assert_eq!(tx.rows_aside("box", "id", "b", 10)?, rows);
            Ok(())
        })
        .unwrap();
    }
}
