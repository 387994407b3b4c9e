### Notes de frais des unités : écrites par une personne, lues par une autre, payées par le mandataire.

claims-nav = Notes de frais
claims-mine-nav = Mes notes de frais
claims-title = Notes de frais
claims-back = Trésorerie
claims-lead = Ce que { $unit } et les unités en dessous ont à rembourser ou à payer.
claims-own-link = Écrire la mienne
claims-waiting = { $count ->
    [one] Une note de frais est à lire.
   *[other] { $count } notes de frais sont à lire.
}
claims-key-link = Écrire celle de quelqu'un
claims-key-title = Note de frais pour quelqu'un
claims-key-lead = Pour qui vous a remis ses factures sur papier. La personne en est avertie, et quelqu'un d'autre que vous deux la lira.
claims-key-who = Qui a avancé l'argent
claims-key-who-hint = Quelques lettres du nom, parmi les personnes de { $unit }.
claims-key-who-do = Chercher
claims-key-none = Personne de ce nom. Créez d'abord sa fiche.
claims-key-drafts = Commencées et pas encore envoyées
claims-new-lead-keyed = Pour { $name }. Dites d'abord pour quoi et qui est à payer. Les dépenses et leurs factures viennent ensuite.
claims-keyed-say = Vous écrivez cette note pour { $name }, qui la voit dans son espace et peut la reprendre.
claims-keyed-mine = { $by } a écrit cette note pour vous. Vous pouvez la reprendre et la corriger tant que personne n'a décidé.
claims-one-keyed = Écrite pour cette personne par { $by }.
claims-file-hint-keyed = { $name } en sera averti par courriel. Quelqu'un d'autre que vous deux la lira.
claims-mail-keyed-subject = { $organisation } : une note de frais à votre nom
claims-mail-keyed =
    Bonjour { $name },

    { $by } a envoyé une note de frais à votre nom :

    { $purpose }, { $amount }, à payer à { $payee }.

    Quelqu'un d'autre que vous deux la lira. Si quelque chose n'est pas juste, reprenez-la ici :
    { $link }
