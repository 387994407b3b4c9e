// A secretary finds somebody by name, by telephone, by keyboard alone, and finds nobody.
import { addPerson, heading, rows, search } from '../steps.mjs';
import { at } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, tag, withoutScript: plain }) {
  await signIn('secretary');
  const path = await addPerson(page, base, {
    first: 'Élodie', last: `Ménard ${tag}`, email: `${tag}@example.org`,
  });

  await page.goto(base + at.people);
  await rows(page).first().waitFor();
  await shot('list');
  const next = page.locator('nav.pager a[rel="next"]');
  if (await next.count()) {
    const first = await rows(page).first().innerText();
    await next.click();
    await page.waitForURL((url) => url.search !== '');
    if (await rows(page).first().innerText() === first) throw new Error('page two is page one');
  }

  // Accents and case do not count; half a word is enough.
  await search(page, `elodie MEN ${tag}`);
  await rows(page).filter({ hasText: tag }).first().waitFor();
  await shot('found');
  await rows(page).filter({ hasText: tag }).first().click();
  await page.waitForURL((url) => url.pathname === path);
  await heading(page).filter({ hasText: 'Élodie' }).waitFor();
  await shot('record');

  await search(page, `zzz${tag}`);
  await page.locator('main section.empty').waitFor();
  await shot('nobody');
  if (!plain) await byKeyboard(page, base);
}

/** "/" searches, j and k move, x ticks, Enter opens. */
async function byKeyboard(page, base) {
  await page.goto(base + at.people);
  await page.locator('body').press('/');
  await focused(page, '[data-key="/"]');
  await rows(page).first().focus();
  await page.keyboard.press('j');
  await focused(page, 'tbody tr:nth-child(2) a');
  await page.keyboard.press('k');
  await focused(page, 'tbody tr:nth-child(1) a');
  const box = page.locator('tbody tr').first().getByRole('checkbox');
  if (await box.count()) {
    await page.keyboard.press('x');
    if (!await box.isChecked()) throw new Error('x does not tick the row');
  }
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith(`${at.people}/`));
}

async function focused(page, selector) {
  await page.locator(`${selector}:focus`).first().waitFor();
}
