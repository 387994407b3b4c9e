//! What hostile hands try by plan: scripts that are sent or kept, forms of other sites,
//! redirections outside, paths that climb, files that burst or are two things at once.

use std::io::Write as _;

use axum::body::Body;
use axum::http::{Request, header};

use super::words::harmless;
use super::{crawl, furnished};
use crate::routes_story::routes;
use crate::testkit::{Browser, Seen, TestApp};

const SCRIPT: &str = "<script>qz7x()</script><img src=x onerror=qz7x()>";
const PAGE: &str = "/petitions/un-bus-de-nuit";

/// Sends a form as a page of another site does: by what new browsers say, and by what old ones do.
fn from_elsewhere(browser: &Browser<'_>, path: &str) -> [Seen; 2] {
    let request = |name: &'static str, value: &'static str| {
        Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::HOST, "test")
            .header(name, value)
            .body(Body::from("do=close&confirm=on"))
            .unwrap()
    };
    let new = browser.send(request("sec-fetch-site", "cross-site"));
    [new, browser.send(request("origin", "https://evil.example"))]
}

/// Whether a route is lent to other sites, or speaks with machines that show who they are.
fn is_lent(route: &str) -> bool {
    route.starts_with("/embed/")
}

/// The smallest picture that says it is this large: a few bytes, decoded nowhere.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend(b"\x08\x02\0\0\0");
    png.extend(crc(&png[12..]).to_be_bytes());
    png.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    png
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// A workbook of some hundred kilobytes that unpacks to a hundred megabytes.
fn workbook() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let nothing = vec![b' '; 1024 * 1024];
    for (name, megabytes) in [("[Content_Types].xml", 1), ("xl/worksheets/sheet1.xml", 100)] {
        zip.start_file(name, options).unwrap();
        for _ in 0..megabytes {
            zip.write_all(&nothing).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A photograph of 24 by 16 points.
fn photo() -> Vec<u8> {
    const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\
        :~\x9bU\0\0\0\nIDATx\x9cc\xa8\x07\0\0\x81\0\x80\xd3\x94SJ\0\0\0\0IEND\xaeB`\x82";
    PICTURE.to_vec()
}

fn petition_of(ales: &Browser<'_>) -> String {
    ales.get("/office/petitions").attributes("tbody th a", "href").remove(0)
}

crate::story! {
    fn a_script_that_is_sent_or_kept_is_only_ever_text(app: &TestApp) {
        furnished(app);
        let (visitor, ales) = (app.browser(), app.secretary("Alès"));
        let page = visitor.get(PAGE);
        let words = page.attributes("input[name=words]", "value").remove(0);
        let signed = [
            ("first_name", SCRIPT), ("last_name", SCRIPT), ("email", "a@example.org"),
            ("postcode", "30100"), ("deliver", "on"), ("shown", "on"), ("comment", SCRIPT),
            ("words", words.as_str()),
        ];
        visitor.post(PAGE, &signed).must_be(303);
        app.run_jobs();
        let mail = app.mails().remove(0).text;
        let door = mail.split("http://test").nth(1).unwrap().split_whitespace().next().unwrap();
        harmless(&visitor.get(door)).unwrap();
        harmless(visitor.post(door, &[]).must_be(200)).unwrap();
        let one = petition_of(&ales);
        let review = ales.get(&format!("{one}/review"));
        harmless(review.must_be(200)).unwrap();
        let signature = review.attributes("input[name=signature]", "value").remove(0);
        let shown = [("signature", signature.as_str()), ("do", "show")];
        ales.post(&format!("{one}/review"), &shown).must_be(303);
        app.clock.advance_ms(1_001);
        harmless(visitor.get(PAGE).must_show("&lt;script&gt;")).unwrap();
        for path in [
            format!("{one}/delivery"), "/office/people?q=script".to_owned(),
            "/office".to_owned(), one.clone(),
        ] {
            harmless(&ales.get(&path)).unwrap();
        }
        let typed = [("email", SCRIPT), ("q", SCRIPT), ("first_name", SCRIPT), ("back", SCRIPT)];
        for path in ["/join", "/sign-in", PAGE, "/petitions/un-bus-de-nuit/resend"] {
            harmless(&visitor.post(path, &typed)).unwrap();
        }
    }

    fn a_form_of_another_site_does_nothing_anywhere(app: &TestApp) {
        furnished(app);
        let administrator = app.officer("administrator", "Union");
        let member = app.signed_in(&app.person("Ana", "Moulin", "Alès"));
        let id = app.unit("Alès").to_string();
        for route in routes().iter().filter(|route| !is_lent(route)) {
            let part = |part: &str| {
                if part.starts_with('{') { id.clone() } else { part.to_owned() }
            };
            let path: Vec<String> = route.split('/').map(part).collect();
            for browser in [&administrator, &member] {
                for seen in from_elsewhere(browser, &path.join("/")) {
                    assert_eq!(seen.status.as_u16(), 403, "a form of another site: {seen}");
                }
            }
        }
        administrator.get("/office").must_be(200);
        member.get("/me").must_be(200);
    }

    fn no_redirection_leads_outside(app: &TestApp) {
        furnished(app);
        let outside = [
            "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example",
            "/%09/evil.example", "https:evil.example", "javascript:alert(1)", "/\t/evil.example",
            "///evil.example", "/..//evil.example", "http:///evil.example", " //evil.example",
        ];
        let member = app.signed_in(&app.person("Ana", "Moulin", "Alès"));
        let ales = app.secretary("Alès");
        for back in outside {
            let query = percent_encoding::utf8_percent_encode(
                back, percent_encoding::NON_ALPHANUMERIC);
            for (browser, seen) in [
                (&member, member.get(&format!("/sign-in?back={query}"))),
                (&member, member.post("/preferences", &[("back", back), ("language", "en")])),
                (&member, app.browser().post("/sign-in", &[("email", "a@b.fr"), ("back", back)])),
            ] {
                harmless(&seen).unwrap();
                if seen.location.is_some() {
                    let next = browser.follow(&seen);
                    assert!(next.status.as_u16() < 500, "{next}");
                }
            }
            let alias = [("path", "/don"), ("target", back)];
            let kept = ales.post("/office/site/aliases", &alias);
            let to = app.browser().get("/don").location.unwrap_or_default();
            assert!(!to.starts_with("//") && !to.contains('\\'), "{back} by an alias: {kept}");
        }
        app.run_jobs();
        drop(app.mails());
    }

    fn no_path_climbs_out(app: &TestApp) {
        furnished(app);
        let visitor = app.browser();
        let climbs = [
            "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd",
            "....//....//etc/passwd", "..\\..\\etc\\passwd", "..%5c..%5cetc%5cpasswd",
            "%00/etc/passwd", "%252e%252e%252fetc%252fpasswd", "/etc/passwd", "%2fetc%2fpasswd",
            "maillage.css/../../../Cargo.toml", "C:%5cwindows%5cwin.ini",
            "file:%2f%2f%2fetc%2fpasswd",
        ];
        for place in ["/assets/", "/media/", "/logo/", "/feeds/", "/u/ales/", "/pages/", "/"] {
            for climb in climbs {
                let seen = visitor.get(&format!("{place}{climb}"));
                assert!(matches!(seen.status.as_u16(), 400 | 404), "{seen}");
                seen.must_hide("root:x:0").must_hide("[workspace]");
            }
        }
        let ales = app.secretary("Alès");
        let named = ("picture", "../../../../tmp/x.png", &photo()[..]);
        ales.upload("/office/site/library", &[("alt", "Un point")], named).must_be(303);
        for src in ales.get("/office/site/library").attributes("main li img", "src") {
            assert!(src.starts_with("/media/") && !src.contains(".."), "{src}");
        }
    }

    fn files_that_burst_are_refused(app: &TestApp) {
        furnished(app);
        let ales = app.secretary("Alès");
        for (width, height) in [(60_000, 60_000), (12_000, 12_000), (0, 0), (u32::MAX, 1)] {
            let file = ("picture", "a.png", &bomb(width, height)[..]);
            ales.upload("/office/site/library", &[("alt", "Une image")], file).must_be(422);
        }
        let (one, workbook) = (petition_of(&ales), workbook());
        assert!(workbook.len() < 4 * 1024 * 1024, "{} bytes", workbook.len());
        let file = ("file", "feuilles.xlsx", &workbook[..]);
        ales.upload(&format!("{one}/paper"), &[], file).must_be(422);
        let file = ("file", "membres.xlsx", &workbook[..]);
        let brought = ales.upload("/office/imports/new", &[], file);
        assert!(brought.status.as_u16() == 422, "{brought}");
        let many = "a=1&".repeat(6_000);
        let request = Request::post(PAGE)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(many))
            .unwrap();
        app.browser().send(request).must_be(422);
        let huge = "x".repeat(600_000);
        app.browser().post(PAGE, &[("comment", huge.as_str())]).must_be(413);
    }

    fn a_file_that_is_two_things_is_served_as_one(app: &TestApp) {
        furnished(app);
        let ales = app.secretary("Alès");
        let both = [&photo()[..], b"<html><script>qz7x()</script></html>"].concat();
        let file = ("picture", "a.html", &both[..]);
        ales.upload("/office/site/library", &[("alt", "Un point")], file).must_be(303);
        let src = ales.get("/office/site/library").attributes("main li img", "src").remove(0);
        let served = app.browser().get(&src);
        let kind = served.headers["content-type"].to_str().unwrap();
        assert!(kind.starts_with("image/"), "{kind}");
        assert_eq!(served.headers["x-content-type-options"], "nosniff");
        assert!(!served.text().contains("qz7x"), "what followed the picture is gone");

        let pile = [("name", "Lot"), ("first_sheet", "1"), ("sheets", "1"),
            ("signed_on", "2026-11-20")];
        let one = petition_of(&ales);
        let html = ("scan", "a.pdf", &b"<html><script>qz7x()</script>"[..]);
        ales.upload(&format!("{one}/piles"), &pile, html).must_be(422);
        let both = b"%PDF-1.7\n<html><script>qz7x()</script></html>";
        let path = ales.upload(&format!("{one}/piles"), &pile, ("scan", "a.html", &both[..]));
        let scan = ales.get(&format!("{}/scan", path.location.clone().unwrap()));
        assert_eq!(scan.headers["content-type"], "application/pdf");
        assert_eq!(scan.headers["x-content-type-options"], "nosniff");
        let kept = scan.headers["content-disposition"].to_str().unwrap();
        assert!(kept.starts_with("attachment"), "{kept}");
        assert!(crawl::pages(&app.browser()).len() > 20);
    }
}
