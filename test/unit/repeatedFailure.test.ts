import type { Case, Ending, Failure } from '../../src/moderation/case';
import { findRepeated } from '../../src/moderation/repeatedFailure';
import { MINUTE } from '../../src/words/units';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { target } from './support/people';
import { closedCase, openCase } from './support/records';

beforeEach(() => {
    jest.useFakeTimers();
});

afterEach(() => {
    jest.useRealTimers();
});

const failed = (failure: Failure) => ({ kind: 'failed', failure, rooms: [] }) as const;
const said = (message: string): Failure => ({ why: 'said', message });

/** Whether a failure, or another ending, repeats a failure that was closed so many milliseconds ago. */
async function repeats(
    failure: Failure,
    ago: number,
    opened: Partial<Case> = {},
    ending: Ending = failed(failure),
): Promise<boolean> {
    const workspace = new MemoryWorkspace(new Store());
    workspace.store.closed.set('earlier', closedCase({ id: 'earlier', closedAt: Date.now() - ago }, failed(failure)));
    return (await findRepeated(openCase(opened), ending, workspace)) !== undefined;
}

test.each([
    ['within 10 minutes of the last one repeats it', 10 * MINUTE - 1, true],
    ['10 minutes after the last one does not', 10 * MINUTE, false],
])('a failure %s', async (_, ago, expected) => {
    await expect(repeats({ why: 'federated' }, ago)).resolves.toBe(expected);
});

test('a failure in the same words of Rocket.Chat’s repeats the last one', async () => {
    await expect(repeats(said('Never.'), MINUTE)).resolves.toBe(true);
});

test.each<[string, Partial<Case>]>([
    ['in a batch', { batchId: 'batch-1' }],
    ['of an account that has another username by now', { target: { id: target.id, username: 'tessa' } }],
])('a failure %s repeats none', async (_, opened) => {
    await expect(repeats(said('Never.'), MINUTE, opened)).resolves.toBe(false);
});

test('what came about repeats no failure', async () => {
    await expect(repeats(said('Never.'), MINUTE, {}, { kind: 'done', rooms: [] })).resolves.toBe(false);
});
