//! The demonstration leaves this year's receipts to be issued: that is what there is to try.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::ledger;
use crate::receipts::store;

/// Says what every collector is for, so that its receipts can be issued.
pub(super) fn demo(tx: &mut Tx<'_>, _demo: &mut Demo) -> Result<()> {
    for collector in ledger::collectors(tx)? {
        let said = ("Faire vivre l’entraide dans les quartiers", "Organisme d’intérêt général");
        store::set_object(tx, &collector.id, said, "Maillage")?;
    }
    Ok(())
}
