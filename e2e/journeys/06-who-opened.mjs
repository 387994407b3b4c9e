// An officer from above must say why; the member reads who it was, and why.
import { addPerson, mainButton, mustNotSay, mustSay, signInByMail } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, mails, tag }) {
  const address = `${tag}@example.org`;
  const reason = `Question sur la carte ${tag}`;
  await signIn('secretary');
  const path = await addPerson(page, base, { first: 'Awa', last: tag, email: address });

  await signIn('national');
  await page.goto(base + path);
  await mustSay(page, says.reason);
  await mustNotSay(page, address);
  await shot('asked');
  await page.locator('main [name="reason"]').first().fill(reason);
  await mainButton(page).click();
  await mustSay(page, address);
  await shot('opened');

  await signInByMail({ page, base, mails }, address);
  await page.goto(base + at.myAccess);
  await mustSay(page, reason);
  await shot('read');

  // Somebody without a mandate gets the answer of absence.
  const answer = await page.goto(base + path);
  if (answer.status() !== 404) throw new Error(`a member gets ${answer.status()} for a record`);
  await mustNotSay(page, 'Awa');
}
