// Follows links as somebody would who clicks on everything.

const FILES = /\/(file|json|csv|logo|proof)$|\.\w+$|^\/demo/;
const PAGES_MAX = 45;

/** Walks links from `start` within one part of the site, one page for each shape of path. */
export async function follow({ page, base, shot }, start, isPart) {
  const seen = new Set([start]);
  const waiting = [start];
  for (let pages = 0; waiting.length && pages < PAGES_MAX; pages += 1) {
    const path = waiting.shift();
    const answer = await page.goto(base + path);
    if (answer.status() !== 200) throw new Error(`a link leads to ${path}: ${answer.status()}`);
    await shot(shape(path).slice(1).replaceAll('/', '-') || 'home');
    const paths = await page.locator('a[href^="/"]').evaluateAll((found) =>
      found.filter((link) => !link.hasAttribute('download'))
        // Links in drawings have no address of their own but an attribute.
        .map((link) => new URL(link.getAttribute('href'), document.baseURI))
        // A new page of a site is none before it is told which kind.
        .map((link) => link.pathname + (link.pathname.endsWith('/pages/new') ? link.search : '')));
    for (const next of paths) {
      const kind = shape(next.split('?')[0]);
      if (FILES.test(next) || seen.has(kind) || !isPart(kind)) continue;
      seen.add(kind);
      waiting.push(next);
    }
  }
}

/** A path with its identifiers and names taken out: pages of one shape are alike. */
const shape = (path) => path.replace(/[0-9a-f-]{36}/g, 'one')
  .replace(/^\/(u|news|pages|petitions|events|donate)\/[^/]+/, '/$1/one');
