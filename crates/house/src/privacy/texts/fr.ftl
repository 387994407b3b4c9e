privacy-record-nav = Ma fiche
privacy-nav = Mes données
privacy-waiting = { $count ->
    [one] Une demande sur des données attend une réponse, avec une échéance
   *[other] { $count } demandes sur des données attendent une réponse, avec une échéance
 }
privacy-requests-nav = Demandes
privacy-record-title = Ma fiche
privacy-record-lead = Ce que l'organisation écrit de vous. { $unit } tient votre fiche ; chaque correction est datée et signée de votre nom.
privacy-number = Votre numéro : { $number }
privacy-first-name = Prénom
privacy-last-name = Nom
privacy-born-on = Date de naissance
privacy-born-on-hint = Par exemple 12/01/1980, ou l'année seule.
privacy-language = Langue
privacy-language-none = Celle du navigateur
privacy-emails = Courriels
privacy-emails-hint = Le premier est celui où nous écrivons. Toutes ces adresses ouvrent votre espace : n'écrivez que les vôtres.
privacy-email = Courriel
privacy-email-n = Courriel { $number }
privacy-phones = Téléphones
privacy-phone = Téléphone
privacy-phone-n = Téléphone { $number }
privacy-address = Adresse postale
privacy-line-1 = Numéro et rue
privacy-line-2 = Complément
privacy-postcode = Code postal
privacy-city = Commune
privacy-record-save = Enregistrer ma fiche
privacy-record-saved = Votre fiche est corrigée.
privacy-record-same = Votre fiche n'a pas changé.
privacy-refusal-born-on = Écrivez un jour qui existe, par exemple 12/01/1980, ou l'année seule.
privacy-refusal-email = Écrivez une adresse entière et sans espace, par exemple prenom.nom@example.org.
privacy-refusal-phone = Écrivez un numéro entier, par exemple 06 39 98 22 60, ou +32 pour la Belgique.
privacy-refusal-name = Écrivez votre nom.
privacy-mine-title = Mes données
privacy-mine-lead = Tout ce qui est gardé sur vous, pourquoi, jusqu'à quand, et les moyens de l'emporter ou de l'effacer.
privacy-held = Ce qui est gardé
privacy-what = Quoi
privacy-count = Valeurs
privacy-how-long = Durée et raison
privacy-held-org = Mes mandats
privacy-held-accounts = Mes connexions
privacy-held-access = Les consultations de ma fiche
privacy-held-people = Ma fiche et son histoire
privacy-held-intake = Mes réponses en attente
privacy-held-petitions = Mes signatures
privacy-held-consent = Mes accords
privacy-held-imports = Les fichiers importés où je figure
privacy-held-transfers = Mes changements d'unité et mes départs
privacy-held-exports = Les listes extraites où je figure
privacy-held-office = Ce qu'on m'a dit de ce qui attend
privacy-held-former = Ce qui vient d'un ancien logiciel
privacy-held-duplicates = Les fiches comparées à la mienne
privacy-held-segments = Les tirages et les listes où je figure
privacy-held-bulk = Les gestes en nombre où je figure
privacy-held-ledger = Les écritures que j'ai passées
privacy-held-members = Mon adhésion et mes cotisations
privacy-held-treasury = Mes paiements
privacy-held-debits = Mes prélèvements
privacy-held-receipts = Mes reçus
privacy-held-claims = Mes notes de frais
privacy-held-loans = Mes prêts
privacy-held-events = Mes réponses aux événements
privacy-held-donations = Mes dons
privacy-held-privacy = Mes demandes
privacy-take = Emporter mes données
privacy-take-text = Tout y est : fiche, accords, consultations, mandats, demandes. Le téléchargement part aussitôt.
privacy-read-all = Tout lire sur une page
privacy-json = Télécharger en JSON
privacy-csv = Télécharger pour un tableur
privacy-all-title = Tout ce qui est gardé sur moi
privacy-all-lead = { $name }, le { $moment }.
privacy-path = Donnée
privacy-value = Valeur
privacy-nothing-held = Rien n'est gardé ici.
privacy-requests-mine = Mes demandes
privacy-requests-mine-none = Vous n'avez rien demandé. Une réponse vous est due au plus tard un mois après une demande.
privacy-asked-on = Demandé le
privacy-due = réponse due au plus tard le { $day }
privacy-answer-note = Réponse de { $name } : { $note }
privacy-kind = Demande
privacy-kind-erasure = Effacer ma fiche
privacy-kind-access = Expliquer ce qui est gardé et pourquoi
privacy-kind-rectification = Corriger ce que je ne peux pas corriger
privacy-kind-objection = Ne plus utiliser mes données pour quelque chose
privacy-words = Ce que vous demandez
privacy-words-hint = Dites ce qu'il faut expliquer, corriger ou cesser.
privacy-send = Envoyer ma demande
privacy-asked = Votre demande est enregistrée. La réponse est due au plus tard le { $day }.
privacy-refusal-request = Choisissez une demande et écrivez ce que vous demandez.
privacy-leave = Partir et effacer
privacy-leave-text = Votre section efface votre fiche à votre demande. Rien ne part avant sa réponse.
privacy-leave-link = Demander l'effacement
privacy-contact = Pour toute question sur vos données : { $contact }.
privacy-leave-title = Demander l'effacement de ma fiche
privacy-leave-warn = Une fois effacée, la fiche ne peut pas revenir. Votre espace se ferme et vos mandats s'arrêtent.
privacy-leave-take = Emporter d'abord mes données
privacy-reason = Raison
privacy-reason-hint = Vous n'avez pas à la donner.
privacy-leave-button = Demander l'effacement de ma fiche
privacy-leave-no = Garder ma fiche
privacy-requests-title = Demandes sur les données
privacy-requests-lead = Une réponse est due au plus tard un mois après la demande (RGPD, article 12).
privacy-requests-none = Aucune demande
privacy-requests-none-text = Les demandes des personnes dont votre unité tient la fiche arriveront ici, avec leur délai.
privacy-erasures = { $count ->
    [0] Aucun effacement fait.
    [one] { $count } effacement fait.
   *[other] { $count } effacements faits.
 }
