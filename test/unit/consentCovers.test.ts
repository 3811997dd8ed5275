import fc from 'fast-check';

import { covers, type RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { noRooms } from './support/records';

/**
 * Rooms by their ids, which are their names, as in `{ deleted: 'ab', unchecked: 'c' }`; `?` where not even the list could be read. `reported` are
 * names that the server told would be deleted.
 */
function rooms({ handedOver = '', deleted = '', unchecked = '', reported = '' }): RoomsOwnedAlone {
    return {
        handedOver: Array.from(handedOver).map((id) => ({ id, name: id })),
        deleted: Array.from(deleted).map((id) => ({ id, name: id, takesTeam: false })),
        unchecked: unchecked === '?' ? null : Array.from(unchecked),
        reported: { handedOver: [], deleted: Array.from(reported) },
    };
}

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
        ['what was checked no longer is', rooms({ deleted: 'a' }), rooms({ unchecked: 'a' }), false],
        ['what was checked no longer is, not even the list', rooms({ deleted: 'a' }), rooms({ unchecked: '?' }), false],
        ['the unchecked room still is', rooms({ unchecked: 'a' }), rooms({ unchecked: 'a' }), true],
        ['the list still can’t be read', rooms({ unchecked: '?' }), rooms({ unchecked: '?' }), true],
        ['the list can be read now: a room by name', rooms({ unchecked: '?' }), rooms({ deleted: 'a' }), false],
        ['a room that the server named is deleted', rooms({ reported: 'a' }), rooms({ deleted: 'a' }), true],
        ['another than the server named is deleted', rooms({ reported: 'a' }), rooms({ deleted: 'b' }), false],
        ['the list can be read now: nothing is deleted', rooms({ unchecked: '?' }), rooms({ handedOver: 'a' }), true],
    ])('%s', (_, shown, now, expected) => {
        expect(covers(shown, now)).toBe(expected);
    });

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

    test('a consent covers what was shown: if nothing changes, nobody is asked a second time', () => {
        fc.assert(
            fc.property(anyRooms, (shown) => {
                expect(covers(shown, shown)).toBe(true);
            }),
        );
    });

    test('no room is known to be deleted that the moderator was not shown as deleted or unchecked', () => {
        fc.assert(
            fc.property(anyRooms, anyRooms, (shown, now) => {
                fc.pre(covers(shown, now));
                const accepted = [...shown.deleted.map(({ id }) => id), ...(shown.unchecked ?? [])];
                for (const { id } of now.deleted) {
                    expect(accepted).toContain(id);
                }
            }),
            { numRuns: 2000 },
        );
    });

    test('asking comes to an end: however little of it is seen at each look, a workspace that stays as it is is asked about at most twice more', () => {
        const looks = fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 8 });
        const truth = fc.array(fc.constantFrom('kept', 'handedOver', 'deleted'), { minLength: 5, maxLength: 5 });
        fc.assert(
            fc.property(truth, looks, (fates, [first, ...later]) => {
                const seen = (isSeen: readonly boolean[] = []): RoomsOwnedAlone => {
                    const ids = (fate: string): string =>
                        Array.from('abcde')
                            .filter((_, index) => isSeen[index] && fates[index] === fate)
                            .join('');
                    const unchecked = Array.from('abcde')
                        .filter((_, index) => !isSeen[index])
                        .join('');
                    return rooms({ handedOver: ids('handedOver'), deleted: ids('deleted'), unchecked });
                };
                let shown = seen(first);
                let askedAgain = 0;
                for (const look of later) {
                    if (!covers(shown, seen(look))) {
                        askedAgain++;
                        shown = seen(look);
                    }
                }
                expect(askedAgain).toBeLessThanOrEqual(2);
            }),
            { numRuns: 2000 },
        );
    });
});
