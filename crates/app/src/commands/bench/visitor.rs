//! Somebody signed in who opens pages, without a network between.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::db::Db;
use kernel::time::Stopwatch;
use kernel::web::Limits;
use kernel::{Error, Result};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

use crate::accounts::{SESSION_COOKIE, start_session};
use crate::app::App;
use crate::config::Settings;
use crate::org::{self, UnitId};
use crate::people::{self, Cause, Record, Way};
use crate::server;

/// A browser of an administrator at work in one unit.
pub(super) struct Visitor {
    router: Router,
    runtime: Runtime,
    cookie: String,
}

impl Visitor {
    /// A new administrator of a unit, signed in.
    ///
    /// # Errors
    /// A fault from the database, or when a template is broken.
    pub(super) fn officer(db: &Db, unit: &UnitId) -> Result<Self> {
        let unit = unit.clone();
        let token = db.write_now(move |tx| {
            let record = Record { first_name: "Officier".to_owned(), ..Record::default() };
            let cause = Cause { by: None, mandate: None, way: Way::House };
            let person = people::create(tx, &unit, &record, &cause)?;
            let today = tx.now().day_text();
            org::add_mandate(tx, &person, &unit, "administrator", &today, None, "bench", None)?;
            start_session(tx, &person, "bench")
        })?;
        let app = App::new(db.clone(), Settings::default().resolve()?, Limits::off())?;
        let (router, runtime) = (server::router(&app), Runtime::new()?);
        Ok(Self { router, runtime, cookie: format!("{SESSION_COOKIE}={token}") })
    }

    /// Opens pages one after the other; returns how long the server took for each.
    ///
    /// # Errors
    /// A fault when a page is not answered with 200.
    pub(super) fn open(&mut self, paths: &[String]) -> Result<Vec<Duration>> {
        let mut times = Vec::with_capacity(paths.len());
        for path in paths {
            let request = Request::get(path).header(header::COOKIE, &self.cookie);
            let request = request
                .body(Body::empty())
                .map_err(|error| Error::fault(format!("{path}: {error}")))?;
            let watch = Stopwatch::start();
            let answered = self.router.clone().oneshot(request);
            let Ok(response) = self.runtime.block_on(answered);
            times.push(watch.elapsed());
            if response.status() != StatusCode::OK {
                return Err(Error::fault(format!("{path}: {}", response.status())));
            }
        }
        Ok(times)
    }
}
