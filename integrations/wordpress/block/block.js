// The block in the editor: the frame as the server makes it, and a field for each setting beside it. Plain script, no build.
( function ( blocks, element, blockEditor, components, i18n, ServerSideRender ) {
	'use strict';

	var el = element.createElement;
	var settings = window.trdScreenerSettings;

	/** The field of one setting. Empty stands for what is set for the whole site. */
	function field( props, key ) {
		var setting = settings[ key ];
		var shared = {
			key: key,
			label: setting.label,
			help: setting.about,
			value: props.attributes[ key ] || '',
			onChange: function ( value ) {
				var changed = {};
				changed[ key ] = value || undefined;
				props.setAttributes( changed );
			},
		};
		// Treatments are several words in one value.
		if ( ! setting.options || setting.kind === 'offers' ) {
			shared.placeholder = setting.example;
			return el( components.TextControl, shared );
		}
		shared.options = [ { value: '', label: i18n.__( 'As set for the whole site', 'trd-screener' ) } ].concat(
			Object.keys( setting.options ).map( function ( code ) {
				return { value: code, label: setting.options[ code ] };
			} )
		);
		return el( components.SelectControl, shared );
	}

	blocks.registerBlockType( 'trd-screener/self-check', {
		edit: function ( props ) {
			var fields = Object.keys( settings ).map( function ( key ) {
				return field( props, key );
			} );
			return el(
				'div',
				blockEditor.useBlockProps(),
				el(
					blockEditor.InspectorControls,
					null,
					el( components.PanelBody, { title: i18n.__( 'Only for this place', 'trd-screener' ) }, fields )
				),
				// A picture of it: the keys and presses of who edits stay with the editor.
				el(
					components.Disabled,
					null,
					el( ServerSideRender, {
						block: 'trd-screener/self-check',
						attributes: props.attributes,
						// A long value fits into no address.
						httpMethod: 'POST',
					} )
				)
			);
		},
		// The server draws it, so nothing of it is kept in the page's text but the settings.
		save: function () {
			return null;
		},
	} );
} )( window.wp.blocks, window.wp.element, window.wp.blockEditor, window.wp.components, window.wp.i18n, window.wp.serverSideRender );
