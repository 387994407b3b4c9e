//! The contract's functions, as little as the debits' stories need.

/// Payments, as little as debits need.
pub mod treasury {
    use kernel::Result;
    use kernel::db::Tx;

    use crate::ledger::CollectorId;
    use crate::members::Rule;
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
