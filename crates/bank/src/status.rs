//! The answer of a bank to a file (pain.002): reasons stand at three levels, and a file or group
//! refused whole has no line for its payments.

use crate::ReadError;
use crate::camt::cents_of;
use crate::xml::{Node, Source, Step};

/// Most payments kept of one report.
const TRANSACTIONS_MAX: usize = 200_000;

/// What became of a file, a group or a payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is said at this level: ask the one above, or below.
    #[default]
    Unsaid,
    /// It was taken; this is no money yet.
    Accepted,
    /// It is settled.
    Settled,
    /// Some parts were refused.
    Partly,
    /// It waits.
    Pending,
    /// It was refused.
    Rejected,
}

impl Outcome {
    fn of(code: Option<&str>) -> Self {
        match code {
            None | Some("") => Self::Unsaid,
            Some("RJCT" | "CANC" | "BLCK") => Self::Rejected,
            Some("PART") => Self::Partly,
            Some("ACSC" | "ACCC") => Self::Settled,
            Some("ACCP" | "ACSP" | "ACTC" | "ACWC" | "ACFC" | "RCVD" | "PATC") => Self::Accepted,
            Some(_) => Self::Pending,
        }
    }
}

/// A payment in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusTransaction {
    /// Its end-to-end identifier.
    pub end_to_end: Option<String>,
    /// The reference of its mandate.
    pub mandate: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// Codes of the reasons.
    pub reasons: Vec<String>,
    /// What the bank added.
    pub info: String,
    /// Its amount, in cents.
    pub cents: Option<i64>,
}

/// A group in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusGroup {
    /// The group's identifier.
    pub id: String,
    /// What became of it as a whole.
    pub outcome: Outcome,
    /// Codes of the reasons.
    pub reasons: Vec<String>,
    /// What the bank added.
    pub info: String,
    /// How many payments it had.
    pub count: Option<u64>,
    /// Their sum, in cents.
    pub cents: Option<i64>,
    /// The payments of which something is said.
    pub transactions: Vec<StatusTransaction>,
}

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusReport {
    /// The bank's name of the report.
    pub id: String,
    /// The identifier of the file that it answers.
    pub file: String,
    /// Its day, where it is told.
    pub made_on: Option<String>,
    /// What became of the file as a whole.
    pub outcome: Outcome,
    /// Codes of the reasons.
    pub reasons: Vec<String>,
    /// What the bank added.
    pub info: String,
    /// How many payments the file had.
    pub count: Option<u64>,
    /// Their sum, in cents.
    pub cents: Option<i64>,
    /// The groups of which something is said.
    pub groups: Vec<StatusGroup>,
}

impl StatusReport {
    /// Whether the file was refused whole, so that no group need be named.
    #[must_use]
    pub fn refused_whole(&self) -> bool {
        self.outcome == Outcome::Rejected
    }
}

/// Reads a report whose root is already open.
pub(crate) fn read(source: &mut Source<'_>) -> Result<StatusReport, ReadError> {
    let mut report = StatusReport::default();
    let (mut answered, mut transactions) = (false, 0_usize);
    loop {
        match source.step()? {
            Step::End => break,
            Step::Close(_) => {}
            Step::Open(name) => match name.as_str() {
                "GrpHdr" => {
                    let node = source.tree()?;
                    report.id = node.text_at(&["MsgId"]).unwrap_or_default();
                    report.made_on = node
                        .text_at(&["CreDtTm"])
                        .and_then(|text| values::Day::parse(text.get(..10)?).ok())
                        .map(|day| day.to_string());
                }
                "OrgnlGrpInfAndSts" => {
                    let node = source.tree()?;
                    answered = true;
                    report.file = node.text_at(&["OrgnlMsgId"]).unwrap_or_default();
                    report.outcome = Outcome::of(node.text_at(&["GrpSts"]).as_deref());
                    (report.reasons, report.info) = reasons(&node);
                    report.count = count(&node);
                    report.cents = sum(&node);
                }
                "OrgnlPmtInfAndSts" => {
                    let group = read_group(source, &mut transactions)?;
                    report.groups.push(group);
                }
                _ => {}
            },
        }
    }
    if !answered && report.groups.is_empty() {
        return Err(ReadError::Missing { what: "OrgnlGrpInfAndSts" });
    }
    Ok(report)
}

fn read_group(source: &mut Source<'_>, transactions: &mut usize) -> Result<StatusGroup, ReadError> {
    let mut head = Node::default();
    let mut group = StatusGroup::default();
    loop {
        match source.step()? {
            Step::End => return Err(ReadError::Missing { what: "OrgnlPmtInfAndSts" }),
            Step::Close(name) if name == "OrgnlPmtInfAndSts" => break,
            Step::Close(_) => {}
            Step::Open(name) if name == "TxInfAndSts" => {
                *transactions = transactions.saturating_add(1);
                if *transactions > TRANSACTIONS_MAX {
                    return Err(ReadError::TooLarge);
                }
                group.transactions.push(read_transaction(&source.tree()?));
            }
            Step::Open(_) => {
                let node = source.tree()?;
                head.children.push(node);
            }
        }
    }
    group.id = head.text_at(&["OrgnlPmtInfId"]).unwrap_or_default();
    group.outcome = Outcome::of(head.text_at(&["PmtInfSts"]).as_deref());
    (group.reasons, group.info) = reasons(&head);
    group.count = count(&head);
    group.cents = sum(&head);
    Ok(group)
}

fn read_transaction(node: &Node) -> StatusTransaction {
    let (reasons, info) = reasons(node);
    let given = |text: Option<String>| text.filter(|text| text != "NOTPROVIDED");
    StatusTransaction {
        end_to_end: given(node.text_at(&["OrgnlEndToEndId"])),
        mandate: node
            .text_at(&["OrgnlTxRef", "MndtRltdInf", "MndtId"])
            .or_else(|| node.text_at(&["OrgnlTxRef", "MndtRltdInf", "DrctDbtMndt", "MndtId"])),
        outcome: Outcome::of(node.text_at(&["TxSts"]).as_deref()),
        reasons,
        info,
        cents: node
            .at(&["OrgnlTxRef", "Amt", "InstdAmt"])
            .and_then(|amount| cents_of(&amount.text)),
    }
}

/// Codes of the reasons, each once, and what the bank added in words.
fn reasons(node: &Node) -> (Vec<String>, String) {
    let (mut codes, mut words) = (Vec::new(), Vec::new());
    for information in node.all("StsRsnInf") {
        let code =
            information.text_at(&["Rsn", "Cd"]).or_else(|| information.text_at(&["Rsn", "Prtry"]));
        if let Some(code) = code
            && !codes.contains(&code)
        {
            codes.push(code);
        }
        words.extend(information.all("AddtlInf").map(|info| info.text.trim().to_owned()));
    }
    (codes, words.join(" ").chars().take(500).collect())
}

fn count(node: &Node) -> Option<u64> {
    node.text_at(&["OrgnlNbOfTxs"]).and_then(|text| text.parse().ok())
}

fn sum(node: &Node) -> Option<i64> {
    node.text_at(&["OrgnlCtrlSum"]).and_then(|text| cents_of(&text))
}
