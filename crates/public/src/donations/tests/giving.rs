//! Promising, confirming, paying every way, changing and stopping.

use axum::body::Body;
use axum::http::Request;
use sha2::{Digest as _, Sha256};

use super::office::page_of;
use super::{PAGE, collector, count, form, given, giver, house, links, opened, take_cards};
use crate::donations::jobs;
use crate::feature::PersonalData;
use crate::testkit::TestApp;
use money::debits;
use money::ledger::LegalForm;

fn received(app: &TestApp) -> i64 {
    count(
        app,
        "select cast(coalesce(sum(cents), 0) as bigint) from payment_part where target <> ''",
    )
}

crate::story! {
    fn a_visitor_promises_confirms_and_pays_by_transfer(app: &TestApp) {
        opened(app, &[]);
        let visitor = app.browser();
        visitor.get("/donate").must_show("Un local pour la section").must_show("ADF du Gard");
        let page = visitor.get(PAGE);
        page.must_be(200).must_show("7\u{202f}500\u{a0}€").must_show("66\u{a0}%")
            .must_show("17\u{a0}€")
            .must_show("1158");
        assert!(page.attributes("input[checked]", "name").is_empty(), "nothing is ticked");
        let before = count(app, "select count(*) from person");
        let mut right = form(&page, "Aïssata", "aissata@example.org", "transfer");
        let wording = page.attributes("input[name='wording.newsletter']", "value").remove(0);
        right.extend([("agree", "newsletter"), ("wording.newsletter", wording.as_str())]);
        let sent = visitor.post(PAGE, &right);
        visitor.follow(&sent).must_show("Il reste un clic").must_hide("aissata@example.org");
        let door = links(app).remove(0);
        visitor.get(&door).must_show("Aïssata Moulin").must_show("50\u{a0}€").must_show("Virement");
        assert_eq!(count(app, "select count(*) from person"), before, "a link makes nobody");

        let done = visitor.post(&door, &[]);
        let gift = done.must_lead_to(&format!("{PAGE}/gift/")).location.clone().unwrap();
        let shown = visitor.follow(&done);
        shown.must_show("Votre don est confirmé").must_show("RF").must_show("FR76")
            .must_show("chaise").must_hide("Moulin").must_hide("rue des Lices");
        assert_eq!(shown.select("svg.qr").len(), 1);
        assert_eq!(visitor.post(&door, &[]).location, Some(gift.clone()), "once");
        assert_eq!(visitor.get(&door).location, Some(gift.clone()));
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1);
        let told = &mails[0].text;
        assert!(told.contains("RF") && told.contains("FR76"), "{told}");
        assert_eq!(count(app, "select count(*) from person"), before + 1);
        assert!(visitor.cookies.borrow().is_empty());

        let person = giver(app, &gift);
        app.secretary("Alès").get(&format!("/office/people/{person}"))
            .must_show("A promis 50").must_show("rue des Lices");
        let mine = app.signed_in(&person);
        mine.get("/me/consents").must_show("information");
        mine.get("/me/donations").must_show("attendu").must_show("Un local");
        let id = gift.rsplit('/').next().unwrap().to_owned();
        let treasurer = app.officer("treasurer", "Gard");
        let office = page_of(app);
        treasurer.post(&format!("{office}/gifts"), &[
            ("donation", id.as_str()), ("way", "transfer"), ("amount", "50"),
            ("on_day", "2026-11-05"),
        ]).must_lead_to(&format!("{office}/gifts"));
        house(app, jobs::thank);
        app.run_jobs();
        let mails = app.mails();
        assert!(mails[0].text.contains("a reçu votre don de 50"), "{}", mails[0].text);
        assert!(mails[0].text.contains("une chaise"));
        house(app, jobs::thank);
        app.run_jobs();
        assert!(app.mails().is_empty(), "thanked once");
        visitor.get(&gift).must_show("Nous avons reçu 50");
        visitor.get(PAGE).must_show("donnés par une personne");
        mine.get("/me/donations").must_show("reçu");
    }
}

crate::story! {
    fn nobody_learns_from_an_answer_who_gives(app: &TestApp) {
        opened(app, &[]);
        app.person("Ana", "Moulin", "Nîmes");
        let visitor = app.browser();
        let page = visitor.get(PAGE);
        let known = visitor.post(PAGE, &form(&page, "Ana", "ana.moulin@example.org", "cheque"));
        let other = visitor.post(PAGE, &form(&page, "Ana", "personne@example.org", "cheque"));
        assert_eq!((known.status, &known.location), (other.status, &other.location));
        let before = count(app, "select count(*) from person");
        for door in links(app) {
            let done = visitor.post(&door, &[]);
            visitor.follow(&done).must_show("à l’ordre").must_show("4 rue de la Paix")
                .must_hide("Moulin");
        }
        assert_eq!(count(app, "select count(*) from person"), before + 1, "one was known");
    }
}

