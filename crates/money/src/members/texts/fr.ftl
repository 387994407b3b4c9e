### Adhésions, cotisations, timbres, accueil, listes électorales.

members-accept = Accepter
members-all = Tout cocher
members-amount = Montant
members-amount-changed = C'est noté. Le nouveau montant vaut à partir du mois prochain.
members-arrange = Exonérer, réduire ou reporter
members-arrange-do = Enregistrer
members-arrange-what = Que décidez-vous ?
members-arrangement-end = Mettre fin
members-arrangement-months = de { $from } à { $through }
members-arrangement-over = terminé
members-arrangement-until = jusqu'au { $day }
members-arrangement-exempt = Exonération
members-arrangement-reduced = Tarif réduit
members-arrangement-postponed = Report
members-arrangements = Exonérations, réductions, reports
members-born-hint = Il faut avoir au moins { $years } ans.
members-born-on = Date de naissance
members-card = Ma carte de membre
members-card-again = Refaire la carte
members-card-issue = Émettre la carte
members-card-name = Membre
members-card-none = Votre carte apparaîtra ici dès que vous serez à jour.
members-card-print = Montrez cet écran ou imprimez la page : le code dit seulement si la carte est valable.
members-card-qr = Code QR de la carte, à présenter à l'accueil d'une assemblée
members-change-amount = Changer le montant
members-change-do = Changer
members-check-not = Carte non valable
members-check-title = Contrôle d'une carte
members-check-told = Cette page ne dit rien d'autre, et ne garde pas trace du contrôle.
members-check-valid = Carte valable
members-city = Ville
members-counts-average = Timbres par cotisant
members-counts-cents = Encaissé
members-counts-chart = Timbres réglés et exonérés, mois par mois, en { $year } ; les mêmes chiffres sont dans le tableau.
members-counts-cohorts = Par année d'adhésion
members-counts-exempt = Exonérés
members-counts-first = Premier timbre
members-counts-joined = Ont adhéré
members-counts-lead = { $unit } : { $members } membres aujourd'hui, { $paid } timbres réglés en { $year }. Aucun nom n'est affiché ici.
members-counts-members = Membres
members-counts-month = Mois
members-counts-months = Membres et timbres de { $year }, mois par mois
members-counts-at = Compté une fois pour toutes les personnes qui regardent, et de nouveau après cinq minutes :
members-counts-nav = Effectifs
members-counts-none = Aucun chiffre encore
members-counts-none-text = Les effectifs apparaîtront avec les premières adhésions.
members-counts-owed = Dus
members-counts-paid = Réglés
members-counts-percent = { $percent } %
members-counts-still = Toujours membres
members-counts-units = Unité par unité
members-counts-units-hint = Chaque ligne compte l'unité et tout ce qui est au-dessous. « Premier timbre » compte les personnes qui en ont réglé au moins un.
members-counts-up-to-date = À jour
members-counts-year = Année
members-counts-years = Années
members-criterion-months = Ancienneté, en mois
members-criterion-months-told = { $not ->
        [yes] ne sont pas membres depuis un nombre de mois { $sign ->
            [equal] égal à
            [less] inférieur à
            [most] inférieur ou égal à
            [more] supérieur à
           *[least] supérieur ou égal à
        } { $value }
       *[no] sont membres depuis un nombre de mois { $sign ->
            [equal] égal à
            [less] inférieur à
            [most] inférieur ou égal à
            [more] supérieur à
           *[least] supérieur ou égal à
        } { $value }
    }
members-criterion-months-late = Timbres manquants
members-criterion-months-late-told = { $not ->
        [yes] n'ont pas un nombre de timbres manquants { $sign ->
            [equal] égal à
            [less] inférieur à
            [most] inférieur ou égal à
            [more] supérieur à
           *[least] supérieur ou égal à
        } { $value }
       *[no] ont un nombre de timbres manquants { $sign ->
            [equal] égal à
            [less] inférieur à
            [most] inférieur ou égal à
            [more] supérieur à
           *[least] supérieur ou égal à
        } { $value }
    }
