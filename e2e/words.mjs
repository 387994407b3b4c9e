// Where pages are and what their buttons say, in one place: journeys use these names, so that a
// moved page or a better word is mended here alone. Spaces of French typography are \s.

/** Paths of pages. */
export const at = {
  demo: '/demo',
  signIn: '/sign-in',
  me: '/me',
  myAccess: '/me/access',
  myConsents: '/me/consents',
  myData: '/me/data',
  office: '/office',
  people: '/office/people',
  newPerson: '/office/people/new',
  imports: '/office/imports',
  newImport: '/office/imports/new',
  units: '/office/units',
  mandates: '/office/mandates',
  settings: '/office/settings',
  requests: '/office/requests',
};

/** What buttons, links and headings say, in French. */
export const says = {
  askLink: 'Recevoir le lien',
  enter: 'Entrer dans mon espace',
  linkUsed: /déjà servi/,
  signOut: 'Quitter',
  edit: /^Modifier/,
  history: /^Historique|^Modifications/,
  undo: /^Rétablir|^Annuler/,
  stale: /entre-temps/,
  reason: /motif|pour quoi|pourquoi/i,
  nobody: /aucun|personne/i,
  sensitive: /sensible/i,
  copy: /copie|télécharger|préparer/i,
  erasure: /effac/i,
};
