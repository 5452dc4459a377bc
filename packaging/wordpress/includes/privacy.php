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
	$lead  = __( 'Keep what fits: a page of its own, the self-check inside a page, or both. A lawyer has to check this text.', 'trd-screener' );
	$parts = array(
		definition()['promise']['page'],
		definition()['promise']['embed'],
		__( 'Our server sees that the page and the self-check were opened, as with any page: the time, your internet address and the kind of browser. It does not see what you answer.', 'trd-screener' ),
		__( 'If you press a link to call us, your phone company handles the call. If you open another page, that page has its own rules.', 'trd-screener' ),
	);
	$text  = '<p class="privacy-policy-tutorial">' . esc_html( $lead ) . '</p>';
	foreach ( $parts as $part ) {
		$text .= '<p>' . esc_html( $part ) . '</p>';
	}
	wp_add_privacy_policy_content( __( 'Self-check', 'trd-screener' ), $text );
}