members-criterion-standing = Situation de l'adhésion
members-criterion-standing-told = { $not ->
        [yes] n'ont pas pour situation « { $value } »
       *[no] ont pour situation « { $value } »
    }
members-criterion-type = Type d'adhésion
members-criterion-type-told = { $not ->
        [yes] n'ont pas l'adhésion « { $value } »
       *[no] ont l'adhésion « { $value } »
    }
members-decision = Motif ou décision
members-decision-hint = Par exemple : assemblée du 10 janvier. Nécessaire pour refuser ou exclure.
members-done = C'est enregistré.
members-door-again = Recommencer
members-door-do = Confirmer ma demande
members-door-done = Votre demande est confirmée
members-door-done-lead = { $unit } va vous accueillir. Vous recevrez une réponse dans les jours qui viennent.
members-door-lead = { $name }, confirmez que vous demandez à adhérer à { $unit }.
members-door-mine = Voir mon adhésion
members-door-not = Si vous n'avez rien demandé, fermez cette page : la demande s'effacera d'elle-même.
members-door-over = Ce lien ne vaut plus
members-door-over-lead = Il a expiré, ou il est incomplet. Rien n'a été enregistré de plus.
members-door-title = Confirmer la demande d'adhésion
members-email = Adresse électronique
members-end = Mettre fin à l'adhésion
members-end-do = Mettre fin
members-end-how = Comment
members-erased = Nom effacé
members-fact-accepted = Adhésion acceptée
members-fact-applied = Demande d'adhésion
members-fact-card_issued = Carte émise
members-fact-deceased = Décès
members-fact-excluded = Exclusion
members-fact-lapsed = Radiation pour cotisations impayées
members-fact-late = Rappel de cotisation
members-fact-refused = Demande refusée
members-fact-renewed = Adhésion renouvelée
members-fact-resigned = Démission
members-fact-transferred = Adhésion suivie par { $unit }
members-fact-withdrawn = Demande retirée
members-facts = Vie de l'adhésion
members-facts-none = Rien n'est encore écrit.
members-field = Champ
members-first-name = Prénom
members-from-month = À partir du mois de
members-how-resigned = Démission
members-how-lapsed = Radiation
members-how-excluded = Exclusion
members-how-deceased = Décès
members-how-refused = Demande refusée
members-how-withdrawn = Demande retirée
members-instalments = En combien de fois par an
members-instalments-each = { $count ->
        [one] En une fois
       *[other] En { $count } fois
    }
members-join = Adhérer
members-join-agree = Ce que vous acceptez de recevoir
members-join-agree-hint = Rien n'est coché d'avance, et rien n'est nécessaire pour adhérer.
members-join-amount-hint = Vous choisissez : personne ne vérifie.
members-join-amount-month = Montant que je choisis, par mois
members-join-amount-year = Montant que je choisis, pour l'année
members-join-closed = Les adhésions en ligne ne sont pas ouvertes. Adressez-vous à la section la plus proche.
members-join-dues = Votre cotisation
members-join-income = Revenu net par mois
members-join-income-told = Le barème suit vos revenus. Vos revenus ne sont ni envoyés ni enregistrés : seul le montant choisi l'est.
members-join-lead = Cinq minutes. La section vous accueille ensuite : c'est elle qui tient votre fiche.
members-join-said = Le barème propose { $amount }.
members-join-search = Chercher
members-join-send = Envoyer ma demande
members-join-title = Prendre sa carte
members-join-told = Vous allez recevoir un courriel avec un lien pour confirmer. Votre fiche est vue par le bureau de la section ; au-dessus, seuls des totaux sont connus.
members-join-unit = Votre section
members-join-units = Sections proches de chez vous
members-join-you = Vous
members-key-in = Saisir un bulletin d'adhésion
members-key-in-accept = Accepter tout de suite
members-key-in-accept-hint = Sans cela, la demande attend l'accueil de la section.
members-key-in-do = Enregistrer l'adhésion
members-key-in-for = Adhésion de { $name }
members-key-in-lead = Une personne déjà connue de { $unit } est reconnue par son nom et son adresse ou son téléphone.
members-key-in-no-type = Aucun type d'adhésion n'est encore ouvert. L'administration de l'organisation les crée.
members-keyed = L'adhésion est enregistrée.
members-last-name = Nom
members-lead = Les adhésions de { $unit }.
members-letter-end = Bien cordialement, { $unit }
members-letter-hello = Bonjour { $name },
members-letter-text =
    Sauf erreur, il manque { $amount } à vos cotisations depuis le { $day }. Si vous traversez un moment difficile, dites-le à la trésorerie : un report
    ou une exonération est possible. Merci de faire vivre { $organisation }.
