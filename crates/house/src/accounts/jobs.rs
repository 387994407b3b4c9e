//! Mails the link to whoever reads an address, and sweeps what is over.

use std::time::Duration;

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use serde::{Deserialize, Serialize};

use crate::accounts::mails;
use crate::accounts::rules::{Standing, standing};
use crate::accounts::store::{self, Secret, SignInId};
use crate::app::World;

/// What the accounts' workers do.
pub const KINDS: &[JobKind<World>] = &[
    JobKind { name: MAIL_LINK, run: mail_link, every: None },
    JobKind { name: SWEEP, run: sweep, every: Some(DAY) },
];

const MAIL_LINK: &str = "accounts.mail_link";
const SWEEP: &str = "accounts.sweep";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The link and the code wait here, and nowhere else, until the mail has left.
#[derive(Serialize, Deserialize)]
struct MailLink {
    sign_in: SignInId,
    token: String,
    code: String,
}

/// Lets a worker decide whether there is anybody to write to.
///
/// # Errors
/// A fault from the database.
pub fn enqueue_mail(tx: &mut Tx<'_>, secret: &Secret) -> Result<()> {
    let payload = MailLink {
        sign_in: secret.id.clone(),
        token: secret.token.clone(),
        code: secret.code.clone(),
    };
    jobs::enqueue(tx, MAIL_LINK, &payload).map(drop)
}

fn mail_link(world: &World, job: &Claimed) -> Outcome {
    world.deliver(mail_of(world, job))
}

/// Nobody reads the address, or the link is over already: there is nothing to send.
fn mail_of(world: &World, job: &Claimed) -> Result<Option<kernel::mail::Mail>> {
    let link: MailLink = job.payload()?;
    let id = link.sign_in.clone();
    let found = world.app.db.read_now(move |tx| {
        let Some(sign_in) = store::by_id(tx, &id)? else { return Ok(None) };
        let readers = store::readers_of(tx, &sign_in.folded)?;
        let organisation = crate::org::Organisation::name(tx)?;
        Ok(Some((sign_in, readers, organisation, tx.now())))
    })?;
    let Some((sign_in, readers, organisation, now)) = found else { return Ok(None) };
    let is_live = standing(sign_in.created_at, sign_in.used_at, now) == Standing::Live;
    if !is_live || readers.is_empty() {
        return Ok(None);
    }
    let letter = mails::Letter {
        sign_in: &sign_in,
        readers: &readers,
        organisation: &organisation,
        token: &link.token,
        code: &link.code,
        id: job.id.as_str(),
    };
    Ok(mails::link(&world.app, &letter))
}

fn sweep(world: &World, _job: &Claimed) -> Outcome {
    match world.app.db.write_now(store::sweep) {
        Ok(0) => Outcome::Done,
        Ok(_) => Outcome::Continue,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}
