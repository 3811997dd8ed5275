import { findCard, holdCard, markDecided, settleReports } from '../../src/moderation/decideReports';
import type { ReportCard, ReportEvent } from '../../src/moderation/report';
import { MINUTE } from '../../src/words/units';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, moderator, otherModerator, target } from './support/people';
import { closedCase } from './support/records';
import { author, reportCard, reportedMessage } from './support/reports';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, otherModerator, member, target));
    hear();
});

afterEach(() => {
    jest.useRealTimers();
});

function hear(): void {
    workspace.store.heard.set('process-1', { author, processId: 'process-1', messages: [reportedMessage('m')] });
}

function put(id: string, postedAt: number, messageId: string | null = id): ReportCard {
    const card = reportCard({ id, postedAt, messageId });
    workspace.store.reportCards.set(id, card);
    return card;
}

const events = (kind: ReportEvent['kind']): ReportEvent[] =>
    [...workspace.store.reportEvents.values()].filter((one) => one.kind === kind);

async function inTime<T>(work: Promise<T>): Promise<T> {
    await jest.advanceTimersByTimeAsync(MINUTE);
    return work;
}

describe('by a card that is pressed', () => {
    test('one decides on what is open', async () => {
        put('card-1', 1);
        expect(await findCard('card-1', moderator, workspace)).toMatchObject({ kind: 'card', messages: [{ id: 'm' }] });
    });

    test('nothing is decided where the author has a newer one', async () => {
        put('old', 1);
        put('new', 2);
        expect(await findCard('old', moderator, workspace)).toEqual({ kind: 'over' });
    });

    test('nothing is decided where all of it was', async () => {
        put('card-1', 1);
        await markDecided(closedCase(), workspace);
        expect(await findCard('card-1', moderator, workspace)).toEqual({ kind: 'over' });
        await markDecided(closedCase({ id: 'case-2' }), workspace);
        expect(events('decided')).toHaveLength(1);
    });

    test('nothing is decided before it is posted', async () => {
        put('card-1', 1, null);
        expect(await findCard('card-1', moderator, workspace)).toEqual({ kind: 'over' });
    });
});

describe('a case that deactivates the author', () => {
    test('decides what came after an earlier case, and though a moderator has the card', async () => {
        const card = put('card-1', 1);
        await holdCard(card, otherModerator, workspace);
        await markDecided(closedCase(), workspace);
        await jest.advanceTimersByTimeAsync(MINUTE);
        hear();
        await markDecided(closedCase({ id: 'case-2', number: 2 }), workspace);
        expect(events('decided')).toMatchObject([{ caseNumber: 1 }, { caseNumber: 2 }]);
    });

    test.each([
        ['by its number', 7, '@mona deactivated @tess (case #7).'],
        ['without one, where it has none', null, '@mona deactivated @tess.'],
    ])('is told to Rocket.Chat %s', async (_, number, told) => {
        put('card-1', 1);
        await markDecided(closedCase({ number }), workspace);
        await inTime(settleReports(author, workspace));
        expect(workspace.asked).toContainEqual(['reportDismissal.ofAuthor', target.id, told]);
    });
});
