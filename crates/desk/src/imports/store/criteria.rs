//! The SQL of what segments ask of imports.

use kernel::Result;
use kernel::db::Tx;

use crate::criterion::{Answer, Asked, Leaf, Speaker};
use crate::imports::{ImportId, store};
use crate::org::Scope;

/// Imports offered, the latest.
const IMPORTS_MAX: i64 = 100;

/// The latest imports of the scope, by file and day.
pub fn imports(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Answer>> {
    let imports = store::imports_of(tx, scope, IMPORTS_MAX)?.into_iter();
    let answer = |import: store::Import| {
        let args = [("name", import.name.into()), ("day", import.created_at.day_text().into())];
        Answer::new(import.id.to_string(), speaker.say("imports-criterion-file", &args))
    };
    Ok(imports.map(answer).collect())
}

/// People whose record was made by an import of the scope.
pub fn import(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Result<Option<Leaf>> {
    let Some(id) = asked.value().and_then(ImportId::parse) else { return Ok(None) };
    let known = store::import(tx, scope, &id)?;
    Ok(known.map(|known| Leaf::of("person x", "x.id").sql("x.import =").text(known.id.to_string())))
}
