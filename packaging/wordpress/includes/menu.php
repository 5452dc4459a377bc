<?php
/**
 * The box "Self-check" under Appearance, Menus: it puts a link to the page of its own into a menu.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** The name of the box. */
const BOX = 'trd-screener-menu';

/** Adds the box. */
function add_menu_box() {
	add_meta_box( BOX, __( 'Self-check', 'trd-screener' ), __NAMESPACE__ . '\menu_box', 'nav-menus', 'side', 'low' );
}

/** The box, in the form in which WordPress reads such a box: a link of one's own, filled in. */
function menu_box() {
	$name   = __( 'Self-check', 'trd-screener' );
	$link   = definition()['link'];
	$fields = array(
		'type'   => 'custom',
		'title'  => $name,
		'url'    => open_address(),
		'target' => $link['target'],
		'xfn'    => $link['rel'],
	);
	printf( '<div id="%s" class="posttypediv"><div class="tabs-panel tabs-panel-active"><ul class="categorychecklist form-no-clear"><li>', esc_attr( BOX ) );
	printf( '<label class="menu-item-title"><input type="checkbox" class="menu-item-checkbox" name="menu-item[-1][menu-item-object-id]" value="-1"> %s</label>', esc_html( $name ) );
	foreach ( $fields as $field => $value ) {
		printf( '<input type="hidden" class="menu-item-%1$s" name="menu-item[-1][menu-item-%1$s]" value="%2$s">', esc_attr( $field ), esc_attr( $value ) );
	}
	printf( '</li></ul><p class="description">%s</p></div>', esc_html__( 'This link opens it as a page of its own, in a new tab, with the settings you saved.', 'trd-screener' ) );
	printf(
		'<p class="button-controls"><span class="add-to-menu"><input type="submit" class="button submit-add-to-menu right" value="%s" name="add-%s-item" id="submit-%s"><span class="spinner"></span></span></p></div>',
		esc_attr__( 'Add to menu', 'trd-screener' ),
		esc_attr( BOX ),
		esc_attr( BOX )
	);
}
