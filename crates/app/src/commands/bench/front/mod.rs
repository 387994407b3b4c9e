//! The front door under load: `serve` as a process of its own, visitors who read and sign, a mail
//! server that counts. Nothing may be lost, and nothing sent twice.

mod client;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use kernel::db::{Db, Place};
use kernel::time::Stopwatch;
use kernel::{Error, Result};

use crate::accounts::{SESSION_COOKIE, start_session};
use crate::commands::bench::places::Places;
use crate::commands::bench::report::{Figure, Report, ms, percent, percentile, rate};
use crate::commands::bench::sink::{Sink, pause};
use crate::commands::bench::start::{self, Running};
use crate::org;
use crate::people::{self, Cause, EmailLine, Record, Way};
use client::{Client, all_at_once};

/// How much is done.
pub(super) struct Size {
    /// Clients at once, one figure for each.
    pub(super) clients: &'static [usize],
    /// Pages read by each number of clients.
    pub(super) gets: usize,
    /// Signatures of the whole rush, shared by the numbers of clients.
    pub(super) signatures: usize,
}

impl Size {
    /// Enough for a figure.
    pub(super) const FULL: Self = Self { clients: &[64, 512], gets: 50_000, signatures: 200_000 };
    /// To see that it runs: too few for a rush, so that mails leave at once.
    pub(super) const QUICK: Self = Self { clients: &[4, 16], gets: 200, signatures: 300 };
}

/// The address of the bench's petition.
const SLUG: &str = "night-bus";
/// Lines of every request of a visitor: English, whose mails need no encoding.
const HEAD: &str = "Accept-Language: en\r\n";
/// How long mails without work wait in a rush.
const HELD: Duration = Duration::from_secs(5 * 60);
/// Answers compared between somebody known and nobody.
const PAIRS: usize = 500;
/// How long until a page shows what was counted: it is a second old at most.
const SHOWN: Duration = Duration::from_secs(2);

/// Measures one engine.
///
/// # Errors
/// A fault when a request fails, a signature is lost, or a mail is missing or sent twice.
pub(super) fn measure(places: &Places, size: &Size, report: &mut Report) -> Result<()> {
    let sink = Sink::open()?;
    let cookie = found(&places.db)?;
    let server = serve(places.db.place(), places.folder.path(), &sink)?;
    let words = open_petition(&server, &cookie)?;
    let run = Run { server: &server, engine: places.bare.engine(), size };
    run.read(report)?;
    run.sign(&words, report)?;
    run.wait(&sink, report)?;
    run.confirm(&sink, report)?;
    run.alike(&words, report)
}

/// An organisation with an administrator; their cookie.
fn found(db: &Db) -> Result<String> {
    let token = db.write_now(|tx| {
        org::install(tx)?;
        crate::consent::install(tx)?;
        let root = org::add_unit(tx, None, "national", "Union")?;
        let email = EmailLine { address: "a@example.org".to_owned(), ..EmailLine::default() };
        let (first_name, last_name) = ("Ana".to_owned(), "Moulin".to_owned());
        let record = Record { first_name, last_name, emails: vec![email], ..Record::default() };
        let cause = Cause { by: None, mandate: None, way: Way::House };
        let person = people::create(tx, &root, &record, &cause)?;
        let today = tx.now().day_text();
        org::add_mandate(tx, &person, &root, "administrator", &today, None, "bench", None)?;
        start_session(tx, &person, "bench")
    })?;
    Ok(format!("Cookie: {SESSION_COOKIE}={token}\r\n"))
}

/// The program that runs now as a server, whose mails go to the sink.
///
/// # Errors
/// A fault when it does not start.
pub(super) fn serve(place: &Place, folder: &Path, sink: &Sink) -> Result<Running> {
    let program = std::env::current_exe()?;
    let mut command: Command = start::command(&program, "serve", folder);
    let url = match place {
        Place::Sqlite(file) => format!("sqlite:{}", file.display()),
        Place::Postgres(url) => url.clone(),
    };
    command.args(["--database-url", &url, "--behind-proxy", "true"]);
    command.arg("--smtp-url").arg(format!("smtp://{}", sink.address));
    command.env("RUST_LOG", "error");
    Running::of(command)
}

