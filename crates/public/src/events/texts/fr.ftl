events-title = Événements
events-title-of = Événements : { $unit }
events-list-lead = Ce qui vient, où, quand, et comment y venir.
events-filter-unit = Unité
events-filter-place = Commune ou code postal
events-filter-since = À partir du
events-filter-do = Chercher
events-list-none = Rien n'est annoncé
events-list-none-text = Dès qu'un événement sera annoncé, il se lira ici.
events-list-nothing = Rien ne correspond
events-list-nothing-text = Essayez une unité plus large, une autre commune ou un autre jour.
events-list-all = Tous les événements
events-subscribe = Suivre dans mon agenda
events-subscribe-text = L'adresse du calendrier se donne une fois à votre agenda, qui suit ensuite ajouts, changements et annulations.
events-subscribe-ics = Calendrier (iCalendar)
events-zone = heure de { $zone }
events-access-public = Tout le monde
events-access-members = Membres
events-access-unit = Membres de l'unité
events-full = Complet
events-full-text = Vous pouvez vous mettre sur la liste d'attente : les places se libèrent dans l'ordre.
events-left = { $count ->
    [one] Il reste une place.
   *[other] Il reste { $count } places.
 }
events-online = en ligne
events-online-label = En ligne
events-online-reserved = Le lien est donné aux personnes inscrites.
events-online-at = en ligne : { $link }
events-address-reserved = L'adresse est donnée aux personnes inscrites.
events-place = Lieu
events-by = Organisé par { $unit }.
events-by-label = Organisé par
events-with = Avec { $units }.
events-off = Cet événement n'a pas lieu
events-calendar = Dans mon agenda
events-report = Compte rendu
events-came-count = { $count ->
    [one] Une personne présente.
   *[other] { $count } personnes présentes.
 }
events-come = Je viens
events-wait = Me mettre sur la liste d'attente
events-slip = Je viens
events-as = Vous répondez en tant que { $name }.
events-email-hint = Vous y recevrez un lien pour confirmer, puis votre billet.
events-guests = Qui vient avec vous
events-guests-hint = { $count ->
    [one] Une personne au plus : son nom.
   *[other] { $count } personnes au plus, un nom par ligne.
 }
