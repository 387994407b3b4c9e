duplicates-title = Doublons
duplicates-link = Fusionner avec…
duplicates-lead = Des fiches qui semblent être d'une même personne. Rien n'est réuni sans vous, et tout peut être séparé de nouveau.
duplicates-level-sure = Sûres
duplicates-level-likely = Probables
duplicates-level-possible = Possibles
duplicates-levels = Degré de certitude
duplicates-exact-open = { $count ->
    [one] Réunir { $count } doublon exact
   *[other] Réunir { $count } doublons exacts
}
duplicates-requests-open = { $count ->
    [one] { $count } demande d'une autre unité
   *[other] { $count } demandes d'autres unités
}
duplicates-running = La recherche est en cours. Revenez dans un moment.
duplicates-find = Chercher maintenant dans tout le fichier
duplicates-find-asked = La recherche commence. Les paires trouvées s'ajoutent à cette liste.
duplicates-found-at = Dernière recherche :
duplicates-caption = Paires de fiches qui se ressemblent
duplicates-col-one = Une fiche
duplicates-col-other = L'autre
duplicates-col-why = Pourquoi
duplicates-col-do = Que faire
duplicates-compare = Comparer
duplicates-none = Aucun doublon à regarder
duplicates-none-more = Le fichier est relu chaque nuit. Les fiches qui se ressemblent paraîtront ici.
duplicates-reason-name = Même nom
duplicates-reason-name-transposed = Nom et prénom échangés
duplicates-reason-name-near = Noms qui diffèrent d'une ou deux lettres
duplicates-reason-name-short = Diminutif ou initiale du prénom
duplicates-reason-name-other = Même prénom, autre nom
duplicates-reason-first-other = Même nom, autre prénom
duplicates-reason-nameless = Nom incomplet sur une fiche
duplicates-reason-email = Même adresse électronique
duplicates-reason-mobile = Même téléphone portable
duplicates-reason-phone = Même téléphone
duplicates-reason-birth = Même jour de naissance
duplicates-reason-birth-near = Jours de naissance très proches
duplicates-reason-number = Même numéro
duplicates-reason-address = Même adresse postale
duplicates-compare-title = Est-ce la même personne ?
duplicates-compare-apart = Quelqu'un a déjà dit que ce sont deux personnes.
duplicates-refusal-own = Vous ne pouvez pas réunir votre propre fiche : demandez à une autre personne responsable.
duplicates-stays = Quelle fiche reste ?
duplicates-stays-hint = Son adresse et son unité restent. L'adresse de l'autre fiche y mènera.
duplicates-created = créée le
duplicates-nothing = rien
duplicates-of-both = sur les deux fiches
duplicates-hangs = Ce qui tient à chaque fiche
duplicates-hangs-hint = Tout est donné à la fiche qui reste.
duplicates-hangs-what = Quoi
duplicates-hangs-notes = Notes
duplicates-hangs-tasks = Tâches
duplicates-hangs-tags = Étiquettes
duplicates-hangs-facts = Adhésions et contacts
duplicates-hangs-consents = Accords et refus
duplicates-hangs-mandates = Mandats
duplicates-hangs-units = Autres unités
duplicates-hangs-access = Consultations de la fiche
duplicates-hangs-changes = Modifications
duplicates-merge-hint = Les valeurs que vous ne gardez pas restent dans l'historique. Si l'une des fiches porte un refus, le refus l'emporte. Vous pourrez séparer les fiches à tout moment.
duplicates-merge = Réunir les deux fiches
duplicates-open = Ouvrir la fiche de { $name }
duplicates-apart-hint = Si ce sont deux personnes, dites-le : cette paire ne sera plus jamais proposée.
duplicates-apart = Ce ne sont pas les mêmes
duplicates-told-apart = C'est noté : ces deux fiches ne seront plus proposées.
duplicates-merged = Les deux fiches sont réunies.
duplicates-access-compared = Comparaison de deux fiches
duplicates-access-merged = Réunion de deux fiches
duplicates-access-separated = Séparation de deux fiches
duplicates-exact-title = Doublons exacts
duplicates-exact-lead = Ces fiches portent le même nom, et rien ne s'y contredit. La plus ancienne reste. Décochez celles que vous voulez regarder d'abord.
duplicates-exact-which = Paires à réunir
duplicates-exact-more = D'autres paires suivront après celles-ci.
duplicates-exact-merge = Réunir les paires cochées
duplicates-exact-none = Aucun doublon exact
duplicates-exact-none-more = Les paires à comparer une à une sont dans la liste des doublons.
duplicates-exact-done = { $count ->
    [0] Aucune paire n'a été réunie.
    [one] { $count } paire est réunie.
   *[other] { $count } paires sont réunies.
}
duplicates-back = Revenir aux doublons
duplicates-merges-title = Fiches réunies
duplicates-merges-lead = Séparer deux fiches rend à chacune ce qu'elle avait. Ce qui est venu depuis reste sur la fiche qui était restée.
duplicates-col-stays = Fiche qui reste
duplicates-col-went = Fiche réunie
duplicates-col-by = Par
duplicates-undo = Séparer de nouveau
duplicates-undone = Les deux fiches sont séparées de nouveau.
duplicates-separated = Séparées
duplicates-merges-none = Rien n'a été réuni
duplicates-merges-none-more = Les fiches réunies paraîtront ici, avec de quoi les séparer.
duplicates-choose-title = Fusionner { $name } avec une autre fiche
duplicates-choose-near = Fiches qui ressemblent à celle-ci
duplicates-choose-search = Chercher l'autre fiche
duplicates-choose-label = Nom, courriel, téléphone ou numéro
duplicates-choose-hint = Seules les fiches de votre unité paraissent.
duplicates-choose-find = Chercher
duplicates-choose-none = Aucune fiche ne porte ces mots.
duplicates-ask-title = La personne a une fiche dans une autre unité
duplicates-ask-lead = Si la personne vous a dit sous quelle adresse ou quel numéro une autre unité la connaît, la demande est transmise à cette unité, qui accepte ou
    refuse. Vous ne saurez pas si cette fiche existe avant son accord.
