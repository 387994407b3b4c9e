//! What the site lends to other sites and to its own texts: frames, the form block, the map; and
//! what it tells programs.

use super::{opened, published};
use crate::story;
use crate::testkit::TestApp;

story! {
    fn a_text_calls_a_form_and_the_map(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let body = "[[formulaire /join]]\n\n[[form actualites]]\n\n[[carte]]\n\n\
            [[formulaire /office]]\n\n[[formulaire https://evil.example/embed/join]]\n\n\
            [[formulaire \"><script>]]\n\n[[formulaire]]";
        let draft = [("kind", "page"), ("title", "T"), ("body", body), ("access", "public")];
        let preview = secretary.post("/office/site/preview", &draft);
        assert_eq!(preview.select(".notice.warn").len(), 4, "{preview}");
        published(&secretary, "page", "Agir", body, "public");
        let page = app.browser().get("/u/ales/pages/agir");
        page.must_be(200).must_hide("evil").must_hide("<script>");
        let frames = page.attributes(".prose iframe", "src");
        assert_eq!(frames, ["/embed/join?lang=fr", "/embed/u/ales/news?lang=fr"]);
        assert_eq!(page.attributes(".prose iframe", "title").len(), 2);
        assert_eq!(page.select(".prose svg").len(), 1);
        for frame in frames {
            app.browser().get(&frame).must_be(200);
        }
    }

    fn a_frame_shows_public_news_alone(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        published(&secretary, "news", "Marché", "Bonjour", "public");
        published(&secretary, "news", "Réunion interne", "Bonjour", "members");
        published(&secretary, "news", "Bilan <b>", "Bonjour", "public");
        let frame = secretary.get("/embed/u/ales/news?appearance=light");
        frame.must_be(200).must_show("Marché").must_hide("interne").must_show("Bilan &lt;b&gt;");
        frame.must_show("data-theme=\"light\"");
        let one = app.browser().get("/embed/u/ales/news?count=1");
        assert_eq!(one.select("main li").len(), 1);
        app.browser().get("/embed/u/ales/news?count=-5").must_be(200);
        app.browser().get("/embed/u/nothing/news").must_be(404);
        app.browser().get("/embed/news").must_be(200).must_hide("Marché");
    }

    fn a_frame_finds_a_section(app: &TestApp) {
        let frame = app.browser().get("/embed/find?postcode=30100&hue=12");
        assert_eq!(frame.must_be(200).attributes("form", "action"), ["/embed/find"]);
        assert_eq!(frame.attributes("input[name=hue]", "value"), ["12"]);
        let away = frame.attributes("main a[target=_blank]", "href");
        assert!(away.contains(&"/find".to_owned()), "{away:?}");
    }

    fn a_page_tells_its_first_picture(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        published(&secretary, "page", "Sans image", "Bonjour", "public");
        let bare = app.browser().get("/u/ales/pages/sans-image");
        assert!(bare.attributes("meta[property='og:image']", "content").is_empty());
        let picture = image::RgbImage::from_pixel(64, 32, image::Rgb([9, 90, 200]));
        let mut content = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut content, image::ImageFormat::Png).unwrap();
        let file = ("picture", "place.png", content.get_ref().as_slice());
        secretary.upload("/office/site/library", &[("alt", "La place")], file).must_be(303);
        let body = "Bonjour\n\n![](photo:place)";
        published(&secretary, "news", "Marché", body, "public");
        let page = app.browser().get("/u/ales/news/marche");
        let told = page.attributes("meta[property='og:image']", "content").remove(0);
        assert!(told.starts_with("http://test/media/"), "{told}");
        assert_eq!(page.attributes("meta[itemprop=image]", "content"), [told]);
        let home = app.browser().get("/");
        let kind = home.attributes("[itemtype$=Organization]", "itemtype");
        assert_eq!(kind, ["https://schema.org/Organization"]);
    }
}
