//! A petition as its pages show it, with the slip to sign.

use kernel::text::Language;
use kernel::time::Moment;
use serde::Serialize;

use crate::app::App;
use crate::intake::{self, Challenge, Told, Typed, Wrong};
use crate::petitions::rules::{State, next_above};
use crate::petitions::store::{BoxWords, Front, Reached};
use crate::site::{Html, html};

/// A petition and its slip.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Sheet {
    pub slug: String,
    pub title: String,
    pub unit: String,
    pub opened_at: Option<i64>,
    pub closes_on: Option<String>,
    pub addressee: String,
    pub body: Html,
    pub count: i64,
    pub paper: i64,
    /// Where the bar ends.
    pub goal: i64,
    pub left: i64,
    pub rungs: Vec<Rung>,
    pub recent: Vec<Person>,
    pub comments: Vec<Person>,
    pub news: Vec<News>,
    /// Who may keep the data; empty when there is no choice.
    pub carriers: Vec<Choice>,
    pub is_open: bool,
    pub words: Words,
    pub agreements: Vec<Told>,
    pub keep_months: i64,
    pub typed: Typed,
    pub ticks: Ticks,
    pub errors: Vec<Wrong>,
    pub challenge: Option<Challenge>,
    /// Whole addresses: its page, the organisation's logo, and where programs ask about it.
    pub url: String,
    pub image: String,
    pub oembed: String,
    /// Its page in the office, for its officers who look before it opens; empty for all others.
    pub preview_of: String,
}

/// A unit, or an association outside, that may keep the data.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub id: String,
    pub name: String,
    /// What choosing it means; empty for units of the organisation.
    pub words: String,
}

/// A threshold.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Rung {
    pub reached: i64,
    pub triggers: String,
    /// When it was reached, and what became of it.
    pub at: Option<i64>,
    pub answer: String,
    /// `done`, `now` or nothing.
    pub state: &'static str,
}

/// Somebody who shows up.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Person {
    pub name: String,
    pub place: String,
    pub comment: String,
}

/// What became of it meanwhile.
#[derive(Debug, Clone, Serialize)]
pub(super) struct News {
    pub title: String,
    pub body: Html,
    pub at: i64,
}

/// The words beside the boxes.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Words {
    pub id: String,
    pub delivery: String,
    pub news: String,
    pub shown: String,
}

/// What else was ticked and typed.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Ticks {
    pub deliver: bool,
    pub news: bool,
    pub shown: bool,
    pub comment: String,
    pub unit: String,
    /// Purposes that were ticked.
    pub agreed: Vec<String>,
}

/// The subject of a petition's work.
pub(super) fn subject_of(slug: &str) -> String {
    format!("petition:{slug}")
}

/// What judges a signature, without what is only shown: nothing of it is rendered.
pub(super) fn judge(app: &App, language: Language, front: &Front) -> Sheet {
    let state = front.petition.state(&app.now().day_text());
    let is_open = matches!(state, Ok(State::Open)) && front.words.is_some();
    Sheet { is_open, words: words(language, front), ..Sheet::default() }
}

/// A petition as it is shown in a language, with nothing typed yet.
pub(super) fn sheet(app: &App, language: Language, front: &Front) -> Sheet {
    let petition = &front.petition;
    let state = petition.state(&app.now().day_text());
    let count = front.counts.all();
    let reached: Vec<i64> = front.thresholds.iter().map(|(reached, _)| *reached).collect();
    let next = next_above(count, petition.goal, &reached);
    let (goal, left) = next.unwrap_or((petition.goal.max(count), 0));
    let rung = |(reached, triggers): &(i64, String)| {
        let known = front.reached.iter().find(|one| one.reached == *reached);
        Rung {
            reached: *reached,
            triggers: triggers.clone(),
            at: known.and_then(Reached::day),
            answer: known.map(|one| one.answer.clone()).unwrap_or_default(),
            state: if *reached <= count {
                "done"
            } else if Some(*reached) == next.map(|(reached, _)| reached) {
                "now"
            } else {
                ""
            },
        }
    };
    let person = |one: &crate::petitions::store::Shown| Person {
        name: one.first_name.clone(),
        place: place_of(&one.postcode),
        comment: one.comment.clone(),
    };
    let news = |one: &crate::petitions::store::NewsLine| News {
        title: one.title.clone(),
        body: html(&one.body),
        at: one.at.0,
    };
    let path = format!("/petitions/{}", petition.slug);
    let logo = app.organisation_known().logo.clone();
    Sheet {
        slug: petition.slug.clone(),
        title: petition.title.clone(),
        unit: petition.unit_name.clone(),
        opened_at: front.opened_at.map(|Moment(at)| at),
        closes_on: petition.closes_on.clone(),
        addressee: petition.addressee.clone(),
        body: html(&petition.body),
        count,
        paper: front.counts.paper,
        goal,
        left,
        rungs: front.thresholds.iter().map(rung).collect(),
        recent: front.recent.iter().map(person).collect(),
        news: front.news.iter().map(news).collect(),
        comments: front.comments.iter().map(person).collect(),
        carriers: choices(language, front),
        is_open: matches!(state, Ok(State::Open)) && front.words.is_some(),
        words: words(language, front),
        agreements: front.agreements.iter().map(|one| one.told(language)).collect(),
        keep_months: front.keep_months,
        challenge: intake::challenge(app, &subject_of(&petition.slug)),
        url: app.url(&path),
        image: logo.map(|logo| app.url(&logo)).unwrap_or_default(),
        oembed: app.oembed(&path),
        ..Sheet::default()
    }
}

