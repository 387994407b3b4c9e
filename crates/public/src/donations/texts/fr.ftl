donations-nav = Donner
donations-title = Dons
donations-list-lead = Ce que vos dons paient, qui les reçoit, et où nous en sommes.
donations-list-line = Pour { $unit }, reçus par { $collector }
donations-list-none = Aucune collecte n'est ouverte
donations-list-none-text = Dès qu'une collecte sera ouverte, vous pourrez y donner ici.
donations-givers = { $count ->
    [0] donnés jusqu'ici
    [one] donnés par une personne
   *[other] donnés par { $count } personnes
 }
donations-givers-few = { $count ->
    [0] personne encore
    [one] une personne
   *[other] { $count } personnes
 }
donations-progress = Ce qui est venu, sur l'objectif
donations-of = { $amount } sur { $goal }
donations-for = Collecte pour { $unit }
donations-slip = Je donne
donations-do = Donner
donations-not-yet = Votre don n'est pas encore enregistré.
donations-rhythm = À quel rythme
donations-rhythm-once = Une fois
donations-rhythm-monthly = Chaque mois
donations-rhythm-hint = Un don mensuel se fait par prélèvement ou par carte ; vous l'arrêtez d'un bouton, quand vous voulez.
donations-amount = Montant
donations-free = Un autre montant, en euros
donations-free-hint = Une personne peut verser { $amount } par an au plus, dons et cotisations réunis, à l'ensemble des partis.
donations-each-month = { $amount } chaque mois
donations-tax = Ce que l'impôt vous rend
donations-tax-text = Si votre foyer paie l'impôt sur le revenu, il vous rend { $percent } % de ce que vous donnez, dans la limite de { $income } % du revenu imposable.
donations-tax-table = Ce qu'un don vous coûte après l'impôt
donations-tax-given = Vous donnez
donations-tax-cost = Il vous en coûte
donations-tax-income = Votre revenu imposable de l'année, en euros
donations-tax-income-hint = Le calcul se fait dans cette page. Ce nombre n'est ni envoyé ni gardé.
donations-tax-said = Sur l'année, { $year } donnés, { $back } rendus par l'impôt : il vous en coûte { $cost }.
donations-email-hint = Pour confirmer que c'est bien vous, et pour votre reçu.
donations-line-1 = Adresse
donations-line-1-hint = Celle de votre avis d'imposition : elle figure sur le reçu.
donations-city = Commune
donations-abroad = Mon adresse est à l'étranger.
donations-country = Pays
donations-country-hint = Seulement pour une adresse à l'étranger.
donations-nationality = Nationalité
donations-nationality-hint = La loi la demande, et elle figure sur le reçu.
donations-declarations = Vos déclarations
donations-declarations-hint = Demandées par la loi du 11 mars 1988 (articles 11-4 et 11-5). Chacune est nécessaire.
donations-natural = Je suis une personne physique ; ce don vient de mon compte personnel, pas de celui d'une entreprise ou d'une association.
donations-natural-short = Personne physique, compte personnel
donations-resident = Je suis de nationalité française ou je réside en France.
donations-resident-short = Nationalité ou résidence
donations-below = Mes dons et cotisations à tous les partis ne dépassent pas { $amount } en { $year }.
donations-below-short = Plafond de l'année
donations-share = Partage du don
donations-share-hint = Vous pouvez choisir qui reçoit quelle part, en pourcentages qui font cent. Les centimes qui restent vont à la première ligne.
donations-share-usual = Le partage habituel, voté par les adhérents
donations-share-own = Je choisis moi-même :
donations-share-of = { $name }, en pourcentage
donations-way = Moyen de paiement
donations-way-card = Carte bancaire
donations-way-card-text = Sur la page du prestataire de paiement, après confirmation de votre adresse.
donations-way-debit = Prélèvement SEPA
donations-way-debit-text = Le moins de frais pour nous. Vous signez le mandat en ligne, par le lien que nous vous envoyons.
donations-way-transfer = Virement
donations-way-transfer-text = Nous vous donnons l'IBAN, une référence et un code que votre banque sait lire.
donations-way-cheque = Chèque
donations-way-cheque-text = Nous vous donnons l'ordre et l'adresse.
donations-way-cash = Espèces
donations-way-cash-text = Remises en main propre à la trésorerie de la section, contre un reçu.
donations-way-cash-hint = { $amount } au plus, remis en main propre à la trésorerie de la section, contre un reçu.
donations-consents = Si vous le souhaitez
donations-consents-hint = Rien n'est coché d'avance, et donner n'oblige à rien d'autre.
donations-law-party = Dons recueillis par { $collector }, agréée sous le numéro { $number } par la Commission nationale des comptes de campagne et des financements politiques.
    Un don illégal est puni de trois ans de prison et de 45 000 € d'amende.
