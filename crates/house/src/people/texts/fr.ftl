### Textes des personnes : liste, fiche, modification, historique.

people-title = Personnes
people-new = Nouvelle fiche
people-relation-member = Membre
people-relation-former = Ancien membre
people-relation-regular = Contact régulier
people-relation-occasional = Contact occasionnel
people-kind-person = Personne
people-kind-organisation = Organisation

## Liste
people-quick-label = Filtres rapides
people-quick-everybody = Tout le monde
people-quick-member = Membres
people-quick-former = Anciens membres
people-quick-regular = Contacts réguliers
people-quick-occasional = Contacts occasionnels
people-filter-label = Chercher et filtrer
people-filter-words = Nom, courriel, téléphone, commune ou numéro
people-filter-tag = Étiquette
people-filter-any-tag = Toutes les étiquettes
people-filter-unit = Unité
people-filter-any-unit = Toutes les unités
people-filter-show = Afficher
people-columns = Colonnes
people-column-name = Nom
people-column-number = Numéro
people-column-commune = Commune
people-column-phone = Téléphone
people-column-email = Courriel
people-column-unit = Unité
people-column-relation = Relation
people-count = { $count ->
    [one] { $count } personne dans { $unit }.
   *[other] { $count } personnes dans { $unit }.
 }
people-count-shown = { $count ->
    [one] { $count } personne affichée dans { $unit }.
   *[other] { $count } personnes affichées dans { $unit }.
 }
people-count-more = Beaucoup de fiches correspondent : ajoutez un mot pour préciser.
people-sort-new = Voir les fiches les plus récentes d'abord
people-sort-old = Voir les fiches les plus anciennes d'abord
people-list-label = Liste des personnes
people-tick-all = Cocher les { $count } personnes de la page
people-tick = Cocher { $name }
people-none-found-title = Personne ne correspond
people-none-found = La recherche a porté sur { $unit } et les unités au-dessous. Essayez une autre orthographe, ou moins de mots.
people-none-found-all = Voir tout le monde
people-none-suggested = Personne ne correspond.
people-empty-title = Aucune fiche pour l'instant
people-empty = Les personnes que votre unité suit apparaîtront ici.
people-bulk-all = Toute la sélection, pas seulement cette page
people-bulk-tag = Choisir une étiquette
people-bulk-add-tag = Ajouter l'étiquette
people-bulk-remove-tag = Retirer l'étiquette
people-bulk-add-task = Créer la tâche
people-bulk-list = Mettre sur une liste
people-bulk-export = Exporter, motif demandé
people-bulk-no-tag = Choisissez d'abord une étiquette. Rien n'a changé.
people-bulk-no-title = Écrivez d'abord ce qu'il faut faire. Rien n'a changé.

## Motif
people-reason-title = Ouvrir la fiche de { $name }
people-reason-why = Une autre unité que la vôtre tient cette fiche. Votre motif sera noté avec votre nom, et la personne pourra le lire.
people-reason-label = Pourquoi ouvrez-vous cette fiche ?
people-reason-hint = Quelques mots, par exemple « la personne m'a appelée pour changer d'adresse ».
people-reason-error = Écrivez votre motif en quelques mots, cinq lettres au moins.
people-reason-open = Ouvrir la fiche