claims-none = Aucune note de frais
claims-none-text = Chacun écrit les siennes dans son espace. Elles arrivent ici dès qu'elles sont envoyées.
claims-to-read = À lire
claims-to-pay = À payer par { $collector }
claims-pay-elsewhere = Les comptes de { $collector } sont tenus ailleurs : c'est là que ces notes seront payées.
claims-others = Les autres
claims-orders = Paiements faits
claims-order-told = { $count ->
    [one] pour une note, par { $collector }
   *[other] pour { $count } notes, par { $collector }
}
claims-order-file = Télécharger le fichier
claims-open = Ouvrir
claims-open-named = Ouvrir « { $purpose } »
claims-action = Ce que vous pouvez faire
claims-pay-day = Date du virement
claims-pay-way = Comment
claims-way-file = Fichier de virement pour la banque
claims-way-file-hint = Un fichier pain.001 à déposer sur le site de la banque, avec un virement par note.
claims-way-recorded = Paiement déjà fait
claims-way-recorded-hint = Par chèque, ou par un virement saisi à la main.
claims-pay-do = Payer les notes cochées
claims-paid = Le paiement est noté.
claims-paid-file = Le fichier est prêt. Téléchargez-le ci-dessous et déposez-le à la banque.
claims-state-draft = en cours
claims-state-filed = à lire
claims-state-approved = à payer
claims-state-refused = refusée
claims-state-paid = payée
claims-state-withdrawn = reprise
claims-state-reversed = annulée
claims-fact-filed = Envoyée
claims-fact-withdrawn = Reprise par son auteur
claims-fact-approved = Acceptée
claims-fact-refused = Refusée
claims-fact-paid = Payée
claims-fact-returned = Paiement revenu
claims-fact-reversed = Annulée
claims-facts = Ce qui s'est passé
claims-mine-title = Mes notes de frais
claims-mine-lead = Ce que vous avez avancé pour votre section, ou ce qu'elle doit à quelqu'un.
claims-mine-none = Aucune note de frais
claims-mine-none-text = Vous avez acheté quelque chose pour votre section ? Écrivez-le ici avec la facture : une autre personne la lira, et le mandataire vous remboursera.
claims-new-do = Écrire une note de frais
claims-new-title = Nouvelle note de frais
claims-new-lead = Dites d'abord pour quoi et pour qui. Les dépenses et leurs factures viennent ensuite.
claims-new-next = Continuer
claims-edit-title = Modifier la note de frais
claims-edit-link = Modifier
claims-edit-do = Enregistrer
claims-unit = Pour quelle unité
claims-unit-hint = C'est elle qui paie, avec ce qu'elle a chez son mandataire.
claims-purpose = À quoi cela a servi
claims-purpose-hint = Par exemple : réunion publique du 12 novembre.
claims-payee-name = Qui est à payer
claims-payee-name-hint = Vous, ou un fournisseur dont la facture n'est pas encore payée.
claims-payee-iban = IBAN de qui est à payer
claims-payee-iban-hint = Il sert au virement, et n'est montré qu'à qui lit et paie cette note.
claims-own-say = Pour { $unit }. À payer à { $payee }, { $iban }.
claims-lines = Dépenses
claims-lines-none = Aucune dépense encore. Ajoutez la première avec sa facture.
claims-line-new = Ajouter une dépense
claims-line-label = Dépense
claims-line-label-hint = Par exemple : location de la salle des fêtes.
claims-line-category = Nature
claims-line-day = Date
claims-line-amount = Montant
claims-line-amount-hint = Toutes taxes comprises, par exemple 84,50.
claims-line-proof = Facture
claims-line-proof-hint = Un PDF ou une photo, 8 Mo au plus.
claims-line-add = Ajouter
claims-line-added = La dépense est ajoutée.
claims-line-remove = Retirer
claims-line-remove-named = Retirer « { $label } »
claims-line-removed = La dépense est retirée.
claims-category-travel = Déplacements
claims-category-print = Tracts et affiches
claims-category-rooms = Salles et matériel
claims-category-supplies = Fournitures
claims-category-post = Courrier et téléphone
claims-category-training = Documentation et formation
claims-total = Total
claims-file-do = Envoyer la note
claims-file-hint = Une autre personne que vous la lira. Vous pourrez la reprendre d'ici là.
claims-filed = La note est envoyée.
claims-withdraw-do = Reprendre cette note
claims-withdrawn = La note est reprise : vous pouvez la modifier et l'envoyer de nouveau.
claims-one-say = De { $name }, pour { $unit }.
claims-collector = Qui paie
claims-has = Ce que { $unit } peut dépenser
claims-is-own = Cette note est la vôtre, ou vous l'avez écrite : une autre personne la lit et décide.
claims-decision = Décision
claims-approve-do = Accepter
claims-approve-hint = La somme est prise sur ce que { $unit } a chez son mandataire.
claims-approved = La note est acceptée. Le mandataire peut la payer.
claims-refuse-why = Pourquoi elle est refusée
claims-refuse-why-hint = La personne le lit, corrige et envoie de nouveau.
claims-refuse-do = Refuser
claims-refused = La note est refusée. La personne lit pourquoi.
claims-reverse-title = Revenir sur l'acceptation
claims-reverse-text = La note n'est pas encore payée. L'écriture est contre-passée et l'unité retrouve la somme.
claims-reverse-why = Pourquoi elle est annulée
claims-reverse-do = Annuler la note
claims-reversed = La note est annulée.
claims-return-title = Le paiement est revenu
claims-return-text = Le virement a été rejeté, ou n'est pas parti. L'écriture est contre-passée et la note est de nouveau à payer.
claims-return-why = Ce qui s'est passé
claims-return-do = Noter le retour
claims-returned = Le retour est noté. La note est de nouveau à payer.
claims-retention = Les notes acceptées sont des pièces comptables, gardées dix ans ; les autres partent avec la personne.
claims-refusal-no-purpose = Dites à quoi cela a servi.
claims-refusal-own-here = Vos propres notes s'écrivent dans votre espace.
claims-refusal-no-payee = Dites qui est à payer.
claims-refusal-no-iban = Cet IBAN n'est pas valable : vérifiez-le sur le relevé d'identité bancaire.
claims-refusal-no-unit = Choisissez une de vos unités.
claims-refusal-no-amount = Indiquez un montant.
claims-refusal-bad-day = Indiquez un jour déjà passé.
claims-refusal-no-label = Dites ce qui a été acheté.
claims-refusal-no-line = Ajoutez d'abord une dépense avec sa facture.
claims-refusal-full = Cette note est pleine : écrivez la suite dans une autre.
claims-refusal-over = Ce n'est plus possible : la note a changé d'état entre-temps.
claims-refusal-own-claim = C'est votre note, ou vous l'avez écrite : une autre personne doit la lire.
claims-refusal-no-why = Dites pourquoi.
claims-refusal-no-collector = Aucun mandataire ne sert cette unité aujourd'hui.
claims-refusal-too-little = L'unité n'a pas assez chez son mandataire, une fois comptées les quotes-parts à reverser.
claims-refusal-no-account = Le mandataire n'a pas de compte bancaire à cette date.
claims-refusal-no-file = Le fichier ne peut pas être écrit : vérifiez les noms et les IBAN.
claims-refusal-nothing-chosen = Cochez au moins une note.
