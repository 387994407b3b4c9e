// A secretary merges two records of one person field by field, and separates them again.
import { fill, heading, mainButton, mustSay } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('secretary');
  const stays = await born(page, base, { first: 'Odile', last: `Essai${tag}`, mail: `a${tag}` });
  const goes = await born(page, base, { first: 'Odile', last: `Essaiy${tag}`, mail: `b${tag}` });

  await page.goto(base + at.duplicates);
  await shot('queue');
  await page.goto(base + stays);
  await page.getByRole('link', { name: says.mergeWith }).click();
  await fill(page, { q: 'zzz nobody' });
  await page.getByRole('button', { name: says.searchOther }).click();
  await shot('nobody');
  await fill(page, { q: `b${tag}@example.org` });
  await page.getByRole('button', { name: says.searchOther }).click();
  await page.locator('main ul.lines a').last().waitFor();
  await shot('found');
  await page.locator('main ul.lines a').last().click();
  await heading(page).filter({ hasText: says.samePerson }).waitFor();

  // By keyboard: the other's last name, and not the first address.
  await page.getByRole('group', { name: 'Nom', exact: true }).getByRole('radio').last().focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: `a${tag}@example.org` }).focus();
  await page.keyboard.press('Space');
  await shot('compare');
  await page.getByRole('button', { name: says.merge }).click();
  await heading(page).filter({ hasText: `Essaiy${tag}` }).waitFor();
  await shot('merged');
  await page.goto(base + goes);
  await page.waitForURL((url) => url.pathname === stays);

  await page.goto(base + at.merges);
  const row = page.locator('main tbody tr').filter({ hasText: `Essaiy${tag}` }).first();
  await shot('merges');
  await row.getByRole('button', { name: says.separate }).click();
  await page.locator('main [role="status"]').first().waitFor();
  await page.goto(base + stays);
  await mustSay(page, `a${tag}@example.org`);
  await page.goto(base + goes);
  await heading(page).filter({ hasText: `Essaiy${tag}` }).waitFor();

  await page.goto(base + at.exactDuplicates);
  await shot('exact');
  await page.goto(base + at.mergeRequests);
  await shot('requests');
  await signIn('member');
  await page.goto(base + at.myMerge);
  await shot('mine');
}

/** Makes a record with a birth day, and gives the path of its page. */
async function born(page, base, { first, last, mail }) {
  await page.goto(base + at.newPerson);
  const said = { first_name: first, last_name: last, email: `${mail}@example.org` };
  await fill(page, { ...said, born_on: '12/01/1950' });
  await mainButton(page).click();
  // Somebody of that first name was born on that day: it is another person, says the secretary.
  await page.locator('main [role="alert"], main a[href$="/edit"]').first().waitFor();
  const anyway = page.locator('main input[name="anyway"]');
  if (await anyway.count()) {
    await anyway.check();
    await mainButton(page).click();
  }
  await page.waitForURL((url) => url.pathname !== at.newPerson);
  return new URL(page.url()).pathname;
}
