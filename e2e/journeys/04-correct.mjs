// A secretary corrects a record, takes it back, and is told when somebody else was faster.
import { addPerson, fill, heading, mainButton } from '../steps.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('secretary');
  const path = await addPerson(page, base, {
    first: 'Karim', last: `Essai ${tag}`, email: `${tag}@example.org`,
  });

  await edit(page, base, path);
  await fill(page, { first_name: '', last_name: '', email: 'ceci n’est pas une adresse' });
  await mainButton(page).click();
  await page.locator('main [role="alert"]').waitFor();
  await shot('refused');

  await edit(page, base, path);
  await fill(page, { first_name: 'Karima' });
  await shot('form');
  await mainButton(page).click();
  await heading(page).filter({ hasText: 'Karima' }).waitFor();
  await shot('changed');

  await undo(page, base, path);
  await page.goto(base + path);
  await heading(page).filter({ hasText: /Karim(?!a)/ }).waitFor();
  await shot('undone');

  // Two browsers open the same form; the second to save is told, and loses nothing.
  const other = await page.context().newPage();
  await edit(page, base, path);
  await edit(other, base, path);
  await fill(other, { first_name: 'Karine' });
  await mainButton(other).click();
  await heading(other).filter({ hasText: 'Karine' }).waitFor();
  await other.close();
  await fill(page, { first_name: 'Karl' });
  await mainButton(page).click();
  await page.locator('main [role="alert"]').waitFor();
  const typed = await page.locator('main [name="first_name"]').inputValue();
  if (typed !== 'Karl') throw new Error(`what was typed became ${typed}`);
  await shot('conflict');
  await page.goto(base + path);
  await heading(page).filter({ hasText: 'Karine' }).waitFor();
}

async function edit(page, base, path) {
  await page.goto(base + path);
  await page.locator('main a[href$="/edit"]').first().click();
  await page.locator('main [name="first_name"]').waitFor();
}

/** Takes back the last change. */
async function undo(page, base, path) {
  await page.goto(base + path);
  await page.locator('main a[href$="/history"]').first().click();
  await page.locator('main button[name="version"]').first().click();
  await page.locator('main [role="status"]').first().waitFor();
}
