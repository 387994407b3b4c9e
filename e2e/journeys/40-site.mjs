// A secretary opens the section's site, writes news with a preview, publishes; a visitor reads it
// and finds it by its words; a picture is added, an alias and a code are made.
import { fill, mainButton } from '../steps.mjs';

export const withoutScript = true;

/** A picture of one grey point. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOo'
  + 'BwAAgQCA05RTSgAAAABJRU5ErkJggg==';

export default async function ({ page, base, shot, signIn, tag, withoutScript: bare }) {
  await page.goto(`${base}/`);
  await shot('home');
  await signIn('secretary');
  await page.goto(`${base}/office/site`);
  await shot('office');
  if (await page.getByRole('button', { name: 'Ouvrir le site' }).count()) {
    await page.getByRole('button', { name: 'Ouvrir le site' }).click();
    await page.getByRole('link', { name: 'Voir le site' }).waitFor();
  }
  await page.getByRole('link', { name: 'Écrire une actualité' }).click();
  await fill(page, { title: `Marché ${tag}`, summary: 'Le conseil a renoncé.' });
  const text = `## Ce qui change\n\n**Rien** pour ${tag}.`;
  await page.locator('textarea[name=body]').fill(`${text}\n\n[[inconnu]]`);
  if (bare) await page.getByRole('button', { name: 'Prévisualiser' }).click();
  await page.locator('#preview h2').waitFor();
  await page.locator('#preview').getByText('Aucun bloc').waitFor();
  await shot('preview');
  await page.locator('textarea[name=body]').fill(text);
  await fill(page, { title: '' });
  await mainButton(page).click();
  await page.getByRole('alert').waitFor();
  await shot('refused');
  await fill(page, { title: `Marché ${tag}` });
  await page.getByRole('button', { name: 'Enregistrer et publier' }).click();
  await page.getByRole('link', { name: 'Voir la page' }).waitFor();
  await shot('published');
  const office = page.url();
  await page.getByRole('link', { name: 'Voir la page' }).click();
  await page.getByRole('heading', { level: 1, name: `Marché ${tag}` }).waitFor();
  await shot('read');
  const address = new URL(page.url()).pathname;
  await page.goto(`${base}/search?q=${tag}`);
  await page.locator(`main a[href="${address}"]`).waitFor();
  await shot('found');
  await page.goto(`${base}${address.replace(/\/news\/.*/, '/news')}`);
  await shot('news');
  await page.goto(`${base}${address}x`);
  await page.getByRole('heading', { name: 'Cette page n’est pas là' }).waitFor();
  await shot('absent');
  await page.goto(`${office}/versions`);
  await shot('versions');
  await page.goto(`${base}/office/site/library`);
  await page.locator('input[type=file]').setInputFiles({
    name: `photo-${tag}.png`, mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64'),
  });
  await fill(page, { alt: 'Un point gris' });
  await mainButton(page).click();
  await page.locator('main li img').first().waitFor();
  await shot('library');
  await page.goto(`${base}/office/site/aliases?target=${address}`);
  await fill(page, { path: `marche-${tag}` });
  await mainButton(page).click();
  await page.locator('main tbody').getByText(`/marche-${tag}`).first().waitFor();
  await shot('aliases');
  await page.goto(`${base}/office/site/code?path=/marche-${tag}`);
  await shot('code');
  await page.goto(`${base}/marche-${tag}`);
  await page.getByRole('heading', { level: 1, name: `Marché ${tag}` }).waitFor();
}
