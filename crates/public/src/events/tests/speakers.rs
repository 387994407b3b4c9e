//! Stories of a unit that asks another one for somebody who speaks.

use super::opened;
use crate::testkit::TestApp;

fn request(app: &TestApp) -> String {
    let sql = "select id from event_speaker where accepted_at is null and declined_at is null";
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

crate::story! {
    fn a_speaker_is_asked_for_and_named_or_refused_with_a_reason(app: &TestApp) {
        let one = opened(app, &[]);
        let (ales, nimes) = (app.secretary("Alès"), app.secretary("Nîmes"));
        let team = format!("{one}/team");
        let asks = |unit: &'static str, subject: &'static str| [
            ("do", "speaker"), ("speaker_unit", unit), ("speaker_subject", subject),
            ("speaker_wanted", "Une économiste"),
        ];
        ales.post(&team, &asks("Nîmes", "")).must_be(422).must_show("Écrivez le sujet")
            .must_show("value=\"Une économiste\"");
        ales.post(&team, &asks("Trifouilly", "Les retraites")).must_be(422).must_show("Trifouilly");
        ales.post(&team, &asks("Alès", "Les retraites")).must_be(422);
        nimes.post(&team, &asks("Sète", "Les retraites")).must_be(404);
        ales.post(&team, &asks("Nîmes", "Les retraites")).must_lead_to(&one);
        ales.post(&team, &asks("Nîmes", "Les retraites")).must_be(422).must_show("déjà posé");
        nimes.get("/office").must_show("quelqu’un pour parler");
        nimes.get("/office/events").must_show("Les retraites").must_show("Une économiste");
        app.secretary("Sète").get("/office/events").must_hide("Les retraites");
        let id = request(app);
        let answer = |what: &'static str, name: &'static str, why: &'static str| [
            ("do", what), ("speaker_request", id.as_str()), ("speaker", name), ("speaker_why", why),
        ];
        let sete = app.secretary("Sète");
        sete.post("/office/events", &answer("speak", "Zoé", "")).must_be(404);
        nimes.post("/office/events", &answer("speak", "", "Non ?")).must_be(422)
            .must_show("Écrivez le nom").must_show("value=\"Non ?\"");
        nimes.post("/office/events", &answer("speak-not", "", "")).must_be(422);
        nimes.post("/office/events", &answer("speak", "Zoé Pic", "")).must_be(303);
        nimes.post("/office/events", &answer("speak", "Zoé Pic", "")).must_be(404);
        ales.get(&one).must_show("Zoé Pic");
        ales.post(&team, &asks("Nîmes", "Le logement")).must_lead_to(&one);
        let id = request(app);
        let no = [
            ("do", "speak-not"), ("speaker_request", id.as_str()), ("speaker", ""),
            ("speaker_why", "Congrès ce jour-là"),
        ];
        nimes.post("/office/events", &no).must_be(303);
        ales.get(&one).must_show("Congrès ce jour-là");
        nimes.get("/office/events").must_hide("Le logement");
    }
}
