//! What hostile hands try: scripts in every field, other units' pages, redirections outside.

use super::{opened, published};
use crate::story;
use crate::testkit::TestApp;

const SCRIPT: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>";

story! {
    fn a_script_that_is_written_is_only_ever_text(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let body = format!(
            "{SCRIPT}\n\n[x](javascript:alert(1))\n\n![{SCRIPT}](photo:x)\n\n\
             [[bouton javascript:alert(1) | x]]\n[[bouton //evil.example | x]]\n\
             [[vidéo javascript:alert(1) | x]]\n[[vidéo https://a\"onload=x.example | x]]\n\
             [[vidéo https://v.example/a | {SCRIPT}]]\n[[{SCRIPT}]]"
        );
        let fields = [
            ("kind", "news"),
            ("title", SCRIPT),
            ("summary", SCRIPT),
            ("body", &body),
            ("access", "public"),
            ("publish", "on"),
        ];
        let preview = secretary.post("/office/site/preview", &fields);
        preview.must_hide("<script>").must_hide("<img src=x");
        let path = secretary.post("/office/site/pages/new", &fields).location.unwrap();
        let address = secretary.get(&path).attributes("main p a", "href")
            .into_iter().find(|href| href.starts_with("/u/ales/news/")).unwrap();
        let versions = format!("{path}/versions");
        for (who, path) in [
            (app.browser(), address.as_str()),
            (app.browser(), "/u/ales"),
            (app.browser(), "/u/ales/news"),
            (app.browser(), "/feeds/u/ales/news.atom"),
            (app.browser(), "/search?q=alert"),
            (secretary.clone(), path.as_str()),
            (secretary.clone(), versions.as_str()),
            (secretary.clone(), "/office/site"),
        ] {
            let seen = who.get(path);
            seen.must_be(200).must_hide("<script>").must_hide("<img src=x");
            for href in seen.attributes("a", "href") {
                assert!(!href.contains("script:") && !href.contains("evil"), "{path}: {href}");
            }
        }
    }

    fn a_script_that_is_asked_for_is_only_ever_text(app: &TestApp) {
        let asked = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
        for path in ["/search?q=", "/u/", "/pages/", "/news/", "/news?after=", "/x/"] {
            app.browser().get(&format!("{path}{asked}")).must_hide("<script>alert");
        }
        let secretary = app.secretary("Alès");
        for path in ["/office/site/code?path=", "/office/site/aliases?target="] {
            secretary.get(&format!("{path}{asked}")).must_hide("<script>alert");
        }
    }

    fn no_path_leads_out_of_the_site(app: &TestApp) {
        for path in [
            "//evil.example",
            "/u/../office",
            "/%2e%2e/office",
            "/pages/..%2f..%2fetc%2fpasswd",
            "/%5Cevil.example",
            "/.well-known/x",
            "/u/%00",
        ] {
            let seen = app.browser().get(path);
            assert!(seen.status.as_u16() == 404, "{seen}");
        }
    }

    fn only_those_who_publish_in_the_unit_write(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let path = published(&secretary, "page", "Permanences", "Le lundi", "public");
        let member = app.signed_in(&app.person("Chloé", "Membre", "Alès"));
        let bureau = app.officer("bureau", "Alès");
        let other = app.secretary("Nîmes");
        let fields = [("version", "1"), ("title", "Volé"), ("body", "x"), ("access", "public")];
        app.browser().get("/office/site").must_lead_to("/sign-in");
        for (who, list, one) in [(&member, 404, 404), (&bureau, 403, 403), (&other, 200, 404)] {
            who.get("/office/site").must_be(list);
            who.get(&path).must_be(one).must_hide("Le lundi");
            who.post(&path, &fields).must_be(one);
            who.post(&format!("{path}/publish"), &[("version", "1")]).must_be(one);
            who.post(&format!("{path}/withdraw"), &[]).must_be(one);
            who.post(&format!("{path}/hold"), &[]).must_be(one);
            who.post(&format!("{path}/versions/1/restore"), &[("version", "1")]).must_be(one);
            who.get(&format!("{path}/versions/1")).must_be(one);
        }
        let preview = [("id", path.rsplit('/').next().unwrap()), ("kind", "page"), ("body", "x")];
        other.post("/office/site/open", &[("slug", "nimes")]);
        other.post("/office/site/preview", &preview).must_be(404).must_hide("Permanences");
        other.post(&format!("{path}/place"), &[("slug", "vole"), ("menu", "own")]).must_be(404);
        app.browser().get("/u/ales/pages/permanences").must_show("Le lundi");
    }

    fn a_form_of_another_site_publishes_nothing(app: &TestApp) {
        use axum::body::Body;
        use axum::http::Request;
        let secretary = opened(app, "Alès", "ales");
        let path = published(&secretary, "page", "Permanences", "Le lundi", "public");
        let request = Request::post(format!("{path}/withdraw"))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "cross-site")
            .body(Body::empty())
            .unwrap();
        secretary.send(request).must_be(403);
        app.browser().get("/u/ales/pages/permanences").must_be(200);
    }
}
