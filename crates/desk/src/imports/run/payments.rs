//! Brings in a file of payments of an earlier program, in slices, beside the people that its
//! identifiers became.

use std::ops::ControlFlow;
use std::sync::Arc;

use kernel::Result;
use kernel::db::Db;

use crate::former::{self, Payment, PaymentsBrought};
use crate::imports::rules::{Origin, PaymentReader, Problem, RawRow, What};
use crate::imports::run::{Options, Report, Source, source};
use crate::imports::store;

/// Rows written by one transaction.
const ROWS_MAX: usize = 400;

/// A payment and the line it stands on.
type Line = (Payment, u64, u64);

struct Work<'a> {
    db: &'a Db,
    options: &'a Options,
    source: String,
    report: Report,
    lines: Vec<Line>,
    problems: Vec<Problem>,
}

/// Brings the file in; people must be there before: payments of nobody are kept and told.
pub(super) fn run(
    db: &Db,
    file: &Source,
    options: &Options,
    tell: &mut impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Report> {
    let (unit, dry_run) = (options.unit.clone(), options.dry_run);
    let label = format!("Identifiant {}", Origin::NationBuilder.short());
    let make = move |tx: &mut kernel::db::Tx<'_>| {
        let (_, field) = store::fields(tx, &unit, &[], Some(&label), dry_run)?;
        Ok(field.unwrap_or_default())
    };
    let source = if dry_run { db.read_now(make)? } else { db.write_now(make)? };
    let report = Report { import: options.import.to_string(), dry_run, ..Report::default() };
    let (lines, problems) = (Vec::new(), Vec::new());
    let mut work = Work { db, options, source, report, lines, problems };
    let reader = PaymentReader::new(&options.mapping);
    let mapping = &options.mapping;
    source::each(db, file, mapping, options.sheet, &mut |row: &RawRow| {
        let (payment, mut problems) = reader.read(row);
        work.report.rows += 1;
        work.problems.append(&mut problems);
        match payment {
            Some(payment) => work.lines.push((payment, row.line, row.record)),
            None => work.report.refused += 1,
        }
        if work.lines.len() >= ROWS_MAX {
            work.write()?;
            if tell(work.report.rows).is_break() {
                work.report.stopped = true;
                return Ok(false);
            }
        }
        Ok(work.report.rows < options.rows_max)
    })?;
    work.write()?;
    work.told()
}

impl Work<'_> {
    fn write(&mut self) -> Result<()> {
        let lines = Arc::new(std::mem::take(&mut self.lines));
        let problems = Arc::new(std::mem::take(&mut self.problems));
        let (source, import) = (self.source.clone(), self.options.import.clone());
        let (dry_run, position) = (self.options.dry_run, self.report.problems);
        let work = move |tx: &mut kernel::db::Tx<'_>| {
            let payments: Vec<&Payment> = lines.iter().map(|(payment, ..)| payment).collect();
            let legacies: Vec<&str> = payments.iter().map(|it| it.legacy.as_str()).collect();
            let known = former::identifiers(tx, &source, &legacies)?;
            let nobody = lines.iter().filter(|(it, ..)| !known.contains(&it.legacy));
            let nobody = nobody.map(|(payment, line, record)| Problem {
                line: *line,
                record: *record,
                column: "signup_nationbuilder_id".to_owned(),
                problem: What::PayerUnknown,
                value: payment.number.clone(),
            });
            let problems: Vec<Problem> = problems.iter().cloned().chain(nobody).collect();
            let import = import.as_str();
            let done = former::bring_payments(tx, &source, &payments, import, dry_run)?;
            Ok((done, problems))
        };
        let (done, problems) = match dry_run {
            true => self.db.read_now(work)?,
            false => self.db.write_now(work)?,
        };
        if !dry_run && !problems.is_empty() {
            let (import, problems) = (self.options.import.clone(), problems.clone());
            self.db
                .write_now(move |tx| store::add_problems(tx, &import, position, problems.iter()))?;
        }
        let PaymentsBrought { added, updated, unchanged } = done;
        self.report.created += added;
        self.report.updated += updated;
        self.report.unchanged += unchanged;
        self.report.tell(&problems);
        Ok(())
    }

    fn told(mut self) -> Result<Report> {
        if !self.options.dry_run {
            let (source, today) = (self.source.clone(), self.db.clock().now().day_text());
            let told = self.db.read_now(move |tx| former::tallies(tx, &source, &today))?;
            self.report.past = Some(told);
        }
        Ok(self.report)
    }
}
