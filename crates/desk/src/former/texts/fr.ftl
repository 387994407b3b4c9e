former-nav = Mon historique
former-mine-title = Ce que l'ancien outil gardait de vous
former-person-title = { $name } dans l'ancien outil
former-lead = Repris tel quel d'un ancien outil. C'est un historique : rien ici n'est une adhésion en cours, une autorisation de prélèvement ni un accord.
former-none = Rien n'a été repris
former-none-more = Aucun import d'un ancien outil ne parle de cette personne.
former-mine-none-more = Aucun fichier d'un ancien outil ne parle de vous.
former-memberships = Adhésions d'alors
former-payments = Paiements d'alors
former-payments-lead = Un don mensuel d'alors n'est qu'un souvenir : pour le reprendre, il faut signer une nouvelle autorisation.
former-links = Liens avec d'autres
former-facts = Faits repris des étiquettes
former-col-name = Nom
former-col-from = Du
former-col-until = Au
former-col-state = Aujourd'hui
former-col-day = Jour
former-col-kind = Nature
former-col-amount = Montant
former-col-means = Moyen
former-col-code = Objet
former-state-active = en cours
former-state-expired = échue
former-state-suspended = suspendue
former-payment-donation = paiement reçu
former-payment-in-kind = don en nature
former-payment-refund = remboursement
former-payment-failed = échoué
former-payment-canceled = annulé
former-payment-pending = en attente
former-payment-other = autre mouvement
former-payment-of = du paiement { $number }
former-payment-plan = (plan récurrent)
former-link-recruiter = Parrainage :
former-link-parent = Rattachement :
former-link-point-person = Suivi par :
former-link-ambiguous = plusieurs personnes portent ce nom ou cette adresse
former-link-unknown = personne ne porte ce nom ni cette adresse
former-fact-attended = Venue à
former-fact-role = Rôle :
former-fact-list = Liste :
former-line-membership = Ancien outil : { $name }
former-line-payment = Ancien outil : paiement { $code }
former-line-refund = Ancien outil : remboursement { $code }
former-retention = L'historique d'un ancien outil suit la fiche. Quand elle est effacée, les paiements gardent leur montant et leur jour, sans rien qui mène à la personne.

## Segments et colonnes
former-criterion-gave = A donné dans l'ancien outil
former-criterion-gave-told = { $not ->
    [yes] n'ont pas donné dans l'ancien outil{ people-criterion-recent }
   *[no] ont donné dans l'ancien outil{ people-criterion-recent }
 }
former-criterion-euros = Euros donnés en tout dans l'ancien outil
former-criterion-euros-told = { $not ->
    [yes] { $sign ->
        [less] n'ont pas donné moins de { $value } € dans l'ancien outil, ou n'y ont rien donné
        [most] n'ont pas donné { $value } € au plus dans l'ancien outil, ou n'y ont rien donné
        [more] n'ont pas donné plus de { $value } € dans l'ancien outil
        [least] n'ont pas donné au moins { $value } € dans l'ancien outil
       *[equal] n'ont pas donné { $value } € dans l'ancien outil
     }
   *[no] { $sign ->
        [less] ont donné moins de { $value } € en tout dans l'ancien outil
        [most] ont donné { $value } € au plus dans l'ancien outil
        [more] ont donné plus de { $value } € en tout dans l'ancien outil
        [least] ont donné au moins { $value } € en tout dans l'ancien outil
       *[equal] ont donné { $value } € en tout dans l'ancien outil
     }
 }
former-criterion-membership = Adhésion dans l'ancien outil
former-criterion-membership-told = { $not ->
    [yes] n'avaient pas l'adhésion « { $value } » dans l'ancien outil
   *[no] avaient l'adhésion « { $value } » dans l'ancien outil
 }
former-column-gave = Donné dans l'ancien outil
former-column-gave-last = Dernier don dans l'ancien outil
