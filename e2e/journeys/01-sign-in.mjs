// Somebody enters: in one click in the demonstration, then by a mailed link that opens once.
import {
  addPerson, askLink, enterByMail, fill, heading, mustSay, signOut,
} from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, mails, tag }) {
  const address = `${tag}@example.org`;
  await page.goto(base + at.demo);
  await shot('roles');
  await signIn('secretary');
  await heading(page).waitFor();
  await shot('office');
  await addPerson(page, base, { first: 'Nadège', last: tag, email: address });
  await signOut(page);

  await page.goto(base + at.signIn);
  await fill(page, { email: 'nadege' });
  await page.getByRole('button', { name: says.askLink }).click();
  await page.locator('main [role="alert"]').waitFor();
  await shot('no-address');

  // Whether an address is known must not be told: both answers are the same.
  const unknown = await askLink(page, base, `nobody-${tag}@example.org`);
  const known = await askLink(page, base, address);
  if (known !== unknown) throw new Error('the answer tells whether the address is known');
  await shot('sent');

  const door = await enterByMail({ page, base, mails }, address);
  await mustSay(page, 'Nadège');
  await shot('space');
  await page.goto(door);
  await mustSay(page, says.linkUsed);
  await shot('link-used');
  await page.goto(base + at.me);
  await signOut(page);

  // Signed out: the space asks to sign in, and comes back.
  await page.goto(base + at.myAccess);
  const { pathname, searchParams } = new URL(page.url());
  if (pathname !== at.signIn || searchParams.get('back') !== at.myAccess) {
    throw new Error(`signed out, the space leads to ${page.url()}`);
  }
}
