import type { Router } from 'express';

import { refOf } from '../model/build';
import type { Account, Message } from '../model/documents';
import type { WorkspaceModel } from '../model/model';
import { postByWebhook } from '../model/post';
import { ajv } from './ajv';
import { addRoute, type Instance } from './api';
import { refused } from './failure';
import { roomOf } from './roomRoutes';

interface PostBody {
    roomId?: string;
    /** A room's name or `#name`, or `@username` for a direct message that is there already. */
    channel?: string;
    text?: string;
    tmid?: string;
}

const isPost = ajv.compile<PostBody>({
    type: 'object',
    properties: {
        roomId: { type: 'string' },
        channel: { type: 'string' },
        text: { type: 'string' },
        tmid: { type: 'string' },
    },
});

/** Reading and posting messages. */
export function addMessageRoutes(router: Router, instance: Instance): void {
    const { model } = instance;
    addRoute(router, instance, {
        method: 'post',
        path: '/chat.postMessage',
        rateLimited: true,
        body: isPost,
        handle: ({ user, body }) => {
            const { text = '', tmid } = body;
            const posted = { rid: ridOf(model, user, body), u: refOf(user), msg: text, tmid };
            const message = postByWebhook(model, posted, user);
            if (!message) {
                throw refused('unknown-error');
            }
            return { ts: message.ts.getTime(), channel: body.channel ?? body.roomId, message };
        },
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/chat.getMessage',
        handle: ({ user, query: { msgId = '' } }) => ({ message: messageOf(model, user, msgId) }),
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/chat.getThreadMessages',
        handle: ({ user, query: { tmid = '' } }) => page(model.messages.ofThread(messageOf(model, user, tmid)._id)),
    });
    for (const kind of ['channels', 'groups', 'im']) {
        addRoute(router, instance, {
            method: 'get',
            path: `/${kind}.history`,
            handle: ({ user, query }) => {
                const newestFirst = model.messages.ofRoom(roomOf(model, user, query)._id).reverse();
                return { messages: newestFirst.slice(0, Number(query.count ?? 50)) };
            },
        });
    }
}

function ridOf(model: WorkspaceModel, user: Account, { roomId, channel = '' }: PostBody): string {
    if (roomId !== undefined) {
        return roomOf(model, user, { roomId })._id;
    }
    if (channel.startsWith('@')) {
        const direct = model.rooms.direct([user.username ?? '', channel.slice(1)]);
        return roomOf(model, user, { roomId: direct?._id ?? '' })._id;
    }
    return roomOf(model, user, { roomName: channel.replace(/^#/, '') })._id;
}

function messageOf(model: WorkspaceModel, user: Account, id: string): Message {
    const message = model.messages.byId(id);
    if (!message) {
        throw refused('The provided "msgId" does not match any existing message.');
    }
    roomOf(model, user, { roomId: message.rid });
    return message;
}

const page = (messages: Message[]): object => ({ messages, count: messages.length, offset: 0, total: messages.length });
