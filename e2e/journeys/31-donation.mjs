// A visitor gives on a phone, with the form's errors and its thanks, by transfer and by card; the
// same form inside a frame of another site; an officer writes and opens an appeal.
import http from 'node:http';
import { linkOfMail } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

/** A site of somebody else, which shows the form in a frame. */
const elsewhere = frame => new Promise(resolve => {
  const html = `<!doctype html><html lang="fr"><title>Ailleurs</title><h1>Ailleurs</h1>
<iframe src="${frame}" title="Donner" width="320" height="1200"></iframe></html>`;
  const server = http.createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(html);
  });
  server.listen(0, '127.0.0.1', () => resolve(server));
});

const give = async (place, tag, email, way) => {
  await place.locator('input[name=amount][value="5000"]').check({ force: true });
  await place.locator('#first_name').fill('Aïssata');
  await place.locator('#last_name').fill(`Diarra ${tag}`);
  await place.locator('#email').fill(email);
  await place.locator('#line_1').fill('1 rue des Lices');
  await place.locator('#postcode').fill('30100');
  await place.locator('#city').fill('Alès');
  await place.locator('#nationality').fill('Française');
  for (const tick of ['natural', 'resident', 'below']) await place.locator(`#${tick}-on`).check();
  await place.locator(`#way-${way}`).check();
  await place.getByRole('button', { name: says.give }).click();
  await place.getByRole('heading', { name: says.oneClickLeft }).waitFor();
};

export default async function ({ page, base, shot, mails, signIn, tag }) {
  await page.goto(base + at.donate);
  await shot('list');
  await page.goto(base + at.appeal);
  await shot('appeal');
  await page.getByRole('button', { name: says.give }).click();
  await page.getByRole('alert').waitFor();
  await shot('errors');
  const email = `${tag}@exemple.org`;
  await give(page, tag, email, 'transfer');
  await shot('sent');
  await page.goto(await linkOfMail({ page, mails }, email, '/donate/'));
  await shot('door');
  await page.getByRole('button', { name: says.confirmGift }).click();
  await page.getByText(says.giftConfirmed).waitFor();
  await shot('thanks');

  const card = `card-${email}`;
  await page.goto(base + at.appeal);
  await give(page, tag, card, 'card');
  await page.goto(await linkOfMail({ page, mails }, card, '/donate/'));
  await page.getByRole('button', { name: says.confirmGift }).click();
  await page.getByRole('link', { name: says.payByCard }).click({ timeout: 30_000 });
  await shot('pretend');

  const monthly = `monthly-${email}`;
  await page.goto(base + at.appeal);
  await page.locator('input[name=rhythm][value=monthly]').check({ force: true });
  await give(page, tag, monthly, 'debit');
  await page.goto(await linkOfMail({ page, mails }, monthly, '/donate/'));
  await shot('mandate');
  await page.locator('#iban').fill('FR76 3000 6000 0112 3456 7890 189');
  await page.getByRole('button', { name: says.signAndGive }).click();
  await page.getByText(says.giftConfirmed).waitFor();

  const again = `again-${email}`;
  await page.goto(base + at.appeal);
  await page.locator('input[name=rhythm][value=monthly]').check({ force: true });
  await give(page, tag, again, 'card');
  await page.goto(await linkOfMail({ page, mails }, again, '/donate/'));
  await page.getByRole('button', { name: says.confirmGift }).click();
  await page.locator('#agree').click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Payer', exact: true }).click();
  await page.getByText('en cours', { exact: true }).waitFor({ timeout: 30_000 });
  await shot('each month by card');

  await page.goto(`${base}/embed${at.appeal}`);
  await shot('frame');
  const server = await elsewhere(`${base}/embed${at.appeal}`);
  const other = await page.context().browser().newPage({ locale: 'fr-FR' });
  try {
    await other.goto(`http://127.0.0.1:${server.address().port}/`);
    await give(other.frameLocator('iframe'), tag, `frame-${email}`, 'cheque');
  } finally {
    await other.close();
    server.close();
  }

  await signIn('member');
  await page.goto(base + at.myDonations);
  await shot('mine');
  await signIn('administrator');
  await page.goto(base + at.donations);
  await shot('office');
  await page.getByRole('link', { name: says.newAppeal }).first().click();
  await page.locator('#title').fill(`Un vélo ${tag}`);
  await page.locator('#body').fill('Un vélo cargo pour porter les tables au marché.');
  await shot('edit');
  await page.getByRole('button', { name: says.saveAppeal, exact: true }).click();
  await page.getByRole('button', { name: says.openAppeal }).click();
  await page.getByText(says.appealOpen).waitFor();
  await shot('opened');
  await page.getByRole('link', { name: 'Sur un autre site' }).click();
  await shot('widget');
}