/// A message as the pretend carrier signs it (HMAC of SHA-256).
fn signed(secret: &str, message: &str) -> String {
    let mut key = secret.as_bytes().to_vec();
    key.resize(64, 0);
    let pad = |with: u8| key.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = Sha256::digest([pad(0x36), message.as_bytes().to_vec()].concat());
    let outer = Sha256::digest([pad(0x5c), inner.to_vec()].concat());
    outer.iter().map(|byte| format!("{byte:02x}")).collect()
}

crate::story! {
    fn a_card_is_paid_at_the_pretend_carrier(app: &TestApp) {
        opened(app, &[]);
        app.browser().get(PAGE).must_hide("Carte bancaire");
        take_cards(app);
        let gift = given(app, "Ana", "card", &[]);
        let visitor = app.browser();
        visitor.get(&gift).must_show("Nous préparons");
        app.run_jobs();
        app.mails();
        let ready = visitor.get(&gift);
        let pay = ready.attributes("a[rel=noreferrer]", "href").remove(0);
        assert!(pay.contains("/pretend-pay/"), "{pay}");
        assert_eq!(received(app), 0);
        let back = format!("{gift}?back=1");
        visitor.get(&back).must_show("Nous demandons au prestataire");
        app.run_jobs();
        assert_eq!(received(app), 0, "the browser's return moves nothing");
        let (account, secret, card): (String, String, String) = app.app.db.read_now(|tx| {
            let sql = "select a.id, a.secret, c.id from card_payment c
                       join card_account a on a.id = c.account where c.target <> ''";
            Ok(tx.row(sql, &[])?.unwrap())
        }).unwrap();
        let told = serde_json::json!({
            "id": "1", "payment": card, "standing": "paid", "cents": 5000,
        }).to_string();
        for _ in 0..2 {
            let hook = Request::post(format!("/hooks/pay/{account}"))
                .header("x-pretend-signature", signed(&secret, &told))
                .body(Body::from(told.clone())).unwrap();
            app.browser().send(hook).must_be(200);
            app.run_jobs();
        }
        assert_eq!(received(app), 5_000);
        visitor.get(&back).must_show("Nous avons reçu 50");
        let person = giver(app, &gift);
        app.signed_in(&person).get("/me/payments").must_show("Carte");
        app.signed_in(&person).get("/me/donations").must_show("reçu");
    }
}

crate::story! {
    fn a_monthly_gift_is_signed_changed_and_stopped(app: &TestApp) {
        opened(app, &[]);
        let visitor = app.browser();
        let page = visitor.get(PAGE);
        let mut monthly = form(&page, "Ana", "ana@example.org", "transfer");
        monthly.push(("rhythm", "monthly"));
        visitor.post(PAGE, &monthly).must_be(422).must_show("par prélèvement ou par carte");
        let mut monthly = form(&page, "Ana", "ana@example.org", "debit");
        monthly.push(("rhythm", "monthly"));
        visitor.post(PAGE, &monthly).must_be(303);
        let door = links(app).remove(0);
        visitor.get(&door).must_show("chaque mois").must_show("FR72ZZZ123456");
        let wrong = visitor.post(&door, &[("iban", "FR76 3000"), ("holder", "Ana M.")]);
        wrong.must_be(422).must_show("Relisez").must_show("FR76 3000").must_show("Ana M.");
        assert_eq!(count(app, "select count(*) from donation"), 0);
        let iban = "FR76 3000 6000 0112 3456 7890 189";
        let done = visitor.post(&door, &[("iban", iban), ("holder", "Ana M.")]);
        let gift = done.location.clone().unwrap();
        visitor.get(&gift).must_show("prélèvera").must_hide("3456");
        let person = giver(app, &gift);
        let id = gift.rsplit('/').next().unwrap().to_owned();
        let mine = app.signed_in(&person);
        mine.get("/me/donations").must_show("en cours").must_show("50\u{a0}€");
        let one = format!("/me/donations/{id}");
        mine.post(&one, &[("do", "amount"), ("amount", "700")]).must_be(422)
            .must_show("douze mois").must_show("700");
        mine.post(&one, &[("do", "amount"), ("amount", "20")]).must_lead_to("/me/donations");
        mine.get("/me/donations").must_show("20\u{a0}€");
        let other = app.signed_in(&app.person("Bea", "Martin", "Nîmes"));
        other.post(&one, &[("do", "amount"), ("amount", "30")]).must_be(404);
        other.post(&one, &[("do", "stop")]).must_be(404);
        let (whose, target) = (person.clone(), id.clone());
        let mandate = house(app, move |tx| debits::gift_mandate(tx, &whose, &target)).unwrap();
        assert!(mandate.is_active && mandate.cents == 2_000);
        mine.post(&one, &[("do", "stop")]).must_lead_to("/me/donations");
        mine.post(&one, &[("do", "stop")]).must_lead_to("/me/donations");
        mine.get("/me/donations").must_show("arrêté");
        mine.post(&one, &[("do", "amount"), ("amount", "30")]).must_be(404);
        let mandate = house(app, move |tx| debits::gift_mandate(tx, &person, &id)).unwrap();
        assert!(mandate.is_over);
        app.run_jobs();
        app.mails();
    }
}

