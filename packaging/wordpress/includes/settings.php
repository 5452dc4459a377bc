<?php
/**
 * What the clinic has set, for the whole site.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** Every setting, and all that stands around the frame: see definition.php. */
function definition() {
	static $definition = null;
	if ( null === $definition ) {
		$definition = require __DIR__ . '/definition.php';
	}
	return $definition;
}

/** The settings that fit of those that were saved, each checked again. */
function saved_settings() {
	$saved = get_option( OPTION, array() );
	return is_array( $saved ) ? sort_out( $saved )[0] : array();
}

/** In which form the self-check stands where a place says no other. */
function saved_form() {
	$known = definition()['frame']['form'];
	$saved = get_option( OPTION, array() );
	$form  = is_array( $saved ) && isset( $saved['form'] ) ? check( $known, $saved['form'] ) : null;
	return null === $form ? $known['default'] : $form;
}

/** Whether the web server gives the document as a file. */
function is_served_as_file() {
	$saved = get_option( OPTION, array() );
	return is_array( $saved ) && isset( $saved['as_file'] ) && '1' === $saved['as_file'];
}

/**
 * Parts what fits from what does not. What is empty is not set.
 *
 * @param array $given Values by their keys, as somebody wrote them.
 * @param bool  $has_more Whether the attributes of one place, of the frame or the link, may be among them.
 * @return array The values that fit, and by key what was expected of each other one.
 */
function sort_out( array $given, $has_more = false ) {
	$known  = definition()['settings'] + ( $has_more ? definition()['frame'] : array() );
	$values = array();
	$faults = array();
	foreach ( $given as $key => $value ) {
		if ( null === $value || '' === $value ) {
			continue;
		}
		if ( ! isset( $known[ $key ] ) ) {
			if ( $has_more ) {
				/* translators: %s: the names of all settings. */
				$faults[ shown_key( $key ) ] = sprintf( __( 'one of %s', 'trd-screener' ), implode( ', ', array_keys( $known ) ) );
			}
			continue;
		}
		$checked = check( $known[ $key ], $value );
		if ( null === $checked ) {
			$faults[ $key ] = $known[ $key ]['expected'];
		} else {
			$values[ $key ] = $checked;
		}
	}
	return array( $values, $faults );
}

/** A key as a message names it: what a stranger wrote, cut short. */
function shown_key( $key ) {
	// A word without "=" in a shortcode has a number for a key.
	$key = is_string( $key ) ? preg_replace( '/[^\w-]/', '', $key ) : '';
	return substr( '' === $key ? '?' : $key, 0, 40 );
}

/**
 * A fault in a sentence.
 *
 * @param string $key      The setting.
 * @param string $expected What was expected.
 */
function fault_sentence( $key, $expected ) {
	/* translators: 1: the name of a setting, 2: what was expected of it. */
	return sprintf( __( 'The setting "%1$s" was left out: expected %2$s.', 'trd-screener' ), $key, $expected );
}
