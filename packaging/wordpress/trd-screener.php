<?php
/**
 * Plugin Name:       TRD Screener
 * Description:       A private self-check for depression that has not lifted, in an isolated frame on a page or as a page of its own. No answer is sent or kept.
 * Version:           @version@
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * Author:            The TRD Screener contributors
 * Update URI:        false
 * License:           MIT
 * License URI:       https://opensource.org/licenses/MIT
 * Text Domain:       trd-screener
 * Domain Path:       /languages
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** The one option: an array of the settings, and nothing else is kept. */
const OPTION = 'trd_screener';

/** The name of the block. */
const BLOCK = 'trd-screener/self-check';

const MAIN_FILE = __FILE__;

require __DIR__ . '/includes/release.php';
require __DIR__ . '/includes/checks.php';
require __DIR__ . '/includes/document.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/frame.php';
require __DIR__ . '/includes/block.php';
require __DIR__ . '/includes/admin.php';
require __DIR__ . '/includes/places.php';
require __DIR__ . '/includes/menu.php';
require __DIR__ . '/includes/privacy.php';

// As early as a plugin can: what others add to a page has no place in the document.
add_action( 'plugins_loaded', __NAMESPACE__ . '\serve_document', 0 );
add_action( 'init', __NAMESPACE__ . '\load_texts' );
add_filter( 'load_textdomain_mofile', __NAMESPACE__ . '\nearest_texts', 10, 2 );
add_action( 'init', __NAMESPACE__ . '\register_block' );
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_init', __NAMESPACE__ . '\suggest_privacy_text' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
// Later than WordPress decides which boxes a person sees there at first: all that it knows by then it hides.
add_action( 'admin_head-nav-menus.php', __NAMESPACE__ . '\add_menu_box' );
add_filter( 'plugin_action_links_' . plugin_basename( __FILE__ ), __NAMESPACE__ . '\add_settings_link' );
add_shortcode( 'trd_screener', __NAMESPACE__ . '\shortcode' );

/** Loads the translations that lie in the plugin's own folder. */
function load_texts() {
	load_plugin_textdomain( 'trd-screener', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
}

/**
 * Spanish of any country is told in the Spanish that lies here, where nobody has made a translation of its own.
 *
 * @param string $file   The file that WordPress would read.
 * @param string $domain Whose texts they are.
 */
function nearest_texts( $file, $domain ) {
	$is_missing = 'trd-screener' === $domain && preg_match( '/-es(_[A-Z]+)?\.mo$/D', $file ) && ! is_readable( $file );
	return $is_missing ? __DIR__ . '/languages/trd-screener-es_ES.mo' : $file;
}
