### Imports de fichiers de personnes.

imports-nav = Imports
imports-title = Imports
imports-lead = Un fichier de personnes est lu, comparé aux fiches que vous tenez, puis enregistré. Chaque import peut être annulé.
imports-new = Importer un fichier
imports-none = Aucun import
imports-none-more = Un tableau CSV, Excel (.xlsx) ou LibreOffice (.ods) suffit ; vous verrez le résultat avant d'enregistrer.
imports-caption = Imports de cette unité et de celles qu'elle contient
imports-col-file = Fichier
imports-col-unit = Unité
imports-col-day = Date
imports-col-state = État
imports-col-rows = Lignes
imports-state-waiting = à vérifier
imports-state-running = en cours
imports-state-broken = interrompu
imports-state-done = terminé
imports-state-undone = annulé
imports-doubts-open = { $count ->
    [one] { $count } ligne attend votre décision
   *[other] { $count } lignes attendent votre décision
 }

## Envoi du fichier
imports-upload-title = Importer un fichier
imports-upload-lead = Rien n'est enregistré avant votre accord. Les colonnes qui disent une opinion, une religion, une origine, une santé ou un profil de réseau social sont écartées à l'entrée.
imports-upload-file = Fichier
imports-upload-file-hint = CSV, TSV, Excel (.xlsx) ou LibreOffice (.ods), 64 Mo au plus.
imports-upload-sheet = Feuille
imports-upload-sheet-hint = Numéro de la feuille dans un classeur ; laissez 1 pour un fichier CSV.
imports-upload-template = Modèle de colonnes
imports-upload-template-none = Reconnaître les colonnes
imports-upload-send = Lire le fichier
imports-upload-missing = Choisissez un fichier.
imports-upload-sheet-wrong = Écrivez le numéro d'une feuille, par exemple 2.

## Colonnes
imports-mapping-title = Colonnes du fichier { $name }
imports-mapping-lead = Vérifiez ce que devient chaque colonne. Fichier reconnu : { $origin }.
imports-mapping-caption = Colonnes du fichier, exemples et usage
imports-mapping-column = Colonne
imports-mapping-samples = Exemples
imports-mapping-becomes = Devient
imports-mapping-becomes-of = Usage de la colonne { $column }
imports-mapping-refused = écartée : donnée sensible ou profil, jamais enregistrée
imports-mapping-file-wins = Le fichier remplace les valeurs différentes
imports-mapping-file-wins-hint = Sinon, il complète les fiches et ne remplace rien ; les différences sont listées.
imports-mapping-save-as = Enregistrer ce modèle sous
imports-mapping-save-as-hint = Il sera proposé au prochain import, dans cette unité et dessous.
imports-mapping-go = Voir le résultat avant d'enregistrer
imports-mapping-no-name = Aucune colonne ne donne un nom, un courriel ou un téléphone : choisissez-en une.

## Aperçu
imports-preview-title = Aperçu du fichier { $name }
imports-preview-lead = Rien n'est encore enregistré. Voici ce que donneraient les { $rows } premières lignes lues, sur { $total } dans le fichier. Les suivantes seront lues à l'enregistrement.
imports-preview-all = Rien n'est encore enregistré. Voici ce que donnerait le fichier entier.
imports-preview-counts = Résultat
imports-count-created = Nouvelles fiches
imports-count-updated = Fiches complétées
imports-count-unchanged = Lignes sans rien de nouveau
imports-count-doubtful = Lignes douteuses, à décider ensuite
imports-count-refused = Lignes refusées
imports-count-refused-cells = { $cells ->
    [one] { $cells } cellule remplie, laissée de côté
   *[other] { $cells } cellules remplies, laissées de côté
 }
imports-count-passed = Lignes de total ou de fin
imports-count-kept = Lignes dont une valeur diffère, la vôtre est gardée
imports-count-problems = Cellules ou lignes signalées
imports-preview-refused-columns = Colonnes écartées
imports-preview-changes = Fiches complétées, champ par champ
imports-preview-created = Nouvelles fiches (extrait)
imports-preview-doubtful = Lignes douteuses (extrait)
imports-preview-line = Ligne
imports-preview-name = Nom
imports-preview-field = Champ
imports-preview-before = Avant
imports-preview-after = Après
imports-preview-kept = Gardé tel quel
imports-preview-units = Unités inconnues
imports-preview-units-lead = Ces noms ne sont pas connus ici. Choisissez l'unité qu'ils désignent ; sinon les fiches vont dans { $unit }.
imports-preview-units-default = { $unit } (par défaut)
imports-preview-units-create = Créer les sections qui manquent
imports-preview-units-create-hint = Une section de ce nom est ajoutée sous { $unit }.
imports-preview-back = Revoir les colonnes
imports-preview-run = Enregistrer l'import

