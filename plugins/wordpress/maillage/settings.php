<?php
/**
 * The settings: which node, and whether frames adapt their height.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Maillage\WordPress;

defined( 'ABSPATH' ) || exit;

const PAGE = 'maillage';

add_action( 'admin_menu', __NAMESPACE__ . '\\menu' );
add_action( 'admin_init', __NAMESPACE__ . '\\settings' );
add_filter( 'plugin_action_links_maillage/maillage.php', __NAMESPACE__ . '\\links' );

/** An entry under Settings, for whoever may change them. */
function menu(): void {
	add_options_page( say( 'title' ), say( 'title' ), 'manage_options', PAGE, __NAMESPACE__ . '\\page' );
}

/** A link to the settings in the list of plugins. */
function links( array $links ): array {
	$page = esc_url( admin_url( 'options-general.php?page=' . PAGE ) );
	$links[] = '<a href="' . $page . '">' . esc_html( say( 'node' ) ) . '</a>';
	return $links;
}

/** What may be set. WordPress itself checks the form's nonce and the capability when it saves. */
function settings(): void {
	register_setting( PAGE, NODE, [
		'type' => 'string',
		'default' => '',
		'sanitize_callback' => __NAMESPACE__ . '\\typed_node',
	] );
	register_setting( PAGE, SCRIPT, [
		'type' => 'string',
		'default' => '1',
		'sanitize_callback' => fn ( $typed ) => $typed === '1' ? '1' : '0',
	] );
}

/** The address as it is kept; one that cannot be read changes nothing and is told. */
function typed_node( $typed ): string {
	$typed = is_string( $typed ) ? trim( $typed ) : '';
	$node = \Maillage\node( $typed );
	if ( $typed !== '' && $node === '' ) {
		add_settings_error( NODE, 'maillage_node', say( 'node_error' ) );
		return the_node();
	}
	return $node;
}

/** The page of the settings. */
function page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( '', '', [ 'response' => 403 ] );
	}
	?>
	<div class="wrap">
		<h1><?php echo esc_html( say( 'title' ) ); ?></h1>
		<p><?php echo esc_html( say( 'lead' ) ); ?></p>
		<form method="post" action="options.php">
			<?php settings_fields( PAGE ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="maillage-node"><?php echo esc_html( say( 'node' ) ); ?></label></th>
					<td>
						<input type="url" class="regular-text" id="maillage-node" name="<?php echo esc_attr( NODE ); ?>"
							value="<?php echo esc_attr( the_node() ); ?>" aria-describedby="maillage-node-hint">
						<p class="description" id="maillage-node-hint"><?php echo esc_html( say( 'node_hint' ) ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php echo esc_html( say( 'script' ) ); ?></th>
					<td>
						<label><input type="checkbox" name="<?php echo esc_attr( SCRIPT ); ?>" value="1"
							<?php checked( get_option( SCRIPT, '1' ), '1' ); ?>>
						<?php echo esc_html( say( 'script_hint' ) ); ?></label>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
