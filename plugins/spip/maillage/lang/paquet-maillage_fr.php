<?php
// SPDX-License-Identifier: EUPL-1.2

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

$GLOBALS[$GLOBALS['idx_lang']] = [
	'maillage_description' => 'Un modèle qui montre les formulaires d’un site Maillage : pétitions, adhésion, dons, événements, actualités. Ni cookie, ni pisteur.',
	'maillage_nom' => 'Maillage',
	'maillage_slogan' => 'Les formulaires de votre site Maillage dans vos articles',
];
