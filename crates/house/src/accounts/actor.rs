//! Who is asking: extractors that handlers take, and the shells of their pages.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::view::{self, Link, LinkGroup, Look, Notice, NoticeKind, Organisation, Place, Shell};
use kernel::web::Visit;
use kernel::{Error, Result};

use crate::accounts::store::{self, SessionId};
use crate::app::App;
use crate::feature::{Area, Entry};
use crate::features;
use crate::org::{Office, PersonId, Right, Rights, Unit, UnitId, path_of};

/// Name of the session's cookie.
pub const SESSION_COOKIE: &str = "session";
/// Name of the cookie that remembers in which unit an officer works.
pub const UNIT_COOKIE: &str = "unit";

/// A signed-in person.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their session.
    pub session: SessionId,
    /// Their request.
    pub visit: Visit,
    /// What they may do in their first unit; empty without a mandate.
    pub rights: Rights,
}

/// Somebody at work under a mandate.
#[derive(Debug, Clone)]
pub struct Officer {
    /// Who.
    pub actor: Actor,
    /// Where, under which mandate, with which scope and rights.
    pub office: Office,
    /// From the organisation down to the unit.
    pub path: Vec<Unit>,
}

impl FromRequestParts<App> for Actor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        Ok(known(parts, app).await?.0)
    }
}

/// Somebody who reads what is in the open: perhaps signed in, perhaps nobody we know.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Their request.
    pub visit: Visit,
    /// Who, when they are signed in.
    pub actor: Option<Actor>,
}

impl FromRequestParts<App> for Reader {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let visit = Visit::from_request_parts(parts, app).await?;
        app.organisation().await?;
        if visit.cookie(SESSION_COOKIE).is_none() {
            return Ok(Self { visit, actor: None });
        }
        match Actor::from_request_parts(parts, app).await {
            Ok(actor) => Ok(Self { visit, actor: Some(actor) }),
            Err(Error::SignIn { .. }) => Ok(Self { visit, actor: None }),
            Err(error) => Err(error),
        }
    }
}

impl Reader {
    /// Who, when they are signed in.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        self.actor.as_ref().map(|actor| actor.person.clone())
    }

    /// The shell of a public page.
    #[must_use]
    pub fn shell(&self, app: &App) -> Shell {
        let mut shell = app.public_shell(&self.visit);
        shell.actor = self.actor.as_ref().and_then(|actor| actor.shell(app).actor);
        shell
    }
}

impl FromRequestParts<App> for Officer {
    type Rejection = Error;

    /// Somebody without a mandate gets the answer that they would get if there were no office.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let (actor, office) = known(parts, app).await?;
        let Some((office, path)) = office else { return Err(Error::NotFound) };
        Ok(Self { actor, office, path })
    }
}

async fn known(parts: &mut Parts, app: &App) -> Result<(Actor, Option<(Office, Vec<Unit>)>)> {
    let visit = Visit::from_request_parts(parts, app).await?;
    app.organisation().await?;
    let back = if parts.method == axum::http::Method::GET { visit.path.as_str() } else { "/me" };
    let sign_in = || Error::SignIn { back: back.to_owned() };
    let token = visit.cookie(SESSION_COOKIE).map(str::to_owned).ok_or_else(sign_in)?;
    let chosen = visit.cookie(UNIT_COOKIE).and_then(UnitId::parse);
    let found = app
        .db
        .read(move |tx| {
            let Some(known) = store::known(tx, &token)? else { return Ok(None) };
            let now = tx.now();
            let mut office = Office::of(tx, &known.person, chosen.as_ref(), now)?;
            if office.is_none() && chosen.is_some() {
                office = Office::of(tx, &known.person, None, now)?;
            }
            let path = match &office {
                Some(office) => path_of(tx, &office.unit.id)?,
                None => Vec::new(),
            };
            Ok(Some((known, office.map(|office| (office, path)))))
        })
        .await?;
    let (known, office) = found.ok_or_else(sign_in)?;
    if store::is_stale(&known, app.now()) {
        let session = known.session.clone();
        app.db.write(move |tx| store::touch(tx, &session)).await?;
    }
    let actor = Actor {
        person: known.person,
        name: format!("{} {}", known.first_name, known.last_name).trim().to_owned(),
        session: known.session,
        visit,
        rights: office.as_ref().map(|(office, _)| office.rights.clone()).unwrap_or_default(),
    };
    Ok((actor, office))
}

impl Actor {
    /// The shell of a page of the member's space.
    #[must_use]
    pub fn shell(&self, app: &App) -> Shell {
        let mut shell = bare_shell(app, &self.visit, Area::Me);
        shell.actor = Some(shown(&self.name, String::new()));
        let of_me = |entry: &Entry| entry.area == Area::Me && entry.right.is_none();
        let mut menu = navigation(app, &self.visit, of_me);
        if self.rights != Rights::default() {
            let label = app.say(self.visit.language, "accounts-to-office");
            menu.0.push((None, Link::new(label, "/office")));
        }
        menu.set(&mut shell);
        shell
    }
}

impl Officer {
    /// The shell of an office page.
    #[must_use]
    pub fn shell(&self, app: &App) -> Shell {
        let visit = &self.actor.visit;
        let mut shell = bare_shell(app, visit, Area::Office);
        navigation(app, visit, |entry| self.finds(entry)).set(&mut shell);
        let mandate = &self.office.mandate;
        let role = match visit.language {
            kernel::text::Language::French => &mandate.role_fr,
            kernel::text::Language::English => &mandate.role_en,
        };
        shell.actor = Some(shown(&self.actor.name, role.clone()));
        let place = |unit: &Unit| Place {
            name: unit.name.clone(),
            href: format!("/office/units/{}", unit.id),
        };
        shell.scope = self.path.iter().map(place).collect();
        shell.scope_change = Some("/office/scope".to_owned());
        shell
    }

