petitions-title = Pétitions
petitions-signatures = Signatures
petitions-signed = { $count ->
    [one] personne a signé
   *[other] personnes ont signé
 }
petitions-of = { $count } signatures sur { $goal }
petitions-left-to = Encore { $left } pour atteindre { $goal } signatures.
petitions-by = Pétition portée par : { $unit }
petitions-by-opened = Pétition portée par { $unit }, ouverte le { $day }
petitions-to = Adressée à : { $addressee }
petitions-sign = Signer la pétition
petitions-slip = Je signe
petitions-rungs = Ce que chaque seuil déclenche
petitions-rung = { $count } signatures
petitions-rung-done = (seuil atteint)
petitions-recent = Signatures récentes
petitions-recent-hint = Seulement les personnes qui l'ont accepté
petitions-comments = Ce qu'en disent des signataires
petitions-paper-count = { $count ->
    [one] dont une sur papier
   *[other] dont { $count } sur papier
 }
petitions-email-hint = Pour confirmer que c'est bien vous. Il n'est jamais publié.
petitions-consents = Ce que vous acceptez
petitions-consents-hint = Rien n'est coché d'avance. Signer n'oblige à rien d'autre.
petitions-deliver = Remise de votre signature
petitions-deliver-hint = Nécessaire pour signer. Une signature peut révéler une opinion : nous la gardons { $months } mois après la remise, puis nous l'effaçons.
petitions-news-hint = Trois messages au plus.
petitions-words-delivery = J'accepte que mon nom et mon code postal soient remis avec la pétition à { $addressee }.
petitions-words-news = Je veux des nouvelles de cette pétition par courriel, envoyées par { $organisation }.
petitions-words-shown = Mon prénom et ma commune peuvent paraître dans la liste publique.
petitions-carriers = Qui garde vos coordonnées
petitions-carriers-hint = La pétition est portée à plusieurs : vous choisissez qui garde ce que vous écrivez ici.
petitions-comment = Un mot sur vos raisons
petitions-comment-hint = Cinq cents lettres au plus. Il paraît avec votre prénom, si vous acceptez la liste publique, et après relecture.
petitions-controller = Responsable du traitement : { $organisation }.
petitions-rights = Vos droits, la durée de conservation, nous écrire
petitions-not-yet = Votre signature n'est pas encore enregistrée.
petitions-over = Cette pétition n'est plus à signer
petitions-over-text = Elle est close ; son texte et ses résultats restent lisibles.
petitions-others = Voir les autres pétitions
petitions-frame-foot = { $organisation }, sans pisteur ni cookie.
petitions-frame-more = Texte complet et vos droits
petitions-refusal-closed = Cette pétition ne se signe plus.
petitions-refusal-deliver = Cochez cette case pour que votre signature puisse être remise, ou ne signez pas.
petitions-refusal-comment = Écrivez cinq cents lettres au plus.
petitions-refusal-carriers = Ce choix n'est plus proposé : choisissez de nouveau qui garde vos coordonnées, puis signez.
petitions-refusal-words = Le texte de l'accord a changé entre-temps : relisez-le, puis signez.
petitions-refusal-title = Écrivez un titre de cent vingt lettres au plus.
petitions-refusal-body = Écrivez ce que vous demandez et pourquoi, en quarante à vingt mille lettres.
petitions-refusal-addressee = Écrivez à qui la pétition s'adresse, par exemple : la mairie d'Alès.
petitions-refusal-goal = Écrivez un nombre entier, par exemple 500.
petitions-refusal-thresholds = Écrivez un seuil par ligne : un nombre, deux points, ce qu'il déclenche ; douze au plus.
petitions-refusal-day = Choisissez un jour, par exemple 2026-12-31, ou laissez vide.
petitions-refusal-days = Choisissez un jour de clôture après celui de l'ouverture.
petitions-refusal-why = Écrivez le motif en cinq lettres au moins : la personne qui propose le lira.
petitions-list-lead = Ce que nous demandons, à qui, et où nous en sommes.
petitions-list-line = Portée par { $unit }, adressée à { $addressee }
petitions-list-follow = Suivre les pétitions par un flux :
petitions-list-none = Aucune pétition n'est ouverte
petitions-list-none-text = Dès qu'une pétition sera ouverte, elle se signera ici.
petitions-list-over = Closes ou remises
petitions-list-propose = Vous êtes membre ? Vous pouvez en proposer une.
petitions-propose = Proposer une pétition
petitions-sent-title = Confirmez votre signature
petitions-sent-heading = Il reste un clic
petitions-sent-lead = Nous venons d'écrire à l'adresse que vous avez donnée. Ouvrez le message et suivez son lien : votre signature à « { $title } » sera comptée aussitôt.
petitions-sent-rush = En ce moment, beaucoup de monde signe : le message peut mettre quelques minutes à partir. Il n'est pas nécessaire de signer de nouveau.
petitions-sent-nothing = Rien reçu après dix minutes ?
petitions-sent-nothing-text = Regardez dans les indésirables, et vérifiez l'adresse que vous avez écrite.
petitions-sent-again = Signer avec une autre adresse
petitions-sent-days = Le lien reste valable { $days } jours. Sans confirmation, nous effaçons ce que vous avez écrit.
petitions-step-filled = Vous avez rempli le bulletin
petitions-step-mail = Vous confirmez par courriel
petitions-step-counts = Votre signature compte
petitions-mail-subject = Confirmez votre signature : { $title }
petitions-mail-text = Bonjour { $name },

    Vous, ou quelqu'un qui a écrit votre adresse, avez signé la pétition « { $title } », portée par { $by }.

    Votre signature comptera quand vous l'aurez confirmée ici :
    { $link }

    Ce lien vaut { $days } jours. Si vous n'avez rien signé, ne faites rien : tout sera effacé.
