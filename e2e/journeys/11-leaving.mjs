// A secretary leaves NationBuilder: the file is recognised, tags are sorted out, and a page that a
// board can read says what came and what was left out.
import { awaitTask, mustSay } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

const header = 'nationbuilder_id,first_name,last_name,religion,email1,email1_is_bad,email_opt_in,'
  + 'unsubscribed_at,tag_list,created_at,primary_city,primary_zip,primary_address1,'
  + 'membership_names,memberships_started_at,memberships_expires_on,memberships_suspended_at';

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('secretary');
  await page.goto(base + at.imports);
  await page.locator('main').getByRole('link', { name: says.importFile }).first().click();
  await page.locator('main input[type="file"]').setInputFiles({
    name: `people-${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(people(tag)),
  });
  await page.getByRole('button', { name: says.readFile }).click();
  await mustSay(page, 'NationBuilder');
  await mustSay(page, says.sensitive);
  await shot('columns');
  await page.getByRole('button', { name: says.preview }).click();

  // Tags often say something else: what each becomes is chosen once, also for the next file.
  await page.getByRole('heading', { name: 'Tri des étiquettes' }).waitFor();
  await mustSay(page, 'attended-2024-fete');
  await shot('tags');
  await page.getByRole('button', { name: says.keepTags }).click();
  await awaitTask(page);
  await mustSay(page, 'Odile');
  await shot('preview');
  await page.getByRole('button', { name: says.runImport }).click();
  await awaitTask(page);
  await shot('report');
  const report = page.url();

  await page.locator('main').getByRole('link', { name: says.summary }).click();
  await mustSay(page, 'religion');
  await shot('summary');

  await page.goto(report);
  await page.locator('main').getByRole('link', { name: says.undoImport }).first().click();
  await page.locator('main').getByRole('button', { name: says.undoImport }).click();
  await awaitTask(page);
  await mustSay(page, says.removed);
}

function people(tag) {
  const row = (id, first, tags, more) =>
    `${id},${first},Leaving ${tag},${more.religion ?? ''},`
    + `${first.toLowerCase()}.${tag}@example.org,`
    + `${more.bad ?? 'false'},true,${more.left ?? ''},"${tags}",04/14/2017  9:30 AM,Alès,30100,`
    + '3 rue des Lices,"Adhésion 2025,Adhésion 2026",'
    + '"2025-03-02 00:00:00 +0100,2026-03-02 00:00:00 +0100",'
    + '"2025-12-31 00:00:00 +0100,2026-12-31 00:00:00 +0100",","';
  return [
    header,
    row(9_000_001, 'Odile', 'attended-2024-fete, team-ecole', {}),
    row(9_000_002, 'Marius', 'rsvp-2025-banquet, elu-municipal', { religion: 'Protestante' }),
    row(9_000_003, 'Jeanne', 'section-ales', { bad: 'true', left: '05/05/2026  1:41 PM' }),
  ].join('\r\n');
}
