//! Who may write SQL, who may write a table, and who answers for tables about people.

use std::collections::{HashMap, HashSet};

use super::rust::word;
use super::{Finding, Source};

/// First words of the parts of `create table` that are no column.
const CONSTRAINTS: [&str; 5] = ["primary", "unique", "foreign", "check", "constraint"];

/// SQL in shipped code outside `store.rs`, `store/` and the kernel's `db`.
pub(super) fn sql_outside_stores(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_shipped() && !may_hold_sql(source)) {
        for (line, text) in source.shipped_strings() {
            if is_sql(&flat(text)) {
                findings.push(source.finding(line, "SQL stands in store.rs and nowhere else"));
            }
        }
    }
    findings
}

fn may_hold_sql(source: &Source) -> bool {
    source.is("/store.rs")
        || source.path.contains("/store/")
        || source.path.starts_with("crates/kernel/src/db/")
        || source.path == "crates/kernel/src/db.rs"
}

fn is_sql(flat: &str) -> bool {
    flat.starts_with("select ")
        || flat.contains("(select ")
        || ["create table ", "insert into ", "delete from "].iter().any(|verb| flat.contains(verb))
        || written_tables(flat).next().is_some()
}

/// Lower case, one space between words, no SQL comments.
fn flat(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("--").next().unwrap_or_default());
    let words: Vec<String> = lines.flat_map(str::split_whitespace).map(str::to_lowercase).collect();
    words.join(" ")
}

/// Tables that a statement inserts into, updates or deletes from.
fn written_tables(flat: &str) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = flat.split([' ', '(']).filter(|word| !word.is_empty()).collect();
    let mut tables = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let Some(next) = words.get(at + 2) else {
            continue;
        };
        if matches!(pair, ["insert", "into"] | ["delete", "from"]) {
            tables.push(word(next));
        } else if pair[0] == "update"
            && pair[1] != "set"
            && words[at + 2..].iter().take(3).any(|w| *w == "set")
        {
            tables.push(word(pair[1]));
        }
    }
    tables.into_iter().filter(|table| !table.is_empty())
}

/// Writes to a table by another slice than the one whose migrations create it.
pub(super) fn foreign_writes(sources: &[Source]) -> Vec<Finding> {
    let owners: HashMap<String, &str> = tables(sources)
        .into_iter()
        .filter_map(|table| Some((table.name, table.source.slice()?)))
        .collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_shipped()) {
        let Some(slice) = source.slice() else {
            continue;
        };
        let own_tables: HashSet<String> = source
            .shipped_strings()
            .flat_map(|(_, text)| created(&flat(text)))
            .map(|(name, _)| name)
            .collect();
        for (line, text) in source.shipped_strings() {
            for table in written_tables(&flat(text)).filter(|table| !own_tables.contains(*table)) {
                match owners.get(table) {
                    Some(owner) if *owner == slice => {}
                    Some(owner) => {
                        let rule = format!("{slice} writes {table}, which belongs to {owner}");
                        findings.push(source.finding(line, rule));
                    }
                    None => {
                        let rule = format!("no migration creates {table}, which is written here");
                        findings.push(source.finding(line, rule));
                    }
                }
            }
        }
    }
    findings
}

/// Tables with a column that names a person, which their slice's `Held` does not list.
pub(super) fn unheld_people(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let dropped: HashSet<String> = sources.iter().flat_map(dropped).collect();
    for table in tables(sources).into_iter().filter(|table| !dropped.contains(&table.name)) {
        let column = table.columns.iter().find(|column| names_a_person(column));
        let column = match column {
            Some(column) => word(column),
            None if table.name == "person" => "id",
            None => continue,
        };
        let Some(owner) = table.source.slice() else {
            continue;
        };
        if !is_held(sources, owner, &table.name) {
            let name = &table.name;
            let rule =
                format!("{name}.{column} names a person: list {name} in the Held of {owner}");
            findings.push(table.source.finding(1, rule));
        }
    }
    findings
}

