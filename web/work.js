// In a rush, forms ask the browser to work before they leave: it looks for a number such that the
// SHA-256 of form, minute, address and number begins with nought bits. Without this file the form is
// sent all the same, and its mail leaves later.
'use strict';
(() => {
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every(p => n % p)) primes.push(n);
  const part = x => ((x - Math.floor(x)) * 4294967296) | 0;
  const K = primes.map(p => part(Math.cbrt(p)));
  const H = primes.slice(0, 8).map(p => part(Math.sqrt(p)));
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  // The first word of the digest; that is all we look at.
  const first = bytes => {
    const size = ((bytes.length + 8) >> 6) + 1, words = new Int32Array(size * 16), w = new Int32Array(64);
    bytes.forEach((byte, i) => { words[i >> 2] |= byte << (24 - (i & 3) * 8); });
    words[bytes.length >> 2] |= 128 << (24 - (bytes.length & 3) * 8);
    words[size * 16 - 1] = bytes.length * 8;
    const hash = Int32Array.from(H);
    for (let block = 0; block < size; block += 1) {
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i += 1) {
        if (i < 16) w[i] = words[block * 16 + i];
        else {
          const x = w[i - 15], y = w[i - 2];
          w[i] = w[i - 16] + w[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
        }
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { hash[i] += value; });
    }
    return hash[0] >>> 0;
  };
  const STEPS = 20000;
  document.querySelectorAll('input[data-work]').forEach(field => {
    const form = field.form, bits = Number(field.dataset.bits), encoder = new TextEncoder();
    let busy = false;
    form.addEventListener('submit', event => {
      if (field.value || busy) { if (busy) event.preventDefault(); return; }
      event.preventDefault();
      busy = true;
      const head = `${field.dataset.work}:${form.elements.work_minute.value}:${form.elements.email.value.trim()}:`;
      let number = 0;
      const search = () => {
        for (const end = number + STEPS; number < end; number += 1) {
          if (Math.clz32(first(encoder.encode(head + number))) >= bits) {
            field.value = String(number);
            form.submit();
            return;
          }
        }
        setTimeout(search);
      };
      search();
    });
  });
})();
