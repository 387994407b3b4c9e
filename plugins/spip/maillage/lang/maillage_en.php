<?php
// SPDX-License-Identifier: EUPL-1.2

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

$GLOBALS[$GLOBALS['idx_lang']] = [
	'erreur_noeud' => 'This address cannot be read: write https:// and the name of the site, with nothing after it.',
	'explication' => 'Show the forms of your Maillage site in your articles. The code to copy is in its office, under “On other sites”.',
	'noeud' => 'Address of the Maillage site',
	'noeud_aide' => 'For example https://act.example.org, with nothing after it.',
	'script' => 'Adapt the height of frames (a script of less than 2 KB, served by the Maillage site, without cookie or tracker)',
	'titre' => 'Maillage',
];
