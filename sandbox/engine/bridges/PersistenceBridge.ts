import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import { PersistenceBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { Association, WorkspacePort } from '../../port';
import type { BridgeHook } from '../hook';
import { asServerAnswers } from './answers';

type Records = RocketChatAssociationRecord[];

export class WorkspacePersistenceBridge extends PersistenceBridge {
    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override purge(appId: string): Promise<void> {
        return this.hook.call('persistence.purge', [], () => this.port.purgeRecords(appId));
    }

    protected override create(data: object, appId: string): Promise<string> {
        return this.hook.call('persistence.create', [data], () => this.port.createRecord(data, [], appId));
    }

    protected override createWithAssociations(data: object, associations: Records, appId: string): Promise<string> {
        return this.hook.call('persistence.createWithAssociations', [data, associations], () =>
            this.port.createRecord(data, plain(associations), appId),
        );
    }

    protected override readById(id: string, appId: string): Promise<object> {
        return this.hook.call('persistence.readById', [id], async () =>
            asServerAnswers(await this.port.readRecord(id, appId)),
        );
    }

    protected override readByAssociations(associations: Records, appId: string): Promise<object[]> {
        return this.hook.call('persistence.readByAssociations', [associations], () =>
            this.port.readRecords(plain(associations), appId),
        );
    }

    protected override remove(id: string, appId: string): Promise<object | undefined> {
        return this.hook.call('persistence.remove', [id], () => this.port.removeRecord(id, appId));
    }

    protected override removeByAssociations(associations: Records, appId: string): Promise<object[] | undefined> {
        return this.hook.call('persistence.removeByAssociations', [associations], () =>
            this.port.removeRecords(plain(associations), appId),
        );
    }

    protected override update(id: string, data: object, upsert: boolean, appId: string): Promise<string> {
        return this.hook.call('persistence.update', [id, data, upsert], () =>
            this.port.updateRecord(id, data, upsert, appId),
        );
    }

    protected override updateByAssociations(
        associations: Records,
        data: object,
        upsert: boolean,
        appId: string,
    ): Promise<string> {
        return this.hook.call('persistence.updateByAssociations', [associations, data, upsert], () =>
            this.port.updateRecords(plain(associations), data, upsert, appId),
        );
    }
}

/** An association comes from the app as plain data, not as the class that the engine's type names. */
function plain(associations: Records): Association[] {
    return associations.map((association) => ({
        model: String(Reflect.get(association, 'model')),
        id: String(Reflect.get(association, 'id')),
    }));
}
