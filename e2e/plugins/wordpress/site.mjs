// A WordPress of Debian's package, in a private folder with a private MariaDB, served by PHP.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const PACKAGED = '/usr/share/wordpress';
const START_MS_MAX = 60_000;
const PASSWORD = 'un-essai-de-plus';

/** Starts it with `pages` (names and texts); gives its address, its pages and how to stop it. */
export async function startWordPress({ plugin, pages }) {
  if (!existsSync(PACKAGED)) throw new Error(`${PACKAGED} is missing: install wordpress`);
  const folder = mkdtempSync(join(tmpdir(), 'maillage-wp-'));
  const running = [];
  const stop = async () => {
    for (const one of running.reverse()) await end(one);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const socket = join(folder, 'my.sock');
    running.push(await startDatabase(folder, socket));
    const root = join(folder, 'www');
    cpSync(PACKAGED, root, { recursive: true, dereference: true, filter: isNeeded });
    cpSync(plugin, join(root, 'wp-content/plugins/maillage'), { recursive: true });
    cpSync(join(here, 'theme'), join(root, 'wp-content/themes/essai'), { recursive: true });
    const address = `http://127.0.0.1:${await freePort()}`;
    writeFileSync(join(root, 'wp-config.php'), config(socket, address));
    const given = [root, address, PASSWORD];
    php([join(here, 'install.php'), ...given]);
    const made = php([join(here, 'fill.php'), ...given], JSON.stringify(pages));
    running.push(await startServer(folder, root, address));
    return { address, pages: JSON.parse(made), password: PASSWORD, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Links of Debian's package that lead nowhere here, and its own configuration. */
const isNeeded = (path) => existsSync(path) && !path.endsWith('/wp-config.php')
  && !path.endsWith('/.htaccess') && !path.includes('/akismet');

const config = (socket, address) => `<?php
define('DB_NAME', 'wp');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '${address}');
define('WP_SITEURL', '${address}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', __DIR__ . '/../debug.log');
${['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT',
    'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT']
    .map((name) => `define('${name}', 'essai-${name}');`).join('\n')}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

const SETTINGS = ['-d', 'memory_limit=256M', '-d', 'sendmail_path=/bin/true'];

const php = (args, input) => execFileSync('php', [...SETTINGS, ...args], {
  input: input ?? '', stdio: ['pipe', 'pipe', 'inherit'],
}).toString();

async function startDatabase(folder, socket) {
  const data = join(folder, 'data');
  const user = `--user=${userInfo().username}`;
  execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, user,
    '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' });
  const log = openSync(join(folder, 'mariadb.log'), 'a');
  const server = spawn('mariadbd', ['--no-defaults', user, `--datadir=${data}`,
    `--socket=${socket}`, `--pid-file=${join(folder, 'my.pid')}`, '--skip-networking',
    '--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=32M',
    '--innodb-log-file-size=8M'], { stdio: ['ignore', log, log] });
  await until('MariaDB', server, () => connects(socket));
  php(['-r', '(new mysqli("localhost", "root", "", "", 0, $argv[1]))->query("create database wp");',
    socket]);
  return server;
}

async function startServer(folder, root, address) {
  const log = openSync(join(folder, 'php.log'), 'a');
  const { port } = new URL(address);
  const server = spawn('php', [...SETTINGS, '-S', `127.0.0.1:${port}`, '-t', root], {
    stdio: ['ignore', log, log],
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
  });
  await until('PHP', server, () => connects(port));
  return server;
}

function connects(place) {
  return new Promise((resolve) => {
    const to = /^\d+$/.test(place) ? { port: Number(place), host: '127.0.0.1' } : { path: place };
    const link = net.connect(to);
    link.once('connect', () => { link.destroy(); resolve(true); });
    link.once('error', () => resolve(false));
  });
}

async function until(name, server, works) {
  const deadline = Date.now() + START_MS_MAX;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`${name} ended with code ${server.exitCode}`);
    if (await works()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name} did not start`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGTERM');
  const kill = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(kill);
}
