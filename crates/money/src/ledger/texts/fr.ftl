ledger-retention = Les écritures comptables sont conservées dix ans après l'exercice (Code de commerce, article L123-22) ; le nom de la personne en est détaché quand sa fiche est effacée.
ledger-form-association = Association (loi de 1901)
ledger-form-financing-association = Association de financement d'un parti
ledger-form-agent = Mandataire financier, personne physique
ledger-form-union = Syndicat
ledger-wrong-few = Une écriture a au moins deux lignes.
ledger-wrong-amount = Chaque ligne porte un débit ou un crédit, supérieur à zéro, pas les deux.
ledger-wrong-account = Ce compte n'est pas dans le plan de l'entité.
ledger-wrong-sums = Le total des débits et celui des crédits doivent être égaux.
ledger-wrong-validated = Cette période est validée : l'écriture doit être datée après sa fin.
ledger-wrong-reversal = Une contre-passation ne se contre-passe pas : passez une nouvelle écriture.
ledger-wrong-earlier = La contre-passation ne peut pas être datée avant l'écriture.
ledger-wrong-nothing = Il n'y a aucune écriture à valider jusqu'à ce jour.

# Entités collectrices
ledger-nav = Comptabilité
ledger-collectors-title = Entités collectrices
ledger-collectors-lead = Qui reçoit l'argent devant la loi : association de financement, mandataire, syndicat, association. Chaque unité est servie
    par une entité, la sienne ou celle d'une unité au-dessus.
ledger-collectors-none = Aucune entité collectrice
ledger-collectors-none-text = Pour encaisser des cotisations ou des dons, il faut d'abord dire qui reçoit l'argent, sur quel compte, et pour quelles unités.
ledger-collector-new = Nouvelle entité collectrice
ledger-collector-add = Créer l'entité
ledger-collector-added = L'entité est créée, avec son plan comptable. Ajoutez maintenant son compte bancaire.
ledger-collector-saved = Les changements sont enregistrés.
ledger-collector-ended = L'entité ne reçoit plus rien après ce jour. Ses livres restent.
ledger-edit = Modifier
ledger-edit-title = Modifier l'entité
ledger-save = Enregistrer
ledger-cancel = Ne rien changer
ledger-name = Nom
ledger-name-hint = Comme dans les statuts ou l'agrément : il est imprimé sur les reçus et les mandats de prélèvement.
ledger-form = Forme juridique
ledger-form-hint = Elle choisit le plan comptable de départ et ne se change plus.
ledger-state = État
ledger-address = Adresse
ledger-line-1 = Numéro et voie
ledger-line-2 = Complément
ledger-postcode = Code postal
ledger-city = Commune
ledger-numbers = Numéros et agrément
ledger-siren = SIREN
ledger-siren-hint = Neuf chiffres. La loi le veut dans le nom du fichier des écritures comptables.
ledger-rna = Numéro RNA
ledger-rna-hint = Un W suivi de neuf chiffres, sur le récépissé de la préfecture.
ledger-approval = Agrément
ledger-approval-hint = Pour l'association de financement d'un parti : le numéro donné par la commission nationale.
ledger-approved-on = Jour de l'agrément
ledger-creditor-id = Identifiant créancier SEPA
ledger-creditor-id-hint = Donné par la Banque de France ; il commence par FR et sa clé est vérifiée. Sans lui, pas de prélèvement.
ledger-not-given = non renseigné
ledger-closed-on = Fermée le { $day }
ledger-closed-text = Cette entité ne reçoit plus rien depuis le { $day }. Ses livres restent consultables.
ledger-of-above = Une unité au-dessus ou plus large que la vôtre tient cette entité : vous la consultez sans la modifier.
ledger-books = Ouvrir les livres
ledger-books-own = Les lignes de mon unité
ledger-accounts-title = Comptes bancaires
ledger-accounts-none = Aucun compte bancaire : rien ne peut être viré ni prélevé.
ledger-account-new = Nouveau compte bancaire
ledger-account-add = Ajouter le compte
ledger-account-added = Le compte bancaire est ajouté.
ledger-account-end = Fermer aujourd'hui
ledger-account-ended = Le compte bancaire est fermé à ce jour.
ledger-account-name = Nom d'usage
ledger-account-name-hint = Celui que les trésoriers emploient : compte courant, livret…
ledger-holder = Titulaire
ledger-holder-hint = Exactement comme la banque l'écrit : la banque des payeurs compare, et prévient quand cela diffère.
ledger-holder-is = Au nom de { $name }
ledger-iban = IBAN
ledger-iban-hint = Avec ou sans espaces ; sa clé est vérifiée.
ledger-bic = BIC
ledger-bic-hint = Huit ou onze signes, si la banque le demande encore.
ledger-debit-version = Format des prélèvements
ledger-debit-version-hint = Les banques prennent la version 08 depuis 2023 ; quelques-unes veulent encore la 02.
ledger-lead-days = Délai avant l'échéance, en jours ouvrés
ledger-lead-days-hint = Combien de jours avant l'échéance la banque veut recevoir le fichier.
ledger-debit-how = Prélèvements en pain.008.001.{ $version }, { $days ->
    [0] le jour de l'échéance.
    [one] un jour ouvré avant l'échéance.
   *[other] { $days } jours ouvrés avant l'échéance.
}
ledger-since = Depuis le { $from }.
ledger-span = Du { $from } au { $to }
ledger-from = À partir du
ledger-last-day = Dernier jour
ledger-units = Unités servies
ledger-units-title = Unités servies
ledger-units-none = Aucune unité.
ledger-unit = Unité
ledger-unit-hint = Son nom. Les unités qu'elle contient sont servies avec elle, sauf si elles ont leur propre entité.
ledger-unit-add = Servir cette unité
ledger-unit-served = L'unité est servie par cette entité à partir de ce jour ; l'entité précédente s'arrête la veille.
ledger-unit-end = Ne plus servir
ledger-unit-ended = L'unité n'est plus servie après aujourd'hui.
ledger-signatories = Qui peut signer
ledger-signatories-none = Personne n'est noté.
ledger-signatory = Prénom et nom
ledger-quality = Qualité
ledger-quality-hint = Trésorière, président, mandataire…
ledger-signatory-add = Noter cette personne
ledger-signatory-added = La personne peut signer à partir de ce jour.
ledger-signatory-end = Ne signe plus
ledger-signatory-ended = La personne ne peut plus signer après aujourd'hui.
ledger-end-title = Fermer l'entité
ledger-end-text = « { $name } » ne recevra plus rien après le dernier jour : ses comptes bancaires et ses services s'arrêtent ce jour-là. Ses livres,
    ses pièces et ses reçus restent. Cela ne se défait pas.
