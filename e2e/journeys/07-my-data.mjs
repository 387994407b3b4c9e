// A member takes a copy of everything, then asks to be erased; an officer sees the request.
import { readFileSync } from 'node:fs';
import { addPerson, awaitTask, mainButton, mustSay, signInByMail } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, mails, tag }) {
  const address = `${tag}@example.org`;
  await signIn('secretary');
  await addPerson(page, base, { first: 'Yves', last: tag, email: address });
  await signInByMail({ page, base, mails }, address);

  await page.goto(base + at.myData);
  await shot('my-data');
  const copy = await download(page);
  if (!copy.includes(address)) throw new Error('the copy does not hold the address');

  await page.goto(base + at.myData);
  await way(page, says.erasure).click();
  await shot('erasure');
  const reason = page.locator('main textarea').first();
  if (await reason.count()) await reason.fill(`Je déménage ${tag}`);
  const confirm = page.locator('main button.danger').first();
  await (await confirm.count() ? confirm : mainButton(page)).click();
  await page.locator('main [role="status"]').first().waitFor();
  await shot('asked');

  await signIn('secretary');
  await page.goto(base + at.requests);
  await mustSay(page, tag);
  await shot('requests');
}

/** A link or a button that says so. */
const way = (page, words) => page.locator('main').getByRole('link', { name: words })
  .or(page.locator('main').getByRole('button', { name: words })).first();

/** Asks for the copy; it comes at once, or after a task. Gives its text. */
async function download(page) {
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await way(page, says.copy).click();
  const ready = page.locator('main a[download], main a[href*="download"]').first();
  const first = await Promise.race([
    coming.then(() => 'came'),
    ready.waitFor({ timeout: 60_000 }).then(() => 'ready'),
    page.locator('#tache').waitFor({ timeout: 60_000 }).then(() => 'task'),
  ]);
  if (first === 'task') await awaitTask(page);
  if (first !== 'came') await ready.click();
  return readFileSync(await (await coming).path(), 'utf8');
}
