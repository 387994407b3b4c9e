// One visit: a journey walked once, at one size, with or without script, and all that was wrong.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const WAIT_MS_MAX = 10_000;
const MAIL_MS_MAX = 15_000;
const JOURNEY_MS_MAX = 120_000;
const NODES_SHOWN = 5;
const FAULT_LENGTH_MAX = 300;
const require = createRequire(import.meta.url);
const AXE_SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Walks `journey` in a fresh browser profile; gives the list of faults, empty when all is well. */
export async function visit({ browser, base, journey, size, withoutScript, shots, tag }) {
  const context = await browser.newContext({
    viewport: size,
    javaScriptEnabled: !withoutScript,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(WAIT_MS_MAX);
  const faults = [];
  watch(context, base, faults);
  const page = await context.newPage();
  const suffix = `${size.width}${withoutScript ? '-without-script' : ''}`;
  const picture = (step) => `${shots}/${journey.name}-${step}-${suffix}.png`;
  const tools = {
    page,
    base,
    tag,
    withoutScript,
    axe: () => inspect(page, { size, withoutScript, faults }),
    shot: async (step) => {
      await inspect(page, { size, withoutScript, faults });
      await page.screenshot({ path: picture(step), fullPage: true });
    },
    signIn: (role) => signIn(page, base, role),
    mails: (text) => openMails(page, base, text),
  };
  try {
    await inTime(journey.walk(tools));
    await inspect(page, { size, withoutScript, faults });
  } catch (fault) {
    faults.push(`at ${page.url()}: ${fault.message}`);
    await page.screenshot({ path: picture('failed'), fullPage: true }).catch(() => {});
  }
  await context.close();
  return [...new Set(faults)];
}

/** Notes all that a page may never do, on every page of the visit. */
function watch(context, base, faults) {
  const own = new URL(base).origin;
  context.on('request', (request) => {
    const url = new URL(request.url());
    const inside = ['data:', 'blob:', 'about:'].includes(url.protocol) || url.origin === own;
    if (!inside) faults.push(`request to another origin: ${request.url()}`);
  });
  context.on('response', (response) => {
    const status = response.status();
    const shown = response.request().isNavigationRequest();
    if (status >= 500 || (status >= 400 && !shown)) faults.push(`${status} from ${response.url()}`);
  });
  context.on('console', (message) => {
    const text = message.text();
    // A refused form is a page with status 422; the browser logs it, and 'response' judges it.
    if (message.type() !== 'error' || text.startsWith('Failed to load resource')) return;
    const kind = /Content Security Policy/i.test(text) ? 'CSP violation' : 'console error';
    faults.push(`${kind} at ${message.page()?.url()}: ${text.slice(0, FAULT_LENGTH_MAX)}`);
  });
  context.on('weberror', (fault) => faults.push(`script error: ${fault.error().message}`));
}

/** Checks the page as it stands: overflow at any size; accessibility in light and dark. */
async function inspect(page, { size, withoutScript, faults }) {
  if (page.url() === 'about:blank') return;
  await page.waitForLoadState();
  const wide = await page.evaluate(findOverflow);
  if (wide) faults.push(`overflow at ${size.width} px on ${page.url()}: ${wide}`);
  if (withoutScript) return;
  const schemes = size.width > 1000 ? ['dark', 'light'] : ['light'];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(AXE_SOURCE);
    const { violations } = await page.evaluate(
      (rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
      AXE_RULES,
    );
    for (const violation of violations) {
      faults.push(`axe ${violation.id} (${colorScheme}) on ${page.url()}: ${violation.help}`
        + violation.nodes.slice(0, NODES_SHOWN).map(describe).join(''));
    }
  }
}

/** Runs in the page: the elements that stick out of the window, or nothing. */
function findOverflow() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return '';
  const out = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
  return `${root.scrollWidth - root.clientWidth} px too wide: ` + out.slice(0, 5)
    .map((element) => [element.tagName.toLowerCase(), ...element.classList].join('.')).join(', ');
}

function describe(node) {
  const why = node.any[0] ?? node.all[0] ?? node.none[0];
  return `\n        ${node.target.join(' ')}: ${why?.message ?? node.failureSummary}`;
}

/** Signs in as one of the demonstration's roles, with its one-click form. */
async function signIn(page, base, role) {
  await page.goto(`${base}/demo`);
  const form = 'form[action="/demo/sign-in"]';
  await page.locator(`${form} button[name="role"][value="${role}"], `
    + `${form}:has(input[name="role"][value="${role}"]) button`).first().click();
  await page.waitForURL((url) => url.pathname !== '/demo' && url.pathname !== '/demo/sign-in');
}

/** Opens the mail catcher and waits for a mail that says `text`; the page stays there. */
async function openMails(page, base, text) {
  const deadline = Date.now() + MAIL_MS_MAX;
  do {
    await page.goto(`${base}/demo/mails`);
    if ((await page.locator('body').innerText()).includes(text)) return;
    await page.waitForTimeout(200);
  } while (Date.now() < deadline);
  throw new Error(`no mail says “${text}”`);
}

function inTime(walk) {
  let late;
  const limit = new Promise((_, reject) => {
    late = setTimeout(() => reject(new Error('the journey took too long')), JOURNEY_MS_MAX);
  });
  return Promise.race([walk, limit]).finally(() => clearTimeout(late));
}