## Fiche
people-person-reason = Vous ouvrez cette fiche pour ce motif : { $reason }. La personne peut le lire.
people-person-edit = Modifier la fiche
people-person-edit-short = Modifier
people-identity-title = Identité
people-legal-name = Nom d'état civil
people-email-bad = ne reçoit plus
people-email-good = reçoit
people-email-state = État
people-phone-bad = ne répond plus
people-phone-good = répond
people-address-bad = courrier revenu
people-address-good = reçoit le courrier
people-line-none = non précisé
people-line-home = domicile
people-line-work = travail
people-line-mobile = mobile
people-line-landline = fixe
people-line-mailing = courrier
people-line-billing = facturation
people-line-registered = inscription électorale
people-line-submitted = donnée par la personne
people-line-kind = Type
people-line-first = Principal
people-timeline-title = Ce qui s'est passé
people-timeline-created = Fiche créée
people-timeline-joined = A adhéré
people-timeline-left = A quitté l'organisation
people-timeline-interest = A montré un intérêt durable
people-timeline-contact = A pris contact
people-timeline-edited = Fiche modifiée par { $by }
people-timeline-themselves = Fiche modifiée par la personne
people-timeline-imported = Fiche modifiée par un import
people-timeline-undone = Modification annulée par { $by }
people-timeline-house = Fiche modifiée par une règle de l'organisation
people-notes-title = Notes privées
people-notes-none = Aucune note.
people-note-label = Nouvelle note
people-note-hint = Lue par les responsables de votre unité. La personne la reçoit si elle demande ses données : rien sur la santé, la religion ni la vie privée.
people-note-add = Ajouter la note
people-note-delete = Supprimer
people-note-empty = Écrivez d'abord la note. Rien n'a changé.
people-note-added = La note est ajoutée.
people-note-deleted = La note est supprimée.
people-tasks-title = À faire
people-tasks-none = Rien à faire.
people-task-new = Ajouter une tâche
people-task-label = Quoi faire
people-task-day = Avant quel jour
people-task-due = avant le
people-task-late = en retard
people-task-add = Ajouter la tâche
people-task-done = C'est fait
people-task-again = À refaire
people-task-added = La tâche est ajoutée.
people-task-finished = La tâche est faite.
people-task-open-again = La tâche est de nouveau à faire.
people-units-title = Unités
people-units-home = tient la fiche
people-units-since = depuis le
people-units-until = jusqu'au
people-units-end = Terminer
people-units-change = Ajouter une unité
people-units-choose = Unité
people-units-add = Ajouter cette unité
people-units-added = L'unité est ajoutée.
people-units-ended = L'appartenance est terminée.
people-facts-title = Parcours
people-facts-none = Aucun fait daté : contact occasionnel.
people-fact-joined = A adhéré
people-fact-left = A quitté l'organisation
people-fact-interest = Intérêt durable
people-fact-contact = Contact
people-fact-new = Ajouter un fait
people-fact-kind = Fait
people-fact-day = Jour
people-fact-add = Ajouter le fait
people-fact-remove = Retirer
people-fact-added = Le fait est ajouté ; la relation en est déduite.
people-fact-removed = Le fait est retiré ; la relation en est déduite.
people-fact-future = Ce jour n'est pas encore venu : indiquez aujourd'hui ou un jour passé.
people-tags-on = Étiquettes
people-tags-none = Aucune étiquette.
people-tag-new = Nouvelle étiquette
people-tag-add = Ajouter l'étiquette
people-tag-remove = Retirer
people-tags-changed = Les étiquettes sont changées.
people-household-title = Foyer
people-household-none = Vit seule ou seul, ou foyer inconnu.
people-household-join = Rejoindre un foyer
people-household-with = Avec qui
people-household-hint = Nom et prénom, courriel, téléphone ou numéro d'une personne de votre unité.
people-household-add = Rejoindre ce foyer
people-household-leave = Quitter ce foyer
people-household-nobody = Personne ne correspond dans votre unité. Rien n'a changé.
people-household-several = Plusieurs personnes correspondent : donnez le courriel ou le numéro. Rien n'a changé.
people-household-joined = Le foyer est noté.
people-household-gone = La personne n'est plus dans ce foyer.

