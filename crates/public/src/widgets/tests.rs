//! Stories of what other sites show, through the front door.

use std::collections::BTreeSet;

use kernel::db::Tx;

use crate::testkit::{Seen, TestApp};

/// A petition as an officer types it.
const TYPED: [(&str, &str); 4] = [
    ("title", "Un bus de \"nuit\" <b>"),
    ("addressee", "la Métropole"),
    ("body", "Après 22 h 40, plus aucun bus ne franchit la Seine.\n\nNous demandons une ligne."),
    ("goal", "500"),
];
const PETITION: &str = "/petitions/un-bus-de-nuit-b";

/// A petition of Alès, not open yet; its address in the office.
fn proposed(app: &TestApp) -> String {
    let house = |tx: &mut Tx<'_>| crate::consent::install(tx);
    app.app.db.write_now(house).unwrap();
    let made = app.secretary("Alès").post("/office/petitions/new", &TYPED);
    made.must_lead_to("/office/petitions/").location.clone().unwrap()
}

fn opened(app: &TestApp) {
    let one = proposed(app);
    app.secretary("Alès").post(&one, &[("do", "open")]).must_lead_to(&one);
}

fn json(seen: &Seen) -> serde_json::Value {
    serde_json::from_slice(&seen.body).unwrap()
}

fn asked(address: &str) -> String {
    let address =
        percent_encoding::utf8_percent_encode(address, percent_encoding::NON_ALPHANUMERIC);
    format!("/oembed?url={address}")
}

#[test]
fn plugins_know_every_widget() {
    let plugin = include_str!("../../../../plugins/wordpress/maillage/rendering.php");
    let mut words = BTreeSet::new();
    for widget in crate::WIDGETS {
        assert!(plugin.contains(&format!("'{}' => [ '/", widget.name)), "{}", widget.name);
        if widget.french != widget.name {
            let french = format!("'{}' => '{}'", widget.french, widget.name);
            assert!(plugin.contains(&french), "{french}");
        }
        assert!(words.insert(widget.name), "two widgets are called {}", widget.name);
    }
}

crate::story! {
    fn programs_are_told_how_to_show_a_page(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        let told = visitor.get(&asked(&format!("http://test{PETITION}?from=leaflet")));
        assert_eq!(told.headers.get("access-control-allow-origin").unwrap(), "*");
        let told = json(told.must_be(200));
        assert_eq!(told["title"], "Un bus de \"nuit\" <b>");
        assert_eq!((&told["type"], &told["version"]), (&"rich".into(), &"1.0".into()));
        let html = told["html"].as_str().unwrap();
        let frame = format!("<iframe src=\"http://test/embed{PETITION}\"");
        assert!(html.starts_with(&frame), "{html}");
        assert!(html.contains("title=\"Un bus de &quot;nuit&quot; &lt;b&gt;\""), "{html}");
        let small = json(&visitor.get(&format!("{}&maxwidth=300&maxheight=200",
            asked("http://test/join"))));
        assert_eq!((&small["width"], &small["height"]), (&300.into(), &200.into()));
        let xml = format!("{}&format=xml", asked("http://test/join"));
        visitor.get(&xml).must_be(501);
    }
}

