<?php
// Notes every request that the site makes to another one, and who asked.
add_filter( 'pre_http_request', function ( $answer, $arguments, $url ) {
	$trace = wp_debug_backtrace_summary( null, 0, false );
	$files = array_filter( array_column( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS ), 'file' ), function ( $file ) {
		return false !== strpos( $file, '/plugins/trd-screener/' );
	} );
	file_put_contents( WP_CONTENT_DIR . '/asked.log', ( $files ? 'plugin' : 'core' ) . " $url\n", FILE_APPEND );
	return new WP_Error( 'closed', 'This site asks nobody.' );
}, 10, 3 );
