//! The SQL of what segments ask of records.

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::{Cell, Tx};
use kernel::time::DAY_MS;

use crate::criterion::{Answer, Asked, Leaf, Piece, Sign, Speaker, Test};
use crate::org::{
    Scope, Unit, UnitId, UnitMatch, find_units, match_unit, unit as unit_of, units_below,
};
use crate::people::custom_value;
use crate::people::rules::FactKind;
use crate::people::store::{
    CustomField, Tag, fields_for, fields_of_scope, tags_for, tags_of_scope,
};

type Found = Result<Option<Leaf>>;

const PERSON: Leaf = Leaf::of("person x", "x.id");
/// Most units offered.
const UNITS_MAX: i64 = 500;

/// Members, former members, regular and occasional contacts as of today.
pub fn relation(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let today = tx.now().day_text();
    // A joining that no leaving followed, or a leaving that no joining followed; on one day, the
    // leaving comes last.
    let last = |kind: &'static str, other: &'static str, later: &'static str| {
        Leaf::of("relation_fact x", "x.person")
            .sql("x.kind =")
            .text(kind)
            .sql("and x.on_day <=")
            .text(today.clone())
            .sql("and not exists (select 1 from relation_fact l where l.person = x.person")
            .sql("and l.kind =")
            .text(other)
            .sql("and l.on_day <=")
            .text(today.clone())
            .sql(later)
    };
    let never = |leaf: Leaf, person: &'static str| {
        leaf.sql("not exists (select 1 from relation_fact l where l.kind in ('joined', 'left')")
            .sql("and l.person =")
            .sql(person)
            .sql("and l.on_day <=")
            .text(today.clone())
            .sql(")")
    };
    Ok(Some(match asked.value() {
        Some("member") => last("joined", "left", "and l.on_day >= x.on_day)"),
        Some("former") => last("left", "joined", "and l.on_day > x.on_day)"),
        Some("regular") => {
            let leaf = Leaf::of("relation_fact x", "x.person")
                .sql("x.kind = 'interest' and x.on_day <=")
                .text(today.clone())
                .sql("and");
            never(leaf, "x.person")
        }
        Some("occasional") => never(PERSON, "x.id")
            .sql(
                "and not exists (select 1 from relation_fact i where i.person = x.id
                 and i.kind = 'interest' and i.on_day <=",
            )
            .text(today)
            .sql(")"),
        _ => return Ok(None),
    }))
}

/// The scope's unit and those below, by name; by identifier where several bear the same.
pub fn units(tx: &mut Tx<'_>, scope: &Scope, _: &Speaker<'_>) -> Result<Vec<Answer>> {
    let mut all = units_below(tx, scope.unit(), 9, UNITS_MAX)?;
    all.extend(unit_of(tx, scope.unit())?);
    all.sort_by_key(|unit| (unit.id != *scope.unit(), values::names::fold(&unit.name)));
    let mut answers = Vec::new();
    for unit in &all {
        let same =
            |other: &&Unit| values::names::fold(&other.name) == values::names::fold(&unit.name);
        if all.iter().filter(same).count() == 1 {
            answers.push(Answer::new(unit.name.clone(), unit.name.clone()));
            continue;
        }
        let above = match &unit.parent {
            Some(parent) => unit_of(tx, parent)?.map(|above| above.name).unwrap_or_default(),
            None => String::new(),
        };
        answers.push(Answer::new(unit.id.to_string(), format!("{} ({above})", unit.name)));
    }
    Ok(answers)
}

