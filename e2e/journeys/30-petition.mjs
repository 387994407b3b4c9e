// A visitor signs a petition on a phone, with its errors and its thanks; the same form inside a
// frame of another site; a member proposes one, and somebody mandated opens it.
import http from 'node:http';
import { linkOfMail, mustSay } from '../steps.mjs';
import { says } from '../words.mjs';

export const withoutScript = true;

/** The demonstration's petition. */
const PETITION = '/petitions/un-bus-de-nuit-pour-la-rive-gauche';

/** A site of somebody else, which shows the form in a frame. */
const elsewhere = frame => new Promise(resolve => {
  const html = `<!doctype html><html lang="fr"><title>Ailleurs</title><h1>Ailleurs</h1>
<iframe src="${frame}" title="Signer" width="320" height="900"></iframe></html>`;
  const server = http.createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(html);
  });
  server.listen(0, '127.0.0.1', () => resolve(server));
});

const sign = async (place, tag, email) => {
  await place.locator('#first_name').fill('Aïssata');
  await place.locator('#last_name').fill(`Diarra ${tag}`);
  await place.locator('#email').fill(email);
  await place.locator('#postcode').fill('30100');
  await place.locator('input[name=deliver]').check();
  await place.getByRole('button', { name: 'Signer la pétition' }).click();
  await place.getByRole('heading', { name: 'Il reste un clic' }).waitFor();
};

export default async function ({ page, base, shot, mails, signIn, tag }) {
  await page.goto(`${base}/petitions`);
  await shot('list');
  await page.goto(base + PETITION);
  await shot('petition');
  await page.getByRole('button', { name: 'Signer la pétition' }).click();
  await page.getByRole('alert').waitFor();
  await shot('errors');
  const email = `${tag}@exemple.org`;
  await sign(page, tag, email);
  await shot('sent');
  await page.goto(await linkOfMail({ page, mails }, email, '/petitions/'));
  await shot('door');
  await page.getByRole('button', { name: 'Confirmer ma signature' }).click();
  await page.getByRole('heading', { name: /^Merci, Aïssata/ }).waitFor();
  await shot('thanks');

  await page.goto(`${base}/embed${PETITION}`);
  await shot('frame');
  const server = await elsewhere(`${base}/embed${PETITION}`);
  const other = await page.context().browser().newPage({ locale: 'fr-FR' });
  try {
    await other.goto(`http://127.0.0.1:${server.address().port}/`);
    await sign(other.frameLocator('iframe'), tag, `frame-${email}`);
  } finally {
    await other.close();
    server.close();
  }
  await page.goto(await linkOfMail({ page, mails }, `frame-${email}`, '/petitions/'));
  await page.getByRole('button', { name: 'Confirmer ma signature' }).click();
  await page.getByRole('heading', { name: /^Merci, Aïssata/ }).waitFor();

  await signIn('member');
  await page.goto(`${base}/me/petitions/new`);
  await page.locator('#title').fill(`Un banc ${tag}`);
  await page.locator('#addressee').fill('la mairie');
  await page.locator('#body')
    .fill('Personne ne peut s’asseoir sur la place. Nous demandons un banc.');
  await page.locator('#goal').fill('50');
  await shot('propose');
  await page.getByRole('button', { name: 'Proposer cette pétition' }).click();
  await page.getByText(`Un banc ${tag}`).first().waitFor();
  await shot('mine');
  await signIn('administrator');
  await page.goto(`${base}/office/petitions`);
  await shot('office');
  await page.getByRole('link', { name: `Un banc ${tag}` }).click();
  await page.getByRole('link', { name: says.seePreview }).click();
  await mustSay(page, says.previewOf);
  await shot('preview');
  await page.goBack();
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.getByText('La pétition est ouverte.').waitFor();
  await shot('opened');
  const office = page.url();
  await page.locator('#carrier').fill('Nullepart');
  await page.getByRole('button', { name: 'Proposer à cette unité' }).click();
  await page.getByText('Écrivez le nom entier').waitFor();
  await shot('carrier-refused');
  await page.getByRole('link', { name: 'Associations partenaires' }).click();
  await page.locator('#name').fill(`Les Amis du rail ${tag}`);
  await page.locator('#contact').fill('donnees@rail.example');
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByText('L’association est ajoutée').waitFor();
  await shot('partners');
  await page.goto(office);
  await page.getByRole('link', { name: 'Voir la page' }).click();
  await page.getByText(`Les Amis du rail ${tag}`).first().waitFor();
  await shot('choice');
  await page.goto(office);
  await page.getByRole('link', { name: 'Sur un autre site' }).click();
  await shot('widget');
  await page.goBack();
  await page.getByRole('link', { name: 'Sur papier' }).click();
  await shot('paper');
}
