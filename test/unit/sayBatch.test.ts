import type { Batch, BatchEntry, EntryState } from '../../src/moderation/batch';
import { batchEnd } from '../../src/ui/sayBatch';
import { EVERYBODY } from '../../src/words/reader';
import { moderator, person } from './support/people';

const batch: Batch = {
    id: 'batch-1',
    action: 'deactivate',
    moderator,
    accounts: [],
    owners: [person('olga')],
    leftOut: [{ username: 'anna.admin', why: 'protected' }],
    reason: '',
    lasts: null,
    cleanUp: null,
    origin: { roomId: 'room-1', threadId: null, messageId: null },
    openedAt: 0,
    entryId: null,
};

const entry = (state: EntryState, index: number): BatchEntry => ({
    batchId: 'batch-1',
    account: person(`a${index}`),
    state,
});

test('the end of a batch counts nobody as refused whose account may be changed', () => {
    const states: readonly EntryState[] = [
        { kind: 'done' },
        { kind: 'found' },
        { kind: 'unknown' },
        { kind: 'busy' },
        { kind: 'refused', why: 'protected' },
        { kind: 'failed', failure: { why: 'last-admin' } },
        { kind: 'last-owner' },
    ];
    const [headline] = batchEnd(batch, states.map(entry), EVERYBODY).text.split('\n');
    expect(headline).toBe('Deactivated: `2`, not changed or unknown: `5`, to be decided one by one: `2`.');
});
