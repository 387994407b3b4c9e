//! Word search by prefix, for search as you type: FTS5 on SQLite, GIN on PostgreSQL.
//!
//! Accents are folded by the caller; here words are cut at whatever is not a letter or digit and
//! put in lower case, so both engines index and find the same. An index maps a key to its
//! words; it is derived data: after a copy its feature empties it and adds the keys again.

use crate::db::tx::{Engine, Tx, row_marks};
use crate::db::value::{Arg, Cell};
use crate::error::Result;

/// Keys written by one statement on PostgreSQL: few different statements, so that they stay
/// prepared, and few of them for any number of keys.
const KEYS_AT_ONCE: [usize; 5] = [256, 64, 16, 4, 1];
/// Words that PostgreSQL keeps aside before it sorts them in, in KiB: each search reads them all.
const PENDING_KIB: usize = 256;
/// Letters of a word that count; the rest is cut off.
const LETTERS_MAX: usize = 64;

/// The statements that create the index `name`.
pub(super) fn definition(engine: &Engine<'_>, name: &str) -> String {
    match engine {
        Engine::Sqlite(_) => format!(
            "create table {name} (id integer primary key, key text not null unique);
             create virtual table {name}_words using fts5(words, content = '',
                contentless_delete = 1, detail = 'none', prefix = '2 3',
                tokenize = 'unicode61 remove_diacritics 0');"
        ),
        Engine::Postgres(..) => format!(
            "create table {name} (key text primary key, words tsvector not null);
             create index {name}_words on {name} using gin (words)
                with (gin_pending_list_limit = {PENDING_KIB});"
        ),
    }
}

impl Tx<'_> {
    /// Writes the words of keys that are not in the index yet.
    ///
    /// # Errors
    /// A fault from the engine, among others when a key is there already.
    pub fn search_add(&mut self, index: &'static str, entries: &[(&str, String)]) -> Result<()> {
        if matches!(self.engine, Engine::Sqlite(_)) {
            return self.add_rows(index, entries);
        }
        let mut rest = entries;
        for size in KEYS_AT_ONCE {
            let parts = rest.chunks_exact(size);
            rest = parts.remainder();
            for part in parts {
                self.add_vectors(index, part)?;
            }
        }
        Ok(())
    }

    /// Counts the rows itself: `returning` opens a savepoint for each row, and at each savepoint
    /// FTS5 writes out all that it has gathered.
    fn add_rows(&mut self, index: &'static str, entries: &[(&str, String)]) -> Result<()> {
        let last: i64 = self.one(&format!("select coalesce(max(id), 0) from {index}"), &[])?;
        let keys = (last + 1..).zip(entries);
        let keys = keys.map(|(id, (key, _))| Ok([Cell::Int(id), Cell::Text((*key).to_owned())]));
        self.load(index, &["id", "key"], keys)?;
        let add = format!("insert into {index}_words (rowid, words) values ($1, $2)");
        for (id, (_, words)) in (last + 1..).zip(entries) {
            self.exec(&add, &[&id, &words_of(words).join(" ")])?;
        }
        Ok(())
    }

    fn add_vectors(&mut self, index: &str, entries: &[(&str, String)]) -> Result<()> {
        let marks = row_marks(entries.len(), 2);
        // The first row tells PostgreSQL the types of the others.
        let typed = marks.replacen("($1, $2)", "(cast($1 as text), cast($2 as text))", 1);
        let sql = format!(
            "insert into {index} (key, words)
             select k, array_to_tsvector(string_to_array(w, ' '))
             from (values {typed}) as given (k, w)"
        );
        let cut: Vec<(&str, String)> =
            entries.iter().map(|(key, words)| (*key, words_of(words).join(" "))).collect();
        let mut args: Vec<&dyn Arg> = Vec::with_capacity(cut.len() * 2);
        for (key, words) in &cut {
            args.push(key);
            args.push(words);
        }
        self.exec(&sql, &args).map(drop)
    }

    /// Empties the index, before its feature fills it again.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn search_clear(&mut self, index: &'static str) -> Result<()> {
        self.exec(&format!("delete from {index}"), &[])?;
        if matches!(self.engine, Engine::Sqlite(_)) {
            let clear = format!("insert into {index}_words ({index}_words) values ('delete-all')");
            self.exec(&clear, &[])?;
        }
        Ok(())
    }

    /// Takes a key out of the index, if it is there.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn search_remove(&mut self, index: &'static str, key: &str) -> Result<()> {
        if matches!(self.engine, Engine::Sqlite(_)) {
            let sql = format!("delete from {index} where key = $1 returning id");
            if let Some((id,)) = self.row::<(i64,)>(&sql, &[&key])? {
                self.exec(&format!("delete from {index}_words where rowid = $1"), &[&id])?;
            }
            return Ok(());
        }
        self.exec(&format!("delete from {index} where key = $1"), &[&key]).map(drop)
    }

    /// Replaces the words of a key.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn search_replace(&mut self, index: &'static str, key: &str, words: String) -> Result<()> {
        self.search_remove(index, key)?;
        self.search_add(index, &[(key, words)])
    }

    /// Keys that have, for every one of `prefixes`, a word beginning with it and, when `any_of`
    /// is not empty, hold at least one of those words whole. At most `limit`, in no order.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn search(
        &mut self,
        index: &'static str,
        prefixes: &[&str],
        any_of: &[&str],
        limit: i64,
    ) -> Result<Vec<String>> {
        let sqlite = matches!(self.engine, Engine::Sqlite(_));
        let Some(query) = query(prefixes, any_of, sqlite) else {
            return Ok(Vec::new());
        };
        let sql = if sqlite {
            format!(
                "select k.key from {index}_words w join {index} k on k.id = w.rowid
                 where w.{index}_words match $1 limit $2"
            )
        } else {
            format!(
                "select key from {index} where words @@ cast(cast($1 as text) as tsquery) limit $2"
            )
        };
        let keys: Vec<(String,)> = self.rows(&sql, &[&query, &limit])?;
        Ok(keys.into_iter().map(|(key,)| key).collect())
    }
}

/// The engine's own query text; only letters and digits of the words get into it.
fn query(prefixes: &[&str], any_of: &[&str], sqlite: bool) -> Option<String> {
    let (and, or) = if sqlite { (" AND ", " OR ") } else { (" & ", " | ") };
    let mark = if sqlite { '"' } else { '\'' };
    let tail = if sqlite { "*" } else { ":*" };
    let mut terms: Vec<String> = prefixes
        .iter()
        .flat_map(|prefix| words_of(prefix))
        .map(|word| format!("{mark}{word}{mark}{tail}"))
        .collect();
    if terms.is_empty() {
        return None;
    }
    let places: Vec<String> = any_of
        .iter()
        .flat_map(|place| words_of(place))
        .map(|word| format!("{mark}{word}{mark}"))
        .collect();
    if !places.is_empty() {
        terms.push(format!("({})", places.join(or)));
    }
    Some(terms.join(and))
}

/// The words of a text as both engines keep them.
fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LETTERS_MAX).collect())
        .collect()
}
