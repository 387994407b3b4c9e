//! Files that the platform keeps for a while, in parts, inside the database: one backup holds
//! everything, and every process sees them.

mod store;
#[cfg(test)]
mod tests;

pub use store::{add_part, bytes, delete, open, part, sweep};

crate::id!(
    /// A kept file.
    FileId
);

/// Bytes of one part.
pub const PART_BYTES_MAX: usize = 256 * 1024;
