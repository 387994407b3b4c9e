//! A page that asks for gifts as it is shown, with the slip to fill in.

use kernel::text::Language;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::donations::rules::{Given, State, Way, cost, euros};
use crate::donations::store::{Figures, Front, Tax};
use crate::intake::{self, Challenge, Told, Typed, Wrong};
use crate::site::{Html, html};

/// A page and its slip.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Sheet {
    pub slug: String,
    /// Where programs ask how to show it.
    pub oembed: String,
    pub title: String,
    pub body: Html,
    pub unit: String,
    pub collector: String,
    pub approval: String,
    pub address: Vec<String>,
    pub goal_cents: i64,
    pub closes_on: Option<String>,
    pub figures: Figures,
    pub is_open: bool,
    pub amounts: Vec<Amount>,
    pub is_monthly: bool,
    pub ways: Vec<Way>,
    pub is_party: bool,
    /// Amounts as people read them, or nothing where the law sets no ceiling.
    pub year_euros: String,
    pub cash_euros: String,
    pub tax: Option<Tax>,
    pub shares: Vec<Share>,
    pub declarations: Declarations,
    pub agreements: Vec<Told>,
    pub wait_days: i64,
    pub typed: Typed,
    pub given: Given,
    pub errors: Vec<Wrong>,
    pub challenge: Option<Challenge>,
    /// Its page in the office, for its officers who look before it opens; empty for all others.
    pub preview_of: String,
}

/// An amount that is proposed.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Amount {
    pub cents: i64,
    /// What it costs after the tax.
    pub cost_cents: i64,
}

/// A kind of unit that may receive a share.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Share {
    pub kind: String,
    pub name: String,
    pub percent: i64,
    /// What is in its field.
    pub typed: String,
}

/// What the law wants declared, in the words that are kept; empty for who is no party.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Declarations {
    /// Tells these words from others.
    pub id: String,
    pub natural: String,
    pub resident: String,
    pub below: String,
}

impl Declarations {
    /// The words as they are kept with a donation.
    pub(super) fn whole(&self) -> String {
        let words = [&self.natural, &self.resident, &self.below];
        let words: Vec<&str> =
            words.into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        words.join("\n")
    }
}

fn declarations(app: &App, language: Language, front: &Front) -> Declarations {
    if !front.offer.is_party {
        return Declarations::default();
    }
    let year = app.now().day_text().get(..4).unwrap_or_default().to_owned();
    let below = match front.offer.year_cents {
        Some(cents) => {
            let most = kernel::text::money(language, cents, false);
            let args = [("amount", most.into()), ("year", year.into())];
            app.say_with(language, "donations-below", &args)
        }
        None => String::new(),
    };
    let mut words = Declarations {
        id: String::new(),
        natural: app.say(language, "donations-natural"),
        resident: app.say(language, "donations-resident"),
        below,
    };
    let digest = Sha256::digest(words.whole().as_bytes());
    words.id = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    words
}

/// The subject of a page's work.
pub(super) fn subject_of(slug: &str) -> String {
    format!("donation:{slug}")
}

/// A page as it is shown in a language, with nothing typed yet.
pub(super) fn sheet(app: &App, language: Language, front: &Front) -> Sheet {
    let (page, offer) = (&front.page, &front.offer);
    let percent = front.tax.map_or(0, |tax| tax.percent);
    let amount = |cents: i64| Amount { cents, cost_cents: cost(cents, percent) };
    let money = |cents: Option<i64>| {
        cents.map(|cents| kernel::text::money(language, cents, false)).unwrap_or_default()
    };
    let share = |(kind, percent): &(crate::org::UnitKind, i64)| Share {
        kind: kind.id.clone(),
        name: match language {
            Language::French => kind.name_fr.clone(),
            Language::English => kind.name_en.clone(),
        },
        percent: *percent,
        typed: percent.to_string(),
    };
    let town = format!("{} {}", front.collector.postcode, front.collector.city);
    let lines = [&front.collector.line_1, &front.collector.line_2, &town];
    Sheet {
        slug: page.slug.clone(),
        oembed: app.oembed(&format!("/donate/{}", page.slug)),
        title: page.title.clone(),
        body: html(&page.body),
        unit: page.unit_name.clone(),
        collector: front.collector.name.clone(),
        approval: front.collector.approval_number.clone().unwrap_or_default(),
        address: lines.into_iter().filter(|it| !it.trim().is_empty()).cloned().collect(),
        goal_cents: page.goal_cents,
        closes_on: page.closes_on.clone(),
        figures: front.figures,
        is_open: front.state == State::Open,
        amounts: page.amounts().into_iter().map(amount).collect(),
        is_monthly: offer.is_monthly,
        ways: offer.ways.clone(),
        is_party: offer.is_party,
        year_euros: money(offer.year_cents),
        cash_euros: money(offer.cash_cents),
        tax: front.tax,
        shares: front.shares.iter().map(share).collect(),
        declarations: declarations(app, language, front),
        agreements: front.agreements.iter().map(|one| one.told(language)).collect(),
        wait_days: front.wait_days,
        typed: Typed::default(),
        given: Given::default(),
        errors: Vec::new(),
        challenge: intake::challenge(app, &subject_of(&page.slug)),
        preview_of: String::new(),
    }
}

impl Sheet {
    /// With what was typed in it.
    pub(super) fn filled(mut self, typed: Typed, given: Given) -> Self {
        for share in &mut self.shares {
            let known = given.shares.iter().find(|(kind, _)| *kind == share.kind);
            if let Some((_, percent)) = known.filter(|(_, percent)| !percent.is_empty()) {
                share.typed = percent.clone();
            }
        }
        (self.typed, self.given) = (typed, given);
        self
    }
}

/// A believable page.
pub(super) fn sample() -> Sheet {
    let share = |kind: &str, percent: i64| Share {
        kind: kind.to_owned(),
        name: kind.to_owned(),
        percent,
        typed: percent.to_string(),
    };
    let amount = |cents: i64| Amount { cents, cost_cents: cost(cents, 66) };
    Sheet {
        slug: "local".to_owned(),
        title: "Votre don paie le local, les tracts et le bus".to_owned(),
        body: html("Ni entreprise ni fondation."),
        unit: "Alès".to_owned(),
        collector: "Association de financement du Gard".to_owned(),
        approval: "1158".to_owned(),
        address: vec!["1 rue des Lices".to_owned(), "30000 Nîmes".to_owned()],
        goal_cents: 1_200_000,
        closes_on: Some("2026-12-31".to_owned()),
        figures: sample_figures(),
        is_open: true,
        amounts: [1_000, 3_000, 5_000, 10_000].map(amount).to_vec(),
        is_monthly: true,
        ways: Way::ALL.to_vec(),
        is_party: true,
        year_euros: format!("{} €", euros(750_000)),
        cash_euros: format!("{} €", euros(15_000)),
        tax: Some(Tax { percent: 66, income_percent: 20 }),
        shares: vec![share("section", 50), share("federation", 30), share("national", 20)],
        declarations: Declarations {
            id: "1".to_owned(),
            natural: "Je suis une personne physique.".to_owned(),
            resident: "Je réside en France.".to_owned(),
            below: "Je reste sous le plafond.".to_owned(),
        },
        wait_days: 7,
        ..Sheet::default()
    }
}

/// Believable figures.
pub(super) fn sample_figures() -> Figures {
    Figures {
        received_cents: 431_250,
        gifts: 112,
        givers: 97,
        monthly: 14,
        monthly_cents: 21_000,
        waiting: 5,
    }
}