privacy-who = Personne
privacy-before = Réponse due le
privacy-state = État
privacy-late = En retard
privacy-outcome-open = En attente
privacy-outcome-refuse = Refusée
privacy-outcome-done = Faite
privacy-request-title = Demande de { $name }
privacy-access-reason = Réponse à une demande de la personne
privacy-goes = Ce qui sera effacé
privacy-values = { $count ->
    [0] rien
    [one] { $count } valeur
   *[other] { $count } valeurs
 }
privacy-stays = Restent, sans la personne : l'empreinte de ses adresses, pour ne plus y écrire, et la date de l'effacement. Ce qu'elle a fait sous un mandat reste dans les fiches des autres.
privacy-note = Réponse à la personne
privacy-note-hint = Elle la lira dans son espace. Nécessaire pour refuser : donnez la raison.
privacy-erase-button = Effacer la personne
privacy-done-button = Répondre que c'est fait
privacy-refuse-button = Refuser
privacy-refusal-answer = Choisissez une réponse.
privacy-refusal-note = Écrivez la réponse en une phrase au moins : la personne la lira.
privacy-erase-sure = J'ai lu ce qui part : c'est définitif
privacy-erase-sure-hint = À cocher pour effacer ; pas pour refuser.
privacy-refusal-sure = Cochez la case : ce qui est effacé ne revient pas.
privacy-refusal-own = Une autre personne doit répondre à votre propre demande.
privacy-erased = La personne est effacée.
privacy-answered = La réponse est enregistrée. La personne la lit dans son espace.
privacy-retention-nav = Durées dépassées
privacy-retention-title = Fiches dont la durée est dépassée
privacy-retention-lead = Une fiche est gardée { $former } mois après l'adhésion, { $contact } mois après le dernier contact venu de la personne. Rien n'est effacé sans vous.
privacy-basis-former = Adhésion finie, dernier contact le { $day }
privacy-basis-contact = Dernier contact le { $day }
privacy-retention-tick = Choisir
privacy-retention-basis = Pourquoi
privacy-retention-over = À garder jusqu'au
privacy-retention-none = Aucune fiche à effacer
privacy-retention-none-text = Les fiches dont la durée de conservation est dépassée arriveront ici.
privacy-retention-erase-title = Effacer
privacy-retention-erase-lead = Les personnes cochées sont effacées de toutes les parties du logiciel. Elles ne peuvent pas revenir, sauf par elles-mêmes.
privacy-retention-confirm = J'ai vérifié les personnes cochées
privacy-retention-unconfirmed = Cochez cette case après avoir vérifié la liste.
privacy-retention-erase = Effacer les personnes cochées
privacy-retention-keep-title = Garder
privacy-retention-why = Pourquoi garder ces fiches
privacy-retention-why-hint = Par exemple : litige en cours. La personne peut le lire. La fiche est proposée de nouveau dans un an.
privacy-retention-why-missing = Écrivez la raison en une phrase au moins : la personne peut la lire.
privacy-retention-keep = Garder un an de plus les personnes cochées
privacy-retention-none-ticked = Cochez au moins une personne.
privacy-retention-erased = { $count ->
    [0] Personne n'a été effacé : leur situation a changé.
    [one] { $count } personne effacée.
   *[other] { $count } personnes effacées.
 }
