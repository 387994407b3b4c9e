//! Believable transfers for the demonstration.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::org::Office;
use crate::people;
use crate::transfers::rules::Kind;
use crate::transfers::store::{Hand, NewTransfer, propose, secretaries};

/// Secretaries of the demonstration who propose somebody.
const SECRETARIES_MAX: i64 = 12;

/// Secretaries propose some of their people to other sections.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    const REASONS: [&str; 4] = [
        "Déménagement pour un nouvel emploi.",
        "Vit désormais dans cette commune.",
        "Milite déjà avec cette section.",
        "Étudie sur place depuis la rentrée.",
    ];
    let in_office = secretaries(tx, SECRETARIES_MAX)?;
    let now = tx.now();
    for (at, (secretary, unit, person)) in in_office.iter().enumerate() {
        let next = in_office.get((at + 1) % in_office.len().max(1));
        let Some((_, to, _)) = next.filter(|(_, to, _)| to != unit) else { continue };
        let Some(office) = Office::of(tx, secretary, Some(unit), now)? else { continue };
        let name = people::name_of(tx, secretary)?.unwrap_or_default();
        let hand = Hand { office, name };
        let Some(person) = person else { continue };
        let reason = demo.one_of(&REASONS).copied().unwrap_or_default().to_owned();
        let new = NewTransfer { kind: Kind::Move, to: to.clone(), since_on: None, reason };
        propose(tx, &hand, person, &new)?;
    }
    Ok(())
}
