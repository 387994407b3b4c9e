//! Every route of the site, walked by people who may not know: a secretary of another section,
//! an officer of another federation, a member, a visitor. None of them sees, changes or guesses
//! anything of the people of Nîmes. The list is read from the features' sources, so a new route
//! is walked without anybody thinking of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use kernel::text::{Language, Texts};
use kernel::view::{Organisation, Shell, View};

use crate::consent::{self, Channel, Evidence, Kind, Way};
use crate::features;
use crate::org::PersonId;
use crate::people;
use crate::testkit::{Browser, Seen, TestApp};

/// Addresses that end the session of whoever walks them.
const DOORS_OUT: [&str; 3] = ["/sign-out", "/me/sessions/{id}/end", "/demo/sign-in"];

/// Words that belong to the people of Nîmes alone.
const SECRETS: [&str; 6] =
    ["Gévaudan", "gevaudan", "39982260", "39 98 22 60", "Ferrières", "30-99-0417"];

/// The addresses that the features' sources hold.
fn routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 15, "the sources are where the crate was built: {found:?}");
    found
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tidy") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("routes_story.rs")
        {
            let text = std::fs::read_to_string(&path).unwrap();
            let routes = text.split(".route(").skip(1).filter_map(|rest| {
                let quoted = rest.trim_start().strip_prefix('"')?;
                quoted.split('"').next().map(str::to_owned)
            });
            found.extend(routes);
        }
    }
}

/// What exists in Nîmes: identifiers that somebody may have learnt or guessed.
struct Hidden {
    people: Vec<PersonId>,
    ids: Vec<String>,
}

fn hidden(app: &TestApp) -> Hidden {
    let ana = app.person("Ana", "Gévaudan", "Nîmes");
    let bruno = app.person("Bruno", "Ferrières", "Nîmes");
    let mine = app.signed_in(&ana);
    let id = ana.clone();
    app.app
        .db
        .write_now(move |tx| {
            consent::install(tx)?;
            let form = Evidence::of(Way::Form, "Bulletin");
            consent::record(tx, &id, "newsletter", Channel::Email, Kind::Given, &form)?;
            let kept = people::own(tx, &id)?.unwrap();
            let mut record = kept.record.clone();
            record.number = Some("30-99-0417".to_owned());
            let number = "+33639982260".to_owned();
            record.phones = vec![people::PhoneLine { number, ..Default::default() }];
            people::change_own(tx, &id, kept.version, &record)
        })
        .unwrap();
    mine.post("/me/erasure", &[("confirm", "on")]).must_lead_to("/me/data");
    let secretary = app.secretary("Nîmes");
    let requests = secretary.get("/office/requests").attributes("table.ledger th a", "href");
    let request = requests[0].rsplit('/').next().unwrap().to_owned();
    let ids = vec![ana.to_string(), request, app.unit("Nîmes").to_string()];
    Hidden { people: vec![ana, bruno], ids }
}

/// The records as they stand, to compare.
fn records(app: &TestApp, people: &[PersonId]) -> Vec<Option<people::Kept>> {
    let people = people.to_vec();
    app.app
        .db
        .read_now(move |tx| people.iter().map(|person| people::own(tx, person)).collect())
        .unwrap()
}

/// The addresses of a route with each of the hidden identifiers in its first place.
fn addresses(route: &str, hidden: &Hidden) -> Vec<String> {
    if !route.contains('{') {
        return vec![route.to_owned()];
    }
    let fill = |first: &String| {
        let mut filled = String::new();
        for (index, part) in route.split('{').enumerate() {
            match (index, part.split_once('}')) {
                (0, _) => filled.push_str(part),
                (1, Some((_, rest))) => {
                    filled.push_str(first);
                    filled.push_str(rest);
                }
                (_, Some((_, rest))) => {
                    filled.push('1');
                    filled.push_str(rest);
                }
                (_, None) => filled.push_str(part),
            }
        }
        filled
    };
    hidden.ids.iter().map(fill).collect()
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
fn walk<'a>(app: &'a TestApp, who: &str, open: &dyn Fn() -> Browser<'a>, hidden: &Hidden) {
    let browser = open();
    for route in routes().iter().filter(|route| !DOORS_OUT.contains(&route.as_str())) {
        for path in addresses(route, hidden) {
            let names_person = route.starts_with("/office/people/{id}")
                || route.starts_with("/office/requests/{id}");
            let seen = browser.get(&path);
            tells_nothing(who, "GET", &seen);
            if names_person {
                let expected = if who == "visitor" { [303, 404, 405] } else { [404, 403, 405] };
                assert!(expected.contains(&seen.status.as_u16()), "GET for {who}: {seen}");
            }
            let seen = browser.post(&path, &plausible(hidden));
            tells_nothing(who, "POST", &seen);
            if names_person {
                let refused = [303, 403, 404, 405].contains(&seen.status.as_u16());
                let inside = seen.location.as_deref().unwrap_or("/sign-in");
                assert!(refused && inside.starts_with("/sign-in"), "POST for {who}: {seen}");
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
    let id = hidden.ids.first().map(String::as_str).unwrap_or_default();
    vec![
        ("person", id),
        ("ids", id),
        ("id", id),
        ("into", id),
        ("other", id),
        ("answer", "erase"),
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
        walk(app, "secretary of Alès", &|| app.secretary("Alès"), &hidden);
        let officer = || app.officer("federation-officer", "Hérault");
        walk(app, "officer of Hérault", &officer, &hidden);
        walk(app, "member", &|| app.signed_in(&member), &hidden);
        walk(app, "visitor", &|| app.browser(), &hidden);
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
    let texts = Arc::new(Texts::new(&features::texts()).unwrap());
    let view = View::new(&features::templates(), texts).unwrap();
    for sample in features::FEATURES.iter().flat_map(|feature| (feature.pages)()) {
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
