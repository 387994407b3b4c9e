// A secretary works in lists: chooses columns, writes in a row, gives people to herself, makes a
// task for each, and takes a gesture back.
import { addPerson, fill, heading, mainButton, mustNotSay, mustSay, rows } from '../steps.mjs';
import { at } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('secretary');
  for (const first of ['Ana', 'Bob']) {
    const email = `${first.toLowerCase()}.${tag}@example.org`;
    await addPerson(page, base, { first, last: `Liste ${tag}`, email });
  }
  const list = `${base}${at.people}?q=${encodeURIComponent(`liste ${tag}`)}`;
  await page.goto(list);
  await rows(page).filter({ hasText: tag }).first().waitFor();

  // Columns are kept for whoever chose them.
  await page.locator('#results details summary').click();
  for (const column of ['care', 'tasks', 'reachable', 'unit']) {
    await page.locator(`main [name="cols"][value="${column}"]`).check();
  }
  await shot('columns');
  await page.getByRole('button', { name: 'Garder ces colonnes' }).click();
  await mustSay(page, 'Suivi par');
  await shot('list');

  // A row: refused with what was typed, then kept, in place.
  const pencil = () => page.getByRole('link', { name: /^Modifier .* dans la liste/ }).first();
  await pencil().click();
  await page.locator('main [name="email"]').fill('pas une adresse');
  await shot('row');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.locator('main [name="email"][aria-invalid="true"]').waitFor();
  await shot('row-refused');
  await page.locator('main [name="email"]').fill(`nouvelle.${tag}@example.org`);
  await page.locator('main [name="line_1"]').fill('3 rue Haute');
  await page.locator('main [name="postcode"]').fill('30100');
  await page.locator('main [name="city"]').fill('ales');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await rows(page).filter({ hasText: tag }).first().waitFor();
  await mustSay(page, `nouvelle.${tag}@example.org`);

  // Another unit is asked for from the row; nothing is written by looking.
  await pencil().click();
  await page.locator('#row-unit-q').fill('Nîmes');
  await shot('row-unit');
  await page.getByRole('button', { name: 'Proposer le transfert' }).click();
  await heading(page).filter({ hasText: 'ransfér' }).waitFor();
  await shot('row-unit-asked');
  await page.goto(list);

  // Both are given to oneself, by keyboard.
  await page.locator('main tbody [name="p"]').first().focus();
  await page.keyboard.press('Space');
  await page.locator('main tbody [name="p"]').nth(1).check();
  await page.getByRole('button', { name: 'Confier à quelqu’un' }).click();
  await heading(page).filter({ hasText: 'Confier' }).waitFor();
  await shot('care');
  await mainButton(page).click();
  await mustSay(page, /Le suivi de 2\spersonnes a changé/);
  await shot('care-done');
  await page.goto(`${base}${at.people}?care=me`);
  await mustSay(page, tag);

  // A task for everybody of the search, then the tasks' own page.
  await page.goto(list);
  await page.locator('main [name="all"]').check();
  await page.getByRole('button', { name: 'Créer la tâche' }).click();
  await mainButton(page).click();
  await mustSay(page, /Écrivez ce qu’il faut faire/);
  await shot('task-refused');
  await fill(page, { title: `Appeler ${tag}` });
  await mainButton(page).click();
  await mustSay(page, /2\stâches sont créées/);
  await page.goto(base + at.tasks);
  await mustSay(page, `Appeler ${tag}`);
  await shot('tasks');
  await page.locator('main tbody tr').filter({ hasText: tag }).first()
    .locator('[name="t"]').check();
  await page.getByRole('button', { name: 'C’est fait' }).click();
  await heading(page).waitFor();

  // The gesture is taken back: the task that is done stays.
  await page.goto(base + at.bulk);
  await shot('gestures');
  await page.locator('main tbody tr').filter({ hasText: `Appeler ${tag}` }).first()
    .getByRole('link').click();
  await page.getByRole('button', { name: /^Annuler pour/ }).click();
  await mustSay(page, /1\spersonne est de nouveau comme avant/);
  await mustSay(page, 'A changé depuis');
  await shot('undone');
  await page.goto(base + at.tasks);
  await mustNotSay(page, `Appeler ${tag}`);

  // Proposing records asks for a unit and for a reason.
  await page.goto(list);
  await page.locator('main tbody [name="p"]').first().check();
  await page.getByRole('button', { name: 'Proposer à une autre unité' }).click();
  await mainButton(page).click();
  await mustSay(page, /Cherchez une unité/);
  await shot('transfer-refused');
}
