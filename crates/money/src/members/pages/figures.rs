//! What the figures show beside months and units: what is to chase, what is late, who stays, where
//! members live. Each is drawn and told as a table.

use std::collections::BTreeMap;

use kernel::Result;
use kernel::db::Tx;
use serde::Serialize;

use crate::members::rules::{self, Stay, days};
use crate::members::store::{self, Which};
use crate::org::Scope;

/// Months after which something late counts in the next class.
const LATE_MONTHS: [i64; 3] = [1, 3, 6];
/// Departments from which on a map says something.
const MAPPED_MIN: usize = 2;
/// Cohorts shown.
const COHORTS_MAX: usize = 12;

/// All of them, for one scope.
#[derive(Serialize, Default, Clone)]
pub(super) struct Figures {
    /// What waits: the name of its list, and how many.
    chase: Vec<(&'static str, i64)>,
    late: Vec<Late>,
    late_cents: i64,
    stays: Vec<ShownStay>,
    /// After how many years, in percent.
    stayed: Vec<i64>,
    /// Heads of the columns of the table of cohorts.
    years_after: Vec<usize>,
    map: Option<Map>,
}

#[derive(Serialize, Clone)]
struct Late {
    /// The end of its text key.
    class: &'static str,
    members: i64,
    cents: i64,
    percent: i64,
}

#[derive(Serialize, Clone)]
struct ShownStay {
    year: i64,
    joined: i64,
    /// Of each year since, in percent of those who joined.
    percents: Vec<i64>,
}

#[derive(Serialize, Clone)]
struct Map {
    frame: &'static str,
    credit: &'static str,
    outlines: Vec<Outline>,
    legend: Vec<Legend>,
    departments: Vec<Department>,
    /// Members of whom no address in France is known.
    elsewhere: i64,
}

#[derive(Serialize, Clone)]
struct Outline {
    path: &'static str,
    class: usize,
    name: &'static str,
    members: i64,
}

#[derive(Serialize, Clone)]
struct Legend {
    class: usize,
    from: i64,
    through: Option<i64>,
}

#[derive(Serialize, Clone)]
struct Department {
    code: &'static str,
    name: &'static str,
    members: i64,
}

/// Reads them.
///
/// # Errors
/// A fault from the database.
pub(super) fn figures(tx: &mut Tx<'_>, scope: &Scope) -> Result<Figures> {
    let today = tx.now().day_text();
    let this_year: i64 = days::year_of(&today).parse().unwrap_or(0);
    let mut chase = Vec::new();
    for which in [Which::Applied, Which::Renew, Which::Late, Which::Arrears] {
        chase.push((which.name(), store::count_of(tx, scope, which)?));
    }
    let bounds = LATE_MONTHS.map(|months| days::day_plus_months(&today, -months));
    let late = lates(store::arrears(tx, scope, &bounds)?);
    let stays = rules::stays(&store::ends_by_year(tx, scope)?, this_year);
    Ok(Figures {
        chase,
        late_cents: late.iter().map(|one| one.cents).sum(),
        late,
        stayed: rules::stayed_percent(&stays, this_year),
        years_after: (0..=stays.iter().map(|stay| stay.still.len()).max().unwrap_or(1) - 1)
            .collect(),
        stays: stays.into_iter().take(COHORTS_MAX).map(shown_stay).collect(),
        map: map(store::members_by_postcode(tx, scope)?),
    })
}

fn lates(found: [(i64, i64); 4]) -> Vec<Late> {
    let whole: i64 = found.iter().map(|(_, cents)| cents).sum();
    let late = |(class, (members, cents)): (&'static str, (i64, i64))| Late {
        class,
        members,
        cents,
        percent: if whole == 0 { 0 } else { cents * 100 / whole },
    };
    ["month", "quarter", "half", "more"].into_iter().zip(found).map(late).collect()
}

fn shown_stay(stay: Stay) -> ShownStay {
    let of = |still: &i64| if stay.joined == 0 { 0 } else { still * 100 / stay.joined };
    ShownStay {
        year: stay.year,
        joined: stay.joined,
        percents: stay.still.iter().map(of).collect(),
    }
}

/// The map, where members live in several departments.
fn map(by_postcode: Vec<(String, i64)>) -> Option<Map> {
    let mut counts: BTreeMap<&'static str, (&'static str, i64)> = BTreeMap::new();
    let mut elsewhere = 0;
    for (postcode, members) in by_postcode {
        match territory::department_of_postcode(&postcode) {
            Some(one) => counts.entry(one.code).or_insert((one.name, 0)).1 += members,
            None => elsewhere += members,
        }
    }
    if counts.len() < MAPPED_MIN {
        return None;
    }
    let bounds = rules::class_bounds(&counts.values().map(|one| one.1).collect::<Vec<_>>());
    let outline = |one: &territory::Outline| {
        let (name, members) = counts.get(one.code).copied().unwrap_or(("", 0));
        Outline { path: one.path, class: rules::class_of(members, &bounds), name, members }
    };
    let legend = |(place, from): (usize, &i64)| Legend {
        class: place + 1,
        from: *from,
        through: bounds.get(place + 1).map(|next| next - 1),
    };
    let mut departments: Vec<Department> = counts
        .iter()
        .map(|(code, (name, members))| Department { code, name, members: *members })
        .collect();
    departments.sort_by_key(|one| std::cmp::Reverse(one.members));
    Some(Map {
        frame: territory::OUTLINES_FRAME,
        credit: territory::OUTLINES_CREDIT,
        outlines: territory::outlines().iter().map(outline).collect(),
        legend: bounds.iter().enumerate().map(legend).collect(),
        departments,
        elsewhere,
    })
}

/// Believable ones.
pub(super) fn sample() -> Figures {
    let counts = [(2024, 0, 30), (2024, 2025, 6), (2025, 0, 20), (2025, 2025, 2), (2026, 0, 9)];
    let stays = rules::stays(&counts, 2026);
    let postcodes =
        [("30100", 140), ("34000", 70), ("13001", 12), ("20000", 3), ("97400", 2), ("", 4)];
    Figures {
        chase: vec![("applied", 2), ("renew", 12), ("late", 40), ("arrears", 7)],
        late: lates([(20, 20_000), (12, 30_000), (6, 40_000), (3, 60_000)]),
        late_cents: 150_000,
        stayed: rules::stayed_percent(&stays, 2026),
        years_after: vec![0, 1, 2],
        stays: stays.into_iter().map(shown_stay).collect(),
        map: map(postcodes.map(|(code, count)| (code.to_owned(), count)).to_vec()),
    }
}
