<?php
/**
 * Tests the pure rendering that the three plugins share: php plugins/tests/rendering.php
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

$copies = [ 'wordpress/maillage/rendering.php', 'drupal/maillage/rendering.php', 'spip/maillage/maillage_rendu.php' ];
$digests = array_map( fn ( string $copy ) => hash_file( 'sha256', dirname( __DIR__ ) . "/$copy" ), $copies );
require dirname( __DIR__ ) . '/wordpress/maillage/rendering.php';

$checks = 0;
$failed = 0;

function must( bool $holds, string $what ): void {
	global $checks, $failed;
	++$checks;
	if ( ! $holds ) {
		++$failed;
		fwrite( STDERR, "FAILED: $what\n" );
	}
}

must( count( array_unique( $digests ) ) === 1, 'the three plugins render with the same file' );

const NODE = 'https://a.example';

/** The attributes of the one frame that some HTML holds; what else it holds is a failure. */
function the_frame( string $html ): array {
	$document = new DOMDocument();
	$document->loadHTML( '<?xml encoding="UTF-8"><body>' . $html . '</body>', LIBXML_NOERROR );
	$names = [];
	foreach ( $document->getElementsByTagName( '*' ) as $element ) {
		$names[] = $element->nodeName;
	}
	must( $names === [ 'html', 'body', 'div', 'iframe' ], "one frame and nothing else in $html" );
	$said = [];
	foreach ( $document->getElementsByTagName( 'iframe' )[0]?->attributes ?? [] as $attribute ) {
		$said[ $attribute->name ] = $attribute->value;
	}
	return $said;
}

$known = [ 'src', 'title', 'width', 'height', 'loading', 'referrerpolicy', 'frameborder' ];

// Addresses in each of their forms.
$addresses = [
	[ 'petition', 'un-bus', '/petitions/un-bus' ],
	[ 'petition', '/petitions/un-bus', '/petitions/un-bus' ],
	[ 'petition', NODE . '/petitions/un-bus?x=1#y', '/petitions/un-bus' ],
	[ '', '/petitions/un-bus', '/petitions/un-bus' ],
	[ 'adhesion', '', '/join' ],
	[ 'join', '/join/', '/join' ],
	[ 'actualites', 'ales', '/u/ales/news' ],
	[ 'don', 'section', '/donate/section' ],
	[ '', '/events/fete', '/events/fete' ],
];
foreach ( $addresses as [ $type, $address, $path ] ) {
	$frame = the_frame( Maillage\frame( [ 'type' => $type, 'address' => $address ], NODE ) );
	must( ( $frame['src'] ?? '' ) === NODE . "/embed$path", "$type $address leads to $path" );
	must( array_keys( $frame ) === $known, "$type $address says only what it must" );
}

// What is nothing shows nothing.
$nothing = [
	[ 'petition', '' ],
	[ '', '' ],
	[ 'petition', 'https://evil.example/petitions/x' ],
	[ 'petition', 'https://a.example.evil.example/petitions/x' ],
	[ 'petition', '//evil.example/x' ],
	[ 'petition', '/petitions/../office' ],
	[ 'petition', '/petitions/x"onload="alert(1)' ],
	[ 'petition', 'javascript:alert(1)' ],
	[ 'petition', "/petitions/x\n/y" ],
	[ 'office', '/office/people' ],
	[ '', '/office/people' ],
];
foreach ( $nothing as [ $type, $address ] ) {
	must( Maillage\frame( [ 'type' => $type, 'address' => $address ], NODE ) === '', "$type $address is nothing" );
}
$nodes = [
	'', 'a.example', 'javascript:alert(1)', 'https://a.example/x', 'https://a b', 'https://a.example"', "https://a.example\n",
	'https://user@a.example', 'data:text/html,x', '//a.example',
];
foreach ( $nodes as $node ) {
	$is_trimmed = trim( $node ) !== $node;
	must( $is_trimmed || Maillage\frame( [ 'type' => 'join' ], $node ) === '', "$node is no node" );
}
must( Maillage\node( ' https://a.example/ ' ) === NODE, 'a node is read without its last slash' );
must( Maillage\node( 'http://127.0.0.1:8080' ) === 'http://127.0.0.1:8080', 'a node may have a port' );

// Hostile values in every attribute: a frame and nothing else, or nothing.
$hostile = [
	'"><script>alert(1)</script>', "' onload='alert(1)", '" onload="alert(1)', '<svg/onload=alert(1)>', '&quot; onload=&quot;x',
	'javascript:alert(1)', "\0\"><b>", "\xff\"><b>", '12;}body{display:none', '-1', '361', '1e3', 'NaN', '${1}', '{{7*7}}', '[maillage]',
	str_repeat( '9', 4000 ), [ 'an' => 'array' ], null, 12.5, true,
];
$names = [ 'title', 'height', 'lang', 'appearance', 'hue', 'chroma', 'accent-hue', 'accent-chroma', 'corner', 'unknown' ];
foreach ( $names as $name ) {
	foreach ( $hostile as $value ) {
		$frame = the_frame( Maillage\frame( [ 'type' => 'join', $name => $value ], NODE, 'fr_FR' ) );
		$told = "$name " . json_encode( $value, JSON_PARTIAL_OUTPUT_ON_ERROR );
		must( array_keys( $frame ) === $known, "$told adds no attribute" );
		must( preg_match( '~^https://a\.example/embed/join\?[a-z0-9&=.-]*\z~', $frame['src'] ) === 1, "$told stays in the query" );
		must( (int) $frame['height'] >= 200 && (int) $frame['height'] <= 9000, "$told leaves a height" );
	}
}
foreach ( [ 'type', 'address', 'adresse' ] as $name ) {
	foreach ( $hostile as $value ) {
		$html = Maillage\frame( [ 'type' => 'petition', 'address' => 'x', $name => $value ], NODE );
		if ( $html !== '' ) {
			$frame = the_frame( $html );
			must( str_starts_with( $frame['src'], NODE . '/embed/petitions/' ), "$name stays on the node" );
		}
	}
}

// Looks and languages.
$frame = the_frame( Maillage\frame( [ 'type' => 'join', 'hue' => '12', 'appearance' => 'dark', 'height' => '500' ], NODE, 'en_GB' ) );
must( $frame['src'] === NODE . '/embed/join?lang=en&appearance=dark&hue=12', 'looks follow in the query' );
must( $frame['height'] === '500' && $frame['title'] === 'Join', 'a height and a title are taken' );

// Marks.
$said = Maillage\attributes( ' address="/petitions/un-bus" hue=12 title=&quot;Un bus&quot; x=\'\' ' );
must( $said === [ 'address' => '/petitions/un-bus', 'hue' => '12', 'title' => 'Un bus', 'x' => '' ], 'a mark is read' );

printf( "%d checks, %d failed\n", $checks, $failed );
exit( $failed === 0 ? 0 : 1 );
