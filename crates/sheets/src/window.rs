//! A sliding window of UTF-8 over a file of any charset: the reader of records looks at its
//! start, asks for more, and takes what it has understood. Memory stays at the longest record.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder};

use crate::charset::Charset;

/// Bytes read from the file at a time.
const CHUNK_BYTES: usize = 64 * 1024;

/// Decoded text that has been read from a file and not yet been taken.
pub(crate) struct Window {
    file: File,
    decoder: Option<Decoder>,
    chunk: Vec<u8>,
    text: Vec<u8>,
    start: usize,
    at_end: bool,
    saw_nul: bool,
}

impl Window {
    /// Starts at the beginning of the file, after its byte order mark.
    pub(crate) fn new(mut file: File, charset: Charset) -> io::Result<Window> {
        file.seek(SeekFrom::Start(0))?;
        let mut window = Window {
            file,
            decoder: charset.encoding().map(encoding_rs::Encoding::new_decoder_with_bom_removal),
            chunk: vec![0; CHUNK_BYTES],
            text: Vec::with_capacity(2 * CHUNK_BYTES),
            start: 0,
            at_end: false,
            saw_nul: false,
        };
        while window.text.len() < 3 && !window.at_end {
            window.fill()?;
        }
        if window.text.starts_with("\u{FEFF}".as_bytes()) {
            window.start = 3;
        }
        Ok(window)
    }

    /// The text not yet taken.
    pub(crate) fn text(&self) -> &[u8] {
        self.text.get(self.start..).unwrap_or(&[])
    }

    /// Whether nothing follows [`Window::text`].
    pub(crate) fn at_end(&self) -> bool {
        self.at_end
    }

    /// Whether a NUL has come by; only then need cells be looked at for NULs.
    pub(crate) fn saw_nul(&self) -> bool {
        self.saw_nul
    }

    /// Takes bytes from the start of the text.
    pub(crate) fn take(&mut self, bytes: usize) {
        self.start = self.text.len().min(self.start + bytes);
    }

    /// Lengthens the text: by a chunk, or by as much as it already holds, so that looking at it
    /// again from the start costs linear time in all.
    pub(crate) fn fill(&mut self) -> io::Result<()> {
        self.text.drain(..self.start);
        self.start = 0;
        if self.at_end {
            return Ok(());
        }
        let wanted = self.text.len() * 2;
        loop {
            self.read_chunk()?;
            if self.at_end || self.text.len() >= wanted {
                return Ok(());
            }
        }
    }

    fn read_chunk(&mut self) -> io::Result<()> {
        let read = loop {
            match self.file.read(&mut self.chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        let known = self.text.len();
        let bytes = self.chunk.get(..read).unwrap_or(&[]);
        self.at_end = read == 0;
        match &mut self.decoder {
            None => self.text.extend_from_slice(bytes),
            Some(decoder) => decode(decoder, bytes, self.at_end, &mut self.text),
        }
        let new = self.text.get(known..).unwrap_or(&[]);
        self.saw_nul = self.saw_nul || new.contains(&0);
        Ok(())
    }
}

/// Decodes all of `bytes` onto the end of `text`.
fn decode(decoder: &mut Decoder, bytes: &[u8], last: bool, text: &mut Vec<u8>) {
    let room = decoder
        .max_utf8_buffer_length(bytes.len())
        .unwrap_or(bytes.len().saturating_mul(3).saturating_add(16));
    let (known, mut rest) = (text.len(), bytes);
    text.resize(known + room, 0);
    let mut at = known;
    loop {
        let target = text.get_mut(at..).unwrap_or_default();
        let (outcome, read, written, _) = decoder.decode_to_utf8(rest, target, last);
        at += written;
        rest = rest.get(read..).unwrap_or(&[]);
        match outcome {
            CoderResult::InputEmpty => break,
            CoderResult::OutputFull => text.resize(text.len() + room.max(16), 0),
        }
    }
    text.truncate(at);
}
