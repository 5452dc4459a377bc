<?php
// Names every word of a newer PHP than 7.4 in the files of a folder, and every function that asks the network.
$newer   = array( 'T_MATCH', 'T_NULLSAFE_OBJECT_OPERATOR', 'T_ATTRIBUTE', 'T_ENUM', 'T_READONLY', 'T_NAME_FULLY_QUALIFIED_NEVER' );
$calls   = array( 'str_contains', 'str_starts_with', 'str_ends_with', 'get_debug_type', 'array_is_list', 'array_find', 'array_any', 'array_all', 'json_validate', 'mb_trim', 'curl_init', 'fsockopen', 'stream_socket_client', 'wp_remote_get', 'wp_remote_post', 'wp_remote_request', 'wp_safe_remote_get', 'wp_mail', 'mail', 'eval', 'exec', 'shell_exec', 'system' );
$folder  = new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $argv[1], FilesystemIterator::SKIP_DOTS ) );
$checked = 0;
foreach ( $folder as $file ) {
	if ( 'php' !== $file->getExtension() ) {
		continue;
	}
	++$checked;
	foreach ( PhpToken::tokenize( file_get_contents( $file ), TOKEN_PARSE ) as $token ) {
		if ( in_array( $token->getTokenName(), $newer, true ) || ( $token->is( T_STRING ) && in_array( strtolower( $token->text ), $calls, true ) ) ) {
			echo "{$file->getFilename()}:{$token->line}: {$token->text}\n";
		}
	}
}
echo "$checked files\n";
