import type { ReportCardView, ReportedAuthor, ReportedMessage, ReportEvent } from '../../src/moderation/report';
import { reportCardView } from '../../src/moderation/reportCardView';
import { MINUTE } from '../../src/words/units';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, moderator, target } from './support/people';
import { closedCase, privateRoom } from './support/records';

const author = { id: target.id, username: 'old.name' };
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, member, target));
    roomIs({});
});

afterEach(() => {
    jest.useRealTimers();
});

function roomIs(more: Partial<ReturnType<typeof privateRoom>>): void {
    workspace.store.rooms.set('room-1', {
        room: { ...privateRoom('room-1', 'the den'), ...more },
        owners: [],
        members: [],
    });
}

const message = (id: string, ago: number, ...by: readonly string[]): ReportedMessage => ({
    id,
    roomId: 'room-1',
    text: id,
    sentAt: 0,
    by,
    newest: { by: { id: member.id, username: member.username }, reason: 'rude', at: Date.now() - ago },
});
const event = (ago: number) => ({
    id: 'event-1',
    authorId: author.id,
    moderator: { id: moderator.id, username: moderator.username },
    at: Date.now() - ago,
});
const decided = (ago: number, caseNumber: number | null = 2): ReportEvent => ({
    ...event(ago),
    kind: 'decided',
    caseNumber,
    inRocketChat: 'dismissed',
});

async function shown(messages: readonly ReportedMessage[], ...events: readonly ReportEvent[]) {
    const state: ReportedAuthor = { heard: [{ author, processId: 'process-1', messages }], cards: [], events };
    const view = reportCardView('card-1', author, state, workspace);
    await jest.advanceTimersByTimeAsync(MINUTE);
    return view;
}

const both = () => [message('older', 2, 'a', 'b'), message('newer', 1, 'a')];

test('a card shows the message that was reported last, and counts the others', async () => {
    expect(await shown(both())).toMatchObject({
        cardId: 'card-1',
        message: { id: 'newer' },
        reports: 3,
        people: 2,
        furtherMessages: 1,
        isOver: false,
        ending: undefined,
    });
});

test('what was decided on counts no more, as long as something else is left', async () => {
    const dismissed: ReportEvent = { ...event(0), kind: 'dismissed', messageId: 'newer', inRocketChat: 'dismissed' };
    expect(await shown(both(), dismissed)).toMatchObject({
        message: { id: 'older' },
        reports: 2,
        furtherMessages: 0,
        isOver: false,
    });
});

test('when all is decided the card shows it all, and that it is over', async () => {
    expect(await shown(both(), decided(0))).toMatchObject({
        message: { id: 'newer' },
        furtherMessages: 1,
        isOver: true,
        ending: { kind: 'decided', caseNumber: 2 },
    });
});

test('a card without a message shows nothing', async () => {
    expect(await shown([])).toBeUndefined();
});

test('whoever has the card is named', async () => {
    const held: ReportEvent = { ...event(1), kind: 'held' };
    expect(await shown(both(), held)).toMatchObject({ holder: { moderator: { id: moderator.id } } });
});

test('whoever deactivated the author before is named as they are called now', async () => {
    workspace.store.closed.set('case-1', closedCase());
    workspace.store.add({ ...moderator, username: 'renamed' });
    expect(await shown(both())).toMatchObject({ earlier: [{ moderator: { username: 'renamed' } }] });
});

describe('its author', () => {
    test('is called as they are now', async () => {
        expect(await shown(both())).toMatchObject({ author: { id: target.id, username: target.username } });
    });

    test('keeps the name on record where the account is gone', async () => {
        workspace.store.accounts.delete(target.id);
        expect(await shown(both())).toMatchObject({ author });
    });
});

test.each<[string, Parameters<typeof roomIs>[0] | undefined, ReportCardView['room']]>([
    ['is named', {}, 'the den'],
    ['has no name where it is a direct message', { canBeRelinquished: false, name: '' }, null],
    ['that is gone is not known', undefined, undefined],
])('its room %s', async (_, more, room) => {
    if (more) {
        roomIs(more);
    } else {
        workspace.store.rooms.clear();
    }
    expect((await shown(both()))?.room).toBe(room);
});

describe('the author’s earlier deactivations', () => {
    const numbers = async (...events: readonly ReportEvent[]) =>
        (await shown(both(), ...events))?.earlier.map(({ number }) => number);

    beforeEach(() => {
        for (const number of [1, 2]) {
            const one = closedCase({ id: `case-${number}`, number, openedAt: number });
            workspace.store.closed.set(one.id, one);
        }
        const failed = closedCase(
            { id: 'failed', number: 3 },
            { kind: 'failed', failure: { why: 'federated' }, rooms: [] },
        );
        workspace.store.closed.set(failed.id, failed);
    });

    test('are those that were carried out, newest first', async () => {
        expect(await numbers()).toEqual([2, 1]);
    });

    test('are without the one that this card led to', async () => {
        expect(await numbers(decided(0))).toEqual([1]);
    });
});

describe.each(faults)('what can’t be read in time (%s) is left out, and the card is shown all the same:', (fault) => {
    test.each<[string, Partial<ReportCardView>]>([
        ['accounts.byId', { author }],
        ['rooms.byId', { room: undefined }],
        ['cases.ofTarget', { earlier: [] }],
    ])('%s', async (operation, left) => {
        workspace.store.closed.set('case-1', closedCase());
        workspace.before = faulty(operation, fault);
        expect(await shown(both())).toMatchObject({ message: { id: 'newer' }, ...left });
    });
});
