import fc from 'fast-check';

import { splitParams } from '../../sandbox/http/splitParams';
import { type CommandLine, readCommandLine } from '../../src/surfaces/commandLine';
import { nastyText } from './support/nasty';

const accounts = (username: string, reason = ''): CommandLine => ({
    kind: 'accounts',
    names: [username],
    duration: undefined,
    reason,
});
const several = (...names: [string, ...string[]]): Extract<CommandLine, { kind: 'accounts' }> => ({
    kind: 'accounts',
    names,
    duration: undefined,
    reason: 'spam',
});

/** Reads what is typed after the command, split as the server does. */
const read = (line: string): CommandLine => readCommandLine(splitParams(line));

describe('who and why', () => {
    test.each<[string, CommandLine]>([
        ['@tess', accounts('@tess')],
        ['tess', accounts('tess')],
        ['  @tess  ', accounts('@tess')],
        ['@tess spam', accounts('@tess', 'spam')],
        ['@tess  spam and   more', accounts('@tess', 'spam and more')],
        ['@tess\nspam\tand more', accounts('@tess', 'spam and more')],
        ['@tess\u00A0spam', accounts('@tess', 'spam')],
        ['@fred:matrix.example rude', accounts('@fred:matrix.example', 'rude')],
        ['__proto__', accounts('__proto__')],
        ['constructor rude', accounts('constructor', 'rude')],
    ])('%j', (line, expected) => {
        expect(read(line)).toEqual(expected);
    });
});

describe('what is quoted is one word', () => {
    test.each<[string, CommandLine]>([
        ['"john doe" spam', accounts('john doe', 'spam')],
        ["'john doe' spam", accounts('john doe', 'spam')],
        ['@"john doe" spam', accounts('@john doe', 'spam')],
        ['“john doe” spam', accounts('“john doe”', 'spam')],
        ['@“john van doe”, spam', accounts('@“john van doe”,', 'spam')],
        ['„john doe“ spam', accounts('„john doe“', 'spam')],
        ['@tess "7d of spam"', accounts('@tess', '7d of spam')],
        ['@tess sells "fake   coins"', accounts('@tess', 'sells fake coins')],
        ['@tess sells “fake coins”', accounts('@tess', 'sells “fake coins”')],
        ['@tess " spam "', accounts('@tess', 'spam')],
        ['@“john doe” @“jane doe” spam', several('@“john doe”', '@“jane doe”')],
        ['“max” says “no”', accounts('“max”', 'says “no”')],
        ['max“john doe” spam', accounts('max“john', 'doe” spam')],
        // A quote that isn't closed quotes nothing: nobody is called so, and nobody else is meant.
        ['"john doe spam', accounts('"john', 'doe spam')],
        ['“john doe spam', accounts('“john', 'doe spam')],
        // Nobody was named in the quotes, so the next word is nobody's name.
        ['"" tess', { kind: 'nobody' }],
        ['"  " tess', { kind: 'nobody' }],
        ['log "john doe"', { kind: 'log', username: 'john doe' }],
        ['log “john doe”', { kind: 'log', username: '“john doe”' }],
    ])('%j', (line, expected) => {
        expect(read(line)).toEqual(expected);
    });
});

describe('nobody is named', () => {
    test.each(['', '   ', '@', '@ tess', '\u200B', '@\u200B', '\u2068\u2069'])('%j', (line) => {
        expect(read(line)).toEqual({ kind: 'nobody' });
    });

    test('nothing typed at all', () => {
        expect(readCommandLine([])).toEqual({ kind: 'nobody' });
    });
});

describe('the words of the command, however they are capitalised', () => {
    test.each<[string, CommandLine]>([
        ['help', { kind: 'help' }],
        ['HELP', { kind: 'help' }],
        ['help me', { kind: 'help' }],
        ['hel\u200Bp', { kind: 'help' }],
        ['status', { kind: 'status' }],
        ['Status', { kind: 'status' }],
        ['log', { kind: 'log', username: undefined }],
        ['Log @tess', { kind: 'log', username: '@tess' }],
        ['LOG tess', { kind: 'log', username: 'tess' }],
        ['log @tess @mona', { kind: 'log-misused' }],
        ['log tess and more', { kind: 'log-misused' }],
        ['log #31', { kind: 'log-case', number: 31 }],
        ['log #123456789', { kind: 'log-case', number: 123456789 }],
        // These are no numbers of cases, but may be usernames.
        ['log #1234567890', { kind: 'log', username: '#1234567890' }],
        ['log @#31', { kind: 'log', username: '@#31' }],
        ['log #31st', { kind: 'log', username: '#31st' }],
        ['newcomers', { kind: 'newcomers', hours: 24 }],
        ['Newcomers 24H', { kind: 'newcomers', hours: 24 }],
        ['newcomers 1h', { kind: 'newcomers', hours: 1 }],
        ['newcomers 2h', { kind: 'newcomers-misused' }],
        ['newcomers 1h 24h', { kind: 'newcomers-misused' }],
        // An account that is called like a word of the command is meant with an @.
        ['@help', accounts('@help')],
        ['@Status spam', accounts('@Status', 'spam')],
        ['@log', accounts('@log')],
    ])('%j', (line, expected) => {
        expect(read(line)).toEqual(expected);
    });
});

