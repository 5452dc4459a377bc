<?php
/**
 * What WordPress suggests for the site's privacy page, under Settings, Privacy.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** Suggests the text. */
function suggest_privacy_text() {
	$lead  = __( 'Keep the part that fits: its own page, the self-check inside a page, or both. Have a lawyer check this text.', 'trd-screener' );
	$parts = array(
		definition()['promise']['page'],
		definition()['promise']['embed'],
		__( 'As with any page, our server sees when someone opens the page and the self-check, from which internet address and in what kind of browser. It does not see what you answer.', 'trd-screener' ),
		__( 'If you press a link to call us, your phone company handles the call. If you open another page, that page has its own rules.', 'trd-screener' ),
	);
	$text  = '<p class="privacy-policy-tutorial">' . esc_html( $lead ) . '</p>';
	foreach ( $parts as $part ) {
		$text .= '<p>' . esc_html( $part ) . '</p>';
	}
	wp_add_privacy_policy_content( __( 'Self-check', 'trd-screener' ), $text );
}
