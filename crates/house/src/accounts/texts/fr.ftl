### Comptes : connexion par courriel, sessions, espace personnel.

accounts-to-office = Espace de travail
accounts-nav-home = Accueil
accounts-nav-sessions = Mes sessions

## Demander un lien
accounts-sign-in-title = Se connecter
accounts-email = Votre courriel
accounts-email-hint = Nous vous envoyons un lien, valable 15 minutes. Pas de mot de passe à retenir.
accounts-email-missing = Tapez votre adresse de courriel, par exemple prenom.nom@example.org.
accounts-email-wrong = Tapez une seule adresse, entière et sans espace, par exemple prenom.nom@example.org.
accounts-ask = Recevoir le lien
accounts-demo = Démonstration : entrer en un clic dans un rôle
accounts-unknown-title = Pas de courriel, ou une autre adresse ?
accounts-unknown-text = Le lien part seulement vers une adresse inscrite sur votre fiche. Votre section peut l'ajouter.

## Lien envoyé
accounts-sent-title = Regardez vos courriels
accounts-sent-text = Si l'adresse figure sur une fiche, un message vient de partir. Son lien et son code servent une fois, pendant { $minutes } minutes.
accounts-code = Code à 6 chiffres
accounts-code-hint = Ouvrez le lien du message, ou recopiez ici le code qu'il contient.
accounts-code-missing = Tapez les 6 chiffres du code qui est dans le message.
accounts-code-wrong = Ce n'est pas le code du message. Vérifiez les 6 chiffres, et prenez le message le plus récent.
accounts-code-over = Ce code ne peut plus être essayé : trop d'essais, ou plus de 15 minutes. Ouvrez le lien du message, ou demandez-en un autre.
accounts-enter = Entrer dans mon espace
accounts-nothing-title = Rien n'arrive ?
accounts-nothing-wait = Attendez deux minutes, puis regardez dans les courriers indésirables.
accounts-nothing-address = Essayez l'adresse que vous avez donnée à votre section : une autre ne reçoit rien.
accounts-nothing-write = Toujours rien ? Écrivez à
accounts-ask-again = Demander un autre lien

## Le lien
accounts-door-title = Votre lien est bon
accounts-door-text = Appuyez sur le bouton pour entrer. Le lien ne servira qu'une fois.
accounts-door-elsewhere = Ce lien a été demandé depuis un autre navigateur : { $device }.
accounts-door-asked = Il a été demandé le
accounts-enter-elsewhere = C'est bien moi, entrer
accounts-door-not-me = Ce n'est pas vous ? Fermez cette page : sans votre accord, personne n'entre et le lien s'éteint tout seul.

## Ce qui ne s'ouvre plus
accounts-closed-title-unknown = Ce lien n'est pas complet
accounts-closed-text-unknown = L'adresse a peut-être été coupée par votre messagerie. Copiez-la en entier, ou demandez un autre lien.
accounts-closed-title-used = Ce lien a déjà servi
accounts-closed-text-used = Un lien ouvre une seule session. Si c'était vous, votre espace est peut-être encore ouvert dans ce navigateur.
accounts-closed-title-expired = Ce lien n'est plus valable
accounts-closed-text-expired = Un lien vaut 15 minutes après la demande. Demandez-en un autre, il part aussitôt.
accounts-closed-title-browser = Ce code vient d'un autre navigateur
accounts-closed-text-browser = Un code se tape dans le navigateur où il a été demandé. Ouvrez le lien du message, ou demandez-en un autre ici.
accounts-closed-help = Besoin d'aide ? Écrivez à
accounts-to-space = Aller dans mon espace

## Adresse partagée
accounts-choose-title = Qui entre ?
accounts-choose-text = Plusieurs personnes reçoivent leurs courriels à cette adresse. Choisissez votre nom.
accounts-choose-hint = Pour ne plus partager cette adresse, demandez à votre section d'en inscrire une autre sur votre fiche.

## Sessions
accounts-sessions-title = Mes sessions
accounts-sessions-text = Les navigateurs où votre espace est ouvert. Une session sans activité pendant { $days } jours se ferme seule.
accounts-sessions-caption = Sessions ouvertes, de la dernière utilisée à la plus ancienne
accounts-sessions-device = Appareil
accounts-sessions-began = Ouverte le
accounts-sessions-seen = Dernière activité
accounts-sessions-action = Fermer
accounts-sessions-end-others = Fermer toutes les autres sessions
accounts-sessions-ended = Toutes les autres sessions sont fermées.
accounts-sessions-lost = Vous ne reconnaissez pas un appareil ? Fermez sa session et prévenez votre section : quelqu'un lit peut-être vos courriels.
accounts-session-this = celle-ci
accounts-session-end = Fermer la session
accounts-session-ended = La session est fermée.
accounts-signed-out = Votre session est fermée.
accounts-device = { $browser } sur { $system }
accounts-device-unknown = appareil inconnu

## Espace
accounts-space-title = Mon espace
accounts-space-hello = Bonjour { $name }
accounts-space-text = Tout ce que { $organisation } sait de vous se lit ici. Ce qui est faux se corrige, ce qui est de trop s'efface.
accounts-space-links = Dans votre espace
accounts-card-title = Votre rattachement
accounts-card-name = Nom
accounts-card-unit = Unité
accounts-card-number = Numéro

## Le message
accounts-mail-subject = Votre lien pour entrer : { $organisation }
accounts-mail-hello = Bonjour { $name },
accounts-mail-hello-all = Bonjour,
accounts-mail-body =
    Pour entrer dans votre espace, ouvrez ce lien puis appuyez sur le bouton :

    { $link }

    Ou recopiez ce code dans la page où vous l'avez demandé : { $code }

    Le lien et le code servent une seule fois, pendant 15 minutes.

    Demandé le { $moment }, depuis { $device }. Si ce n'est pas vous, ne faites rien : personne n'entre sans ce message. Ne le transférez pas.

    { $organisation }

accounts-retention = Les demandes de connexion sont effacées après un jour. Une session est effacée après 30 jours sans activité, ou un jour après sa fermeture.
accounts-group-membership = Mon adhésion
accounts-group-action = Agir
accounts-group-money = Argent
accounts-group-data = Mes données
accounts-group-organisation = Organisation
accounts-group-people = Personnes
