<?php
/**
 * Takes the settings away with the plugin.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'maillage_node' );
delete_option( 'maillage_script' );