donations-law-party-plain = Dons recueillis par { $collector }. Un don illégal à un parti est puni de trois ans de prison et de 45 000 € d'amende.
donations-law = Dons recueillis par { $collector }.
donations-controller = Responsable du traitement : { $organisation }.
donations-rights = Vos droits, la durée de conservation, nous écrire
donations-questions = Vos questions
donations-question-tax = Puis-je donner sans payer d'impôt ?
donations-answer-tax = Oui. Seul l'avantage fiscal change : il n'y a alors pas de réduction.
donations-question-who = Qui saura que j'ai donné ?
donations-answer-who = La trésorerie de { $collector } et, pour un parti, la commission de contrôle. Ni les autres membres, ni le public.
donations-question-stop = Comment arrêter un don mensuel ?
donations-answer-stop = D'un bouton dans votre espace. L'effet est immédiat : rien de plus n'est prélevé.
donations-question-receipt = Aurai-je un reçu ?
donations-answer-receipt = Votre reçu arrive dans votre espace l'année suivante, à temps pour votre déclaration.
donations-over = Cette collecte est close
donations-over-text = Cette collecte ne reçoit plus de dons. Merci à tous ceux qui y ont donné.
donations-others = Voir les autres collectes
donations-frame-foot = { $organisation }, sans pisteur ni cookie.
donations-frame-more = Tout lire et connaître vos droits
donations-sent-title = Confirmez votre don
donations-sent-heading = Il reste un clic
donations-sent-lead = Nous venons d'écrire à l'adresse que vous avez donnée. Ouvrez le message et suivez son lien : vous confirmerez votre don à « { $title } », puis vous pourrez payer.
donations-sent-rush = En ce moment, beaucoup de monde donne : le message peut mettre quelques minutes à partir.
donations-sent-nothing = Rien reçu après dix minutes ?
donations-sent-nothing-text = Regardez dans les indésirables, et vérifiez l'adresse que vous avez écrite.
donations-sent-again = Donner avec une autre adresse
donations-sent-days = Le lien reste valable { $days } jours. Sans confirmation, nous effaçons ce que vous avez écrit.
donations-step-filled = Vous avez rempli le bulletin
donations-step-mail = Vous confirmez par courriel
donations-step-pay = Vous payez
donations-door-title = Confirmer mon don
donations-door-heading = Confirmez votre don
donations-door-lead = { $name }, vous donnez { $amount } à « { $title } ».
donations-door-lead-monthly = { $name }, vous donnez { $amount } chaque mois à « { $title } ».
donations-door-collector = Reçu par
donations-door-address = Adresse du reçu
donations-door-shares = Comme vous l'avez choisi
donations-door-mandate = Mandat de prélèvement
donations-iban = IBAN de votre compte
donations-iban-hint = Sur votre relevé d'identité bancaire. Un compte à votre nom.
donations-holder = Titulaire du compte
donations-holder-hint = Comme il est écrit à la banque.
donations-door-creditor = Créancier : { $name }, identifiant { $number }. Votre banque vous rembourse un prélèvement contesté dans les huit semaines.
donations-door-do = Confirmer mon don
donations-door-sign = Signer et donner
donations-door-not = Ce n'est pas vous ? Fermez cette page : rien ne sera fait, et tout sera effacé.
donations-door-over = Ce lien ne vaut plus
donations-door-over-text = Il a expiré, ou la collecte est close. Si elle est encore ouverte, vous pouvez recommencer.
donations-door-again = Voir la collecte
donations-gift-title = Merci pour votre don
donations-gift-confirmed = Votre don est confirmé.
donations-gift-received = Nous avons reçu { $amount }.
donations-gift-stopped = Ce don est arrêté : rien n'est plus attendu de vous.
donations-gift-thanks = Merci.
donations-gift-once = Vous donnez { $amount } à « { $title } ».
donations-gift-monthly = Vous donnez { $amount } chaque mois à « { $title } ».
donations-gift-again-title = Votre carte, chaque mois
donations-gift-now = Ce qu'il reste à faire
donations-gift-card-asked = Nous préparons le paiement avec le prestataire. Cette page se recharge seule.
donations-gift-card-ready = Le paiement se fait sur la page du prestataire ; vous revenez ici ensuite.
donations-gift-card-back = Nous demandons au prestataire si le paiement est fait. Cette page se recharge seule.
donations-gift-card-failed = Le paiement n'a pas abouti, et rien n'a été débité.
donations-gift-card-go = Payer par carte
donations-gift-card-look = Regarder de nouveau
donations-gift-again = Recommencer
donations-gift-debit = Rien. { $collector } prélèvera cette somme une fois, et vous en serez prévenu par courriel quatorze jours avant.
donations-gift-debit-monthly = Rien. { $collector } prélèvera cette somme chaque mois, et vous en serez prévenu par courriel avant le premier prélèvement.
donations-gift-transfer = Faites un virement avec ces indications. La référence permet de reconnaître votre don.
donations-gift-cheque = Faites un chèque à l'ordre de « { $holder } », écrivez { $reference } au dos, et envoyez-le à cette adresse :
donations-gift-cash = Remettez la somme à la trésorerie de { $unit } en donnant cette référence : { $reference }. Un reçu vous est remis aussitôt.
donations-gift-after = Ensuite
donations-gift-mine = Dans votre espace, vous suivez vos dons, les changez ou les arrêtez.
donations-gift-share = Faire passer
donations-gift-link = Le lien de la collecte
donations-gift-link-hint = Un simple lien : personne ne sait que vous avez donné.
donations-mine-title = Mes dons
donations-mine-lead = Ce que vous donnez, ce qui est arrivé, et de quoi changer ou arrêter un don mensuel.
donations-mine-none = Vous n'avez pas fait de don sur nos pages
donations-mine-none-text = Ce que vous donnerez se suivra ici. Les dons faits à la section sont dans « Mes paiements ».
donations-mine-state-running = en cours
donations-mine-state-failing = carte refusée
donations-mine-state-waiting = attendu
donations-mine-state-paid = reçu
donations-mine-state-stopped = arrêté
donations-mine-received = Reçu jusqu'ici
donations-mine-since = Confirmé le
donations-mine-account = Compte débité
donations-mine-mandate = Référence du mandat
donations-mine-pay = Comment payer
donations-mine-amount = Montant de chaque mois, en euros
donations-mine-change-card = Changer de montant ou de carte
donations-mine-card-text = Pour un autre montant ou une autre carte, vous acceptez de nouveau chez le prestataire ; l'accord d'avant continue jusqu'au premier débit du nouveau.
donations-mine-agree = L'accord d'avant s'arrête : il reste à accepter le nouveau.
donations-mine-change = Changer le montant
donations-mine-stop = Arrêter ce don mensuel
donations-mine-give-up = Renoncer à ce don
donations-mine-stopped = Ce don est arrêté : rien de plus ne sera prélevé ni attendu.
donations-mine-changed = Le nouveau montant vaut à partir du prochain prélèvement.
donations-mine-receipts = Mes reçus
donations-office-lead = Les collectes de { $unit } et des unités au-dessous, et ce qu'elles ont apporté.
donations-new = Nouvelle collecte
donations-office-none = Aucune collecte
donations-office-none-text = Une collecte a une page publique, un objectif si vous voulez, et la caisse qui reçoit.
donations-state = État
donations-state-draft = préparée
donations-state-open = ouverte
donations-state-closed = close
donations-came = Reçu
donations-monthly = Dons mensuels en cours
donations-monthly-sum = { $count ->
    [0] aucun
    [one] un, { $amount } par mois
   *[other] { $count }, { $amount } par mois
 }