members-letters = Lettres à imprimer
members-letters-do = Elles sont imprimées
members-cards-do = Les cartes à poster (PDF)
members-cards-last = Dernière impression :
members-cards-none = Aucune carte valable n'attend d'être imprimée.
members-cards-text = Les cartes valables, pas encore imprimées, des personnes sans adresse électronique utilisable. Une carte imprimée n'y revient pas : la fiche de la personne la redonne.
members-cards-title = Cartes à poster
members-letters-done = Dernières lettres imprimées
members-letters-done-on = Imprimée :
members-letters-lead = Rappels pour les personnes de { $unit } qui n'ont pas d'adresse électronique utilisable.
members-letters-none = Aucune lettre à imprimer
members-letters-none-text = Les rappels qui ne peuvent pas partir par courriel apparaîtront ici.
members-letters-printed = { $count ->
        [one] Une lettre est notée comme imprimée.
       *[other] { $count } lettres sont notées comme imprimées.
    }
members-letters-tick = Imprimée
members-line-1 = Adresse
members-list-none = Personne ici
members-lists = Listes
members-list-applied = À accueillir
members-list-members = Membres
members-list-late = En retard
members-list-arrears = Retard long
members-list-renew = À renouveler
members-list-ended = Terminées
members-list-applied-none = Aucune demande d'adhésion n'attend.
members-list-members-none = Aucune adhésion en cours.
members-list-late-none = Personne n'est en retard.
members-list-arrears-none = Personne n'a un long retard.
members-list-renew-none = Aucune adhésion n'est à renouveler.
members-list-ended-none = Aucune adhésion ne s'est terminée.
members-mail-after =
    Bonjour { $name },

    Sauf erreur, il manque { $amount } à vos cotisations depuis le { $day }.
    Votre carte, vos timbres et de quoi demander un report, sans justification : { $link }

    Vous recevez ce message parce que vous êtes membre de { $organisation }.
    { $unit }
members-mail-before =
    Bonjour { $name },

    Votre cotisation de { $amount } est attendue le { $day }.
    Votre carte et vos timbres : { $link }

    Vous recevez ce message parce que vous êtes membre de { $organisation }.
    { $unit }
members-mail-link =
    Bonjour { $name },

    Vous demandez à adhérer à { $organisation }, { $unit }. Confirmez ici : { $link }

    Le lien vaut { $days } jours. Si vous n'avez rien demandé, ne faites rien : tout s'effacera.
members-mail-link-subject = Confirmez votre demande d'adhésion à { $organisation }
members-mail-reminder-subject = Votre cotisation à { $organisation }
members-mine-change = Montant et façon de payer
members-mine-change-do = Enregistrer
members-mine-change-hint = Le nouveau montant vaut à partir du mois prochain.
members-mine-due = Il manque { $amount }.
members-mine-due-one = { $period }, dû le { $day }
members-mine-nav = Mon adhésion
members-mine-nothing-due = Il ne manque rien.
members-mine-title = Mon adhésion
members-mine-none = Vous n'êtes pas membre.
members-mine-applied = Votre demande attend la réponse de la section.
members-mine-up_to_date = Vous êtes à jour.
members-mine-grace = Un timbre vient d'arriver à échéance.
members-mine-late = Il manque un ou plusieurs timbres.
members-mine-arrears = Plusieurs timbres manquent depuis longtemps. Parlez-en à la trésorerie : un report est possible.
members-mine-lapsed = Votre adhésion a pris fin.
members-mine-left = Vous n'êtes plus membre.
members-missing = Manque
members-missing-count = { $count ->
        [one] { $count } échéance
       *[other] { $count } échéances
    }
