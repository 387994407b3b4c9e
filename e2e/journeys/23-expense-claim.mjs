// A member claims an expense with its invoice; the section's treasurer reads it and agrees, then
// writes one for somebody who brought invoices on paper.
import { fill, heading, mustSay } from '../steps.mjs';

export const withoutScript = true;

const INVOICE = {
  name: 'facture.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
};

export default async function ({ page, base, shot, signIn, tag }) {
  const purpose = `Réunion publique ${tag}`;
  await signIn('member');
  await page.goto(`${base}/me/claims/new`);
  await fill(page, { purpose, payee_iban: 'FR76 1' });
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('alert').waitFor();
  await shot('refused');
  await fill(page, { payee_iban: 'FR76 3000 6000 0112 3456 7890 189' });
  await page.getByRole('button', { name: 'Continuer' }).click();
  await heading(page).filter({ hasText: purpose }).waitFor();
  await shot('empty');
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  await fill(page, { label: 'Café et gobelets', on_day: day, amount: '2,50' });
  await page.locator('main input[name="proof"]').setInputFiles(INVOICE);
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await mustSay(page, /2,50/);
  await shot('line');
  await page.getByRole('button', { name: 'Envoyer la note' }).click();
  await mustSay(page, /La note est envoyée/);
  await shot('sent');

  await signIn('treasurer');
  await page.goto(`${base}/office/treasury/claims`);
  await shot('to-read');
  await page.getByRole('link', { name: purpose }).click();
  await heading(page).filter({ hasText: purpose }).waitFor();
  await shot('one');
  await page.getByRole('button', { name: 'Accepter' }).click();
  await heading(page).waitFor();
  await mustSay(page, /La note est acceptée|n’a pas assez/);
  await shot('agreed');

  await page.goto(`${base}/office/treasury/claims/keyed/new?q=ma`);
  await shot('for-whom');
  await page.locator('main a[href*="/keyed/new?person="]').first().click();
  await heading(page).filter({ hasText: 'Nouvelle note de frais' }).waitFor();
  await fill(page, { purpose: `Affiches ${tag}`, payee_iban: 'FR76 3000 6000 0112 3456 7890 189' });
  await page.getByRole('button', { name: 'Continuer' }).click();
  await heading(page).filter({ hasText: 'Affiches' }).waitFor();
  await shot('keyed');
}
