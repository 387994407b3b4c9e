//! What was asked for, so that what comes from banks finds its cause: requests for payment by
//! their reference, debits, slips of cheques, card payments paid out together.

use values::fold;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A request for payment, with its reference.
    Call,
    /// A direct debit.
    Debit,
    /// A cheque on a slip.
    Cheque,
    /// Card payments of a day, before fees.
    Cards,
}

/// One thing that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its key in our tables, or its line in a table.
    pub key: String,
    /// What.
    pub nature: Nature,
    /// RF reference, number of the slip, or reference of the pay-out.
    pub reference: String,
    /// End-to-end identifier of a debit.
    pub end_to_end: String,
    /// Reference of its mandate.
    pub mandate: String,
    /// Its group.
    pub batch: String,
    /// Who pays.
    pub name: String,
    /// How much, in cents.
    pub cents: i64,
    /// For when.
    pub on_day: String,
    /// Whether it is over already: paid, or refused by the bank.
    pub over: bool,
    /// Whether it was withdrawn: then its reference alone finds it, no name and amount.
    pub withdrawn: bool,
}

/// Why a table of what was asked for cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFault {
    /// The line.
    pub line: usize,
}

/// Reads a table with the columns nature, reference, end_to_end_id, rum, pmt_inf_id, nom, prenom,
/// montant_centimes, date_prevue.
///
/// # Errors
/// The first line that cannot be read.
pub fn read_asked(text: &str) -> Result<Vec<Asked>, AskedFault> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let (_, head) = lines.next().ok_or(AskedFault { line: 1 })?;
    let head: Vec<&str> = head.split(';').map(str::trim).collect();
    let mut asked = Vec::new();
    for (at, line) in lines {
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        let cell = |name: &str| {
            let place = head.iter().position(|known| *known == name);
            place.and_then(|place| cells.get(place)).copied().unwrap_or_default()
        };
        let fault = AskedFault { line: at.saturating_add(1) };
        let nature = match fold(cell("nature")).as_str() {
            "appel" => Nature::Call,
            "prelevement" => Nature::Debit,
            "cheque" => Nature::Cheque,
            "carte" => Nature::Cards,
            _ => return Err(fault),
        };
        let name = format!("{} {}", cell("prenom"), cell("nom"));
        asked.push(Asked {
            key: fault.line.to_string(),
            nature,
            reference: cell("reference").to_owned(),
            end_to_end: cell("end_to_end_id").to_owned(),
            mandate: cell("rum").to_owned(),
            batch: cell("pmt_inf_id").to_owned(),
            name: name.trim().to_owned(),
            cents: cell("montant_centimes").parse().map_err(|_| fault)?,
            on_day: cell("date_prevue").to_owned(),
            over: false,
            withdrawn: false,
        });
    }
    Ok(asked)
}
