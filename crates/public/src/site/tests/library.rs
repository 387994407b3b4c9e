//! The library: a picture is sent, made again, shown, told otherwise, taken away.

use image::codecs::jpeg::JpegEncoder;

use super::{opened, published};
use crate::story;
use crate::testkit::TestApp;

const LIBRARY: &str = "/office/site/library";

fn photo() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(1_400, 700, |x, y| {
        image::Rgb([(x % 256).to_le_bytes()[0], (y % 256).to_le_bytes()[0], 90])
    });
    let mut content = Vec::new();
    picture.write_with_encoder(JpegEncoder::new(&mut content)).unwrap();
    content
}

story! {
    fn a_picture_is_added_shown_and_removed(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let photo = photo();
        let file = ("picture", "Place du Marché.JPG", photo.as_slice());
        let silent = secretary.upload(LIBRARY, &[("alt", ""), ("credit", "Odile")], file);
        silent.must_be(422).must_show("Dites ce que montre").must_show("Odile");
        secretary.upload(LIBRARY, &[("alt", "La place, un samedi")], file).must_lead_to(LIBRARY);
        let list = secretary.get(LIBRARY);
        list.must_show("![](photo:place-du-marche)");
        let src = list.attributes("main li img", "src");
        let served = app.browser().get(&src[0]);
        served.must_be(200);
        assert_eq!(served.headers["content-type"], "image/jpeg");
        assert_eq!(served.headers["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(image::load_from_memory(&served.body).unwrap().width(), 640);
        let body = "![](photo:place-du-marche)\n\n![x](photo:absente)";
        let path = published(&secretary, "page", "Le marché", body, "public");
        let page = app.browser().get("/u/ales/pages/le-marche");
        assert_eq!(page.attributes(".prose img", "alt"), ["La place, un samedi"]);
        let srcset = page.attributes(".prose img", "srcset").concat();
        assert!(srcset.contains("640w") && srcset.contains("1280w"), "{srcset}");
        let one = list.attributes("main li a", "href")[0].clone();
        secretary.get(&one).must_show("Le marché").must_show(&path);
        secretary.post(&one, &[("alt", "")]).must_be(422);
        secretary.post(&one, &[("alt", "La fontaine"), ("credit", "")]).must_lead_to(&one);
        app.browser().get("/u/ales/pages/le-marche").must_show("La fontaine");
        let other = app.secretary("Nîmes");
        other.get(&one).must_be(404);
        other.post(&one, &[("alt", "Volée")]).must_be(404);
        other.post(&format!("{one}/remove"), &[]).must_be(404);
        secretary.post(&format!("{one}/remove"), &[]).must_lead_to(LIBRARY);
        app.browser().get(&src[0]).must_be(404);
        app.browser().get("/u/ales/pages/le-marche").must_be(200).must_hide("<img");
        let draft = [("kind", "page"), ("title", "T"), ("body", body), ("access", "public")];
        secretary.post("/office/site/preview", &draft).must_show("place-du-marche");
    }

    fn what_is_no_picture_does_not_enter(app: &TestApp) {
        let secretary = opened(app, "Alès", "ales");
        let told = [("alt", "Une image")];
        let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        for (name, content) in [
            ("a.svg", svg),
            ("a.jpg", b"<html><script>alert(1)</script>"),
            ("a.gif", b"GIF89a\x01\0\x01\0"),
            ("../../etc/passwd", b"root:x:0:0"),
        ] {
            let refused = secretary.upload(LIBRARY, &told, ("picture", name, content));
            refused.must_be(422).must_show("ni un JPEG");
        }
        secretary.upload(LIBRARY, &told, ("picture", "a.jpg", b"")).must_be(422);
        let heavy = vec![0_u8; 12 * 1024 * 1024 + 1];
        secretary.upload(LIBRARY, &told, ("picture", "a.jpg", &heavy)).must_be(422);
        let flood = vec![0_u8; 14 * 1024 * 1024];
        secretary.upload(LIBRARY, &told, ("picture", "a.jpg", &flood)).must_be(413);
        secretary.get(LIBRARY).must_show("Pas encore d’image");
        let bomb = bomb();
        let refused = secretary.upload(LIBRARY, &told, ("picture", "bomb.png", &bomb));
        refused.must_be(422).must_show("trop de points");
        let names = ("picture", "../../<b>été</b>.jpg", &photo()[..]);
        secretary.upload(LIBRARY, &told, names).must_lead_to(LIBRARY);
        let list = secretary.get(LIBRARY);
        list.must_hide("<b>été").must_hide("../..");
        for path in ["/media/..%2f..%2fetc%2fpasswd", "/media/x.jpg", "/media/%00"] {
            app.browser().get(path).must_be(404);
        }
    }
}

/// A PNG of a few bytes that tells 12,000 by 12,000 pixels.
fn bomb() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x2e\xe0\0\0\x2e\xe0\x08\x02\0\0\0".to_vec();
    let mut crc = u32::MAX;
    for byte in &png[12..] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    png.extend((!crc).to_be_bytes());
    png.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    png
}
