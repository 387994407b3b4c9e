duplicates-retention = Les paires de fiches qui se ressemblent sont refaites chaque nuit. Ce qui a été réuni, et de quoi le séparer de nouveau, est gardé aussi longtemps que la fiche.
duplicates-line-merged = Fiche « { $name } » réunie à celle-ci par { $by }
duplicates-line-undone = Fiche « { $name } » séparée de nouveau par { $by }
duplicates-refusal-merged-further = Cette fiche a été réunie à une autre depuis. Séparez d'abord ces deux-là.
duplicates-refusal-too-much = Trop de choses tiennent à ces fiches pour les réunir ici. Adressez-vous à la personne qui administre le site.
