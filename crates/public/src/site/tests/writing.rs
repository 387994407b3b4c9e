//! A secretary writes: drafts, previews, publication now and later, versions, two at once.

use kernel::time::HOUR_MS;

use super::{opened, published};
use crate::story;
use crate::testkit::TestApp;

const PAGES: &str = "/office/site/pages/new";

story! {
    fn a_unit_without_site_opens_one(app: &TestApp) {
        let secretary = app.secretary("Alès");
        let empty = secretary.get("/office/site");
        empty.must_be(200).must_show("Ouvrir le site");
        assert_eq!(empty.attributes("#slug", "value"), ["ales"]);
        secretary.get("/office/site/pages/new?kind=news").must_be(422);
        for wrong in ["", "Alès", "../x", "news", "a b", "-a"] {
            let refused = secretary.post("/office/site/open", &[("slug", wrong)]);
            refused.must_be(422).must_show("sans accent");
        }
        app.browser().get("/u/ales").must_be(404);
        secretary.post("/office/site/open", &[("slug", "ales")]).must_lead_to("/office/site");
        app.browser().get("/u/ales").must_be(200).must_show("Alès").must_show("/join");
        let other = app.secretary("Nîmes");
        let taken = other.post("/office/site/open", &[("slug", "ales")]);
        taken.must_be(422).must_show("déjà prise");
        secretary.post("/office/site/open", &[("slug", "ales-sud")]);
        app.browser().get("/u/ales").must_lead_to("/u/ales-sud");
    }

    fn a_draft_is_written_previewed_published_and_withdrawn(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let fields = [
            ("kind", "news"),
            ("title", "Le marché reste !"),
            ("summary", "Le conseil a renoncé."),
            ("body", "## Ce qui change\n\n**Rien.**\n\n[[bouton /join | J'adhère]]\n[[inconnu]]"),
            ("access", "public"),
        ];
        let preview = secretary.post("/office/site/preview", &fields);
        preview.must_be(200).must_show("<h2>Ce qui change</h2>").must_show("J&#39;adhère</a>");
        preview.must_show("Aucun bloc ne s’appelle");
        assert_eq!(preview.select("textarea#body"), [preview.select("textarea#body")[0].clone()]);
        preview.must_show("[[inconnu]]");
        let made = secretary.post(PAGES, &fields);
        made.must_lead_to("/office/site/pages/");
        let page = secretary.follow(&made);
        page.must_show("Brouillon");
        let path = made.location.unwrap();
        app.browser().get("/u/ales/news/le-marche-reste").must_be(404);
        app.browser().get("/u/ales").must_hide("Le marché reste");
        secretary.post(&format!("{path}/publish"), &[("version", "1")]).must_lead_to(&path);
        let shown = app.browser().get("/u/ales/news/le-marche-reste");
        shown.must_be(200).must_show("<strong>Rien.</strong>").must_hide("[[inconnu]]");
        assert_eq!(shown.select("h1"), ["Le marché reste !"]);
        assert_eq!(shown.attributes("meta[property='og:type']", "content"), ["article"]);
        let address = "http://test/u/ales/news/le-marche-reste";
        assert_eq!(shown.attributes("link[rel=canonical]", "href"), [address]);
        app.browser().get("/u/ales").must_show("Le conseil a renoncé.");
        secretary.get("/office/site").must_show("Publiée");
        secretary.post(&format!("{path}/withdraw"), &[]).must_lead_to(&path);
        app.browser().get("/u/ales/news/le-marche-reste").must_be(404);
        secretary.get(&path).must_show("Retirée");
    }

    fn what_is_typed_is_kept_when_it_is_refused(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let long = "mot ".repeat(13_000);
        for (title, body, said) in
            [("", "Texte gardé", "Écrivez un titre"), ("Titre", long.as_str(), "50 000")]
        {
            let fields =
                [("kind", "page"), ("title", title), ("body", body), ("access", "public")];
            let refused = secretary.post(PAGES, &fields);
            refused.must_be(422).must_show(&body[..10]);
            let said = said.replace(' ', "");
            let text = refused.select(".notice.err").concat();
            let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
            assert!(text.contains(&said), "{text}");
        }
        let fields = [("kind", "page"), ("title", "T"), ("body", "B"), ("access", "everybody")];
        secretary.post(PAGES, &fields).must_be(422).must_show("Choisissez qui lit");
        secretary.get("/office/site/pages/new?kind=poster").must_be(404);
    }

    fn news_is_scheduled_and_held(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let path = published(&secretary, "news", "Samedi au marché", "Version une", "public");
        let fields = [
            ("version", "1"),
            ("title", "Samedi au marché"),
            ("body", "Version deux"),
            ("access", "public"),
        ];
        secretary.post(&path, &fields).must_lead_to(&path);
        let publish = format!("{path}/publish");
        let past = secretary.post(&publish, &[("version", "2"), ("at", "2020-01-01T08:00")]);
        secretary.follow(&past).must_show("Choisissez un moment");
        secretary.post(&publish, &[("version", "2"), ("at", "2026-11-24T11:30")]);
        let address = "/u/ales/news/samedi-au-marche";
        secretary.get(&path).must_show("Une version paraîtra");
        app.browser().get(address).must_show("Version une").must_hide("Version deux");
        app.browser().get("/search?q=deux").must_hide(address);
        app.clock.advance_ms(3 * HOUR_MS);
        app.browser().get(address).must_show("Version deux").must_hide("Version une");
        app.browser().get("/search?q=deux").must_show(address);
        secretary.post(&publish, &[("version", "1"), ("at", "2026-11-25T08:00")]);
        secretary.post(&format!("{path}/hold"), &[]).must_lead_to(&path);
        app.clock.advance_ms(48 * HOUR_MS);
        app.browser().get(address).must_show("Version deux");
    }

    fn two_who_write_at_once_lose_nothing(app: &TestApp) {
        let one = opened(app, "Alès", "ales");
        let other = app.secretary("Alès");
        let path = published(&one, "page", "Permanences", "Le lundi", "public");
        let fields = |body: &'static str| {
            [("version", "1"), ("title", "Permanences"), ("body", body), ("access", "public")]
        };
        other.post(&path, &fields("Le mardi")).must_lead_to(&path);
        let stale = one.post(&path, &fields("Le mercredi"));
        stale.must_be(422).must_show("Le mercredi").must_show("écrit entre-temps");
        assert_eq!(stale.attributes("input[name=version]", "value")[0], "2");
        one.get(&format!("{path}/versions/2")).must_show("Le mardi");
        let mut again = fields("Le mercredi");
        again[0] = ("version", "2");
        one.post(&path, &again).must_lead_to(&path);
        let versions = one.get(&format!("{path}/versions"));
        assert_eq!(versions.select("main ol li").len(), 3);
        let restore = format!("{path}/versions/1/restore");
        one.post(&restore, &[("version", "2")]).must_be(409);
        one.post(&restore, &[("version", "3")]).must_lead_to(&path);
        one.get(&path).must_show("Le lundi").must_show("Des changements ne sont pas publiés");
        one.get(&format!("{path}/versions")).must_show("Reprise de la version 1");
        one.get(&format!("{path}/versions/9")).must_be(404);
    }

    fn a_page_moves_and_its_former_address_leads_on(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let path = published(&secretary, "page", "Permanences", "Le lundi", "public");
        let place = format!("{path}/place");
        let menu = |browser: &crate::testkit::Browser<'_>| {
            browser.get("/u/ales").select("nav.subnav a")
        };
        assert_eq!(menu(&app.browser()), ["Alès"]);
        secretary.post(&place, &[("slug", "horaires"), ("menu", "own")]).must_lead_to(&path);
        assert_eq!(menu(&app.browser()), ["Alès", "Permanences"]);
        app.browser().get("/u/ales/pages/permanences").must_lead_to("/u/ales/pages/horaires");
        secretary.post(&place, &[("slug", "rendez-vous"), ("menu", "none")]);
        app.browser().get("/u/ales/pages/permanences").must_lead_to("/u/ales/pages/rendez-vous");
        secretary.post(&place, &[("slug", "permanences"), ("menu", "none")]);
        app.browser().get("/u/ales/pages/permanences").must_be(200);
        app.browser().get("/u/ales/pages/horaires").must_lead_to("/u/ales/pages/permanences");
        let bad = secretary.post(&place, &[("slug", "Été"), ("menu", "own")]);
        secretary.follow(&bad).must_show("sans accent");
        let second = published(&secretary, "page", "Permanences", "Autre", "public");
        app.browser().get("/u/ales/pages/permanences-2").must_be(200);
        let taken = secretary.post(&format!("{second}/place"), &[("slug", "permanences")]);
        secretary.follow(&taken).must_show("déjà prise");
    }

    fn a_page_above_stands_in_the_menus_below(app: &TestApp) {
        let national = app.officer("administrator", "Union");
        let path = published(&national, "page", "Qui nous sommes", "Nous", "public");
        opened(app, "Alès", "ales");
        assert_eq!(app.browser().get("/u/ales").select("nav.subnav a"), ["Alès"]);
        let place = [("slug", "qui-nous-sommes"), ("menu", "below")];
        national.post(&format!("{path}/place"), &place).must_lead_to(&path);
        let links = app.browser().get("/u/ales").attributes("nav.subnav a", "href");
        assert_eq!(links, ["/u/ales", "/pages/qui-nous-sommes"]);
        let links = app.browser().get("/").attributes("nav.subnav a", "href");
        assert_eq!(links, ["/", "/pages/qui-nous-sommes"]);
    }

    fn the_preview_comes_alone_for_the_script(app: &TestApp) {
        use axum::body::Body;
        use axum::http::Request;
        let secretary = opened(app, "Alès", "ales");
        let request = Request::post("/office/site/preview")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("x-fragment", "preview")
            .body(Body::from("title=Samedi&body=%23%23+Ici&kind=news"))
            .unwrap();
        let seen = secretary.send(request);
        seen.must_be(200).must_show("<h2>Ici</h2>").must_hide("<html");
        assert_eq!(seen.headers["x-fragment"], "preview");
    }
}
