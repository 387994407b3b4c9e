//! Who looks after a person.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::web::Fields;
use kernel::{Error, Result};

use super::Choice;
use super::actions::{Done, act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::PersonId;
use crate::people::store::{Care, look_after};

/// Who looks after a person, or did, as the record's page shows it.
#[derive(Debug, Default, serde::Serialize)]
pub(super) struct Cared {
    /// Who does now; empty when nobody does.
    carer: String,
    /// Their name.
    name: String,
    /// Who said so.
    by: String,
    /// Since when.
    at: i64,
    /// Who did before, the latest first.
    before: Vec<Before>,
    /// Who could.
    carers: Vec<Choice>,
}

#[derive(Debug, serde::Serialize)]
struct Before {
    name: String,
    at: i64,
    ended_at: i64,
}

impl Cared {
    pub(super) fn of(
        cares: Vec<Care>,
        names: &[(PersonId, String)],
        carers: &[(PersonId, String)],
    ) -> Self {
        let name = |id: &PersonId| {
            let known = names.iter().find(|(known, _)| known == id);
            known.map(|(_, name)| name.clone()).unwrap_or_default()
        };
        let choice = |(id, name): &(PersonId, String)| Choice::new(id.to_string(), name);
        let mut cared = Self { carers: carers.iter().map(choice).collect(), ..Self::default() };
        for care in cares {
            match care.ended_at {
                Some(ended_at) => cared.before.push(Before {
                    name: name(&care.carer),
                    at: care.at.0,
                    ended_at: ended_at.0,
                }),
                None => {
                    cared.name = name(&care.carer);
                    cared.by = care.by.as_ref().map(name).unwrap_or_default();
                    cared.at = care.at.0;
                    cared.carer = care.carer.to_string();
                }
            }
        }
        cared
    }

    /// Somebody who is looked after, and was by somebody else.
    pub(super) fn sample() -> Self {
        Self {
            carer: "1".to_owned(),
            name: "Odile Fauvel".to_owned(),
            by: "Colette Vauquelin".to_owned(),
            at: 1,
            before: vec![Before { name: "Thierry Quesnel".to_owned(), at: 0, ended_at: 1 }],
            carers: vec![Choice::new("1", "Odile Fauvel")],
        }
    }
}

/// `POST …/care` with `carer`: an officer of the scope, or nobody.
pub(super) async fn give(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let carer = fields.filled("carer").map(|text| PersonId::parse(text).ok_or(Error::NotFound));
    let carer = carer.transpose()?;
    act(app, officer, id, move |tx, officer, kept| {
        let (scope, by) = (&officer.office.scope, &officer.actor.person);
        let given = look_after(tx, scope, &kept.id, carer.as_ref(), by)?;
        Ok(match (given, &carer) {
            (None, _) => Done::Not("people-care-same"),
            (Some(_), Some(_)) => Done::Said("people-care-given"),
            (Some(_), None) => Done::Said("people-care-ended"),
        })
    })
    .await
}
