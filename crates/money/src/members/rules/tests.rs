//! What must hold of dues and standings, whatever the history.

use proptest::prelude::*;

use super::standing::Vote;
use super::*;

fn fact(kind: FactKind, on_day: &str) -> Fact {
    Fact { kind, on_day: on_day.to_owned() }
}

fn stamp(month: &str, due_cents: i64, paid: &[(i64, &str, Option<&str>)]) -> Stamp {
    let paid = paid.iter().map(|(cents, on_day, undone)| Paid {
        cents: *cents,
        on_day: (*on_day).to_owned(),
        undone_on: undone.map(str::to_owned),
    });
    Stamp {
        period: month.to_owned(),
        through_on: days::last_day(month),
        due_on: days::last_day(month),
        due_cents,
        is_exempt: false,
        paid: paid.collect(),
    }
}

fn percent() -> Schedule {
    let step = |from_cents, basis_points, cents| Step { from_cents, basis_points, cents };
    Schedule {
        kind: Kind::Percent,
        steps: vec![step(0, 0, 200), step(90_000, 40, 0), step(140_000, 60, 0)],
        floor_cents: 100,
        ceiling_cents: 20_000,
    }
}

#[test]
fn an_income_proposes_an_amount_within_the_schedule() {
    let schedule = percent();
    assert_eq!(schedule.proposed(0), 200);
    assert_eq!(schedule.proposed(89_999), 200);
    assert_eq!(schedule.proposed(100_000), 400);
    assert_eq!(schedule.proposed(165_000), 990);
    assert_eq!(schedule.proposed(100_000_000), 20_000);
    assert_eq!(schedule.proposed(-5), 100, "no step holds below nought: the floor");
    assert!(!schedule.allows(99));
    let rows = schedule.table();
    assert_eq!((rows[1].least_cents, rows[1].most_cents), (360, Some(560)));
    assert_eq!(rows[2].most_cents, None);
}

#[test]
fn a_fixed_schedule_allows_its_amount_alone() {
    let step = Step { from_cents: 0, basis_points: 0, cents: 1_200 };
    let fixed = Schedule { kind: Kind::Fixed, steps: vec![step], floor_cents: 0, ceiling_cents: 0 };
    assert!(fixed.allows(1_200) && !fixed.allows(1_300));
    assert_eq!(fixed.proposed(500_000), 1_200);
}

#[test]
fn months_run_from_the_month_of_joining() {
    let periods = Terms::default().periods("2026-01-31", "2026-03-01");
    let keys: Vec<&str> = periods.iter().map(|period| period.key.as_str()).collect();
    assert_eq!(keys, ["2026-01", "2026-02", "2026-03"]);
    assert_eq!(periods[1].due_on, "2026-02-28");
}

#[test]
fn calendar_years_are_prorated_or_reach_into_the_next() {
    let terms = Terms { rhythm: Rhythm::Yearly, is_prorated: true, ..Terms::default() };
    let periods = terms.periods("2026-10-05", "2027-02-01");
    assert_eq!(periods[0].owed(12_000), 3_000);
    assert_eq!(periods[1].owed(12_000), 12_000);
    let ahead = Terms { ahead_from_month: 9, ..terms };
    let periods = ahead.periods("2026-10-05", "2027-12-31");
    assert_eq!(periods.len(), 1);
    assert_eq!(periods[0].through_on, "2027-12-31");
    assert_eq!(ahead.period_end("2026-10-05", "2026-11-01"), "2027-12-31");
}

#[test]
fn rolling_years_begin_on_the_day_of_joining() {
    let terms = Terms { span: Span::Rolling, rhythm: Rhythm::Yearly, ..Terms::default() };
    let periods = terms.periods("2024-02-29", "2026-03-01");
    let spans: Vec<(&str, &str)> =
        periods.iter().map(|one| (one.from_on.as_str(), one.through_on.as_str())).collect();
    assert_eq!(
        spans,
        [("2024-02-29", "2025-02-27"), ("2025-02-28", "2026-02-27"), ("2026-02-28", "2027-02-27")]
    );
}

#[test]
fn age_and_another_party_stand_against_joining() {
    let terms = Terms::default();
    let today = "2026-11-24";
    assert_eq!(terms.admits(Some("2010-11-25"), false, today), Err(Unfit::TooYoung));
    assert_eq!(terms.admits(Some("2010-11-24"), false, today), Ok(()));
    assert_eq!(terms.admits(None, true, today), Err(Unfit::OtherParty));
}