/// The carrier tells of one charge of the last agreement of a gift.
fn charged(app: &TestApp, (charge, standing, cents): (&str, &str, i64)) {
    app.clock.advance_ms(1);
    let (account, secret, agreed): (String, String, String) = app
        .app
        .db
        .read_now(|tx| {
            let sql = "select a.id, a.secret, s.id from card_subscription s
                   join card_account a on a.id = s.account where s.target <> ''
                   order by s.at desc, s.id desc limit 1";
            Ok(tx.row(sql, &[])?.unwrap())
        })
        .unwrap();
    let told = serde_json::json!({
        "id": format!("{charge} {standing}"), "payment": agreed, "charge": charge,
        "standing": standing, "cents": cents,
    })
    .to_string();
    let hook = Request::post(format!("/hooks/pay/{account}"))
        .header("x-pretend-signature", signed(&secret, &told))
        .body(Body::from(told))
        .unwrap();
    app.browser().send(hook).must_be(200);
    app.run_jobs();
}

crate::story! {
    fn a_card_gives_every_month_until_it_is_stopped(app: &TestApp) {
        opened(app, &[]);
        take_cards(app);
        let monthly = [("rhythm", "monthly")];
        let gift = given(app, "Ana", "card", &monthly);
        let visitor = app.browser();
        visitor.get(&gift).must_show("à accepter").must_show("Rien n’est débité");
        app.run_jobs();
        let mails = app.mails();
        assert!(mails.iter().any(|mail| mail.text.contains("Il reste à accepter")), "{mails:?}");
        let pay = visitor.get(&gift).attributes("#agree", "href").remove(0);
        assert!(pay.contains("/pretend-pay/"), "{pay}");
        let person = giver(app, &gift);
        let mine = app.signed_in(&person);
        mine.get("/me/donations").must_show("attendu").must_show(&gift);

        for (charge, cents) in [("1", 5_000), ("1", 5_000), ("2", 10_000)] {
            charged(app, (charge, "paid", 5_000));
            assert_eq!(received(app), cents);
        }
        visitor.get(&gift).must_show("en cours").must_show("Nous avons reçu 100");
        mine.get("/me/donations").must_show("en cours").must_show("Changer de montant ou de carte");
        mine.get("/me/payments").must_show("Un local pour la section");
        app.officer("treasurer", "Alès").get("/office/treasury/cards").must_show("Un local pour");

        // A refused charge is told once, and takes nothing back.
        app.mails();
        charged(app, ("3", "failed", 5_000));
        charged(app, ("3", "failed", 5_000));
        let told: Vec<_> = app.mails().into_iter()
            .filter(|mail| mail.subject.contains("n’a pas pu être débitée")).collect();
        assert_eq!((told.len(), received(app)), (1, 10_000), "{told:?}");
        mine.get("/me/donations").must_show("carte refusée");

        // Another amount is agreed to anew; the agreement before it goes on until the first charge.
        let id = gift.rsplit('/').next().unwrap().to_owned();
        let one = format!("/me/donations/{id}");
        mine.post(&one, &[("do", "amount"), ("amount", "700")]).must_be(422)
            .must_show("douze mois");
        app.clock.advance_ms(1);
        mine.post(&one, &[("do", "amount"), ("amount", "20")]).must_lead_to(&gift);
        visitor.get(&gift).must_show("à accepter").must_show("20\u{a0}€");
        app.run_jobs();
        let going = "select count(*) from card_subscription s where not exists (select 1
                     from card_subscription_fact f where f.subscription = s.id)";
        assert_eq!(count(app, going), 2);
        app.clock.advance_ms(1);
        mine.post(&one, &[("do", "amount"), ("amount", "20")]).must_lead_to(&gift);
        app.run_jobs();
        assert_eq!(count(app, going), 2);
        charged(app, ("4", "paid", 2_000));
        assert_eq!((received(app), count(app, going)), (12_000, 1));
        mine.post(&one, &[("do", "stop")]).must_lead_to("/me/donations");
        app.run_jobs();
        assert_eq!(count(app, going), 0);
        mine.get("/me/donations").must_show("arrêté");
        visitor.get(&gift).must_hide("Votre carte, chaque mois");
        app.mails();
    }
}

