//! `bench`: to be written.
use crate::commands::Done;

/// Options of `bench`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {}

/// Measures.
pub(super) fn bench(_options: &Options) -> Done {
    Ok(())
}
