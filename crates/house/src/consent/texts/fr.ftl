consent-nav = Mes accords
consent-purposes-nav = Finalités
consent-mine-title = Mes accords
consent-mine-lead = Chaque changement est daté et gardé comme preuve. Refuser ne change rien à votre adhésion.
consent-kept = Durée : { $retention }
consent-save = Enregistrer mes accords
consent-saved = Vos accords sont enregistrés. Ils comptent dès maintenant.
consent-nothing-moved = Vos accords n'ont pas changé.
consent-none-title = Rien à accorder pour l'instant
consent-none-text = Les finalités apparaîtront ici dès que l'organisation en aura défini.
consent-whole-label = J'accepte
consent-electronic-label = Ne me contacter ni par courriel, ni par SMS, ni par téléphone
consent-electronic-since = Demandé le { $day }. Cela passe avant tous les accords ci-dessus.
consent-electronic-again = Levé le { $day } : seuls vos accords ci-dessus comptent.
consent-electronic-none = Jamais demandé : seuls vos accords ci-dessus comptent.
consent-state-given = Accordé le { $day }.
consent-state-withdrawn = Retiré le { $day }.
consent-state-refused = Refusé le { $day }.
consent-state-legacy = Coché dans un ancien fichier, repris le { $day } sans preuve : n'autorise rien.
consent-state-none = Jamais demandé : n'autorise rien.
consent-channel = Canal
consent-channel-email = Par courriel
consent-channel-phone = Par téléphone
consent-channel-sms = Par SMS
consent-channel-post = Par la poste
consent-channel-any = Tous canaux
consent-kind-given = Accord
consent-kind-withdrawn = Retrait
consent-kind-refused = Refus
consent-way-form = Formulaire du site
consent-way-paper = Papier signé
consent-way-oral = Dit de vive voix
consent-way-themselves = Par la personne, dans son espace
consent-way-legacy = Ancien fichier, preuve inconnue
consent-way-merge = Réunion de deux fiches de la personne : le refus l'emporte
consent-history = Historique des accords
consent-history-none = Aucun accord ni retrait n'a encore été écrit.
consent-purpose = Finalité
consent-what = Ce qui a été dit
consent-how = Comment
consent-words = Texte montré
consent-words-unknown = Texte inconnu
consent-version = version { $version }
consent-noted-by = noté par { $name }, pour le { $day }
consent-open-scan = Télécharger le papier
consent-person-title = Accords de { $name }
consent-now = Ce qui vaut aujourd'hui
consent-add = Noter un retrait, un refus ou un accord
consent-add-hint = Un retrait se note toujours. Un accord demande le papier signé, ou à qui et quand il a été dit.
consent-choose = Choisir
consent-target = Pour quoi et par quel canal
consent-kind = Ce que la personne a dit
consent-way = Comment elle l'a dit
consent-obtained-on = Quel jour
consent-obtained-hint = Le jour où la personne l'a dit ou signé, par exemple 24/11/2026.
consent-detail = À qui et dans quelles circonstances
consent-detail-hint = Par exemple : à Odile Fauvel, à la réunion de section. La personne peut le lire.
consent-scan = Papier signé, numérisé
consent-scan-hint = PDF, JPEG ou PNG, 5 Mo au plus. Nécessaire pour un accord sur papier.
consent-note-it = Noter dans le registre
consent-noted = C'est noté dans le registre. La personne le lit dans son espace.
consent-refusal-target = Choisissez une finalité et un canal dans la liste.
consent-refusal-kind = Choisissez un retrait, un refus ou un accord.
consent-refusal-way = Choisissez un papier signé ou des paroles.
consent-refusal-day = Écrivez un jour qui existe et qui n'est pas à venir, par exemple 24/11/2026.
consent-refusal-no-scan = Joignez le papier signé : sans lui, l'accord ne peut pas être noté.
consent-refusal-no-witness = Écrivez à qui la personne l'a dit, et dans quelles circonstances.
consent-refusal-later-withdrawal = La personne a retiré ou refusé cet accord ce jour-là ou plus tard : c'est cela qui vaut.
consent-refusal-erased = Une personne de cette adresse a demandé à être effacée ce jour-là ou plus tard : il faut un accord plus récent.
consent-erased = Une personne de cette adresse électronique a demandé à être effacée le { $day }. Rien de ce qui fut accepté avant ne vaut : seul un accord donné depuis peut être noté.
consent-refusal-scan-size = Choisissez un fichier de 5 Mo au plus.
consent-refusal-scan-kind = Choisissez un fichier PDF, JPEG ou PNG.
consent-purposes-title = Finalités et textes des accords
consent-purposes-lead = Le texte montré aux personnes est gardé, version par version, avec chaque accord.
consent-whole = Toute l'organisation
consent-purpose-new = Ajouter une finalité
consent-purpose-new-lead = Elle sera proposée aux personnes de { $unit }, qui l'accorderont ou non. Rien n'est coché d'avance.
consent-purpose-add = Proposer cette finalité
consent-purpose-added = La finalité est proposée aux personnes.
consent-purpose-above = Cette finalité vient d'au-dessus de votre unité : son texte se change là.
consent-purpose-retire-title = Ne plus demander
consent-purpose-retire-lead = Elle disparaît des accords des personnes. Ce qu'elles ont dit reste dans leur historique.
consent-purpose-retire = Retirer cette finalité
consent-purpose-retired = La finalité n'est plus demandée.
consent-name-fr = Nom en français
consent-name-en = Nom en anglais
consent-name-hint = Court : « Lettre de la section ».
consent-hint-fr = Précision en français
consent-hint-en = Précision en anglais
consent-hint-hint = Ce que la personne recevra, ou ce qui change si elle n'accepte pas.
consent-channels = Par quels canaux
consent-refusal-name = Écrivez un nom.
consent-refusal-channels = Cochez au moins un canal.
consent-duration = Durée
consent-text-fr = Texte français
consent-text-en = Texte anglais
consent-text-hint = Une phrase entière, à la première personne : « J'accepte de… ». Les accords déjà donnés gardent leur texte.
consent-refusal-text = Écrivez une phrase entière, de 20 à 1000 caractères.
consent-wording-save = Publier ce texte
consent-wording-saved = Le nouveau texte est publié. Les accords déjà donnés gardent l'ancien.
consent-wordings = Versions
consent-line-given = Accord donné : { $purpose }
consent-line-withdrawn = Accord retiré : { $purpose }
consent-line-refused = Accord refusé : { $purpose }
consent-line-legacy = Case d'un ancien fichier, sans preuve : { $purpose }
consent-retention = Gardés comme preuve tant que la fiche existe ; effacés avec elle. Seule une empreinte de l'adresse reste, pour ne plus jamais y écrire.
consent-link = Accords

