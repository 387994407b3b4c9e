//! A NationBuilder file of many people, brought in as the command line does.

use std::io::Write as _;
use std::path::Path;

use kernel::time::Stopwatch;
use kernel::{Error, Result};

use crate::commands::bench::places::Places;
use crate::commands::bench::report::{Figure, Report, rate};
use crate::commands::bench::{people, start};
use crate::commands::terminal::Bar;
use crate::feature::Demo;
use crate::imports::{self, ImportArgs};
use crate::org;

/// Brings in a file of `rows` people with their past: rows a second, and memory.
///
/// # Errors
/// A fault from the database.
pub(super) fn measure(places: &Places, rows: usize, report: &mut Report) -> Result<()> {
    places.db.write_now(|tx| {
        org::install(tx)?;
        org::add_unit(tx, None, "national", "Union").map(drop)
    })?;
    let file = places.folder.path().join("nationbuilder-people-export.csv");
    write_file(&file, rows)?;
    start::forget_peak();
    let args = ImportArgs {
        file,
        unit: None,
        mapping: None,
        sheet: 1,
        time_zone: Some("Europe/Paris".to_owned()),
        tags: None,
        create_units: false,
        dry_run: false,
        json: false,
    };
    let (mut bar, total) = (Bar::new("NationBuilder"), u64::try_from(rows)?);
    let watch = Stopwatch::start();
    let told = imports::import(&places.db, &args, |done| bar.tell(done, total))?;
    bar.end();
    let took = watch.elapsed();
    if told.created + told.updated + told.doubtful != total {
        return Err(Error::fault("rows of the bench were lost"));
    }
    for (what, ours, goal) in [
        (format!("NationBuilder people imported, {rows} rows"), rate(rows, took), ""),
        (format!("peak memory of that import, {rows} rows"), 0, "flat"),
    ] {
        let ours = match ours {
            0 => start::memory("VmHWM", None),
            rate => format!("{rate} rows/s"),
        };
        let (engine, bare, ratio) = (places.bare.engine(), String::new(), String::new());
        report.add(Figure { what, engine, ours, bare, ratio, goal });
    }
    Ok(())
}

/// Writes the columns that such a file fills, for invented people.
fn write_file(file: &Path, rows: usize) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    writeln!(
        out,
        "nationbuilder_id,first_name,last_name,born_at,email,email1,email1_is_bad,email_opt_in,\
         mobile_number,mobile_opt_in,is_mobile_bad,do_not_call,do_not_contact,is_deceased,tag_list,\
         created_at,signup_type,membership_names,memberships_started_at,memberships_expires_on,\
         memberships_suspended_at,primary_country_code,primary_city,primary_zip,primary_address1"
    )?;
    let mut choice = Demo::new(17, rows);
    for number in 0..rows {
        let person = people::record(&mut choice, number);
        let born = person.born_on.as_deref().unwrap_or("1980-01-01");
        let day = |text: &str| {
            let mut parts = text.split('-');
            let (year, month) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            format!("{month}/{}/{year}", parts.next().unwrap_or(""))
        };
        let email = person.emails.first().map(|line| line.address.clone()).unwrap_or_default();
        let phone = person.phones.first().map(|line| line.number.clone()).unwrap_or_default();
        let address = person.addresses.first().cloned().unwrap_or_default();
        let year = 2018 + number % 8;
        writeln!(
            out,
            "{},{},{},{},{email},{email},false,{},{phone},true,false,false,false,false,\
             \"adherent-{year},relais-{}\",03/02/{year}  4:04 PM,0,Adhésion {year},\
             {year}-03-02 00:00:00 +0100,{year}-12-31 00:00:00 +0100,,FR,{},{},{}",
            number + 1,
            person.first_name,
            person.last_name,
            day(born),
            number % 3 > 0,
            number % 40,
            address.city,
            address.postcode,
            address.line_1,
        )?;
    }
    out.flush()?;
    Ok(())
}
