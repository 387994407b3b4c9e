//! Receipts as they are kept: issued, cancelled, read.

mod held;
mod issue;
mod read;
mod settings;

pub(in crate::receipts) use held::HELD;
pub(in crate::receipts) use issue::{
    BodyKept, Run, begin, cancel, close, issue_next, run, set_job, waiting_first,
};
pub(in crate::receipts) use read::{
    FileRow, Kept, Receipt, Totals, ceilings, demo_people, demo_treasurer, file_rows,
    kept_collectors, mine, one, one_of_mine, overtaken, printable, receipts, run_printed, runs,
    to_post, totals,
};
pub(in crate::receipts) use settings::{
    Columns, add_columns, all_columns, columns_on, set_object, setting,
};
