<?php
/**
 * What the block's script needs of WordPress.
 *
 * @package TrdScreener
 */

defined( 'ABSPATH' ) || exit;

return array(
	'dependencies' => array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-html-entities', 'wp-server-side-render' ),
	'version'      => '@version@',
);
