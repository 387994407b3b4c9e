// What several journeys do on their way.
import { at, says } from './words.mjs';

/** The main button of the page: there is one in each form. */
export const mainButton = (page) => page.locator('main button.main').first();

/** The page's own heading. */
export const heading = (page) => page.getByRole('heading', { level: 1 });

/** Fails unless the page's main part says `words`, a text or an expression. */
export async function mustSay(page, words) {
  await page.locator('main').getByText(words).first().waitFor({ state: 'attached' });
}

/** Fails when the page says `words`. */
export async function mustNotSay(page, words) {
  const text = await page.locator('body').innerText();
  if (text.includes(words)) throw new Error(`the page says “${words}”`);
}

/** Fills the fields of a form by their names; a name that the page does not have is a fault. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    await page.locator(`main [name="${name}"]`).first().fill(value);
  }
}

/** As an officer: makes a record, and gives the path of its page. */
export async function addPerson(page, base, { first, last, email }) {
  await page.goto(base + at.newPerson);
  await fill(page, { first_name: first, last_name: last, email });
  await mainButton(page).click();
  await page.waitForURL((url) => url.pathname !== at.newPerson);
  return new URL(page.url()).pathname;
}

/** Searches as officers do, from the field at the top of each page. */
export async function search(page, words) {
  const field = page.locator('header form[role="search"] input[name="q"]');
  await field.fill(words);
  await field.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === words);
}

/** The links of a list's rows. */
export const rows = (page) => page.locator('main table.ledger tbody th a');

/** Ends the session by the button of the page's head. */
export async function signOut(page) {
  await page.locator('header').getByRole('button', { name: says.signOut }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/me')
    && !url.pathname.startsWith('/office'));
}

/** Asks for a link; gives what the page answers. Networks may ask for few: do it sparingly. */
export async function askLink(page, base, address) {
  await page.goto(base + at.signIn);
  await fill(page, { email: address });
  await page.getByRole('button', { name: says.askLink }).click();
  await page.waitForURL((url) => url.pathname !== at.signIn);
  return page.locator('main').innerText();
}

/** Opens the mailed link and enters; ends in the member's space. Gives the link. */
export async function enterByMail({ page, base, mails }, address) {
  const door = await linkOfMail({ page, mails }, address);
  await page.goto(door);
  await page.getByRole('button', { name: says.enter }).click();
  await page.waitForURL((url) => url.pathname.startsWith(at.me));
  return door;
}

/** Signs in as whoever reads mail at `address`. */
export async function signInByMail({ page, base, mails }, address) {
  await page.context().clearCookies();
  await askLink(page, base, address);
  await enterByMail({ page, base, mails }, address);
}

/** Opens the last mail to `address` and gives the link below `path` that it holds. */
export async function linkOfMail({ page, mails }, address, path = '/sign-in/') {
  await mails(address);
  await page.getByRole('row').filter({ hasText: address }).first().getByRole('link').click();
  const link = page.locator(`main a[href*="${path}"]`).first();
  return link.evaluate((element) => element.href);
}

/** Waits until a long task says where its result is, and goes there; works without script. */
export async function awaitTask(page) {
  const finished = page.locator('[data-finished]');
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    // A page that is still being read has no part yet: it would pass for one without a task.
    await page.waitForLoadState('domcontentloaded');
    if (await finished.count()) {
      await finished.click();
      return;
    }
    if (!await page.locator('#tache').count()) return;
    await page.waitForTimeout(500);
    await page.reload();
  }
  throw new Error('the task did not end in a minute');
}
