//! The SQL of what segments ask of consents. Each says what [`rules`](crate::consent) say for one
//! person, of many at once.

use std::collections::HashSet;

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;

use crate::column::ReadCells;
use crate::consent::rules::{Channel, ELECTRONIC_CONTACT};
use crate::criterion::{Answer, Asked, Leaf, Sign, Speaker, Test};
use crate::org::{PersonId, Scope};
use crate::people;

type Found = Result<Option<Leaf>>;

/// Most purposes offered.
const PURPOSES_MAX: i64 = 200;
/// What a criterion tells apart: its word, the states it stands for, the text of its answer.
const STATES: [(&str, &[&str], &str); 3] = [
    ("given", &["given"], "consent-criterion-state-given"),
    ("no", &["withdrawn", "refused"], "consent-criterion-state-no"),
    ("legacy", &["legacy"], "consent-criterion-state-legacy"),
];

/// The purposes of a scope with their channels: identifier, name, channel.
fn known(
    tx: &mut Tx<'_>,
    scope: &Scope,
    language: Language,
) -> Result<Vec<(String, String, Channel)>> {
    let sql = "select p.id, p.name_fr, p.name_en, p.channels from purpose p
               where p.retired_at is null and (p.unit is null
                 or p.unit in (select above from unit_above where unit = $1)
                 or p.unit in (select unit from unit_above where above = $1))
               order by p.place, p.id limit $2";
    let rows: Vec<(String, String, String, String)> =
        tx.rows(sql, &[scope.unit(), &PURPOSES_MAX])?;
    let mut found = Vec::new();
    for (id, french, english, channels) in rows {
        let name = if language == Language::French { french } else { english };
        let channels = channels.split(' ').filter_map(Channel::parse);
        found.extend(channels.map(|channel| (id.clone(), name.clone(), channel)));
    }
    Ok(found)
}

fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "consent-channel-email",
        Channel::Phone => "consent-channel-phone",
        Channel::Sms => "consent-channel-sms",
        Channel::Post => "consent-channel-post",
        Channel::Any => "consent-channel-any",
    }
}

fn label(speaker: &Speaker<'_>, key: &str, name: &str, channel: Channel) -> String {
    let channel = speaker.say(channel_key(channel), &[]);
    speaker.say(key, &[("purpose", name.to_owned().into()), ("channel", channel.into())])
}

