### Segments : de qui il s'agit.

segments-nav = Segments
segments-title = Segments
segments-lead = Un segment dit de qui il s'agit, en une phrase. Il se recompte à chaque fois qu'on l'ouvre ; une liste garde les personnes d'un moment.
segments-new = Nouveau segment
segments-kept-title = Segments enregistrés
segments-none-title = Aucun segment enregistré
segments-none = Choisissez des conditions, regardez qui elles trouvent, puis donnez un nom au segment.
segments-name = Nom du segment
segments-name-hint = Par exemple : relais sans courriel.
segments-told-col = De qui il s'agit
segments-col-unit = Unité
segments-col-class = Usage pour un message
segments-col-people = Personnes
segments-col-made = Établi par
segments-col-person = Nom
segments-col-phone = Téléphone
segments-col-email = Courriel
segments-col-relation = Lien
segments-shared = partagé
segments-class-short-scope = sans ciblage
segments-class-short-targeting = ciblage
segments-lists-title = Listes
segments-lists-none = Aucune liste. Faites-en une depuis un segment, ou en cochant des personnes.
segments-draws-title = Tirages au sort

segments-new-title = Nouveau segment
segments-edit-title = Modifier le segment
segments-people-who = Les personnes pour qui
segments-group = Groupe de conditions
segments-how-all = toutes ces conditions sont vraies
segments-how-any = au moins une condition est vraie
segments-how-none = aucune condition n'est vraie
segments-how-notall = les conditions ne sont pas toutes vraies
segments-add = Condition
segments-add-group = Groupe
segments-remove-group = Retirer le groupe
segments-condition = Condition { $number }
segments-subject = Critère
segments-subject-none = Choisir un critère
segments-subject-field = Champ : { $field }
segments-is-label = Vrai ou non
segments-is = est vrai
segments-is-not = n'est pas vrai
segments-sign = Comparaison
segments-sign-1 = égal à
segments-sign-2 = au moins
segments-sign-3 = au plus
segments-sign-4 = plus de
segments-sign-5 = moins de
segments-value = Valeur
segments-value-any = n'importe quelle valeur
segments-value-choose = Choisir une valeur
segments-days = Dans les derniers jours (nombre)
segments-times = Au moins combien de fois
segments-remove = Retirer la condition { $number }
segments-count = Compter
segments-keep-title = Enregistrer
segments-share = Partager avec les unités que contient { $unit }
segments-share-hint = Chacune y trouvera ses propres membres, et personne d'autre.
segments-keep = Enregistrer le segment
segments-keep-version = Enregistrer une nouvelle version
segments-kept = Le segment est enregistré.
segments-name-missing = Donnez un nom au segment.
segments-name-taken = Un segment de cette unité porte déjà ce nom. Choisissez-en un autre.
segments-stale = Quelqu'un a modifié ce segment entre-temps. Rouvrez-le pour voir sa dernière version ; ce que vous aviez choisi est encore ici.
segments-text-title = Le même segment en texte
segments-text = Texte du segment
segments-text-hint = Par exemple : tag = "Relais" and not relation = former. Le guide des segments donne tous les mots.
segments-text-read = Lire ce texte

segments-total = { $count ->
    [one] { $count } personne.
   *[other] { $count } personnes.
 }
segments-told-everybody = Toutes les personnes
segments-told = Les personnes { $who }
segments-told-who = qui { $what }
segments-told-and = { $first } et { $next }
segments-told-or = { $first } ou { $next }
segments-told-group = ({ $what })
segments-left-out = { $count ->
    [one] Une condition est incomplète : elle n'est pas comptée.
   *[other] { $count } conditions sont incomplètes : elles ne sont pas comptées.
 }
