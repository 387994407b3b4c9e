//! `init`: creates the organisation, its roles and its first administrator.

use kernel::db::{Db, Tx};
use kernel::{Error, Result};

use crate::commands::{Done, Failure, open, store, terminal};
use crate::config::Config;
use crate::org;
use crate::people::{self, Cause, EmailLine, FactKind, Record, Way};

/// Options of `init`; what is missing is asked on the terminal.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Options {
    /// Name of the organisation
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// E-mail address of the first administrator, who signs in with it
    #[arg(long, value_name = "ADDRESS")]
    pub(super) admin_email: Option<String>,
    /// First and last name of the first administrator
    #[arg(long, value_name = "NAME")]
    pub(super) admin_name: Option<String>,
}

/// The organisation to create.
#[derive(Debug, Clone)]
struct Founding {
    name: String,
    email: String,
    first_name: String,
    last_name: String,
}

/// Creates the organisation; refuses when there is one.
pub(super) fn init(config: &Config, options: Options) -> Done {
    let db = open::database(config)?;
    refuse_installed(&db)?;
    let founding = Founding::of(options)?;
    let name = founding.name.clone();
    db.write_now(move |tx| found(tx, &founding))?;
    terminal::say(&format!("{name} is ready."));
    terminal::note("Start it with maillage serve, then sign in at /sign-in with that address.");
    if config.smtp_url.is_none() {
        terminal::note("Set smtp_url first: the link to sign in comes by mail.");
    }
    Ok(())
}

fn refuse_installed(db: &Db) -> Result<()> {
    if db.read_now(store::is_installed)? {
        return Err(Error::fault("there is an organisation in this database already"));
    }
    Ok(())
}

impl Founding {
    /// Asks for what is missing, and reads it.
    fn of(options: Options) -> std::result::Result<Self, Failure> {
        let given = |given: Option<String>, question: &str, flag: &str| match given {
            Some(text) => Ok(text),
            None => terminal::ask(question, flag),
        };
        let name = given(options.name, "Name of the organisation", "--name")?;
        let email = given(options.admin_email, "Administrator’s e-mail", "--admin-email")?;
        let admin = given(options.admin_name, "Administrator’s name", "--admin-name")?;
        let email = values::Email::parse(&email)
            .map_err(|_| Failure::Usage("--admin-email is not an e-mail address".to_owned()))?;
        let (name, admin) = (name.trim().to_owned(), admin.trim().to_owned());
        if name.is_empty() || admin.is_empty() {
            return Err(Failure::Usage("a name is empty".to_owned()));
        }
        let (first_name, last_name) = admin.split_once(' ').unwrap_or((&admin, ""));
        Ok(Self {
            name,
            email: email.as_str().to_owned(),
            first_name: first_name.to_owned(),
            last_name: last_name.trim().to_owned(),
        })
    }
}

/// Writes everything in one transaction; two commands at once cannot both succeed in it.
fn found(tx: &mut Tx<'_>, founding: &Founding) -> Result<()> {
    if store::is_installed(tx)? {
        return Err(Error::fault("there is an organisation in this database already"));
    }
    org::install(tx)?;
    crate::consent::install(tx)?;
    org::set(tx, "name", &founding.name, None)?;
    let root = org::add_unit(tx, None, "national", &founding.name)?;
    let email = EmailLine { address: founding.email.clone(), ..EmailLine::default() };
    let record = Record {
        first_name: founding.first_name.clone(),
        last_name: founding.last_name.clone(),
        emails: vec![email],
        ..Record::default()
    };
    let cause = Cause { by: None, mandate: None, way: Way::House };
    let person = people::create(tx, &root, &record, &cause)?;
    let today = tx.now().day_text();
    people::add_fact(tx, &person, FactKind::Joined, &today, "init", None)?;
    org::add_mandate(tx, &person, &root, "administrator", &today, None, "init", None).map(drop)
}
