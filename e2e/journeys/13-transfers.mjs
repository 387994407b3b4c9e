// A secretary proposes somebody to another section; one of them moves and leaves by themselves.
import {
  addPerson, fill, heading, mainButton, mustNotSay, mustSay, signInByMail,
} from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, mails, tag }) {
  const address = `${tag}@example.org`;
  await signIn('secretary');
  const record = await addPerson(page, base, { first: 'Nadia', last: tag, email: address });

  await page.goto(base + at.transfers);
  await shot('queue');
  await page.goto(base + record);
  await page.getByRole('link', { name: says.transferLink }).click();
  await heading(page).filter({ hasText: tag }).waitFor();
  await shot('blank');

  // A unit above the section always exists: the federation.
  const above = await federation(page);
  await page.goto(`${base}${record}/transfer?q=${encodeURIComponent(above)}`);
  await page.locator('main [name="unit"]').first().focus();
  await page.keyboard.press('Space');
  await mainButton(page).click();
  await mustSay(page, /motif/);
  await shot('refused');
  await page.locator('main [name="unit"]').first().check();
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

/** The name of the unit above the one where the officer works, from the path of the page. */
async function federation(page) {
  const links = page.locator('nav.scope a[href^="/office/units/"]');
  return (await links.last().innerText()).trim();
}
