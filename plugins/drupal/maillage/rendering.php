<?php
/**
 * What a page of another site shows of a Maillage node: a frame. Pure functions, which ask
 * nothing of the network, the database or the site around; the same file in the three plugins.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Maillage;

/** What a node lends: where its pages are, how tall its frame is without script, its titles. */
const TYPES = [
	'petition' => [ '/petitions/', 720, 'Pétition', 'Petition' ],
	'donation' => [ '/donate/', 760, 'Faire un don', 'Give' ],
	'event' => [ '/events/', 720, 'Événement', 'Event' ],
	'join' => [ '/join', 900, 'Adhérer', 'Join' ],
	'find' => [ '/find', 640, 'Trouver ma section', 'Find my section' ],
	'news' => [ '/news', 480, 'Actualités', 'News' ],
];

/** French names of the types. */
const FRENCH = [
	'don' => 'donation',
	'evenement' => 'event',
	'adhesion' => 'join',
	'trouver' => 'find',
	'actualites' => 'news',
];

const HEIGHT_MIN = 200;
const HEIGHT_MAX = 9000;

/** Ranges within which a node takes colours; it checks them again. */
const COLOURS = [
	'hue' => [ 0.0, 360.0 ],
	'chroma' => [ 0.0, 0.12 ],
	'accent-hue' => [ 0.0, 360.0 ],
	'accent-chroma' => [ 0.05, 0.155 ],
	'corner' => [ 0.0, 16.0 ],
];

/** The address of a node as it was typed, without what follows its host; empty when it is none. */
function node( string $typed ): string {
	$typed = rtrim( trim( $typed ), '/' );
	$is_address = preg_match( '~^https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?\z~i', $typed );
	return $is_address === 1 && strlen( $typed ) <= 200 ? $typed : '';
}

/** The type that a word means; empty when it means none. */
function type_of_word( string $word ): string {
	$word = strtolower( trim( $word ) );
	$word = FRENCH[ $word ] ?? $word;
	return isset( TYPES[ $word ] ) ? $word : '';
}

/** The type of the page at a path; empty when it is none. */
function type_of_path( string $path ): string {
	if ( preg_match( '~^(?:/u/[a-z0-9-]+)?/news\z~', $path ) === 1 ) {
		return 'news';
	}
	foreach ( TYPES as $type => [ $begin ] ) {
		$is_list = str_ends_with( $begin, '/' );
		if ( $path === $begin || ( $is_list && str_starts_with( $path, $begin ) ) ) {
			return $type;
		}
	}
	return '';
}

/**
 * The path of a page on the node: from its whole address, its path, or its last word. Empty when
 * it is on another site or is no address.
 */
function path( string $type, string $address, string $node ): string {
	$address = trim( $address );
	if ( $node !== '' && str_starts_with( $address, $node . '/' ) ) {
		$address = substr( $address, strlen( $node ) );
	}
	$address = preg_split( '~[?#]~', $address )[0] ?? '';
	if ( preg_match( '~^[a-z0-9-]+\z~', $address ) === 1 ) {
		$begin = TYPES[ $type ][0] ?? '';
		$address = match ( true ) {
			$type === 'news' => "/u/$address/news",
			str_ends_with( $begin, '/' ) => $begin . $address,
			default => $begin,
		};
	}
	if ( $address === '' && ! str_ends_with( TYPES[ $type ][0] ?? '/', '/' ) ) {
		$address = TYPES[ $type ][0];
	}
	$address = rtrim( $address, '/' );
	$is_path = preg_match( '~^(?:/[A-Za-z0-9_-]+)+\z~', $address ) === 1 && strlen( $address ) <= 200;
	return $is_path ? $address : '';
}

/** Language and colours that a node would take, as a query; what it would not is left out. */
function look( array $said, string $language ): string {
	$look = [];
	foreach ( [ text( $said, 'lang' ), $language ] as $asked ) {
		$asked = strtolower( substr( $asked, 0, 2 ) );
		if ( in_array( $asked, [ 'fr', 'en' ], true ) ) {
			$look['lang'] = $asked;
			break;
		}
	}
	if ( in_array( text( $said, 'appearance' ), [ 'light', 'dark' ], true ) ) {
		$look['appearance'] = text( $said, 'appearance' );
	}
	foreach ( COLOURS as $name => [ $least, $most ] ) {
		$number = text( $said, $name );
		$is_number = preg_match( '~^[0-9]{1,3}(?:\.[0-9]{1,4})?\z~', $number ) === 1;
		if ( $is_number && (float) $number >= $least && (float) $number <= $most ) {
			$look[ $name ] = $number;
		}
	}
	return http_build_query( $look, '', '&' );
}

/** A value as text; empty when it is missing or is no text. */
function text( array $said, string $name ): string {
	$value = $said[ $name ] ?? '';
	return is_scalar( $value ) ? trim( (string) $value ) : '';
}

/** Text that stands inside HTML, attributes too. */
function escaped( string $text ): string {
	return htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8' );
}

/**
 * The frame that attributes ask for: `type`, `address` (or `adresse`), and if wished `title`,
 * `height`, `lang`, `appearance`, `hue`, `chroma`, `accent-hue`, `accent-chroma`, `corner`. Empty
 * when the node or the page is none.
 */
function frame( array $said, string $node, string $language = '' ): string {
	$node = node( $node );
	$address = text( $said, 'address' ) ?: text( $said, 'adresse' );
	$type = type_of_word( text( $said, 'type' ) );
	$path = path( $type, $address, $node );
	$type = $type ?: type_of_path( $path );
	if ( $node === '' || $path === '' || $type === '' ) {
		return '';
	}
	[ , $height, $french, $english ] = TYPES[ $type ];
	$typed = text( $said, 'height' );
	if ( preg_match( '~^[0-9]{1,4}\z~', $typed ) === 1 && $typed >= HEIGHT_MIN && $typed <= HEIGHT_MAX ) {
		$height = (int) $typed;
	}
	$look = look( $said, $language );
	$title = text( $said, 'title' ) ?: ( str_contains( $look, 'lang=en' ) ? $english : $french );
	return sprintf(
		'<div class="maillage"><iframe src="%s" title="%s" width="100%%" height="%d" loading="lazy"'
			. ' referrerpolicy="no-referrer" frameborder="0"></iframe></div>',
		escaped( "$node/embed$path" . ( $look === '' ? '' : "?$look" ) ),
		escaped( $title ),
		$height
	);
}

/** Where the module is that makes frames as tall as what they hold; empty without a node. */
function module( string $node ): string {
	$node = node( $node );
	return $node === '' ? '' : "$node/embed/widget.js";
}

/** The attributes of a mark such as `address="/join" hue="12"`. */
function attributes( string $typed ): array {
	$typed = html_entity_decode( $typed, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	preg_match_all( '~([a-z-]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\']+))~', $typed, $found, PREG_SET_ORDER );
	$said = [];
	foreach ( $found as $one ) {
		$values = array_filter( array_slice( $one, 2 ), fn ( string $value ) => $value !== '' );
		$said[ $one[1] ] = (string) reset( $values );
	}
	return $said;
}
