//! The cells of lists: what people have under each heading, a page of them at once.

use std::collections::HashMap;

use kernel::Result;
use kernel::db::{Arg, Tx, marks};

use crate::column::ReadCells;
use crate::criterion::{Answer, Speaker};
use crate::org::{PersonId, Scope};
use crate::people::rules::{FactKind, relation};
use crate::people::store::fields_for;
use crate::people::store::matching::{KEYS_MAX, padded};
use crate::people::told::told_custom;

/// Cells and whose they are.
pub type Read = Result<Vec<(PersonId, String)>>;

/// The rows of a statement that ends with `in`, for these people: whose they are, and a text.
pub(in crate::people) fn of_people(tx: &mut Tx<'_>, sql: &str, people: &[PersonId]) -> Read {
    cells_of(tx, sql, "", people)
}

/// Cells of a column: the rows of a statement that ends with `in`, for these people, then what
/// follows; each says whose it is, and a text.
///
/// # Errors
/// A fault from the database.
pub fn cells_of(tx: &mut Tx<'_>, sql: &str, then: &str, people: &[PersonId]) -> Read {
    let mut cells = Vec::new();
    for part in people.chunks(KEYS_MAX) {
        let part: Vec<&PersonId> = padded(&part.iter().collect::<Vec<_>>());
        let sql = format!("{sql} ({}) {then}", marks(1, part.len()));
        let args: Vec<&dyn Arg> = part.iter().copied().map(as_arg).collect();
        cells.extend(tx.rows::<(PersonId, String)>(&sql, &args)?);
    }
    Ok(cells)
}

fn as_arg(person: &PersonId) -> &dyn Arg {
    person
}

/// Several texts of one person are one cell.
#[must_use]
pub fn joined_cells(rows: Vec<(PersonId, String)>) -> Vec<(PersonId, String)> {
    let mut cells: HashMap<PersonId, Vec<String>> = HashMap::new();
    for (person, text) in rows {
        cells.entry(person).or_default().push(text);
    }
    let cell = |(person, mut texts): (PersonId, Vec<String>)| {
        texts.sort_by_cached_key(|text| values::names::fold(text));
        (person, texts.join(", "))
    };
    cells.into_iter().map(cell).collect()
}

pub const NUMBER: ReadCells = |tx, _, _, people| {
    of_people(tx, "select id, number from person where number is not null and id in", people)
};

pub const COMMUNE: ReadCells = |tx, _, _, people| {
    of_people(
        tx,
        "select person, city from person_address where position = 0 and person in",
        people,
    )
};

pub const POSTCODE: ReadCells = |tx, _, _, people| {
    let sql = "select person, postcode from person_address where position = 0 and person in";
    of_people(tx, sql, people)
};

pub const PHONE: ReadCells = |tx, _, _, people| {
    of_people(
        tx,
        "select person, number from person_phone where position = 0 and person in",
        people,
    )
};

pub const EMAIL: ReadCells = |tx, _, _, people| {
    of_people(
        tx,
        "select person, address from person_email where position = 0 and person in",
        people,
    )
};

pub const UNIT: ReadCells = |tx, _, _, people| {
    let sql = "select p.id, u.name from person p join unit u on u.id = p.home_unit where p.id in";
    of_people(tx, sql, people)
};

pub const BORN: ReadCells = |tx, _, _, people| {
    of_people(tx, "select id, born_on from person where born_on is not null and id in", people)
};

pub const CARE: ReadCells = |tx, _, _, people| super::care::carers_of(tx, people);

/// The relation, in words.
pub const RELATION: ReadCells = |tx, _, speaker, people| {
    let sql = "select person, kind || ' ' || on_day from relation_fact where person in";
    let mut facts: HashMap<PersonId, Vec<(FactKind, String)>> = HashMap::new();
    for (person, fact) in of_people(tx, sql, people)? {
        let (kind, day) = fact.split_once(' ').unwrap_or_default();
        facts.entry(person).or_default().push((FactKind::parse(kind), day.to_owned()));
    }
    let today = tx.now().day_text();
    let cell = |person: &PersonId| {
        let facts = facts.get(person).map(Vec::as_slice).unwrap_or_default();
        (person.clone(), speaker.say(relation(facts, &today).key(), &[]))
    };
    Ok(people.iter().map(cell).collect())
};

