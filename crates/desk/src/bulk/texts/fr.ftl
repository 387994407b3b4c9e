### Textes des gestes sur plusieurs personnes.

bulk-nav = Gestes groupés
bulk-title = Gestes groupés
bulk-lead = Ce qui a été fait pour plusieurs personnes à la fois, par qui, pourquoi. Chaque geste s'annule tant que rien n'a changé depuis.
bulk-none-title = Aucun geste groupé pour l'instant
bulk-none = Cochez des personnes dans une liste, puis choisissez quoi faire : le geste apparaîtra ici.
bulk-nobody = Cochez d'abord une personne. Rien n'a changé.
bulk-too-many = La sélection dépasse 50 000 personnes. Précisez-la. Rien n'a changé.
bulk-back = Retour à la liste
bulk-cancel = Ne rien faire
bulk-can-be-undone = Vous pourrez annuler ce geste. Chaque personne pourra lire qu'elle était dans la sélection.
bulk-gesture = Geste
bulk-what = Objet
bulk-by = Par qui
bulk-people = Personnes
bulk-state = État
bulk-state-done = fait
bulk-state-running = en cours
bulk-state-undone = annulé
bulk-retention = Qui a été concerné par un geste groupé est gardé aussi longtemps que la fiche, pour pouvoir l'annuler et le dire à la personne.

bulk-whom = { $count ->
    [one] { $count } personne de { $unit } et des unités au-dessous.
   *[other] { $count } personnes de { $unit } et des unités au-dessous.
 }
bulk-title-tag = Ajouter une étiquette
bulk-title-untag = Retirer une étiquette
bulk-title-list = Mettre sur une liste
bulk-title-care = Confier à quelqu'un
bulk-title-task = Créer une tâche pour chaque personne
bulk-title-transfer = Proposer à une autre unité
bulk-lead-tag = Qui porte déjà l'étiquette ne change pas.
bulk-lead-untag = Qui ne porte pas l'étiquette ne change pas.
bulk-lead-list = Qui est déjà sur la liste ne change pas.
bulk-lead-care = Une seule personne à la fois s'occupe de quelqu'un : si une autre s'en occupait, elle ne s'en occupe plus.
bulk-lead-task = Chaque personne aura sa tâche, à faire séparément.
bulk-lead-transfer = L'autre unité répondra pour chaque fiche ; si elle est au-dessous de la vôtre, c'est fait tout de suite. Chaque personne est prévenue.
bulk-do-tag = { $count ->
    [one] Ajouter l'étiquette à { $count } personne
   *[other] Ajouter l'étiquette à { $count } personnes
 }
bulk-do-untag = { $count ->
    [one] Retirer l'étiquette à { $count } personne
   *[other] Retirer l'étiquette à { $count } personnes
 }
bulk-do-list = { $count ->
    [one] Mettre { $count } personne sur la liste
   *[other] Mettre { $count } personnes sur la liste
 }
bulk-do-care = { $count ->
    [one] Confier { $count } personne
   *[other] Confier { $count } personnes
 }
bulk-do-task = { $count ->
    [one] Créer { $count } tâche
   *[other] Créer { $count } tâches
 }
bulk-do-transfer = { $count ->
    [one] Proposer { $count } fiche
   *[other] Proposer { $count } fiches
 }
bulk-done-tag = { $count ->
    [0] Personne n'a changé.
    [one] { $count } personne porte l'étiquette en plus.
   *[other] { $count } personnes portent l'étiquette en plus.
 }
bulk-done-untag = { $count ->
    [0] Personne n'a changé.
    [one] { $count } personne ne porte plus l'étiquette.
   *[other] { $count } personnes ne portent plus l'étiquette.
 }
bulk-done-list = { $count ->
    [0] Personne n'a changé.
    [one] { $count } personne est sur la liste en plus.
   *[other] { $count } personnes sont sur la liste en plus.
 }
bulk-done-care = { $count ->
    [0] Personne n'a changé.
    [one] Le suivi de { $count } personne a changé.
   *[other] Le suivi de { $count } personnes a changé.
 }
bulk-done-task = { $count ->
    [0] Aucune tâche n'est créée.
    [one] { $count } tâche est créée.
   *[other] { $count } tâches sont créées.
 }
bulk-done-transfer = { $count ->
    [0] Aucune fiche n'est proposée.
    [one] { $count } fiche est proposée ou transférée.
   *[other] { $count } fiches sont proposées ou transférées.
 }
bulk-done-rest = { $count ->
    [one] Pour { $count } autre, c'était déjà le cas.
   *[other] Pour { $count } autres, c'était déjà le cas.
 }
bulk-done-refused = { $count ->
    [one] Une règle a écarté { $count } personne ; elle est nommée plus bas.
   *[other] Une règle a écarté { $count } personnes ; elles sont nommées plus bas.
 }
bulk-undo = { $count ->
    [one] Annuler pour { $count } personne
   *[other] Annuler pour { $count } personnes
 }
bulk-undone = { $count ->
    [0] Annulé par { $name }. Rien n'a pu être remis comme avant.
    [one] Annulé par { $name }. { $count } personne est de nouveau comme avant.
   *[other] Annulé par { $name }. { $count } personnes sont de nouveau comme avant.
 }
bulk-undone-left = { $count ->
    [one] Pour { $count } personne, quelque chose a changé depuis : rien n'y est touché.
   *[other] Pour { $count } personnes, quelque chose a changé depuis : rien n'y est touché.
 }
bulk-undone-already = Ce geste est déjà annulé, ou n'est pas fini. Rien n'a changé.
bulk-left-since = A changé depuis
bulk-people-left = Ce qui est resté comme c'était
bulk-people-more = Seules les cent premières personnes sont nommées.

bulk-task = Geste groupé : { $done } personnes sur { $total }
bulk-undo-task = Annulation : { $done } personnes sur { $total }
bulk-task-message = Vous pouvez quitter cette page : le geste continue, et vous le retrouverez dans « Gestes groupés ».

bulk-tag = Étiquette
bulk-tag-choose = Choisir une étiquette
bulk-tag-new = Ou une nouvelle étiquette
bulk-tag-missing = Choisissez une étiquette, ou écrivez-en une nouvelle.
bulk-list = Liste
bulk-list-new = Nouvelle liste
bulk-list-name = Nom de la nouvelle liste
bulk-list-name-hint = Seulement pour une nouvelle liste.
bulk-list-missing = Choisissez une liste, ou donnez un nom à la nouvelle.
bulk-care-nobody = Personne en particulier
bulk-task-title = Quoi faire
bulk-task-hint = Par exemple « appeler pour l'assemblée du 12 ».
bulk-task-day = Avant quel jour
bulk-task-missing = Écrivez ce qu'il faut faire.
bulk-place = Unité
bulk-place-hint = Son nom, une commune ou un code postal.
bulk-place-search = Chercher
bulk-place-which = Quelle unité
bulk-place-none = Aucune unité ne correspond. Essayez un autre nom, ou le code postal.
bulk-place-missing = Cherchez une unité, puis choisissez-la.
bulk-how = Comment
bulk-how-move = L'unité tient la fiche
bulk-how-join = La personne appartient aussi à l'unité, la fiche reste chez vous
bulk-reason = Pourquoi
bulk-reason-hint = Les personnes concernées liront ce motif.
bulk-reason-missing = Dites pourquoi, en cinq lettres au moins.
