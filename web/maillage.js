// Maillage: what the browser may do nicer. Every page works without this file.
'use strict';
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// The server answers with the region alone when this header names it, and says so in its answer.
const region = async (url, id, options = {}) => {
  const answer = await fetch(url, { ...options, headers: { 'X-Fragment': id }, credentials: 'same-origin' });
  if (!answer.ok || answer.redirected || answer.headers.get('X-Fragment') !== id) throw new Error(String(answer.status));
  return answer.text();
};

// What a device keeps of an event's door goes when its steward leaves.
addEventListener('submit', event => { if (event.target.matches('[action="/sign-out"]')) self.caches?.delete('door'); });

// Lists: j and k move, x ticks, only while the focus is inside; "/" goes to the search field.
// Enter follows the focused link, as everywhere. <html data-keys="off"> switches all this off.
const typing = target => target.matches('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]');
const onKey = event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (event.key === '/') {
    const search = one('[data-key="/"]');
    if (search) { event.preventDefault(); search.focus(); search.select(); }
    return;
  }
  const list = event.target.closest('[data-list]');
  if (!list) return;
  const rows = all('tbody tr', list);
  const here = rows.findIndex(row => row.contains(event.target));
  const go = place => {
    event.preventDefault();
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    row && (one('th a', row) || one('a, input', row))?.focus();
  };
  if (event.key === 'j' || event.key === 'ArrowDown') go(here + 1);
  else if (event.key === 'k' || event.key === 'ArrowUp') go(here - 1);
  else if (event.key === 'x' && here >= 0) {
    const box = one('[type=checkbox]', rows[here]);
    if (box && box !== event.target) { event.preventDefault(); box.click(); }
  }
};
if (document.documentElement.dataset.keys !== 'off') addEventListener('keydown', onKey);

// Lists: [data-all] ticks the page, [data-out=sel] says how many are ticked, in the server's words.
const counted = from => all('[data-list]', from).forEach(list => {
  const out = one('[data-out=sel]', list) || one('[data-out=sel]');
  const whole = one('[data-all]', list);
  const boxes = () => all('tbody [type=checkbox]', list);
  const count = () => {
    const total = boxes().length, ticked = boxes().filter(box => box.checked).length;
    if (whole) { whole.checked = total > 0 && ticked === total; whole.indeterminate = ticked > 0 && ticked < total; }
    if (out) out.textContent = ((ticked === 1 ? out.dataset.one : out.dataset.many) || '{n}').replace('{n}', ticked);
  };
  list.addEventListener('change', event => {
    if (event.target === whole) boxes().forEach(box => { box.checked = whole.checked; });
    count();
  });
  count();
});
counted(document);

// Rows edited in place: links and forms with data-swap="results" bring that region back. What is
// ticked stays ticked; an answer that is no region is gone to.
const swap = async (id, url, options = {}) => {
  const target = document.getElementById(id);
  const ticked = all('tbody :checked', target).map(box => box.value);
  const answer = await fetch(url, { ...options, headers: { 'X-Fragment': id }, credentials: 'same-origin' });
  if (answer.headers.get('X-Fragment') !== id) { location.assign(answer.url); return; }
  target.innerHTML = await answer.text();
  all('tbody [type=checkbox]', target).forEach(box => { box.checked = ticked.includes(box.value); });
  counted(target);
  const row = document.getElementById(new URL(url, location.href).hash.slice(1) || options.row);
  (one('[aria-invalid]', target) || (row && one('input:not([type=checkbox]), th a', row)))?.focus();
};
addEventListener('click', event => {
  const link = event.target.closest('a[data-swap]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  swap(link.dataset.swap, link.href).catch(() => location.assign(link.href));
});
addEventListener('submit', event => {
  const form = event.target;
  if (!form.dataset.swap) return;
  event.preventDefault();
  const row = one(`[form="${form.id}"]`)?.closest('tr')?.id;
  swap(form.dataset.swap, form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), row })
    .catch(() => form.submit());
});

