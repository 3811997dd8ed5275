import { Deadline } from '../../src/moderation/deadline';
import { markDecided, settleReports } from '../../src/moderation/decideReports';
import { followReports } from '../../src/moderation/followReports';
import { cardMarkOf, type ReportCard, type ReportedAuthor, type ReportEnding } from '../../src/moderation/report';
import { showReports } from '../../src/moderation/showReports';
import { DAY, HOUR, MINUTE } from '../../src/words/units';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, moderator, target } from './support/people';
import { closedCase } from './support/records';
import { author, reportCard, reportedMessage } from './support/reports';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, member, target));
});

afterEach(() => {
    jest.useRealTimers();
});

function hear(at = Date.now(), processId = 'process-1'): void {
    workspace.store.heard.set(`${author.id}:${processId}`, { author, processId, messages: [reportedMessage('m', at)] });
}

function put(more: Partial<ReportCard> = {}): void {
    workspace.store.reportCards.set('card-1', reportCard({ postedAt: Date.now(), ...more }));
}

function decide(at: number, inRocketChat: ReportEnding['inRocketChat'] = 'dismissed'): void {
    const by = { authorId: author.id, moderator: { id: moderator.id, username: moderator.username } };
    const event: ReportEnding = { kind: 'decided', id: 'case-1', caseNumber: 1, at, inRocketChat, ...by };
    workspace.store.reportEvents.set(event.id, event);
}

const onRecord = (): ReportedAuthor => ({
    heard: [...workspace.store.heard.values()],
    cards: [...workspace.store.reportCards.values()],
    events: [...workspace.store.reportEvents.values()],
});
const times = (operation: string): number => workspace.operations().filter((one) => one === operation).length;

async function inTime<T>(work: Promise<T>): Promise<T> {
    await jest.advanceTimersByTimeAsync(MINUTE);
    return work;
}

const show = (): Promise<boolean> =>
    inTime(showReports({ author, processId: 'process-1', messages: [reportedMessage('m')] }, workspace));
const follow = (): Promise<void> => inTime(followReports(workspace, new Deadline(20_000)));

describe('a report', () => {
    test('makes one card, which the next one brings up to date', async () => {
        await expect(show()).resolves.toBe(true);
        const again = { author, processId: 'process-2', messages: [reportedMessage('m', Date.now(), moderator)] };
        await inTime(showReports(again, workspace));
        expect([times('reportCards.post'), times('reportCards.update')]).toEqual([1, 1]);
        expect([...workspace.store.reportCards.values()]).toMatchObject([{ shown: cardMarkOf(onRecord()) }]);
    });

    test('of an author who is deactivated already makes none', async () => {
        workspace.store.setActive(target.id, false);
        await expect(show()).resolves.toBe(true);
        expect([times('reports.writeHeard'), times('reportCards.post')]).toEqual([0, 0]);
    });

    test('makes none without a log room', async () => {
        workspace.store.logRoomId = undefined;
        await show();
        expect(times('reportCards.post')).toBe(0);
    });

    describe.each(['accounts.byId', 'reports.ofAuthor', 'reports.writeHeard'])('where %s', (operation) => {
        test.each(faults)('%s, is tried again', async (fault) => {
            workspace.before = faulty(operation, fault);
            await expect(show()).resolves.toBe(false);
        });
    });

    test('of two processes that would post a card neither does, and none is left', async () => {
        workspace.after = (operation) => {
            if (operation === 'reports.writeCard') {
                workspace.store.reportCards.set('other', { ...cardOf(), id: 'other', messageId: null });
            }
        };
        await show();
        expect(times('reportCards.post')).toBe(0);
        expect([...workspace.store.reportCards.keys()]).toEqual(['other']);
    });

    test('whose post fails leaves no card, and one whose post is late leaves one: it may be there', async () => {
        workspace.before = faulty('reportCards.post', 'fails');
        await show();
        expect(workspace.store.reportCards.size).toBe(0);
        workspace.before = faulty('reportCards.post', 'hangs');
        await show();
        expect([...workspace.store.reportCards.values()]).toMatchObject([{ messageId: null }]);
    });

    test.each([
        ['makes a new card ten minutes after one that is over', 10 * MINUTE, [1, 0]],
        ['opens that card again before', 10 * MINUTE - 1, [0, 1]],
    ])('%s', async (_, ago, expected) => {
        put({ postedAt: Date.now() - ago, isOver: true });
        decide(Date.now() - 1);
        await show();
        expect([times('reportCards.post'), times('reportCards.update')]).toEqual(expected);
    });
});

function cardOf(): ReportCard {
    const [card] = workspace.store.reportCards.values();
    if (!card) {
        throw new Error('There is no card');
    }
    return card;
}