petitions-door-title = Confirmer ma signature
petitions-door-heading = Confirmez votre signature
petitions-door-lead = { $name }, vous signez « { $title } ».
petitions-door-deliver = Votre nom et votre code postal seront remis avec la pétition.
petitions-door-news-yes = Vous recevrez des nouvelles de cette pétition.
petitions-door-news-no = Vous ne recevrez pas de nouvelles de cette pétition.
petitions-door-shown-yes = Votre prénom et votre commune pourront paraître.
petitions-door-shown-no = Votre nom ne paraîtra pas.
petitions-door-comment = Votre mot :
petitions-door-do = Confirmer ma signature
petitions-door-not = Ce n'est pas vous ? Fermez cette page : rien ne sera compté, et tout sera effacé.
petitions-door-over = Ce lien ne vaut plus
petitions-door-over-text = Il a expiré, ou la pétition a déjà été remise. Si elle est encore ouverte, vous pouvez la signer de nouveau.
petitions-door-again = Voir la pétition
petitions-thanks-title = Merci, signature comptée
petitions-thanks-counted = Votre signature est comptée.
petitions-thanks-name = Merci, { $name }.
petitions-thanks = Merci.
petitions-thanks-lead = Une pétition avance de proche en proche : une collègue, un voisin de palier, le groupe des parents.
petitions-share = Faire passer
petitions-share-link = Le lien à copier
petitions-share-mail = Par courriel
petitions-share-sms = Par SMS
petitions-share-hint = De simples liens : personne ne sait que vous avez signé tant que vous ne publiez rien.
petitions-share-qr = Code QR de la pétition
petitions-share-text = J'ai signé « { $title } ». À lire et à signer ici : { $link }
petitions-further = Aller plus loin
petitions-further-join = Adhérer, selon vos revenus.
petitions-further-others = Lire les autres pétitions.
petitions-further-see = Voir
petitions-accepted = Ce que vous avez accepté
petitions-accepted-no = Non
petitions-accepted-change = Changer d'avis ou retirer ma signature
petitions-mine-title = Mes pétitions
petitions-mine-lead = Celles que vous proposez, où elles en sont, et celles que vous avez signées.
petitions-mine-proposed = Proposées par moi
petitions-mine-none = Vous n'en avez proposé aucune.
petitions-mine-signed = Signées par moi
petitions-mine-signed-none = Vous n'en avez signé aucune.
petitions-mine-on = Signée le { $day }.
petitions-mine-public = Votre prénom peut paraître.
petitions-mine-news = Vous recevez des nouvelles.
petitions-leave = Retirer ma signature
petitions-left = Votre signature est retirée : elle ne compte plus, et rien n'en est gardé.
petitions-not-left = Cette signature ne peut plus être retirée : la pétition a été remise.
petitions-propose-lead = Elle sera proposée à { $unit }. Une personne mandatée l'ouvre, ou dit pourquoi non ; vous verrez chaque étape.
petitions-propose-do = Proposer cette pétition
petitions-proposed = Votre pétition est proposée. Vous verrez ici la réponse.
petitions-field-title = Titre
petitions-field-title-hint = Ce que vous demandez, en une ligne.
petitions-field-addressee = Adressée à
petitions-field-addressee-hint = Avec l'article, pour finir la phrase : la mairie d'Alès, le conseil départemental.
petitions-field-body = Texte
petitions-field-body-hint = Ce qui se passe, ce que vous demandez. Une ligne vide sépare les paragraphes, **mot** met en gras, un tiret en début de ligne fait une liste, [mot](https://…) fait un lien.
petitions-field-goal = Signatures visées
petitions-field-thresholds = Seuils
petitions-field-thresholds-hint = Un par ligne, par exemple « 500 : remise en mairie ».
petitions-field-opens_on = S'ouvre le
petitions-field-opens_on-hint = Vide : dès que quelqu'un l'ouvre.
petitions-field-closes_on = Se ferme le
petitions-field-closes_on-hint = Vide : quand quelqu'un la ferme.
petitions-new = Nouvelle pétition
petitions-edit = Modifier la pétition
petitions-edit-lead = Portée par { $unit }.
petitions-back = La pétition
petitions-save = Enregistrer
petitions-saved = La pétition est enregistrée.
petitions-created = La pétition est écrite. Elle attend d'être ouverte.
petitions-office-lead = Celles que porte { $unit }, et les unités en dessous.
petitions-office-none = Aucune pétition
petitions-office-none-text = Les propositions des membres arrivent ici ; vous pouvez aussi en écrire une.
petitions-state = État
petitions-state-proposed = proposée
petitions-state-refused = refusée
petitions-state-soon = s'ouvre bientôt
petitions-state-open = ouverte
petitions-state-closed = close
petitions-state-delivered = remise
petitions-see = Voir la page
petitions-say = <b>{ $form } signatures confirmées</b> en ligne et <b>{ $paper } sur papier</b>, sur { $goal } visées.
petitions-steps = Étapes
petitions-fact-proposed = Proposée
petitions-fact-opened = Ouverte
petitions-fact-refused = Refusée
petitions-fact-closed = Close
petitions-fact-delivered = Remise
petitions-fact-erased = Signataires effacés, compte gardé
petitions-act = Étape suivante
petitions-why = Motif ou décision
petitions-why-hint = Lu par la personne qui l'a proposée. Nécessaire pour refuser.
petitions-do-open = Ouvrir
petitions-do-refuse = Refuser
petitions-do-close = Clore
petitions-do-deliver = Noter la remise
petitions-opened = La pétition est ouverte.
petitions-refused = La pétition est refusée ; le motif est donné à la personne qui l'a proposée.
petitions-closed = La pétition est close.
petitions-delivered = La remise est notée.
petitions-waiting = { $count ->
    [one] Une pétition proposée attend une réponse.
   *[other] { $count } pétitions proposées attendent une réponse.
 }
petitions-review = Relire les signatures
petitions-review-waiting = { $count ->
    [one] Une signature attend une relecture.
   *[other] { $count } signatures attendent une relecture.
 }
petitions-review-go = Relire
petitions-review-lead = { $count ->
    [0] Les mots laissés et ce qui paraît étrange se relisent ici.
    [one] Une signature porte un mot ou paraît étrange. Seul ce qui paraîtrait est montré ici.
   *[other] { $count } signatures portent un mot ou paraissent étranges. Seul ce qui paraîtrait est montré ici.
 }
petitions-review-private = Cette personne ne veut pas paraître : rien n'en sera montré.
petitions-review-show = Laisser paraître
petitions-review-hide = Ne pas montrer
petitions-review-strike = Ne plus la compter
petitions-review-none = Rien à relire
petitions-review-none-text = Les mots des signataires et les signatures étranges attendront ici.
petitions-settled = C'est noté.
petitions-widget-label = Pétition
petitions-widget = Sur un autre site
petitions-delivery = Remise
petitions-delivery-lead = { $count ->
    [one] Une signature à remettre à { $addressee }.
   *[other] { $count } signatures à remettre à { $addressee }.
 }
petitions-delivery-what =
    Le fichier porte le nom, le prénom, le code postal, le jour et la façon de signer : ce que chaque signataire a accepté de remettre, et rien d'autre.
    Chaque personne lira dans son espace qui l'a fait et pourquoi.
petitions-delivery-keep = { $months } mois après la remise, les signataires sont effacés et le compte est gardé.
petitions-delivery-do = Tableau (CSV)
petitions-delivery-reason = Remise de la pétition « { $title } » à { $addressee }
petitions-delivery-last = nom
petitions-delivery-first = prénom
petitions-delivery-postcode = code postal
petitions-delivery-day = jour
petitions-delivery-way = façon
petitions-way-form = en ligne
petitions-way-paper = sur papier
petitions-timeline = A signé la pétition « { $title } »
petitions-criterion-signed = A signé une pétition
petitions-criterion-signed-told = { $not ->
    [yes] n'ont signé aucune pétition{ petitions-criterion-recent }
   *[no] ont signé une pétition{ petitions-criterion-recent }
 }
petitions-criterion-recent = { $within ->
    [days] { "" } ces { $days } derniers jours
   *[ever] { "" }
 }{ $often ->
    [many] , au moins { $times } fois
   *[once] { "" }
 }
petitions-criterion-petition = A signé la pétition
petitions-criterion-petition-told = { $not ->
    [yes] n'ont pas signé « { $value } »
   *[no] ont signé « { $value } »
 }
petitions-column-signed = Dernière signature
petitions-retention =
    Une signature est gardée douze mois après la remise de la pétition, puis effacée ; seul le compte reste.
    Le courriel d'une personne qui a choisi une association partenaire est effacé trente jours après lui avoir été remis.
petitions-paper = Sur papier
petitions-paper-lead = Les signatures sur papier comptent à part, une fois par personne.
petitions-paper-print = Feuilles à imprimer
petitions-paper-print-text = Vingt lignes, le texte des accords et un code par feuille, à reporter dans le fichier de saisie.
petitions-paper-number = Numéro de la feuille
petitions-paper-see = Voir la feuille
petitions-paper-file = Feuilles saisies
petitions-paper-choose = Fichier de saisie
petitions-paper-hint =
    CSV, XLSX ou ODS, une signature par ligne, avec au moins les colonnes nom et prénom ; puis feuille, ligne, adresse, code postal, commune, courriel,
    téléphone, date, accord newsletter.
petitions-paper-wording = Les feuilles portaient l'accord pour la lettre d'information, dans ces mots
petitions-paper-wording-hint = Sans cela, aucun accord n'est noté : une croix sans les mots ne prouve rien.
petitions-paper-do = Compter ces signatures
petitions-paper-none = Choisissez un fichier.
petitions-paper-refused = Choisissez un fichier CSV, XLSX ou ODS qui porte au moins les colonnes nom et prénom.
petitions-paper-brought = { $count ->
    [one] Une signature de plus compte.
   *[other] { $count } signatures de plus comptent.
 }
petitions-paper-batches = Fichiers reçus
petitions-paper-batches-none = Aucun pour l'instant.
petitions-paper-report =
    { $rows } lignes : { $counted } comptées, { $second } de personnes qui avaient déjà signé ; { $known } personnes étaient connues, { $new } sont
    nouvelles ; { $consents } accords notés.
petitions-paper-empty = Lignes vides : { $lines }.
petitions-paper-unreadable = Lignes illisibles ou fantaisistes : { $lines }.
petitions-sheet-print = Imprimez cette page ; le reste de l'écran n'est pas imprimé.
petitions-sheet-agree = En signant : « { $words } »
petitions-sheet-letter = Case « lettre » cochée : « { $words } »
petitions-sheet-line = N°
petitions-sheet-news = Lettre
petitions-sheet-signature = Signature
petitions-sheet-code = Code de la feuille : { $code }
petitions-news = Nouvelles
petitions-news-lead = Elles paraissent sur la page et partent par courriel aux signataires qui l'ont demandé. Ils ont accepté trois messages au plus : il en reste { $left }.
petitions-news-hint-body = Le courriel dira pourquoi il est envoyé et comment n'en plus recevoir.
petitions-news-do = Publier et envoyer
petitions-news-written = Les nouvelles sont publiées ; les courriels partent.
petitions-news-sent = { $count ->
    [one] Un courriel envoyé.
   *[other] { $count } courriels envoyés.
 }
petitions-news-none = Aucune nouvelle pour l'instant.
petitions-refusal-news = Écrivez un texte de dix mille lettres au plus.
petitions-refusal-news-many = Les trois messages promis sont partis : il n'en part plus.
petitions-stop = Ne plus recevoir de nouvelles
petitions-stop-lead = Vous ne recevrez plus de courriels sur « { $title } ».
petitions-stop-do = Ne plus en recevoir
petitions-stop-stays = Votre signature reste comptée.
petitions-stop-done = C'est noté : vous n'en recevrez plus
petitions-stop-over = Ce lien ne vaut plus
petitions-stop-over-text = La signature a été retirée ou effacée : plus rien ne part.
petitions-mail-news-subject = { $petition } : { $title }
petitions-mail-news = Bonjour { $name },

    { $title }

    { $body }

    La pétition : { $link }

    Vous recevez ce message de { $organisation } parce que vous avez signé « { $petition } » et demandé de ses nouvelles.
    Pour ne plus en recevoir : { $stop }
petitions-resend = Recevoir le message une nouvelle fois
petitions-resend-lead = Écrivez l'adresse avec laquelle vous avez signé « { $title } ».
petitions-resend-do = Envoyer le message
petitions-resend-sent = C'est demandé
petitions-resend-sent-text = Si une signature à « { $title } » attend d'être confirmée à cette adresse, le message repart. Pour protéger les signataires, la réponse est la même dans tous les cas.
petitions-refusal-many = Vous avez déjà autant de propositions en attente qu'il est possible : attendez une réponse à l'une d'elles.
petitions-propose-most = { $waiting } de vos propositions attendent une réponse ; { $most } peuvent attendre en même temps.
petitions-delivery-agreed = Chaque signataire a accepté que son nom et son code postal soient remis avec cette pétition, et rien d'autre.
petitions-delivery-print = Volume { $volume } sur { $count } (PDF)
petitions-pile-new = Saisir des feuilles au bureau
petitions-pile-new-text = Un lot est saisi deux fois, feuille après feuille. Les différences sont montrées et tranchées ; alors seulement les signatures comptent.
petitions-pile-range = Feuilles { $first } à { $last }.
petitions-pile-is-counted = compté
petitions-pile-is-open = en cours
petitions-pile-begin = Commencer ce lot
petitions-pile-lead = Signé le { $day }, commencé par { $name }.
petitions-pile-keying = Chaque feuille se saisit deux fois, de préférence par deux personnes.
petitions-pile-go = Feuille { $sheet }, saisie { $pass }
petitions-pile-ready = Toutes les feuilles sont saisies deux fois.
petitions-pile-compare = Comparer les deux saisies
petitions-pile-counting = Les signatures de ce lot sont en train d'être comptées.
petitions-pile-counted = Ce lot est compté ; les lignes saisies ne sont plus gardées à part.
petitions-pile-sheets = Feuilles du lot
petitions-pile-sheet = Feuille
petitions-pile-first = Première saisie
petitions-pile-second = Seconde saisie
petitions-pile-not-yet = pas encore
petitions-pile-scan-get = Image des feuilles
petitions-pile-drop = Supprimer ce lot
petitions-pile-dropped = Le lot est supprimé, avec ce qui en avait été saisi.
petitions-pile-how = La touche Tab passe à la case suivante, Espace coche, Entrée garde et revient à la première ligne vide.
petitions-pile-blind = La première saisie n'est pas montrée.
petitions-pile-lines = Lignes de la feuille
petitions-pile-cell = { $cell }, ligne { $line }
petitions-pile-stay = Garder et continuer cette feuille
petitions-pile-done = Garder et passer à la suite
petitions-pile-kept = La feuille { $sheet } est gardée.
petitions-pile-decided = C'est tranché ; les signatures sont en train d'être comptées.
petitions-cell-last = Nom
petitions-cell-first = Prénom
petitions-cell-postcode = Code postal
petitions-cell-email = Courriel
petitions-cell-news = Lettre
petitions-decide = Différences entre les deux saisies
petitions-decide-lead = { $count ->
    [0] Les deux saisies disent la même chose sur { $lines } lignes.
    [one] Une case diffère, sur { $lines } lignes. Regardez la feuille, puis choisissez.
   *[other] { $count } cases diffèrent, sur { $lines } lignes. Regardez les feuilles, puis choisissez.
 }
petitions-decide-where = Feuille { $sheet }, ligne { $line } : { $cell }
petitions-decide-nothing = (rien)
petitions-decide-other = Ni l'un ni l'autre :
petitions-decide-typed = Ce que dit la feuille : { $cell }, ligne { $line }
petitions-decide-choose = Choisissez ce que dit la feuille.
petitions-decide-do = Compter ces signatures
petitions-decide-back = Revenir au lot
petitions-refusal-decide = Des différences restent à trancher : choisissez pour chacune.
petitions-field-name = Nom du lot
petitions-field-name-hint = Où et quand : « Marché de la place, 12 novembre ».
petitions-field-first_sheet = Première feuille
petitions-field-sheets = Nombre de feuilles
petitions-field-signed_on = Jour des signatures
petitions-field-scan = Image des feuilles
petitions-field-scan-hint = PDF, JPEG ou PNG, vingt mégaoctets au plus. Elle est effacée avec les signataires.
petitions-refusal-pile-name = Écrivez un nom de quatre-vingts lettres au plus.
petitions-refusal-pile-first = Écrivez le numéro de la première feuille, de 1 à 9999.
petitions-refusal-pile-sheets = Écrivez de 1 à 25 feuilles : commencez un autre lot pour les suivantes.
petitions-refusal-pile-day = Choisissez le jour des signatures, au plus tard aujourd'hui.
petitions-refusal-pile-scan = Choisissez un fichier PDF, JPEG ou PNG de vingt mégaoctets au plus.
petitions-refusal-pile-twice = Une de ces feuilles est déjà dans un autre lot : vérifiez les codes.
petitions-paper-later = { $count ->
    [one] Un de ces accords est sur une ligne suivante d'une personne qui avait déjà signé.
   *[other] { $count } de ces accords sont sur une ligne suivante de personnes qui avaient déjà signé.
 }
petitions-rung-reached = Atteint le { $day }.
petitions-reached = Seuils atteints
petitions-reached-lead = Seuils atteints : dites ce qu'il en est advenu, la page de la pétition le montrera.
petitions-reached-waiting = { $count ->
    [one] Un seuil de pétition est atteint : dites ce qu'il déclenche.
   *[other] { $count } seuils de pétitions sont atteints : dites ce qu'ils déclenchent.
 }
petitions-answer = Dire ce qu'il en est advenu
petitions-answer-change = Changer ce qui est dit
petitions-answer-label = Ce qui en est advenu
petitions-answer-hint = Paraît sur la page de la pétition, à côté du seuil : « Débat tenu au conseil du 12 décembre. »
petitions-answer-do = Enregistrer et montrer
petitions-answered = C'est noté ; la page de la pétition le montre.
petitions-refusal-answer = Écrivez ce qui en est advenu, en cinq lettres au moins.
petitions-mail-reached-subject = { $count } signatures : { $title }
petitions-mail-reached = Bonjour { $name },

    La pétition « { $title } » a atteint { $count } signatures confirmées. Ce seuil déclenche : { $triggers }.

    { $reader ->
        [officer] Quand ce sera fait, dites-le sur la page de la pétition ; tout le monde pourra le lire :
       *[member] Les personnes mandatées en sont prévenues aussi. La page de la pétition :
    }
    { $link }

    Vous recevez ce message parce que vous avez proposé ou ouvert cette pétition dans { $organisation }.
petitions-carried-with = Portée avec
petitions-carried = Portées avec d'autres
petitions-carried-lead = Pétitions d'autres unités, que les vôtres portent aussi ou sont invitées à porter.
petitions-carried-line = Pétition de { $unit }, proposée à { $other }
petitions-carrier-asked = proposée
petitions-carrier-accepted = acceptée
petitions-carrier-refused = refusée
petitions-carrier-left = quittée
petitions-carrier-ended = arrêtée
petitions-carrier-ask = Proposer à cette unité
petitions-carrier-end = Ne plus la porter avec elle
petitions-carrier-said-asked = La question est posée à cette unité : ses personnes mandatées accepteront ou refuseront.
petitions-carrier-said-ended = Cette unité ne porte plus la pétition. Les signataires qui l'avaient choisie restent chez elle.
petitions-field-carrier = Une autre unité
petitions-field-carrier-hint = Son nom. Si elle accepte, chaque signataire choisit qui garde ses coordonnées.
petitions-refusal-carrier = Écrivez le nom entier d'une unité qui existe.
petitions-refusal-carrier-several = Plusieurs unités portent ce nom : écrivez son chemin, par exemple « Gard > Alès ».
petitions-refusal-carrier-own = Cette unité porte déjà la pétition, ou n'a pas encore répondu.
petitions-refusal-carry-why = Écrivez le motif en cinq lettres au moins : l'unité qui demande le lira.
petitions-carry-waiting = { $count ->
    [one] Une unité vous demande de porter sa pétition avec elle.
   *[other] { $count } demandes de porter une pétition attendent une réponse.
 }
petitions-carry-lead-asked = { $unit } est invitée à porter cette pétition. Si elle accepte, les signataires pourront choisir que ce soit elle qui garde leurs coordonnées.
petitions-carry-lead-accepted = { $unit } porte cette pétition. Si elle la quitte, plus personne ne pourra la choisir ; les signataires qui l'ont choisie restent chez elle.
petitions-carry-why-hint = Lu par l'unité qui porte la pétition. Nécessaire pour refuser.
petitions-carry-do-accept = Accepter
petitions-carry-do-refuse = Refuser
petitions-carry-do-leave = Quitter cette pétition
petitions-carry-said-accepted = Votre unité porte cette pétition.
petitions-carry-said-refused = Votre refus est noté, avec son motif.
petitions-carry-said-left = Votre unité ne porte plus cette pétition.
petitions-carry-chosen = { $count ->
    [0] Personne ne l'a encore choisie.
    [one] Une personne l'a choisie pour garder ses coordonnées.
   *[other] { $count } personnes l'ont choisie pour garder leurs coordonnées.
 }
petitions-carry-signers = Signataires qui vous ont choisis
petitions-carry-signers-lead = Celles et ceux qui ont choisi une de vos unités, et personne d'autre. Les signatures sont effacées { $months } mois après la remise.
petitions-carry-no-names = Il faut le droit de lire les fiches pour voir les noms.
petitions-carry-none = Personne n'a encore choisi une de vos unités.
petitions-delivery-email = courriel
petitions-partners = Associations partenaires
petitions-partners-lead =
    Une association hors de l'organisation peut porter la pétition. Qui la choisit n'a pas de fiche ici : ses coordonnées lui sont remises, puis son courriel est effacé { $days } jours après.
petitions-partners-none = Aucune association ne porte cette pétition avec vous.
petitions-partner-open = peut être choisie
petitions-partner-ended = terminé
petitions-partner-contact = Pour ses données : { $contact }
petitions-partner-waiting = { $count ->
    [0] Aucun signataire n'attend de lui être remis.
    [one] Un signataire attend de lui être remis.
   *[other] { $count } signataires attendent de lui être remis.
 }
petitions-partner-reason = Motif de la remise
petitions-partner-reason-hint = Noté avec votre nom, le jour et le nombre de signataires.
petitions-partner-hand = Remettre ces signataires (CSV)
petitions-partner-end = Ne plus la proposer
petitions-partner-new = Ajouter une association
petitions-partner-name = Son nom
petitions-partner-name-hint = Tel que les signataires le liront.
petitions-partner-mail = Son contact pour les données
petitions-partner-mail-hint = L'adresse à laquelle un signataire lui écrira pour ses droits. Elle est montrée à tout le monde.
petitions-partner-add = Ajouter
petitions-partner-words =
    { $name } n'est pas de { $organisation }. Nous lui remettons votre nom, votre courriel et votre code postal ;
    { $days } jours après, nous effaçons votre courriel ici, sauf si vous nous demandez des nouvelles. Votre nom et votre code postal restent pour être remis avec la pétition.
    Vos droits chez elle : { $contact }.
petitions-partner-said-added = L'association est ajoutée : les signataires peuvent la choisir.
petitions-partner-said-ended = Plus personne ne peut la choisir ; qui l'avait choisie lui sera remis.
petitions-partner-said-withdrawn = S'il y avait une telle signature, elle est retirée. Ce qui est déjà remis ne se reprend pas ici, et une personne qui a une fiche retire sa signature dans son espace.
petitions-refusal-partner-name = Écrivez le nom de l'association, en cent vingt lettres au plus.
petitions-refusal-partner-contact = Écrivez une adresse entière, par exemple donnees@association.org.
petitions-refusal-partner-many = Il y a déjà autant d'associations qu'il est possible.
petitions-refusal-partner-reason = Écrivez le motif en cinq lettres au moins.
petitions-partner-withdraw = Retirer une signature
petitions-partner-withdraw-do = Retirer cette signature
petitions-partner-withdraw-text = Pour une personne qui a choisi une association et nous écrit. La réponse est la même qu'elle ait signé ou non.
petitions-partner-withdraw-mail = Son adresse
petitions-handed = Ce qui a été remis
petitions-handed-line = { $count ->
    [one] Un signataire remis à { $name }
   *[other] { $count } signataires remis à { $name }
 }
petitions-handed-kept = Le courriel de ces signataires est effacé ici à partir du { $day }.
petitions-handed-again = Prendre le fichier de nouveau
petitions-handed-erased = Le courriel de ces signataires est effacé ici.
