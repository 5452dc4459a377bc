<?php
/**
 * The frame and the line of text below it: what the shortcode and the block both make.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/**
 * The shortcode [trd_screener].
 *
 * @param array|string $attributes Settings for this one place, beside those of the site.
 */
function shortcode( $attributes ) {
	return render( is_array( $attributes ) ? $attributes : array() );
}

/**
 * The markup of the self-check. Every value in it has been checked, and is escaped.
 *
 * @param array $given Settings for this one place.
 */
function render( array $given ) {
	list( $values, $faults ) = sort_out( $given, true );
	$frame                   = array_intersect_key( $values, definition()['frame'] );
	$settings                = array_diff_key( $values, $frame ) + saved_settings();
	$line                    = sprintf( '<p class="trd-screener-line" lang="%s">%s</p>', esc_attr( language( $settings ) ), esc_html( line( $settings ) ) );
	// A reader of feeds or of mail shows no frame.
	if ( is_feed() ) {
		return $line;
	}
	$attributes = array(
		'src'            => document_address( is_served_as_file() ) . fragment( $settings ),
		'title'          => isset( $frame['title'] ) ? $frame['title'] : in_language( definition()['title'], $settings ),
		'sandbox'        => definition()['sandbox'],
		'allow'          => definition()['allow'],
		'referrerpolicy' => 'no-referrer',
		'width'          => '100%',
		'height'         => isset( $frame['height'] ) ? $frame['height'] : definition()['frame']['height']['default'],
		'style'          => 'display:block;width:100%;border:0',
	);
	$written    = '';
	foreach ( $attributes as $name => $value ) {
		$written .= sprintf( ' %s="%s"', $name, 'src' === $name ? esc_url( $value ) : esc_attr( $value ) );
	}
	return '<div class="trd-screener">' . notice( $faults ) . "<iframe$written></iframe>$line</div>";
}

/** The settings behind the "#", which no server sees. */
function fragment( array $settings ) {
	$pairs = array();
	foreach ( array_keys( definition()['settings'] ) as $key ) {
		if ( isset( $settings[ $key ] ) ) {
			$pairs[] = $key . '=' . rawurlencode( $settings[ $key ] );
		}
	}
	return $pairs ? '#' . implode( '&', $pairs ) : '';
}

/** The language of the line. */
function language( array $settings ) {
	return isset( $settings['lang'] ) ? $settings['lang'] : (string) array_key_first( definition()['title'] );
}

/** The text of this language. */
function in_language( array $texts, array $settings ) {
	return $texts[ language( $settings ) ];
}

/**
 * The line of plain text, which stays where the frame cannot be loaded. It is no link: whoever counts presses on this page
 * would see them. No setting can take it away.
 */
function line( array $settings ) {
	$crisis  = definition()['crisis'];
	$country = isset( $settings['country'] ) ? $settings['country'] : (string) array_key_first( $crisis );
	$line    = in_language( $crisis[ $country ], $settings );
	if ( isset( $settings['tel'] ) ) {
		$form  = ( isset( $settings['clinic'] ) ? 'clinic_' : '' ) . 'phone' . ( isset( $settings['hours'] ) ? '_hours' : '' );
		$words = array( '{phone}' => $settings['tel'] );
		foreach ( array( 'clinic', 'hours' ) as $key ) {
			$words[ "{{$key}}" ] = isset( $settings[ $key ] ) ? $settings[ $key ] : '';
		}
		$line .= ' ' . strtr( in_language( definition()['below'][ $form ], $settings ), $words );
	}
	return $line;
}

/** What was left out, for who can mend it; visitors see nothing of it. */
function notice( array $faults ) {
	if ( ! $faults || ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	$items = '';
	foreach ( $faults as $key => $expected ) {
		$items .= '<li>' . esc_html( fault_sentence( $key, $expected ) ) . '</li>';
	}
	$lead = __( 'Only people who edit this site see this:', 'trd-screener' );
	return '<div class="trd-screener-notice" role="note"><p>' . esc_html( $lead ) . "</p><ul>$items</ul></div>";
}
