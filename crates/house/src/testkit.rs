//! Stories through the front door: a small organisation on either engine, and browsers.
//!
//! ```ignore
//! story! {
//!     fn a_secretary_sees_their_section(app: &TestApp) {
//!         let page = app.secretary("Alès").get("/office/people");
//!         page.must_show("Moulin");
//!     }
//! }
//! ```

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use kernel::db::Db;
use kernel::db::testing::{Engine, TestDb, standing_clock};
use kernel::mail::{Caught, Mail, Mailer};
use kernel::time::Clock;
use kernel::web::Limits;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

use crate::accounts::start_session;
use crate::app::{App, World};
use crate::config::Settings;
use crate::features::{self, Families};
use crate::org::{self, PersonId, UnitId};
use crate::people::{self, Cause, EmailLine, FactKind, Record, Way};
use crate::server;

/// Runs each story on SQLite and on PostgreSQL, in a site with the families that the crate's
/// root names in `opened`.
#[macro_export]
#[expect(clippy::crate_in_macro_def, reason = "each family opens the features that it knows")]
macro_rules! story {
    ($($given:tt)*) => {
        kernel::on_both! { using crate::opened; $($given)* }
    };
}

/// The site, its workers' world and its clock.
pub struct TestApp {
    /// What pages are given.
    pub app: App,
    /// What jobs are given.
    pub world: World,
    /// The clock, which stands still.
    pub clock: Clock,
    router: Router,
    runtime: Runtime,
    units: BTreeMap<String, UnitId>,
    db: TestDb,
}

/// The units of the stories: the organisation, two federations, three sections.
const UNITS: [(&str, &str, Option<&str>); 6] = [
    ("Union", "national", None),
    ("Gard", "federation", Some("Union")),
    ("Hérault", "federation", Some("Union")),
    ("Alès", "section", Some("Gard")),
    ("Nîmes", "section", Some("Gard")),
    ("Sète", "section", Some("Hérault")),
];

impl TestApp {
    /// Another way to the same rows, as another process has it.
    pub fn another_process(&self) -> Db {
        self.db.open_again()
    }

    /// The site over an empty organisation; `None` when there is no such engine to test on.
    pub fn open(families: Families, engine: Engine) -> Option<Self> {
        features::install(families);
        let clock = standing_clock();
        let db = engine.open(&clock, &features::migrations())?;
        let settings = Settings { base_url: Some("http://test".to_owned()), ..Settings::default() };
        let app = App::new(db.clone(), settings.resolve().unwrap(), Limits::off()).unwrap();
        let mail = Mailer::caught("maillage@example.org").unwrap();
        let units = app
            .db
            .write_now(|tx| {
                org::set(tx, "name", "Union des quartiers", None)?;
                let mut units: BTreeMap<String, UnitId> = BTreeMap::new();
                org::install(tx)?;
                for (name, kind, parent) in UNITS {
                    let parent = parent.and_then(|parent| units.get(parent));
                    let unit = org::add_unit(tx, parent, kind, name)?;
                    units.insert(name.to_owned(), unit);
                }
                Ok(units)
            })
            .unwrap();
        Some(Self {
            world: World { app: app.clone(), mail },
            router: server::router(&app),
            runtime: Runtime::new().unwrap(),
            app,
            clock,
            units,
            db,
        })
    }

    /// The same site as a demonstration.
    pub fn into_demonstration(mut self) -> Self {
        let config = crate::config::Config { demo: true, ..(*self.app.config).clone() };
        self.app.config = std::sync::Arc::new(config);
        self.app.caught = Some(self.world.mail.clone());
        self.world.app = self.app.clone();
        self.router = server::router(&self.app);
        self
    }

    /// A unit of the stories.
    pub fn unit(&self, name: &str) -> UnitId {
        self.units.get(name).unwrap().clone()
    }

    /// A new member in a section, with an address `first.last@example.org`.
    pub fn person(&self, first: &str, last: &str, unit: &str) -> PersonId {
        let (unit, today) = (self.unit(unit), self.clock.now().day_text());
        let folded = values::names::fold(&format!("{first} {last}")).replace(' ', ".");
        let email = EmailLine { address: format!("{folded}@example.org"), ..Default::default() };
        let record = Record {
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            emails: vec![email],
            ..Record::default()
        };
        let create = move |tx: &mut kernel::db::Tx<'_>| {
            let cause = Cause { by: None, mandate: None, way: Way::House };
            let id = people::create(tx, &unit, &record, &cause)?;
            people::add_fact(tx, &id, FactKind::Joined, &today, "test", None)?;
            Ok(id)
        };
        self.app.db.write_now(create).unwrap()
    }

    /// Somebody who was a member of a section until a day (ISO text).
    pub fn former(&self, first: &str, last: &str, unit: &str, left_on: &str) -> PersonId {
        let person = self.person(first, last, unit);
        let (id, left_on) = (person.clone(), left_on.to_owned());
        let leave = move |tx: &mut kernel::db::Tx<'_>| {
            tx.exec("update relation_fact set on_day = '2001-01-01' where person = $1", &[&id])?;
            people::add_fact(tx, &id, FactKind::Left, &left_on, "test", None)
        };
        self.app.db.write_now(leave).unwrap();
        person
    }

    /// Gives somebody a mandate from today on.
    pub fn mandate(&self, person: &PersonId, role: &str, unit: &str) {
        let (person, unit) = (person.clone(), self.unit(unit));
        let (role, today) = (role.to_owned(), self.clock.now().day_text());
        self.app
            .db
            .write_now(move |tx| {
                org::add_mandate(tx, &person, &unit, &role, &today, None, "AG du test", None)
            })
            .unwrap();
    }

    /// A new person's browser, signed in, with a mandate of `role` in `unit`.
    pub fn officer(&self, role: &str, unit: &str) -> Browser<'_> {
        let person = self.person("Officier", &format!("{role} {unit}"), unit);
        self.mandate(&person, role, unit);
        self.signed_in(&person)
    }

    /// A new secretary's browser.
    pub fn secretary(&self, unit: &str) -> Browser<'_> {
        self.officer("secretary", unit)
    }

    /// A browser in which somebody is signed in.
    pub fn signed_in(&self, person: &PersonId) -> Browser<'_> {
        let id = person.clone();
        let token = self.app.db.write_now(move |tx| start_session(tx, &id, "test")).unwrap();
        let browser = self.browser();
        browser.cookies.borrow_mut().insert("session".to_owned(), token);
        browser
    }

    /// A browser that nobody signed in with.
    pub fn browser(&self) -> Browser<'_> {
        Browser { app: self, cookies: Rc::default() }
    }

    /// Does every due job; returns how many.
    pub fn run_jobs(&self) -> usize {
        kernel::jobs::run_due(&self.app.db, &features::jobs(), &self.world).unwrap()
    }

    /// Takes the mails sent so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.world.mail.take_caught()
    }

    /// The same, each with the files that it carries.
    pub fn mails_whole(&self) -> Vec<Caught> {
        self.world.mail.take_caught_whole()
    }
}

