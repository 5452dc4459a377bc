<?php
/**
 * The page under Settings.
 *
 * @package TrdScreener
 */

namespace TrdScreener;

defined( 'ABSPATH' ) || exit;

/** The name of the settings page in its address. */
const PAGE = 'trd-screener';

/** Adds the page, for administrators only. */
function add_settings_page() {
	$title = __( 'Self-check', 'trd-screener' );
	$hook  = add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\settings_page' );
	if ( $hook ) {
		add_action( "load-$hook", __NAMESPACE__ . '\add_colour_picker' );
		add_action( "load-$hook", __NAMESPACE__ . '\add_copy_button' );
	}
}

/** WordPress' own picker of colours. Without scripts the field takes the colour as text. */
function add_colour_picker() {
	wp_enqueue_style( 'wp-color-picker' );
	wp_enqueue_script( 'wp-color-picker' );
	wp_add_inline_script( 'wp-color-picker', 'jQuery( function ( $ ) { $( ".trd-screener-colour" ).wpColorPicker(); } );' );
}

/** A link to the page in the list of plugins. */
function add_settings_link( $links ) {
	$address = admin_url( 'options-general.php?page=' . PAGE );
	array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( $address ), esc_html__( 'Settings', 'trd-screener' ) ) );
	return $links;
}

/** Tells WordPress of the one option and its fields. */
function register_settings() {
	register_setting(
		OPTION,
		OPTION,
		array(
			'type'              => 'array',
			'default'           => array(),
			'sanitize_callback' => __NAMESPACE__ . '\sanitize',
			'show_in_rest'      => false,
		)
	);
	add_settings_section( 'form', definition()['frame']['form']['label'], __NAMESPACE__ . '\form_section', PAGE );
	add_settings_field( 'form', esc_html__( 'When nothing else is set', 'trd-screener' ), __NAMESPACE__ . '\form_field', PAGE, 'form' );
	add_settings_section( 'clinic', __( 'Your clinic', 'trd-screener' ), __NAMESPACE__ . '\clinic_section', PAGE );
	foreach ( definition()['settings'] as $key => $setting ) {
		$more = array(
			'key'     => $key,
			'setting' => $setting,
		);
		if ( 'offers' !== $setting['kind'] ) {
			$more['label_for'] = field_id( $key );
		}
		add_settings_field( $key, esc_html( $setting['label'] ), __NAMESPACE__ . '\field', PAGE, 'clinic', $more );
	}
	add_settings_section( 'server', __( 'How it is sent', 'trd-screener' ), '__return_null', PAGE );
	add_settings_field( 'as_file', esc_html__( 'As a file', 'trd-screener' ), __NAMESPACE__ . '\file_field', PAGE, 'server' );
}

/**
 * What is saved: values that fit. One that does not is named, and the earlier one stays.
 *
 * @param mixed $given What the form sent.
 */
function sanitize( $given ) {
	$given                   = is_array( $given ) ? $given : array();
	$before                  = get_option( OPTION, array() );
	$before                  = is_array( $before ) ? $before : array();
	$offers                  = isset( $given['offers'] ) ? $given['offers'] : '';
	$given['offers']         = is_array( $offers ) ? implode( ',', array_filter( $offers, 'is_string' ) ) : $offers;
	list( $values, $faults ) = sort_out( $given );
	list( $form, $no_form )  = sort_out( array_intersect_key( $given, array( 'form' => true ) ), true );
	$values                 += $form;
	foreach ( $faults + $no_form as $key => $expected ) {
		$known = definition()['settings'] + definition()['frame'];
		/* translators: 1: the name of a setting, 2: what was expected of it. */
		$told = sprintf( __( '%1$s was not saved: expected %2$s.', 'trd-screener' ), $known[ $key ]['label'], $expected );
		tell( $key, $told );
		if ( isset( $before[ $key ] ) ) {
			$values[ $key ] = $before[ $key ];
		}
	}
	if ( isset( $given['as_file'] ) && '1' === $given['as_file'] ) {
		$values['as_file'] = '1';
	}
	// The form that holds anyhow is not kept.
	return array_diff_assoc( $values, array( 'form' => definition()['frame']['form']['default'] ) );
}

/** Shows an error on the page, once: WordPress asks twice where the option is new. */
function tell( $key, $told ) {
	static $seen = array();
	if ( ! isset( $seen[ $key ] ) ) {
		$seen[ $key ] = true;
		add_settings_error( OPTION, "trd-screener-$key", esc_html( $told ) );
	}
}

/** The id of a field. */
function field_id( $key ) {
	return "trd-screener-$key";
}

/** What stands above the choice of the form. */
function form_section() {
	printf( '<p>%s</p>', esc_html( definition()['frame']['form']['about'] ) );
}

