import type { IPersistence, IPersistenceRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';

import { asServerAnswers } from '../../../sandbox/engine/bridges/answers';
import type { Records } from '../../../sandbox/model/records';

const APP = 'app-1';

/** The app's records as the sandbox keeps them, without an engine in between. Several may share one: they are instances of the server. */
export function persistenceOver(records: Records): { readonly read: IPersistenceRead; readonly write: IPersistence } {
    const plain = (associations: RocketChatAssociationRecord | RocketChatAssociationRecord[]) =>
        [associations].flat().map((one) => ({ model: one.getModel(), id: one.getID() }));
    const unused = (): Promise<never> => Promise.reject(new Error('The app does not use this'));
    return {
        read: {
            read: unused,
            readByAssociation: unused,
            readByAssociations: (keys) => Promise.resolve(records.read(APP, plain(keys))),
        },
        write: {
            create: unused,
            createWithAssociation: unused,
            createWithAssociations: (data, keys) => Promise.resolve(records.create(APP, data, plain(keys))),
            update: unused,
            updateByAssociation: unused,
            updateByAssociations: (keys, data, upsert) =>
                Promise.resolve(records.update(APP, plain(keys), data, upsert ?? false)),
            remove: unused,
            removeByAssociation: unused,
            removeByAssociations: (keys) => Promise.resolve(asServerAnswers(records.removeAll(APP, plain(keys)))),
        },
    };
}
