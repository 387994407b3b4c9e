// A treasurer looks at receipts; a member finds theirs.
import { heading, mustSay } from '../steps.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn }) {
  await signIn('treasurer');
  await page.goto(`${base}/office/treasury/receipts`);
  await heading(page).waitFor();
  await mustSay(page, /Reçus/);
  await shot('receipts');
  const year = new Date().getFullYear() - 1;
  await page.goto(`${base}/office/treasury/receipts?year=${year}`);
  await heading(page).waitFor();
  await shot('last-year');
  await signIn('member');
  await page.goto(`${base}/me/receipts`);
  await heading(page).waitFor();
  await shot('mine');
}
