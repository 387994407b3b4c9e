debits-nav = Prélèvements
debits-record-link = Mandats de prélèvement
debits-mine-nav = Mes prélèvements
debits-retention = Un mandat est gardé tant qu'il sert, puis dix ans avec les écritures qu'il justifie. Effacé, il ne dit plus de qui était le compte.
debits-timeline-signed = Mandat de prélèvement signé : { $reference }
debits-timeline-ended = Mandat de prélèvement terminé : { $reference }
debits-timeline-suspended = Mandat de prélèvement suspendu : { $reference }
debits-trail-treasury = Trésorerie
debits-title = Prélèvements
debits-lead = Les cotisations prélevées sous mandat : le fichier pour la banque, ce qui en revient, et quoi faire.
debits-no-account-title = Aucun compte à votre niveau
debits-no-account-text = Le compte de l'entité collectrice est tenu par l'unité qu'elle sert. Son trésorier fait les prélèvements et lit les relevés.
debits-no-creditor = L'entité collectrice n'a pas d'identifiant créancier SEPA (ICS). Demandez-le à sa banque, puis notez-le dans sa fiche.
debits-account = Compte
debits-of-label = { "" } ({ $label })
debits-account-show = Afficher
debits-who = Qui
debits-nobody = Fiche effacée
debits-code = Code de la banque
debits-todo = À faire
debits-amount = Montant
debits-amount-due = Ce qui est dû à chaque prélèvement
debits-day = Jour
debits-state = État
debits-count = Prélèvements
debits-count-told = { $debits } dont { $settled } payés, { $failed } revenus
debits-failed-title = Revenus ou refusés
debits-batches-title = Collectes
debits-batches-none = Aucune collecte encore. La première demande des mandats signés et des cotisations dues.
debits-batch-ready = À envoyer
debits-batch-sent = Envoyée à la banque
debits-batch-withdrawn = Retirée
debits-line-to-come = À venir
debits-line-settled = Payé
debits-line-refused = Refusé par la banque
debits-line-returned = Revenu impayé
debits-action-ask-account = Demander un autre compte : le mandat attend.
debits-action-end-mandate = Le mandat est terminé : en proposer un nouveau.
debits-action-suspend = Parler avec la personne : le mandat est suspendu.
debits-action-retry-once = Présenter une fois encore, plus tard.
debits-action-investigate = Chercher le doublon avant tout nouvel envoi.
debits-action-check-notice = Vérifier le montant annoncé.
debits-action-operator = Corriger nos données, puis renvoyer.
debits-action-complete-data = Compléter les données, puis renvoyer.
debits-action-contact = Appeler la personne.
debits-action-deceased = La banque signale un décès : ne plus écrire, joindre les proches.
debits-new-title = Préparer une collecte
debits-new-lead = { $collector }, compte { $account }. Voici qui doit quelque chose sous un mandat en vigueur.
debits-new-day = Jour du prélèvement
debits-new-day-hint = Au plus tôt le { $day } : les personnes sont prévenues { $days } jours avant.
debits-new-again = Voir ce jour
debits-new-words = Libellé sur le relevé des personnes
debits-new-words-hint = Sans accents une fois à la banque ; 140 signes.
debits-new-words-proposed = Cotisation
debits-new-members = Personnes à prélever
debits-sequence = Rang
debits-sequence-FRST = Premier
debits-sequence-RCUR = Suivant
debits-sequence-FNAL = Dernier
debits-sequence-OOFF = Ponctuel
debits-new-out = Écarter
debits-new-out-of = Écarter { $name }
debits-new-total = Total de { $count } personnes
debits-new-whole = Tout est contrôlé d'abord : une seule ligne fausse, et rien n'est fait. Les personnes sont prévenues par courriel dès que la collecte est faite.
debits-new-do = Faire la collecte et prévenir
debits-new-empty-title = Personne à prélever ce jour-là
debits-new-empty-text = Il faut un mandat signé, sans prélèvement en cours, et une somme due.
debits-made = La collecte est faite. Les personnes reçoivent leur avis.
debits-fault-empty = Il n'y a rien à prélever.
debits-fault-name = Le nom du titulaire manque.
debits-fault-iban = L'IBAN est faux : vérifiez-le sur le relevé d'identité bancaire.
debits-fault-bic = Le BIC du compte de l'entité est faux.
debits-fault-outside-sepa = Le compte est hors de l'espace SEPA : il ne peut pas être prélevé.
debits-fault-creditor-id = L'identifiant créancier SEPA de l'entité manque ou est faux.
debits-fault-identifier = La référence porte des signes que les banques ne rendent pas : lettres sans accent, chiffres et tirets, 35 au plus.
debits-fault-amount = Le montant doit être au-dessus de zéro.
debits-fault-signed-later = Le mandat est signé après le jour du prélèvement.
debits-fault-business-day = Les banques ne règlent pas ce jour-là : choisissez un jour ouvré.
debits-fault-too-many = Une collecte a au plus 20 000 lignes.
debits-fault-format = La ligne ne passe pas le contrôle du format : signalez-la.
debits-refusal-too-early = C'est trop tôt : les personnes doivent être prévenues avant, et la banque aussi.
debits-refusal-stale = Quelqu'un d'autre vient d'agir. Rechargez la page et recommencez.
debits-refusal-reference = L'entité a déjà un mandat de cette référence.
debits-refusal-under-way = Un prélèvement est en cours sur l'ancien compte. Changez-le quand la banque aura répondu.
debits-refusal-nobody-left = Plus personne n'est dans cette collecte : les mandats se sont arrêtés avant l'envoi. Retirez-la.
debits-refusal-over = La collecte est déjà envoyée ou retirée.
debits-refusal-choice = Ce choix ne va pas avec ce mouvement : choisissez-en un autre.
debits-refusal-why = Dites pourquoi en quelques mots.
debits-refusal-scan = La numérisation dépasse dix mégaoctets.
debits-refusal-signed-on = Donnez le jour de la signature, passé ou d'aujourd'hui.
debits-refusal-no-collector = Aucune entité collectrice ne sert cette unité, ou elle n'a pas d'identifiant créancier.
debits-refusal-no-email = Il faut une adresse de courriel qui fonctionne pour signer en ligne. Demandez un mandat sur papier à votre section.
debits-refusal-account = Choisissez le compte dont parle ce fichier.
debits-refusal-several-accounts = Le fichier parle de plusieurs comptes : envoyez-les l'un après l'autre.
debits-refusal-not-your-account = Le fichier parle d'un compte que vous ne tenez pas.
debits-refusal-currency = Le fichier porte des mouvements dans une autre monnaie que l'euro.
debits-one-title = Collecte { $number }
debits-creditor = Entité qui prélève
debits-words = Libellé
debits-by = Faite par
debits-told = Personnes prévenues
debits-told-count = { $told } sur { $all }, par courriel ou par lettre
debits-letters-do = { $count ->
    [one] La lettre d'avis à poster (PDF)
   *[other] Les { $count } lettres d'avis à poster (PDF)
}
debits-letters-told = { $printed ->
    [0] Ces personnes n'ont pas d'adresse électronique utilisable : rien n'est encore imprimé.
   *[other] Imprimées : { $printed } sur { $count }. Dernière impression :
}
debits-letter-subject = Votre prélèvement de { $amount } le { $day }
debits-letter-hello = Bonjour { $name },
debits-letter-text = { $creditor } prélèvera { $amount } le { $day } sur le compte { $account }, selon votre mandat { $reference } (identifiant créancier SEPA { $ics }).
debits-letter-change = Si quelque chose ne va pas, dites-le avant ce jour-là. Vous pouvez arrêter ce mandat à tout moment en nous l'écrivant.
debits-file-do = Télécharger le fichier (pain.008.001.{ $version })
debits-file-told = Le fichier est le même à chaque téléchargement. Chaque personne lit dans son espace que son compte y figure.
debits-file-reason = Fichier de prélèvement pour la banque
debits-sent-do = Noter l'envoi à la banque
debits-withdraw-do = Retirer la collecte
debits-sent = L'envoi est noté.
debits-withdrawn = La collecte est retirée. Les mandats sont libres.
debits-lines-title = Lignes du fichier
debits-mandates-title = Mandats de prélèvement
debits-mandates-lead = Qui autorise à prélever, sur quel compte, depuis quand. L'état suit des faits, personne ne le tape.
debits-mandates-search = Chercher
debits-mandates-search-hint = Le début d'un nom, ou une référence entière.
debits-mandates-search-do = Chercher
debits-mandates-empty-title = Aucun mandat ici
debits-mandates-empty-text = Un mandat se signe en ligne depuis l'espace de la personne, se saisit depuis sa fiche, ou arrive par fichier.
debits-reference = Référence (RUM)
debits-reference-hint = Celle du papier ; laissez vide pour en recevoir une.
debits-mandate-unsigned = À signer
debits-mandate-active = En vigueur
debits-mandate-suspended = Suspendu
debits-mandate-lapsed = Caduc, trop longtemps sans prélèvement
debits-mandate-used = Utilisé
debits-mandate-ended = Terminé
debits-mandate-title = Mandat { $reference }
debits-mandate-changed = C'est noté.
debits-mandate-made = Le mandat est enregistré.
debits-holder = Titulaire du compte
debits-holder-hint = Si ce n'est pas la personne elle-même.
debits-kind = Sorte
debits-kind-recurring = Prélèvements répétés
debits-kind-one-off = Un seul prélèvement
debits-origin = Origine
debits-origin-online = Signé en ligne
debits-origin-paper = Papier saisi
debits-origin-file = Papier venu par fichier
debits-last-debit = Dernier prélèvement
debits-never = Aucun encore
debits-under-way = Un prélèvement est en cours sous ce mandat.
debits-scan-open = Ouvrir le papier numérisé
debits-facts-title = Ce qui s'est passé
debits-fact-signed = signé
debits-fact-amended = autre compte
debits-fact-suspended = suspendu
debits-fact-resumed = repris
debits-fact-ended = terminé
debits-change-title = Changer
debits-amend = Nouvel IBAN
debits-amend-hint = Le même mandat, un autre compte : la banque l'apprend au prochain prélèvement.
debits-amend-do = Changer de compte
debits-why = Pourquoi
debits-why-hint = La personne le lira.
debits-suspend-do = Suspendre
debits-resume-do = Reprendre
debits-end-do = Terminer le mandat
debits-open-reason = Mandats de prélèvement
debits-person-title = Mandats de { $name }
debits-person-none = Aucun mandat encore.
debits-paper-title = Saisir un mandat signé sur papier
debits-paper-lead = Il autorise { $collector } à prélever. Gardez l'original : la banque peut le demander.
debits-iban-hint = 27 signes pour un compte français ; les espaces ne gênent pas.
debits-signed-on = Signé le
debits-amount-fixed = Montant fixe
debits-amount-fixed-hint = Vide : ce qui est dû au jour du prélèvement.
debits-scan = Papier numérisé (PDF ou photo)
debits-paper-do = Enregistrer le mandat
debits-import-title = Importer des mandats papier
debits-import-lead = Un tableau, une ligne par mandat signé. Les lignes justes sont enregistrées, les autres sont dites une à une.
debits-import-file = Fichier
debits-import-file-hint = CSV, XLSX ou ODS, avec les colonnes IBAN, date de signature, et numéro d'adhérent, ou courriel, ou nom et prénom. En option : RUM, titulaire, type, montant.
debits-import-do = Lire le fichier
debits-import-missing = Choisissez un fichier.
debits-import-unreadable = Le fichier ou la ligne ne se lit pas comme un tableau.
debits-import-no-iban = Aucune colonne ne s'appelle IBAN.
debits-import-too-long = Le tableau dépasse 5 000 lignes : coupez-le.
debits-import-nobody = Personne, ou plusieurs personnes, de votre unité ne répond à cette ligne.
debits-import-reason = Mandats de prélèvement apportés par fichier
debits-import-done = { $count } mandats enregistrés.
debits-import-problems = { $count } lignes laissées
debits-import-line = Ligne { $line } :
debits-mine-title = Mes prélèvements
debits-mine-lead = Ce que vous avez autorisé, ce qui est prélevé, et comment arrêter.
debits-mine-unsigned = Un lien pour signer vous a été envoyé par courriel ; il vaut quatorze jours.
debits-mine-change = Changer de compte ou arrêter
debits-mine-end-do = Arrêter ce mandat
debits-mine-ended = C'est arrêté. Plus rien ne sera prélevé sous ce mandat.
debits-mine-amended = Le nouveau compte servira au prochain prélèvement.
debits-mine-new = Autoriser le prélèvement de ma cotisation
debits-mine-new-lead = { $collector } prélèvera ce qui est dû. Vous êtes prévenu avant chaque prélèvement, et vous pouvez arrêter ici à tout moment.
debits-mine-new-do = Recevoir le lien pour signer
debits-mine-mailed = Ouvrez le courriel que nous vous envoyons pour signer.
debits-mine-empty-title = Le prélèvement n'est pas proposé ici
debits-mine-empty-text = Votre section reçoit les cotisations autrement. Elle vous dira comment.
debits-mine-debits = Mes derniers prélèvements
debits-sign-title = Mandat de prélèvement SEPA
debits-sign-wording = En signant, vous autorisez { $creditor } à envoyer des instructions à votre banque pour débiter votre compte, et votre banque à débiter votre compte selon ces instructions.
debits-sign-rights = Vous pouvez vous faire rembourser par votre banque dans les huit semaines qui suivent un prélèvement, et dans les treize mois s'il n'était pas autorisé.
debits-sign-do = Je signe le mandat
debits-sign-done = Le mandat est signé. Vous le retrouvez dans votre espace.
debits-ics = Identifiant créancier (ICS)
debits-statements-title = Relevés de banque
debits-statements-lead = Apportez le fichier de la banque. Ce qui porte nos références est reconnu ; vous confirmez, rien ne se fait seul.
debits-statements-file-hint = Relevé camt.053 ou camt.054, tableau CSV, ou réponse pain.002 à une collecte. Le même fichier deux fois ne change rien.
debits-statements-do = Lire le fichier
debits-open-title = À confirmer ({ $count })
debits-open-caption = Mouvements à confirmer
debits-open-none = Tout est confirmé.
debits-done-title = Derniers mouvements confirmés
debits-files-title = Fichiers lus
debits-files-told = { $entries } nouveautés, apporté par { $name }
debits-confirm-sure = { $count ->
    [one] Confirmer le mouvement sûr ({ $amount })
   *[other] Confirmer les { $count } mouvements sûrs ({ $amount })
}
debits-confirmed = { $count ->
    [one] { $count } mouvement confirmé.
   *[other] { $count } mouvements confirmés.
}
debits-confirmed-not = { $count ->
    [one] { $count } attend encore, ses écritures étant refusées : { $why }
   *[other] { $count } attendent encore, leurs écritures étant refusées : { $why }
}
debits-file-known = Ce fichier était déjà lu : rien n'a changé.
debits-file-statement-taken = { $new } nouveaux mouvements, { $known } déjà connus, { $completed } complétés, { $pending } en attente à la banque et laissés.
debits-file-report-taken = Réponse de la banque : { $new } prélèvements refusés.
debits-movement = Mouvement
debits-answers = Répond à
debits-label = Libellé de la banque
debits-payer = Qui
debits-written = Référence ou motif
debits-movement-asked = Demandé, ou avant frais : { $amount }
debits-movement-payout = Le prestataire l'annonce sous { $reference } : { $gross } payés par carte, { $fee } de frais gardés.
debits-movement-fee = Frais retenus : { $amount }
debits-finding-collected = Collecte payée
debits-finding-debit-returned = Prélèvement revenu
debits-finding-call-paid = Demande payée
debits-finding-call-differs = Demande payée d'un autre montant
debits-finding-call-again = Demande payée une seconde fois
debits-finding-call-mistyped = Référence mal recopiée
debits-finding-call-by-name = Même nom et même montant
debits-finding-slip-credited = Remise de chèques
debits-finding-cheque-returned = Chèque revenu impayé
debits-finding-cards-paid-out = Paiements par carte
debits-finding-fee = Frais de banque
debits-finding-cash = Espèces déposées
debits-finding-transfer-out = Virement émis
debits-finding-unknown = Rien de connu
debits-certainty-sure = Sûr
debits-certainty-flagged = À regarder
debits-certainty-proposed = Proposé
debits-certainty-open = À dire
debits-decided-confirmed = Confirmé par { $name }
debits-decided-set-aside = Laissé par { $name }
debits-choose = Ce mouvement est
debits-choose-found = Ce qui est reconnu
debits-choose-call = La demande { $reference } de { $name }
debits-choose-call-hint = { $amount }, pour le { $day }
debits-choose-unallocated = À expliquer plus tard
debits-choose-unallocated-hint = Écrit au compte d'attente 471.
debits-choose-nothing = Rien à écrire
debits-choose-nothing-hint = Il est écrit ailleurs, ou ne nous regarde pas.
debits-does-collected = Un paiement est écrit pour chaque personne prélevée.
debits-does-debit-returned = Le paiement est repris, le mandat suit le code de la banque.
debits-does-call-paid = Le paiement est écrit et la demande réglée.
debits-does-call-differs = Le paiement est écrit pour ce qui est venu ; la demande garde son écart.
debits-does-slip-credited = La remise est pointée ; elle s'encaisse sur sa page.
debits-does-cheque-returned = Le mouvement est pointé ; le chèque se reprend sur la page du paiement.
debits-does-cards-paid-out = Le brut, les frais et le net sont écrits.
debits-does-fee = Les frais sont écrits au compte 627.
debits-does-cash = Le dépôt est pointé ; il s'écrit au livre de caisse.
debits-does-transfer-out = Le virement est écrit au compte 467, entre entités.
debits-decide-do = Confirmer
debits-decided = C'est confirmé.
debits-read-empty = Le fichier est vide.
debits-read-too-large = Le fichier est trop grand : demandez à la banque une période plus courte.
debits-read-hostile = Le fichier n'est pas construit comme celui d'une banque : rien n'a été lu.
debits-read-charset = Les lettres du fichier sont dans un codage inconnu.
debits-read-damaged = Le fichier est coupé ou abîmé : téléchargez-le de nouveau.
debits-read-missing = Il manque dans le fichier un montant, un jour ou un sens.
debits-read-unknown = Ce n'est ni un relevé, ni une réponse de banque que nous connaissons.
debits-mail-notice-subject = { $organisation } : prélèvement de { $amount } le { $day }
debits-mail-link-subject = { $organisation } : signez votre mandat de prélèvement
debits-mail-notice =
    Bonjour { $name },

    { $creditor } prélèvera { $amount } le { $day } sur le compte { $account }, selon votre mandat { $reference } (identifiant créancier { $ics }).

    Si quelque chose ne va pas, dites-le avant ce jour-là, ou arrêtez le mandat ici :
    { $link }

    { $organisation }
