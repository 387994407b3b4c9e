### Transferts de personnes entre unités, rattachements, départs.

transfers-nav = Transferts
transfers-mine-nav = Mon unité
transfers-link = Transférer ou partager
transfers-title = Transferts
transfers-lead = Les fiches qui changent d'unité ou qui sont partagées, vues de { $unit }.
transfers-received = À répondre
transfers-received-none = Aucune demande n'attend votre réponse.
transfers-sent = En attente d'une autre unité
transfers-sent-none = Vous n'attendez aucune réponse.
transfers-done = Terminés
transfers-done-none = Aucun transfert n'est terminé.
transfers-who = Personne
transfers-what = Demande
transfers-asked = Demandé
transfers-state = État
transfers-email = Adresse électronique
transfers-city = Ville
transfers-record = Fiche
transfers-from = Unité qui tient la fiche
transfers-to = Autre unité
transfers-since = Depuis le
transfers-since-hint = Pour une appartenance seulement. Laissez vide pour aujourd'hui.
transfers-asked-by = Demandé par
transfers-answered-by = Réponse de
transfers-reason = Motif
transfers-reason-hint = L'autre unité et la personne le liront.
transfers-word = Votre mot
transfers-word-hint = Nécessaire pour refuser. La personne et l'autre unité le liront.
transfers-word-said = Mot
transfers-nobody = Nom effacé
transfers-one-title = Transfert : { $name }
transfers-kind-move = Transfert de la fiche
transfers-kind-join = Appartenance à une autre unité
transfers-kind-claim = Demande de rattachement
transfers-outcome-open = En attente
transfers-outcome-moved = Fiche transférée
transfers-outcome-joined = Appartenance ajoutée
transfers-outcome-declined = Refusé
transfers-outcome-withdrawn = Retiré
transfers-outcome-erased = Fiche effacée entre-temps
transfers-outcome-merged = Fiche fusionnée entre-temps
transfers-outcome-overtaken = Fiche partie ailleurs
transfers-outcome-lapsed = Sans réponse
transfers-answer-text = Si vous acceptez, vos responsables pourront lire la fiche. Avant cela, vous ne voyez que le nom et la ville.
transfers-answer-claim = { $unit } demande à rattacher cette personne. Si vous refusez, cette unité n'en saura rien : sa demande restera sans réponse.
transfers-accept = Accepter
transfers-decline = Refuser
transfers-give = Transférer la fiche à { $unit }
transfers-share = Ajouter l'appartenance à { $unit }
transfers-withdraw = Retirer la demande
transfers-blind = Si une unité tient une fiche avec cette adresse, elle lira votre demande. Sans son accord, vous ne saurez pas si elle existe.
transfers-done-moved = La fiche est transférée.
transfers-done-joined = L'appartenance est ajoutée.
transfers-done-declined = Le refus est enregistré.
transfers-done-withdrawn = La demande est retirée.
transfers-propose-title = Transférer ou partager : { $name }
transfers-propose-lead = La fiche est tenue par { $unit }.
transfers-search = Unité, commune ou code postal
transfers-search-hint = Par exemple : Sète, ou 34200.
transfers-search-do = Chercher l'unité
transfers-search-none = Aucune unité ne correspond. Essayez le nom de la commune ou de la section.
transfers-choose = Choisissez l'unité
transfers-do-move = Transférer la fiche
transfers-do-move-hint = L'autre unité tiendra la fiche ; la vôtre ne la verra plus.
transfers-do-join = Ajouter une appartenance
transfers-do-join-hint = Votre unité garde la fiche ; l'autre, un groupe thématique par exemple, la voit aussi.
transfers-propose-told = Hors de votre périmètre, l'autre unité doit accepter. La personne est prévenue par courriel.
transfers-propose-do = Proposer à cette unité
transfers-proposed = La proposition est envoyée. L'autre unité répondra.
transfers-direct = C'est fait : les deux unités sont dans votre périmètre.
transfers-claim-link = Une autre unité connaît peut-être cette personne : demander à la rattacher
transfers-claim-title = Demander à rattacher une personne
transfers-claim-lead = Votre demande ira à l'unité qui tient une fiche avec cette adresse, s'il y en a une.
transfers-claim-name = Prénom et nom
transfers-claim-told = Vous recevrez la même confirmation dans tous les cas. Sans accord après { $days } jours, la demande et ce que vous avez tapé sont effacés.
transfers-claim-do = Envoyer la demande
transfers-claim-sent = La demande est enregistrée. Si une unité tient cette fiche et accepte, vous le verrez ici.
transfers-claim-known = Cette personne est déjà dans votre périmètre.
transfers-mine-title = Mon unité
transfers-mine-lead = Votre fiche est tenue par { $unit }.
transfers-mine-trace = Demandes et changements
transfers-mine-none = Votre fiche n'a pas changé d'unité.
transfers-own-title = J'ai déménagé
transfers-own-lead = Votre fiche est tenue par { $unit }. Choisissez l'unité de votre nouvelle adresse : elle répondra à votre demande.
transfers-own-search = Nouveau code postal ou commune
transfers-own-reason-hint = Par exemple : j'habite Sète depuis octobre. Les deux unités le liront.
transfers-own-do = Demander le transfert
transfers-own-asked = Votre demande est envoyée à la nouvelle unité.
transfers-own-address = Corriger mon adresse postale
transfers-leave-title = Quitter l'organisation
transfers-leave-lead = Votre adhésion prend fin aujourd'hui. Choisissez ce qui reste de vous.
transfers-leave-mandate = Vous tenez un mandat. Il ne prend pas fin de lui-même : prévenez votre unité.
transfers-leave-what = Ce qui reste
transfers-leave-retention = Garder ma fiche le temps prévu par la règle
transfers-leave-retention-hint = Elle est gardée jusqu'au { $day }, puis son effacement est proposé.
transfers-leave-contact = Rester en contact
transfers-leave-contact-hint = Cochez plus bas ce que vous acceptez de recevoir. Vous pourrez le retirer à tout moment.
transfers-leave-erasure = Demander l'effacement de ma fiche
transfers-leave-erasure-hint = La page suivante vous demandera de confirmer.
transfers-leave-agree = Si vous restez en contact
transfers-leave-agree-hint = Rien n'est coché d'avance.
transfers-leave-do = Mettre fin à mon adhésion
transfers-leave-no = Rester adhérent ou adhérente
transfers-leave-none = Vous n'avez pas d'adhésion en cours.
transfers-leave-consents = Choisir ce que je reçois
transfers-leave-to-erasure = Demander l'effacement de ma fiche
transfers-left = Votre adhésion a pris fin. Merci pour le chemin fait ensemble.
transfers-left-erasure = Votre adhésion a pris fin. Confirmez ici votre demande d'effacement.
transfers-line-own = La personne a demandé son transfert de { $from } à { $to } : { $word }
transfers-line-move = { $by } a proposé le transfert de { $from } à { $to } : { $word }
transfers-line-join = { $by } a proposé une appartenance à { $to } : { $word }
transfers-line-claim = { $by }, de { $to }, a demandé à rattacher la personne : { $word }
transfers-line-moved = { $by } a transféré la fiche de { $from } à { $to } : { $word }
transfers-line-joined = { $by } a ajouté l'appartenance à { $to } : { $word }
transfers-line-declined = { $by } a refusé la demande de { $from } à { $to } : { $word }
transfers-line-withdrawn = { $by } a retiré la demande de { $from } à { $to }.
transfers-line-left = La personne a quitté l'organisation ; sa fiche reste le temps prévu par la règle.
transfers-line-left-until = La personne a quitté l'organisation ; sa fiche reste jusqu'au { $day }.
transfers-line-left-contact = La personne a quitté l'organisation et choisit de rester en contact.
transfers-line-left-erasure = La personne a quitté l'organisation et veut demander l'effacement.
transfers-mail-hello = Bonjour { $name },
transfers-mail-proposed-subject = { $organisation } : transfert proposé vers { $to }
transfers-mail-proposed =
    { $by } ({ $role }) propose que votre fiche soit tenue par { $to } et non plus par { $from }.
    Motif : { $word }

    { $to } doit encore répondre. Vous suivez cette demande ici :
    { $link }
