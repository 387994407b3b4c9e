//! Every route of the site, walked by people who may not know: a secretary of another section,
//! an officer of another federation, a member, a visitor. None of them sees, changes or guesses
//! anything of the people of Nîmes. The list is read from the features' sources, so a new route
//! is walked without anybody thinking of it; and a route that names something of which
//! [`hidden`] makes none in Nîmes fails.

mod gatherings;
mod giving;
mod hidden;
mod spending;
mod treasury;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use kernel::text::{Language, Texts};
use kernel::view::{Organisation, Shell, View};

use crate::consent::{self, Channel};
use crate::features;
use crate::org::PersonId;
use crate::people;
use crate::routes_story::hidden::{Hidden, OF_NOBODY, SECRETS, hidden};
use crate::testkit::{Browser, Seen, TestApp};

/// Addresses that end the session of whoever walks them.
const DOORS_OUT: [&str; 2] = ["/sign-out", "/demo/sign-in"];

/// The addresses that the features' sources hold.
pub(crate) fn routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut found);
    assert!(found.len() > 15, "the sources are where the crate was built: {found:?}");
    found
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !["tidy", "routes_story", "open_story"].iter().any(|one| path.ends_with(one)) {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let routes = text.split(".route(").skip(1).filter_map(|rest| {
                let quoted = rest.trim_start().strip_prefix('"')?;
                quoted.split('"').next().map(str::to_owned)
            });
            found.extend(routes);
        }
    }
}

/// The records as they stand, to compare.
fn records(app: &TestApp, people: &[PersonId]) -> Vec<Option<people::Kept>> {
    let people = people.to_vec();
    app.app
        .db
        .read_now(move |tx| people.iter().map(|person| people::own(tx, person)).collect())
        .unwrap()
}

/// The addresses of a route with each of the hidden identifiers in each of its places. Where two
/// are named, the first is also somebody (`own`) whom whoever walks may open.
fn addresses(route: &str, hidden: &Hidden, own: &PersonId) -> Vec<String> {
    let places = route.matches('{').count();
    let mut addresses = vec![String::new()];
    let mut before = "";
    for part in route.split('/').skip(1) {
        let mut named = vec![part.to_owned()];
        if part.starts_with('{') {
            named = hidden.named(route, before);
            if before == "people" && places > 1 {
                named.push(own.to_string());
            }
        }
        let with =
            |start: &String| named.iter().map(|name| format!("{start}/{name}")).collect::<Vec<_>>();
        addresses = addresses.iter().flat_map(with).collect();
        before = part;
    }
    addresses
}

/// Whether a route names something that somebody keeps and that is not to be had by its name.
fn names_hidden(route: &str) -> bool {
    let is_open = |word: &&str| route.starts_with(&format!("/{word}/"));
    let open = ["sign-in", "petitions", "events", "donate"];
    route.contains('{') && !OF_NOBODY.iter().chain(&open).any(is_open)
}

/// Fails when an answer tells of the people of Nîmes, or is a fault.
#[track_caller]
fn tells_nothing(who: &str, method: &str, seen: &Seen) {
    let text = seen.text();
    for secret in SECRETS {
        assert!(!text.contains(secret), "{method} tells {who} of «{secret}»: {seen}");
    }
    let status = seen.status.as_u16();
    assert!(status < 500, "{method} is a fault for {who}: {seen}");
}

/// Walks every route by GET and by POST.
fn walk<'a>(
    app: &'a TestApp,
    who: &str,
    open: &dyn Fn() -> Browser<'a>,
    own: &PersonId,
    hidden: &Hidden,
) {
    let browser = open();
    let refusals = if who == "visitor" { [303, 404, 405] } else { [403, 404, 405] };
    for route in routes().iter().filter(|route| !DOORS_OUT.contains(&route.as_str())) {
        for path in addresses(route, hidden, own) {
            let gets = browser.get(&path);
            let posts = browser.post(&path, &plausible(hidden));
            for (method, seen) in [("GET", gets), ("POST", posts)] {
                tells_nothing(who, method, &seen);
                if names_hidden(route) {
                    let is_refused = refusals.contains(&seen.status.as_u16());
                    let to = seen.location.as_deref().unwrap_or("/sign-in");
                    let asks_who = to.starts_with("/sign-in");
                    assert!(is_refused && asks_who, "{method} of {route} for {who}: {seen}");
                }
            }
        }
    }
    for query in ["q=Gévaudan", "q=0639982260", "q=30-99-0417", "q=ana.gevaudan@example.org"] {
        let query = query.replace('é', "%C3%A9");
        let seen = open().get(&format!("/office/people?{query}"));
        let listed = seen.select("table a[href^='/office/people/']");
        assert!(listed.is_empty(), "{who} finds {listed:?} by {query}");
    }
    drop(app.mails());
}

/// Fields that forms understand, each naming what is hidden.
fn plausible(hidden: &Hidden) -> Vec<(&'static str, &str)> {
    let id = hidden.people.first().map(PersonId::as_str).unwrap_or_default();
    vec![
        ("person", id),
        ("ids", id),
        ("id", id),
        ("into", id),
        ("other", id),
        ("answer", "erase"),
        ("sure", "on"),
        ("confirm", "on"),
        ("reason", "Question de la personne"),
        ("note", "Une note assez longue"),
        ("body", "Une note"),
        ("title", "Une tâche"),
        ("target", "newsletter.email"),
        ("kind", "withdrawn"),
        ("way", "oral"),
        ("version", "2"),
        ("action", "export"),
    ]
}

crate::story! {
    fn nobody_of_elsewhere_sees_changes_or_guesses_the_people_of_a_section(app: &TestApp) {
        let hidden = hidden(app);
        let before = records(app, &hidden.people);
        let member = app.person("Chloé", "Membre", "Alès");
        let other = app.person("Denis", "Membre", "Hérault");
        walk(app, "secretary of Alès", &|| app.secretary("Alès"), &member, &hidden);
        let officer = || app.officer("federation-officer", "Hérault");
        walk(app, "officer of Hérault", &officer, &other, &hidden);
        let settler = || app.officer("administrator", "Alès");
        walk(app, "administrator of Alès", &settler, &member, &hidden);
        walk(app, "member", &|| app.signed_in(&member), &other, &hidden);
        walk(app, "visitor", &|| app.browser(), &member, &hidden);
        hidden.must_stand(app);
        assert_eq!(before, records(app, &hidden.people), "a record changed");
        let ana = hidden.people[0].clone();
        let may = move |tx: &mut kernel::db::Tx<'_>| {
            consent::may_receive(tx, &ana, "newsletter", Channel::Email)
        };
        assert!(app.app.db.read_now(may).unwrap(), "a consent was withdrawn by a stranger");
    }
}

#[test]
fn every_page_of_every_feature_speaks_both_languages() {
    features::install(crate::FAMILIES);
    let texts = Arc::new(Texts::new(&features::texts()).unwrap());
    texts.check().unwrap();
    let view = View::new(&features::templates(), &texts);
    view.compile_all().unwrap();
    for sample in features::all().flat_map(|feature| (feature.pages)()) {
        for language in [Language::French, Language::English] {
            let organisation = Organisation {
                name: "Union des quartiers".to_owned(),
                logo: None,
                theme_css: "/theme.css".to_owned(),
            };
            let shell = Shell::new(language, organisation, "/");
            let html = sample.render(&view, &shell).unwrap();
            assert_eq!(html.matches("<h1").count(), 1, "{} has one h1", sample.name);
        }
    }
}
