<?php
// Reads lines of JSON, [key, value in base64], and says of each whether the plugin lets the value in, and as what.
define( 'ABSPATH', '/' );
function __( $text ) {
	return $text;
}
$folder     = $argv[1];
$definition = require "$folder/includes/definition.php";
require "$folder/includes/checks.php";
while ( false !== ( $line = fgets( STDIN ) ) ) {
	list( $key, $value ) = json_decode( $line );
	$checked             = TrdScreener\check( $definition['settings'][ $key ], base64_decode( $value ) );
	echo json_encode( null === $checked ? null : base64_encode( $checked ) ), "\n";
}
