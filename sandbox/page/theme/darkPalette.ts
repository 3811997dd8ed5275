import badge from 'fuselage-palette/dist/badge.json';
import button from 'fuselage-palette/dist/button.json';
import font from 'fuselage-palette/dist/font.json';
import shadow from 'fuselage-palette/dist/shadow.json';
import status from 'fuselage-palette/dist/status.json';
import stroke from 'fuselage-palette/dist/stroke.json';
import surface from 'fuselage-palette/dist/surface.json';

type Colours = Record<string, string>;

/** `backgroundPrimaryDefault` as it stands in a custom property: `background-primary-default`. */
const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const named = (prefix: string, colours: Colours): Colours =>
    Object.fromEntries(Object.entries(colours).map(([name, colour]) => [`${prefix}-${dashed(name)}`, colour]));

const statusColours = Object.fromEntries(
    Object.entries(status.dark).map(([name, colour]) => [
        name.startsWith('font-') ? `status-${name}` : `status-background-${name}`,
        colour,
    ]),
);

/** The greys and hues that the older components of the sandbox's Fuselage still ask for by grade. Today's palette knows their uses only. */
const grades: Colours = {
    'neutral-100': surface.dark.tint,
    'neutral-200': surface.dark.neutral,
    'neutral-250': stroke.dark.extraLight,
    'neutral-300': surface.dark.neutral,
    'neutral-400': stroke.dark.extraLight,
    'neutral-450': surface.dark.selected,
    'neutral-500': stroke.dark.light,
    'neutral-600': font.dark.hint,
    'neutral-700': font.dark.hint,
    'neutral-800': font.dark.default,
    'neutral-900': font.dark.titlesLabels,
    'primary-200': surface.dark.selected,
    'primary-500': stroke.dark.highlight,
    'primary-600': font.dark.info,
    'primary-700': font.dark.info,
    'danger-500': stroke.dark.error,
    'danger-600': font.dark.danger,
    'danger-700': font.dark.danger,
    'danger-800': font.dark.danger,
};

const palette: Colours = {
    ...grades,
    ...named('surface', surface.dark),
    ...named('stroke', stroke.dark),
    ...named('font', font.dark),
    ...named('button', button.dark),
    ...named('badge-background', badge.dark),
    ...named('shadow', shadow.dark),
    ...statusColours,
};

/** Fuselage's dark palette, as custom properties of the document while its theme is dark. */
export const darkPalette = `:root[data-theme='dark'] {${Object.entries(palette)
    .map(([name, colour]) => `--rcx-color-${name}: ${colour};`)
    .join('')}}`;
