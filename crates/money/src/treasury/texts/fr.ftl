### Trésorerie : paiements, remises, caisse, demandes, carte.

treasury-nav = Trésorerie
treasury-mine-nav = Mes paiements
treasury-title = Trésorerie
treasury-nav-day = Encaisser
treasury-nav-slips = Remises en banque
treasury-nav-payments = Paiements
treasury-nav-cash = Livre de caisse
treasury-nav-calls = Demandes de paiement
treasury-nav-cards = Carte bancaire
treasury-nobody = Nom effacé
treasury-undo = Annuler
treasury-undo-of = Annuler le paiement de { $name }
treasury-undo-why = Saisi par erreur
treasury-undone = C'est annulé : l'écriture est contrepassée.
treasury-hub-say = { $unit } : <b>{ $amount }</b> reçus en { $year }, en { $count ->
       [one] { $count } paiement
      *[other] { $count } paiements
    }.
treasury-hub-collector = L'argent est reçu par { $name }.
treasury-hub-no-collector = Aucune entité collectrice ne reçoit l'argent de cette unité. Sans elle, aucun paiement ne peut être enregistré.
treasury-hub-problems = { $count ->
       [one] Un paiement par carte demande votre attention.
      *[other] { $count } paiements par carte demandent votre attention.
    }
treasury-hub-do = Que voulez-vous faire ?
treasury-hub-day = Saisir chèques, espèces et virements à la suite.
treasury-hub-slips = { $cheques ->
       [0] Aucun chèque n'attend une remise
       [one] { $cheques } chèque attend une remise
      *[other] { $cheques } chèques attendent une remise
    }, { $slips ->
       [0] aucune remise n'attend le dépôt.
       [one] { $slips } remise attend le dépôt.
      *[other] { $slips } remises attendent le dépôt.
    }
treasury-hub-payments = { $count ->
       [one] { $count } paiement cette année.
      *[other] { $count } paiements cette année.
    }
treasury-hub-cash = Les espèces de cette unité, mois par mois.
treasury-hub-calls = { $count ->
       [0] Aucune demande n'attend un paiement.
       [one] { $count } demande attend un paiement.
      *[other] { $count } demandes attendent un paiement.
    }
treasury-hub-letters = Lettres et cartes à poster
treasury-hub-letters-text = Rappels et cartes des personnes sans courriel, en un fichier à imprimer.
treasury-room-claims = Ce que des adhérents ont avancé : relire, rembourser.
treasury-room-debits = Mandats et collectes par prélèvement, ce qui est revenu impayé.
treasury-room-ledger = Écritures, balance, résultat, clôture et fichier FEC.
treasury-room-loans = Prêts d'adhérents et leurs échéances.
treasury-room-receipts = Reçus et attestations de l'année, à envoyer ou à poster.
treasury-room-shares = Ce qui revient à chaque échelon, ce qui est dû et réglé.
treasury-room-statements = Apporter le fichier de la banque et confirmer les mouvements.
treasury-hub-cards = Comptes de paiement en ligne et paiements à vérifier.
treasury-hub-units = Reçu par unité en { $year }
treasury-hub-units-none = Rien n'a été reçu cette année.
treasury-column-unit = Unité
treasury-column-count = Paiements
treasury-column-total = Total
treasury-column-day = Date
treasury-column-person = Personne
treasury-column-state = État
treasury-count = { $count ->
       [one] { $count } paiement
      *[other] { $count } paiements
    }
treasury-cheques = { $count ->
       [one] Total, { $count } chèque
      *[other] Total, { $count } chèques
    }
