import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';

import { messageLinkOf } from '../../src/workspace/messageLink';
import { nasty } from './support/nasty';
import { readOf, roomOf } from './support/read';

const SITE = 'https://chat.example';
/** Ids that a client may have chosen, of a message or of a room. */
const unsafe = nasty.filter((id) => !/^\w+$/.test(id));

/** The address of a message in one of these rooms. */
async function linkTo(messageId: string | null, roomId = 'room-1', siteUrl = SITE): Promise<string | undefined> {
    const rooms = [
        roomOf('room-1', RoomType.CHANNEL),
        roomOf('group', RoomType.PRIVATE_GROUP),
        roomOf('direct', RoomType.DIRECT_MESSAGE),
        roomOf('livechat', RoomType.LIVE_CHAT),
        // So that nothing but the check of the id stands between it and a link.
        ...unsafe.map((id) => roomOf(id, RoomType.CHANNEL)),
    ];
    return messageLinkOf(readOf(rooms, siteUrl))({ roomId, threadId: null, messageId });
}

test.each([
    ['a channel', 'room-1', `${SITE}/channel/room-1?msg=m1`],
    ['a private group', 'group', `${SITE}/group/group?msg=m1`],
    ['a direct message', 'direct', `${SITE}/direct/direct?msg=m1`],
    ['an omnichannel room, which has no such address', 'livechat', undefined],
    ['a room that is gone', 'gone', undefined],
])('a message in %s', async (_, roomId, link) => {
    await expect(linkTo('m1', roomId)).resolves.toBe(link);
});

test.each([SITE, `${SITE}/`, `${SITE}//`])('of the workspace at %s', async (siteUrl) => {
    await expect(linkTo('m1', 'room-1', siteUrl)).resolves.toBe(`${SITE}/channel/room-1?msg=m1`);
});

test('where no message was meant there is no link', async () => {
    await expect(linkTo(null)).resolves.toBeUndefined();
});

test.each(['7f3Kd9', 'a-b_c.d', '0e5f5b6c-8f4c-4d5a-9d1a-52a7f1d0c001'])('"%s" is an id', async (id) => {
    await expect(linkTo(id)).resolves.toBe(`${SITE}/channel/room-1?msg=${id}`);
});

test('an id with anything else in it becomes no part of a link', async () => {
    expect(unsafe.length).toBeGreaterThan(20);
    for (const id of [...unsafe, 'm1\n', 'm1)', 'm1#x', 'm1&y=z', 'm1/../x', 'm1 ', 'm\u00E91']) {
        await expect(linkTo(id)).resolves.toBeUndefined();
        await expect(linkTo('m1', id)).resolves.toBeUndefined();
    }
});
