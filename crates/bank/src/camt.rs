//! Statements and notices of banks in ISO 20022: camt.053 (statement), camt.054 (notice) and
//! camt.052 (report of the day), any version: elements are known by name, not by schema.

use std::collections::HashMap;

use crate::ReadError;
use crate::csv_statement::kind_of_words;
use crate::statement::{Detail, Entry, Kind, Statement, StatementFile};
use crate::xml::{Node, Source, Step};

/// Most movements kept of one file.
pub(crate) const ENTRIES_MAX: usize = 200_000;
/// Most payments kept of one movement.
const DETAILS_MAX: usize = 100_000;
/// Longest label kept, in signs.
pub(crate) const LABEL_SIGNS_MAX: usize = 500;

/// Reads a message whose root is already open.
pub(crate) fn read(
    source: &mut Source<'_>,
    format: &'static str,
) -> Result<StatementFile, ReadError> {
    let holder = match format {
        "camt.053" => "Stmt",
        "camt.054" => "Ntfctn",
        _ => "Rpt",
    };
    let mut file = StatementFile { format, ..StatementFile::default() };
    let mut entries = 0_usize;
    loop {
        match source.step()? {
            Step::Open(name) if name == "GrpHdr" => {
                file.id = source.tree()?.text_at(&["MsgId"]).unwrap_or_default();
            }
            Step::Open(name) if name == holder => {
                let statement = read_statement(source, holder, &mut entries)?;
                file.statements.push(statement);
            }
            Step::Open(_) | Step::Close(_) => {}
            Step::End => break,
        }
    }
    if file.statements.is_empty() {
        return Err(ReadError::Missing { what: "Stmt" });
    }
    Ok(file)
}

fn read_statement(
    source: &mut Source<'_>,
    holder: &str,
    entries: &mut usize,
) -> Result<Statement, ReadError> {
    let mut statement = Statement::default();
    let mut keys: HashMap<String, u32> = HashMap::new();
    loop {
        match source.step()? {
            Step::Close(name) if name == holder => return Ok(statement),
            Step::Close(_) => {}
            Step::End => return Err(ReadError::Missing { what: "Stmt" }),
            Step::Open(name) => {
                let node = source.tree()?;
                match name.as_str() {
                    "Id" => statement.id = node.text.trim().to_owned(),
                    "ElctrncSeqNb" => statement.number = node.text_at(&[]),
                    "FrToDt" => {
                        statement.from_on = day_at(&node, &["FrDtTm"]);
                        statement.to_on = day_at(&node, &["ToDtTm"]);
                    }
                    "Acct" => statement.iban = node.text_at(&["Id", "IBAN"]),
                    "Bal" => read_balance(&node, &mut statement)?,
                    "Ntry" => {
                        *entries = entries.saturating_add(1);
                        if *entries > ENTRIES_MAX {
                            return Err(ReadError::TooLarge);
                        }
                        let mut entry = read_entry(&node)?;
                        entry.key = unique(&mut keys, entry.key);
                        statement.entries.push(entry);
                    }
                    _ => {}
                }
            }
        }
    }
}

/// A key that stands twice gets its rank.
pub(crate) fn unique(keys: &mut HashMap<String, u32>, key: String) -> String {
    let count = keys.entry(key.clone()).or_insert(0);
    *count = count.saturating_add(1);
    if *count == 1 { key } else { format!("{key}#{count}") }
}

fn read_balance(node: &Node, statement: &mut Statement) -> Result<(), ReadError> {
    let code = node.text_at(&["Tp", "CdOrPrtry", "Cd"]).unwrap_or_default();
    let cents = signed(node)?;
    let day = day_at(node, &["Dt", "Dt"]).or_else(|| day_at(node, &["Dt", "DtTm"]));
    match code.as_str() {
        "OPBD" | "PRCD" if statement.opening_cents.is_none() => {
            statement.opening_cents = Some(cents);
            statement.from_on = statement.from_on.take().or(day);
        }
        "CLBD" => {
            statement.closing_cents = Some(cents);
            statement.to_on = statement.to_on.take().or(day);
        }
        _ => {}
    }
    Ok(())
}

