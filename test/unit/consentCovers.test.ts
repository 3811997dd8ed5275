import fc from 'fast-check';

import { askedAgain, covers, type RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { deleted as asDeleted, handedOver as asHandedOver, noRooms } from './support/records';

/**
 * Rooms by their ids, which are their names, as in `{ deleted: 'ab', unchecked: 'c' }`; `?` where not even the list could be read. `reported` are
 * names that the server told would be deleted.
 */
function rooms({ handedOver = '', deleted = '', unchecked = '', reported = '' }): RoomsOwnedAlone {
    return {
        handedOver: Array.from(handedOver).map((id) => asHandedOver(id)),
        deleted: Array.from(deleted).map((id) => asDeleted(id)),
        unchecked: unchecked === '?' ? null : Array.from(unchecked),
        ownerless: [],
        kept: [],
        reported: { handedOver: [], deleted: Array.from(reported) },
    };
}

/** When the question was put, in milliseconds since 1970. */
const ASKED_AT = 1000;

const anyRooms = fc
    .array(fc.constantFrom('kept', 'handedOver', 'deleted', 'unchecked'), { minLength: 5, maxLength: 5 })
    .chain((fates) =>
        fc.boolean().map((isListRead) => {
            const ids = (fate: string): string =>
                Array.from('abcde')
                    .filter((_, index) => fates[index] === fate)
                    .join('');
            return isListRead
                ? rooms({ handedOver: ids('handedOver'), deleted: ids('deleted'), unchecked: ids('unchecked') })
                : rooms({ unchecked: '?' });
        }),
    );

describe('a consent to what was shown covers what would happen now', () => {
    test.each<[string, RoomsOwnedAlone, RoomsOwnedAlone, boolean]>([
        [
            'nothing has changed',
            rooms({ handedOver: 'a', deleted: 'b' }),
            rooms({ handedOver: 'a', deleted: 'b' }),
            true,
        ],
        ['there are fewer now', rooms({ deleted: 'ab' }), rooms({ deleted: 'a' }), true],
        ['there are none any more', rooms({ handedOver: 'a', deleted: 'b' }), noRooms, true],
        ['a room is no longer deleted but handed over', rooms({ deleted: 'a' }), rooms({ handedOver: 'a' }), true],
        ['another room is handed over', rooms({ handedOver: 'a' }), rooms({ handedOver: 'ab' }), true],
        ['another room is deleted', rooms({ deleted: 'a' }), rooms({ deleted: 'ab' }), false],
        ['a room that was handed over is deleted', rooms({ handedOver: 'a' }), rooms({ deleted: 'a' }), false],
        ['a room is deleted, where none was shown', noRooms, rooms({ deleted: 'a' }), false],
        ['a room that was unchecked is deleted', rooms({ unchecked: 'a' }), rooms({ deleted: 'a' }), true],
        ['another room than the unchecked one is deleted', rooms({ unchecked: 'a' }), rooms({ deleted: 'b' }), false],
        // That it is deleted was agreed to; worse it can't be.
        ['what was deleted is unchecked now', rooms({ deleted: 'a' }), rooms({ unchecked: 'a' }), true],
        ['what was handed over is unchecked now', rooms({ handedOver: 'a' }), rooms({ unchecked: 'a' }), false],
        ['what was kept is unchecked now', rooms({ deleted: 'a' }), rooms({ deleted: 'a', unchecked: 'b' }), false],
        [
            'one unknown was agreed to, now more are unknown',
            rooms({ unchecked: 'a' }),
            rooms({ unchecked: 'ab' }),
            false,
        ],
        ['fewer are unknown now', rooms({ unchecked: 'ab' }), rooms({ unchecked: 'b' }), true],
        ['one was unknown, now the list is', rooms({ unchecked: 'a' }), rooms({ unchecked: '?' }), false],
        ['the list was unknown, now a room is', rooms({ unchecked: '?' }), rooms({ unchecked: 'a' }), true],
        ['what was checked no longer is, not even the list', rooms({ deleted: 'a' }), rooms({ unchecked: '?' }), false],
        ['the unchecked room still is', rooms({ unchecked: 'a' }), rooms({ unchecked: 'a' }), true],
        ['the list still can’t be read', rooms({ unchecked: '?' }), rooms({ unchecked: '?' }), true],
        ['the list can be read now: a room by name', rooms({ unchecked: '?' }), rooms({ deleted: 'a' }), false],
        ['a room that the server named is deleted', rooms({ reported: 'a' }), rooms({ deleted: 'a' }), true],
        ['another than the server named is deleted', rooms({ reported: 'a' }), rooms({ deleted: 'b' }), false],
        ['the server names the same room again', rooms({ reported: 'a' }), rooms({ reported: 'a' }), true],
        ['the server names another room, too', rooms({ reported: 'a' }), rooms({ reported: 'ab' }), false],
        ['the server names a second room of that name', rooms({ reported: 'a' }), rooms({ reported: 'aa' }), false],
        ['the list can be read now: nothing is deleted', rooms({ unchecked: '?' }), rooms({ handedOver: 'a' }), true],
    ])('%s', (_, shown, now, expected) => {
        expect(covers(shown, now, ASKED_AT)).toBe(expected);
    });

    test('a consent covers what was shown: if nothing changes, nobody is asked a second time', () => {
        fc.assert(
            fc.property(anyRooms, (shown) => {
                expect(covers(shown, shown, ASKED_AT)).toBe(true);
            }),
        );
    });

    test('no room is known to be deleted that the moderator was not shown as deleted or unchecked', () => {
        fc.assert(
            fc.property(anyRooms, anyRooms, (shown, now) => {
                fc.pre(covers(shown, now, ASKED_AT));
                const accepted = [...shown.deleted.map(({ id }) => id), ...(shown.unchecked ?? [])];
                for (const { id } of now.deleted) {
                    expect(accepted).toContain(id);
                }
            }),
            { numRuns: 2000 },
        );
    });

    test('no room is unchecked that the moderator was not shown as deleted or unchecked, unless nothing was known', () => {
        fc.assert(
            fc.property(anyRooms, anyRooms, (shown, now) => {
                fc.pre(shown.unchecked !== null && covers(shown, now, ASKED_AT));
                const accepted = [...shown.deleted.map(({ id }) => id), ...shown.unchecked];
                expect(now.unchecked).not.toBeNull();
                for (const id of now.unchecked ?? []) {
                    expect(accepted).toContain(id);
                }
            }),
            { numRuns: 2000 },
        );
    });

    test('where rooms are not always seen, each question names one more that might be deleted: asking comes to an end', () => {
        const looks = fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 20 });
        const truth = fc.array(fc.constantFrom('kept', 'handedOver', 'deleted'), { minLength: 5, maxLength: 5 });
        fc.assert(
            fc.property(truth, looks, (fates, [first, ...later]) => {
                const seen = (isSeen: readonly boolean[] = []): RoomsOwnedAlone => {
                    const all = Array.from('abcde');
                    const ids = (fate: string): string =>
                        all.filter((_, index) => isSeen[index] && fates[index] === fate).join('');
                    const unchecked = all.filter((_, index) => !isSeen[index]);
                    return rooms({
                        handedOver: ids('handedOver'),
                        deleted: ids('deleted'),
                        unchecked: unchecked.join(''),
                    });
                };
                const mightBeDeleted = ({ deleted, unchecked }: RoomsOwnedAlone): Set<string> =>
                    new Set([...deleted.map(({ id }) => id), ...(unchecked ?? [])]);
                let shown = seen(first);
                for (const look of later) {
                    if (!covers(shown, seen(look), ASKED_AT)) {
                        const before = mightBeDeleted(shown);
                        shown = askedAgain(shown, seen(look));
                        const now = mightBeDeleted(shown);
                        expect([...before].filter((id) => !now.has(id))).toEqual([]);
                        expect(now.size).toBeGreaterThan(before.size);
                    }
                }
            }),
            { numRuns: 2000 },
        );
    });
});

