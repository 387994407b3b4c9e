//! Kept files, on both engines.

use super::*;
use crate::db::testing::TestDb;
use crate::time::HOUR_MS;

fn keep(db: &TestDb, content: &'static [&'static [u8]]) -> FileId {
    db.write_now(move |tx| {
        let file = open(tx, tx.now().plus_ms(HOUR_MS))?;
        for (number, part) in (0_i64..).zip(content) {
            add_part(tx, &file, number, part)?;
        }
        Ok(file)
    })
    .unwrap()
}

fn all(db: &TestDb, file: &FileId) -> (Option<i64>, Vec<u8>) {
    let file = file.clone();
    db.read_now(move |tx| {
        let mut content = Vec::new();
        for number in 0_i64.. {
            match part(tx, &file, number)? {
                Some(part) => content.extend(part),
                None => break,
            }
        }
        Ok((bytes(tx, &file)?, content))
    })
    .unwrap()
}

crate::on_both! {
    fn a_file_comes_back_part_by_part(db: &TestDb) {
        let file = keep(db, &[b"\0\xff", b"", b"abc"]);
        assert_eq!(all(db, &file), (Some(5), b"\0\xffabc".to_vec()));
    }

    fn a_part_is_written_once(db: &TestDb) {
        let file = keep(db, &[b"a"]);
        let twice = file.clone();
        assert!(
            db.write_now(move |tx| add_part(tx, &twice, 0, b"b"))
                .is_err()
        );
        assert_eq!(all(db, &file), (Some(1), b"a".to_vec()));
    }

    fn a_deleted_file_is_gone_with_its_parts(db: &TestDb) {
        let (file, other) = (keep(db, &[b"a"]), keep(db, &[b"b"]));
        let gone = file.clone();
        db.write_now(move |tx| delete(tx, &gone)).unwrap();
        assert_eq!(all(db, &file), (None, Vec::new()));
        assert_eq!(all(db, &other), (Some(1), b"b".to_vec()));
        assert!(
            db.write_now(move |tx| add_part(tx, &file, 1, b"c"))
                .is_err()
        );
    }

    fn files_are_swept_when_their_time_is_over(db: &TestDb) {
        let file = keep(db, &[b"a"]);
        db.clock().advance_ms(HOUR_MS);
        assert_eq!(db.write_now(sweep).unwrap(), 0);
        db.clock().advance_ms(1);
        assert_eq!(db.write_now(sweep).unwrap(), 1);
        assert_eq!(all(db, &file), (None, Vec::new()));
    }
}
