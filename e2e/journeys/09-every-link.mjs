// Each link that a visitor and a member can follow leads to a sound page.
import { follow } from '../follow.mjs';
import { at } from '../words.mjs';

export default async function (visit) {
  await follow(visit, '/', (path) => !/^\/(me|office)(\/|$)/.test(path));
  await visit.signIn('member');
  await follow(visit, at.me, (path) => path.startsWith(`${at.me}/`));
}
