//! Streams the rows of an OpenDocument sheet from its XML. Repeated rows and cells, which a
//! hostile file can claim by the million, are counted and never stored.

use std::fs::File;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::read::ZipFile;

use crate::archive::{Archive, damaged};
use crate::limits::{Limits, SHEETS_MAX};
use crate::refusal::{CellFault, Refusal, RowFault};
use crate::row::Row;
use crate::value::{write_iso_duration, write_iso_moment, write_number};

/// Most lines of a sheet, as in every spreadsheet program.
const LINES_MAX: u64 = 1_048_576;

type Xml<'book> = Reader<BufReader<ZipFile<'book, BufReader<File>>>>;

/// Names of the sheets, in the order of the book.
pub(crate) fn sheet_names(archive: &mut Archive) -> Result<Vec<String>, Refusal> {
    let mut xml = content(archive)?;
    let mut buffer = Vec::new();
    let mut names = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.name().as_ref() == "table:table" => {
                names.push(attribute(&element, "table:name").unwrap_or_default());
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                return Err(Refusal::Damaged { detail: error.to_string() });
            }
        }
    }
    names.truncate(SHEETS_MAX);
    Ok(names)
}

fn content(archive: &mut Archive) -> Result<Xml<'_>, Refusal> {
    let part = archive.by_name("content.xml").map_err(damaged)?;
    let mut xml = Reader::from_reader(BufReader::new(part));
    let config = xml.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    Ok(xml)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    let text = found.normalized_value(quick_xml::XmlVersion::Explicit1_0);
    text.ok().map(|text| text.into_owned())
}

fn count_attribute(element: &BytesStart<'_>, name: &str) -> u64 {
    let text = attribute(element, name);
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(1)
}

/// What a cell element holds.
#[derive(Default)]
struct CellContent {
    text: String,
    repeat: u64,
    is_error: bool,
    is_too_long: bool,
}

/// The rows of one sheet.
pub(crate) struct OdsRows<'book> {
    xml: Xml<'book>,
    buffer: Vec<u8>,
    limits: Limits,
    line: u64,
    /// The last row, and how many more times it stands in the sheet.
    last: Row,
    repeats_left: u64,
    ended: bool,
}

