<?php
/**
 * Installs WordPress in a copy of it, from the command line: php install.php ROOT ADDRESS PASSWORD
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

[ , $root, $address, $password ] = $argv;
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = parse_url( $address, PHP_URL_HOST ) . ':' . parse_url( $address, PHP_URL_PORT );
require "$root/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Essai', 'admin', 'admin@exemple.org', true, '', $password );
