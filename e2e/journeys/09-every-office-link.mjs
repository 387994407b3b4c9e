// Each link that a secretary can follow in the office leads to a sound page.
import { follow } from '../follow.mjs';
import { at } from '../words.mjs';

export default async function (visit) {
  await visit.signIn('secretary');
  await follow(visit, at.office, (path) => path.startsWith(`${at.office}/`));
}
