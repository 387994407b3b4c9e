// A member says yes to one purpose, sees it kept, and takes it back as easily.
import { mainButton } from '../steps.mjs';
import { at } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn }) {
  await signIn('member');
  await page.goto(base + at.myConsents);
  await shot('before');
  const [name] = await unticked(page);
  if (!name) throw new Error('the member has already agreed to everything');
  await change(page, name);
  await page.goto(base + at.myConsents);
  if (!await one(page, name).isChecked()) throw new Error(`the yes to ${name} was not kept`);
  await shot('yes');

  await change(page, name);
  await page.goto(base + at.myConsents);
  if (await one(page, name).isChecked()) throw new Error(`the no to ${name} was not kept`);
  await shot('no');
}

const one = (page, name) => page.locator(`main input[role="switch"][name="${name}"]`);

async function unticked(page) {
  const switches = page.locator('main input[role="switch"]:not(:checked)');
  return switches.evaluateAll((found) => found.map((element) => element.name));
}

async function change(page, name) {
  await one(page, name).click();
  await mainButton(page).click();
  await page.locator('main [role="status"]').first().waitFor();
}
