// Maillage: forms of another site, in frames as tall as what they hold. No cookie, no tracker.
//   <script type="module" src="https://…/embed/widget.js"></script>
//   <maillage-widget path="/petitions/bus" label="Un bus"><a href="https://…">Un bus</a></maillage-widget>
// Frames of the same site that stand in the page already grow, too.
const node = new URL(import.meta.url).origin;
const LOOKS = ['lang', 'appearance', 'hue', 'chroma', 'accent-hue', 'accent-chroma', 'corner'];
const HEIGHT_MAX = 9000;
const frames = () => [...document.querySelectorAll('iframe')];

addEventListener('message', ({ origin, source, data }) => {
  const height = origin === node && Number(data?.maillage);
  if (!(height > 0)) return;
  const frame = frames().find(one => one.contentWindow === source);
  if (frame) frame.style.height = `${Math.min(height, HEIGHT_MAX)}px`;
});

customElements.get('maillage-widget') || customElements.define('maillage-widget', class extends HTMLElement {
  connectedCallback() {
    if (this.querySelector('iframe')) return;
    const said = name => this.getAttribute(name);
    const url = new URL(`${node}/embed/${(said('path') ?? '').replace(/^\/+/, '')}`);
    if (!url.pathname.startsWith('/embed/')) return;
    for (const look of LOOKS) if (said(look)) url.searchParams.set(look, said(look));
    const frame = document.createElement('iframe');
    frame.title = said('label') ?? document.title;
    frame.width = '100%';
    frame.height = said('height') ?? '720';
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    frame.style.border = '0';
    frame.src = url.href;
    this.style.display = 'block';
    this.replaceChildren(frame);
  }
});

// Those that were here before this module say again how tall they are.
for (const frame of frames()) {
  if (frame.src.startsWith(`${node}/embed/`)) frame.contentWindow?.postMessage('maillage', '*');
}