ledger-end-confirm = Je ferme cette entité.
ledger-end-do = Fermer l'entité

# Livres
ledger-books-title = Comptabilité
ledger-books-lead = De quelle entité voulez-vous ouvrir les livres ?
ledger-books-all = Tous les livres
ledger-nav-entries = Écritures
ledger-nav-balance = Balance
ledger-nav-result = Résultat
ledger-nav-accounts = Plan comptable
ledger-nav-periods = Clôtures
ledger-nav-fec = FEC
ledger-years = Années
ledger-days = Jours montrés
ledger-days-from = Du
ledger-days-to = au
ledger-days-show = Montrer
ledger-days-shown = Du { $from } au { $to }.
ledger-only-unit = Seulement les lignes de l'unité « { $unit } » et de ce qu'elle contient.
ledger-csv = CSV
ledger-entries-title = Écritures
ledger-entries-none = Aucune écriture
ledger-entries-none-text = Rien n'a été écrit entre ces jours. Les paiements, remises et reversements s'écrivent d'eux-mêmes ; le reste se saisit ici.
ledger-entry = Écriture
ledger-entry-title = Écriture { $name }
ledger-entry-new = Nouvelle écriture
ledger-entry-new-lead = Pour ce qui ne vient ni d'un paiement, ni d'une remise, ni d'un reversement : facture, frais, virement interne. Le total des débits égale celui des crédits.
ledger-entry-post = Passer l'écriture
ledger-posted = L'écriture est passée. Elle ne se modifie plus ; elle se contre-passe.
ledger-day = Jour
ledger-journal = Journal
ledger-number = Numéro
ledger-label = Libellé
ledger-label-hint = Ce qui s'est passé, sans nom de personne.
ledger-line-label = Libellé de la ligne
ledger-piece = Pièce
ledger-piece-hint = Numéro de la facture, du bordereau ou du relevé.
ledger-amount = Montant
ledger-account = Compte
ledger-account-label = Intitulé du compte
ledger-debit = Débit
ledger-credit = Crédit
ledger-balance = Solde
ledger-total = Total
ledger-lines = Lignes de l'écriture
ledger-lines-more = Ajouter des lignes
ledger-lines-cut = Seules les 500 premières lignes sont montrées ; le CSV du livre les a toutes.
ledger-account-line = Compte, ligne { $line }
ledger-unit-line = Unité, ligne { $line }
ledger-label-line = Libellé, ligne { $line }
ledger-debit-line = Débit, ligne { $line }
ledger-credit-line = Crédit, ligne { $line }
ledger-keyed-at = Saisie le
ledger-is-reversal = Contre-passation
ledger-is-reversed = Contre-passée
ledger-is-validated = Validée
ledger-reverses-link = Contre-passe cette écriture
ledger-reversed-link = Contre-passée par cette écriture
ledger-proofs = Pièces justificatives
ledger-proofs-none = Aucune pièce n'est jointe.
ledger-proof = Pièce à joindre
ledger-proof-hint = PDF, JPEG ou PNG, au plus 8 Mo. Elle est gardée aussi longtemps que l'écriture et ne se retire pas.
ledger-proof-add = Joindre la pièce
ledger-proof-added = La pièce est jointe.
ledger-reverse-title = Contre-passer
ledger-reverse-text = L'écriture reste ; une autre, en sens inverse, l'annule. Les deux se lisent dans les livres.
ledger-reverse-day = Jour de la contre-passation
ledger-reverse-why = Raison
ledger-reverse-why-hint = Une phrase, sans nom de personne.
ledger-reverse-do = Contre-passer
ledger-reversed = L'écriture est contre-passée.
ledger-chart-title = Plan comptable
ledger-chart-lead = Les comptes de l'entité, selon le plan des associations. Ajoutez ceux qui manquent ; un compte se renomme et ne se retire pas.
ledger-rename = Renommer
ledger-account-set-title = Ajouter ou renommer un compte
ledger-account-set = Le compte est enregistré.
ledger-code-hint = De trois à douze chiffres, classes 1 à 8. Un numéro déjà au plan change d'intitulé.
ledger-card-caption = Lignes du compte { $account }
ledger-card-none = Aucune ligne entre ces jours.
ledger-opening = Solde au début
ledger-closing = Solde à la fin
ledger-brought = Report de la page précédente
ledger-carried = À reporter
ledger-balance-title = Balance
ledger-balance-zero = Les débits égalent les crédits : la balance tombe juste.
ledger-balance-off = Les débits n'égalent pas les crédits : vérifiez la chaîne, page Clôtures.
ledger-balance-sign = Un solde est un débit moins un crédit : négatif, il est créditeur. Au début d'une année, les charges et produits passés sont au compte 110.
ledger-balance-none-text = Aucun compte n'a de ligne ni de solde entre ces jours.
ledger-result-title = Résultat { $year }
ledger-result-gain = L'année dégage { $amount }.
ledger-result-loss = L'année perd { $amount }.
ledger-result-before = En { $year } : { $amount }.
ledger-result-none = Aucun montant.
ledger-income = Produits
ledger-costs = Charges
ledger-voluntary = Contributions volontaires, hors résultat

