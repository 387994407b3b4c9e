office-nav-home = Accueil
office-nav-units = Unités
office-nav-mandates = Mandats
office-nav-settings = Réglages
office-action = Action
office-search = Chercher
office-source = Source : { $source }
office-unit = Unité
office-people = Personnes
office-home-title = Tableau de bord : { $unit }
office-home-sentence =
    { $people ->
       [0] <b>Personne</b> encore dans cette unité.
       [one] <b>1 personne</b> dans cette unité.
       *[other] <b>{ $people } personnes</b> dans cette unité.
    } { $arrivals ->
       [0] Aucune arrivée en { $year }.
       [one] <b>1 arrivée</b> en { $year }.
       *[other] <b>{ $arrivals } arrivées</b> en { $year }.
    }
office-home-units = Unités au-dessous
office-home-all-units = Toutes les unités
office-home-ending = Mandats qui finissent bientôt
office-home-all-mandates = Tous les mandats
office-home-nothing-ends = Aucun mandat ne finit dans les 60 jours.
office-home-next = Aller à
office-home-people = Les personnes
office-home-unit = La page de l'unité
office-scope-title = Changer d'unité de travail
office-scope-text = Vous travaillez dans une unité à la fois : les listes, les comptes et les recherches s'y limitent. Vous pouvez choisir une unité de vos mandats ou une unité au-dessous.
office-scope-mandates = Unités de vos mandats
office-scope-below = Unités au-dessous
office-scope-choose = Travailler ici
office-scope-here = Vous y êtes
office-scope-chosen = Vous travaillez maintenant dans l'unité « { $unit } ».
office-units-title = Unités
office-units-caption = Unités au-dessous de { $unit }
office-units-none = Aucune unité ouverte de votre périmètre ne commence par « { $q } ». Essayez les premières lettres de son nom.
office-units-empty-title = Aucune unité au-dessous
office-units-empty = Cette unité n'en contient pas d'autre.
office-unit-search = Nom de l'unité
office-unit-kind = Type
office-unit-name = Nom de l'unité
office-unit-name-hint = Le nom seul, sans « section » ni « fédération » : Alès, Gard. 80 caractères au plus.
office-unit-above = Dans
office-unit-below = Unités au-dessous
office-unit-edit = Modifier
office-unit-edit-title = Modifier l'unité « { $unit } »
office-unit-save = Enregistrer l'unité
office-unit-saved = L'unité est enregistrée.
office-unit-added = L'unité est ajoutée.
office-unit-moved = L'unité est déplacée. Les listes de personnes suivent dans les minutes qui viennent.
office-unit-closed = L'unité est fermée.
office-unit-from-afar = Cette unité est au-dessus de la vôtre : vous en voyez le nom et la place, pas les personnes ni les mandats.
office-add-unit = Ajouter une unité
office-add-unit-under = Ajouter une unité sous « { $unit } »
office-back-to-unit = Revenir à l'unité
office-aliases = Autres écritures du nom
office-aliases-text = Les imports reconnaissent l'unité sous ces noms, sans tenir compte des accents ni des majuscules.
office-aliases-hint = Une écriture par ligne, par exemple « ales centre ». Le nom de l'unité est toujours reconnu.
office-move-title = Déplacer l'unité
office-move-unit = Déplacer l'unité « { $unit } »
office-move-text = L'unité part avec toutes celles qui sont au-dessous d'elle. Les fiches restent dans leur unité ; les personnes au-dessus changent.
office-move-to = Nouvelle place
office-move-hint = Les premières lettres de l'unité qui la contiendra.
office-move-choose = Placer sous
office-move-do = Déplacer « { $unit } »
office-close-title = Fermer l'unité
office-close-unit = Fermer l'unité « { $unit } »
office-close-text = L'unité disparaît des listes et rend ses communes et ses codes postaux ; ses mandats passés restent lisibles. Elle doit être vide : ni personne ni unité ouverte.
office-close-do = Fermer « { $unit } »
office-claims-title = Territoire
office-claims-of = Territoire de « { $unit } »
office-claims-text = Une personne qui donne son adresse est orientée vers l'unité qui s'occupe de sa commune, sinon de son code postal, sinon de son département. L'unité la plus proche l'emporte.
office-claims-change = Modifier le territoire
office-claims-none = Aucun lieu pour l'instant.
office-claims-add = Ajouter un lieu
office-claims-add-one = Ajouter
office-claims-remove = Retirer
office-claims-search = Commune, code postal ou département
office-claims-hint = Par exemple Alès, 30100, Gard ou 30.
office-claims-not-found = Aucun lieu de France ne correspond à « { $q } ».
office-claim-commune = Commune
office-claim-postcode = Code postal
office-claim-department = Département
office-claim-added = Le lieu est ajouté.
office-claim-removed = Le lieu est retiré.
office-mandates-title = Mandats
office-mandates-filter = Quels mandats
office-mandates-open = En cours et à venir
office-mandates-ending = Finissent dans les 60 jours
office-mandates-over = Passés
office-mandates-none = Aucun mandat ici
office-mandates-empty = Les mandats de l'unité et de celles au-dessous s'affichent ici dès qu'ils sont enregistrés.
office-mandates-more = Seuls les premiers sont affichés : changez d'unité de travail pour voir les autres.
office-mandate-title = { $role }, { $unit }
office-mandate-person = Personne
office-mandate-nobody = Nom effacé ou hors de votre périmètre
office-mandate-role = Rôle
office-mandate-role-hint = Chaque rôle donne des droits, dans l'unité et au-dessous.
office-mandate-unit-hint = Le mandat vaut pour cette unité et celles au-dessous.
office-mandate-period = Durée
office-mandate-days = du { $start } au { $end }
office-mandate-since = depuis le { $start }
office-mandate-decision = Décision
office-mandate-decision-hint = L'assemblée ou le procès-verbal, et sa date : « AG du 10 janvier 2026 ». 300 caractères au plus.
office-mandate-rights = Droits
office-mandate-delegated = par délégation
office-mandate-state-now = En cours
office-mandate-state-later = À venir
office-mandate-state-over = Fini
office-mandate-new = Enregistrer un mandat
office-mandate-new-text = Cherchez d'abord la personne parmi celles de votre unité.
office-mandate-for = Mandat pour <b>{ $person }</b>.
office-mandate-first-day = Premier jour
office-mandate-last-day = Dernier jour
office-mandate-last-hint = Les droits cessent à la fin de ce jour. Sans date, le mandat dure jusqu'à ce qu'on y mette fin.
office-mandate-record = Enregistrer le mandat
office-mandate-recorded = Le mandat est enregistré.
office-mandate-end = Mettre fin au mandat
office-mandate-end-do = Mettre fin à ce mandat
office-mandate-end-hint = Les droits cessent à la fin de ce jour. Pour un effet immédiat, écrivez la date d'hier.
office-mandate-reason = Décision ou motif
office-mandate-reason-hint = Par exemple « Démission reçue le 3 novembre ».
office-mandate-ended = La fin du mandat est enregistrée.
office-person-search = Nom de la personne
office-person-search-hint = Les premières lettres du nom, ou nom et prénom.
office-person-choose = Choisissez la personne
office-person-continue = Continuer avec cette personne
office-person-none = Personne de votre unité ne répond à « { $q } ».
office-person-other = Choisir une autre personne
office-delegate = Déléguer une partie de vos droits
office-delegate-text =
    Vous confiez des droits de votre mandat « { $role } » ({ $unit }) à une autre personne de l'unité.
    Ils cessent au plus tard avec votre mandat, et vous pouvez les reprendre à tout moment.