## Travail en cours et compte rendu
imports-task-title = Import : { $done } lignes sur { $total }
imports-task-message = Les lignes sont comparées et enregistrées.
imports-task-ended = Import terminé
imports-stop-title = Arrêter l'import du fichier { $name }
imports-stop-lead = Les lignes en cours d'écriture sont finies, les suivantes ne sont pas lues. Ce qui est déjà fait reste ; vous pourrez l'annuler, ou renvoyer le fichier pour faire la suite.
imports-stop-go = Arrêter cet import
imports-stop-back = Laisser l'import continuer
imports-stop-asked = Arrêt demandé : l'import s'arrête après les lignes en cours.
imports-stop-late = L'import était déjà fini.
imports-report-stopped = Import arrêté avant la fin : { $rows } lignes lues sur { $total }. Pour faire la suite, renvoyez le même fichier : ce qui est déjà fait ne changera pas.
imports-broken-title = L'import du fichier { $name } s'est interrompu
imports-broken-lead = Le serveur n'a pas pu le finir et n'essaie plus. Les fiches déjà créées ou complétées le sont toujours.
imports-broken-resume-lead = Le reprendre relit le fichier depuis le début : ce qui est déjà fait ne change pas.
imports-broken-resume = Reprendre cet import
imports-broken-gone = Ses lignes ne sont plus gardées : renvoyez le fichier pour faire la suite.
imports-broken-undo-lead = Vous pouvez aussi annuler ce qui a été fait, ou renvoyer un fichier corrigé. Si cela se répète, prévenez qui tient le serveur : la page Machine dit pourquoi.
imports-resumed = L'import reprend.
imports-report-title = Import du fichier { $name }
imports-report-lead = Import terminé le { $day }.
imports-report-undone = Import annulé. Fiches retirées : { $removed }. Modifications défaites : { $restored }. Fiches laissées, car modifiées depuis : { $left }.
imports-report-errors = Lignes et cellules signalées
imports-report-errors-file = Télécharger toutes les lignes signalées (CSV)
imports-report-no-errors = Aucune ligne n'a été signalée.
imports-report-doubts = Décider des lignes douteuses
imports-report-undo = Annuler cet import
imports-report-column = Colonne
imports-report-what = Problème
imports-report-value = Cellule
imports-report-units = Unités créées
imports-report-caption = Compte rendu de l'import

## Annulation
imports-undo-title = Annuler l'import du fichier { $name }
imports-undo-lead = Les fiches créées et pas touchées depuis sont retirées ; les modifications sont défaites. Ce que quelqu'un a changé depuis est laissé et listé.
imports-undo-go = Annuler cet import
imports-undo-back = Garder l'import
imports-undo-task-title = Annulation de l'import
imports-undo-unknown = Il n'y a pas d'import de cet identifiant : donnez celui de son compte rendu.
imports-undo-already = Cet import est déjà annulé.
imports-undo-running = Cet import est en cours : arrêtez-le dans l'office, ou attendez sa fin.
imports-undo-asked = L'annulation est en cours ; cette page en donnera le résultat.

## Lignes douteuses
imports-doubts-title = Lignes douteuses
imports-doubts-lead = Ces lignes ressemblent à une fiche sans que ce soit certain. Rien n'est fusionné sans votre décision.
imports-doubts-none = Aucune ligne n'attend
imports-doubts-none-more = Toutes les lignes douteuses ont été décidées.
imports-doubts-back = Retour aux imports
imports-doubt-of = Ligne { $line } du fichier
imports-doubt-caption = Comparaison de la ligne { $line } et des fiches
imports-doubt-field = Champ
imports-doubt-row = Fichier
imports-doubt-same = C'est { $name }
imports-doubt-other = C'est une autre personne
imports-doubt-leave = Laisser cette ligne
imports-doubt-done-same = La fiche est complétée.
imports-doubt-done-other = Une nouvelle fiche est créée.
imports-doubt-done-left = La ligne est laissée de côté.
imports-doubt-stale = Cette ligne a déjà été décidée.
imports-doubt-number = même numéro, autre nom
imports-doubt-legacy = même identifiant d'origine, autre nom
imports-doubt-email = même courriel, autre nom
imports-doubt-birth = même nom et même date de naissance
imports-doubt-mobile = même téléphone portable
imports-doubt-phone = même nom et même téléphone
imports-doubt-address = même nom et même adresse
imports-doubt-several = plusieurs fiches semblables
imports-line-name = Nom
imports-line-number = Numéro
imports-line-birth = Naissance
imports-line-emails = Courriels
imports-line-phones = Téléphones
imports-line-address = Adresse
imports-line-unit = Unité
imports-line-why = Ressemblance

