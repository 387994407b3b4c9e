<?php
/**
 * What the block's editor needs of WordPress.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

return [
	'dependencies' => [ 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-server-side-render' ],
	'version' => '1.0.0',
];
