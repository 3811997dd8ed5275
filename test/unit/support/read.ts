import type { IEnvironmentRead, IRead, IRoomRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';

import { moderator } from './people';
import { userOf } from './users';

/** An accessor that what is tested has no need of. */
function unneeded(): never {
    throw new Error('Nobody needs this accessor');
}

/** A reader of these rooms and of the workspace's address, by the engine's accessors. */
export function readOf(rooms: readonly IRoom[], siteUrl: string): IRead {
    return {
        getEnvironmentReader: () => environmentOf(siteUrl),
        getRoomReader: () => roomReaderOf(rooms),
        getThreadReader: unneeded,
        getMessageReader: unneeded,
        getPersistenceReader: unneeded,
        getUserReader: unneeded,
        getNotifier: unneeded,
        getLivechatReader: unneeded,
        getUploadReader: unneeded,
        getCloudWorkspaceReader: unneeded,
        getVideoConferenceReader: unneeded,
        getOAuthAppsReader: unneeded,
        getRoleReader: unneeded,
        getContactReader: unneeded,
        getExperimentalReader: unneeded,
    };
}

export function roomOf(id: string, type: RoomType): IRoom {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the engine's type asks for it
    return { id, type, slugifiedName: id, creator: userOf(moderator), usernames: [] };
}

function environmentOf(siteUrl: string): IEnvironmentRead {
    return {
        getServerSettings: () => ({
            getValueById: (id) => Promise.resolve(id === 'Site_Url' ? siteUrl : undefined),
            getOneById: unneeded,
            getAll: unneeded,
            isReadableById: unneeded,
        }),
        getSettings: unneeded,
        getEnvironmentVariables: unneeded,
    };
}

function roomReaderOf(rooms: readonly IRoom[]): IRoomRead {
    return {
        getById: (id) => Promise.resolve(rooms.find((room) => room.id === id)),
        getCreatorUserById: unneeded,
        getByName: unneeded,
        getCreatorUserByName: unneeded,
        getMessages: unneeded,
        getMembers: unneeded,
        getAllRooms: unneeded,
        getDirectByUsernames: unneeded,
        getModerators: unneeded,
        getOwners: unneeded,
        getLeaders: unneeded,
        getUnreadByUser: unneeded,
        getUserUnreadMessageCount: unneeded,
    };
}
