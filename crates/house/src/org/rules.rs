//! Who may do what, where and until when: pure decisions about units, roles and mandates.

use std::collections::BTreeSet;

/// Something that a role lets its holder do in a unit and below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// See counts and sums of the unit and below, no names.
    Totals,
    /// Find people and open their records.
    ReadPeople,
    /// Add and change records, notes, tags, tasks.
    WritePeople,
    /// Bring files of people in.
    Import,
    /// Take lists of people out.
    Export,
    /// Answer people's requests about their data.
    AnswerRequests,
    /// Keep dues, payments and slips.
    Treasury,
    /// Change the tree of units and what they claim.
    ManageUnits,
    /// Record mandates and roles.
    ManageMandates,
    /// Put pages, petitions and events of the unit in the open.
    Publish,
    /// Change the organisation's name, colours and fields.
    Settings,
    /// Look after the machine: queue, mails, back-ups.
    Upkeep,
}

impl Right {
    /// Every right, in the order in which pages list them.
    pub const ALL: [Self; 12] = [
        Self::Totals,
        Self::ReadPeople,
        Self::WritePeople,
        Self::Import,
        Self::Export,
        Self::AnswerRequests,
        Self::Treasury,
        Self::ManageUnits,
        Self::ManageMandates,
        Self::Publish,
        Self::Settings,
        Self::Upkeep,
    ];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Totals => "totals",
            Self::ReadPeople => "read-people",
            Self::WritePeople => "write-people",
            Self::Import => "import",
            Self::Export => "export",
            Self::AnswerRequests => "answer-requests",
            Self::Treasury => "treasury",
            Self::ManageUnits => "manage-units",
            Self::ManageMandates => "manage-mandates",
            Self::Publish => "publish",
            Self::Settings => "settings",
            Self::Upkeep => "upkeep",
        }
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Totals => "org-right-totals",
            Self::ReadPeople => "org-right-read-people",
            Self::WritePeople => "org-right-write-people",
            Self::Import => "org-right-import",
            Self::Export => "org-right-export",
            Self::AnswerRequests => "org-right-answer-requests",
            Self::Treasury => "org-right-treasury",
            Self::ManageUnits => "org-right-manage-units",
            Self::ManageMandates => "org-right-manage-mandates",
            Self::Publish => "org-right-publish",
            Self::Settings => "org-right-settings",
            Self::Upkeep => "org-right-upkeep",
        }
    }
}

/// A set of rights.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights(BTreeSet<Right>);

impl Rights {
    /// These rights.
    #[must_use]
    pub fn of(rights: &[Right]) -> Self {
        Self(rights.iter().copied().collect())
    }

    /// Reads names separated by spaces; unknown ones, of another version, are left out.
    #[must_use]
    pub fn parse(names: &str) -> Self {
        let known = |name: &str| Right::ALL.into_iter().find(|right| right.name() == name);
        Self(names.split_whitespace().filter_map(known).collect())
    }

    /// The names separated by spaces, as stored.
    #[must_use]
    pub fn stored(&self) -> String {
        self.0.iter().map(|right| right.name()).collect::<Vec<_>>().join(" ")
    }

    /// Whether this right is among them.
    #[must_use]
    pub fn has(&self, right: Right) -> bool {
        self.0.contains(&right)
    }

    /// The rights that both sets hold: what a delegation can give.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).copied().collect())
    }

    /// The rights of either set: what several mandates give together.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).copied().collect())
    }

    /// Whether every right of `other` is among them.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.0.is_subset(&self.0)
    }

    /// The rights, in order.
    pub fn iter(&self) -> impl Iterator<Item = Right> + '_ {
        self.0.iter().copied()
    }
}

/// Whether a mandate gives anything on a day (ISO text): from its first to its last day.
#[must_use]
pub fn is_in_force(starts_on: &str, ends_on: Option<&str>, today: &str) -> bool {
    starts_on <= today && ends_on.is_none_or(|last| today <= last)
}

