-- What the decree bounds: loans of natural persons at a rate between nothing and the legal one, and
-- of these all that the party owes, not what it owes to one of them.
update legal_value set
    source = 'Décret 90-606, article 10 (décret 2017-1795) : 15 000 € dus en tout par le parti à des personnes physiques, prêts à un taux entre zéro et le taux légal',
    note = 'owed in all by the party to natural persons, at no more than the legal rate of interest'
    where name = 'loan_ceiling_cents' and valid_from_on = '2018-01-01';
update legal_value set
    source = 'Loi 88-227, article 11-3-1 : cinq ans pour tout prêt d''une personne physique'
    where name = 'loan_months_max' and valid_from_on = '2018-01-01';
insert into legal_value (name, valid_from_on, value, source, note) values
    ('loan_at_legal_rate_months', '2018-01-01', 24,
    'Décret 90-606, article 10 (décret 2017-1795) : 24 mois à un taux entre zéro et le taux légal',
    'longest loan of a natural person to a party at no more than the legal rate'),
    ('legal_interest_hundredths', '2018-01-01', 0,
    'À saisir chaque semestre : arrêté fixant le taux de l''intérêt légal, créances des personnes physiques (Code monétaire et financier, article L. 313-2)',
    'hundredths of a percent; 0 as long as nobody entered it, and then every loan is counted');
