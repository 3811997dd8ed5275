/** Dark enough for white letters. */
const colours = [
    '#9B1325',
    '#AD1457',
    '#6A1B9A',
    '#4527A0',
    '#283593',
    '#095AD2',
    '#00695C',
    '#106D4F',
    '#8A4B08',
    '#5D4037',
];

/** An initial on a colour, both the username's, as SVG: what Rocket.Chat draws for somebody without a picture. */
export function avatarOf(username: string): string {
    const colour =
        colours[Array.from(username).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % colours.length];
    const letter = /[a-z0-9]/i.exec(username)?.[0]?.toUpperCase() ?? '?';
    const font = 'font-family="Inter, Helvetica, Arial, sans-serif" font-size="125"';
    return [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">',
        `<rect width="100%" height="100%" fill="${colour ?? ''}"/>`,
        `<text x="50%" y="50%" dy="0.36em" text-anchor="middle" fill="#fff" ${font}>${letter}</text></svg>`,
    ].join('');
}
