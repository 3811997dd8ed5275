import { mightDelete, type RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { deleted, handedOver, noRooms } from './support/records';

test.each<[string, Partial<RoomsOwnedAlone>, boolean]>([
    ['a room is deleted', { deleted: [deleted('r')] }, true],
    ['a room is unchecked', { unchecked: ['r'] }, true],
    ['not even the list could be read', { unchecked: null }, true],
    ['no room was found at all', {}, true],
    ['the server says that rooms are handed over only', { reported: { handedOver: ['r'], deleted: [] } }, false],
    ['the server says that one is deleted', { reported: { handedOver: ['s'], deleted: ['r'] } }, true],
    [
        'the server says that a room without a name is deleted',
        { reported: { handedOver: ['s'], deleted: [null] } },
        true,
    ],
    ['one is deleted, others are handed over', { deleted: [deleted('r')], handedOver: [handedOver('s')] }, true],
    ['one is unchecked, others are handed over', { unchecked: ['r'], handedOver: [handedOver('s')] }, true],
    ['nobody knows of which others', { unchecked: null, handedOver: [handedOver('s')] }, true],
    ['rooms are handed over only', { handedOver: [handedOver('r')] }, false],
    [
        'rooms are handed over, a public channel stays',
        { handedOver: [handedOver('r')], ownerless: [{ id: 's', name: 's' }] },
        false,
    ],
])('a room might be deleted: %s', (_, rooms, expected) => {
    expect(mightDelete({ ...noRooms, ...rooms })).toBe(expected);
});
