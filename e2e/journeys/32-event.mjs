// An officer plans an event and opens it; a visitor answers on a phone, with errors, and has a
// ticket that says what to pay; a member answers in one click; the door is kept, also while
// there is no network.
import { fill, linkOfMail, mainButton, mustSay } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

/** A day within the next weeks, as a form writes it. */
const soon = hour => {
  const day = new Date(Date.now() + 10 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  return `${day}T${hour}`;
};

export default async function (given) {
  const { page, base, shot, mails, signIn, tag, withoutScript: bare } = given;
  const title = `Réunion ${tag}`;
  await signIn('secretary');
  await page.goto(base + at.officeEvents);
  await shot('office');
  await page.getByRole('link', { name: says.newEvent }).first().click();
  await fill(page, { title });
  await mainButton(page).click();
  await page.getByRole('alert').waitFor();
  await shot('refused');
  await fill(page, {
    title, starts_at: soon('19:00'), ends_at: soon('21:00'), body: 'Où en est le **bus de nuit**.',
    place: 'Maison des associations', address: '4 rue des Lices', postcode: '30100', city: 'Alès',
    online_link: 'https://visio.example.org/salle', child_care: 'Sur place', capacity: '3',
    guests_max: '2', questions: 'Un régime ?', price_full: '10', price_reduced: '5',
  });
  await shot('write');
  await mainButton(page).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const office = page.url();
  await page.getByRole('link', { name: says.seePreview }).click();
  await mustSay(page, says.previewOf);
  await shot('preview');
  await page.goto(office);
  await page.getByRole('button', { name: says.openEvent, exact: true }).click();
  await page.getByText(says.eventOpened).waitFor();
  await shot('opened');
  await page.getByRole('link', { name: 'Voir la page' }).click();
  const shown = page.url();

  await page.context().clearCookies();
  await page.goto(base + at.events);
  await shot('list');
  await page.goto(shown);
  await shot('event');
  await page.getByRole('button', { name: says.comes }).click();
  await page.getByRole('alert').waitFor();
  await shot('errors');
  const email = `${tag}@exemple.org`;
  const names = { first_name: 'Aïssata', last_name: `Diarra ${tag}` };
  await fill(page, { ...names, email, guests: 'Béa Roux' });
  await page.locator('input[name=price][value=reduced]').check();
  await page.getByRole('button', { name: says.comes }).click();
  await page.getByRole('heading', { name: says.oneClickLeft }).waitFor();
  await shot('sent');
  await page.goto(await linkOfMail({ page, mails }, email, '/events/'));
  await shot('confirm');
  await page.getByRole('button', { name: says.confirmComing }).click();
  await mustSay(page, says.youCome);
  await shot('ticket');
  await page.locator('button[name=way][value=transfer]').click();
  await page.locator('#pay .slip .mono').first().waitFor();
  await shot('transfer');
  await page.locator('button[name=way][value=door]').click();
  await page.locator('button[name=way][value=door]').waitFor({ state: 'detached' });
  await shot('at the door');
  await page.goto(`${base}/embed/events`);
  await shot('frame list');
  await page.goto(shown.replace('/events/', '/embed/events/'));
  await shot('frame');

  await signIn('member');
  await page.goto(shown);
  await page.locator('input[name=price][value=full]').check();
  await page.getByRole('button', { name: says.comes }).click();
  await mustSay(page, says.youCome);
  await page.goto(base + at.myEvents);
  await mustSay(page, title);
  await shot('mine');

  await signIn('secretary');
  await page.goto(office);
  await shot('answers');
  await page.getByRole('link', { name: says.door, exact: true }).click();
  await shot('door');
  const row = page.locator('[data-door] li').filter({ hasText: `Diarra ${tag}` });
  if (!bare) {
    await page.locator('[data-door-device]').waitFor();
    await page.waitForFunction(async () => {
      const door = await caches.open('door');
      return Boolean(await door.match(location.pathname, { ignoreVary: true }));
    });
    await page.context().setOffline(true);
    await row.getByRole('button', { name: says.here }).click();
    await page.getByText(/gardées sur cet appareil/).waitFor();
    await page.reload();
    await row.getByText('Présence notée').waitFor();
    await page.getByText(/gardées sur cet appareil/).waitFor();
    await shot('door without network');
    await page.context().setOffline(false);
    await page.locator('[data-door-state]').waitFor({ state: 'hidden' });
    await page.reload();
  } else {
    await row.getByRole('button', { name: says.here }).click();
  }
  await row.getByText('Présence notée').waitFor();
  await shot('came');
  await page.goto(`${office}/report`);
  await page.locator('#report').fill('Une **belle** soirée.');
  await mainButton(page).click();
  await page.goto(shown);
  await mustSay(page, 'belle');
  await shot('report');
}