treasury-part-dues = Cotisation
treasury-part-gift = Don
treasury-part-subscription = Abonnement
treasury-part-entry = Entrée à une rencontre
treasury-part-other = Autre
treasury-way-cash = Espèces
treasury-way-cheque = Chèque
treasury-way-transfer = Virement
treasury-way-debit = Prélèvement
treasury-way-card = Carte
treasury-way-other = Autre
treasury-state-received = reçu
treasury-state-slip = en remise
treasury-state-banked = en banque
treasury-state-cancelled = annulé
treasury-state-bounced = impayé
treasury-state-returned = rejeté
treasury-state-refunded = remboursé
treasury-fact-received = Reçu le { $day }
treasury-fact-banked = En banque le { $day }
treasury-fact-cancelled = Annulé le { $day }
treasury-fact-bounced = Impayé le { $day }
treasury-fact-returned = Rejeté par la banque le { $day }
treasury-fact-refunded = Remboursé le { $day }
treasury-line-paid = Paiement de { $amount } reçu par { $unit }
treasury-line-back = Paiement de { $amount } reçu par { $unit }, annulé ou rendu
treasury-day-new = Nouveau paiement
treasury-day-enter = enregistre et recommence
treasury-day-find = Chercher
treasury-day-who = Qui paie
treasury-day-who-hint = Trois lettres, le numéro de carte ou le téléphone suffisent.
treasury-day-none = Personne ne correspond. Vérifiez l'orthographe, ou créez d'abord la fiche.
treasury-day-owes = Doit { $amount } : { $periods }.
treasury-day-owes-nothing = Ne doit rien pour les mois commencés.
treasury-day-amount = Montant
treasury-day-way = Moyen
treasury-day-piece = Numéro du chèque ou du reçu
treasury-day-piece-hint = Pour des espèces, le numéro du carnet de reçus est nécessaire.
treasury-day-bank = Banque
treasury-day-parts = Une partie n'est pas une cotisation
treasury-day-parts-hint = Ce que vous n'indiquez pas ici est une cotisation.
treasury-day-keep = Enregistrer et recommencer
treasury-day-split = Répartir entre plusieurs personnes
treasury-day-somebody-else = Quelqu'un d'autre
treasury-day-pile = Ce que vous avez compté à la main
treasury-day-pile-hint = Comptez la pile avant de la saisir : la séance ne se ferme que si le total est le même.
treasury-day-cheques = Chèques
treasury-day-cheques-count = Nombre de chèques
treasury-day-cheques-total = Total des chèques
treasury-day-cash-total = Total des espèces
treasury-day-day = Date des paiements
treasury-day-count = Noter
treasury-day-counted = C'est noté.
treasury-day-keyed = { $amount } € de { $name } : enregistré.
treasury-day-keyed-title = Saisis dans cette séance
treasury-day-keyed-none = Rien n'est encore saisi.
treasury-day-matches = Le compte y est
treasury-day-differs = Le compte n'y est pas encore
treasury-day-close = Fermer la séance
treasury-day-close-hint = Les chèques partent sur un bordereau de remise.
treasury-day-closed = La séance est fermée.
treasury-split-title = Répartir un paiement de { $name }
treasury-split-lead = Une ligne pour chaque objet ou chaque personne. Le total est le montant du paiement.
treasury-split-row = Ligne { $number }
treasury-split-kind = Objet
treasury-split-who = Pour qui
treasury-split-who-hint = Vide : pour la personne qui paie.
treasury-split-from = À partir du mois
treasury-split-simple = Revenir au paiement simple
treasury-slips-waiting = Chèques à remettre : { $unit }
treasury-slips-all = Cocher tous les chèques
treasury-slips-make = Faire le bordereau
treasury-slips-none-waiting = Aucun chèque n'attend une remise.
treasury-slips-made = Bordereaux
treasury-slips-none = Aucun bordereau n'a encore été fait.
treasury-slip-made = Le bordereau est prêt.
treasury-slip-title = Remise de chèques { $number }
treasury-slip-heading = Bordereau de remise de chèques
treasury-slip-number = Bordereau
treasury-slip-account = Compte
treasury-slip-line = Ligne
treasury-slip-drawer = Émetteur
treasury-slip-piece = Numéro
treasury-slip-signature = Signature de la personne qui dépose :
treasury-slip-print = Imprimez cette page : seul le bordereau sort sur le papier.
treasury-slip-pdf = Bordereau en PDF
treasury-slip-banked-on = Déposé le
treasury-slip-bank = Marquer comme déposé
treasury-slip-banked = Le dépôt est enregistré.
treasury-slip-undo = Défaire ce bordereau
treasury-slip-undone = Le bordereau est défait, ses chèques attendent de nouveau.
treasury-slip-bounce = Impayé
treasury-slip-bounced = Le chèque est impayé : ce qu'il réglait est de nouveau dû.
treasury-slip-bounced-why = Chèque impayé
treasury-slip-state-open = à déposer
treasury-slip-state-banked = déposé
treasury-slip-state-undone = défait
treasury-slip-state-bounced = { $count ->
       [one] { $count } impayé
      *[other] { $count } impayés
    }