describe('what can’t be seen separates nothing and is no word', () => {
    test.each<[string, CommandLine]>([
        ['@\u200Btess spam', accounts('@\u200Btess', 'spam')],
        ['@\uFEFFtess spam', accounts('@\uFEFFtess', 'spam')],
        ['\u2068@tess\u2069 spam', accounts('\u2068@tess\u2069', 'spam')],
        ['\u200B @tess \u200B spam', accounts('@tess', 'spam')],
    ])('%j', (line, expected) => {
        expect(read(line)).toEqual(expected);
    });
});

describe('several names: the words that begin with @ right after the first, with or without commas', () => {
    test.each<[string, CommandLine]>([
        ['@tess @mona spam', several('@tess', '@mona')],
        ['tess @mona spam', several('tess', '@mona')],
        ['@tess, @mona spam', several('@tess,', '@mona')],
        ['@tess , @mona , @otto spam', several('@tess', '@mona', '@otto')],
        ['@tess\n@mona\n@otto spam', several('@tess', '@mona', '@otto')],
        ['@tess \u200B@mona spam', several('@tess', '\u200B@mona')],
        ['@tess,@mona spam', several('@tess,', '@mona')],
        ['@tess,\u200B@mona spam', several('@tess,', '\u200B@mona')],
        ['@tess @mona', { ...several('@tess', '@mona'), reason: '' }],
        // Who is named twice counts once; a comma in a name makes another of it.
        ['@tess,, @tess spam', accounts('@tess,,', 'spam')],
        ['@tess @te,ss spam', several('@tess', '@te,ss')],
        ['@te,ss spam', accounts('@te,ss', 'spam')],
        // Not right after it: that is in the reason.
        ['@tess spam, says @mona', accounts('@tess', 'spam, says @mona')],
        ['@tess spam @ home', accounts('@tess', 'spam @ home')],
        ['@tess @ home', accounts('@tess', '@ home')],
        ['@tess mails me@example.com', accounts('@tess', 'mails me@example.com')],
        ['@tess me@example.com spam', accounts('@tess', 'me@example.com spam')],
        ['@tess ,spam', accounts('@tess', ',spam')],
    ])('%j', (line, expected) => {
        expect(read(line)).toEqual(expected);
    });
});

describe('a duration stands right after the usernames', () => {
    const MINUTE = 60_000;
    const lasting = (milliseconds: number, reason = ''): CommandLine => ({
        kind: 'accounts',
        names: ['@tess'],
        duration: { kind: 'lasts', milliseconds },
        reason,
    });

    test.each<[string, CommandLine]>([
        ['@tess 5m', lasting(5 * MINUTE)],
        ['@tess 1h spam', lasting(60 * MINUTE, 'spam')],
        ['@tess 7d spam', lasting(7 * 24 * 60 * MINUTE, 'spam')],
        ['@tess 2W spam', lasting(14 * 24 * 60 * MINUTE, 'spam')],
        ['@tess 365d', lasting(365 * 24 * 60 * MINUTE)],
        ['@tess 52w 1d spam', lasting(364 * 24 * 60 * MINUTE, '1d spam')],
        // In the reason, or as a username, it is none.
        ['@tess spam 7d', accounts('@tess', 'spam 7d')],
        ['7d spam', accounts('7d', 'spam')],
        ['@tess 3rd warning', accounts('@tess', '3rd warning')],
        ['@tess 100x spam', accounts('@tess', '100x spam')],
        ['@tess 42', accounts('@tess', '42')],
        ['@tess d', accounts('@tess', 'd')],
    ])('%j', (line, expected) => {
        expect(read(line)).toEqual(expected);
    });

    test.each(['0d', '4m', '366d', '53w', '99999999999999999999h', '1y', '2mo', '30s', '1.5h', '7days', '1hour'])(
        '%s is a mistake, and no part of the reason',
        (word) => {
            expect(read(`@tess ${word} spam`)).toMatchObject({ duration: { kind: 'mistaken' }, reason: 'spam' });
        },
    );
});

test('whatever is typed, nothing that can be seen of it is lost or made up', () => {
    const visibleOf = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{DI}]/gu, '');
    fc.assert(
        fc.property(nastyText, (text) => {
            const args = splitParams(text);
            const line = readCommandLine(args);
            if (line.kind === 'accounts' && !line.duration && line.names.length === 1) {
                const read = visibleOf(`${line.names[0]}${line.reason}`);
                expect(visibleOf(args.join('')).startsWith(read)).toBe(true);
                expect(read.length >= 1000 || read === visibleOf(args.join(''))).toBe(true);
            }
        }),
        { numRuns: 1000 },
    );
});

test('of a reason without end only the beginning is kept, and a username without end is nobody’s', () => {
    const line = readCommandLine(['u'.repeat(5_000_000), 'r'.repeat(5_000_000)]);
    expect(line).toEqual(accounts('u'.repeat(10_001), 'r'.repeat(1000)));
    expect(read(`tess ${'🐈'.repeat(1500)}`)).toEqual(accounts('tess', '🐈'.repeat(1000)));
});

test.each([
    ['quotes that are opened and never closed', `@tess ${'«a '.repeat(40_000)}`, { names: ['@tess'] }],
    ['commas in a username', `@tess${','.repeat(80_000)}x @mona`, { names: [expect.any(String), '@mona'] }],
])('a line of many %s keeps nobody waiting: its time grows with its length alone', (_, line, expected) => {
    const args = splitParams(line);
    const began = performance.now();
    expect(readCommandLine(args)).toMatchObject(expected);
    // Looking through the rest of the line for each of them took 10 s and more.
    expect(performance.now() - began).toBeLessThan(5000);
});
