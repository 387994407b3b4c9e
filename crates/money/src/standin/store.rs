//! The contract's functions, as little as the debits' stories need.
#![expect(missing_docs, reason = "it goes")]

pub mod ledger {
    use kernel::db::Tx;
    use kernel::{Error, Result};

    use crate::org::{PersonId, UnitId};

    kernel::id!(CollectorId);
    kernel::id!(BankAccountId);
    kernel::id!(EntryId);

    #[derive(Debug, Clone)]
    pub struct Collector {
        pub id: CollectorId,
        pub name: String,
        pub creditor_id: Option<String>,
        pub accounts: Vec<BankAccount>,
    }

    kernel::row! {
        #[derive(Debug, Clone)]
        pub struct BankAccount {
            pub id: BankAccountId,
            pub collector: CollectorId,
            pub label: String,
            pub holder: String,
            pub iban: String,
            pub bic: Option<String>,
            pub debit_version: String,
            pub lead_days: i64,
            pub from_on: String,
            pub to_on: Option<String>,
        }
    }

    #[derive(Debug, Clone)]
    pub struct NewEntry {
        pub collector: CollectorId,
        pub journal: &'static str,
        pub on_day: String,
        pub label: String,
        pub piece: Option<String>,
        pub cause_kind: &'static str,
        pub cause: String,
        pub lines: Vec<NewLine>,
        pub by: Option<PersonId>,
    }

    #[derive(Debug, Clone)]
    pub struct NewLine {
        pub account: String,
        pub unit: Option<UnitId>,
        pub person: Option<PersonId>,
        pub label: String,
        pub debit_cents: i64,
        pub credit_cents: i64,
    }

    pub fn legal(tx: &mut Tx<'_>, name: &str, day: &str) -> Result<Option<i64>> {
        let sql = "select value from legal_value where name = $1 and valid_from_on <= $2
                   order by valid_from_on desc limit 1";
        Ok(tx.row::<(i64,)>(sql, &[&name, &day])?.map(|(value,)| value))
    }

    pub fn collectors(tx: &mut Tx<'_>) -> Result<Vec<Collector>> {
        let ids: Vec<(CollectorId,)> =
            tx.rows("select id from collector order by folded limit 500", &[])?;
        let mut found = Vec::new();
        for (id,) in ids {
            found.extend(collector(tx, &id)?);
        }
        Ok(found)
    }

    pub fn collector(tx: &mut Tx<'_>, id: &CollectorId) -> Result<Option<Collector>> {
        let sql = "select name, creditor_id from collector where id = $1";
        let Some((name, creditor_id)) = tx.row::<(String, Option<String>)>(sql, &[id])? else {
            return Ok(None);
        };
        let accounts = tx.rows(
            "select id, collector, label, holder, iban, bic, debit_version, lead_days, from_on,
             to_on from bank_account where collector = $1 order by from_on limit 50",
            &[id],
        )?;
        Ok(Some(Collector { id: id.clone(), name, creditor_id, accounts }))
    }

    pub fn collector_for(tx: &mut Tx<'_>, unit: &UnitId, day: &str) -> Result<Option<Collector>> {
        let sql = "select c.collector from unit_above a join collector_unit c on c.unit = a.above
                   where a.unit = $1 and c.from_on <= $2 and (c.to_on is null or c.to_on >= $2)
                   order by a.distance limit 1";
        let found: Option<(CollectorId,)> = tx.row(sql, &[unit, &day])?;
        match found {
            Some((id,)) => collector(tx, &id),
            None => Ok(None),
        }
    }