## Origines
imports-origin-unknown = tableau sans origine connue
imports-origin-member-file = fichier d'adhérents avec timbres mensuels
imports-origin-hello-asso = HelloAsso
imports-origin-action-network = Action Network
imports-origin-galette = Galette
imports-origin-paheko = Paheko
imports-origin-civi-crm = CiviCRM
imports-origin-odoo = Odoo
imports-origin-nation-builder = NationBuilder
imports-origin-nation-builder-payments = NationBuilder, transactions financières
imports-time-zone-unknown = Ce fuseau horaire n'existe pas. Écrivez un nom comme Europe/Paris.

## Usages des colonnes
imports-target-last-name = Nom
imports-target-first-name = Prénom
imports-target-full-name = Nom et prénom
imports-target-title = Civilité
imports-target-organisation-name = Nom de l'organisation
imports-target-is-organisation = Organisation (oui ou non)
imports-target-number = Numéro d'adhérent ou de carte
imports-target-legacy-id = Identifiant d'origine
imports-target-email = Courriel
imports-target-payer-email = Courriel de qui a payé
imports-target-payer-last-name = Nom de qui a payé
imports-target-payer-first-name = Prénom de qui a payé
imports-target-phone = Téléphone
imports-target-address-1 = Adresse
imports-target-address-2 = Adresse, 2e ligne
imports-target-address-3 = Adresse, 3e ligne
imports-target-whole-address = Adresse entière
imports-target-other-address = Une autre adresse (entière, ou la partie que dit le nom de la colonne)
imports-target-recruiter-named = Amené par (nom ou courriel)
imports-target-postcode = Code postal
imports-target-city = Ville
imports-target-country = Pays
imports-target-birth-day = Date de naissance
imports-target-died = Décès
imports-target-unit = Unité (section…)
imports-target-joined = Date d'adhésion
imports-target-left = Date de départ
imports-target-status = Statut (membre, ancien membre…)
imports-target-note = Note
imports-target-tags = Étiquettes
imports-target-language = Langue
imports-target-email-opt-in = Case « courriels » de l'ancien outil
imports-target-email-status = Abonnement aux courriels de l'ancien outil
imports-target-unsubscribed = Désinscription des courriels
imports-target-mobile-opt-in = Case « SMS » de l'ancien outil
imports-target-mobile-status = Abonnement aux SMS de l'ancien outil
imports-target-no-contact = Refuse tout contact
imports-target-no-calls = Refuse les appels
imports-target-no-emails = Refuse les courriels
imports-target-no-texts = Refuse les SMS
imports-target-membership-names = Adhésions : noms
imports-target-membership-starts = Adhésions : débuts
imports-target-membership-ends = Adhésions : fins
imports-target-membership-suspensions = Adhésions : suspensions
imports-target-recruiter = Parrainage (identifiant)
imports-target-parent = Rattachement (identifiant)
imports-target-point-person = Suivi par (nom ou courriel)
imports-target-payment = Paiement
imports-target-field = Champ
imports-target-field-text = Champ : texte
imports-target-field-yes-no = Champ : oui ou non
imports-target-field-money = Champ : montant
imports-target-field-day = Champ : date
imports-target-field-month = Champ : timbre du mois
imports-target-field-payment-mode = Champ : mode de paiement
imports-target-field-iban = Champ : IBAN
imports-target-ignored = Rien
imports-target-refused = Écartée