events-shifts = Donner un coup de main
events-shifts-hint = Cochez ce que vous prenez. Rien n'est obligatoire.
events-shift-full = Complet.
events-shift-needs = { $taken } sur { $needed }.
events-consents = Rester en contact
events-consents-hint = Facultatif, et jamais coché d'avance. Vous pourrez changer d'avis dans votre espace.
events-controller = Vos réponses sont gardées par { $unit } pour préparer l'événement.
events-rights = Vos données et vos droits
events-closed-past = Cet événement est passé
events-closed-cancelled = Cet événement n'a pas lieu
events-frame-more = Voir la page de l'événement
events-booked-coming = Vous venez
events-booked-waiting = Vous êtes sur la liste d'attente
events-booked-cancelled = Vous ne venez pas
events-ticket-see = Voir ou changer ma réponse
events-refusal-over = On ne peut plus répondre à cet événement.
events-refusal-room = Il ne reste pas assez de places : votre réponse d'avant est gardée.
events-refusal-guests = Écrivez un nom par ligne, et pas plus de noms qu'indiqué.
events-shifts-full = C'est noté, mais c'était déjà complet pour : { $shifts }.
events-shifts-some = C'est noté, mais l'une des tâches choisies était déjà complète.
events-come-noted = C'est noté.
events-changed-mine = Votre réponse est changée.
events-cancelled-mine = Votre réponse est retirée ; vos places vont aux suivants.
events-sent-title = Confirmez votre venue
events-sent-heading = Il reste un clic
events-sent-lead = Nous venons d'écrire à l'adresse que vous avez donnée. Ouvrez le message et suivez son lien : vos places pour « { $title } » seront prises aussitôt.
events-sent-rush = En ce moment, beaucoup de monde répond : le message peut mettre quelques minutes à partir. Il n'est pas nécessaire de répondre de nouveau.
events-sent-nothing = Rien reçu après dix minutes ?
events-sent-nothing-text = Regardez dans les indésirables, et vérifiez l'adresse que vous avez écrite.
events-sent-again = Répondre avec une autre adresse
events-sent-days = Le lien reste valable { $days } jours. Sans confirmation, nous effaçons ce que vous avez écrit.
events-step-filled = Vous avez répondu
events-step-mail = Vous confirmez par courriel
events-step-seat = Vous recevez votre billet
events-confirm-title = Confirmer ma venue
events-confirm-heading = Confirmez votre venue
events-confirm-lead = { $name }, vous venez à « { $title } ».
events-confirm-guests = Avec { $names }.
events-confirm-shift = Vous prenez : { $label }, { $when }.
events-confirm-price = { $amount } en tout, à payer après, de la façon que vous choisirez.
events-confirm-do = Confirmer ma venue
events-confirm-not = Ce n'est pas vous ? Fermez cette page : tout sera effacé.
events-confirm-over = Ce lien ne vaut plus
events-confirm-over-text = Il a expiré, ou l'événement est passé ou annulé. S'il est encore ouvert, vous pouvez répondre de nouveau.
events-confirm-again = Voir l'événement
events-ticket = Billet
events-ticket-of = Réponse de { $name }
events-ticket-qr = Code QR du billet
events-ticket-hint = À montrer à l'entrée, sur l'écran ou imprimé. Sans lui, votre nom suffit.
events-answer = Réponse
events-position = Vous êtes à la place { $position } de la liste d'attente. Un courriel vous préviendra.
events-seats = { $count ->
    [one] Une place.
   *[other] { $count } places.
 }
events-see = Voir la page
events-change = Changer ma réponse
events-change-do = Enregistrer
events-cancel-mine = Je ne viens plus
events-again = Venir tout de même
events-mail-confirm-subject = Confirmez votre venue : { $title }
events-mail-confirm = Bonjour { $name },

    Vous, ou quelqu'un qui a écrit votre adresse, avez répondu que vous venez à « { $title } », annoncé par { $by }.

    Vos places seront prises quand vous l'aurez confirmé ici :
    { $link }

    Ce lien vaut { $days } jours. Si vous n'avez rien demandé, ne faites rien : tout sera effacé.
events-mail-ticket-subject = Votre billet : { $title }
events-mail-ticket = Bonjour { $name },

    Vos places pour « { $title } » sont prises : { $seats }.{ $pay }

    Quand : { $when }
    Où : { $place }

    Votre billet, à montrer à l'entrée, et pour changer ou retirer votre réponse :
    { $link }

    { $by }
    Vous recevez ce message parce que vous avez répondu à cet événement.
events-mail-waiting-subject = Liste d'attente : { $title }
events-mail-waiting = Bonjour { $name },

    « { $title } » est complet. Vous êtes sur la liste d'attente ; les places se libèrent dans l'ordre, et nous vous écrirons.

    Quand : { $when }

    Pour suivre, changer ou retirer votre réponse :
    { $link }

    { $by }
    Vous recevez ce message parce que vous avez répondu à cet événement.
events-mail-seated-subject = Une place s'est libérée : { $title }
events-mail-seated = Bonjour { $name },

    Vous étiez sur la liste d'attente de « { $title } » : vos places sont maintenant prises ({ $seats }).{ $pay }

    Quand : { $when }
    Où : { $place }

    Votre billet, et pour laisser vos places à d'autres :
    { $link }

    { $by }
    Vous recevez ce message parce que vous avez répondu à cet événement.
events-mail-changed-subject = Changement : { $title }
events-mail-changed = Bonjour { $name },

    « { $title } » change d'heure ou de lieu. Voici ce qui vaut maintenant.{ $pay }

    Quand : { $when }
    Où : { $place }

    Si cela ne vous va plus, retirez votre réponse ici :
    { $link }

    { $by }
    Vous recevez ce message parce que vous avez répondu à cet événement.