treasury-slip-told-open = Ce bordereau n'est pas encore déposé.
treasury-slip-told-banked = Déposé le { $day }, noté par { $name }.
treasury-slip-told-undone = Ce bordereau est défait ; son numéro ne sert plus.
treasury-filter = Filtrer les paiements
treasury-filter-from = Du
treasury-filter-to = Au
treasury-filter-any-way = Tous les moyens
treasury-filter-any-part = Tous les objets
treasury-filter-any-state = Tous les états
treasury-filter-open = À remettre en banque
treasury-filter-banked = En banque
treasury-filter-over = Annulés, impayés, rendus
treasury-filter-show = Afficher
treasury-payments-none = Aucun paiement
treasury-payments-none-text = Aucun paiement ne correspond à ces choix.
treasury-payments-page-total = { $count ->
       [one] Total de cette page, { $count } paiement
      *[other] Total de cette page, { $count } paiements
    }
treasury-file-reason = Motif
treasury-file-reason-hint = Les personnes concernées le liront.
treasury-file-take = Prendre ces paiements en fichier
treasury-payment-title = Paiement
treasury-payment-reference = Référence
treasury-payment-collector = Entité collectrice
treasury-payment-parts = Ce qu'il contient
treasury-payment-settled = Il règle :
treasury-payment-facts = Ce qui lui est arrivé
treasury-back-title = Reprendre ce paiement
treasury-back-text = L'écriture est contrepassée et ce qu'il réglait est de nouveau dû. Rien n'est effacé.
treasury-back-why = Pourquoi
treasury-back-cancelled = Annuler une saisie
treasury-back-bounced = Chèque impayé
treasury-back-returned = Prélèvement rejeté
treasury-back-refunded = Rembourser
treasury-cash-say = Caisse de { $unit } : <b>{ $amount }</b>.
treasury-cash-month = Caisse en { $month }
treasury-cash-month-column = Mois
treasury-cash-months = Les mois
treasury-cash-what = Objet
treasury-cash-opening = Au début du mois
treasury-cash-closing = À la fin du mois
treasury-cash-in = Entré
treasury-cash-out = Sorti
treasury-cash-none = Aucune espèce n'est passée ici.
treasury-cash-kind-payment = Paiement reçu
treasury-cash-kind-undone = Paiement annulé ou rendu
treasury-cash-kind-deposit = Versement à la banque
treasury-cash-kind-expense = Dépense
treasury-cash-kind-difference = Écart de caisse
treasury-cash-kind-back = Mouvement annulé
treasury-cash-deposit-hint = Le compte de l'entité collectrice le reçoit, même si votre section n'a pas de compte.
treasury-cash-difference-hint = Ce qui manque ; avec un moins, ce qu'il y a en trop.
treasury-cash-label = Objet de la dépense
treasury-cash-piece = Numéro de la pièce
treasury-cash-account = Compte de charges
treasury-cash-move = Sortir des espèces
treasury-cash-keep = Enregistrer
treasury-cash-moved = Le mouvement est enregistré.
treasury-cash-close-title = Fermer ce mois
treasury-cash-close-text = Comptez la caisse telle qu'elle était au soir du dernier jour. Un mois fermé ne change plus.
treasury-cash-counted = Espèces comptées
treasury-cash-close = Fermer le mois
treasury-cash-closed = Le mois est fermé.
treasury-cash-closed-by = fermé par { $name }
treasury-calls-list = Demandes : { $unit }
treasury-calls-open = Reste à recevoir : { $amount }.
treasury-calls-none = Aucune demande n'a encore été faite.
treasury-calls-letters = Imprimer celles qui n'ont pas été envoyées
treasury-calls-letters-text = Une demande par page, pour les personnes sans adresse électronique.
treasury-calls-letters-none = Aucune demande n'attend d'être imprimée.
treasury-calls-bulk = Demander à toutes les personnes qui doivent
treasury-calls-bulk-text = Chaque personne de { $unit } qui doit une cotisation et n'a pas de demande en cours en reçoit une, avec sa référence.
treasury-calls-mails = Envoyer par courriel
treasury-calls-mails-hint = Les personnes sans adresse auront une lettre à imprimer.
treasury-calls-bulk-do = Préparer les demandes
treasury-calls-begun = Les demandes se préparent : rechargez cette page dans un instant.
treasury-calls-how-one = Pour une seule personne, passez par sa fiche.
treasury-calls-record = Demander un paiement
treasury-record-take = Encaisser
treasury-record-payments = Paiements
treasury-call-of = Demande de paiement : { $name }
treasury-call-title = Demande de paiement
treasury-call-made = La demande est prête.
treasury-call-do-print = Préparer
treasury-call-do-mail = Envoyer par courriel
treasury-call-mailing = Le courriel part.
treasury-call-withdraw = Retirer la demande
treasury-call-withdrawn = La demande est retirée.
treasury-call-is-withdrawn = Cette demande est retirée : ne la payez pas.
treasury-call-is-paid = Cette demande est payée. Merci.
treasury-call-state-open = en attente
treasury-call-state-part = payée en partie
treasury-call-state-paid = payée
treasury-call-state-withdrawn = retirée
treasury-call-amount = À payer
treasury-call-holder = Titulaire du compte
treasury-call-iban = IBAN
treasury-call-bic = BIC
treasury-call-reference = Référence à indiquer
treasury-call-due = À payer avant le
treasury-call-label = Objet
treasury-call-asked = Demandé
treasury-call-paid = Reçu
treasury-call-made-on = Faite le
treasury-call-mailed = Envoyée
treasury-call-printed = Imprimée
treasury-call-code = Code QR de virement, à lire avec l'application de votre banque
treasury-call-how = Avec la référence, votre virement est reconnu sans erreur. Le code ci-dessus remplit le virement dans les applications qui le lisent.
treasury-label-dues = Cotisation
treasury-label-one = Cotisation de { $period }
treasury-label-several = Cotisation de { $from } à { $to }
treasury-mail-subject = { $organisation } : { $label }, { $amount }
treasury-cards-lead = Les membres paient en ligne par le compte de leur entité collectrice. Aucun numéro de carte ne passe par ici.
treasury-cards-problems = À vérifier
treasury-cards-no-problem = Tous les paiements par carte concordent.
treasury-cards-settle = C'est vu
treasury-cards-settled = C'est noté.
treasury-problem-conflict = Le prestataire se contredit : un paiement reçu est annoncé refusé, ou rendu sans avoir été reçu.
treasury-problem-amount = Le montant payé n'est pas celui qui était demandé : rien n'a été enregistré.
treasury-problem-other-payment = Le message parle d'un autre paiement chez le prestataire.
treasury-problem-refund = Le prestataire n'a pas rendu l'argent, et le registre dit qu'il est rendu : voyez avec lui, ou rendez-le par virement.
treasury-problem-nobody = La fiche de la personne n'existe plus : l'argent est chez le prestataire.
treasury-cards-agreed = Paiements réguliers
treasury-cards-agreed-stop = Arrêter
treasury-cards-payouts = Versements des prestataires
treasury-cards-payouts-text = Ce que chaque prestataire a versé à la banque, frais déduits. Le mouvement du relevé se confirme avec ces montants.
treasury-payout-gross = Payé par carte
treasury-payout-fee = Frais gardés
treasury-payout-net = Versé
treasury-payout-found = retrouvé à la banque
treasury-payout-waiting = attendu à la banque
treasury-cards-accounts = Comptes chez les prestataires
treasury-cards-none = Aucun compte n'est ouvert.
treasury-cards-is-open = ouvert
treasury-cards-is-closed = fermé
treasury-cards-hook = Adresse des notifications :
treasury-cards-opened-by = Ouvert par { $name }, { $day }.
treasury-cards-signed = Les messages sont signés.
treasury-cards-close = Fermer
treasury-cards-closed = Le compte est fermé.
treasury-cards-opened = Le compte est ouvert.
treasury-cards-open = Ouvrir un compte
treasury-cards-open-text = Un compte remplace celui que l'entité avait. Le compte chez le prestataire est au nom de l'entité qui reçoit l'argent.
treasury-cards-open-do = Ouvrir
treasury-cards-carrier = Prestataire
treasury-cards-secret = Clé secrète
treasury-cards-secret-hint = Elle n'est plus jamais montrée.
treasury-cards-signing = Clé de signature des notifications, ou jeton d'organisation
treasury-cards-signing-hint = Nécessaire pour Stripe ; HelloAsso n'en donne qu'à ses partenaires. Pour Mollie, le jeton d'organisation, facultatif, qui permet de lire les versements et leurs frais.
treasury-cards-organisation = Nom court de l'organisation
treasury-cards-organisation-hint = Pour HelloAsso, tel qu'il figure dans l'adresse.
treasury-cards-client = Identifiant du client
treasury-carrier-stripe = Stripe
treasury-carrier-helloasso = HelloAsso
treasury-carrier-mollie = Mollie
treasury-carrier-pretend = Prestataire de démonstration
treasury-pretend-title = Paiement de démonstration
treasury-pretend-text = Cette page joue le rôle d'un prestataire. Aucun argent ne bouge.
treasury-pretend-again = Elle reviendra d'elle-même : payez pour accepter.
treasury-pretend-again-begun = Chaque paiement joue une échéance de plus.
treasury-pretend-pay = Payer
treasury-pretend-refuse = Refuser
treasury-mine-title = Mes paiements
treasury-mine-due = Il reste <b>{ $amount }</b> à payer : { $periods }.
treasury-mine-nothing-due = Vous n'avez rien à payer.
treasury-mine-how = Comment payer
treasury-mine-card = Par carte
treasury-mine-card-hint = Vous pouvez payer une partie seulement.
treasury-mine-card-do = Payer par carte
treasury-mine-transfer = Par virement
treasury-mine-transfer-text = Vous aurez l'IBAN, une référence à vous et un code à lire avec votre banque.
treasury-mine-transfer-do = Préparer mon virement
treasury-mine-cheque = Par chèque
treasury-mine-cheque-order = À l'ordre de : { $name }
treasury-mine-cheque-text = Écrivez votre nom et « { $unit } » au dos, puis donnez-le à votre section ou envoyez-le à :
treasury-mine-cash = En espèces
treasury-mine-cash-text = Auprès de la trésorerie de { $unit }, contre un reçu numéroté.
treasury-mine-calls = Demandes en cours
treasury-mine-paid = Ce que j'ai payé
treasury-mine-paid-none = Aucun paiement n'est enregistré à votre nom.
treasury-again-section = Par carte, régulièrement
treasury-again-lead = Votre carte est débitée d'elle-même, chez le prestataire, jusqu'à ce que vous arrêtiez. Chaque paiement règle vos mois les plus anciens.
treasury-again-each = Montant à chaque fois
treasury-again-every = Quand
treasury-again-every-1 = Chaque mois
treasury-again-every-3 = Chaque trimestre
treasury-again-every-12 = Chaque année
treasury-again-do = Régler ainsi
treasury-again-label = Cotisation
treasury-again-title = Paiement régulier par carte
treasury-again-told-1 = { $amount } chaque mois
treasury-again-told-3 = { $amount } chaque trimestre
treasury-again-told-12 = { $amount } chaque année
treasury-again-waiting = à accepter
treasury-again-active = en cours
treasury-again-failing = dernier débit refusé
treasury-again-stopping = arrêt demandé
treasury-again-stopped = arrêté
treasury-again-text-waiting = Rien n'est débité tant que vous n'avez pas accepté chez le prestataire.
treasury-again-text-active = Votre carte est débitée comme convenu.
treasury-again-text-failing = Le dernier débit a été refusé, par exemple parce que la carte a expiré. Le prestataire essaie encore ; vous pouvez aussi arrêter et recommencer avec une autre carte.
treasury-again-text-stopping = Vous avez demandé d'arrêter. Le prestataire va le confirmer, et rien de plus ne sera débité.
treasury-again-text-stopped = Votre carte n'est plus débitée.
treasury-again-year = Ce prestataire prévoit une année de paiements : au bout, vous choisirez de recommencer.
treasury-again-ready = Tout est prêt : vous acceptez sur le site du prestataire, puis vous revenez ici.
treasury-again-go = Aller accepter
treasury-again-charges = Débits
treasury-again-stop-title = Arrêter
treasury-again-stop-text = Sans justification et sans frais. Votre adhésion continue : ce qui est dû peut se payer autrement.
treasury-again-stop-gift = Sans justification et sans frais. Ce qui a été donné reste donné, et figure sur votre reçu.
treasury-again-gift = Don : { $label }.
treasury-again-gift-link = Voir mes dons
treasury-again-stop-do = Arrêter ce paiement
treasury-again-stop-asked = L'arrêt est demandé.
treasury-charge-paid = payé
treasury-charge-failed = refusé
treasury-charge-refunded = rendu
treasury-charge-pending = en attente
treasury-card-title-pending = Paiement par carte
treasury-card-title-paid = Merci, votre paiement est reçu
treasury-card-title-failed = Le paiement n'a pas abouti
treasury-card-title-refunded = Ce paiement vous a été rendu
treasury-card-text-paid = Il figure déjà parmi vos paiements et règle vos mois les plus anciens.
treasury-card-text-failed = Rien n'a été débité. Vous pouvez recommencer ou payer autrement.
treasury-card-text-refunded = Ce qu'il réglait est de nouveau dû.
treasury-card-asking = Nous préparons le paiement avec le prestataire. Cela prend quelques secondes.
treasury-card-ready = Tout est prêt : vous payez sur le site du prestataire, puis vous revenez ici.
treasury-card-checking = Nous demandons au prestataire si le paiement est passé. Cela prend quelques secondes.
treasury-card-go = Aller payer
treasury-card-again = Actualiser
treasury-card-back = Revenir à mes paiements
treasury-column-total-paid = Total versé
treasury-column-way-paid = Mode de paiement
treasury-fault-amount = Ce n'est pas un montant : écrivez par exemple 48 ou 48,50.
treasury-fault-amount-missing = Indiquez le montant.
treasury-fault-amount-parts = Les parties dépassent le montant.
treasury-fault-way = Choisissez le moyen de paiement.
treasury-fault-receipt = Des espèces demandent le numéro du reçu.
treasury-fault-pile = Écrivez un nombre de chèques et des montants, ou laissez vide.
treasury-fault-who = Ce nom ne désigne pas une seule personne de votre périmètre : écrivez le nom complet ou le numéro.
treasury-fault-month = Choisissez un mois.
treasury-fault-reason = Dites pourquoi, en cinq signes au moins.
treasury-fault-label = Dites à quoi cela a servi.
treasury-fault-account = Choisissez un compte de charges de la liste.
treasury-fault-key = Il manque ce que ce prestataire demande.
treasury-fault-each = Écrivez un montant entre 1 € et 1 000 €.
treasury-fault-card-amount = Par carte, payez entre 1 € et 7 500 €.
treasury-refusal-stale = Quelqu'un d'autre vient de changer cela : rechargez la page.
treasury-refusal-no-part = Un paiement a au moins une ligne, d'un montant supérieur à zéro.
treasury-refusal-no-collector = Aucune entité collectrice ne reçoit l'argent de cette unité ce jour-là.
treasury-refusal-no-receipt = Des espèces demandent le numéro du reçu.
treasury-refusal-receipt-used = Ce numéro de reçu a déjà servi dans cette unité.
treasury-refusal-cash-ceiling = La loi ne permet pas un don aussi élevé en espèces : demandez un chèque, un virement ou une carte.
treasury-refusal-year-ceiling = Avec ce versement, cette personne dépasserait ce que la loi permet de donner aux partis en un an, dons et cotisations ensemble : refusez-le ou réduisez-le.
treasury-refusal-bad-day = Cette date ne convient pas.
treasury-refusal-way = Choisissez le moyen : chèque, espèces ou virement.
treasury-refusal-amount = Écrivez un montant au-dessus de zéro, par exemple 12,50.
treasury-refusal-month-closed = La caisse de ce mois est fermée.
treasury-refusal-taken-back = C'est déjà annulé ou rendu.
treasury-refusal-not-now = Ce paiement n'en est pas là. Défaites d'abord la remise, ou remboursez.
treasury-refusal-no-why = Dites pourquoi.
treasury-refusal-slip-over = Ce bordereau est déjà déposé ou défait.
treasury-refusal-nothing-to-bank = Aucun de ces chèques n'attend une remise.
treasury-refusal-pile = Le compte n'y est pas : la séance reste ouverte.
treasury-refusal-sitting-over = Aucune séance n'est ouverte.
treasury-refusal-cash-differs = Ce n'est pas ce que dit le livre. Recomptez, ou notez un écart de caisse daté du dernier jour du mois.
treasury-refusal-month-before = Fermez d'abord le mois d'avant.
treasury-refusal-month-runs = Ce mois n'est pas terminé.
treasury-refusal-not-enough-cash = Il n'y a pas autant d'espèces dans la caisse.
treasury-refusal-no-bank-account = L'entité collectrice n'a pas de compte bancaire.
treasury-refusal-nothing-due = Rien n'est dû.
treasury-refusal-call-over = Cette demande est payée ou retirée.
treasury-refusal-has-subscription = Vous avez déjà un paiement régulier par carte : arrêtez-le d'abord.
treasury-refusal-no-card = Votre entité collectrice n'accepte pas encore la carte.
treasury-retention = Les paiements et leurs pièces sont gardés dix ans avec les comptes (code de commerce, article L123-22), même après l'effacement de la fiche ;
    les messages des prestataires de carte, 400 jours.
treasury-mail-refused-subject = { $organisation } : votre carte n'a pas pu être débitée
treasury-mail-refused = Bonjour { $name },

    Le paiement régulier de { $amount } ({ $label }) a été refusé par votre banque, par exemple parce que la carte a expiré.
    Rien n'est perdu : le prestataire essaie encore dans les jours qui viennent.

    Voir ce paiement, l'arrêter, ou choisir une autre carte :
    { $link }

    Vous recevez ce message parce que vous avez accepté ce paiement régulier.
treasury-mail-text = Bonjour { $name },

    { $label } : { $amount }, à payer avant le { $due }.

    Par virement :
    Titulaire : { $holder }
    IBAN : { $iban }
    Référence à indiquer : { $reference }

    Autres moyens de payer et code à lire avec votre banque :
    { $link }

    Si vous avez déjà payé, ne tenez pas compte de ce message.
    { $organisation }
