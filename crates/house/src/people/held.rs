//! How records leave with their person, are erased and merged.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Held;
use crate::org::PersonId;
use crate::people::store;

/// What this room holds on people.
pub(super) const HELD: Held = Held {
    tables: &[
        "person",
        "person_scope",
        "belonging",
        "person_email",
        "person_phone",
        "person_address",
        "person_field",
        "person_tag",
        "person_note",
        "person_task",
        "relation_fact",
        "person_version",
        "person_merged",
    ],
    export: store::exported,
    erase,
    retention: "people-retention",
    merge: store::merge,
};

fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    store::leave(tx, person)?;
    store::remove(tx, person)
}