transfers-mail-shared-subject = { $organisation } : appartenance proposée à { $to }
transfers-mail-shared =
    { $by } ({ $role }) propose que vous apparteniez aussi à { $to }. Votre fiche reste tenue par { $from }.
    Motif : { $word }

    { $to } doit encore répondre. Vous suivez cette demande ici :
    { $link }
transfers-mail-moved-subject = { $organisation } : votre fiche est tenue par { $to }
transfers-mail-moved =
    Votre fiche est maintenant tenue par { $to }, et non plus par { $from }.
    Réponse de { $by } ({ $role }) : { $word }

    Vous lisez qui a fait quoi ici :
    { $link }
transfers-mail-joined-subject = { $organisation } : vous appartenez aussi à { $to }
transfers-mail-joined =
    Vous appartenez maintenant aussi à { $to }. Votre fiche reste tenue par { $from }.
    Réponse de { $by } ({ $role }) : { $word }

    Vous lisez qui a fait quoi ici :
    { $link }
transfers-mail-declined-subject = { $organisation } : { $to } n'a pas accepté
transfers-mail-declined =
    { $to } n'a pas accepté la demande. Votre fiche reste tenue par { $from }.
    Réponse de { $by } ({ $role }) : { $word }

    Vous lisez qui a fait quoi ici :
    { $link }