# Clôtures
ledger-periods-title = Clôtures
ledger-periods-lead = Valider un mois le ferme pour toujours : plus aucune écriture n'y entre. Chaque écriture validée porte une empreinte qui tient
    compte de la précédente ; en changer une se verrait.
ledger-periods-validated = Périodes validées
ledger-periods-none = Rien n'est encore validé.
ledger-period = Période
ledger-period-entries = Écritures
ledger-period-at = Validée le
ledger-period-hash = Empreinte
ledger-validate-title = Valider un mois
ledger-validate-text = Tout ce qui est daté jusqu'à ce jour et n'est pas encore validé sera fermé. Cela ne se défait pas : une erreur se contre-passe ensuite, à une date ouverte.
ledger-validate-to = Valider jusqu'au
ledger-validate-end = { $count ->
    [one] { $day }, une écriture
   *[other] { $day }, { $count } écritures
}
ledger-validate-confirm = J'ai vérifié la balance ; je ferme cette période.
ledger-validate-do = Valider
ledger-validate-none = Aucun mois terminé n'est à valider.
ledger-validated = La période est validée.
ledger-verify = Vérifier toute la chaîne
ledger-verified-whole = Tout a été relu : chaque écriture s'équilibre, aucun numéro ne manque, la chaîne est intacte.
ledger-verified-broken = { $count ->
    [one] Une anomalie dans les livres
   *[other] { $count } anomalies dans les livres
}
ledger-broken-unbalanced = L'écriture { $of } ne s'équilibre pas.
ledger-broken-changed = L'écriture { $of } n'est pas celle qui a été validée.
ledger-broken-chain = La période qui finit le { $of } ne suit pas la précédente, ou des écritures y manquent.
ledger-broken-gap = Des numéros manquent au journal { $of }.

