import type { IMessageBuilder, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Remembered } from '../moderation/remembered';
import type { MessageContent, Place } from '../ui/message';
import { stamped } from '../ui/stamp';

/** Messages of the app's own account. All reject where the room is gone. */
export interface Messages {
    /** The app's own account. */
    appUser(): Promise<IUser>;
    /** Tells one person, and nobody else. It is gone at their next reload. */
    tell(user: IUser, place: Place, content: MessageContent): Promise<void>;
    /** The same, for somebody known by id alone. */
    tellById(userId: string, place: Place, content: MessageContent): Promise<void>;
    /** @returns the message's id, in whose thread more can be posted. */
    post(place: Place, content: MessageContent): Promise<string>;
    /** Puts other content into a message of the app's own (docs/rocketchat.md#updating-a-message). */
    update(id: string, place: Place, content: MessageContent): Promise<void>;
}

/**
 * @param appId each block carries it: the engine adds it to posted messages only.
 * @param memory the app's own account: it stays the same as long as the app is installed.
 */
export function messagesOf(appId: string, read: IRead, modify: IModify, memory: Remembered<IUser>): Messages {
    const readAppUser = async (): Promise<IUser> => {
        const appUser = await read.getUserReader().getAppUser();
        if (!appUser) {
            throw new Error('The app’s account could not be read');
        }
        return appUser;
    };
    const fill = async (
        builder: IMessageBuilder,
        { roomId, threadId }: Place,
        { text, blocks }: MessageContent,
    ): Promise<IMessageBuilder> => {
        builder
            .setRoom(roomWithId(roomId))
            .setSender(await memory.get(readAppUser))
            .setText(text)
            .setBlocks(blocks.map((block, index) => stamped(appId, block, index)))
            .setParseUrls(false);
        return threadId === null ? builder : builder.setThreadId(threadId);
    };
    const tell = async (user: IUser, place: Place, content: MessageContent): Promise<void> => {
        const builder = await fill(modify.getNotifier().getMessageBuilder(), place, content);
        await modify.getNotifier().notifyUser(user, builder.getMessage());
    };
    return {
        appUser: () => memory.get(readAppUser),
        tell,
        tellById: async (userId, place, content) => {
            const user = present(await read.getUserReader().getById(userId));
            if (!user) {
                throw new Error('The account could not be read');
            }
            await tell(user, place, content);
        },
        post: async (place, content) => {
            const id = await modify.getCreator().finish(await fill(modify.getCreator().startMessage(), place, content));
            // The engine makes a text of whatever the server answers, also of nothing.
            if (id === 'undefined' || id === 'null') {
                throw new Error('The message was not posted');
            }
            return id;
        },
        update: async (id, place, content) => {
            const message = (await fill(modify.getCreator().startMessage(), place, content)).getMessage();
            // The engine's own way reads the message first, which takes a permission more.
            const changed = modify
                .getCreator()
                .startMessage()
                .setUpdateData({ ...message, id }, message.sender);
            await modify.getUpdater().finish(changed);
        },
    };
}

/**
 * The server reads the room of a message by its id (docs/rocketchat.md#the-room-of-a-message-is-read-by-its-id). The engine's type asks for a
 * whole room.
 */
function roomWithId(id: string): IRoom {
    const room: Pick<IRoom, 'id'> = { id };
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- see above
    return room as IRoom;
}

/** An unknown account crosses as `null`, whatever the type says. */
function present(user: IUser | null): IUser | undefined {
    return user ?? undefined;
}