fn read_entry(node: &Node) -> Result<Entry, ReadError> {
    let cents = signed(node)?;
    let amount = node.child("Amt").ok_or(ReadError::Missing { what: "Amt" })?;
    let booked_on = day_at(node, &["BookgDt", "Dt"])
        .or_else(|| day_at(node, &["BookgDt", "DtTm"]))
        .or_else(|| day_at(node, &["ValDt", "Dt"]))
        .or_else(|| day_at(node, &["ValDt", "DtTm"]))
        .ok_or(ReadError::Missing { what: "BookgDt" })?;
    let value_on = day_at(node, &["ValDt", "Dt"])
        .or_else(|| day_at(node, &["ValDt", "DtTm"]))
        .unwrap_or_else(|| booked_on.clone());
    let status = node.text_at(&["Sts", "Cd"]).or_else(|| node.text_at(&["Sts"]));
    let credit = cents >= 0;
    let mut details = Vec::new();
    let mut batch = None;
    for holder in node.all("NtryDtls") {
        batch = batch.or_else(|| holder.child("Btch"));
        for transaction in holder.all("TxDtls").take(DETAILS_MAX) {
            details.push(read_detail(transaction, credit)?);
        }
    }
    let label = label(node, &details);
    let key = match node.text_at(&["AcctSvcrRef"]) {
        Some(reference) => format!("{reference}/{booked_on}/{cents}"),
        None => key_of(&booked_on, cents, &label, details.first()),
    };
    Ok(Entry {
        key,
        kind: kind_of(node, cents, &label),
        booked: status.as_deref() == Some("BOOK"),
        booked_on,
        value_on,
        cents,
        currency: amount.currency.clone().unwrap_or_else(|| "EUR".to_owned()),
        fee_cents: fees(node, &details)?,
        reversal: node.text_at(&["RvslInd"]).is_some_and(|text| text == "true" || text == "1"),
        label,
        batch: batch.and_then(|batch| batch.text_at(&["PmtInfId"])),
        batch_count: batch
            .and_then(|batch| batch.text_at(&["NbOfTxs"]))
            .and_then(|text| text.parse().ok()),
        details,
    })
}

/// A name for a movement to which the bank gave none.
pub(crate) fn key_of(day: &str, cents: i64, label: &str, detail: Option<&Detail>) -> String {
    let reference = detail
        .and_then(|detail| detail.end_to_end.as_deref().or(detail.reference.as_deref()))
        .unwrap_or_default();
    let label: String = values::fold(label).chars().take(80).collect();
    format!("{day}/{cents}/{label}/{reference}")
}

fn label(node: &Node, details: &[Detail]) -> String {
    let own = node.text_at(&["AddtlNtryInf"]).unwrap_or_default();
    let text = if own.is_empty() {
        details.first().and_then(|detail| detail.text.clone()).unwrap_or_default()
    } else {
        own
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LABEL_SIGNS_MAX).collect()
}