/// Writes a petition and opens it, as an officer does; the words of its boxes.
fn open_petition(server: &Running, cookie: &str) -> Result<String> {
    let mut officer = Client::open(server.address(), cookie)?;
    let typed = [
        ("title", "Night bus"),
        ("addressee", "the council"),
        ("body", "After half past ten no bus crosses the river to our quarters any more."),
        ("goal", "1000000"),
    ];
    let made = officer.post("/office/petitions/new", &typed, 1)?.must_be(303)?;
    officer.post(&made.location, &[("do", "open")], 1)?.must_be(303)?;
    let page = officer.get(&format!("/petitions/{SLUG}"))?.must_be(200)?;
    let page = String::from_utf8_lossy(&page.body).into_owned();
    let words =
        page.split_once("name=\"words\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
    let words = words.ok_or_else(|| Error::fault("the petition cannot be signed"))?;
    Ok(words.0.to_owned())
}

struct Run<'a> {
    server: &'a Running,
    engine: &'static str,
    size: &'a Size,
}

impl Run<'_> {
    fn figure(&self, what: String, ours: String, goal: &'static str) -> Figure {
        let (engine, bare, ratio) = (self.engine, String::new(), String::new());
        Figure { what, engine, ours, bare, ratio, goal }
    }

    /// The page of the petition, beside a constant page of the same size.
    fn read(&self, report: &mut Report) -> Result<()> {
        let path = format!("/petitions/{SLUG}");
        let page = Client::open(self.server.address(), HEAD)?.get(&path)?.must_be(200)?;
        let constant = Constant::serve(String::from_utf8_lossy(&page.body).into_owned())?;
        for clients in self.size.clients.iter().copied() {
            let many = (clients, self.size.gets);
            let before = self.server.cpu();
            let open = |path: String| {
                move |client: &mut Client, _| client.get(&path)?.must_be(200).map(drop)
            };
            let (mut times, took) =
                all_at_once(self.server.address(), HEAD, many, open(path.clone()))?;
            let cpu = self.server.cpu().saturating_sub(before);
            let bare = all_at_once(&constant.address, HEAD, many, open("/".to_owned()))?.1;
            let (ours, bare) = (rate(self.size.gets, took), rate(self.size.gets, bare));
            report.add(Figure {
                what: format!("petition page, GET, {clients} clients"),
                engine: self.engine,
                ours: format!("{ours}/s"),
                bare: format!("{bare}/s, a constant page"),
                ratio: percent(ours, bare),
                goal: "≥ 40 %",
            });
            let each = cpu / u32::try_from(self.size.gets).unwrap_or(u32::MAX).max(1);
            let told = format!("{}, p99 {}", ms(each), ms(percentile(&mut times, 99)));
            let what = format!("processor time of one, {clients} clients");
            report.add(self.figure(what, told, "≤ 0.15 ms"));
        }
        Ok(())
    }

    /// The rush: everybody signs at once.
    fn sign(&self, words: &str, report: &mut Report) -> Result<()> {
        let share = self.size.signatures / self.size.clients.len().max(1);
        let goal =
            if self.engine == "SQLite" { "≥ 12000/s with 64" } else { "≥ 3000/s with 64" };
        let mut first = 0;
        for clients in self.size.clients.iter().copied() {
            let words = words.to_owned();
            let act = move |client: &mut Client, number: usize| {
                let number = first + number;
                sign(client, &words, &format!("s{number}@example.org"), number + 1)
            };
            let (mut times, took) =
                all_at_once(self.server.address(), HEAD, (clients, share), act)?;
            first += share;
            let ours = rate(share, took);
            let p99 = ms(percentile(&mut times, 99));
            let what = format!("signatures, POST, {clients} clients");
            report.add(self.figure(what, format!("{ours}/s, p99 {p99}"), goal));
            let what = format!("memory of the server after {first} signatures");
            report.add(self.figure(what, self.server.memory("VmRSS"), "flat"));
        }
        Ok(())
    }

    /// Waits until each signer has exactly one mail.
    fn wait(&self, sink: &Sink, report: &mut Report) -> Result<()> {
        let share = self.size.signatures / self.size.clients.len().max(1);
        let wanted = share * self.size.clients.len();
        let watch = Stopwatch::start();
        let sending = sink.wait(wanted, HELD)?;
        let took = watch.elapsed();
        let told = format!(
            "{wanted}, none lost, none twice, {:.0} s; {}/s from the first to the last",
            took.as_secs_f64(),
            rate(wanted, sending)
        );
        report.add(self.figure("mails of the rush".to_owned(), told, "one each"));
        let peak = self.server.memory("VmHWM");
        report.add(self.figure("peak memory of the server".to_owned(), peak, "flat"));
        Ok(())
    }

    /// Everybody confirms, and everybody counts.
    fn confirm(&self, sink: &Sink, report: &mut Report) -> Result<()> {
        let tokens = sink.tokens();
        let (wanted, clients) = (tokens.len(), self.size.clients.first().copied().unwrap_or(1));
        let confirm = move |client: &mut Client, number: usize| {
            let token = tokens.get(number).map_or("", String::as_str);
            let path = format!("/petitions/{SLUG}/confirm/{token}");
            client.post(&path, &[], number + 1)?.must_be(200).map(drop)
        };
        let took = all_at_once(self.server.address(), HEAD, (clients, wanted), confirm)?.1;
        let what = format!("confirmations, POST, {clients} clients");
        report.add(self.figure(what, format!("{}/s", rate(wanted, took)), ""));
        pause(SHOWN);
        let path = format!("/petitions/{SLUG}");
        let page = Client::open(self.server.address(), HEAD)?.get(&path)?.must_be(200)?;
        let page = String::from_utf8_lossy(&page.body).into_owned();
        let value = page.split_once("<progress").and_then(|(_, rest)| rest.split_once("value=\""));
        let value = value.and_then(|(_, rest)| rest.split_once('"')).map_or("", |(value, _)| value);
        if value != wanted.to_string() {
            return Err(Error::fault(format!("{value} signatures count, {wanted} were confirmed")));
        }
        report.add(self.figure("signatures that count".to_owned(), value.to_owned(), "all"));
        Ok(())
    }

    /// How long an answer takes for an address that signed, and for one that nobody knows: in
    /// turn, so that the machine slows both.
    fn alike(&self, words: &str, report: &mut Report) -> Result<()> {
        let mut client = Client::open(self.server.address(), HEAD)?;
        let pairs = (self.size.signatures / self.size.clients.len().max(1)).min(PAIRS);
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for number in 0..pairs {
            for (who, times) in [("s", &mut known), ("u", &mut unknown)] {
                let (email, watch) = (format!("{who}{number}@example.org"), Stopwatch::start());
                sign(&mut client, words, &email, number + 1)?;
                times.push(watch.elapsed());
            }
        }
        let half = |times: &mut Vec<Duration>| ms(percentile(times, 50));
        let told = format!("{} / {}", half(&mut known), half(&mut unknown));
        let what = "an answer to who signed / to nobody known, p50".to_owned();
        report.add(self.figure(what, told, "alike"));
        Ok(())
    }
}

/// Somebody signs.
fn sign(client: &mut Client, words: &str, email: &str, from: usize) -> Result<()> {
    let fields = [
        ("first_name", "Ana"),
        ("last_name", "Moulin"),
        ("email", email),
        ("postcode", "30100"),
        ("deliver", "on"),
        ("words", words),
    ];
    client.post(&format!("/petitions/{SLUG}"), &fields, from)?.must_be(303).map(drop)
}

/// A server of one constant page, without anything else.
struct Constant {
    address: String,
    _runtime: tokio::runtime::Runtime,
}

impl Constant {
    fn serve(page: String) -> Result<Self> {
        let runtime = tokio::runtime::Runtime::new()?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
        let address = listener.local_addr()?.to_string();
        let page: &'static str = page.leak();
        let router = Router::new().route("/", get(move || async move { Html(page) }));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address, _runtime: runtime })
    }
}