donations-waiting = Dons confirmés et attendus
donations-no-goal = sans objectif
donations-until = Jusqu'au { $day }.
donations-edit = Modifier
donations-see = Voir la page
donations-widget = Sur un autre site
donations-gifts = Qui donne
donations-say = <b>{ $amount }</b> reçus en { $gifts } dons de { $givers } personnes.
donations-by-unit = Où va l'argent
donations-by-unit-chosen = Ce que chaque unité reçoit, comme l'ont choisi ceux qui donnent ; le reste suit la table de quotes-parts.
donations-by-unit-voted = Ce que chaque unité reçoit, avant la table de quotes-parts.
donations-unit = Unité
donations-gifts-count = Dons
donations-nothing-yet = Rien n'est encore venu.
donations-steps = Étapes
donations-fact-written = Écrite
donations-fact-opened = Ouverte
donations-fact-closed = Close
donations-act = Décider
donations-do-open = Ouvrir la collecte
donations-do-close = Clore la collecte
donations-opened = La collecte est ouverte.
donations-closed = La collecte est close.
donations-created = La collecte est écrite. Ouvrez-la quand elle est prête.
donations-saved = La collecte est modifiée.
donations-back = Retour à la collecte
donations-edit-lead = Cette collecte est celle de { $unit }. Personne ne la voit avant que vous l'ouvriez.
donations-no-collector = Aucune caisse ne reçoit d'argent pour cette unité. Une personne de la trésorerie doit d'abord en ouvrir une.
donations-field-title = Titre
donations-field-title-hint = Ce que l'argent paie, en peu de mots.
donations-field-collector = Caisse qui reçoit
donations-field-collector-hint = L'association ou le mandataire dont le compte reçoit les dons.
donations-field-body = Texte
donations-field-body-hint = À quoi sert l'argent, et qui en rend compte. Markdown.
donations-field-amounts = Montants proposés, en euros
donations-field-amounts-hint = De un à huit, séparés par des espaces : 10 30 50 100
donations-field-monthly = On peut aussi donner chaque mois
donations-field-monthly-hint = Par prélèvement, si la caisse a un identifiant créancier, ou par carte, si elle en reçoit.
donations-field-goal = Objectif, en euros
donations-field-goal-hint = Laissez vide pour n'en montrer aucun.
donations-field-closes_on = Dernier jour
donations-field-closes_on-hint = Laissez vide pour ne pas en fixer.
donations-field-shared = Les personnes qui donnent peuvent choisir le partage
donations-field-shared-hint = Proposez des pourcentages qui font cent. Sans cette case, la table de quotes-parts s'applique à tous les dons.
donations-field-thanks = Remerciement
donations-field-thanks-hint = Il paraît après le don et dans le courriel de remerciement.
donations-save = Enregistrer
donations-gifts-lead = Les dons confirmés des personnes de votre unité et de celles au-dessous. Ces noms sont pour la trésorerie seule.
donations-gifts-elsewhere = Une autre trésorerie tient la caisse qui reçoit : c'est elle qui encaisse.
donations-gifts-none = Personne n'a encore donné
donations-gifts-none-text = Les dons confirmés paraîtront ici, avec leur référence.
donations-gifts-came = { $amount } reçus
donations-receive = Encaisser ce don
donations-receive-do = Enregistrer le paiement
donations-received = Le paiement est enregistré.
donations-piece = Numéro du chèque ou du reçu
donations-on-day = Reçu le
donations-block-help = [[don titre-de-la-collecte]] : une collecte, ce qu'elle a reçu et son bouton.
donations-refusal-title = Écrivez un titre de cent vingt lettres au plus.
donations-refusal-body = Dites à quoi sert l'argent, en vingt à vingt mille lettres.
donations-refusal-amounts = Écrivez de un à huit montants d'un euro au moins, séparés par des espaces.
donations-refusal-goal = Écrivez un montant, par exemple 12 000, ou laissez vide.
donations-refusal-day = Choisissez un jour, par exemple 2026-12-31.
donations-refusal-shares = Écrivez des pourcentages entiers dont la somme fait cent.
donations-refusal-thanks = Écrivez deux mille lettres au plus.
donations-refusal-collector = Choisissez une caisse de la liste.
donations-refusal-closed = Cette collecte ne reçoit plus de dons.
donations-refusal-amount = Choisissez un montant, ou écrivez-en un d'un euro au moins, par exemple 25.
donations-refusal-year = La loi ne permet pas de donner autant en un an : choisissez un montant plus petit.
donations-refusal-year-monthly = Sur douze mois, la loi ne permet pas de donner autant : choisissez un montant plus petit.
donations-refusal-ceiling = Avec ce que vous avez déjà versé cette année, dons et cotisations réunis, ce don dépasserait ce que la loi permet. Recommencez avec un montant plus petit.
donations-refusal-cash = La loi ne permet pas un don aussi grand en espèces : choisissez un autre moyen de paiement.
donations-refusal-way = Choisissez un moyen de paiement.
donations-refusal-way-monthly = Un don mensuel se fait par prélèvement ou par carte : choisissez l'un des deux, ou donnez une fois.
donations-refusal-line-1 = Écrivez votre adresse : elle figure sur le reçu.
donations-refusal-city = Écrivez votre commune.
donations-refusal-country = Écrivez le pays de cette adresse.
donations-refusal-nationality = Écrivez votre nationalité.
donations-refusal-abroad = Sans nationalité française, la loi demande de résider en France.
donations-refusal-declare = Cochez cette déclaration si elle est vraie ; sinon, la loi nous interdit votre don.
donations-refusal-words = Les déclarations ont changé entre-temps : relisez-les, puis donnez.
donations-refusal-iban = Relisez l'IBAN : une lettre ou un chiffre est faux.
donations-refusal-receive = Une autre trésorerie tient cette caisse.
donations-refusal-received = Ce don est déjà encaissé ou arrêté.
donations-mail-subject = Confirmez votre don : { $title }
donations-mail-text = Bonjour { $name },

    Vous, ou quelqu'un qui a écrit votre adresse, voulez donner à « { $title } », de { $by }.

    Confirmez-le ici, et vous saurez comment payer :
    { $link }

    Ce lien vaut { $days } jours. Si vous ne vouliez rien donner, ne faites rien : tout sera effacé.