/** The choice of the form, for all places that say no other. */
function form_field() {
	$setting = definition()['frame']['form'];
	printf( '<fieldset><legend class="screen-reader-text">%s</legend>', esc_html( $setting['label'] ) );
	$promised = array(
		'frame' => definition()['promise']['embed'],
		'link'  => definition()['promise']['page'],
	);
	foreach ( $setting['options'] as $code => $label ) {
		$about = field_id( "form-$code" );
		printf(
			'<p><label><input type="radio" name="%s" value="%s" aria-describedby="%s"%s> %s</label></p><p class="description" id="%s">%s</p>',
			esc_attr( OPTION . '[form]' ),
			esc_attr( $code ),
			esc_attr( $about ),
			checked( saved_form(), $code, false ),
			esc_html( $label ),
			esc_attr( $about ),
			esc_html( $promised[ $code ] )
		);
	}
	echo '</fieldset>';
}

/** What stands above the fields. */
function clinic_section() {
	printf( '<p>%s</p>', esc_html__( 'All of these are optional. Without them, the self-check works and says "a clinic". No setting can take away crisis help, the risks or the alternatives.', 'trd-screener' ) );
}

/**
 * One field.
 *
 * @param array $more The key and what the setting is.
 */
function field( $more ) {
	$key     = $more['key'];
	$setting = $more['setting'];
	$saved   = saved_settings();
	$value   = isset( $saved[ $key ] ) ? $saved[ $key ] : '';
	$about   = field_id( $key ) . '-about';
	if ( 'offers' === $setting['kind'] ) {
		boxes( $key, $setting, explode( ',', $value ), $about );
	} elseif ( isset( $setting['options'] ) ) {
		printf( '<select id="%s" name="%s" aria-describedby="%s">', esc_attr( field_id( $key ) ), esc_attr( OPTION . "[$key]" ), esc_attr( $about ) );
		printf( '<option value="">%s</option>', esc_html__( 'Not set', 'trd-screener' ) );
		foreach ( $setting['options'] as $code => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $code ), selected( $value, (string) $code, false ), esc_html( $label ) );
		}
		echo '</select>';
	} else {
		$types = array(
			'phone' => 'tel',
			'https' => 'url',
			'mail'  => 'email',
		);
		printf(
			'<input type="%s" id="%s" name="%s" value="%s" maxlength="%d" class="regular-text%s" aria-describedby="%s">',
			esc_attr( isset( $types[ $setting['kind'] ] ) ? $types[ $setting['kind'] ] : 'text' ),
			esc_attr( field_id( $key ) ),
			esc_attr( OPTION . "[$key]" ),
			esc_attr( $value ),
			(int) $setting['longest'],
			'colour' === $setting['kind'] ? ' trd-screener-colour' : '',
			esc_attr( $about )
		);
	}
	/* translators: %s: a value that fits. */
	$example = sprintf( __( 'For example: %s', 'trd-screener' ), $setting['example'] );
	printf( '<p class="description" id="%s">%s %s</p>', esc_attr( $about ), esc_html( $setting['about'] ), isset( $setting['options'] ) ? '' : esc_html( $example ) );
}

/** A tick box for each treatment. */
function boxes( $key, array $setting, array $ticked, $about ) {
	printf( '<fieldset aria-describedby="%s"><legend class="screen-reader-text">%s</legend>', esc_attr( $about ), esc_html( $setting['label'] ) );
	foreach ( $setting['options'] as $code => $label ) {
		printf(
			'<label><input type="checkbox" name="%s" value="%s"%s> %s</label><br>',
			esc_attr( OPTION . "[$key][]" ),
			esc_attr( $code ),
			checked( in_array( (string) $code, $ticked, true ), true, false ),
			esc_html( $label )
		);
	}
	echo '</fieldset>';
}

/** The choice of how the document is sent. */
function file_field() {
	printf(
		'<label><input type="checkbox" id="%s" name="%s" value="1"%s> %s</label><p class="description">%s</p>',
		esc_attr( field_id( 'as_file' ) ),
		esc_attr( OPTION . '[as_file]' ),
		checked( is_served_as_file(), true, false ),
		esc_html__( 'Let the web server send the document without PHP', 'trd-screener' ),
		esc_html__( 'This is faster on a busy site. The security headers are then missing unless your web server adds them. The rules inside the document still work.', 'trd-screener' )
	);
}

/** The page. */
function settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	echo '<p>' . esc_html__( 'A clinician has to approve the content before patients use it. On its page, turn off session recording and chat boxes: they cannot read the answers, but they see who came.', 'trd-screener' ) . '</p>';
	echo '<form action="options.php" method="post">';
	settings_fields( OPTION );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form>';
	places();
	echo '<h2>' . esc_html__( 'As it is now', 'trd-screener' ) . '</h2><div style="max-width:48rem">';
	// Every value in it is escaped where it is put together.
	echo render( array() ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
	echo '</div></div>';
}
