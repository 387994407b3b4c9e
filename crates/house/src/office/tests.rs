//! Stories of the office, through the front door, on both engines.

use kernel::text::Language;
use kernel::time::DAY_MS;
use kernel::view::{Organisation, Shell};

use crate::org::{self, MandateState, Right, Rights, Scope, UnitMatch};
use crate::story;
use crate::testkit::TestApp;

/// A one-pixel-like picture: only its first bytes matter to us.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";

/// The settings as a form that changes nothing.
const SETTINGS: [(&str, &str); 6] = [
    ("name", "Union des quartiers"),
    ("hue", "205"),
    ("chroma", "0,06"),
    ("accent-hue", "84"),
    ("accent-chroma", "0.155"),
    ("corner", "3"),
];

/// Those fields with one replaced.
fn settings(name: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    SETTINGS.iter().map(|(key, kept)| (*key, if *key == name { value } else { kept })).collect()
}

/// The house's own reach, to look at what was written.
fn with<T: Send + 'static>(
    app: &TestApp,
    mut read: impl FnMut(&mut kernel::db::Tx<'_>) -> kernel::Result<T> + Send + 'static,
) -> T {
    app.app.db.write_now(move |tx| read(tx)).unwrap()
}

/// Every mandate of a person, newest first.
fn mandates_of(app: &TestApp, person: &org::PersonId) -> Vec<org::Mandate> {
    let person = person.clone();
    with(app, move |tx| org::mandates_of(tx, &person))
}

