//! Joining in public, welcome, card, leaving.

use super::{each_day, house, member, opened};
use crate::members::{self, Standing, store};
use crate::org::PersonId;
use crate::people::{self, Relation};
use crate::story;
use crate::testkit::{Browser, TestApp};

/// What somebody types.
fn form<'a>(unit: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("postcode", "30100"),
        ("unit", unit),
        ("first_name", "Ana"),
        ("last_name", "Moulin"),
        ("email", email),
        ("amount", "12,50"),
        ("way", "cheque"),
        ("instalments", "12"),
    ]
}

/// The link of the one mail that left.
fn link(app: &TestApp) -> String {
    app.run_jobs();
    let mails = app.mails();
    assert_eq!(mails.len(), 1);
    let text = &mails[0].text;
    let start = text.find("http://test").unwrap() + "http://test".len();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

fn people_count(app: &TestApp) -> i64 {
    house(app, |tx| tx.one("select count(*) from person", &[]))
}

/// The section accepts, calls, and the member reads it.
fn welcomed(app: &TestApp, ales: &Browser<'_>) {
    let list = ales.get("/office/memberships?which=applied");
    list.must_show("Ana Moulin");
    app.secretary("Nîmes").get("/office/memberships?which=applied").must_hide("Ana Moulin");
    ales.get("/office").must_show("Ana Moulin").must_show("Demande du 24");
    app.secretary("Nîmes").get("/office").must_hide("Ana Moulin");
    let one = list.attributes("tbody th a", "href").remove(0);
    let page = ales.get(&one);
    page.must_show("demande en attente").must_show("Accepter");
    app.secretary("Nîmes").get(&one).must_be(404);
    let membership = page.attributes("input[name=membership]", "value").remove(0);
    let act = |fields: &[(&str, &str)]| {
        let mut all = vec![("membership", membership.as_str())];
        all.extend(fields);
        ales.post(&one, &all)
    };
    act(&[("do", "take"), ("step", "call"), ("until_on", "2026-11-27")]).must_lead_to(&one);
    ales.get(&one).must_show("en occupe");
    act(&[("do", "refused")]).must_be(422).must_show("cinq signes");
    app.secretary("Nîmes")
        .post(&one, &[("membership", &membership), ("do", "accept")])
        .must_be(404);
    act(&[("do", "accept"), ("why", "Assemblée")]).must_lead_to(&one);
    act(&[("do", "accept")]).must_be(422).must_show("déjà une adhésion");
    act(&[("do", "finish"), ("step", "call")]).must_lead_to(&one);
    ales.get(&one).must_show("à jour").must_show("Assemblée").must_show("Fait le");

    let id = one.split('/').nth(3).unwrap();
    let person = PersonId::parse(id).unwrap();
    let who = person.clone();
    let (facts, number) = house(app, move |tx| {
        let number = people::own(tx, &who)?.unwrap().record.number.unwrap();
        Ok((people::facts_of(tx, &who)?, number))
    });
    assert_eq!(people::relation(&facts, "2026-11-24"), Relation::Member);
    assert_eq!(number, "GAR-00001");
    ales.get(&format!("/office/people/{person}")).must_show(&format!("{person}/membership"));
    let mine = app.signed_in(&person).get("/me/membership");
    mine.must_show("Vous êtes à jour").must_show("GAR-00001").must_show("<path");
}

story! {
    fn a_visitor_joins_and_the_section_welcomes(app: &TestApp) {
        opened(app);
        let (visitor, ales) = (app.browser(), app.secretary("Alès"));
        let unit = app.unit("Alès").to_string();
        visitor.get("/join").must_be(200).must_show("Prendre sa carte");
        visitor.get("/join?postcode=12").must_show("cinq chiffres");
        let page = visitor.get("/join?postcode=30100");
        page.must_show("Alès").must_show("Adhésion").must_hide("checked value");
        assert!(page.attributes("input[name=agree][checked]", "value").is_empty());
        assert!(page.attributes("input[name=income]", "name").is_empty(), "income is never sent");
        let before = people_count(app);

        let mut wrong = form(&unit, "ana");
        wrong[5] = ("amount", "0,50");
        visitor.post("/join", &wrong).must_be(422).must_show("ne se lit pas")
            .must_show("ne permet pas ce montant").must_show("value=\"Moulin\"");
        let mut party = form(&unit, "ana@example.org");
        party.push(("other_party", "on"));
        visitor.post("/join", &party).must_be(422).must_show("autre parti");
        // No collector that could debit serves the section.
        assert!(!page.attributes("input[name=way]", "value").contains(&"debit".to_owned()));
        let mut debited = form(&unit, "ana@example.org");
        debited[6] = ("way", "debit");
        visitor.post("/join", &debited).must_be(422);
        let mut young = form(&unit, "ana@example.org");
        young.push(("born_on", "2015-01-01"));
        visitor.post("/join", &young).must_be(422).must_show("âge minimal");

        let mut right = form(&unit, "ana@example.org");
        let wording = page.attributes("input[name='wording.newsletter']", "value").remove(0);
        right.extend([("agree", "newsletter"), ("wording.newsletter", wording.as_str())]);
        visitor.post("/join", &right).must_lead_to("/join/sent");
        let door = link(app);
        assert_eq!(people_count(app), before, "nobody is made before they confirm");
        visitor.get(&door).must_show("Ana Moulin").must_show("12,50");
        assert_eq!(people_count(app), before, "a followed link changes nothing");
        visitor.post(&door, &[]).must_show("est confirmée");
        visitor.post(&door, &[]).must_show("est confirmée");
        assert_eq!(people_count(app), before + 1);
        visitor.get("/join/nonsense").must_show("ne vaut plus");
        visitor.post("/join/nonsense", &[]).must_show("ne vaut plus");

        welcomed(app, &ales);
    }
}

story! {
    fn nothing_tells_whether_somebody_is_known(app: &TestApp) {
        opened(app);
        let unit = app.unit("Alès").to_string();
        let known = app.former("Ana", "Moulin", "Sète", "2024-01-01");
        let visitor = app.browser();
        let before = people_count(app);
        let first = visitor.post("/join", &form(&unit, "ana.moulin@example.org"));
        let known_door = link(app);
        let second = visitor.post("/join", &form(&unit, "other@example.org"));
        let other_door = link(app);
        assert_eq!((first.status, first.location, first.body),
                   (second.status, second.location, second.body));
        visitor.post(&known_door, &[]).must_show("est confirmée");
        assert_eq!(people_count(app), before, "somebody known is recognised");
        visitor.post(&other_door, &[]).must_show("est confirmée");
        assert_eq!(people_count(app), before + 1);
        // The unit that keeps the record welcomes.
        app.secretary("Sète").get("/office/memberships?which=applied").must_show("Ana Moulin");
        let standing =
            house(app, move |tx| members::standing(tx, &known, "2026-11-24"));
        assert_eq!(standing, Standing::Applied);
    }
}

story! {
    fn applications_nobody_confirms_are_forgotten(app: &TestApp) {
        opened(app);
        let unit = app.unit("Alès").to_string();
        let visitor = app.browser();
        visitor.post("/join", &form(&unit, "ana@example.org")).must_lead_to("/join/sent");
        let door = link(app);
        app.clock.advance_ms(8 * kernel::time::DAY_MS);
        visitor.post(&door, &[]).must_show("ne vaut plus");
        each_day(app);
        let left: i64 = house(app, |tx| tx.one("select count(*) from application", &[]));
        assert_eq!(left, 0);
    }
}

story! {
    fn a_card_says_valid_or_not_and_nothing_else(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-11-01", &kind);
        let who = ana.clone();
        let token = house(app, move |tx| {
            let one = store::current(tx, &who)?.unwrap();
            Ok(store::card_of(tx, &one.id)?.unwrap().token)
        });
        let steward = app.browser();
        let card = format!("/card/{token}");
        let pdf = app.signed_in(&ana).get("/me/membership/card");
        assert_eq!(pdf.must_be(200).headers["content-type"], "application/pdf");
        let own = format!("/office/people/{ana}/membership/card");
        app.secretary("Nîmes").get(&own).must_be(404);
        app.secretary("Alès").get(&own).must_be(200);
        app.signed_in(&ana).get("/me/access").must_show("Carte de membre");
        // The card goes by mail, to its holder alone.
        let record = format!("/office/people/{ana}/membership");
        app.secretary("Nîmes").post(&own, &[]).must_be(404);
        app.secretary("Alès").get(&record).must_show("Envoyer la carte par courriel");
        app.secretary("Alès").post(&own, &[]).must_lead_to(&record);
        app.run_jobs();
        let mails = app.mails_whole();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].mail.text.contains("/me/membership"));
        assert!(mails[0].attachments[0].bytes.starts_with(b"%PDF"));
        steward.get(&card).must_show("Carte valable").must_hide("Moulin").must_hide("Alès");
        steward.get("/card/0000").must_be(200).must_show("Carte non valable");
        let browser = app.signed_in(&ana);
        browser.get("/me/membership/resign").must_show("Alès");
        let word = [("why", "Je pars à l'étranger")];
        browser.post("/me/membership/resign", &word).must_lead_to("/me/membership");
        steward.get(&card).must_show("Carte non valable");
        browser.get("/me/membership").must_show("plus membre").must_show("étranger");
        browser.get("/me/membership/resign").must_be(404);
        let facts = house(app, move |tx| people::facts_of(tx, &ana));
        assert_eq!(people::relation(&facts, "2026-11-24"), Relation::Former);
    }
}

