import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ServerError } from '../../../sandbox/model/errors';
import { setUserActiveStatus } from '../../../sandbox/model/setUserActiveStatus';
import { buildWorkspace } from '../../../sandbox/vectors/build';
import { parseVectors, type Vector } from '../../../sandbox/vectors/vector';
import { root } from './zip';

/** Ids of the rooms that go, or change owner, with an account's deactivation; and by room the id of its new owner, as far as it is known. */
export interface RoomsGivenUp {
    readonly deleted: readonly string[];
    readonly handedOver: readonly string[];
    readonly heirs: ReadonlyMap<string, string>;
}

/**
 * The workspaces of the vectors, made ready to live side by side in one: usernames and room names, which each of them uses anew, are made
 * different. A room is called by its id, so that what is said of it can be told.
 */
export function vectorsSideBySide(): Vector[] {
    const lines = readFileSync(join(root, 'sandbox/test/vectors/set-user-active-status.ndjson'), 'utf8');
    return parseVectors(lines).map((vector) => ({
        ...vector,
        workspace: {
            ...vector.workspace,
            users: vector.workspace.users.map((user) => ({
                ...user,
                username: user.username && `${vector.id}.${user.username}`,
            })),
            rooms: vector.workspace.rooms.map((room) => ({ ...room, name: room._id, fname: room._id })),
        },
    }));
}

/** What deactivating an account does to its rooms where nothing else is done. With it goes the code of the server's refusal. */
export async function giveUpRooms(
    vector: Vector,
    userId: string,
): Promise<RoomsGivenUp & { readonly refusal: string | undefined }> {
    const model = buildWorkspace(vector);
    const joined = model.subscriptions.ofUser(userId).filter(({ t }) => t !== 'd' && t !== 'l');
    const before = new Map(joined.map(({ rid }) => [rid, model.subscriptions.holders(rid, 'owner')]));
    const refusal = await setUserActiveStatus(model, userId, false, true).then(
        () => undefined,
        (error: unknown) => (error instanceof ServerError ? error.code : String(error)),
    );
    const rids = [...before.keys()];
    // A federated room is emptied, and only its record stays.
    const isDeleted = (rid: string): boolean => model.subscriptions.one(rid, userId) === undefined;
    const heirs = new Map(
        rids.flatMap((rid) =>
            model.subscriptions
                .holders(rid, 'owner')
                .filter((holder) => before.get(rid)?.includes(holder) !== true)
                .map((heir): [string, string] => [rid, heir]),
        ),
    );
    return { deleted: rids.filter(isDeleted), handedOver: [...heirs.keys()], heirs, refusal };
}