## Modifier
people-edit-title = Modifier la fiche de { $name }
people-edit-who = Qui
people-edit-legal = Nom d'état civil, s'il est différent
people-edit-death = Décès
people-edit-fields = Autres renseignements
people-edit-where = Où
people-edit-unit = Unité qui tient la fiche
people-new-joined = Adhère aujourd'hui
people-new-interest = Contact régulier
people-new-contact = Contact occasionnel
people-record-kind = Genre de fiche
people-record-title = Civilité
people-record-first-name = Prénom
people-record-last-name = Nom
people-record-legal-first-name = Prénom d'état civil
people-record-legal-last-name = Nom d'état civil
people-record-number = Numéro
people-record-born-on = Date de naissance
people-record-died-on = Date de décès
people-record-language = Langue
people-record-emails = Courriels
people-record-phones = Téléphones
people-record-addresses = Adresses
people-record-fields = Autres renseignements
people-record-tags = Étiquettes
people-hint-title = Mme, M., ou ce que la personne préfère ; souvent vide.
people-hint-last-name = Pour une organisation, son nom entier.
people-hint-legal = À remplir seulement s'il sert à un document officiel.
people-hint-born-on = Par exemple 12/01/1950, ou seulement l'année.
people-hint-day = Par exemple 12/01/2026.
people-hint-language = Deux lettres : fr, en, ar, pt…
people-hint-phone = Un numéro d'outre-mer est reconnu d'après le code postal de la première adresse.
people-email-number = Courriel { $n }
people-phone-number = Téléphone { $n }
people-address-number = Adresse { $n }
people-address-line_1 = Numéro et rue
people-address-line_2 = Complément
people-address-line_3 = Lieu-dit ou boîte postale
people-address-postcode = Code postal
people-address-city = Commune
people-address-country = Pays, si ce n'est pas la France (deux lettres)
people-save = Enregistrer la fiche
people-create = Créer la fiche
people-saved = La fiche est enregistrée.
people-created = La fiche est créée.
people-double-title = Cette personne est peut-être déjà connue
people-double = Une fiche a le même courriel, le même téléphone, le même nom, ou le même jour de naissance et un nom en commun. Ouvrez-la avant d'en créer une autre.
people-double-anyway = Ce n'est pas la même personne : créer quand même
people-conflict-title = Quelqu'un a modifié cette fiche pendant que vous écriviez
people-conflict-by = { $by } vient d'enregistrer une modification.
people-conflict = Une modification vient d'être enregistrée.
people-conflict-next = Votre saisie est gardée ci-dessous : comparez, corrigez, puis enregistrez de nouveau.
people-conflict-field = Champ
people-conflict-theirs = Enregistré maintenant
people-conflict-yours = Votre saisie
people-error-email = Écrivez une adresse comme prenom.nom@example.org.
people-error-phone = Écrivez un numéro comme 06 39 98 22 60, ou avec son indicatif comme +32 470 12 34 56.
people-error-day = Écrivez un jour comme 12/01/2026.
people-error-born-on = Écrivez un jour passé comme 12/01/1950, ou une année comme 1950.
people-error-language = Écrivez deux lettres, par exemple fr.
people-error-number = Écrivez un nombre, par exemple 12 ou 3,5.
people-error-choice = Choisissez une des réponses de la liste.
people-error-yes-no = Répondez par oui ou par non.
people-error-iban = Écrivez l'IBAN entier ; un signe est peut-être faux.
people-error-amount = Écrivez un montant comme 12,50.
people-error-url = Écrivez une adresse qui commence par https://.
people-error-custom = Cette réponse n'a pas la forme attendue.
people-refusal-nameless = Donnez au moins un nom, un courriel ou un téléphone.
people-refusal-organisation-nameless = Donnez le nom de l'organisation.

## Historique
people-history-title = Historique
people-history-of = Historique de { $name }
people-history-created = Fiche créée le
people-history-none = Aucune modification depuis.
people-history-before = Avant
people-history-after = Après
people-history-nothing = rien
people-history-undone = annulée
people-history-undo = Annuler cette modification
people-undone = La modification est annulée.
people-undo-stale = Ces champs ont été modifiés depuis : rien n'a changé. Modifiez la fiche à la main.
people-way-edited = Modifiée par une personne responsable
people-way-themselves = Modifiée par la personne
people-way-imported = Modifiée par un import
people-way-undone = Modification annulée
people-way-house = Modifiée par une règle de l'organisation
people-way-merged = Réunie avec une autre fiche

## Champs et étiquettes
people-tags-title = Étiquettes
people-field-kind-text = Texte
people-field-kind-number = Nombre
people-field-kind-day = Jour
people-field-kind-choice = Choix dans une liste
people-field-kind-yes-no = Oui ou non
people-field-kind-iban = Compte bancaire (IBAN)
people-field-kind-amount = Montant
people-field-kind-url = Adresse de site
people-fields-title = Champs
people-fields-explained = Ces champs s'ajoutent aux fiches de l'unité qui les définit et des unités au-dessous.
people-fields-none = Aucun champ pour l'instant.
people-fields-retired = n'est plus demandé
people-fields-retire = Ne plus demander
people-fields-restore = Demander de nouveau
people-fields-new = Nouveau champ
people-fields-label-fr = Nom du champ
people-fields-label-en = Nom en anglais
people-fields-kind = Genre de réponse
people-fields-choices = Réponses possibles, une par ligne
people-fields-choices-hint = Pour un choix dans une liste seulement.
people-fields-add = Créer le champ
people-fields-added = Le champ est créé.
people-fields-changed = Le champ est changé.
people-fields-error-label = Donnez un nom au champ.
people-fields-error-choices = Donnez au moins deux réponses, une par ligne.
people-fields-unit = Unité
people-tags-explained = Ces étiquettes servent à votre unité et aux unités au-dessous.
people-tags-group = Groupe
people-tags-group-hint = Pour ranger les étiquettes, par exemple « Bénévolat ».
people-tags-name = Nom de l'étiquette
people-tags-new = Nouvelle étiquette
people-tags-add = Créer l'étiquette
people-tags-added = L'étiquette est créée.
people-tags-move = Ranger dans ce groupe
people-tags-retire = Ne plus donner
people-tags-restore = Donner de nouveau
people-tags-retired = n'est plus donnée
people-tags-error = Donnez un nom à l'étiquette.
people-retention = Une fiche reste tant que la relation dure, puis trois ans après le dernier contact ; elle est effacée ensuite ou sur demande.