/// The tables that a migration drops.
fn dropped(source: &Source) -> Vec<String> {
    if !source.is_shipped() || !source.is(".sql") {
        return Vec::new();
    }
    let flat = flat(&source.text);
    flat.split("drop table ").skip(1).map(|rest| word(rest).to_owned()).collect()
}

fn names_a_person(column: &str) -> bool {
    let name = word(column);
    name == "person"
        || name == "signed_by"
        || name.ends_with("_person")
        || column.contains("references person ")
        || column.contains("references person(")
        || column.ends_with("references person")
}

/// Whether a file of the slice that fills `tables:` of a `Held` names the table.
fn is_held(sources: &[Source], owner: &str, table: &str) -> bool {
    let own = sources.iter().filter(|source| source.slice() == Some(owner));
    let says = |source: &Source, what: &str| {
        source.shipped_code().any(|(_, code)| super::has_word(code, what))
    };
    let declares = |source: &&Source| says(source, "Held") && says(source, "tables:");
    own.filter(declares).any(|source| source.shipped_strings().any(|(_, text)| text == table))
}

/// A table as the migrations make it.
struct Table<'a> {
    name: String,
    columns: Vec<String>,
    source: &'a Source,
}

/// Every table that a migration creates or widens; the kernel may keep its own in its `db` code.
fn tables(sources: &[Source]) -> Vec<Table<'_>> {
    let mut tables = Vec::new();
    for source in sources.iter().filter(|source| source.is_shipped()) {
        if source.is(".sql") {
            let flat = flat(&source.text);
            let found = created(&flat).into_iter();
            tables.extend(found.map(|(name, columns)| Table { name, columns, source }));
            let found = widened(&flat).into_iter();
            tables.extend(found.map(|(name, column)| Table {
                name,
                columns: vec![column],
                source,
            }));
        } else if source.slice() == Some("kernel") {
            for (_, text) in source.shipped_strings() {
                let found = created(&flat(text)).into_iter();
                tables.extend(found.map(|(name, columns)| Table { name, columns, source }));
            }
        }
    }
    tables
}

/// Names and columns of the tables that flat SQL creates, temporary and virtual ones too.
fn created(flat: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for (at, verb) in flat.match_indices("table ") {
        let before = flat[..at].trim_end().rsplit(' ').take(2).collect::<Vec<_>>();
        if !before.contains(&"create") {
            continue;
        }
        let rest = &flat[at + verb.len()..];
        let rest = rest.strip_prefix("if not exists ").unwrap_or(rest);
        let name = word(rest).to_owned();
        if let Some(open) = rest.find('(')
            && !name.is_empty()
        {
            found.push((name, columns(&rest[open + 1..])));
        }
    }
    found
}

fn columns(body: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_i32;
    for letter in body.chars() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    let trimmed = parts.iter().map(|part| part.trim().to_owned());
    // A foreign key declared apart still names a person; the other constraints do not.
    let kept = |part: &String| !CONSTRAINTS.contains(&word(part)) || part.contains("references");
    trimmed.filter(|part| !part.is_empty()).filter(kept).collect()
}

/// Columns that flat SQL adds to a table.
fn widened(flat: &str) -> Vec<(String, String)> {
    let statements = flat.split(';').filter_map(|statement| {
        let (table, rest) = statement.trim().strip_prefix("alter table ")?.split_once(' ')?;
        let column = rest.strip_prefix("add ")?;
        let column = column.strip_prefix("column ").unwrap_or(column);
        Some((table.to_owned(), column.to_owned()))
    });
    statements.collect()
}

mod tests {
    use super::super::told;
    use super::*;

    const MIGRATION: &str = "-- People who signed\ncreate table petition_signature (\n\
        id text primary key,\n signed_by text not null references person (id),\n\
        amount numeric(3, 2),\n primary key (id)\n);";