events-mail-cancelled-subject = Annulé : { $title }
events-mail-cancelled = Bonjour { $name },

    « { $title } », prévu { $when }, n'a pas lieu.

    { $why }{ $pay }

    { $by }
    Vous recevez ce message parce que vous aviez répondu à cet événement.
events-mail-reminder-subject = Bientôt : { $title }
events-mail-reminder = Bonjour { $name },

    « { $title } », c'est bientôt.{ $pay }

    Quand : { $when }
    Où : { $place }

    Votre billet, et pour retirer votre réponse si vous ne venez plus :
    { $link }

    { $by }
    Vous recevez ce message parce que vous avez répondu à cet événement.
events-mine-title = Mes événements
events-mine-lead = Ceux où vous venez, et ceux qui s'annoncent près de vous.
events-mine-none = Vous n'avez répondu à aucun événement à venir.
events-mine-offered = Annoncés près de vous
events-mine-offered-none = Rien d'autre n'est annoncé dans { $unit }.
events-mine-past = Passés
events-mine-coming = Vient
events-mine-waiting = En attente
events-mine-cancelled = Ne vient pas
events-mine-off = Annulé
events-mine-came = Présence notée
events-mine-over = Passé
events-door = Entrée
events-door-came = présentes, sur { $awaited } attendues
events-door-waiting = Pas de réseau : { $count } gardées sur cet appareil, elles partiront toutes seules.
events-door-refused = { $count } gardées sur cet appareil : reconnectez-vous dans un autre onglet pour qu'elles partent.
events-door-over = Votre tour à cette entrée est fini : { $count } gardées sur cet appareil. Montrez-les à la personne responsable, qui les notera :
events-door-gone = Cette réponse a été retirée entre-temps : rien n'est noté. Si la personne est là, notez-la ci-dessous.
events-door-gone-name = La présence de { $name } n'a pas pu être notée : réponse retirée entre-temps, ou nom et adresse incomplets. Si la personne est là, notez-la ci-dessous.
events-door-offline = Pas de réseau : continuez, tout part dès qu'il revient.
events-door-device = Sur cet appareil
events-door-device-text = La liste reste ici pour tenir sans réseau : noms, places, billets, sommes à payer. Elle s'efface à votre déconnexion, ou à l'ouverture de cette page après le lendemain.
events-door-device-do = Effacer de cet appareil
events-door-device-sure = Des présences ne sont pas encore parties : les effacer aussi ?
events-door-unknown = Ce billet n'est pas de cet événement, ou sa réponse a été retirée. Cherchez le nom.
events-door-search = Chercher un nom
events-door-with = Avec { $names }
events-door-tick = Présente
events-door-untick = Défaire
events-door-none = Personne ne correspond.
events-door-ticked = La présence est notée.
events-door-unticked = La présence est défaite.
events-door-walk = Quelqu'un vient sans avoir répondu
events-door-walk-hint = Avec son adresse, la personne est reconnue ou inscrite comme contact de l'unité. Sans adresse, elle est seulement comptée.
events-door-walk-do = Noter sa présence
events-door-walked = La personne est notée présente.
events-door-close = Fermer la liste
events-door-close-text = Les personnes attendues et non notées seront comptées absentes. Une présence notée plus tard reste possible.
events-door-close-do = Fermer la liste
events-door-closed = La liste est fermée.
events-office-lead = Ceux de { $unit } et des unités en dessous.
events-office-none = Aucun événement
events-office-none-text = Écrivez-en un : il reste un brouillon jusqu'à ce que vous l'ouvriez.
events-new = Nouvel événement
events-edit = Modifier
events-edit-lead = Organisé par { $unit }.
events-edit-open = Si l'heure ou le lieu changent, les personnes inscrites en reçoivent un courriel.
events-save = Enregistrer
events-saved = L'événement est enregistré.
events-created = L'événement est écrit. Il attend d'être ouvert.
events-when = Quand
events-state = État
events-state-draft = brouillon
events-state-open = ouvert
events-state-cancelled = annulé
events-state-past = passé
events-registered = Places prises
events-came = Présences
events-waiting-count = { $count ->
    [one] une réponse en attente
   *[other] { $count } réponses en attente
 }
