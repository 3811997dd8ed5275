import type { RoomAfter } from '../../src/moderation/case';
import { button } from '../../src/ui/blocks';
import { caseEntry } from '../../src/ui/caseEntry';
import { logMessage } from '../../src/ui/logPages';
import { outcomeMessage } from '../../src/ui/sayOutcome';
import { EVERYBODY } from '../../src/words/reader';
import { words } from '../../src/words/words';
import { closedCase } from './support/records';

describe('an outcome as a message', () => {
    const deleted: RoomAfter = { kind: 'deleted', id: 'a', name: 'lost' };
    const closing = (...rooms: RoomAfter[]) =>
        ({ closed: closedCase({}, { kind: 'done', rooms }), recorded: true, posted: 'posted' }) as const;

    test('has its button beside what was done, and small print last', () => {
        const undo = button('undo', words('told_undo_button'));
        const { blocks } = outcomeMessage(closing(), EVERYBODY, undo);
        expect(blocks).toMatchObject([{ type: 'section', accessory: { actionId: 'undo' } }, { type: 'context' }]);
    });

    test.each([
        ['done', 'Their messages are kept in the log room, and then deleted'],
        ['found', 'Their messages were not deleted'],
    ] as const)('says what becomes of messages that were to be deleted, too: %s', (kind, said) => {
        const closed = closedCase({ cleanUp: 3_600_000 }, { kind, rooms: [] });
        expect(outcomeMessage({ ...closing(), closed }, EVERYBODY).text).toContain(said);
    });

    test('warns of rooms that were lost, and says so in its text, too', () => {
        const { blocks, text } = outcomeMessage(closing(deleted), EVERYBODY);
        expect(blocks.map(({ type }) => type)).toEqual(['section', 'callout', 'section', 'context']);
        expect(text).toContain('Deleted for good, with all messages: `lost`');
    });
});

describe('the entry in the log room', () => {
    const room = (index: number): RoomAfter => ({ kind: 'deleted', id: `r${index}`, name: `room ${index}` });
    const rooms = (count: number): RoomAfter[] => Array.from({ length: count }, (_, index) => room(index));
    const entryOf = (count: number, canUndo = false) =>
        caseEntry(closedCase({ reason: 'spam' }, { kind: 'done', rooms: rooms(count) }), undefined, canUndo);

    test('names a few rooms itself', () => {
        const { entry, thread } = entryOf(3);
        expect(entry.text).toContain('Deleted for good, with all messages: `room 0 · room 1 · room 2`');
        expect(thread).toBeUndefined();
    });

    test('counts rooms of which nothing is known as unknown, and those that are gone as deleted', () => {
        const unknown: readonly RoomAfter[] = [
            { kind: 'gone', ids: ['g1', 'g2'] },
            { kind: 'unread', count: 7 },
            { kind: 'not-confirmed', id: 'n', name: 'maybe' },
        ];
        const ending = { kind: 'done', rooms: [...rooms(60), ...unknown] } as const;
        const { entry } = caseEntry(closedCase({}, ending), undefined, false);
        expect(entry.text).toContain('Rooms deleted: `62`, with a new owner: `0`, result unknown: `8`');
        const kept: RoomAfter = { kind: 'kept', id: 'k', name: 'kept' };
        const cases = [closedCase({}, { ...ending, rooms: [...ending.rooms, kept] })];
        const log = {
            kind: 'cases',
            open: [],
            cases,
            older: undefined,
            accountId: undefined,
            username: undefined,
        } as const;
        expect(logMessage(log, EVERYBODY).text).toContain('Rooms deleted: `62`, handed over: `0`, other: `9`');
    });

    test('counts many, and names each of them in its thread', () => {
        const { entry, thread } = entryOf(60);
        expect(entry.text).toContain('Rooms deleted: `60`');
        expect(entry.text).not.toContain('room 0');
        for (const { name } of rooms(60).filter((one) => 'name' in one)) {
            expect(JSON.stringify(thread?.blocks)).toContain(name);
        }
    });

    test.each([
        ['by the command, where that works', true, '/activate'],
        ['by an admin, where nothing else works', false, 'Administration'],
    ])('says how to undo it: %s', (_, canUndo, how) => {
        const { text } = entryOf(0, canUndo).entry;
        expect(text.match(/\/activate|Administration/g)).toEqual([how]);
    });
});
