//! Two empty databases of one engine: ours, and the bare engine's; both go away afterwards.

use kernel::Result;
use kernel::db::{Db, Place, clear, tables_of};
use kernel::ids::random_hex;
use tempfile::TempDir;

use crate::commands::bench::store;
use crate::commands::open;
use crate::features;

/// Two databases with the same tables.
pub(super) struct Places {
    /// Ours.
    pub(super) db: Db,
    /// Where the bare engine works, migrated.
    pub(super) bare: Place,
    schemas: Option<(String, [String; 2])>,
    /// Where files of the bench wait.
    pub(super) folder: TempDir,
}

impl Places {
    /// Two SQLite files, or two schemas on a PostgreSQL server.
    ///
    /// # Errors
    /// A fault when one cannot be made.
    pub(super) fn open(server: Option<&str>) -> Result<Self> {
        let folder = open::temporary_folder("maillage-bench-", None)?;
        let (ours, bare, schemas) = match server {
            None => {
                let file = |name: &str| Place::Sqlite(folder.path().join(name));
                (file("ours.db"), file("bare.db"), None)
            }
            Some(server) => {
                let tail = random_hex::<6>();
                let names = [format!("bench_{tail}_ours"), format!("bench_{tail}_bare")];
                store::make_schemas(server, &names)?;
                let place = |name: &str| Place::Postgres(inside(server, name));
                let [ours, bare] = &names;
                (place(ours), place(bare), Some((server.to_owned(), names)))
            }
        };
        let db = open::at(&ours)?;
        clear(&open::at(&bare)?, &tables_of(&features::migrations()))?;
        Ok(Self { db, bare, schemas, folder })
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        if let Some((server, names)) = &self.schemas {
            // Whatever stays behind is empty of real people and named as a bench's.
            drop(store::drop_schemas(server, names));
        }
    }
}

/// The connection string that finds the tables in `schema`.
fn inside(server: &str, schema: &str) -> String {
    if server.contains("://") {
        let mark = if server.contains('?') { '&' } else { '?' };
        return format!("{server}{mark}options=-c%20search_path%3D{schema}");
    }
    format!("{server} options='-c search_path={schema}'")
}