members-nav = Adhésions
members-number = Numéro
members-on-day = Date
members-on-day-hint = Celle du bulletin signé.
members-one-as-of = Situation à la date du
members-one-as-of-do = Voir
members-one-none = Pas d'adhésion
members-one-none-text = Cette personne n'a jamais demandé à adhérer.
members-one-standing = Situation au { $day } : { $standing }.
members-one-title = Adhésion de { $name }
members-other-party = J'appartiens à un autre parti
members-other-party-hint = Les statuts ne permettent pas d'appartenir à deux partis.
members-other-party-label = Autre parti
members-phone = Téléphone
members-postcode = Code postal
members-postcode-bad = Ce n'est pas un code postal français : cinq chiffres.
members-postcode-hint = Pour trouver votre section.
members-postpone = Reporter ce qui est dû
members-postpone-do = Demander le report
members-postpone-hint = Sans justification : c'est accordé tout de suite, et la trésorerie le voit.
members-postpone-months = { $months ->
        [one] D'un mois
       *[other] De { $months } mois
    }
members-postponed = Le report est noté.
members-reason = Motif
members-record = Adhésion
members-reduced-amount = Montant réduit
members-refusal-already = Cette personne a déjà une adhésion en cours.
members-refusal-amount-refused = Le barème ne permet pas ce montant.
members-refusal-bad-amount = Écrivez un montant en euros, par exemple 12,50.
members-refusal-bad-day = Écrivez un jour entier, qui ne soit pas à venir.
members-refusal-bad-email = Cette adresse ne se lit pas. Exemple : nom@exemple.fr.
members-refusal-bad-months = Ces mois ou ces jours ne vont pas ensemble : la fin suit le début, au plus trois ans.
members-refusal-bad-phone = Ce numéro ne se lit pas.
members-refusal-bad-schedule = Une ligne du barème ne se lit pas : revenu ; taux % ; montant, par revenu croissant.
members-refusal-ended = Cette adhésion est terminée.
members-refusal-link-over = Ce lien ne vaut plus.
members-refusal-no-decision = Écrivez la décision qui exclut.
members-refusal-no-name = Écrivez ce nom.
members-refusal-no-reason = Écrivez un motif d'au moins cinq signes.
members-refusal-no-title = Écrivez un nom.
members-refusal-no-type = Aucun type d'adhésion n'est ouvert.
members-refusal-no-unit = Choisissez une section.
members-refusal-no-way = Choisissez une façon de payer.
members-refusal-nobody = Cochez au moins une personne.
members-refusal-not-on-roll = Cette ligne est déjà réglée, ou n'est pas sur la liste.
members-refusal-other-party = Les statuts ne permettent pas d'appartenir à un autre parti.
members-refusal-roll-not-ready = La liste n'est pas encore complète : attendez qu'elle se termine.
members-refusal-stale = Quelqu'un a changé la même chose entre-temps. Recommencez.
members-refusal-too-young = L'âge minimal n'est pas atteint.
members-refuse = Refuser
members-renew-do = Renouveler
members-renew-hint = La période qui contient ce jour est appelée, par la même règle que pour une seule personne.
members-renew-on = Au
members-renew-one = Renouveler
members-renewed-many = { $count ->
        [0] Aucune adhésion n'était à renouveler.
        [one] Une adhésion est renouvelée.
       *[other] { $count } adhésions sont renouvelées.
    }
members-resign-do = Quitter
members-resign-lead = Vous quittez { $unit } : la carte ne vaut plus et plus rien n'est dû ensuite.
members-resign-link = Ne plus être membre
members-resign-more = Choisir ce que deviennent mes données
members-resign-title = Ne plus être membre
members-resign-why = Un mot, si vous voulez
members-resign-why-hint = La section le lira.
members-resigned = C'est noté. Merci pour le chemin fait ensemble.
members-retention =
    Tant que dure l'adhésion, puis aussi longtemps que la fiche : la vie de l'adhésion fonde le droit de vote et l'ancienneté. Ce que la comptabilité doit
    garder est dans ses journaux.
