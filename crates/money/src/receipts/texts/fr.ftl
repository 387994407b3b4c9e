### Reçus : émission, annulation, fichier de la commission nationale, plafonds.

receipts-nav = Reçus
receipts-mine-nav = Mes reçus
receipts-title = Reçus
receipts-back = Trésorerie
receipts-lead = Les reçus de { $collector } pour { $year }. Chaque versement a un reçu et un seul ; un reçu ne se modifie pas, il s'annule.
receipts-none-title = Aucun mandataire ici
receipts-none-text = Les reçus sont faits par l'entité qui reçoit l'argent. Aucune ne sert { $unit } ou une unité en dessous.
receipts-collector = Mandataire
receipts-year = Année des versements
receipts-show = Afficher
receipts-say = { $people ->
    [0] Personne n'attend de reçu ; { $issued } sont émis.
    [one] Une personne attend un reçu, pour { $amount } ; { $issued } sont émis.
   *[other] { $people } personnes attendent un reçu, pour { $amount } ; { $issued } sont émis.
}
receipts-number = Numéro
receipts-who = Pour
receipts-issued-on = Émis le
receipts-amount = Montant
receipts-is-cancelled = annulé
receipts-overtaken-title = À annuler
receipts-overtaken-text = Un versement de ces reçus a été repris depuis : chèque impayé, prélèvement rejeté, remboursement. Annulez le reçu ; ce qui reste dû en aura un autre.
receipts-near-title = Plafond annuel
receipts-near-text = Dons et cotisations d'une personne physique à l'ensemble des partis : { $ceiling } par an. Ne sont comptés que les versements connus ici.
receipts-near-over = au-dessus du plafond
receipts-near-near = proche du plafond
receipts-object-title = Ce que le reçu dit de l'association
receipts-object = Objet
receipts-object-hint = Ce que l'association fait, en une phrase.
receipts-category = Catégorie
receipts-category-hint = Celle du formulaire 2041-RD, par exemple « organisme d'intérêt général ».
receipts-object-do = Enregistrer
receipts-object-set = C'est enregistré. Les prochains reçus le diront.
receipts-run-title = Émettre les reçus
receipts-run-running = L'année { $year } n'est pas finie : ce qui arrivera d'ici là demandera un second reçu à la même personne.
receipts-run-who = Qui reçoit quoi
receipts-run-more = { $count ->
    [one] Et une personne encore.
   *[other] Et { $count } personnes encore.
}
receipts-run-text = Type de reçu : { $kind }.
receipts-run-mail = Prévenir par courriel
receipts-run-mail-hint = Les personnes avec une adresse reçoivent un lien vers leur espace. Les autres sont dans le fichier à imprimer.
receipts-run-do = { $people ->
    [one] Émettre les reçus d'une personne
   *[other] Émettre les reçus de { $people } personnes
}
receipts-run-begun = L'émission a commencé. Vous pouvez quitter cette page.
receipts-runs-title = Émissions
receipts-run-told = { $receipts } reçus, { $mails } courriels, { $posted } à poster
receipts-printed = Imprimés par { $name } :
receipts-run-goes = Émission en cours
receipts-run-look = Actualiser
receipts-print-do = Reçus à poster (PDF)
receipts-totals-title = Déclaration de { $year }
receipts-totals-text = Les totaux à reporter dans la déclaration annuelle ; les reçus annulés n'y sont pas.
receipts-totals-count = Nombre de reçus
receipts-totals-people = Nombre de personnes
receipts-totals-gifts = Dons
receipts-totals-dues = Cotisations
receipts-totals-all = Total
receipts-totals-cancelled = Reçus annulés
receipts-file-do = Fichier de la commission nationale
receipts-donors-do = Liste des donateurs et cotisants
receipts-list-title = Derniers reçus
receipts-list-none = Aucun reçu pour cette année.
receipts-one-title = Reçu { $number }
receipts-pdf = PDF
receipts-cancel-title = Annuler ce reçu
receipts-cancel-text = Il garde son numéro et ne vaut plus. Ses versements pourront avoir un autre reçu.
receipts-why = Motif
receipts-cancel-do = Annuler le reçu
receipts-cancelled = Le reçu est annulé.
receipts-cancelled-told = Annulé par { $by } : { $why }. Depuis le
receipts-mine-title = Mes reçus
receipts-mine-lead = Ce que vous avez versé, année par année, pour votre déclaration ou vos papiers.
receipts-mine-none = Aucun reçu pour l'instant
receipts-mine-none-text = Les reçus d'une année sont émis au début de l'année suivante.
receipts-mail-subject = Vos reçus { $year }, { $organisation }
receipts-mail-text =
    Bonjour { $name },

    Vos reçus pour les versements de { $year } sont prêts. Vous les trouvez ci-joints, et dans votre espace :
    { $link }

    { $organisation }
receipts-columns-title = Colonnes du fichier
receipts-columns-lead = L'en-tête exact demandé par la commission nationale change avec ses arrêtés. Écrivez ici celui qui est en vigueur, sans attendre une nouvelle version du logiciel.
receipts-columns-from = En vigueur depuis le
receipts-columns-new = Colonnes, une par ligne : nom = contenu
receipts-columns-hint = Contenus possibles : { $fields }.
receipts-columns-source = Source
receipts-columns-add = Enregistrer les colonnes
receipts-columns-added = Les colonnes sont enregistrées.
receipts-kind-association = reçu fiscal de don et de cotisation
receipts-kind-union = attestation de cotisations syndicales
receipts-kind-party = attestation de versement, en attendant le reçu de la commission nationale
receipts-refusal-nothing = Tous les versements de cette année ont déjà un reçu.
receipts-refusal-no-object = Dites d'abord l'objet de l'association : le reçu doit le porter.
receipts-refusal-cancelled = Ce reçu est déjà annulé.
receipts-refusal-no-why = Dites pourquoi.
receipts-refusal-columns = Écrivez une colonne par ligne, « nom = contenu », avec un contenu de la liste.
receipts-refusal-no-day = Indiquez depuis quel jour.
receipts-retention = Reçus : tant que la comptabilité les demande (dix ans). Une fiche effacée laisse le reçu comme pièce, sans lien vers la personne.
receipts-elected = Élu ?
receipts-elected-hint = Les cotisations d'une personne qui exerce un mandat électif ne comptent pas dans le plafond ; ses dons comptent.
receipts-elected-from = Début du mandat
receipts-elected-to = Fin du mandat, si elle est connue
receipts-elected-do = Noter le mandat
receipts-elected-noted = Le mandat est noté : ses cotisations ne comptent plus dans le plafond.
