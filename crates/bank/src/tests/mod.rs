//! Tests of the files and references of banks.

mod hostile;
mod reading;
mod references;
mod schema;
mod tables;
mod writing;

pub(super) const STATEMENT: &[u8] = include_bytes!("../../testdata/releve-camt053.xml");
pub(super) const STATUS: &[u8] = include_bytes!("../../testdata/pain002.xml");
