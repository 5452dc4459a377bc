<?php
/**
 * The checks of values: the same as those of the self-check itself, so that a bad value is told of here and not only in a
 * browser's console. They know nothing of WordPress.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** No value is longer than this, in bytes, whatever it is: the self-check reads no more of all settings together. */
const LONGEST = 8192;

/** Space in the sense of Unicode. */
const SPACE = '[\p{Z}\x{09}-\x{0d}\x{85}]';

/** Characters that reorder or hide what stands beside them. */
const INVISIBLE = '\x{ad}\x{61c}\x{180e}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{feff}\x{e0000}-\x{e007f}';

/** Digits as one reads them: in the scripts that a clinic may write in, wide, raised, in circles and in mathematics. */
const DIGITS = '0-9\x{b2}\x{b3}\x{b9}\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}\x{2070}-\x{2089}\x{2460}-\x{24ff}'
	. '\x{2776}-\x{2793}\x{ff10}-\x{ff19}\x{1d7ce}-\x{1d7ff}';

/** What people write between the digits of a phone number. */
const BETWEEN = ' \x{a0}.\/+()\x{2010}-\x{2015}-';

/**
 * A value as the self-check takes it, or null where it does not fit.
 *
 * @param array $setting What the setting is: see definition.php.
 * @param mixed $value   What somebody wrote.
 * @return string|null
 */
function check( array $setting, $value ) {
	if ( is_int( $value ) ) {
		$value = (string) $value;
	}
	// Not UTF-8 is no text.
	if ( ! is_string( $value ) || strlen( $value ) > LONGEST || ! preg_match( '//u', $value ) ) {
		return null;
	}
	switch ( $setting['kind'] ) {
		case 'words':
			return check_words( $value, $setting['longest'] );
		case 'phone':
			return check_phone( $value, $setting['longest'] );
		case 'https':
			return check_https( $value, $setting['longest'] );
		case 'mail':
			return check_mail( $value, $setting['longest'] );
		case 'lang':
			// A region (en-US) is passed over.
			return one_of( preg_split( '/[-_]/', trimmed( $value ) )[0], $setting['options'] );
		case 'country':
			// What most people write for GB; ISO 3166 keeps it free for that.
			return one_of( 0 === strcasecmp( trimmed( $value ), 'UK' ) ? 'GB' : trimmed( $value ), $setting['options'] );
		case 'begin':
		case 'form':
			return one_of( trimmed( $value ), $setting['options'] );
		case 'offers':
			return check_offers( $value, $setting['options'] );
		case 'colour':
			return preg_match( '/^#?[0-9a-fA-F]{6}$/D', $value ) ? '#' . ltrim( $value, '#' ) : null;
		case 'height':
			return preg_match( '/^[0-9]{3,4}$/D', $value ) && $value >= 320 && $value <= 2000 ? $value : null;
		default:
			return null;
	}
}

/** Without the space around it. */
function trimmed( $value ) {
	return (string) preg_replace( '/^' . SPACE . '+|' . SPACE . '+$/Du', '', $value );
}

/** Letters of any language, no markup, nothing that hides, no phone number. */
function check_words( $value, $longest ) {
	$text   = trimmed( $value );
	$length = preg_match_all( '/./su', $text );
	$is_bad = preg_match( '/[\p{Cc}<>' . INVISIBLE . ']/u', $text ) || has_number( $text );
	return $is_bad || $length < 1 || $length > $longest ? null : $text;
}

/** Five digits in a row, or nine with something between them; times of day, as "8.00-14.00", are none. */
function has_number( $text ) {
	foreach ( preg_split( '/[^' . DIGITS . BETWEEN . ']+/u', $text ) as $stretch ) {
		$lengths   = array_map(
			function ( $group ) {
				return preg_match_all( '/./su', $group );
			},
			preg_split( '/[' . BETWEEN . ']/u', $stretch )
		);
		$are_times = max( $lengths ) <= 2 && false !== strpos( $stretch, '.' );
		if ( max( $lengths ) > 4 || ( array_sum( $lengths ) >= 9 && ! $are_times ) ) {
			return true;
		}
	}
	return false;
}

/** 3 to 15 digits, as people write them. */
function check_phone( $value, $longest ) {
	$text   = trimmed( $value );
	$digits = preg_match_all( '/[0-9]/', $text );
	$is_one = preg_match( '/^\+?[0-9 ().-]*$/D', $text ) && strlen( $text ) <= $longest;
	return $is_one && $digits >= 3 && $digits <= 15 ? $text : null;
}

/** An address over https, written out. */
function check_https( $value, $longest ) {
	$text  = trimmed( $value );
	$label = '[0-9A-Za-z-]+';
	if ( ! preg_match( "~^https://$label(?:\.$label)+(?::\+?([0-9]+))?(?:[/?#]|$)~D", $text, $found ) ) {
		return null;
	}
	$is_port = ! isset( $found[1] ) || (float) $found[1] <= 65535;
	return $is_port && strlen( $text ) <= $longest && preg_match( '/^[!-~]*$/D', $text )
		&& ! preg_match( '/["\'<>\\\\`{}|^]/', $text ) ? $text : null;
}

/** One address, nothing after it. */
function check_mail( $value, $longest ) {
	$text    = trimmed( $value );
	$part    = '[0-9A-Za-z._+-]+';
	$is_mail = preg_match( "/^$part@$part\$/D", $text ) && strlen( $text ) <= $longest;
	return $is_mail && false !== strpos( strstr( $text, '@' ), '.' ) ? $text : null;
}

/** A list with commas, in the order of the definition, each once. */
function check_offers( $value, array $options ) {
	$named = array();
	foreach ( explode( ',', $value ) as $code ) {
		$code = trimmed( $code );
		if ( ! isset( $options[ $code ] ) ) {
			return null;
		}
		$named[ $code ] = true;
	}
	return implode( ',', array_filter( array_map( 'strval', array_keys( $options ) ), function ( $code ) use ( $named ) {
		return isset( $named[ $code ] );
	} ) );
}

/** The option of this name, in the case in which it is written there. */
function one_of( $value, array $options ) {
	foreach ( array_keys( $options ) as $option ) {
		if ( 0 === strcasecmp( (string) $option, (string) $value ) ) {
			return (string) $option;
		}
	}
	return null;
}
