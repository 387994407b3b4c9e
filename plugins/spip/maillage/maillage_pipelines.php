<?php
/**
 * Le script qui ajuste la hauteur des cadres, dans les seules pages qui en montrent.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

require_once __DIR__ . '/maillage_rendu.php';

/**
 * Ajoute le script du site Maillage à une page publique qui montre un cadre.
 *
 * @param string $page
 */
function maillage_affichage_final($page) {
	if (!is_string($page) || !str_contains($page, '<div class="maillage"><iframe ')) {
		return $page;
	}
	include_spip('inc/config');
	$module = Maillage\module((string) lire_config('maillage/noeud', ''));
	$fin = strripos($page, '</body>');
	if ($module === '' || $fin === false || lire_config('maillage/script', 'oui') !== 'oui') {
		return $page;
	}
	$script = '<script type="module" src="' . Maillage\escaped($module) . '"></script>' . "\n";
	return substr_replace($page, $script, $fin, 0);
}
