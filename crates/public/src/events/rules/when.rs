//! When an event takes place, as its place tells the time.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::text::Language;
use kernel::time::Moment;
use serde::Serialize;

/// Zones of the French Republic, Paris first.
pub(in crate::events) const ZONES: [&str; 12] = [
    "Europe/Paris",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "America/Miquelon",
    "America/St_Barthelemy",
    "America/Marigot",
    "Indian/Reunion",
    "Indian/Mayotte",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Wallis",
];

/// The zone of a postcode: that of the department, Paris for the mainland.
pub(in crate::events) fn zone_of(postcode: &str) -> &'static str {
    match postcode.get(..3).unwrap_or_default() {
        "971" => "America/Guadeloupe",
        "972" => "America/Martinique",
        "973" => "America/Cayenne",
        "974" => "Indian/Reunion",
        "975" => "America/Miquelon",
        "976" => "Indian/Mayotte",
        "977" => "America/St_Barthelemy",
        "978" => "America/Marigot",
        "986" => "Pacific/Wallis",
        "987" => "Pacific/Tahiti",
        "988" => "Pacific/Noumea",
        _ => "Europe/Paris",
    }
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

fn local(at: Moment, in_zone: &str) -> DateTime {
    let instant = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    zone(in_zone).to_datetime(instant)
}

/// A moment as `<input type="datetime-local">` writes it: `2026-12-08T19:00`.
pub(in crate::events) fn local_typed(at: Moment, in_zone: &str) -> String {
    local(at, in_zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The moment of a local time; `None` when it is none.
pub(in crate::events) fn moment_of(typed: &str, in_zone: &str) -> Option<Moment> {
    let local: DateTime = typed.parse().ok()?;
    let instant = zone(in_zone).to_timestamp(local).ok()?;
    Some(Moment(instant.as_millisecond()))
}

/// When an event takes place, in words.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::events) struct When {
    /// ISO day on which it begins.
    pub day: String,
    /// Number of that day in its month, and the month.
    pub number: i8,
    pub month: i8,
    /// When it begins and ends, RFC 3339, for programs.
    pub starts: String,
    pub ends: String,
    /// The hours: `19 h 30 à 22 h`.
    pub hours: String,
    /// The last day when it is another, ISO.
    pub last_day: String,
    /// The zone when it is not that of Paris: `Reunion`.
    pub zone: String,
}

impl When {
    /// When something from `starts_at` to `ends_at` takes place.
    pub(in crate::events) fn of(
        language: Language,
        starts_at: Moment,
        ends_at: Moment,
        in_zone: &str,
    ) -> Self {
        let (starts, ends) = (local(starts_at, in_zone), local(ends_at, in_zone));
        let hours = match language {
            Language::French => format!("{} à {}", hour(language, starts), hour(language, ends)),
            Language::English => format!("{} to {}", hour(language, starts), hour(language, ends)),
        };
        let zone = if in_zone == ZONES[0] { "" } else { in_zone };
        let zone = zone.rsplit('/').next().unwrap_or_default().replace('_', " ");
        let last_day = if starts.date() == ends.date() { None } else { Some(ends.date()) };
        Self {
            day: starts.date().to_string(),
            number: starts.day(),
            month: starts.month(),
            starts: starts_at.rfc3339(),
            ends: ends_at.rfc3339(),
            hours,
            last_day: last_day.map(|day| day.to_string()).unwrap_or_default(),
            zone,
        }
    }

    /// The whole in one line: `mardi 8 décembre 2026, 19 h à 22 h`.
    pub(in crate::events) fn line(&self, language: Language) -> String {
        let day: jiff::civil::Date = self.day.parse().unwrap_or_default();
        let weekday = kernel::text::weekday(language, day);
        let mut line = format!("{weekday} {}, {}", kernel::text::day(language, day), self.hours);
        if let Ok(last) = self.last_day.parse::<jiff::civil::Date>() {
            line.push_str(&format!(" ({})", kernel::text::day(language, last)));
        }
        if !self.zone.is_empty() {
            line.push_str(&format!(" ({})", self.zone));
        }
        line
    }
}

/// An hour as each language writes it: `19 h`, `19 h 30`, `19:30`.
fn hour(language: Language, at: DateTime) -> String {
    match (language, at.minute()) {
        (Language::French, 0) => format!("{}\u{a0}h", at.hour()),
        (Language::French, minute) => format!("{}\u{a0}h\u{a0}{minute:02}", at.hour()),
        (Language::English, minute) => format!("{:02}:{minute:02}", at.hour()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_that_of_its_place() {
        let paris = moment_of("2026-12-08T19:30", "Europe/Paris").unwrap();
        let island = moment_of("2026-12-08T19:30", zone_of("97400")).unwrap();
        assert_eq!(paris.since_ms(island), 3 * kernel::time::HOUR_MS);
        assert_eq!(local_typed(island, "Indian/Reunion"), "2026-12-08T19:30");
        let when = When::of(Language::French, paris, paris.plus_ms(5_400_000), "Europe/Paris");
        assert_eq!(when.hours, "19\u{a0}h\u{a0}30 à 21\u{a0}h");
        assert!(when.last_day.is_empty() && when.zone.is_empty());
        let when = When::of(Language::English, island, island, "Indian/Reunion");
        assert_eq!((when.hours.as_str(), when.zone.as_str()), ("19:30 to 19:30", "Reunion"));
        assert!(moment_of("demain", "Europe/Paris").is_none());
        for zone in ZONES {
            assert!(TimeZone::get(zone).is_ok(), "{zone}");
        }
    }
}