### Ce que les segments demandent aux fiches.

people-criterion-relation = Lien avec l'organisation
people-criterion-relation-told = { $not ->
    [yes] n'ont pas le lien « { $value } »
   *[no] ont le lien « { $value } »
 }
people-criterion-unit = Unité, et celles qu'elle contient
people-criterion-unit-told = { $not ->
    [yes] ne sont pas de { $value }
   *[no] sont de { $value }
 }
people-criterion-home = Unité qui tient la fiche
people-criterion-home-told = { $not ->
    [yes] n'ont pas leur fiche à { $value }
   *[no] ont leur fiche à { $value }
 }
people-criterion-tag = Étiquette
people-criterion-tag-told = { $not ->
    [yes] ne portent pas l'étiquette « { $value } »
   *[no] portent l'étiquette « { $value } »
 }
people-criterion-field = Champ
people-criterion-field-told = { $sign ->
    [any] { $not ->
        [yes] n'ont rien dans « { $field } »
       *[no] ont quelque chose dans « { $field } »
     }
   *[equal] { $not ->
        [yes] n'ont pas « { $value } » dans « { $field } »
       *[no] ont « { $value } » dans « { $field } »
     }
 }
people-criterion-has = La fiche contient
people-criterion-has-email = un courriel
people-criterion-has-working-email = un courriel qui marche
people-criterion-has-phone = un téléphone
people-criterion-has-working-phone = un téléphone qui marche
people-criterion-has-address = une adresse postale
people-criterion-has-number = un numéro d'adhérent
people-criterion-has-birth = une date de naissance
people-criterion-has-told = { $not ->
    [yes] n'ont pas sur leur fiche { $value }
   *[no] ont sur leur fiche { $value }
 }
people-criterion-followed = Notes et tâches
people-criterion-followed-note = une note
people-criterion-followed-task = une tâche
people-criterion-followed-open-task = une tâche à faire
people-criterion-followed-told = { $not ->
    [yes] sont sans { $value }
   *[no] sont avec { $value }
 }
people-criterion-kind = Personne ou organisation
people-criterion-kind-person = une personne
people-criterion-kind-organisation = une organisation
people-criterion-kind-told = { $not ->
    [yes] ne sont pas inscrites comme { $value }
   *[no] sont inscrites comme { $value }
 }
people-criterion-name = Nom
people-criterion-name-told = { $not ->
    [yes] ont un nom qui ne commence pas par « { $value } »
   *[no] ont un nom qui commence par « { $value } »
 }
people-criterion-number = Numéro d'adhérent
people-criterion-number-told = { $not ->
    [yes] n'ont pas le numéro { $value }
   *[no] ont le numéro { $value }
 }
people-criterion-language = Langue
people-criterion-language-told = { $not ->
    [yes] ne préfèrent pas la langue « { $value } »
   *[no] préfèrent la langue « { $value } »
 }
people-criterion-age = Âge
people-criterion-age-told = { $not ->
    [yes] { $sign ->
        [less] n'ont pas moins de { $value } ans, ou dont l'âge n'est pas connu
        [most] n'ont pas { $value } ans au plus, ou dont l'âge n'est pas connu
        [more] n'ont pas plus de { $value } ans, ou dont l'âge n'est pas connu
        [least] n'ont pas au moins { $value } ans, ou dont l'âge n'est pas connu
       *[equal] n'ont pas { $value } ans, ou dont l'âge n'est pas connu
     }
   *[no] { $sign ->
        [less] ont moins de { $value } ans
        [most] ont { $value } ans au plus
        [more] ont plus de { $value } ans
        [least] ont au moins { $value } ans
       *[equal] ont { $value } ans
     }
 }
