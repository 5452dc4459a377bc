<?php
// Sets the site up, with a person for each role that matters here.
define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Harbor Street Clinic', 'admin', 'admin@example.com', true, '', 'admin' );
// Paths, as most sites have them; WordPress itself would ask its own server first whether it can. A page and a post of the
// same name get two.
update_option( 'permalink_structure', '/%year%/%postname%/' );
foreach ( array( 'editor', 'author', 'contributor' ) as $role ) {
	wp_insert_user(
		array(
			'user_login' => $role,
			'user_pass'  => $role,
			'user_email' => "$role@example.com",
			'role'       => $role,
		)
	);
}