# FEC
ledger-fec-title = Fichier des écritures comptables (FEC)
ledger-fec-lead = L'administration peut demander ce fichier lors d'un contrôle (Livre des procédures fiscales, article A47 A-1). Il a dix-huit colonnes, un ordre et un nom imposés.
ledger-fec-make = Le fichier d'une année
ledger-fec-make-text = Écritures de { $year }, à-nouveaux d'abord. Le fichier est vérifié avant d'être donné. Tant qu'un mois n'est pas validé, ses numéros peuvent encore changer.
ledger-fec-no-siren = Il manque le SIREN de l'entité, que la loi veut dans le nom du fichier.
ledger-fec-add-siren = Ajouter le SIREN
ledger-fec-check = Vérifier un fichier
ledger-fec-check-text = Le fichier de n'importe quel logiciel : il est lu ligne à ligne et n'est gardé nulle part.
ledger-fec-check-do = Vérifier
ledger-fec-file = Fichier à vérifier
ledger-fec-right = { $name } peut être remis : aucune anomalie.
ledger-fec-wrong = { $count ->
    [one] { $name } : une anomalie
   *[other] { $name } : { $count } anomalies
}
ledger-fec-line = Ligne { $line } :
ledger-fec-header = La première ligne ne nomme pas les dix-huit colonnes dans leur ordre.
ledger-fec-columns = La ligne a { $of } colonnes au lieu de dix-huit.
ledger-fec-empty = La colonne { $of } est vide.
ledger-fec-day = La colonne { $of } n'est pas un jour écrit AAAAMMJJ.
ledger-fec-amount = La colonne { $of } n'est pas un montant à deux décimales après une virgule.
ledger-fec-account = Le numéro de compte ne commence pas par trois chiffres.
ledger-fec-sides = La ligne n'est ni un débit ni un crédit, ou elle est les deux.
ledger-fec-unbalanced = L'écriture { $of } ne s'équilibre pas.
ledger-fec-gap = Le numéro { $of } ne suit pas celui d'avant dans son journal.
ledger-fec-backwards = Le jour est antérieur à celui de la ligne d'avant dans le même journal.
ledger-fec-nothing = Le fichier n'a aucune écriture.

# Valeurs légales
ledger-legal-title = Valeurs légales
ledger-legal-lead = Plafonds, taux et délais que la loi fixe, chacun depuis un jour et avec sa source. Le programme prend la valeur en vigueur au jour du paiement.
ledger-legal-since = Depuis
ledger-legal-name = Valeur
ledger-legal-value = Montant ou nombre
ledger-legal-value-in = Valeur, { $unit }
ledger-legal-value-hint = En euros pour un plafond ; un nombre entier pour un taux ou un délai.
ledger-legal-source = Source
ledger-legal-source-hint = Le texte qui la fixe : loi, décret, article.
ledger-legal-add-title = Ajouter une valeur plus récente
ledger-legal-add-text = L'ancienne reste, pour ce qui s'est passé avant.
ledger-legal-add = Ajouter
ledger-legal-added = La valeur est ajoutée.
ledger-legal-in-euros = en euros
ledger-legal-in-percent = en pour cent
ledger-legal-in-hundredths = en centièmes de pour cent (665 pour 6,65 %)
ledger-legal-in-days = en jours
ledger-legal-in-weeks = en semaines
ledger-legal-in-months = en mois
ledger-legal-in-years = en années
ledger-legal-gift-year = Plafond annuel des dons et cotisations d'une personne aux partis
ledger-legal-gift-campaign = Plafond des dons d'une personne aux candidats d'une élection
ledger-legal-cash = Plafond d'un don en espèces
ledger-legal-tax = Réduction d'impôt
ledger-legal-tax-share = Part du revenu imposable qui limite la réduction
ledger-legal-dormancy = Caducité d'un mandat de prélèvement sans encaissement
ledger-legal-prenotification = Préavis avant un prélèvement
ledger-legal-refund = Remboursement sans motif d'un prélèvement
ledger-legal-unauthorised = Remboursement d'un prélèvement non autorisé
ledger-legal-retention = Conservation des écritures et de leurs pièces
ledger-legal-loan-months = Durée d'un prêt d'une personne physique à un parti
ledger-legal-loan-cheap-months = Durée d'un tel prêt à un taux qui ne dépasse pas le taux légal
ledger-legal-loan-ceiling = Plafond de tout ce que le parti doit par de tels prêts
ledger-legal-interest = Taux de l'intérêt légal, créances des personnes physiques