segments-reach = Qui peut être joint, et qui ne peut pas l'être
segments-reach-many = Les moyens de joindre autant de personnes ne sont comptés qu'à la demande.
segments-reach-ask = Les compter
segments-reach-channel = Moyen
segments-reach-reached = Joignables
segments-reach-why = Les autres
segments-reach-email = Courriel
segments-reach-phone = Téléphone
segments-reach-post = Poste
segments-reach-targeted = Message politique ciblé
segments-why-no-email = { $count } sans courriel.
segments-why-bad-email = { $count } dont le courriel revient.
segments-why-stopped = { $count } sans contact électronique, à leur demande.
segments-why-no-phone = { $count } sans téléphone.
segments-why-bad-phone = { $count } dont le téléphone ne marche pas.
segments-why-no-address = { $count } sans adresse.
segments-why-not-targeted = { $count } sans accord pour le ciblage.
segments-why-young = { $count } de moins de 17 ans.
segments-see-people = Voir les personnes
segments-class-scope = Sans ciblage
segments-class-scope-more = Ce segment dépend seulement de l'unité, de l'adhésion ou d'un abonnement : un message peut partir sur la base de l'accord habituel.
segments-class-targeting = Ciblage
segments-class-targeting-more =
    Ce segment choisit d'après des données de la fiche. Un message politique ne part alors qu'aux personnes qui ont
    accepté d'être ciblées (règlement UE 2024/900, article 18).
segments-class-refused = Refusé
segments-class-refused-more = Personne n'est choisi d'après cette donnée.
segments-told-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
 }
segments-told-email = par courriel : { $count }
segments-told-phone = par téléphone : { $count }
segments-told-post = par la poste : { $count }
segments-unit-unknown = Aucune unité ne porte ce nom, ou plusieurs : donnez un autre nom ou son chemin.

segments-people-title = Personnes du segment
segments-people-caption = Personnes, par nom
segments-back-to-builder = Modifier les conditions
segments-tick-all = Cocher les { $count } personnes
segments-tick = Cocher { $name }
segments-bulk-list = Mettre sur une liste
segments-bulk-remove = Retirer de la liste
segments-bulk-export = Exporter
segments-nobody-title = Personne
segments-nobody = Personne ne correspond, ou personne que vous puissiez voir.
segments-edit = Modifier
segments-copy = Partir de ce segment
segments-close = Retirer ce segment
segments-closed = Le segment est retiré.
segments-close-title = Retirer « { $name } »
segments-close-more = Il ne sera plus proposé. Les personnes et les listes restent telles quelles.
segments-close-list-more = La liste sera retirée et oubliera qui y était. Les fiches restent telles quelles.
segments-of-unit = Segment de { $unit }.
segments-shared-more = Les unités qu'elle contient peuvent s'en servir.
segments-versions = Versions
segments-version = Version { $number }
segments-version-take = Repartir de cette version

segments-make-list = En faire une liste
segments-make-list-do = Faire la liste
segments-list-name = Nom de la liste
segments-list-name-hint = Pour une nouvelle liste.
segments-list-reason = À quoi elle sert
segments-reason-hint = Chaque personne le lit dans son espace, avec votre nom.
segments-reason-missing = Dites à quoi cela sert, en quelques mots.
segments-list-name-missing = Donnez un nom à la liste, ou choisissez-en une.
segments-list-name-taken = Une liste de cette unité porte déjà ce nom. Choisissez-en un autre.
segments-list-nobody = Cochez d'abord des personnes.
segments-list-fault = Ce segment ne peut pas être lu : ouvrez-le et corrigez-le.
segments-list-filled = { $count ->
    [0] Personne de nouveau sur la liste.
    [one] { $count } personne mise sur la liste.
   *[other] { $count } personnes mises sur la liste.
 }
segments-list-removed = { $count ->
    [one] { $count } personne retirée de la liste.
   *[other] { $count } personnes retirées de la liste.
 }
segments-list-close = Retirer cette liste
segments-list-closed = La liste est retirée.
segments-list-from = Faite depuis le segment
segments-add-title = Mettre sur une liste
segments-add-chosen = { $count ->
    [one] { $count } personne choisie.
   *[other] { $count } personnes choisies.
 }
