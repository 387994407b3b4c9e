//! What features understand of a row.

use super::Filling;
use crate::feature::Said;
use crate::features;
use crate::imports::rules::problem::What;
use crate::imports::rules::target::Target;

impl Filling<'_> {
    /// Reads the columns that features understand.
    pub(super) fn incoming(&mut self) {
        for (place, column) in self.reader.mapping.columns.iter().enumerate() {
            let Target::Incoming(name) = column.target else { continue };
            let cell = self.row.cell(place).trim();
            let known = features::incoming().find(|incoming| incoming.name == name);
            match known.filter(|_| !cell.is_empty()).map(|incoming| (incoming.read)(cell)) {
                None | Some(Said::Nothing) => {}
                Some(Said::Something(said)) => self.draft.incoming.push((name.to_owned(), said)),
                Some(Said::Unclear) => self.draft.tell(&column.header, What::Unclear, cell),
            }
        }
    }
}
