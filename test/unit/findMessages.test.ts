import { MAX_DELETED } from '../../src/moderation/cleanUp';
import { Deadline } from '../../src/moderation/deadline';
import { findMessages, type MessageSearch } from '../../src/moderation/findMessages';
import type { WrittenMessage } from '../../src/moderation/ports';
import { HOUR, MINUTE, SECOND } from '../../src/words/units';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, target } from './support/people';

describe('the messages of a room', () => {
    let workspace: MemoryWorkspace;

    beforeEach(() => {
        jest.useFakeTimers();
        workspace = new MemoryWorkspace(new Store());
    });

    afterEach(() => jest.useRealTimers());

    const message = (id: string, senderId = target.id, ago = MINUTE): WrittenMessage => ({
        id,
        roomId: 'room-1',
        senderId,
        content: id,
        sentAt: Date.now() - ago,
        isPinned: false,
        hasFiles: false,
    });
    const write = (...written: Parameters<typeof message>): void =>
        void workspace.store.written.set(written[0], message(...written));
    const begin = (limit = 30 * SECOND): Promise<MessageSearch> =>
        findMessages('room-1', target.id, Date.now() - HOUR, workspace, new Deadline(limit));
    const find = async (): Promise<MessageSearch> => {
        const finding = begin();
        await jest.advanceTimersByTimeAsync(MINUTE);
        return finding;
    };
    const pages = (): unknown[] =>
        workspace.asked.flatMap(([operation, , skip]) => (operation === 'written.page' ? [skip] : []));

    test('are read page by page until they are too old', async () => {
        for (let index = 0; index < 350; index++) {
            write(`m-${index}`, target.id, index < 150 ? MINUTE + index : 2 * HOUR + index);
        }
        const { messages, isWhole } = await find();
        expect([messages.length, isWhole, pages()]).toEqual([150, true, [0, 100]]);
    });

    test('are this account’s, and not older than asked', async () => {
        write('own', target.id, HOUR);
        write('older', target.id, HOUR + 1);
        write('others', member.id);
        expect((await find()).messages.map(({ id }) => id)).toEqual(['own']);
    });

    test('end with a page that isn’t full', async () => {
        for (let index = 0; index < 100; index++) {
            write(`m-${index}`);
        }
        expect(await find()).toMatchObject({ isWhole: true });
        expect(pages()).toEqual([0, 100]);
    });

    test.each(faults)('are not whole where a page %s; what was found counts', async (fault) => {
        for (let index = 0; index < 150; index++) {
            write(`m-${index}`);
        }
        workspace.before = faulty('written.page', fault, 2);
        const { messages, isWhole } = await find();
        expect([messages.length, isWhole]).toEqual([100, false]);
    });

    test('are kept up to as many as may be deleted, the newest; of the others their ids', async () => {
        for (let index = 0; index < MAX_DELETED + 70; index++) {
            write(`m-${index}`, target.id, MINUTE + index);
        }
        const { messages, ids } = await find();
        expect([messages.length, messages.at(-1)?.id, ids.size]).toEqual([MAX_DELETED, 'm-499', MAX_DELETED + 70]);
    });

    test('are not whole after 20,000, and no more are read', async () => {
        const page = Array.from({ length: 100 }, (_, index) => message(`m-${index}`));
        const read = jest.spyOn(workspace.written, 'page').mockResolvedValue(page);
        await expect(find()).resolves.toMatchObject({ isWhole: false });
        expect(read).toHaveBeenCalledTimes(200);
    });

    test.each([
        ['10 s, a page’s own time', 30 * SECOND, 10 * SECOND],
        ['the search lasts', 3 * SECOND, 3 * SECOND],
    ])('are waited for no longer than %s', async (_, limit, waited) => {
        workspace.before = faulty('written.page', 'hangs');
        const began = Date.now();
        const ended = begin(limit).then(() => Date.now());
        await jest.advanceTimersByTimeAsync(MINUTE);
        expect((await ended) - began).toBe(waited);
    });
});
