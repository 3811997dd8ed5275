import type { IMessageReportContext } from '@rocket.chat/apps-engine/definition/messages';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';

import type { Account } from '../../src/moderation/account';
import { ReportInbox } from '../../src/moderation/reportInbox';
import { answerMessageReported } from '../../src/surfaces/messageReported';
import { HOUR, MINUTE } from '../../src/words/units';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, moderator, person, target } from './support/people';
import { roomOf } from './support/read';
import { type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

let workspace: MemoryWorkspace;
let surface: Surface;
let inbox: ReportInbox;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, member, target));
    surface = surfaceOver(workspace);
    inbox = new ReportInbox();
});

afterEach(() => {
    jest.useRealTimers();
});

interface Said {
    readonly author?: Account;
    readonly by?: Account;
    readonly id?: string;
    readonly more?: Partial<IMessageReportContext['message']>;
}

/** Somebody reports a message, as the server tells of it. It is taken in at once. */
function report({ author = target, by = member, id = 'm', more = {} }: Said = {}): Promise<void> {
    const message = { id, sender: userOf(author), room: roomOf('room-1', RoomType.CHANNEL), text: 'words', ...more };
    return answerMessageReported({ message, user: userOf(by), reason: 'rude' }, inbox, surface.context);
}

const later = (milliseconds = MINUTE): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);
const heard = (): unknown[] => [...workspace.store.heard.values()].flatMap(({ messages }) => messages);
const times = (operation: string): number => workspace.operations().filter((one) => one === operation).length;

test('a report is on record, with who wrote and who reported, and its author has a card', async () => {
    const createdAt = new Date(Date.now() - HOUR);
    await report({ more: { createdAt } });
    await later();
    expect([...workspace.store.heard.values()]).toMatchObject([
        { author: { id: target.id, username: target.username }, messages: [{ id: 'm', roomId: 'room-1' }] },
    ]);
    expect(heard()).toMatchObject([
        {
            text: 'words',
            sentAt: createdAt.getTime(),
            by: [member.id],
            newest: { reason: 'rude', by: { id: member.id } },
        },
    ]);
    expect(times('reportCards.post')).toBe(1);
});

describe('of a message', () => {
    test.each<[string, Said['more']]>([
        ['without a time', { createdAt: undefined }],
        ['whose time is none', { createdAt: new Date(Number.NaN) }],
    ])('%s it isn’t known when it was written', async (_, more) => {
        await report({ more });
        await later();
        expect(heard()).toMatchObject([{ sentAt: null }]);
    });

    test('without a text, an attachment alone, the report counts all the same', async () => {
        await report({ more: { text: undefined } });
        await later();
        expect(heard()).toMatchObject([{ text: '' }]);
    });

    /** What crosses is not always what the engine's type promises. */
    const absent = null as never;

    test.each<[string, Said['more']]>([
        ['an id', { id: undefined }],
        ['an author', { sender: absent }],
        ['a room', { room: absent }],
    ])('without %s there is nothing to decide', async (_, more) => {
        await report({ more });
        await later();
        expect(workspace.asked).toEqual([]);
        expect(JSON.stringify(surface.context.logger)).not.toContain('could not be taken in');
    });
});

test('a report by nobody counts nothing', async () => {
    const message = { id: 'm', sender: userOf(target), room: roomOf('room-1', RoomType.CHANNEL), text: 'words' };
    const byNobody = { message, user: null as never, reason: 'rude' };
    await answerMessageReported(byNobody, inbox, surface.context);
    await later();
    expect(workspace.asked).toEqual([]);
});

test('a report that can’t be taken in is said in the app’s log, and nothing is thrown at the server', async () => {
    const broken = Object.defineProperty({ id: 'm' }, 'text', {
        get: () => {
            throw new Error('no');
        },
    }) as never;
    await answerMessageReported({ message: broken, user: userOf(member), reason: '' }, inbox, surface.context);
    expect(JSON.stringify(surface.context.logger)).toContain('could not be taken in');
});

describe('reports that come together', () => {
    test('on one author are written down and shown together', async () => {
        await report();
        for (const name of ['ann', 'bob', 'cat']) {
            await report({ by: person(name) });
        }
        await later();
        expect(heard()).toMatchObject([{ by: [member.id, 'ann-id', 'bob-id', 'cat-id'] }]);
        expect([times('reports.writeHeard'), times('reportCards.post'), times('reportCards.update')]).toEqual([
            2, 1, 1,
        ]);
    });

    test('at two processes: each keeps what it heard alone', async () => {
        await report();
        await later();
        inbox = new ReportInbox();
        await report({ id: 'n' });
        await later();
        const kept = [...workspace.store.heard.values()].map(({ messages }) => messages.map(({ id }) => id));
        expect(kept).toEqual([['m'], ['n']]);
    });

    test('on two authors keep neither waiting', async () => {
        workspace.store.add(person('olga'));
        workspace.before = faulty('reportCards.post', 'hangs');
        await report();
        await report({ author: person('olga'), id: 'n' });
        await later(1000);
        expect(times('reportCards.post')).toBe(2);
    });

    test('on more than 500 authors are left to Rocket.Chat’s console, but for those whose report is at work', async () => {
        const authors = Array.from({ length: 501 }, (_, index) => person(`author-${index}`));
        workspace.store.add(...authors);
        const [first, last] = [authors[0], authors.at(-1)];
        for (const author of authors) {
            await report({ author });
        }
        await report({ author: first, by: moderator });
        await later();
        const heardOf = (whom = target) =>
            [...workspace.store.heard.values()].find(({ author }) => author.id === whom.id);
        expect(workspace.store.heard.size).toBe(500);
        expect(heardOf(first)).toMatchObject({ messages: [{ by: [member.id, moderator.id] }] });
        expect(heardOf(last)).toBeUndefined();
        await report({ author: last });
        await later();
        expect(heardOf(last)).toBeDefined();
    });
});

describe('where it can’t be written down', () => {
    test('it is tried again, together with what came since', async () => {
        workspace.before = faulty('reports.writeHeard', 'fails');
        await report();
        await later(1000);
        await report({ id: 'n' });
        await later(1000);
        workspace.before = () => undefined;
        await later();
        expect(heard()).toMatchObject([{ id: 'n' }, { id: 'm' }]);
    });

    test('it is given up after 20 times more, and the next report is taken in', async () => {
        workspace.before = faulty('reports.writeHeard', 'fails');
        await report();
        await later(HOUR);
        expect(times('reports.writeHeard')).toBe(21);
        workspace.before = () => undefined;
        await report({ id: 'n' });
        await later();
        expect(heard()).toMatchObject([{ id: 'n' }]);
    });
});
