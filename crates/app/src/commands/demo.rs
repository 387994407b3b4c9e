//! `demo`: a believable organisation on a database of its own. Only flags say where it is kept,
//! so that it never opens the organisation that the file and the variables lead to.

use kernel::db::Db;
use kernel::{Error, Result};

use crate::commands::layers::Layers;
use crate::commands::{Done, log, open, serve, store};
use crate::config::Settings;
use crate::feature::Demo;
use crate::features;
use crate::org;

/// Options of `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// People to invent
    #[arg(long, value_name = "N", default_value_t = 4_000, value_parser = within_limits)]
    people: usize,
}

/// Fewest and most people that the demonstration invents.
const PEOPLE: std::ops::RangeInclusive<usize> = 50..=1_000_000;
/// The choice that tells a demonstration's database from a real one.
const MARK: &str = "demonstration";
/// The same organisation each time.
const SEED: u64 = 20_261_124;

fn within_limits(text: &str) -> std::result::Result<usize, String> {
    let number = text.parse().map_err(|_| "not a number".to_owned())?;
    let limits = || format!("between {} and {}", PEOPLE.start(), PEOPLE.end());
    if PEOPLE.contains(&number) { Ok(number) } else { Err(limits()) }
}

/// Starts the demonstration.
pub(super) fn demo(layers: &Layers, options: &Options) -> Done {
    let flags = &layers.flags;
    let (data, temporary) = match &flags.data {
        Some(data) => (data.clone(), None),
        None => {
            let folder = open::temporary_folder("maillage-demo-", None)?;
            (folder.path().to_owned(), Some(folder))
        }
    };
    let database_url = flags.database_url.clone();
    let settings = Settings { data: Some(data), database_url, smtp_url: None, ..layers.settings() };
    let (listener, mut config) = serve::listen(settings)?;
    if flags.base_url.is_none() {
        config.base_url = format!("http://{}", config.listen);
    }
    config.demo = true;
    log::start(config.log, "info,maillage::access=warn,tokio_postgres=warn");
    let db = open::database(&config)?;
    make(&db, options.people)?;
    let world = open::world(db, config)?;
    let served = serve::run(&world, listener);
    drop(temporary);
    Ok(served?)
}

/// Invents the organisation in one transaction, unless an earlier demonstration did.
///
/// # Errors
/// A fault when the database holds a real organisation, or from the database.
pub(super) fn make(db: &Db, people: usize) -> Result<()> {
    if db.read_now(|tx| store::setting(tx, MARK))?.is_some() {
        return Ok(());
    }
    if db.read_now(store::is_installed)? {
        return Err(Error::fault(
            "this database holds an organisation that is no demonstration: it is left alone",
        ));
    }
    db.write_now(move |tx| {
        org::install(tx)?;
        let mut demo = Demo::new(SEED, people);
        for feature in features::all() {
            (feature.demo)(tx, &mut demo)?;
        }
        org::set(tx, MARK, "yes", None)
    })?;
    db.analyze()
}