office-delegate-to = Délégation à <b>{ $person }</b>.
office-delegate-rights = Droits confiés
office-delegate-last-hint = Par exemple 31/12/2026, au plus tard le dernier jour de votre mandat.
office-delegate-do = Confier ces droits
office-delegated = La délégation est enregistrée.
office-roles-title = Rôles
office-roles-text = Un mandat donne les droits de son rôle. Les droits d'un rôle ne changent pas : pour les changer, retirez le rôle et créez-en un autre.
office-role-new = Nouveau rôle
office-role-add = Créer le rôle
office-role-added = Le rôle est créé.
office-role-retire = Ne plus attribuer
office-role-retired = Le rôle n'est plus attribué ; les mandats en cours vont à leur terme.
office-role-is-retired = N'est plus attribué
office-kinds-title = Types d'unité
office-kind-new = Nouveau type
office-kind-hint = Reprenez un nom existant pour corriger sa traduction.
office-kind-add = Enregistrer le type
office-kind-saved = Le type est enregistré.
office-name-fr = Nom en français
office-name-en = Nom en anglais
office-name-error = Écrivez un nom de 1 à 80 caractères.
office-choose-error = Choisissez une ligne de la liste.
office-day-hint = Par exemple 24/11/2026.
office-day-error = Écrivez une date comme 24/11/2026.
office-decision-error = Écrivez la décision ou le motif, en 300 caractères au plus.
office-settings-title = Réglages de l'organisation
office-settings-more = Réglages
office-settings-looks = Nom, couleurs, logo
office-settings-name = Nom de l'organisation
office-settings-name-hint = Tel qu'on le dit ; il paraît en tête de chaque page et dans les messages.
office-legal-title = Contact et mentions légales
office-legal-lead = Ces textes paraissent dans les <a href="/legal">mentions légales</a> du site. Un texte laissé vide n'est pas montré.
office-legal-contact = Adresse de contact
office-legal-contact-hint = Les personnes y écrivent au sujet de leurs données, ou quand une page leur est refusée.
office-legal-contact-error = Écrivez une adresse comme contact@exemple.fr.
office-legal-seat = Siège
office-legal-seat-hint = L'adresse postale de l'organisation.
office-legal-publisher = Direction de la publication
office-legal-publisher-hint = Le nom de la personne qui répond du site devant la loi.
office-legal-host = Hébergement
office-legal-host-hint = Qui tient le serveur : nom, adresse, téléphone.
office-legal-save = Enregistrer les mentions
office-legal-saved = Les mentions sont enregistrées.
office-settings-colours = Couleurs et formes
office-settings-hue = Teinte principale
office-settings-hue-hint = Un angle de 0 à 360 : 25 rouge, 145 vert, 205 bleu canard, 260 bleu, 345 rose.
office-settings-hue-error = Écrivez un nombre de 0 à 360.
office-settings-chroma = Force de la couleur principale
office-settings-chroma-hint = De 0 (gris) à 0,12 (vif) ; au-delà, les textes deviendraient difficiles à lire.
office-settings-chroma-error = Écrivez un nombre de 0 à 0,12.
office-settings-accent-hue = Teinte d'accent
office-settings-accent-hue-hint = Un angle de 0 à 360 : 84 mimosa, 185 turquoise.
office-settings-accent-chroma = Force de l'accent
office-settings-accent-chroma-hint = De 0,05 à 0,155.
office-settings-accent-chroma-error = Écrivez un nombre de 0,05 à 0,155.
office-settings-corner = Arrondi des coins
office-settings-corner-hint = En pixels, de 0 (droits) à 16.
office-settings-corner-error = Écrivez un nombre de 0 à 16.
office-settings-logo = Logo
office-settings-logo-now = Logo actuel
office-settings-logo-remove = Retirer le logo
office-settings-logo-file = Nouveau logo
office-settings-logo-hint = Une image PNG, JPEG ou WebP de { $size } Kio au plus.
office-settings-logo-error = Choisissez une image PNG, JPEG ou WebP de 200 Kio au plus. Les autres fichiers, SVG compris, ne sont pas acceptés.
office-settings-frames = Sites qui peuvent montrer vos formulaires
office-settings-frames-hint =
    Un site par ligne, par exemple https://mairie.example ou https://*.example.org. Laissez vide pour les permettre tous : ces pages ne lisent aucun
    cookie et ne font rien au nom de quelqu'un.