    /// What features offer on a person's record, or above the form of a new one (`None`).
    #[must_use]
    pub fn links_of(&self, app: &App, person: Option<&PersonId>) -> Vec<Link> {
        let area = if person.is_some() { Area::Record } else { Area::NewRecord };
        let person = person.map(ToString::to_string).unwrap_or_default();
        let link = |entry: &Entry| {
            let label = app.say(self.language(), entry.label);
            Link::new(label, entry.href.replace("{person}", &person))
        };
        let is_theirs = |entry: &&Entry| {
            entry.area == area && entry.right.is_none_or(|right| self.office.rights.has(right))
        };
        entries().filter(is_theirs).map(link).collect()
    }

    /// Whether an entry of the navigation is for them.
    fn finds(&self, entry: &Entry) -> bool {
        let rights = match entry.area {
            Area::Office => &self.office.rights,
            Area::OfficeTop => &self.office.top_rights,
            _ => return false,
        };
        entry.right.is_none_or(|right| rights.has(right))
    }

    /// Goes on only with this right over what the whole organisation shares: one that a mandate
    /// at its top gives.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with the right's name.
    pub fn must_at_top(&self, right: Right) -> Result<()> {
        if self.office.top_rights.has(right) { Ok(()) } else { Err(Error::Forbidden(right.key())) }
    }

    /// Goes on only with this right.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with the right's name.
    pub fn must(&self, right: Right) -> Result<()> {
        if self.office.rights.has(right) { Ok(()) } else { Err(Error::Forbidden(right.key())) }
    }

    /// Language of the pages.
    #[must_use]
    pub const fn language(&self) -> kernel::text::Language {
        self.actor.visit.language
    }
}

/// The shell of a page for a visitor who may not be signed in.
#[must_use]
pub fn public_shell(app: &App, visit: &Visit) -> Shell {
    bare_shell(app, visit, Area::Public)
}

fn bare_shell(app: &App, visit: &Visit, area: Area) -> Shell {
    let of = |wanted: Area| move |entry: &Entry| entry.area == wanted && entry.right.is_none();
    let known = app.organisation_known();
    let organisation = Organisation {
        name: known.name.clone(),
        logo: known.logo.clone(),
        theme_css: theme_css(known.theme_version, &visit.look),
    };
    Shell {
        look: visit.look.clone(),
        theme: visit.theme,
        keys_off: visit.keys_off,
        demo: app.config.demo,
        area: match area {
            Area::Public | Area::Foot => view::Area::Public,
            Area::Me => view::Area::Me,
            Area::Office | Area::OfficeTop | Area::Record | Area::NewRecord | Area::Treasury => {
                view::Area::Office
            }
        },
        nav: navigation(app, visit, of(area)).links(),
        footer: navigation(app, visit, of(Area::Foot)).links(),
        notice: visit.notice.as_ref().map(|notice| Notice {
            kind: match notice.kind.as_str() {
                "ok" => NoticeKind::Ok,
                "warn" => NoticeKind::Warn,
                _ => NoticeKind::Err,
            },
            text: notice.text.clone(),
        }),
        ..Shell::new(visit.language, organisation, &visit.path)
    }
}

/// Where the colours are; a frame of another site may have its own.
fn theme_css(version: i64, look: &Look) -> String {
    match look.colours().as_str() {
        "" => format!("/theme.css?v={version}"),
        colours => format!("/embed/theme.css?v={version}&{colours}"),
    }
}

/// Pages that are no room which others would be in.
const FRONT_PAGES: [&str; 3] = ["/", "/me", "/office"];

/// What every feature declares, in the order of places, then of ranks.
fn entries() -> impl Iterator<Item = &'static Entry> {
    let mut entries: Vec<&Entry> = features::all().flat_map(|feature| feature.navigation).collect();
    entries.sort_by_key(|entry| entry.place);
    entries.into_iter()
}

fn navigation(app: &App, visit: &Visit, is_shown: impl Fn(&Entry) -> bool) -> Menu {
    let entries: Vec<&Entry> = entries().filter(|entry| is_shown(entry)).collect();
    let path = visit.path.split('?').next().unwrap_or_default();
    let is_within =
        |href: &str| !FRONT_PAGES.contains(&href) && path.starts_with(&format!("{href}/"));
    let here = entries
        .iter()
        .map(|entry| entry.href)
        .filter(|href| path == *href || is_within(href))
        .max_by_key(|href| href.len());
    let line = |entry: &&Entry| {
        let group = entry.group().map(|key| app.say(visit.language, key));
        let link = Link {
            label: app.say(visit.language, entry.label),
            href: entry.href.to_owned(),
            current: here == Some(entry.href),
        };
        (group, link)
    };
    Menu(entries.iter().map(line).collect())
}

/// Entries with the words that gather them.
struct Menu(Vec<(Option<String>, Link)>);

impl Menu {
    fn links(&self) -> Vec<Link> {
        self.0.iter().map(|(_, link)| link.clone()).collect()
    }

    fn set(self, shell: &mut Shell) {
        shell.nav = self.links();
        shell.nav_groups = LinkGroup::gather(self.0);
    }
}

fn shown(name: &str, role: String) -> view::Actor {
    let initials = name.split_whitespace().filter_map(|word| word.chars().next()).take(2);
    view::Actor { name: name.to_owned(), role, initials: initials.collect() }
}