privacy-retention-kept = { $count ->
    [0] Rien n'a changé : leur situation n'est plus la même.
    [one] { $count } fiche gardée un an de plus.
   *[other] { $count } fiches gardées un an de plus.
 }
privacy-retention = Gardées tant que la fiche existe, pour prouver la réponse ; effacées avec elle.

## Durées de conservation
privacy-terms-see = Voir les durées et leurs sources
privacy-terms-title = Durées de conservation
privacy-terms-lead = Ces durées valent pour toute l'organisation. Une durée écrite n'est jamais modifiée : on en ajoute une plus récente, avec sa source.
privacy-terms-basis = Point de départ
privacy-terms-former = Après l'adhésion
privacy-terms-contact = Après le dernier contact
privacy-terms-months = Mois
privacy-terms-months-wrong = Écrivez un nombre de mois entre 1 et 600.
privacy-terms-from = À partir du
privacy-terms-from-hint = Postérieur à la durée précédente du même point de départ.
privacy-terms-from-wrong = Écrivez un jour, cinq ans à l'avance au plus, par exemple 01/01/2027.
privacy-terms-from-older = Une durée du même point de départ commence ce jour-là ou plus tard. Choisissez un jour postérieur.
privacy-terms-source = Source
privacy-terms-source-hint = Le texte ou la décision d'où vient la durée, par exemple « Conseil national du 3 octobre 2026 ».
privacy-terms-source-missing = Écrivez d'où vient cette durée : un texte, une décision et sa date.
privacy-terms-by = Ajoutée par { $name }
privacy-terms-state = État
privacy-terms-state-now = en vigueur
privacy-terms-state-later = à venir
privacy-terms-state-past = passée
privacy-terms-new = Ajouter une durée plus récente
privacy-terms-add = Ajouter cette durée
privacy-terms-added = La durée est ajoutée.
privacy-terms-at-top = Seule l'administration de l'organisation ajoute une durée.
privacy-erased-untold = La personne est effacée. Aucun courriel ne peut le lui dire : dites-le lui par lettre ou de vive voix.
privacy-answered-untold = La réponse est enregistrée. Aucun courriel ne peut joindre la personne : dites-lui de vive voix, ou par lettre, qu'elle la trouve dans son espace.
privacy-mail-done-subject = { $organisation } : réponse à votre demande
privacy-mail-done =
    Bonjour,

    { $unit } a répondu à la demande que vous avez faite sur vos données. La réponse est dans votre espace :
    { $link }

    { $organisation }
privacy-mail-refuse-subject = { $organisation } : réponse à votre demande
privacy-mail-refuse =
    Bonjour,

    { $unit } a répondu à la demande que vous avez faite sur vos données : elle n'est pas acceptée. La raison est dans votre espace :
    { $link }

    Si vous n'êtes pas d'accord, vous pouvez écrire à la CNIL : https://www.cnil.fr/plaintes

    { $organisation }
privacy-mail-erase-subject = { $organisation } : vos données sont effacées
privacy-mail-erase =
    Bonjour,

    Comme vous l'avez demandé, { $unit } a effacé votre fiche et tout ce qui la concernait. Reste l'empreinte de vos adresses, qui ne dit pas qui vous êtes et sert seulement à ne plus vous écrire.

    Ce message est le dernier.

    { $organisation }
