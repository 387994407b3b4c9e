//! The table of communes in memory: its text as it was decompressed, and indexes into it.
use crate::{Commune, Point, matching};
use flate2::read::GzDecoder;
use std::hash::{Hash, Hasher};
use std::io::Read;
use std::sync::OnceLock;

/// The compressed table, `insee name postcodes department region population latitude longitude`.
const COMPRESSED: &[u8] = include_bytes!("../communes.tsv.gz");
/// Room for the decompressed text, in bytes, so that it grows only once.
const TEXT_BYTES: usize = 2_000_000;
/// What stands around each name in the text of folded names; no folded name contains it.
const NAME_END: u8 = b'\n';

/// The whole table; about 4 MB.
pub(crate) struct Table {
    /// The most populated first.
    rows: Vec<Row>,
    /// Folded names in the order of the rows, each between two line ends.
    folded: String,
    /// Rows by INSEE code.
    by_insee: Vec<u32>,
    /// Postcode and row, by postcode, then by population.
    by_postcode: Vec<(u32, u32)>,
    /// Hash of the matching key and row: numbers sort far faster than names.
    by_key: Vec<(u64, u32)>,
}

/// One line of the text, its number there, and where its folded name and its key lie.
struct Row {
    line: &'static str,
    line_number: u32,
    population: u32,
    folded_start: u32,
    key_start: u8,
    key_length: u8,
}

/// Where in a name a searched text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The name begins with it.
    Beginning,
    /// Another of its words begins with it.
    LaterWord,
}

/// The table, read at the first call.
pub(crate) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(decompressed()))
}

fn decompressed() -> &'static str {
    let mut text = String::with_capacity(TEXT_BYTES);
    let read = GzDecoder::new(COMPRESSED).read_to_string(&mut text);
    assert!(read.is_ok(), "the table in the binary is whole: a test reads every row of it");
    text.leak()
}

impl Table {
    fn read(text: &'static str) -> Self {
        let lines = (0_u32..).zip(text.lines().skip(1));
        let mut rows: Vec<Row> = lines.map(|(number, line)| Row::new(number, line)).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.population));
        let mut folded = String::with_capacity(500_000);
        let mut by_insee = vec![0_u32; rows.len()];
        let mut by_postcode = Vec::with_capacity(36_000);
        let mut by_key = Vec::with_capacity(rows.len());
        folded.push(char::from(NAME_END));
        for (number, row) in (0_u32..).zip(&mut rows) {
            let Some(commune) = row.commune() else {
                continue;
            };
            let spelled = matching::spelled_out(commune.name);
            let key = matching::without_articles(&spelled);
            row.folded_start = u32::try_from(folded.len()).unwrap_or(u32::MAX);
            row.key_start = u8::try_from(spelled.find(key).unwrap_or(0)).unwrap_or(0);
            row.key_length = u8::try_from(key.len()).unwrap_or(u8::MAX);
            by_key.push((hash(key), number));
            let postcodes = commune.postcodes();
            by_postcode.extend(postcodes.filter_map(|code| Some((code.parse().ok()?, number))));
            let place = usize::try_from(row.line_number).ok();
            if let Some(entry) = place.and_then(|place| by_insee.get_mut(place)) {
                *entry = number;
            }
            folded.push_str(&spelled);
            folded.push(char::from(NAME_END));
        }
        // Row numbers grow as populations shrink: ties end up with the most populated first.
        by_postcode.sort_unstable();
        by_key.sort_unstable();
        Self { rows, folded, by_insee, by_postcode, by_key }
    }

    /// The commune with this INSEE code.
    pub(crate) fn commune(&self, insee: &str) -> Option<Commune> {
        let code_of = |number: &u32| self.row(*number).map_or("", Row::insee);
        let place = self.by_insee.binary_search_by(|number| code_of(number).cmp(insee)).ok()?;
        self.row(*self.by_insee.get(place)?).and_then(Row::commune)
    }

    /// The communes of a postcode, the most populated first.
    pub(crate) fn communes_of_postcode(&self, postcode: &str) -> Vec<Commune> {
        let five_digits = postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit());
        let Some(postcode) = postcode.parse::<u32>().ok().filter(|_| five_digits) else {
            return Vec::new();
        };
        let start = self.by_postcode.partition_point(|(other, _)| *other < postcode);
        self.by_postcode
            .iter()
            .skip(start)
            .take_while(|(other, _)| *other == postcode)
            .filter_map(|(_, number)| self.row(*number).and_then(Row::commune))
            .collect()
    }

    /// The communes whose name has this key (see [`matching::key`]), the most populated first.
    pub(crate) fn named(&self, key: &str) -> Vec<Commune> {
        let hash = hash(key);
        let start = self.by_key.partition_point(|(other, _)| *other < hash);
        self.by_key
            .iter()
            .skip(start)
            .take_while(|(other, _)| *other == hash)
            .filter_map(|(_, number)| self.row(*number))
            .filter(|row| self.key(row) == key)
            .filter_map(Row::commune)
            .collect()
    }

    /// The communes with a word that begins with a folded text, the most populated first; one
    /// commune may come twice.
    pub(crate) fn containing(&self, text: &str) -> impl Iterator<Item = (Commune, Place)> {
        self.folded.match_indices(text).filter_map(|(start, _)| {
            let place = match *self.folded.as_bytes().get(start.checked_sub(1)?)? {
                NAME_END => Place::Beginning,
                b' ' => Place::LaterWord,
                _ => return None,
            };
            let start = u32::try_from(start).ok()?;
            let after = self.rows.partition_point(|row| row.folded_start <= start);
            let row = self.rows.get(after.checked_sub(1)?)?;
            Some((row.commune()?, place))
        })
    }

    /// Every commune, the most populated first.
    pub(crate) fn communes(&self) -> impl Iterator<Item = Commune> {
        self.rows.iter().filter_map(Row::commune)
    }

    fn row(&self, number: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(number).ok()?)
    }

    fn key(&self, row: &Row) -> &str {
        let name = usize::try_from(row.folded_start).unwrap_or(usize::MAX);
        let start = name.saturating_add(usize::from(row.key_start));
        let end = start.saturating_add(usize::from(row.key_length));
        self.folded.get(start..end).unwrap_or("")
    }
}

/// A number that equal keys share.
fn hash(key: &str) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

impl Row {
    /// The row of a line; where its name lies is filled in once all are sorted.
    fn new(line_number: u32, line: &'static str) -> Self {
        let population = line.split('\t').nth(5).and_then(|cell| cell.parse().ok());
        Self {
            line,
            line_number,
            population: population.unwrap_or(0),
            folded_start: 0,
            key_start: 0,
            key_length: 0,
        }
    }

    fn insee(&self) -> &'static str {
        self.line.split_once('\t').map_or("", |(insee, _)| insee)
    }

    fn commune(&self) -> Option<Commune> {
        let mut cells = self.line.split('\t');
        Some(Commune {
            insee: cells.next()?,
            name: cells.next()?,
            postcodes: cells.next()?,
            department: cells.next()?,
            region: cells.next()?,
            population: cells.next()?.parse().ok(),
            point: Point::read(cells.next()?, cells.next()?),
        })
    }
}
