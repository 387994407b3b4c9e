//! What people leave an earlier program with: what they agreed to and refused there, their
//! memberships, and whom they were tied to. Nothing here becomes a consent.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::consent::{Brought, Channel, ELECTRONIC_CONTACT, Kind};
use crate::former::{Link, LinkKind, Membership, Past, State};
use crate::imports::rules::draft::{Draft, RawRow, Reading};
use crate::imports::rules::known::Origin;
use crate::imports::rules::problem::What;
use crate::imports::rules::target::{Mapping, Target};
use crate::org::PersonId;
use kernel::time::Moment;

/// Most memberships read from one row.
const MEMBERSHIPS_MAX: usize = 100;
/// Most characters of a name in a list, or of what a tie says.
const WORDS_CHARS_MAX: usize = 120;

/// What somebody agreed to or refused in an earlier program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// A box ticked for e-mails; nobody knows how.
    EmailYes,
    /// No more e-mails.
    EmailNo,
    /// A box ticked for text messages; nobody knows how.
    SmsYes,
    /// No more text messages.
    SmsNo,
    /// No contact at all.
    NoContact,
    /// No calls.
    NoCalls,
}

/// What was said, when, and in which column it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// What.
    pub said: Said,
    /// When, milliseconds UTC; `None` when the file does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// The column.
    pub column: String,
}

impl Wish {
    /// The entries of the ledger of consents that it makes: a refusal counts for every purpose
    /// that it touches, a ticked box for the nearest one alone.
    pub fn entries(&self, person: &PersonId, origin: &str) -> Vec<Brought> {
        const EMAILS: [(&str, Channel); 3] = [
            ("newsletter", Channel::Email),
            ("section_life", Channel::Email),
            ("surveys", Channel::Email),
        ];
        const TEXTS: [(&str, Channel); 2] =
            [("section_life", Channel::Sms), ("surveys", Channel::Sms)];
        const CALLS: [(&str, Channel); 2] =
            [("calls", Channel::Phone), ("section_life", Channel::Phone)];
        const NOTHING: [(&str, Channel); 3] = [
            (ELECTRONIC_CONTACT, Channel::Any),
            ("calls", Channel::Phone),
            ("section_life", Channel::Phone),
        ];
        let (kind, places): (Kind, &[(&'static str, Channel)]) = match self.said {
            Said::EmailYes => (Kind::Given, EMAILS.get(..1).unwrap_or_default()),
            Said::EmailNo => (Kind::Withdrawn, &EMAILS),
            Said::SmsYes => (Kind::Given, TEXTS.get(..1).unwrap_or_default()),
            Said::SmsNo => (Kind::Withdrawn, &TEXTS),
            Said::NoContact => (Kind::Refused, &NOTHING),
            Said::NoCalls => (Kind::Refused, &CALLS),
        };
        let entry = |(purpose, channel): &(&'static str, Channel)| Brought {
            person: person.clone(),
            purpose,
            channel: *channel,
            kind,
            said_at: self.at.map(Moment),
            detail: format!("{origin}: {}", self.column),
        };
        places.iter().map(entry).collect()
    }
}

/// Reads what people leave an earlier program with.
#[derive(Debug, Clone)]
pub(super) struct Leaving {
    columns: Vec<(Target, usize, String)>,
    zone: TimeZone,
    origin: Origin,
}

impl Leaving {
    /// A reader of these columns; `None` when the file has none of them.
    pub(super) fn new(mapping: &Mapping) -> Option<Self> {
        let all = mapping.columns.iter().enumerate();
        let told = all.filter(|(_, column)| column.target.tells_of_leaving());
        let columns: Vec<_> =
            told.map(|(place, column)| (column.target, place, column.header.clone())).collect();
        let zone = TimeZone::get(&mapping.time_zone).unwrap_or(TimeZone::UTC);
        (!columns.is_empty()).then_some(Self { columns, zone, origin: mapping.origin })
    }

    fn cells<'a>(&'a self, row: &'a RawRow) -> impl Iterator<Item = (Target, &'a str, &'a str)> {
        let trimmed = |cell: &'a str| cell.trim().trim_start_matches('\'').trim();
        let cells = self.columns.iter();
        cells.map(move |(target, place, header)| {
            (*target, header.as_str(), trimmed(row.cell(*place)))
        })
    }

