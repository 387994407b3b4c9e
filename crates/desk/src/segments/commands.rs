//! `maillage segments count` and `list`: the textual language on the command line.

use std::io::Write;

use kernel::db::{Db, Tx};
use kernel::text::{Language, Texts, Value};
use kernel::web::Cursor;
use kernel::{Error, Result};

use crate::criterion::Speaker;
use crate::features;
use crate::imports::Ended;
use crate::org::{self, Scope, UnitMatch};
use crate::people::{self, Relation, Summary};
use crate::segments::pages::{class_key, fault_told};
use crate::segments::rules::{Fault, Tree, parse, print, sentence};
use crate::segments::store::{self, Question, Reach};

/// People read at a time.
const BATCH_PEOPLE: i64 = 500;

/// What is asked of segments.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Segments {
    /// Count the people of a segment, by the channels that reach them
    Count(SegmentArgs),
    /// List the people of a segment, by name
    List(SegmentArgs),
}

/// Which segment, where.
#[derive(Debug, Clone, clap::Args)]
pub struct SegmentArgs {
    /// Whom: «tag = "Relais" and not relation = former»; everybody when empty
    #[arg(long = "where", value_name = "TEXT", default_value = "")]
    pub asked: String,
    /// Only people of this unit and below, by its name or path («Gard > Alès»)
    #[arg(long, value_name = "PATH")]
    pub unit: Option<String>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// What was asked, understood.
struct Asked {
    question: Question,
    tree: Tree,
    told: String,
}

/// Answers on standard output; refused when the text or the unit is not understood.
///
/// # Errors
/// A fault from the database.
pub fn command(db: &Db, what: &Segments) -> Result<Ended> {
    answer(db, what, &mut std::io::stdout().lock())
}

/// Answers on `out`.
pub(super) fn answer(db: &Db, what: &Segments, out: &mut impl Write) -> Result<Ended> {
    let (Segments::Count(args) | Segments::List(args)) = what;
    let texts = std::sync::Arc::new(Texts::new(&features::texts())?);
    let speaker = Speaker { texts: &texts, language: Language::of_commands() };
    let refused = |fault: &Fault| Ok(Ended::Refused(fault_told(&speaker, fault)));
    let tree = match parse(&args.asked) {
        Ok(tree) => tree,
        Err(fault) => return refused(&fault),
    };
    let (wanted, own, asked_tree) = (args.unit.clone(), texts.clone(), tree.clone());
    let asked = db.read_now(move |tx| {
        let Some(scope) = reach(tx, wanted.as_deref())? else { return Ok(None) };
        let speaker = Speaker { texts: &own, language: Language::of_commands() };
        let labels = store::labels_of(tx, &scope, &asked_tree, &speaker)?;
        let told = sentence(&asked_tree, &speaker, &labels);
        let tree = asked_tree.clone();
        let question = store::ask(tx, &scope, &asked_tree)?;
        Ok(Some((scope, question.map(|question| Asked { question, tree, told }))))
    })?;
    let Some((scope, asked)) = asked else {
        let told = speaker.say("segments-unit-unknown", &[]);
        return Ok(Ended::Refused(told));
    };
    let asked = match asked {
        Ok(asked) => asked,
        Err(fault) => return refused(&fault),
    };
    match what {
        Segments::Count(args) => count(db, args, &asked, &speaker, out)?,
        Segments::List(args) => list(db, args, &scope, &asked, &speaker, out)?,
    }
    Ok(Ended::Done)
}

fn reach(tx: &mut Tx<'_>, wanted: Option<&str>) -> Result<Option<Scope>> {
    let house = Scope::of_the_house(tx)?;
    let Some(wanted) = wanted else { return Ok(Some(house)) };
    match org::match_unit(tx, house.unit(), wanted)? {
        UnitMatch::One(unit) => house.narrowed(tx, &unit),
        UnitMatch::Several | UnitMatch::Unknown => Ok(None),
    }
}

fn count(
    db: &Db,
    args: &SegmentArgs,
    asked: &Asked,
    speaker: &Speaker<'_>,
    out: &mut impl Write,
) -> Result<()> {
    let question = asked.question.clone();
    let reach: Reach = db.read_now(move |tx| {
        let total = question.count(tx)?;
        question.reach(tx, total)
    })?;
    if args.json {
        let told = serde_json::json!({
            "where": print(&asked.tree),
            "sentence": asked.told,
            "class": class_key(asked.question.class).0,
            "people": reach,
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(());
    }
    let lines = [
        ("segments-told-count", reach.total),
        ("segments-told-email", reach.email),
        ("segments-told-phone", reach.phone),
        ("segments-told-post", reach.post),
    ];
    writeln!(out, "{}", asked.told)?;
    for (key, number) in lines {
        writeln!(out, "{}", speaker.say(key, &[("count", Value::from(number))]))?;
    }
    writeln!(out, "{}", speaker.say(class_key(asked.question.class).1, &[]))?;
    Ok(())
}

fn list(
    db: &Db,
    args: &SegmentArgs,
    scope: &Scope,
    asked: &Asked,
    speaker: &Speaker<'_>,
    out: &mut impl Write,
) -> Result<()> {
    let mut after: Option<Cursor> = None;
    loop {
        let (question, scope, from) = (asked.question.clone(), scope.clone(), after.clone());
        let (lines, last) = db.read_now(move |tx| {
            let places = question.page(tx, from.as_ref(), BATCH_PEOPLE)?;
            let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
            Ok((people::summaries(tx, &scope, &ids)?, places.last().cloned()))
        })?;
        for (line, relation) in &lines {
            if args.json {
                serde_json::to_writer(&mut *out, &as_json(line, *relation)).map_err(Error::from)?;
                writeln!(out)?;
            } else {
                let relation = speaker.say(relation.key(), &[]);
                writeln!(
                    out,
                    "{} {}\t{}\t{}\t{relation}",
                    line.last_name, line.first_name, line.home, line.email
                )?;
            }
        }
        let Some(last) = last else { return Ok(()) };
        after = Some(last);
    }
}

fn as_json(line: &Summary, relation: Relation) -> serde_json::Value {
    serde_json::json!({
        "id": line.id,
        "first_name": line.first_name,
        "last_name": line.last_name,
        "number": line.number,
        "unit": line.home,
        "email": line.email,
        "phone": line.phone,
        "city": line.city,
        "relation": relation.name(),
    })
}
