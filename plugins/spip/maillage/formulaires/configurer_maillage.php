<?php
/**
 * Le réglage : l'adresse du site Maillage, et l'ajustement des cadres. SPIP vérifie lui-même
 * l'auteur, le jeton du formulaire et l'enregistrement (`configurer_…`).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

require_once dirname(__DIR__) . '/maillage_rendu.php';

function formulaires_configurer_maillage_charger_dist(): array|bool {
	include_spip('inc/autoriser');
	include_spip('inc/config');
	if (!autoriser('configurer', '_maillage')) {
		return false;
	}
	return [
		'noeud' => (string) lire_config('maillage/noeud', ''),
		'script' => (string) lire_config('maillage/script', 'oui'),
	];
}

function formulaires_configurer_maillage_verifier_dist(): array {
	$dit = trim((string) _request('noeud'));
	if ($dit !== '' && Maillage\node($dit) === '') {
		return ['noeud' => _T('maillage:erreur_noeud'), 'message_erreur' => _T('maillage:erreur_noeud')];
	}
	return [];
}

function formulaires_configurer_maillage_traiter_dist(): array {
	include_spip('inc/autoriser');
	include_spip('inc/config');
	if (!autoriser('configurer', '_maillage')) {
		return ['message_erreur' => _T('info_acces_interdit')];
	}
	ecrire_config('maillage/noeud', Maillage\node((string) _request('noeud')));
	ecrire_config('maillage/script', _request('script') === 'oui' ? 'oui' : 'non');
	return ['message_ok' => _T('config_info_enregistree'), 'editable' => true];
}