    /// What the row says of agreements and refusals; the problem of a moment that is none.
    pub(super) fn wishes(&self, row: &RawRow) -> (Vec<Wish>, Option<(String, String)>) {
        let (mut wishes, mut wrong) = (Vec::new(), None);
        for (target, column, cell) in self.cells(row).filter(|(.., cell)| !cell.is_empty()) {
            let is_yes = values::yes_no(cell) == Ok(true);
            let is_no = values::yes_no(cell) == Ok(false);
            let mut at = None;
            let said = match target {
                Target::EmailOptIn if is_yes => Some(Said::EmailYes),
                // There the box is ticked unless somebody unticked it: that is a refusal.
                Target::EmailOptIn if is_no && self.origin == Origin::NationBuilder => {
                    Some(Said::EmailNo)
                }
                Target::MobileOptIn if is_yes => Some(Said::SmsYes),
                Target::MobileOptIn if is_no && self.origin == Origin::NationBuilder => {
                    Some(Said::SmsNo)
                }
                Target::EmailStatus => of_status(cell, Said::EmailYes, Said::EmailNo),
                Target::MobileStatus => of_status(cell, Said::SmsYes, Said::SmsNo),
                Target::NoContact if is_yes => Some(Said::NoContact),
                Target::NoCalls if is_yes => Some(Said::NoCalls),
                Target::NoEmails if is_yes => Some(Said::EmailNo),
                Target::NoTexts if is_yes => Some(Said::SmsNo),
                Target::Unsubscribed => {
                    at = moment(cell, &self.zone);
                    if at.is_none() {
                        wrong = Some((column.to_owned(), cell.to_owned()));
                    }
                    Some(Said::EmailNo)
                }
                _ => None,
            };
            wishes.extend(said.map(|said| Wish { said, at, column: column.to_owned() }));
        }
        // A box unticked on the day of the unsubscription is the same refusal.
        if wishes.iter().any(|wish| wish.said == Said::EmailNo && wish.at.is_some()) {
            wishes.retain(|wish| wish.said != Said::EmailNo || wish.at.is_some());
        }
        (wishes, wrong)
    }

    /// Whether mails to the addresses of the row come back, by the words of its status.
    pub(super) fn bounces(&self, row: &RawRow) -> bool {
        let status = self.cells(row).find(|(target, ..)| *target == Target::EmailStatus);
        status.is_some_and(|(.., cell)| cell.contains("bounc"))
    }

