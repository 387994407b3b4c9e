// Where pages are and what their buttons say, in one place: journeys use these names, so that a
// moved page or a better word is mended here alone. Spaces of French typography are \s.

/** Paths of pages. */
export const at = {
  demo: '/demo',
  signIn: '/sign-in',
  me: '/me',
  myAccess: '/me/access',
  myConsents: '/me/consents',
  myRecord: '/me/record',
  myData: '/me/data',
  myDataToRead: '/me/data/all',
  myDataFile: '/me/data/json',
  myErasure: '/me/erasure',
  office: '/office',
  people: '/office/people',
  newPerson: '/office/people/new',
  segments: '/office/segments',
  imports: '/office/imports',
  units: '/office/units',
  mandates: '/office/mandates',
  settings: '/office/settings',
  requests: '/office/requests',
  duplicates: '/office/duplicates',
  exactDuplicates: '/office/duplicates/exact',
  merges: '/office/duplicates/merges',
  mergeRequests: '/office/duplicates/requests',
  myMerge: '/me/merge',
};

/** What buttons, links and headings say, in French. */
export const says = {
  askLink: 'Recevoir le lien',
  enter: 'Entrer dans mon espace',
  linkUsed: /déjà servi/,
  signOut: 'Quitter',
  importFile: 'Importer un fichier',
  readFile: 'Lire le fichier',
  sensitive: /donnée sensible/,
  preview: /^Voir le résultat/,
  runImport: 'Enregistrer l’import',
  undoImport: 'Annuler cet import',
  removed: /retirées?/,
  mergeWith: /^Fusionner avec/,
  searchOther: 'Chercher',
  samePerson: /même personne/,
  merge: 'Réunir les deux fiches',
  separate: /^Séparer de nouveau/,
  reason: /motif|pour quoi|pourquoi/i,
};