describe('what is shown when it has to be asked again', () => {
    test.each<[string, RoomsOwnedAlone, RoomsOwnedAlone, RoomsOwnedAlone]>([
        [
            'is what is known now',
            rooms({ handedOver: 'a', deleted: 'b' }),
            rooms({ handedOver: 'b', deleted: 'c' }),
            rooms({ handedOver: 'b', deleted: 'c' }),
        ],
        [
            'what was unchecked before stays so',
            rooms({ unchecked: 'a' }),
            rooms({ unchecked: 'b' }),
            rooms({ unchecked: 'ab' }),
        ],
        [
            'whatever is known of it now, unless it is deleted',
            rooms({ unchecked: 'abc' }),
            rooms({ handedOver: 'a', deleted: 'b' }),
            rooms({ handedOver: 'a', deleted: 'b', unchecked: 'ac' }),
        ],
        [
            'the list could not be read before',
            rooms({ unchecked: '?' }),
            rooms({ deleted: 'a' }),
            rooms({ deleted: 'a', unchecked: '?' }),
        ],
        ['the list can’t be read now', rooms({ unchecked: 'a' }), rooms({ unchecked: '?' }), rooms({ unchecked: '?' })],
        [
            'with what the server said before',
            rooms({ reported: 'x' }),
            rooms({ deleted: 'a' }),
            rooms({ deleted: 'a', reported: 'x' }),
        ],
    ])('%s', (_, shown, now, expected) => {
        expect(askedAgain(shown, now)).toEqual(expected);
    });

    test('a consent to it covers what it was made of', () => {
        fc.assert(
            fc.property(anyRooms, anyRooms, (shown, now) => {
                expect(covers(askedAgain(shown, now), now, ASKED_AT)).toBe(true);
            }),
            { numRuns: 2000 },
        );
    });
});

describe('a room that was made after the question, and in which nobody else is', () => {
    const made = (aloneSince: number | null): RoomsOwnedAlone => ({
        ...noRooms,
        deleted: [asDeleted('a'), { ...asDeleted('new'), aloneSince }],
    });

    test.each<[string, number | null, boolean]>([
        ['is covered', ASKED_AT + 1, true],
        ['is not where it was there before', ASKED_AT, false],
        ['is not where somebody else is in it, or it is not known when it was made', null, false],
    ])('%s', (_, aloneSince, expected) => {
        expect(covers(rooms({ deleted: 'a' }), made(aloneSince), ASKED_AT)).toBe(expected);
    });

    test('is no reason why another that is not covered would be', () => {
        const now = { ...made(ASKED_AT + 1), deleted: [...made(ASKED_AT + 1).deleted, asDeleted('other')] };
        expect(covers(rooms({ deleted: 'a' }), now, ASKED_AT)).toBe(false);
    });
});

test('what is new comes first where it is asked again', () => {
    const again = askedAgain(rooms({ deleted: 'ac' }), rooms({ deleted: 'abcd' }));
    expect(again.deleted.map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
});