    pub fn post(tx: &mut Tx<'_>, new: &NewEntry) -> Result<EntryId> {
        let sum: i64 = new.lines.iter().map(|line| line.debit_cents - line.credit_cents).sum();
        if sum != 0 {
            return Err(Error::fault("not balanced"));
        }
        let id: EntryId = tx.fresh();
        let now = tx.now();
        let written = tx.exec(
            "insert into entry (id, collector, journal, number, on_day, label, cause_kind, cause,
             reason, at) values ($1, $2, $3, 0, $4, $5, $6, $7, '', $8) on conflict do nothing",
            &[
                &id,
                &new.collector,
                &new.journal,
                &new.on_day,
                &new.label,
                &new.cause_kind,
                &new.cause,
                &now,
            ],
        )?;
        if written == 0 {
            let sql = "select id from entry where collector = $1 and cause_kind = $2
                       and cause = $3";
            return tx.one(sql, &[&new.collector, &new.cause_kind, &new.cause]);
        }
        for (at, line) in (0_i64..).zip(&new.lines) {
            tx.exec(
                "insert into entry_line (entry, line, collector, account, on_day, unit, person,
                 label, debit_cents, credit_cents)
                 values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9)",
                &[
                    &id,
                    &at,
                    &new.collector,
                    &line.account,
                    &new.on_day,
                    &line.unit,
                    &line.person,
                    &line.debit_cents,
                    &line.credit_cents,
                ],
            )?;
        }
        Ok(id)
    }
}

pub mod members {
    use kernel::Result;
    use kernel::db::Tx;

    use crate::org::PersonId;

    #[derive(Debug, Clone)]
    pub enum Rule {
        OldestFirst,
    }

    #[derive(Debug, Clone)]
    pub struct Due {
        pub due_cents: i64,
        pub paid_cents: i64,
    }

    pub fn due(_: &mut Tx<'_>, _: &PersonId, _: &str) -> Result<Vec<Due>> {
        Ok(Vec::new())
    }
}

pub mod treasury {
    use kernel::Result;
    use kernel::db::Tx;

    use super::ledger::CollectorId;
    use super::members::Rule;
    use crate::org::{Office, PersonId, UnitId};

    kernel::id!(PaymentId);

    #[derive(Debug, Clone, Copy)]
    pub enum PayWay {
        Transfer,
        Debit,
    }

    #[derive(Debug, Clone, Copy)]
    pub enum PartKind {
        Dues,
    }

    #[derive(Debug, Clone, Copy)]
    pub enum TakenBack {
        Returned,
    }

    #[derive(Debug, Clone)]
    pub struct NewPayment {
        pub collector: CollectorId,
        pub unit: UnitId,
        pub payer: PersonId,
        pub way: PayWay,
        pub received_on: String,
        pub parts: Vec<Part>,
        pub piece: Option<String>,
        pub bank: Option<String>,
        pub reference: Option<String>,
        pub cause: String,
    }

    #[derive(Debug, Clone)]
    pub struct Part {
        pub kind: PartKind,
        pub person: PersonId,
        pub cents: i64,
        pub rule: Rule,
    }

    pub fn receive(tx: &mut Tx<'_>, new: &NewPayment, _: Option<&Office>) -> Result<PaymentId> {
        let known: Option<(PaymentId,)> =
            tx.row("select id from payment where cause = $1", &[&new.cause])?;
        if let Some((id,)) = known {
            return Ok(id);
        }
        let (id, now) = (tx.fresh::<PaymentId>(), tx.now());
        let cents: i64 = new.parts.iter().map(|part| part.cents).sum();
        let way = match new.way {
            PayWay::Transfer => "transfer",
            PayWay::Debit => "debit",
        };
        let reference = new.reference.clone().unwrap_or_default();
        tx.exec(
            "insert into payment (id, collector, unit, person, way, received_on, amount_cents,
             piece, bank, reference, cause, at)
             values ($1, $2, $3, $4, $5, $6, $7, '', '', $8, $9, $10)",
            &[
                &id,
                &new.collector,
                &new.unit,
                &new.payer,
                &way,
                &new.received_on,
                &cents,
                &reference,
                &new.cause,
                &now,
            ],
        )?;
        Ok(id)
    }

    pub fn take_back(
        tx: &mut Tx<'_>,
        id: &PaymentId,
        _: TakenBack,
        on_day: &str,
        why: &str,
        _: Option<&Office>,
    ) -> Result<()> {
        let (fact, now) = (tx.fresh::<PaymentId>(), tx.now());
        tx.exec(
            "insert into payment_fact (id, payment, kind, on_day, why, by_name, at)
             values ($1, $2, 'returned', $3, $4, '', $5)",
            &[&fact, id, &on_day, &why, &now],
        )?;
        Ok(())
    }
}
