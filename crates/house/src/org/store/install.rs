//! What every organisation begins with: kinds of unit and roles.

use kernel::Result;
use kernel::db::Tx;

use crate::org::{Right, Rights};

/// The kinds of unit and the roles that an organisation begins with.
///
/// # Errors
/// A fault from the database.
pub fn install(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    for (rank, (id, french, english)) in (0_i64..).zip(KINDS) {
        tx.exec(
            "insert into unit_kind (id, name_fr, name_en, rank) values ($1, $2, $3, $4)
             on conflict do nothing",
            &[&id, &french, &english, &rank],
        )?;
    }
    for (id, french, english, rights) in ROLES {
        tx.exec(
            "insert into role (id, name_fr, name_en, rights, created_at)
             values ($1, $2, $3, $4, $5) on conflict do nothing",
            &[&id, &french, &english, &Rights::of(rights).stored(), &now],
        )?;
    }
    Ok(())
}

const KINDS: [(&str, &str, &str); 4] = [
    ("national", "National", "National body"),
    ("federation", "Fédération", "Federation"),
    ("section", "Section", "Section"),
    ("group", "Groupe", "Group"),
];

const ROLES: [(&str, &str, &str, &[Right]); 7] = {
    use Right::{
        AnswerRequests, Export, Import, ManageMandates, ManageUnits, Publish, ReadPeople, Totals,
        Treasury, WritePeople,
    };
    [
        (
            "secretary",
            "Secrétaire",
            "Secretary",
            &[
                Totals,
                ReadPeople,
                WritePeople,
                Import,
                Export,
                AnswerRequests,
                ManageUnits,
                ManageMandates,
                Publish,
            ],
        ),
        ("treasurer", "Trésorerie", "Treasurer", &[Totals, ReadPeople, WritePeople, Treasury]),
        ("chair", "Présidence", "Chair", &[Totals, ReadPeople]),
        ("bureau", "Membre du bureau", "Member of the bureau", &[Totals, ReadPeople]),
        (
            "federation-officer",
            "Responsable de fédération",
            "Federation officer",
            &[
                Totals,
                ReadPeople,
                WritePeople,
                Import,
                Export,
                AnswerRequests,
                ManageUnits,
                ManageMandates,
                Publish,
            ],
        ),
        (
            "national-officer",
            "Responsable national",
            "National officer",
            &[Totals, ReadPeople, Publish],
        ),
        ("administrator", "Administration", "Administrator", &Right::ALL),
    ]
};
