<?php
/**
 * The block: the same frame, made by the server, with a live preview in the editor.
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
	wp_set_script_translations( $handle, 'trd-screener', dirname( MAIN_FILE ) . '/languages' );
	$settings = definition()['settings'] + definition()['frame'];
	wp_add_inline_script( $handle, 'window.trdScreenerSettings = ' . wp_json_encode( $settings ) . ';', 'before' );
}

/**
 * Draws the block.
 *
 * @param array $attributes Settings for this one place.
 */
function render_block( $attributes ) {
	$known = definition()['settings'] + definition()['frame'];
	// The editor adds attributes of its own, such as a class.
	return render( array_intersect_key( $attributes, $known ) );
}
