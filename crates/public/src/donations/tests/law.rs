//! What the law asks of those who give to parties, hostile input, other sites, and forgetting.

use axum::body::Body;
use axum::http::{Request, header};

use super::{PAGE, collector, count, form, given, giver, house, links, opened, opened_for};
use crate::feature::PersonalData;
use crate::testkit::{Browser, Seen, TestApp};
use money::ledger::LegalForm;
use money::treasury::{self, NewGift, PayWay};

crate::story! {
    fn each_rule_of_the_law_is_said_at_its_field(app: &TestApp) {
        opened(app, &[]);
        let visitor = app.browser();
        let none = visitor.post(PAGE, &[("first_name", "Aïssata")]);
        none.must_be(422).must_show("value=\"Aïssata\"").must_show("Cochez cette déclaration")
            .must_show("Choisissez un montant").must_show("Choisissez un moyen");
        assert!(none.attributes(".notice.err a", "href").len() >= 10);
        let page = visitor.get(PAGE);
        let with = |more: &[(&'static str, &str)]| {
            let mut form = form(&page, "Ana", "ana@example.org", "transfer");
            form.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
            form.extend(more.iter().map(|(name, value)| (*name, *value)));
            visitor.post(PAGE, &form)
        };
        with(&[("free", "7500,01")]).must_be(422).must_show("autant en un an").must_show("7500,01");
        with(&[("free", "200"), ("way", "cash")]).must_be(422).must_show("aussi grand en espèces");
        with(&[("nationality", "belge"), ("abroad", "on"), ("country", "Belgique")]).must_be(422)
            .must_show("demande de résider en France");
        with(&[("nationality", "belge")]).must_be(303);
        with(&[("abroad", "on"), ("country", "Belgique"), ("postcode", "1000")]).must_be(303);
        with(&[("words", "0123")]).must_be(422).must_show("ont changé entre-temps");
        with(&[("way", "other")]).must_be(422);
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn what_was_paid_this_year_counts_for_the_ceiling(app: &TestApp) {
        let gard = collector(app, LegalForm::FinancingAssociation, "ADF du Gard", "Gard");
        opened_for(app, &gard, &[]);
        let ana = app.person("Ana", "Moulin", "Nîmes");
        let unit = app.unit("Nîmes");
        house(app, move |tx| {
            let gift = NewGift {
                collector: gard.clone(),
                unit: unit.clone(),
                payer: ana.clone(),
                way: PayWay::Transfer,
                received_on: "2026-03-01".to_owned(),
                cents: 745_001,
                piece: None,
                reference: None,
                cause: "before".to_owned(),
                target: String::new(),
            };
            treasury::receive_gift(tx, &gift, None)
        });
        let visitor = app.browser();
        let page = visitor.get(PAGE);
        let typed = form(&page, "Ana", "ana.moulin@example.org", "cheque");
        visitor.post(PAGE, &typed).must_be(303);
        let door = links(app).remove(0);
        visitor.post(&door, &[]).must_be(422).must_show("Avec ce que vous avez déjà versé");
        assert_eq!(count(app, "select count(*) from donation"), 0);
        let mut less = form(&page, "Ana", "ana.moulin@example.org", "cheque");
        less.push(("free", "49,99"));
        visitor.post(PAGE, &less).must_be(303);
        let door = links(app).remove(0);
        visitor.post(&door, &[]).must_lead_to(&format!("{PAGE}/gift/"));
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn an_association_asks_for_no_declaration(app: &TestApp) {
        let friends = collector(app, LegalForm::Association, "Les amis", "Alès");
        opened_for(app, &friends, &[]);
        let page = app.browser().get(PAGE);
        page.must_hide("personne physique").must_hide("66\u{a0}%").must_hide("Nationalité");
        let mut typed = form(&page, "Ana", "ana@example.org", "transfer");
        typed.retain(|(name, _)| !["natural", "resident", "below", "nationality"].contains(name));
        typed.push(("free", "9000"));
        app.browser().post(PAGE, &typed).must_be(303);
        app.run_jobs();
        app.mails();
    }
}

/// Sends a form as a page of another site does.
fn post_from_elsewhere(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Seen {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .header(header::ORIGIN, "https://ailleurs.example")
        .body(Body::from(pairs.join("&")))
        .unwrap();
    browser.send(request)
}

crate::story! {
    fn a_form_of_another_site_gives(app: &TestApp) {
        opened(app, &[]);
        let (visitor, path) = (app.browser(), format!("/embed{PAGE}"));
        let frame = visitor.get(&path);
        frame.must_be(200).must_show("Donner").must_hide("kernel-").must_hide("donations-");
        assert!(frame.select("header").is_empty(), "a frame has no shell");
        assert!(frame.headers.get("set-cookie").is_none());
        let wrong = post_from_elsewhere(&visitor, &path, &[("first_name", "Ana")]);
        wrong.must_be(422).must_show("value=\"Ana\"");
        let typed = form(&frame, "Ana", "ana@example.org", "cheque");
        post_from_elsewhere(&visitor, PAGE, &typed).must_be(403);
        let sent = post_from_elsewhere(&visitor, &path, &typed);
        sent.must_lead_to(&format!("{path}/sent"));
        visitor.follow(&sent).must_show("Il reste un clic");
        let door = links(app).remove(0);
        visitor.post(&door, &[]).must_be(303);
        let widget = app.secretary("Alès").get(&format!("/office/widgets/one?path={PAGE}"));
        widget.must_show("iframe").must_show("name=&quot;line_1&quot;");
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn hostile_answers_break_nothing(app: &TestApp) {
        opened(app, &[]);
        let visitor = app.browser();
        let page = visitor.get(PAGE);
        let script = "<script>alert(1)</script>";
        let mut bad = form(&page, script, "\"><img src=x onerror=alert(1)>", "transfer");
        bad.extend([("free", script), ("share", script), ("country", script)]);
        visitor.post(PAGE, &bad).must_be(422).must_hide(script).must_hide("<img src=x");
        for odd in ["/donate/%00", "/donate/..%2f..%2fetc", "/donate/inconnue"] {
            visitor.get(odd).must_be(404);
            let typed = form(&page, "Ana", "ana@example.org", "transfer");
            visitor.post(odd, &typed).must_be(404);
        }
        let mut stored = form(&page, "Ana", "ana@example.org", "cheque");
        stored.retain(|(name, _)| *name != "city");
        stored.push(("city", script));
        visitor.post(PAGE, &stored).must_be(303);
        let door = links(app).remove(0);
        visitor.get(&door).must_hide(script).must_show("&lt;script&gt;");
        let gift = visitor.post(&door, &[]).location.unwrap();
        visitor.get(&gift).must_hide(script);
        for wrong in ["x", &"0".repeat(72), &door[door.rfind('/').unwrap() + 1..door.len() - 2]] {
            visitor.post(&format!("{PAGE}/confirm/{wrong}"), &[]).must_show("ne vaut plus");
        }
        visitor.get(&format!("{PAGE}/gift/0198f0aa-0000-7000-8000-000000000001")).must_be(404);
        app.run_jobs();
        app.mails();
    }
}

crate::story! {
    fn somebody_erased_or_merged_leaves_sums_right(app: &TestApp) {
        let one = opened(app, &[]);
        let gift = given(app, "Ana", "cheque", &[]);
        let other = given(app, "Bea", "cheque", &[]);
        let (ana, bea) = (giver(app, &gift), giver(app, &other));
        let treasurer = app.officer("treasurer", "Gard");
        for gift in [&gift, &other] {
            let sent = [
                ("donation", gift.rsplit('/').next().unwrap()), ("way", "cheque"),
                ("amount", "50"), ("on_day", "2026-11-05"),
            ];
            treasurer.post(&format!("{one}/gifts"), &sent).must_be(303);
        }
        let visitor = app.browser();
        visitor.get(PAGE).must_show("100\u{a0}€").must_show("2 personnes");
        let PersonalData::Held(held) = &crate::donations::FEATURE.personal_data else {
            panic!("donations are held");
        };
        let (export, erase, merge) = (held.export, held.erase, held.merge);
        let (from, into) = (ana.clone(), bea.clone());
        house(app, move |tx| {
            assert!(export(tx, &from)?.to_string().contains("personne physique"));
            merge(tx, &from, &into)
        });
        assert_eq!(giver(app, &gift), bea);
        house(app, move |tx| {
            erase(tx, &bea)?;
            assert_eq!(export(tx, &bea)?.to_string(), "[]");
            Ok(())
        });
        visitor.get(PAGE).must_show("100\u{a0}€").must_show("2 personnes");
        visitor.get(&gift).must_be(404);
        app.run_jobs();
        app.mails();
    }
}
