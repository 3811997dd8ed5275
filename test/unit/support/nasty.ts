import fc from 'fast-check';

/** What people put into names, usernames, reasons and room names, to break something or by accident. */
export const nasty: readonly string[] = [
    '',
    ' ',
    'Zoë Żółć',
    'שלום עולם',
    'مرحبا بالعالم',
    '\u202Eevil\u202C',
    '\u2066left\u2069 \u200Fright',
    'a\u200Bb\uFEFFc\u00ADd',
    '👩‍👩‍👧‍👦 🏳️‍🌈 🐈',
    '\uD800 half a pair \uDC00',
    'line\nbreak\r\nand\ttab\u2028and\u2029more',
    '\u0000\u0007\u001B[31mred\u001B[0m\u009F',
    '"quotes" \'single\' `code` ```block```',
    '“curly” ‘quotes’, „low” «and» "one half',
    '__proto__',
    'constructor',
    'toString',
    '$t(confirm_submit)',
    '$t(confirm_submit, {"username": "x"})',
    '$$t(nested) $t($t(x))',
    '{{username}}',
    '{{{reason}}} {{ {{ }} }}',
    '{{- unescaped}} {{$t(x)}}',
    "$1 $& $` $' $<name> \\1",
    '**bold** _italic_ ~strike~ # heading\n> quote\n- list',
    '[click](https://evil.example) <https://evil.example|here> ![x](y)',
    '@all @here @ada #general',
    '<@rocket.cat> <!here> <#GENERAL> @ada:matrix.example',
    'https://evil.example/?a=b&c=d',
    '<b onclick="alert(1)">&lt;&amp;</b>',
    ':smile: :admin:',
    '|| spoiler || $$ x^2 $$ \\(y\\)',
    'x'.repeat(10_000),
    '{'.repeat(10_000),
    '🐈'.repeat(10_000),
    '`'.repeat(500),
    'a\u0301'.repeat(1000),
];

const fragments = fc.oneof(
    fc.constantFrom(...nasty.filter((text) => text.length < 100)),
    fc.constantFrom('$t(', '$', 't(', '{', '{{', '}', '}}', '`', '@', '#', '\n', '\u200B', '[', '](', '…'),
    fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Such a text, or several of them in a row. */
export const nastyText = fc.oneof(
    fc.constantFrom(...nasty),
    fc.array(fragments, { maxLength: 8 }).map((parts) => parts.join('')),
);