/// The sheet of a petition that is not open yet, as its officers look at it.
pub(super) fn before(sheet: Sheet, id: &str, language: Language, words: BoxWords) -> Sheet {
    let pick = |[french, english]: [String; 2]| match language {
        Language::French => french,
        Language::English => english,
    };
    let [delivery, news, shown] = words.map(pick);
    let words = Words { id: String::new(), delivery, news, shown };
    Sheet { is_open: true, words, preview_of: format!("/office/petitions/{id}"), ..sheet }
}

/// Who may keep the data, the petition's own unit first; nobody when there is no choice.
fn choices(language: Language, front: &Front) -> Vec<Choice> {
    if front.carriers.len() + front.partners.len() < 2 {
        return Vec::new();
    }
    let units = front.carriers.iter().map(|one| Choice {
        id: one.id.to_string(),
        name: one.name.clone(),
        words: String::new(),
    });
    let partners = front.partners.iter().map(|one| Choice {
        id: one.id.to_string(),
        name: one.name.clone(),
        words: one.words(language).to_owned(),
    });
    units.chain(partners).collect()
}

fn words(language: Language, front: &Front) -> Words {
    let Some(words) = &front.words else { return Words::default() };
    let pick = |french: &str, english: &str| match language {
        Language::French => french.to_owned(),
        Language::English => english.to_owned(),
    };
    Words {
        id: words.id.clone(),
        delivery: pick(&words.delivery_fr, &words.delivery_en),
        news: pick(&words.news_fr, &words.news_en),
        shown: pick(&words.shown_fr, &words.shown_en),
    }
}

/// The commune of a postcode when it has one alone, else the department: never a guess.
pub(super) fn place_of(postcode: &str) -> String {
    let communes = territory::communes_of_postcode(postcode);
    match communes.as_slice() {
        [] => String::new(),
        [only] => only.name.to_owned(),
        [first, ..] => territory::department(first.department)
            .map(|department| department.name.to_owned())
            .unwrap_or_default(),
    }
}

/// A believable petition, for samples.
pub(super) fn sample() -> Sheet {
    let rung = |reached, triggers: &str, state| Rung {
        reached,
        triggers: triggers.to_owned(),
        at: (state == "done").then_some(1_795_476_600_000),
        answer: if state == "done" { "Reçus par la maire.".to_owned() } else { String::new() },
        state,
    };
    let person = |name: &str, comment: &str| Person {
        name: name.to_owned(),
        place: "Rouen".to_owned(),
        comment: comment.to_owned(),
    };
    Sheet {
        slug: "bus".to_owned(),
        title: "Un bus de nuit pour la rive gauche".to_owned(),
        unit: "Rouen rive gauche".to_owned(),
        opened_at: Some(1_795_476_600_000),
        closes_on: Some("2026-12-31".to_owned()),
        addressee: "la Métropole".to_owned(),
        body: html("Après 22 h 40, plus aucun bus.\n\nNous demandons une ligne de nuit."),
        count: 4_812,
        paper: 240,
        goal: 5_000,
        left: 188,
        rungs: vec![
            rung(1_000, "Remise en mairie", "done"),
            rung(5_000, "Débat en conseil", "now"),
            rung(8_000, "Consultation", ""),
        ],
        recent: vec![person("Nadia", ""), person("Hugo", "")],
        comments: vec![person("Odile", "Je rentre à pied chaque soir.")],
        news: vec![News {
            title: "Reçus en mairie".to_owned(),
            body: html("L’adjointe nous a écoutés."),
            at: 1_795_476_600_000,
        }],
        carriers: vec![
            Choice { id: "1".to_owned(), name: "Rouen".to_owned(), words: String::new() },
            Choice {
                id: "2".to_owned(),
                name: "Les Amis du rail".to_owned(),
                words: "Hors de notre organisation.".to_owned(),
            },
        ],
        is_open: true,
        words: Words {
            id: "1".to_owned(),
            delivery: "J’accepte que mon nom soit remis à la Métropole.".to_owned(),
            news: "Je veux des nouvelles de cette pétition.".to_owned(),
            shown: "Mon prénom et ma commune peuvent paraître.".to_owned(),
        },
        keep_months: 12,
        ..Sheet::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_only_when_it_is_certain() {
        assert_eq!(place_of("30100"), "Alès");
        assert_eq!(place_of("99999"), "");
        assert_eq!(place_of("30250"), "Gard", "several communes share it");
    }
}
