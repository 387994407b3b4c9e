//! What a ledger of consents allows: the stricter reading wins, and silence allows nothing.

use serde::Serialize;

/// The purpose that stands above the others: withdrawing it stops e-mail, telephone and SMS for
/// every purpose. Nobody needs to give it.
pub const ELECTRONIC_CONTACT: &str = "electronic_contact";

/// By what a person may be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// E-mail.
    Email,
    /// A call.
    Phone,
    /// A text message.
    Sms,
    /// A letter.
    Post,
    /// The purpose itself, whatever the channel.
    Any,
}

impl Channel {
    /// Every channel, in the order in which pages list them.
    pub const ALL: [Self; 5] = [Self::Email, Self::Phone, Self::Sms, Self::Post, Self::Any];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Sms => "sms",
            Self::Post => "post",
            Self::Any => "any",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }

    /// Whether [`ELECTRONIC_CONTACT`] governs it.
    #[must_use]
    pub const fn is_electronic(self) -> bool {
        !matches!(self, Self::Post)
    }
}

/// What an entry of the ledger says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The person agreed.
    Given,
    /// The person no longer agrees.
    Withdrawn,
    /// The person was asked and said no.
    Refused,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Given, Self::Withdrawn, Self::Refused];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused",
        }
    }

    /// Reads a stored name; an unknown one counts as a refusal.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(Self::Refused)
    }
}

/// How an entry was obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// A form of the site.
    Form,
    /// A signed paper.
    Paper,
    /// Said to somebody.
    Oral,
    /// The person, in their space.
    Themselves,
    /// A box ticked in an earlier file: how it was obtained is unknown.
    Legacy,
    /// Two records of the person became one, and the stricter holds.
    Merge,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 6] =
        [Self::Form, Self::Paper, Self::Oral, Self::Themselves, Self::Legacy, Self::Merge];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Paper => "paper",
            Self::Oral => "oral",
            Self::Themselves => "themselves",
            Self::Legacy => "legacy",
            Self::Merge => "merge",
        }
    }

    /// Reads a stored name; an unknown one proves nothing.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|way| way.name() == name).unwrap_or(Self::Legacy)
    }
}

/// What holds now for a purpose and one of its channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Agreed, with evidence.
    Given,
    /// Withdrawn.
    Withdrawn,
    /// Refused when asked.
    Refused,
    /// Ticked in an earlier file; allows nothing.
    Legacy,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Given, Self::Withdrawn, Self::Refused, Self::Legacy];

    /// What an entry makes of its channel.
    #[must_use]
    pub const fn after(kind: Kind, way: Way) -> Self {
        match (kind, way) {
            (Kind::Given, Way::Legacy) => Self::Legacy,
            (Kind::Given, _) => Self::Given,
            (Kind::Withdrawn, _) => Self::Withdrawn,
            (Kind::Refused, _) => Self::Refused,
        }
    }

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused",
            Self::Legacy => "legacy",
        }
    }

    /// Reads a stored name; an unknown one counts as a refusal.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.name() == name).unwrap_or(Self::Refused)
    }

    /// Whether it says no.
    #[must_use]
    pub const fn is_no(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Refused)
    }

    /// Whether an entry of state `new` at `new_at` takes the place of this one of `at`. A box
    /// ticked in a file never does, the later one does, and at the same moment the stricter.
    #[must_use]
    pub fn gives_way(self, at: i64, new: Self, new_at: i64) -> bool {
        match (self, new) {
            (Self::Legacy, Self::Legacy) => new_at > at,
            (Self::Legacy, _) => true,
            (_, Self::Legacy) => false,
            _ => new_at > at || new_at == at && new.is_no(),
        }
    }
}

/// A state and since when, in milliseconds.
pub type Since = (State, i64);

/// Whether one purpose allows a channel, from what holds for that channel and for the purpose as
/// a whole. A refusal of the channel is lifted only for that channel; a refusal of the whole is
/// lifted by a later agreement to the whole or to the channel.
#[must_use]
pub fn allows(own: Option<Since>, whole: Option<Since>) -> bool {
    match (own, whole) {
        (Some((own, _)), _) if own.is_no() => false,
        (Some((State::Given, since)), Some((whole, at))) if whole.is_no() => since > at,
        (Some((State::Given, _)), _) => true,
        (_, Some((State::Given, _))) => true,
        _ => false,
    }
}

