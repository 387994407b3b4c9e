//! Stories through the front door: the builder, saved segments, lists, draws, the command line.

use crate::consent;
use crate::criterion::Speaker;
use crate::imports::Ended;
use crate::people;
use crate::segments::commands::{SegmentArgs, Segments, answer};
use crate::story;
use crate::testkit::{Browser, Seen, TestApp};

fn ready(app: &TestApp) {
    app.app.db.write_now(consent::install).unwrap();
}

fn tagged(app: &TestApp, first: &str, last: &str, unit: &str, tag: &str) -> crate::org::PersonId {
    let id = app.person(first, last, unit);
    let (person, tag, root) = (id.clone(), tag.to_owned(), app.unit("Union"));
    app.app
        .db
        .write_now(move |tx| {
            let tag = people::ensure_tag(tx, &root, &tag)?;
            let kept = people::own(tx, &person)?.unwrap();
            let mut record = kept.record.clone();
            record.tags.insert(tag.to_string());
            people::change_own(tx, &person, kept.version, &record)
        })
        .unwrap();
    id
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn people_of(browser: &Browser<'_>, text: &str) -> Seen {
    browser.get(&format!("/office/segments/people?where={}", encoded(text)))
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

fn told(app: &TestApp, what: &Segments) -> (Ended, String) {
    let mut out = Vec::new();
    let ended = answer(&app.app.db, what, &mut out).unwrap();
    (ended, String::from_utf8(out).unwrap())
}

fn args(asked: &str, unit: Option<&str>, json: bool) -> SegmentArgs {
    SegmentArgs { asked: asked.to_owned(), unit: unit.map(str::to_owned), json }
}

/// The builder's form for `tag = Relais`.
const RELAIS: [(&str, &str); 6] =
    [("d0", "0"), ("g0", "all"), ("d1", "1"), ("c1", "tag"), ("n1", "is"), ("v1", "Relais")];

story! {
    fn a_secretary_builds_a_segment_without_script(app: &TestApp) {
        ready(app);
        tagged(app, "Ana", "Moulin", "Alès", "Relais");
        app.person("Bob", "Dupont", "Alès");
        let browser = app.secretary("Alès");
        browser.get("/office/segments").must_be(200).must_show("Aucun segment enregistré");
        browser.get("/office/segments/new").must_be(200).must_show("3 personnes.");
        // Choosing a criterion, then its value.
        let page = browser.get("/office/segments/new?d0=0&g0=all&d1=1&c1=tag&n1=is&do=count");
        page.must_show("Donnez une valeur").must_show("Relais");
        let page =
            browser.get("/office/segments/new?d0=0&g0=all&d1=1&c1=tag&n1=is&v1=Relais&do=add-0");
        page.must_show("1 personne.").must_show("qui portent l’étiquette");
        assert_eq!(page.select("#conditions [role=group]").len(), 2, "a blank condition was added");
        assert!(page.text().contains("Ciblage"));
        let text = page.select("textarea[name=where]");
        assert_eq!(text, ["tag = Relais"]);
        let group = browser
            .get("/office/segments/new?d0=0&g0=all&d1=1&c1=tag&n1=is&v1=Relais&do=group-0");
        assert_eq!(group.select("fieldset").len(), 2);
        let removed = browser
            .get("/office/segments/new?d0=0&g0=all&d1=1&c1=tag&n1=is&v1=Relais&do=remove-1");
        removed.must_show("3 personnes.");
        // As text, and back.
        let typed = encoded("tag = Relais or (relation = former and not has = email)");
        let page = browser.get(&format!("/office/segments/new?where={typed}"));
        page.must_be(200).must_show("1 personne.");
        assert_eq!(page.select("fieldset").len(), 2);
        let wrong = browser.get(&format!("/office/segments/new?where={}", encoded("tag ~ x")));
        wrong.must_be(422).must_show("n’est pas compris");
        people_of(&browser, "tag = Relais").must_show("Moulin, Ana").must_hide("Dupont");
    }

    fn what_nobody_may_ask_is_named_with_its_reason(app: &TestApp) {
        ready(app);
        let browser = app.secretary("Alès");
        for (text, why) in [
            ("religion = x", "convictions religieuses"),
            ("origine = x", "L’origine est une donnée sensible"),
            ("opinion = x", "Une opinion notée ou devinée"),
            ("age < 17", "ne peut être ciblé"),
        ] {
            let path = format!("/office/segments/new?where={}", encoded(text));
            let page = browser.get(&path);
            page.must_show(why).must_hide("personne.</b>");
            assert_ne!(people_of(&browser, text).must_show(why).status.as_u16(), 200);
        }
    }

    fn a_kept_segment_has_versions_and_goes_to_units_below(app: &TestApp) {
        ready(app);
        tagged(app, "Ana", "Moulin", "Alès", "Relais");
        tagged(app, "Nour", "Ferrières", "Nîmes", "Relais");
        let above = app.secretary("Gard");
        let unnamed = above.post("/office/segments", &RELAIS);
        unnamed.must_be(422).must_show("Donnez un nom au segment");
        let named = [&RELAIS[..], &[("name", "Relais"), ("shared", "on")]].concat();
        let kept = above.post("/office/segments", &named);
        let path = kept.must_lead_to("/office/segments/").location.clone().unwrap();
        above.follow(&kept).must_show("Moulin").must_show("Ferrières").must_show("Version 1");
        above.post("/office/segments", &named).must_be(422).must_show("porte déjà ce nom");
        // Below: the same question, of their own people.
        let below = app.secretary("Alès");
        below.get("/office/segments").must_show("Relais");
        let seen = below.get(&path);
        seen.must_be(200).must_show("Moulin").must_hide("Ferrières").must_show("1 personne.");
        below.post(&path, &named).must_be(404);
        below.post(&format!("{path}/close"), &[]).must_be(404);
        people_of(&below, "not segment = Relais").must_hide("Moulin").must_show("secretary");
        // A new version; one that begins with an older version is refused.
        let mut next = named.clone();
        next.extend([("version", "1"), ("d2", "1"), ("c2", "relation"), ("v2", "former")]);
        above.follow(&above.post(&path, &next)).must_show("Version 2").must_show("Version 1");
        above.post(&path, &next).must_be(422).must_show("entre-temps");
        below.get(&path).must_hide("Moulin");
        // Elsewhere it does not exist.
        let elsewhere = app.secretary("Sète");
        elsewhere.get(&path).must_be(404);
        elsewhere.get("/office/segments").must_hide("Relais");
        people_of(&elsewhere, "segment = Relais").must_be(422).must_show("n’existe pas ici");
        above.post(&format!("{path}/close"), &[]).must_lead_to("/office/segments");
        below.get(&path).must_be(404);
        assert_eq!(count(app, "select count(*) from segment_version"), 2);
    }

    fn people_around_a_commune_are_found(app: &TestApp) {
        ready(app);
        for (last, commune) in [("Moulin", "30007"), ("Cévenol", "30132"), ("Loin", "30189")] {
            let person = app.person("Ana", last, "Alès");
            let address = "insert into person_address (person, position, kind, line_1, line_2,
                line_3, postcode, city, commune, country)
                values ($1, 9, 'home', '', '', '', '', '', $2, '')";
            let db = &app.app.db;
            db.write_now(move |tx| tx.exec(address, &[&person, &commune])).unwrap();
        }
        let browser = app.secretary("Alès");
        let found = people_of(&browser, "near = \"Alès 15 km\"");
        found.must_be(200).must_show("Moulin").must_show("Cévenol").must_hide("Loin");
        let typed = encoded("near = \"Alès 60 km\"");
        let page = browser.get(&format!("/office/segments/new?where={typed}"));
        page.must_show("3 personnes.").must_show("à 60 km au plus de la commune Alès (30)");
        assert_eq!(page.select("textarea[name=where]"), ["near = 30007/60"]);
        assert_eq!(page.attributes("#v1", "value"), ["Alès 60"], "it is shown as it is said");
        let wrong = "/office/segments/new?d0=0&g0=all&d1=1&c1=near&n1=is&v1=Ales&do=count";
        let page = browser.get(wrong);
        assert_eq!(page.must_show("n’est pas une valeur").attributes("#v1", "value"), ["Ales"]);
    }

    fn a_segment_that_names_itself_is_refused(app: &TestApp) {
        ready(app);
        let browser = app.secretary("Alès");
        let named = [&RELAIS[..], &[("name", "A")]].concat();
        tagged(app, "Ana", "Moulin", "Alès", "Relais");
        let path = browser.post("/office/segments", &named).location.unwrap();
        let itself = [
            ("d0", "0"), ("g0", "all"), ("d1", "1"), ("c1", "segment"), ("v1", "A"),
            ("name", "A"), ("version", "1"),
        ];
        browser.post(&path, &itself).must_be(303);
        browser.get(&path).must_be(200).must_show("se contient lui-même");
    }

    fn nobody_of_another_section_is_found_counted_or_listed(app: &TestApp) {
        ready(app);
        let nour = tagged(app, "Nour", "Ferrières", "Nîmes", "Relais");
        let here = app.secretary("Alès");
        let there = app.secretary("Nîmes");
        for text in [
            "", "tag = Relais", "not tag = Relais", "name = ferrieres", "relation = member",
            "reachable = email", "not relation = former", "created within 30 days",
        ] {
            people_of(&here, text).must_be(200).must_hide("Ferrières").must_hide("ferrieres@");
            let page = here.get(&format!("/office/segments/new?where={}", encoded(text)));
            page.must_hide("Ferrières").must_hide("2 personnes.");
        }
        people_of(&here, "unit = Nîmes").must_be(422).must_hide("Ferrières");
        // Neither by a list of theirs, nor by putting an identifier on one's own.
        let theirs = [("p", nour.as_str()), ("name", "Banquet"), ("reason", "Invitations")];
        let path = there.post("/office/lists", &theirs).location.unwrap();
        there.get(&path).must_be(200).must_show("Ferrières");
        for end in ["", "/close"] {
            here.get(&format!("{path}{end}")).must_be(404);
        }
        here.post(&format!("{path}/remove"), &[("p", nour.as_str())]).must_be(404);
        here.post(&format!("{path}/close"), &[]).must_be(404);
        people_of(&here, "list = Banquet").must_be(422).must_hide("Ferrières");
        let mine = here.post("/office/lists", &theirs);
        here.follow(&mine).must_be(200).must_hide("Ferrières").must_show("0 personne");
        let drawn = [("where", "not has = phone"), ("wanted", "50"), ("reason", "Bureau de vote")];
        here.follow(&here.post("/office/draws", &drawn)).must_be(200).must_hide("Ferrières");
        let draw = there.post("/office/draws", &drawn).location.unwrap();
        there.get(&draw).must_show("Ferrières");
        here.get(&draw).must_be(404);
        let (_, listed) = told(app, &Segments::List(args("", Some("Alès"), true)));
        assert!(!listed.contains("Ferrières") && listed.contains("secretary"), "{listed}");
    }

    fn a_list_keeps_the_people_of_one_moment(app: &TestApp) {
        ready(app);
        let ana = tagged(app, "Ana", "Moulin", "Alès", "Relais");
        let bob = tagged(app, "Bob", "Dupont", "Alès", "Relais");
        let browser = app.secretary("Alès");
        let bare = [("where", "tag = Relais"), ("name", "Banquet"), ("reason", "x")];
        browser.post("/office/lists", &bare).must_be(422).must_show("Dites à quoi cela sert");
        let asked = [("where", "tag = Relais"), ("name", "Banquet"), ("reason", "Invitations")];
        let made = browser.post("/office/lists", &asked);
        let path = made.location.clone().unwrap();
        browser.follow(&made).must_show("Moulin").must_show("Dupont").must_show("2 personnes");
        browser.post("/office/lists", &asked).must_be(422).must_show("porte déjà ce nom");
        let lines = "select count(*) from access_line where act = 'selected'
            and reason = 'Invitations'";
        assert_eq!(count(app, lines), 2);
        app.signed_in(&ana).get("/me/access").must_show("Invitations");
        // Who comes later is not on it.
        tagged(app, "Cleo", "Tard", "Alès", "Relais");
        browser.get(&path).must_hide("Tard");
        let later = people_of(&browser, "tag = Relais and not list = Banquet");
        later.must_show("Tard").must_hide("Moulin");
        browser.post(&format!("{path}/remove"), &[("p", bob.as_str())]).must_be(303);
        browser.get(&path).must_hide("Dupont");
        // Ticked people are put on it, once.
        let ticked = [("p", bob.as_str()), ("p", ana.as_str())];
        let bare = browser.post("/office/lists", &ticked);
        bare.must_be(422).must_show("2 personnes choisies");
        let id = path.rsplit('/').next().unwrap().to_owned();
        let put = [&ticked[..], &[("list", id.as_str()), ("reason", "Retour")]].concat();
        browser.post("/office/lists", &put).must_lead_to(&path);
        browser.get(&path).must_show("Dupont").must_show("2 personnes");
        // Erasing and merging.
        let (from, into) = (bob.clone(), ana.clone());
        app.app.db.write_now(move |tx| crate::segments::store::merge(tx, &from, &into)).unwrap();
        assert_eq!(count(app, "select count(*) from people_list_entry"), 1);
        let person = ana.clone();
        let told = app.app.db.read_now(move |tx| crate::segments::store::export(tx, &person));
        assert_eq!(told.unwrap()["lists"][0]["list"], "Banquet");
        let person = ana.clone();
        app.app.db.write_now(move |tx| crate::segments::store::erase(tx, &person)).unwrap();
        browser.get(&path).must_hide("Moulin").must_show("0 personne");
        browser.get(&format!("{path}/close")).must_be(200);
        browser.post(&format!("{path}/close"), &[]).must_lead_to("/office/segments");
        browser.get(&path).must_be(404);
        app.officer("chair", "Alès").post("/office/lists", &asked).must_be(403);
    }

    fn a_draw_by_lot_says_who_drew_and_can_be_checked(app: &TestApp) {
        ready(app);
        for last in ["Un", "Deux", "Trois", "Quatre", "Cinq"] {
            tagged(app, "Ana", last, "Alès", "Relais");
        }
        let browser = app.secretary("Alès");
        let asked = [("where", "tag = Relais"), ("wanted", "2"), ("reason", "Bureau de vote")];
        let none = [("where", "tag = Relais"), ("wanted", "0"), ("reason", "Bureau de vote")];
        browser.post("/office/draws", &none).must_lead_to("/office/segments");
        let page = browser.follow(&browser.post("/office/draws", &asked));
        page.must_be(200).must_show("2 à tirer parmi 5").must_show("Bureau de vote");
        assert_eq!(page.select("tbody tr").len(), 2);
        browser.get("/office/segments").must_show("Bureau de vote");
        let (seed, drawn, all) = app
            .app
            .db
            .read_now(|tx| {
                let seed: String = tx.one("select seed from draw", &[])?;
                let drawn: Vec<(String,)> =
                    tx.rows("select person from draw_entry order by place", &[])?;
                let all: Vec<(String,)> = tx.rows("select person from person_tag", &[])?;
                Ok((seed, drawn, all))
            })
            .unwrap();
        let mut lot = crate::segments::rules::Lot::new(seed, 2);
        all.iter().for_each(|(id,)| lot.add(id));
        let drawn: Vec<String> = drawn.into_iter().map(|(id,)| id).collect();
        assert_eq!(lot.drawn(), (drawn.clone(), 5));
        // Two records of one person count once, and leave with it.
        let [first, second] = [0, 1].map(|at| crate::org::PersonId::parse(&drawn[at]).unwrap());
        let (from, into) = (first, second.clone());
        app.app.db.write_now(move |tx| crate::segments::store::merge(tx, &from, &into)).unwrap();
        assert_eq!(count(app, "select count(*) from draw_entry"), 1);
        app.app.db.write_now(move |tx| crate::segments::store::erase(tx, &second)).unwrap();
        assert_eq!(count(app, "select count(*) from draw_entry"), 0);
    }

    fn the_command_line_counts_and_lists(app: &TestApp) {
        ready(app);
        tagged(app, "Ana", "Moulin", "Alès", "Relais");
        app.person("Bob", "Dupont", "Nîmes");
        let (ended, counted) = told(app, &Segments::Count(args("tag = Relais", None, true)));
        assert_eq!(ended, Ended::Done);
        let counted: serde_json::Value = serde_json::from_str(&counted).unwrap();
        assert_eq!(counted["people"]["total"], 1);
        assert_eq!(counted["people"]["email"], 1);
        assert_eq!(counted["class"], "targeting");
        assert_eq!(counted["where"], "tag = Relais");
        let (_, plain) = told(app, &Segments::Count(args("", Some("Nîmes"), false)));
        assert!(plain.contains("Toutes les personnes") && plain.contains("1 personne"), "{plain}");
        let (_, listed) = told(app, &Segments::List(args("tag = Relais", None, false)));
        assert!(listed.starts_with("Moulin Ana\tAlès\tana.moulin@example.org"), "{listed}");
        for wrong in ["tag =", "religion = x", "tag = Absent"] {
            let (ended, _) = told(app, &Segments::Count(args(wrong, None, false)));
            assert!(matches!(ended, Ended::Refused(_)), "{wrong}");
        }
        let (ended, _) = told(app, &Segments::List(args("", Some("Absent"), false)));
        assert!(matches!(ended, Ended::Refused(_)));
    }

    fn every_answer_that_is_offered_is_understood(app: &TestApp) {
        ready(app);
        tagged(app, "Ana", "Moulin", "Alès", "Relais");
        let texts = app.app.texts.clone();
        app.app
            .db
            .read_now(move |tx| {
                let scope = crate::org::Scope::of_the_house(tx)?;
                let speaker =
                    Speaker { texts: &texts, language: kernel::text::Language::French };
                for one in crate::features::criteria() {
                    let crate::criterion::Takes::Known(answers) = one.takes else { continue };
                    for answer in answers(tx, &scope, &speaker)? {
                        let text = format!("{} = \"{}\"", one.name, answer.value);
                        let tree = crate::segments::parse(&text).unwrap();
                        crate::segments::ask(tx, &scope, &tree)?.unwrap();
                        assert!(!answer.label.contains('⟦'), "{}", answer.label);
                    }
                }
                Ok(())
            })
            .unwrap();
    }
}
