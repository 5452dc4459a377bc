<?php
/**
 * The block: the same frame or link, made by the server, with a live preview in the editor.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** Tells the editor of the block. */
function register_block() {
	$block = register_block_type( dirname( MAIN_FILE ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
	if ( ! $block || ! is_admin() ) {
		return;
	}
	$handle = isset( $block->editor_script_handles[0] ) ? $block->editor_script_handles[0] : $block->editor_script;
	$more   = array(
		// The form comes first: it decides what the others are for.
		'settings' => definition()['frame'] + definition()['settings'],
		'words'    => array(
			'site'  => __( 'As set for the whole site', 'trd-screener' ),
			'place' => __( 'Only for this place', 'trd-screener' ),
		),
	);
	wp_add_inline_script( $handle, 'window.trdScreener = ' . wp_json_encode( $more ) . ';', 'before' );
}

/**
 * Draws the block.
 *
 * @param array $attributes Settings for this one place.
 */
function render_block( $attributes ) {
	$known = definition()['settings'] + definition()['frame'];
	// The editor adds attributes of its own. Those that are seen, such as a class, WordPress writes itself.
	return render( array_intersect_key( $attributes, $known ), get_block_wrapper_attributes( array( 'class' => 'trd-screener' ) ) );
}
