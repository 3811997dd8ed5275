import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { differencesOf } from '../vectors/differences';
import { replay } from '../vectors/replay';
import { report } from '../vectors/report';
import { type OperationResult, type Outcome, parseVectors } from '../vectors/vector';

const lines = readFileSync(join(__dirname, 'vectors', 'set-user-active-status.ndjson'), 'utf8');

function never(): never {
    throw new Error('The vectors hold no such thing.');
}

const refusal = (shouldBeRemoved: string[]): OperationResult => ({
    code: 'user-last-owner',
    reason: '',
    details: { shouldBeRemoved, shouldChangeOwner: [] },
});

/** The model beside Rocket.Chat's own functions: what they made of 300 made-up workspaces stands in sandbox/test/vectors. */
describe('what Rocket.Chat itself did', () => {
    test('the model does the same in every vector: results, accounts, rooms, subscriptions, teams and e-mails', async () => {
        expect(await report(lines)).toEqual({ total: 300, agreed: 300, differences: [] });
    });

    const [vector = never()] = parseVectors(lines);
    const [[rid, room] = never()] = Object.entries(vector.expected.rooms);
    const [[uid, user] = never()] = Object.entries(vector.expected.users);

    test.each<[string, Partial<Outcome>]>([
        ['results', { results: [...vector.expected.results, { ok: true }] }],
        ['results.details.shouldBeRemoved', { results: [refusal(['Room 1', 'Room 0'])] }],
        ['rooms', { rooms: { ...vector.expected.rooms, other: {} } }],
        ['rooms.ro', { rooms: { ...vector.expected.rooms, [rid]: { ...room, ro: true } } }],
        ['users.tokens', { users: { ...vector.expected.users, [uid]: { ...user, tokens: 1 } } }],
        ['subs', { subs: {} }],
        ['teams', { teams: ['team'] }],
        ['mails', { mails: 7 }],
    ])('a difference in %s is seen', async (kind, changed) => {
        const expected = { ...vector.expected, ...changed };
        const differences = differencesOf({ ...vector, expected }, await replay(vector));
        expect(differences.map((difference) => difference.kind)).toEqual([kind]);
    });

    test('the text of a refusal for want of seats is not compared, its code is', async () => {
        const vector =
            parseVectors(lines).find(
                ({ workspace, expected }) =>
                    workspace.seats !== undefined &&
                    expected.results.some((result) => 'code' in result && result.reason === 'limit'),
            ) ?? never();
        expect(differencesOf(vector, await replay(vector))).toEqual([]);
        vector.workspace.seats = undefined;
        expect(differencesOf(vector, await replay(vector)).map(({ kind }) => kind)).toContain('results.code');
    });

    test.each([
        ['ends well where all agree', [vector], 0, /^1 of 1 agree\n$/],
        [
            'fails, and says where, if one does not',
            [vector, { ...vector, id: 'other', expected: { ...vector.expected, mails: 7 } }],
            1,
            /^1 of 2 agree\nmails: other at mails: Rocket\.Chat 7, the model 0\n$/,
        ],
        ['fails on a file without any', [], 1, /^0 of 0 agree\n$/],
    ])('npm run vectors %s', async (_what, vectors, code, printed) => {
        const folder = await mkdtemp(join(tmpdir(), 'vectors-'));
        const file = join(folder, 'some.ndjson');
        await writeFile(file, vectors.map((one) => JSON.stringify(one)).join('\n'));
        const script = join(__dirname, '..', 'vectors', 'main.ts');
        const { status, stdout } = spawnSync(process.execPath, ['--require', 'tsx/cjs', script, file], {
            encoding: 'utf8',
        });
        expect([status, stdout]).toEqual([code, expect.stringMatching(printed)]);
        await rm(folder, { recursive: true });
    });

    test('a line that is no vector is named by its number', () => {
        expect(() => parseVectors(`${lines}{"id": 1}\n`)).toThrow(/^Line 301 is no vector: /);
    });
});