fn read_detail(node: &Node, credit: bool) -> Result<Detail, ReadError> {
    let given = |text: Option<String>| text.filter(|text| text != "NOTPROVIDED");
    let amount = node.child("Amt").or_else(|| node.at(&["AmtDtls", "TxAmt", "Amt"]));
    let cents = match amount {
        Some(amount) => {
            let positive = match node.text_at(&["CdtDbtInd"]).as_deref() {
                Some("CRDT") => true,
                Some("DBIT") => false,
                _ => credit,
            };
            let cents = cents_of(&amount.text).ok_or(ReadError::Missing { what: "Amt" })?;
            Some(if positive { cents } else { cents.saturating_neg() })
        }
        None => None,
    };
    // The counterparty of money that came in is its debtor, of money that went out its creditor.
    // What comes back names the same debtor as the debit did.
    let returned = node.child("RtrInf").is_some();
    let (party, account) =
        if credit || returned { ("Dbtr", "DbtrAcct") } else { ("Cdtr", "CdtrAcct") };
    let name = node
        .text_at(&["RltdPties", party, "Pty", "Nm"])
        .or_else(|| node.text_at(&["RltdPties", party, "Nm"]))
        .or_else(|| node.text_at(&["RltdPties", party, "Agt", "FinInstnId", "Nm"]));
    let texts: Vec<String> = node
        .all("RmtInf")
        .flat_map(|holder| holder.all("Ustrd"))
        .map(|text| text.text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    let text: String = texts.join(" ").chars().take(LABEL_SIGNS_MAX).collect();
    Ok(Detail {
        end_to_end: given(node.text_at(&["Refs", "EndToEndId"])),
        mandate: given(node.text_at(&["Refs", "MndtId"])),
        batch: given(node.text_at(&["Refs", "PmtInfId"])),
        cents,
        instructed_cents: node
            .at(&["AmtDtls", "InstdAmt", "Amt"])
            .and_then(|amount| cents_of(&amount.text)),
        name,
        iban: node.text_at(&["RltdPties", account, "Id", "IBAN"]),
        reference: node.text_at(&["RmtInf", "Strd", "CdtrRefInf", "Ref"]),
        text: (!text.is_empty()).then_some(text),
        reason: node
            .text_at(&["RtrInf", "Rsn", "Cd"])
            .or_else(|| node.text_at(&["RtrInf", "Rsn", "Prtry"])),
        cheque: node.text_at(&["Refs", "ChqNb"]),
    })
}

/// Fees that the amount is already without: charges told as included, or the difference between
/// what was ordered and what came.
fn fees(node: &Node, details: &[Detail]) -> Result<i64, ReadError> {
    let mut sum = 0_i64;
    let mut told = false;
    let holders = node.all("Chrgs").chain(
        node.all("NtryDtls").flat_map(|holder| holder.all("TxDtls")).flat_map(|tx| tx.all("Chrgs")),
    );
    for holder in holders {
        for record in holder.all("Rcrd") {
            let Some(amount) = record.child("Amt") else { continue };
            let cents = cents_of(&amount.text).ok_or(ReadError::Missing { what: "Chrgs" })?;
            let included = record.text_at(&["ChrgInclInd"]).is_none_or(|text| text != "false");
            let taken = record.text_at(&["CdtDbtInd"]).is_none_or(|text| text == "DBIT");
            if included {
                told = true;
                sum = sum.saturating_add(if taken { cents } else { cents.saturating_neg() });
            }
        }
    }
    if !told
        && let [only] = details
        && let (Some(ordered), Some(came)) = (only.instructed_cents, only.cents)
    {
        sum = if came > 0 && ordered > came { ordered.saturating_sub(came) } else { 0 };
    }
    Ok(sum)
}

fn kind_of(node: &Node, cents: i64, label: &str) -> Kind {
    let code = |path: &[&str]| node.text_at(path).unwrap_or_default();
    let family = code(&["BkTxCd", "Domn", "Fmly", "Cd"]);
    let sub_family = code(&["BkTxCd", "Domn", "Fmly", "SubFmlyCd"]);
    let incoming = cents >= 0;
    let words = kind_of_words(label, cents);
    match (family.as_str(), sub_family.as_str()) {
        (_, "CHRG" | "FEES" | "COMM") if !incoming => Kind::Fee,
        ("IDDT", "UPDD" | "RRTN" | "PRDD" | "RCDD" | "ARET") => Kind::DebitReturned,
        ("IDDT", _) if incoming => Kind::DebitsIn,
        ("IDDT", _) => Kind::DebitReturned,
        ("RCHQ" | "ICHQ", "UPCQ" | "URCQ" | "CQRV" | "ARET") => Kind::ChequeReturned,
        ("RCHQ", _) if incoming => Kind::Cheques,
        ("CNTR", "CDPT" | "CHKD" | "MIXD") if incoming => Kind::Cash,
        ("MCRD" | "CCRD", _) if incoming => Kind::Cards,
        ("RCDT" | "RRCT", _) if incoming && words == Kind::Cards => Kind::Cards,
        ("RCDT" | "RRCT", _) if incoming => Kind::TransferIn,
        ("ICDT" | "IRCT", _) if !incoming => Kind::TransferOut,
        _ => words,
    }
}

fn signed(node: &Node) -> Result<i64, ReadError> {
    let amount = node.child("Amt").ok_or(ReadError::Missing { what: "Amt" })?;
    let cents = cents_of(&amount.text).ok_or(ReadError::Missing { what: "Amt" })?;
    match node.text_at(&["CdtDbtInd"]).as_deref() {
        Some("CRDT") => Ok(cents),
        Some("DBIT") => Ok(cents.saturating_neg()),
        _ => Err(ReadError::Missing { what: "CdtDbtInd" }),
    }
}

/// Cents of an ISO amount: digits, at most five after the point, of which only two may count.
pub(crate) fn cents_of(text: &str) -> Option<i64> {
    let text = text.trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() || whole.len() > 15 || decimals.len() > 5 {
        return None;
    }
    if !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let two: String = decimals.chars().chain("00".chars()).take(2).collect();
    if decimals.chars().skip(2).any(|sign| sign != '0') {
        return None;
    }
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(two.parse::<i64>().ok()?)
}

fn day_at(node: &Node, path: &[&str]) -> Option<String> {
    let text = node.text_at(path)?;
    let day = text.get(..10)?;
    values::Day::parse(day).ok().map(|day| day.to_string())
}