#[test]
fn a_standing_goes_from_grace_to_arrears() {
    let facts = [fact(FactKind::Applied, "2026-01-02"), fact(FactKind::Accepted, "2026-01-10")];
    let stamps: Vec<Stamp> =
        ["2026-01", "2026-02", "2026-03", "2026-04"].map(|one| stamp(one, 500, &[])).to_vec();
    let on = |day: &str| standing(&facts, &stamps, &Terms::default(), day);
    assert_eq!(on("2026-01-01"), Standing::NotMember);
    assert_eq!(on("2026-01-05"), Standing::Applied);
    assert_eq!(on("2026-01-31"), Standing::UpToDate, "the day itself is not late");
    assert_eq!(on("2026-02-15"), Standing::Grace);
    assert_eq!(on("2026-02-16"), Standing::Late);
    assert_eq!(on("2026-04-01"), Standing::Late);
    assert_eq!(on("2026-05-01"), Standing::Arrears);
}

#[test]
fn a_bounced_cheque_counts_until_it_bounced() {
    let facts = [fact(FactKind::Accepted, "2026-01-01")];
    let stamps = [stamp("2026-01", 500, &[(500, "2026-01-20", Some("2026-03-02"))])];
    let on = |day: &str| standing(&facts, &stamps, &Terms::default(), day);
    assert_eq!(on("2026-03-01"), Standing::UpToDate);
    assert_eq!(on("2026-03-02"), Standing::Late);
}

#[test]
fn a_membership_that_is_not_tacit_lapses_after_its_period() {
    let terms = Terms { is_tacit: false, ..Terms::default() };
    let facts = [fact(FactKind::Accepted, "2026-01-01")];
    let stamps = [stamp("2026-12", 0, &[])];
    assert_eq!(standing(&facts, &stamps, &terms, "2027-01-15"), Standing::UpToDate);
    assert_eq!(standing(&facts, &stamps, &terms, "2027-01-16"), Standing::Lapsed);
}

#[test]
fn who_leaves_and_comes_back_begins_seniority_again() {
    let facts = [
        fact(FactKind::Accepted, "2020-01-01"),
        fact(FactKind::Renewed, "2021-01-01"),
        fact(FactKind::Resigned, "2022-05-01"),
        fact(FactKind::Accepted, "2026-09-01"),
    ];
    assert_eq!(member_since(&facts, "2022-04-30").as_deref(), Some("2020-01-01"));
    assert_eq!(member_since(&facts, "2022-05-01"), None);
    assert_eq!(member_since(&facts, "2026-11-24").as_deref(), Some("2026-09-01"));
}

#[test]
fn voting_asks_for_seniority_and_the_latest_months() {
    let paid = [(500, "2026-11-01", None)];
    let stamps = [
        stamp("2026-07", 500, &[]),
        stamp("2026-08", 500, &paid),
        stamp("2026-09", 500, &paid),
        stamp("2026-10", 500, &paid),
        stamp("2026-11", 500, &[]),
    ];
    let asked = |since: &str| vote(since, &stamps, &Terms::default(), "2026-11-22");
    assert_eq!(asked("2026-08-22"), Vote { has_seniority: true, has_paid: true });
    assert!(!asked("2026-08-23").has_seniority);
}

#[test]
fn rules_are_read_as_they_are_written() {
    for rule in [
        Rule::OldestFirst,
        Rule::From("2026-03".to_owned()),
        Rule::Months(vec!["2026-03".to_owned(), "2026-05".to_owned()]),
    ] {
        assert_eq!(Rule::parse(&rule.text()), Some(rule));
    }
    assert_eq!(Rule::parse("months"), None);
    assert_eq!(Rule::parse("from"), None);
}

/// A random rule over the months of a year.
fn rules() -> impl Strategy<Value = Rule> {
    let month = (1..=12u8).prop_map(|month| format!("2026-{month:02}"));
    prop_oneof![
        Just(Rule::OldestFirst),
        month.clone().prop_map(Rule::From),
        prop::collection::vec(month, 1..5).prop_map(Rule::Months),
    ]
}

fn opens() -> impl Strategy<Value = Vec<Open>> {
    prop::collection::vec(-50..5_000i64, 0..13).prop_map(|list| {
        let months = (1..).zip(list);
        months
            .map(|(month, open_cents)| Open { period: format!("2026-{month:02}"), open_cents })
            .collect()
    })
}

/// A random day of 2026, which need not be in order with others.
fn some_days() -> impl Strategy<Value = String> {
    (1..=12u8, 1..=28u8).prop_map(|(month, day)| format!("2026-{month:02}-{day:02}"))
}

fn histories() -> impl Strategy<Value = Vec<Fact>> {
    let one = (0..FactKind::ALL.len(), some_days())
        .prop_map(|(kind, on_day)| Fact { kind: FactKind::ALL[kind], on_day });
    prop::collection::vec(one, 0..9)
}

