//! Believable claims: one to read, one to pay, one paid.

use kernel::Result;
use kernel::db::Tx;

use crate::claims::ClaimId;
use crate::claims::store::{self, Claim, Hand, NewClaim, NewLine, NewOrder};
use crate::feature::Demo;
use crate::org::{self, PersonId};
use crate::people;

/// Sections whose members claim something.
const SECTIONS_MAX: usize = 12;
/// A proof for the demonstration: the smallest PDF that readers open.
const PROOF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>\n%%EOF\n";
/// What was bought: purpose, nature, label, cents.
const BOUGHT: [(&str, &str, &str, i64); 4] = [
    ("Réunion publique d'octobre", "rooms", "Location de la salle des fêtes", 6_000),
    ("Tracts du marché", "print", "Impression de 2 000 tracts", 4_850),
    ("Déplacement au congrès", "travel", "Billet de train", 3_720),
    ("Permanence", "supplies", "Café et gobelets", 1_295),
];

/// Claims in some sections, from people of theirs.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let sections = org::demo_units(tx)?.into_iter().filter(|(_, kind)| kind == "section");
    let reader = Hand { person: None, mandate: String::new(), name: "Colette Vauquelin".into() };
    for (at, (unit, _)) in sections.take(SECTIONS_MAX).enumerate() {
        let all = store::some_people(tx, &unit)?;
        let Some(person) = demo.one_of(&all).cloned() else { continue };
        let Some(what) = BOUGHT.get(at % BOUGHT.len()) else { continue };
        claim(tx, &person, (unit.as_str(), what), at, &reader)?;
    }
    Ok(())
}

fn again(tx: &mut Tx<'_>, person: &PersonId, id: &ClaimId) -> Result<Claim> {
    store::one_of_mine(tx, person, id)?.ok_or(kernel::Error::NotFound)
}

fn claim(
    tx: &mut Tx<'_>,
    person: &PersonId,
    (unit, (purpose, category, label, cents)): (&str, &(&str, &str, &str, i64)),
    at: usize,
    reader: &Hand,
) -> Result<()> {
    let name = people::name_of(tx, person)?.unwrap_or_default();
    let new = NewClaim {
        unit: unit.to_owned(),
        purpose: (*purpose).to_owned(),
        payee_name: name.clone(),
        payee_iban: "FR7630006000011234567890189".to_owned(),
    };
    let own = Hand::own(person, &name);
    let id = match store::create(tx, person, &new, &own) {
        Ok(id) => id,
        Err(kernel::Error::Refused(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    let line = NewLine {
        on_day: tx.now().plus_ms(-9 * kernel::time::DAY_MS).day_text(),
        category: (*category).to_owned(),
        label: (*label).to_owned(),
        cents: *cents,
        file_name: "facture.pdf".to_owned(),
        content: PROOF.to_vec(),
    };
    let claim = again(tx, person, &id)?;
    store::add_line(tx, &claim, &line)?;
    let claim = again(tx, person, &id)?;
    store::file(tx, &claim, &own)?;
    if at.is_multiple_of(3) {
        return Ok(());
    }
    let claim = again(tx, person, &id)?;
    match store::approve(tx, &claim, reader) {
        Ok(()) => {}
        Err(kernel::Error::Refused(_)) => return Ok(()),
        Err(error) => return Err(error),
    }
    let claim = again(tx, person, &id)?;
    if let Some(collector) = claim.collector.filter(|_| at % 3 == 2) {
        let on_day = tx.now().day_text();
        let order = NewOrder { collector, claims: vec![id], is_file: true, on_day };
        store::pay(tx, &order, reader)?;
    }
    Ok(())
}
