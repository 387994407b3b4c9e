// Sheets of paper: a pile keyed in twice with the keyboard alone, its differences decided, counted;
// a lost mail asked for once more; the volume for the addressee.

export const withoutScript = true;

const PETITION = '/petitions/un-bus-de-nuit-pour-la-rive-gauche';

/** Keys lines in with Tab alone, from the first cell. */
const keyIn = async (page, lines) => {
  await page.locator('[name="l.1.last"]').focus();
  for (const line of lines) {
    for (const cell of line) {
      if (cell) await page.keyboard.type(cell);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Tab');
  }
};

export default async function ({ page, base, shot, signIn, tag }) {
  await page.goto(`${base}${PETITION}/resend`);
  await shot('resend');
  await page.getByRole('button', { name: 'Envoyer le message' }).click();
  await page.getByRole('alert').waitFor();
  await shot('resend-error');
  await page.locator('#email').fill(`${tag}@exemple.org`);
  await page.getByRole('button', { name: 'Envoyer le message' }).click();
  await page.getByRole('heading', { name: 'C’est demandé' }).waitFor();
  await shot('resend-sent');

  await signIn('administrator');
  await page.goto(`${base}/office/petitions`);
  await page
    .getByRole('region', { name: 'Pétitions' })
    .getByRole('link', { name: 'Un bus de nuit pour la rive gauche' })
    .click();
  const one = page.url();
  await page.getByRole('link', { name: 'Sur papier' }).click();
  await page.getByRole('button', { name: 'Commencer ce lot' }).click();
  await page.getByRole('alert').waitFor();
  await shot('pile-errors');
  await page.locator('#name').fill(`Marché ${tag}`);
  // Another sheet each time the journey runs on this organisation.
  const sheet = String(1 + Number.parseInt(String(Date.now() % 9000), 10));
  await page.locator('#first_sheet').fill(sheet);
  await page.locator('#sheets').fill('1');
  await page.locator('#signed_on').fill('2026-11-12');
  await page.getByRole('button', { name: 'Commencer ce lot' }).click();
  await shot('pile');
  await page.getByRole('link', { name: `Feuille ${sheet}, saisie 1` }).click();
  await keyIn(page, [['Sorel', 'Inès', '30100', ''], ['Blanc', `Omar ${tag}`, '30000', '']]);
  await page.keyboard.press('Enter');
  await page.locator('[name="l.3.last"]').waitFor();
  await shot('keyed');
  await page.getByRole('button', { name: 'Garder et passer à la suite' }).click();
  await page.getByRole('link', { name: `Feuille ${sheet}, saisie 2` }).click();
  await keyIn(page, [['Sorel', 'Ines', '30100', ''], ['Blanc', `Omar ${tag}`, '30000', '']]);
  await page.getByRole('button', { name: 'Garder et passer à la suite' }).click();
  await page.getByRole('link', { name: 'Comparer les deux saisies' }).click();
  await shot('differences');
  await page.getByRole('button', { name: 'Compter ces signatures' }).click();
  await page.getByRole('alert').waitFor();
  await shot('differences-error');
  await page.getByLabel('Inès', { exact: true }).check();
  await page.getByRole('button', { name: 'Compter ces signatures' }).click();
  await page.getByText('C’est tranché').waitFor();
  await shot('decided');

  await page.goto(`${one}/delivery`);
  await shot('delivery');
  const waits = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Volume 1 sur 1 (PDF)' }).click();
  const file = await waits;
  if (!file.suggestedFilename().endsWith('-1.pdf')) throw new Error(file.suggestedFilename());
}
