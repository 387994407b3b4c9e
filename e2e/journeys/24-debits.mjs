// Somebody signs a mandate on paper, is collected, the bank says that the money is missing: it is
// presented again, once, by the next collection.
import { addPerson, fill, heading, mainButton, mustSay } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

/** An account of a bank that nobody has, with right check digits. */
const IBAN = 'FR7699993071030400387341296';

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('administrator');
  const person = await addPerson(page, base, {
    first: 'Inès', last: `Vidal ${tag}`, email: `${tag}@exemple.org`,
  });
  await page.goto(`${base}${person}/mandates`);
  await fill(page, { iban: IBAN, signed_on: '2026-01-12', amount: '12,50' });
  await shot('mandate');
  await mainButton(page).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/mandates'));

  await page.goto(base + at.debits);
  await shot('home');
  await page.getByRole('link', { name: says.newCollection }).first().click();
  await mustSay(page, `Vidal ${tag}`);
  await shot('new');
  await page.getByRole('button', { name: says.makeCollection }).click();
  await heading(page).filter({ hasText: /Collecte/ }).waitFor();
  await shot('collection');
  const collection = page.url();
  await page.getByRole('button', { name: says.collectionSent }).click();
  const line = page.locator('main tbody tr').filter({ hasText: `Vidal ${tag}` });
  const id = (await line.innerText()).match(/DD-\d{8}-\d+-[A-Z]+-\d{5}/)?.[0];
  if (!id) throw new Error('a debit has no identifier');

  // The bank's answer: not enough money.
  await page.goto(base + at.statements);
  await page.locator('main input[type="file"]').setInputFiles({
    name: `pain002-${tag}.xml`, mimeType: 'application/xml', buffer: Buffer.from(report(id)),
  });
  await mainButton(page).click();
  await mustSay(page, /refusés?/);
  await page.goto(collection);
  await mustSay(page, 'AM04');
  await shot('refused');
  await line.getByRole('button', { name: /^Représenter/ }).click();
  await mustSay(page, /sera représenté/);
  await shot('again');
  await page.goto(base + at.debits);
  await page.getByRole('link', { name: says.newCollection }).first().click();
  await mustSay(page, /dont 12,50/);
  await shot('next');
}

function report(id) {
  const group = id.replace(/-\d{5}$/, '');
  return `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>2026-11-20T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${group}</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>
<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;
}
