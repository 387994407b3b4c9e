// The block in WordPress's editor: what to show, and how it will look. No build step.
// SPDX-License-Identifier: EUPL-1.2
( ( { blocks, blockEditor, components, element, serverSideRender } ) => {
	const french = {
		type: 'Ce qui est montré', address: 'Adresse', title: 'Titre du cadre', height: 'Hauteur en pixels',
		addressHint: 'L’adresse de la page sur votre site Maillage, ou sa fin : un-bus-de-nuit.',
		hue: 'Teinte, de 0 à 360', appearance: 'Clair ou sombre', as: 'Comme l’appareil', light: 'Clair', dark: 'Sombre',
		types: { petition: 'Pétition', donation: 'Don', event: 'Événement', join: 'Adhésion', find: 'Trouver ma section', news: 'Actualités' },
	};
	const english = {
		type: 'What is shown', address: 'Address', title: 'Title of the frame', height: 'Height in pixels',
		addressHint: 'The address of the page on your Maillage site, or its end: a-night-bus.',
		hue: 'Hue, from 0 to 360', appearance: 'Light or dark', as: 'As the device', light: 'Light', dark: 'Dark',
		types: { petition: 'Petition', donation: 'Gift', event: 'Event', join: 'Joining', find: 'Find my section', news: 'News' },
	};
	const say = document.documentElement.lang.startsWith( 'fr' ) ? french : english;
	const { createElement: make, Fragment } = element;
	const { PanelBody, SelectControl, TextControl, Disabled } = components;

	const edit = ( { attributes, setAttributes } ) => {
		const text = ( name, help ) => make( TextControl, {
			label: say[ name ], help, value: attributes[ name ], onChange: ( value ) => setAttributes( { [ name ]: value } ),
		} );
		const choice = ( name, options ) => make( SelectControl, {
			label: say[ name ], options, value: attributes[ name ], onChange: ( value ) => setAttributes( { [ name ]: value } ),
		} );
		const types = Object.entries( say.types ).map( ( [ value, label ] ) => ( { value, label } ) );
		const looks = [ [ '', say.as ], [ 'light', say.light ], [ 'dark', say.dark ] ].map( ( [ value, label ] ) => ( { value, label } ) );
		return make( Fragment, {},
			make( blockEditor.InspectorControls, {}, make( PanelBody, { title: 'Maillage' },
				choice( 'type', types ), text( 'address', say.addressHint ), text( 'title' ), text( 'height' ), text( 'hue' ), choice( 'appearance', looks ) ) ),
			make( 'div', blockEditor.useBlockProps(),
				make( Disabled, {}, make( serverSideRender, { block: 'maillage/form', attributes } ) ) ) );
	};
	blocks.registerBlockType( 'maillage/form', { edit, save: () => null } );
} )( window.wp );
