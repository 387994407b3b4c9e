// The plugin for WordPress, for real: its settings, a page with the shortcode in which a visitor
// signs a petition of a node that runs, the block in the editor, an address pasted alone.
//
//   node e2e/plugins/wordpress.mjs        (wordpress, php-cli, php-mysql, mariadb-server)
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startServer } from '../server.mjs';
import { linkOfMail } from '../steps.mjs';
import { startWordPress } from './wordpress/site.mjs';

const root = join(import.meta.dirname, '../..');
const shots = join(root, 'e2e/shots');
const PETITION = '/petitions/un-bus-de-nuit-pour-la-rive-gauche';
const WAIT_MS_MAX = 30_000;

mkdirSync(shots, { recursive: true });
const began = performance.now();
const stops = [];
try {
  await walk();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`ok    the plugin for WordPress (${seconds} s)`);
} catch (fault) {
  console.log(`FAIL  the plugin for WordPress\n      ${fault.stack}`);
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop().catch((fault) => console.log(fault.message));
}

async function walk() {
  const node = await startServer({
    binary: process.env.MAILLAGE_BINARY ?? join(root, 'target/release/maillage'),
    log: join(shots, 'server-wordpress.log'),
  });
  stops.push(node.stop);
  const pages = pagesFor(node.base);
  const plugin = join(root, 'plugins/wordpress/maillage');
  const wordpress = await startWordPress({ plugin, pages });
  stops.push(wordpress.stop);
  const browser = await chromium.launch({
    executablePath: process.env.MAILLAGE_CHROMIUM
      || execFileSync('sh', ['-c', 'command -v chromium']).toString().trim(),
    chromiumSandbox: process.getuid() !== 0,
    args: ['--disable-gpu', '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  stops.push(() => browser.close());
  const open = async () => {
    const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' });
    context.setDefaultTimeout(WAIT_MS_MAX);
    return context;
  };
  await nothingIsShownBeforeTheSettings(await open(), wordpress);
  await onlyWhoMaySets(await open(), wordpress, node.base);
  await aVisitorSigns(await open(), wordpress, node.base);
  await hostileTextsShowNothing(await open(), wordpress, node.base);
  await theEditorShowsTheBlock(await open(), wordpress, node.base);
}

/** Pages of the site; the node's port is known only now. */
function pagesFor(base) {
  return {
    shortcode: `[maillage type="petition" address="${PETITION}" lang="fr" hue="12"]`,
    block: `<!-- wp:maillage/form {"type":"petition","address":"${base}${PETITION}"} /-->`,
    pasted: `${base}/find`,
    hostile: '[maillage type="petition" address="https://evil.example/petitions/x"]'
      + '[maillage type="join" title="x&quot; onload=&quot;evil()" hue="12;}" height="-1"]'
      + '[maillage type="petition" address="/petitions/../office"]',
  };
}

async function signIn(page, wordpress, login) {
  await page.goto(`${wordpress.address}/wp-login.php`);
  await page.locator('#user_login').fill(login);
  await page.locator('#user_pass').fill(wordpress.password);
  await page.locator('#wp-submit').click();
  await page.waitForURL(/wp-admin/);
}

function must(holds, what) {
  if (!holds) throw new Error(what);
}

async function nothingIsShownBeforeTheSettings(context, wordpress) {
  const page = await context.newPage();
  await page.goto(wordpress.pages.shortcode.address);
  must(await page.locator('iframe').count() === 0, 'a frame without a node');
  must(!(await page.locator('main').innerText()).includes('Maillage'), 'visitors are told nothing');
  await context.close();
}

async function onlyWhoMaySets(context, wordpress, base) {
  const page = await context.newPage();
  await signIn(page, wordpress, 'lectrice');
  const settings = `${wordpress.address}/wp-admin/options-general.php?page=maillage`;
  const refused = await page.goto(settings);
  must(refused.status() === 403, `a reader opens the settings: ${refused.status()}`);
  await context.clearCookies();

  await signIn(page, wordpress, 'admin');
  await page.goto(wordpress.pages.shortcode.address);
  await page.getByText('Maillage: no address is set').waitFor();
  await page.goto(settings);
  const forged = await page.request.post(`${wordpress.address}/wp-admin/options.php`, {
    form: { option_page: 'maillage', action: 'update', maillage_node: 'https://evil.example' },
  });
  must(forged.status() === 403, `settings without a nonce: ${forged.status()}`);
  await page.locator('#maillage-node').fill(`${base}/petitions`);
  await page.locator('#submit').click();
  await page.getByText('This address cannot be read').waitFor();
  await page.locator('#maillage-node').fill(`${base}/`);
  await page.locator('#submit').click();
  await page.locator('#setting-error-settings_updated').waitFor();
  must(await page.locator('#maillage-node').inputValue() === base, 'the address is kept');
  await page.screenshot({ path: join(shots, 'wordpress-settings.png') });
  await context.close();
}

async function aVisitorSigns(context, wordpress, base) {
  const page = await context.newPage();
  const faults = [];
  page.on('console', (line) => { if (line.type() === 'error') faults.push(line.text()); });
  page.on('pageerror', (fault) => faults.push(fault.message));
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  const before = await signatures(page, base);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(wordpress.pages.shortcode.address);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Signer la pétition' }).waitFor();
  const grown = () => page.locator('iframe')
    .evaluate((one) => Number.parseInt(one.style.height, 10));
  await page.waitForFunction(() => document.querySelector('iframe').style.height !== '');
  const full = await grown();
  const inner = page.frames().find((one) => one.url().includes('/embed/'));
  const content = await inner.evaluate(() => document.documentElement.scrollHeight);
  must(Math.abs(full - content) < 60, `the frame is ${full} px tall, what it holds ${content}`);
  const hue = await inner.evaluate(() => getComputedStyle(document.documentElement)
    .getPropertyValue('--hue').trim());
  must(hue === '12', `the hue is ${hue}`);
  await page.screenshot({ path: join(shots, 'wordpress-shortcode.png'), fullPage: true });

  const email = `wordpress-${Date.now()}@exemple.org`;
  await frame.locator('#first_name').fill('Aïssata');
  await frame.locator('#last_name').fill('Diarra Ouedraogo');
  await frame.locator('#email').fill(email);
  await frame.locator('#postcode').fill('30100');
  await frame.locator('input[name=deliver]').check();
  await frame.getByRole('button', { name: 'Signer la pétition' }).click();
  await frame.getByRole('heading', { name: 'Il reste un clic' }).waitFor();
  await page.waitForFunction((was) =>
    Number.parseInt(document.querySelector('iframe').style.height, 10) < was, full);
  await page.screenshot({ path: join(shots, 'wordpress-sent.png'), fullPage: true });
  const cookies = await context.cookies();
  must(cookies.length === 0, `cookies: ${cookies.map((one) => one.name)}`);
  const others = asked.filter((origin) => ![base, wordpress.address].includes(origin));
  must(others.length === 0, `requests elsewhere: ${others}`);

  must(await signatures(page, base) === before, 'a signature counts before it is confirmed');
  const link = await linkOfMail({ page, mails: (text) => mails(page, base, text) }, email,
    '/petitions/');
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirmer ma signature' }).click();
  await page.getByRole('heading', { name: /^Merci, Aïssata/ }).waitFor();
  await page.waitForTimeout(1_100);
  must(await signatures(page, base) === before + 1, 'the signature arrived');
  must(faults.length === 0, faults.join('\n'));
  await context.close();
}

async function signatures(page, base) {
  await page.goto(base + PETITION);
  return Number(await page.locator('main progress').first().getAttribute('value'));
}

async function mails(page, base, text) {
  const deadline = Date.now() + WAIT_MS_MAX;
  do {
    await page.goto(`${base}/demo/mails`);
    if ((await page.locator('body').innerText()).includes(text)) return;
    await page.waitForTimeout(200);
  } while (Date.now() < deadline);
  throw new Error(`no mail says ${text}`);
}

async function hostileTextsShowNothing(context, wordpress, base) {
  const page = await context.newPage();
  await page.goto(wordpress.pages.hostile.address);
  const frames = await page.locator('iframe').evaluateAll((all) => all.map((one) => one.src));
  must(frames.length === 1 && frames[0] === `${base}/embed/join?lang=en`, `frames: ${frames}`);
  must(await page.locator('iframe').getAttribute('onload') === null, 'a title is an attribute');
  await page.goto(wordpress.pages.pasted.address);
  const pasted = await page.locator('iframe').getAttribute('src');
  must(pasted === `${base}/embed/find?lang=en`, `pasted: ${pasted}`);
  await page.goto(wordpress.pages.block.address);
  const block = await page.locator('iframe').getAttribute('src');
  must(block === `${base}/embed${PETITION}?lang=en`, `block: ${block}`);
  await context.close();
}

async function theEditorShowsTheBlock(context, wordpress, base) {
  const page = await context.newPage();
  await signIn(page, wordpress, 'admin');
  const { id } = wordpress.pages.block;
  await page.goto(`${wordpress.address}/wp-admin/post.php?post=${id}&action=edit`);
  await page.locator(`iframe[src^="${base}/embed${PETITION}"]`).first()
    .waitFor({ state: 'attached' });
  await page.screenshot({ path: join(shots, 'wordpress-editor.png') });
  await context.close();
}
