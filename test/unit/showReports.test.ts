import { Deadline } from '../../src/moderation/deadline';
import { settleReports } from '../../src/moderation/decideReports';
import { followReports } from '../../src/moderation/followReports';
import type { ReportCard, ReportedMessage } from '../../src/moderation/report';
import { showReports } from '../../src/moderation/showReports';
import { DAY, HOUR, MINUTE } from '../../src/words/units';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, moderator, target } from './support/people';
import { author, reportCard, reportedMessage } from './support/reports';

const NEW_CARD_EVERY = 10 * MINUTE;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, member, target));
});

afterEach(() => {
    jest.useRealTimers();
});

function hear(...messages: readonly ReportedMessage[]): void {
    workspace.store.heard.set(`${author.id}:process-1`, { author, processId: 'process-1', messages });
}

function put(more: Partial<ReportCard>): void {
    workspace.store.reportCards.set('card-1', reportCard(more));
}

async function inTime(work: Promise<unknown>): Promise<void> {
    await jest.advanceTimersByTimeAsync(MINUTE);
    await work;
}

const show = (id = 'm'): Promise<void> =>
    inTime(showReports({ author, processId: 'process-1', messages: [reportedMessage(id)] }, workspace));
const sweep = (): Promise<void> => inTime(followReports(workspace, new Deadline(20_000)));
const postsAndUpdates = (): number[] =>
    ['reportCards.post', 'reportCards.update'].map(
        (operation) => workspace.operations().filter((one) => one === operation).length,
    );

test('a card that shows all of it stays as it is', async () => {
    await show();
    await show();
    expect(postsAndUpdates()).toEqual([1, 0]);
});

test('as long as something is left to decide there is one card, however old', async () => {
    await show();
    await jest.advanceTimersByTimeAsync(NEW_CARD_EVERY);
    await show('n');
    expect(postsAndUpdates()).toEqual([1, 1]);
});

test.each([
    ['is not posted again for ten minutes: it may be there', NEW_CARD_EVERY - 1, 0],
    ['is posted anew after that', NEW_CARD_EVERY, 1],
])('a card whose post was late %s', async (_, ago, posts) => {
    put({ messageId: null, postedAt: Date.now() - ago });
    await show();
    expect(postsAndUpdates()).toEqual([posts, 0]);
});

test('where it can’t be read whether another process posts a card, none is posted, and none is left', async () => {
    workspace.before = faulty('reports.cardsOf', 'fails');
    await show();
    expect(postsAndUpdates()).toEqual([0, 0]);
    expect(workspace.store.reportCards.size).toBe(0);
});

test('a card that is over shows what Rocket.Chat was told, however old it is', async () => {
    hear(reportedMessage('m', Date.now() - HOUR));
    put({ postedAt: Date.now() - HOUR, isOver: true });
    const by = { authorId: author.id, moderator: { id: moderator.id, username: moderator.username } };
    const decided = { kind: 'decided', id: 'case-1', caseNumber: 1, at: Date.now(), inRocketChat: 'not-yet' } as const;
    workspace.store.reportEvents.set('case-1', { ...decided, ...by });
    await inTime(settleReports(author, workspace));
    expect(postsAndUpdates()).toEqual([0, 1]);
});

describe('the sweep', () => {
    test('updates a card that shows less than is known, though nothing was reported lately', async () => {
        hear(reportedMessage('m', Date.now() - 2 * HOUR));
        put({ postedAt: Date.now() - 2 * HOUR });
        await sweep();
        expect(postsAndUpdates()).toEqual([0, 1]);
    });

    test('keeps an old card whose update is late only: it may be there', async () => {
        hear(reportedMessage('m'));
        put({ postedAt: Date.now() - NEW_CARD_EVERY });
        workspace.before = faulty('reportCards.update', 'hangs');
        await sweep();
        expect(workspace.store.reportCards.size).toBe(1);
    });

    test('keeps what a process heard as long as any of it is younger than seven days', async () => {
        hear(reportedMessage('old', Date.now() - 8 * DAY), reportedMessage('young', Date.now() - 6 * DAY));
        await sweep();
        expect(workspace.store.heard.size).toBe(1);
        hear(reportedMessage('old', Date.now() - 8 * DAY));
        await sweep();
        expect(workspace.store.heard.size).toBe(0);
    });
});
