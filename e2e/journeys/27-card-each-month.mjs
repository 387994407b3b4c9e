// A member lets a card be charged each month through the demonstration's carrier, sees it charged,
// refused and stopped; the treasurer reads it beside what the carrier paid out.
import { fill, heading, mustSay } from '../steps.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn }) {
  await signIn('member');
  await page.goto(`${base}/me/payments`);
  await shot('mine');
  const begin = page.getByRole('button', { name: 'Régler ainsi' });
  if (!(await begin.count())) {
    await page.locator('main a[href^="/me/payments/subscriptions/"]').first().click();
    await stop(page);
    await page.goto(`${base}/me/payments`);
  }
  await fill(page, { each: '0,20' });
  await begin.click();
  await page.getByRole('alert').waitFor();
  await shot('refused');
  await fill(page, { each: '8' });
  await begin.click();
  await heading(page).filter({ hasText: 'Paiement régulier par carte' }).waitFor();
  const own = page.url().split('?')[0];
  await until(page, () => page.getByRole('link', { name: 'Aller accepter' }));
  await shot('ready');
  const pay = await page.getByRole('link', { name: 'Aller accepter' }).getAttribute('href');
  await charge(page, 'Payer');
  await until(page, () => page.getByText('en cours', { exact: true }));
  await shot('active');
  await page.goto(new URL(pay, base).href);
  await shot('carrier');
  await page.getByRole('button', { name: 'Refuser' }).click();
  await page.goto(own);
  await until(page, () => page.getByText('dernier débit refusé'));
  await shot('failing');
  await stop(page);
  await shot('stopped');

  await signIn('treasurer');
  await page.goto(`${base}/office/treasury/cards`);
  await heading(page).waitFor();
  await shot('office');
}

async function charge(page, name) {
  await page.getByRole('link', { name: 'Aller accepter' }).click();
  await page.getByRole('button', { name, exact: true }).click();
}

async function stop(page) {
  const button = page.getByRole('button', { name: 'Arrêter ce paiement' });
  if (await button.count()) await button.click();
  await until(page, () => page.getByText('Votre carte n’est plus débitée'));
  await mustSay(page, /plus débitée/);
}

// A worker talks with the carrier meanwhile: the page is asked again until it says so.
async function until(page, what) {
  for (let times = 0; times < 40; times += 1) {
    if (await what().first().isVisible()) return;
    await page.waitForTimeout(500);
    await page.goto(page.url());
  }
  throw new Error(`the page never said it: ${page.url()}`);
}