events-unit = Unité
events-coming = À venir
events-coming-none = Rien n'est prévu.
events-past = Passés
events-figures = Par unité, sur douze mois
events-asked = Organiser ensemble
events-asked-line = { $by } propose à { $unit } de l'organiser aussi.
events-host-accept = Accepter
events-host-decline = Refuser
events-host-accepted = accepté
events-host-declined = refusé
events-host-asked = demandé
events-waiting = { $count ->
    [one] Une unité vous propose d'organiser un événement ensemble.
   *[other] { $count } propositions d'organiser un événement ensemble attendent.
 }
events-say = <b>{ $taken } places prises</b>, { $waiting } réponses en attente, <b>{ $came } présences</b>.
events-say-capacity = { $count } places en tout.
events-answers = Réponses
events-answers-none = Personne n'a répondu pour l'instant.
events-shift-add = Ajouter une tâche
events-add = Ajouter
events-drop = Retirer
events-act = Étape suivante
events-open-hint = Ouvert, il se lit et reçoit des réponses.
events-do-open = Ouvrir
events-do-open-series = Ouvrir celui-ci et les suivants
events-do-cancel = Annuler l'événement
events-opened = L'événement est ouvert.
events-cancelled = L'événement est annulé ; les personnes inscrites en reçoivent un courriel.
events-steps = Étapes
events-fact-drafted = Écrit
events-fact-opened = Ouvert
events-fact-moved = Heure ou lieu changés
events-fact-cancelled = Annulé
events-fact-counted = Liste fermée
events-fact-reported = Compte rendu écrit
events-hosts = Organisé avec
events-host-ask = Proposer à cette unité
events-stewards = À l'entrée
events-team-saved = C'est enregistré.
events-team-asked = La proposition est faite : une personne mandatée de cette unité répondra.
events-team-accepted = C'est accepté : l'unité organise cet événement aussi.
events-team-declined = C'est refusé.
events-widget = Sur un autre site
events-widget-text = Un cadre à copier dans une page SPIP, Drupal, WordPress ou autre. Ni script, ni cookie.
events-widget-code = Code à copier
events-report-lead = { $count ->
    [0] Personne n'a été noté présent.
    [one] Une présence notée.
   *[other] { $count } présences notées.
 }
