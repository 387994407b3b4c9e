// A visitor joins on a phone: section by postcode, dues by the slider, a mailed link; the section
// welcomes; the member sees card and stamps; figures and rolls for officers.
import { linkOfMail } from '../steps.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, mails, signIn, tag }) {
  await page.goto(`${base}/join`);
  await page.getByRole('textbox', { name: 'Code postal' }).fill('30100');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('heading', { name: 'Votre cotisation' }).waitFor();
  await shot('join');
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click();
  await page.getByRole('alert').waitFor();
  await shot('refused');
  const email = `${tag}@exemple.org`;
  await page.locator('#first_name').fill('Aïssata');
  await page.locator('#last_name').fill(`Diarra ${tag}`);
  await page.locator('#email').fill(email);
  await page.locator('#amount').fill('12');
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click();
  await page.getByRole('heading', { name: 'Regardez votre courrier' }).waitFor();
  await page.goto(await linkOfMail({ page, mails }, email, '/join/'));
  await shot('door');
  await page.getByRole('button', { name: 'Confirmer ma demande' }).click();
  await page.getByRole('heading', { name: 'Votre demande est confirmée' }).waitFor();
  await signIn('secretary');
  await page.goto(`${base}/office/memberships?which=applied`);
  await shot('applied');
  await page.goto(`${base}/office/memberships?which=late`);
  await page.locator('tbody th a').first().click();
  await shot('late');
  await page.goto(`${base}/office/memberships/counts`);
  await shot('figures');
  await page.goto(`${base}/office/memberships/rolls`);
  await shot('rolls');
  await page.goto(`${base}/office/memberships/new`);
  await shot('paper');
  await signIn('member');
  await page.goto(`${base}/me/membership`);
  await shot('mine');
}
