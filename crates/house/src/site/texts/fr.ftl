### Site du nœud : accueil, mentions légales, données, accessibilité.

site-nav-privacy = Vos données
site-nav-legal = Mentions légales
site-nav-accessibility = Accessibilité
site-contact = Écrire

## Accueil
site-home-title = Accueil
site-home-what = Ici, les membres de { $organisation } retrouvent leur section, leur fiche et leurs choix.
site-home-links = Sur ce site
site-home-promise = Ce que vous pouvez vérifier
site-home-promise-home = Votre fiche reste dans l'unité qui la tient.
site-home-promise-seen = Chaque ouverture de votre fiche est notée, et vous la lisez.
site-home-promise-none = Ni publicité, ni pisteur, ni mesure de vos lectures.
site-home-privacy = Ce qui est gardé, et combien de temps
site-home-space = Mon espace
site-home-space-text = Votre fiche, vos accords, qui l'a consultée. On entre avec un lien reçu par courriel, sans mot de passe.
site-home-enter = Entrer dans mon espace
site-home-demo = Démonstration
site-home-demo-text = Essayez chaque rôle en un clic. Rien de ce que vous ferez ne sort de cette machine.
site-home-demo-enter = Choisir un rôle

## Mentions légales
site-legal-title = Mentions légales
site-legal-editor = Qui publie ce site
site-legal-organisation = Organisation
site-legal-seat = Siège
site-legal-publisher = Direction de la publication
site-legal-address = Adresse du site
site-legal-host = Qui l'héberge
site-legal-program = Le programme
site-legal-program-text = Ce site fonctionne avec Maillage, programme libre sous licence EUPL 1.2.
site-legal-cookies = Les cookies
site-legal-cookies-text = Ce site dépose seulement ce qu'il faut pour garder votre session, votre langue et vos couleurs. Rien ne vient d'un autre site.

## Vos données
site-privacy-title = Vos données
site-privacy-who = { $organisation } tient le fichier de ses membres et de ses contacts, et en répond.
site-privacy-see = Les lire
site-privacy-see-text = Votre espace montre votre fiche, vos accords et chaque personne qui l'a ouverte, avec son motif.
site-privacy-rights = Vos droits
site-privacy-rights-text = Vous pouvez demander une copie, une correction, l'effacement, ou vous opposer à un usage. Sans espace, écrivez à
site-privacy-cnil = Si la réponse ne vient pas ou ne vous convient pas, vous pouvez saisir la CNIL :
site-privacy-kept = Ce qui est gardé, et combien de temps
site-privacy-never = Ce qui n'est jamais fait
site-privacy-never-text = Aucune recherche sur vous ailleurs, aucun profil, aucune mesure de vos ouvertures de courriels ni de vos clics.

## Accessibilité
site-accessibility-title = Accessibilité
site-accessibility-aim = Ces pages sont faites pour se lire et se remplir au clavier, sur un téléphone, à voix haute et sans JavaScript.
site-accessibility-state = État
site-accessibility-state-text = Aucun audit du RGAA n'est enregistré pour ce site : sa conformité n'est pas établie.
site-accessibility-trouble = Une page vous résiste ?
site-accessibility-trouble-text = Dites-nous laquelle et avec quel outil vous lisez ; nous vous répondons et vous donnons l'information autrement. Écrivez à
site-accessibility-rights = Sans réponse, le Défenseur des droits peut être saisi :
