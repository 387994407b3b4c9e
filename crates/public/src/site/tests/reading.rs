//! What everybody reads: home, lists, feeds, search, aliases; and whom a page is for.

use super::{opened, published};
use crate::story;
use crate::testkit::TestApp;

story! {
    fn the_organisation_has_its_own_words_on_its_home(app: &TestApp) {
        let national = app.officer("administrator", "Union");
        app.browser().get("/").must_show("retrouvent leur section").must_hide("subnav");
        let body = "Bonjour.\n\n[[actualités 2]]\n\n[[sections]]";
        published(&national, "home", "Des quartiers qui se parlent", body, "public");
        published(&national, "news", "Le congrès à Lille", "Trois jours.", "public");
        opened(app, "Gard", "gard");
        opened(app, "Alès", "ales");
        let home = app.browser().get("/");
        home.must_be(200).must_hide("retrouvent leur section");
        assert_eq!(home.select("h1"), ["Des quartiers qui se parlent"]);
        assert_eq!(home.attributes(".prose a[href^='/u/']", "href"), ["/u/gard"]);
        let news = home.attributes(".prose a[href^='/news/']", "href");
        assert_eq!(news, ["/news/le-congres-a-lille"]);
        let gard = app.browser().get("/u/gard");
        gard.must_show("/u/ales").must_show("Union");
        let again = [("kind", "home"), ("title", "Deux"), ("body", ""), ("access", "public")];
        national.post("/office/site/pages/new", &again).must_be(422).must_show("déjà son accueil");
    }

    fn pages_are_read_by_whom_they_are_for(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        published(&secretary, "page", "Compte rendu", "Réunion fermée", "members");
        published(&secretary, "page", "Pour le bureau", "Affaires du bureau", "officers");
        published(&secretary, "news", "Fête des membres", "Entre nous", "members");
        let here = app.signed_in(&app.person("Chloé", "Membre", "Alès"));
        let elsewhere = app.signed_in(&app.person("Denis", "Membre", "Sète"));
        let former = app.signed_in(&app.former("Élie", "Ancien", "Alès", "2026-01-01"));
        let above = app.officer("bureau", "Gard");
        let beside = app.officer("bureau", "Nîmes");
        let stranger = app.browser();
        for (who, members, officers) in [
            (&stranger, 404, 404),
            (&elsewhere, 404, 404),
            (&former, 404, 404),
            (&beside, 404, 404),
            (&here, 200, 404),
            (&above, 200, 200),
            (&secretary, 200, 200),
        ] {
            who.get("/u/ales/pages/compte-rendu").must_be(members);
            who.get("/u/ales/news/fete-des-membres").must_be(members);
            who.get("/u/ales/pages/pour-le-bureau").must_be(officers);
            let list = who.get("/u/ales/news");
            assert_eq!(list.text().contains("Fête des membres"), members == 200, "{list}");
        }
        let (hidden, none) = (
            stranger.get("/u/ales/pages/compte-rendu"),
            stranger.get("/u/ales/pages/compte-rendX"),
        );
        let plain = |text: String| text.replace("compte-rendu", "-").replace("compte-rendX", "-");
        assert_eq!(plain(hidden.text()), plain(none.text()), "the same answer as if it were not");
        for path in ["/feeds/u/ales/news.atom", "/feeds/u/ales/news.json", "/sitemap.xml",
            "/search?q=fete", "/search?q=reunion", "/u/ales"] {
            stranger.get(path).must_be(200).must_hide("Fête").must_hide("fete-des")
                .must_hide("compte-rendu").must_hide("fermée");
        }
        let lead = stranger.get("/sign-in?back=%2Fu%2Fales%2Fpages%2Fcompte-rendu");
        lead.must_be(200);
    }

    fn news_is_listed_page_by_page_and_fed(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        for number in 1..=52 {
            let title = format!("Nouvelle numéro {number}");
            published(&secretary, "news", &title, "Texte & « suite » <b>", "public");
            app.clock.advance_ms(1_000);
        }
        let first = app.browser().get("/u/ales/news");
        assert_eq!(first.select("main li h2").len(), 50);
        assert_eq!(first.select("main li h2")[0], "Nouvelle numéro 52");
        let next = first.attributes("a[rel=next]", "href");
        let second = app.browser().get(&next[0]);
        assert_eq!(second.select("main li h2"), ["Nouvelle numéro 2", "Nouvelle numéro 1"]);
        app.browser().get("/u/ales/news?after=x~y").must_be(200);
        let atom = app.browser().get("/feeds/u/ales/news.atom");
        atom.must_be(200).must_show("<title>Nouvelle numéro 52</title>");
        atom.must_show("&lt;p&gt;Texte &amp;amp; « suite »").must_hide("<p>");
        assert_eq!(atom.headers["content-type"], "application/atom+xml; charset=utf-8");
        assert_eq!(atom.text().matches("<entry>").count(), 20);
        let json = app.browser().get("/feeds/u/ales/news.json");
        let feed: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
        assert_eq!(feed["items"].as_array().unwrap().len(), 20);
        assert_eq!(feed["items"][0]["url"], "http://test/u/ales/news/nouvelle-numero-52");
        app.browser().get("/feeds/u/nowhere/news.atom").must_be(404);
        app.browser().get("/feeds/news.atom").must_be(200).must_hide("<entry>");
        let map = app.browser().get("/sitemap.xml");
        map.must_show("<loc>http://test/u/ales/news/nouvelle-numero-1</loc>");
        app.browser().get("/robots.txt").must_show("Sitemap: http://test/sitemap.xml");
    }

    fn what_is_public_is_found_by_its_words(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let path = published(&secretary, "page", "Permanences", "À la **mairie** annexe", "public");
        for words in ["mairie", "MAIRIE%20annexe", "perma", "%C3%A0%20mairie"] {
            app.browser().get(&format!("/search?q={words}")).must_show("/u/ales/pages/permanences");
        }
        app.browser().get("/search?q=plage").must_be(200).must_hide("/u/ales/pages");
        app.browser().get("/search").must_be(200);
        secretary.post(&format!("{path}/withdraw"), &[]);
        app.browser().get("/search?q=mairie").must_hide("/u/ales/pages/permanences");
        crate::site::store::index_again(&app.app.db).unwrap();
        app.browser().get("/search?q=mairie").must_hide("/u/ales/pages/permanences");
        secretary.post(&format!("{path}/publish"), &[("version", "1")]);
        crate::site::store::index_again(&app.app.db).unwrap();
        app.browser().get("/search?q=mairie").must_show("/u/ales/pages/permanences");
    }

    fn aliases_lead_on_and_shadow_nothing(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let add = |path: &str, target: &str| {
            secretary.post("/office/site/aliases", &[("path", path), ("target", target)])
        };
        add("/je_donne", "/join?postcode=30100").must_lead_to("/office/site/aliases");
        app.browser().get("/je_donne").must_lead_to("/join?postcode=30100");
        app.browser().get("/je_donne/").must_lead_to("/join");
        app.browser().post("/je_donne", &[]).must_be(404);
        for (path, target) in [
            ("je_donne", "/join"),
            ("office", "/join"),
            ("u/ales", "/join"),
            ("../x", "/join"),
            ("ailleurs", "https://evil.example"),
            ("ailleurs", "//evil.example"),
            ("ailleurs", "/\\evil.example"),
            ("ailleurs", "javascript:alert(1)"),
            ("ailleurs", ""),
            ("rond", "/rond"),
        ] {
            let refused = add(path, target);
            refused.must_be(422);
            assert_eq!(refused.attributes("#path", "value"), [path]);
        }
        app.browser().get("/ailleurs").must_be(404);
        add("", "/u/ales").must_lead_to("/office/site/aliases");
        let list = secretary.get("/office/site/aliases");
        let short = list.select("tbody th").into_iter().find(|path| path.contains("/q/")).unwrap();
        let short = short.trim_start_matches("http://test").to_owned();
        app.browser().get(&short).must_lead_to("/u/ales");
        let other = app.secretary("Nîmes");
        other.post("/office/site/aliases/remove", &[("path", "/je_donne")]).must_be(404);
        other.get("/office/site/aliases").must_hide("http://test/je_donne");
        secretary.post("/office/site/aliases/remove", &[("path", "/je_donne")]);
        app.browser().get("/je_donne").must_be(404);
    }

    fn a_page_has_its_code_to_print(app: &TestApp) {
        let secretary = app.secretary("Alès");
        let page = secretary.get("/office/site/code?path=%2Fjoin");
        page.must_be(200).must_show("http://test/join");
        let svg = secretary.get("/office/site/code.svg?path=%2Fjoin");
        svg.must_be(200).must_show("<svg").must_hide("script");
        let png = secretary.get("/office/site/code.png?path=%2Fjoin");
        let picture = image::load_from_memory(&png.body).unwrap();
        assert_eq!(picture.width(), picture.height());
        secretary.get("/office/site/code?path=https%3A%2F%2Fevil.example").must_be(422);
        secretary.get("/office/site/code.svg?path=%2F%2Fevil.example").must_be(404);
        app.browser().get("/office/site/code.svg?path=%2Fjoin").must_lead_to("/sign-in");
    }

    fn a_guest_reads_the_site_in_english(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        published(&secretary, "news", "Le marché", "Texte", "public");
        let guest = app.browser();
        guest.post("/preferences", &[("language", "en"), ("back", "/")]);
        guest.get("/u/ales").must_show("All news");
        guest.get("/u/ales/news").must_show("without giving anything");
        guest.get("/u/ales/pages/none").must_be(404).must_show("This page is not here");
    }

    fn a_closed_unit_has_no_site(app: &TestApp) {
        opened(app, "Sète", "sete");
        let secretary = app.officer("administrator", "Hérault");
        let unit = app.unit("Sète");
        drop(secretary);
        app.app.db.write_now(move |tx| {
            tx.exec("update unit set closed_at = 1 where id = $1", &[&unit])
        }).unwrap();
        app.browser().get("/u/sete").must_be(404);
        app.browser().get("/sitemap.xml").must_hide("/u/sete");
    }
}
