<?php
// SPDX-License-Identifier: EUPL-1.2

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

$GLOBALS[$GLOBALS['idx_lang']] = [
	'maillage_description' => 'A model that shows the forms of a Maillage site: petitions, joining, gifts, events, news. No cookie, no tracker.',
	'maillage_nom' => 'Maillage',
	'maillage_slogan' => 'The forms of your Maillage site in your articles',
];