office-settings-frames-error = Écrivez une adresse de site par ligne, qui commence par https:// et ne porte ni chemin ni espace.
office-settings-save = Enregistrer les réglages
office-settings-saved = Les réglages sont enregistrés.
office-settings-sample = Aperçu des couleurs enregistrées
office-settings-sample-text = Un texte avec <a href="/office/settings">un lien</a> et <b>un mot en gras</b>.
office-settings-sample-button = Bouton
office-settings-sample-tag = Étiquette
office-told-stop = Ne plus recevoir par courriel ce qui attend
office-told-start = Recevoir par courriel ce qui attend
office-told-on = Vous recevrez un courriel, une fois par jour au plus, quand quelque chose de nouveau attend.
office-told-off = Vous ne recevrez plus ce courriel ; ce qui attend reste sur cette page.
office-retention = Ce qu'un courriel a dit en dernier à une personne mandatée reste jusqu'au suivant, et s'efface avec sa fiche.
office-mail-waiting-subject = { $organisation } : { $count ->
    [one] une chose vous attend
   *[other] { $count } choses vous attendent
 }
office-mail-waiting = Bonjour { $name },

    Voici ce qui attend une réponse ou un geste :

    { $lines }

    Tout est là :
    { $link }

    Vous recevez ce message parce que vous avez un mandat ({ $units }). Il part une fois par jour au plus, et seulement si quelque chose est nouveau.
    Pour ne plus le recevoir, un bouton est au bas de la page ci-dessus.
office-home-waiting = Vous attendent
