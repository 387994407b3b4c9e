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

## Pages et actualités, telles que chacun les lit
site-nav-search = Rechercher
site-home-find = Trouver ma section
site-home-postcode = Votre code postal
site-home-find-send = Trouver
site-news-title = Actualités
site-news-all = Toutes les actualités
site-frame-more = Voir sur le site : { $organisation }
site-widget-find = Trouver ma section
site-widget-news = Actualités
site-news-none = Pas encore d'actualité
site-news-none-text = Celles qui paraîtront seront ici, la plus récente en haut.
site-news-follow = Suivre ces actualités sans rien donner de vous :
site-page-changed = Modifié le
site-unit-what = { $unit } fait partie de { $organisation }. Ses pages et ses actualités paraîtront ici.
site-unit-join = Rejoindre
site-unit-join-text = L'adhésion se fait en quelques minutes ; votre fiche reste dans la section qui vous accueille.
site-unit-join-enter = J'adhère
site-unit-below = Plus près de chez vous
site-units-none = Aucune section n'a encore ouvert son site.
site-video-told = La vidéo se regarde sur { $host } : elle n'est chargée que si vous suivez le lien.
site-absent-title = Cette page n'est pas là
site-absent-text = L'adresse a peut-être changé, la page a peut-être été retirée, ou elle est réservée aux membres.
site-absent-sign-in = Entrer pour voir si elle m'est réservée
site-search-title = Rechercher
site-search-label = Ce que vous cherchez
site-search-send = Rechercher
site-search-found = { $count ->
    [one] Une page trouvée.
   *[other] { $count } pages trouvées.
    }
site-search-none = Rien ne correspond
site-search-none-text = Aucune page publique ne contient « { $asked } ». Essayez un mot plus court.

## Qui lit, où cela se trouve
site-access-public = Tout le monde
site-access-members = Les membres de l'unité
site-access-officers = Les responsables
site-menu-none = Dans aucun menu
site-menu-own = Dans le menu de ce site
site-menu-below = Dans le menu de ce site et de ceux des unités du dessous

