<?php
/**
 * Plugin Name: Maillage
 * Description: Shows the forms of a Maillage site in your pages: petitions, joining, gifts, events, news. No cookie, no tracker.
 * Version: 1.0.0
 * Requires at least: 6.0
 * Requires PHP: 8.1
 * License: EUPL-1.2
 * License URI: https://eupl.eu/1.2/en/
 * Text Domain: maillage
 *
 * The European Union Public Licence 1.2 names the GNU GPL 2 and 3 among its compatible licences:
 * as part of WordPress it may be passed on under either.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Maillage\WordPress;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/rendering.php';
require_once __DIR__ . '/texts.php';

const NODE = 'maillage_node';
const SCRIPT = 'maillage_script';

add_action( 'init', __NAMESPACE__ . '\\begin' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\\as_module', 10, 2 );
if ( is_admin() ) {
	require_once __DIR__ . '/settings.php';
}

/** Tells WordPress of the shortcode, the block and the addresses that it may show. */
function begin(): void {
	add_shortcode( 'maillage', __NAMESPACE__ . '\\shortcode' );
	register_block_type( __DIR__ . '/block', [ 'render_callback' => __NAMESPACE__ . '\\block' ] );
	$node = the_node();
	if ( $node !== '' ) {
		$address = '#^' . preg_quote( $node, '#' ) . '(/[A-Za-z0-9/_-]+)$#';
		wp_embed_register_handler( 'maillage', $address, __NAMESPACE__ . '\\pasted' );
	}
}

/** The node's address, as the settings say; empty while they do not. */
function the_node(): string {
	$node = get_option( NODE, '' );
	return is_string( $node ) ? \Maillage\node( $node ) : '';
}

/** `[maillage type="petition" address="/petitions/un-bus"]`. */
function shortcode( $attributes ): string {
	return shown( is_array( $attributes ) ? $attributes : [] );
}

/** The block, printed here as the shortcode is. */
function block( array $attributes ): string {
	return shown( $attributes );
}

/** The address of a page of the node, alone on its line. */
function pasted( array $found ): string {
	return shown( [ 'address' => $found[1] ] );
}

/** The frame; who may edit is told when there is none, nobody else. */
function shown( array $said ): string {
	$frame = \Maillage\frame( $said, the_node(), get_locale() );
	if ( $frame !== '' ) {
		if ( get_option( SCRIPT, '1' ) === '1' ) {
			wp_enqueue_script( 'maillage-widget', \Maillage\module( the_node() ), [], null, true );
		}
		return $frame;
	}
	if ( ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	return '<p>' . esc_html( say( the_node() === '' ? 'no_node' : 'no_page' ) ) . '</p>';
}

/** The node's script is a module. */
function as_module( string $tag, string $handle ): string {
	if ( $handle !== 'maillage-widget' ) {
		return $tag;
	}
	$tag = preg_replace( '~ type=(["\'])[^"\']*\1~', '', $tag ) ?? $tag;
	return str_replace( '<script ', '<script type="module" ', $tag );
}
