//! What several pages show: an account, a request for payment with its code.

use kernel::text::{self, Language};
use serde::Serialize;

use crate::ledger::Collector;
use crate::treasury::store::Call;

/// The postal address of a collector, line by line.
pub(super) fn address_of(collector: &Collector) -> Vec<String> {
    let town = format!("{} {}", collector.postcode, collector.city);
    let lines = [collector.line_1.clone(), collector.line_2.clone(), town];
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// A request for payment as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    /// Which.
    pub id: String,
    /// Of whom.
    pub name: String,
    /// What for.
    pub label: String,
    /// How much was asked.
    pub asked_cents: i64,
    /// How much came.
    pub paid_cents: i64,
    /// How much is still asked.
    pub open_cents: i64,
    /// When it was made.
    pub made_on: String,
    /// Until when it asks to be paid.
    pub due_on: String,
    /// The reference in groups of four, as people copy it.
    pub reference: String,
    /// When it was mailed.
    pub mailed_at: Option<i64>,
    /// When it was printed.
    pub printed_at: Option<i64>,
    /// Whether it was withdrawn.
    pub is_withdrawn: bool,
    /// Whose account it is.
    pub holder: String,
    /// The account, in groups of four.
    pub iban: String,
    /// The bank.
    pub bic: String,
    /// Who receives.
    pub collector: String,
    /// Side and path of the code that banks' applications read; nought without one.
    pub qr_side: usize,
    /// The path of that code.
    pub qr_path: String,
}

/// A text in groups of four signs.
pub(super) fn grouped(text: &str) -> String {
    let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let groups = signs.chunks(4).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

/// A request with what a payer needs to pay it.
pub(in crate::treasury) fn asked(call: &Call, collector: Option<&Collector>, today: &str) -> Asked {
    let account = collector.and_then(|collector| collector.account_on(today));
    let open_cents = call.open_cents();
    let code = account.filter(|_| open_cents > 0).and_then(|account| {
        let request = bank::EpcQr {
            name: account.holder.clone(),
            iban: account.iban.clone(),
            bic: account.bic.clone(),
            amount_cents: Some(open_cents),
            reference: bank::QrReference::Rf(call.reference.clone()),
        };
        documents::Qr::of(&bank::epc_qr(&request).ok()?)
    });
    Asked {
        id: call.id.to_string(),
        name: format!("{} {}", call.first_name, call.last_name).trim().to_owned(),
        label: call.label.clone(),
        asked_cents: call.asked_cents,
        paid_cents: call.paid_cents,
        open_cents,
        made_on: call.made_on.clone(),
        due_on: call.due_on.clone(),
        reference: grouped(&call.reference),
        mailed_at: call.mailed_at.map(|at| at.0),
        printed_at: call.printed_at.map(|at| at.0),
        is_withdrawn: call.withdrawn_at.is_some(),
        holder: account.map(|account| account.holder.clone()).unwrap_or_default(),
        iban: account.map(|account| grouped(&account.iban)).unwrap_or_default(),
        bic: account.and_then(|account| account.bic.clone()).unwrap_or_default(),
        collector: collector.map(|collector| collector.name.clone()).unwrap_or_default(),
        qr_side: code.as_ref().map_or(0, documents::Qr::side),
        qr_path: code.map(|code| code.path()).unwrap_or_default(),
    }
}

/// The months of what is due, as a sentence says them: `août, septembre`.
pub(super) fn periods_told(language: Language, periods: &[String]) -> String {
    let told = periods.iter().map(|period| match period.split_once('-') {
        Some((_, month)) => match month.parse() {
            Ok(number) => text::month(language, number, false).to_owned(),
            Err(_) => period.clone(),
        },
        None => period.clone(),
    });
    told.collect::<Vec<_>>().join(", ")
}

/// What a request for payment of these periods is for.
pub(super) fn label_of(app: &crate::app::App, language: Language, periods: &[String]) -> String {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else {
        return app.say(language, "treasury-label-dues");
    };
    let told = |period: &String| match period.split_once('-') {
        Some((year, _)) => {
            format!("{} {year}", periods_told(language, std::slice::from_ref(period)))
        }
        None => period.clone(),
    };
    if first == last {
        return app.say_with(language, "treasury-label-one", &[("period", told(first).into())]);
    }
    let args = [("from", told(first).into()), ("to", told(last).into())];
    app.say_with(language, "treasury-label-several", &args)
}

/// A believable request.
pub(super) fn sample() -> Asked {
    let code = documents::Qr::of("BCD");
    Asked {
        id: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        label: "Cotisation d’août à novembre 2026".to_owned(),
        asked_cents: 6_400,
        paid_cents: 0,
        open_cents: 6_400,
        made_on: "2026-11-24".to_owned(),
        due_on: "2026-12-08".to_owned(),
        reference: "RF46 2026 0001 23".to_owned(),
        mailed_at: Some(1_795_507_200_000),
        printed_at: None,
        is_withdrawn: false,
        holder: "ADF Union des quartiers 30".to_owned(),
        iban: "FR76 3000 6000 0112 3456 7890 189".to_owned(),
        bic: "AGRIFRPP".to_owned(),
        collector: "Association de financement du Gard".to_owned(),
        qr_side: code.as_ref().map_or(0, documents::Qr::side),
        qr_path: code.map(|code| code.path()).unwrap_or_default(),
    }
}
