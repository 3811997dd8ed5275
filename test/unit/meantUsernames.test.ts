import { Deadline } from '../../src/moderation/deadline';
import { lookUpTarget } from '../../src/moderation/lookUp';
import { meantUsernames } from '../../src/moderation/meantUsernames';
import { asCode } from '../../src/words/plain';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { person } from './support/people';

/** Whom a typed username finds, among accounts that are called so. */
async function found(typed: string, ...usernames: string[]): Promise<string | undefined> {
    const workspace = new MemoryWorkspace(new Store(...usernames.map((username) => person(username))));
    const answer = await lookUpTarget({ kind: 'username', username: typed }, workspace, new Deadline(1000));
    if (answer.kind === 'unread') {
        return 'unread';
    }
    return 'why' in answer.value ? undefined : answer.value.username;
}

describe('the account that is visibly named', () => {
    test.each([
        ['max', 'max'],
        ['@max', 'max'],
        ['@\u200Bmax', 'max'],
        ['@\uFEFFmax', 'max'],
        ['\u2068max\u2069', 'max'],
        ['\u2068@max\u2069', 'max'],
        ['`@max`', 'max'],
        ['@max,', 'max'],
        ['max:', 'max'],
        [' max ', 'max'],
        ['@max;', 'max'],
        ['@max.', 'max'],
        ['(@max)', 'max'],
        ['“max”', 'max'],
        ['“john doe”', 'john doe'],
        ['„john doe“,', 'john doe'],
        ['`@max`.', 'max'],
        ['@\u2068@fred:matrix.example\u2069:', '@fred:matrix.example'],
    ])('%j', async (typed, username) => {
        await expect(found(typed, username)).resolves.toBe(username);
    });

    test('what the app writes in a message can be copied back in', async () => {
        await expect(found(asCode('@max'), 'max')).resolves.toBe('max');
    });
});

describe('the exact name comes first', () => {
    test.each([
        ['max.', 'max.'],
        ['@max.', 'max.'],
        ['m\u200Bax', 'm\u200Bax'],
        ['(max)', '(max)'],
        ['@max', 'max'],
        ['@@max', '@max'],
    ])('%j', async (typed, username) => {
        await expect(found(typed, 'max', username)).resolves.toBe(username);
    });
});

describe('nobody else is meant', () => {
    test.each([
        'MAX',
        '"max',
        '“max',
        'max”',
        'max doe',
        'ma x',
        '.max',
        'max..',
        'max!',
        'máx',
        '(max',
        'dr(max)',
        '(max)imilian',
        '@@max',
        '',
    ])('%j is not max', async (typed) => {
        await expect(found(typed, 'max')).resolves.toBeUndefined();
    });
});

test.each(['@', ''])('an account without a username is not meant by %j', async (typed) => {
    await expect(found(typed, '')).resolves.toBeUndefined();
});

test('an ordinary username is looked for once, with and without its @', () => {
    expect(meantUsernames('sam.spammer')).toEqual(['sam.spammer']);
    expect(meantUsernames('@sam.spammer')).toEqual(['sam.spammer', '@sam.spammer']);
});
