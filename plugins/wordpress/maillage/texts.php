<?php
/**
 * What the plugin says, in French and in English.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Maillage\WordPress;

defined( 'ABSPATH' ) || exit;

const TEXTS = [
	'fr' => [
		'title' => 'Maillage',
		'lead' => 'Montrez dans vos pages les formulaires de votre site Maillage. Le code à copier est dans son espace de travail, sous « Sur d’autres sites ».',
		'node' => 'Adresse du site Maillage',
		'node_hint' => 'Par exemple https://agir.exemple.org, sans rien après.',
		'node_error' => 'Cette adresse ne se lit pas : écrivez https:// puis le nom du site, sans rien après. L’adresse d’avant est gardée.',
		'script' => 'Ajuster la hauteur des cadres',
		'script_hint' => 'Un script de moins de 2 Ko, servi par le site Maillage, sans cookie ni pisteur.',
		'no_node' => 'Maillage : aucune adresse n’est réglée (Réglages, Maillage).',
		'no_page' => 'Maillage : cette adresse n’est pas celle d’une page du site réglé.',
	],
	'en' => [
		'title' => 'Maillage',
		'lead' => 'Show the forms of your Maillage site in your pages. The code to copy is in its office, under “On other sites”.',
		'node' => 'Address of the Maillage site',
		'node_hint' => 'For example https://act.example.org, with nothing after it.',
		'node_error' => 'This address cannot be read: write https:// and the name of the site, with nothing after it. The former address is kept.',
		'script' => 'Adapt the height of frames',
		'script_hint' => 'A script of less than 2 KB, served by the Maillage site, without cookie or tracker.',
		'no_node' => 'Maillage: no address is set (Settings, Maillage).',
		'no_page' => 'Maillage: this is not the address of a page of the site that is set.',
	],
];

/** A text in the language of whoever reads. */
function say( string $key ): string {
	$language = str_starts_with( get_user_locale(), 'fr' ) ? 'fr' : 'en';
	return TEXTS[ $language ][ $key ];
}
