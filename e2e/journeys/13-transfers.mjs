// A secretary proposes somebody to a federation, which accepts; the person reads it all.
import {
  addPerson, fill, heading, mainButton, mustNotSay, mustSay, signInByMail,
} from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, mails, tag }) {
  const address = `${tag}@example.org`;
  await signIn('federation');
  await page.goto(base + at.transfers);
  const other = (await page.locator('nav.scope b').innerText()).trim();
  await signIn('secretary');
  const record = await addPerson(page, base, { first: 'Nadia', last: tag, email: address });

  await page.goto(base + at.transfers);
  await shot('queue');
  await page.goto(base + record);
  await page.getByRole('link', { name: says.transferLink }).click();
  await heading(page).filter({ hasText: tag }).waitFor();
  await shot('blank');

  // Without a reason it is refused, and what was chosen stays.
  await fill(page, { q: other });
  await page.getByRole('button', { name: says.findUnit }).click();
  await page.getByRole('radio', { name: other, exact: true }).first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: says.proposeUnit }).click();
  await mustSay(page, /motif/);
  await shot('refused');
  await fill(page, { reason: `Déménagement ${tag}` });
  await page.getByRole('button', { name: says.proposeUnit }).click();
  await page.waitForURL((url) => url.pathname === at.transfers);
  await mustSay(page, tag);
  await page.locator('main tbody th a').filter({ hasText: tag }).first().click();
  await shot('sent');

  // Somebody whom nobody knows: the same answer as for somebody kept elsewhere.
  await page.goto(base + at.claim);
  const unknown = { name: 'Inconnue', email: `x${tag}@example.org`, reason: 'Vient aux réunions' };
  await fill(page, unknown);
  await shot('claim');
  await mainButton(page).click();
  await page.waitForURL((url) => url.pathname === at.transfers);
  await mustSay(page, `x${tag}@example.org`);

  // The federation accepts; the section keeps the trace and not the record.
  await signIn('federation');
  await page.goto(base + at.transfers);
  await page.locator('main tbody th a').filter({ hasText: tag }).first().click();
  await shot('received');
  await page.getByRole('button', { name: says.accept }).click();
  await page.waitForURL((url) => url.pathname === at.transfers);
  await shot('done');
  await signIn('secretary');
  const answer = await page.goto(base + record);
  if (answer.status() !== 404) throw new Error(`the section still reads it: ${answer.status()}`);
  await mustNotSay(page, address);
  await page.goto(base + at.transfers);
  await mustSay(page, tag);

  // The person reads who did what, moves, and sees what would remain.
  await signInByMail({ page, base, mails }, address);
  await page.goto(base + at.myUnit);
  await mustSay(page, `Déménagement ${tag}`);
  await shot('mine');
  await page.goto(base + at.myMove);
  await fill(page, { q: '00000' });
  await page.getByRole('button', { name: says.findUnit }).click();
  await shot('moved');
  await page.goto(base + at.myLeave);
  await shot('leave');
}
