//! Random trees over random people: SQL in both forms, the text read back, the builder's rows and
//! a plain evaluation find the same people.

use std::collections::BTreeSet;

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::org::{PersonId, Scope};
use crate::segments::rules::{Tree, parse, print, rows_of, tree_of};
use crate::segments::store::{Form, Question, Reach, ask};
use crate::segments::tests::facts::warm;
use crate::segments::tests::invented;
use crate::segments::tests::naive::{Facts, Now, holds};
use crate::story;
use crate::testkit::TestApp;

pub(super) const PEOPLE: usize = 120;
const TREES: usize = 100;

pub(super) type Known = Vec<(PersonId, Facts)>;

pub(super) fn invent(app: &TestApp, demo: &mut Demo) -> Known {
    let units = ["Alès", "Nîmes", "Sète"].map(|name| app.unit(name));
    let mut known = Known::new();
    for _ in 0..PEOPLE / 20 {
        let (local, units) = (demo.clone(), units.clone());
        // Consents and records of several moments.
        app.clock.advance_ms(86_400_000 / 2);
        let (some, after) = app
            .app
            .db
            .write_now(move |tx| {
                let mut demo = local.clone();
                let around = invented::around(tx, &units)?;
                let mut some = Known::new();
                for _ in 0..20 {
                    some.push(invented::person(tx, &mut demo, &around)?);
                }
                Ok((some, demo))
            })
            .unwrap();
        known.extend(some);
        *demo = after;
    }
    known
}

pub(super) fn found(tx: &mut Tx<'_>, question: &Question) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    let mut after = None;
    loop {
        let page = question.page(tx, after.as_ref(), 50)?;
        let keys: Vec<_> = page.iter().map(|one| (&one.key, &one.id)).collect();
        assert!(keys.is_sorted());
        after = page.last().cloned();
        all.extend(page.into_iter().map(|one| one.id));
        if after.is_none() {
            break;
        }
    }
    let mut streamed = BTreeSet::new();
    question.each(tx, |person| {
        streamed.insert(person.to_string());
        Ok(())
    })?;
    assert_eq!(all, streamed);
    assert_eq!(usize::try_from(question.count(tx)?)?, all.len());
    Ok(all)
}

/// What was compared.
#[derive(Default)]
struct Compared {
    /// Questions.
    times: usize,
    /// Those answered from memory.
    remembered: usize,
    /// People found.
    compared: usize,
}

fn compare(tx: &mut Tx<'_>, tree: &Tree, known: &Known, asked: &mut Compared) -> Result<()> {
    let text = print(tree);
    assert_eq!(&parse(&text).unwrap_or_else(|fault| panic!("{text}: {fault:?}")), tree, "{text}");
    let (again, faults) = tree_of(&rows_of(tree));
    assert!(faults.is_empty(), "{text}: {faults:?}");
    let house = Scope::of_the_house(tx)?;
    for name in ["Union", "Gard", "Alès"] {
        let now = Now { scope: name, ms: tx.now().0, day: tx.now().day_text() };
        let crate::org::UnitMatch::One(unit) = crate::org::match_unit(tx, house.unit(), name)?
        else {
            panic!("{name} is known");
        };
        let scope = house.narrowed(tx, &unit)?.unwrap();
        let Ok(question) = ask(tx, &scope, tree)? else { continue };
        let of_scope = known.iter().filter(|(_, facts)| facts.units.contains(name));
        let expected: BTreeSet<String> = of_scope
            .clone()
            .filter(|(_, facts)| holds(tree, facts, &now))
            .map(|(id, _)| id.to_string())
            .collect();
        let rebuilt: BTreeSet<String> = of_scope
            .filter(|(_, facts)| holds(&again, facts, &now))
            .map(|(id, _)| id.to_string())
            .collect();
        assert_eq!(rebuilt, expected, "the builder says something else than {text}");
        let reach = question.reach(tx, 0)?;
        for form in [Form::Sets, Form::Facts] {
            let same = question.in_form(form).reach(tx, i64::MAX)?;
            assert_eq!(Reach { total: reach.total, ..same }, reach, "{form:?}: {text}");
        }
        let told = reach.email_none + reach.email_bad + reach.email_stopped;
        assert_eq!(reach.email + told, reach.total, "{text}");
        assert_eq!(
            reach.phone + reach.phone_none + reach.phone_bad + reach.phone_stopped,
            reach.total,
            "{text}"
        );
        assert_eq!(reach.post + reach.post_none, reach.total, "{text}");
        let not = reach.targeted_none + reach.targeted_young;
        assert_eq!(reach.targeted + not, reach.total, "{text}");
        asked.remembered += usize::from(question.in_form(Form::Facts).is_remembered(tx)?);
        for form in [Form::Facts, Form::Sets, Form::Probe] {
            let found = found(tx, &question.in_form(form))?;
            assert_eq!(found, expected, "{form:?} in {name}: {text}");
        }
        asked.compared += expected.len();
        asked.times += 1;
    }
    Ok(())
}

story! {
    fn random_trees_find_the_same_people_however_they_are_asked(app: &TestApp) {
        let mut demo = Demo::new(0x5e67_3e17, PEOPLE);
        let known = invent(app, &mut demo);
        let mut demo = Demo::new(2026, 0);
        let trees: Vec<Tree> = (0..TREES).map(|_| invented::tree(&mut demo, 3)).collect();
        warm(&app.app.db, &trees);
        let asked = app.app.db.read_now(move |tx| {
            let mut asked = Compared::default();
            trees.iter().try_for_each(|tree| compare(tx, tree, &known, &mut asked))?;
            Ok(asked)
        });
        let asked = asked.unwrap();
        assert!(asked.compared > 2_000);
        assert!(asked.remembered * 2 > asked.times, "{} of {}", asked.remembered, asked.times);
    }
}
