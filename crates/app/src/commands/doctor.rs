//! `doctor`: what is set, where it comes from, and what is wrong with it. It changes nothing.

use std::path::Path;

use kernel::db::{Db, Place};
use kernel::mail::Mailer;
use kernel::time::{Clock, Moment};
use serde::Serialize;

use crate::commands::layers::Layers;
use crate::commands::{Done, Failure, terminal};
use crate::config::{Config, LogStyle, Settings, masked};
use crate::features;

/// Options of `doctor`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    /// Do not connect to the SMTP server
    #[arg(long)]
    offline: bool,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    /// What was looked at.
    pub(super) what: &'static str,
    /// How it is.
    pub(super) state: State,
    /// In a sentence.
    pub(super) told: String,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// As it should be.
    Well,
    /// It works, and deserves a look.
    Look,
    /// It does not work.
    Wrong,
}

/// A setting, its value without secrets, and where it comes from.
#[derive(Debug, Serialize)]
struct Shown {
    key: &'static str,
    value: String,
    from: String,
}

/// Free space under which a disk deserves a look, in bytes.
const SPACE_BYTES_MIN: u64 = 1024 * 1024 * 1024;
/// No release is older: a clock that says less is wrong (24 November 2026).
const RELEASED: Moment = Moment(1_795_478_400_000);
/// How far the newest row may be ahead of the clock, in milliseconds.
const AHEAD_MS_MAX: i64 = kernel::time::MINUTE_MS;

/// Explains the settings; fails when something is wrong.
pub(super) fn doctor(layers: &Layers, options: &Options) -> Done {
    let config = layers.config()?;
    let shown = shown(layers, &config);
    let findings = examine(&config, options.offline);
    let wrong = findings.iter().filter(|finding| finding.state == State::Wrong).count();
    if options.json {
        let told = serde_json::json!({
            "settings": shown, "findings": findings, "version": env!("CARGO_PKG_VERSION"),
        });
        terminal::say(&told.to_string());
    } else {
        let head = ["setting", "value", "from"].map(str::to_owned).to_vec();
        let row = |one: &Shown| vec![one.key.to_owned(), one.value.clone(), one.from.clone()];
        let rows: Vec<_> = std::iter::once(head).chain(shown.iter().map(row)).collect();
        terminal::say(&format!("{}\n", terminal::table(&rows)));
        for finding in &findings {
            let sign = match finding.state {
                State::Well => "well ",
                State::Look => "look ",
                State::Wrong => "WRONG",
            };
            terminal::say(&format!("{sign}  {}: {}", finding.what, finding.told));
        }
    }
    match wrong {
        0 => Ok(()),
        1 => Err(Failure::Failed("one thing is wrong".to_owned())),
        more => Err(Failure::Failed(format!("{more} things are wrong"))),
    }
}

fn shown(layers: &Layers, config: &Config) -> Vec<Shown> {
    let one = |(key, secret): &(&'static str, bool)| {
        let value = value_of(key, config);
        let value = if *secret { masked(&value) } else { value };
        Shown { key, value, from: layers.origin(key) }
    };
    Settings::ALL.iter().map(one).collect()
}

fn value_of(key: &str, config: &Config) -> String {
    match key {
        "data" => config.data.display().to_string(),
        "database_url" => match &config.place {
            Place::Sqlite(path) => format!("sqlite:{}", path.display()),
            Place::Postgres(url) => url.clone(),
        },
        "listen" => config.listen.clone(),
        "base_url" => config.base_url.clone(),
        "smtp_url" => config.smtp_url.clone().unwrap_or_else(|| "none".to_owned()),
        "mail_from" => config.mail_from.clone(),
        "behind_proxy" => config.behind_proxy.to_string(),
        "workers" => config.workers.to_string(),
        _ => match config.log {
            LogStyle::Json => "json".to_owned(),
            LogStyle::Text => "text".to_owned(),
        },
    }
}

/// Looks at everything, whatever was found before.
pub(super) fn examine(config: &Config, offline: bool) -> Vec<Finding> {
    let mut findings = vec![data_folder(&config.data), space(&config.data)];
    findings.extend(database(config));
    findings.push(smtp(config, offline));
    findings.push(base_url(config));
    findings
}

fn finding(what: &'static str, state: State, told: impl Into<String>) -> Finding {
    Finding { what, state, told: told.into() }
}

