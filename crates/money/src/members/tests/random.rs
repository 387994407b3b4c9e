//! Random years: whatever is paid, given otherwise and taken back, months agree with payments, and
//! a day of the past is answered as it was answered on that day.

use std::collections::BTreeMap;

use kernel::Result;
use kernel::db::Tx;
use kernel::time::DAY_MS;

use super::{house, member, opened};
use crate::feature::Demo;
use crate::members::rules::FactKind;
use crate::members::store::{self, Hand};
use crate::members::{self, Rule, Settlement, Standing};
use crate::org::PersonId;
use crate::story;
use crate::testkit::TestApp;

/// Acts of one history.
const ACTS: usize = 60;

/// A payment that stands: whose, how much, on which day it came.
#[derive(Clone)]
struct Came {
    person: PersonId,
    cents: i64,
    on_day: String,
}

fn rule(chance: &mut Demo) -> Rule {
    let month = |chance: &mut Demo| format!("2026-{:02}", 1 + chance.below(12));
    match chance.below(4) {
        0 => Rule::From(month(chance)),
        1 => Rule::Months(vec![month(chance), month(chance)]),
        _ => Rule::OldestFirst,
    }
}

fn settle(tx: &mut Tx<'_>, payment: &str, one: &Came, rule: &Rule) -> Result<members::Settled> {
    let what = Settlement {
        payment,
        person: &one.person,
        cents: one.cents,
        on_day: &one.on_day,
        rule: rule.clone(),
        by: None,
    };
    members::settle(tx, &what)
}

/// What counts of each payment now, read from the lines themselves.
fn given(tx: &mut Tx<'_>) -> Result<BTreeMap<String, i64>> {
    let rows: Vec<(String, i64)> = tx.rows(
        "select payment, cast(sum(cents) as bigint) from stamp_payment
         where undone_at is null group by payment order by payment",
        &[],
    )?;
    Ok(rows.into_iter().collect())
}

/// Each stamp against the lines that count for it: none holds more than its price, and its sum is
/// theirs.
fn must_agree(tx: &mut Tx<'_>) -> Result<()> {
    let off: i64 = tx.one(
        "select count(*) from stamp s where s.paid_cents < 0
         or (s.exempt = 0 and s.paid_cents > s.due_cents)
         or s.paid_cents <> (select cast(coalesce(sum(p.cents), 0) as bigint)
             from stamp_payment p where p.stamp = s.id and p.undone_at is null)",
        &[],
    )?;
    assert_eq!(off, 0, "months and payments agree");
    Ok(())
}

/// One thing that happens today: money comes, is given otherwise, is taken back; or somebody leaves
/// or has their card.
fn act(
    app: &TestApp,
    number: usize,
    chance: &mut Demo,
    people: &[PersonId],
    standing: &mut BTreeMap<String, Came>,
) {
    let today = app.clock.now().day_text();
    match chance.below(8) {
        0..=3 => {
            let person = chance.one_of(people).cloned().unwrap();
            let cents = i64::try_from(1 + chance.below(3_500)).unwrap();
            let one = Came { person, cents, on_day: today };
            let (key, rule) = (format!("p{number:03}"), rule(chance));
            let (payment, what) = (key.clone(), one.clone());
            let settled = house(app, move |tx| settle(tx, &payment, &what, &rule));
            let sum: i64 = settled.periods.iter().map(|(_, cents)| cents).sum();
            assert_eq!(sum + settled.rest_cents, one.cents, "{key}");
            standing.insert(key, one);
        }
        // What came today is given otherwise: as if it had been from the beginning.
        4 => {
            let fresh = standing.iter().filter(|(_, one)| one.on_day == today);
            let fresh: Vec<String> = fresh.map(|(key, _)| key.clone()).collect();
            let Some(key) = chance.one_of(&fresh).cloned() else { return };
            let (one, rule) = (standing[&key].clone(), rule(chance));
            house(app, move |tx| {
                let first = settle(tx, &key, &one, &rule)?;
                assert_eq!(settle(tx, &key, &one, &rule)?, first, "twice is once");
                Ok(())
            });
        }
        5 | 6 => {
            let known: Vec<String> = standing.keys().cloned().collect();
            let Some(key) = chance.one_of(&known).cloned() else { return };
            standing.remove(&key);
            house(app, move |tx| members::unsettle_on(tx, &key, &today));
        }
        _ => {
            let person = chance.one_of(people).cloned().unwrap();
            let leaves = chance.chance(30);
            house(app, move |tx| {
                let Some(one) = store::current(tx, &person)? else { return Ok(()) };
                let kind = if leaves { FactKind::Resigned } else { FactKind::CardIssued };
                store::add_fact(tx, &one, kind, &today, "", &Hand::House).map(drop)
            });
        }
    }
}

/// All taken back: nothing is paid, and the same payment gives the same months again.
fn all_taken_back(app: &TestApp, person: &PersonId) -> members::Settled {
    let person = person.clone();
    house(app, move |tx| {
        let today = tx.now().day_text();
        for payment in given(tx)?.keys() {
            members::unsettle_on(tx, payment, &today)?;
        }
        let one = Came { person: person.clone(), cents: 2_345, on_day: today };
        let first = settle(tx, "last", &one, &Rule::OldestFirst)?;
        members::unsettle(tx, "last")?;
        assert!(given(tx)?.is_empty());
        assert_eq!(settle(tx, "again", &one, &Rule::OldestFirst)?, first);
        Ok(first)
    })
}

story! {
    fn whatever_is_paid_and_taken_back_months_and_past_days_agree(app: &TestApp) {
        let kind = opened(app);
        let people: Vec<PersonId> = [("Ana", "2026-01-10"), ("Bea", "2026-04-02"),
            ("Zoé", "2026-09-20")].iter().map(|(name, since)| {
            member(app, name, "Alès", since, &kind)
        }).collect();
        let mut chance = Demo::new(5, 0);
        let mut standing: BTreeMap<String, Came> = BTreeMap::new();
        let mut answered: Vec<(PersonId, String, Standing)> = Vec::new();
        for number in 0..ACTS {
            app.clock.advance_ms(DAY_MS * i64::try_from(chance.below(6)).unwrap());
            let today = app.clock.now().day_text();
            act(app, number, &mut chance, &people, &mut standing);
            house(app, must_agree);
            for person in &people {
                let (known, day) = (person.clone(), today.clone());
                let found = house(app, move |tx| members::standing(tx, &known, &day));
                answered.retain(|(one, day, _)| (one, day) != (person, &today));
                answered.push((person.clone(), today.clone(), found));
            }
        }
        // A payment counts for no more than came, and one that was taken back for nothing.
        let counted = house(app, given);
        for (payment, cents) in &counted {
            assert!(standing.get(payment).is_some_and(|one| *cents <= one.cents), "{payment}");
        }
        // Days of the past are answered as they were then, whatever came and went since.
        assert!(answered.len() > ACTS);
        for (person, day, then) in answered {
            let (known, asked) = (person.clone(), day.clone());
            let now = house(app, move |tx| members::standing(tx, &known, &asked));
            assert_eq!(now, then, "{person} on {day}");
        }
        let first = all_taken_back(app, &people[1]);
        assert!(first.periods.iter().map(|(_, cents)| cents).sum::<i64>() <= 2_345);
        house(app, must_agree);
    }
}