    /// Counts what a row says of agreements and refusals, kept or not.
    pub(super) fn tally(
        &self,
        row: &RawRow,
        reading: &Reading,
        counts: &mut BTreeMap<String, u64>,
    ) {
        let (wishes, _) = self.wishes(row);
        let said = |said: Said| wishes.iter().any(|wish| wish.said == said);
        let dated = wishes.iter().any(|wish| wish.said == Said::EmailNo && wish.at.is_some());
        let mailable = |draft: &Draft| {
            let refused = said(Said::EmailNo) || said(Said::NoContact);
            let reachable = draft.person.emails.iter().any(|line| !line.bad);
            said(Said::EmailYes) && !refused && reachable && draft.person.died_on.is_none()
        };
        let draft = match reading {
            Reading::Draft(draft) => Some(draft),
            Reading::Passed(_) | Reading::Refused(_) => None,
        };
        let told = [
            ("email_opt_in", said(Said::EmailYes)),
            ("email_refused", said(Said::EmailNo)),
            ("unsubscribed", dated),
            ("unsubscribed_though_opted_in", dated && said(Said::EmailYes)),
            ("mobile_opt_in", said(Said::SmsYes)),
            ("mobile_refused", said(Said::SmsNo)),
            ("do_not_contact", said(Said::NoContact)),
            ("do_not_call", said(Said::NoCalls)),
            ("deceased", draft.is_some_and(|draft| draft.person.died_on.is_some())),
            ("mailable", draft.is_some_and(|draft| mailable(draft))),
        ];
        for (name, _) in told.into_iter().filter(|(_, said)| *said) {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }

    /// The memberships of the row and its ties; what is wrong with the lists when they are not of
    /// one length: then no membership is attributed.
    pub(super) fn past(&self, row: &RawRow) -> (Past, Option<What>) {
        let mut past = Past::default();
        let lists = self.lists(row);
        let wrong = match lists {
            Ok(memberships) => {
                past.memberships = memberships;
                None
            }
            Err(what) => Some(what),
        };
        for (target, _, cell) in self.cells(row).filter(|(.., cell)| !cell.is_empty()) {
            let kind = match target {
                Target::Recruiter => LinkKind::Recruiter,
                Target::RecruiterNamed => LinkKind::RecruiterNamed,
                Target::Parent => LinkKind::Parent,
                Target::PointPerson => LinkKind::PointPerson,
                _ => continue,
            };
            let said = cell.chars().take(WORDS_CHARS_MAX).collect();
            past.links.push(Link { kind, said });
        }
        // An identifier says whom, whatever they are called.
        if past.links.iter().any(|link| link.kind == LinkKind::Recruiter) {
            past.links.retain(|link| link.kind != LinkKind::RecruiterNamed);
        }
        (past, wrong)
    }

    fn lists(&self, row: &RawRow) -> Result<Vec<Membership>, What> {
        let list = |wanted: Target| {
            let found = self.cells(row).find(|(target, ..)| *target == wanted);
            found.map(|(.., cell)| cell.split(',').map(str::trim).collect::<Vec<_>>())
        };
        let Some(names) = list(Target::MembershipNames) else { return Ok(Vec::new()) };
        if names.iter().all(|name| name.is_empty()) {
            return Ok(Vec::new());
        }
        let others =
            [Target::MembershipStarts, Target::MembershipEnds, Target::MembershipSuspensions];
        let others = others.map(list);
        let uneven = others.iter().flatten().any(|list| list.len() != names.len());
        if uneven || names.len() > MEMBERSHIPS_MAX {
            return Err(What::MembershipLists);
        }
        let day = |list: usize, place: usize| -> Result<Option<String>, What> {
            let cell = others.get(list).and_then(Option::as_ref).and_then(|list| list.get(place));
            let Some(cell) = cell.filter(|cell| !cell.is_empty()) else { return Ok(None) };
            // These moments carry their own offset: the day is the one that they say.
            let day = cell.get(..10).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
            let day = day.map(str::to_owned).or_else(|| wall_day(cell));
            day.map(Some).ok_or(What::MembershipLists)
        };
        let one = |(place, name): (usize, &&str)| {
            Ok(Membership {
                name: name.chars().take(WORDS_CHARS_MAX).collect(),
                started_on: day(0, place)?,
                expires_on: day(1, place)?,
                suspended_on: day(2, place)?,
            })
        };
        names.iter().enumerate().map(one).collect()
    }
}

/// A subscription's words; an unknown one that is no subscription allows nothing.
fn of_status(cell: &str, yes: Said, no: Said) -> Option<Said> {
    match values::fold(cell).as_str() {
        "subscribed" => Some(yes),
        "unsubscribed" | "spam complaint" => Some(no),
        _ => None,
    }
}

/// Days of joining and leaving that memberships tell, of those that make a member: the first day
/// of the last row without a gap of a year, the last first day, and the last day when it is over.
pub fn standing(past: &Past, today: &str) -> Option<(String, String, Option<String>)> {
    let mut spans: Vec<(&str, &Membership)> = past
        .memberships
        .iter()
        .filter(|one| one.makes_a_member())
        .filter_map(|one| Some((one.started_on.as_deref()?, one)))
        .collect();
    spans.sort_by_key(|(start, _)| *start);
    let (newest, _) = *spans.last()?;
    let (mut first, mut until) = (newest, String::new());
    for (start, one) in &spans {
        if until.is_empty() || a_year_after(&until).as_str() < *start {
            first = start;
        }
        let end = one.expires_on.as_deref().unwrap_or("9999-12-31");
        if end > until.as_str() {
            end.clone_into(&mut until);
        }
    }
    let active = spans.iter().any(|(_, one)| one.state_on(today) == State::Active);
    let left = (!active).then(|| {
        let end = |one: &Membership| {
            let ends = [one.suspended_on.as_deref(), one.expires_on.as_deref()];
            ends.into_iter().flatten().min().unwrap_or(today).min(today).to_owned()
        };
        spans.iter().map(|(_, one)| end(one)).max().unwrap_or_else(|| today.to_owned())
    });
    Some((first.to_owned(), newest.to_owned(), left))
}

fn a_year_after(day: &str) -> String {
    let year = day.get(..4).and_then(|year| year.parse::<u32>().ok()).unwrap_or(9_998);
    format!("{:04}{}", year + 1, day.get(4..).unwrap_or_default())
}

/// A moment on an American wall, `04/14/2016  3:41 PM`, in a time zone; in the hour that does not
/// exist it is the hour after, in the one that exists twice it is the first.
pub fn moment(cell: &str, zone: &TimeZone) -> Option<i64> {
    let mut words = cell.split_whitespace();
    let mut day = words.next()?.split('/').map(str::parse::<i16>);
    let (month, day, year) = (day.next()?.ok()?, day.next()?.ok()?, day.next()?.ok()?);
    let (mut hour, mut minute) = (0, 0);
    if let Some(time) = words.next() {
        let (hours, minutes) = time.split_once(':')?;
        (hour, minute) = (hours.parse::<i8>().ok()?, minutes.get(..2)?.parse::<i8>().ok()?);
        match words.next().map(str::to_uppercase).as_deref() {
            Some("PM") if (1..12).contains(&hour) => hour += 12,
            Some("AM") if hour == 12 => hour = 0,
            _ => {}
        }
    }
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let civil = jiff::civil::DateTime::new(year, month, day, hour, minute, 0, 0).ok()?;
    let zoned = civil.to_zoned_datetime(zone.clone()).ok()?;
    Some(zoned.timestamp().as_millisecond())
}

/// The day of such a moment as it stood on the wall, ISO text.
pub fn wall_day(cell: &str) -> Option<String> {
    let mut parts = cell.split_whitespace().next()?.split('/').map(str::parse::<i16>);
    let (month, day, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok().map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_clock_is_read_in_its_zone_and_its_two_odd_hours() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let at = |cell: &str| moment(cell, &paris).map(|ms| Moment(ms).rfc3339());
        assert_eq!(at("04/14/2016  3:41 PM").as_deref(), Some("2016-04-14T13:41:00Z"));
        assert_eq!(at("03/29/2026  2:30 AM").as_deref(), Some("2026-03-29T01:30:00Z"));
        assert_eq!(at("10/25/2026  2:30 AM").as_deref(), Some("2026-10-25T00:30:00Z"));
        assert_eq!(at("12/31/2020  12:05 AM").as_deref(), Some("2020-12-30T23:05:00Z"));
        assert_eq!(at("yesterday"), None);
        assert_eq!(at("13/13/2020  1:00 PM"), None);
        assert_eq!(wall_day("12/31/2020  12:05 AM").as_deref(), Some("2020-12-31"));
    }

    fn years(years: &[(&str, &str)]) -> Past {
        let one = |(start, end): &(&str, &str)| Membership {
            name: "Adhésion".to_owned(),
            started_on: Some((*start).to_owned()),
            expires_on: Some((*end).to_owned()),
            suspended_on: None,
        };
        Past { memberships: years.iter().map(one).collect(), ..Past::default() }
    }

    #[test]
    fn memberships_tell_when_somebody_joined_and_left() {
        let told = |all: &[(&str, &str)]| standing(&years(all), "2026-11-22");
        let text = str::to_owned;
        let running = [("2025-02-01", "2025-12-31"), ("2026-03-01", "2026-12-31")];
        assert_eq!(told(&running), Some((text("2025-02-01"), text("2026-03-01"), None)));
        let back = [("2019-02-01", "2019-12-31"), ("2026-03-01", "2026-12-31")];
        assert_eq!(told(&back), Some((text("2026-03-01"), text("2026-03-01"), None)));
        let over = [("2024-02-01", "2024-12-31")];
        let left = Some(text("2024-12-31"));
        assert_eq!(told(&over), Some((text("2024-02-01"), text("2024-02-01"), left)));
        assert_eq!(told(&[]), None);
    }
}
