// An administrator looks after the tree of units, the mandates, the settings and the requests.
import { heading, mainButton, mustSay } from '../steps.mjs';
import { at } from '../words.mjs';

export const withoutScript = true;

const PAGES = [
  ['office', at.office],
  ['units', at.units],
  ['mandates', at.mandates],
  ['settings', at.settings],
  ['requests', at.requests],
  ['upkeep', '/office/upkeep'],
];

export default async function ({ page, base, shot, signIn }) {
  await signIn('administrator');
  for (const [name, path] of PAGES) {
    const answer = await page.goto(base + path);
    if (answer.status() !== 200) throw new Error(`${path} answers ${answer.status()}`);
    await heading(page).waitFor();
    await shot(name);
  }

  // Settings saved as they are say so; nothing else may have changed.
  await page.goto(base + at.settings);
  const name = await page.locator('main [name="name"]').first().inputValue();
  await mainButton(page).click();
  await page.locator('main [role="status"]').first().waitFor();
  await page.goto(base + at.settings);
  const kept = await page.locator('main [name="name"]').first().inputValue();
  if (kept !== name) throw new Error(`the name became ${kept}`);

  // Each page of the office is reached from its menu.
  await page.goto(base + at.office);
  const links = await page.locator('nav.modnav a').evaluateAll((found) =>
    found.map((element) => new URL(element.href).pathname));
  for (const path of links) {
    const answer = await page.goto(base + path);
    if (answer.status() !== 200) throw new Error(`the menu leads to ${path}: ${answer.status()}`);
  }

  // A treasurer of a section has no settings: told which right is missing.
  await signIn('treasurer');
  const refused = await page.goto(base + at.settings);
  if (refused.status() !== 403) throw new Error(`a treasurer gets ${refused.status()}`);
  await mustSay(page, /droit/);
  await shot('refused');
}
