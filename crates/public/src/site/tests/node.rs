//! Stories of the node's own pages.

use std::sync::Arc;

use kernel::db::Tx;
use kernel::text::{Language, Texts};
use kernel::view::{Organisation, Shell, View};

use crate::features;
use crate::org;
use crate::story;
use crate::testkit::TestApp;

fn set(app: &TestApp, name: &'static str, value: &'static str) {
    let set = move |tx: &mut Tx<'_>| org::set(tx, name, value, None);
    app.app.db.write_now(set).unwrap();
    app.clock.advance_ms(11_000);
}

story! {
    fn a_visitor_finds_the_way_in(app: &TestApp) {
        let home = app.browser().get("/");
        home.must_be(200).must_show("Union des quartiers").must_hide("/demo");
        assert_eq!(home.select("h1"), ["Union des quartiers"]);
        assert_eq!(home.attributes("main a.btn.main", "href"), ["/me"]);
        app.browser().get("/me").must_lead_to("/sign-in?back=%2Fme");
        for path in home.attributes("footer nav a", "href") {
            app.browser().get(&path).must_be(200).must_show("Union des quartiers");
        }
        for path in ["/privacy", "/legal", "/accessibility"] {
            assert!(home.attributes("footer nav a", "href").contains(&path.to_owned()), "{path}");
        }
    }

    fn a_guest_reads_english(app: &TestApp) {
        let browser = app.browser();
        browser.post("/preferences", &[("language", "en"), ("back", "/")]).must_lead_to("/");
        for (path, words) in [
            ("/", "Enter my space"),
            ("/legal", "Legal notice"),
            ("/privacy", "Your rights"),
            ("/accessibility", "by keyboard"),
        ] {
            browser.get(path).must_be(200).must_show(words);
        }
    }

    fn the_legal_page_says_what_is_set_and_nothing_else(app: &TestApp) {
        let legal = app.browser().get("/legal");
        legal.must_be(200).must_show("maillage@localhost").must_hide("Siège").must_hide("héberge");
        set(app, "contact", "bonjour@example.org");
        set(app, "legal-seat", "4 place Gabriel-Péri, 30100 Alès");
        set(app, "legal-host", "Association des hébergeurs");
        let legal = app.browser().get("/legal");
        legal.must_show("4 place Gabriel-Péri").must_show("Association des hébergeurs");
        legal.must_show("bonjour@example.org").must_hide("maillage@localhost");
        legal.must_hide("Direction de la publication");
    }

    fn the_privacy_page_tells_what_features_declare(app: &TestApp) {
        app.browser().get("/privacy").must_show("Les demandes de connexion sont effacées");
    }
}

#[test]
fn every_page_speaks_both_languages() {
    crate::features::install(crate::FAMILIES);
    let texts = Arc::new(Texts::new(&features::texts()).unwrap());
    let view = View::new(&features::templates(), &texts);
    for feature in [&crate::accounts::FEATURE, &crate::site::FEATURE] {
        for (sample, language) in
            (feature.pages)().iter().flat_map(|page| Language::ALL.map(|one| (page, one)))
        {
            let organisation = Organisation {
                name: "Union des quartiers".to_owned(),
                logo: None,
                theme_css: "/theme.css".to_owned(),
            };
            let shell = Shell { demo: true, ..Shell::new(language, organisation, "/") };
            let html = sample.render(&view, &shell).unwrap();
            let page = scraper::Html::parse_document(&html);
            let count = |css: &str| page.select(&scraper::Selector::parse(css).unwrap()).count();
            assert_eq!(count("h1"), 1, "{}", sample.name);
            assert_eq!(count("main button:empty, main a:empty"), 0, "{}", sample.name);
        }
    }
}