crate::story! {
    fn a_card_stopped_by_the_treasurer_or_by_erasure_ends_the_gift(app: &TestApp) {
        opened(app, &[]);
        take_cards(app);
        let gifts = ["Ana", "Bea"].map(|name| given(app, name, "card", &[("rhythm", "monthly")]));
        app.run_jobs();
        let treasurer = app.officer("treasurer", "Alès");
        let stop = treasurer.get("/office/treasury/cards")
            .attributes("form[action*='/subscriptions/']", "action").remove(0);
        treasurer.post(&stop, &[]).must_be(303);
        app.run_jobs();
        house(app, |tx| jobs::thank(tx).map(drop));
        let ended = "select count(*) from donation where ended_at is not null";
        assert_eq!(count(app, ended), 1);
        let people = gifts.map(|gift| giver(app, &gift));
        for person in people {
            let person = person.clone();
            house(app, move |tx| {
                for feature in [&money::treasury::FEATURE, &crate::donations::FEATURE] {
                    let PersonalData::Held(held) = &feature.personal_data else { continue };
                    (held.erase)(tx, &person)?;
                }
                Ok(())
            });
        }
        app.run_jobs();
        house(app, |tx| jobs::thank(tx).map(drop));
        let going = "select count(*) from card_subscription s where not exists (select 1
                     from card_subscription_fact f where f.subscription = s.id
                     and f.kind = 'stopped')";
        assert_eq!((count(app, going), count(app, ended)), (0, 2));
        app.mails();
    }
}

crate::story! {
    fn a_gift_is_shared_as_its_giver_chose_to_the_cent(app: &TestApp) {
        let shared = [
            ("shared", "on"), ("share.section", "50"), ("share.federation", "30"),
            ("share.national", "20"),
        ];
        let national = collector(app, LegalForm::FinancingAssociation, "ADF nationale", "Union");
        opened(app, &shared);
        app.browser().get(PAGE).must_show("Partage du don");
        let own = [
            ("share", "own"), ("share.section", "34"), ("share.federation", "33"),
            ("share.national", "33"), ("free", "10,01"),
        ];
        let gift = given(app, "Ana", "cheque", &own);
        let usual = given(app, "Bea", "cheque", &[("share", "usual")]);
        let office = page_of(app);
        let treasurer = app.officer("treasurer", "Gard");
        for (gift, amount) in [(&gift, "10,01"), (&usual, "50")] {
            let id = gift.rsplit('/').next().unwrap();
            let sent = [
                ("donation", id), ("way", "cheque"), ("amount", amount),
                ("on_day", "2026-11-05"), ("piece", "1234567"),
            ];
            treasurer.post(&format!("{office}/gifts"), &sent).must_be(303);
        }
        let parts: Vec<(i64,)> = app.app.db.read_now(|tx| tx.rows(
            "select cents from payment_part where unit is not null order by line", &[])).unwrap();
        let parts: Vec<i64> = parts.into_iter().map(|(cents,)| cents).collect();
        assert_eq!(parts, [341, 330, 330], "the first takes the cent that is left");
        let chosen = "select count(*) from entry_line where account = '75413'";
        assert_eq!(count(app, chosen), 3);
        let off = "select count(*) from (select entry from entry_line group by entry
                   having sum(debit_cents) <> sum(credit_cents)) x";
        assert_eq!(count(app, off), 0);
        treasurer.get(&office).must_be(200).must_hide("Modifier");
        app.secretary("Alès").get(&office).must_show("53,41").must_show("3,30").must_show("Union");
        // What goes to a unit whose money another collector holds is owed to it.
        app.clock.advance_ms(31 * kernel::time::DAY_MS);
        let drawn = app.officer("administrator", "Union")
            .post("/office/treasury/shares/draw", &[("month", "2026-11")]);
        drawn.must_be(303);
        let owed = "select cast(coalesce(sum(p.cents), 0) as bigint) from share_part p
                    join share_statement s on s.id = p.statement
                    where p.what = 'chosen' and p.to_collector <> s.collector";
        assert_eq!(count(app, owed), 330);
        let due = national.clone();
        let balance: i64 = app.app.db.read_now(move |tx| {
            money::ledger::balance(tx, &due, "467", "2026-12-31")
        }).unwrap();
        assert_eq!(balance.abs(), 330, "both sides see it");
        app.run_jobs();
        app.mails();
    }
}
