//! XML from outside, read one small tree at a time, with limits: no document type, no entity of
//! its own, bounded depth, size and number of elements.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

/// Largest file read, in bytes: a statement of 60,000 movements is about 60 MB.
pub const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Deepest nesting; the messages of banks need fifteen.
const DEPTH_MAX: usize = 40;
/// Most elements of one file.
const ELEMENTS_MAX: usize = 8_000_000;
/// Longest text of one element, in bytes.
const TEXT_MAX_BYTES: usize = 10_000;

/// Why a file from a bank cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`FILE_BYTES_MAX`], or has too many elements.
    TooLarge,
    /// Its elements are nested deeper than any message of a bank.
    TooDeep,
    /// It declares a document type or entities, which no message of a bank does.
    Entities,
    /// Its letters are in no charset that we know.
    Charset,
    /// It ends too early or is no XML; the place is a byte of the file.
    Damaged {
        /// Where reading stopped, in bytes.
        at: u64,
    },
    /// It is none of the messages and tables that we know.
    Unknown,
    /// Something that must be there is missing or unreadable.
    Missing {
        /// The element or the column.
        what: &'static str,
    },
}

impl ReadError {
    /// The name of the fact: a stable key for texts and reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
            Self::Entities => "entities",
            Self::Charset => "charset",
            Self::Damaged { .. } => "damaged",
            Self::Unknown => "unknown",
            Self::Missing { .. } => "missing",
        }
    }
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(to, "the file is empty"),
            Self::TooLarge => write!(to, "the file is larger than {FILE_BYTES_MAX} bytes"),
            Self::TooDeep => write!(to, "elements are nested deeper than {DEPTH_MAX}"),
            Self::Entities => write!(to, "the file declares a document type or entities"),
            Self::Charset => write!(to, "the letters are in no charset that we know"),
            Self::Damaged { at } => write!(to, "the file is no whole XML: byte {at}"),
            Self::Unknown => write!(to, "the file is no statement or report that we know"),
            Self::Missing { what } => write!(to, "{what} is missing or unreadable"),
        }
    }
}

impl std::error::Error for ReadError {}

/// An element, its text and what it holds; names without their prefix.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub name: String,
    /// The currency of an amount, the only attribute that we need.
    pub currency: Option<String>,
    pub text: String,
    pub children: Vec<Node>,
}

impl Node {
    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of this name.
    pub fn all<'node>(&'node self, name: &'node str) -> impl Iterator<Item = &'node Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element at this path below.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The text at this path below, when it is not blank.
    pub fn text_at(&self, path: &[&str]) -> Option<String> {
        let text = self.at(path)?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// What comes next in a file.
pub(crate) enum Step {
    /// An element opened; it may be read whole with [`Source::tree`].
    Open(String),
    /// An element closed.
    Close(String),
    /// The file ended.
    End,
}

/// A file of XML, walked through.
pub(crate) struct Source<'file> {
    reader: Reader<&'file [u8]>,
    depth: usize,
    elements: usize,
    last: Option<Node>,
}

impl<'file> Source<'file> {
    pub fn open(text: &'file str) -> Result<Self, ReadError> {
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        if text.len() > FILE_BYTES_MAX {
            return Err(ReadError::TooLarge);
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, depth: 0, elements: 0, last: None })
    }

    fn damaged(&self) -> ReadError {
        ReadError::Damaged { at: self.reader.buffer_position() }
    }

    fn entered(&mut self, element: &BytesStart<'_>) -> Result<Node, ReadError> {
        self.depth = self.depth.saturating_add(1);
        self.elements = self.elements.saturating_add(1);
        if self.depth > DEPTH_MAX {
            return Err(ReadError::TooDeep);
        }
        if self.elements > ELEMENTS_MAX {
            return Err(ReadError::TooLarge);
        }
        let currency = element
            .try_get_attribute("Ccy")
            .ok()
            .flatten()
            .and_then(|found| found.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok())
            .map(|text| text.chars().take(3).collect());
        let name = element.local_name().as_ref().to_owned();
        Ok(Node { name, currency, ..Node::default() })
    }

    /// The next opening or closing of an element.
    pub fn step(&mut self) -> Result<Step, ReadError> {
        loop {
            match self.reader.read_event() {
                Ok(Event::Start(element)) => {
                    let node = self.entered(&element)?;
                    let name = node.name.clone();
                    self.last = Some(node);
                    return Ok(Step::Open(name));
                }
                Ok(Event::End(element)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close(element.local_name().as_ref().to_owned()));
                }
                Ok(Event::DocType(_)) => return Err(ReadError::Entities),
                Ok(Event::Eof) if self.depth > 0 => return Err(self.damaged()),
                Ok(Event::Eof) => return Ok(Step::End),
                Ok(_) => {}
                Err(_) => return Err(self.damaged()),
            }
        }
    }

    /// Reads the element that just opened, to its end.
    pub fn tree(&mut self) -> Result<Node, ReadError> {
        let Some(root) = self.last.take() else { return Err(self.damaged()) };
        let mut open = vec![root];
        loop {
            match self.reader.read_event() {
                Ok(Event::Start(element)) => {
                    let node = self.entered(&element)?;
                    open.push(node);
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    let Some(done) = open.pop() else { return Err(self.damaged()) };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(done),
                    }
                }
                Ok(Event::Text(part)) => push(&mut open, &part.xml10_content()),
                Ok(Event::CData(part)) => push(&mut open, &part.xml10_content()),
                Ok(Event::GeneralRef(entity)) => {
                    if let Some(known) = resolve_xml_entity(&entity) {
                        push(&mut open, known);
                    } else if let Ok(Some(sign)) = entity.resolve_char_ref() {
                        push(&mut open, sign.encode_utf8(&mut [0; 4]));
                    } else {
                        return Err(ReadError::Entities);
                    }
                }
                Ok(Event::DocType(_)) => return Err(ReadError::Entities),
                Ok(Event::Eof) | Err(_) => return Err(self.damaged()),
                Ok(_) => {}
            }
        }
    }
}

/// Adds text to the innermost open element, up to the limit.
fn push(open: &mut [Node], text: &str) {
    if let Some(node) = open.last_mut() {
        let room = TEXT_MAX_BYTES.saturating_sub(node.text.len());
        if text.len() <= room {
            node.text.push_str(text);
        } else {
            let kept: String = text.chars().take(room / 4).collect();
            node.text.push_str(&kept);
        }
    }
}