## Problèmes
imports-problem-nameless = ni nom, ni courriel, ni téléphone : ligne refusée
imports-problem-total = ligne de total ou de fin : passée
imports-problem-unreadable = la suite du fichier est illisible à partir d'ici
imports-problem-unclosed-quote = guillemet jamais fermé : ligne refusée
imports-problem-row-too-long = ligne trop longue : refusée
imports-problem-cell-too-long = cellule trop longue : laissée de côté
imports-problem-other-charset = signes d'un autre codage : relisez la cellule
imports-problem-nuls = octets nuls retirés
imports-problem-error-value = erreur de formule : laissée de côté
imports-problem-extra-cells = cellules au-delà de la dernière colonne : laissées de côté
imports-problem-email = courriel invalide : laissé de côté
imports-problem-phone = téléphone invalide : laissé de côté
imports-problem-birth-day = date de naissance impossible : laissée de côté
imports-problem-day = date illisible : laissée de côté
imports-problem-postcode = ce n'est pas un code postal français : gardé tel quel
imports-problem-iban = clé d'IBAN fausse : laissé de côté
imports-problem-amount = montant illisible : laissé de côté
imports-problem-yes-no = ni oui ni non : laissé de côté
imports-problem-month = mois pas clairement réglé : laissé de côté
imports-problem-sensitive-tag = étiquette sensible : laissée de côté
imports-problem-payment-unreadable = paiement sans numéro ni montant lisible : ligne refusée
imports-problem-amount-text = le montant écrit diffère des centimes : les centimes comptent
imports-problem-payer-unknown = le payeur n'est dans aucun fichier de personnes : le paiement est gardé sans personne
imports-problem-unclear = cellule pas claire : laissée de côté
imports-problem-homeless = rien ne peut encore garder cette valeur (par exemple, aucune entité collectrice ne reçoit l'argent de cette unité) : laissée de côté
imports-problem-membership-lists = listes d'adhésions de longueurs différentes : aucune adhésion n'est attribuée
imports-problem-unit-unknown = unité inconnue : fiche mise dans l'unité par défaut
imports-problem-unit-ambiguous = plusieurs unités portent ce nom : fiche mise dans l'unité par défaut
imports-problem-erased = la personne de cette adresse a demandé à être effacée : ligne refusée, la fiche n'est pas recréée
imports-problem-number-unknown = personne ne porte ce numéro : ligne passée

## Fichiers refusés
imports-file-empty = Le fichier est vide : choisissez un tableau avec au moins une ligne.
imports-file-too-large = Le fichier est trop grand : partagez-le en plusieurs fichiers de 64 Mo au plus.
imports-file-old-excel = Ce classeur est d'un ancien format d'Excel (.xls) : enregistrez-le en .xlsx ou en CSV.
imports-file-encrypted = Ce classeur est protégé par un mot de passe : enregistrez-en une copie sans mot de passe.
imports-file-not-a-table = Ce fichier n'est pas un tableau : enregistrez-le en CSV, .xlsx ou .ods.
imports-file-zip-bomb = Ce classeur se déplie en un contenu démesuré : il n'a pas été lu.
imports-file-too-many-columns = Ce tableau a trop de colonnes : gardez celles qui servent.
imports-file-damaged = Ce fichier est abîmé : ouvrez-le et enregistrez-le à nouveau.
imports-file-no-such-sheet = Ce classeur n'a pas de feuille de ce numéro.
imports-file-no-such-line = Aucune ligne ne commence là où sont attendus les noms de colonnes.
imports-file-unreadable = Le fichier ne peut pas être lu : vérifiez son chemin et ses droits.
imports-file-gone = Les lignes de ce fichier ne sont plus gardées : envoyez-le à nouveau.
imports-no-such-template = Aucun modèle de colonnes ne porte ce nom ici.
imports-unit-several = Plusieurs unités portent ce nom : donnez le chemin, par exemple « Gard > Alès ».
imports-unit-unknown = Aucune unité ne porte ce nom.
imports-already-started = Cet import est déjà lancé.
imports-retention = Lignes en attente : jusqu'à votre décision, 30 jours au plus pour le fichier.

## Ligne de commande
imports-told-undo = Pour annuler cet import : maillage import undo { $import }
imports-told-counts = { $rows } lignes : { $created } fiches créées, { $updated } complétées, { $unchanged } sans rien de nouveau, { $doubtful } douteuses, { $refused } refusées.
imports-told-refused-columns = Colonnes écartées : { $columns }.
imports-told-unknown-unit = Unité inconnue « { $name } » : { $rows } lignes.
imports-told-row = Ligne { $line } : { $what }.
imports-told-cell = Ligne { $line }, colonne { $column } : { $what }.
imports-mapping-time-zone = Fuseau horaire des heures du fichier
imports-mapping-time-zone-hint = Ce programme écrit des heures sans fuseau : dites celui de l'organisation.
imports-tags-title = Tri des étiquettes
imports-tags-lead = Les étiquettes de { $name } disent souvent autre chose : une présence, un rôle, une section. Choisissez ce que chacune devient ; le choix sert aussi au prochain fichier.
imports-tags-rows = { $tags ->
    [one] { $tags } étiquette
   *[other] { $tags } étiquettes
 } sur { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 }.
imports-tags-tag = Étiquette
imports-tags-name = Sous quel nom
imports-tags-name-of = Nom que prend { $tag }
imports-tags-becomes-of = Ce que devient { $tag }
imports-tags-save = Garder ces choix et vérifier
imports-tags-skip = Continuer sans trier
imports-tags-reason = Pourquoi la garder
imports-tags-reason-of = Pourquoi garder { $tag }
imports-tags-reason-missing = Une étiquette écartée ne se garde pas sans motif : écrivez-le en { $least } caractères au moins.
imports-summary-kept-tags = Étiquettes sensibles gardées
imports-summary-kept-tags-lead = Elles semblaient dire ce que personne ne peut garder ; quelqu'un a écrit pourquoi elles disent autre chose.
imports-tags-none = Aucune étiquette
imports-tags-none-more = Ce fichier n'a pas de colonne d'étiquettes, ou elle est vide.
imports-tags-refused =
    Ces étiquettes semblent dire ce que personne ne peut garder (RGPD, article 9). Elles ont été retirées dès l'envoi du fichier.
    Si l'une d'elles dit autre chose, choisissez ce qu'elle devient et écrivez pourquoi : votre motif reste écrit avec votre nom,
    et l'étiquette sera gardée au prochain envoi du fichier.
imports-tags-file =
    Le fichier des étiquettes a trois colonnes : étiquette, ce qu'elle devient (tag, attended, role, list, unit ou dropped), nom ;
    une quatrième dit pourquoi garder une étiquette écartée.
imports-tags-class-donor-year = Dons d'une année
imports-tags-class-dues-year = Cotisations d'une année
imports-tags-class-attended = Présences
imports-tags-class-invited = Invitations et réponses
imports-tags-class-batch = Fichiers importés et choses à faire
imports-tags-class-petition = Pétitions
imports-tags-class-role = Rôles
imports-tags-class-sensitive = Étiquettes écartées
imports-tags-class-source = Provenances
imports-tags-class-team = Équipes
imports-tags-class-unit = Sections
imports-tags-class-skill = Savoir-faire et autres
imports-tags-becomes-tag = Étiquette
imports-tags-becomes-attended = Présence
imports-tags-becomes-role = Rôle
imports-tags-becomes-list = Liste
imports-tags-becomes-unit = Section de la personne
imports-tags-becomes-dropped = Rien
imports-summary-title = Bilan de { $name }
imports-summary-lead = Import dans { $unit }, terminé le { $day }.
imports-summary-open = Bilan à imprimer
imports-summary-wishes = Accords et refus de l'ancien outil
imports-summary-wishes-lead = En lignes du fichier. Aucun accord n'est créé : une case cochée autrefois ne permet rien, un refus compte.
imports-summary-opted-in = Cases « courriels » cochées, sans preuve
imports-summary-unsubscribed = Désinscriptions datées
imports-summary-email-refused = Refus des courriels, datés ou non
imports-summary-mobile-opted-in = Cases « SMS » cochées, sans preuve
imports-summary-no-contact = Refus de tout contact
imports-summary-no-calls = Refus des appels
imports-summary-deceased = Personnes décédées
imports-summary-mailable = Lignes à qui demander un accord par courriel
imports-summary-memberships = Adhésions reprises
imports-summary-received = Reçu, remboursements déduits
imports-summary-in-kind = Dont dons en nature
imports-summary-refunds = Remboursements rattachés à leur paiement
imports-summary-plans = Lignes de plans récurrents, à refaire signer
imports-summary-companies = Lignes données par des entreprises
imports-summary-nobody = Paiements sans personne connue
imports-summary-not-taken = Ce qui n'a pas été repris
imports-summary-refused = { $columns ->
    [one] { $columns } colonne écartée
   *[other] { $columns } colonnes écartées
 } ({ $cells ->
    [one] { $cells } cellule remplie
   *[other] { $cells } cellules remplies
 }) :
imports-summary-unread = { $columns ->
    [one] { $columns } colonne n'a pas été lue.
   *[other] { $columns } colonnes n'ont pas été lues.
 }
imports-summary-left-out = Fichier de ce qui n'a pas été repris
imports-left-out-why = Raison
imports-left-out-cells = Cellules
imports-left-out-refused = colonne écartée : elle dit ce que personne ne peut garder
imports-left-out-unread = colonne non reprise

### Ce que les segments demandent aux imports.

imports-criterion-import = Venue par l'import
imports-criterion-import-told = { $not ->
    [yes] ne sont pas venues par l'import { $value }
   *[no] sont venues par l'import { $value }
 }
imports-criterion-file = { $name }, { $day }
