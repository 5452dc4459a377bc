// The block in the editor: the frame or link as the server makes it, and a field for each setting beside it. Plain script, no build.
( function ( blocks, element, blockEditor, components, htmlEntities, ServerSideRender ) {
	'use strict';

	var el = element.createElement;
	var settings = window.trdScreener.settings;
	var words = window.trdScreener.words;

	/** The field of one setting. Empty stands for what is set for the whole site. */
	function field( props, key ) {
		var setting = settings[ key ];
		var shared = {
			key: key,
			label: setting.label,
			help: setting.about,
			// WordPress keeps what an author has written with "&amp;" for "&".
			value: htmlEntities.decodeEntities( props.attributes[ key ] || '' ),
			onChange: function ( value ) {
				var changed = {};
				changed[ key ] = value || undefined;
				props.setAttributes( changed );
			},
		};
		if ( setting.kind === 'offers' ) {
			return boxes( setting, shared );
		}
		if ( ! setting.options ) {
			shared.placeholder = setting.example;
			return el( components.TextControl, shared );
		}
		shared.options = [ { value: '', label: words.site } ].concat(
			Object.keys( setting.options ).map( function ( code ) {
				return { value: code, label: setting.options[ code ] };
			} )
		);
		return el( components.SelectControl, shared );
	}

	/** A tick box for each treatment. With none ticked, what is set for the whole site holds. */
	function boxes( setting, shared ) {
		var ticked = shared.value.split( ',' );
		var each = Object.keys( setting.options ).map( function ( code ) {
			return el( components.CheckboxControl, {
				key: code,
				label: setting.options[ code ],
				checked: ticked.indexOf( code ) !== -1,
				onChange: function ( isTicked ) {
					var codes = Object.keys( setting.options ).filter( function ( other ) {
						return other === code ? isTicked : ticked.indexOf( other ) !== -1;
					} );
					shared.onChange( codes.join( ',' ) );
				},
			} );
		} );
		return el( 'fieldset', { key: shared.key }, el( 'legend', null, shared.label ), el( 'p', null, shared.help ), each );
	}

	blocks.registerBlockType( 'trd-screener/self-check', {
		edit: function ( props ) {
			var fields = Object.keys( settings ).map( function ( key ) {
				return field( props, key );
			} );
			return el(
				'div',
				blockEditor.useBlockProps(),
				el( blockEditor.InspectorControls, null, el( components.PanelBody, { title: words.place }, fields ) ),
				// A picture of it: the keys and presses of who edits stay with the editor.
				el(
					components.Disabled,
					null,
					el( ServerSideRender, {
						block: 'trd-screener/self-check',
						attributes: props.attributes,
						// A long value fits into no address.
						httpMethod: 'POST',
						// The element around it has them already.
						skipBlockSupportAttributes: true,
					} )
				)
			);
		},
		// The server draws it, so nothing of it is kept in the page's text but the settings.
		save: function () {
			return null;
		},
	} );
} )( window.wp.blocks, window.wp.element, window.wp.blockEditor, window.wp.components, window.wp.htmlEntities, window.wp.serverSideRender );
