//! When a look at a record must be written down, and when it needs a reason.

/// What was done with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Its page was opened.
    Opened,
    /// It was changed.
    Changed,
    /// It was taken out in a file.
    Exported,
    /// It was printed.
    Printed,
    /// It was among many that were selected for something.
    Selected,
    /// It came in or was changed by an imported file.
    Imported,
}

impl Act {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Changed => "changed",
            Self::Exported => "exported",
            Self::Printed => "printed",
            Self::Selected => "selected",
            Self::Imported => "imported",
        }
    }

    /// Every act.
    pub const ALL: [Self; 6] = [
        Self::Opened,
        Self::Changed,
        Self::Exported,
        Self::Printed,
        Self::Selected,
        Self::Imported,
    ];

    /// Reads a stored name; an unknown one, of a later version, counts as an opening.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|act| act.name() == name).unwrap_or(Self::Opened)
    }

    /// The text key of what was done, as a noun.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Opened => "access-act-opened",
            Self::Changed => "access-act-changed",
            Self::Exported => "access-act-exported",
            Self::Printed => "access-act-printed",
            Self::Selected => "access-act-selected",
            Self::Imported => "access-act-imported",
        }
    }

    /// The text key of the timeline's sentence, with `name`.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Opened => "access-line-opened",
            Self::Changed => "access-line-changed",
            Self::Exported => "access-line-exported",
            Self::Printed => "access-line-printed",
            Self::Selected => "access-line-selected",
            Self::Imported => "access-line-imported",
        }
    }
}

/// Fewest characters of a reason that somebody must give.
pub const REASON_CHARS_MIN: usize = 5;

/// Whoever looks after the server and works on its command line: name in English and in French,
/// and in whose place they stand, in French and in English.
pub const MACHINE: (&str, &str, (&str, &str)) = (
    "The server’s administrator",
    "L’administration du serveur",
    ("en ligne de commande", "from the command line"),
);

/// Whether opening a record asks for a reason: the officers of the unit that keeps it look
/// after it, anybody above must say why.
#[must_use]
pub fn reason_needed(mandate_unit: &str, home_unit: &str) -> bool {
    mandate_unit != home_unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_unit_that_keeps_the_record_needs_no_reason() {
        assert!(!reason_needed("ales", "ales"));
        assert!(reason_needed("gard", "ales"));
    }

    #[test]
    fn an_act_is_stored_by_name() {
        assert!(Act::ALL.into_iter().all(|act| Act::parse(act.name()) == act));
        assert_eq!(Act::parse("unheard-of"), Act::Opened);
    }
}