/// Why the organisation's rules say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody records a mandate for themselves.
    OwnMandate,
    /// The role or the delegation gives rights that its giver does not hold.
    MoreRightsThanHeld,
    /// A delegation gives no right at all.
    NoRight,
    /// A delegated mandate cannot be delegated again.
    DelegatedAgain,
    /// A delegation needs a last day, not after the last day of the mandate it comes from.
    DelegationOutlasts,
    /// The last day comes before the first.
    EndsBeforeStart,
    /// The mandate is already over.
    AlreadyEnded,
    /// The role is no longer given.
    RoleRetired,
    /// The unit still has people.
    UnitHasPeople,
    /// The unit still has units below it.
    UnitHasUnits,
    /// A unit cannot be moved under itself.
    UnitUnderItself,
    /// The organisation itself is neither moved nor closed.
    UnitIsTheOrganisation,
}

impl Refusal {
    /// The text key of the sentence that explains it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::OwnMandate => "org-refusal-own-mandate",
            Self::MoreRightsThanHeld => "org-refusal-more-rights-than-held",
            Self::NoRight => "org-refusal-no-right",
            Self::DelegatedAgain => "org-refusal-delegated-again",
            Self::DelegationOutlasts => "org-refusal-delegation-outlasts",
            Self::EndsBeforeStart => "org-refusal-ends-before-start",
            Self::AlreadyEnded => "org-refusal-already-ended",
            Self::RoleRetired => "org-refusal-role-retired",
            Self::UnitHasPeople => "org-refusal-unit-has-people",
            Self::UnitHasUnits => "org-refusal-unit-has-units",
            Self::UnitUnderItself => "org-refusal-unit-under-itself",
            Self::UnitIsTheOrganisation => "org-refusal-unit-is-the-organisation",
        }
    }
}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.key())
    }
}

/// Whether somebody who holds `held` may record, for another person, a role that gives `given`.
/// The treasury is the exception: whoever records mandates names the treasurer that an assembly
/// elected, and does not thereby reach the money.
///
/// # Errors
/// [`Refusal::OwnMandate`], [`Refusal::MoreRightsThanHeld`], [`Refusal::EndsBeforeStart`].
pub fn may_record(
    is_own: bool,
    held: &Rights,
    given: &Rights,
    starts_on: &str,
    ends_on: Option<&str>,
) -> Result<(), Refusal> {
    if is_own {
        return Err(Refusal::OwnMandate);
    }
    if ends_on.is_some_and(|last| last < starts_on) {
        return Err(Refusal::EndsBeforeStart);
    }
    let may_give = held.or(&Rights::of(&[Right::Treasury]));
    if may_give.covers(given) { Ok(()) } else { Err(Refusal::MoreRightsThanHeld) }
}

/// Whether the holder of a mandate may give `asked` to another person until `ends_on`.
///
/// # Errors
/// The [`Refusal`] that says why not.
pub fn may_delegate(
    is_own: bool,
    is_delegated: bool,
    held: &Rights,
    mandate_ends_on: Option<&str>,
    asked: &Rights,
    ends_on: &str,
    today: &str,
) -> Result<(), Refusal> {
    if is_own {
        return Err(Refusal::OwnMandate);
    }
    if is_delegated {
        return Err(Refusal::DelegatedAgain);
    }
    if *asked == Rights::default() {
        return Err(Refusal::NoRight);
    }
    if !held.covers(asked) {
        return Err(Refusal::MoreRightsThanHeld);
    }
    if ends_on < today {
        return Err(Refusal::EndsBeforeStart);
    }
    if mandate_ends_on.is_some_and(|last| last < ends_on) {
        return Err(Refusal::DelegationOutlasts);
    }
    Ok(())
}

/// A unit's name without what does not tell it from others: kind words, articles, accents.
/// «Section de Bagnols-sur-Cèze», «Sect. Bagnols-sur-Cèze» and «BAGNOLS SUR CEZE» agree.
#[must_use]
pub fn unit_key(name: &str) -> String {
    const KINDS: [&str; 10] = [
        "section",
        "sections",
        "sect",
        "federation",
        "fede",
        "fed",
        "comite",
        "cellule",
        "groupe",
        "union",
    ];
    const LINKS: [&str; 8] = ["de", "du", "des", "d", "locale", "departementale", "l", "la"];
    let folded = values::names::fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    let kind = words.first().is_some_and(|word| KINDS.contains(word));
    if kind && words.len() > 1 {
        words.remove(0);
        while words.len() > 1 && words.first().is_some_and(|word| LINKS.contains(word)) {
            words.remove(0);
        }
    }
    words.join(" ")
}