fn data_folder(folder: &Path) -> Finding {
    let what = "data folder";
    let place = folder.display();
    if !folder.exists() {
        return finding(what, State::Look, format!("{place} will be made by maillage init"));
    }
    match tempfile::tempfile_in(folder) {
        Ok(_) => finding(what, State::Well, format!("{place} can be written")),
        Err(error) => finding(what, State::Wrong, format!("{place} cannot be written: {error}")),
    }
}

fn space(folder: &Path) -> Finding {
    let what = "disk space";
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    match rustix::fs::statvfs(there) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            let state = if free < SPACE_BYTES_MIN { State::Look } else { State::Well };
            finding(what, state, format!("{} MiB free", free / 1024 / 1024))
        }
        Err(error) => finding(what, State::Look, format!("unknown: {error}")),
    }
}

fn database(config: &Config) -> Vec<Finding> {
    let what = "database";
    if let Place::Sqlite(path) = &config.place
        && !path.exists()
    {
        let told = format!("{} is not there yet: run maillage init", path.display());
        return vec![finding(what, State::Look, told), clock(&[])];
    }
    let opened = Db::open(&config.place, &Clock::machine());
    let looked = opened.and_then(|db| Ok((db.version()?, db.applied()?)));
    match looked {
        Ok((version, applied)) => vec![
            finding(what, State::Well, format!("{version} answers")),
            schema(&applied),
            clock(&applied),
        ],
        Err(error) => {
            let told = format!("it does not answer: {}", plainly(&error));
            vec![finding(what, State::Wrong, told), clock(&[])]
        }
    }
}

fn schema(applied: &[(String, Moment)]) -> Finding {
    let what = "tables";
    let known = features::migrations();
    let newer = applied.iter().find(|(name, _)| !known.iter().any(|step| step.name == name));
    if let Some((name, _)) = newer {
        let told = format!("a newer release changed them ({name}): use that one");
        return finding(what, State::Look, told);
    }
    match known.len().saturating_sub(applied.len()) {
        0 => finding(what, State::Well, format!("{} steps, up to date", known.len())),
        missing => {
            let told = format!("{missing} steps will be applied at the next start");
            finding(what, State::Look, told)
        }
    }
}

fn clock(applied: &[(String, Moment)]) -> Finding {
    let what = "clock";
    let now = Clock::machine().now();
    let newest = applied.iter().map(|(_, at)| *at).max().unwrap_or(RELEASED);
    if now < RELEASED || newest.since_ms(now) > AHEAD_MS_MAX {
        let told = format!("{} is in the past: set the machine’s clock", now.rfc3339());
        return finding(what, State::Wrong, told);
    }
    finding(what, State::Well, now.rfc3339())
}

fn smtp(config: &Config, offline: bool) -> Finding {
    let what = "mail";
    let Some(url) = &config.smtp_url else {
        return finding(what, State::Look, "smtp_url is not set: mails wait in the queue");
    };
    let shown = masked(url);
    let mailer = match Mailer::smtp(url, &config.mail_from) {
        Ok(mailer) => mailer,
        Err(error) => {
            let told = format!("{shown} cannot be used: {}", plainly(&error));
            return finding(what, State::Wrong, told);
        }
    };
    if offline {
        return finding(what, State::Look, format!("{shown} was not tried"));
    }
    match mailer.try_connection() {
        Ok(()) => finding(what, State::Well, format!("{shown} answers")),
        Err(why) => finding(what, State::Wrong, format!("{shown} does not answer: {why}")),
    }
}

fn base_url(config: &Config) -> Finding {
    let (what, url) = ("base URL", &config.base_url);
    if config.is_secure() {
        return finding(what, State::Well, format!("{url} is encrypted"));
    }
    if !url.starts_with("http://") {
        return finding(
            what,
            State::Wrong,
            format!("{url} begins with neither https:// nor http://"),
        );
    }
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    if local.iter().any(|local| url.starts_with(local)) {
        return finding(what, State::Look, format!("{url} is for this machine alone"));
    }
    finding(what, State::Wrong, format!("{url} is not encrypted: use https://"))
}

/// What happened, without the place in the code.
fn plainly(error: &kernel::Error) -> String {
    match error {
        kernel::Error::Fault(fault) => fault.what.clone(),
        other => other.to_string(),
    }
}
