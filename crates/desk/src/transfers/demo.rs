//! Believable transfers for the demonstration.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::transfers::store::{movers, propose_own};

/// Sections of the demonstration from which somebody moves.
const SECTIONS_MAX: i64 = 24;

/// Members of some sections say that they moved to another one.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    const REASONS: [&str; 4] = [
        "J’ai déménagé pour un nouvel emploi.",
        "J’habite cette commune depuis la rentrée.",
        "Je milite déjà avec cette section.",
        "J’étudie sur place depuis octobre.",
    ];
    let sections = movers(tx, SECTIONS_MAX)?;
    for (at, (person, unit)) in sections.iter().enumerate() {
        let next = sections.get((at + 1) % sections.len().max(1));
        let (Some(person), Some((_, to))) = (person, next) else { continue };
        if to != unit {
            let reason = demo.one_of(&REASONS).copied().unwrap_or_default();
            propose_own(tx, person, to, reason)?;
        }
    }
    Ok(())
}
