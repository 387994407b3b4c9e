// A bank's table is read: what each movement answers is proposed, a person confirms; the same file
// twice changes nothing.
import { mainButton, mustSay } from '../steps.mjs';
import { at } from '../words.mjs';

export const withoutScript = true;

export default async function ({ page, base, shot, signIn, tag }) {
  await signIn('administrator');
  await page.goto(base + at.statements);
  await shot('empty');
  const table = [
    'Date;Libellé;Débit;Crédit',
    `20/11/2026;FRAIS DE TENUE DE COMPTE ${tag};9,00;`,
    `21/11/2026;VIR SEPA RECU INCONNU ${tag};;42,00`,
    '',
  ].join('\n');
  const send = async () => {
    await page.locator('main input[type="file"]').setInputFiles({
      name: `releve-${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(table),
    });
    await mainButton(page).click();
  };
  await send();
  await mustSay(page, /2 nouveaux mouvements/);
  await shot('proposed');
  await send();
  await mustSay(page, /déjà lu/);

  // The fee as it was recognised, the transfer for later.
  const movement = (words) => page.locator('main tbody tr').filter({ hasText: `${words} ${tag}` });
  await movement('FRAIS DE TENUE DE COMPTE').getByRole('link').click();
  await shot('fee');
  await page.getByRole('button', { name: 'Confirmer', exact: true }).click();
  await movement('INCONNU').getByRole('link').click();
  await page.getByRole('radio', { name: 'À expliquer plus tard' }).check();
  await shot('unknown');
  await page.getByRole('button', { name: 'Confirmer', exact: true }).click();
  await mustSay(page, /Confirmé|confirmé/);
  await shot('done');

  // Later somebody knows what it was: the decision is taken back, and said anew.
  await movement('INCONNU').getByRole('link').click();
  await page.getByRole('button', { name: 'Reprendre cette décision' }).click();
  await page.getByRole('searchbox', { name: 'Chercher de qui il vient' }).fill('mar');
  await page.locator('main').getByRole('button', { name: 'Chercher', exact: true }).click();
  await page.getByRole('radio', { name: /^De / }).first().check();
  await page.getByLabel('L’argent de cette personne est').selectOption('gift');
  await shot('by-hand');
  await page.getByRole('button', { name: 'Confirmer', exact: true }).click();
  await movement('INCONNU').getByRole('link').click();
  await mustSay(page, /Voir le paiement/);
  await shot('by-hand-done');
}