## Le bureau du site
site-office-nav = Site
site-list-title = Site de { $unit }
site-list-see = Voir le site
site-list-rooms = Écrire et ranger
site-list-state = État
site-list-written = Écrit le
site-list-home = (accueil)
site-list-no-news = Aucune actualité encore. La première paraîtra aussi sur l'accueil et dans le flux.
site-list-no-pages = Aucune page encore. Une page reste : permanences, statuts, qui nous sommes.
site-pages-title = Pages
site-open-title = Ouvrir le site
site-open-text = L'unité n'a pas encore son site. Une fois ouvert, il a son adresse, son accueil, son menu et ses actualités, aux couleurs de l'organisation.
site-open-send = Ouvrir le site
site-opened = Le site est ouvert à cette adresse.
site-slug = Adresse
site-slug-hint = Lettres sans accent, chiffres et tirets : ales-sud. Une ancienne adresse continue de mener à la nouvelle.
site-slug-error = Écrivez des lettres sans accent, des chiffres et des tirets, 60 signes au plus.
site-slug-change = Changer l'adresse
site-new-news = Écrire une actualité
site-new-page = Ajouter une page
site-new-home = Écrire l'accueil
site-edit-heading = Modifier « { $title } »
site-edit-see = Voir la page
site-edit-title = Titre
site-edit-title-error = Écrivez un titre de 150 signes au plus.
site-edit-summary = Résumé
site-edit-summary-hint = Une ou deux phrases, pour les listes, les flux et les liens partagés.
site-edit-summary-error = Raccourcissez le résumé à 400 signes.
site-edit-body = Texte
site-edit-body-hint = En Markdown : ## titre, **gras**, [lien](https://…), - liste. Une ligne vide sépare deux paragraphes.
site-edit-body-error = Raccourcissez le texte à 50 000 signes, ou faites-en deux pages.
site-edit-access = Qui la lit
site-edit-access-error = Choisissez qui lit cette page.
site-edit-save = Enregistrer sans publier
site-edit-publish = Enregistrer et publier
site-edit-preview = Prévisualiser
site-saved = C'est enregistré. Rien n'a changé de ce qui est publié.
site-saved-shown = C'est enregistré et publié.
site-preview-title = Aperçu
site-preview-said = L'aperçu est à jour.
site-preview-none = L'aperçu paraît ici à mesure que vous écrivez, ou avec le bouton « Prévisualiser ».
site-remark-picture = Aucune image de la bibliothèque ne s'appelle « { $name } » : elle ne paraîtra pas.
site-remark-block = Aucun bloc ne s'appelle « { $name } » : cette ligne ne paraîtra pas.
site-remark-block-words = Le bloc « { $name } » ne comprend pas ce qui le suit : cette ligne ne paraîtra pas.
site-stale-title = Quelqu'un a écrit entre-temps
site-stale-text = { $by } a enregistré une autre version le { $at }. Votre texte est gardé ci-dessous : relisez, puis enregistrez de nouveau pour qu'il la remplace.
site-stale-see = Lire l'autre version
site-somebody = Quelqu'un
site-state-draft = Brouillon
site-state-scheduled = Programmée
site-state-shown = Publiée
site-state-withdrawn = Retirée
site-state-behind = Des changements ne sont pas publiés.
site-state-next = Une version paraîtra le { $at }.
site-publish-title = Publication
site-publish-at = À partir de quand
site-publish-at-hint = Vide : tout de suite. Heure de Paris.
site-publish-at-error = Choisissez un moment à venir, ou laissez la date vide pour publier tout de suite.
site-publish-send = Publier la version { $version }
site-published = La page est publiée.
site-scheduled = La page paraîtra au moment choisi.
site-hold-send = Ne plus la faire paraître
site-held = Ce qui devait paraître ne paraîtra pas.
site-withdraw-send = Retirer la page
site-withdrawn = La page est retirée. Son texte est gardé ici.
site-place-title = Adresse et menu
site-menu = Menu
site-place-send = Changer
site-placed = C'est fait. L'ancienne adresse mène à la nouvelle.
site-help-title = Aide à l'écriture
site-help-text = Une ligne entre doubles crochets appelle un bloc :
site-help-pictures = Images de la bibliothèque
site-block-news = [[actualités 3]] : les dernières actualités de l'unité, de 1 à 10.
site-block-button = [[bouton /join | Nous rejoindre]] : un bouton vers une page de ce site.
site-block-video = [[vidéo https://exemple.org/v | Titre]] : une vidéo, comme un lien qui dit où il mène.
site-block-form = [[formulaire /petitions/un-bus]] : le formulaire d'une pétition ; [[formulaire adhesion]] : celui pour adhérer. Aussi les autres adresses de « Sur d'autres sites ».
site-block-map = [[carte]] : la carte des départements où une unité est là.
site-block-units = [[sections]] : les unités du dessous qui ont leur site.
site-versions-title = Versions
site-version = Version { $number }
site-version-by = Par { $by }, le { $at }.
site-version-restored = Reprise de la version { $number }.
site-version-last = C'est la dernière version.
site-version-restore = Reprendre la version { $number }
site-version-source = Le texte tel qu'il a été écrit
site-restored = La version est reprise comme brouillon. Publiez-la quand vous voulez.
site-refusal-home-twice = Ce site a déjà son accueil : modifiez celui-là.
site-refusal-slug-taken = Cette adresse est déjà prise : choisissez-en une autre.
site-refusal-no-site = Ouvrez d'abord le site de cette unité.
site-refusal-alias-taken = Cette adresse mène déjà quelque part : choisissez-en une autre.

## Bibliothèque
site-library-title = Images
site-library-lead = Chaque image est refaite à deux tailles, sans le lieu ni l'appareil de la prise de vue.
site-library-pictures = Toutes les images
site-library-none = Pas encore d'image
site-library-none-text = Ajoutez-en une ci-dessus, puis placez-la dans une page.
site-media-add = Ajouter une image
site-media-file = Fichier
site-media-file-hint = JPEG, PNG ou WebP, { $max } Mo au plus.
site-media-missing = Choisissez un fichier.
site-media-too-heavy = Ce fichier est trop lourd : réduisez-le à 12 Mo.
site-media-not-a-picture = Ce fichier n'est ni un JPEG, ni un PNG, ni un WebP que l'on sache lire.
site-media-too-large = Cette image a trop de points : réduisez-la à 40 millions.
site-media-alt = Ce que montre l'image
site-media-alt-hint = Pour qui ne la voit pas, en une phrase.
site-media-alt-error = Dites ce que montre l'image, en 300 signes au plus.
site-media-credit = Auteur ou source
site-media-credit-hint = Qui l'a prise, et sous quelle licence.
site-media-credit-error = Raccourcissez à 150 signes.
site-media-add-send = Ajouter l'image
site-media-added = L'image est dans la bibliothèque.
site-media-use = Pour la placer dans une page :
site-media-save = Enregistrer
site-media-changed = C'est enregistré.
site-media-remove-title = Retirer l'image
site-media-used = Ces pages la montrent ; il n'y restera que les mots qui la disent :
site-media-unused = Aucune page ne la montre.
site-media-remove = Retirer l'image
site-media-removed = L'image est retirée.

## Adresses courtes et codes
site-aliases-title = Adresses courtes
site-aliases-lead = Une adresse facile à dire ou à imprimer, qui mène à une page de ce site.
site-aliases-none = Pas encore d'adresse courte
site-aliases-none-text = Par exemple /je_donne, qui mène à la page des dons.
site-alias-target = Où elle mène
site-alias-target-hint = Une page de ce site, qui commence par « / » : /join
site-alias-target-error = Écrivez l'adresse d'une page de ce site, qui commence par « / ».
site-alias-path = Adresse courte
site-alias-path-hint = Lettres sans accent, chiffres, tirets. Vide : une adresse est tirée au hasard.
site-alias-path-error = Choisissez des lettres sans accent, des chiffres et des tirets, et une adresse qui ne soit pas déjà une page du programme.
site-alias-add = Ajouter l'adresse
site-alias-added = L'adresse est prête.
site-alias-do = Que faire
site-alias-remove = Retirer
site-alias-removed = L'adresse est retirée.
site-code-title = Code QR
site-code-lead = L'adresse d'une page, à imprimer sur un tract ou une affiche.
site-code-make = Faire le code
site-code-of = Code QR qui mène à { $url }
site-code-svg = Télécharger pour l'imprimeur (SVG)
site-code-png = Télécharger l'image (PNG)

## Trouver ma section
site-nav-find = Trouver ma section
site-find-hint = Cinq chiffres. Rien n'est gardé de cette recherche.
site-find-commune = Votre commune
site-find-send = Trouver ma section
site-find-result = Votre section
site-find-none = Aucune unité ne s'occupe encore de ce lieu, ou plusieurs s'en occupent : choisissez votre commune si elle est proposée, ou écrivez-nous.
site-find-map = Sur la carte
site-find-units = { $count ->
    [one] { $name } : une unité
   *[other] { $name } : { $count } unités
    }
site-find-list = La même carte en liste
site-find-source = Source : { $source }
site-panel-news = La vie de vos unités
