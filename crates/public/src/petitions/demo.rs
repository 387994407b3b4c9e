//! Three petitions for the demonstration: one that runs, one that was handed over, one that a
//! member proposes.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;

use crate::accounts::Hand;
use crate::feature::Demo;
use crate::intake::Answers;
use crate::petitions::rules::{CarrierStep, Draft, FactKind};
use crate::petitions::store::{self, NewSignature};

/// People of the demonstration who may sign.
const SIGNERS_MAX: i64 = 600;

/// The petitions and their signatures.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let Some(root) = crate::org::root_if_any(tx)? else { return Ok(()) };
    let signers = store::demo_signers(tx, SIGNERS_MAX)?;
    for (index, draft) in drafts().iter().enumerate() {
        let (unit, hand) = match signers.get(index * 7) {
            Some((person, unit, first, last, ..)) if index == 2 => {
                (unit.clone(), Hand::member(person, &format!("{first} {last}")))
            }
            _ => (root.id.clone(), Hand::house()),
        };
        let id = store::propose(tx, &unit, draft, &hand)?;
        store::put_words(tx, &id, &words(&draft.addressee))?;
        if index == 2 {
            continue;
        }
        let petition = store::of_id(tx, &id)?;
        store::add_fact(tx, &petition, FactKind::Opened, "Bureau du mois", &Hand::house())?;
        if index == 0 {
            let petition = store::of_id(tx, &id)?;
            carry(tx, &petition, &signers)?;
        }
        let percent = if index == 0 { 70 } else { 40 };
        for signer in &signers {
            if demo.chance(percent) {
                sign(tx, demo, &petition, signer)?;
            }
        }
        if index == 1 {
            for kind in [FactKind::Closed, FactKind::Delivered] {
                let petition = store::of_id(tx, &id)?;
                store::add_fact(tx, &petition, kind, "Reçue par le maire", &Hand::house())?;
            }
        }
    }
    Ok(())
}

/// One unit carries the petition too, and another one has not answered.
fn carry(tx: &mut Tx<'_>, petition: &store::Petition, signers: &[store::DemoSigner]) -> Result<()> {
    let mut units: Vec<_> = signers.iter().map(|signer| &signer.1).collect();
    units.dedup();
    units.retain(|unit| **unit != petition.unit);
    let house = Hand::house();
    let Some(first) = units.first() else { return Ok(()) };
    for step in [CarrierStep::Asked, CarrierStep::Accepted] {
        store::step(tx, petition, first, step, "", &house)?;
    }
    match units.iter().find(|unit| *unit != first) {
        Some(other) => store::step(tx, petition, other, CarrierStep::Asked, "", &house),
        None => Ok(()),
    }
}

fn sign(
    tx: &mut Tx<'_>,
    demo: &mut Demo,
    petition: &store::Petition,
    signer: &store::DemoSigner,
) -> Result<()> {
    let (person, unit, first, last, email, postcode) = signer;
    let answers = Answers {
        first_name: first.clone(),
        last_name: last.clone(),
        email: email.clone(),
        postcode: postcode.clone(),
        ..Answers::default()
    };
    const SAID: [&str; 3] = [
        "Je rentre à pied trois soirs par semaine.",
        "Pour ma mère, qui travaille à l’hôpital.",
        "Il était temps.",
    ];
    let says = demo.chance(4);
    let comment = if says { demo.one_of(&SAID).copied().unwrap_or("") } else { "" };
    let wording = store::wording_now(tx, &petition.id)?;
    let new = NewSignature {
        petition: &petition.id,
        person: Some(person),
        partner: None,
        unit,
        answers: &answers,
        comment,
        is_public: says || demo.chance(30),
        wants_news: demo.chance(50),
        flags: "",
        wording: &wording,
        language: Language::French.code(),
    };
    store::add(tx, &new).map(drop)
}

fn drafts() -> [Draft; 3] {
    let draft =
        |title: &str, addressee: &str, goal, thresholds: &[(i64, &str)], body: &str| Draft {
            title: title.to_owned(),
            body: body.to_owned(),
            addressee: addressee.to_owned(),
            goal,
            thresholds: thresholds.iter().map(|(at, what)| (*at, (*what).to_owned())).collect(),
            opens_on: None,
            closes_on: None,
        };
    [
        draft(
            "Un bus de nuit pour la rive gauche",
            "la Métropole",
            1_000,
            &[(100, "Remise en mairie"), (500, "Débat en conseil métropolitain")],
            "Après 22 h 40, plus aucun bus ne franchit le fleuve vers nos quartiers. C’est une \
             heure de marche pour des gens qui viennent de travailler huit heures.\n\nNous \
             demandons une ligne de nuit, de 23 h à 5 h, toutes les 40 minutes, et de \
             l’essayer un an.",
        ),
        draft(
            "Rouvrir la maternité le week-end",
            "l’Agence régionale de santé",
            300,
            &[(100, "Rencontre avec la direction")],
            "Depuis mars, la maternité ferme du vendredi soir au lundi matin.\n\nNous demandons sa \
             réouverture et les postes qui la rendent possible.",
        ),
        draft(
            "Des bancs à l’ombre sur la place du marché",
            "la mairie",
            200,
            &[],
            "L’été, personne ne peut s’asseoir sur la place. Nous demandons six bancs et quatre \
             arbres, avant juin.",
        ),
    ]
}

/// The words beside the boxes, as pages write them.
fn words(addressee: &str) -> store::BoxWords {
    let both = |french: &str, english: &str| [french.to_owned(), english.to_owned()];
    [
        both(
            &format!("J’accepte que mon nom et mon code postal soient remis à {addressee}."),
            &format!("I agree that my name and postcode are handed to {addressee}."),
        ),
        both(
            "Je veux des nouvelles de cette pétition par courriel.",
            "I would like news of this petition by e-mail.",
        ),
        both(
            "Mon prénom et ma commune peuvent paraître dans la liste publique.",
            "My first name and town may appear in the public list.",
        ),
    ]
}