donations-mail-promised-subject = Votre don de { $amount } : { $title }
donations-mail-promised = Bonjour { $name },

    Merci. Vous donnez { $amount } à « { $title } », reçus par { $collector }.

    { $more }

    Où en est votre don :
    { $link }

    Vos dons, dans votre espace :
    { $mine }

    { $by }
donations-mail-promised-monthly-subject = Votre don mensuel de { $amount } : { $title }
donations-mail-promised-monthly = Bonjour { $name },

    Merci. Vous donnez { $amount } chaque mois à « { $title } », reçus par { $collector }.

    { $more }

    Pour changer ou arrêter ce don, quand vous voulez :
    { $mine }

    { $by }
donations-mail-how-card = Si vous n'avez pas encore payé par carte, le lien ci-dessous y mène.
donations-mail-how-debit = Votre mandat est signé. Vous serez prévenu par courriel avant le prélèvement.
donations-mail-how-card-monthly = Il reste à accepter le paiement régulier chez le prestataire, par la page ci-dessous : rien n'est débité avant. Vous l'arrêtez d'un bouton, quand vous voulez.
donations-mail-how-monthly = Votre mandat est signé. Vous serez prévenu par courriel avant le premier prélèvement.
donations-mail-how-transfer = Faites un virement à { $holder }, IBAN { $iban }, avec cette référence : { $reference }.
donations-mail-how-cheque = Faites un chèque à l'ordre de « { $collector } », avec cette référence au dos : { $reference }. L'adresse est sur la page ci-dessous.
donations-mail-how-cash = Remettez la somme à la trésorerie de { $unit }, avec cette référence : { $reference }.
donations-mail-came-subject = Bien reçu : { $amount }
donations-mail-came = Bonjour { $name },

    { $collector } a reçu votre don de { $amount } pour « { $title } ».

    { $more }

    Le reçu arrive dans votre espace l'année suivante :
    { $mine }

    { $by }