fn dues() -> impl Strategy<Value = Vec<Stamp>> {
    let paid = (0..1_500i64, some_days(), prop::option::of(some_days()))
        .prop_map(|(cents, on_day, undone_on)| Paid { cents, on_day, undone_on });
    let one = (0..1_000i64, any::<bool>(), prop::collection::vec(paid, 0..3));
    prop::collection::vec(one, 0..13).prop_map(|list| {
        let months = (1..=12).zip(list);
        months
            .map(|(month, (due_cents, exempt, paid))| {
                let month = format!("2026-{month:02}");
                Stamp {
                    is_exempt: exempt && due_cents % 3 == 0,
                    paid,
                    ..stamp(&month, due_cents, &[])
                }
            })
            .collect()
    })
}

/// The same answer, by walking through every day of the year and keeping a state.
fn walked(facts: &[Fact], stamps: &[Stamp], terms: &Terms, until: &str) -> Standing {
    let (mut state, mut day) = (Standing::NotMember, "2025-12-31".to_owned());
    let mut is_member = false;
    while day.as_str() < until {
        day = days::plus_days(&day, 1);
        for kind in FactKind::ALL {
            for _ in facts.iter().filter(|fact| fact.kind == kind && fact.on_day == day) {
                match kind {
                    FactKind::Applied if !is_member && state == Standing::NotMember => {
                        state = Standing::Applied;
                    }
                    FactKind::Accepted | FactKind::Renewed => is_member = true,
                    FactKind::Refused | FactKind::Withdrawn => {
                        (is_member, state) = (false, Standing::NotMember);
                    }
                    FactKind::Lapsed => (is_member, state) = (false, Standing::Lapsed),
                    FactKind::Resigned | FactKind::Excluded | FactKind::Deceased => {
                        (is_member, state) = (false, Standing::Left);
                    }
                    _ => {}
                }
            }
        }
    }
    if !is_member {
        return state;
    }
    let mut missing = Vec::new();
    for one in stamps {
        let mut came = 0;
        for paid in &one.paid {
            let is_in = paid.on_day.as_str() <= until;
            let is_out = paid.undone_on.as_ref().is_some_and(|undone| undone.as_str() <= until);
            came += if is_in && !is_out { paid.cents } else { 0 };
        }
        if one.due_on.as_str() < until && !one.is_exempt && came < one.due_cents {
            missing.push(one.due_on.clone());
        }
    }
    missing.sort();
    match missing.first() {
        None => Standing::UpToDate,
        Some(first) if until <= days::plus_days(first, terms.grace_days).as_str() => {
            Standing::Grace
        }
        Some(_) if missing.len() > 3 => Standing::Arrears,
        Some(_) => Standing::Late,
    }
}

proptest! {
    #[test]
    fn an_allocation_gives_out_exactly_what_came(
        rule in rules(), open in opens(), cents in -100..40_000i64,
    ) {
        let (parts, rest) = allocate(&rule, &open, cents);
        prop_assert_eq!(parts.iter().map(|part| part.1).sum::<i64>() + rest, cents);
        for (index, part) in &parts {
            prop_assert!(*part > 0 && *part <= open[*index].open_cents);
            prop_assert!(rule.takes(&open[*index].period));
        }
        prop_assert!(parts.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert_eq!(allocate(&rule, &open, cents), (parts.clone(), rest));
        if rest > 0 {
            let takes = |one: &Open| one.open_cents > 0 && rule.takes(&one.period);
            prop_assert_eq!(parts.len(), open.iter().filter(|one| takes(one)).count());
        }
    }

    #[test]
    fn what_is_left_open_takes_nothing_of_the_same_rule_twice(
        rule in rules(), open in opens(), cents in 0..40_000i64,
    ) {
        let (parts, _) = allocate(&rule, &open, cents);
        let mut left = open.clone();
        for (index, part) in &parts {
            left[*index].open_cents -= part;
        }
        let open_cents = |list: &[Open]| -> i64 {
            list.iter().filter(|one| rule.takes(&one.period)).map(|one| one.open_cents.max(0)).sum()
        };
        let given: i64 = parts.iter().map(|part| part.1).sum();
        prop_assert_eq!(open_cents(&open) - given, open_cents(&left));
    }

    #[test]
    fn a_standing_agrees_with_walking_day_by_day(
        facts in histories(), stamps in dues(), day in some_days(),
    ) {
        let terms = Terms::default();
        let found = standing(&facts, &stamps, &terms, &day);
        prop_assert_eq!(found, walked(&facts, &stamps, &terms, &day));
    }

    #[test]
    fn a_standing_of_the_past_is_not_changed_by_what_comes_later(
        facts in histories(), stamps in dues(), day in some_days(), later in some_days(),
    ) {
        prop_assume!(later > day);
        let terms = Terms::default();
        let before = standing(&facts, &stamps, &terms, &day);
        let mut more = facts;
        more.push(fact(FactKind::Resigned, &later));
        let mut paid = stamps;
        for one in &mut paid {
            one.paid.push(Paid { cents: 9_999, on_day: later.clone(), undone_on: None });
        }
        prop_assert_eq!(before, standing(&more, &paid, &terms, &day));
    }
}
