//! The table of communes in memory: its text as it was decompressed, and three indexes into it.
use crate::{Commune, matching};
use flate2::read::GzDecoder;
use std::io::Read;
use std::sync::OnceLock;

/// The compressed table, `insee name postcodes department region population`.
const COMPRESSED: &[u8] = include_bytes!("../communes.tsv.gz");
/// Room for the decompressed text, in bytes, so that it grows only once.
const TEXT_BYTES: usize = 1_500_000;

/// The whole table; about 4 MB.
pub(crate) struct Table {
    /// In the order of the INSEE codes.
    rows: Vec<Row>,
    /// Folded names one behind the other; rows point into them.
    folded: String,
    /// Rows, the most populated first.
    by_population: Vec<u32>,
    /// Postcode and row, by postcode, then by population.
    by_postcode: Vec<(u32, u32)>,
    /// Rows by matching key.
    by_key: Vec<u32>,
}

/// One line of the text, and where its folded name and its key lie.
struct Row {
    line: &'static str,
    folded_start: u32,
    folded_length: u8,
    key_start: u8,
    key_length: u8,
    population: u32,
}

/// The table, read at the first call.
pub(crate) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(decompressed()))
}

fn decompressed() -> &'static str {
    let mut text = String::with_capacity(TEXT_BYTES);
    let read = GzDecoder::new(COMPRESSED).read_to_string(&mut text);
    assert!(
        read.is_ok(),
        "the table in the binary is whole: a test reads every row of it"
    );
    text.leak()
}

impl Table {
    fn read(text: &'static str) -> Self {
        let mut rows = Vec::with_capacity(35_000);
        let mut folded = String::with_capacity(500_000);
        for line in text.lines().skip(1) {
            let name = line.split('\t').nth(1).unwrap_or("");
            let population = line.rsplit('\t').next().and_then(|cell| cell.parse().ok());
            let spelled = matching::spelled_out(name);
            let key = matching::without_articles(&spelled);
            let key_start = spelled.find(key).unwrap_or(0);
            rows.push(Row {
                line,
                folded_start: u32::try_from(folded.len()).unwrap_or(u32::MAX),
                folded_length: u8::try_from(spelled.len()).unwrap_or(u8::MAX),
                key_start: u8::try_from(key_start).unwrap_or(0),
                key_length: u8::try_from(key.len()).unwrap_or(u8::MAX),
                population: population.unwrap_or(0),
            });
            folded.push_str(&spelled);
        }
        let mut table = Self {
            rows,
            folded,
            by_population: Vec::new(),
            by_postcode: Vec::new(),
            by_key: Vec::new(),
        };
        table.index();
        table
    }

    fn index(&mut self) {
        let numbers = || (0_u32..).zip(&self.rows);
        let mut by_population: Vec<u32> = numbers().map(|(number, _)| number).collect();
        by_population.sort_by_key(|number| std::cmp::Reverse(self.population(*number)));
        let mut by_key = by_population.clone();
        by_key.sort_by(|a, b| self.key(*a).cmp(self.key(*b)));
        let mut by_postcode = Vec::with_capacity(36_000);
        for number in &by_population {
            let commune = self.row(*number).and_then(Row::commune);
            let postcodes = commune.iter().flat_map(Commune::postcodes);
            by_postcode.extend(postcodes.filter_map(|code| Some((code.parse().ok()?, *number))));
        }
        // Stable: within a postcode the most populated stays first.
        by_postcode.sort_by_key(|(postcode, _)| *postcode);
        self.by_population = by_population;
        self.by_key = by_key;
        self.by_postcode = by_postcode;
    }

    /// The commune with this INSEE code.
    pub(crate) fn commune(&self, insee: &str) -> Option<Commune> {
        let place = self
            .rows
            .binary_search_by(|row| row.insee().cmp(insee))
            .ok()?;
        self.rows.get(place).and_then(Row::commune)
    }

    /// The communes of a postcode, the most populated first.
    pub(crate) fn communes_of_postcode(&self, postcode: &str) -> Vec<Commune> {
        let five_digits = postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit());
        let Some(postcode) = postcode.parse::<u32>().ok().filter(|_| five_digits) else {
            return Vec::new();
        };
        let start = self
            .by_postcode
            .partition_point(|(other, _)| *other < postcode);
        self.by_postcode
            .iter()
            .skip(start)
            .take_while(|(other, _)| *other == postcode)
            .filter_map(|(_, number)| self.row(*number).and_then(Row::commune))
            .collect()
    }

    /// The communes whose name has this key (see [`matching::key`]), the most populated first.
    pub(crate) fn named(&self, key: &str) -> Vec<Commune> {
        let start = self
            .by_key
            .partition_point(|number| self.key(*number) < key);
        self.by_key
            .iter()
            .skip(start)
            .take_while(|number| self.key(**number) == key)
            .filter_map(|number| self.row(*number).and_then(Row::commune))
            .collect()
    }

    /// Every commune with its folded name, the most populated first.
    pub(crate) fn by_population(&'static self) -> impl Iterator<Item = (Commune, &'static str)> {
        self.by_population.iter().filter_map(|number| {
            let row = self.row(*number)?;
            Some((row.commune()?, self.folded(row)))
        })
    }

    fn row(&self, number: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(number).ok()?)
    }

    fn population(&self, number: u32) -> u32 {
        self.row(number).map_or(0, |row| row.population)
    }

    fn folded(&self, row: &Row) -> &str {
        let start = usize::try_from(row.folded_start).unwrap_or(usize::MAX);
        let end = start.saturating_add(usize::from(row.folded_length));
        self.folded.get(start..end).unwrap_or("")
    }

    fn key(&self, number: u32) -> &str {
        let Some(row) = self.row(number) else {
            return "";
        };
        let start = usize::from(row.key_start);
        self.folded(row)
            .get(start..start + usize::from(row.key_length))
            .unwrap_or("")
    }
}

impl Row {
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
        })
    }
}
