upkeep-nav = Machine
upkeep-title = État de la machine
upkeep-say-waiting =
    { $count ->
        [0] Aucun travail n’attend.
        [one] <b>Un travail</b> attend son tour.
       *[other] <b>{ $count } travaux</b> attendent leur tour.
    }
upkeep-say-dead =
    { $count ->
        [0] Aucun n’a été laissé de côté.
        [one] <b>Un travail</b> a été laissé de côté : il attend votre décision.
       *[other] <b>{ $count } travaux</b> ont été laissés de côté : ils attendent votre décision.
    }
upkeep-dead = Travaux laissés de côté
upkeep-dead-hint = Corrigez la cause, puis réessayez. Un travail abandonné ne sera jamais fait.
upkeep-dead-none = Rien n’a été laissé de côté.
upkeep-kind = Travail
upkeep-why = Cause
upkeep-when = Laissé de côté
upkeep-do = Décision
upkeep-attempts =
    { $count ->
        [one] Après une tentative
       *[other] Après { $count } tentatives
    }
upkeep-retry = Réessayer
upkeep-abandon = Abandonner
upkeep-retried = Le travail est de nouveau dans la file.
upkeep-abandoned = Le travail est abandonné.
upkeep-already = Ce travail n’est plus laissé de côté : quelqu’un s’en est occupé avant vous.
upkeep-queue = File d’attente
upkeep-queue-none = La file est vide.
upkeep-waiting = En attente
upkeep-given-up = De côté
upkeep-next = Prochain tour
upkeep-backup = Sauvegarde
upkeep-backup-how = Chaque nuit, sur le serveur, pendant qu’il fonctionne, cette commande écrit une copie complète dans un seul fichier :
upkeep-backup-hint = Gardez les copies sur une autre machine, chiffrées, et essayez d’en restaurer une chaque mois.
upkeep-machine = Programme
upkeep-machine-hint = Sur le serveur, « maillage doctor » explique chaque réglage et ce qui ne va pas.
upkeep-version = Version
upkeep-engine = Base de données
upkeep-mail = Courriels
upkeep-mail-caught = Gardés ici, pour la démonstration
upkeep-mail-sent = Envoyés par le serveur SMTP
upkeep-mail-unset = Aucun courriel ne part
upkeep-mail-unset-more = Aucun serveur SMTP n’est indiqué : les courriels attendent dans la file. Indiquez-en un avec le réglage smtp_url.
upkeep-abandon-title = Abandonner ce travail
upkeep-abandon-what = Il sera retiré de la file et ne sera jamais fait. Un courriel abandonné n’arrivera pas.
upkeep-abandon-do = Abandonner ce travail
upkeep-abandon-keep = Le garder
upkeep-demo-title = Choisir un rôle
upkeep-demo-what = Cette organisation est inventée. Entrez comme l’une de ces personnes, sans mot de passe ; changez de rôle quand vous voulez. Rien ne sort de cette machine.
upkeep-demo-roles = Rôles
upkeep-demo-as = { $person }, { $unit }
upkeep-demo-none = Personne à incarner
upkeep-demo-none-more = Cette démonstration n’a encore inventé personne avec un mandat.
upkeep-demo-mails = Lire les courriels que la démonstration aurait envoyés
upkeep-demo-secretary = Secrétariat de section
upkeep-demo-secretary-what = Accueillir les membres, tenir les fiches, importer un fichier.
upkeep-demo-secretary-go = Entrer au secrétariat
upkeep-demo-treasurer = Trésorerie de section
upkeep-demo-treasurer-what = Les membres de la section et leurs cotisations.
upkeep-demo-treasurer-go = Entrer à la trésorerie
upkeep-demo-federation = Responsabilité de fédération
upkeep-demo-federation-what = Toutes les sections d’un département, leurs membres et leurs mandats.
upkeep-demo-federation-go = Entrer à la fédération
upkeep-demo-national = Responsabilité nationale
upkeep-demo-national-what = L’ensemble de l’organisation ; ouvrir une fiche demande un motif.
upkeep-demo-national-go = Entrer au national
upkeep-demo-member = Membre
upkeep-demo-member-what = Mon espace : mes données, mes accords, qui a ouvert ma fiche.
upkeep-demo-member-go = Entrer comme membre
upkeep-demo-administrator = Administration
upkeep-demo-administrator-what = Les réglages, les unités, les rôles et la machine.
upkeep-demo-administrator-go = Entrer à l’administration
upkeep-mails-title = Courriels de la démonstration
upkeep-mails-what = Ce sont les courriels que le serveur aurait envoyés, le plus récent d’abord. Ils sont oubliés quand il s’arrête.
upkeep-mails-subject = Objet
upkeep-mails-to = Destinataire
upkeep-mails-none = Aucun courriel
upkeep-mails-none-more = Demandez un lien pour entrer, par exemple : son courriel apparaîtra ici.
upkeep-mails-again = Actualiser la liste
upkeep-mail-to = À { $to }
upkeep-mail-files = Pièces jointes
upkeep-mail-all = Tous les courriels
