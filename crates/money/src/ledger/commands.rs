//! `maillage treasury verify` and `fec`: the books verified, and the file that the law asks for.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use kernel::Result;
use kernel::db::{Db, Tx};
use kernel::text::{Language, Texts, Value};

use crate::features;
use crate::ledger::fec::{checked, write};
use crate::ledger::store::{self, Broken, Collector};

/// Verify every collector's books: balance, numbers, the chain of validated periods.
#[derive(Debug, Clone, clap::Args)]
pub struct VerifyArgs {
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Write the file of accounting entries (FEC) of a year, once it passes the check.
#[derive(Debug, Clone, clap::Args)]
pub struct FecArgs {
    /// The year, such as 2026
    #[arg(long)]
    pub year: String,
    /// The file to write; the law wants <SIREN>FEC<YEAR>1231.txt
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Whose books, by name; may be left out when there is one collector
    #[arg(long, value_name = "NAME")]
    pub collector: Option<String>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// It did what it was told.
    Done,
    /// It could not, for a reason that whoever asked can mend.
    Refused(String),
    /// It found something that must not be.
    Broken,
}

/// What the verification of one collector found.
struct Verified {
    name: String,
    entries: i64,
    periods: usize,
    broken: Vec<Broken>,
}

/// Verifies on standard output.
///
/// # Errors
/// A fault from the database.
pub fn verify_command(db: &Db, args: &VerifyArgs) -> Result<Ended> {
    verify(db, args, &mut std::io::stdout().lock())
}

/// Verifies on `out`.
pub(super) fn verify(db: &Db, args: &VerifyArgs, out: &mut impl Write) -> Result<Ended> {
    let texts = Texts::new(&features::texts())?;
    let collectors = db.read_now(store::collectors)?;
    let mut verified = Vec::new();
    for collector in collectors {
        verified.push(db.read_now(move |tx| one(tx, &collector))?);
    }
    let is_whole = verified.iter().all(|one| one.broken.is_empty());
    if args.json {
        let told = verified.iter().map(|one| {
            serde_json::json!({ "collector": one.name, "entries": one.entries,
                "periods": one.periods, "broken": one.broken })
        });
        let told = serde_json::json!({ "whole": is_whole, "collectors": told.collect::<Vec<_>>() });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
    } else {
        tell(&texts, &verified, out)?;
    }
    Ok(if is_whole { Ended::Done } else { Ended::Broken })
}

fn one(tx: &mut Tx<'_>, collector: &Collector) -> Result<Verified> {
    let by_month = store::entries_by_month(tx, &collector.id, "")?;
    Ok(Verified {
        name: collector.name.clone(),
        entries: by_month.iter().map(|(_, count)| count).sum(),
        periods: store::periods(tx, &collector.id)?.len(),
        broken: store::verify(tx, &collector.id)?,
    })
}

fn tell(texts: &Texts, verified: &[Verified], out: &mut impl Write) -> Result<()> {
    let say = |key: &str, args: &[(&str, Value)]| texts.get(Language::of_commands(), key, args);
    if verified.is_empty() {
        writeln!(out, "{}", say("ledger-told-none", &[]))?;
    }
    for one in verified {
        let name = ("name", Value::from(one.name.clone()));
        if one.broken.is_empty() {
            let periods = i64::try_from(one.periods)?;
            let counts =
                [name, ("entries", Value::from(one.entries)), ("periods", Value::from(periods))];
            writeln!(out, "{}", say("ledger-told-whole", &counts))?;
            continue;
        }
        let count = i64::try_from(one.broken.len())?;
        writeln!(out, "{}", say("ledger-told-broken", &[name, ("count", Value::from(count))]))?;
        for broken in &one.broken {
            writeln!(out, "  {broken}")?;
        }
    }
    Ok(())
}

/// Writes the file and reports on standard output.
///
/// # Errors
/// A fault from the database or the file.
pub fn fec_command(db: &Db, args: &FecArgs) -> Result<Ended> {
    fec(db, args, &mut std::io::stdout().lock())
}

/// Writes the file and reports on `out`.
pub(super) fn fec(db: &Db, args: &FecArgs, out: &mut impl Write) -> Result<Ended> {
    let texts = Texts::new(&features::texts())?;
    let say = |key: &str, args: &[(&str, Value)]| texts.get(Language::of_commands(), key, args);
    let is_year = args.year.len() == 4 && args.year.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year {
        return Ok(Ended::Refused(say("ledger-told-year", &[])));
    }
    let wanted = args.collector.as_deref().map(values::fold);
    let mut found = db.read_now(store::collectors)?;
    found.retain(|it| wanted.as_ref().is_none_or(|name| values::fold(&it.name) == *name));
    let collector = match (found.pop(), found.is_empty()) {
        (Some(collector), true) => collector,
        (None, _) if wanted.is_some() => {
            return Ok(Ended::Refused(say("ledger-told-unknown", &[])));
        }
        (None, _) => return Ok(Ended::Refused(say("ledger-told-none", &[]))),
        (Some(_), false) => return Ok(Ended::Refused(say("ledger-told-several", &[]))),
    };
    let (of, year) = (collector.clone(), args.year.clone());
    let faults = db.read_now(move |tx| checked(tx, &of, &year))?;
    let lines = match faults.is_empty() {
        true => Some(written(db, collector, &args.year, &args.out)?),
        false => None,
    };
    let told = |fault: &crate::ledger::rules::FecFault| {
        let (key, of) = fault.what.told();
        (fault.line, say(key, &[("of", Value::from(of))]))
    };
    if args.json {
        let faults = faults
            .iter()
            .map(told)
            .map(|(line, text)| serde_json::json!({ "line": line, "fault": text }));
        let told = serde_json::json!({ "file": args.out, "lines": lines,
            "faults": faults.collect::<Vec<_>>() });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
    } else if let Some(lines) = lines {
        let file = Value::from(args.out.display().to_string());
        let counts = [("file", file), ("lines", Value::from(lines))];
        writeln!(out, "{}", say("ledger-told-written", &counts))?;
    } else {
        for (line, text) in faults.iter().map(told) {
            writeln!(out, "{line}: {text}")?;
        }
    }
    Ok(if lines.is_some() { Ended::Done } else { Ended::Broken })
}

/// Writes the file beside its place and then puts it there; gives how many lines it has.
fn written(db: &Db, collector: Collector, year: &str, to: &Path) -> Result<i64> {
    let beside = to.with_extension("part");
    let (part, year) = (beside.clone(), year.to_owned());
    let lines = db.read_now(move |tx| {
        let mut file = BufWriter::new(File::create(&part)?);
        let mut lines = 0_i64;
        write(tx, &collector, &year, |line| {
            lines += 1;
            Ok(file.write_all(line.as_bytes())?)
        })?;
        file.flush()?;
        file.get_ref().sync_all()?;
        Ok(lines)
    })?;
    std::fs::rename(&beside, to)?;
    Ok(lines)
}
