// The list at the door of an event: ticks are shown at once and kept on this device until the
// network returns; the search works without it. Without this file the buttons send plain forms.
const list = document.querySelector('[data-door]');
const key = `door:${location.pathname}`;
const load = () => { try { return JSON.parse(localStorage.getItem(key)) ?? []; } catch { return []; } };
const keep = kept => {
  try { if (kept.length) localStorage.setItem(key, JSON.stringify(kept)); else localStorage.removeItem(key); } catch { /* kept in the page alone */ }
};
let waiting = load(), busy = false;

const tell = refused => {
  const line = document.querySelector('[data-door-state]');
  const words = waiting.length === 0 ? '' : refused ? line.dataset.refused : line.dataset.waiting;
  line.textContent = words.replace('{n}', String(waiting.length));
  line.hidden = waiting.length === 0;
};

// What was not sent yet goes in its order; what the server does not take stays here.
const flush = async () => {
  if (busy) return;
  busy = true;
  let refused = false;
  while (waiting.length) {
    try {
      const body = new URLSearchParams(waiting[0]);
      const answer = await fetch(location.pathname, { method: 'POST', body, redirect: 'manual' });
      if (answer.status === 404 || answer.status === 422) { /* gone or unfit: nothing to wait for */ }
      else if (!answer.ok) { refused = true; break; }
      waiting.shift();
      keep(waiting);
    } catch { break; }
  }
  busy = false;
  tell(refused);
};

const queue = fields => {
  waiting.push([...fields, ['plain', '1']]);
  keep(waiting);
  tell(false);
  flush();
};

const show = (row, came) => {
  row.classList.toggle('done', came);
  row.querySelector('[value=came]').hidden = came;
  row.querySelector('[data-came]').hidden = !came;
  const out = document.querySelector('[data-door-came]');
  const all = list.querySelectorAll('li.done');
  out.textContent = String([...all].reduce((sum, one) => sum + Number(one.dataset.seats), 0));
};

if (list) {
  for (const [name, value] of waiting.map(fields => [Object.fromEntries(fields).registration, Object.fromEntries(fields).do])) {
    const row = name && document.getElementById(`r-${name}`);
    if (row) show(row, value === 'came');
  }
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.matches('[data-tick]')) {
      event.preventDefault();
      const value = event.submitter.value;
      queue([['registration', form.elements.registration.value], ['do', value]]);
      show(form.closest('li'), value === 'came');
    } else if (form.matches('[data-walk]') && !navigator.onLine && form.reportValidity()) {
      event.preventDefault();
      const fields = ['first_name', 'last_name', 'email'].map(name => [name, form.elements[name].value]);
      queue([...fields, ['do', 'walk'], ['key', crypto.randomUUID()]]);
      form.reset();
    }
  });
  const search = document.getElementById('q');
  search.addEventListener('input', () => {
    const words = search.value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/);
    for (const row of list.querySelectorAll('li')) row.hidden = !words.every(word => row.dataset.name.includes(word));
  });
  addEventListener('online', flush);
  setInterval(flush, 15000);
  flush();
}