segments-add-whole = Toutes les personnes que trouve la recherche, dans { $unit }.
segments-add-existing = Liste
segments-add-new = Une nouvelle liste
segments-add-do = Mettre sur la liste
segments-draw-title = Tirage au sort
segments-draw-wanted-label = Combien de personnes
segments-draw-reason = Pour quoi
segments-draw-hint = Le tirage garde votre nom, la date, la graine et les personnes désignées.
segments-draw-do = Tirer au sort
segments-draw-done = Le tirage est fait et consigné.
segments-draw-wanted = Écrivez combien de personnes tirer au sort, de 1 à { $most }.
segments-draw-nobody = Le segment ne trouve personne : il n'y a personne à tirer au sort.
segments-draw-size = Nombre
segments-draw-among = { $wanted } à tirer parmi { $among }.
segments-draw-by = Par
segments-draw-who = { $name }, { $role }, { $unit }
segments-draw-at = Quand
segments-draw-seed = Graine
segments-draw-check = Comment vérifier ce tirage
segments-draw-check-more =
    Pour chaque personne du segment, calculez le SHA-256 de la graine, d'un deux-points et de son identifiant ; les
    plus petits résultats désignent les personnes, dans cet ordre.

segments-criterion-list = Liste
segments-criterion-list-told = { $not ->
    [yes] ne sont pas sur la liste « { $value } »
   *[no] sont sur la liste « { $value } »
 }
segments-criterion-segment = Autre segment
segments-criterion-segment-told = { $not ->
    [yes] ne sont pas du segment « { $value } »
   *[no] sont du segment « { $value } »
 }
segments-retention = Une liste garde ses personnes jusqu'à ce qu'elle soit retirée, un tirage tant que la fiche existe ; l'une et l'autre partent avec la fiche.

segments-fault-title = Ce segment ne peut pas être demandé
segments-fault-refused = « { $what } » est refusé. { $why }
segments-refused-sensitive = C'est une donnée sensible (RGPD, article 9) : personne n'est choisi d'après elle.
segments-refused-under-17 = Personne de moins de 17 ans ne peut être ciblé (règlement UE 2024/900, article 18).
segments-fault-criterion = « { $what } » n'est pas un critère connu (signe { $at }).
segments-fault-word = Un critère est attendu à la place de « { $what } » (signe { $at }).
segments-fault-end = Il manque quelque chose à la fin du texte.
segments-fault-sign = « { $what } » ne peut pas être comparé ainsi (signe { $at }).
segments-fault-any = « * » ne vaut que pour un champ : « { $what } » demande une valeur (signe { $at }).
segments-fault-no-value = Donnez une valeur à « { $what } ».
segments-fault-value = « { $what } » n'est pas une valeur que l'on connaît.
segments-fault-value-long = Cette valeur est trop longue.
segments-fault-answer = « { $what } » n'est pas une réponse possible.
segments-fault-number = « { $what } » n'est pas un nombre possible.
segments-fault-recent = Écrivez « within 30 days », « at least 2 times » ou « ever » après « { $what } » (signe { $at }).
segments-fault-field = « { $what } » : seul le critère « field » est suivi d'un point et d'un nom de champ, et il en veut un.
segments-fault-list = Une liste s'écrit (a, b, c) : « { $what } » n'y a pas sa place (signe { $at }).
segments-fault-open = Une parenthèse n'est pas fermée (signe { $at }).
segments-fault-rest = « { $what } » n'est pas attendu ici (signe { $at }).
segments-fault-quote = Un guillemet n'est pas fermé (signe { $at }).
segments-fault-unknown-sign = Le signe « { $what } » n'est pas compris (signe { $at }).
segments-fault-too-deep = Au plus { $what } groupes les uns dans les autres.
segments-fault-too-many = Au plus { $what } conditions.
segments-fault-too-long = Au plus { $what } signes.
segments-fault-unknown = « { $what } » n'existe pas ici, ou n'existe plus.
segments-fault-nested = Le segment « { $what } » se contient lui-même, ou en contient trop d'autres.