donations-mail-came-thanks = Merci : c'est ce qui nous permet d'agir librement.
donations-timeline-once = A promis { $amount } à la collecte « { $title } »
donations-timeline-monthly = A promis { $amount } chaque mois à la collecte « { $title } »
donations-criterion-gave = A fait un don
donations-criterion-gave-told = { $not ->
    [yes] n'ont fait aucun don{ donations-criterion-recent }
   *[no] ont fait un don{ donations-criterion-recent }
 }
donations-criterion-recent = { $within ->
    [days] { "" } ces { $days } derniers jours
   *[ever] { "" }
 }{ $often ->
    [many] , au moins { $times } fois
   *[once] { "" }
 }
donations-criterion-year = Euros donnés en douze mois
donations-criterion-year-told = { $not ->
    [yes] n'ont pas donné en douze mois un nombre d'euros { $sign ->
        [equal] égal à
        [less] inférieur à
        [most] inférieur ou égal à
        [more] supérieur à
       *[least] supérieur ou égal à
    } { $value }
   *[no] ont donné en douze mois un nombre d'euros { $sign ->
        [equal] égal à
        [less] inférieur à
        [most] inférieur ou égal à
        [more] supérieur à
       *[least] supérieur ou égal à
    } { $value }
 }
donations-criterion-monthly = Donne régulièrement
donations-criterion-monthly-value = chaque mois
donations-criterion-monthly-told = { $not ->
    [yes] ne donnent pas { $value }
   *[no] donnent { $value }
 }
donations-criterion-page = A donné à la collecte
donations-criterion-page-told = { $not ->
    [yes] n'ont pas donné à « { $value } »
   *[no] ont donné à « { $value } »
 }
donations-column-gave = Dernier don
donations-retention = Un don est gardé tant que la fiche existe. Si elle est effacée, le don reste compté sans nom ; les écritures et les reçus restent le temps que la loi demande.
donations-widget-label = Faire un don
