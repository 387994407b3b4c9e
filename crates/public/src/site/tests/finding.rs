//! Anybody finds their section: by postcode, on the map, in the list.

use super::opened;
use crate::org::{self, ClaimKind};
use crate::story;
use crate::testkit::TestApp;

story! {
    fn anybody_finds_their_section_by_postcode(app: &TestApp) {
        opened(app, "Alès", "ales");
        let (ales, gard) = (app.unit("Alès"), app.unit("Gard"));
        app.app.db.write_now(move |tx| {
            org::add_claim(tx, &ales, ClaimKind::Postcode, "30100")?;
            org::add_claim(tx, &gard, ClaimKind::Department, "30")
        }).unwrap();
        let visitor = app.browser();
        visitor.get("/sections?postcode=30100").must_lead_to("/find?postcode=30100");
        let found = visitor.get("/find?postcode=30+100");
        found.must_be(200).must_show("Union").must_show("Gard").must_show("<b>Alès</b>");
        assert_eq!(found.attributes("section a[href^='/u/']", "href"), ["/u/ales"]);
        found.must_show("/join?postcode=30100");
        visitor.get("/find?postcode=75001").must_show("Aucune unité");
        visitor.get("/find?postcode=%27%3B--%00").must_be(200).must_hide("Aucune unité");
        visitor.get("/find?postcode=30100&commune=%3Cscript%3E").must_hide("<script>");
    }

    fn the_map_and_the_list_tell_the_same(app: &TestApp) {
        let (ales, gard) = (app.unit("Alès"), app.unit("Gard"));
        app.app.db.write_now(move |tx| {
            org::add_claim(tx, &ales, ClaimKind::Postcode, "30100")?;
            org::add_claim(tx, &ales, ClaimKind::Commune, "30007")?;
            org::add_claim(tx, &gard, ClaimKind::Department, "30")
        }).unwrap();
        let map = app.browser().get("/find");
        assert_eq!(map.select("main svg > path").len(), 95);
        assert_eq!(map.attributes("main svg a", "href"), ["/find?department=30#ici"]);
        let told = map.attributes("main svg a", "aria-label");
        assert_eq!(map.select("details li a"), told.iter().map(|told| {
            told.split_whitespace().collect::<Vec<_>>().join(" ")
        }).collect::<Vec<_>>());
        assert!(told[0].starts_with("Gard") && told[0].contains('2'), "{told:?}");
        map.must_show("CC BY 4.0").must_hide("http://www.w3");
        let gard = app.browser().get("/find?department=30");
        assert_eq!(gard.select("#ici li"), ["Alès", "Gard"]);
        app.browser().get("/find?department=99").must_be(200).must_hide("id=\"ici\"");
    }
}
