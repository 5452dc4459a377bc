<?php
/**
 * The document in the frame: a file of this plugin, given with the headers that go with it.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** The name in the query by which the document is asked for; its value is the hash of the document. */
const QUERY = 'trd-screener-document';

/** The ways to send it smaller, the smallest first: the name of the coding, and what the file's name ends in. */
const CODINGS = array(
	'br'   => '.br',
	'gzip' => '.gz',
);

/** Where the document lies. */
function document_file() {
	return dirname( MAIN_FILE ) . '/document/trd-screener.html';
}

/**
 * The address of the document.
 *
 * @param bool $as_file The file itself, which the web server gives without asking PHP.
 */
function document_address( $as_file ) {
	if ( $as_file ) {
		return add_query_arg( 'ver', RELEASE['hash'], plugins_url( 'document/trd-screener.html', MAIN_FILE ) );
	}
	return add_query_arg( QUERY, RELEASE['hash'], home_url( '/' ) );
}

/** Answers a request for the document, and ends. */
function serve_document() {
	// Nothing is changed by this request, and what is compared with the hash is not shown: it needs no nonce.
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	$asked = isset( $_GET[ QUERY ] ) ? wp_unslash( $_GET[ QUERY ] ) : null;
	if ( null === $asked ) {
		return;
	}
	// Whatever another plugin has begun to write, or to rewrite, has no place here: a changed byte breaks the policy.
	while ( ob_get_level() > 0 && ob_end_clean() ) {
		continue;
	}
	header_remove( 'Set-Cookie' );
	header_remove( 'X-Powered-By' );
	header( 'Content-Type: text/html; charset=utf-8' );
	foreach ( RELEASE['headers'] as $name => $value ) {
		header( "$name: $value" );
	}
	header( 'X-Robots-Tag: noindex' );
	header( 'Vary: Accept-Encoding' );
	// The address holds the hash, so what it leads to never changes. A page that somebody kept asks for an earlier one: it
	// gets today's, with today's crisis numbers, and asks again soon.
	header( 'Cache-Control: public, max-age=' . ( RELEASE['hash'] === $asked ? '31536000, immutable' : '300' ) );
	$tag = '"' . RELEASE['hash'] . '"';
	header( "ETag: $tag" );
	if ( isset( $_SERVER['HTTP_IF_NONE_MATCH'] ) && false !== strpos( wp_unslash( $_SERVER['HTTP_IF_NONE_MATCH'] ), $tag ) ) {
		status_header( 304 );
		exit;
	}
	status_header( 200 );
	$file     = document_file();
	$accepted = isset( $_SERVER['HTTP_ACCEPT_ENCODING'] ) ? wp_unslash( $_SERVER['HTTP_ACCEPT_ENCODING'] ) : '';
	// Where PHP compresses by itself, it would do it twice.
	if ( ! ini_get( 'zlib.output_compression' ) ) {
		foreach ( CODINGS as $coding => $ending ) {
			if ( preg_match( "/(^|[\\s,])$coding(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|\$))(?=[\\s,;]|\$)/i", $accepted ) ) {
				header( "Content-Encoding: $coding" );
				$file .= $ending;
				break;
			}
		}
		header( 'Content-Length: ' . filesize( $file ) );
	}
	if ( ! isset( $_SERVER['REQUEST_METHOD'] ) || 'HEAD' !== $_SERVER['REQUEST_METHOD'] ) {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_readfile -- a file of this plugin.
		readfile( $file );
	}
	exit;
}