describe('a case that deactivates a reported author', () => {
    const mark = (closed = closedCase()): Promise<boolean> => inTime(markDecided(closed, workspace));

    test('is the decision on the card, once', async () => {
        put();
        hear();
        await expect(mark()).resolves.toBe(true);
        await expect(mark()).resolves.toBe(true);
        expect([...workspace.store.reportEvents.values()]).toMatchObject([{ kind: 'decided', id: 'case-1' }]);
        expect(times('reports.writeEvent')).toBe(1);
    });

    test('decides nothing on what is reported after it, though it is closed a second time', async () => {
        put();
        hear();
        await mark();
        await jest.advanceTimersByTimeAsync(MINUTE);
        hear();
        await mark();
        expect(times('reports.writeEvent')).toBe(1);
    });

    test.each<[string, () => void, Parameters<typeof mark>]>([
        ['there is no card', () => undefined, []],
        ['cases are posted nowhere', () => (put(), (workspace.store.logRoomId = undefined)), []],
        ['it failed', put, [closedCase({}, { kind: 'failed', failure: { why: 'federated' }, rooms: [] })]],
        ['it reactivated the account', put, [closedCase({ action: 'activate' })]],
    ])('decides nothing where %s', async (_, happens, closed) => {
        hear();
        happens();
        await expect(mark(...closed)).resolves.toBe(false);
        expect(workspace.store.reportEvents.size).toBe(0);
    });

    test('is told to Rocket.Chat once, and the card shows it', async () => {
        put();
        hear();
        await mark();
        await inTime(settleReports(author, workspace));
        await inTime(settleReports(author, workspace));
        expect(times('reportDismissal.ofAuthor')).toBe(1);
        expect([...workspace.store.reportEvents.values()]).toMatchObject([{ inRocketChat: 'dismissed' }]);
        expect(cardOf()).toMatchObject({ isOver: true, shown: cardMarkOf(onRecord()) });
    });

    test.each<[string, () => unknown]>([
        [
            'holds edit-other-user-active-status alone',
            () => (workspace.store.permitted = { kind: 'read', statusRoles: ['mods-id'], moderationRoles: [] }),
        ],
        ['can’t be read', () => (workspace.before = faulty('accounts.caller', 'fails'))],
    ])('stands, but is not told to Rocket.Chat where its moderator %s: the card says so', async (_, happens) => {
        put();
        hear();
        happens();
        await mark();
        await inTime(settleReports(author, workspace));
        expect(times('reportDismissal.ofAuthor')).toBe(0);
        expect([...workspace.store.shownCards.values()]).toMatchObject([
            { isOver: true, ending: { kind: 'decided', inRocketChat: 'failed' } },
        ]);
    });

    test.each(faults)('is not told again where Rocket.Chat %s', async (fault) => {
        put();
        hear();
        await mark();
        workspace.before = faulty('reportDismissal.ofAuthor', fault);
        await inTime(settleReports(author, workspace));
        expect([...workspace.store.reportEvents.values()]).toMatchObject([{ inRocketChat: 'failed' }]);
    });
});

describe('the sweep', () => {
    test.each<[string, () => void, string, number]>([
        ['posts a card that is missing', () => undefined, 'reportCards.post', 1],
        [
            'posts none of what was last reported an hour ago',
            () => {
                hear(Date.now() - HOUR);
            },
            'reportCards.post',
            0,
        ],
        ['updates a card that shows less than is known', put, 'reportCards.update', 1],
        [
            'leaves a card that shows all',
            () => {
                put({ shown: cardMarkOf(onRecord()) });
            },
            'reportCards.update',
            0,
        ],
        [
            'tells Rocket.Chat of a decision that it was not told',
            () => {
                decide(Date.now(), 'not-yet');
            },
            'reportDismissal.ofAuthor',
            1,
        ],
    ])('%s', async (_, happens, operation, count) => {
        hear();
        happens();
        await follow();
        expect(times(operation)).toBe(count);
    });

    test.each([
        ['forgets a card of ten minutes that can’t be updated: the next one is posted anew', 10 * MINUTE, 0],
        ['keeps a younger one', 10 * MINUTE - 1, 1],
    ])('%s', async (_, ago, cards) => {
        put({ postedAt: Date.now() - ago });
        hear();
        workspace.before = faulty('reportCards.update', 'fails');
        await follow();
        expect(workspace.store.reportCards.size).toBe(cards);
    });

    test('reads no room: its newest message may have ended the process', async () => {
        hear();
        await follow();
        expect([times('reportCards.post'), times('rooms.byId')]).toEqual([1, 0]);
    });

    test('removes what is older than seven days, and nothing else', async () => {
        const weekAgo = Date.now() - 7 * DAY;
        put({ postedAt: weekAgo - 1, shown: 'old' });
        decide(weekAgo - 1);
        hear(weekAgo - 1, 'old');
        await follow();
        const { heard, reportCards, reportEvents } = workspace.store;
        expect([times('reports.removeHeard'), reportCards.size, reportEvents.size]).toEqual([1, 0, 0]);

        put({ postedAt: Date.now() - 6 * DAY, shown: 'young' });
        decide(Date.now() - 6 * DAY);
        heard.clear();
        hear(Date.now() - 6 * DAY, 'young');
        await follow();
        expect([heard.size, reportCards.size, reportEvents.size]).toEqual([1, 1, 1]);
    });
});