story! {
    fn every_page_prints_in_both_languages(app: &TestApp) {
        for sample in crate::office::pages::samples() {
            for language in [Language::French, Language::English] {
                let organisation = Organisation {
                    name: "Union".to_owned(),
                    logo: None,
                    theme_css: "/theme.css".to_owned(),
                };
                let shell = Shell::new(language, organisation, "/office");
                let page = sample.render(&app.app.view, &shell);
                assert!(page.is_ok(), "{}: {:?}", sample.name, page.err());
            }
        }
    }

    fn the_dashboard_says_the_figure_in_a_sentence(app: &TestApp) {
        app.person("Nadia", "Ferhat", "Nîmes");
        let secretary = app.secretary("Alès");
        let page = secretary.get("/office");
        page.must_be(200).must_show("<b>1 personne</b> dans cette unité").must_hide("Nîmes");
        let federation = app.officer("federation-officer", "Gard").get("/office");
        federation.must_show("<b>3 personnes</b>").must_show("Nîmes").must_hide("Sète");
    }

    fn an_officer_chooses_a_unit_below_their_mandate(app: &TestApp) {
        let officer = app.officer("federation-officer", "Gard");
        officer.get("/office/scope").must_show("Alès").must_hide("Sète");
        let ales = app.unit("Alès");
        officer.post("/office/scope", &[("unit", ales.as_str())]).must_lead_to("/office");
        assert_eq!(officer.get("/office").select(".scope b"), ["Alès"]);
        let sete = app.unit("Sète");
        officer.post("/office/scope", &[("unit", sete.as_str())]).must_be(404);
    }

    fn nobody_sees_or_changes_units_outside_their_scope(app: &TestApp) {
        let secretary = app.secretary("Alès");
        let (gard, nimes) = (app.unit("Gard"), app.unit("Nîmes"));
        secretary.get(&format!("/office/units/{nimes}")).must_be(404);
        secretary.get("/office/units/rien").must_be(404);
        let above = secretary.get(&format!("/office/units/{gard}"));
        above.must_be(200).must_show("au-dessus de la vôtre").must_hide("Nîmes");
        for (path, fields) in [
            ("edit", vec![("name", "Pris"), ("kind", "section")]),
            ("add", vec![("name", "Pris"), ("kind", "section")]),
            ("move", vec![("to", nimes.as_str())]),
            ("close", vec![]),
            ("claims", vec![("add", "commune:30007")]),
        ] {
            for unit in [&gard, &nimes] {
                secretary.post(&format!("/office/units/{unit}/{path}"), &fields).must_be(404);
            }
        }
        let ales = app.unit("Alès");
        let chair = app.officer("chair", "Alès");
        let refused = chair.post(&format!("/office/units/{ales}/edit"), &[("name", "Pris")]);
        refused.must_be(403).must_show("Gérer les unités");
    }

    fn a_unit_is_added_renamed_moved_and_closed(app: &TestApp) {
        let officer = app.officer("secretary", "Gard");
        let (gard, ales) = (app.unit("Gard"), app.unit("Alès"));
        let add = format!("/office/units/{gard}/add");
        officer.post(&add, &[("name", ""), ("kind", "section")]).must_be(422);
        let added = officer.post(&add, &[("name", "Uzès"), ("kind", "section")]);
        added.must_lead_to("/office/units/");
        let path = added.location.clone().unwrap();
        let fields = [("name", "Uzège"), ("kind", "group"), ("aliases", "Uzès\nPays d'Uzès")];
        officer.post(&format!("{path}/edit"), &fields).must_lead_to(&path);
        officer.follow(&added).must_show("Uzège").must_show("pays d uzes").must_show("Groupe");
        let id = org::UnitId::parse(path.rsplit('/').next().unwrap()).unwrap();
        officer.post(&format!("{path}/move"), &[("to", ales.as_str())]).must_lead_to(&path);
        let moved = id.clone();
        let above = with(app, move |tx| org::units_above(tx, &moved));
        assert_eq!(above, [id.clone(), ales.clone(), gard.clone(), app.unit("Union")]);
        let under = format!("/office/units/{ales}/move");
        let refused = officer.post(&under, &[("to", id.as_str())]);
        refused.must_be(422).must_show("rangée sous elle-même");
        officer.post(&format!("/office/units/{ales}/close"), &[]).must_be(422);
        officer.post(&format!("{path}/close"), &[]).must_lead_to("/office/units");
        officer.get(&path).must_be(404);
    }

    fn a_unit_with_people_or_units_is_not_closed(app: &TestApp) {
        app.person("Nadia", "Ferhat", "Nîmes");
        let officer = app.officer("administrator", "Union");
        let (gard, nimes, union) = (app.unit("Gard"), app.unit("Nîmes"), app.unit("Union"));
        let close = |unit| officer.post(&format!("/office/units/{unit}/close"), &[]);
        close(&nimes).must_be(422).must_show("encore des personnes");
        close(&gard).must_be(422).must_show("encore des unités");
        close(&union).must_be(422).must_show("ne se ferme pas");
        let path = format!("/office/units/{union}/move");
        let refused = officer.post(&path, &[("to", gard.as_str())]);
        refused.must_be(422).must_show("ne se déplace pas");
    }

    fn the_most_precise_claim_wins_then_the_deepest_unit(app: &TestApp) {
        let (gard, ales, nimes) = (app.unit("Gard"), app.unit("Alès"), app.unit("Nîmes"));
        let officer = app.officer("secretary", "Gard");
        let claim = |unit: &org::UnitId, value: &str| {
            officer.post(&format!("/office/units/{unit}/claims"), &[("add", value)]).status
        };
        assert_eq!(claim(&gard, "department:30"), 303);
        assert_eq!(claim(&gard, "postcode:30100"), 303);
        assert_eq!(claim(&ales, "commune:99999"), 404);
        let place = |commune: Option<&'static str>, postcode: &'static str| {
            with(app, move |tx| org::unit_for_place(tx, commune, Some(postcode), Some("30")))
        };
        assert_eq!(place(Some("30007"), "30100"), Some(gard.clone()));
        assert_eq!(claim(&ales, "postcode:30100"), 303);
        assert_eq!(place(None, "30100"), Some(ales.clone()), "the deepest unit wins");
        assert_eq!(claim(&nimes, "commune:30007"), 303);
        assert_eq!(place(Some("30007"), "30100"), Some(nimes), "a commune beats a postcode");
        assert_eq!(place(None, "30000"), Some(gard), "the department is the last resort");
        assert_eq!(claim(&ales, "commune:30007"), 303);
        assert_eq!(place(Some("30007"), "30100"), None, "a tie gives nobody");
        let remove = [("remove", "commune:30007")];
        officer.post(&format!("/office/units/{ales}/claims"), &remove).must_be(303);
        officer.get(&format!("/office/units/{ales}/claims?q=Uz%C3%A8s")).must_show("30334");
    }

    fn written_names_of_sections_find_their_unit(app: &TestApp) {
        with(app, |tx| {
            let root = org::root(tx)?.id;
            let gard = org::units_below(tx, &root, 1, 9)?.into_iter().find(|u| u.name == "Gard");
            let gard = gard.unwrap().id;
            for name in ["Laudun-l'Ardoise", "Le Grau-du-Roi", "Les Angles"] {
                org::add_unit(tx, Some(&gard), "section", name)?;
            }
            for written in [
                "LAUDUN-L'ARDOISE", "Laudun l'Ardoise", "Laudun-l'Ardoise ",
                "Sect. Laudun-l'Ardoise", "Section de Laudun-l'Ardoise",
                "LE GRAU-DU-ROI", "Le Grau du Roi", "Section de Le Grau-du-Roi",
                "section LES ANGLES", "Sect. Les Angles", "ales", "Section de Alès",
                "section NÎMES", "Gard > Nîmes", "Fédération du Gard",
            ] {
                let found = org::match_unit(tx, &root, written)?;
                assert!(matches!(found, UnitMatch::One(_)), "{written}: {found:?}");
            }
            assert_eq!(org::match_unit(tx, &root, "Paris")?, UnitMatch::Unknown);
            let herault = org::match_unit(tx, &root, "Hérault")?;
            let UnitMatch::One(herault) = herault else { panic!() };
            org::add_unit(tx, Some(&herault), "section", "Les Angles")?;
            assert_eq!(org::match_unit(tx, &root, "Les Angles")?, UnitMatch::Several);
            Ok(())
        });
    }

    fn rights_end_with_the_last_day_of_the_mandate(app: &TestApp) {
        let officer = app.secretary("Alès");
        let treasurer = app.person("Odile", "Vasseur", "Alès");
        let today = app.clock.now();
        let last = today.plus_ms(DAY_MS).day_text();
        let found = officer.get("/office/mandates/new?q=vasseur");
        found.must_show("Odile Vasseur");
        let unit = app.unit("Alès");
        let recorded = officer.post("/office/mandates/new", &[
            ("person", treasurer.as_str()), ("role", "treasurer"), ("unit", unit.as_str()),
            ("starts_on", &today.day_text()), ("ends_on", &last), ("decision", "AG"),
        ]);
        recorded.must_lead_to("/office/mandates/");
        officer.follow(&recorded).must_show("Odile Vasseur").must_show("Tenir la trésorerie");
        let browser = app.signed_in(&treasurer);
        browser.get("/office").must_be(200);
        app.clock.advance_ms(DAY_MS);
        browser.get("/office").must_be(200);
        app.clock.advance_ms(DAY_MS);
        browser.get("/office").must_be(404);
        officer.get("/office/mandates").must_hide("Odile Vasseur");
        officer.get("/office/mandates?state=over").must_show("Odile Vasseur");
    }

    fn a_mandate_is_refused_by_name(app: &TestApp) {
        let officer = app.secretary("Alès");
        let person = app.person("Odile", "Vasseur", "Alès");
        let stranger = app.person("Yanis", "Sylla", "Sète");
        let (ales, gard) = (app.unit("Alès"), app.unit("Gard"));
        let record = |who: &org::PersonId, role: &str, unit: &org::UnitId, ends: &str| {
            officer.post("/office/mandates/new", &[
                ("person", who.as_str()), ("role", role), ("unit", unit.as_str()),
                ("starts_on", "24/11/2026"), ("ends_on", ends), ("decision", "AG"),
            ])
        };
        let own = with(app, {
            let ales = ales.clone();
            move |tx| {
                let house = Scope::of_the_house(tx)?;
                let scope = house.narrowed(tx, &ales)?.unwrap();
                let days = ("2026-11-24", "2026-11-24");
                let day = tx.now().day_text();
                let days = if days.0 < day.as_str() { (day.as_str(), day.as_str()) } else { days };
                Ok(org::mandates_in(tx, &scope, MandateState::Open, days, 9)?.remove(0).person)
            }
        });
        record(&own, "chair", &ales, "").must_be(422).must_show("à vous-même");
        let refused = record(&person, "administrator", &ales, "");
        refused.must_be(422).must_show("droits que vous n’avez pas");
        let refused = record(&person, "chair", &ales, "2026-11-23");
        refused.must_be(422).must_show("après le premier").must_show("2026-11-23");
        record(&person, "chair", &ales, "hier").must_be(422).must_show("24/11/2026");
        record(&person, "chair", &gard, "").must_be(404);
        record(&stranger, "chair", &ales, "").must_be(404);
        officer.get("/office/mandates/new?q=sylla").must_hide("Yanis");
        record(&person, "chair", &ales, "").must_lead_to("/office/mandates/");
    }

    fn a_delegation_ends_with_the_mandate_it_comes_from(app: &TestApp) {
        let giver = app.person("Colette", "Moulin", "Alès");
        let other = app.person("Odile", "Vasseur", "Alès");
        app.mandate(&giver, "secretary", "Alès");
        let mandate = mandates_of(app, &giver).remove(0).id;
        let officer = app.signed_in(&giver);
        let path = format!("/office/mandates/{mandate}/delegate");
        officer.get(&format!("{path}?q=vas")).must_show("Odile Vasseur");
        let until = app.clock.now().plus_ms(30 * DAY_MS).day_text();
        let give = |right: &str| {
            let who = other.as_str();
            officer.post(&path, &[("person", who), ("right", right), ("ends_on", &until)])
        };
        give("settings").must_be(422).must_show("droits que vous n’avez pas");
        give("").must_be(422).must_show("au moins un droit");
        give("read-people").must_lead_to("/office/mandates");
        let delegated = mandates_of(app, &other).remove(0);
        assert_eq!(delegated.rights, Rights::of(&[Right::ReadPeople]));
        let browser = app.signed_in(&other);
        browser.get("/office").must_be(200);
        browser.get("/office/mandates/new").must_be(403);
        let again = format!("/office/mandates/{}/delegate", delegated.id);
        let refused = browser.post(&again, &[
            ("person", giver.as_str()), ("right", "read-people"), ("ends_on", &until),
        ]);
        refused.must_be(422).must_show("ne se délègue pas");
        let today = app.clock.now().day_text();
        let ended = officer.post(&format!("/office/mandates/{mandate}/end"), &[
            ("last_day", &today), ("reason", "Démission"),
        ]);
        ended.must_lead_to("/office/mandates");
        browser.get("/office").must_be(200);
        app.clock.advance_ms(DAY_MS);
        browser.get("/office").must_be(404);
        officer.get("/office").must_be(404);
    }

    fn roles_and_kinds_belong_to_who_sets_up_the_organisation(app: &TestApp) {
        app.secretary("Alès").get("/office/roles").must_be(403);
        app.secretary("Alès").post("/office/kinds", &[("name_fr", "X")]).must_be(403);
        let admin = app.officer("administrator", "Union");
        admin.post("/office/roles", &[("name_fr", "Référente"), ("name_en", "")]).must_be(422)
            .must_show("Référente");
        admin.post("/office/roles", &[
            ("name_fr", "Référente"), ("name_en", "Contact"), ("right", "totals"),
        ]).must_lead_to("/office/roles");
        admin.get("/office/roles").must_show("Référente");
        admin.post("/office/roles/chair/retire", &[]).must_lead_to("/office/roles");
        admin.post("/office/roles/chair/retire", &[]).must_be(404);
        admin.post("/office/kinds", &[("name_fr", "Comité local"), ("name_en", "Committee")])
            .must_lead_to("/office/kinds");
        admin.get("/office/kinds").must_show("Comité local");
    }

    fn what_all_units_share_is_changed_from_the_top_alone(app: &TestApp) {
        let below = app.officer("administrator", "Alès");
        for path in ["/office/settings", "/office/roles", "/office/kinds", "/office/upkeep"] {
            below.get(path).must_be(403);
            below.get("/office").must_hide(&format!("href=\"{path}\""));
        }
        below.post("/office/roles/chair/retire", &[]).must_be(403);
        below.post("/office/settings", &settings("hue", "345")).must_be(403);
        let top = app.officer("administrator", "Union");
        top.get("/office").must_show("href=\"/office/settings\"");
        // Working in a section takes nothing from a mandate at the top.
        let ales = app.unit("Alès");
        top.post("/office/scope", &[("unit", ales.as_str())]).must_be(303);
        top.get("/office/settings").must_be(200);
    }

    fn settings_are_kept_within_their_ranges(app: &TestApp) {
        app.secretary("Alès").get("/office/settings").must_be(403);
        let admin = app.officer("administrator", "Union");
        for (field, value) in [
            ("hue", "400"), ("chroma", "0,5"), ("accent-chroma", "0.01"), ("corner", "99"),
            ("hue", "bleu"),
        ] {
            let refused = admin.post("/office/settings", &settings(field, value));
            refused.must_be(422).must_show("Erreur").must_show(&format!("value=\"{value}\""));
        }
        app.browser().get("/theme.css").must_show("--hue: 205;");
        let saved = admin.post("/office/settings", &settings("hue", "345"));
        saved.must_lead_to("/office/settings");
        let theme = app.browser().get("/theme.css");
        theme.must_show("--hue: 345;");
        assert_eq!(theme.headers["content-type"], "text/css; charset=utf-8");
    }

    fn only_the_front_page_of_the_office_is_its_front_page(app: &TestApp) {
        let head = app.officer("administrator", "Union");
        let here = |path: &str| {
            let page = head.get(path);
            page.must_be(200).attributes("nav a[aria-current=page][href^='/office']", "href")
        };
        assert_eq!(here("/office").first().map(String::as_str), Some("/office"));
        for path in ["/office/tags", "/office/scope", "/office/roles"] {
            assert!(!here(path).contains(&"/office".to_owned()), "{path}");
        }
        assert!(here("/office/mandates/new").contains(&"/office/mandates".to_owned()));
    }

    fn who_answers_for_the_site_is_said_from_the_office(app: &TestApp) {
        app.secretary("Alès").get("/office/legal").must_be(403).must_show("maillage@localhost");
        app.officer("administrator", "Alès").post("/office/legal", &[]).must_be(403);
        let admin = app.officer("administrator", "Union");
        admin.get("/office/settings").must_show("href=\"/office/legal\"");
        let notice = |contact: &'static str| {
            [("contact", contact), ("seat", "4 place Gabriel-Péri"), ("host", "Les hébergeurs")]
        };
        let refused = admin.post("/office/legal", &notice("bonjour"));
        refused.must_be(422).must_show("Gabriel-Péri").must_show("contact@exemple.fr");
        admin.post("/office/legal", &notice("bonjour@example.org")).must_lead_to("/office/legal");
        let page = admin.get("/office/legal");
        page.must_show("bonjour@example.org").must_show("Les hébergeurs");
        let refused = app.secretary("Alès").get("/office/legal");
        refused.must_be(403).must_show("bonjour@example.org").must_hide("maillage@localhost");
    }

    fn a_logo_is_a_picture_and_nothing_else(app: &TestApp) {
        let admin = app.officer("administrator", "Union");
        app.browser().get("/logo").must_be(404);
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        let large = [PNG, &[0; 210_000]].concat();
        for content in [&svg[..], b"<!doctype html><script>", b"GIF89a", &large] {
            admin.upload("/office/settings", &SETTINGS, ("logo", "logo.png", content)).must_be(422);
        }
        app.browser().get("/logo").must_be(404);
        let sent = admin.upload("/office/settings", &SETTINGS, ("logo", "logo.svg", PNG));
        sent.must_lead_to("/office/settings");
        let logo = app.browser().get("/logo");
        assert_eq!(logo.headers["content-type"], "image/png");
        assert_eq!(logo.headers["x-content-type-options"], "nosniff");
        assert_eq!(logo.body, PNG);
        admin.get("/office/settings").must_show("/logo?v=");
    }

    fn the_demonstration_has_federations_and_sections(app: &TestApp) {
        with(app, |tx| {
            let mut demo = crate::feature::Demo::new(7, 0);
            (org::FEATURE.demo)(tx, &mut demo)?;
            let units = org::demo_units(tx)?;
            assert_eq!(units.first().unwrap().1, "national");
            let sections = units.iter().filter(|(_, kind)| kind == "section").count();
            assert_eq!(sections, 63, "sixty, and the three of the stories");
            let place = org::unit_for_place(tx, Some("30334"), None, None)?;
            assert_eq!(org::unit(tx, &place.unwrap())?.unwrap().name, "Uzès");
            Ok(())
        });
    }

    fn an_erased_person_leaves_the_mandate_without_a_name(app: &TestApp) {
        let person = app.person("Colette", "Moulin", "Alès");
        app.mandate(&person, "secretary", "Alès");
        let crate::feature::PersonalData::Held(held) = &org::FEATURE.personal_data else {
            panic!()
        };
        let (export, erase) = (held.export, held.erase);
        let timeline = org::FEATURE.timeline.unwrap();
        let (asked, erased) = (person.clone(), person.clone());
        let told = with(app, move |tx| Ok((export(tx, &asked)?, timeline(tx, &asked, 9)?.len())));
        assert_eq!(told.0["mandates"][0]["role"], "Secrétaire");
        assert_eq!(told.1, 1);
        with(app, move |tx| erase(tx, &erased));
        assert!(mandates_of(app, &person).is_empty());
        let officer = app.secretary("Alès");
        officer.get("/office/mandates").must_hide("Moulin").must_show("Nom effacé");
    }
}
