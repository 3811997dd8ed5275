import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';

import type { Origin } from '../moderation/case';

/** How Rocket.Chat's addresses call the types of rooms. */
const PATHS: Readonly<Record<string, string>> = { c: 'channel', p: 'group', d: 'direct' };

/** The address of a message in the workspace. */
export type MessageLink = (origin: Origin) => Promise<string | undefined>;

/** Makes the address of the message that a case is about; `undefined` where there is none, or its room is gone. */
export function messageLinkOf(read: IRead): MessageLink {
    return async ({ roomId, messageId }) => {
        if (messageId === null || !isPlainId(messageId) || !isPlainId(roomId)) {
            return undefined;
        }
        const [siteUrl, room] = await Promise.all([siteUrlOf(read), read.getRoomReader().getById(roomId)]);
        const path = room ? PATHS[room.type] : undefined;
        return path === undefined || siteUrl === undefined
            ? undefined
            : `${siteUrl}/${path}/${roomId}?msg=${messageId}`;
    };
}

/** A client may choose a message's id: one with markup in it must not become part of a link. */
function isPlainId(id: string): boolean {
    return /^[\w.-]+$/.test(id);
}

async function siteUrlOf(read: IRead): Promise<string | undefined> {
    const value: unknown = await read.getEnvironmentReader().getServerSettings().getValueById('Site_Url');
    return typeof value !== 'string' ? undefined : value.replace(/\/+$/, '');
}