duplicates-ask-label = Adresse électronique ou numéro
duplicates-ask-hint = Tels que l'autre unité les connaît. L'unité lira le nom, la naissance, les courriels et le numéro de votre fiche.
duplicates-ask-error = Écrivez une adresse électronique ou un numéro.
duplicates-ask = Demander aux autres unités
duplicates-asked = La demande est notée. Si une unité tient cette fiche, elle vous répondra.
duplicates-requests-title = Demandes entre unités
duplicates-requests-waiting = Votre unité doit répondre
duplicates-requests-by = Demande de { $unit }, par { $by }
duplicates-requests-none = Aucune demande n'attend.
duplicates-requests-sent = Demandes de votre unité
duplicates-requests-sent-hint = Une demande sans réponse peut ne concerner aucune fiche.
duplicates-requests-accepted = Acceptée
duplicates-requests-open-tag = Sans suite jusqu'ici
duplicates-requests-none-sent = Votre unité n'a rien demandé.
duplicates-request-title = Réunir la fiche de { $name } ?
duplicates-request-lead = { $unit } pense tenir une fiche de la même personne. Demande de { $by }.
duplicates-request-caption = Les deux fiches
duplicates-request-field = Champ
duplicates-request-theirs = Leur fiche
duplicates-request-ours = Votre fiche
duplicates-request-name = Nom
duplicates-request-hint = Si vous acceptez, la fiche sera tenue par { $unit } ; votre unité continuera de la voir et d'y travailler. Vous pourrez séparer les fiches à tout moment.
duplicates-request-accept = Accepter et réunir
duplicates-request-decline = Refuser
duplicates-declined = La demande est refusée. L'unité qui demandait n'apprend rien de votre fiche.
duplicates-retention = Les paires de fiches qui se ressemblent sont refaites chaque nuit. Ce qui a été réuni, et de quoi le séparer de nouveau, est gardé aussi longtemps que la fiche.
duplicates-line-merged = Fiche « { $name } » réunie à celle-ci par { $by }
duplicates-line-undone = Fiche « { $name } » séparée de nouveau par { $by }
duplicates-refusal-merged-further = Cette fiche a été réunie à une autre depuis. Séparez d'abord ces deux-là.
duplicates-refusal-too-much = Trop de choses tiennent à ces fiches pour les réunir ici. Adressez-vous à la personne qui administre le site.
duplicates-told-sure = { $count ->
    [0] Aucune paire sûre.
    [one] { $count } paire sûre.
   *[other] { $count } paires sûres.
}
duplicates-told-likely = { $count ->
    [one] { $count } paire probable.
   *[other] { $count } paires probables.
}
duplicates-told-possible = { $count ->
    [one] { $count } paire possible.
   *[other] { $count } paires possibles.
}
duplicates-me-title = Mes deux fiches
duplicates-me-link = J'ai une autre fiche, sous une autre adresse
duplicates-me-lead = Si l'organisation vous connaît aussi sous une autre adresse électronique, vous pouvez réunir les deux fiches en une.
duplicates-me-email-title = L'adresse de l'autre fiche
duplicates-me-again = Une autre adresse
duplicates-me-email = Autre adresse électronique
duplicates-me-email-hint = Si une fiche porte cette adresse, un code y part par courriel.
duplicates-me-email-error = Écrivez une adresse, comme nom@exemple.fr.
duplicates-me-own-address = Votre fiche porte déjà cette adresse.
duplicates-me-send = Envoyer un code à cette adresse
duplicates-me-code-title = Recopiez le code
duplicates-me-code-lead = Si une fiche porte cette adresse, un code à six chiffres vient d'y partir. Il vaut trente minutes.
duplicates-me-code = Code reçu
duplicates-me-code-hint = Six chiffres.
duplicates-me-code-error = Ce code n'est pas le bon, ou il ne vaut plus. Recopiez le dernier reçu, ou demandez-en un autre.
duplicates-me-what = La fiche de cette adresse sera réunie à la vôtre : tout ce qu'elle porte vous suit, et un refus donné sur l'une des deux l'emporte.
duplicates-me-merge = Réunir mes deux fiches
duplicates-me-done = Vos deux fiches sont réunies.
duplicates-me-nobody = Cette adresse est bien la vôtre, mais la fiche ne peut pas être réunie ici. Demandez à votre section de le faire.
duplicates-mail-subject = Un code pour réunir vos fiches · { $organisation }
duplicates-mail-body = Vous avez demandé à réunir deux fiches de { $organisation }.

    Votre code : { $code }

    Recopiez-le dans votre espace dans les trente minutes. Si vous n'avez rien demandé, ne donnez ce code à personne : rien ne changera.
