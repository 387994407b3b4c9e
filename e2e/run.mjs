// Walks the browser journeys against the release binary.
//
//   node e2e/run.mjs [name…] [--base URL] [--width PIXELS] [--shots FOLDER]
//
// A name keeps the journeys whose file name holds it; --base uses a server that already runs;
// --width keeps one of the two sizes; pictures go to --shots, e2e/shots by default.
// MAILLAGE_BINARY, MAILLAGE_CHROMIUM and MAILLAGE_E2E_DATABASE (a --database-url) replace what is
// found or chosen by default.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';
import { visit } from './visit.mjs';

const SIZES = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];
const here = import.meta.dirname;

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { base: { type: 'string' }, width: { type: 'string' }, shots: { type: 'string' } },
});
const shots = values.shots ?? join(here, 'shots');
mkdirSync(shots, { recursive: true });
const journeys = await findJourneys();
const sizes = SIZES.filter((size) => !values.width || String(size.width) === values.width);
if (!journeys.length || !sizes.length) {
  console.error('no such journey or width');
  process.exit(2);
}

const server = values.base
  ? { base: values.base.replace(/\/$/, ''), stop: async () => 0 }
  : await startServer({
      binary: process.env.MAILLAGE_BINARY ?? join(here, '../target/release/maillage'),
      database: process.env.MAILLAGE_E2E_DATABASE,
      log: join(shots, 'server.log'),
    });
const browser = await openBrowser(new URL(server.base).hostname).catch(async (fault) => {
  await server.stop();
  throw fault;
});
let failed = 0;
let passed = 0;
for (const journey of journeys) {
  for (const withoutScript of journey.withoutScript ? [false, true] : [false]) {
    for (const size of sizes) await walkOnce(journey, size, withoutScript);
  }
}
await browser.close();
const code = await server.stop();
if (code !== 0) {
  failed += 1;
  console.log(`FAIL  the server ended with code ${code}; see ${join(shots, 'server.log')}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

async function walkOnce(journey, size, withoutScript) {
  const began = performance.now();
  const tag = `${journey.name}-${size.width}${withoutScript ? '-plain' : ''}-${Date.now()}`;
  const base = server.base;
  const faults = await visit({ browser, base, journey, size, withoutScript, shots, tag });
  const title = `${journey.name} at ${size.width} px${withoutScript ? ' without script' : ''}`;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${faults.length ? 'FAIL' : 'ok  '}  ${title} (${seconds} s)`);
  for (const fault of faults) console.log(`      ${fault}`);
  if (faults.length) failed += 1; else passed += 1;
}

async function findJourneys() {
  const files = readdirSync(join(here, 'journeys')).filter((file) => file.endsWith('.mjs')).sort();
  const kept = files.filter((file) => !names.length || names.some((name) => file.includes(name)));
  return Promise.all(kept.map(async (file) => {
    const { default: walk, withoutScript = false } = await import(`./journeys/${file}`);
    return { name: file.slice(0, -'.mjs'.length), walk, withoutScript };
  }));
}

function openBrowser(host) {
  const found = process.env.MAILLAGE_CHROMIUM
    || execFileSync('sh', ['-c', 'command -v chromium']).toString().trim();
  // No name but the server's own can be resolved: nothing leaves this machine.
  const onlyServer = `MAP * ~NOTFOUND, EXCLUDE ${host}`;
  return chromium.launch({
    executablePath: found,
    chromiumSandbox: process.getuid() !== 0,
    args: ['--disable-gpu', '--no-first-run', `--host-resolver-rules=${onlyServer}`],
    env: { ...process.env, LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr' },
  });
}
