// The list at the door of an event: gestures are shown at once and kept on this device until the
// network returns; the search works without it, and door-worker.js keeps the page itself. Without
// this file the buttons send plain forms.
const list = document.querySelector('[data-door]');
const state = document.querySelector('[data-door-state]');
const device = document.querySelector('[data-door-device]');
const here = location.pathname, key = `door:${here}`;
const FLUSH_MS = 5000, REFRESH_MS = 20000;
const load = () => { try { return JSON.parse(localStorage.getItem(key)) ?? []; } catch { return []; } };
// Gestures of { id, name, at, fields }, in their order. Several tabs share them, since a camera
// opens each ticket in its own: each changes what is kept then, not what it read before.
let waiting = load(), busy = false, refused = '', gone = '';
const keep = change => {
  try {
    waiting = change(load());
    if (waiting.length) localStorage.setItem(key, JSON.stringify(waiting)); else localStorage.removeItem(key);
  } catch { waiting = change(waiting); /* kept in the page alone */ }
};

const tell = () => {
  const offline = refused === '' && !navigator.onLine ? state.dataset.offline : '';
  const words = waiting.length === 0 ? gone || offline : refused ? `${state.dataset[refused]} ${waiting.map(one => one.name).join(', ')}` : state.dataset.waiting;
  state.textContent = words.replace('{n}', String(waiting.length));
  state.hidden = words === '';
};

const show = (row, came) => {
  if (row.classList.contains('done') === came) return;
  row.classList.toggle('done', came);
  row.querySelector('[value=came]').hidden = came;
  row.querySelector('[data-came]').hidden = !came;
  const out = document.querySelector('[data-door-came]');
  out.textContent = String(Number(out.textContent) + (came ? 1 : -1) * Number(row.dataset.seats));
};
const shown = gesture => {
  const { registration, do: done } = Object.fromEntries(gesture.fields);
  const row = registration && document.getElementById(`r-${registration}`);
  if (row) show(row, done === 'came');
};

// What was not sent yet goes in its order, with its age: the clocks of devices differ. What is of
// nobody any more is told; what is refused stays here.
const flush = async () => {
  if (busy) return;
  busy = true;
  refused = '';
  while (waiting.length) {
    const { id, name, at, fields } = waiting[0];
    const body = new URLSearchParams([...fields, ['plain', '1'], ['age', String(Math.max(0, Date.now() - at))]]);
    const answer = await fetch(here, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    if (!answer) break;
    if (answer.status === 410 || answer.status === 422) gone = state.dataset.gone.replace('{name}', name);
    else if (answer.status === 404) { refused = 'over'; break; }
    else if (!answer.ok) { refused = answer.type === 'opaqueredirect' ? 'refused' : 'waiting'; break; }
    keep(kept => kept.filter(one => one.id !== id));
  }
  busy = false;
  tell();
};

const queue = (name, fields) => {
  gone = '';
  keep(kept => [...kept, { id: crypto.randomUUID(), name, at: Date.now(), fields }]);
  tell();
  flush();
};

// What others noted meanwhile. The request itself renews what the worker keeps.
const refresh = async () => {
  if (waiting.length || document.hidden) return;
  const answer = await fetch(here).catch(() => null);
  if (!answer?.ok || answer.redirected || waiting.length) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const row of fresh.querySelectorAll('[data-door] li')) {
    const mine = document.getElementById(row.id);
    if (mine) show(mine, row.classList.contains('done'));
    else if (!location.search) list.append(document.importNode(row, true));
  }
  const came = fresh.querySelector('[data-door-came]');
  if (came) document.querySelector('[data-door-came]').textContent = came.textContent;
};

// A ticket read by the camera while there is no network: its row is known by a digest alone.
const point = async ticket => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ticket)));
  const mark = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('').slice(0, 16);
  const rows = [...list.querySelectorAll('li')];
  const found = rows.find(row => row.dataset.ticket === mark);
  if (!found) return;
  for (const row of rows) row.hidden = row !== found;
  found.querySelector('button:not([hidden])').focus();
};

// Somebody who comes without having answered; what the server does not take, it says in the page.
const walk = async form => {
  const fields = ['first_name', 'last_name', 'email'].map(name => [name, form.elements[name].value]);
  const gesture = [...fields, ['do', 'walk'], ['key', crypto.randomUUID()]];
  const answer = await fetch(here, { method: 'POST', body: new URLSearchParams([...gesture, ['plain', '1']]), redirect: 'manual' }).catch(() => null);
  if (!answer) {
    queue(`${fields[0][1]} ${fields[1][1]}`.trim(), gesture);
    form.reset();
  } else if (answer.ok) location.reload();
  else {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'do', value: 'walk' }));
    form.submit();
  }
};

const forget = async () => {
  keep(() => []);
  await caches.delete('door');
  await (await navigator.serviceWorker.getRegistration(here))?.unregister();
};

if (list) {
  waiting.forEach(shown);
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.matches('[data-tick]')) {
      event.preventDefault();
      const row = form.closest('li'), value = event.submitter.value;
      queue(row.querySelector('b').textContent, [['registration', form.elements.registration.value], ['do', value]]);
      show(row, value === 'came');
    } else if (form.matches('[data-walk]') && form.reportValidity()) {
      event.preventDefault();
      walk(form);
    }
  });
  const search = document.getElementById('q');
  search.addEventListener('input', () => {
    const words = search.value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/);
    for (const row of list.querySelectorAll('li')) row.hidden = !words.every(word => row.dataset.name.includes(word));
  });
  const ticket = new URLSearchParams(location.search).get('ticket');
  if (ticket && self.crypto?.subtle) point(ticket);
  addEventListener('storage', () => { waiting = load(); tell(); });
  addEventListener('online', flush);
  addEventListener('offline', tell);
  // A device may believe that it has a network, and be wrong.
  setInterval(() => waiting.length && flush(), FLUSH_MS);
  setInterval(refresh, REFRESH_MS);
  flush();
}

// The copy on this device holds until the day after; whoever opens the page later clears it.
if (device && navigator.serviceWorker) {
  if (Date.now() > Number(device.dataset.until)) {
    if (!waiting.length) forget();
    if (!navigator.onLine) list?.replaceChildren();
  } else {
    const ours = () => { device.hidden = false; refresh(); };
    navigator.serviceWorker.addEventListener('controllerchange', ours, { once: true });
    navigator.serviceWorker.register('/events/door-worker.js', { scope: here }).catch(() => { /* then the page alone keeps what is noted */ });
    if (navigator.serviceWorker.controller) ours();
  }
  device.querySelector('button').addEventListener('click', async () => {
    if (waiting.length && !confirm(device.dataset.sure)) return;
    await forget();
    location.assign(device.dataset.away);
  });
}
