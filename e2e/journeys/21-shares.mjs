// What a section collected is shared: the figures, a statement, its paper, where a member's money
// goes, and the solidarity fund.
import { heading, mustSay } from '../steps.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn }) {
  await signIn('treasurer');
  await page.goto(`${base}/office/treasury/shares`);
  await heading(page).waitFor();
  await mustSay(page, /Relevés/);
  await shot('shares');
  await page.locator('main a[href*="/shares/statements/"]').first().click();
  await heading(page).waitFor();
  await mustSay(page, /Parts du relevé|Qui reçoit/);
  await shot('statement');
  const paper = page.locator('main a[href$="/pdf"]').first();
  const answer = await page.request.get(new URL(await paper.getAttribute('href'), base).href);
  if (answer.headers()['content-type'] !== 'application/pdf') throw new Error('no paper');
  await page.goto(`${base}/office/treasury/shares/tables`);
  await mustSay(page, /Congrès national/);
  await shot('tables');
  await page.goto(`${base}/office/treasury/shares/fund?amount=10&kind=section&weight=members`);
  await heading(page).waitFor();
  await shot('fund');
  await signIn('member');
  await page.goto(`${base}/me/shares`);
  await heading(page).waitFor();
  await shot('mine');
}
