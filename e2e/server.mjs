// Starts the demonstration server on a free port and a private folder, and stops it.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ANNOUNCE_MS_MAX = 90_000;
const READY_MS_MAX = 30_000;
const STOP_MS_MAX = 10_000;
const LOG_LINES_SHOWN = 30;

/** Starts `binary demo`; gives its base URL and how to stop it. Its log is written to `log`. */
export async function startServer({ binary, database, log }) {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-journeys-'));
  const args = ['demo', '--listen', '127.0.0.1:0', '--data', folder];
  if (database) args.push('--database-url', database);
  const server = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const written = createWriteStream(log);
  server.stderr.pipe(written, { end: false });
  const ended = new Promise((resolve) => server.once('close', resolve));

  async function stop() {
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM');
    const kill = setTimeout(() => server.kill('SIGKILL'), STOP_MS_MAX);
    const code = await ended;
    clearTimeout(kill);
    written.end();
    rmSync(folder, { recursive: true, force: true });
    return code;
  }

  try {
    const base = await announcedAddress(server, written);
    await ready(base);
    return { base, stop };
  } catch (fault) {
    await stop();
    const lines = readFileSync(log, 'utf8').split('\n').slice(-LOG_LINES_SHOWN).join('\n');
    throw new Error(`${binary} ${args.join(' ')}\n${fault.message}\n${lines}`);
  }
}

/** Waits for the line of standard output that names the server's address. */
function announcedAddress(server, written) {
  return new Promise((resolve, reject) => {
    let seen = '';
    const late = setTimeout(() => reject(new Error('it printed no address')), ANNOUNCE_MS_MAX);
    server.stdout.on('data', (bytes) => {
      written.write(bytes);
      seen += bytes;
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\D)/.exec(seen);
      if (address) {
        clearTimeout(late);
        resolve(address[0]);
      }
    });
    server.once('error', reject);
    server.once('close', (code) => {
      clearTimeout(late);
      reject(new Error(`it ended with code ${code} before it listened`));
    });
  });
}

/** Waits until the server says that it can work. */
async function ready(base) {
  const deadline = Date.now() + READY_MS_MAX;
  while (Date.now() < deadline) {
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('/readyz never answered 200');
}
