<?php
/**
 * The frame or the link, and the line of text below it: what the shortcode and the block both make.
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
 * @param array  $given   Settings for this one place.
 * @param string $wrapper The attributes of the element around it, escaped.
 */
function render( array $given, $wrapper = 'class="trd-screener"' ) {
	list( $values, $faults ) = sort_out( array_map( __NAMESPACE__ . '\without_entities', $given ), true );
	$frame                   = array_intersect_key( $values, definition()['frame'] );
	$settings                = array_diff_key( $values, $frame ) + site_settings();
	$line                    = sprintf( '<p class="trd-screener-line" lang="%s" dir="auto">%s</p>', esc_attr( language( $settings ) ), esc_html( line( $settings ) ) );
	// A reader of feeds or of mail shows no frame.
	if ( is_feed() ) {
		return $line;
	}
	$form  = isset( $frame['form'] ) ? $frame['form'] : saved_form();
	$shown = 'link' === $form ? link_element( $settings, $frame ) : frame_element( $settings, $frame );
	return "<div $wrapper>" . notice( $faults ) . "$shown$line</div>";
}

/** The self-check in the page. */
function frame_element( array $settings, array $frame ) {
	$height     = isset( $frame['height'] ) ? $frame['height'] : definition()['frame']['height']['default'];
	$attributes = array(
		'src'            => own_page( $settings ),
		'title'          => isset( $frame['title'] ) ? $frame['title'] : in_language( definition()['title'], $settings ),
		'sandbox'        => definition()['sandbox'],
		'allow'          => definition()['allow'],
		'referrerpolicy' => 'no-referrer',
		'width'          => '100%',
		'height'         => $height,
		// Here too: many themes give every frame a height of their own, which counts for more than the attribute.
		// In a low window the frame is no higher than the window.
		'style'          => 'display:block;width:100%;border:0;' . strtr( definition()['style'], array( '{height}' => "{$height}px" ) ),
	);
	return '<iframe' . attributes( $attributes ) . '></iframe>';
}

/** The link to the self-check as a page of its own. Its classes are those of WordPress' buttons, so it looks like the theme's. */
function link_element( array $settings, array $frame ) {
	$attributes = definition()['link'] + array(
		'href'  => own_page( $settings ),
		'class' => 'trd-screener-link wp-element-button',
		'style' => definition()['link_style'],
	);
	if ( isset( $frame['label'] ) ) {
		$label = $frame['label'];
	} else {
		$label              = in_language( definition()['link_label'], $settings );
		$attributes['lang'] = language( $settings );
	}
	return '<a' . attributes( $attributes ) . '>' . esc_html( $label ) . '</a>';
}

/** Attributes as they are written in markup. */
function attributes( array $attributes ) {
	$written = '';
	foreach ( $attributes as $name => $value ) {
		$is_address = in_array( $name, array( 'src', 'href' ), true );
		$written   .= sprintf( ' %s="%s"', $name, $is_address ? esc_url( $value ) : esc_attr( $value ) );
	}
	return $written;
}

/** The address of the document with settings. */
function own_page( array $settings ) {
	return document_address( is_served_as_file() ) . fragment( $settings );
}

/**
 * A value with its characters as they are. WordPress writes "&" as "&amp;" in all that people without the right to
 * unfiltered markup have written, and in the text of a paragraph.
 *
 * @param mixed $value What stands in the block or the shortcode.
 */
function without_entities( $value ) {
	return is_string( $value ) ? html_entity_decode( $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) : $value;
}

/** What holds where a place sets nothing: what was saved, and as long as nobody has set another, the site's own. */
function site_settings() {
	return saved_settings() + language_of_site() + home_of_site();
}

/** The language of the site, where the self-check has it. */
function language_of_site() {
	$lang = check( definition()['settings']['lang'], get_locale() );
	return null === $lang ? array() : array( 'lang' => $lang );
}

/** The way back from the page of its own, where the site is reached over https. */
function home_of_site() {
	$home = check( definition()['settings']['home'], home_url( '/' ) );
	return null === $home ? array() : array( 'home' => $home );
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
			$words[ "{{$key}}" ] = isset( $settings[ $key ] ) ? isolated( $settings[ $key ] ) : '';
		}
		$line .= ' ' . strtr( in_language( definition()['below'][ $form ], $settings ), $words );
	}
	return $line;
}

/**
 * A text as it stands in a sentence. Letters that run from right to left would turn the order of the digits behind them, so
 * such a text is isolated (Unicode, FSI and PDI), as the self-check does it.
 */
function isolated( $text ) {
	$is_from_right = preg_match( '/[\x{590}-\x{8ff}\x{fb1d}-\x{fefc}\x{10800}-\x{1efff}]/u', $text );
	return $is_from_right ? "\u{2068}$text\u{2069}" : $text;
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