events-report-library = Ajouter des photos à la bibliothèque d'images
events-reported = Le compte rendu est publié sur la page de l'événement.
events-welcome = Accueil
events-series = Plusieurs fois
events-repeat-once = Une seule fois
events-repeat-weekly = Chaque semaine
events-repeat-fortnightly = Toutes les deux semaines
events-repeat-monthly = Chaque mois, le même jour de la semaine
events-field-title = Titre
events-field-body = Texte
events-field-body-hint = Ce qui s'y passe, pour qui. Une ligne vide sépare les paragraphes, **mot** met en gras, un tiret en début de ligne fait une liste, [mot](https://…) fait un lien.
events-field-access = Qui le voit
events-field-starts_at = Commence
events-field-ends_at = Finit
events-field-zone = Heure de
events-field-place = Nom du lieu
events-field-place-hint = Par exemple : Maison des associations, salle 2.
events-field-address = Adresse
events-field-is_address_open = Montrer l'adresse à tout le monde. Sinon, seules les personnes inscrites la reçoivent.
events-field-postcode = Code postal
events-field-city = Commune
events-field-city-hint = Nécessaire, sauf si l'événement est seulement en ligne.
events-field-online_link = Lien pour suivre en ligne
events-field-online_link-hint = Donné aux seules personnes inscrites.
events-field-accessibility = Accessibilité
events-field-accessibility-hint = Par exemple : de plain-pied, boucle magnétique, interprète en langue des signes.
events-field-child_care = Garde d'enfants
events-field-child_care-hint = Par exemple : sur place, à partir de trois ans.
events-field-carpool = Covoiturage
events-field-carpool-hint = Par exemple : départ du local à 18 h, écrire à Ana.
events-field-capacity = Places
events-field-capacity-hint = Vide : sans limite. Au-delà, une liste d'attente.
events-field-guests_max = Invités par personne
events-field-guests_max-hint = Vide : chacun répond pour soi.
events-field-asks_phone = Demander le téléphone, sans l'exiger
events-field-questions = Questions
events-field-questions-hint = Une par ligne, sans rien de sensible : ni santé, ni religion. Les réponses sont facultatives.
events-field-repeat = A lieu
events-field-count = Nombre de fois
events-field-count-hint = Pour une série : de deux à cinquante-deux.
events-field-following = Changer aussi les suivants de la série
events-field-following-hint = Chacun garde son jour et prend la nouvelle heure.
events-field-why = Motif
events-field-why-hint = Lu par les personnes inscrites. Nécessaire pour annuler.
events-field-host = Une autre unité
events-field-host-hint = Son nom. Une personne mandatée de cette unité accepte ou refuse.
events-field-steward = Adresse électronique
events-field-steward-hint = D'une personne de votre fichier. Elle ouvre la liste de l'entrée de cet événement, et rien d'autre.
events-field-label = Tâche
events-field-label-hint = Par exemple : accueil, buvette, rangement.
events-field-needed = Personnes nécessaires
events-field-report = Compte rendu
events-field-report-hint = Ce qui s'est dit et décidé. La bibliothèque donne la ligne qui place une image : ![](photo:nom). Le nombre de présences s'ajoute de lui-même.
events-refusal-title = Écrivez un titre de cent vingt lettres au plus.
events-refusal-body = Écrivez un texte de vingt mille lettres au plus.
events-refusal-line = Écrivez trois cents lettres au plus.
events-refusal-moment = Choisissez un jour et une heure, par exemple 2026-12-08T19:00.
events-refusal-end = Choisissez une fin après le début, et dans le mois qui suit.
events-refusal-link = Écrivez une adresse entière qui commence par https://.
events-refusal-place = Écrivez la commune, ou un lien pour suivre en ligne.
events-refusal-postcode = Écrivez les cinq chiffres du code postal.
events-refusal-number = Écrivez un nombre entier, moins grand.
events-refusal-count = Écrivez combien de fois, de deux à cinquante-deux.
events-refusal-questions = Écrivez dix questions au plus, une par ligne, de trois cents lettres au plus.
events-refusal-why = Écrivez le motif en cinq lettres au moins : les personnes inscrites le liront.
events-refusal-host = Écrivez le nom entier d'une unité qui existe.
events-refusal-host-several = Plusieurs unités portent ce nom : écrivez son chemin, par exemple « Gard > Alès ».
events-refusal-host-own = Cette unité l'organise déjà, ou l'a déjà accepté.
events-refusal-steward = Personne de votre fichier n'a cette adresse.
events-refusal-shift-label = Écrivez ce qu'il y a à faire, en cent vingt lettres au plus.
events-refusal-needed = Écrivez combien de personnes il faut, au moins une.
events-refusal-taken = Quelqu'un a pris cette tâche : elle ne se retire plus.
events-file = Télécharger les réponses
events-file-reason = Fichier des réponses à « { $title } »
events-file-last = nom
events-file-first = prénom
events-file-email = courriel
events-file-phone = téléphone
events-file-seats = places
events-file-guests = avec
events-file-state = réponse
events-file-came = présence
events-file-told = questions
events-yes = oui
events-no = non
events-timeline-registered = A répondu venir à « { $title } »
events-timeline-came = Était à « { $title } »
events-timeline-absent = Était attendue à « { $title } », n'est pas venue
events-timeline-cancelled = A retiré sa réponse à « { $title } »
events-criterion-registered = A répondu à un événement
events-criterion-registered-told = { $not ->
    [yes] n'ont répondu à aucun événement{ events-criterion-recent }
   *[no] ont répondu à un événement{ events-criterion-recent }
 }
