//! Who writes a claim: whoever laid the money out, in their space, or an officer for them.

use axum::extract::FromRequestParts;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::Shell;
use kernel::{Error, Result};

use crate::accounts::{Actor, Officer};
use crate::app::App;
use crate::claims::ClaimId;
use crate::claims::store::{self, Claim, Hand};
use crate::org::Right;

/// Somebody who writes claims; the same pages serve both.
pub(super) trait Writer:
    FromRequestParts<App, Rejection = Error> + Clone + Send + Sync + 'static
{
    /// Where their claims are.
    const BASE: &'static str;
    /// Whether they do it at work.
    const IS_OFFICE: bool;

    /// Refuses whoever may not write claims here.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    fn may_write(&self) -> Result<()>;

    /// A claim that they write.
    fn find(&self, tx: &mut Tx<'_>, id: &ClaimId) -> Result<Option<Claim>>;

    /// Their hand.
    fn hand(&self) -> Hand;

    /// Their language.
    fn reads(&self) -> Language;

    /// What stands around their pages.
    fn around(&self, app: &App) -> Shell;
}

impl Writer for Actor {
    const BASE: &str = "/me/claims";
    const IS_OFFICE: bool = false;

    fn may_write(&self) -> Result<()> {
        Ok(())
    }

    fn find(&self, tx: &mut Tx<'_>, id: &ClaimId) -> Result<Option<Claim>> {
        store::one_of_mine(tx, &self.person, id)
    }

    fn hand(&self) -> Hand {
        Hand::own(&self.person, &self.name)
    }

    fn reads(&self) -> Language {
        self.visit.language
    }

    fn around(&self, app: &App) -> Shell {
        self.shell(app)
    }
}

impl Writer for Officer {
    const BASE: &str = "/office/treasury/claims/keyed";
    const IS_OFFICE: bool = true;

    fn may_write(&self) -> Result<()> {
        self.must(Right::Treasury)
    }

    fn find(&self, tx: &mut Tx<'_>, id: &ClaimId) -> Result<Option<Claim>> {
        store::one_keyed(tx, &self.office.scope, &self.office.person, id)
    }

    fn hand(&self) -> Hand {
        Hand::of(&self.office, &self.actor.name)
    }

    fn reads(&self) -> Language {
        self.language()
    }

    fn around(&self, app: &App) -> Shell {
        self.shell(app)
    }
}