    #[test]
    fn sql_in_a_page_is_found() {
        let code = "fn a() { run(\"Select x\n from y\"); say(\"Please select a file\"); }\n";
        let files = [
            ("crates/house/src/people/pages.rs", code),
            ("crates/house/src/people/store.rs", code),
        ];
        assert_eq!(told(sql_outside_stores, &files).len(), 1);
        let tested = format!("#[cfg(test)]\nmod tests {{\n{code}}}");
        assert!(
            told(sql_outside_stores, &[("crates/house/src/people/pages.rs", &tested)]).is_empty()
        );
    }

    #[test]
    fn writes_are_read_from_statements() {
        let tables = |sql: &str| written_tables(&flat(sql)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            tables("insert into a(b) values ($1) on conflict (b) do update set b = $1"),
            ["a"]
        );
        assert_eq!(tables("UPDATE a\n SET b = 1"), ["a"]);
        assert_eq!(tables("update a as x set b = 1"), ["a"]);
        assert_eq!(tables("with c as (delete from a where b returning d) select d from c"), ["a"]);
        assert!(tables("select a from b for update").is_empty());
        assert!(tables("update the page, then go").is_empty());
    }

    #[test]
    fn a_foreign_write_is_found() {
        let files = [
            ("crates/app/src/petitions/migrations/1.sql", MIGRATION),
            ("crates/app/src/petitions/store.rs", "x(\"delete from petition_signature where a\")"),
            ("crates/house/src/people/store.rs", "x(\"delete from petition_signature where a\")"),
            ("crates/house/src/org/store.rs", "x(\"insert into nothing (a) values (1)\")"),
            (
                "crates/app/src/imports/store.rs",
                "x(\"create temp table t (a text)\"); y(\"insert into t values (1)\")",
            ),
        ];
        let found = told(foreign_writes, &files);
        assert_eq!(
            found,
            [
                "crates/house/src/people/store.rs:1: \
                 people writes petition_signature, which belongs to petitions",
                "crates/house/src/org/store.rs:1: \
                 no migration creates nothing, which is written here",
            ]
        );
    }

    #[test]
    fn people_held_by_nobody_are_found() {
        let migration = ("crates/app/src/petitions/migrations/1.sql", MIGRATION);
        let code = "crates/app/src/petitions/mod.rs";
        let none = (code, "x: PersonalData::None { why: \"petition_signature\" }");
        assert_eq!(
            told(unheld_people, &[migration, none]),
            ["crates/app/src/petitions/migrations/1.sql:1: petition_signature.signed_by \
              names a person: list petition_signature in the Held of petitions"]
        );
        let held = (code, "x: PersonalData::Held(Held { tables: &[\"petition_signature\"] })");
        assert!(told(unheld_people, &[migration, held]).is_empty());
        let other = (code, "x: PersonalData::Held(Held { tables: &[\"petition\"] })");
        assert_eq!(told(unheld_people, &[migration, other]).len(), 1);
    }

    #[test]
    fn a_person_in_an_added_column_is_found() {
        let sql = "alter table unit add column founder text references person (id);";
        assert_eq!(told(unheld_people, &[("crates/house/src/org/migrations/2.sql", sql)]).len(), 1);
    }

    #[test]
    fn a_table_that_is_dropped_needs_nobody() {
        let made = ("crates/house/src/org/migrations/1.sql", "create table told (person text);");
        let gone = ("crates/house/src/org/migrations/2.sql", "drop table told;");
        assert_eq!(told(unheld_people, &[made]).len(), 1);
        assert!(told(unheld_people, &[made, gone]).is_empty());
    }

    #[test]
    fn a_table_without_people_needs_nobody() {
        let migration = "create table person_count (unit text, primary key (unit));";
        assert!(
            told(unheld_people, &[("crates/house/src/org/migrations/1.sql", migration)]).is_empty()
        );
    }
}