events-criterion-came = Est venu à un événement
events-criterion-came-told = { $not ->
    [yes] ne sont venues à aucun événement{ events-criterion-recent }
   *[no] sont venues à un événement{ events-criterion-recent }
 }
events-criterion-missed = N'est pas venu alors qu'on l'attendait
events-criterion-missed-told = { $not ->
    [yes] n'ont manqué aucun événement où on les attendait{ events-criterion-recent }
   *[no] ne sont pas venues à un événement où on les attendait{ events-criterion-recent }
 }
events-criterion-recent = { $within ->
    [days] { "" } ces { $days } derniers jours
   *[ever] { "" }
 }{ $often ->
    [many] , au moins { $times } fois
   *[once] { "" }
 }
events-criterion-event = A répondu à l'événement
events-criterion-event-told = { $not ->
    [yes] n'ont pas répondu à « { $value } »
   *[no] ont répondu à « { $value } »
 }
events-column-came = Dernière présence
events-block = [[agenda 5]] : les prochains événements publics de l'unité et de celles en dessous ; le nombre est facultatif.
events-retention = Une réponse à un événement est gardée vingt-quatre mois après lui, puis la personne en est effacée ; seul le nombre de présences reste.
events-panel-all = Tout l'agenda
events-panel-comes = Vous venez
events-panel-held = Prochains rendez-vous
events-panel-mine = À venir
events-panel-none = Rien n'est annoncé.
events-panel-taken = { $count ->
        [0] Personne n'est inscrit.
        [one] 1 personne inscrite.
       *[other] { $count } personnes inscrites.
    }
