import fc from 'fast-check';

import { type CommandLine, readCommandLine } from '../../src/surfaces/commandLine';
import { nastyText } from './support/nasty';

const action = (username: string, reason = ''): CommandLine => ({ kind: 'action', username, reason });

test.each<[string, CommandLine]>([
    ['@tess', action('@tess')],
    ['tess', action('tess')],
    ['  @tess  ', action('@tess')],
    ['@tess spam', action('@tess', 'spam')],
    ['@tess  spam and   more', action('@tess', 'spam and more')],
    ['@tess\nspam\tand more', action('@tess', 'spam and more')],
    ['@tess @mona', action('@tess', '@mona')],
    ['@fred:matrix.example rude', action('@fred:matrix.example', 'rude')],
    ['', { kind: 'nobody' }],
    ['   ', { kind: 'nobody' }],
    ['@', { kind: 'nobody' }],
    ['@ tess', { kind: 'nobody' }],
    ['help', { kind: 'help' }],
    ['help me', { kind: 'help' }],
    ['status', { kind: 'status' }],
    ['log', { kind: 'log', username: undefined }],
    ['log @tess', { kind: 'log', username: '@tess' }],
    ['log tess and more', { kind: 'log', username: 'tess' }],
    // An account that is called like a word of the command is meant with an @.
    ['@help', action('@help')],
    ['@status spam', action('@status', 'spam')],
    ['@log', action('@log')],
    ['Help', action('Help')],
    ['__proto__', action('__proto__')],
    ['constructor rude', action('constructor', 'rude')],
    ['"tess smith"', action('"tess', 'smith"')],
])('%j', (text, expected) => {
    expect(readCommandLine(text.split(' '))).toEqual(expected);
});

test('nothing typed at all', () => {
    expect(readCommandLine([])).toEqual({ kind: 'nobody' });
});

test('whatever is typed, it is read the same however the server splits it', () => {
    fc.assert(
        fc.property(nastyText, (text) => {
            expect(readCommandLine(text.split(' '))).toEqual(readCommandLine([text]));
            expect(readCommandLine(text.split(/\s+/))).toEqual(readCommandLine([text]));
        }),
    );
});

test('whatever is typed, a username has no space in it, and nothing that was typed is lost or made up', () => {
    fc.assert(
        fc.property(nastyText, (text) => {
            const line = readCommandLine(text.split(' '));
            if (line.kind === 'action') {
                expect(line.username).toMatch(/^\S+$/);
                expect(`${line.username} ${line.reason}`.trim()).toBe(text.trim().replace(/\s+/g, ' '));
            }
        }),
        { numRuns: 1000 },
    );
});

test('a username and a reason are read back as they were typed', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter((word) => /^\S+$/.test(word));
    const usernames = words.filter((word) => !['help', 'status', 'log', '@'].includes(word));
    fc.assert(
        fc.property(usernames, fc.array(words), (username, reason) => {
            expect(readCommandLine([username, ...reason])).toEqual(action(username, reason.join(' ')));
        }),
    );
});