### Ce que les segments demandent aux accords.

consent-criterion-consent = Accord donné, refusé ou ancien
consent-criterion-consent-told = { $not ->
    [yes] ne sont pas dans ce cas : { $value }
   *[no] sont dans ce cas : { $value }
 }
consent-criterion-state-given = { $purpose } ({ $channel }) : oui
consent-criterion-state-no = { $purpose } ({ $channel }) : non
consent-criterion-state-legacy = { $purpose } ({ $channel }) : case d'un ancien fichier
consent-criterion-purpose = { $purpose } ({ $channel })
consent-criterion-allowed = Peut recevoir
consent-criterion-allowed-told = { $not ->
    [yes] ne peuvent pas recevoir : { $value }
   *[no] peuvent recevoir : { $value }
 }
consent-criterion-reachable = Peut être jointe
consent-criterion-by-email = par courriel
consent-criterion-by-phone = par téléphone
consent-criterion-by-post = par la poste
consent-criterion-reachable-told = { $not ->
    [yes] ne peuvent pas être jointes { $value }
   *[no] peuvent être jointes { $value }
 }
consent-criterion-electronic = Contact électronique
consent-criterion-electronic-refused = refusé
consent-criterion-electronic-told = { $not ->
    [yes] n'ont pas refusé tout contact électronique
   *[no] ont refusé tout contact électronique
 }
consent-criterion-agreed = A donné un accord
consent-criterion-agreed-told = { $not ->
    [yes] n'ont donné aucun accord{ consent-criterion-recent }
   *[no] ont donné un accord{ consent-criterion-recent }
 }
consent-criterion-withdrew = A retiré ou refusé un accord
consent-criterion-withdrew-told = { $not ->
    [yes] n'ont ni retiré ni refusé d'accord{ consent-criterion-recent }
   *[no] ont retiré ou refusé un accord{ consent-criterion-recent }
 }
consent-criterion-recent = { $within ->
    [days] { "" } ces { $days } derniers jours
   *[ever] { "" }
 }{ $often ->
    [many] , au moins { $times } fois
   *[once] { "" }
 }