people-criterion-born = Année de naissance
people-criterion-born-told = { $not ->
    [yes] { $sign ->
        [less] ne sont pas nées avant { $value }
        [most] ne sont pas nées en { $value } ou avant
        [more] ne sont pas nées après { $value }
        [least] ne sont pas nées en { $value } ou après
       *[equal] ne sont pas nées en { $value }
     }
   *[no] { $sign ->
        [less] sont nées avant { $value }
        [most] sont nées en { $value } ou avant
        [more] sont nées après { $value }
        [least] sont nées en { $value } ou après
       *[equal] sont nées en { $value }
     }
 }
people-criterion-postcode = Code postal
people-criterion-postcode-told = { $not ->
    [yes] n'ont pas d'adresse dans le { $value }
   *[no] ont une adresse dans le { $value }
 }
people-criterion-department = Département
people-criterion-department-told = { $not ->
    [yes] n'ont pas d'adresse dans le département { $value }
   *[no] ont une adresse dans le département { $value }
 }
people-criterion-commune = Commune
people-criterion-commune-told = { $not ->
    [yes] n'ont pas d'adresse à { $value }
   *[no] ont une adresse à { $value }
 }
people-criterion-near = Autour d'une commune (« Alès 20 km »)
people-criterion-near-told = { $not ->
    [yes] n'ont pas d'adresse à { $more } km au plus de la commune { $value }
   *[no] ont une adresse à { $more } km au plus de la commune { $value }
 }
people-criterion-joined = A adhéré
people-criterion-joined-told = { $not ->
    [yes] n'ont pas adhéré{ people-criterion-recent }
   *[no] ont adhéré{ people-criterion-recent }
 }
people-criterion-left = Est partie
people-criterion-left-told = { $not ->
    [yes] ne sont pas parties{ people-criterion-recent }
   *[no] sont parties{ people-criterion-recent }
 }
people-criterion-interest = A montré un intérêt durable
people-criterion-interest-told = { $not ->
    [yes] n'ont pas montré d'intérêt durable{ people-criterion-recent }
   *[no] ont montré un intérêt durable{ people-criterion-recent }
 }
people-criterion-contact = A eu un contact
people-criterion-contact-told = { $not ->
    [yes] n'ont pas eu de contact{ people-criterion-recent }
   *[no] ont eu un contact{ people-criterion-recent }
 }
people-criterion-created = Fiche créée
people-criterion-created-told = { $not ->
    [yes] n'ont pas de fiche créée{ people-criterion-recent }
   *[no] ont une fiche créée{ people-criterion-recent }
 }
people-criterion-recent = { $within ->
    [days] { "" } ces { $days } derniers jours
   *[ever] { "" }
 }{ $often ->
    [many] , au moins { $times } fois
   *[once] { "" }
 }
people-criterion-refused-religion = Les convictions religieuses sont des données sensibles (RGPD, article 9) : personne n'est choisi d'après elles.
people-criterion-refused-origin = L'origine est une donnée sensible (RGPD, article 9) : personne n'est choisi d'après elle.
people-criterion-refused-opinion = Une opinion notée ou devinée est une donnée sensible (RGPD, article 9) : personne n'est choisi d'après elle.
people-criterion-refused-health = La santé est une donnée sensible (RGPD, article 9) : personne n'est choisi d'après elle.
people-criterion-refused-orientation = La vie sexuelle est une donnée sensible (RGPD, article 9) : personne n'est choisi d'après elle.

## Colonnes, ligne à modifier
people-quick-mine = Dont je m'occupe
people-column-postcode = Code postal
people-column-last = Dernier fait
people-column-born = Naissance
people-column-tags = Étiquettes
people-column-care = Suivi par
people-column-tasks = À faire
people-column-field = Champ propre
people-columns-keep = Garder ces colonnes
people-columns-chosen = Vos colonnes sont gardées.
people-row-edit = Modifier { $name } dans la liste
people-row-save = Enregistrer
people-row-cancel = Annuler
people-row-whole = Toute la fiche
people-row-unit = Autre unité
people-row-unit-hint = Son nom, une commune ou un code postal ; elle devra accepter.
people-row-unit-do = Proposer le transfert
people-row-overtaken-title = La fiche a changé entre-temps
people-row-overtaken = { $by } l'a modifiée. Rien n'est enregistré. Comparez, corrigez si besoin, puis enregistrez de nouveau.
people-row-theirs = Enregistré entre-temps : { $value }

