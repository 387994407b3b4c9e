//! What is asked of another unit: somebody who speaks.

use kernel::web::Fields;

/// Longest line, in characters.
const LINE_CHARS_MAX: usize = 300;
/// Shortest subject, in characters.
const SUBJECT_CHARS_MIN: usize = 3;

/// A speaker that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::events) struct SpeakerAsked {
    /// Whom; empty for anybody.
    pub wanted: String,
    /// On what.
    pub subject: String,
}

/// A line as it is kept: without doubled spaces, cut.
pub(in crate::events) fn line(typed: &str) -> String {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LINE_CHARS_MAX).collect()
}

/// A speaker as a form asks for one; the text key of what to do otherwise.
pub(in crate::events) fn speaker_of(fields: &Fields) -> Result<SpeakerAsked, &'static str> {
    let asked = SpeakerAsked {
        wanted: line(fields.text("speaker_wanted")),
        subject: line(fields.text("speaker_subject")),
    };
    match asked.subject.chars().count() {
        0..SUBJECT_CHARS_MIN => Err("events-refusal-speaker-subject"),
        _ => Ok(asked),
    }
}
