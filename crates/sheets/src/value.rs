//! How values of spreadsheet cells become text: days as ISO 8601, numbers without superfluous
//! decimals.

use calamine::{DataRef, ExcelDateTime};

/// Writes the value of a cell; false if it is an error value.
pub(crate) fn write_value(value: &DataRef<'_>, out: &mut String) -> bool {
    match value {
        DataRef::Empty => {}
        DataRef::Int(number) => out.push_str(&number.to_string()),
        DataRef::Float(number) => return write_number(*number, out),
        DataRef::String(text) => out.push_str(text),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::Bool(answer) => out.push_str(if *answer { "true" } else { "false" }),
        DataRef::DateTime(moment) => write_moment(*moment, out),
        DataRef::DateTimeIso(moment) => write_iso_moment(moment, out),
        DataRef::DurationIso(duration) => write_iso_duration(duration, out),
        DataRef::Error(_) => return false,
    }
    true
}

/// Writes a number with the fifteen significant digits that spreadsheets keep; false if it is
/// not finite.
pub(crate) fn write_number(number: f64, out: &mut String) -> bool {
    if !number.is_finite() {
        return false;
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Adding zero turns the negative zero into zero.
    out.push_str(&(rounded + 0.0).to_string());
    true
}

/// Writes `2026-11-22`, `2026-11-22T18:30:00`, `18:30:00`, or hours beyond a day as `26:30:00`.
fn write_moment(moment: ExcelDateTime, out: &mut String) {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() {
        let sign = if moment.as_f64() < 0.0 { "-" } else { "" };
        let days = moment.as_f64().abs();
        let seconds = (days * 86_400.0).round();
        let hours = (seconds / 3600.0).floor();
        let minutes = ((seconds - hours * 3600.0) / 60.0).floor();
        let rest = seconds - hours * 3600.0 - minutes * 60.0;
        out.push_str(&format!("{sign}{hours:02}:{minutes:02}:{rest:02}"));
        return;
    }
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.as_f64().abs() < 1.0 {
        out.push_str(&time);
        return;
    }
    out.push_str(&format!("{year:04}-{month:02}-{day:02}"));
    if time != "00:00:00" {
        out.push('T');
        out.push_str(&time);
    }
}

/// Writes an ISO moment; midnight is left out, so that a day reads as a day.
pub(crate) fn write_iso_moment(moment: &str, out: &mut String) {
    let day =
        moment.split_once('T').filter(|(_, time)| time.bytes().all(|byte| b"0:.Z".contains(&byte)));
    out.push_str(day.map_or(moment, |(day, _)| day));
}

/// Writes `PT12H30M00S` as `12:30:00`; other durations as they are.
pub(crate) fn write_iso_duration(duration: &str, out: &mut String) {
    match clock(duration) {
        Some(text) => out.push_str(&text),
        None => out.push_str(duration),
    }
}

fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds.split(['.', ',']).next()?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(hours) && digits(minutes) && digits(seconds))
        .then(|| format!("{hours:0>2}:{minutes:0>2}:{seconds:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn text(value: DataRef<'_>) -> String {
        let mut out = String::new();
        assert!(write_value(&value, &mut out));
        out
    }

    #[test]
    fn numbers_are_written_as_people_see_them() {
        for (number, expected) in [
            (30100.0, "30100"),
            (12.5, "12.5"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0"),
            (639_989_123.0, "639989123"),
            (-7.25, "-7.25"),
        ] {
            assert_eq!(text(DataRef::Float(number)), expected);
        }
        assert!(!write_number(f64::NAN, &mut String::new()));
    }

    #[test]
    fn days_and_times_are_written_as_iso() {
        let moment = |value| ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
        for (value, expected) in
            [(18_544.0, "1950-10-08"), (45_943.5, "2025-10-13T12:00:00"), (0.75, "18:00:00")]
        {
            assert_eq!(text(DataRef::DateTime(moment(value))), expected);
        }
        let hours = ExcelDateTime::new(1.1, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(text(DataRef::DateTime(hours)), "26:24:00");
        for (iso, expected) in [
            ("1950-10-08", "1950-10-08"),
            ("1950-10-08T00:00:00", "1950-10-08"),
            ("1950-10-08T18:30:00", "1950-10-08T18:30:00"),
        ] {
            assert_eq!(text(DataRef::DateTimeIso(iso.into())), expected);
        }
        assert_eq!(text(DataRef::DurationIso("PT8H05M00S".into())), "08:05:00");
        assert_eq!(text(DataRef::DurationIso("P1D".into())), "P1D");
    }
}
