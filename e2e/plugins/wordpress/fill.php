<?php
/**
 * Activates the plugin and writes pages that use it: php fill.php ROOT ADDRESS PASSWORD < pages.json
 * Prints the addresses and identifiers of the pages.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

[ , $root, $address, $password ] = $argv;
$_SERVER['HTTP_HOST'] = parse_url( $address, PHP_URL_HOST ) . ':' . parse_url( $address, PHP_URL_PORT );
require "$root/wp-load.php";
require ABSPATH . 'wp-admin/includes/plugin.php';
wp_set_current_user( 1 );
switch_theme( 'essai' );
$activated = activate_plugin( 'maillage/maillage.php' );
if ( is_wp_error( $activated ) ) {
	fwrite( STDERR, $activated->get_error_message() . "\n" );
	exit( 1 );
}
$reader = wp_insert_user( [ 'user_login' => 'lectrice', 'user_pass' => $password, 'role' => 'subscriber', 'user_email' => 'l@exemple.org' ] );
if ( is_wp_error( $reader ) ) {
	exit( 1 );
}
$made = [];
foreach ( json_decode( stream_get_contents( STDIN ), true ) as $name => $content ) {
	$page = [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $name, 'post_content' => wp_slash( $content ) ];
	$id = wp_insert_post( $page, true );
	if ( is_wp_error( $id ) ) {
		exit( 1 );
	}
	$made[ $name ] = [ 'id' => $id, 'address' => "$address/?page_id=$id" ];
}
echo json_encode( $made );
