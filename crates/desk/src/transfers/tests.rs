//! Stories of transfers: who proposes, accepts, asks and leaves; what nobody else may see.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::DAY_MS;

use crate::consent;
use crate::feature::{Held, PersonalData};
use crate::features;
use crate::org::{self, ClaimKind, PersonId, Scope};
use crate::people;
use crate::story;
use crate::testkit::{Browser, TestApp};

const WHY: &str = "Habite la ville";

/// Everything that features hold on people, the last of the list first.
fn held() -> Vec<&'static Held> {
    let held = features::all().rev().filter_map(|feature| match &feature.personal_data {
        PersonalData::Held(held) => Some(held),
        PersonalData::None { .. } => None,
    });
    held.collect()
}

/// Proposes somebody, and gives the path of the transfer as the other unit sees it.
fn proposed(app: &TestApp, from: &Browser<'_>, person: &PersonId, kind: &str, to: &str) -> String {
    let unit = app.unit(to).to_string();
    let path = format!("/office/people/{person}/transfer");
    let fields = [("unit", unit.as_str()), ("kind", kind), ("reason", WHY)];
    from.post(&path, &fields).must_lead_to("/office/transfers");
    last(app, person)
}

fn last(app: &TestApp, person: &PersonId) -> String {
    let id = person.clone();
    let sql = "select id from transfer where person = $1 order by asked_at desc, id desc limit 1";
    let found: String = app.app.db.read_now(move |tx| tx.one(sql, &[&id])).unwrap();
    // What is asked next is later.
    app.clock.advance_ms(1);
    format!("/office/transfers/{found}")
}

fn subjects(app: &TestApp) -> Vec<String> {
    app.run_jobs();
    app.mails().into_iter().map(|mail| format!("{} {}", mail.to, mail.subject)).collect()
}

fn house<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> T {
    app.app.db.write_now(work).unwrap()
}

story! {
    fn a_section_proposes_and_the_other_accepts(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        let nimes = app.secretary("Nîmes");
        let record = format!("/office/people/{ana}");
        ales.get(&record).must_show(&format!("{record}/transfer"));
        let form = format!("{record}/transfer");
        ales.get(&format!("{form}?q=set")).must_show("Sète").must_show("Hérault");
        ales.post(&form, &[("reason", WHY)]).must_be(422).must_show("dans la liste");
        let to = app.unit("Sète").to_string();
        ales.post(&form, &[("unit", &to)]).must_be(422).must_show("cinq signes");
        nimes.get(&form).must_be(404);
        nimes.post(&form, &[("unit", &to), ("reason", WHY)]).must_be(404);
        let one = proposed(app, &ales, &ana, "move", "Sète");
        let told = subjects(app);
        assert!(told[0].starts_with("ana.moulin@example.org") && told.len() == 1, "{told:?}");

        // The receiving officers read the name, and nothing of the record.
        sete.get("/office/transfers").must_show("Ana Moulin");
        sete.get(&one).must_be(200).must_show(WHY).must_hide("ana.moulin@").must_hide(&record);
        sete.get(&record).must_be(404);
        sete.get("/office/people?q=moulin").must_hide(&record);
        nimes.get("/office/transfers").must_hide("Moulin");
        nimes.get(&one).must_be(404);
        nimes.post(&one, &[("answer", "accept")]).must_be(404);

        let said = [("answer", "accept"), ("word", "Bienvenue parmi nous")];
        sete.post(&one, &said).must_lead_to("/office/transfers");
        let told = subjects(app);
        assert!(told.len() == 1 && told[0].contains("est tenue par Sète"), "{told:?}");
        sete.get(&record).must_be(200).must_show("Bienvenue parmi nous").must_show("Alès");
        ales.get(&record).must_be(404);
        ales.get("/office/people?q=moulin").must_hide(&record);
        for both in [&ales, &sete] {
            both.get("/office/transfers").must_show("Ana Moulin");
            both.get(&one).must_show("Bienvenue parmi nous").must_show("Officier secretary Sète");
        }
        let mine = app.signed_in(&ana).get("/me/unit");
        mine.must_show(WHY).must_show("Bienvenue parmi nous").must_show("Officier secretary Alès");
        app.signed_in(&ana).get("/me/access").must_show("Officier secretary Sète");
    }
}