members-roll-challenge = Réclamations jusqu'au
members-roll-counts = { $listed } inscrits, { $voters } peuvent voter
members-roll-day = Jour du vote
members-roll-digest = Empreinte
members-roll-do = Figer la liste
members-roll-dues = Cotisations
members-roll-export = Emporter la liste
members-roll-export-do = Télécharger (CSV)
members-roll-begun = La liste est en cours d'établissement. Elle se termine d'elle-même.
members-roll-begun-text = La liste est en cours d'établissement : { $listed } inscrits pour l'instant. Elle se termine d'elle-même, et ce qui est saisi depuis ne compte pas.
members-roll-frozen = La liste est figée.
members-roll-frozen-by = Figée par
members-roll-lead = { $unit }, vote du { $day } : { $listed } inscrits, { $voters } pouvaient voter quand la liste a été figée.
members-roll-may = Peut voter
members-roll-name = Pour quel vote
members-roll-name-hint = Par exemple : congrès de 2027.
members-roll-new = Nouvelle liste
members-roll-no = Non
members-roll-paid = À jour
members-roll-place = Rang
members-roll-reason = Motif
members-roll-reason-hint = Les personnes inscrites le liront.
members-roll-settle = Règle au vote
members-roll-settled = C'est noté : cette personne peut voter. La trésorerie saisit son règlement.
members-roll-settled-at = Réglé au vote, noté par { $by }
members-roll-settled-now = Réglés au vote
members-roll-too-new = Adhésion trop récente
members-roll-unpaid = Derniers mois non réglés
members-roll-yes = Oui
members-rolls = Listes électorales
members-rolls-lead = Les membres de { $unit } à une date : ancienneté, cotisations des derniers mois. Une liste figée ne change plus.
members-rolls-none = Aucune liste encore.
members-scale = Barème des cotisations
members-scale-above = { $from } et plus
members-scale-between = de { $from } à { $below }
members-scale-dues = Cotisation
members-scale-fixed = forfait
members-scale-floor = Montant libre, à partir de { $floor }.
members-scale-from = à partir de { $from }
members-scale-from-to = de { $from } à { $to }
members-scale-income = Revenu net mensuel
members-scale-percent = { $rate } %
members-scale-rate = Taux
members-schedule-brackets = Par tranches
members-schedule-fixed = Montant fixe
members-schedule-free = Libre, avec un minimum
members-schedule-percent = Pourcentage du revenu
members-sent-again = Recommencer avec une autre adresse
members-sent-days = Le lien vaut { $days } jours. Ensuite, ce que vous avez tapé est effacé.
members-sent-lead = Un message vient de partir avec un lien. Ouvrez-le pour confirmer votre demande.
members-sent-title = Regardez votre courrier
members-since-applied = Demande du
members-since-members = Membre depuis
members-since-late = Membre depuis
members-since-arrears = Membre depuis
members-since-renew = Membre depuis
members-since-ended = Fin
members-stamp-due = à régler
members-stamp-exempt = exonéré
members-stamp-late = en retard
members-stamp-later = à venir
members-stamp-paid = réglé
members-stamps-of = Timbres de { $year }
members-standing-none = pas membre
members-standing-applied = demande en attente
members-standing-arrears = long retard
members-standing-grace = échéance récente
members-standing-lapsed = radié
members-standing-late = en retard
members-standing-left = ne fait plus partie
members-standing-up_to_date = à jour
members-step-accept = Accepter
members-step-call = Appeler
members-step-meet = Rencontrer
members-step-by = À faire avant le { $day }
members-step-date = Pour le
members-step-done = Fait le { $day }, { $by }
members-step-finish = C'est fait
members-step-owner = { $owner } s'en occupe, avant le { $day }
members-step-take = Je m'en occupe
members-through-month = Jusqu'au mois de
members-title = Adhésions
members-type = Type d'adhésion
members-type-add = Ajouter
members-type-added = Le type est ajouté : réglez maintenant ses règles et son barème.
members-type-age = Âge minimal, en années
members-type-ahead = Adhérer à partir du mois vaut aussi pour l'année suivante
members-type-ahead-hint = Numéro du mois, 9 pour septembre ; 0 pour jamais.
members-type-arrears = Long retard au-delà de, en mois manquants
members-type-calendar = Année civile
members-type-ceiling = Proposer au plus
members-type-ceiling-hint = Vide ou 0 : pas de limite.
members-type-choose = Choisir
members-type-dated = À partir de quand
members-type-dated-hint = Les règles d'avant restent : la situation à une date passée se calcule avec celles de ce jour-là.
members-type-exclusive = Demander si la personne appartient à un autre parti, et l'exclure
members-type-floor = Montant minimal
members-type-from = Valable à partir du
members-type-grace = Jours de grâce après l'échéance
members-type-history = Règles et barèmes, dans l'ordre
members-type-lapse = Fin d'office à partir de, en mois manquants
members-type-lapse-hint = 0 : jamais.
members-type-monthly = Un timbre par mois
members-type-name-en = Nom en anglais
members-type-name-fr = Nom
members-type-new = Nom du nouveau type
members-type-new-hint = Par exemple : adhésion, étudiant, soutien.
members-type-open = Proposer sur la page publique
members-type-open-hint = Visible sur /join dès qu'un barème est réglé.
members-type-open-tag = Ouvert au public
members-type-prorated = La première année compte seulement les mois restants
members-type-reminders = Rappels, en jours autour de l'échéance
members-type-reminders-hint = Par exemple : -15 0 30. Vide : aucun rappel. Jamais deux fois pour la même échéance.
members-type-retired = Ne plus proposer ce type
members-type-rhythm = Rythme
members-type-rolling = Douze mois à partir de l'adhésion
members-type-rules = Règles
members-type-rules-from = Règles à partir du { $day }
members-type-save = Enregistrer
members-type-saved = Les règles et le barème sont enregistrés.
members-type-schedule = Forme du barème
members-type-schedule-from = Barème à partir du { $day }
members-type-seniority = Ancienneté pour voter, en mois
members-type-source = Décision
members-type-source-hint = Par exemple : congrès de 2025, article 16.
members-type-span = Période
members-type-steps = Paliers
members-type-steps-hint = Une ligne par palier : revenu ; taux % ; montant. Exemple : 900 ; 0,4 % ; 0.
members-type-tacit = L'adhésion continue d'elle-même
members-type-tacit-hint = Sinon elle prend fin avec sa période, et se renouvelle.
members-type-text-en = Pour qui, en anglais
members-type-text-fr = Pour qui
members-type-voting = Derniers mois réglés pour voter
members-type-what = Le type
members-type-yearly = Un montant par période
members-types-lead = Chaque type a ses règles et son barème, datés et votés.
members-types-nav = Types d'adhésion et barèmes
members-types-none = Aucun type encore.
members-unit = Section
members-until = Jusqu'au
members-way = Comment régler
members-way-debit = Prélèvement
members-way-debit-hint = Vous signerez un mandat, révocable à tout moment.
members-way-transfer = Virement
members-way-transfer-hint = La trésorerie vous donnera les coordonnées et une référence.
members-way-cheque = Chèque
members-way-cheque-hint = Remis ou envoyé à la trésorerie de la section.
members-way-cash = Espèces
members-way-cash-hint = Auprès de la trésorerie, avec un reçu.
members-way-card = Carte bancaire
members-way-card-hint = En ligne, quand la trésorerie l'a ouvert.
members-welcome = Accueil
members-who = Personne
members-column-dues = Cotisation mensuelle
members-column-01 = Timbre de janvier
members-column-02 = Timbre de février
members-column-03 = Timbre de mars
members-column-04 = Timbre de avril
members-column-05 = Timbre de mai
members-column-06 = Timbre de juin
members-column-07 = Timbre de juillet
members-column-08 = Timbre de août
members-column-09 = Timbre de septembre
members-column-10 = Timbre de octobre
members-column-11 = Timbre de novembre
members-column-12 = Timbre de décembre
members-figures-chase = À suivre
members-figures-applied = Demandes d'adhésion à accueillir
members-figures-renew = Adhésions à renouveler
members-figures-late = Membres en retard
members-figures-arrears = Membres à plusieurs mois de retard
members-figures-arrears-title = { $amount } en retard
members-figures-chart-members = Membres à la fin de chaque mois de { $year } ; les mêmes chiffres sont dans le tableau.
members-figures-members-drawn = Membres, puis timbres : chaque barre est un mois.
members-figures-arrears-caption = Ce qui est en retard, par ancienneté
members-figures-since = Échu depuis
members-figures-part = Part du retard
members-figures-late-month = moins d'un mois
members-figures-late-quarter = un à trois mois
members-figures-late-half = trois à six mois
members-figures-late-more = plus de six mois
members-figures-stays = Qui reste, année après année
members-figures-chart-stays = Part de celles et ceux qui ont adhéré et sont encore membres après chaque année ; les chiffres par année d'adhésion sont dans le tableau.
members-figures-stays-drawn = Part encore membre à la fin de l'année d'adhésion (0), puis un an après, deux ans après… toutes années réunies.
members-figures-after = { $years ->
    [0] Même année
    [one] 1 an après
   *[other] { $years } ans après
}
members-figures-map = Membres par département
members-figures-map-label = Carte des membres par département ; les mêmes chiffres sont dans le tableau.
members-figures-map-one = { $name } : { $members ->
    [one] 1 membre
   *[other] { $members } membres
}
members-figures-map-credit = Fond de carte : { $credit }. Départements d'après le code postal des adresses.
members-figures-nobody = personne
members-figures-between = de { $from } à { $through }
members-figures-from = { $from } et plus
members-figures-department = Département
members-figures-elsewhere = Sans adresse en France
members-figures-on = À une date
members-figures-on-day = Jour
members-figures-on-hint = La situation de chacun est recalculée pour ce jour, d'après ce qui était alors écrit et payé.
members-figures-on-do = Compter
members-figures-on-told = Situations au { $day }
members-figures-on-none = Aucune adhésion dans ce périmètre.
members-figures-standing = Situation
members-figures-people = Personnes
members-waiting = { $count ->
    [one] Une demande d'adhésion attend un accueil.
   *[other] { $count } demandes d'adhésion attendent un accueil.
}
members-mine-account = Changer de compte bancaire
members-mine-paid = Ce que j'ai payé
members-mine-shares = Où va mon argent
members-card-pdf = Carte à imprimer (PDF)
members-card-note = Le code dit seulement si la carte est valable. Carte trouvée : remettez-la à la section.
members-card-mail-do = Envoyer la carte par courriel
members-card-mailed = La carte part par courriel.
members-card-no-address = Cette personne n'a pas d'adresse électronique qui fonctionne : imprimez la carte.
members-mail-card-subject = Votre carte : { $organisation }
members-mail-card =
    Bonjour { $name },

    Votre carte de membre est jointe à ce message : montrez-la sur votre téléphone ou imprimez-la. Vous la retrouvez aussi dans votre espace, avec vos timbres :
    { $link }

    { $unit }, { $organisation }
members-letter-subject = Votre cotisation
members-letters-pdf = Toutes les lettres en un fichier (PDF)
members-panel-all = Tout voir
members-panel-applied = Demande du { $day }
members-panel-came-in = { $paid } encaissés sur { $due } attendus à l'année.
members-panel-chase = À relancer en premier
members-panel-dues = Cotisations { $year }
members-panel-figures = Chiffres
members-panel-owed = Dû
members-panel-settle = Régler
members-panel-stamps = Mes timbres { $year }
members-panel-standing = <b>{ $current } { $current ->
        [one] membre
       *[other] membres
    } sur { $members }</b> { $current ->
        [one] est
       *[other] sont
    } à jour.
members-panel-welcome = Accueillir
