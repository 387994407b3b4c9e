//! What earlier programs kept, in the database: brought in, read, taken back.

mod bring;
mod leave;
mod payments;
mod read;
mod told;

pub use bring::{bring, identifiers, people_of, settle_links, words_of};
pub use leave::{detach, forget, take_back_some};
pub(super) use leave::{erase, export, merge};
pub use payments::{PaymentsBrought, bring_payments};
pub(super) use read::{facts_of, links_of, memberships_of, payments_of};
pub use told::{Tallies, tallies};

/// Most values bound by one look-up.
const VALUES_MAX: usize = 400;
