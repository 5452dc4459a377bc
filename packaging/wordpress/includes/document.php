<?php
/**
 * The document: a file of this plugin, given with the headers that go with it, and the addresses that lead to it.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/**
 * The folder of the document's addresses, which is on no disk. What comes behind it is the hash of the document, or the word
 * by which the page of its own is opened. It is a path and no query: a cache may leave queries out of its keys, and would
 * then take the document for the home page.
 */
const FOLDER = 'trd-screener';

/** The word that stands for the release of today with the settings of the site. */
const OPEN = 'open';

/** The name of the same in a query, for sites whose pages have queries for addresses; earlier versions had no other. */
const QUERY = 'trd-screener-document';

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
	return address_of( RELEASE['hash'] );
}

/** The address that a person can copy, and a menu keep: it leads to the release of today, with today's settings. */
function open_address() {
	return address_of( OPEN );
}

/** The address of what is asked for, as this site writes addresses. */
function address_of( $asked ) {
	$permalinks = (string) get_option( 'permalink_structure' );
	// Without a path of its own for each page, the server may not ask WordPress for one.
	if ( '' === $permalinks ) {
		return add_query_arg( QUERY, $asked, home_url( '/' ) );
	}
	// A server that rewrites nothing still finds what stands behind "index.php".
	$front = 0 === strpos( $permalinks, '/index.php/' ) ? 'index.php/' : '';
	return home_url( "/$front" . FOLDER . "/$asked/" );
}

/**
 * What this request asks for, and whether by its path; null where it is for something else. Whatever stands before the folder
 * is the site's own: the folder of a site in a network, a language.
 */
function asked() {
	$path = (string) wp_parse_url( request_header( 'REQUEST_URI' ), PHP_URL_PATH );
	if ( preg_match( '~/' . FOLDER . '/([0-9a-f]{12}|' . OPEN . ')/?$~D', $path, $found ) ) {
		return array( $found[1], true );
	}
	// Nothing is changed by this request, and what is compared with the hash is not shown: it needs no nonce.
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	return isset( $_GET[ QUERY ] ) ? array( sanitize_text_field( wp_unslash( $_GET[ QUERY ] ) ), false ) : null;
}

/** Answers a request for the document, and ends. */
function serve_document() {
	$request = asked();
	if ( null === $request ) {
		return;
	}
	list( $asked, $is_path ) = $request;
	// That needs the texts, which are loaded later.
	if ( OPEN === $asked ) {
		add_action( 'init', __NAMESPACE__ . '\open_document', 11 );
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
	// The path holds the hash, so what it leads to never changes. A page that somebody kept asks for an earlier one: it gets
	// today's, with today's crisis numbers, and asks again soon.
	header( 'Cache-Control: ' . cache_for( $is_path && RELEASE['hash'] === $asked ? '31536000, immutable' : '300', $is_path ) );
	$tag = '"' . RELEASE['hash'] . '"';
	header( "ETag: $tag" );
	if ( false !== strpos( request_header( 'HTTP_IF_NONE_MATCH' ), $tag ) ) {
		status_header( 304 );
		exit;
	}
	status_header( 200 );
	// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- a file of this plugin.
	$document = file_get_contents( document_file() );
	// Where PHP compresses by itself, it would do it twice.
	if ( ! ini_get( 'zlib.output_compression' ) ) {
		if ( function_exists( 'gzencode' ) && takes_gzip( request_header( 'HTTP_ACCEPT_ENCODING' ) ) ) {
			header( 'Content-Encoding: gzip' );
			$document = gzencode( $document );
		}
		header( 'Content-Length: ' . strlen( $document ) );
	}
	if ( 'HEAD' !== request_header( 'REQUEST_METHOD' ) ) {
		// It is the file of the release, byte for byte: a changed one would not start.
		echo $document; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
	}
	exit;
}

/** How long it may be kept, and by whom. A cache between that leaves queries out of its keys must keep none. */
function cache_for( $seconds, $is_path ) {
	return ( $is_path ? 'public' : 'private' ) . ", max-age=$seconds";
}

/** Leads to the release of today with the settings of the site, and ends. */
function open_document() {
	header_remove( 'Set-Cookie' );
	header( 'Referrer-Policy: no-referrer' );
	header( 'X-Robots-Tag: noindex' );
	// What has just been saved holds at once.
	header( 'Cache-Control: private, no-cache' );
	// It is an address of this site, and each setting in it is checked.
	wp_redirect( own_page( site_settings() ) ); // phpcs:ignore WordPress.Security.SafeRedirect.wp_redirect_wp_redirect
	exit;
}

/** What the browser says of its request; empty where it says nothing. */
function request_header( $name ) {
	return isset( $_SERVER[ $name ] ) ? sanitize_text_field( wp_unslash( $_SERVER[ $name ] ) ) : '';
}

/** Whether the browser takes this coding, and does not refuse it by "q=0". */
function takes_gzip( $accepted ) {
	return 1 === preg_match( '/(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))(?=[\s,;]|$)/i', $accepted );
}
