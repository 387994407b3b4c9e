// An editor copies the code of a petition, tunes its colours, and puts it into a page of another
// site: with and without script, a visitor signs there; a page of this site calls the same form.
import http from 'node:http';
import { fill, linkOfMail, mainButton } from '../steps.mjs';

export const withoutScript = true;

const PETITION = '/petitions/un-bus-de-nuit-pour-la-rive-gauche';

/** A site of somebody else with a strict policy, which holds `html`. */
const elsewhere = (html, node) => new Promise((resolve) => {
  const page = `<!doctype html><html lang="fr"><head><title>Ailleurs</title>
<meta name="viewport" content="width=device-width"></head>
<body><h1>Ailleurs</h1>${html}</body></html>`;
  const policy = `default-src 'none'; frame-src ${node}; script-src ${node}`;
  const server = http.createServer((_, answer) => {
    const type = 'text/html; charset=utf-8';
    answer.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
    answer.end(page);
  });
  server.listen(0, '127.0.0.1', () => resolve(server));
});

async function signIn(frame, tag, email) {
  await frame.locator('#first_name').fill('Aïssata');
  await frame.locator('#last_name').fill(`Diarra ${tag}`);
  await frame.locator('#email').fill(email);
  await frame.locator('#postcode').fill('30100');
  await frame.locator('input[name=deliver]').check();
  await frame.getByRole('button', { name: 'Signer la pétition' }).click();
  await frame.getByRole('heading', { name: 'Il reste un clic' }).waitFor();
}

/** Signs in a page of another site that holds a code; gives how tall its frame came to be. */
async function signElsewhere({ page, base, html, bare, tag, email }) {
  const server = await elsewhere(html, base);
  const browser = page.context().browser();
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: !bare });
  const other = await context.newPage();
  const faults = [];
  other.on('console', (line) => { if (line.type() === 'error') faults.push(line.text()); });
  try {
    await other.goto(`http://127.0.0.1:${server.address().port}/`);
    const frame = other.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Signer la pétition' }).waitFor();
    const tall = async () => (await other.locator('iframe').boundingBox()).height;
    const before = await tall();
    await signIn(frame, tag, email);
    const deadline = Date.now() + 5_000;
    while (!bare && await tall() >= before && Date.now() < deadline) await other.waitForTimeout(50);
    if (faults.length) throw new Error(faults.join('\n'));
    if ((await context.cookies()).length) throw new Error('a frame set a cookie');
    return { before, after: await tall() };
  } finally {
    await context.close();
    server.close();
  }
}

export default async function (given) {
  const { page, base, shot, mails, signIn: enter, tag, withoutScript: bare } = given;
  await enter('secretary');
  await page.goto(`${base}/office/widgets`);
  await shot('list');
  await page.goto(`${base}/office/widgets/one?path=${PETITION}`);
  await shot('codes');
  await fill(page, { hue: '12', corner: '99' });
  await page.locator('main select[name=lang]').selectOption('fr');
  await mainButton(page).click();
  await page.waitForURL(/hue=12/);
  const frame = await page.locator('#code-frame').inputValue();
  if (!frame.includes('?lang=fr&amp;hue=12"')) throw new Error(`the code is ${frame}`);
  const element = await page.locator('#code-element').inputValue();
  await shot('tuned');

  const email = `${tag}-widget@exemple.org`;
  const held = { page, base, bare, tag };
  const plain = await signElsewhere({ ...held, html: frame, email });
  if (plain.before !== plain.after) throw new Error('a frame without script changed its height');
  await page.goto(await linkOfMail({ page, mails }, email, '/petitions/'));
  await page.getByRole('button', { name: 'Confirmer ma signature' }).click();
  await page.getByRole('heading', { name: /^Merci, Aïssata/ }).waitFor();
  if (!bare) {
    const grown = await signElsewhere({ ...held, html: element, email: `e-${email}` });
    if (grown.after >= grown.before) throw new Error(`the frame stays ${grown.before} px tall`);
    const code = element.slice(0, element.indexOf('</script>') + '</script>'.length);
    const both = await signElsewhere({ ...held, html: code + frame, email: `b-${email}` });
    if (both.after >= both.before) throw new Error(`the frame stays ${both.before} px tall`);
  }

  await enter('secretary');
  await page.goto(`${base}/office/site`);
  if (await page.getByRole('button', { name: 'Ouvrir le site' }).count()) {
    await page.getByRole('button', { name: 'Ouvrir le site' }).click();
    await page.getByRole('link', { name: 'Voir le site' }).waitFor();
  }
  await page.getByRole('link', { name: 'Ajouter une page' }).click();
  await fill(page, { title: `Agir ${tag}` });
  await page.locator('textarea[name=body]')
    .fill(`Signez :\n\n[[formulaire ${PETITION}]]\n\n[[carte]]`);
  await page.getByRole('button', { name: 'Enregistrer et publier' }).click();
  await page.getByRole('link', { name: 'Voir la page' }).click();
  await page.frameLocator('.prose iframe').getByRole('button', { name: 'Signer la pétition' })
    .waitFor();
  await shot('block');
  await page.goto(`${base}/embed/find?postcode=30100`);
  await shot('find');
  await page.goto(`${base}/embed/join?postcode=30100`);
  await shot('join');
  await page.goto(`${base}/embed/news`);
  await shot('news');
}
