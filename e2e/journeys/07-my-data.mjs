// A member takes a copy of everything, then asks to be erased; an officer sees the request.
import { readFileSync } from 'node:fs';
import { addPerson, mainButton, mustSay, signInByMail } from '../steps.mjs';
import { at } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, mails, tag }) {
  const address = `${tag}@example.org`;
  await signIn('secretary');
  await addPerson(page, base, { first: 'Yves', last: tag, email: address });
  await signInByMail({ page, base, mails }, address);

  await page.goto(base + at.myRecord);
  await shot('my-record');
  await page.goto(base + at.myDataToRead);
  await mustSay(page, address);
  await shot('to-read');
  await page.goto(base + at.myData);
  await shot('my-data');
  const copy = await download(page, at.myDataFile);
  if (!copy.includes(address)) throw new Error('the copy does not hold the address');

  await page.goto(base + at.myErasure);
  await shot('erasure');
  const reason = page.locator('main [name="reason"]').first();
  if (await reason.count()) await reason.fill(`Je déménage ${tag}`);
  const boxes = page.locator('main form input[type="checkbox"]');
  if (await boxes.count()) await boxes.first().check();
  await page.locator('main button.danger').or(mainButton(page)).first().click();
  await page.locator('main [role="status"]').first().waitFor();
  await shot('asked');

  await signIn('secretary');
  await page.goto(base + at.requests);
  await mustSay(page, tag);
  await shot('requests');
}

/** Follows the link to a file; gives the file's text. */
async function download(page, path) {
  const coming = page.waitForEvent('download');
  await page.locator(`main a[href="${path}"]`).first().click();
  return readFileSync(await (await coming).path(), 'utf8');
}