## Qui s'occupe de la personne
people-care-title = Suivi
people-care-now = { $name } s'occupe de cette personne.
people-care-by = Confié par { $by }.
people-care-nobody = Personne ne s'en occupe en particulier.
people-care-change = Confier à quelqu'un
people-care-who = Responsable
people-care-give = Confier
people-care-end = Ne plus confier à personne
people-care-given = La personne est confiée.
people-care-ended = Plus personne ne s'en occupe en particulier.
people-care-same = C'était déjà le cas. Rien n'a changé.
people-criterion-care = Suivi par
people-criterion-care-anybody = quelqu'un, qui que ce soit
people-criterion-care-told = { $not ->
    [yes] ne sont pas suivies par { $value }
   *[no] sont suivies par { $value }
 }
people-criterion-followed-late-task = une tâche en retard
people-bulk-care = Confier à quelqu'un
people-bulk-transfer = Proposer à une autre unité
people-bulk-labels = Étiquettes d'adresses

## Mes tâches
people-tasks-nav = Tâches
people-tasks-page = Tâches
people-tasks-say = { $late ->
    [0] { $today ->
        [one] Une tâche est à faire aujourd'hui.
       *[other] { $today } tâches sont à faire aujourd'hui.
     }
    [one] Une de vos tâches est en retard. { $today ->
        [0] Rien d'autre pour aujourd'hui.
        [one] Une autre est à faire aujourd'hui.
       *[other] { $today } autres sont à faire aujourd'hui.
     }
   *[other] { $late } de vos tâches sont en retard. { $today ->
        [0] Rien d'autre pour aujourd'hui.
        [one] Une autre est à faire aujourd'hui.
       *[other] { $today } autres sont à faire aujourd'hui.
     }
 }
people-tasks-say-none = Rien n'est en retard, et rien n'est à faire aujourd'hui.
people-tasks-which = Quelles tâches
people-tasks-mine = Les miennes
people-tasks-all = Toutes, { $unit }
people-tasks-mine-done = Les miennes, faites
people-tasks-all-done = Toutes, faites
people-tasks-group-late = En retard
people-tasks-group-today = Aujourd'hui
people-tasks-group-later = Plus tard
people-tasks-group-open = Sans date
people-tasks-group-done = Les dernières faites
people-tasks-tick-head = Cocher
people-tasks-tick = Cocher « { $title }, { $name } »
people-tasks-day = Jour
people-task-doer = Qui s'en charge
people-tasks-choose-doer = Choisir qui s'en charge
people-tasks-give = Donner
people-tasks-put-off-do = Changer le jour
people-tasks-none-ticked = Cochez d'abord une tâche. Rien n'a changé.
people-tasks-no-doer = Choisissez d'abord qui s'en charge. Rien n'a changé.
people-tasks-now-done = { $count ->
    [one] { $count } tâche est faite.
   *[other] { $count } tâches sont faites.
 }
people-tasks-open-again = { $count ->
    [one] { $count } tâche est de nouveau à faire.
   *[other] { $count } tâches sont de nouveau à faire.
 }
people-tasks-given = { $count ->
    [one] { $count } tâche est donnée.
   *[other] { $count } tâches sont données.
 }
people-tasks-put-off = { $count ->
    [one] { $count } tâche change de jour.
   *[other] { $count } tâches changent de jour.
 }
people-tasks-none-done-title = Rien de fait pour l'instant
people-tasks-none-done = Les tâches faites apparaîtront ici.
people-tasks-empty-title = Rien à faire
people-tasks-empty = Une tâche s'ajoute depuis la fiche d'une personne, ou pour plusieurs personnes à la fois depuis la liste.
people-waiting-late = { $count ->
    [one] Une de vos tâches est en retard
   *[other] { $count } de vos tâches sont en retard
 }
people-waiting-today = { $count ->
    [one] Une de vos tâches est pour aujourd'hui
   *[other] { $count } de vos tâches sont pour aujourd'hui
 }
