//! The days of a row: of birth and death, of joining and leaving.

use values::{Day, Order};

use super::Filling;
use crate::imports::rules::cells::{self, Standing};
use crate::imports::rules::known::Origin;
use crate::imports::rules::problem::What;
use crate::imports::rules::target::Target;

/// How a cell is read as a day.
type ReadDay = fn(&str, Order, Day) -> Result<Option<String>, What>;

impl Filling<'_> {
    fn day(&mut self, target: Target, read: ReadDay) -> Option<String> {
        let cell = self.cells(target).next()?;
        self.day_in(cell, read)
    }

    fn day_in(&mut self, (header, cell): (&str, &str), read: ReadDay) -> Option<String> {
        match read(cell, self.reader.order, self.reader.today) {
            Ok(day) => day,
            Err(what) => {
                self.draft.tell(header, what, cell);
                None
            }
        }
    }

    /// The day of death; today's when a box is ticked and no other column tells the day.
    fn died(&mut self) -> Option<String> {
        let told = self.cells(Target::Died).find(|(_, cell)| values::yes_no(cell).is_err());
        if let Some(cell) = told {
            return self.day_in(cell, cells::fact_day);
        }
        let is_ticked = self.cells(Target::Died).any(|(_, cell)| values::yes_no(cell) == Ok(true));
        is_ticked.then(|| self.reader.today.to_string())
    }

    pub(super) fn days(&mut self) {
        // That program writes whole days: a year alone is a cell that somebody broke.
        let birth_day = match self.reader.mapping.origin {
            Origin::NationBuilder => cells::whole_birth_day,
            _ => cells::birth_day,
        };
        self.draft.person.born_on = self.day(Target::BirthDay, birth_day);
        self.draft.person.died_on = self.died();
        let origin = self.reader.mapping.origin;
        let joined = self.day(Target::Joined, cells::fact_day);
        let left = self.day(Target::Left, cells::fact_day);
        let status = self.cells(Target::Status).next();
        self.standing = status.map(|(_, cell)| cells::standing(cell, origin));
        let member = origin.holds_members();
        let draft = &mut self.draft;
        match self.standing {
            None => {
                draft.member = member && joined.is_none();
                (draft.joined, draft.left) = (joined, left);
            }
            Some(Standing::Member) => {
                draft.member = joined.is_none();
                draft.joined = joined;
            }
            // Nobody wrote when they left: the day they joined gives the right relation.
            Some(Standing::Former) => {
                draft.left = left.or_else(|| joined.clone());
                draft.joined = joined;
            }
            Some(Standing::Other) => {}
        }
    }
}