fn named_unit(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Result<Option<UnitId>> {
    let Some(name) = asked.value() else { return Ok(None) };
    if let Some(id) = UnitId::parse(name) {
        return Ok(scope.narrowed(tx, &id)?.map(|_| id));
    }
    // «Gard», the federation, and «Section du Gard» have one key for imports, not one name.
    let folded = values::names::fold(name);
    let mut exact = find_units(tx, scope, name, UNITS_MAX)?;
    exact.retain(|unit| values::names::fold(&unit.name) == folded);
    if let [unit] = exact.as_slice() {
        return Ok(Some(unit.id.clone()));
    }
    Ok(match match_unit(tx, scope.unit(), name)? {
        UnitMatch::One(unit) => Some(unit),
        UnitMatch::Several | UnitMatch::Unknown => None,
    })
}

/// People of a unit and of those below it.
pub fn unit(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Found {
    let unit = named_unit(tx, scope, asked)?;
    Ok(unit
        .map(|unit| Leaf::of("person_scope x", "x.person").sql("x.unit =").text(unit.to_string())))
}

/// People whose record is kept by exactly this unit.
pub fn home(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Found {
    let unit = named_unit(tx, scope, asked)?;
    Ok(unit.map(|unit| PERSON.sql("x.home_unit =").text(unit.to_string())))
}

/// Tags that the scope may see: of its unit, of units above and below.
fn seen_tags(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Tag>> {
    let mut tags = tags_for(tx, scope.unit())?;
    tags.extend(tags_of_scope(tx, scope)?);
    Ok(tags)
}

/// The tags that the scope may see, by name.
pub fn tags(tx: &mut Tx<'_>, scope: &Scope, _: &Speaker<'_>) -> Result<Vec<Answer>> {
    let tags = seen_tags(tx, scope)?.into_iter();
    let mut answers: Vec<Answer> =
        tags.map(|tag| Answer::new(tag.name.clone(), tag.name)).collect();
    answers.sort_by_cached_key(|answer| values::names::fold(&answer.value));
    answers.dedup_by_key(|answer| values::names::fold(&answer.value));
    Ok(answers)
}

/// People who bear a tag of this name.
pub fn tag(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Found {
    let wanted = asked.value().map(values::names::fold);
    let tags = seen_tags(tx, scope)?.into_iter();
    let same = tags.filter(|tag| Some(values::names::fold(&tag.name)) == wanted);
    let mut ids: Vec<String> = same.map(|tag| tag.id.to_string()).collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Ok(None);
    }
    Ok(Some(Leaf::of("person_tag x", "x.person").sql("x.tag in").texts(ids)))
}

fn seen_fields(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<CustomField>> {
    let mut fields = fields_for(tx, scope.unit())?;
    for field in fields_of_scope(tx, scope)? {
        if !fields.iter().any(|known| known.id == field.id) {
            fields.push(field);
        }
    }
    Ok(fields)
}

/// The custom fields that the scope may see, by short name.
pub fn fields(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Answer>> {
    let answer = |field: CustomField| Answer {
        label: field.label(speaker.language).to_owned(),
        value: field.slug,
        among: field.choices,
    };
    Ok(seen_fields(tx, scope)?.into_iter().map(answer).collect())
}

/// People for whom a custom field says this, or anything.
pub fn field(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Found {
    let fields = seen_fields(tx, scope)?;
    let Some(field) = fields.into_iter().find(|field| field.slug == asked.field) else {
        return Ok(None);
    };
    let leaf = Leaf::of("person_field x", "x.person").sql("x.field =").text(field.id.to_string());
    Ok(match asked.test {
        Test::Any => Some(leaf),
        Test::Is(typed) => {
            let value = custom_value(field.kind, &field.choices, typed).ok();
            value.map(|value| leaf.sql("and x.value =").text(value))
        }
        Test::Number(..) | Test::Recent { .. } => None,
    })
}

/// People of whom something is kept.
pub fn has(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(Some(match asked.value() {
        Some("email") => Leaf::of("person_email x", "x.person"),
        Some("working_email") => Leaf::of("person_email x", "x.person").sql("x.bad = 0"),
        Some("phone") => Leaf::of("person_phone x", "x.person"),
        Some("working_phone") => Leaf::of("person_phone x", "x.person").sql("x.bad = 0"),
        Some("address") => Leaf::of("person_address x", "x.person")
            .sql("x.city <> '' and (x.line_1 <> '' or x.line_2 <> '' or x.line_3 <> '')"),
        Some("number") => PERSON.sql("x.number is not null"),
        Some("birth") => PERSON.sql("x.born_on is not null"),
        _ => return Ok(None),
    }))
}

/// People on whom units of the scope keep notes or tasks.
pub fn followed(_: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Found {
    let (leaf, more) = match asked.value() {
        Some("note") => (Leaf::of("person_note x", "x.person"), ""),
        Some("task") => (Leaf::of("person_task x", "x.person"), ""),
        Some("open_task") => (Leaf::of("person_task x", "x.person"), "and x.done_at is null"),
        _ => return Ok(None),
    };
    let leaf = leaf
        .sql("x.unit in (select unit from unit_above where above =")
        .text(scope.unit().to_string())
        .sql(")")
        .sql(more);
    Ok(Some(leaf))
}

/// Persons or organisations.
pub fn kind(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(asked.value().map(|kind| PERSON.sql("x.kind =").text(kind)))
}

/// People whose folded name, last name first, begins so.
pub fn name(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(asked.value().map(|name| begins(PERSON.sql("x.match_name >="), "and x.match_name <", name)))
}

/// `column >= text and column < text + the last sign there is`.
fn begins(leaf: Leaf, and_column: &'static str, text: &str) -> Leaf {
    leaf.text(text).sql(and_column).text(format!("{text}\u{10ffff}"))
}

/// Whose member number is this.
pub fn number(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(asked.value().map(|number| PERSON.sql("x.number =").text(number)))
}

/// Who prefers a language.
pub fn language(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(asked.value().map(|code| PERSON.sql("x.language =").text(code)))
}

/// Who is so old today, in completed years; of whom only the year is known counts as born on
/// its first day.
pub fn age(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let today = tx.now().day_text();
    let Test::Number(sign, years) = asked.test else { return Ok(None) };
    // Born at the latest on this day: at least `years` old.
    let latest = |years: i64| {
        let (year, rest) = today.split_at(4);
        let year: i64 = year.parse().unwrap_or(0);
        format!("{:04}{rest}", (year - years).max(0))
    };
    Ok(Some(match sign {
        Sign::AtLeast => PERSON.sql("x.born_on <=").text(latest(*years)),
        Sign::More => PERSON.sql("x.born_on <=").text(latest(years + 1)),
        Sign::Less => PERSON.sql("x.born_on >").text(latest(*years)),
        Sign::AtMost => PERSON.sql("x.born_on >").text(latest(years + 1)),
        Sign::Equal => PERSON
            .sql("x.born_on <=")
            .text(latest(*years))
            .sql("and x.born_on >")
            .text(latest(years + 1)),
    }))
}

/// Who was born in such a year.
pub fn born(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Test::Number(sign, year) = asked.test else { return Ok(None) };
    let first = |year: i64| format!("{year:04}");
    Ok(Some(match sign {
        Sign::AtLeast => PERSON.sql("x.born_on >=").text(first(*year)),
        Sign::More => PERSON.sql("x.born_on >=").text(first(year + 1)),
        Sign::Less => PERSON.sql("x.born_on <").text(first(*year)),
        Sign::AtMost => PERSON.sql("x.born_on <").text(first(year + 1)),
        Sign::Equal => PERSON
            .sql("x.born_on >=")
            .text(first(*year))
            .sql("and x.born_on <")
            .text(first(year + 1)),
    }))
}

const ADDRESS: Leaf = Leaf::of("person_address x", "x.person");

/// Who has an address of this postcode.
pub fn postcode(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(asked.value().map(|code| ADDRESS.sql("x.postcode =").text(code)))
}

/// Who has an address in this commune.
pub fn commune(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(asked.value().map(|code| ADDRESS.sql("x.commune =").text(code)))
}

/// Who has an address in this department: by the commune, and by the postcode where no commune
/// is known.
pub fn department(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Some(code) = asked.value() else { return Ok(None) };
    let leaf = begins(ADDRESS.sql("((x.commune >="), "and x.commune <", code)
        .sql(") or (x.commune is null and x.country in ('', 'FR') and (");
    // Corsica has postcodes of its own.
    let starts: &[&str] = match code {
        "2A" => &["200", "201"],
        "2B" => &["202", "206"],
        code => &[code],
    };
    let mut leaf = leaf;
    for (place, start) in starts.iter().enumerate() {
        let open = if place == 0 { "(x.postcode >=" } else { "or (x.postcode >=" };
        leaf = begins(leaf.sql(open), "and x.postcode <", start).sql(")");
    }
    Ok(Some(leaf.sql(")))")))
}

fn fact(tx: &Tx<'_>, asked: &Asked<'_>, kind: FactKind) -> Option<Leaf> {
    let Test::Recent { days, times } = asked.test else { return None };
    let today = tx.now().day();
    let leaf = Leaf::of("relation_fact x", "x.person")
        .sql("x.kind =")
        .text(kind.name())
        .sql("and x.on_day <=")
        .text(today.to_string())
        .at_least(*times);
    Some(match days {
        Some(days) => {
            leaf.sql("and x.on_day >=").text(today.saturating_sub(days.days()).to_string())
        }
        None => leaf,
    })
}

/// Who joined.
pub fn joined(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(fact(tx, asked, FactKind::Joined))
}

/// Who left.
pub fn left(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(fact(tx, asked, FactKind::Left))
}

/// Who showed lasting interest.
pub fn interest(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(fact(tx, asked, FactKind::Interest))
}

/// Who was met once.
pub fn contact(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    Ok(fact(tx, asked, FactKind::Contact))
}

/// Whose record was made; it is made once.
pub fn created(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Test::Recent { days, times } = asked.test else { return Ok(None) };
    let since = days.map_or(0, |days| tx.now().plus_ms(-days.saturating_mul(DAY_MS)).0);
    let leaf = PERSON.sql("x.created_at >=").number(since).at_least(*times);
    Ok(Some(leaf))
}

/// Nobody: what is refused finds no one, should it ever be asked.
pub fn nobody(_: &mut Tx<'_>, _: &Scope, _: &Asked<'_>) -> Found {
    Ok(Some(Leaf {
        pieces: vec![Piece::Sql("x.id ="), Piece::Value(Cell::Text(String::new()))],
        ..PERSON
    }))
}
