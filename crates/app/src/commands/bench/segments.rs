//! Segments from narrow to national, counted from what the process remembers and by SQL alone,
//! while people change.

use std::time::Duration;

use kernel::db::Db;
use kernel::time::Stopwatch;
use kernel::{Error, Result};

use crate::commands::bench::places::Places;
use crate::commands::bench::report::{Figure, Report, ms, percentile};
use crate::commands::bench::store;
use crate::consent;
use crate::org::{self, Scope, UnitId};
use crate::people;
use crate::segments::{Form, ask, parse};

/// Counts from memory of one figure.
const REMEMBERED_LOOKS: usize = 200;
/// Counts by SQL of one figure.
const SQL_LOOKS: usize = 20;
/// Between two changes of somebody, counts.
const LOOKS_A_CHANGE: usize = 5;

/// A shape: what it is called, its unit, its text with the age of this look.
struct Shape<'u> {
    name: &'static str,
    unit: &'u UnitId,
    text: fn(usize) -> String,
}

/// Counts five shapes of segment over people who were loaded before.
///
/// # Errors
/// A fault from the database.
pub(super) fn measure(
    places: &Places,
    [small, large]: [&UnitId; 2],
    rows: usize,
    quick: bool,
    report: &mut Report,
) -> Result<()> {
    let db = &places.db;
    let (root, relais, away) = db.write_now(|tx| {
        consent::install(tx)?;
        let root = org::root(tx)?.id;
        let relais = people::ensure_tag(tx, &root, "Relais")?;
        let away = people::ensure_tag(tx, &root, "Absent")?;
        Ok((root, relais, away))
    })?;
    let (some, others) = (relais.to_string(), away.to_string());
    db.write_now(move |tx| store::give_facts(tx, &some, &others))?;
    db.analyze()?;
    let shapes = shapes(small, large, &root);
    for shape in &shapes {
        for (form, how) in [(None, ""), (Some(Form::Sets), ", by SQL alone")] {
            let looks = match (quick, form) {
                (true, _) => 4,
                (false, None) => REMEMBERED_LOOKS,
                (false, Some(_)) => SQL_LOOKS,
            };
            let mut times = look(db, shape, form, looks, &relais)?;
            let first = times.first().copied().unwrap_or_default();
            let (half, most) = (percentile(&mut times, 50), percentile(&mut times, 95));
            let first =
                if form.is_none() { format!("; first {}", ms(first)) } else { String::new() };
            report.add(Figure {
                what: format!("segment: {}, of {rows}{how}, p50 / p95", shape.name),
                engine: places.bare.engine(),
                ours: format!("{} / {}{first}", ms(half), ms(most)),
                bare: String::new(),
                ratio: String::new(),
                goal: if form.is_none() { "p95 < 100 ms" } else { "" },
            });
        }
    }
    Ok(())
}

/// The five shapes, from narrow to national.
fn shapes<'u>(small: &'u UnitId, large: &'u UnitId, root: &'u UnitId) -> [Shape<'u>; 5] {
    [
        Shape {
            name: "a section, 3 criteria",
            unit: small,
            text: |_| "tag = Relais and has = email and not tag = Absent".to_owned(),
        },
        Shape {
            name: "a large section, 5 criteria",
            unit: large,
            text: |look| format!("{FIVE} and age >= {}", age(look)),
        },
        Shape {
            name: "one postcode, 5 criteria",
            unit: root,
            text: |look| format!("postcode = 30140 and {FOUR} and age >= {}", age(look)),
        },
        Shape {
            name: "everybody, 5 criteria",
            unit: root,
            text: |look| format!("{FIVE} and age >= {}", age(look)),
        },
        Shape {
            name: "everybody, nested",
            unit: root,
            text: |look| {
                let (days, age) = (3_000 + look, age(look));
                format!(
                    "(tag = Relais or joined within {days} days) and not (tag = Absent or \
                     allowed = newsletter/email and age < {age}) and (reachable = email or \
                     reachable = phone)"
                )
            },
        },
    ]
}

/// Another age at each look.
const fn age(look: usize) -> usize {
    18 + look % 40
}

const FOUR: &str = "has = email and not tag = Absent and allowed = newsletter/email";
const FIVE: &str =
    "tag = Relais and has = email and not tag = Absent and allowed = newsletter/email";

/// Counts a shape so often, while somebody changes now and then.
fn look(
    db: &Db,
    shape: &Shape<'_>,
    form: Option<Form>,
    looks: usize,
    tag: &people::TagId,
) -> Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(looks);
    for number in 0..looks {
        if number % LOOKS_A_CHANGE == 1 {
            let (tag, nth) = (tag.to_string(), i64::try_from(number)?);
            db.write_now(move |tx| store::change_somebody(tx, &tag, nth))?;
        }
        let tree = parse(&(shape.text)(number)).map_err(|fault| Error::fault(fault.key))?;
        let unit = shape.unit.clone();
        times.push(db.read_now(move |tx| {
            let house = Scope::of_the_house(tx)?;
            let scope = house.narrowed(tx, &unit)?.ok_or(Error::NotFound)?;
            let watch = Stopwatch::start();
            let question = ask(tx, &scope, &tree)?.map_err(|fault| Error::fault(fault.key))?;
            let question = match form {
                // By SQL, a small unit is probed all the same.
                Some(form) if question.form() == Form::Facts => question.in_form(form),
                _ => question,
            };
            question.count(tx)?;
            Ok(watch.elapsed())
        })?);
    }
    Ok(times)
}