crate::story! {
    fn programs_learn_nothing_of_what_is_not_in_the_open(app: &TestApp) {
        let one = proposed(app);
        let visitor = app.browser();
        let absent = visitor.get(&asked("http://test/petitions/nothing"));
        absent.must_be(404);
        let told = |seen: &Seen| {
            let number = seen.headers.get("x-request-id").unwrap().to_str().unwrap();
            seen.text().replace(number, "")
        };
        for address in [
            format!("http://test{PETITION}"),
            format!("http://test{one}"),
            format!("https://evil.example{PETITION}"),
            "http://test/office".to_owned(),
            "http://test/me".to_owned(),
            "http://test/u/nothing/news".to_owned(),
            "http://test/u/../news".to_owned(),
            "not an address".to_owned(),
        ] {
            let seen = visitor.get(&asked(&address));
            seen.must_be(404).must_hide("Un bus");
            let own = |text: String, path: &str| text.replace(path, "").replace(&escaped(path), "");
            assert_eq!(own(told(&seen), &seen.path), own(told(&absent), &absent.path), "{address}");
        }
        visitor.get("/oembed").must_be(404);
        app.secretary("Nîmes").get(&format!("/office/widgets/one?path={PETITION}")).must_be(404);
        app.secretary("Alès").get("/office/widgets/one?path=/office").must_be(404);
        app.secretary("Alès").get("/office/widgets").must_hide(PETITION);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
}

crate::story! {
    fn every_page_that_is_lent_says_so_and_has_its_frame(app: &TestApp) {
        opened(app);
        let ales = app.secretary("Alès");
        ales.post("/office/site/open", &[("slug", "ales")]).must_lead_to("/office/site");
        let list = ales.get("/office/widgets");
        let all = list.must_be(200).attributes("main li a", "href");
        // One of each but an appeal, for which money needs a collector; of events, their list.
        assert_eq!(all.len(), crate::WIDGETS.len() - 1, "{all:?}");
        for one in all {
            let path = one.strip_prefix("/office/widgets/one?path=").unwrap();
            let visitor = app.browser();
            let page = visitor.get(path);
            let link = "link[type='application/json+oembed']";
            let found = page.must_be(200).attributes(link, "href");
            let discovered = found[0].strip_prefix("http://test").unwrap();
            assert_eq!(json(visitor.get(discovered).must_be(200))["version"], "1.0", "{path}");
            let frame = visitor.get(&format!("/embed{path}"));
            assert!(frame.must_be(200).select("main.frame h1").len() == 1, "{path}");
            assert!(frame.headers.get("set-cookie").is_none());
            let policy = frame.headers.get("content-security-policy").unwrap().to_str().unwrap();
            assert!(policy.ends_with("frame-ancestors *"), "{policy}");
            let editor = ales.get(&one);
            let preview = editor.must_be(200).attributes("main iframe", "src");
            assert_eq!(preview, [format!("/embed{path}")]);
            let codes = editor.select("textarea");
            let wordpress = codes.iter().find(|code| code.starts_with("[maillage type="));
            assert!(wordpress.unwrap().contains(&format!("address=\"{path}\"")), "{codes:?}");
            assert!(codes.iter().all(|code| !code.contains("<b>")), "{codes:?}");
        }
    }
}

crate::story! {
    fn a_frame_takes_the_looks_of_the_site_around_and_nothing_else(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        let address = format!("/embed{PETITION}?lang=en&appearance=dark&hue=12&corner=0");
        let frame = visitor.get(&address);
        frame.must_show("lang=\"en\"").must_show("data-theme=\"dark\"");
        frame.must_show("Sign the petition");
        let themes = frame.attributes("link[rel=stylesheet]", "href");
        let theme = themes.iter().find(|href| href.starts_with("/embed/theme.css?")).unwrap();
        let css = visitor.get(theme);
        css.must_be(200).must_show("--hue: 12; --chroma: 0.06;").must_show("--corner: 0px");
        let action = frame.attributes("form[method=post]", "action").remove(0);
        assert_eq!(action, address);
        let refused = visitor.post(&action, &[("first_name", "Ana")]);
        refused.must_be(422).must_show("lang=\"en\"").must_show(&escaped(theme));

        for hostile in [
            "hue=12;}body{display:none", "hue=361", "hue=NaN", "chroma=0.5", "corner=-1",
            "lang=%3Cscript%3E", "appearance=%22%3E", "hue=%22%3E%3Cscript%3E", "style=x",
        ] {
            let frame = visitor.get(&format!("/embed{PETITION}?{hostile}").replace('}', "%7D")
                .replace('{', "%7B"));
            frame.must_be(200).must_show("/theme.css?v=").must_hide("/embed/theme.css");
            frame.must_hide("display:none").must_hide("data-theme").must_hide("<script>");
            let action = frame.attributes("form[method=post]", "action").remove(0);
            assert_eq!(action, format!("/embed{PETITION}"), "{hostile}");
            let css = visitor.get(&format!("/embed/theme.css?{hostile}").replace('}', "%7D")
                .replace('{', "%7B"));
            css.must_be(200).must_show("--hue: 205; --chroma: 0.06;");
        }
        // Elsewhere an address says nothing of looks.
        visitor.get(&format!("{PETITION}?lang=en&hue=12")).must_show("lang=\"fr\"")
            .must_hide("/embed/theme.css");
    }
}

crate::story! {
    fn the_module_may_be_loaded_by_any_site(app: &TestApp) {
        let module = app.browser().get("/embed/widget.js");
        module.must_be(200).must_show("origin === node").must_hide("document.cookie");
        assert_eq!(module.headers.get("content-type").unwrap(), "text/javascript; charset=utf-8");
        assert_eq!(module.headers.get("access-control-allow-origin").unwrap(), "*");
        assert!(module.headers.get("set-cookie").is_none());
        assert!(module.body.len() < 2_048, "{} bytes", module.body.len());
        module.must_hide("fetch(").must_hide("XMLHttpRequest");
    }
}

crate::story! {
    fn petitions_are_followed_once_they_are_open(app: &TestApp) {
        let one = proposed(app);
        let visitor = app.browser();
        visitor.get("/feeds/petitions.atom").must_be(200).must_hide("Un bus");
        app.secretary("Alès").post(&one, &[("do", "open")]).must_lead_to(&one);
        let atom = visitor.get("/feeds/petitions.atom");
        atom.must_be(200).must_show("Un bus de").must_show("&lt;p&gt;Après").must_hide("<b>");
        let told = json(visitor.get("/feeds/petitions.json").must_be(200));
        assert_eq!(told["items"][0]["url"], format!("http://test{PETITION}"));
        assert_eq!(told["feed_url"], "http://test/feeds/petitions.json");
        visitor.get("/petitions").must_show("/feeds/petitions.atom");
        let map = visitor.get("/sitemap.xml");
        map.must_show("http://test/petitions<").must_show("http://test/join<");
    }
}
