<?php
/**
 * Ce que les modèles de Maillage écrivent dans une page.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

require_once __DIR__ . '/maillage_rendu.php';

/**
 * Le cadre d'un modèle : `[(#VAL{petition}|maillage_cadre{#ENV**})]`.
 *
 * @param string $type Ce qui est montré
 * @param string|array $environnement Les paramètres du modèle
 */
function maillage_cadre($type, $environnement): string {
	include_spip('inc/config');
	$dits = is_array($environnement) ? $environnement : maillage_environnement((string) $environnement);
	$dits['type'] = $type ?: ($dits['type'] ?? '');
	$dits['title'] = $dits['titre'] ?? '';
	$dits['height'] = $dits['hauteur'] ?? '';
	$noeud = (string) lire_config('maillage/noeud', '');
	return Maillage\frame($dits, $noeud, (string) ($dits['lang'] ?? ''));
}

/**
 * L'environnement d'un squelette : des textes, jamais d'objets.
 */
function maillage_environnement(string $serie): array {
	$lu = @unserialize($serie, ['allowed_classes' => false]);
	return is_array($lu) ? $lu : [];
}
