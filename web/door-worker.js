// Keeps the list at the door of an event on a steward's device, as its page was last seen, with
// what that page loads. It sees nothing but that page (its scope), and the page clears it.
const kept = () => caches.open('door');
const same = { ignoreSearch: true, ignoreVary: true };
const SLOW_MS = 8000;

// Everything that a page loads by its own address.
const loaded = page => [...page.matchAll(/<(?:link|script)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map(found => found[1]);

const remember = async (url, answer) => {
  const door = await kept();
  for (const file of loaded(await answer.clone().text())) {
    if (!await door.match(file, { ignoreVary: true })) await door.add(file).catch(() => { /* the page is readable without it */ });
  }
  await door.put(url.pathname, answer);
};

// The list as it is now; the kept one when no network answers. Who may no longer see it has none.
const list = async (request, url) => {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(SLOW_MS) });
    if (answer.ok && !answer.redirected && !url.search) await remember(url, answer.clone());
    if (answer.status === 404) await (await kept()).delete(url.pathname);
    return answer;
  } catch {
    return await (await kept()).match(request, same) ?? Response.error();
  }
};

const file = async request => await (await kept()).match(request, { ignoreVary: true }) ?? fetch(request);

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (/^\/events\/[^/]+\/attendance$/.test(url.pathname)) event.respondWith(list(request, url));
  else event.respondWith(file(request));
});
