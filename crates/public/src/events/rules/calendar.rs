//! Events as calendars read them (RFC 5545).

use kernel::time::Moment;

/// Longest line, in bytes: what is longer goes on in the next one.
const LINE_BYTES_MAX: usize = 74;

/// An event of a calendar.
#[derive(Debug, Clone, Default)]
pub(in crate::events) struct Line {
    /// The same for every version.
    pub uid: String,
    /// Counts its changes.
    pub sequence: i64,
    pub starts_at: Moment,
    pub ends_at: Moment,
    /// When this was written.
    pub written_at: Moment,
    pub title: String,
    pub text: String,
    pub place: String,
    pub url: String,
    pub is_cancelled: bool,
}

/// A calendar of events, under a name.
pub(in crate::events) fn calendar(name: &str, lines: &[Line]) -> String {
    let mut out = String::new();
    put(&mut out, "BEGIN", "VCALENDAR");
    put(&mut out, "VERSION", "2.0");
    put(&mut out, "PRODID", "-//Maillage//Events//FR");
    put(&mut out, "METHOD", "PUBLISH");
    put(&mut out, "X-WR-CALNAME", &escaped(name));
    for line in lines {
        put(&mut out, "BEGIN", "VEVENT");
        put(&mut out, "UID", &line.uid);
        put(&mut out, "SEQUENCE", &line.sequence.to_string());
        put(&mut out, "DTSTAMP", &stamp(line.written_at));
        put(&mut out, "DTSTART", &stamp(line.starts_at));
        put(&mut out, "DTEND", &stamp(line.ends_at));
        put(&mut out, "SUMMARY", &escaped(&line.title));
        if !line.text.is_empty() {
            put(&mut out, "DESCRIPTION", &escaped(&line.text));
        }
        if !line.place.is_empty() {
            put(&mut out, "LOCATION", &escaped(&line.place));
        }
        put(&mut out, "URL", &line.url);
        put(&mut out, "STATUS", if line.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        put(&mut out, "END", "VEVENT");
    }
    put(&mut out, "END", "VCALENDAR");
    out
}

/// One property, folded: no line is longer than the standard lets it be, no letter is cut.
fn put(out: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for letter in format!("{name}:{value}").chars().filter(|letter| !letter.is_control()) {
        if length + letter.len_utf8() > LINE_BYTES_MAX {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

fn escaped(text: &str) -> String {
    let marked = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    marked.replace("\r\n", "\\n").replace('\n', "\\n")
}

/// A moment in UTC: `20261208T180000Z`.
fn stamp(at: Moment) -> String {
    let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_says_when_and_what() {
        let line = Line {
            uid: "1@example.org".to_owned(),
            starts_at: Moment(1_796_000_000_000),
            ends_at: Moment(1_796_003_600_000),
            title: "Réunion ; salle 2, étage".to_owned(),
            text: "Un\r\nDEUX:trois".to_owned(),
            ..Line::default()
        };
        let text = calendar("Alès", &[line]);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.contains("SUMMARY:Réunion \\; salle 2\\, étage\r\n"));
        assert!(text.contains("DTSTART:2026"));
        assert!(text.contains("DESCRIPTION:Un\\nDEUX:trois\r\n"), "no line of one's own");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_a_line_of_its_own(title in ".{0,300}") {
            let line = Line { title: title.clone(), ..Line::default() };
            let text = calendar("x", &[line]);
            for one in text.split("\r\n") {
                proptest::prop_assert!(one.len() <= 75, "{one}");
                proptest::prop_assert!(!one.contains(['\n', '\r']));
            }
            let ends = text.matches("\r\nEND:VEVENT\r\n").count();
            proptest::prop_assert_eq!(ends, 1);
        }
    }
}
