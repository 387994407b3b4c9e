//! When which version of a page is shown: it follows from what people did, and when.

/// Something that somebody did with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum FactKind {
    /// Show this version from a moment on.
    Shown,
    /// Show nothing from now on, and forget what was to come.
    Withdrawn,
    /// Forget what was to come; what is shown stays.
    Held,
}

impl FactKind {
    pub(in crate::site) const fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Withdrawn => "withdrawn",
            Self::Held => "held",
        }
    }

    pub(in crate::site) fn parse(name: &str) -> Option<Self> {
        [Self::Shown, Self::Withdrawn, Self::Held].into_iter().find(|kind| kind.name() == name)
    }
}

/// A fact; facts are given in the order in which they were done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) struct Fact {
    pub(in crate::site) kind: FactKind,
    /// Which version.
    pub(in crate::site) version: i64,
    /// From when, in milliseconds.
    pub(in crate::site) from_at: i64,
    /// When it was done.
    pub(in crate::site) done_at: i64,
}

/// A version that is shown from a moment until another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) struct Span {
    pub(in crate::site) from_at: i64,
    pub(in crate::site) until_at: i64,
    pub(in crate::site) version: i64,
    /// Since when the page has been shown without a break: the date of news.
    pub(in crate::site) since_at: i64,
}

/// The end of what has none.
const NEVER: i64 = i64::MAX;

/// What is shown when. At most one version is to come: whatever is done forgets the one before.
pub(in crate::site) fn spans(facts: &[Fact]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for fact in facts {
        let done_at = fact.done_at;
        spans.retain(|span| span.from_at <= done_at);
        let mut here = spans.last_mut().filter(|last| last.until_at > done_at);
        if let Some(here) = &mut here {
            here.until_at = NEVER;
        }
        match (fact.kind, here) {
            (FactKind::Held, _) | (FactKind::Withdrawn, None) => {}
            (FactKind::Withdrawn, Some(here)) => here.until_at = done_at,
            (FactKind::Shown, here) => {
                let from_at = fact.from_at.max(done_at);
                let since_at = here.as_ref().map_or(from_at, |here| here.since_at);
                if let Some(here) = here {
                    here.until_at = from_at;
                }
                spans.retain(|span| span.from_at < from_at);
                spans.push(Span { from_at, until_at: NEVER, version: fact.version, since_at });
            }
        }
    }
    spans
}

/// How a page stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum State {
    /// Nobody ever showed it.
    Draft,
    /// It will be shown at this moment.
    Scheduled { version: i64, at: i64 },
    /// It is shown; another version may be to come.
    Shown { version: i64, since_at: i64, next: Option<(i64, i64)> },
    /// It was shown, and is no more.
    Withdrawn,
}

/// How a page stands now.
pub(in crate::site) fn state(facts: &[Fact], now: i64) -> State {
    let spans = spans(facts);
    let next = spans.iter().find(|span| span.from_at > now);
    let next = next.map(|span| (span.version, span.from_at));
    let here = spans.iter().find(|span| span.from_at <= now && now < span.until_at);
    match (here, next) {
        (Some(span), next) => State::Shown { version: span.version, since_at: span.since_at, next },
        (None, Some((version, at))) => State::Scheduled { version, at },
        (None, None) if spans.is_empty() => State::Draft,
        (None, None) => State::Withdrawn,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(version: i64, from_at: i64, done_at: i64) -> Fact {
        Fact { kind: FactKind::Shown, version, from_at, done_at }
    }

    fn done(kind: FactKind, done_at: i64) -> Fact {
        Fact { kind, version: 0, from_at: done_at, done_at }
    }

    #[test]
    fn a_page_goes_from_draft_to_shown_to_withdrawn() {
        let mut facts = Vec::new();
        assert_eq!(state(&facts, 5), State::Draft);
        facts.push(shown(1, 20, 10));
        assert_eq!(state(&facts, 15), State::Scheduled { version: 1, at: 20 });
        assert_eq!(state(&facts, 20), State::Shown { version: 1, since_at: 20, next: None });
        facts.push(shown(2, 40, 30));
        let next = Some((2, 40));
        assert_eq!(state(&facts, 35), State::Shown { version: 1, since_at: 20, next });
        assert_eq!(state(&facts, 41), State::Shown { version: 2, since_at: 20, next: None });
        facts.push(done(FactKind::Withdrawn, 50));
        assert_eq!(state(&facts, 51), State::Withdrawn);
        facts.push(shown(2, 60, 60));
        assert_eq!(state(&facts, 61), State::Shown { version: 2, since_at: 60, next: None });
    }

    #[test]
    fn what_is_held_does_not_come() {
        let facts = [shown(1, 10, 10), shown(2, 40, 20), done(FactKind::Held, 30)];
        assert_eq!(state(&facts, 45), State::Shown { version: 1, since_at: 10, next: None });
        let facts = [shown(1, 40, 20), done(FactKind::Held, 30)];
        assert_eq!(state(&facts, 45), State::Draft);
    }

    #[test]
    fn the_last_word_on_a_moment_holds() {
        let facts = [shown(1, 40, 10), shown(2, 30, 20)];
        assert_eq!(state(&facts, 45), State::Shown { version: 2, since_at: 30, next: None });
    }

    /// What is shown at a moment, asked fact by fact from the last one back.
    fn plainly(facts: &[Fact], now: i64) -> Option<i64> {
        let mut version = None;
        let mut rest = facts.iter().filter(|fact| fact.done_at <= now).peekable();
        while let Some(fact) = rest.next() {
            let next = match fact.kind {
                FactKind::Withdrawn => {
                    version = None;
                    None
                }
                FactKind::Held => None,
                FactKind::Shown => Some((fact.from_at.max(fact.done_at), fact.version)),
            };
            let until = rest.peek().map_or(now, |following| following.done_at.min(now));
            if let Some((_, due)) = next.filter(|(at, _)| *at <= until) {
                version = Some(due);
            }
        }
        version
    }

    proptest! {
        /// One thing to come at a time: then spans and a plain reading agree at every moment.
        #[test]
        fn spans_agree_with_a_plain_reading(
            steps in proptest::collection::vec((0_u8..3, 1_i64..6, 2_i64..12), 0..12)
        ) {
            let mut at = 0;
            let mut facts = Vec::new();
            for (number, (kind, ahead, pause)) in (1_i64..).zip(steps) {
                at += pause;
                facts.push(match kind {
                    0 => shown(number, at + ahead - 1, at),
                    1 => done(FactKind::Withdrawn, at),
                    _ => done(FactKind::Held, at),
                });
            }
            for now in 0..at + 12 {
                let known: Vec<Fact> =
                    facts.iter().copied().filter(|fact| fact.done_at <= now).collect();
                let here = match state(&known, now) {
                    State::Shown { version, .. } => Some(version),
                    _ => None,
                };
                prop_assert_eq!(here, plainly(&known, now), "at {} of {:?}", now, facts);
            }
            let spans = spans(&facts);
            prop_assert!(spans.windows(2).all(|two| two[0].until_at <= two[1].from_at));
        }
    }
}
