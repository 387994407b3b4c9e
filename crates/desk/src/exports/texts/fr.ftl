### Exports de personnes.

exports-nav = Exports
exports-title = Exports
exports-lead = Chaque export dit qui l'a demandé, quand et pourquoi ; chaque personne le lit dans son espace.
exports-new = Exporter des personnes
exports-caption = Exports de cette unité et de celles qu'elle contient
exports-none = Aucun export
exports-none-more = Cochez des personnes dans la liste, ou exportez toute l'unité.
exports-running = en cours
exports-col-day = Date
exports-col-who = Par
exports-col-reason = Raison
exports-col-unit = Unité
exports-col-format = Format
exports-col-people = Personnes
exports-new-title = Exporter des personnes
exports-new-chosen = { $count ->
    [one] { $count } personne choisie.
   *[other] { $count } personnes choisies.
 }
exports-new-filtered = Toutes les personnes que trouve le filtre, dans { $unit }.
exports-new-all = Toutes les personnes de { $unit }.
exports-new-told = Les personnes concernées verront votre nom, la date et la raison.
exports-reason = Raison de cet export
exports-reason-hint = Par exemple : convocation à l'assemblée du 12 décembre.
exports-reason-missing = Dites à quoi sert cet export, en quelques mots.
exports-format = Format
exports-format-csv = CSV, pour tableurs
exports-format-xlsx = Excel (.xlsx)
exports-format-json = JSON, pour programmes
exports-format-labels = Étiquettes à imprimer (A4, 24 par feuille)
exports-columns = Colonnes
exports-column-title = Civilité
exports-column-last-name = Nom
exports-column-first-name = Prénom
exports-column-number = Numéro
exports-column-unit = Unité
exports-column-relation = Lien
exports-column-emails = Courriels
exports-column-phones = Téléphones
exports-column-address = Adresse
exports-column-postcode = Code postal
exports-column-city = Ville
exports-reason-command = Export en ligne de commande
exports-column-country = Pays
exports-column-bad = Coordonnées qui ne servent plus
exports-column-born-on = Date de naissance
exports-column-language = Langue
exports-column-tags = Étiquettes
exports-column-fields = Champs de l'organisation
exports-make = Préparer l'export
exports-sheet = Personnes
exports-task-title = Export : { $done } personnes
exports-task-message = Le fichier se prépare.
exports-done-title = Export prêt
exports-fetch = Télécharger le fichier
exports-see-labels = Voir les étiquettes à imprimer
exports-kept = Le fichier est gardé 7 jours, puis supprimé.
exports-gone = Le fichier n'est plus gardé.
exports-back = Tous les exports
exports-back-one = Retour à l'export
exports-labels-title = Étiquettes
exports-labels-lead = { $count ->
    [one] { $count } étiquette. Imprimez cette page sans marges ni mise à l'échelle.
   *[other] { $count } étiquettes. Imprimez cette page sans marges ni mise à l'échelle.
 }
exports-labels-without = { $count ->
    [one] { $count } personne n'a pas d'adresse postale.
   *[other] { $count } personnes n'ont pas d'adresse postale.
 }
exports-labels-more = Seules les premières étiquettes sont montrées : exportez des groupes plus petits.
exports-unit-unknown = Aucune unité, ou plusieurs, portent ce nom : donnez le chemin, par exemple « Gard > Alès ».
