<?php
/**
 * Leaves nothing behind: the one option, on each site of a network.
 *
 * @package TrdScreener
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'trd_screener' );

if ( is_multisite() ) {
	$trd_screener_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $trd_screener_sites as $trd_screener_site ) {
		switch_to_blog( $trd_screener_site );
		delete_option( 'trd_screener' );
		restore_current_blog();
	}
}