/// Whether a person may receive something for a purpose by a channel, given also what holds for
/// electronic contact as a whole.
#[must_use]
pub fn may_receive(
    channel: Channel,
    own: Option<Since>,
    whole: Option<Since>,
    electronic: Option<Since>,
) -> bool {
    let is_blocked = channel.is_electronic() && electronic.is_some_and(|(state, _)| state.is_no());
    !is_blocked && allows(own, whole)
}

/// Whether an officer may write this entry down; the text key says why not. An agreement needs
/// a signed paper or the words said to somebody named, of a day not to come and after the last
/// refusal (`refused_on`, ISO day).
///
/// # Errors
/// The text key of the rule that says no.
pub fn may_record(
    kind: Kind,
    way: Way,
    obtained_on: &str,
    evidence: (bool, &str),
    refused_on: Option<&str>,
    today: &str,
) -> Result<(), &'static str> {
    let (has_scan, detail) = evidence;
    if !is_iso_day(obtained_on) || obtained_on > today {
        return Err("consent-refusal-day");
    }
    if kind != Kind::Given {
        return Ok(());
    }
    match way {
        Way::Paper if !has_scan => return Err("consent-refusal-no-scan"),
        Way::Oral if detail.chars().count() < DETAIL_CHARS_MIN => {
            return Err("consent-refusal-no-witness");
        }
        Way::Paper | Way::Oral => {}
        Way::Form | Way::Themselves | Way::Legacy | Way::Merge => {
            return Err("consent-refusal-way");
        }
    }
    match refused_on {
        Some(day) if day >= obtained_on => Err("consent-refusal-later-withdrawal"),
        _ => Ok(()),
    }
}

/// Fewest characters that say to whom and when something was said.
const DETAIL_CHARS_MIN: usize = 5;

fn is_iso_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAPER: (bool, &str) = (true, "");

    fn record(kind: Kind, way: Way, on: &str, evidence: (bool, &str)) -> Result<(), &'static str> {
        may_record(kind, way, on, evidence, Some("2026-03-01"), "2026-11-24")
    }

    #[test]
    fn silence_and_an_old_box_allow_nothing() {
        assert!(!allows(None, None));
        assert!(!allows(Some((State::Legacy, 1)), Some((State::Legacy, 2))));
    }

    #[test]
    fn a_refusal_of_a_channel_outlives_an_agreement_to_the_whole() {
        assert!(!allows(Some((State::Withdrawn, 1)), Some((State::Given, 2))));
        assert!(allows(Some((State::Given, 2)), Some((State::Withdrawn, 1))));
        assert!(!allows(Some((State::Given, 1)), Some((State::Withdrawn, 1))));
    }

    #[test]
    fn no_electronic_contact_leaves_the_post() {
        let (given, none) = (Some((State::Given, 5)), Some((State::Refused, 1)));
        for channel in Channel::ALL {
            let allowed = may_receive(channel, given, None, none);
            assert_eq!(allowed, channel == Channel::Post, "{channel:?}");
        }
    }

    #[test]
    fn an_officer_records_an_agreement_only_with_evidence() {
        assert_eq!(record(Kind::Given, Way::Paper, "2026-04-01", PAPER), Ok(()));
        let none = (false, "");
        let refused = record(Kind::Given, Way::Paper, "2026-04-01", none);
        assert_eq!(refused, Err("consent-refusal-no-scan"));
        let refused = record(Kind::Given, Way::Oral, "2026-04-01", none);
        assert_eq!(refused, Err("consent-refusal-no-witness"));
        let refused = record(Kind::Given, Way::Themselves, "2026-04-01", PAPER);
        assert_eq!(refused, Err("consent-refusal-way"));
        let refused = record(Kind::Given, Way::Paper, "2026-12-01", PAPER);
        assert_eq!(refused, Err("consent-refusal-day"));
        let refused = record(Kind::Given, Way::Paper, "2026-03-01", PAPER);
        assert_eq!(refused, Err("consent-refusal-later-withdrawal"));
        assert_eq!(record(Kind::Withdrawn, Way::Oral, "2026-03-01", none), Ok(()));
    }

    proptest! {
        #[test]
        fn the_order_in_which_entries_are_read_does_not_matter(
            a in (0..4_usize, 0..3_i64), b in (0..4_usize, 0..3_i64),
        ) {
            let state = |(index, at): (usize, i64)| (State::ALL[index], at);
            let (a, b) = (state(a), state(b));
            let last = |first: Since, second: Since| {
                if first.0.gives_way(first.1, second.0, second.1) { second } else { first }
            };
            let (one, other) = (last(a, b), last(b, a));
            prop_assert_eq!(one.0 == State::Given, other.0 == State::Given);
            prop_assert_eq!(one.1, other.1);
        }
    }
}
