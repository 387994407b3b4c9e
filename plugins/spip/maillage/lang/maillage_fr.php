<?php
// SPDX-License-Identifier: EUPL-1.2

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

$GLOBALS[$GLOBALS['idx_lang']] = [
	'erreur_noeud' => 'Cette adresse ne se lit pas : écrivez https:// puis le nom du site, sans rien après.',
	'explication' => 'Montrez dans vos articles les formulaires de votre site Maillage. Le code à copier est dans son espace de travail, sous « Sur d’autres sites ».',
	'noeud' => 'Adresse du site Maillage',
	'noeud_aide' => 'Par exemple https://agir.exemple.org, sans rien après.',
	'script' => 'Ajuster la hauteur des cadres (un script de moins de 2 Ko, servi par le site Maillage, sans cookie ni pisteur)',
	'titre' => 'Maillage',
];
