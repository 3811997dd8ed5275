import type { Outcome } from '../../src/moderation/carryOut';
import { Claims } from '../../src/moderation/claims';
import { MINUTE, SECOND } from '../../src/words/units';
import { carrying } from './support/asking';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, moderator, target } from './support/people';
import { closedCase, confirmation } from './support/records';
import { author, reportCard, reportedMessage } from './support/reports';

let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, member, target));
    workspace.store.confirmations.set('view-1', confirmation());
    claims = new Claims();
});

afterEach(() => void jest.useRealTimers());

/** Carries the decision out, and lets 5 minutes pass. */
async function outcome(): Promise<Outcome> {
    const work = carrying(workspace, claims);
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    return work;
}

/** What each of these was asked with. */
const asked = (operation: string): unknown[] =>
    workspace.asked.flatMap(([one, parameter]) => (one === operation ? [parameter] : []));

/** Lets an operation wait before it takes effect. */
function late(operation: string, milliseconds: number): void {
    workspace.before = (one) =>
        one === operation ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : undefined;
}

describe('the number of a case', () => {
    test('is claimed by the open case, before the call', async () => {
        const earlier = closedCase({ id: 'earlier', target: member });
        workspace.store.closed.set(earlier.id, earlier);
        await outcome();
        expect(asked('cases.open')).toMatchObject([{ number: 2 }]);
        expect(asked('cases.giveBackNumber')).toEqual([]);
    });

    test('is had in the end where none could be claimed', async () => {
        workspace.before = faulty('cases.nextNumber', 'fails');
        await outcome();
        expect(asked('cases.open')).toMatchObject([{ number: null }]);
        expect([...workspace.store.closed.values()]).toMatchObject([{ number: 1 }]);
    });

    test('is given back where the server asks back, and where the question is spent', async () => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
        await outcome();
        expect(asked('cases.giveBackNumber')).toEqual([1]);
        await expect(outcome()).resolves.toEqual({ kind: 'spent' });
        expect(asked('cases.giveBackNumber')).toEqual([1, 1]);
    });

    test('is kept as long as its case may still be on record', async () => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
        workspace.before = faulty('cases.finish', 'fails');
        await outcome();
        expect(asked('cases.giveBackNumber')).toEqual([]);
    });

    test('is not given back where there was none', async () => {
        workspace.store.confirmations.clear();
        workspace.before = faulty('cases.nextNumber', 'fails');
        await expect(outcome()).resolves.toEqual({ kind: 'spent' });
        expect(asked('cases.giveBackNumber')).toEqual([]);
    });
});

test('where the moderator alone can’t be read, nothing is begun and nobody is refused', async () => {
    let reads = 0;
    workspace.before = (operation) => {
        if (operation === 'accounts.byId' && ++reads === 1) {
            throw new Error('The moderator could not be read');
        }
    };
    await expect(outcome()).resolves.toEqual({ kind: 'not-begun' });
    expect(workspace.calls()).toEqual([]);
});

describe('that the server accepted a call', () => {
    test('is written down also where the moderator was told that no answer came', async () => {
        late('activeStatus.deactivate', 59 * SECOND);
        await expect(outcome()).resolves.toMatchObject({ kind: 'no-answer' });
        expect(asked('cases.noteAccepted')).toMatchObject([{ target: { id: target.id } }]);
    });

    test('is not written down after a minute: by then the case is closed by looking', async () => {
        late('activeStatus.deactivate', 61 * SECOND);
        await expect(outcome()).resolves.toMatchObject({ kind: 'no-answer' });
        expect(asked('cases.noteAccepted')).toEqual([]);
    });

    test('is written down where it was the endpoint, asked for rooms, that deactivated the account late', async () => {
        workspace.store.permit('admin', 'mods-id');
        workspace.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
        workspace.endpoint = () => ({ kind: 'accepted' });
        late('serviceAccount.setActiveStatus', 20 * SECOND);
        await expect(outcome()).resolves.toMatchObject({ kind: 'last-owner' });
        expect([...workspace.store.open.values()]).toMatchObject([{ isAccepted: true }]);
    });
});

test('a case that could not be closed stays open for the sweep, and keeps nobody from the account', async () => {
    workspace.before = faulty('cases.close', 'fails');
    await expect(outcome()).resolves.toMatchObject({ kind: 'ended', recorded: false });
    expect([workspace.store.open.size, workspace.store.claims.size]).toEqual([1, 0]);
});

test('a deactivation settles the card of a reported author', async () => {
    const messages = [reportedMessage('m')];
    workspace.store.heard.set('process-1', { author, processId: 'process-1', messages });
    workspace.store.reportCards.set('card-1', reportCard({ postedAt: Date.now() }));
    await outcome();
    expect(asked('reportDismissal.ofAuthor')).toEqual([target.id]);
    expect(workspace.store.reportCards.get('card-1')?.isOver).toBe(true);
});