/// Every purpose, channel and state: `newsletter/email`, `newsletter/email/no`.
pub fn states(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Answer>> {
    let known = known(tx, scope, speaker.language)?;
    let mut answers = Vec::new();
    for (word, _, key) in STATES {
        let end = if word == "given" { String::new() } else { format!("/{word}") };
        answers.extend(known.iter().map(|(id, name, channel)| {
            let value = format!("{id}/{}{end}", channel.name());
            Answer::new(value, label(speaker, key, name, *channel))
        }));
    }
    Ok(answers)
}

/// Every purpose and channel: `newsletter/email`.
pub fn purposes(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Answer>> {
    let answer = |(id, name, channel): (String, String, Channel)| {
        let told = label(speaker, "consent-criterion-purpose", &name, channel);
        Answer::new(format!("{id}/{}", channel.name()), told)
    };
    Ok(known(tx, scope, speaker.language)?.into_iter().map(answer).collect())
}

/// Reads `newsletter/email` of a known purpose, and what follows.
fn target(
    tx: &mut Tx<'_>,
    scope: &Scope,
    asked: &Asked<'_>,
) -> Result<Option<(String, Channel, String)>> {
    let Some(value) = asked.value() else { return Ok(None) };
    let mut parts = value.splitn(3, '/');
    let (purpose, channel) = (parts.next().unwrap_or(""), parts.next().unwrap_or("any"));
    let state = parts.next().unwrap_or("given").to_owned();
    let Some(channel) = Channel::parse(channel) else { return Ok(None) };
    let mut known = known(tx, scope, Language::French)?.into_iter();
    let is_known = known.any(|(id, ..)| id == purpose);
    Ok(is_known.then(|| (purpose.to_owned(), channel, state)))
}

/// People in whose ledger this holds now, for this very channel.
pub fn consent(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Found {
    let Some((purpose, channel, state)) = target(tx, scope, asked)? else { return Ok(None) };
    let Some((_, states, _)) = STATES.into_iter().find(|(word, ..)| *word == state) else {
        return Ok(None);
    };
    let states = states.iter().map(|state| (*state).to_owned()).collect();
    let leaf = Leaf::of("consent_now x", "x.person")
        .sql("x.purpose =")
        .text(purpose)
        .sql("and x.channel =")
        .text(channel.name())
        .sql("and x.state in")
        .texts(states);
    Ok(Some(leaf))
}

const STOPPED: &str = "and not exists (select 1 from consent_now e where e.person = x.person
    and e.channel = 'any' and e.state in ('withdrawn', 'refused') and e.purpose =";

/// People who may receive something for a purpose by a channel, as `may_receive` decides.
pub fn allowed(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Found {
    let Some((purpose, channel, _)) = target(tx, scope, asked)? else { return Ok(None) };
    let name = channel.name();
    let leaf = Leaf::of("consent_now x", "x.person")
        .sql("x.purpose =")
        .text(purpose)
        .sql("and x.state = 'given' and x.channel in")
        .texts(vec![name.to_owned(), Channel::Any.name().to_owned()])
        .sql(
            // Without statistics SQLite looks through the whole purpose for each person: an
            // expression has no index but that of the person.
            "and not exists (select 1 from consent_now w where w.person = x.person
             and coalesce(w.purpose, '') = x.purpose and w.state in ('withdrawn', 'refused')
             and ((x.channel <> 'any' and w.channel = 'any' and w.at >= x.at)
                  or (x.channel = 'any' and w.channel =",
        )
        .text(name)
        .sql(")))");
    Ok(Some(match channel.is_electronic() {
        true => leaf.sql(STOPPED).text(ELECTRONIC_CONTACT).sql(")"),
        false => leaf,
    }))
}

/// People with an address of a channel who did not ask for no electronic contact.
pub fn reachable(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let leaf = match asked.value() {
        Some("email") => Leaf::of("person_email x", "x.person").sql("x.bad = 0"),
        Some("phone") => Leaf::of("person_phone x", "x.person").sql("x.bad = 0"),
        Some("post") => {
            let leaf = Leaf::of("person_address x", "x.person")
                .sql("x.city <> '' and (x.line_1 <> '' or x.line_2 <> '' or x.line_3 <> '')");
            return Ok(Some(leaf));
        }
        _ => return Ok(None),
    };
    Ok(Some(leaf.sql(STOPPED).text(ELECTRONIC_CONTACT).sql(")")))
}

/// People who asked for no electronic contact.
pub fn electronic(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let leaf = Leaf::of("consent_now x", "x.person")
        .sql("x.channel = 'any' and x.state in ('withdrawn', 'refused') and x.purpose =")
        .text(ELECTRONIC_CONTACT);
    Ok(asked.value().map(|_| leaf))
}

fn entry(tx: &Tx<'_>, asked: &Asked<'_>, kinds: &[&str]) -> Option<Leaf> {
    let Test::Recent { days, times } = asked.test else { return None };
    let today = tx.now().day();
    let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    let leaf = Leaf::of("consent_entry x", "x.person")
        .sql("x.way <> 'legacy' and x.kind in")
        .texts(kinds)
        .day("x.obtained_on", Sign::AtMost, today.to_string())
        .at_least(*times);
    Some(match days {
        Some(days) => {
            let since = today.saturating_sub(days.days()).to_string();
            leaf.day("x.obtained_on", Sign::AtLeast, since)
        }
        None => leaf,
    })
}

/// Who agreed to something.
pub fn agreed(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(entry(tx, asked, &["given"]))
}

/// Who withdrew or refused something.
pub fn withdrew(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(entry(tx, asked, &["withdrawn", "refused"]))
}

/// By what people can be reached at all, as [`reachable`] decides.
pub const REACHABLE: ReadCells = |tx, _, speaker, people| {
    const WAYS: [(&str, &str, bool); 3] = [
        (
            "consent-column-by-email",
            "select distinct person, '' from person_email where bad = 0 and person in",
            true,
        ),
        (
            "consent-column-by-phone",
            "select distinct person, '' from person_phone where bad = 0 and person in",
            true,
        ),
        (
            "consent-column-by-post",
            "select distinct person, '' from person_address where city <> ''
             and (line_1 <> '' or line_2 <> '' or line_3 <> '') and person in",
            false,
        ),
    ];
    let stopped = "select person, purpose from consent_now where channel = 'any'
        and state in ('withdrawn', 'refused') and person in";
    let stopped: HashSet<PersonId> = people::cells_of(tx, stopped, "", people)?
        .into_iter()
        .filter(|(_, purpose)| purpose == ELECTRONIC_CONTACT)
        .map(|(person, _)| person)
        .collect();
    let mut cells = Vec::new();
    for (key, sql, is_electronic) in WAYS {
        let by = speaker.say(key, &[]);
        let found = people::cells_of(tx, sql, "", people)?.into_iter();
        let free = found.filter(|(person, _)| !is_electronic || !stopped.contains(person));
        cells.extend(free.map(|(person, _)| (person, by.clone())));
    }
    Ok(people::joined_cells(cells))
};
