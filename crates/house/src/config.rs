//! Settings of a process: `maillage.toml`, then `MAILLAGE_*` variables, then flags.
//! Everything that belongs to the organisation is in the database and edited in the office.

use std::path::{Path, PathBuf};

use kernel::db::Place;
use kernel::{Error, Result};
use serde::Deserialize;

/// The settings, resolved.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the embedded database and of files.
    pub data: PathBuf,
    /// Where the data are.
    pub place: Place,
    /// Address to listen on, `127.0.0.1:8080`.
    pub listen: String,
    /// How people reach the site, without a slash at the end.
    pub base_url: String,
    /// SMTP server; `None` keeps mails waiting in the queue.
    pub smtp_url: Option<String>,
    /// Sender of mails.
    pub mail_from: String,
    /// Whether a reverse proxy tells visitors' addresses.
    pub behind_proxy: bool,
    /// Worker threads of `serve` and `work`.
    pub workers: usize,
    /// How log lines are written.
    pub log: LogStyle,
    /// Whether this is the demonstration.
    pub demo: bool,
}

/// How log lines are written on standard error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogStyle {
    /// One JSON object a line.
    Json,
    /// For people.
    #[default]
    Text,
}

/// Declares the settings once: the flags, the file's keys, the variables and their list.
macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $field:ident: $kind:ty, $shown:literal, $secret:literal;)+) => {
        /// What a file, the environment or flags may say; later ones win.
        #[derive(Debug, Clone, Default, Deserialize, clap::Args)]
        #[serde(deny_unknown_fields, default)]
        #[command(next_help_heading = "Settings")]
        pub struct Settings {
            $(
                $(#[doc = $doc])+
                #[arg(long, global = true, value_name = $shown)]
                pub $field: Option<$kind>,
            )+
        }

        impl Settings {
            /// Every setting: its key in the file, and whether its value may hold a password.
            pub const ALL: &[(&str, bool)] = &[$((stringify!($field), $secret)),+];

            /// Reads `MAILLAGE_*` variables; `read` tells the value of one, empty ones are unset.
            ///
            /// # Errors
            /// A fault that names the variable whose value cannot be understood.
            pub fn of_variables(read: impl Fn(&str) -> Option<String>) -> Result<Self> {
                Ok(Self { $($field: of_variable::<$kind>(stringify!($field), &read)?),+ })
            }

            /// These settings, and those of `below` where these say nothing.
            #[must_use]
            pub fn over(self, below: Self) -> Self {
                Self { $($field: self.$field.or(below.$field)),+ }
            }

            /// Whether the setting of this key says something here.
            #[must_use]
            pub fn says(&self, key: &str) -> bool {
                $(if key == stringify!($field) {
                    return self.$field.is_some();
                })+
                false
            }
        }
    };
}

settings! {
    /// Folder of the embedded database [default: data]
    data: PathBuf, "DIR", false;
    /// sqlite:PATH or postgres://… [default: sqlite:DATA/maillage.db]
    database_url: String, "URL", true;
    /// Address to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
    listen: String, "ADDR", false;
    /// How people reach the site [default: http:// and the address]
    base_url: String, "URL", false;
    /// SMTP server: smtps://user:password@host or smtp://host:25 [default: mails wait]
    smtp_url: String, "URL", true;
    /// Sender of mails, `Name <address>` [default: maillage@localhost]
    mail_from: String, "ADDRESS", false;
    /// A reverse proxy in front tells visitors' addresses (X-Forwarded-For) [default: false]
    behind_proxy: bool, "true|false", false;
    /// Worker threads, 1 to 32 [default: 4]
    workers: usize, "N", false;
    /// How log lines are written, json or text [default: text]
    log: LogStyle, "STYLE", false;
}

/// Most worker threads of one process.
const WORKERS_MAX: usize = 32;

/// The variable of a setting: `MAILLAGE_DATABASE_URL` for `database_url`.
#[must_use]
pub fn variable(key: &str) -> String {
    format!("MAILLAGE_{}", key.to_uppercase())
}

/// The value of one of this process's variables; `None` when unset or empty.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn of_variable<T: serde::de::DeserializeOwned>(
    key: &str,
    read: &impl Fn(&str) -> Option<String>,
) -> Result<Option<T>> {
    let Some(text) = read(&variable(key)).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    // A number or a truth value is written bare in TOML, everything else in quotes.
    let quoted = toml::Value::String(text.clone()).try_into::<T>();
    let bare = || text.parse::<toml::Value>().ok()?.try_into::<T>().ok();
    match quoted.ok().or_else(bare) {
        Some(value) => Ok(Some(value)),
        None => Err(Error::fault(format!("{} cannot be understood", variable(key)))),
    }
}