/// Who speaks in a mail: a unit and its organisation, told once when they are one.
#[must_use]
pub fn signed(unit: &str, organisation: &str) -> String {
    match unit.is_empty() || unit == organisation {
        true => organisation.to_owned(),
        false => format!("{unit}, {organisation}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_signed_once() {
        assert_eq!(signed("Alès", "Union"), "Alès, Union");
        assert_eq!(signed("Union", "Union"), "Union");
        assert_eq!(signed("", "Union"), "Union");
    }

    #[test]
    fn a_mandate_gives_rights_from_its_first_to_its_last_day() {
        assert!(!is_in_force("2026-01-10", Some("2026-12-31"), "2026-01-09"));
        assert!(is_in_force("2026-01-10", Some("2026-12-31"), "2026-01-10"));
        assert!(is_in_force("2026-01-10", Some("2026-12-31"), "2026-12-31"));
        assert!(!is_in_force("2026-01-10", Some("2026-12-31"), "2027-01-01"));
        assert!(is_in_force("2026-01-10", None, "2036-01-01"));
    }

    #[test]
    fn a_delegation_never_gives_more_than_its_giver_has() {
        let giver = Rights::of(&[Right::ReadPeople, Right::Export]);
        let asked = Rights::of(&[Right::ReadPeople, Right::Settings]);
        assert_eq!(giver.and(&asked), Rights::of(&[Right::ReadPeople]));
        assert!(!giver.covers(&asked));
    }

    #[test]
    fn the_rules_of_giving_are_named() {
        let held = Rights::of(&[Right::ReadPeople, Right::ManageMandates]);
        let treasurer = Rights::of(&[Right::ReadPeople, Right::Treasury]);
        let day = "2026-11-24";
        assert_eq!(may_record(false, &held, &treasurer, day, None), Ok(()));
        assert_eq!(may_record(true, &held, &treasurer, day, None), Err(Refusal::OwnMandate));
        let all = Rights::of(&Right::ALL);
        assert_eq!(may_record(false, &held, &all, day, None), Err(Refusal::MoreRightsThanHeld));
        let early = Some("2026-11-23");
        let refusal = may_record(false, &held, &treasurer, day, early);
        assert_eq!(refusal, Err(Refusal::EndsBeforeStart));
    }

    #[test]
    fn the_rules_of_delegation_are_named() {
        let held = Rights::of(&[Right::ReadPeople, Right::Export]);
        let some = Rights::of(&[Right::Export]);
        let (today, last) = ("2026-11-24", Some("2026-12-31"));
        let ask = |own, again, asked: &Rights, until| {
            may_delegate(own, again, &held, last, asked, until, today)
        };
        assert_eq!(ask(false, false, &some, "2026-12-31"), Ok(()));
        assert_eq!(ask(true, false, &some, "2026-12-31"), Err(Refusal::OwnMandate));
        assert_eq!(ask(false, true, &some, "2026-12-31"), Err(Refusal::DelegatedAgain));
        assert_eq!(ask(false, false, &Rights::default(), "2026-12-31"), Err(Refusal::NoRight));
        let more = Rights::of(&[Right::Settings]);
        assert_eq!(ask(false, false, &more, "2026-12-31"), Err(Refusal::MoreRightsThanHeld));
        assert_eq!(ask(false, false, &some, "2027-01-01"), Err(Refusal::DelegationOutlasts));
        assert_eq!(ask(false, false, &some, "2026-11-23"), Err(Refusal::EndsBeforeStart));
    }

    #[test]
    fn rights_are_stored_by_name() {
        let rights = Rights::of(&Right::ALL);
        assert_eq!(Rights::parse(&rights.stored()), rights);
        assert_eq!(Rights::parse("unheard-of"), Rights::default());
    }

    #[test]
    fn spellings_of_a_section_agree() {
        for name in ["Sect. Alès", "Section de Alès", "ales", "section ALÈS", "Alès "] {
            assert_eq!(unit_key(name), "ales", "{name}");
        }
        assert_eq!(unit_key("Le Grau-du-Roi"), "le grau du roi");
        assert_eq!(unit_key("Section Les Angles"), "les angles");
        assert_eq!(unit_key("section LAUDUN-L'ARDOISE"), "laudun l ardoise");
    }
}
