//! Files as a bank writes them.

/// A movement of a statement.
pub(super) struct Moved<'a> {
    pub reference: &'a str,
    pub cents: i64,
    pub family: (&'a str, &'a str),
    pub details: String,
}

fn amount(cents: i64) -> String {
    format!("{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// A statement of the stories' account.
pub(super) fn statement(moved: &[Moved<'_>]) -> Vec<u8> {
    told("camt.053.001.08", ["BkToCstmrStmt", "Stmt"], moved)
}

/// A notice of movements of the stories' account.
pub(super) fn notice(moved: &[Moved<'_>]) -> Vec<u8> {
    told("camt.054.001.08", ["BkToCstmrDbtCdtNtfctn", "Ntfctn"], moved)
}

fn told(format: &str, [root, holder]: [&str; 2], moved: &[Moved<'_>]) -> Vec<u8> {
    let mut entries = String::new();
    for one in moved {
        let way = if one.cents < 0 { "DBIT" } else { "CRDT" };
        let (family, sub) = one.family;
        entries.push_str(&format!(
            "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
             <BookgDt><Dt>2026-11-20</Dt></BookgDt>{}<BkTxCd><Domn>\
             <Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>{sub}</SubFmlyCd></Fmly></Domn>\
             </BkTxCd>\
             <NtryDtls>{}</NtryDtls><AddtlNtryInf>MOUVEMENT {}</AddtlNtryInf></Ntry>",
            amount(one.cents),
            match one.reference {
                "" => String::new(),
                known => format!("<AcctSvcrRef>{known}</AcctSvcrRef>"),
            },
            one.details,
            one.reference,
        ));
    }
    format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{format}\">\
         <{root}><GrpHdr><MsgId>1</MsgId></GrpHdr><{holder}><Id>1</Id><Acct><Id><IBAN>{}</IBAN>\
         </Id></Acct>{entries}</{holder}></{root}></Document>",
        super::IBAN
    )
    .into_bytes()
}

/// The details of a group of debits booked as one.
pub(super) fn batch(group: &str, count: usize) -> String {
    format!("<Btch><PmtInfId>{group}</PmtInfId><NbOfTxs>{count}</NbOfTxs></Btch>")
}

/// The details of a debit sent back.
pub(super) fn returned(end_to_end: &str, code: &str) -> String {
    format!(
        "<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs><RtrInf><Rsn><Cd>{code}</Cd>\
         </Rsn></RtrInf></TxDtls>"
    )
}

/// The details of a debit within a group, as a notice tells them.
pub(super) fn debited(end_to_end: &str, cents: i64) -> String {
    format!(
        "<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs><Amt Ccy=\"EUR\">{}</Amt>\
         <CdtDbtInd>CRDT</CdtDbtInd></TxDtls>",
        amount(cents)
    )
}

/// The details of one of several debits sent back at once.
pub(super) fn returned_of(end_to_end: &str, cents: i64, code: &str) -> String {
    format!(
        "<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs><Amt Ccy=\"EUR\">{}</Amt>\
         <CdtDbtInd>DBIT</CdtDbtInd><RtrInf><Rsn><Cd>{code}</Cd></Rsn></RtrInf></TxDtls>",
        amount(cents)
    )
}

/// The details of a transfer that came in.
pub(super) fn transfer(name: &str, text: &str) -> String {
    format!(
        "<TxDtls><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr></RltdPties><RmtInf>\
         <Ustrd>{text}</Ustrd></RmtInf></TxDtls>"
    )
}

/// An answer that refuses one debit.
pub(super) fn report(group: &str, end_to_end: &str, code: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">\
         <CstmrPmtStsRpt><GrpHdr><MsgId>1</MsgId><CreDtTm>2026-11-20T10:00:00</CreDtTm></GrpHdr>\
         <OrgnlGrpInfAndSts><OrgnlMsgId>1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>\
         <OrgnlPmtInfAndSts><OrgnlPmtInfId>{group}</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>\
         <TxInfAndSts><OrgnlEndToEndId>{end_to_end}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf>\
         <Rsn><Cd>{code}</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt>\
         </Document>"
    )
    .into_bytes()
}
