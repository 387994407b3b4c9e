// A secretary builds a segment, reads it as a sentence and as text, keeps it, makes a list of it
// and draws people by lot.
import { addPerson, fill, heading, mainButton, mustNotSay, mustSay, rows } from '../steps.mjs';
import { at } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, tag, withoutScript: plain }) {
  await signIn('secretary');
  await addPerson(page, base, {
    first: 'Maëlle', last: `Relais ${tag}`, email: `${tag}@example.org`,
  });
  await page.goto(base + at.segments);
  await heading(page).waitFor();
  await shot('kept');

  // A condition by hand: choose what is asked, count, give the value, add another one.
  await page.getByRole('link', { name: 'Nouveau segment' }).first().click();
  await page.locator('#c1').selectOption('name');
  if (plain) await page.getByRole('button', { name: 'Compter' }).click();
  await page.locator('#v1').fill(`relais ${tag}`);
  if (plain) await page.getByRole('button', { name: 'Compter' }).click();
  await page.locator('#counts').getByText(/1\spersonne\./).waitFor();
  await page.locator('button[value="add-0"]').click();
  await page.locator('#c2').selectOption('has');
  if (plain) await page.getByRole('button', { name: 'Compter' }).click();
  await page.locator('#v2').selectOption('phone');
  await page.locator('#n2').selectOption('not');
  await page.getByRole('button', { name: 'Compter' }).click();
  await mustSay(page, /n’ont pas sur leur fiche un téléphone/);
  await mustSay(page, 'Ciblage');
  await shot('builder');
  await page.locator('button[value="group-0"]').click();
  await page.locator('main fieldset fieldset').waitFor();
  await shot('group');
  await page.locator('button[value="remove-3"]').click();

  // A name is asked for; then it is kept.
  await page.getByRole('button', { name: 'Enregistrer le segment' }).click();
  await mustSay(page, /Donnez un nom au segment/);
  await shot('nameless');
  await fill(page, { name: `Relais ${tag}` });
  await page.getByRole('button', { name: 'Enregistrer le segment' }).click();
  await heading(page).filter({ hasText: tag }).waitFor();
  await rows(page).filter({ hasText: tag }).first().waitFor();
  await shot('segment');

  // The same by text; what nobody may ask is named.
  await page.goto(`${base}${at.segments}/new`);
  await fill(page, { where: 'religion = x' });
  await page.getByRole('button', { name: 'Lire ce texte' }).click();
  await mustSay(page, /convictions religieuses/);
  await shot('refused');
  await fill(page, { where: 'relation = member and not segment = "Membres sans courriel"' });
  await page.getByRole('button', { name: 'Lire ce texte' }).click();
  await mustSay(page, /ne sont pas du segment «\sMembres sans courriel\s»/);
  await page.getByRole('link', { name: 'Voir les personnes' }).click();
  await rows(page).first().waitFor();
  await shot('people');

  // A list, then a draw.
  await page.locator('form[action="/office/lists"] [name="name"]').fill(`Banquet ${tag}`);
  await page.locator('form[action="/office/lists"] [name="reason"]').fill('Invitations');
  await page.getByRole('button', { name: 'Faire la liste' }).click();
  await heading(page).filter({ hasText: tag }).waitFor();
  await shot('list');
  await page.goto(`${base}${at.segments}/people?where=relation+%3D+member`);
  await page.locator('form[action="/office/draws"] [name="wanted"]').fill('3');
  await page.locator('form[action="/office/draws"] [name="reason"]').fill('Bureau de vote');
  await page.getByRole('button', { name: 'Tirer au sort' }).click();
  await mustSay(page, /3 à tirer parmi/);
  await shot('draw');

  // Ticked people go on a list too.
  await page.goto(base + at.people);
  await page.locator('tbody [type=checkbox]').first().check();
  await page.getByRole('button', { name: 'Mettre sur une liste' }).click();
  await heading(page).filter({ hasText: 'Mettre sur une liste' }).waitFor();
  await mustSay(page, /1\spersonne d/);
  await shot('ticked');
  await mainButton(page).waitFor();
  await mustNotSay(page, '⟦');
}
