//! Where each setting comes from: flags, over variables, over the file.

use std::path::{Path, PathBuf};

use kernel::{Error, Result};

use crate::config::{Config, Settings, environment, variable};

/// The settings of this process, each layer apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Layers {
    /// What the command line says.
    pub(super) flags: Settings,
    /// What the environment says.
    pub(super) variables: Settings,
    /// What the file says, and which file.
    pub(super) file: Option<(PathBuf, Settings)>,
}

impl Layers {
    /// Reads the variables and the file under the flags.
    ///
    /// # Errors
    /// A fault when one cannot be understood, or when a named file is not there.
    pub(super) fn read(flags: Settings, file: Option<&Path>) -> Result<Self> {
        let path = file.unwrap_or(Path::new("maillage.toml"));
        let below = Settings::of_file(path)?;
        if file.is_some() && below.is_none() {
            return Err(Error::fault(format!("{}: there is no such file", path.display())));
        }
        let variables = Settings::of_variables(environment)?;
        Ok(Self { flags, variables, file: below.map(|below| (path.to_owned(), below)) })
    }

    /// The settings of all layers, without defaults.
    pub(super) fn settings(&self) -> Settings {
        let below = self.file.clone().map(|(_, settings)| settings).unwrap_or_default();
        self.flags.clone().over(self.variables.clone()).over(below)
    }

    /// The settings with their defaults.
    ///
    /// # Errors
    /// A fault when one is wrong.
    pub(super) fn config(&self) -> Result<Config> {
        self.settings().resolve()
    }

    /// Where a setting comes from: `--listen`, `MAILLAGE_LISTEN`, `maillage.toml` or `default`.
    pub(super) fn origin(&self, key: &str) -> String {
        if self.flags.says(key) {
            return format!("--{}", key.replace('_', "-"));
        }
        if self.variables.says(key) {
            return variable(key);
        }
        match &self.file {
            Some((path, file)) if file.says(key) => path.display().to_string(),
            _ => "default".to_owned(),
        }
    }
}
