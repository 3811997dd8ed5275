import { meaningOf } from '../../src/workspace/rest/setActiveStatus';

describe('what the endpoint says of rooms when it refuses for them', () => {
    const asked = { userId: 'tess-id', activeStatus: false, confirmRelinquish: false };
    const meaning = (details: unknown) =>
        meaningOf(
            {
                status: 400,
                body: {
                    kind: 'json',
                    value: { success: false, error: '[user-last-owner]', errorType: 'user-last-owner', details },
                },
                headers: {},
            },
            asked,
        );

    test('a room without a name stands as null in a list, and counts', () => {
        expect(meaning({ shouldBeRemoved: ['notes', null], shouldChangeOwner: [null] })).toEqual({
            kind: 'last-owner',
            rooms: { deleted: ['notes', null], handedOver: [null] },
        });
    });

    test.each<[string, unknown]>([
        ['no details', undefined],
        ['one list of two', { shouldBeRemoved: ['notes'] }],
        ['no room in either list', { shouldBeRemoved: [], shouldChangeOwner: [] }],
        ['something that is no list', { shouldBeRemoved: 'notes', shouldChangeOwner: [] }],
    ])('%s: nothing is known of the rooms', (_, details) => {
        expect(meaning(details)).toEqual({ kind: 'last-owner', rooms: undefined });
    });
});
