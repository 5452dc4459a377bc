<?php
// A page builder that takes away what it does not know.
foreach ( array( 'the_content', 'render_block' ) as $filter ) {
	add_filter( $filter, function ( $content ) {
		return preg_replace( '/ (sandbox|allow|referrerpolicy)="[^"]*"/', '', $content );
	}, 999 );
}
