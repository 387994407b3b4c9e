// A member reads where they stand, changes amount and rhythm, puts dues off without a reason, sees
// payments, debits, receipts and where the money goes.
import { heading, mustSay } from '../steps.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn }) {
  await signIn('member');
  await page.goto(`${base}/me`);
  await shot('home');
  const menu = page.locator('nav.modnav details').first();
  await menu.locator('summary').click();
  await shot('menu');
  await menu.getByRole('link', { name: 'Mon adhésion' }).click();
  await heading(page).filter({ hasText: 'Mon adhésion' }).waitFor();
  await page.locator('main input[name="amount"]').fill('14');
  await page.locator('main form[action="/me/membership/amount"] button').click();
  await mustSay(page, /C’est noté/);
  // Some members of the demonstration have paid the year: no stamp tells the new amount.
  const amount = await page.locator('main input[name="amount"]').inputValue();
  if (amount !== '14') throw new Error(`the amount from next month on is «${amount}»`);
  await shot('changed');
  const postpone = page.locator('main form[action="/me/membership/postpone"]');
  if (await postpone.count()) {
    await postpone.locator('select').selectOption('2');
    await postpone.locator('button').click();
    await mustSay(page, /Report/);
    await shot('postponed');
  }
  for (const path of ['payments', 'debits', 'receipts', 'shares']) {
    await page.goto(`${base}/me/${path}`);
    await shot(path);
  }
  await page.goto(`${base}/me/membership/resign`);
  await shot('resign');
}