// Writing: <form data-preview="url"> asks for the region "preview" as one types.
all('form[data-preview]').forEach(form => {
  const target = document.getElementById('preview'), voice = document.getElementById('preview-said');
  let waiting = 0, asked = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++asked, body = new URLSearchParams(new FormData(form));
      try {
        const html = await region(form.dataset.preview, 'preview', { method: 'POST', body });
        if (mine !== asked) return;
        target.innerHTML = html;
        if (voice) voice.textContent = all('.notice', target).map(part => part.textContent).join(' ') || voice.dataset.said;
      } catch { /* The button shows it all the same. */ }
    }, 400);
  });
});

// Search as one types: <input data-suggest="/office/people" data-region="suggestions">.
all('[data-suggest]').forEach(input => {
  const target = document.getElementById(input.dataset.region);
  if (!target) return;
  let waiting = 0, asked = 0;
  const close = () => { asked += 1; target.replaceChildren(); };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    const words = input.value.trim();
    if (words.length < 2) return close();
    waiting = setTimeout(async () => {
      const mine = ++asked;
      try {
        const url = new URL(input.dataset.suggest, location.href);
        url.searchParams.set(input.name || 'q', words);
        const html = await region(url, target.id);
        if (mine === asked) target.innerHTML = html;
      } catch { if (mine === asked) target.replaceChildren(); }
    }, 200);
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
    if (event.key === 'ArrowDown' && one('a', target)) { event.preventDefault(); one('a', target).focus(); }
  });
  input.form?.addEventListener('focusout', event => {
    if (!input.form.contains(event.relatedTarget) && !target.contains(event.relatedTarget)) close();
  });
});

// Long tasks: <section id data-poll="url"> is refreshed every 2 seconds until it holds
// [data-finished]. [data-announce], beside it, is read aloud at most every 10 %.
all('[data-poll]').forEach(part => {
  const voice = one('[data-announce]');
  let said = -1, failures = 0;
  const announce = () => {
    const bar = one('progress', part);
    if (!voice || !bar) return;
    const tenth = Math.floor(bar.position * 10);
    if (tenth > said) { said = tenth; voice.textContent = bar.getAttribute('aria-valuetext') || ''; }
  };
  const again = async () => {
    try {
      const html = await region(part.dataset.poll, part.id), focused = part.contains(document.activeElement);
      const id = document.activeElement?.id;
      part.innerHTML = html;
      if (focused) ((id && document.getElementById(id)) || one('h1, h2, [tabindex]', part))?.focus();
      failures = 0;
      const end = one('[data-finished]', part);
      if (end) { if (voice) voice.textContent = end.textContent.trim(); return; }
      announce();
    } catch { if (++failures > 5) return; }
    setTimeout(again, 2000 * (failures + 1));
  };
  if (!one('[data-finished]', part)) { announce(); setTimeout(again, 2000); }
});

// Filters: <form data-live="counts"> asks again for that region when something changes; a select
// with data-again="conditions" brings back that part of the form with what fits the choice.
all('form[data-live]').forEach(form => {
  let waiting = 0, asked = 0;
  const ask = async id => {
    const target = document.getElementById(id), mine = ++asked;
    if (!target) return;
    const url = new URL(form.action, location.href);
    url.search = new URLSearchParams(new FormData(form)).toString();
    try {
      const html = await region(url, id);
      if (mine !== asked) return;
      const focused = target.contains(document.activeElement) && document.activeElement.id;
      target.innerHTML = html;
      if (focused) document.getElementById(focused)?.focus();
    } catch { /* The button counts all the same. */ }
  };
  form.addEventListener('input', event => {
    if (!event.target.closest('#conditions')) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (event.target.dataset.again) await ask(event.target.dataset.again);
      ask(form.dataset.live);
    }, 250);
  });
});

// An open menu closes as soon as one goes elsewhere.
for (const kind of ['click', 'focusin', 'keydown']) document.addEventListener(kind, event => {
  if (kind === 'keydown' && event.key !== 'Escape') return;
  all('.modnav details[open]').forEach(menu => {
    if (kind !== 'keydown' && menu.contains(event.target)) return;
    if (kind === 'keydown' && menu.contains(document.activeElement)) one('summary', menu).focus();
    menu.open = false;
  });
});

