// A treasurer keys fifty cheques without leaving the keyboard, closes the sitting, prints the slip.
import { fill, heading, mustSay } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

/** Cheques of the evening. */
const CHEQUES = 50;
/** How long their keys may take, in milliseconds. */
const KEYS_MS_MAX = 180_000;

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('treasurer');
  await page.goto(base + at.people);
  const links = await page.locator('main table.ledger tbody th a').allInnerTexts();
  const names = links.filter((name) => name.trim() !== '');
  if (names.length < 3) throw new Error('the section has too few people for this journey');
  await page.goto(base + at.treasury);
  await shot('hub');
  await page.goto(base + at.treasuryDay);
  await shot('blank');

  const begun = Date.now();
  for (let number = 0; number < CHEQUES; number += 1) {
    const name = names[number % names.length].replace(',', '');
    // Keys go nowhere before the field has the focus; the whole name, since three letters may mean
    // several people.
    await page.locator('main input[name="who"]:focus').waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.waitForURL(({ searchParams: asked }) => asked.has('who') || asked.has('person'));
    if (await page.locator('main input[name="amount"]').count() === 0) {
      // Several people bear the name: the first of them is one key away.
      await page.locator('main #who:focus').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    await page.locator('main input[name="amount"]:focus').waitFor();
    if (number === 0) await shot('amount');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.locator('main input[name="amount"]').waitFor({ state: 'detached' });
  }
  const took = Date.now() - begun;
  if (took > KEYS_MS_MAX) throw new Error(`fifty cheques took ${took} ms`);
  await mustSay(page, `${CHEQUES} paiements`);
  await shot('keyed');

  // It closes only when the pile adds up.
  await page.getByRole('button', { name: says.closeSitting }).click();
  await mustSay(page, /compte n’y est pas/);
  if (!await page.locator('main input[name="cheques"]').isVisible()) {
    await page.locator('main details summary').filter({ hasText: /compté à la main/ }).click();
  }
  await fill(page, { cheques: String(CHEQUES), cheques_cents: String(CHEQUES * 12) });
  await page.getByRole('button', { name: says.countPile, exact: true }).click();
  await mustSay(page, /compte y est/);
  await shot('adds-up');
  await page.getByRole('button', { name: says.closeSitting }).click();
  await page.waitForURL((url) => url.pathname.startsWith(at.slips));
  await heading(page).waitFor();
  await mustSay(page, /Total, 50 chèques/);
  await shot('slip');
  await page.getByRole('button', { name: says.bankSlip }).click();
  await mustSay(page, /dépôt est enregistré|Déposé le/);
  await page.goto(base + at.cashBook);
  await shot('cash');
  await page.goto(base + at.calls);
  await shot('requests');
  if (!tag) throw new Error('a journey has a tag of its own');
}