debits-mail-link =
    Bonjour { $name },

    Vous avez demandé que { $creditor } prélève votre cotisation sur le compte { $account } (mandat { $reference }). Pour signer, ouvrez cette page :
    { $link }

    Le lien vaut quatorze jours. Si vous n'avez rien demandé, laissez-le : rien ne sera prélevé.

    { $organisation }
debits-again-do = Représenter
debits-again-all = Représenter les { $count } prélèvements revenus
debits-again-not = Ne pas représenter
debits-again-waits = Sera représenté à la prochaine collecte.
debits-again-done = Représenté dans une autre collecte.
debits-again-within = dont { $amount } représentés
debits-again-asked = { $count ->
    [one] Un prélèvement revenu sera représenté à la prochaine collecte.
   *[other] { $count } prélèvements revenus seront représentés à la prochaine collecte.
}
debits-again-left = Ce prélèvement ne sera pas représenté.
debits-refusal-retry = Ce prélèvement ne peut pas être représenté : il l'a déjà été, ou une autre personne vient d'en décider.
debits-finding-returned-debits = Prélèvements revenus
debits-does-returned-debits = Les paiements sont repris, chaque mandat suit le code de la banque.
debits-new-full = Une collecte ne contient pas davantage de prélèvements : faites-en une autre pour les personnes suivantes.
debits-fee = Frais retenus par le prestataire
debits-fee-hint = Au compte 5115, les paiements par carte non encore reversés font { $amount }. Les frais s'écrivent au compte 627.
debits-choose-cards = Un versement de paiements par carte
debits-covers = Les paiements par carte que ce virement reverse
debits-covers-hint = Cochez ceux que le relevé de versement du prestataire nomme : leur somme, moins les frais, doit faire ce qui est arrivé. Si vous ne savez pas lesquels, ne cochez rien.
debits-covers-which = Quels paiements par carte, et quels frais
debits-covers-one = { $name }, { $amount }
debits-covers-day = Payé le { $day }
debits-covers-back = Remboursé le { $day }, après avoir été versé : le prestataire le retient
debits-covers-nobody = Personne effacée
debits-covers-sum = Cochés à l'ouverture de cette page : { $ticked }. Arrivés : { $arrived }.
debits-covered = Paiements par carte reversés par ce virement
debits-refusal-covers = Les paiements cochés, moins les frais, ne font pas ce qui est arrivé : changez les coches ou les frais.
debits-refusal-covers-gone = Un des paiements cochés vient d'être rattaché à un autre mouvement, ou remboursé : vérifiez les coches.
debits-refusal-fee = Écrivez les frais retenus : un montant, au plus celui qui est arrivé.
debits-waiting-movements = { $count ->
    [one] Un mouvement de banque attend qu'on le confirme.
   *[other] { $count } mouvements de banque attendent qu'on les confirme.
}
debits-decided-waiting = Écrit au compte d'attente 471 par { $name }
debits-waiting-title = À expliquer : au compte d'attente 471
debits-waiting-text = Ouvrez un mouvement et reprenez la décision pour dire ce qu'il est.
debits-waiting-unexplained = { $count ->
    [one] Un mouvement de banque attend au compte 471 qu'on l'explique.
   *[other] { $count } mouvements de banque attendent au compte 471 qu'on les explique.
}
debits-payment-link = Voir le paiement
debits-reopen-do = Reprendre cette décision
debits-reopen-hint = Ce qu'elle a écrit est contrepassé à la date d'aujourd'hui ; le mouvement attend de nouveau.
debits-reopened = La décision est reprise : dites ce qu'est ce mouvement.
debits-refusal-reopen = Des prélèvements ou des versements ont suivi : cette décision ne se reprend pas ici.
debits-refusal-elsewhere = Une autre entité encaisse les cotisations de cette personne : choisissez-en une autre, ou dites que c'est un don.
debits-payer-find = Chercher de qui il vient
debits-payer-find-hint = Quelques lettres du nom, un numéro, ou la référence d'une demande.
debits-payer-find-do = Chercher
debits-payer-find-nobody = Personne que vous pouvez voir ne répond à « { $words } ».
debits-choose-person = De { $name }, { $unit }
debits-choose-person-due = Doit { $amount }.
debits-choose-person-none = Ne doit rien.
debits-choose-kind = L'argent de cette personne est
debits-choose-account-in = Une recette
debits-choose-account-out = Une dépense
debits-choose-account-hint = Écrite au compte choisi ci-dessous.
debits-choose-code = Compte
debits-choose-person-elsewhere = Ses cotisations vont à une autre entité : ce peut être un don.
