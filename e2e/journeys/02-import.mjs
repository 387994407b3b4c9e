// A secretary brings a spreadsheet's people in, looks before, reads the report, takes it back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awaitTask, mustNotSay, mustSay, rows, search } from '../steps.mjs';
import { at, says } from '../words.mjs';

export const withoutScript = true;

const file = join(import.meta.dirname, '../fixtures/adherents.csv');

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('secretary');
  await page.goto(base + at.imports);
  await shot('list');
  await page.locator('main').getByRole('link', { name: says.importFile }).first().click();
  await shot('choose');

  // As French spreadsheet programs write it: Windows-1252, which has no Ş.
  const text = readFileSync(file, 'utf8').replaceAll('TAG', tag).replaceAll('Ş', 'S');
  await page.locator('main input[type="file"]').setInputFiles({
    name: `adherents-${tag}.csv`,
    mimeType: 'text/csv',
    buffer: windows1252(text),
  });
  await page.getByRole('button', { name: says.readFile }).click();

  // Columns were recognised; the one about religion is left out, and that is said.
  await mustSay(page, 'Religion');
  await mustSay(page, says.sensitive);
  await shot('mapping');
  await page.getByRole('button', { name: says.preview }).click();
  await awaitTask(page);
  await mustSay(page, 'Noëlle');
  await shot('preview');

  await page.getByRole('button', { name: says.runImport }).click();
  await awaitTask(page);
  await shot('report');
  const report = page.url();

  await search(page, `Gall ${tag}`);
  await rows(page).first().waitFor();
  await shot('found');

  await page.goto(report);
  await page.locator('main').getByRole('link', { name: says.undoImport }).first().click();
  await shot('undo');
  await page.locator('main').getByRole('button', { name: says.undoImport }).click();
  await awaitTask(page);
  await mustSay(page, says.removed);
  await shot('undone');
  await search(page, `Gall ${tag}`);
  await mustNotSay(page, 'Jean-Baptiste');
}

function windows1252(text) {
  const bytes = { 'Œ': 0x8c, 'œ': 0x9c, '’': 0x92, '€': 0x80 };
  return Buffer.from([...text].map((sign) => bytes[sign] ?? sign.codePointAt(0)));
}