impl Drop for TestApp {
    /// A story that leaves mails unread did something that it does not tell.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let left: Vec<String> = self.mails().into_iter().map(|mail| mail.subject).collect();
            assert!(left.is_empty(), "mails nobody expected: {left:?}");
        }
    }
}

/// A browser: it keeps cookies and follows nothing by itself.
#[derive(Clone)]
pub struct Browser<'a> {
    app: &'a TestApp,
    /// The cookies that it keeps.
    pub cookies: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Browser<'_> {
    /// Opens a path.
    pub fn get(&self, path: &str) -> Seen {
        self.send(Request::get(path).body(Body::empty()).unwrap())
    }

    /// Sends a form.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs: Vec<String> =
            fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(pairs.join("&")))
            .unwrap();
        self.send(request)
    }

    /// Sends a form with one file.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Seen {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.into_bytes());
        }
        let (field, name, content) = file;
        let part = format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(part.into_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--XX--\r\n");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX")
            .body(Body::from(body))
            .unwrap();
        self.send(request)
    }

    /// Sends any request.
    pub fn send(&self, mut request: Request<Body>) -> Seen {
        let jar = self.cookies.borrow();
        let cookies: Vec<String> = jar.iter().map(|(k, v)| format!("{k}={v}")).collect();
        drop(jar);
        if let Ok(value) = cookies.join("; ").parse() {
            request.headers_mut().insert(header::COOKIE, value);
        }
        let path = request.uri().to_string();
        let (response, body) = self.app.runtime.block_on(async {
            let response = self.app.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            (Response::from_parts(parts, ()), body)
        });
        self.keep_cookies(&response);
        let location = response.headers().get(header::LOCATION);
        let location = location.map(|value| value.to_str().unwrap().to_owned());
        let body = body.to_vec();
        Seen {
            status: response.status(),
            location,
            path,
            body,
            headers: response.headers().clone(),
        }
    }

    fn keep_cookies(&self, response: &Response<()>) {
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Opens where an answer leads.
    pub fn follow(&self, seen: &Seen) -> Seen {
        self.get(seen.location.as_deref().unwrap_or_else(|| panic!("no redirection:\n{seen}")))
    }
}

/// An answer, as somebody sees it.
pub struct Seen {
    /// Its status.
    pub status: StatusCode,
    /// Where it leads, when it leads on.
    pub location: Option<String>,
    /// What was asked for.
    pub path: String,
    /// Its content.
    pub body: Vec<u8>,
    /// Its headers.
    pub headers: axum::http::HeaderMap,
}

impl Seen {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The trimmed texts of the elements that a CSS selector finds.
    pub fn select(&self, selector: &str) -> Vec<String> {
        let page = scraper::Html::parse_document(&self.text());
        let selector = scraper::Selector::parse(selector).unwrap();
        let text = |element: scraper::ElementRef<'_>| {
            element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        page.select(&selector).map(text).collect()
    }

    /// The values of an attribute of the elements that a CSS selector finds.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let page = scraper::Html::parse_document(&self.text());
        let selector = scraper::Selector::parse(selector).unwrap();
        page.select(&selector)
            .filter_map(|element| element.value().attr(attribute).map(str::to_owned))
            .collect()
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{self}");
        self
    }

    /// Fails unless this text is in it.
    #[track_caller]
    pub fn must_show(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "«{text}» is missing in\n{self}");
        self
    }

    /// Fails when this text is in it.
    #[track_caller]
    pub fn must_hide(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "«{text}» should not be in\n{self}");
        self
    }

    /// Fails unless it leads to a path that begins so.
    #[track_caller]
    pub fn must_lead_to(&self, path: &str) -> &Self {
        let to = self.location.as_deref().unwrap_or_default();
        assert!(self.status == StatusCode::SEE_OTHER && to.starts_with(path), "{self}");
        self
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body: String = self.text().chars().take(6_000).collect();
        write!(out, "{} {} {:?}\n{body}", self.path, self.status, self.location)
    }
}
