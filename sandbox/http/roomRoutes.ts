import type { Router } from 'express';

import type { Account, Room } from '../model/documents';
import { ServerError } from '../model/errors';
import type { WorkspaceModel } from '../model/model';
import { canAccessRoom } from '../model/rules';
import { addRoute, type Instance } from './api';
import { refused } from './failure';

type Query = Record<string, string | undefined>;

/** Rooms, who is in them and in which role, as far as the user may see them. */
export function addRoomRoutes(router: Router, instance: Instance): void {
    const { model } = instance;
    addRoute(router, instance, {
        method: 'get',
        path: '/rooms.info',
        rateLimited: true,
        handle: ({ user, query }) => ({ room: roomOf(model, user, query) }),
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/rooms.get',
        handle: ({ user }) => ({ update: roomsOf(model, user), remove: [] }),
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/subscriptions.get',
        handle: ({ user }) => ({ update: model.subscriptions.ofUser(user._id), remove: [] }),
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/channels.list',
        handle: () =>
            list(
                'channels',
                model.rooms.all().filter(({ t }) => t === 'c'),
            ),
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/im.list',
        handle: ({ user }) =>
            list(
                'ims',
                roomsOf(model, user).filter(({ t }) => t === 'd'),
            ),
    });
    for (const kind of ['channels', 'groups']) {
        addRoute(router, instance, {
            method: 'get',
            path: `/${kind}.roles`,
            handle: ({ user, query }) => {
                const { _id } = roomOf(model, user, query);
                const holders = model.subscriptions.ofRoom(_id).filter(({ roles = [] }) => roles.length > 0);
                return { roles: holders.map(({ _id, rid, u, roles }) => ({ _id, rid, u, roles })) };
            },
        });
        addRoute(router, instance, {
            method: 'get',
            path: `/${kind}.members`,
            handle: ({ user, query }) => {
                const members = model.subscriptions.ofRoom(roomOf(model, user, query)._id).map(({ u }) => u);
                return list('members', members);
            },
        });
    }
}

/**
 * The room that `roomId` or `roomName` names.
 * @throws ServerError `error-room-not-found`; Failure `not-allowed`
 */
export function roomOf(model: WorkspaceModel, user: Account, { roomId, roomName }: Query): Room {
    const room = roomId === undefined ? model.rooms.byName(roomName ?? '') : model.rooms.byId(roomId);
    if (!room) {
        const reason = 'The required "roomId" or "roomName" param provided does not match any channel';
        throw new ServerError('error-room-not-found', reason);
    }
    if (!canAccessRoom(model, room, user._id)) {
        throw refused('not-allowed', 'Not Allowed');
    }
    return room;
}

const roomsOf = (model: WorkspaceModel, { _id }: Account): Room[] =>
    model.subscriptions.ofUser(_id).flatMap(({ rid }) => model.rooms.byId(rid) ?? []);

const list = (name: string, items: object[]): object => ({
    [name]: items,
    count: items.length,
    offset: 0,
    total: items.length,
});
