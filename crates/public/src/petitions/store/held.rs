//! Signatures leave with their person: handed out, erased with the count kept, merged.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::feature::Held;
use crate::org::PersonId;
use crate::people;
use crate::petitions::SignatureId;
use crate::petitions::store::signatures::named;

/// What this room holds on people.
pub(in crate::petitions) const HELD: Held = Held {
    tables: &["signature", "petition", "petition_fact"],
    export,
    erase,
    retention: "petitions-retention",
    merge,
};

row! {
    /// A signature as its person is given it.
    struct Given {
        petition: String,
        kind: String,
        first_name: String,
        last_name: String,
        postcode: String,
        comment: String,
        is_public: bool,
        wants_news: bool,
        signed_on: String,
        wording: String,
        partner: String,
    }
}

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let sql = "select p.title, s.kind, s.first_name, s.last_name, s.postcode, s.comment,
               s.is_public, s.wants_news, s.signed_on, coalesce(w.delivery_fr, ''),
               coalesce(k.words_fr, '')
               from signature s join petition p on p.id = s.petition
               left join petition_wording w on w.id = s.wording
               left join petition_partner k on k.id = s.partner
               where s.person = $1 or s.id = $2 order by s.signed_at";
    let mut rows: Vec<Given> = tx.rows(sql, &[person, &""])?;
    for id in unrecorded(tx, person)? {
        rows.extend(tx.row::<Given>(sql, &[&"-", &id])?);
    }
    let signed = rows.into_iter().map(|row| {
        serde_json::json!({
            "petition": row.petition, "kind": row.kind, "first_name": row.first_name,
            "last_name": row.last_name, "postcode": row.postcode, "comment": row.comment,
            "is_public": row.is_public, "wants_news": row.wants_news,
            "signed_on": row.signed_on, "wording": row.wording,
            "partner": row.partner,
        })
    });
    let signed: Vec<_> = signed.collect();
    let sql = "select title from petition where proposed_by_person = $1 order by created_at";
    let proposed: Vec<(String,)> = tx.rows(sql, &[person])?;
    let proposed: Vec<String> = proposed.into_iter().map(|(title,)| title).collect();
    Ok(serde_json::json!({ "signed": signed, "proposed": proposed }))
}

/// Signatures of a person who chose an association and has a record all the same: under one of
/// their addresses and their name, for several people may share an address.
fn unrecorded(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<SignatureId>> {
    let Some(kept) = people::own(tx, person)? else { return Ok(Vec::new()) };
    let own = named(&kept.record.last_name, &kept.record.first_name);
    let sql = "select s.id, s.last_name, s.first_name from person_email e
               join signature s on s.email = e.folded
               where e.person = $1 and s.partner <> '' and s.person = '' and s.email <> ''
               order by s.signed_at";
    let found: Vec<(SignatureId, String, String)> = tx.rows(sql, &[person])?;
    Ok(found
        .into_iter()
        .filter(|(_, last, first)| named(last, first) == own)
        .map(|it| it.0)
        .collect())
}

/// Who signed is forgotten, that somebody signed is not: the count stays what it was. What an
/// officer did stays theirs, without the name.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update signature set person = '', first_name = '', last_name = '', email = '',
         postcode = '', comment = '', is_public = 0, wants_news = 0, review = 'hidden',
         flags = '', once = '', erased_at = $2 where person = $1",
        &[person, &now],
    )?;
    for id in unrecorded(tx, person)? {
        tx.exec(
            "update signature set first_name = '', last_name = '', email = '', postcode = '',
             comment = '', is_public = 0, wants_news = 0, review = 'hidden', flags = '', once = '',
             erased_at = $2 where id = $1",
            &[&id, &now],
        )?;
    }
    for sql in [
        // Before the addresses go: lines of sheets that wait to be counted.
        "delete from paper_entry where email in
         (select e.folded from person_email e where e.person = $1)",
        "update petition set proposed_by_person = null, proposed_by_name = ''
         where proposed_by_person = $1",
        "update petition_fact set by_person = null, by_name = '' where by_person = $1",
    ] {
        tx.exec(sql, &[person])?;
    }
    Ok(())
}

/// A person who signed twice under two records signed once.
fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    for sql in [
        "delete from signature where person = $1
         and petition in (select petition from signature where person = $2)",
        "update signature set person = $2 where person = $1",
        "update petition set proposed_by_person = $2 where proposed_by_person = $1",
        "update petition_fact set by_person = $2 where by_person = $1",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    Ok(())
}