# Ce qui ne va pas
ledger-wrong-name = Écrivez un nom.
ledger-wrong-form = Choisissez une forme juridique.
ledger-wrong-siren = Un SIREN a neuf chiffres, dont une clé : vérifiez-les.
ledger-wrong-rna = Un numéro RNA est un W suivi de neuf signes, comme W302001234.
ledger-wrong-day = Écrivez un jour, comme 24/11/2026.
ledger-wrong-line = Écrivez le numéro et la voie.
ledger-wrong-postcode = Écrivez un code postal.
ledger-wrong-city = Écrivez une commune.
ledger-wrong-creditor-id = La clé de cet identifiant ne convient pas : vérifiez chaque signe.
ledger-wrong-unit = Aucune de vos unités ne porte ce nom, ou plusieurs le portent : écrivez « Fédération > Section ».
ledger-wrong-holder = Écrivez le nom du titulaire, comme la banque.
ledger-wrong-iban = Cet IBAN n'est pas juste : vérifiez chaque signe.
ledger-wrong-bic = Un BIC a huit ou onze lettres et chiffres.
ledger-wrong-version = Choisissez l'un des deux formats.
ledger-wrong-lead = Écrivez un nombre de jours, de 0 à 30.
ledger-wrong-quality = Écrivez en quelle qualité la personne signe.
ledger-wrong-confirm = Cochez la case pour confirmer.
ledger-wrong-closed = Cette entité est fermée : plus rien ne s'y ajoute.
ledger-wrong-why = Écrivez la raison en quelques mots.
ledger-wrong-journal = Choisissez un journal.
ledger-wrong-label = Écrivez ce qui s'est passé.
ledger-wrong-cents = Écrivez un montant positif, comme 12,50.
ledger-wrong-code = Un numéro de compte a de trois à douze chiffres et commence par 1 à 8.
ledger-wrong-month = Choisissez la fin d'un mois terminé qui n'est pas validé.
ledger-wrong-long = Ce fichier est trop long pour cette page : demandez moins de jours, ou passez par la ligne de commande.
ledger-wrong-file = Choisissez un fichier.
ledger-wrong-proof-none = Choisissez un fichier.
ledger-wrong-proof-size = Ce fichier dépasse 8 Mo.
ledger-wrong-proof-kind = Joignez un PDF, un JPEG ou un PNG.
ledger-wrong-proofs = Cette écriture a déjà vingt pièces.
ledger-wrong-legal-name = Choisissez une valeur.
ledger-wrong-legal-value = Écrivez un nombre entier, ou un montant en euros pour un plafond.
ledger-wrong-legal-source = Écrivez le texte qui fixe cette valeur.
ledger-wrong-legal-day = Cette valeur a déjà un montant depuis ce jour.

# Ligne de commande
ledger-told-whole = { $name } : { $entries ->
    [0] aucune écriture
    [one] une écriture
   *[other] { $entries } écritures
}, { $periods ->
    [0] aucune période validée
    [one] une période validée
   *[other] { $periods } périodes validées
}, rien d'anormal.
ledger-told-broken = { $name } : { $count ->
    [one] une anomalie.
   *[other] { $count } anomalies.
}
ledger-told-none = Aucune entité collectrice.
ledger-told-unknown = Aucune entité ne porte ce nom.
ledger-told-several = Il y a plusieurs entités : nommez-en une avec --collector.
ledger-told-written = { $file } est écrit : { $lines ->
    [one] une ligne, vérifiée.
   *[other] { $lines } lignes, vérifiées.
}
ledger-told-year = Une année a quatre chiffres, comme 2026.
ledger-validation-begun = La validation est commencée : ces jours sont clos. Elle se termine d'elle-même.
ledger-validation-runs = { $done } écritures sur { $total } sont scellées. Ces jours sont déjà clos.
ledger-wrong-validating = Une validation est en cours : attendez qu'elle se termine.