story! {
    fn a_paper_form_is_keyed_in(app: &TestApp) {
        opened(app);
        let ales = app.secretary("Alès");
        ales.get("/office/memberships/new").must_show("Saisir un bulletin");
        let fields = |more: &[(&'static str, &'static str)]| {
            let mut all = vec![
                ("first_name", "Léo"), ("last_name", "Bru"), ("amount", "5"), ("way", "cheque"),
                ("instalments", "12"), ("on_day", "2026-11-20"), ("accept", "on"),
            ];
            all.extend(more);
            all
        };
        ales.post("/office/memberships/new", &fields(&[])).must_lead_to("/office/people/");
        ales.get("/office/memberships").must_show("Léo Bru").must_show("GAR-00001");
        let mut bad = fields(&[]);
        bad[5] = ("on_day", "2027-01-01");
        bad[2] = ("amount", "x");
        ales.post("/office/memberships/new", &bad).must_be(422).must_show("pas à venir")
            .must_show("en euros").must_show("value=\"Bru\"");
        app.officer("chair", "Alès").get("/office/memberships/new").must_be(403);
        let stranger = app.person("Mia", "Sol", "Sète");
        let path = format!("/office/memberships/new?person={stranger}");
        ales.get(&path).must_be(404);
        let own = app.person("Noé", "Sol", "Alès");
        ales.get(&format!("/office/memberships/new?person={own}")).must_show("Adhésion de Noé Sol");
        let own = own.to_string();
        let known = [
            ("person", own.as_str()), ("amount", "5"), ("way", "cash"), ("instalments", "1"),
            ("on_day", "2026-11-20"),
        ];
        ales.post("/office/memberships/new", &known).must_lead_to("/office/people/");
        ales.post("/office/memberships/new", &known).must_be(422).must_show("déjà une adhésion");
    }
}

story! {
    fn a_visitor_joins_inside_another_site(app: &TestApp) {
        opened(app);
        let visitor = app.browser();
        let unit = app.unit("Alès").to_string();
        let page = visitor.get("/embed/join?postcode=30100&hue=12&lang=en");
        page.must_be(200).must_show("lang=\"en\"").must_show("/embed/theme.css?v=");
        assert_eq!(page.attributes("form[method=post]", "action"), ["/embed/join?lang=en&hue=12"]);
        assert!(page.select("header").is_empty(), "a frame has no shell");
        assert!(page.headers.get("set-cookie").is_none());
        let wrong = visitor.post("/embed/join?lang=en&hue=12", &form(&unit, "ana"));
        wrong.must_be(422).must_show("value=\"Moulin\"");
        assert_eq!(wrong.attributes("form[method=post]", "action"), ["/embed/join?lang=en&hue=12"]);
        let sent = visitor.post("/embed/join?lang=en", &form(&unit, "ana@example.org"));
        sent.must_lead_to("/embed/join/sent?lang=en");
        visitor.follow(&sent).must_be(200).must_show("/embed/join?lang=en");
        visitor.post(&link(app), &[]).must_show("est confirmée");
    }
}