transfers-retention = Gardés aussi longtemps que la fiche, pour les deux unités et la personne. À l'effacement, le nom et les mots partent. Une demande sans accord est oubliée après 30 jours.
transfers-refusal-same-unit = Cette unité tient déjà la fiche. Choisissez-en une autre.
transfers-refusal-unit-closed = Cette unité est fermée. Choisissez-en une autre, ou refusez.
transfers-refusal-not-keeper = Seule l'unité qui tient la fiche peut la proposer.
transfers-refusal-already-asked = La même demande attend déjà une réponse.
transfers-refusal-answered = Quelqu'un a déjà répondu à cette demande, ou elle a été retirée.
transfers-refusal-erased = La fiche a été effacée entre-temps. Rien n'est à faire.
transfers-refusal-merged = La fiche a été fusionnée entre-temps avec une autre. Demandez à l'unité qui la tient de proposer celle qui reste.
transfers-refusal-moved = La fiche est partie dans une autre unité entre-temps. Cette demande ne vaut plus.
transfers-refusal-own-record = Vous ne répondez pas pour votre propre fiche. Demandez à une autre personne de votre unité, ou à l'unité au-dessus.
transfers-refusal-not-yours = C'est à l'autre unité de répondre.
transfers-refusal-no-word = Pour refuser, dites pourquoi en quelques mots.
transfers-refusal-no-reason = Dites le motif en quelques mots, cinq signes au moins.
transfers-refusal-no-unit = Choisissez une unité dans la liste.
transfers-refusal-bad-day = Écrivez un jour entier, aujourd'hui ou avant, comme 24/11/2026.
transfers-refusal-too-many = Votre unité a envoyé trop de demandes depuis hier. Réessayez demain.
transfers-refusal-bad-email = Écrivez une adresse électronique entière, comme prenom.nom@exemple.fr.
transfers-refusal-no-name = Écrivez le prénom et le nom de la personne.
transfers-refusal-not-member = Vous n'avez pas d'adhésion en cours.
transfers-refusal-no-choice = Choisissez ce qui reste de vous.
transfers-refusal-no-consent = Pour rester en contact, cochez au moins une chose que vous acceptez de recevoir.
transfers-refusal-stale = La page a changé entre-temps. Relisez-la, puis recommencez.

## Ce qui attend une réponse
transfers-waiting = { $count ->
    [one] Un transfert attend votre réponse
   *[other] { $count } transferts attendent votre réponse
 }
transfers-criterion = Transfert
transfers-criterion-told = { $not ->
    [yes] n'ont pas été transférées{ people-criterion-recent }
   *[no] ont été transférées{ people-criterion-recent }
 }
transfers-column = Dernier transfert
