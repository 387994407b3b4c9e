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
    /// Whether this is the demonstration.
    pub demo: bool,
}

/// What a file, the environment or flags may say; later ones win.
#[derive(Debug, Clone, Default, Deserialize, clap::Args)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Folder of the embedded database and of files [default: ./data]
    #[arg(long, global = true, env = "MAILLAGE_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// sqlite:PATH or postgres://… [default: sqlite:DATA/maillage.db]
    #[arg(long, global = true, env = "MAILLAGE_DATABASE_URL", value_name = "URL")]
    pub database_url: Option<String>,
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, env = "MAILLAGE_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// How people reach the site [default: http:// and the address]
    #[arg(long, global = true, env = "MAILLAGE_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// SMTP server: smtps://user:password@host or smtp://host:25
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_SMTP_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub smtp_url: Option<String>,
    /// Sender of mails, `Name <address>`
    #[arg(long, global = true, env = "MAILLAGE_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// A reverse proxy in front tells visitors' addresses (X-Forwarded-For)
    #[arg(long, global = true, env = "MAILLAGE_BEHIND_PROXY", value_name = "true|false")]
    pub behind_proxy: Option<bool>,
    /// Worker threads [default: 2]
    #[arg(long, global = true, env = "MAILLAGE_WORKERS", value_name = "N")]
    pub workers: Option<usize>,
}

impl Settings {
    /// Reads `maillage.toml` in the working folder, if there is one, under what was given.
    ///
    /// # Errors
    /// A fault that names the line when the file cannot be understood.
    pub fn over_file(self, file: &Path) -> Result<Self> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(self),
            Err(error) => return Err(error.into()),
        };
        let below: Self = toml::from_str(&text)
            .map_err(|error| Error::fault(format!("{}: {error}", file.display())))?;
        Ok(Self {
            data: self.data.or(below.data),
            database_url: self.database_url.or(below.database_url),
            listen: self.listen.or(below.listen),
            base_url: self.base_url.or(below.base_url),
            smtp_url: self.smtp_url.or(below.smtp_url),
            mail_from: self.mail_from.or(below.mail_from),
            behind_proxy: self.behind_proxy.or(below.behind_proxy),
            workers: self.workers.or(below.workers),
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
                .map_err(|_| Error::fault("database-url: neither sqlite:PATH nor postgres://…"))?,
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
            workers: self.workers.unwrap_or(2).clamp(1, 32),
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
