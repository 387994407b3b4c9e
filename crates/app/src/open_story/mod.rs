//! What stands in the open, walked as everybody may walk it: what no public page may do
//! ([`privacy`]), what hostile hands try ([`attacks`]), and forms filled with chance ([`fuzz`]).
//! Pages and forms are found by following links, so that a new feature is walked by itself.

mod attacks;
mod crawl;
mod fuzz;
mod privacy;
mod words;

use crate::testkit::{Browser, TestApp};
use crate::{consent, feature};

/// A page of the section of Alès, a petition, and whatever else the demonstration opens.
fn furnished(app: &TestApp) {
    app.app
        .db
        .write_now(|tx| {
            consent::install(tx)?;
            for feature in money::FEATURES.iter().chain(public::FEATURES) {
                (feature.demo)(tx, &mut feature::Demo::new(7, 0))?;
            }
            Ok(())
        })
        .unwrap();
    let ales = app.secretary("Alès");
    ales.post("/office/site/open", &[("slug", "ales")]);
    let news = [
        ("kind", "news"),
        ("title", "Permanence"),
        ("summary", "Le lundi"),
        ("body", "Chaque lundi, de 18 h à 20 h.\n\n[[vidéo https://v.example/a | Un film]]"),
        ("access", "public"),
        ("publish", "on"),
    ];
    ales.post("/office/site/pages/new", &news).must_be(303);
    petition(app, &ales);
}

/// An open petition of the section of Alès, `/petitions/un-bus-de-nuit`.
fn petition(app: &TestApp, ales: &Browser<'_>) {
    let typed = [
        ("title", "Un bus de nuit"),
        ("addressee", "la Métropole"),
        ("body", "Après 22 h 40, plus aucun bus ne franchit la Seine vers nos quartiers."),
        ("goal", "500"),
    ];
    let one = ales.post("/office/petitions/new", &typed).location.unwrap();
    ales.post(&one, &[("do", "open")]).must_be(303);
    app.clock.advance_ms(1_001);
}
