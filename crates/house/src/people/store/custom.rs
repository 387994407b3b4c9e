//! Custom fields: what a unit asks of its people beyond the record, typed.

use kernel::db::Tx;
use kernel::{Error, Result};
use serde::Serialize;

use crate::org::{Scope, UnitId};
use crate::people::FieldId;
use crate::people::rules::FieldKind;

/// A field that a unit defined for itself and the units below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustomField {
    /// Its identifier, key of [`crate::people::Record::fields`].
    pub id: FieldId,
    /// The unit that defined it.
    pub unit: UnitId,
    /// Name of that unit.
    pub unit_name: String,
    /// Short name without accents, unique, for files.
    pub slug: String,
    /// French label.
    pub label_fr: String,
    /// English label; the French one when empty.
    pub label_en: String,
    /// What it holds.
    pub kind: FieldKind,
    /// The possible answers of a choice.
    pub choices: Vec<String>,
    /// Whether it is no longer asked.
    pub retired: bool,
}

impl CustomField {
    /// Its label in a language.
    #[must_use]
    pub fn label(&self, language: kernel::text::Language) -> &str {
        match language {
            kernel::text::Language::English if !self.label_en.is_empty() => &self.label_en,
            _ => &self.label_fr,
        }
    }
}

type Cells = (FieldId, UnitId, String, String, String, String, String, String);

const FIELD: &str = "select f.id, f.unit, u.name, f.slug, f.label_fr, f.label_en, f.kind,
    f.choices from custom_field f join unit u on u.id = f.unit";

fn field(cells: Cells, retired: bool) -> CustomField {
    let (id, unit, unit_name, slug, label_fr, label_en, kind, choices) = cells;
    let lines = choices.lines().map(str::trim).filter(|line| !line.is_empty());
    CustomField {
        id,
        unit,
        unit_name,
        slug,
        label_fr,
        label_en,
        kind: FieldKind::parse(&kind).unwrap_or_default(),
        choices: lines.map(str::to_owned).collect(),
        retired,
    }
}

/// The fields that a record of this unit has, those of units above first.
///
/// # Errors
/// A fault from the database.
pub fn fields_for(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<CustomField>> {
    let sql = format!(
        "{FIELD} join unit_above a on a.above = f.unit and a.unit = $1
         where f.retired_at is null order by a.distance desc, f.created_at, f.id limit 200"
    );
    let rows: Vec<Cells> = tx.rows(&sql, &[unit])?;
    Ok(rows.into_iter().map(|cells| field(cells, false)).collect())
}

/// The fields defined at a scope's unit or below, retired ones last.
///
/// # Errors
/// A fault from the database.
pub fn fields_of_scope(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<CustomField>> {
    let mut all = Vec::new();
    for (state, retired) in [("f.retired_at is null", false), ("f.retired_at is not null", true)] {
        let sql = format!(
            "{FIELD} join unit_above a on a.unit = f.unit and a.above = $1
             where {state} order by a.distance, f.created_at, f.id limit 500"
        );
        let rows: Vec<Cells> = tx.rows(&sql, &[scope.unit()])?;
        all.extend(rows.into_iter().map(|cells| field(cells, retired)));
    }
    Ok(all)
}

/// The field of this label that records of the unit have, made at the unit when there is none.
///
/// # Errors
/// A fault from the database.
pub fn ensure_field(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    label: &str,
    kind: FieldKind,
) -> Result<FieldId> {
    let folded = values::names::fold(label);
    let known = fields_for(tx, unit)?;
    if let Some(same) = known.iter().find(|one| values::names::fold(&one.label_fr) == folded) {
        return Ok(same.id.clone());
    }
    add_field(tx, unit, label, "", kind, &[])
}

/// Defines a field at a unit.
///
/// # Errors
/// A fault from the database.
pub fn add_field(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    label_fr: &str,
    label_en: &str,
    kind: FieldKind,
    choices: &[String],
) -> Result<FieldId> {
    let (id, now): (FieldId, _) = (tx.fresh(), tx.now());
    let base = values::names::fold(label_fr).replace(' ', "-");
    let base = if base.is_empty() { "champ".to_owned() } else { base };
    let choices = choices.join("\n");
    let taken = "select 1 from custom_field where slug = $1";
    let mut slug = base.clone();
    let mut number = 2;
    while tx.row::<(i64,)>(taken, &[&slug])?.is_some() {
        slug = format!("{base}-{number}");
        number += 1;
    }
    tx.exec(
        "insert into custom_field (id, unit, slug, label_fr, label_en, kind, choices, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, unit, &slug, &label_fr, &label_en, &kind.name(), &choices, &now],
    )?;
    Ok(id)
}

/// Stops asking a field of the scope, or asks it again; values are kept.
///
/// # Errors
/// [`Error::NotFound`] when there is no such field at the scope's unit or below.
pub fn retire_field(tx: &mut Tx<'_>, scope: &Scope, id: &FieldId, retired: bool) -> Result<()> {
    let at = retired.then(|| tx.now());
    let touched = tx.exec(
        "update custom_field set retired_at = $3 where id = $1
         and unit in (select unit from unit_above where above = $2)",
        &[id, scope.unit(), &at],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::NotFound) }
}