impl Settings {
    /// Reads a settings file; `None` when there is none.
    ///
    /// # Errors
    /// A fault that names the line when the file cannot be understood.
    pub fn of_file(file: &Path) -> Result<Option<Self>> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::fault(format!("{}: {error}", file.display()))),
        };
        let read = toml::from_str(&text);
        // The error's long form quotes the line, which may hold a password.
        read.map(Some).map_err(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
            Error::fault(format!("{}, line {line}: {}", file.display(), error.message()))
        })
    }

    /// The settings with their defaults.
    ///
    /// # Errors
    /// A fault when the database URL is of no known kind.
    pub fn resolve(self) -> Result<Config> {
        let data = self.data.unwrap_or_else(|| PathBuf::from("data"));
        let place = match self.database_url {
            Some(url) => Place::parse(&url)
                .map_err(|_| Error::fault("database_url: neither sqlite:PATH nor postgres://…"))?,
            None => Place::Sqlite(data.join("maillage.db")),
        };
        let listen = self.listen.unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let base_url = self.base_url.unwrap_or_else(|| format!("http://{listen}"));
        Ok(Config {
            data,
            place,
            base_url: base_url.trim_end_matches('/').to_owned(),
            listen,
            smtp_url: self.smtp_url,
            mail_from: self.mail_from.unwrap_or_else(|| "maillage@localhost".to_owned()),
            behind_proxy: self.behind_proxy.unwrap_or(false),
            workers: self.workers.unwrap_or(4).clamp(1, WORKERS_MAX),
            log: self.log.unwrap_or_default(),
            demo: false,
        })
    }
}

impl Config {
    /// Whether people reach the site over HTTPS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// A URL as it may be shown: its password replaced by `***`.
#[must_use]
pub fn masked(url: &str) -> String {
    let hide = |text: &str| {
        let hidden = text.split(' ').map(|word| match word.split_once('=') {
            Some(("password", _)) => "password=***".to_owned(),
            _ => word.to_owned(),
        });
        hidden.collect::<Vec<_>>().join(" ")
    };
    let Some((scheme, rest)) = url.split_once("://") else { return hide(url) };
    let Some((login, place)) = rest.rsplit_once('@') else { return url.to_owned() };
    match login.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:***@{place}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Settings {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("maillage.toml");
        std::fs::write(&path, text).unwrap();
        Settings::of_file(&path).unwrap().unwrap()
    }

    #[test]
    fn flags_win_over_variables_and_variables_over_the_file() {
        let below = file("listen = \"file\"\nbase_url = \"file\"\nworkers = 7\nlog = \"json\"\n");
        let variables = Settings::of_variables(|name| match name {
            "MAILLAGE_LISTEN" => Some("variable".to_owned()),
            "MAILLAGE_BASE_URL" => Some("variable/".to_owned()),
            "MAILLAGE_BEHIND_PROXY" => Some("true".to_owned()),
            "MAILLAGE_SMTP_URL" => Some(String::new()),
            _ => None,
        });
        let flags = Settings { listen: Some("flag".to_owned()), ..Settings::default() };
        let config = flags.over(variables.unwrap()).over(below).resolve().unwrap();
        assert_eq!((config.listen.as_str(), config.base_url.as_str()), ("flag", "variable"));
        assert_eq!((config.workers, config.log), (7, LogStyle::Json));
        assert!(config.behind_proxy && config.smtp_url.is_none());
    }

    #[test]
    fn a_mistake_is_named_without_its_value() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("maillage.toml");
        std::fs::write(&path, "listen = \"a\"\nsmtp-url = \"smtp://me:secret@b\"\n").unwrap();
        let told = Settings::of_file(&path).unwrap_err().to_string();
        assert!(told.contains("line 2") && !told.contains("secret"), "{told}");
        let many = |name: &str| (name == "MAILLAGE_WORKERS").then(|| "many".to_owned());
        let told = Settings::of_variables(many).unwrap_err().to_string();
        assert!(told.contains("MAILLAGE_WORKERS"), "{told}");
    }

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(masked("smtps://me:se:c@ret@b.example"), "smtps://me:***@b.example");
        assert_eq!(masked("postgres://me@b/c"), "postgres://me@b/c");
        assert_eq!(masked("host=/tmp user=me password=secret"), "host=/tmp user=me password=***");
        assert_eq!(masked("sqlite:data/maillage.db"), "sqlite:data/maillage.db");
    }

    #[test]
    fn every_setting_is_in_the_guide() {
        let guide = include_str!("../../../docs/operating/configuration.md");
        for (key, _) in Settings::ALL {
            let cells = [format!("`{key}`"), format!("`{}`", variable(key))];
            let flag = format!("`--{}`", key.replace('_', "-"));
            let row = guide.lines().find(|line| line.starts_with(&format!("| {}", cells[0])));
            let row = row.unwrap_or_else(|| panic!("{key} has no row"));
            assert!(row.contains(&cells[1]) && row.contains(&flag), "{row}");
        }
    }
}
