<?php
/**
 * What the page under Settings says of the ways in: the block, the shortcode, and the address of the page of its own.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** WordPress' own way to copy. Without scripts the address is selected and copied by hand. */
function add_copy_button() {
	wp_enqueue_script( 'clipboard' );
	$script = 'addEventListener( "DOMContentLoaded", function () { new ClipboardJS( ".trd-screener-copy" ).on( "success", function ( event ) {
		event.trigger.nextElementSibling.textContent = event.trigger.dataset.copied; } ); } );';
	wp_add_inline_script( 'clipboard', $script );
}

/** How it comes on a page. */
function places() {
	printf( '<h2>%s</h2>', esc_html__( 'Putting it on a page', 'trd-screener' ) );
	/* translators: %s: the shortcode. */
	$place = __( 'Add the block "Self-check", or write %s where you want it.', 'trd-screener' );
	/* translators: %s: the shortcode. */
	$link = __( 'For a link that opens a page of its own, choose the link in the block, or write %s.', 'trd-screener' );
	printf( '<p>' . esc_html( $place ) . '</p>', '<code>[trd_screener]</code>' );
	printf( '<p>' . esc_html( $link ) . '</p>', '<code>[trd_screener form="link"]</code>' );
	printf( '<h2 id="trd-screener-own">%s</h2>', esc_html__( 'Address of its own page', 'trd-screener' ) );
	printf( '<p id="trd-screener-own-about">%s</p>', esc_html__( 'Use it for a button, a menu, an email or a printed code. It stays the same and always opens the newest version with the settings you saved. Make it open in a new tab.', 'trd-screener' ) );
	printf(
		'<p><input type="text" readonly id="trd-screener-address" class="code" style="width:40em;max-width:100%%" value="%s" aria-labelledby="trd-screener-own" aria-describedby="trd-screener-own-about"> ',
		esc_url( open_address() )
	);
	printf(
		'<button type="button" class="button trd-screener-copy" data-clipboard-target="#trd-screener-address" data-copied="%s">%s</button> <span role="status"></span></p>',
		esc_attr__( 'Copied.', 'trd-screener' ),
		esc_html__( 'Copy', 'trd-screener' )
	);
	printf( '<p><a%s>%s</a></p>', attributes( definition()['link'] + array( 'href' => open_address() ) ), esc_html__( 'Open it', 'trd-screener' ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where they are put together.
	if ( current_theme_supports( 'menus' ) ) {
		$menu = __( 'In a menu: under Appearance, Menus, tick "Self-check" and press "Add to menu".', 'trd-screener' );
	} else {
		$menu = __( 'In a menu: edit the navigation of your site, add a link, and paste this address.', 'trd-screener' );
	}
	printf( '<p>%s</p>', esc_html( $menu ) );
}