/// The day of the last fact, whichever it is.
pub const LAST: ReadCells = |tx, _, _, people| {
    let sql = "select person, on_day from relation_fact where person in";
    let mut last: HashMap<PersonId, String> = HashMap::new();
    for (person, day) in of_people(tx, sql, people)? {
        let known = last.entry(person).or_default();
        if day > *known {
            *known = day;
        }
    }
    Ok(last.into_iter().collect())
};

/// The tags that the scope may see.
pub const TAGS: ReadCells = |tx, scope, _, people| {
    let seen =
        super::tags_for(tx, scope.unit())?.into_iter().chain(super::tags_of_scope(tx, scope)?);
    let names: HashMap<String, String> = seen.map(|tag| (tag.id.to_string(), tag.name)).collect();
    let rows = of_people(tx, "select person, tag from person_tag where person in", people)?;
    let named = |(person, tag): (PersonId, String)| Some((person, names.get(&tag)?.clone()));
    Ok(joined_cells(rows.into_iter().filter_map(named).collect()))
};

/// What is still to do, as far as the scope may know.
pub const TASKS: ReadCells = |tx, scope, _, people| {
    let mut cells = Vec::new();
    for part in people.chunks(KEYS_MAX) {
        let part: Vec<&PersonId> = padded(&part.iter().collect::<Vec<_>>());
        let sql = format!(
            "select person, title from person_task where done_at is null
             and unit in (select unit from unit_above where above = $1) and person in ({})",
            marks(2, part.len())
        );
        let mut args: Vec<&dyn Arg> = vec![scope.unit()];
        args.extend(part.iter().copied().map(as_arg));
        cells.extend(tx.rows::<(PersonId, String)>(&sql, &args)?);
    }
    Ok(joined_cells(cells))
};

/// The custom fields of the scope's unit, by short name.
pub fn fields(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Answer>> {
    let fields = fields_for(tx, scope.unit())?.into_iter();
    let answer = |field: super::CustomField| {
        let label = field.label(speaker.language).to_owned();
        Answer::new(field.slug, label)
    };
    Ok(fields.map(answer).collect())
}

/// The values of one custom field, as people read them.
pub fn field(
    tx: &mut Tx<'_>,
    scope: &Scope,
    speaker: &Speaker<'_>,
    slug: &str,
    people: &[PersonId],
) -> Read {
    let known = fields_for(tx, scope.unit())?.into_iter().find(|field| field.slug == slug);
    let Some(field) = known else { return Ok(Vec::new()) };
    let mut cells = Vec::new();
    for part in people.chunks(KEYS_MAX) {
        let part: Vec<&PersonId> = padded(&part.iter().collect::<Vec<_>>());
        let marks = marks(2, part.len());
        let sql = format!(
            "select person, value from person_field where field = $1 and person in ({marks})"
        );
        let mut args: Vec<&dyn Arg> = vec![&field.id];
        args.extend(part.iter().copied().map(as_arg));
        cells.extend(tx.rows::<(PersonId, String)>(&sql, &args)?);
    }
    let told =
        |(person, value): (PersonId, String)| (person, told_custom(speaker, field.kind, &value));
    Ok(cells.into_iter().map(told).collect())
}

/// The columns that an officer chose for their lists; `None` when they never did.
///
/// # Errors
/// A fault from the database.
pub fn columns_of(tx: &mut Tx<'_>, officer: &PersonId) -> Result<Option<Vec<String>>> {
    let sql = "select columns from column_choice where person = $1";
    let found: Option<(String,)> = tx.row(sql, &[officer])?;
    Ok(found.map(|(columns,)| columns.split_whitespace().map(str::to_owned).collect()))
}

/// Remembers the columns that an officer chose.
///
/// # Errors
/// A fault from the database.
pub fn choose_columns(tx: &mut Tx<'_>, officer: &PersonId, columns: &[String]) -> Result<()> {
    let (told, now) = (columns.join(" "), tx.now());
    tx.exec(
        "insert into column_choice (person, columns, chosen_at) values ($1, $2, $3)
         on conflict (person) do update set columns = excluded.columns,
         chosen_at = excluded.chosen_at",
        &[officer, &told, &now],
    )
    .map(drop)
}
