<?php
// An optimiser that takes the address of every frame away, and puts it back some time after the page has come.
add_filter( 'the_content', function ( $content ) {
	return preg_replace( '/(<iframe\b[^>]*) src="([^"]*)"/', '$1 src="about:blank" data-src="$2"', $content );
}, 999 );
add_action( 'wp_footer', function () {
	echo '<script>setTimeout(() => document.querySelectorAll("iframe[data-src]").forEach((frame) => { frame.src = frame.dataset.src; }), 2000);</script>';
} );