impl<'book> OdsRows<'book> {
    pub(crate) fn open(
        archive: &'book mut Archive,
        index: usize,
        limits: Limits,
    ) -> Result<OdsRows<'book>, Refusal> {
        let mut rows = OdsRows {
            xml: content(archive)?,
            buffer: Vec::new(),
            limits,
            line: 1,
            last: Row::default(),
            repeats_left: 0,
            ended: false,
        };
        let mut before = index;
        loop {
            rows.buffer.clear();
            match rows.xml.read_event_into(&mut rows.buffer) {
                Ok(Event::Start(element)) if element.name().as_ref() == "table:table" => {
                    if before == 0 {
                        return Ok(rows);
                    }
                    before -= 1;
                }
                Ok(Event::Eof) => return Err(Refusal::Empty),
                Ok(_) => {}
                Err(error) => {
                    return Err(Refusal::Damaged { detail: error.to_string() });
                }
            }
        }
    }

    /// Line on which the next row is looked for.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next row that has a filled cell; false at the end.
    pub(crate) fn read_into(&mut self, row: &mut Row) -> Result<bool, RowFault> {
        let mut blank = 0;
        while self.repeats_left == 0 {
            let found = match self.ended {
                true => None,
                false => self.next_row_element()?,
            };
            let Some(repeat) = found else {
                row.start(self.line);
                row.finish();
                return Ok(false);
            };
            let room = (LINES_MAX + 1).saturating_sub(self.line);
            let repeat = repeat.min(room);
            self.read_row()?;
            if self.last.is_blank() && self.last.faults.is_empty() {
                self.line += repeat;
                blank += repeat;
                self.ended = self.ended || repeat == room;
            } else {
                self.repeats_left = repeat;
                self.ended = self.ended || repeat == 0;
            }
        }
        self.repeats_left -= 1;
        row.clone_from(&self.last);
        row.line = self.line;
        row.blank_lines_before = blank;
        self.line += 1;
        Ok(true)
    }

    /// Goes into the next row element of the sheet; returns how often it stands there.
    fn next_row_element(&mut self) -> Result<Option<u64>, RowFault> {
        loop {
            match self.xml_event()? {
                Step::Row { repeat } => return Ok(Some(repeat)),
                Step::SheetEnd => {
                    self.ended = true;
                    return Ok(None);
                }
                Step::Other => {}
            }
        }
    }

    fn xml_event(&mut self) -> Result<Step, RowFault> {
        self.buffer.clear();
        let line = self.line;
        let event = self.xml.read_event_into(&mut self.buffer);
        match event {
            Ok(Event::Start(element)) if element.name().as_ref() == "table:table-row" => {
                let repeat = count_attribute(&element, "table:number-rows-repeated");
                Ok(Step::Row { repeat })
            }
            Ok(Event::End(element)) if element.name().as_ref() == "table:table" => {
                Ok(Step::SheetEnd)
            }
            Ok(Event::Eof) | Err(_) => {
                self.ended = true;
                Err(RowFault::Unreadable { line })
            }
            Ok(_) => Ok(Step::Other),
        }
    }

    /// Reads the cells of a row element into `last`.
    fn read_row(&mut self) -> Result<(), RowFault> {
        self.last.start(self.line);
        let mut empty = 0_u64;
        loop {
            self.buffer.clear();
            let cell = match self.xml.read_event_into(&mut self.buffer) {
                Ok(Event::Start(element)) if is_cell(element.name().as_ref()) => {
                    let element = element.into_owned();
                    self.read_cell(&element)
                }
                Ok(Event::End(element)) if element.name().as_ref() == "table:table-row" => break,
                Ok(Event::Eof) | Err(_) => None,
                Ok(_) => continue,
            };
            let Some(cell) = cell else {
                self.ended = true;
                return Err(RowFault::Unreadable { line: self.line });
            };
            if cell.text.is_empty() && !cell.is_error && !cell.is_too_long {
                empty = empty.saturating_add(cell.repeat);
            } else {
                self.add(empty, &cell);
                empty = 0;
            }
        }
        self.last.finish();
        Ok(())
    }

    /// Adds a filled cell after some empty ones, within the columns that are kept.
    fn add(&mut self, empty: u64, cell: &CellContent) {
        let kept = self.limits.columns_max.saturating_add(1);
        for _ in 0..empty {
            if self.last.length() >= kept {
                break;
            }
            self.last.add();
        }
        for done in 0..cell.repeat {
            let column = self.last.length();
            if column >= kept {
                let left = usize::try_from(cell.repeat - done).unwrap_or(usize::MAX);
                self.last.add_extra(left);
                return;
            }
            if let Some(text) = self.last.add() {
                text.push_str(&cell.text);
            }
            if cell.is_error {
                self.last.faults.push(CellFault::ErrorValue { column });
            }
            if cell.is_too_long {
                self.last
                    .faults
                    .push(CellFault::CellTooLong { column, bytes_max: self.limits.cell_bytes_max });
            }
        }
    }

    /// Reads a cell element to its end; nothing if the XML is broken.
    fn read_cell(&mut self, element: &BytesStart<'_>) -> Option<CellContent> {
        let text = self.read_cell_text()?;
        let mut cell = CellContent {
            repeat: count_attribute(element, "table:number-columns-repeated"),
            is_error: attribute(element, "calcext:value-type").as_deref() == Some("error"),
            ..CellContent::default()
        };
        if cell.is_error {
            return Some(cell);
        }
        let kind = attribute(element, "office:value-type").unwrap_or_default();
        match kind.as_str() {
            "float" | "percentage" | "currency" => {
                let value = attribute(element, "office:value").unwrap_or_default();
                let number = value.trim().parse().unwrap_or(f64::NAN);
                cell.is_error = !write_number(number, &mut cell.text);
            }
            "date" => {
                let value = attribute(element, "office:date-value").unwrap_or(text);
                write_iso_moment(&value, &mut cell.text);
            }
            "time" => {
                let value = attribute(element, "office:time-value").unwrap_or(text);
                write_iso_duration(&value, &mut cell.text);
            }
            "boolean" => {
                cell.text = attribute(element, "office:boolean-value").unwrap_or(text);
            }
            _ => cell.text = attribute(element, "office:string-value").unwrap_or(text),
        }
        if cell.text.len() > self.limits.cell_bytes_max {
            cell.text.clear();
            cell.is_too_long = true;
        }
        Some(cell)
    }

    /// The paragraphs of a cell, without its notes; a little more than the limit at most.
    fn read_cell_text(&mut self) -> Option<String> {
        let (mut text, mut paragraphs, mut depth, mut note_depth) = (String::new(), 0, 1, 0);
        loop {
            self.buffer.clear();
            let full = text.len() > self.limits.cell_bytes_max;
            match self.xml.read_event_into(&mut self.buffer).ok()? {
                Event::Start(element) => match element.name().as_ref() {
                    "office:annotation" => note_depth += 1,
                    name if is_cell(name) => depth += 1,
                    _ if note_depth > 0 || full => {}
                    "text:p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "text:s" => {
                        let room = u64::try_from(self.limits.cell_bytes_max).unwrap_or(u64::MAX);
                        for _ in 0..count_attribute(&element, "text:c").min(room) {
                            text.push(' ');
                        }
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    _ => {}
                },
                Event::End(element) => match element.name().as_ref() {
                    "office:annotation" => note_depth -= 1,
                    name if is_cell(name) => {
                        depth -= 1;
                        if depth == 0 {
                            return Some(text);
                        }
                    }
                    _ => {}
                },
                Event::Text(part) if note_depth == 0 && paragraphs > 0 && !full => {
                    text.push_str(&part.xml10_content());
                }
                Event::CData(part) if note_depth == 0 && !full => {
                    text.push_str(&part.xml10_content());
                }
                Event::GeneralRef(entity) if note_depth == 0 && !full => {
                    push_entity(&entity, &mut text);
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// A step through the XML of a sheet.
enum Step {
    Row { repeat: u64 },
    SheetEnd,
    Other,
}

fn is_cell(name: &str) -> bool {
    name == "table:table-cell" || name == "table:covered-table-cell"
}

/// Appends the character that an entity stands for; an unknown one stays as it is written.
fn push_entity(entity: &BytesRef<'_>, text: &mut String) {
    if let Some(known) = resolve_xml_entity(entity) {
        text.push_str(known);
    } else if let Ok(Some(character)) = entity.resolve_char_ref() {
        text.push(character);
    } else {
        text.push('&');
        text.push_str(entity);
        text.push(';');
    }
}