// Long menus scroll to where one is.
all('.subnav [aria-current]').forEach(link => {
  const menu = link.closest('ul, nav');
  if (link.offsetLeft + link.offsetWidth > menu.offsetLeft + menu.clientWidth) menu.scrollLeft = link.offsetLeft - menu.offsetLeft - 48;
});

// Joining: the income is computed with here, has no name and is never sent; the schedule's table
// says from which income which rate or amount holds.
all('[data-dues]').forEach(part => {
  const field = one('[data-income-field]', part), income = one('input', field), table = one('[data-income]', part);
  const amount = one('[name=amount]', part), said = one('[data-out=said]', part);
  if (!field || !table || !amount) return;
  const money = cents => new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: 'EUR' }).format(cents / 100);
  const number = (row, name) => Number(row.dataset[name]) || 0;
  const show = () => {
    const cents = Number(income.value) * 100, rows = all('tbody tr', table);
    const row = rows.filter(row => number(row, 'from') <= cents).pop() || rows[0];
    const part = Math.floor((Math.floor(cents * number(row, 'rate') / 10000) + 5) / 10) * 10;
    const most = number(table, 'ceiling') || Infinity;
    const dues = Math.min(most, Math.max(part, number(row, 'rate') ? 0 : number(row, 'cents'), number(table, 'floor')));
    rows.forEach(other => other.classList.toggle('here', other === row));
    one('[data-out=income]', field).textContent = money(cents);
    said.textContent = said.dataset.words.replace('{n}', money(dues));
    return dues;
  };
  field.hidden = false;
  const propose = () => { said.hidden = false; amount.value = (show() / 100).toFixed(2).replace('.00', '').replace('.', ','); };
  income.addEventListener('input', propose);
  // The amount that stands there is what the slider says, unless somebody typed another.
  if ('proposed' in amount.dataset) propose(); else show();
});

// Giving: the income is computed with here, has no name and is never sent.
all('[data-gift]').forEach(part => {
  const form = part.closest('form'), field = one('[data-income-field]', part), income = one('input', field), said = one('[data-out=said]', part);
  const money = cents => new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: 'EUR' }).format(cents / 100);
  const number = text => Number(text.replace(/\s/g, '').replace(',', '.'));
  const show = () => {
    const free = one('[name=free]', form).value, chosen = one('[name=amount]:checked', form), monthly = one('[name=rhythm][value=monthly]', form)?.checked;
    const year = (free ? Math.round(number(free) * 100) : Number(chosen?.value)) * (monthly ? 12 : 1);
    said.hidden = !(year > 0);
    const most = income.value ? number(income.value) * Number(part.dataset.most) : Infinity;
    const back = Math.floor(Math.min(year, most) * Number(part.dataset.percent) / 100);
    if (year > 0 && back >= 0) said.textContent = said.dataset.words.replace('{y}', money(year)).replace('{b}', money(back)).replace('{c}', money(year - back));
  };
  field.hidden = false;
  form.addEventListener('input', event => {
    if (event.target.name === 'amount') one('[name=free]', form).value = '';
    if (event.target.name === 'free') all('[name=amount]', form).forEach(radio => { radio.checked = false; });
    show();
  });
  show();
});

// In a frame of another site: tells the page around how tall it is, a number and nothing else.
if (parent !== window && one('main.frame')) {
  const main = one('main.frame');
  const tell = () => {
    const bottom = Math.max(...[...main.children].map(part => part.getBoundingClientRect().bottom));
    const below = parseFloat(getComputedStyle(main).paddingBottom) + (one('.ribbon')?.offsetHeight || 0);
    parent.postMessage({ maillage: Math.ceil(bottom + scrollY + below) }, '*');
  };
  const watch = new ResizeObserver(tell);
  [...main.children].forEach(part => watch.observe(part));
  addEventListener('message', event => { if (event.data === 'maillage') tell(); });
}

// A field to copy from: <button hidden data-copy="id" data-done="Copié">.
all('[data-copy]').forEach(button => {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.done;
    } catch { /* It is selected: the keyboard copies it. */ }
  });
});
