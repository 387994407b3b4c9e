//! What pages and jobs are given: the database, the pages' looks, the organisation's settings.
//! Pages get no mailer: only jobs reach outside.

use std::sync::{Arc, PoisonError, RwLock};

use axum::http::StatusCode;
use axum::response::Response;
use kernel::Result;
use kernel::db::Db;
use kernel::jobs::Outcome;
use kernel::mail::{Attachment, Mail, MailFailure, Mailer};
use kernel::text::{Language, Texts, Value};
use kernel::time::Moment;
use kernel::view::{Page, Shell, View};
use kernel::web::{self, Limits, Metrics, Visit};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::config::Config;
use crate::features;
use crate::org::Organisation;

/// What every page handler is given; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// Renders pages.
    pub view: Arc<View>,
    /// French and English texts.
    pub texts: Arc<Texts>,
    /// How often things may be asked.
    pub limits: Limits,
    /// Counters of requests.
    pub metrics: Metrics,
    /// Settings of this process.
    pub config: Arc<Config>,
    /// The mail catcher of the demonstration; `None` anywhere else.
    pub caught: Option<Mailer>,
    organisation: Arc<RwLock<Known>>,
}

/// The organisation as last read, and when.
struct Known {
    organisation: Arc<Organisation>,
    read_at: Moment,
}

/// What jobs are given: the same as pages, and the outside.
#[derive(Clone)]
pub struct World {
    /// What pages are given.
    pub app: App,
    /// Sends mail.
    pub mail: Mailer,
}

impl World {
    /// Sends the mail that a job wrote, if there is one to send, and says how the job ended.
    #[must_use]
    pub fn deliver(&self, mail: Result<Option<Mail>>) -> Outcome {
        self.deliver_with(mail.map(|mail| mail.map(|mail| (mail, Vec::new()))))
    }

    /// The same for a mail that carries files, at most `kernel::mail::ATTACHED_BYTES_MAX`.
    #[must_use]
    pub fn deliver_with(&self, mail: Result<Option<(Mail, Vec<Attachment>)>>) -> Outcome {
        match mail {
            Ok(None) => Outcome::Done,
            Ok(Some((mail, files))) => match self.mail.send_with(&mail, &files) {
                Ok(()) => Outcome::Done,
                Err(MailFailure::Later(why)) => Outcome::Retry(why),
                Err(MailFailure::Never(why)) => Outcome::GiveUp(why),
            },
            Err(error) => Outcome::Retry(error.to_string()),
        }
    }
}

/// Another process may have changed the organisation's settings; we look again after this.
const ORGANISATION_MS_MAX: i64 = 10_000;

impl App {
    /// Opens everything over a migrated database.
    ///
    /// # Errors
    /// A fault when a text is broken.
    pub fn new(db: Db, config: Config, limits: Limits) -> Result<Self> {
        let texts = Arc::new(Texts::new(&features::texts())?);
        let view = Arc::new(View::new(&features::templates(), &texts));
        let known = Known { organisation: Arc::default(), read_at: Moment(0) };
        Ok(Self {
            db,
            view,
            texts,
            limits,
            metrics: Metrics::default(),
            config: Arc::new(config),
            caught: None,
            organisation: Arc::new(RwLock::new(known)),
        })
    }

    /// The moment it is now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.db.clock().now()
    }

    /// A text in a language.
    #[must_use]
    pub fn say(&self, language: Language, key: &str) -> String {
        self.texts.get(language, key, &[])
    }

    /// A text with arguments.
    #[must_use]
    pub fn say_with(&self, language: Language, key: &str, args: &[(&str, Value)]) -> String {
        self.texts.get(language, key, args)
    }

    /// The organisation's name, colours and choices, at most a few seconds old.
    ///
    /// # Errors
    /// A fault from the database.
    pub async fn organisation(&self) -> Result<Arc<Organisation>> {
        let (known, read_at) = self.known();
        if self.now().since_ms(read_at) < ORGANISATION_MS_MAX && read_at.0 > 0 {
            return Ok(known);
        }
        self.read_organisation().await
    }

    /// The organisation as last read, for pages that may not wait.
    #[must_use]
    pub fn organisation_known(&self) -> Arc<Organisation> {
        self.known().0
    }

    /// Reads the organisation's settings again, after they were changed.
    ///
    /// # Errors
    /// A fault from the database.
    pub async fn read_organisation(&self) -> Result<Arc<Organisation>> {
        let fresh = Arc::new(self.db.read(Organisation::read).await?);
        let mut known = self.organisation.write().unwrap_or_else(PoisonError::into_inner);
        *known = Known { organisation: fresh.clone(), read_at: self.now() };
        Ok(fresh)
    }

    fn known(&self) -> (Arc<Organisation>, Moment) {
        let known = self.organisation.read().unwrap_or_else(PoisonError::into_inner);
        (known.organisation.clone(), known.read_at)
    }

    /// A page (200).
    ///
    /// # Errors
    /// A fault when the template is broken.
    pub fn page<P: Page>(&self, page: &P, shell: &Shell) -> Result<Response> {
        Ok(web::html(StatusCode::OK, self.view.render(page, shell)?))
    }

    /// The page again with what was typed and why it was refused (422).
    ///
    /// # Errors
    /// A fault when the template is broken.
    pub fn refused<P: Page>(&self, page: &P, shell: Shell) -> Result<Response> {
        let shell = Shell { failed: true, ..shell };
        Ok(web::html(StatusCode::UNPROCESSABLE_ENTITY, self.view.render(page, &shell)?))
    }

    /// An absolute URL of this site, for mails.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.config.base_url)
    }

    /// Where programs ask how to show a public page of this site inside another one (oEmbed).
    #[must_use]
    pub fn oembed(&self, path: &str) -> String {
        let page = self.url(path);
        let page = utf8_percent_encode(&page, NON_ALPHANUMERIC);
        self.url(&format!("/oembed?url={page}"))
    }

    /// The shell of a page for a visitor who may not be signed in.
    #[must_use]
    pub fn public_shell(&self, visit: &Visit) -> Shell {
        crate::accounts::public_shell(self, visit)
    }
}
