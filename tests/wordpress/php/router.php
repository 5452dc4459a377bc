<?php
// What a web server does: files as they are, all else by WordPress.
$path = $_SERVER['DOCUMENT_ROOT'] . parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( is_file( $path ) ) {
	return false;
}
if ( is_file( "$path/index.php" ) ) {
	$_SERVER['SCRIPT_NAME'] = rtrim( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ), '/' ) . '/index.php';
	$_SERVER['PHP_SELF']    = $_SERVER['SCRIPT_NAME'];
	chdir( $path );
	require "$path/index.php";
	return;
}
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