story! {
    fn within_one_scope_it_is_done_at_once_and_traced(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let gard = app.secretary("Gard");
        let one = proposed(app, &gard, &ana, "move", "Nîmes");
        app.secretary("Nîmes").get(&format!("/office/people/{ana}")).must_be(200).must_show(WHY);
        app.secretary("Alès").get(&one).must_show("Fiche transférée").must_show("Officier");
        assert_eq!(subjects(app).len(), 1);
    }
}

story! {
    fn each_refusal_of_a_proposal_has_a_name(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let ales = app.secretary("Alès");
        let form = format!("/office/people/{ana}/transfer");
        let to = |unit: &str| app.unit(unit).to_string();
        let post = |unit: &str, kind: &str, day: &str| {
            let fields =
                [("unit", unit), ("kind", kind), ("since_on", day), ("reason", WHY)];
            ales.post(&form, &fields)
        };
        post(&to("Alès"), "move", "").must_be(422).must_show("tient déjà la fiche");
        post("1", "move", "").must_be(422).must_show("dans la liste");
        post(&to("Sète"), "join", "2027-01-01").must_be(422).must_show("un jour entier");
        post(&to("Sète"), "move", "").must_lead_to("/office/transfers");
        post(&to("Union"), "move", "").must_be(422).must_show("attend déjà une réponse");
        let one = last(app, &ana);
        ales.post(&one, &[("answer", "accept")]).must_be(422).must_show("autre unité de répondre");
        ales.post(&one, &[("answer", "nonsense")]).must_be(422);
        let sete = app.secretary("Sète");
        let declined = [("answer", "decline"), ("word", "")];
        sete.post(&one, &declined).must_be(422).must_show("dites pourquoi en quelques mots");
        ales.post(&one, &[("answer", "withdraw")]).must_lead_to("/office/transfers");
        sete.post(&one, &[("answer", "accept")]).must_be(422).must_show("a déjà répondu");
        post(&to("Sète"), "join", "2026-01-01").must_lead_to("/office/transfers");
        let one = last(app, &ana);
        sete.post(&one, &[("answer", "accept")]).must_lead_to("/office/transfers");
        // A further unit sees the record and does not give it away.
        let fields = [("unit", to("Hérault")), ("reason", WHY.to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        sete.post(&form, &fields).must_be(422).must_show("peut la proposer");
        drop(subjects(app));
    }
}

story! {
    fn what_changed_meanwhile_is_refused_by_name(app: &TestApp) {
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        let accept = [("answer", "accept")];
        let people: Vec<PersonId> =
            ["Ana", "Bob", "Cléa", "Dan"].map(|first| app.person(first, "Moulin", "Alès")).into();
        let ones: Vec<String> =
            people.iter().map(|one| proposed(app, &ales, one, "move", "Sète")).collect();
        let twin = app.person("Anna", "Moulin", "Alès");
        let (ana, bob) = (people[0].clone(), people[1].clone());
        let both = [("one", ana.as_str()), ("other", twin.as_str()), ("into", twin.as_str())];
        ales.post("/office/duplicates/merge", &both).must_lead_to("/office/people/");
        house(app, move |tx| held().iter().try_for_each(|held| (held.erase)(tx, &bob)));
        sete.post(&ones[0], &accept).must_be(422).must_show("fusionnée entre-temps");
        let merges = ales.get("/office/duplicates/merges");
        let undo = merges.attributes("form[action$='/undo']", "action").remove(0);
        ales.post(&undo, &[("reason", "Deux personnes")]).must_lead_to("/office");
        sete.post(&ones[0], &accept).must_lead_to("/office/transfers");
        let gone = sete.post(&ones[1], &accept);
        gone.must_be(422).must_show("effacée entre-temps").must_hide("Bob");
        ales.get("/office/transfers").must_hide("Bob");
        let (clea, nimes) = (people[2].clone(), app.unit("Nîmes"));
        house(app, move |tx| {
            let scope = Scope::of_the_house(tx)?;
            people::move_home(tx, &scope, &clea, &nimes)
        });
        sete.post(&ones[2], &accept).must_be(422).must_show("partie dans une autre unité");
        let closed = app.unit("Sète");
        house(app, move |tx| {
            let now = tx.now();
            tx.exec("update unit set closed_at = $2 where id = $1", &[&closed, &now])
        });
        let above = app.secretary("Hérault");
        above.post(&ones[3], &accept).must_be(422).must_show("est fermée");
        ales.get(&format!("/office/people/{}", people[3])).must_be(200);
        drop(subjects(app));
    }
}

story! {
    fn two_officers_answer_once_and_nobody_answers_for_themselves(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let ales = app.secretary("Alès");
        let one = proposed(app, &ales, &ana, "move", "Sète");
        app.mandate(&ana, "secretary", "Sète");
        let own = app.signed_in(&ana).post(&one, &[("answer", "accept")]);
        own.must_be(422).must_show("propre fiche");
        app.secretary("Sète").post(&one, &[("answer", "accept")]).must_lead_to("/office");
        let second = app.secretary("Hérault").post(&one, &[("answer", "accept")]);
        second.must_be(422).must_show("a déjà répondu");
        drop(subjects(app));
    }
}

story! {
    fn a_claim_tells_nothing_until_the_keeper_agrees(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        let ask = "/office/transfers/ask";
        let claim = |name: &str, email: &str| {
            sete.post(ask, &[("name", name), ("email", email), ("reason", WHY)])
        };
        claim("", "a@example.org").must_be(422).must_show("le prénom et le nom");
        claim("Ana", "nonsense").must_be(422).must_show("adresse électronique entière");
        let known = claim("Ana Moulin", "Ana.Moulin@example.org");
        let cookies = sete.cookies.borrow().clone();
        let unknown = claim("Zoé Perdrix", "zoe.perdrix@example.org");
        assert_eq!(known.location, unknown.location);
        assert_eq!(cookies, *sete.cookies.borrow(), "one notice for both");
        sete.get("/office/transfers");
        let before = sete.get("/office/transfers");
        before.must_show("Ana Moulin").must_show("Zoé Perdrix").must_hide("Alès");
        let one = last(app, &ana);
        sete.get(&one).must_be(200).must_hide("Alès").must_hide(ana.as_str());
        assert!(subjects(app).is_empty());
        app.secretary("Nîmes").get("/office/transfers").must_hide("Moulin");

        ales.get("/office/transfers").must_show("Ana Moulin").must_show("Sète");
        ales.get(&one).must_show(WHY).must_show("Officier secretary Sète");
        let no = [("answer", "decline"), ("word", "Elle milite ici")];
        ales.post(&one, &no).must_lead_to("/office/transfers");
        assert!(subjects(app).is_empty());
        sete.get(&one).must_be(200).must_hide("Alès").must_hide("milite");
        assert_eq!(before.text(), sete.get("/office/transfers").text(), "as if unheard");
        claim("Ana Moulin", "ana.moulin@example.org").must_lead_to("/office/transfers");
        sete.get("/office/transfers");
        assert_eq!(before.text(), sete.get("/office/transfers").text(), "asked again");
        sete.get(&format!("/office/people/{ana}")).must_be(404);
        app.signed_in(&ana).get("/me/unit").must_show("Officier secretary Sète");

        app.clock.advance_ms(31 * DAY_MS);
        while house(app, crate::transfers::store::sweep) > 0 {}
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        sete.get("/office/transfers").must_hide("Moulin").must_hide("Perdrix");
        sete.get(&one).must_be(404);
        ales.get(&one).must_be(200).must_show("Elle milite ici");
    }
}

story! {
    fn a_claim_is_answered_by_transfer_or_by_sharing(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let bob = app.person("Bob", "Moulin", "Alès");
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        for name in ["Ana", "Bob"] {
            let email = format!("{}.moulin@example.org", name.to_lowercase());
            let fields = [("name", name), ("email", &email), ("reason", WHY)];
            sete.post("/office/transfers/ask", &fields).must_lead_to("/office/transfers");
        }
        let (first, second) = (last(app, &ana), last(app, &bob));
        sete.post(&first, &[("answer", "give")]).must_be(422);
        ales.post(&first, &[("answer", "share")]).must_lead_to("/office/transfers");
        ales.post(&second, &[("answer", "give")]).must_lead_to("/office/transfers");
        for (person, status) in [(&ana, 200), (&bob, 404)] {
            ales.get(&format!("/office/people/{person}")).must_be(status);
            sete.get(&format!("/office/people/{person}")).must_be(200);
        }
        sete.get(&first).must_show("Appartenance ajoutée").must_show("Alès");
        assert_eq!(subjects(app).len(), 2);
        // Somebody of one's own scope is shown, not claimed.
        let fields = [("name", "Bob"), ("email", "bob.moulin@example.org"), ("reason", WHY)];
        let seen = sete.post("/office/transfers/ask", &fields);
        seen.must_lead_to(&format!("/office/people/{bob}"));
    }
}

story! {
    fn a_belonging_is_shared_with_agreement_and_ended_by_either(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let (ales, sete) = (app.secretary("Alès"), app.secretary("Sète"));
        let record = format!("/office/people/{ana}");
        let to = app.unit("Sète").to_string();
        let fields =
            [("unit", to.as_str()), ("kind", "join"), ("since_on", "2026-03-01"), ("reason", WHY)];
        let form = format!("{record}/transfer");
        ales.post(&form, &fields).must_lead_to("/office/transfers");
        sete.get(&record).must_be(404);
        sete.post(&last(app, &ana), &[("answer", "accept")]).must_lead_to("/office/transfers");
        ales.get(&record).must_show("Sète").must_show("mars 2026");
        let nimes = app.unit("Nîmes");
        let id = ana.clone();
        house(app, move |tx| people::add_belonging(tx, &id, &nimes, "2026-01-01", None));
        sete.post(&format!("{record}/open"), &[("reason", WHY)]).must_lead_to(&record);
        let end = |unit: &str| format!("{record}/belongings/{}/end", app.unit(unit));
        sete.post(&end("Nîmes"), &[]).must_be(404);
        sete.post(&end("Sète"), &[]).must_lead_to(&record);
        sete.get(&record).must_be(404);
        ales.post(&end("Nîmes"), &[]).must_lead_to(&record);
        // The mail that proposed it would come after the fact: only the answer is told.
        assert_eq!(subjects(app).len(), 1);
    }
}

story! {
    fn somebody_who_moved_asks_the_unit_of_their_postcode(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let sete = app.unit("Sète");
        house(app, move |tx| org::add_claim(tx, &sete, ClaimKind::Postcode, "34200"));
        let mine = app.signed_in(&ana);
        mine.get("/me/unit").must_show("/me/move");
        let page = mine.get("/me/move?q=34200");
        let unit = page.attributes("input[name=unit]", "value").pop().unwrap();
        page.must_show("Sète");
        mine.get("/me/move?q=00000").must_be(200).must_hide("name=\"unit\"");
        mine.post("/me/move", &[("unit", &unit)]).must_be(422);
        let fields = [("unit", unit.as_str()), ("reason", WHY)];
        mine.post("/me/move", &fields).must_lead_to("/me/unit");
        mine.post("/me/move", &fields).must_be(422).must_show("attend déjà");
        let one = last(app, &ana);
        let withdraw = one.replace("/office", "/me") + "/withdraw";
        let bob = app.person("Bob", "Moulin", "Alès");
        app.signed_in(&bob).post(&withdraw, &[]).must_be(404);
        app.secretary("Alès").get(&one).must_show(WHY);
        mine.post(&withdraw, &[]).must_lead_to("/me/unit");
        mine.post("/me/move", &fields).must_lead_to("/me/unit");
        let one = last(app, &ana);
        app.secretary("Sète").post(&one, &[("answer", "accept")]).must_lead_to("/office");
        mine.get("/me/unit").must_show("Fiche transférée");
        assert_eq!(subjects(app).len(), 1);
    }
}

story! {
    fn whoever_leaves_chooses_what_remains(app: &TestApp) {
        house(app, consent::install);
        let [ana, bob, clea] =
            ["Ana", "Bob", "Cléa"].map(|first| app.person(first, "Moulin", "Alès"));
        let ales = app.secretary("Alès");
        let mine = app.signed_in(&ana);
        let page = mine.get("/me/leave");
        page.must_be(200).must_show("2029");
        assert!(page.attributes("input[checked]", "value").is_empty(), "nothing is ticked");
        mine.post("/me/leave", &[]).must_be(422).must_show("Choisissez ce qui reste");
        mine.post("/me/leave", &[("choice", "retention")]).must_lead_to("/me/unit");
        mine.post("/me/leave", &[("choice", "retention")]).must_be(422).must_show("en cours");
        let record = ales.get(&format!("/office/people/{ana}"));
        record.must_show("a quitté l").must_show("2029-11-24");

        let mine = app.signed_in(&bob);
        let page = mine.get("/me/leave");
        let wording = page.attributes("input[name='wording.newsletter']", "value").remove(0);
        let contact = ("choice", "contact");
        mine.post("/me/leave", &[contact]).must_be(422).must_show("cochez au moins");
        let stale = [contact, ("agree", "newsletter"), ("wording.newsletter", "1")];
        mine.post("/me/leave", &stale).must_be(422).must_show("entre-temps");
        let agreed = [contact, ("agree", "newsletter"), ("wording.newsletter", &wording)];
        mine.post("/me/leave", &agreed).must_lead_to("/me/unit");
        let may = house(app, move |tx| {
            consent::may_receive(tx, &bob, "newsletter", consent::Channel::Email)
        });
        assert!(may, "the agreement counts");

        let mine = app.signed_in(&clea);
        mine.post("/me/leave", &[("choice", "erasure")]).must_lead_to("/me/erasure");
        ales.get(&format!("/office/people/{clea}")).must_show("demander l");
    }
}

story! {
    fn transfers_are_handed_out_merged_and_erased(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let twin = app.person("Anna", "Moulin", "Alès");
        let gard = app.secretary("Gard");
        proposed(app, &gard, &ana, "move", "Nîmes");
        app.signed_in(&ana).post("/me/leave", &[("choice", "retention")]).must_lead_to("/me");
        let own = &crate::transfers::store::HELD;
        let id = ana.clone();
        let told = house(app, move |tx| (own.export)(tx, &id)).to_string();
        for text in [WHY, "2029-11-24", "Officier secretary Gard", "Nîmes"] {
            assert!(told.contains(text), "{told}");
        }
        let (from, into) = (ana.clone(), twin.clone());
        let told = house(app, move |tx| {
            (own.merge)(tx, &from, &into)?;
            (own.export)(tx, &into)
        });
        assert!(told.to_string().contains(WHY), "{told}");
        let (id, old) = (twin.clone(), ana.clone());
        let (left, words) = house(app, move |tx| {
            (own.erase)(tx, &id)?;
            let mut left = 0;
            for table in own.tables {
                let sql = format!("select count(*) from {table} where person in ($1, $2)");
                left += tx.one::<i64>(&sql, &[&id, &old])?;
            }
            let sql = "select count(*) from transfer where person_name <> '' or reason <> ''";
            Ok((left, tx.one::<i64>(sql, &[])?))
        });
        assert_eq!((left, words), (0, 0));
        drop(subjects(app));
    }
}