events-widget-label = Événements
events-price = Prix
events-price-hint = Par personne : invités compris, chacun paie le même prix. Vous payez après, de la façon que vous voulez.
events-price-full = Plein tarif
events-price-reduced = Tarif réduit
events-price-open = Prix libre
events-price-free = Gratuit
events-price-of = { $name } : { $amount }
events-price-from = Prix libre, à partir de { $amount }
events-price-amount = Montant par personne, en euros
events-price-amount-hint = Pour le prix libre seulement.
events-prices = Prix
events-prices-hint = Tout laisser vide : l'entrée est gratuite. Sinon, qui s'inscrit choisit parmi les prix écrits ici, par personne. La caisse de l'unité reçoit.
events-field-price_full = Plein tarif, en euros
events-field-price_reduced = Tarif réduit, en euros
events-field-price_open = Prix libre, au moins
events-field-price-hint = Par exemple 12 ou 7,50.
events-field-price_open-hint = 0 : chacun donne ce qui lui convient.
events-field-price_free = Gratuit pour qui le demande
events-field-price_free-hint = Personne n'a à dire pourquoi.
events-refusal-price = Choisissez un prix.
events-refusal-price-amount = Écrivez un montant qui va jusqu'au minimum indiqué, par exemple 5.
events-refusal-cents = Écrivez un montant en euros, de mille au plus, par exemple 7,50.
events-refusal-collector = Aucune caisse ne reçoit pour cette unité : demandez à la trésorerie d'en ouvrir une, ou laissez les prix vides.
events-refusal-paid = Il n'y a plus rien à payer pour cette réponse.
events-refusal-since = Un paiement vient d'être noté pour cette réponse. Regardez ce qui reste à payer, puis recommencez s'il en manque un.
events-refusal-receive = Une autre trésorerie tient cette caisse : c'est elle qui encaisse.
events-refusal-back = Il n'y a rien à rembourser pour cette réponse.
events-pay = Il reste à payer { $amount }
events-pay-choose = Choisissez comment payer. Vos places sont déjà prises.
events-way-card = Par carte
events-way-transfer = Par virement
events-way-door = Sur place
events-pay-card-failed = Le paiement par carte n'a pas abouti. Rien n'a été prélevé : vous pouvez recommencer ou choisir une autre façon.
events-pay-card-back = La banque nous répond dans un instant. Cette page se recharge toute seule.
events-pay-card-ready = Le paiement se fait sur la page de la banque ; vous reviendrez ensuite ici.
events-pay-card-asked = Nous préparons le paiement. Cette page se recharge toute seule.
events-pay-card-more = Un premier paiement par carte est arrivé ; il en reste une partie à payer.
events-pay-card-go = Payer par carte
events-pay-card-look = Recharger la page
events-pay-transfer = Faites ce virement depuis votre banque, avec sa référence, ou lisez le code avec son application.
events-pay-door = Vous paierez à l'entrée, en espèces ou par chèque.
events-pay-back = { $amount } vous seront rendus par { $unit }.
events-to-pay = { $amount } à payer
events-to-give-back = { $amount } à rembourser
events-paid = { $amount } payés
events-money = Entrées des événements
events-money-lead = Qui a payé, et ce qui reste à recevoir ou à rembourser. { $unit }.
events-money-say = { $paid } reçus sur { $due } attendus ; { $open } restent à payer.
events-money-back = { $back } sont à rembourser.
events-money-off = L'événement n'a pas lieu : ce qui a été payé est à rembourser, et plus rien n'est demandé.
events-money-elsewhere = Une autre trésorerie tient cette caisse : vous voyez les paiements, elle les encaisse.
events-money-none = Personne n'a encore répondu
events-money-none-text = Les réponses et leurs paiements paraîtront ici.
events-money-see = Voir les paiements
events-money-list-lead = Les événements qui ont un prix, avec ce qui est arrivé.
events-money-list-none = Aucun événement payant
events-money-list-none-text = Un événement paraît ici dès qu'un prix y est écrit.
events-receive = Encaisser
events-received = Encaissé.
events-give-back = Noter remboursé
events-give-back-hint = Rendez d'abord l'argent ; l'écriture est contre-passée aujourd'hui.
events-given-back = Remboursement noté.
events-pay-way = Moyen
events-pay-amount = Montant, en euros
events-pay-piece = Numéro du chèque ou du reçu
events-pay-day = Reçu le
events-hand-cheque = Chèque
events-hand-cash = Espèces
events-hand-transfer = Virement
events-mail-to-pay = Il reste à payer { $amount } : votre billet dit comment.
events-mail-back = Ce que vous avez payé, { $amount }, vous sera rendu.
events-speakers = Qui vient parler
events-speaker-ask = Demander quelqu'un à une autre unité
events-field-speaker_unit = Unité
events-field-speaker_unit-hint = Son nom, ou celui de l'organisation. Une personne mandatée de cette unité répond.
events-field-speaker_subject = Sujet
events-field-speaker_wanted = Qui, si vous avez une idée
events-field-speaker_wanted-hint = Un nom, un métier. La date est celle de l'événement.
events-field-speaker = Qui parlera
events-field-speaker_why = Ou pourquoi personne
events-refusal-speaker-subject = Écrivez le sujet.
events-refusal-speaker-unit = Choisissez une autre unité que la vôtre, à laquelle vous n'avez pas déjà posé cette question.
events-refusal-speaker = Écrivez le nom de la personne qui parlera.
events-refusal-speaker-why = Écrivez pourquoi personne ne peut venir : l'autre unité le lira.
events-speaker-accepted = C'est dit : l'autre unité voit qui parlera.
events-speaker-declined = C'est dit : l'autre unité voit le motif.
events-speakers-asked = On vous demande quelqu'un pour parler
events-speaker-wanted = Souhait : { $wanted }.
events-waiting-speakers = Demandes de quelqu'un pour parler
