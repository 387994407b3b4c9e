<?php
/**
 * Retire le réglage avec le plugin.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

if (!defined('_ECRIRE_INC_VERSION')) {
	return;
}

/**
 * @param string $nom_meta_base_version
 */
function maillage_vider_tables($nom_meta_base_version): void {
	effacer_meta('maillage');
	effacer_meta($nom_meta_base_version);
}
