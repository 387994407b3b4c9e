//! What an event may do and when, who is seated, when it takes place: pure decisions.

mod calendar;
mod price;
mod repeat;
mod speaker;
mod typed;
mod when;

pub(in crate::events) use calendar::{Line as CalendarLine, calendar};
pub(in crate::events) use price::{
    Chosen, Price, PriceKind, Standing, Way, Wrong, chosen, costs, price_lines, prices_of,
};
pub(in crate::events) use repeat::{Repeat, starts_of};
pub(in crate::events) use speaker::{SpeakerAsked, line, speaker_of};
pub(in crate::events) use typed::{
    Draft, ShiftDraft, Typed, guests_of, question_lines, questions_of, shift_of,
};
pub(in crate::events) use when::{When, ZONES, local_typed, moment_of, zone_of};

use kernel::time::Moment;

/// Whom an event is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Access {
    /// Everybody.
    Public,
    /// Members of the organisation, signed in.
    Members,
    /// Members of the unit or of those below it, signed in.
    Unit,
}

impl Access {
    /// Every access.
    pub(in crate::events) const ALL: [Self; 3] = [Self::Public, Self::Members, Self::Unit];

    /// The name it is stored under.
    pub(in crate::events) const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Members => "members",
            Self::Unit => "unit",
        }
    }

    /// Reads a stored name; what nobody knows is for the fewest.
    pub(in crate::events) fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|access| access.name() == name).unwrap_or(Self::Unit)
    }
}

/// What happened to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum FactKind {
    /// Somebody wrote it.
    Drafted,
    /// It was put in the open.
    Opened,
    /// Its time or its place changed after that.
    Moved,
    /// It does not take place.
    Cancelled,
    /// Who came was counted.
    Counted,
    /// Its report was written.
    Reported,
}

impl FactKind {
    /// Every kind.
    pub(in crate::events) const ALL: [Self; 6] =
        [Self::Drafted, Self::Opened, Self::Moved, Self::Cancelled, Self::Counted, Self::Reported];

    /// The name it is stored under.
    pub(in crate::events) const fn name(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Opened => "opened",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Counted => "counted",
            Self::Reported => "reported",
        }
    }

    /// Reads a stored name.
    pub(in crate::events) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it may happen to an event that stands so.
    pub(in crate::events) const fn may_happen(self, state: State) -> bool {
        match self {
            Self::Drafted => false,
            Self::Opened => matches!(state, State::Draft),
            Self::Moved => matches!(state, State::Open),
            Self::Cancelled => matches!(state, State::Draft | State::Open),
            Self::Counted | Self::Reported => matches!(state, State::Open | State::Past),
        }
    }
}

/// Where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum State {
    /// Only officers see it.
    Draft,
    /// It can be answered.
    Open,
    /// It does not take place; whoever knew of it may read so.
    Cancelled,
    /// It is over.
    Past,
}

impl State {
    /// Where it stands, from the last of its turning facts and its end.
    pub(in crate::events) const fn on(last: FactKind, ends_at: Moment, now: Moment) -> Self {
        match last {
            FactKind::Drafted => Self::Draft,
            FactKind::Cancelled => Self::Cancelled,
            _ if ends_at.0 <= now.0 => Self::Past,
            _ => Self::Open,
        }
    }

    /// Its name in texts.
    pub(in crate::events) const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Cancelled => "cancelled",
            Self::Past => "past",
        }
    }
}

/// Seats of an event, as they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub(in crate::events) struct Seats {
    /// How many there are; 0 when nobody counts.
    pub capacity: i64,
    /// Those that are taken.
    pub taken: i64,
    /// Parties that wait.
    pub waiting: i64,
}

impl Seats {
    /// Whether a new party of `wanted` is seated at once: nobody overtakes those who wait.
    pub(in crate::events) const fn seats(self, wanted: i64) -> bool {
        self.capacity == 0 || (self.waiting == 0 && self.taken + wanted <= self.capacity)
    }

    /// Whether the first party that waits, of `wanted`, may be seated.
    pub(in crate::events) const fn moves_up(self, wanted: i64) -> bool {
        self.capacity == 0 || self.taken + wanted <= self.capacity
    }

    /// Whether a seated party may grow by `more` seats.
    pub(in crate::events) const fn may_grow(self, more: i64) -> bool {
        more <= 0 || self.seats(more)
    }

    /// Seats that are left; `None` when nobody counts.
    pub(in crate::events) fn left(self) -> Option<i64> {
        let left = if self.waiting > 0 { 0 } else { (self.capacity - self.taken).max(0) };
        (self.capacity > 0).then_some(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_overtakes_those_who_wait() {
        let seats = |taken, waiting| Seats { capacity: 3, taken, waiting };
        assert!(seats(1, 0).seats(2) && !seats(2, 0).seats(2));
        assert!(!seats(1, 1).seats(1), "somebody waits for two seats");
        assert!(seats(2, 4).moves_up(1) && !seats(3, 1).moves_up(1));
        assert!(Seats { capacity: 0, taken: 900, waiting: 0 }.seats(10));
        assert_eq!((seats(1, 0).left(), seats(1, 1).left()), (Some(2), Some(0)));
        assert!(seats(3, 0).may_grow(-1) && !seats(3, 0).may_grow(1));
    }

    #[test]
    fn an_event_stands_where_its_facts_and_its_end_say() {
        let on = |last, now| State::on(last, Moment(10), Moment(now));
        assert_eq!(on(FactKind::Drafted, 99), State::Draft);
        assert_eq!(on(FactKind::Opened, 9), State::Open);
        assert_eq!(on(FactKind::Opened, 10), State::Past);
        assert_eq!(on(FactKind::Cancelled, 99), State::Cancelled);
        assert!(FactKind::Opened.may_happen(State::Draft));
        assert!(!FactKind::Opened.may_happen(State::Cancelled));
        assert!(!FactKind::Cancelled.may_happen(State::Past));
        assert_eq!(Access::parse("of a later version"), Access::Unit);
    }

    proptest::proptest! {
        #[test]
        fn no_order_of_answers_goes_over_the_capacity(
            capacity in 1_i64..20, steps in proptest::collection::vec((0_u8..3, 1_i64..5), 0..80)
        ) {
            let mut seated: Vec<i64> = Vec::new();
            let mut waits: Vec<i64> = Vec::new();
            let count = |seated: &[i64], waits: &[i64]| Seats {
                capacity,
                taken: seated.iter().sum(),
                waiting: i64::try_from(waits.len()).unwrap(),
            };
            for (step, wanted) in steps {
                if step == 0 && !seated.is_empty() {
                    seated.remove(0);
                    while let Some(first) = waits.first().copied() {
                        if !count(&seated, &waits).moves_up(first) {
                            break;
                        }
                        seated.push(waits.remove(0));
                    }
                } else if count(&seated, &waits).seats(wanted) {
                    seated.push(wanted);
                } else {
                    waits.push(wanted);
                }
                proptest::prop_assert!(count(&seated, &waits).taken <= capacity);
            }
        }
    }
}
