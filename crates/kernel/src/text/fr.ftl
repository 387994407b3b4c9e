### Textes du noyau : cadre des pages, erreurs, formulaires, listes.

## Cadre
kernel-skip = Aller au contenu
kernel-menu = Menu principal
kernel-menu-me = Mon espace
kernel-menu-office = Modules
kernel-subnav = Dans cette page
kernel-footer-nav = Pied de page
kernel-footer-text = { $organisation } : ni publicité, ni pisteur, ni cookie tiers.
kernel-my-space = Mon espace
kernel-sign-out = Quitter
kernel-home = Accueil
kernel-scope = Périmètre
kernel-scope-here = Vous travaillez dans :
kernel-scope-change = Changer
kernel-scope-change-more = de périmètre
kernel-search = Chercher une personne : nom, courriel, téléphone ou numéro
kernel-search-short = Nom, téléphone, n° de carte
kernel-demo-label = Démonstration
kernel-demo = Démonstration : les personnes et les chiffres sont inventés. <a href="/demo">Changer de rôle</a> · <a href="/demo/mails">Lire les courriels</a>
kernel-preferences = Préférences d'affichage
kernel-theme = Couleurs
kernel-theme-system = Comme l'appareil
kernel-theme-light = Clair
kernel-theme-dark = Sombre
kernel-keys-off = Couper les raccourcis clavier
kernel-keys-on = Rétablir les raccourcis clavier

## Erreurs : le titre, ce qui s'est passé, ce qui est gardé, ce qu'on peut faire
kernel-error-number = Erreur { $status }
kernel-error-kept = Ce qui est gardé
kernel-error-next = Que faire maintenant
kernel-error-incident = Référence à donner si vous écrivez : { $incident }
kernel-error-retry = Réessayer
kernel-error-not-found-title = Page introuvable
kernel-error-not-found-what = Cette adresse ne mène à rien, ou à une page que vous ne pouvez pas ouvrir.
kernel-error-not-found-kept = Rien n'a changé.
kernel-error-not-found-next = Vérifiez l'adresse, ou repartez de l'accueil.
kernel-error-forbidden-title = Vous n'avez pas ce droit
kernel-error-forbidden-what = Votre mandat ne permet pas cette action ici. Votre tentative n'a rien affiché.
kernel-error-forbidden-kept = Rien n'a changé.
kernel-error-forbidden-next = Demandez à la personne responsable de votre section ou de votre fédération.
kernel-error-sign-in-title = Connectez-vous pour continuer
kernel-error-sign-in-what = Cette page n'est ouverte qu'aux personnes connectées. Votre session est peut-être terminée.
kernel-error-sign-in-kept = Ce que vous veniez de saisir n'a pas été enregistré.
kernel-error-sign-in-next = Connectez-vous : vous reviendrez ici ensuite.
kernel-error-too-often-title = Trop d'essais en peu de temps
kernel-error-too-often-what = Nous limitons les essais répétés, pour protéger les comptes et le serveur.
kernel-error-too-often-kept = Votre dernier envoi n'a pas été pris en compte.
kernel-error-too-often-next = Attendez un peu, puis réessayez.
kernel-error-too-often-wait = { $minutes ->
    [one] Attendez { $minutes } minute, puis réessayez.
   *[other] Attendez { $minutes } minutes, puis réessayez.
 }
kernel-error-stale-title = Quelqu'un a modifié cela entre-temps
kernel-error-stale-what = Une autre personne a enregistré une modification pendant que vous écriviez.
kernel-error-stale-kept = Sa modification est gardée. La vôtre n'a pas été enregistrée.
kernel-error-stale-next = Revenez en arrière, rechargez la page, puis reprenez votre modification.
kernel-error-refused-title = Le formulaire n'a pas pu être lu
kernel-error-refused-what = Il manque une partie du formulaire, ou il a été modifié en route.
kernel-error-refused-kept = Rien n'a été enregistré.
kernel-error-refused-next = Revenez en arrière, rechargez la page, puis renvoyez le formulaire.
kernel-error-too-large-title = Ce fichier est trop gros
kernel-error-too-large-what = L'envoi dépasse la taille que le serveur accepte.
kernel-error-too-large-kept = Rien n'a été enregistré.
kernel-error-too-large-next = Choisissez un fichier plus petit, ou envoyez-le en plusieurs fois.
kernel-error-fault-title = Le serveur n'a pas pu répondre
kernel-error-fault-what = La faute est de notre côté. Elle est notée et l'équipe technique peut la retrouver.
kernel-error-fault-kept = Ce que vous venez de saisir n'a peut-être pas été enregistré : vérifiez avant de recommencer.
kernel-error-fault-next = Réessayez dans quelques minutes. Si cela continue, écrivez-nous avec la référence.
kernel-error-csrf-title = Cet envoi ne vient pas de notre site
kernel-error-csrf-what = Pour vous protéger, nous refusons les formulaires envoyés depuis une autre page.
kernel-error-csrf-kept = Rien n'a été enregistré.
kernel-error-csrf-next = Ouvrez la page sur notre site, puis renvoyez le formulaire.
kernel-error-unavailable-title = Service momentanément fermé
kernel-error-unavailable-what = Le serveur est en cours de mise à jour, ou trop occupé.
kernel-error-unavailable-kept = Ce que vous venez de saisir n'a pas été enregistré.
kernel-error-unavailable-next = Réessayez dans quelques minutes.

## Formulaires
kernel-form-errors = { $count ->
    [one] { $count } réponse à corriger
   *[other] { $count } réponses à corriger
 }
kernel-form-error = Erreur :
kernel-form-colon = { "" } :
kernel-form-optional = (facultatif)
kernel-form-cancel = Annuler
kernel-yes = Oui
kernel-no = Non

## Listes
kernel-pager = Pages
kernel-pager-previous = Page précédente
kernel-pager-next = Page suivante
kernel-selected = { $count ->
    [one] { $count } ligne cochée
   *[other] { $count } lignes cochées
 }
kernel-keys = Raccourcis clavier
kernel-keys-search = chercher
kernel-keys-move = ligne suivante, précédente
kernel-keys-tick = cocher
kernel-keys-enter = Entrée
kernel-keys-open = ouvrir

## Tâches longues
kernel-progress = { $done } sur { $total }
kernel-task-stage = Étape { $stage } sur { $stages }
kernel-task-leave = Vous pouvez quitter cette page : le travail continue.
kernel-task-stop = Arrêter
kernel-task-refresh = Actualiser
kernel-task-finished = Voir le résultat

kernel-error-forbidden-right = Il faut pour cela ce droit : { $right }. La personne qui tient votre unité peut vous le donner ; sinon, écrivez à { $contact }. Rien n’a été montré ni changé.
kernel-form-too-many-fields = Ce formulaire contient trop de champs. Envoyez-le en plusieurs fois.
kernel-form-unreadable = Ce formulaire n’a pas pu être lu en entier. Rien n’a été enregistré : revenez en arrière et envoyez-le de nouveau.
